//! Silencing: a rule is silenced for an item or a project, with a reason that both sides see.

use crate::support::small::Small;
use handover::text::Lang;

const OPEN: &[&str] = &[];
const NEARLY: &str = "owner = [\"lin\"]\naccept_when = \"it is there\"";

fn silence(rule: &str, reason: &str) -> String {
    format!("{NEARLY}\nsilence = [{{ rule = \"{rule}\", reason = \"{reason}\" }}]")
}

#[test]
fn an_item_silences_a_rule_with_a_reason_that_is_shown() {
    let small = Small::new().item("deliverables/a", &silence("no-due", "whenever the landlord is there"), OPEN);
    assert_eq!(small.load().codes("deliverables/a"), [""; 0]);
    let runner = small.write();
    let output = runner.run(&["check", "--no-input"]);
    assert!(
        output.out.starts_with("1 item outstanding\n")
            && output.out.ends_with("\n1 silenced:\n  no-due \"Item a\": whenever the landlord is there\n"),
        "{}",
        output.out
    );
    let shown = runner.run(&["show", "a"]).out;
    assert!(shown.contains("(silenced: whenever the landlord is there)"), "{shown}");
    let status = runner.run(&["status"]).out;
    assert!(!status.contains("Findings"), "{status}");
    let data: serde_json::Value = serde_json::from_str(&runner.run(&["status", "--format", "json"]).out).unwrap();
    assert_eq!(data["findings"][0]["code"], "no-due");
    assert_eq!(data["findings"][0]["silenced"], "whenever the landlord is there");
}

#[test]
fn a_finding_that_is_not_silenced_says_so_in_data() {
    let runner = Small::new().item("deliverables/a", NEARLY, OPEN).write();
    let data: serde_json::Value = serde_json::from_str(&runner.run(&["status", "--format", "json"]).out).unwrap();
    assert_eq!((&data["findings"][0]["code"], &data["findings"][0]["silenced"]), (&"no-due".into(), &().into()));
}

#[test]
fn silenced_findings_alone_leave_check_at_0() {
    let text = "silence = [{ rule = \"no-signer\", reason = \"signed on paper\" }]\n";
    let unsigned = |silence: &str| {
        // Without items there is nothing to sign before its day.
        let runner = Small::new().file("handover.toml", silence).write();
        let project = runner.read("handover.toml").replace("signers = [\"lin\", \"chen\"]", "signers = [\"lin\"]");
        runner.write("handover.toml", &project);
        runner.run(&["check", "--no-input"])
    };
    assert_eq!(unsigned("").code, 1);
    let output = unsigned(text);
    assert_eq!(output.code, 0, "{}", output.out);
    assert!(output.out.contains("2 silenced:\n  no-signer: signed on paper\n  no-signer: signed on paper\n"));
}

#[test]
fn the_project_file_silences_a_rule_everywhere_or_for_one_item() {
    let small = || Small::new().item("deliverables/a", NEARLY, OPEN).item("deliverables/b", NEARLY, OPEN);
    let all = small().file("handover.toml", "\n[[silence]]\nrule = \"no-due\"\nreason = \"dates are in the plan\"\n");
    let seen = all.load();
    assert_eq!((seen.codes("deliverables/a"), seen.codes("deliverables/b")), (vec![], vec![]));
    let one = "\n[[silence]]\nrule = \"no-due\"\nitem = \"deliverables/a\"\nreason = \"dates are in the plan\"\n";
    let seen = small().file("handover.toml", one).load();
    assert_eq!((seen.codes("deliverables/a"), seen.codes("deliverables/b")), (vec![], vec!["no-due"]));
}

#[test]
fn yaml_silences_as_toml_does() {
    let item = "section: deliverables\nitems:\n  - id: a\n    title: A\n    owner: lin\n    accept_when: there\n    silence:\n      - {rule: no-due, reason: when it suits}\n    log:\n";
    let seen = Small::new().file("deliverables.yaml", item).load();
    assert_eq!((seen.codes("deliverables/a"), seen.found().len()), (vec![], 0));
    let runner = Small::new().file("deliverables.yaml", item).write();
    std::fs::remove_file(runner.path("handover.toml")).unwrap();
    runner.write("handover.yaml", "format: 1\nid: y\ntitle: Y\ngiver: {name: A}\nreceiver: {name: B}\nsilence:\n  - {rule: nobody-in-party, reason: on paper}\n");
    let output = runner.run(&["check", "--no-input", "--all"]);
    assert!(output.out.contains("nobody-in-party: on paper"), "{}", output.out);
    assert!(!output.out.contains("hint[nobody-in-party]"), "{}", output.out);
}

#[test]
fn a_silence_without_a_reason_silences_nothing_and_is_found() {
    for reason in ["", "  "] {
        let seen = Small::new().item("deliverables/a", &silence("no-due", reason), OPEN).load();
        assert_eq!(seen.codes("deliverables/a"), ["silence-without-reason", "no-due"]);
    }
    let left_out = format!("{NEARLY}\nsilence = [{{ rule = \"no-due\" }}]");
    let seen = Small::new().item("deliverables/a", &left_out, OPEN).load();
    assert_eq!(seen.codes("deliverables/a"), ["silence-without-reason", "no-due"]);
}

#[test]
fn an_unknown_rule_and_one_about_silences_cannot_be_silenced() {
    let seen = Small::new().item("deliverables/a", &silence("no-deu", "why not"), OPEN).load();
    assert_eq!(seen.codes("deliverables/a"), ["silence-unknown-rule", "no-due"]);
    let finding = seen.findings().into_iter().find(|finding| finding.code == "silence-unknown-rule").unwrap();
    assert!(finding.advice.unwrap().of(Lang::En).contains("`no-due`"));
    let seen = Small::new().item("deliverables/a", &silence("silence-of-nothing", "why not"), OPEN).load();
    assert!(seen.codes("deliverables/a").contains(&"silence-unknown-rule"));
}

#[test]
fn an_error_cannot_be_silenced() {
    let small = Small::new().item("deliverables/a", &silence("wrong-order", "we know"), &["chen accepted"]);
    let seen = small.load();
    assert_eq!(seen.codes("deliverables/a"), ["wrong-order", "silence-of-error", "no-due"]);
    let without = Small::new().item("deliverables/a", &silence("wrong-order", "we know"), OPEN).load();
    assert!(without.codes("deliverables/a").contains(&"silence-of-error"), "even before there is one");
    let secret =
        Small::new().file("handover.toml", "silence = [{ rule = \"secret\", reason = \"it is only a test\" }]\n");
    let secret = secret.item("deliverables/a", "location = \"password: hunter2trustno1\"", OPEN).write();
    let output = secret.run(&["check", "--no-input"]);
    assert!(output.out.contains("error[secret]") && output.out.contains("[silence-of-error]"), "{}", output.out);
}

#[test]
fn a_silence_of_nothing_is_found_but_not_once_its_item_is_settled() {
    let due = format!("{}\ndue = \"cutover\"", silence("no-due", "old reason"));
    assert_eq!(Small::new().item("deliverables/a", &due, OPEN).load().codes("deliverables/a"), ["silence-of-nothing"]);
    let done = ["lin delivered", "chen accepted"];
    let settled = Small::new().item("deliverables/a", &silence("no-due", "when it suits"), &done).load();
    assert_eq!(settled.codes("deliverables/a"), [""; 0]);
    assert!(settled.findings().is_empty(), "and nothing is listed as silenced any more");
}

#[test]
fn a_silence_of_an_item_that_is_not_there_is_found_and_silences_nothing() {
    for item in ["deliverables/zz", "zz"] {
        let text = format!("\n[[silence]]\nrule = \"no-due\"\nitem = \"{item}\"\nreason = \"gone\"\n");
        let seen = Small::new().item("deliverables/a", NEARLY, OPEN).file("handover.toml", &text).load();
        assert_eq!(seen.codes("deliverables/a"), ["no-due"], "{item}");
        assert!(seen.findings().iter().any(|finding| finding.code == "unknown-item"), "{item}");
    }
}

#[test]
fn what_is_wrong_in_a_silence_is_said_and_nothing_else_is_lost() {
    let fields = format!(
        "{NEARLY}\nsilence = [{{ reason = \"x\" }}, 5, {{ rule = \"no-due\", reason = \"y\", until = \"z\" }}]"
    );
    let seen = Small::new().item("deliverables/a", &fields, OPEN).load();
    let codes = seen.codes("deliverables/a");
    assert_eq!(codes, ["missing-field", "wrong-type", "unknown-field"]);
    let fields: Vec<_> = seen.findings().into_iter().filter_map(|finding| finding.field).collect();
    assert!(fields.contains(&"items[0].silence[0].rule".to_owned()), "{fields:?}");
}

#[test]
fn an_act_goes_into_the_log_of_an_item_with_a_silence() {
    for (path, text) in [
        (
            "a.toml",
            "section = \"deliverables\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nsilence = [{ rule = \"no-due\", reason = \"r\" }]\nlog = [\n]\n",
        ),
        (
            "a.yaml",
            "section: deliverables\nitems:\n  - id: a\n    title: A\n    silence:\n      - {rule: no-due, reason: r}\n    log:\n",
        ),
    ] {
        let runner = Small::new().file(path, text).write();
        assert_eq!(runner.run(&["mark", "a", "delivered", "--as", "lin"]).code, 0, "{path}");
        let lines = runner.read(path).lines().count();
        assert_eq!(lines, text.lines().count() + 1, "{path}");
    }
}
