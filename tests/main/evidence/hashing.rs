//! Hashing of files and folders: what is refused, and what is noticed while it is read.

use crate::support::wait;
use handover::evidence::{
    Differences, Digest, Fault, Manifest, Progress, Silent, Why, compare, hash_file, hash_folder, list_folder, nothing,
};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is done to a file or folder meanwhile.
type Act = fn(&Path);

/// Does something once, when the first bytes have been read.
struct Meanwhile<'a> {
    act: &'a (dyn Fn() + Sync),
    done: AtomicBool,
}

impl<'a> Meanwhile<'a> {
    fn new(act: &'a (dyn Fn() + Sync)) -> Meanwhile<'a> {
        Meanwhile { act, done: AtomicBool::new(false) }
    }
}

impl Progress for Meanwhile<'_> {
    fn looks(&self) -> bool {
        true
    }

    fn expect(&self, _: u64) {}

    fn advance(&self, _: u64) {
        if !self.done.swap(true, Ordering::SeqCst) {
            (self.act)();
        }
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("handover-hashing-").tempdir().unwrap()
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn why(outcome: Result<impl std::fmt::Debug, Fault>) -> Why {
    outcome.unwrap_err().why
}

/// The reasons of a folder's faults, by path.
fn whys(folder: &Path) -> Vec<(String, Why)> {
    let faults = list_folder(folder, &nothing).unwrap_err();
    faults.into_iter().map(|fault| (fault.path, fault.why)).collect()
}

fn sha256sum_accepts(list: &Path, folder: &Path) -> bool {
    let mut command = Command::new("sha256sum");
    command.args(["--check", "--strict", "--quiet"]).arg(list).current_dir(folder);
    command.status().unwrap().success()
}

#[test]
fn sha256sum_takes_our_manifests_and_makes_the_same() {
    let folder = folder();
    let files = folder.path().join("files");
    for path in ["b.txt", "a b/c.txt", "交接/清单.txt", "*star", "-dash", "#hash", "a blank", "empty", "a'b\"c", "Z"]
    {
        write(&files, path, if path == "empty" { "" } else { path });
    }
    let found = hash_folder(&files, &nothing, &Silent).unwrap();
    let list = folder.path().join("list.sha256");
    fs::write(&list, found.manifest.text()).unwrap();
    assert!(sha256sum_accepts(&list, &files));
    let sorted = Command::new("sh")
        .args(["-c", "find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum --"])
        .current_dir(&files)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(sorted.stdout).unwrap(), found.manifest.text());
    assert_eq!(found.digest, Digest::of(found.manifest.text().as_bytes()));
    assert_eq!(Manifest::parse(found.manifest.text().as_bytes()).unwrap(), found.manifest);
    fs::write(files.join("Z"), "z").unwrap();
    assert!(!sha256sum_accepts(&list, &files));
}

#[test]
fn a_folder_is_compared_with_its_manifest_both_ways() {
    let folder = folder();
    for path in ["same", "changes", "goes"] {
        write(folder.path(), path, path);
    }
    let manifest = hash_folder(folder.path(), &nothing, &Silent).unwrap().manifest;
    assert!(compare(&manifest, folder.path(), &nothing, &Silent).unwrap().is_empty());
    write(folder.path(), "changes", "changed");
    write(folder.path(), "comes/in", "new");
    fs::remove_file(folder.path().join("goes")).unwrap();
    let names = |name: &str| vec![name.to_owned()];
    let expected = Differences { changed: names("changes"), missing: names("goes"), added: names("comes/in") };
    assert_eq!(compare(&manifest, folder.path(), &nothing, &Silent).unwrap(), expected);
}

#[test]
fn what_is_skipped_is_not_even_looked_at() {
    let folder = folder();
    write(folder.path(), "records/x", "x");
    write(folder.path(), "sub/records/x", "x");
    write(folder.path(), ".cache/config", "x");
    symlink("nowhere", folder.path().join(".cache/link")).unwrap();
    let skip = |path: &str| path == "records" || path == ".cache";
    assert_eq!(list_folder(folder.path(), &skip).unwrap(), ["sub/records/x"]);
    assert_eq!(whys(folder.path()), [(".cache/link".to_owned(), Why::Symlink)]);
}

#[test]
fn links_pipes_sockets_devices_and_folders_are_no_files() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    write(folder.path(), "file", "x");
    symlink("file", path("link")).unwrap();
    symlink("loop", path("loop")).unwrap();
    symlink("nowhere", path("broken")).unwrap();
    assert!(Command::new("mkfifo").arg(path("pipe")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(path("socket")).unwrap();
    fs::create_dir(path("folder")).unwrap();
    for name in ["link", "loop", "broken"] {
        assert_eq!(why(hash_file(&path(name), &Silent)), Why::Symlink);
    }
    assert_eq!(why(hash_file(&path("pipe"), &Silent)), Why::Pipe);
    assert_eq!(why(hash_file(&path("socket"), &Silent)), Why::Socket);
    assert_eq!(why(hash_file(Path::new("/dev/zero"), &Silent)), Why::Device);
    assert_eq!(why(hash_file(&path("folder"), &Silent)), Why::Folder);
    assert_eq!(why(hash_file(&path("nothing"), &Silent)), Why::Missing);
    let expected = [
        ("broken", Why::Symlink),
        ("link", Why::Symlink),
        ("loop", Why::Symlink),
        ("pipe", Why::Pipe),
        ("socket", Why::Socket),
    ];
    assert_eq!(whys(folder.path()), expected.map(|(path, why)| (path.to_owned(), why)));
    assert_eq!(list_folder(&path("file"), &nothing).unwrap_err()[0].why, Why::NotAFolder);
}

#[test]
fn folders_that_link_to_each_other_end() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("a/b")).unwrap();
    symlink("../..", folder.path().join("a/b/up")).unwrap();
    assert_eq!(whys(folder.path()), [("a/b/up".to_owned(), Why::Symlink)]);
    let linked = folder.path().join("linked");
    symlink("a", &linked).unwrap();
    assert_eq!(list_folder(&linked, &nothing).unwrap_err()[0].why, Why::Symlink);
}

#[test]
fn names_that_mean_different_things_elsewhere_are_refused_each_with_its_reason() {
    for (name, reason) in [
        ("cafe\u{301}.txt", Why::NotNfc),
        ("a\nb", Why::Unsafe),
        ("a\u{202e}fdp.exe", Why::Unsafe),
        ("a\u{200b}b", Why::Unsafe),
        ("a\u{1b}[31m", Why::Unsafe),
        ("a\\b", Why::Backslash),
        ("-", Why::Dash),
    ] {
        let folder = folder();
        write(folder.path(), name, "x");
        assert_eq!(whys(folder.path()), [(name.to_owned(), reason)]);
    }
    let folder = folder();
    fs::write(folder.path().join(OsStr::from_bytes(b"\xff.txt")), "x").unwrap();
    assert_eq!(whys(folder.path()), [("\u{fffd}.txt".to_owned(), Why::NotUtf8)]);
}

#[test]
fn two_forms_of_one_name_never_stand_side_by_side() {
    let folder = folder();
    write(folder.path(), "caf\u{e9}.txt", "composed");
    assert!(list_folder(folder.path(), &nothing).is_ok());
    write(folder.path(), "cafe\u{301}.txt", "in parts");
    let faults = whys(folder.path());
    assert!(faults.contains(&("cafe\u{301}.txt".to_owned(), Why::NotNfc)), "{faults:?}");
}

#[test]
fn names_that_differ_only_in_case_or_width_are_refused() {
    for (one, other) in [("Report.txt", "report.txt"), ("Straße", "STRASSE"), ("报告Ａ", "报告a"), ("A/x", "a/y")]
    {
        let folder = folder();
        write(folder.path(), one, "x");
        write(folder.path(), other, "y");
        let faults = list_folder(folder.path(), &nothing).unwrap_err();
        assert!(matches!(faults[0].why, Why::Collides(_)), "{faults:?}");
    }
}

#[test]
fn empty_and_sparse_files_hash_as_what_they_are() {
    let folder = folder();
    let path = folder.path().join("file");
    let file = File::create(&path).unwrap();
    let found = hash_file(&path, &Silent).unwrap();
    assert_eq!((found.digest, found.size), (Digest::of(b""), 0));
    let size = 1 << 30;
    file.set_len(size).unwrap();
    let found = hash_file(&path, &Silent).unwrap();
    let zeros = "49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14";
    assert_eq!((found.digest.to_string().as_str(), found.size), (zeros, size));
    // A length at, below and above a whole number of blocks.
    for length in [1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 1024 * 1024] {
        let bytes: Vec<u8> = (0..length).map(|at: usize| (at % 251) as u8).collect();
        fs::write(&path, &bytes).unwrap();
        assert_eq!(hash_file(&path, &Silent).unwrap().digest, Digest::of(&bytes), "{length}");
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_noticed() {
    let folder = folder();
    let path = folder.path().join("file");
    let acts: [(Act, Why); 5] = [
        (|path| File::options().append(true).open(path).unwrap().write_all(b"more").unwrap(), Why::Changed),
        (|path| File::options().write(true).open(path).unwrap().set_len(10).unwrap(), Why::Changed),
        (overwrite_and_set_the_time_back, Why::Changed),
        (|path| fs::remove_file(path).unwrap(), Why::Vanished),
        (|path| fs::rename(path.with_extension("new"), path).unwrap(), Why::Vanished),
    ];
    for (act, expected) in acts {
        fs::write(&path, vec![1; 600_000]).unwrap();
        fs::write(path.with_extension("new"), vec![1; 600_000]).unwrap();
        wait::for_next_tick(&path.with_extension("new"));
        assert_eq!(why(hash_file(&path, &Meanwhile::new(&|| act(&path)))), expected);
    }
}

fn overwrite_and_set_the_time_back(path: &Path) {
    let file = File::options().write(true).open(path).unwrap();
    let before = file.metadata().unwrap().modified().unwrap();
    std::os::unix::fs::FileExt::write_all_at(&file, b"x", 0).unwrap();
    file.set_modified(before).unwrap();
}

#[test]
fn a_file_that_never_stops_growing_does_not_hold_us_up() {
    let folder = folder();
    let path = folder.path().join("file");
    fs::write(&path, vec![1; 600_000]).unwrap();
    struct Growing<'a>(&'a Path);
    impl Progress for Growing<'_> {
        fn looks(&self) -> bool {
            true
        }
        fn expect(&self, _: u64) {}
        fn advance(&self, bytes: u64) {
            let mut file = File::options().append(true).open(self.0).unwrap();
            file.write_all(&vec![1; 2 * usize::try_from(bytes).unwrap()]).unwrap();
        }
    }
    assert_eq!(why(hash_file(&path, &Growing(&path))), Why::Changed);
}

#[test]
fn a_folder_that_changes_while_it_is_read_is_noticed() {
    let acts: [(Act, &[Why]); 3] = [
        (|folder| write(folder, "sub/new", "x"), &[Why::Appeared]),
        (|folder| fs::remove_file(folder.join("a")).unwrap(), &[Why::Vanished]),
        (|folder| write(folder, "a", "y"), &[Why::Changed]),
    ];
    for (act, expected) in acts {
        let folder = folder();
        write(folder.path(), "a", "x");
        write(folder.path(), "sub/c", "x");
        // One thread, so that `a` is the file that is being read.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        wait::for_next_tick(&folder.path().join("sub/c"));
        let path = folder.path();
        let meanwhile = || act(path);
        let meanwhile = Meanwhile::new(&meanwhile);
        let faults = pool.install(|| hash_folder(path, &nothing, &meanwhile)).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.why.clone()).collect::<Vec<_>>(), expected);
    }
    // A file that goes before its turn comes.
    let folder = folder();
    for number in 0..200 {
        write(folder.path(), &format!("{number:03}"), "x");
    }
    let outcome = hash_folder(
        folder.path(),
        &nothing,
        &Meanwhile::new(&|| {
            for number in 0..200 {
                let _ = fs::remove_file(folder.path().join(format!("{number:03}")));
            }
        }),
    );
    assert!(outcome.unwrap_err().iter().all(|fault| fault.why == Why::Vanished));
}
