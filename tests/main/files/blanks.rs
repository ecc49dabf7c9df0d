//! Texts as they are read: blanks at their ends do not count, and what must be filled in must show something.

use crate::support::runner::Runner;
use crate::support::small::{PROJECT, Small};
use handover::text::Lang;

/// Texts of which nothing shows.
const BLANKS: [&str; 7] = ["", " ", "\t", "\\n", "\u{3000}\u{a0}", "\u{200b}", "\u{3164}"];

/// The findings of a project, without those about characters that do not show.
fn found(small: &Small) -> Vec<String> {
    let mut found = small.load().found();
    found.retain(|line| !line.starts_with("unsafe-text"));
    found
}

/// Line and column of the quote before `BLANK`.
fn place_of_blank(text: &str) -> String {
    let before = &text[..text.find("\"BLANK").unwrap()];
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    format!("{}:{column}", before.lines().count().max(1) + usize::from(before.ends_with('\n')))
}

#[test]
fn what_must_be_filled_in_must_show_something() {
    // In each, `BLANK` stands where a text must be; the finding points at it.
    let sections = [
        ("a.toml", "section = \"BLANK\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\n"),
        ("a.toml", "section = \"risks\"\ntitle = \"BLANK\"\n"),
        ("a.toml", "section = \"risks\"\nstage = \"BLANK\"\n"),
        ("a.toml", "section = \"risks\"\n[[items]]\nid = \"BLANK\"\ntitle = \"A\"\n"),
        ("a.toml", "section = \"risks\"\n[[items]]\nid = \"a\"\ntitle = \"BLANK\"\n"),
        ("a.yaml", "section: risks\nitems: [{id: a, title: \"BLANK\"}]\n"),
        ("a.toml", "section = \"own\"\nsteps = [{ did = \"BLANK\", by = \"giver\" }, { did = \"b\", by = \"any\" }]\n"),
        ("a.toml", "section = \"own\"\nsteps = [{ did = \"a\", by = \"BLANK\" }, { did = \"b\", by = \"any\" }]\n"),
        (
            "a.toml",
            "section = \"risks\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = [{ at = \"BLANK\", by = \"lin\", did = \"raised\" }]\n",
        ),
        (
            "a.toml",
            "section = \"risks\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = [{ at = 2026-11-02T09:00:00Z, by = \"BLANK\", did = \"raised\" }]\n",
        ),
        (
            "a.toml",
            "section = \"risks\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = [{ at = 2026-11-02T09:00:00Z, by = \"lin\", did = \"BLANK\" }]\n",
        ),
        (
            "a.toml",
            "section = \"risks\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nsilence = [{ rule = \"BLANK\", reason = \"r\" }]\n",
        ),
    ];
    for blank in BLANKS {
        for (path, text) in &sections {
            let place = place_of_blank(text);
            let small = Small::new().file(path, &text.replace("BLANK", blank));
            assert_eq!(found(&small), [format!("missing-field {path}:{place}")], "{blank:?} in {text}");
        }
    }
}

#[test]
fn a_project_names_itself_its_parties_its_people_and_its_stages() {
    let cases = [
        ("id = \"small\"", "id = \"BLANK\""),
        ("title = \"Small handover\"", "title = \"BLANK\""),
        ("name = \"Bright\"", "name = \"BLANK\""),
        ("name = \"Acme\"", "name = \"BLANK\""),
        ("name = \"Audit\"", "name = \"BLANK\""),
        ("start = 2026-11-02", "\"BLANK\" = 2026-11-02"),
        ("name = \"Gu Ning\"", "name = \"BLANK\""),
        ("{ id = \"gu\"", "{ id = \"BLANK\""),
        ("party = \"witness\"", "party = \"BLANK\""),
        ("stage = \"close\"", "stage = \"BLANK\""),
    ];
    for blank in BLANKS {
        for (old, new) in cases {
            let text = PROJECT.replacen(old, new, 1);
            let (place, text) = (place_of_blank(&text), text.replace("BLANK", blank));
            let runner = Runner::new();
            runner.write("handover.toml", &text);
            let out = runner.run(&["check", "--no-input"]).out;
            assert!(out.contains(&format!("handover.toml:{place}")), "{blank:?}: {text}\n{out}");
            assert_eq!(out.matches("error[").count(), 1, "one finding a mistake: {new}\n{out}");
        }
    }
}

#[test]
fn a_milestone_is_a_day_and_stands_once() {
    for (milestone, expected) in
        [("work = \"\"", "wrong-type"), ("work = \" \"", "wrong-type"), ("\" cutover \" = 2026-12-01", "duplicate-id")]
    {
        let text = PROJECT.replace("close = 2026-12-31", &format!("close = 2026-12-31, {milestone}"));
        let runner = Runner::new();
        runner.write("handover.toml", &text);
        let out = runner.run(&["check", "--no-input"]).out;
        assert!(out.contains(&format!("error[{expected}]")) && out.contains("handover.toml:9:"), "{milestone}: {out}");
    }
    let trimmed = Runner::new();
    trimmed.write("handover.toml", &PROJECT.replace("cutover = 2026", "\" cutover\u{3000}\" = 2026"));
    assert_eq!(trimmed.run(&["check", "--no-input"]).out, "Everything is complete, and nothing is wrong.\n");
}

#[test]
fn a_field_that_may_be_left_out_may_be_blank() {
    let fields = ["details", "owner", "due", "accept_when", "when", "needs", "one_of", "under", "links", "tags"];
    for blank in BLANKS {
        let lines: String = fields.iter().map(|field| format!("{field} = \"{blank}\"\n")).collect();
        let lines = lines + &format!("optional = \"{blank}\"\nlikelihood = \"{blank}\"\nresponse = \"{blank}\"\n");
        let small = Small::new().item("risks/a", &lines, &[]);
        assert_eq!(found(&small), [""; 0], "{blank:?}");
        let seen = small.load();
        let item = seen.loaded.view.project.items.first().unwrap();
        assert_eq!((item.details.as_ref(), item.due.as_ref(), item.fields.len()), (None, None, 0), "{blank:?}");
        assert!(item.owner.is_empty() && item.needs.is_empty() && item.tags.is_empty(), "{blank:?}");
    }
}

#[test]
fn a_text_is_what_stands_between_the_blanks_at_its_ends() {
    let toml = "section = \"\"\"\ndeliverables\n\"\"\"\ntitle = \" Things\u{3000}\"\n[[items]]\nid = \"\"\"\nkeys\n\"\"\"\n\
                title = \"\"\"\nShop keys\n\"\"\"\nowner = [\"lin\\n\"]\nneeds = [\"box\\n\"]\n\
                details = \"\"\"\n\none\n\n  two\n\n\"\"\"\n\
                log = [{ at = \" 2026-11-02T09:00:00+08:00 \", by = \"\"\"\nlin\n\"\"\", did = \"delivered\\n\" }]\n\
                [[items]]\nid = \"box\"\ntitle = \"Box\"\n";
    let yaml = "section: >\n  deliverables\ntitle: >\n  Things\nitems:\n  - id: >\n      keys\n    title: |\n      Shop keys\n    \
                owner: [\"lin \"]\n    needs: [\"box\\n\"]\n    details: |+\n\n      one\n\n        two\n\n    \
                log:\n      - at: >\n          2026-11-02T09:00:00+08:00\n        by: |\n          lin\n        did: >\n          \
                delivered\n  - id: box\n    title: Box\n";
    for (path, text) in [("a.toml", toml), ("a.yaml", yaml)] {
        let small = Small::new().file(path, text);
        let seen = small.load();
        // That it is worked on before the box proves that both names were read.
        assert_eq!(found(&small), [format!("begun-too-early {path}:{}", if path == "a.toml" { "5:1" } else { "6:5" })]);
        let item = seen.loaded.view.project.items.first().unwrap();
        assert_eq!((item.name.to_string().as_str(), item.title.of(Lang::En)), ("deliverables/keys", "Shop keys"));
        assert_eq!(item.details.clone(), Some("one\n\n  two".into()), "{text}");
        assert_eq!(seen.next("deliverables/keys"), "", "it needs the box");
        assert_eq!(seen.standing("deliverables/keys").replay.made, 1);
        assert_eq!(seen.loaded.view.project.sections[0].title.clone(), Some("Things".into()));
        let marked = small.write().run(&["mark", "Shop keys", "noted", "--note", "x", "--as", "lin"]);
        assert_eq!(marked.code, 0, "{marked:?}");
    }
    let permissions = "section: permissions\nitems:\n  - id: a\n    title: A\n    action: >\n      rotate\n";
    assert_eq!(Small::new().file("p.yaml", permissions).load().next("permissions/a"), "rotated by chen, maya");
}

#[test]
fn a_note_of_which_nothing_shows_is_none() {
    let runner = Small::new().item("deliverables/a", "", &["lin delivered"]).write();
    for blank in [" ", "\u{3000}", "\u{3164}", "\u{2800}\u{a0}"] {
        let before = runner.snapshot();
        let rejected = runner.run(&["mark", "a", "rejected", "--as", "chen", "--note", blank]);
        assert!(rejected.code == 2 && rejected.err.contains("needs a note"), "{blank:?}: {rejected:?}");
        assert_eq!(runner.snapshot(), before);
    }
    let hidden = runner.run(&["mark", "a", "accepted", "--as", "chen", "--note", "\u{200b}"]);
    assert!(hidden.code == 2 && hidden.err.contains("do not show"), "{hidden:?}");
}

#[test]
fn a_name_that_can_be_no_items_is_told() {
    for field in ["needs = [\"risks/\"]", "under = \"/x\""] {
        let small = Small::new().item("risks/a", field, &[]);
        assert_eq!(found(&small), ["unknown-item risks.toml:6:9"], "{field}");
    }
}

#[test]
fn a_number_that_others_would_write_in_another_way_must_be_quoted() {
    let lossy = ["1.10", "1e3", "0x1F", "0o17", "+5", "2.50"];
    let plain = ["0", "7", "-7", "13800138000", "1.0", "2.5"];
    for (number, is_lossy) in lossy.map(|number| (number, true)).into_iter().chain(plain.map(|number| (number, false)))
    {
        let toml = Small::new().item("deliverables/a", &format!("version = {number}"), &[]);
        let yaml = format!("section: deliverables\nitems:\n  - id: a\n    title: A\n    version: {number}\n");
        let yaml = Small::new().file("d.yaml", &yaml);
        for (small, place) in [(toml, "deliverables.toml:6:11"), (yaml, "d.yaml:5:14")] {
            let expected = if is_lossy { vec![format!("unquoted-number {place}")] } else { Vec::new() };
            assert_eq!(found(&small), expected, "{number}");
            let seen = small.load();
            assert_eq!(
                seen.loaded.view.project.items.first().unwrap().field("version"),
                Some(number),
                "shown as it is written"
            );
        }
    }
    for text in ["no", "on", "1_000", "12:30", "1.10.2", "2026-11-20", "v1.10", "\"1.10\"", "'007'"] {
        let yaml = format!("section: deliverables\nitems:\n  - {{id: a, title: A, version: {text}}}\n");
        let seen = Small::new().file("d.yaml", &yaml).load();
        assert_eq!(seen.found(), [""; 0], "{text}");
        assert_eq!(
            seen.loaded.view.project.items.first().unwrap().field("version"),
            Some(text.trim_matches(['"', '\'']))
        );
    }
    let leading = Small::new().file("d.yaml", "section: deliverables\nitems: [{id: 007, title: A, tags: [1.50]}]\n");
    assert_eq!(leading.load().found(), ["unquoted-number d.yaml:2:14", "unquoted-number d.yaml:2:36"]);
    let said = leading.write().run(&["check", "--no-input"]).out;
    assert!(said.contains("take for the number 7") && said.contains("put it in quotes: \"007\""), "{said}");
    let said = leading.write().run(&["check", "--no-input", "--lang", "zh-CN"]).out;
    assert!(said.contains("读成数字 7") && said.contains("加上引号：\"007\""), "{said}");
}

#[test]
fn free_fields_show_numbers_as_they_are_written_and_texts_without_blanks_at_their_ends() {
    let small = Small::new().item(
        "deliverables/a",
        "extra = { build = 1.10, mask = 0x1F, list = [1.50, 2], said = \" so\\n\" }",
        &[],
    );
    let seen = small.load();
    let extra = &seen.loaded.view.project.items.first().unwrap().extra;
    let told: Vec<&str> = extra.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!((told, seen.found()), (vec!["1.10", "0x1F", "1.50, 2", "so"], vec![]));
}
