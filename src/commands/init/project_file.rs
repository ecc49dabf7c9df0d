//! The project file of a new project: `handover.toml` or `handover.yaml`, with comments that help.

use super::draft::{Answers, NewPerson};
use crate::edit::{NewValue, render_value};
use crate::format::Format;
use crate::i18n::{Lang, Text, init as say};
use crate::project::Party;

type Fields = Vec<(&'static str, NewValue)>;

/// The text of the project file; `guide` is the file that explains the folder.
pub(super) fn render_project_file(answers: &Answers, guide: &str) -> String {
    let mut page = Page { format: answers.format, lang: answers.lang, text: String::new() };
    page.comment(&say::file_top(guide));
    page.fields(&[
        ("format", NewValue::Integer(1)),
        ("id", text(&answers.id)),
        ("uuid", text(&answers.uuid)),
        ("title", text(&answers.title)),
        ("template", text(answers.template.name)),
    ]);
    page.comment(&say::file_language());
    page.fields(&[("language", text(answers.lang.tag()))]);
    if let Some(zone) = &answers.timezone {
        page.comment(&say::file_zone());
        page.fields(&[("timezone", text(zone))]);
    }
    page.gap();
    page.table("giver", &[("name", text(&answers.giver))]);
    page.gap();
    page.table("receiver", &[("name", text(&answers.receiver))]);
    page.gap();
    match &answers.witness {
        Some(witness) => page.table("witness", &[("name", text(witness))]),
        None => {
            page.comment(&say::file_witness());
            page.commented(|page| page.table("witness", &[("name", page.said(&say::sample_witness()))]));
        }
    }
    page.gap();
    page.comment(&say::file_milestones());
    let day = |milestone: super::draft::Milestone| NewValue::Date(milestone.day.to_string());
    page.table(
        "milestones",
        &[("start", day(answers.start)), ("cutover", day(answers.cutover)), ("close", day(answers.close))],
    );
    page.gap();
    page.comment(&say::file_people());
    if answers.people.is_empty() {
        page.comment(&say::file_people_sample());
        let sample = page.sample_person();
        page.commented(|page| page.tables("people", &[person_fields(&sample)]));
    } else {
        page.tables("people", &answers.people.iter().map(person_fields).collect::<Vec<_>>());
    }
    page.gap();
    page.comment(&match answers.format {
        Format::Toml => say::file_signoff(),
        Format::Yaml => say::file_signoff_yaml(),
    });
    let signers = NewValue::List(answers.people.iter().map(|person| text(&person.id)).collect());
    let signoffs = answers.template.signoffs.iter().map(|signoff| {
        vec![("stage", text(&signoff.stage)), ("signers", signers.clone()), ("declaration", text(&signoff.declaration))]
    });
    page.tables("signoff", &signoffs.collect::<Vec<_>>());
    page.text
}

fn text(words: &str) -> NewValue {
    NewValue::Text(words.to_owned())
}

fn person_fields(person: &NewPerson) -> Fields {
    let mut fields = vec![("id", text(&person.id)), ("name", text(&person.name)), ("party", text(person.party.word()))];
    fields.extend(person.role.as_deref().map(|role| ("role", text(role))));
    fields.extend(person.email.as_deref().map(|email| ("email", text(email))));
    fields
}

/// A file as it grows.
struct Page {
    format: Format,
    lang: Lang,
    text: String,
}

impl Page {
    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn said(&self, words: &Text) -> NewValue {
        text(words.of(self.lang))
    }

    fn comment(&mut self, words: &Text) {
        for line in words.of(self.lang).lines() {
            self.text.push_str(&format!("# {line}\n"));
        }
    }

    /// What `write` adds, as a comment.
    fn commented(&mut self, write: impl FnOnce(&mut Page)) {
        let mut inner = Page { format: self.format, lang: self.lang, text: String::new() };
        write(&mut inner);
        for line in inner.text.lines() {
            self.text.push_str(format!("# {line}").trim_end());
            self.text.push('\n');
        }
    }

    /// Fields one below the other, the first and the others after their margins.
    fn block(&mut self, first: &str, margin: &str, fields: &[(&'static str, NewValue)]) {
        for (place, (name, value)) in fields.iter().enumerate() {
            let value = render_value(self.format, value);
            let margin = if place == 0 { first } else { margin };
            let line = match self.format {
                Format::Toml => format!("{margin}{name} = {value}\n"),
                Format::Yaml => format!("{margin}{name}: {value}\n"),
            };
            self.text.push_str(&line);
        }
    }

    fn fields(&mut self, fields: &[(&'static str, NewValue)]) {
        self.block("", "", fields);
    }

    fn table(&mut self, name: &str, fields: &[(&'static str, NewValue)]) {
        match self.format {
            Format::Toml => {
                self.text.push_str(&format!("[{name}]\n"));
                self.block("", "", fields);
            }
            Format::Yaml => {
                self.text.push_str(&format!("{name}:\n"));
                self.block("  ", "  ", fields);
            }
        }
    }

    fn tables(&mut self, name: &str, tables: &[Fields]) {
        if self.format == Format::Yaml {
            self.text.push_str(&format!("{name}:\n"));
        }
        for (place, fields) in tables.iter().enumerate() {
            match self.format {
                Format::Toml => {
                    let gap = if place > 0 { "\n" } else { "" };
                    self.text.push_str(&format!("{gap}[[{name}]]\n"));
                    self.block("", "", fields);
                }
                Format::Yaml => self.block("  - ", "    ", fields),
            }
        }
    }

    fn sample_person(&self) -> NewPerson {
        NewPerson {
            party: Party::Giver,
            id: "lin".to_owned(),
            name: say::sample_name().of(self.lang).to_owned(),
            role: Some(say::sample_role().of(self.lang).to_owned()),
            email: Some("lin@example.com".to_owned()),
        }
    }
}
