//! The answer page in a real browser: opened from the disk, answered with the keyboard, saved.

use crate::support::answering::import;
use crate::support::browser::{Browser, OnPage, browser};
use crate::support::firefox::firefox;
use crate::support::runner::Runner;
use crate::support::small::Small;
use serde_json::Value;
use std::path::PathBuf;

/// Everything that a page can ask: a step, a number, a yes or no, a choice, a day, a score, a waiver of the other side.
fn asking() -> Small {
    let own = |id: &str, asks: &str| {
        format!(
            "[[items]]\nid = \"{id}\"\ntitle = \"Question {id}\"\nsteps = [{{ did = \"answered\", by = \"receiver\", asks = {asks} }}]\n"
        )
    };
    let questions = [
        own("number", "{ type = \"number\", against = \"target\" }") + "target = \">= 95 %\"\n",
        own("whole", "{ type = \"integer\", range = [0, 40] }"),
        own("yes", "{ type = \"yes-no\" }"),
        own("choice", "{ type = \"choice\", choices = [\"good\", \"不合格\"] }"),
        own("day", "{ type = \"date\" }"),
        own("words", "{ type = \"text\" }"),
    ];
    Small::new()
        .nobody_signs()
        .item(
            "permissions/account",
            "action = \"transfer\"\naccept_when = \"Chen logs in\"",
            &["lin granted: made today"],
        )
        .item("scope/phones", "included = true", &["lin waived: no phones"])
        .file("questions.toml", &format!("section = \"questions\"\n{}", questions.concat()))
}

/// The page of chen, as a file.
fn written(runner: &Runner, lang: &str) -> PathBuf {
    let name = format!("page-{lang}.html");
    let output = runner.run(&["export", "page", "--for", "chen", "--lang", lang, "-o", &name]);
    assert!(output.code == 0 && output.err.contains("handover import"), "what comes next is told: {}", output.err);
    runner.path(name)
}

/// The card of an item.
fn card(browser: &mut impl OnPage, item: &str) -> u64 {
    let script =
        format!("JSON.parse(document.getElementById('data').textContent).cards.findIndex(c => c.item === '{item}')");
    browser.run(&script).as_u64().unwrap_or_else(|| panic!("no card of {item}"))
}

/// Chooses the answer that is written as `did`, with a value and a note where they are given.
fn answer(browser: &mut impl OnPage, item: &str, did: &str, value: &str, note: &str) {
    let n = card(browser, item);
    let chosen = format!(
        "(() => {{ const card = JSON.parse(document.getElementById('data').textContent).cards[{n}]; \
         const at = card.offers.findIndex(o => o.did === '{did}'); \
         document.querySelector(`input[name=\"did{n}\"][value=\"${{at}}\"]`).click(); return at; }})()"
    );
    assert!(browser.run(&chosen).as_i64() >= Some(0), "{item}: {did} is not offered");
    if !value.is_empty() {
        let kind = browser.run(&format!("document.getElementById('value{n}').type"));
        if kind == "select-one" || kind == "date" {
            let set = format!(
                "(() => {{ const field = document.getElementById('value{n}'); field.value = '{value}'; \
                 field.dispatchEvent(new Event('input', {{ bubbles: true }})); return field.value; }})()"
            );
            assert_eq!(browser.run(&set), value, "{item}");
        } else {
            browser.run(&format!("document.getElementById('value{n}').focus()"));
            browser.write(value);
        }
    }
    if !note.is_empty() {
        browser.run(&format!("document.getElementById('note{n}').focus()"));
        browser.write(note);
    }
}

/// Every answer that the questions take.
const ANSWERS: [(&str, &str, &str, &str); 8] = [
    ("permissions/account", "confirmed", "", "已登\u{200b}录\u{ad} <b>\"&\u{2028}</script>\u{feff}\u{202e}"),
    ("scope/phones", "rejected", "", "there are phones"),
    ("questions/number", "answered", "96 %", ""),
    ("questions/whole", "answered", "38", "counted twice"),
    ("questions/yes", "answered", "no", ""),
    ("questions/choice", "answered", "不合格", ""),
    ("questions/day", "answered", "2026-11-21", ""),
    ("questions/words", "answered", "as agreed", ""),
];

/// What is saved, as it was answered: item, act, value, note.
fn told(text: &str) -> Vec<(String, String, String, String)> {
    let file: Value = serde_json::from_str(text).unwrap();
    assert_eq!((&file["schema"], &file["person"]), (&"handover/answers/1".into(), &"chen".into()));
    let of = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    let lines = file["answers"].as_array().unwrap().iter();
    let mut lines: Vec<_> =
        lines.map(|line| (of(line, "item"), of(line, "did"), of(line, "value"), of(line, "note"))).collect();
    lines.sort();
    lines
}

/// What is saved for all answers: what does not show, as pasted words have it, does not come along.
fn expected() -> Vec<(String, String, String, String)> {
    let mut expected: Vec<(String, String, String, String)> =
        ANSWERS.map(|(a, b, c, d)| [a, b, c, d].map(str::to_owned).into()).into();
    expected[0].3 = "已登录 <b>\"&\n</script>".to_owned();
    expected.sort();
    expected
}

#[test]
fn what_is_answered_in_a_browser_is_saved_and_outlives_a_reload() {
    let Some(mut browser) = browser() else { return };
    for (lang, width) in [("en", 1280), ("zh-CN", 360)] {
        let runner = asking().write();
        let page = written(&runner, lang);
        browser.open(&page, width);
        assert_eq!(browser.run("document.documentElement.lang"), lang);
        for (item, did, value, note) in ANSWERS {
            answer(&mut browser, item, did, value, note);
        }
        browser.picture(&format!("page-{lang}-{width}.png"));
        browser.open(&page, width);
        browser.run("document.getElementById('save').click()");
        let (name, text) = browser.saved_file();
        assert!(name.starts_with("answers-small-chen-") && name.ends_with(".json"), "{name}");
        let expected = expected();
        assert_eq!(told(&text), expected, "{lang}");
        let output = import(&runner, &text, "lin");
        assert_eq!(output.code, 0, "{}{}", output.out, output.err);
        assert!(output.out.contains("8 changes"), "{}", output.out);
        let pasted = browser.run("document.getElementById('text').value");
        assert_eq!(told(pasted.as_str().unwrap()), expected, "the text to paste says the same");
        assert_eq!(browser.complaints(), Vec::<String>::new());
        browser.run("window.confirm = () => true; document.getElementById('clear').click()");
        browser.open(&page, width);
        assert_eq!(browser.run("document.getElementById('text').value"), "", "what is removed stays removed");
    }
}

#[test]
fn what_is_answered_in_firefox_is_saved_and_outlives_a_reload() {
    let Some(mut firefox) = firefox() else { return };
    let runner = asking().write();
    let page = written(&runner, "zh-CN");
    firefox.open(&page);
    for (item, did, value, note) in ANSWERS {
        answer(&mut firefox, item, did, value, note);
    }
    assert_eq!(firefox.run("document.documentElement.scrollWidth > innerWidth"), false, "no scrolling sideways");
    firefox.open(&page);
    firefox.run("document.getElementById('save').click()");
    let (name, text) = firefox.saved_file();
    assert!(name.starts_with("answers-small-chen-"), "{name}");
    assert_eq!(told(&text), expected());
    let output = import(&runner, &text, "lin");
    assert!(output.code == 0 && output.out.contains("8 changes"), "{}{}", output.out, output.err);
}

#[test]
fn a_page_fits_a_phone_and_a_desk_and_every_control_has_a_name() {
    let Some(mut browser) = browser() else { return };
    let runner = asking()
        .item(
            "permissions/long",
            &format!("action = \"transfer\"\ndetails = \"{}\"", "x".repeat(400)),
            &["lin granted"],
        )
        .write();
    for lang in ["en", "zh-CN"] {
        let page = written(&runner, lang);
        for width in [360, 1280] {
            browser.open(&page, width);
            for (item, did, value, note) in ANSWERS {
                answer(&mut browser, item, did, value, note);
            }
            assert!(!browser.is_wide(), "{lang} {width}: no scrolling sideways");
            let unnamed = browser.run(
                "[...document.querySelectorAll('input,select,textarea,button')].filter(e => e.getClientRects().length) \
                 .filter(e => !(e.labels && [...e.labels].some(l => l.textContent.trim())) && !e.textContent.trim()).length",
            );
            assert_eq!(unnamed, 0, "{lang} {width}: a control without a name");
        }
    }
}

#[test]
fn a_page_is_answered_with_the_keyboard_alone() {
    let Some(mut browser) = browser() else { return };
    let runner = Small::new()
        .nobody_signs()
        .item("permissions/account", "action = \"transfer\"", &["lin granted"])
        .item("permissions/other", "action = \"transfer\"", &["lin granted"])
        .write();
    browser.open(&written(&runner, "en"), 1280);
    let mut order = Vec::new();
    let mut tab = |browser: &mut Browser| {
        browser.press("Tab");
        let at =
            browser.run("document.activeElement.id || document.activeElement.name || document.activeElement.tagName");
        order.push(at.as_str().unwrap_or_default().to_owned());
    };
    tab(&mut browser);
    tab(&mut browser);
    browser.press("ArrowDown");
    tab(&mut browser);
    browser.write("logged in");
    tab(&mut browser);
    browser.press("ArrowDown");
    browser.press("ArrowDown");
    tab(&mut browser);
    browser.write("no second factor");
    tab(&mut browser);
    browser.press("Enter");
    let (_, text) = browser.saved_file();
    assert_eq!(order, ["A", "did0", "note0", "did1", "note1", "save"]);
    let line = |item: &str, did: &str, note: &str| [item, did, "", note].map(str::to_owned).into();
    assert_eq!(
        told(&text),
        [
            line("permissions/account", "confirmed", "logged in"),
            line("permissions/other", "rejected", "no second factor")
        ]
    );
}

#[test]
fn what_is_not_complete_is_not_saved_and_the_field_is_shown() {
    let Some(mut browser) = browser() else { return };
    let runner = asking().write();
    browser.open(&written(&runner, "en"), 1280);
    browser.run("document.getElementById('save').click()");
    assert_eq!(browser.run("document.getElementById('saved').textContent"), "There is no answer to save yet.");
    for (item, did, value, told) in [
        ("scope/phones", "rejected", "", "A few words are needed here."),
        ("questions/whole", "answered", "", "A value is needed here."),
        ("questions/whole", "answered", "41", "That should be a whole number from 0 to 40."),
        ("questions/number", "answered", "many", "That should be a number, with its unit if it has one."),
    ] {
        browser.run("window.confirm = () => true; document.getElementById('clear').click()");
        answer(&mut browser, item, did, value, "");
        let n = card(&mut browser, item);
        browser.run("document.getElementById('save').click()");
        let said = browser.run("document.getElementById('saved').textContent");
        assert!(said.as_str().unwrap().ends_with(told), "{item} {value}: {said}");
        assert_eq!(browser.run(&format!("document.activeElement.closest('section').id === 'card{n}'")), true);
        assert_eq!(browser.run("document.activeElement.getAttribute('aria-invalid')"), "true");
        assert_eq!(browser.run("document.getElementById('text').value"), "", "nor is it in the text");
    }
}

#[test]
fn what_is_shown_stands_out_enough_by_day_and_by_night() {
    let Some(mut browser) = browser() else { return };
    let runner = asking().write();
    let page = written(&runner, "en");
    for scheme in ["light", "dark"] {
        let media = serde_json::json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser.call("Emulation.setEmulatedMedia", media);
        browser.open(&page, 1280);
        answer(&mut browser, "scope/phones", "rejected", "", "");
        let faint = browser.faint();
        assert_eq!(faint, Vec::<Value>::new(), "{scheme}");
        browser.picture(&format!("page-{scheme}.png"));
    }
}
