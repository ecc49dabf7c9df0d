//! Steps that a file or an item gives itself: whose they are, how they read, and what an empty row means.

use crate::support::small::{Seen, Small};
use handover::model::kinds::built_ins;
use handover::model::standing::State;
use handover::report::derive::report;
use handover::report::filter::Picked;
use handover::text::Lang;

/// A section file with a row of steps, and one item `id` without acts.
fn section(kind: &str, steps: &str, id: &str) -> String {
    format!("section = \"{kind}\"\n{steps}\n[[items]]\nid = \"{id}\"\ntitle = \"Item {id}\"\nlog = [\n]\n")
}

/// The steps of an item, in order.
fn row(seen: &Seen, name: &str) -> String {
    let item = seen.loaded.view.project.items.iter().find(|item| item.name.to_string() == name).expect("the item");
    item.steps.iter().map(|step| step.did.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_steps_of_a_file_rule_that_file_alone() {
    for kind in ["keys", "backups", "permissions"] {
        let first = section(
            kind,
            "steps = [{ did = \"handed\", by = \"giver\" }, { did = \"counted\", by = \"receiver\" }]",
            "a",
        );
        let second = section(kind, "steps = [{ did = \"shown\", by = \"receiver\" }]", "b");
        let names = [("1.toml", "2.toml"), ("2.toml", "1.toml")];
        for (one, two) in names {
            let small = Small::new().file(one, &first).file(two, &second).file("3.toml", &section(kind, "", "c"));
            let seen = small.load();
            assert_eq!(row(&seen, &format!("{kind}/a")), "handed counted");
            assert_eq!(row(&seen, &format!("{kind}/b")), "shown");
            let usual = match kind {
                "keys" => "delivered accepted",
                "backups" => "taken verified restored",
                _ => "granted confirmed revoked",
            };
            assert_eq!(row(&seen, &format!("{kind}/c")), usual);
            assert_eq!(seen.next(&format!("{kind}/b")), "shown by chen, maya");
        }
    }
}

#[test]
fn the_steps_of_an_item_come_before_those_of_its_file() {
    let text = "section = \"keys\"\nsteps = [{ did = \"handed\", by = \"giver\" }]\n\
                [[items]]\nid = \"a\"\ntitle = \"A\"\nsteps = [{ did = \"seen\", by = \"witness\" }]\n\
                [[items]]\nid = \"b\"\ntitle = \"B\"\n[[items]]\nid = \"c\"\ntitle = \"C\"\nsteps = []\n";
    let seen = Small::new().file("keys.toml", text).load();
    assert_eq!([row(&seen, "keys/a"), row(&seen, "keys/b"), row(&seen, "keys/c")], ["seen", "handed", ""]);
    let rotate =
        "section: permissions\nitems:\n  - {id: a, title: A, action: rotate, steps: [{did: shown, by: giver}]}\n";
    assert_eq!(row(&Small::new().file("p.yaml", rotate).load(), "permissions/a"), "shown");
}

#[test]
fn an_own_step_never_borrows_the_words_of_another_kind() {
    for kind in built_ins() {
        for step in kind.all_steps() {
            let did = &step.did;
            let steps = format!("steps = [{{ did = \"{did}\", by = \"giver\" }}]");
            let own = Small::new().file("own.toml", &section("own", &steps, "a")).load();
            let shown = &own.loaded.view.project.items.first().unwrap().steps[0];
            if !["delivered", "accepted"].contains(&did.as_str()) {
                assert!(
                    shown.todo.of(Lang::En).ends_with(did) && shown.todo.of(Lang::Zh).contains(did),
                    "{did}: {:?}",
                    shown.todo
                );
                assert_eq!(
                    (shown.done.of(Lang::En).to_lowercase().as_str(), shown.done.of(Lang::Zh)),
                    (did.as_str(), did.as_str())
                );
                assert_eq!((&shown.hashes, shown.proof, &shown.asks), (&None, false, &None), "{did}");
            }
            // In a file of its own kind it is that very step; of several of one word, the first.
            let first = kind.all_steps().into_iter().find(|one| one.did == *did).unwrap();
            let same = Small::new().file("same.toml", &section(&kind.name, &steps, "a")).load();
            assert_eq!(
                same.loaded.view.project.items.first().unwrap().steps[0].todo,
                first.todo,
                "{}: {did}",
                kind.name
            );
        }
    }
}

#[test]
fn a_step_reads_as_its_file_says() {
    let steps = "steps = [{ did = \"handed\", by = \"giver\", do = \"hand the keys over\", done = \"Keys are out\" }, \
                 { did = \"verified\", by = \"receiver\" }]";
    let runner = Small::new().file("keys.toml", &section("keys", steps, "a")).write();
    let show = runner.run(&["show", "a"]).out;
    assert!(show.contains("Gu Ning to hand the keys over, then") && show.contains("to report it verified"), "{show}");
    let next = runner.run(&["next"]).out;
    assert!(next.contains("hand the keys over: Item a"), "{next}");
    let marked = runner.run(&["mark", "a", "handed", "--as", "lin"]);
    assert!(marked.out.starts_with("Keys are out: \"Item a\", by Lin Wei"), "{marked:?}");
    for (lang, done, next) in
        [("en", "Keys are out", "report it verified"), ("zh-CN", "Keys are out", "完成“verified”")]
    {
        let record = runner.run(&["record", "cutover", "--format", "md", "--lang", lang]).out;
        assert!(record.contains(done) && record.contains(next), "{record}");
    }
    let json = runner.run(&["record", "cutover", "--format", "json"]).out;
    let record: serde_json::Value = serde_json::from_str(&json).unwrap();
    let steps = &record["given"]["items"]["keys/a"]["steps"];
    let told =
        serde_json::json!({ "did": "handed", "by": "giver", "do": "hand the keys over", "done": "Keys are out" });
    assert_eq!(steps[0], told);
    assert_eq!(steps[1]["do"], serde_json::json!({ "en": "report it verified", "zh-CN": "完成“verified”" }));
    assert_eq!(record["derived"]["items"]["keys/a"]["steps_made"], 1);
}

#[test]
fn a_row_without_steps_is_shown_and_never_counted() {
    for kind in ["links", "backups"] {
        let head = format!("section = \"{kind}\"\nsteps = []\n");
        let text = format!("{head}[[items]]\nid = \"a\"\ntitle = \"A\"\ndue = 2026-11-01\n");
        let need = "[[items]]\nid = \"b\"\ntitle = \"B\"\ndue = 2026-12-01\nowner = [\"lin\"]\naccept_when = \"x\"\n";
        let need = format!("section = \"deliverables\"\n{need}needs = [\"{kind}/a\"]\n");
        let small = Small::new().file("a.toml", &text).file("b.toml", &need);
        let seen = small.load();
        let standing = seen.standing(&format!("{kind}/a"));
        assert_eq!((standing.counts, standing.days_late, standing.next.clone()), (false, None, None), "{kind}");
        assert_eq!(seen.next("deliverables/b"), "delivered by lin", "nobody waits for it");
        assert_eq!(seen.findings(), [], "nothing is wanted of it");
        let told = report(&seen.loaded, &[], &Picked::all(&seen.loaded.view), Lang::En);
        assert_eq!((told.total.items, told.total.steps, told.total.overdue), (1, 2, 0));
        assert_eq!(told.stages.iter().map(|stage| stage.items).sum::<usize>(), 1);
        let runner = small.write();
        assert!(!runner.run(&["status", "--by", "due"]).out.contains("1 Nov"));
        assert!(runner.run(&["show", &format!("{kind}/a")]).out.contains("for reference"));
        assert!(runner.run(&["show", "a", "--lang", "zh-CN"]).out.contains("供参考"));
        for (lang, words) in [("en", "for reference"), ("zh-CN", "供参考")] {
            let record = runner.run(&["record", "cutover", "--format", "md", "--lang", lang]).out;
            assert!(record.contains(words), "{record}");
        }
        let refused = runner.run(&["mark", "a", "delivered", "--as", "lin"]);
        assert!(refused.code == 2 && refused.err.contains("it is there to be read"), "{refused:?}");
        assert_eq!(runner.run(&["mark", "a", "noted", "--note", "moved", "--as", "lin"]).code, 0);
    }
    let alone = Small::new().file("a.toml", &section("links", "steps = []", "a")).write();
    assert_eq!(alone.run(&["check", "--no-input"]).code, 0, "nothing is outstanding");
}

#[test]
fn one_to_read_is_no_alternative_that_hides_the_others() {
    let text = "section = \"own\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\none_of = \"x\"\nsteps = []\n\
                [[items]]\nid = \"b\"\ntitle = \"B\"\none_of = \"x\"\n";
    let seen = Small::new().file("a.toml", text).load();
    assert!(seen.standing("own/b").counts && !seen.standing("own/a").counts);
}

#[test]
fn steps_that_were_left_empty_in_yaml_are_those_of_the_kind() {
    let seen = Small::new().file("a.yaml", "section: backups\nsteps:\nitems: [{id: a, title: A, steps: }]\n").load();
    assert_eq!(row(&seen, "backups/a"), "taken verified restored");
}

#[test]
fn nothing_is_complete_by_steps_that_cannot_be_read() {
    for steps in [
        "steps = [{ did = \"a\", by = \"giver\" }, { did = \"b\", by = \"nobody\" }]",
        "steps = [{ did = \"a\", by = \"giver\" }, { did = \"a\", by = \"receiver\" }]",
        "steps = [{ did = \"a\", by = \"giver\" }, { did = \"noted\", by = \"receiver\" }]",
        "steps = [{ did = \"a\", by = \"giver\" }, \"b\"]",
        "steps = [{ did = \"a\", by = \"giver\" }, { by = \"giver\" }]",
        "steps = [{ by = \"nobody\" }]",
        "steps = \"a\"",
    ] {
        let at = "log = [{ at = 2026-11-02T09:00:00+08:00, by = \"lin\", did = \"a\" }]\n";
        let item = |steps: &str| format!("[[items]]\nid = \"a\"\ntitle = \"A\"\n{steps}\n{at}");
        for text in [format!("section = \"own\"\n{steps}\n{}", item("")), format!("section = \"own\"\n{}", item(steps))]
        {
            let seen = Small::new().file("own.toml", &text).load();
            assert_ne!(seen.state("own/a"), State::Complete, "{text}");
            assert!(seen.standing("own/a").counts && seen.standing("own/a").broken, "{text}");
            assert!(!seen.found().is_empty(), "{text}");
        }
    }
}
