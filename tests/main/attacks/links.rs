//! Attacks by links inside the project: nothing is read, printed or written through one.

use crate::support::evidence::{mark, project};
use crate::support::runner::{Output, Runner};
use handover::evidence::Digest;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

/// What stands at the other end of a link, and must not show.
const SECRET: &str = "Zebra-4711";

/// Everything that reads, and much that writes; the places to write to are `out` and below `evidence`.
const COMMANDS: [&[&str]; 17] = [
    &["status"],
    &["status", "--format", "json"],
    &["check", "--no-input"],
    &["next"],
    &["show", "manual"],
    &["show", "orders"],
    &["verify"],
    &["verify", "--outside", "--format", "json"],
    &["record", "cutover", "-o", "out.html"],
    &["record", "cutover", "-o", "evidence/out.html"],
    &["mark", "--as", "lin", "manual", "noted", "--note", "n"],
    &["mark", "--as", "lin", "manual", "noted", "--note", "n", "--evidence", "evidence/set"],
    &["mark", "--as", "lin", "manual", "noted", "--note", "n", "--evidence", "dumps/photos"],
    &["mark", "--as", "lin", "manual", "noted", "--note", "n", "--copy", "--evidence", "../papers/new.pdf"],
    &["mark", "--as", "lin", "manual", "noted", "--note", "n", "--copy", "--evidence", "../papers/set"],
    &["mark", "--as", "chen", "orders", "verified"],
    &["add", "deliverables", "More"],
];

/// A project with evidence of every sort, and files outside to copy.
fn prepared() -> Runner {
    let runner = project();
    let signoff = "[[signoff]]\nstage = \"cutover\"\nsigners = [\"lin\", \"chen\"]\n";
    runner.write("project/handover.toml", &(runner.read("project/handover.toml") + signoff));
    runner.write("project/evidence/set/one.txt", "one");
    runner.write("project/evidence/paper.txt", "x\n");
    runner.write("papers/new.pdf", "new\n");
    runner.write("papers/set/a.txt", "a");
    runner.write("project/sub/more.toml", "section = \"training\"\n[[items]]\nid = \"t\"\ntitle = \"T\"\nlog = [\n]\n");
    mark(&runner, "lin", &["manual", "delivered", "--evidence", "evidence/set", "--evidence", "evidence/paper.txt"]);
    mark(&runner, "lin", &["orders", "photos", "taken"]);
    runner
}

/// Takes something out of the project, changes what is in it, and puts a link in its place.
fn replace_by_link(runner: &Runner, path: &Path) -> PathBuf {
    let (inside, moved) = (runner.path("project").join(path), runner.path("private"));
    fs::rename(&inside, &moved).unwrap();
    for entry in
        walkdir::WalkDir::new(&moved).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
    {
        let text = fs::read_to_string(entry.path()).unwrap();
        let titled = text.replace("title = \"", &format!("title = \"{SECRET} "));
        let plain = format!("{SECRET} {text}");
        fs::write(entry.path(), if titled == text { plain } else { titled }).unwrap();
    }
    symlink(&moved, &inside).unwrap();
    moved
}

/// Everything at the other end, with its bytes.
fn bytes_at(place: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(place).into_iter().map(Result::unwrap);
    entries.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap_or_default())).collect()
}

#[track_caller]
fn assert_closed(output: &Output, before: &BTreeMap<PathBuf, Vec<u8>>, moved: &Path, told: &str) {
    let text = format!("{}{}", output.out, output.err);
    assert!(!text.contains(SECRET), "{told} shows what is at the other end:\n{text}");
    for (path, bytes) in before {
        let digest = Digest::of(bytes).to_string();
        assert!(!text.contains(&digest[..8]), "{told} shows the digest of {}:\n{text}", path.display());
    }
    assert!(bytes_at(moved) == *before, "{told} has changed what is at the other end");
}

#[test]
fn nothing_is_read_printed_or_written_through_a_link_wherever_in_the_project_it_stands() {
    let prepared_names = {
        let runner = prepared();
        let inside = |path: PathBuf| path.strip_prefix("project").map(Path::to_owned).ok();
        let names = runner.snapshot().into_keys().filter_map(inside).filter(|path| path.as_os_str().len() > 1);
        names.collect::<Vec<_>>()
    };
    assert!(prepared_names.len() > 15, "{prepared_names:?}");
    for path in prepared_names {
        let runner = prepared();
        let moved = replace_by_link(&runner, &path);
        let before = bytes_at(&moved);
        for command in COMMANDS {
            let output = runner.run_in("project", command);
            assert_closed(&output, &before, &moved, &format!("{} as a link: {command:?}", path.display()));
        }
        assert!(!runner.path("project/out.html").exists() || !runner.read("project/out.html").contains(SECRET));
    }
}

#[test]
fn evidence_records_the_project_file_or_a_section_file_as_a_link_is_an_error() {
    for name in ["handover.toml", "deliverables.toml", "sub/more.toml", "evidence", "records"] {
        let runner = prepared();
        runner.write("project/records/note.txt", "x");
        replace_by_link(&runner, Path::new(name));
        let check = runner.run_in("project", &["check", "--no-input"]);
        assert_ne!(check.code, 0, "{name}");
        assert!(check.out.contains("error[symlink]") && check.out.contains(name), "{name}: {}", check.out);
    }
    let runner = prepared();
    replace_by_link(&runner, Path::new("sub"));
    let check = runner.run_in("project", &["check", "--no-input"]);
    assert!(check.out.contains("warning[linked-folder]: the folder sub"), "{}", check.out);
    runner.write("papers/letter.txt", "x");
    symlink(runner.path("papers/letter.txt"), runner.path("project/letter.txt")).unwrap();
    let again = runner.run_in("project", &["check", "--no-input"]);
    assert_eq!(again.out, check.out, "a link to what is no part of the project is no matter");
}

#[test]
fn what_is_to_go_through_a_link_is_refused_with_its_name() {
    for (words, told) in [
        (&["--copy", "--evidence", "../papers/new.pdf"][..], "evidence is a symbolic link"),
        (&["--copy", "--evidence", "../papers/set"], "evidence is a symbolic link"),
        (&["--evidence", "dumps/photos"], "evidence is a symbolic link"),
        (&["--evidence", "evidence/paper.txt"], "is a symbolic link"),
        (&["--evidence", "evidence"], "is a symbolic link"),
    ] {
        let runner = prepared();
        let moved = replace_by_link(&runner, Path::new("evidence"));
        let before = (runner.snapshot(), bytes_at(&moved));
        let output =
            runner.run_in("project", &[&["mark", "--as", "lin", "manual", "noted", "--note", "n"][..], words].concat());
        assert!(matches!(output.code, 2 | 3), "{words:?}: {}{}", output.out, output.err);
        assert!(output.err.contains(told), "{words:?}: {}", output.err);
        assert!((runner.snapshot(), bytes_at(&moved)) == before, "{words:?}");
    }
    let runner = prepared();
    replace_by_link(&runner, Path::new("evidence"));
    let output = runner.run_in("project", &["record", "cutover", "-o", "evidence/out.html"]);
    assert!(output.code == 3 && output.err.contains("symbolic link"), "{}{}", output.out, output.err);
    assert!(!runner.path("private/out.html").exists());
}

#[test]
fn links_outside_the_project_are_followed_as_ever() {
    let runner = prepared();
    symlink(runner.path("papers"), runner.path("shortcut")).unwrap();
    symlink(runner.path("project"), runner.path("here")).unwrap();
    mark(&runner, "lin", &["manual", "noted", "--note", "n", "--copy", "--evidence", "../shortcut/new.pdf"]);
    assert_eq!(runner.read("project/evidence/new.pdf"), "new\n");
    let noted = ["mark", "--as", "lin", "manual", "noted", "--note", "n", "--evidence", "evidence/paper.txt"];
    let output = runner.run(&[&["-C", "here"][..], &noted].concat());
    assert_eq!(output.code, 0, "{}", output.err);
    let output = runner.run(&["-C", "here", "record", "cutover", "-o", "shortcut/out.html"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(runner.path("papers/out.html").is_file());
}

#[test]
fn init_reads_and_writes_nothing_through_a_link() {
    let arguments = [
        "init",
        ".",
        "--template",
        "minimal",
        "--giver",
        "G",
        "--receiver",
        "R",
        "--cutover",
        "2026-12-01",
        "--start",
        "2026-11-01",
        "--title",
        "T",
        "--no-input",
    ];
    for name in ["evidence", ".gitattributes", "deliverables.toml", "README.md", "handover.toml"] {
        let runner = Runner::new();
        runner.write("private/README.md", SECRET);
        fs::create_dir(runner.path("new")).unwrap();
        let target = if name == "evidence" { "private" } else { "private/README.md" };
        symlink(runner.path(target), runner.path("new").join(name)).unwrap();
        let before = bytes_at(&runner.path("private"));
        let output = runner.run_in("new", &arguments);
        assert_closed(&output, &before, &runner.path("private"), name);
    }
}
