//! The answer page as a file: what is in it, what is not, and that nothing in it runs but its own script.

use crate::support::runner::Runner;
use crate::support::small::Small;
use handover::evidence::Digest;

/// The page of a person, in a language.
fn page(runner: &Runner, person: &str, lang: &str) -> String {
    let output = runner.run(&["export", "page", "--for", person, "--lang", lang]);
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    output.out
}

/// The part of a text between two others.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to}")).0
}

/// A project in which a few kinds of answers are asked of chen, and one of lin.
fn small() -> Small {
    Small::new()
        .nobody_signs()
        .item(
            "permissions/account",
            "action = \"transfer\"\naccept_when = \"Chen logs in\"",
            &["lin granted: made today"],
        )
        .item("deliverables/manual", "quantity = \"3\"", &["lin delivered"])
        .item("scope/phones", "included = true", &["lin waived: no phones"])
        .item("permissions/hers", "action = \"transfer\"\ndetails = \"only lin reads this\"", &[])
}

#[test]
fn a_page_tells_what_waits_on_a_person_and_nothing_of_what_does_not() {
    let runner = small().write();
    let text = page(&runner, "chen", "en");
    for told in
        ["Item account", "Chen logs in", "made today", "Item manual", "Item phones", "no phones", "3 items waiting"]
    {
        assert!(text.contains(told), "{told}");
    }
    for hidden in ["only lin reads this", "permissions/hers"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    let chinese = page(&runner, "Chen Yu", "zh-CN");
    assert!(chinese.contains("<html lang=\"zh-CN\">") && chinese.contains("共 3 项待你答复。"));
    assert!(page(&runner, "lin", "en").contains("only lin reads this"));
    assert!(page(&runner, "zhao", "en").contains("Nothing waits for your answer."));
}

#[test]
fn the_same_project_at_the_same_moment_gives_the_same_page() {
    let runner = small().write();
    assert_eq!(page(&runner, "chen", "en"), page(&runner, "chen", "en"));
    let before = runner.snapshot();
    page(&runner, "chen", "zh-CN");
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn the_policy_lets_the_own_script_and_styles_run_and_nothing_else() {
    let text = page(&small().write(), "chen", "en");
    let policy = between(&text, "Content-Security-Policy\" content=\"", "\">");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    for (what, from, to) in [("script-src", "</script>\n<script>", "</script>"), ("style-src", "<style>", "</style>")] {
        let digest = Digest::of(between(&text, from, to).as_bytes()).to_string();
        let written = between(policy, &format!("{what} 'sha256-"), "'");
        let bits: String =
            written.bytes().filter(|byte| *byte != b'=').map(|byte| format!("{:06b}", sign(byte))).collect();
        let hex: String =
            (0..64).map(|at| format!("{:x}", u8::from_str_radix(&bits[4 * at..4 * at + 4], 2).unwrap())).collect();
        assert_eq!(hex, digest, "{what}");
    }
    for outside in ["http:", "https:", "src=", "@import", "url("] {
        assert!(!text.contains(outside), "{outside}");
    }
}

fn sign(byte: u8) -> usize {
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".iter().position(|c| *c == byte).unwrap()
}

/// Texts that a browser would act on, if they were not made harmless.
const HOSTILE: [&str; 8] = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "<!-- <script>",
    "]]>&lt;script&gt;",
    "' onfocus='alert(1)' autofocus='",
    "\u{2028}alert(1)\u{2029}//",
    "</style><style>*{display:none}</style>",
];

#[test]
fn whatever_a_project_says_ends_no_element_and_begins_none() {
    for words in HOSTILE {
        let fields = format!("title = {0}\ndetails = {0}\naccept_when = {0}\naction = \"transfer\"", toml(words));
        let project = Small::new().nobody_signs().file(
            "permissions.toml",
            &format!("section = \"permissions\"\ntitle = {}\n[[items]]\nid = \"x\"\n{fields}\nlog = [{{ at = 2026-11-02T09:00:00+08:00, by = \"lin\", did = \"granted\", note = {} }}]\n", toml(words), toml(words)),
        );
        let runner = project.write();
        let output = runner.run(&["export", "page", "--for", "chen"]);
        assert_eq!(output.code, 0, "{words}: {}", output.err);
        let text = output.out;
        assert_eq!(text.matches("<script").count(), 2, "{words}");
        assert_eq!(text.matches("</script>").count(), 2, "{words}");
        assert_eq!((text.matches("<!--").count(), text.matches("<img").count()), (0, 0), "{words}");
        let data = between(&text, "id=\"data\">", "</script>");
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["cards"][0]["item"], "permissions/x", "{words}");
    }
}

/// A text as TOML writes it.
fn toml(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
