//! How long the core takes, as ratios to the least that could be done.
//!
//! - load + status against reading the same files and parsing them with the same crates (TOML also against
//!   `toml_edit`, the usual parser that keeps places);
//! - the same project with rounds and gates against itself without;
//! - uniting three texts of a file against parsing them;
//! - one mark against reading, parsing and writing (synced) the same file;
//! - many projects side by side against reading and parsing their files on all cores;
//! - a sheet of a project against reading and parsing its files and writing a sheet of as many cells;
//! - an import of a list that is shown and not written, against reading the file with the same CSV parser;
//! - start-up of the command against that of a program that does nothing.
//!
//! Run with `cargo bench --bench core`. Prints medians; fails nothing.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "a bench prints and writes")]

use handover::checks::check_all;
use handover::exchange::merge::merge;
use handover::files::change::append_acts;
use handover::files::format::Format;
use handover::files::load::load_project;
use handover::files::store::Store;
use handover::model::item::{Act, Place};
use handover::model::list::{ItemAt, Position};
use handover::report::derive::report;
use handover::report::filter::Picked;
use handover::screen::status::{Rows, render_status};
use handover::text::Lang;
use handover::text::look::Look;
use rayon::prelude::*;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Projects side by side, and the items of each.
const PROJECTS: usize = 1_000;
const EACH: usize = 60;

/// Items in one file; a larger project has several such files.
const PER_FILE: usize = 10_000;

fn main() {
    println!("{:<34} {:>10} {:>10} {:>7}", "", "floor", "handover", "ratio");
    for format in [Format::Toml, Format::Yaml] {
        for items in [1_000, 10_000, 100_000] {
            let folder = tempfile::tempdir().unwrap();
            write_project(folder.path(), format, items);
            let rounds = if items > 50_000 { 5 } else { 15 };
            let floor = median(rounds, || parse_only(folder.path(), format));
            let whole = median(rounds, || load_and_status(folder.path()));
            row(&format!("load + status, {items} items, {}", format.name()), floor, whole);
            if format == Format::Toml {
                let floor = median(rounds, || parse_editable(folder.path()));
                row("  the same against toml_edit", floor, whole);
            }
        }
        let (plain, gated) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write_project(plain.path(), format, PER_FILE);
        write_project(gated.path(), format, PER_FILE);
        add_rounds_and_gates(gated.path(), format);
        let floor = median(15, || load_and_status(plain.path()));
        let whole = median(15, || load_and_status(gated.path()));
        row(&format!("rounds and gates, {PER_FILE} items, {}", format.name()), floor, whole);
        let folder = tempfile::tempdir().unwrap();
        write_project(folder.path(), format, PER_FILE);
        let floor = median(11, || read_parse_write(folder.path(), format));
        let whole = median(11, || mark_one(folder.path()));
        row(&format!("mark, {PER_FILE} items in the file, {}", format.name()), floor, whole);
        let texts = three_texts(folder.path(), format);
        let floor = median(11, || texts.par_iter().for_each(|text| parse_text(text, format)));
        let whole = median(11, || unite(&texts, format));
        row(&format!("merge, {PER_FILE} items in the file, {}", format.name()), floor, whole);
    }
    let folder = tempfile::tempdir().unwrap();
    write_project(folder.path(), Format::Toml, PER_FILE);
    let sheet = folder.path().join("out.xlsx");
    let floor = median(5, || {
        parse_only(folder.path(), Format::Toml);
        write_sheet(&sheet);
    });
    let whole = median(5, || {
        let _ = fs::remove_file(&sheet);
        let mut command = Command::new(env!("CARGO_BIN_EXE_handover"));
        command.current_dir(folder.path()).args(["export", "xlsx", "-o", "out.xlsx"]);
        run(command);
    });
    row(&format!("export xlsx, {PER_FILE} items"), floor, whole);
    let folder = tempfile::tempdir().unwrap();
    write_projects(folder.path());
    let floor = median(7, || parse_projects(folder.path()));
    let whole = median(7, || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_handover"));
        command.args(["status", "."]).current_dir(folder.path());
        run(command);
    });
    row(&format!("status of {PROJECTS} projects of {EACH} items"), floor, whole);
    let folder = tempfile::tempdir().unwrap();
    write_list(folder.path());
    let list = folder.path().join("list.csv");
    let floor = median(15, || read_rows(&list));
    let whole = median(15, || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_handover"));
        command.current_dir(folder.path()).args(["import", "list.csv", "--dry-run"]);
        run(command);
    });
    row(&format!("import, {PER_FILE} rows of CSV, shown"), floor, whole);
    let floor = median(31, || run(Command::new("true")));
    let whole = median(31, || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_handover"));
        command.arg("--version");
        run(command);
    });
    row("start-up (against `true`)", floor, whole);
}

/// A file as two had it, and as each has it now: an act more on every tenth item of one, and on every fifteenth of the
/// other.
fn three_texts(folder: &Path, format: Format) -> [String; 3] {
    let base = fs::read_to_string(section_files(folder, format).pop().unwrap()).unwrap();
    let with = |every: usize, minute: usize| {
        let mut items = 0;
        let line = |line: &str| {
            let log = line.trim_start().starts_with("log");
            items += usize::from(log);
            let act = format!(
                "at{0}2026-11-19T10:{minute:02}:00+08:00, by{0}\"lin\", did{0}\"noted\", note{0}\"x\"",
                match format {
                    Format::Toml => " = ",
                    Format::Yaml => ": ",
                }
            );
            match (log && items % every == 0, format) {
                (false, _) => line.to_owned(),
                (_, Format::Toml) => format!("{line}  {{ {act} }},\n"),
                (_, Format::Yaml) => format!("{line}      - {{{act}}}\n"),
            }
        };
        base.split_inclusive('\n').map(line).collect::<String>()
    };
    [base.clone(), with(10, 1), with(15, 2)]
}

fn unite(texts: &[String; 3], format: Format) {
    let texts = texts.each_ref().map(String::as_str);
    let merged = merge(texts, format, 7, &mut |_, _| Vec::new()).unwrap();
    assert_eq!(merged.conflicts, 0);
    drop(std::hint::black_box(merged));
}

fn row(what: &str, floor: Duration, whole: Duration) {
    let ms = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1e3);
    println!("{what:<34} {:>10} {:>10} {:>6.2}x", ms(floor), ms(whole), whole.as_secs_f64() / floor.as_secs_f64());
}

fn median(rounds: usize, mut work: impl FnMut()) -> Duration {
    work();
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[rounds / 2]
}

fn run(mut command: Command) {
    use std::process::Stdio;
    assert!(command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success());
}

/// A project without items, and a list for it.
fn write_list(folder: &Path) {
    let project = "format = 1\nid = \"bench\"\ntitle = \"Bench\"\n[giver]\nname = \"A\"\n[receiver]\nname = \"B\"\n";
    fs::write(folder.join("handover.toml"), project).unwrap();
    let mut list = "No.,Item,Owner,Due,Quantity,Notes,Colour\n".to_owned();
    for number in 1..=PER_FILE {
        let (day, count) = (number % 28 + 1, number % 9 + 1);
        writeln!(list, "{number},Thing number {number},Lin Wei,2026-11-{day:02},{count},note {number},red").unwrap();
    }
    fs::write(folder.join("list.csv"), list).unwrap();
}

/// As many columns as a sheet of plain items has.
const COLUMNS: u16 = 31;

/// A sheet of a row for each item.
fn write_sheet(path: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..PER_FILE as u32 {
        for column in 0..COLUMNS {
            sheet.write(row, column, format!("{row} {column}")).unwrap();
        }
    }
    book.save(path).unwrap();
}

/// The least that shows every value of a list: read it and run the parser over it.
fn read_rows(list: &Path) {
    let bytes = fs::read(list).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).unwrap() {
        std::hint::black_box(&record);
    }
}

fn section_files(folder: &Path, format: Format) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| Format::of(path) == Some(format))
        .collect();
    files.sort();
    files
}

/// The least that shows every value of every file: read it and run the parser over it.
fn parse_only(folder: &Path, format: Format) {
    section_files(folder, format).par_iter().for_each(|path| parse_text(&fs::read_to_string(path).unwrap(), format));
}

fn parse_editable(folder: &Path) {
    section_files(folder, Format::Toml).par_iter().for_each(|path| {
        drop(std::hint::black_box(toml_edit::Document::parse(fs::read_to_string(path).unwrap()).unwrap()));
    });
}

fn parse_text(text: &str, format: Format) {
    match format {
        Format::Toml => drop(std::hint::black_box(toml::de::DeTable::parse(text).unwrap())),
        Format::Yaml => {
            let count = granit_parser::Parser::new_from_str(text).filter(|event| event.is_ok()).count();
            std::hint::black_box(count);
        }
    }
}

/// The least that shows every value of every project.
fn parse_projects(folder: &Path) {
    use rayon::prelude::*;
    let projects: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    projects.par_iter().for_each(|project| {
        section_files(project, Format::Toml)
            .iter()
            .for_each(|path| parse_text(&fs::read_to_string(path).unwrap(), Format::Toml));
    });
}

fn write_projects(folder: &Path) {
    for number in 0..PROJECTS {
        let project = folder.join(format!("p{number:04}"));
        fs::create_dir(&project).unwrap();
        write_project(&project, Format::Toml, EACH);
    }
}

fn load_and_status(folder: &Path) {
    let loaded = load_project(folder, now()).unwrap();
    let findings = check_all(&loaded);
    let picked = Picked::all(&loaded.view);
    let report = report(&loaded, &findings, &picked, Lang::En);
    let look = Look { lang: Lang::En, width: 100, color: false, ascii: false };
    std::hint::black_box(render_status(&loaded, (&report, &picked), Rows::Sections, look));
}

fn read_parse_write(folder: &Path, format: Format) {
    let path = section_files(folder, format).pop().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    parse_text(&text, format);
    let mut file = tempfile::NamedTempFile::new_in(folder).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.as_file().sync_all().unwrap();
    file.persist(&path).unwrap();
    fs::File::open(folder).unwrap().sync_all().unwrap();
}

fn mark_one(folder: &Path) {
    let store = Store::open(folder).unwrap();
    let mut loaded = load_project(folder, now()).unwrap();
    let view = &loaded.view;
    let act = Act {
        at: view.now,
        by: "lin".to_owned(),
        did: "noted".to_owned(),
        value: None,
        round: None,
        of: None,
        fix_by: None,
        person: None,
        note: Some("counted again".to_owned()),
        evidence: Vec::new(),
        entered_by: None,
        place: Place::default(),
    };
    let item = ItemAt::after(view.project.items.len() / 2);
    let acts = [(item, act)];
    assert!(view.judge(item, &acts[0].1).is_none());
    store.apply(&append_acts(&loaded, &acts)).unwrap();
    loaded.view.record(&acts);
}

fn now() -> chrono::DateTime<chrono::FixedOffset> {
    chrono::DateTime::parse_from_rfc3339("2026-11-20T18:00:00+08:00").unwrap()
}

fn write_project(folder: &Path, format: Format, items: usize) {
    let project = r#"format = 1
id = "bench"
title = "Bench"
timezone = "Asia/Shanghai"
[giver]
name = "Giver"
[receiver]
name = "Receiver"
[milestones]
start = 2026-11-02
cutover = 2026-11-30
[[people]]
id = "lin"
name = "Lin Wei"
party = "giver"
[[people]]
id = "chen"
name = "Chen Yu"
party = "receiver"
[[signoff]]
stage = "cutover"
signers = ["lin", "chen"]
"#;
    fs::write(folder.join("handover.toml"), project).unwrap();
    for (number, first) in (0..items).step_by(PER_FILE).enumerate() {
        let text = section_text(format, first..items.min(first + PER_FILE));
        fs::write(folder.join(format!("part-{number:03}.{}", format.extension())), text).unwrap();
    }
}

/// Lets every item be done each week, behind a signature and everything in the scope.
fn add_rounds_and_gates(folder: &Path, format: Format) {
    for path in section_files(folder, format) {
        let text = fs::read_to_string(&path).unwrap();
        if !text.contains("permissions") {
            continue;
        }
        let head = match format {
            Format::Toml => {
                "every = \"1w\"\nfrom = \"start + 1w\"\nuntil = \"cutover\"\nneeds = [\"signoff/start\", \"scope/*\"]\n"
            }
            Format::Yaml => "every: 1w\nfrom: start + 1w\nuntil: cutover\nneeds: [signoff/start, scope/*]\n",
        };
        fs::write(&path, format!("{head}{text}")).unwrap();
    }
    let scope = "section = \"scope\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = [\n]\n";
    fs::write(folder.join("scope.toml"), scope).unwrap();
    let mut project = fs::read_to_string(folder.join("handover.toml")).unwrap();
    project.push_str("[[signoff]]\nstage = \"start\"\nsigners = [\"lin\", \"chen\"]\n");
    fs::write(folder.join("handover.toml"), project).unwrap();
}

fn section_text(format: Format, numbers: std::ops::Range<usize>) -> String {
    let mut text = String::new();
    match format {
        Format::Toml => text.push_str("section = \"permissions\"\ndue = \"cutover - 7d\"\n"),
        Format::Yaml => text.push_str("section: permissions\ndue: cutover - 7d\nitems:\n"),
    }
    for n in numbers {
        let accept = format!("Chen logs in to account {n} from Acme's network with her own second factor");
        match format {
            Format::Toml => write!(
                text,
                "\n[[items]]\nid = \"account-{n}\"\ntitle = \"Account {n} of the store\"\nsystem = \"Tmall\"\naction = \"transfer\"\nowner = [\"lin\"]\naccept_when = \"{accept}\"\nlog = [\n  {{ at = 2026-11-16T10:03:00+08:00, by = \"lin\", did = \"granted\", note = \"made\" }},\n  {{ at = 2026-11-17T09:12:00+08:00, by = \"chen\", did = \"confirmed\" }},\n]\n"
            ),
            Format::Yaml => write!(
                text,
                "  - id: account-{n}\n    title: Account {n} of the store\n    system: Tmall\n    action: transfer\n    owner: [lin]\n    accept_when: {accept}\n    log:\n      - {{at: 2026-11-16T10:03:00+08:00, by: lin, did: granted, note: made}}\n      - {{at: 2026-11-17T09:12:00+08:00, by: chen, did: confirmed}}\n"
            ),
        }
        .unwrap();
    }
    text
}
