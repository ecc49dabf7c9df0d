//! `handover record`: what the annexes tell, each fact once, and what of it is not signed.

use crate::support::record::{EN, NOW, PRINT, Printed, finished, record_text};
use crate::support::runner::Runner;
use handover::document::decision::Method;
use handover::document::edition::Edition;
use handover::document::render_record_markdown;
use handover::document::verdict::Verdict;
use handover::text::Lang;

#[test]
fn every_fact_stands_once() {
    let runner = Runner::new();
    let root = finished(&runner, "agency", &["deliverables/manuals"]);
    let digest = "5d41402abc4b2a76b9719d911017c592aaf4c61ddcc5e8a2dabede0f3b482cd9";
    for (file, from, to) in [
        ("backups.toml", "id = \"orders\"\n", "id = \"orders\"\nlocation = \"vault 7, shelf 3\"\n"),
        ("permissions.toml", "id = \"api-keys\"\n", "id = \"api-keys\"\naccount = \"svc-orders-1\"\n"),
        ("deliverables.toml", "id = \"manuals\"\n", "id = \"manuals\"\nlocation = \"intranet, page 12\"\n"),
    ] {
        let text = std::fs::read_to_string(root.join(file)).unwrap();
        assert!(text.contains(from), "{file}");
        std::fs::write(root.join(file), text.replacen(from, to, 1)).unwrap();
    }
    let backups = std::fs::read_to_string(root.join("backups.toml")).unwrap();
    let evidence =
        format!("note = \"in order\", evidence = [{{ path = \"dump.sql\", sha256 = \"{digest}\", size = 3 }}] }}");
    std::fs::write(root.join("backups.toml"), backups.replacen("note = \"in order\" }", &evidence, 1)).unwrap();
    let manuals = std::fs::read_to_string(root.join("deliverables.toml")).unwrap();
    let page = "note = \"seen by all\", evidence = [{ url = \"https://wiki.example/scope\" }] }";
    std::fs::write(root.join("deliverables.toml"), manuals.replacen("note = \"in order\" }", page, 1)).unwrap();
    let printed = Printed::draft(&root, "cutover", NOW).frozen().signed_by("lin", Method::Ssh, Verdict::Verified);
    let markdown = printed.markdown(EN);
    let facts =
        ["vault 7, shelf 3", "svc-orders-1", "intranet, page 12", "seen by all", digest, PRINT, &printed.signed.digest];
    for fact in facts {
        assert_eq!(markdown.matches(fact).count(), 1, "{fact}");
    }
    assert_eq!(markdown.matches("https://wiki.example/scope").count(), 2, "an address and its link");
    for (name, item) in &printed.signed.record.given.items {
        let Some(criterion) = &item.accept_when else { continue };
        let criterion = criterion.of(Lang::En).replace('!', "\\!").replace('#', "\\#").replace('*', "\\*");
        assert_eq!(markdown.matches(&criterion).count(), 1, "{name}: {criterion}");
    }
}

#[test]
fn access_tells_how_long_after_the_cutover_it_ended() {
    let runner = Runner::new();
    let root = finished(&runner, "agency", &["permissions/api-keys"]);
    let text = std::fs::read_to_string(root.join("permissions.toml")).unwrap();
    let mut days = ["2026-12-03", "2026-11-30", "2026-11-29"].into_iter();
    let lines = text.lines().map(|line| match line.contains("did = \"revoked\"").then(|| days.next()).flatten() {
        Some(day) => line.replacen("2026-11-20", day, 1).replacen("2026-11-10", day, 1),
        None => line.to_owned(),
    });
    std::fs::write(root.join("permissions.toml"), lines.collect::<Vec<_>>().join("\n")).unwrap();
    let text = Printed::draft(&root, "cutover", "2026-12-05T17:00:00+08:00").markdown(EN);
    for lag in ["| 3 days after |", "| same day |", "| 1 day before |", "| not ended |"] {
        assert!(text.contains(lag), "{lag}\n{text}");
    }
}

#[test]
fn departments_clear_on_the_sheet_with_opinion_name_and_day() {
    let runner = Runner::new();
    let root = finished(&runner, "post", &["clearances/finance"]);
    let edition = Edition { lang: EN, sheet_only: true, verification: false };
    let printed = Printed::draft(&root, "cutover", NOW).frozen();
    let sheet = render_record_markdown(&printed.signed, printed.now, edition);
    assert!(sheet.contains("| Department | Opinion | Name | Date |"), "{sheet}");
    assert!(sheet.contains("| IT | in order | Zhao Min | 10\u{a0}Nov\u{a0}2026 |"), "{sheet}");
    assert!(sheet.contains("| Finance |  |  |  |"), "room for a hand: {sheet}");
}

#[test]
fn contacts_are_the_people_whom_owners_name_by_role_too_and_a_desk_as_written() {
    let runner = Runner::new();
    let root = runner.copy_example("store-agency");
    let text = std::fs::read_to_string(root.join("watch-period.toml")).unwrap();
    let owners = "owner = [\"Account lead\", \"lin\", \"Duty desk, 24 hours\"]";
    std::fs::write(root.join("watch-period.toml"), text.replacen("owner = [\"lin\", \"chen\"]", owners, 1)).unwrap();
    let markdown = record_text(&runner, "store-agency", &["cutover"]);
    let lin = "| **Lin Wei** | Giver | Bright Agency | Account lead | [lin@bright.example]";
    assert_eq!(markdown.matches(lin).count(), 1, "{markdown}");
    assert!(markdown.contains("| **Duty desk, 24 hours** |  |  |  |  |"), "{markdown}");
    assert!(markdown.contains("30\u{a0}Nov\u{a0}2026 to 31\u{a0}Dec\u{a0}2026"), "{markdown}");
}

#[test]
fn waived_and_not_chosen_and_optional_items_are_listed_as_such_with_their_notes() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let markdown = record_text(&runner, "store-agency", &["cutover"]);
    let row = |title: &str, more: &str| {
        let found = markdown.lines().find(|line| line.contains(&format!("| **{title}")) && line.contains(more));
        found.unwrap_or_else(|| panic!("{title}: {more}\n{markdown}")).to_owned()
    };
    row("Mailboxes of the store", "| does not apply |");
    row("Mailboxes of the store", "no forwarding to Bright");
    row("Style guide for product pictures", "| open<br>optional |");
    assert!(markdown.contains("| not chosen |"));
    let custom = row("Photo studio, third floor", "Packed: Ben Okafor");
    assert!(custom.contains("giver to report it returned"), "{custom}");
}
