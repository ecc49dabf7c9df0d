//! What a run leaves that is killed while it starts a project, and what of it goes.

#![expect(clippy::disallowed_methods, reason = "a test prepares its own folder")]

use super::*;

fn changes() -> Vec<Change<'static>> {
    ["README.md", "evidence/README.md", "a/b.toml", "handover.toml"]
        .map(|path| Change::Create { path: path.into(), content: format!("of {path}").into_bytes() })
        .into()
}

/// What a run leaves that is killed after so many of its files.
fn killed_after(root: &Path, count: usize) {
    fs::create_dir_all(root.join("evidence")).unwrap();
    fs::create_dir_all(root.join("a")).unwrap();
    let _ = list(root, &changes()).unwrap().keep();
    for change in changes().iter().take(count) {
        let Change::Create { path, content } = change else { panic!("new files") };
        fs::write(root.join(path), content).unwrap();
    }
    fs::write(root.join("evidence/.handover-a1b2c3.tmp"), "torn").unwrap();
}

fn files(root: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn after_a_kill_before_the_last_file_all_of_its_files_go() {
    for count in 0..4 {
        let folder = tempfile::tempdir().unwrap();
        killed_after(folder.path(), count);
        remove_unfinished(folder.path()).unwrap();
        assert_eq!(files(folder.path()), [""; 0], "{count}");
    }
}

#[test]
fn after_a_kill_behind_the_last_file_only_the_list_goes() {
    let folder = tempfile::tempdir().unwrap();
    killed_after(folder.path(), 4);
    let whole = ["README.md", "a/b.toml", "evidence/.handover-a1b2c3.tmp", "evidence/README.md", "handover.toml"];
    remove_unfinished(folder.path()).unwrap();
    assert_eq!(files(folder.path()), whole);
}

#[test]
fn what_a_person_has_written_or_changed_stays() {
    let folder = tempfile::tempdir().unwrap();
    killed_after(folder.path(), 3);
    fs::write(folder.path().join("README.md"), "my own").unwrap();
    fs::write(folder.path().join("evidence/scan.pdf"), "mine").unwrap();
    remove_unfinished(folder.path()).unwrap();
    assert_eq!(files(folder.path()), ["README.md", "evidence/scan.pdf"]);
}

#[test]
fn a_list_that_leads_elsewhere_removes_nothing() {
    let base = tempfile::tempdir().unwrap();
    let root = base.path().join("new");
    fs::create_dir(&root).unwrap();
    fs::write(base.path().join("mine"), "mine").unwrap();
    let digest = Digest::of(b"mine");
    for path in ["../mine", "/mine", "a/../../mine", base.path().join("mine").to_str().unwrap()] {
        fs::write(root.join(LIST), format!("{digest}  {path}\n")).unwrap();
        remove_unfinished(&root).unwrap();
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(base.path(), root.join("link")).unwrap();
        std::os::unix::fs::symlink(base.path().join("mine"), root.join("file")).unwrap();
        fs::write(root.join(LIST), format!("{digest}  file\n{digest}  link/mine\n")).unwrap();
        remove_unfinished(&root).unwrap();
        assert!(root.join("file").is_symlink());
    }
    assert_eq!(fs::read_to_string(base.path().join("mine")).unwrap(), "mine");
}
