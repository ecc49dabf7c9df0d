//! Pages, answers and imports at random: whatever a page offers is recorded, once, where nothing has changed since; and
//! where something has, nothing is lost and nothing becomes wrong.

use crate::support::answering::{Answer, Page, import};
use crate::support::dice::Dice;
use crate::support::runner::Runner;
use crate::support::small::Small;
use handover::files::load::load_project;
use handover::model::clock::parse_moment;
use handover::model::view::View;

const LATER: &str = "2026-11-21T21:00:00+08:00";

/// How many projects are made.
const PROJECTS: u64 = 60;

/// Fields of an item of a kind, and the acts that its log may begin with.
const KINDS: [(&str, &str, &[&str]); 9] = [
    ("permissions", "action = \"transfer\"", &["lin granted", "chen confirmed", "lin revoked"]),
    ("permissions", "action = \"remove\"", &["lin revoked", "chen confirmed"]),
    ("deliverables", "quantity = \"4\"", &["lin delivered", "chen accepted=4"]),
    ("scope", "included = true", &["lin proposed", "chen agreed"]),
    ("risks", "likelihood = 2\nimpact = 3", &["gu raised", "maya mitigated"]),
    ("payments", "amount = \"1000\"\ncurrency = \"CNY\"", &["lin claimed", "chen agreed", "chen paid=1000"]),
    ("monitoring", "every = \"1w\"\nfrom = 2026-11-05\nuntil = 2026-11-26\ntarget = \">= 95 %\"", &[]),
    ("readiness", "subject = \"CRM\"\nfactor = \"size\"", &[]),
    ("issues", "severity = 2", &["chen raised", "lin resolved"]),
];

/// A project of a few items, each of whose logs stands somewhere on its way.
fn project(dice: &mut Dice) -> Small {
    let mut small = Small::new().nobody_signs();
    for number in 0..3 + dice.roll(6) {
        let (kind, fields, row) = KINDS[dice.roll(KINDS.len())];
        let mut acts: Vec<String> = row[..dice.roll(row.len() + 1)].iter().map(|act| (*act).to_owned()).collect();
        // A complete item takes no such act.
        if acts.len() < row.len() && dice.chance(4) {
            acts.push(format!(
                "{} {}: a word",
                dice.pick(&["lin", "chen"]),
                dice.pick(&["waived", "blocked", "noted"])
            ));
        }
        let acts: Vec<&str> = acts.iter().map(String::as_str).collect();
        small = small.item(&format!("{kind}/i{number}"), fields, &acts);
    }
    small
}

/// Answers to some of the cards of a page, with what each asks for.
fn answers(page: &Page, dice: &mut Dice) -> Vec<Answer> {
    let mut answers = Vec::new();
    for card in page.cards() {
        if dice.chance(4) {
            continue;
        }
        let offers = card["offers"].as_array().unwrap();
        let offer = &offers[if dice.chance(2) { 0 } else { dice.roll(offers.len()) }];
        let is = |name: &str| offer[name] == true;
        let value = is("value") && (is("wants_value") || dice.chance(2));
        let note = is("wants_note") || dice.chance(2);
        answers.push(Answer {
            item: card["item"].as_str().unwrap().to_owned(),
            did: offer["did"].as_str().unwrap().to_owned(),
            value: value.then(|| ["1", "3", "4", "5"][dice.roll(4)].to_owned()),
            note: note.then(|| ["seen", "已核对 <b>", "a \"quoted\" word\nand a second line"][dice.roll(3)].to_owned()),
        });
    }
    answers
}

fn view(runner: &Runner) -> View {
    load_project(runner.root(), parse_moment(LATER).unwrap()).unwrap().view
}

/// How often an answer stands in the log of its item, as it was given.
fn recorded(view: &View, answer: &Answer, person: &str, importer: &str) -> usize {
    let item = view.project.items.iter().find(|item| item.name.to_string() == answer.item).unwrap();
    let entered = Some(importer).filter(|importer| *importer != person);
    let is = |act: &&handover::model::item::Act| {
        act.by == person
            && act.did == answer.did
            && act.note.as_deref() == answer.note.as_deref()
            && act.value.is_some() == answer.value.is_some()
            && act.entered_by.as_deref() == entered
            && act.evidence.len() == 1
    };
    item.log.iter().filter(is).count()
}

#[test]
fn whatever_a_page_offers_is_recorded_once_and_what_no_longer_fits_is_named() {
    let (mut given, mut left) = (0, 0);
    for seed in 0..PROJECTS {
        let mut dice = Dice(seed);
        let small = project(&mut dice);
        let runner = small.write();
        let person = dice.pick(&["lin", "gu", "chen", "maya"]).to_owned();
        let importer = dice.pick(&["lin", "chen"]).to_owned();
        let page = Page::of(&runner, &person);
        let answers = answers(&page, &mut dice);
        if answers.is_empty() {
            continue;
        }
        let text = page.saves(&answers, "2026-11-21");
        let runner = runner.env("HANDOVER_NOW", LATER);
        let moved: Vec<String> = match dice.chance(2) {
            true => Vec::new(),
            false => {
                // Somebody makes a step on some items in the meantime, or says why not.
                let items = view(&runner).project.items.iter().map(|item| item.name.to_string()).collect::<Vec<_>>();
                let acts = items.into_iter().filter(|item| {
                    let act = [["mark", item, "blocked", "--as", "gu", "--note", "in the way"]];
                    dice.chance(3) && runner.run(&act[0]).code == 0
                });
                acts.collect()
            }
        };
        let output = import(&runner, &text, &importer);
        let after = view(&runner);
        let context = || format!("seed {seed}\n{}\n{text}\n{}{}", small.text(), output.out, output.err);
        assert!(after.standings.iter().all(|standing| !standing.broken), "{}", context());
        for answer in &answers {
            given += 1;
            let count = recorded(&after, answer, &person, &importer);
            if moved.contains(&answer.item) {
                left += 1;
                assert_eq!(count, 0, "{answer:?} {}", context());
                assert!(output.out.contains(&answer.item), "{answer:?} {}", context());
            } else {
                assert_eq!(count, 1, "{answer:?} {}", context());
            }
        }
        assert_eq!(output.code, i32::from(answers.iter().any(|one| moved.contains(&one.item))), "{}", context());
        let before = runner.snapshot();
        import(&runner, &text, &importer);
        assert_eq!(runner.snapshot(), before, "{}", context());
    }
    assert!(given > 100 && left > 20, "{given} answers, {left} of them to items that moved on");
}
