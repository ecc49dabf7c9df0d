//! `handover notify`: drafts that mail clients open, and nothing that is sent.

use crate::support::python::python;
use crate::support::runner::Runner;
use crate::support::small::Small;
use serde_json::Value;

/// Four notifications: one with an address and a text of its own, one with words, one that waits, one that was sent.
fn project() -> Runner {
    let people =
        |text: &str| text.replace("role = \"Account lead\"", "role = \"Account lead\", email = \"lin@bright.example\"");
    let runner = Small::new()
        .nobody_signs()
        .file("notices/customers.md", "Dear customers,\n\n自 30 November 起 Acme runs the store.\n")
        .item(
            "notifications/customers",
            "audience = \"Kunden & Käufer, \\\"alle\\\"\"\naddress = \"Service <help@acme.example>, ops@acme.example\"\nmessage = \"notices/customers.md\"",
            &[],
        )
        .item("notifications/press", "audience = \"媒体\"\naddress = \"press@acme.example\"", &[])
        .item("notifications/waits", "needs = [\"notifications/press\"]", &[])
        .item("notifications/told", "", &["lin sent"])
        .item("scope/other", "", &[])
        .write();
    runner.write("handover.toml", &people(&runner.read("handover.toml")));
    runner
}

/// What Python's `email` reads in a draft, with everything that it finds wrong.
const READ: &str = r"
import email, email.policy, json, sys
message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
wrong = [str(d) for d in message.defects] + [str(d) for h in message.values() for d in getattr(h, 'defects', [])]
print(json.dumps({'from': str(message['From']), 'to': str(message['To']), 'subject': str(message['Subject']),
  'date': str(message['Date']), 'unsent': str(message['X-Unsent']), 'body': message.get_content().replace('\r\n', '\n'), 'wrong': wrong}))
";

fn read(runner: &Runner, draft: &str) -> Option<Value> {
    let told = python("email", READ, &std::fs::read(runner.path(draft)).unwrap())?;
    Some(serde_json::from_str(&told).unwrap())
}

#[test]
fn each_notification_that_may_be_sent_is_a_draft_that_mail_programs_read() {
    let runner = project();
    runner.write("drafts/.keep", "");
    let before = runner.read("notifications.toml");
    let output = runner.run(&["notify", "--as", "lin", "-o", "drafts"]);
    insta::assert_snapshot!(format!("{}{}({})", output.out, output.err, output.code), @"
    Wrote drafts/customers.eml.
    Wrote drafts/press.eml.
    Nothing was sent. Once one is: handover notify --sent customers
    (0)
    ");
    assert_eq!(runner.read("notifications.toml"), before);
    let Some(draft) = read(&runner, "drafts/customers.eml") else { return };
    assert_eq!(draft["from"], "Lin Wei <lin@bright.example>");
    assert_eq!(draft["to"], "help@acme.example, ops@acme.example");
    assert_eq!(draft["subject"], "Item customers – Small handover");
    assert_eq!(draft["body"], "Dear customers,\n\n自 30 November 起 Acme runs the store.\n");
    assert_eq!((&draft["date"], &draft["unsent"]), (&"Fri, 20 Nov 2026 10:00:00 +0000".into(), &"1".into()));
    let press = read(&runner, "drafts/press.eml").unwrap();
    assert_eq!(press["to"], "媒体 <press@acme.example>");
    assert!(press["body"].as_str().unwrap().contains(": from 30 Nov 2026 on, Acme is in charge instead of Bright. "));
    for draft in [draft, press] {
        assert_eq!(draft["wrong"], serde_json::json!([]), "{draft}");
    }
    let again = runner.run(&["notify", "--as", "lin", "-o", "drafts"]);
    assert_eq!(again.code, 2, "what is there is kept: {}", again.err);
    let first = std::fs::read(runner.path("drafts/press.eml")).unwrap();
    assert_eq!(runner.run(&["notify", "--as", "lin", "-o", "drafts", "--force"]).code, 0);
    assert_eq!(std::fs::read(runner.path("drafts/press.eml")).unwrap(), first, "the same bytes");
}

#[test]
fn a_folder_takes_all_drafts_or_none_each_under_a_name_of_its_own() {
    let ids = ["notes v1", "notes_v1", "press", "Press"];
    let small =
        ids.iter().fold(Small::new().nobody_signs(), |small, id| small.item(&format!("notifications/{id}"), "", &[]));
    let runner = small.write();
    runner.write("drafts/Press-2.eml", "kept");
    let output = runner.run(&["notify", "--as", "lin", "-o", "drafts"]);
    assert_eq!(output.code, 2, "{}", output.err);
    assert!(output.err.contains("drafts/Press-2.eml exists already"), "{}", output.err);
    let names = || runner.names().into_iter().filter(|name| name.starts_with("drafts/")).collect::<Vec<_>>();
    assert_eq!(names(), ["drafts/Press-2.eml"], "none of the others is there");
    assert_eq!(runner.run(&["notify", "--as", "lin", "-o", "drafts", "--force"]).code, 0);
    let all = ["Press-2.eml", "notes_v1-2.eml", "notes_v1.eml", "press.eml"];
    assert_eq!(names(), all.map(|name| format!("drafts/{name}")));
}

#[test]
fn drafts_are_told_as_data_with_or_without_files() {
    let runner = project();
    let told = |arguments: &[&str]| -> Value {
        let output = runner.run(&[&["notify", "--as", "lin", "--format", "json"], arguments].concat());
        assert_eq!(output.code, 0, "{}", output.err);
        serde_json::from_str(&output.out).unwrap()
    };
    let both = told(&[]);
    let items: Vec<_> = both["drafts"].as_array().unwrap().iter().map(|draft| &draft["item"]).collect();
    assert_eq!(items, ["notifications/customers", "notifications/press"]);
    assert_eq!(both["drafts"][1]["to"], serde_json::json!([{ "name": "媒体", "address": "press@acme.example" }]));
    assert_eq!(both["drafts"][0]["file"], Value::Null);
    let reminder = told(&["--due", "chen"]);
    assert_eq!(
        (&reminder["drafts"][0]["person"], &reminder["drafts"][0]["to"]),
        (&"chen".into(), &serde_json::json!([]))
    );
    runner.write("drafts/.keep", "");
    let written = told(&["-o", "drafts"]);
    assert_eq!(written["drafts"][0]["file"], "drafts/customers.eml");
    assert!(runner.path("drafts/customers.eml").is_file());
}

#[test]
fn a_reminder_tells_what_waits_on_somebody_in_either_language() {
    let runner = project();
    for (lang, subject, told) in [
        ("en", "What waits on you: Small handover", "- confirm that it arrived: Item told"),
        ("zh-CN", "待你处理的事项：Small handover", "- 确认已送达：Item told"),
    ] {
        let output = runner.run(&["notify", "--due", "chen", "--as", "lin", "--lang", lang]);
        assert_eq!(output.code, 0, "{}", output.err);
        runner.write("draft.eml", &output.out);
        let Some(draft) = read(&runner, "draft.eml") else { return };
        assert_eq!(draft["subject"], subject);
        assert!(draft["body"].as_str().unwrap().contains(told), "{draft}");
        assert_eq!(draft["wrong"], serde_json::json!([]));
    }
}

#[test]
fn no_text_of_a_project_becomes_a_header() {
    let words = "A\\r\\nBcc: evil@x.example\\r\\n\\r\\nbody\\u2028x";
    let fields =
        format!("title = \"{words}\"\naudience = \"{words}\"\naddress = \"a@x.example\\r\\nBcc: evil@x.example\"");
    let item = format!("section = \"notifications\"\n[[items]]\nid = \"x\"\n{fields}\n");
    let runner = Small::new().nobody_signs().file("notifications.toml", &item).write();
    let output = runner.run(&["notify", "notifications/x"]);
    assert_eq!(output.code, 0, "{}", output.err);
    let (head, _) = output.out.split_once("\r\n\r\n").unwrap();
    assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
    assert!(head.lines().all(|line| line.is_ascii() && line.len() <= 998), "{head}");
}

#[test]
fn what_was_sent_is_marked_by_the_ordinary_act() {
    let runner = project();
    let output = runner.run(&["notify", "--sent", "customers", "press", "--as", "lin"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert_eq!(runner.read("notifications.toml").matches("by = \"lin\", did = \"sent\"").count(), 3);
    for (arguments, told) in [
        (&["notify", "--sent", "customers", "--as", "chen"][..], "notifications/customers"),
        (&["notify", "scope/other"], "scope/other is no notification"),
        (&["notify", "customers", "press"], "`-o DIR`"),
        (&["notify", "customers", "-o", "nowhere"], "mkdir nowhere"),
        (&["notify", "--due", "nobody"], "nobody"),
    ] {
        let output = runner.run(arguments);
        assert_eq!(output.code, 2, "{arguments:?}");
        assert!(output.err.contains(told), "{arguments:?}: {}", output.err);
    }
}

#[test]
fn the_text_of_a_message_is_read_inside_the_project_only() {
    for path in ["../secret.txt", "/etc/passwd", "link.txt"] {
        let runner = Small::new().nobody_signs().item("notifications/x", &format!("message = \"{path}\""), &[]).write();
        runner.write("../secret.txt", "secret words");
        #[cfg(unix)]
        std::os::unix::fs::symlink(runner.path("../secret.txt"), runner.path("link.txt")).unwrap();
        let output = runner.run(&["notify", "notifications/x"]);
        assert_eq!(output.code, 0, "{}", output.err);
        assert!(!output.out.contains("secret words") && !output.out.contains("root:"), "{path}: {}", output.out);
        assert!(output.out.contains(path), "it stands there as it was written: {}", output.out);
    }
}

#[test]
fn a_file_that_is_no_part_of_the_project_or_holds_a_secret_is_no_message() {
    let runner = Small::new().nobody_signs().item("notifications/x", "message = \".env\"", &[]).write();
    runner.write(".env", "DB=prod\n");
    runner.git(".", &["init", "-q"]);
    assert!(runner.run(&["notify", "notifications/x"]).out.contains("DB="));
    runner.write(".gitignore", ".env\n");
    let output = runner.run(&["notify", "notifications/x"]);
    assert!(output.code == 3 && output.err.contains("pass it over"), "{}{}", output.out, output.err);
    runner.write(".gitignore", "");
    runner.write(".env", "DB=prod\npassword: Abc@12345x\n");
    let output = runner.run(&["notify", "notifications/x"]);
    assert!(output.code == 3 && !output.out.contains("Abc@") && !output.err.contains("Abc@"), "{}", output.out);
}
