//! Changes that came from elsewhere are judged one by one, and what does not fit keeps nothing else from being made.

use crate::support::runner::{NOW, Runner};
use crate::support::small::Small;
use handover::edits::proposal::{Incoming, NewFile, Proposal, Verdict, Wants};
use handover::edits::proposed::judge;
use handover::edits::seen::Seen;
use handover::evidence::Silent;
use handover::files::edit::NewValue;
use handover::files::load::{Loaded, load_project};
use handover::files::store::Store;
use handover::model::clock::parse_moment;
use handover::model::item::{Act, ItemName, Place};
use handover::text::{Lang, Text};

fn load(runner: &Runner) -> Loaded {
    load_project(runner.root(), parse_moment(NOW).unwrap()).unwrap()
}

fn name(full: &str) -> ItemName {
    ItemName::parse(full, None).unwrap()
}

fn field(item: &str, field: &str, was: &str, value: &str) -> Wants {
    Wants::Field {
        item: name(item),
        field: field.to_owned(),
        was: Some(was.to_owned()),
        told: None,
        value: value.to_owned(),
    }
}

/// An act on the day after those of the tiny project, by somebody who has seen the log as it stands there.
fn act(loaded: &Loaded, item: &str, by: &str, did: &str, minute: u32) -> Wants {
    let log = &loaded.view.project.items[loaded.view.project.find(&name(item)).unwrap()].log;
    let act = Act {
        at: parse_moment(&format!("2026-11-03T09:{minute:02}:00+08:00")).unwrap(),
        by: by.to_owned(),
        did: did.to_owned(),
        value: None,
        note: None,
        round: None,
        of: None,
        fix_by: None,
        person: None,
        evidence: Vec::new(),
        entered_by: None,
        place: Place::default(),
    };
    Wants::Act {
        item: name(item),
        seen: Seen { acts: log.len(), last: log.last().map(|act| act.at), terms: None },
        act: Box::new(act),
    }
}

fn incoming(wants: Vec<Wants>) -> Incoming {
    let proposal = |wants| Proposal { origin: Text::same("row"), wants };
    Incoming { proposals: wants.into_iter().map(proposal).collect(), ..Incoming::default() }
}

/// Judges and writes what fits.
fn make(runner: &Runner, loaded: &Loaded, incoming: &Incoming) -> Vec<Verdict> {
    let judged = judge(loaded, incoming, Lang::En, &Silent).unwrap();
    Store::open(runner.root()).unwrap().apply(&judged.changes(loaded)).unwrap();
    judged.verdicts
}

#[test]
fn what_was_changed_since_is_left_and_the_rest_is_made() {
    let runner = Small::new()
        .item("scope/goals", "due = 2026-11-09\npriority = \"high\"", &[])
        .item("scope/posts", "", &[])
        .write();
    let wants = vec![
        field("scope/goals", "due", "2026-11-08", "2026-11-12"),
        field("scope/goals", "priority", "high", "low"),
        field("scope/posts", "due", "", "2026-11-20"),
        field("scope/posts", "priority", "", ""),
        field("scope/gone", "due", "", "2026-11-20"),
        field("scope/posts", "colour", "", "red"),
    ];
    let verdicts = make(&runner, &load(&runner), &incoming(wants));
    assert!(matches!(&verdicts[0], Verdict::Moved(why) if why.of(Lang::En).contains("2026-11-09")), "{verdicts:?}");
    assert_eq!([&verdicts[1], &verdicts[2]], [&Verdict::Fits; 2]);
    assert_eq!(verdicts[3], Verdict::There);
    assert!(matches!(verdicts[4], Verdict::Moved(_)) && matches!(verdicts[5], Verdict::Refused(_)), "{verdicts:?}");
    let text = runner.read("scope.toml");
    assert!(text.contains("due = 2026-11-09\npriority = \"low\"") && text.contains("due = 2026-11-20"), "{text}");
}

#[test]
fn acts_of_one_list_may_wait_for_each_other_in_any_order() {
    let runner = Small::new()
        .item("scope/goals", "", &["lin proposed"])
        .item("scope/posts", "needs = [\"scope/goals\"]", &["lin proposed"])
        .item("permissions/shop", "action = \"transfer\"", &[])
        .write();
    let loaded = load(&runner);
    let wants = vec![
        act(&loaded, "scope/posts", "chen", "agreed", 2),
        act(&loaded, "scope/goals", "chen", "agreed", 1),
        act(&loaded, "permissions/shop", "chen", "confirmed", 3),
        act(&loaded, "permissions/shop", "lin", "granted", 4),
    ];
    let verdicts = make(&runner, &loaded, &incoming(wants));
    // Nobody can confirm what is granted only later.
    assert_eq!([&verdicts[0], &verdicts[1], &verdicts[3]], [&Verdict::Fits; 3], "{verdicts:?}");
    assert!(matches!(verdicts[2], Verdict::Refused(_)), "{verdicts:?}");
    assert!(load(&runner).view.standings.iter().all(|standing| !standing.broken));
}

#[test]
fn an_act_is_made_once_and_only_on_the_log_that_was_seen() {
    let runner = Small::new().item("scope/goals", "", &["lin proposed"]).item("scope/posts", "", &["lin proposed"]);
    let runner = runner.write();
    let loaded = load(&runner);
    let wants =
        vec![act(&loaded, "scope/goals", "chen", "agreed", 1), act(&loaded, "scope/posts", "chen", "agreed", 1)];
    let list = incoming(wants);
    assert_eq!(runner.run(&["mark", "scope/goals", "noted", "--as", "lin", "--note", "see page 3"]).code, 0);
    assert_eq!(runner.run(&["mark", "scope/posts", "rejected", "--as", "chen", "--note", "too many"]).code, 0);
    let verdicts = make(&runner, &load(&runner), &list);
    assert_eq!(verdicts[0], Verdict::Fits, "a note changes nothing that was seen");
    assert!(matches!(verdicts[1], Verdict::Moved(_)), "{verdicts:?}");
    let before = runner.read("scope.toml");
    assert!(before.contains("at = 2026-11-20") && before.contains("did = \"agreed\""), "{before}");
    assert!(make(&runner, &load(&runner), &list).iter().all(|verdict| *verdict != Verdict::Fits));
    assert_eq!(runner.read("scope.toml"), before);
}

#[test]
fn new_items_come_once_into_files_that_are_there_and_into_new_ones() {
    let runner = Small::new().item("scope/goals", "", &[]).write();
    let text = |text: &str| NewValue::Text(text.to_owned());
    let item = |file: &str, id: &str| {
        let fields = vec![
            ("id".to_owned(), text(id.rsplit('/').next().unwrap())),
            ("title".to_owned(), text("A title")),
            (
                "log".to_owned(),
                NewValue::List(vec![NewValue::Table(vec![
                    ("at".to_owned(), NewValue::Date("2026-11-03T09:00:00+08:00".to_owned())),
                    ("by".to_owned(), text("lin")),
                    ("did".to_owned(), text("noted")),
                    ("note".to_owned(), text("ticked in the list")),
                ])]),
            ),
        ];
        Wants::Item { file: file.into(), name: name(id), fields }
    };
    let mut list = incoming(vec![
        item("scope.toml", "scope/new"),
        item("assets.yaml", "assets/desk"),
        item("assets.yaml", "assets/desk"),
        item("nowhere.toml", "scope/lost"),
    ]);
    list.files = vec![NewFile {
        path: "assets.yaml".into(),
        comment: String::new(),
        header: vec![("section".to_owned(), text("assets"))],
    }];
    let verdicts = make(&runner, &load(&runner), &list);
    assert_eq!([&verdicts[0], &verdicts[1], &verdicts[2]], [&Verdict::Fits, &Verdict::Fits, &Verdict::There]);
    assert!(matches!(verdicts[3], Verdict::Refused(_)), "{verdicts:?}");
    let loaded = load(&runner);
    for new in ["scope/new", "assets/desk"] {
        let at = loaded.view.project.find(&name(new)).unwrap();
        assert_eq!(loaded.view.project.items[at].log.len(), 1, "{new}");
    }
    assert_eq!(judge(&loaded, &list, Lang::En, &Silent).unwrap().verdicts[1], Verdict::There);
}
