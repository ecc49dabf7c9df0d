//! The project file of a new project: `handover.toml` or `handover.yaml`, with comments that help.

use super::draft::{Answers, Milestone};
use super::person::NewPerson;
use crate::files::edit::{NewValue, render_value};
use crate::files::format::Format;
use crate::model::naming;
use crate::model::party::Party;
use crate::templates::both::new_value;
use crate::text::say::{init as say, words};
use crate::text::syntax::in_yaml;
use crate::text::{Lang, Text};

type Fields = Vec<(&'static str, NewValue)>;

/// The text of the project file; `guide` is the file that explains the folder.
pub(super) fn render_project_file(answers: &Answers, guide: &str) -> String {
    let mut page = Page { format: answers.format, lang: answers.lang, text: String::new() };
    page.comment(&say::file_top(guide));
    page.fields(&[
        ("format", NewValue::Integer(1)),
        ("id", text(&answers.id)),
        ("uuid", text(&answers.uuid)),
        ("title", new_value(&answers.title)),
        ("template", text(&answers.template.name)),
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
    let day = |milestone: Milestone| NewValue::Date(milestone.day.to_string());
    page.table(
        "milestones",
        &[("start", day(answers.start)), ("cutover", day(answers.cutover)), ("close", day(answers.close))],
    );
    page.gap();
    page.comment(&say::file_people());
    for (party, roles) in &answers.template.roles {
        if !roles.is_empty() && (*party != Party::Witness || answers.witness.is_some()) {
            page.comment(&say::file_roles(naming::party(*party), words::name_list(roles)));
        }
    }
    if answers.people.is_empty() {
        page.comment(&say::file_people_sample());
        let sample = page.sample_person();
        page.commented(|page| page.tables("people", &[person_fields(&sample)]));
    } else {
        page.tables("people", &answers.people.iter().map(person_fields).collect::<Vec<_>>());
    }
    page.gap();
    page.comment(&say::file_signoff());
    let signers = NewValue::List(answers.signers.iter().map(|id| text(id)).collect());
    let signoffs = answers.template.signoffs.iter().map(|signoff| {
        vec![
            ("stage", text(&signoff.stage)),
            ("signers", signers.clone()),
            ("declaration", new_value(&signoff.declaration)),
        ]
    });
    page.tables("signoff", &signoffs.collect::<Vec<_>>());
    page.text
}

fn text(words: &str) -> NewValue {
    NewValue::Text(words.to_owned())
}

fn person_fields(person: &NewPerson) -> Fields {
    let mut fields = vec![("id", text(&person.id)), ("name", text(&person.name)), ("party", text(person.party.word()))];
    match person.role.as_slice() {
        [] => {}
        [role] => fields.push(("role", text(role))),
        roles => fields.push(("role", NewValue::List(roles.iter().map(|role| text(role)).collect()))),
    }
    fields.extend(person.email.as_deref().map(|email| ("email", text(email))));
    fields.extend(person.key.as_deref().map(|key| ("keys", NewValue::List(vec![text(key)]))));
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
        let words = if self.format == Format::Yaml { in_yaml(words) } else { words.clone() };
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
            role: vec![say::sample_role().of(self.lang).to_owned()],
            email: Some("lin@example.com".to_owned()),
            key: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::format;
    use crate::templates;
    use chrono::NaiveDate;

    fn answers(lang: Lang, format: Format) -> Answers {
        let day = Milestone { day: NaiveDate::from_ymd_opt(2026, 11, 2).unwrap(), counted: false };
        Answers {
            lang,
            format,
            template: templates::load(templates::DEFAULT, lang).unwrap(),
            id: "no".to_owned(),
            uuid: "4d4bb9a5-7e1d-4f4f-9a53-000000000000".to_owned(),
            title: "A \"title\": # 1".into(),
            timezone: None,
            giver: "yes".to_owned(),
            receiver: "移交 {x}".to_owned(),
            witness: None,
            today: day.day,
            start: day,
            cutover: day,
            close: day,
            people: Vec::new(),
            signers: Vec::new(),
            me: None,
            light: false,
            git: Default::default(),
            has_witness_roles: false,
        }
    }

    #[test]
    fn what_people_wrote_reads_back_whatever_it_is() {
        for (lang, format) in Lang::ALL.into_iter().zip([Format::Toml, Format::Yaml]) {
            let text = render_project_file(&answers(lang, format), "README.md");
            let root = format::parse(text.as_bytes(), format).unwrap().root;
            let text = |node: &format::Node| match &node.value {
                format::Value::Text(text) | format::Value::Plain(text) => text.clone(),
                other => panic!("{other:?}"),
            };
            assert_eq!(text(root.get("title").unwrap()), "A \"title\": # 1");
            assert_eq!(text(root.get("receiver").unwrap().get("name").unwrap()), "移交 {x}");
            assert_eq!(text(root.get("id").unwrap()), "no");
        }
    }

    #[test]
    fn the_samples_work_once_the_number_sign_is_taken_away() {
        for (lang, format) in Lang::ALL.into_iter().flat_map(|l| [(l, Format::Toml), (l, Format::Yaml)]) {
            let text = render_project_file(&answers(lang, format), "README.md");
            let code = |line: &str| {
                let keys = ["[", "witness:", "people:", "- id:", "id", "name", "party", "role", "email"];
                let line = line.trim_start();
                keys.iter().any(|key| line.starts_with(key)) && line.contains([':', '=', '[']) && !line.contains("；")
            };
            let uncommented: String = text
                .lines()
                .map(|line| line.strip_prefix("# ").filter(|rest| code(rest)).unwrap_or(line).to_owned() + "\n")
                .collect();
            let root =
                format::parse(uncommented.as_bytes(), format).unwrap_or_else(|e| panic!("{e:?}\n{uncommented}")).root;
            assert!(root.get("witness").unwrap().get("name").is_some(), "{uncommented}");
            assert_eq!(root.get("people").unwrap().members().len(), 1, "{uncommented}");
        }
    }
}
