//! When the disk does not take an answer: read-only folders, full disks, files that change in the same moment.

use crate::support::disk::{Reader, set_mode, skipped, wrapped};
use crate::support::refused::{Refused, assert_refused};
use crate::support::runner::{NOW, Runner};
use crate::support::small::{PROJECT, Small};
use handover::files::change::Change;
use handover::files::edit::{Edit, NewValue};
use handover::files::load::load_project;
use handover::files::store::Store;
use handover::model::clock::parse_moment;
use handover::model::list::{EntryAt, Position};
use std::fs;
use std::path::Path;
use std::process::Command;

const MARK: [&str; 5] = ["mark", "a", "delivered", "--as", "lin"];

/// No file of the tool's own is left anywhere.
#[track_caller]
fn assert_no_leftovers(runner: &Runner) {
    let names = runner.names();
    assert!(!names.iter().any(|name| name.contains(".handover-") || name.ends_with(".tmp")), "{names:?}");
}

#[test]
fn a_folder_that_may_not_be_written_stays_as_it_is() {
    let runner = Small::new().item("deliverables/a", "", &[]).write();
    let Some(reader) = Reader::of(&runner) else { return };
    set_mode(runner.root(), 0o555);
    let before = runner.snapshot();
    for (lang, words) in [("en", "deliverables.toml cannot be written"), ("zh-CN", "无法写入 deliverables.toml")] {
        let output = reader.run(&runner, &[&MARK[..], &["--lang", lang]].concat());
        assert_eq!(output.code, 3, "{output:?}");
        assert!(output.err.contains(words), "{}", output.err);
        assert_eq!(runner.snapshot(), before);
    }
    assert_eq!(reader.run(&runner, &["status"]).code, 0, "reading needs no more than that");
    set_mode(runner.root(), 0o755);
    assert_no_leftovers(&runner);
}

#[test]
fn where_one_of_two_files_cannot_be_written_the_other_stays_too() {
    let other = "section = \"training\"\n[[items]]\nid = \"t\"\ntitle = \"T\"\nlog = [\n]\n";
    let runner = Small::new().item("deliverables/a", "", &[]).file("sub/training.toml", other).write();
    let Some(reader) = Reader::of(&runner) else { return };
    set_mode(runner.root(), 0o777);
    set_mode(&runner.path("sub"), 0o555);
    let before = runner.snapshot();
    let note = ["noted", "--as", "lin", "--note", "x"];
    let output = reader.run(&runner, &[&["mark", "a", "t"][..], &note].concat());
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.err.contains("sub/training.toml cannot be written"), "{}", output.err);
    assert_eq!(runner.snapshot(), before);
    assert_no_leftovers(&runner);
    assert_eq!(reader.run(&runner, &[&["mark", "a"][..], &note].concat()).code, 0, "the first alone can be written");
}

#[test]
fn a_disk_that_takes_no_more_changes_nothing() {
    let long = format!("details = \"{}\"", "long ".repeat(2000));
    let runner = Small::new().item("deliverables/a", &long, &[]).write();
    let before = runner.snapshot();
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
    for (lang, words) in [("en", "nothing was changed"), ("zh-CN", "未作任何改动")] {
        let arguments = [&MARK[..], &["--lang", lang]].concat();
        let output = wrapped(&runner, "sh", &["-c", script], Path::new(env!("CARGO_BIN_EXE_handover")), &arguments);
        assert_eq!(output.code, 3, "{output:?}");
        assert!(output.err.contains("deliverables.toml") && output.err.contains(words), "{}", output.err);
        assert_eq!(runner.snapshot(), before);
    }
    assert_no_leftovers(&runner);
}

/// A small disk of its own, as long as it is held.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// Mounts one; nothing where that is not allowed.
    fn mount() -> Option<SmallDisk> {
        let folder = tempfile::tempdir().unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(folder.path()).output();
        mount.is_ok_and(|output| output.status.success()).then_some(SmallDisk(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).output();
    }
}

#[test]
fn a_full_disk_changes_nothing() {
    let Some(disk) = SmallDisk::mount() else {
        skipped("a small disk cannot be mounted here");
        return;
    };
    let small = Small::new().item("deliverables/a", &format!("details = \"{}\"", "long ".repeat(2000)), &[]).write();
    let root = disk.0.path();
    for name in ["handover.toml", "deliverables.toml"] {
        fs::copy(small.path(name), root.join(name)).unwrap();
    }
    // Fill what is left.
    let mut filler = fs::File::create(root.join("filler")).unwrap();
    while std::io::Write::write_all(&mut filler, &[0; 1024]).is_ok() {}
    drop(filler);
    let before = fs::read(root.join("deliverables.toml")).unwrap();
    let output = small.run(&[&["-C", root.to_str().unwrap()], &MARK[..]].concat());
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.err.contains("deliverables.toml cannot be written"), "{}", output.err);
    assert_eq!(fs::read(root.join("deliverables.toml")).unwrap(), before);
    let mut names: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["deliverables.toml", "filler", "handover.toml"]);
    fs::remove_file(root.join("filler")).unwrap();
    assert_eq!(small.run(&[&["-C", root.to_str().unwrap()], &MARK[..]].concat()).code, 0, "with room again it works");
}

#[test]
fn a_file_that_changed_since_it_was_read_is_not_overwritten() {
    let runner = Small::new().item("deliverables/a", "", &[]).item("backups/b", "", &[]).write();
    let view = load_project(runner.root(), parse_moment(NOW).unwrap()).unwrap();
    let act = [("by", "lin"), ("did", "noted"), ("note", "x")];
    let act: Vec<(String, NewValue)> =
        act.iter().map(|(key, text)| ((*key).to_owned(), NewValue::Text((*text).to_owned()))).collect();
    let sources = view.sources.iter().skip(1);
    let changes: Vec<Change<'_>> = sources
        .map(|source| Change::Edit {
            source,
            edits: vec![Edit::AppendAct { item: EntryAt::after(0), act: act.clone() }],
        })
        .collect();
    assert_eq!(changes.len(), 2);
    let theirs = runner.read("deliverables.toml") + "# theirs\n";
    runner.write("deliverables.toml", &theirs);
    let before = runner.snapshot();
    let error = Store::open(runner.root()).unwrap().apply(&changes).unwrap_err();
    assert!(error.to_string().contains("deliverables.toml was changed by somebody else"), "{error}");
    assert_eq!(runner.snapshot(), before, "neither file is written");
    assert_no_leftovers(&runner);
}

#[test]
fn what_cannot_be_edited_safely_is_told_with_the_line_to_add_by_hand() {
    let shared =
        "section: deliverables\nitems:\n  - {id: a, title: A, log: &same []}\n  - {id: b, title: B, log: *same}\n";
    let runner = Small::new().file("deliverables.yaml", shared).item("backups/c", "", &[]).write();
    let en = ["deliverables.yaml:3:", "anchor", "write this by hand", "by: lin, did: delivered"];
    let zh = ["deliverables.yaml:3:", "锚点", "请手工写入", "by: lin, did: delivered"];
    assert_refused(&runner, &MARK, &Refused { code: 3, en: &en, zh: &zh });
}

#[test]
fn several_items_are_marked_all_or_none() {
    let shared = "section: training\nitems:\n  - {id: c, title: C, log: &same []}\n  - {id: d, title: D, log: *same}\n";
    let small = Small::new().item("training/a", "", &[]).item("training/b", "", &["lin held"]);
    let runner = small.file("training/z.yaml", shared).write();
    let refused = Refused { code: 2, en: &["training/b"], zh: &["training/b"] };
    assert_refused(&runner, &["mark", "training/a", "b", "held", "--as", "lin"], &refused);
    let refused = Refused { code: 3, en: &["training/z.yaml:3:"], zh: &["training/z.yaml:3:"] };
    assert_refused(&runner, &["mark", "training/a", "c", "held", "--as", "lin"], &refused);
    let refused = Refused { code: 2, en: &["`nowhere`"], zh: &["`nowhere`"] };
    assert_refused(&runner, &["mark", "training/a", "nowhere", "held", "--as", "lin"], &refused);
    assert_no_leftovers(&runner);
    let both = runner.run(&["mark", "training/a", "training/b", "a", "noted", "--as", "chen", "--note", "x"]);
    assert_eq!((both.code, runner.read("training.toml").matches("noted").count()), (0, 2), "each once");
}

#[test]
fn a_project_file_with_a_broken_neighbour_is_not_written() {
    let runner = Small::new().item("deliverables/a", "", &[]).file("torn.yaml", "items: [").write();
    runner.write("handover.toml", PROJECT);
    assert_refused(
        &runner,
        &MARK,
        &Refused { code: 3, en: &["torn.yaml", "nothing is written"], zh: &["torn.yaml", "不写入"] },
    );
}
