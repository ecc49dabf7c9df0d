//! A stage can be signed where the record that it would get says so, however many stages carry what is left.

use crate::support::dice::Dice;
use crate::support::runner::{NOW, Runner};
use handover::document::derived::has_terms;
use handover::document::given::given_of;
use handover::files::load::load_project;
use handover::model::clock::parse_moment;
use handover::report::signing::SignoffState;
use handover::signoff::check::RecordsCheck;
use handover::signoff::freeze::record_of;
use handover::signoff::standing::stage_signoffs;

const HEAD: &str = r#"format = 1
id = "small"
uuid = "d2bcb736-b530-4e28-9ded-108d1ff0a977"
title = "Small"
timezone = "Asia/Shanghai"
giver = { name = "Bright" }
receiver = { name = "Acme" }
[[people]]
id = "lin"
party = "giver"
[[people]]
id = "chen"
party = "receiver"
[milestones]
"#;

const STAGES: [&str; 5] = ["a", "b", "c", "d", "e"];

/// A project of five stages, some on the same day or without one, and items that are open, complete or reserved.
fn draw(dice: &mut Dice) -> (String, String) {
    let mut head = HEAD.to_owned();
    let mut signoffs = String::new();
    for stage in STAGES {
        if !dice.chance(8) {
            head += &format!("{stage} = 2026-12-{:02}\n", 1 + dice.roll(6));
        }
        if !dice.chance(6) {
            signoffs += &format!("[[signoff]]\nstage = \"{stage}\"\nsigners = [\"lin\", \"chen\"]\n");
        }
    }
    let mut items = "section = \"scope\"\n".to_owned();
    for number in 0..1 + dice.roll(7) {
        let stage = dice.pick(&STAGES);
        items += &format!("[[items]]\nid = \"i{number}\"\ntitle = \"Item\"\nstage = \"{stage}\"\n");
        if dice.chance(5) {
            items += &format!("needs = [\"i{}\"]\n", dice.roll(7));
        }
        let day = match dice.roll(6) {
            0 => format!("\"{stage} + 3d\""),
            1 => "\"soon\"".to_owned(),
            _ => format!("2026-12-{:02}", 1 + dice.roll(9)),
        };
        let person = dice.pick(&["lin", "lin", "chen", "nobody"]);
        let made = |did: &str, more: &str| {
            format!("{{ at = 2026-11-19T10:00:00+08:00, by = \"lin\", did = \"{did}\"{more} }}")
        };
        let reserved = made("reserved", &format!(", fix_by = {day}, person = \"{person}\", note = \"later\""));
        let agreed = "{ at = 2026-11-19T11:00:00+08:00, by = \"chen\", did = \"agreed\" }";
        let log = match dice.roll(5) {
            0 => String::new(),
            1 => format!("{}, {agreed}", made("proposed", "")),
            _ => reserved,
        };
        items += &format!("log = [{log}]\n");
    }
    (head + &signoffs, items)
}

#[test]
fn a_stage_is_ready_exactly_where_everything_that_its_record_would_reserve_has_terms() {
    let now = parse_moment(NOW).unwrap();
    let (mut ready, mut not) = (0, 0);
    for seed in 0..600 {
        let mut dice = Dice(seed + 1);
        let (head, items) = draw(&mut dice);
        let runner = Runner::new();
        runner.write("handover.toml", &head);
        runner.write("items.toml", &items);
        let loaded = load_project(runner.root(), now).unwrap();
        let checks = RecordsCheck { records: Vec::new(), strays: Vec::new(), missing: Vec::new() };
        for signoff in stage_signoffs(&loaded.view, &checks) {
            let record = record_of(given_of(&loaded.view.project, &loaded.view.standings, &signoff.stage));
            let wanted = record.derived.reservations.iter().all(|one| has_terms(&record.given, one));
            assert_eq!(signoff.state == SignoffState::Ready, wanted, "seed {seed} {}\n{head}\n{items}", signoff.stage);
            *if wanted { &mut ready } else { &mut not } += 1;
        }
    }
    assert!(ready > 400 && not > 400, "{ready} ready, {not} not");
}
