//! How fast hashing is, as ratios against the best there is without it: `cargo bench --bench hashing`.
//!
//! Sizes can be set: `BENCH_LARGE_MB` (2048), `BENCH_SMALL_FILES` (20000), `BENCH_FILES` (16) of
//! `BENCH_FILE_MB` (128), `BENCH_ROUNDS` (5). Files go to `BENCH_DIR`, else the temporary folder, and are
//! removed at the end. All figures are medians with the files in the page cache.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::disallowed_methods)]

use handover::evidence::{Digest, Silent, hash_file, hash_folder, nothing};
use rayon::prelude::*;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

fn main() {
    let mut builder = tempfile::Builder::new();
    builder.prefix("handover-bench-");
    let base = std::env::var_os("BENCH_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = builder.tempdir_in(base).expect("a temporary folder");
    large_file(&folder.path().join("large"));
    small_files(&folder.path().join("small"));
    two_cores(&folder.path().join("files"));
}

/// One large file, against `openssl dgst -sha256`.
fn large_file(path: &Path) {
    let size = setting("BENCH_LARGE_MB", 2048);
    fill(path, size);
    let [ours, theirs] = medians([&|| assert!(hash_file(path, &Silent).is_ok()), &|| {
        let output = Command::new("openssl").args(["dgst", "-sha256"]).arg(path).output().expect("openssl");
        assert!(output.status.success());
    }]);
    let speed = |time: Duration| size as f64 / 1024.0 / time.as_secs_f64();
    println!(
        "one file of {size} MiB: {:.2} GiB/s; openssl {:.2} GiB/s; ratio {:.3} (goal 0.95)",
        speed(ours),
        speed(theirs),
        ratio(theirs, ours)
    );
    fs::remove_file(path).unwrap();
}

/// Many small files, against a loop of `sha2` and `rayon` over a walk, which checks nothing.
fn small_files(folder: &Path) {
    let count = setting("BENCH_SMALL_FILES", 20_000);
    for number in 0..count {
        let path = folder.join(format!("{:03}", number % 200)).join(format!("file-{number}.txt"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("{number} ").repeat(50 + number as usize % 100)).unwrap();
    }
    let list = || -> Vec<PathBuf> {
        let walk = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
        walk.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
    };
    let hash = |paths: Vec<PathBuf>| -> Vec<(PathBuf, Digest)> {
        paths
            .into_par_iter()
            .map(|path| {
                let digest = Digest::of(&fs::read(&path).unwrap());
                (path, digest)
            })
            .collect()
    };
    let [ours, bare] = medians([&|| drop(hash_folder(folder, &nothing, &Silent).unwrap()), &|| drop(hash(list()))]);
    println!(
        "{count} small files: {:.0} a second; bare loop {:.0}; ratio {:.3} (goal 0.95)",
        count as f64 / ours.as_secs_f64(),
        count as f64 / bare.as_secs_f64(),
        ratio(bare, ours)
    );
    fs::remove_dir_all(folder).unwrap();
}

/// Several large files on two cores, against the same on one.
fn two_cores(folder: &Path) {
    let (count, size) = (setting("BENCH_FILES", 16), setting("BENCH_FILE_MB", 128));
    fs::create_dir_all(folder).unwrap();
    for number in 0..count {
        fill(&folder.join(format!("file-{number:02}")), size);
    }
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let (one, two) = (pool(1), pool(2));
    let hash = || drop(hash_folder(folder, &nothing, &Silent).unwrap());
    let [two, one] = medians([&|| two.install(hash), &|| one.install(hash)]);
    println!(
        "{count} files of {size} MiB: {:.2} s on one core, {:.2} s on two; ratio {:.3} (goal 1.8)",
        one.as_secs_f64(),
        two.as_secs_f64(),
        ratio(one, two)
    );
}

/// Runs both in turn, so that both meet the same weather, and returns the median of each.
fn medians(work: [&dyn Fn(); 2]) -> [Duration; 2] {
    let rounds = usize::try_from(setting("BENCH_ROUNDS", 5)).unwrap();
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..=rounds {
        for (work, times) in work.iter().zip(&mut times) {
            let start = Instant::now();
            work();
            // The first round only warms the cache.
            if round > 0 {
                times.push(start.elapsed());
            }
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    })
}

fn ratio(reference: Duration, ours: Duration) -> f64 {
    reference.as_secs_f64() / ours.as_secs_f64()
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// Fills a file with bytes that differ from block to block.
fn fill(path: &Path, mebibytes: u64) {
    let mut file = fs::File::create(path).unwrap();
    let mut block = vec![0_u8; 1024 * 1024];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..mebibytes {
        for chunk in block.chunks_exact_mut(8) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            chunk.copy_from_slice(&state.to_le_bytes());
        }
        file.write_all(&block).unwrap();
    }
}
