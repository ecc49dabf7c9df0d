//! Readiness of several subjects: their rank, which scores count, and the nine items of one.

use crate::support::runner::Runner;
use crate::support::small::{Seen, Small};
use crate::support::sums::scored;
use handover::model::readiness::{Readiness, readiness};
use handover::text::Lang;

fn ranked(seen: &Seen) -> Vec<Readiness> {
    readiness(&seen.loaded.view.project, &seen.loaded.view.standings)
}

/// "CRM 3.9" for each subject, in their order.
fn told(seen: &Seen) -> Vec<String> {
    let mean = |one: &Readiness| one.mean.map_or("-".to_owned(), |mean| format!("{mean:.1}"));
    ranked(seen).iter().map(|one| format!("{} {}", one.subject.as_deref().unwrap_or("all"), mean(one))).collect()
}

#[test]
fn subjects_are_ranked_by_their_mean_and_those_without_a_score_come_last() {
    let small = scored(Small::new(), "New", [0; 9]);
    let small = scored(small, "ERP", [2; 9]);
    let small = scored(small, "CRM", [4, 4, 4, 4, 4, 4, 4, 4, 3]);
    let seen = small.item("readiness/size", "", &["chen scored=3"]).load();
    assert_eq!(told(&seen), ["CRM 3.9", "all 3.0", "ERP 2.0", "New -"]);
    let ranked = ranked(&seen);
    assert_eq!((ranked[1].scored, ranked[1].preliminary, ranked[2].preliminary), (1, true, false));
}

#[test]
fn only_the_score_that_stands_counts() {
    let size = |acts: &[&str]| told(&Small::new().item("readiness/size", "", acts).load());
    assert_eq!(size(&["chen scored=4"]), ["all 4.0"]);
    let approved = |acts: &[&str]| told(&Small::new().item("readiness/size", "approve = \"giver\"", acts).load());
    assert_eq!(approved(&["chen scored=4"]), ["all -"], "nobody has approved it yet");
    assert_eq!(approved(&["chen scored=4", "lin rejected: not so"]), ["all -"], "a score that was rejected is void");
    let again = ["chen scored=4", "lin rejected: not so", "chen scored=2", "lin approved"];
    assert_eq!(approved(&again), ["all 2.0"]);
    assert_eq!(size(&["chen scored=4", "chen reopened: a year later"]), ["all -"]);
    assert_eq!(size(&["chen scored=4", "chen reopened: a year later", "maya scored=5"]), ["all 5.0"]);
    let undone = "section = \"readiness\"\n[[items]]\nid = \"size\"\ntitle = \"Size\"\nlog = [\n\
        { at = 2026-11-02T09:00:00+08:00, by = \"chen\", did = \"scored\", value = 4 },\n\
        { at = 2026-11-02T09:01:00+08:00, by = \"chen\", did = \"undone\", of = 2026-11-02T09:00:00+08:00 },\n]\n";
    assert_eq!(told(&Small::new().file("readiness.toml", undone).load()), ["all -"], "a score that was taken back");
}

#[test]
fn earlier_scores_stay_to_be_seen() {
    let acts = ["chen scored=4", "chen reopened: a year later", "maya scored=5"];
    let shown = Small::new().item("readiness/size", "", &acts).write().run(&["show", "readiness/size"]).out;
    assert!(shown.contains("Scored: 4") && shown.contains("Scored: 5"), "{shown}");
}

#[test]
fn a_subject_that_is_scored_again_and_again_counts_its_last_complete_round() {
    let rounds = "every = \"1w\"\nfrom = 2026-11-05\nuntil = 2026-11-19";
    let size = |acts: &[&str]| told(&Small::new().item("readiness/size", rounds, acts).load());
    assert_eq!(size(&["chen scored=2"]), ["all 2.0"]);
    assert_eq!(size(&["chen scored=2", "chen scored=4"]), ["all 4.0"]);
}

#[test]
fn findings_say_of_which_subject_they_are() {
    let small = scored(scored(Small::new(), "CRM", [5; 9]), "ERP", [1; 9]);
    let seen = small.item("readiness/web-size", "subject     = \"Web\"\nfactor = \"size\"", &[]).load();
    let said = |code: &str| {
        let found = seen.findings().into_iter().filter(|finding| finding.code == code);
        found.map(|finding| finding.message.of(Lang::En).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said("missing-factor").len(), 1);
    assert!(said("missing-factor")[0].starts_with("Web: no item scores: platform, "), "{:?}", said("missing-factor"));
    assert_eq!(
        said("transition-too-short"),
        ["CRM: 28 days lie between start and cutover, but a mean of 5.0 calls for 30 days"]
    );
    assert_eq!(said("not-ready").len(), 1);
    assert!(said("not-ready")[0].starts_with("ERP: "));
}

#[test]
fn the_nine_items_of_a_subject_are_written_at_once_in_the_language_of_the_project() {
    let runner = Small::new().nobody_signs().write();
    let output =
        runner.run(&["add", "readiness", "--subject", "CRM", "--field", "owner=chen", "--field", "due=cutover"]);
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    assert_eq!(output.out.lines().count(), 9);
    let text = runner.read("readiness.toml");
    assert_eq!(text.matches("subject     = \"CRM\"").count(), 9);
    let lines = [
        "id          = \"crm-size\"",
        "id          = \"crm-remaining-life\"",
        "factor      = \"remaining_life\"",
        "title       = \"CRM: size\"",
    ];
    for line in lines {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!runner.run(&["check", "--no-input"]).out.contains("missing-factor"));
    let again = runner.run(&["add", "readiness", "--subject", "ERP"]);
    assert_eq!((again.code, runner.read("readiness.toml").matches("[[items]]").count()), (0, 18));
    let project = runner.read("handover.toml").replace("language = \"en\"", "language = \"zh-CN\"");
    runner.write("handover.toml", &project);
    assert_eq!(runner.run(&["add", "readiness", "--subject", "客户系统"]).code, 0);
    let text = runner.read("readiness.toml");
    assert!(text.contains("\"ke-hu-xi-tong-size\"") && text.contains("\"客户系统：规模\""), "{text}");
}

#[test]
fn nothing_of_a_subject_is_added_where_some_of_it_is_there() {
    let by_subject = Small::new().item("readiness/a", "subject     = \"CRM\"\nfactor = \"size\"", &[]).write();
    let by_id = Small::new().item("readiness/crm-phase", "factor      = \"phase\"", &[]).write();
    let refused = |runner: &Runner, words: &[&str], reason: &str| {
        let before = runner.snapshot();
        let output = runner.run(&[&["add"], words].concat());
        assert_eq!(output.code, 2, "{words:?}: {}", output.out);
        assert!(output.err.contains(reason), "{words:?}: {}", output.err);
        assert_eq!(runner.snapshot(), before);
    };
    refused(&by_subject, &["readiness", "--subject", "CRM"], "readiness/a");
    refused(&by_id, &["readiness", "--subject", "CRM"], "readiness/crm-phase");
    refused(&by_id, &["scope", "--subject", "CRM"], "`--subject` writes the nine factors of readiness");
    refused(&by_id, &["readiness", "--subject", " "], "`--subject` is empty");
    refused(&by_id, &["readiness", "--subject", "ERP", "--field", "id=x"], "`id` is different for each of the nine");
    refused(&by_id, &["readiness", "Size", "--subject", "ERP"], "cannot be used with");
    refused(&by_id, &["readiness"], "required");
}
