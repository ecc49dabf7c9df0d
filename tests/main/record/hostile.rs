//! Nothing that stands in a field of a project acts in a document.

use crate::support::record::{record_bytes, record_text};
use crate::support::runner::Runner;
use std::io::Read;

/// Text that would act in one format or another, as a TOML string.
const EVIL: &str = r#""<script>alert(1)</script> a|b \u0007 \u202Eevil\u2069 =cmd()|'/c calc'!A0\n- line two\n</style>]]>&quot; `tick` [x](javascript:alert(2)) \uFFFE""#;

fn evil_project(runner: &Runner) {
    let project = format!(
        "format = 1\nid = \"evil\"\ntitle = {EVIL}\nlanguage = \"en\"\n[giver]\nname = {EVIL}\n[receiver]\nname = {EVIL}\n\
         [milestones]\nstart = 2026-11-02\n\"<b>|cut\\u202Eover\" = 2026-11-25\ncutover = 2026-11-30\nclose = 2026-12-31\n\
         [[people]]\nid = \"lin\"\nname = {EVIL}\nparty = \"giver\"\nrole = {EVIL}\nemail = \"javascript:alert(1)\\\"<x>\"\n\
         keys = [{EVIL}]\n[[people]]\nid = \"chen\"\nname = \"Chen\"\nparty = \"receiver\"\n\
         [[signoff]]\nstage = \"cutover\"\nsigners = [\"lin\", \"chen\"]\ndeclaration = {EVIL}\n"
    );
    runner.write("evil/handover.toml", &project);
    let common = format!(
        "id = \"one\"\ntitle = {EVIL}\ndetails = {EVIL}\nowner = [{EVIL}]\naccept_when = {EVIL}\nwhen = {EVIL}\ndue = {EVIL}\n\
         extra = {{ {EVIL} = {EVIL} }}\nlinks = [\"javascript:alert(1)\", \"data:text/html,x\", \"https://ok.example/a|b\"]\n"
    );
    for (kind, did, fields) in [
        ("scope", "proposed", "included = false\nreason = EVIL\n"),
        ("backups", "taken", "location = EVIL\ncontains = [EVIL]\nmethod = EVIL\nretention = EVIL\n"),
        ("permissions", "granted", "system = EVIL\naccount = EVIL\nrole = EVIL\naction = \"transfer\"\n"),
        ("deliverables", "delivered", "form = EVIL\nquantity = EVIL\nconfidentiality = EVIL\n"),
        ("training", "held", "trainers = [EVIL]\ntask = EVIL\nplace = EVIL\n"),
        ("notifications", "sent", "audience = EVIL\nchannel = EVIL\naddress = EVIL\n"),
        ("campaigns", "briefed", "platform = EVIL\nbudget = EVIL\nnext_owner = EVIL\n"),
        ("risks", "raised", "likelihood = 3\nresponse = EVIL\n"),
        ("agreements", "proposed", "document = EVIL\namount = EVIL\n"),
        ("monitoring", "observed", "metric = EVIL\ntarget = EVIL\n"),
        ("own-kind", "delivered", ""),
    ] {
        let evidence = "evidence = [{ path = EVIL, sha256 = \"aa\", size = 3 }, { url = \"javascript:alert(3)\" }]";
        let log = format!(
            "log = [{{ at = 2026-11-20T10:00:00+08:00, by = \"lin\", did = \"{did}\", note = EVIL, {evidence} }},\n\
             {{ at = 2026-11-20T10:01:00+08:00, by = \"chen\", did = \"blocked\", note = EVIL }}]\n"
        );
        let text = format!("section = \"{kind}\"\ntitle = EVIL\n[[items]]\n{common}{fields}{log}");
        runner.write(&format!("evil/{kind}.toml"), &text.replace("EVIL", EVIL));
    }
}

#[test]
fn nothing_in_a_field_acts_in_any_format() {
    let runner = Runner::new();
    evil_project(&runner);
    let forbidden = ['\u{7}', '\u{202e}', '\u{2069}', '\u{2028}'];
    let json = record_text(&runner, "evil", &["--format", "json"]);
    assert_eq!(json.find(forbidden), None);
    assert!(json.contains("\\u202eevil"), "an escape means the same");
    for language in ["--lang=en", "--both"] {
        let html = record_text(&runner, "evil", &["--format", "html", language]);
        assert!(html.contains("&lt;script&gt;alert(1)"), "the text itself is shown");
        assert_eq!(html.find(forbidden), None);
        assert!(!html.contains("<script") && !html.contains("<b>"));
        assert_eq!(html.matches("</style>").count(), 1);
        let links: Vec<&str> = html.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(links.iter().all(|link| *link == "https://ok.example/a|b"), "{links:?}");
        assert!(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:;"));

        let markdown = record_text(&runner, "evil", &["--format", "md", language]);
        assert_eq!(markdown.find(forbidden), None);
        assert!(!markdown.contains("<script") && !markdown.replace("\\]", "").contains("](javascript:"));
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let mut width = None;
        for line in markdown.lines() {
            if !line.starts_with('|') {
                assert!(bars(line) == 0, "{line}");
                width = None;
            } else {
                assert_eq!(*width.get_or_insert(bars(line)), bars(line), "{line}");
            }
        }

        let docx = record_bytes(&runner, "evil", &["--format", "docx", language]);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&docx)).expect("a zip file");
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            let mut xml = String::new();
            part.read_to_string(&mut xml).expect("UTF-8");
            let allowed =
                |c: char| (c >= ' ' || matches!(c, '\t' | '\n' | '\r')) && !matches!(c, '\u{fffe}' | '\u{ffff}');
            assert!(xml.chars().all(allowed) && !xml.contains(forbidden), "{}", part.name().unwrap_or_default());
            assert!(
                !xml.contains("<script") && !xml.contains("javascript:alert(1)\""),
                "{}",
                part.name().unwrap_or_default()
            );
            let mut reader = quick_xml::Reader::from_str(&xml);
            while reader.read_event().unwrap_or_else(|error| panic!("{}: {error}", part.name().unwrap_or_default()))
                != quick_xml::events::Event::Eof
            {}
        }
        let json = record_text(&runner, "evil", &["--format", "json"]);
        serde_json::from_str::<serde_json::Value>(&json).expect("JSON");
        assert!(!json.contains('\u{7}'));
    }
}
