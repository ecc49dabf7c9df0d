//! A save at every moment of a replacement, made by hand where no process can be made to hit it.

#![expect(clippy::disallowed_methods, reason = "a test prepares its own folder")]

use super::*;

const BEFORE: &[u8] = b"a: 1\n";
const AFTER: &[u8] = b"a: 1\nb: 2\n";

fn replaced(folder: &Path) -> (PathBuf, Swapped) {
    let target = folder.join("file.yaml");
    fs::write(&target, BEFORE).unwrap();
    let temporary = write_sibling(&target, AFTER).unwrap();
    let swapped = swap(&target, temporary, BEFORE.to_vec(), AFTER).unwrap().unwrap();
    assert_eq!(fs::read(&target).unwrap(), AFTER);
    (target, swapped)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Saves as an editor does: into the file, or beside it and then by its name.
fn save(target: &Path, content: &str, by_rename: bool) {
    if by_rename {
        let beside = target.with_extension("new");
        fs::write(&beside, content).unwrap();
        fs::rename(beside, target).unwrap();
    } else {
        fs::write(target, content).unwrap();
    }
}

#[test]
fn what_was_saved_before_the_replacement_stays() {
    for by_rename in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("file.yaml");
        fs::write(&target, BEFORE).unwrap();
        let temporary = write_sibling(&target, AFTER).unwrap();
        save(&target, "saved", by_rename);
        assert!(swap(&target, temporary, BEFORE.to_vec(), AFTER).unwrap().is_none());
        assert_eq!(fs::read(&target).unwrap(), b"saved");
        assert_eq!(names(folder.path()), ["file.yaml"]);
        let temporary = write_sibling(&target, AFTER).unwrap();
        fs::remove_file(&target).unwrap();
        assert!(swap(&target, temporary, BEFORE.to_vec(), AFTER).unwrap().is_none(), "nothing is there now");
        assert_eq!(names(folder.path()), [""; 0]);
    }
}

#[test]
fn what_is_written_into_the_file_that_came_out_goes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (target, swapped) = replaced(folder.path());
    // Whoever opened it before writes into it after.
    fs::write(swapped.hidden.as_ref().unwrap(), "saved").unwrap();
    assert!(!swapped.is_settled().unwrap());
    swapped.put_back().unwrap();
    assert_eq!(fs::read(&target).unwrap(), b"saved");
    assert_eq!(names(folder.path()), ["file.yaml"]);
}

#[test]
fn what_is_saved_before_a_replacement_is_taken_back_is_newer_and_stays() {
    for by_rename in [false, true] {
        for earlier in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let (target, swapped) = replaced(folder.path());
            if earlier {
                fs::write(swapped.hidden.as_ref().unwrap(), "an earlier save").unwrap();
            }
            save(&target, "the last save", by_rename);
            swapped.put_back().unwrap();
            assert_eq!(fs::read(&target).unwrap(), b"the last save");
            assert_eq!(names(folder.path()), ["file.yaml"]);
        }
    }
}

#[test]
fn what_came_out_goes_back_where_the_file_was_moved_away() {
    let folder = tempfile::tempdir().unwrap();
    let (target, swapped) = replaced(folder.path());
    fs::write(swapped.hidden.as_ref().unwrap(), "saved").unwrap();
    fs::rename(&target, folder.path().join("file.yaml~")).unwrap();
    swapped.put_back().unwrap();
    assert_eq!(fs::read(&target).unwrap(), b"saved");
    assert_eq!(names(folder.path()), ["file.yaml", "file.yaml~"]);
}

#[test]
fn a_replacement_that_was_let_go_leaves_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let (_, swapped) = replaced(folder.path());
    assert!(swapped.is_settled().unwrap());
    swapped.keep();
    assert_eq!(names(folder.path()), ["file.yaml"]);
}

#[test]
fn after_a_kill_between_exchange_and_exchange_back_the_save_is_in_its_place_again() {
    // What came out, what stands there now, and what is to stand there in the end.
    for (hidden, standing, wanted) in [
        (&b"saved"[..], AFTER, &b"saved"[..]),
        (BEFORE, AFTER, AFTER),
        (AFTER, b"saved", b"saved"),
        (AFTER, BEFORE, BEFORE),
        (BEFORE, b"saved", b"saved"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (target, swapped) = replaced(folder.path());
        fs::write(swapped.hidden.as_ref().unwrap(), hidden).unwrap();
        fs::write(&target, standing).unwrap();
        fs::write(folder.path().join("other.yaml"), "x").unwrap();
        recover(folder.path());
        assert_eq!(fs::read(&target).unwrap(), wanted);
        assert_eq!(names(folder.path()), ["file.yaml", "other.yaml"]);
    }
}

#[test]
fn a_save_that_cannot_be_told_to_be_older_is_not_removed() {
    let folder = tempfile::tempdir().unwrap();
    let (target, swapped) = replaced(folder.path());
    let hidden = swapped.hidden.unwrap();
    fs::write(&hidden, "saved").unwrap();
    fs::write(&target, "saved since").unwrap();
    recover(folder.path());
    assert_eq!(fs::read(&target).unwrap(), b"saved since");
    assert_eq!(fs::read(&hidden).unwrap(), b"saved");
    for name in [".handover-notes.swap", ".handover-a-b-c.swap", ".handover-.swap", "x.swap"] {
        fs::write(folder.path().join(name), "a person's").unwrap();
    }
    recover(folder.path());
    assert_eq!(names(folder.path()).len(), 6);
}
