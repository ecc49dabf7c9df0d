//! Answers as a page saves them, without a browser: what the script of a page does, in a few lines.

use crate::support::runner::{Output, Runner};
use serde_json::{Value, json};

/// The page of a person, as the data that its script works with.
pub(crate) struct Page {
    data: Value,
}

/// An answer: which item, which act, and the words and the value that go with it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    pub(crate) item: String,
    pub(crate) did: String,
    pub(crate) value: Option<String>,
    pub(crate) note: Option<String>,
}

/// An answer with a note; an empty one is none.
pub(crate) fn answer(item: &str, did: &str, note: &str) -> Answer {
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    Answer { item: item.to_owned(), did: did.to_owned(), value: None, note }
}

impl Page {
    /// The page of a person, made now.
    pub(crate) fn of(runner: &Runner, person: &str) -> Page {
        let output = runner.run(&["export", "page", "--for", person]);
        assert_eq!(output.code, 0, "{}", output.err);
        let (_, data) = output.out.split_once("id=\"data\">").expect("the data of the page");
        let (data, _) = data.split_once("</script>").expect("its end");
        Page { data: serde_json::from_str(data).expect("JSON") }
    }

    /// The cards: what each is about, and what it offers.
    pub(crate) fn cards(&self) -> &[Value] {
        self.data["cards"].as_array().expect("cards")
    }

    /// What the page saves for some answers, given a minute apart from a moment on.
    pub(crate) fn saves(&self, answers: &[Answer], day: &str) -> String {
        let line = |(minute, answer): (usize, &Answer)| {
            let mut cards = self.cards().iter();
            let card = cards.find(|card| card["item"] == answer.item.as_str()).unwrap_or_else(|| panic!("{answer:?}"));
            let mut line = json!({ "item": card["item"] });
            if !card["round"].is_null() {
                line["round"] = card["round"].clone();
            }
            line["title"] = card["title"].clone();
            line["seen"] = card["seen"].clone();
            line["did"] = answer.did.as_str().into();
            for (name, text) in [("value", &answer.value), ("note", &answer.note)] {
                if let Some(text) = text {
                    line[name] = text.as_str().into();
                }
            }
            line["at"] = format!("{day}T18:{:02}:{:02}+08:00", 10 + minute / 60, minute % 60).into();
            line
        };
        let mut file = json!({ "schema": self.data["schema"], "project": self.data["project"] });
        if !self.data["uuid"].is_null() {
            file["uuid"] = self.data["uuid"].clone();
        }
        file["person"] = self.data["person"].clone();
        file["made"] = self.data["made"].clone();
        file["saved"] = format!("{day}T20:00:00+08:00").into();
        file["answers"] = answers.iter().enumerate().map(line).collect();
        serde_json::to_string_pretty(&file).expect("JSON") + "\n"
    }
}

/// Imports answers as a person, on the day after the page was made.
pub(crate) fn import(runner: &Runner, text: &str, person: &str) -> Output {
    runner.write("../answers.json", text);
    runner.run(&["import", "../answers.json", "--as", person, "--yes"])
}
