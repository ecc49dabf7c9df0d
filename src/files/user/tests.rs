//! Tests of the user's folder: where it is, what is private in it, and that reading makes nothing.

#![expect(clippy::disallowed_methods, reason = "a test prepares its own folder")]

use super::*;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

const PROJECT: &str = "d2bcb736-b530-4e28-9ded-108d1ff0a977";

fn folder() -> (tempfile::TempDir, UserFolder) {
    let base = tempfile::tempdir().unwrap();
    let folder = UserFolder::at(base.path().join("settings/handover"));
    (base, folder)
}

#[cfg(unix)]
#[test]
fn the_folder_is_the_one_named_else_that_of_the_settings_else_below_the_home() {
    let found = |variables: &[(&str, &str)], home: Option<&str>| {
        let variables: HashMap<&str, &str> = variables.iter().copied().collect();
        let folder = UserFolder::of(|name| variables.get(name).map(OsString::from), home.map(PathBuf::from));
        folder.map(|folder| folder.path.display().to_string())
    };
    let usual =
        if cfg!(target_os = "macos") { "/h/Library/Application Support/handover" } else { "/h/.config/handover" };
    let named = [("HANDOVER_CONFIG_DIR", "/own"), ("XDG_CONFIG_HOME", "/x")];
    assert_eq!(found(&named, Some("/h")).as_deref(), Some("/own"));
    assert_eq!(found(&named[1..], Some("/h")).as_deref(), Some("/x/handover"));
    assert_eq!(found(&[("XDG_CONFIG_HOME", "x")], Some("/h")).as_deref(), Some(usual), "not absolute");
    assert_eq!(found(&[("HANDOVER_CONFIG_DIR", ""), ("XDG_CONFIG_HOME", "")], Some("/h")).as_deref(), Some(usual));
    assert_eq!(found(&[], None), None);
    assert_eq!(found(&[], Some("")), None);
}

#[test]
fn reading_makes_nothing() {
    let (base, folder) = folder();
    assert_eq!(folder.read_known_keys().unwrap(), None);
    assert_eq!(folder.copies(PROJECT).unwrap(), []);
    assert_eq!(fs::read_dir(base.path()).unwrap().count(), 0);
}

#[test]
fn what_is_written_is_read_back_and_is_the_owners_alone() {
    let (_base, folder) = folder();
    let change = |found: Option<&[u8]>| Ok(([found.unwrap_or_default(), b"x"].concat(), found.map(<[u8]>::len)));
    assert_eq!(folder.change_known_keys(change).unwrap(), None);
    assert_eq!(folder.change_known_keys(change).unwrap(), Some(1));
    assert_eq!(folder.read_known_keys().unwrap().as_deref(), Some(&b"xx"[..]));
    let record = Digest::of(b"record");
    let place = folder.keep_copy(PROJECT, &record, "receiver-陈.toml", b"signed").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!([mode(&folder.known_keys()), mode(&place)], [0o600; 2]);
        assert!(place.ancestors().skip(1).take(4).all(|above| mode(above) == 0o700), "{place:?}");
    }
    #[cfg(not(unix))]
    let _ = place;
}

#[test]
fn a_change_that_fails_leaves_the_file_as_it_was() {
    let (_base, folder) = folder();
    folder.change_known_keys(|_| Ok((b"before".to_vec(), ()))).unwrap();
    assert!(folder.change_known_keys(|_| -> Result<(Vec<u8>, ())> { anyhow::bail!("no") }).is_err());
    assert_eq!(folder.read_known_keys().unwrap().as_deref(), Some(&b"before"[..]));
}

#[test]
fn changes_made_at_once_all_come_in() {
    let (_base, folder) = folder();
    let most = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let longer = |found: Option<&[u8]>| Ok(([found.unwrap_or_default(), b"x"].concat(), ()));
                (0..10).for_each(|_| folder.change_known_keys(longer).unwrap());
                most.fetch_add(10, Ordering::Relaxed);
            });
        }
    });
    assert_eq!(folder.read_known_keys().unwrap().unwrap().len(), most.into_inner());
    let left = fs::read_dir(&folder.path).unwrap().count();
    assert_eq!(left, 1, "no temporary file stays");
}

#[test]
fn copies_are_found_by_project_and_record_and_a_new_one_takes_the_place_of_the_old() {
    let (_base, folder) = folder();
    let (first, second) = (Digest::of(b"1"), Digest::of(b"2"));
    for (record, file, bytes) in [
        (first, "giver-lin.toml", "old"),
        (first, "giver-lin.toml", "new"),
        (second, "giver-lin.toml", "other"),
        (second, "giver-lin.toml.sig", "signature"),
    ] {
        folder.keep_copy(PROJECT, &record, file, bytes.as_bytes()).unwrap();
    }
    folder.keep_copy("another", &first, "giver-lin.toml", b"elsewhere").unwrap();
    fs::write(folder.copies_of(PROJECT).join("notes.txt"), "mine").unwrap();
    fs::write(folder.copies_of(PROJECT).join(first.to_string()).join(".handover-x.tmp"), "torn").unwrap();
    let mut found: Vec<(Digest, String, String)> = folder
        .copies(PROJECT)
        .unwrap()
        .into_iter()
        .map(|copy| (copy.record, copy.file, String::from_utf8(copy.bytes).unwrap()))
        .collect();
    found.sort_by_key(|(record, file, _)| (*record != first, file.clone()));
    let expected = [
        (first, "giver-lin.toml", "new"),
        (second, "giver-lin.toml", "other"),
        (second, "giver-lin.toml.sig", "signature"),
    ];
    assert_eq!(found, expected.map(|(record, file, bytes)| (record, file.to_owned(), bytes.to_owned())));
}

#[test]
fn no_name_that_the_other_side_chose_leads_anywhere_else() {
    let (base, folder) = folder();
    let record = Digest::of(b"record");
    let long = "x".repeat(201);
    for wrong in ["", ".", "..", "../x", "/x", "a/b", "a\\b", "C:x", ".hidden", "a\nb", "a\u{202e}b", &long] {
        assert!(folder.keep_copy(wrong, &record, "a.toml", b"x").is_err(), "{wrong:?}");
        assert!(folder.keep_copy(PROJECT, &record, wrong, b"x").is_err(), "{wrong:?}");
        assert_eq!(folder.copies(wrong).unwrap(), [], "{wrong:?}");
    }
    assert_eq!(fs::read_dir(base.path()).unwrap().count(), 0);
}

#[test]
fn what_is_larger_than_it_can_be_is_refused_and_not_read_whole() {
    let (_base, folder) = folder();
    folder.change_known_keys(|_| Ok((b"x".to_vec(), ()))).unwrap();
    File::options().write(true).open(folder.known_keys()).unwrap().set_len(1 << 40).unwrap();
    let problem = folder.read_known_keys().unwrap_err();
    assert!(problem.to_string().contains("known-keys.toml"), "{problem}");
    let large = vec![0; LARGEST_COPY as usize + 1];
    assert!(folder.keep_copy(PROJECT, &Digest::of(b""), "a.toml", &large).is_err());
}

#[cfg(unix)]
#[test]
fn a_list_that_others_may_write_vouches_for_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let (_base, folder) = folder();
    folder.change_known_keys(|_| Ok((b"x".to_vec(), ()))).unwrap();
    for (path, open, closed) in [(folder.known_keys(), 0o620, 0o600), (folder.path.clone(), 0o777, 0o700)] {
        fs::set_permissions(&path, fs::Permissions::from_mode(open)).unwrap();
        let problem = folder.read_known_keys().unwrap_err().downcast::<Problem>().unwrap();
        let hint = problem.hint.clone().unwrap_or_default();
        assert!(hint.is(&format!("`chmod go-w {}`", path.display())), "{problem:?}");
        fs::set_permissions(&path, fs::Permissions::from_mode(closed)).unwrap();
        assert!(folder.read_known_keys().is_ok());
    }
}

#[cfg(unix)]
#[test]
fn a_list_that_is_a_link_stays_one() {
    let (base, folder) = folder();
    let kept = base.path().join("kept.toml");
    fs::write(&kept, "before").unwrap();
    make_private(&folder.path).unwrap();
    std::os::unix::fs::symlink(&kept, folder.known_keys()).unwrap();
    folder.change_known_keys(|found| Ok(([found.unwrap_or_default(), b" after"].concat(), ()))).unwrap();
    assert_eq!(fs::read_to_string(&kept).unwrap(), "before after");
    assert!(folder.known_keys().is_symlink());
}
