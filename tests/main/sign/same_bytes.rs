//! The same project gives the same record, byte for byte: in whatever files and order, on whatever machine.

use crate::support::dice::Dice;
use crate::support::runner::{NOW, Runner};
use handover::document::derived::derived;
use handover::document::given::given_of;
use handover::document::reading::{read_record, record_bytes};
use handover::document::record::Record;
use handover::files::load::{Loaded, load_project};
use handover::model::clock::parse_moment;
use handover::signoff::compare::{Now, compare};
use handover::signoff::freeze::record_of;
use serde_json::Value;

const HEAD: &str = r#"format = 1
id = "small"
uuid = "d2bcb736-b530-4e28-9ded-108d1ff0a977"
title = "Small"
language = "en"
timezone = "Asia/Shanghai"
giver = { name = "Bright" }
receiver = { name = "Acme" }
"#;

/// A project as data: people, then items each with its section and lines, in no order.
struct Random {
    people: Vec<String>,
    /// Kind and the text of the item.
    items: Vec<(&'static str, String)>,
}

const KINDS: [(&str, &[&str]); 4] = [
    ("deliverables", &["lin delivered", "chen accepted"]),
    ("permissions", &["lin granted", "chen confirmed", "lin revoked"]),
    ("notifications", &["lin sent", "chen confirmed"]),
    ("agreements", &["lin proposed", "chen agreed"]),
];

impl Random {
    fn draw(dice: &mut Dice) -> Random {
        let people =
            [("lin", "giver"), ("gu", "giver"), ("chen", "receiver"), ("bo", "receiver"), ("zhao", "receiver")];
        let people = people.map(|(id, party)| format!("{{ id = \"{id}\", name = \"{id} x\", party = \"{party}\" }}"));
        let count = 1 + dice.roll(9);
        let mut items = Vec::new();
        for number in 0..count {
            let (kind, steps) = KINDS[dice.roll(KINDS.len())];
            let mut text = format!("id = \"i{number}\"\ntitle = \"Item {number} 事项\"\n");
            let mut add = |line: String| text.push_str(&format!("{line}\n"));
            if dice.chance(2) {
                add(format!("owner = [\"{}\"]", dice.pick(&["lin", "chen x", "IT", "bo"])));
            }
            if dice.chance(3) {
                add(format!("due = \"{}\"", dice.pick(&["cutover", "cutover - 3d", "soon", "2026-11-20"])));
            }
            if dice.chance(4) {
                add(format!("stage = \"{}\"", dice.pick(&["start", "close", "cutover"])));
            }
            if dice.chance(4) {
                add(format!("one_of = \"{}\"", dice.pick(&["a", "b"])));
            }
            if dice.chance(6) {
                add("optional = true".to_owned());
            }
            if dice.chance(4) && number > 0 {
                add(format!("tags = [\"t{}\", \"x\"]", dice.roll(3)));
            }
            if dice.chance(5) {
                add("extra = { b = \"2\", a = \"1\" }".to_owned());
            }
            let made = dice.roll(steps.len() + 1);
            let mut log: Vec<String> = Vec::new();
            let mut act = |words: &str, more: &str| {
                let (by, did) = words.split_once(' ').unwrap();
                let minute = log.len();
                let offset = ["+08:00", "Z", "-05:00"][minute % 3];
                let day = 2 + minute;
                log.push(format!("{{ at = 2026-11-{day:02}T09:00:00{offset}, by = \"{by}\", did = \"{did}\"{more} }}"));
            };
            steps.iter().take(made).for_each(|step| act(step, ""));
            if dice.chance(4) {
                act("gu noted", ", note = \"x\"");
            }
            if dice.chance(5) {
                act("chen reserved", ", note = \"later\", fix_by = 2026-12-10, person = \"bo\"");
            }
            if dice.chance(6) {
                act("chen reopened", ", note = \"again\"");
            }
            text.push_str(&format!("log = [{}]\n", log.join(", ")));
            items.push((kind, text));
        }
        Random { people: people.to_vec(), items }
    }

    /// Writes it in some layout: people, items and files in any order, items of a kind in one file or in several.
    fn write(&self, dice: &mut Dice) -> Runner {
        let runner = Runner::new();
        let mut people = self.people.clone();
        shuffle(&mut people, dice);
        let stages = "milestones = { start = 2026-11-02, cutover = 2026-11-30, close = 2026-12-31 }\n";
        let sign =
            |stage: &str| format!("{{ stage = \"{stage}\", signers = [\"lin\", \"chen\"], declaration = \"Yes.\" }}");
        let mut signoffs = ["start", "cutover", "close"].map(sign).to_vec();
        shuffle(&mut signoffs, dice);
        let comment = if dice.chance(2) { "# by hand\n" } else { "" };
        let head =
            format!("{comment}{HEAD}{stages}people = [{}]\nsignoff = [{}]\n", people.join(", "), signoffs.join(", "));
        runner.write("handover.toml", &head);
        let mut items = self.items.clone();
        shuffle(&mut items, dice);
        let mut files: Vec<(String, &str, String)> = Vec::new();
        for (kind, text) in &items {
            let open = files.iter().position(|(_, known, _)| known == kind).filter(|_| !dice.chance(3));
            let at = open.unwrap_or_else(|| {
                let folder = ["", "sub/", "b/c/"][dice.roll(3)];
                files.push((format!("{folder}f{}.toml", files.len()), kind, format!("section = \"{kind}\"\n")));
                files.len() - 1
            });
            files[at].2.push_str(&format!("\n[[items]]\n{text}"));
        }
        for (path, _, text) in files {
            runner.write(&path, &text);
        }
        runner
    }
}

fn shuffle<T>(list: &mut [T], dice: &mut Dice) {
    for at in (1..list.len()).rev() {
        list.swap(at, dice.roll(at + 1));
    }
}

fn load(runner: &Runner, now: &str) -> Loaded {
    load_project(runner.root(), parse_moment(now).unwrap()).unwrap()
}

fn record(loaded: &Loaded, stage: &str) -> Record {
    record_of(given_of(&loaded.view.project, &loaded.view.standings, stage))
}

#[test]
fn files_comments_and_the_day_leave_no_trace_in_a_record_and_order_only_where_it_shows() {
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let project = Random::draw(&mut dice);
        let (one, other) = (project.write(&mut dice), project.write(&mut dice));
        for stage in ["start", "cutover", "close"] {
            let (mut first, other) = (record(&load(&one, NOW), stage), load(&other, "2031-01-01T00:00:00+00:00"));
            let mut second = record(&other, stage);
            let now = given_of(&other.view.project, &other.view.standings, stage);
            let compared = compare(&first, &other.view, &Now::of(now));
            assert!(compared.departures.is_empty() && compared.told.is_empty(), "seed {seed}, {stage}: {compared:?}");
            let said = [&mut first, &mut second].map(|record| std::mem::take(&mut record.given.around).said());
            assert_eq!(said[0], said[1], "seed {seed}, {stage}");
            let bytes = |record: &Record| String::from_utf8(record_bytes(record).unwrap()).unwrap();
            assert_eq!(bytes(&first), bytes(&second), "seed {seed}, {stage}");
        }
    }
}

#[test]
fn what_is_written_reads_back_to_the_same_bytes_and_what_follows_from_it_is_the_same() {
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let project = Random::draw(&mut dice).write(&mut dice);
        let loaded = load(&project, NOW);
        for stage in ["start", "cutover", "close"] {
            let made = record(&loaded, stage);
            let bytes = record_bytes(&made).unwrap();
            let read = read_record(&bytes).unwrap();
            assert_eq!(read, made, "seed {seed}");
            assert_eq!(derived(&read.given), made.derived, "seed {seed}");
            let counts = made.derived.counts;
            assert_eq!(counts.items, counts.complete + counts.open + counts.not_applicable + counts.uncounted);
            let given = given_of(&loaded.view.project, &loaded.view.standings, stage);
            assert!(compare(&made, &loaded.view, &Now::of(given)).same, "seed {seed}");
        }
    }
}

#[test]
fn a_record_is_the_same_bytes_under_another_zone_language_and_folder() {
    let mut dice = Dice(7);
    let project = Random::draw(&mut dice);
    let digest = |runner: Runner| {
        let output = runner.run(&["record", "cutover", "--format", "json"]);
        assert_eq!(output.code, 0, "{}", output.err);
        serde_json::from_str::<Value>(&output.out).unwrap()["digest"].as_str().unwrap().to_owned()
    };
    let plain = digest(project.write(&mut dice));
    for (name, value) in [
        ("TZ", "Pacific/Kiritimati"),
        ("TZ", "America/Los_Angeles"),
        ("LANG", "zh_CN.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("HANDOVER_LANG", "zh-CN"),
        ("HANDOVER_NOW", "2030-06-01T00:00:00-11:00"),
    ] {
        assert_eq!(digest(project.write(&mut dice).env(name, value)), plain, "{name}={value}");
    }
}
