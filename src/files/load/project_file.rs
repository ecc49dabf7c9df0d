//! The shape of `handover.toml` / `handover.yaml`.

use super::due::read_day;
use super::fields::{Fields, is_blank_in, is_left_out};
use super::silence::read_silences;
use crate::files::format::{Document, Entry, Node};
use crate::model::clock::Zone;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Place;
use crate::model::kinds::tables::TableName;
use crate::model::kinds::values;
use crate::model::list::SourceAt;
use crate::model::lookup;
use crate::model::party::Party;
use crate::model::project::{Person, Project, Signoff};
use crate::text::Lang;
use crate::text::say::findings as say;
use crate::text::say::words::short_names;
use std::collections::HashMap;

/// What the project file says; sections and items come from other files.
pub(super) struct ProjectFile {
    pub(super) project: Project,
    pub(super) zone: Zone,
}

impl Default for ProjectFile {
    fn default() -> ProjectFile {
        ProjectFile { project: Project::default(), zone: Zone::Local }
    }
}

/// The newest format of project files that is understood.
pub(crate) const FORMAT: i64 = 1;

impl ProjectFile {
    /// Reads the tree of the file whose text is `text`.
    pub(super) fn read(document: &Document, text: &str, findings: &mut Vec<Finding>) -> ProjectFile {
        let mut file = ProjectFile::default();
        let project = &mut file.project;
        let fields = &mut Fields { source: SourceAt::PROJECT_FILE, text, path: String::new(), findings };
        let mut signoffs = Vec::new();
        // It decides what a time of day means in every other field.
        if let Some(entry) = document.root.entry("timezone") {
            read_timezone(fields, entry, project, &mut file.zone);
        }
        for entry in document.root.entries() {
            match entry.key.as_str() {
                "format" => {
                    if fields.integer(entry, None).is_some_and(|format| format != FORMAT) {
                        fields.report("format", &entry.node.span, "format", say::other_format(FORMAT));
                    }
                }
                "id" => project.id = fields.loose_name(entry).unwrap_or_default(),
                "uuid" => project.uuid = fields.text(entry),
                "title" => project.title = fields.name_in_languages(entry).unwrap_or_default(),
                "template" => project.template = fields.text(entry),
                "language" => project.language = read_language(fields, entry),
                "timezone" => {}
                "giver" => read_party(fields, entry, Party::Giver, project),
                "receiver" => read_party(fields, entry, Party::Receiver, project),
                "witness" => read_party(fields, entry, Party::Witness, project),
                "milestones" => read_milestones(fields, entry, project, file.zone),
                "people" => {
                    for (position, node) in fields.tables(entry) {
                        read_person(fields, position, node, project, file.zone);
                    }
                }
                "signoff" => signoffs = fields.tables(entry),
                "silence" => project.silences = read_silences(fields, entry, "", None),
                _ => fields.unknown(entry, TableName::Project),
            }
        }
        // What is missing in the file as a whole has no place in it.
        let (root, whole) = (&document.root, 0..0);
        for (key, absent) in [("id", project.id.is_empty()), ("title", project.title.is_blank())] {
            if absent && !is_blank_in(Some(root), key) {
                fields.report_missing(&whole, key);
            }
        }
        for party in [Party::Giver, Party::Receiver] {
            if !project.parties.contains_key(&party) && !is_blank_in(root.get(party.word()), "name") {
                fields.report_missing(&whole, &format!("{party}.name"));
            }
        }
        if project.title.is_blank() {
            project.title = project.id.as_str().into();
        }
        for (position, node) in signoffs {
            read_signoff(fields, position, node, project);
        }
        file
    }
}

fn read_language(fields: &mut Fields<'_>, entry: &Entry) -> Option<String> {
    let language = fields.text(entry)?;
    if Lang::parse(&language).is_none() {
        fields.report("language", &entry.node.span, "language", say::unknown_language(&language));
        return None;
    }
    Some(language)
}

fn read_timezone(fields: &mut Fields<'_>, entry: &Entry, project: &mut Project, zone: &mut Zone) {
    let Some(name) = fields.text(entry) else { return };
    match Zone::parse(&name) {
        Some(known) => *zone = known,
        None => fields.report("timezone", &entry.node.span, "timezone", say::unknown_timezone(&name)),
    }
    project.timezone = Some(name);
}

fn read_party(fields: &mut Fields<'_>, entry: &Entry, party: Party, project: &mut Project) {
    fields.path = party.word().to_owned();
    for inner in fields.table(entry) {
        match inner.key.as_str() {
            "name" => {
                if let Some(name) = fields.name(inner) {
                    project.parties.insert(party, name);
                }
            }
            _ => fields.unknown(inner, TableName::Party),
        }
    }
    fields.path.clear();
}

fn read_milestones(fields: &mut Fields<'_>, entry: &Entry, project: &mut Project, zone: Zone) {
    fields.path = "milestones".to_owned();
    let mut names = HashMap::new();
    for inner in fields.table(entry) {
        let Some(name) = values::trimmed(&inner.key) else {
            fields.report("missing-field", &inner.key_span, &inner.key, say::blank_milestone());
            continue;
        };
        if let Some(other) = names.insert(lookup::milestone_word(name), name) {
            let same = if other == name { say::duplicate_milestone(name) } else { say::same_milestone(name, other) };
            fields.report("duplicate-id", &inner.key_span, &inner.key, same);
            continue;
        }
        if let Some(day) = read_day(fields, inner, project, zone) {
            project.add_milestone(name, day);
        }
    }
    fields.path.clear();
}

fn read_person(fields: &mut Fields<'_>, position: usize, node: &Node, project: &mut Project, zone: Zone) {
    fields.path = format!("people[{position}]");
    let (mut id, mut name, mut party, mut role, mut email, mut keys) = (None, None, None, Vec::new(), None, Vec::new());
    let (mut former_keys, mut left) = (Vec::new(), None);
    for entry in node.entries() {
        match entry.key.as_str() {
            "id" => {
                id = fields.loose_name(entry);
                if let Some(bad) = id.as_deref().filter(|id| values::id(id).is_err()) {
                    fields.report("bad-id", &entry.node.span, "id", say::bad_id(bad));
                }
            }
            "name" => name = fields.name(entry),
            "party" => {
                if let Some(word) = fields.name(entry) {
                    party = Party::parse(&word);
                    if party.is_none() {
                        fields.report("wrong-type", &entry.node.span, "party", say::unknown_party(word));
                    }
                }
            }
            "role" => role = fields.texts(entry),
            "email" => email = fields.text(entry),
            "keys" => keys = fields.texts(entry),
            "former_keys" => former_keys = fields.texts(entry),
            "left" => left = read_day(fields, entry, project, zone),
            _ => fields.unknown(entry, TableName::Person),
        }
    }
    for (key, absent) in [("id", id.is_none()), ("party", is_left_out(node, "party"))] {
        if absent {
            fields.missing(node, key);
        }
    }
    if let (Some(id), Some(party)) = (id, party) {
        let place = Place { source: SourceAt::PROJECT_FILE, span: node.span.clone() };
        if project.person(&id).is_some() {
            fields.report("duplicate-id", &node.span, "id", say::duplicate_person(&id));
        } else {
            let name = name.unwrap_or_else(|| id.clone());
            project.add_person(Person { id, name, party, role, email, keys, former_keys, left, place });
        }
    }
    fields.path.clear();
}

fn read_signoff(fields: &mut Fields<'_>, position: usize, node: &Node, project: &mut Project) {
    fields.path = format!("signoff[{position}]");
    let place = Place { source: SourceAt::PROJECT_FILE, span: node.span.clone() };
    let mut signoff = Signoff { stage: String::new(), signers: Vec::new(), declaration: None, require: None, place };
    for entry in node.entries() {
        match entry.key.as_str() {
            "stage" => {
                let stage = fields.name(entry).unwrap_or_default();
                signoff.stage = lookup::milestone(&project.milestones, &stage).unwrap_or(stage);
                if !signoff.stage.is_empty() && project.milestone(&signoff.stage).is_none() {
                    let finding = Finding::new(
                        "unknown-stage",
                        Severity::Error,
                        fields.place(&entry.node.span),
                        say::unknown_stage(&signoff.stage),
                    );
                    let names = short_names(project.milestones.names());
                    fields.findings.push(finding.advise(say::known_milestones(names)));
                }
            }
            "signers" => {
                for signer in fields.texts(entry).iter().flat_map(|text| lookup::listed(&project.people, text)) {
                    let signer = lookup::person_id(&project.people, &signer);
                    if project.person(&signer).is_none() {
                        fields.report("unknown-person", &entry.node.span, "signers", say::no_such_person(&signer));
                        let ids = short_names(project.people.iter().map(|person| person.id.as_str()));
                        fields.advise(Some(say::unknown_person_advice(ids)));
                    }
                    signoff.signers.push(signer);
                }
            }
            "declaration" => signoff.declaration = fields.in_languages(entry),
            "require" => signoff.require = fields.text(entry),
            _ => fields.unknown(entry, TableName::Signoff),
        }
    }
    if signoff.stage.is_empty() {
        fields.missing(node, "stage");
    } else {
        project.signoffs.push(signoff);
    }
    fields.path.clear();
}
