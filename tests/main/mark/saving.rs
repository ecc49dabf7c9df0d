//! Somebody saves a file in an editor while answers are recorded in it: no save is ever lost.

use crate::support::dice::Dice;
use crate::support::runner::{NOW, Runner};
use crate::support::small::Small;
use crate::support::wait;
use handover::files::change::append_acts;
use handover::files::load::load_project;
use handover::files::store::Store;
use handover::model::clock::parse_moment;
use handover::model::item::ItemName;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const FILE: &str = "deliverables.toml";

/// What came of a trial.
#[derive(Debug, Default)]
struct Trial {
    saves: usize,
    /// Saves that were neither there in the end nor under an answer.
    lost: usize,
    recorded: usize,
    refused: usize,
}

/// What an editor holds: the list, with a line that tells this save from all others.
fn content(number: usize) -> String {
    let act = "  { at = 2026-11-02T09:00:00+08:00, by = \"lin\", did = \"delivered\" },\n";
    format!("# save {number}.\nsection = \"deliverables\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = [\n{act}]\n")
}

/// Saves into the file, in one go or in two, or beside it and then by its name, or moves the old one away first.
fn save(path: &Path, number: usize, dice: &mut Dice) {
    let text = content(number);
    match dice.roll(4) {
        0 => fs::write(path, text).unwrap(),
        1 => {
            let (first, rest) = text.split_at(dice.roll(text.len()));
            let mut file = File::create(path).unwrap();
            file.write_all(first.as_bytes()).unwrap();
            pause(dice, 200);
            file.write_all(rest.as_bytes()).unwrap();
        }
        2 => {
            let beside = path.with_extension("new");
            fs::write(&beside, text).unwrap();
            fs::rename(beside, path).unwrap();
        }
        _ => {
            let backup = path.with_extension("toml~");
            fs::rename(path, &backup).unwrap();
            pause(dice, 200);
            fs::write(path, text).unwrap();
            fs::remove_file(backup).unwrap();
        }
    }
}

/// Lets some microseconds pass, to the point: sleeping takes longer.
fn pause(dice: &mut Dice, most: usize) {
    let (start, time) = (Instant::now(), Duration::from_micros(dice.roll(most) as u64));
    while start.elapsed() < time {
        thread::yield_now();
    }
}

/// An editor that saves once to three times in a row, then looks whether the last one is there or under an answer.
fn edit(path: &Path, seed: u64, ended: &AtomicBool) -> (usize, usize) {
    let (mut dice, mut saves, mut lost) = (Dice(seed), 0, 0);
    while !ended.load(Ordering::Relaxed) {
        for _ in 0..=dice.roll(3) {
            saves += 1;
            save(path, saves, &mut dice);
            pause(&mut dice, 400);
        }
        let line = format!("# save {saves}.\n");
        let is_there = || fs::read_to_string(path).is_ok_and(|text| text.contains(&line));
        let start = Instant::now();
        // For a moment an answer may stand there that is about to be taken back.
        while !is_there() && start.elapsed() < wait::PATIENCE {
            thread::yield_now();
        }
        lost += usize::from(!is_there());
        pause(&mut dice, 6_000);
    }
    (saves, lost)
}

/// Records answers in this process, again and again, as `mark` does.
fn record(runner: &Runner) -> bool {
    let store = Store::open(runner.root()).unwrap();
    let loaded = load_project(runner.root(), parse_moment(NOW).unwrap()).unwrap();
    let Some(at) = loaded.view.project.find(&ItemName::new("deliverables", "a")) else { return false };
    let Some(act) = loaded.view.project.items[at].log.first() else { return false };
    let mut act = act.clone();
    act.did = "noted".to_owned();
    store.apply(&append_acts(&loaded, &[(at, act)])).is_ok()
}

#[expect(clippy::print_stdout, reason = "the figures, for `--nocapture`")]
fn trial(seed: u64, answers: usize, answer: impl Fn(&Runner, usize) -> bool) -> Trial {
    let runner = Small::new().file(FILE, &content(0)).write();
    let ended = AtomicBool::new(false);
    let mut trial = Trial::default();
    thread::scope(|scope| {
        let editor = scope.spawn(|| edit(&runner.path(FILE), seed, &ended));
        for number in 0..answers {
            match answer(&runner, number) {
                true => trial.recorded += 1,
                false => trial.refused += 1,
            }
        }
        ended.store(true, Ordering::Relaxed);
        (trial.saves, trial.lost) = editor.join().unwrap();
    });
    assert!(answer(&runner, answers), "nobody saves any more");
    assert_eq!(runner.names(), [FILE, "handover.toml"], "nothing is left beside it");
    println!("{trial:?}");
    trial
}

#[test]
fn no_save_of_an_editor_is_lost_to_an_answer_in_the_same_moment() {
    let trial = trial(20_261_120, 1500, |runner, _| record(runner));
    assert_eq!(trial.lost, 0, "{trial:?}");
    assert!(trial.saves > 100 && trial.recorded > 100 && trial.refused > 0, "{trial:?}");
}

#[test]
fn no_save_of_an_editor_is_lost_to_a_mark() {
    let trial = trial(7, 600, |runner, number| {
        let note = format!("n{number}");
        let output = runner.run(&["mark", "a", "noted", "--as", "lin", "--note", &note]);
        assert!([0, 2, 3].contains(&output.code), "{output:?}");
        output.code == 0
    });
    assert_eq!(trial.lost, 0, "{trial:?}");
    assert!(trial.saves > 100 && trial.recorded > 20, "{trial:?}");
}
