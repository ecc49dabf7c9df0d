//! Fields of a person, or of the sign-off of a stage: what stands in the lists of the project file.
//!
//! A member is named by its list and its word, as needs and dues name it: `people/lin`, `signoff/close`. A sign-off that is not
//! there yet is added.

use super::telling::tell;
use crate::context::Context;
use crate::context::acting::for_party;
use crate::context::changing;
use crate::context::unsigned::signoffs;
use crate::edits::person_fields::{read_email, read_name};
use crate::edits::pick::{pick_item, pick_person};
use crate::files::change::Change;
use crate::files::edit::{Edit, NewValue, Way};
use crate::files::format::{Document, Node};
use crate::files::load::Loaded;
use crate::files::store::Store;
use crate::files::written::{is_word, position, shown, tree};
use crate::model::day;
use crate::model::kinds::called::meanings;
use crate::model::kinds::tables::TableName;
use crate::model::kinds::values;
use crate::model::list::SourceAt;
use crate::model::lookup;
use crate::model::lookup::Found;
use crate::model::project::{Person, Project};
use crate::text::Lang;
use crate::text::exit::Exit;
use crate::text::folded::parts;
use crate::text::problem::Problem;
use crate::text::say::status::milestone;
use crate::text::say::{days, editing as say, findings, init, people, record, words};
use crate::text::visible::visible_line;
use anyhow::Result;

/// A member of a list of the project file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Listed {
    /// A person, by id.
    Person(String),
    /// The sign-off of a stage.
    Signoff(String),
}

impl Listed {
    /// The member that a word means; nothing where it means an item.
    ///
    /// # Errors
    ///
    /// When there is no such list's member.
    pub(super) fn find(project: &Project, word: &str) -> Result<Option<Listed>> {
        let Some((list, name)) = word.trim().split_once('/') else { return Ok(None) };
        let lists = [("people", None), ("signoff", None)];
        match meanings(list, &lists).as_slice() {
            [_] if pick_item(project, word).is_ok() => Ok(None),
            ["people"] => Ok(Some(Listed::Person(pick_person(project, name)?.id.clone()))),
            ["signoff"] => match lookup::milestone(&project.milestones, name) {
                Some(stage) => Ok(Some(Listed::Signoff(stage))),
                None => {
                    let names = words::short_names(project.milestones.names());
                    let problem = Problem::usage(findings::unknown_stage(name));
                    Err(problem.hint(findings::known_milestones(names)).into())
                }
            },
            _ => Ok(None),
        }
    }

    fn list(&self) -> &'static str {
        match self {
            Listed::Person(_) => "people",
            Listed::Signoff(_) => "signoff",
        }
    }

    /// As it is named in commands.
    fn name(&self) -> String {
        let (Listed::Person(word) | Listed::Signoff(word)) = self;
        format!("{}/{}", self.list(), visible_line(word))
    }

    /// The fields that may be set.
    fn fields(&self) -> &'static [&'static str] {
        match self {
            Listed::Person(_) => &["name", "role", "email", "left"],
            Listed::Signoff(_) => &["signers", "declaration", "require"],
        }
    }

    /// Its place in the list, where it is there.
    fn position(&self, project: &Project, document: &Document) -> Option<usize> {
        let place = match self {
            Listed::Person(id) => &project.person(id)?.place,
            Listed::Signoff(stage) => &project.signoffs.iter().find(|signoff| signoff.stage == *stage)?.place,
        };
        position(document, self.list(), place)
    }
}

/// Sets fields of a member, all or none.
///
/// # Errors
///
/// As `handover set`.
pub(super) fn set(
    store: &Store,
    loaded: &mut Loaded,
    listed: &Listed,
    given: &[(String, String)],
    yes: bool,
    context: &mut Context<'_>,
) -> Result<Exit> {
    let signed = match listed {
        Listed::Signoff(stage) => signers_until_now(loaded, stage, context),
        Listed::Person(_) => Vec::new(),
    };
    let (project, lang) = (&loaded.view.project, context.lang());
    let mut fields = Vec::with_capacity(given.len());
    for (key, value) in given {
        let field = field_of(listed, key)?;
        fields.push((field, new_value(loaded, listed, field, value)?));
    }
    if let Listed::Person(id) = listed
        && let Some(person) = project.person(id)
    {
        for_party(loaded, person.party, &people::is_changed(visible_line(&person.name)), yes, context)?;
    }
    let source = &loaded.sources[SourceAt::PROJECT_FILE];
    let document = tree(source)?;
    let (list, position) = (listed.list(), listed.position(project, &document));
    let node = position.and_then(|at| document.root.get(list)?.members().get(at));
    let (mut edits, mut told) = (Vec::new(), Vec::new());
    for (field, value) in &fields {
        let (way, old) = place(node, field, lang);
        let was = old.map(|node| shown(source, node));
        let is = value.as_ref().map(NewValue::as_typed);
        if let Some(position) = position.filter(|_| was != is) {
            let at: Way = [list.into(), position.into()].into_iter().chain(way).collect();
            edits.push(match value {
                Some(value) => Edit::Set { at, value: like_before(old, value) },
                None => Edit::Remove { at },
            });
        }
        told.push((*field, was, is));
    }
    if let (Listed::Signoff(stage), None) = (listed, position) {
        let value = new_signoff(project, stage, fields, lang)?;
        edits.push(Edit::Append { list: vec![list.into()], value });
    }
    if !edits.is_empty() {
        changing::change(store, loaded, &[Change::Edit { source, edits }], context)?;
        if let (Listed::Signoff(stage), false) = (listed, signed.is_empty()) {
            context.note(&say::signed_otherwise(milestone(stage), words::list(&signed, lang)));
        }
    }
    for (field, old, new) in told {
        tell(&listed.name(), field, old, new, context);
    }
    Ok(Exit::Fine)
}

/// The names of those who have signed a stage.
fn signers_until_now(loaded: &mut Loaded, stage: &str, context: &Context<'_>) -> Vec<String> {
    let stages = signoffs(loaded, &context.vouchers()).0;
    let own = stages.into_iter().filter(|one| one.stage == stage);
    let ids = own.flat_map(|one| one.signed.into_iter().chain(one.unverified));
    let people = ids.filter_map(|id| loaded.view.project.person(&id));
    people.map(|person| visible_line(&person.name)).collect()
}

/// The field that a word means.
fn field_of(listed: &Listed, key: &str) -> Result<&'static str> {
    let fields = listed.fields();
    let labelled: Vec<_> = fields.iter().map(|field| (*field, None)).collect();
    if let [one] = meanings(key, &labelled).as_slice() {
        return Ok(one);
    }
    let hint = say::fields_of(words::name_list(fields));
    Err(match listed {
        Listed::Person(id) if key == "keys" => Problem::usage(say::by_hand_only(key)).hint(say::keys_are_added(id)),
        Listed::Person(_) if TableName::Person.fields().any(|field| field == key) => {
            Problem::usage(say::by_hand_only(key)).hint(hint)
        }
        _ => Problem::usage(say::no_field_of(key, listed.name())).hint(hint),
    }
    .into())
}

/// The value that somebody typed; nothing where the field is to be taken out.
fn new_value(loaded: &Loaded, listed: &Listed, field: &str, text: &str) -> Result<Option<NewValue>> {
    let project = &loaded.view.project;
    let Some(filled) = values::trimmed(text) else {
        return match field {
            "role" | "email" | "left" | "require" => Ok(None),
            _ => Err(Problem::usage(say::needs_a_value(field)).into()),
        };
    };
    let listing = |words: Vec<String>| NewValue::List(words.into_iter().map(NewValue::Text).collect());
    Ok(Some(match field {
        "signers" => listing(signers(project, filled)?),
        "role" => listing(parts(filled).into_iter().map(str::to_owned).collect()),
        "email" => NewValue::Text(read_email(filled).map_err(Problem::usage)?),
        "left" => {
            let day = day::typed_day(filled, loaded.view.today());
            let not_one = |fault: day::Fault| fault.refusal(filled, days::not_a_day(field, filled));
            NewValue::Date(day.map_err(not_one)?.to_string())
        }
        "require" if filled != "ssh" => {
            return Err(Problem::usage(say::only_ssh(filled)).hint(say::only_ssh_hint()).into());
        }
        "declaration" | "require" => NewValue::Text(filled.to_owned()),
        _ => {
            let label = listed.name();
            let name = read_name(&label, Some(filled)).map_err(Problem::usage)?;
            NewValue::Text(name.ok_or_else(|| Problem::usage(init::needed()))?)
        }
    }))
}

/// The people who are to sign, each once.
fn signers(project: &Project, text: &str) -> Result<Vec<String>> {
    let words = match lookup::person(&project.people, text) {
        Found::One(_) => vec![text],
        _ => parts(text),
    };
    let mut ids = Vec::with_capacity(words.len());
    for word in words {
        let person: &Person = pick_person(project, word)?;
        if !ids.contains(&person.id) {
            ids.push(person.id.clone());
        }
    }
    Ok(ids)
}

/// Where a field of a member stands from there on, and what is there; of a text in several languages the one is meant that the
/// reader sees.
fn place<'n>(node: Option<&'n Node>, field: &str, lang: Lang) -> (Way, Option<&'n Node>) {
    let old = node.and_then(|node| node.get(field));
    let entries = old.map(Node::entries).unwrap_or_default();
    match entries.iter().find(|entry| Lang::parse(&entry.key) == Some(lang)) {
        Some(entry) => (vec![field.into(), entry.key.as_str().into()], Some(&entry.node)),
        None => (vec![field.into()], old),
    }
}

/// A value written the way in which the one before it is: whoever writes one role as a word goes on doing so.
fn like_before(old: Option<&Node>, value: &NewValue) -> NewValue {
    match value {
        NewValue::List(members) => NewValue::words(members.clone(), old.is_some_and(is_word)),
        value => value.clone(),
    }
}

/// The sign-off of a stage that nobody signed until now. Without a declaration of its own it has the usual one.
fn new_signoff(
    project: &Project,
    stage: &str,
    fields: Vec<(&'static str, Option<NewValue>)>,
    lang: Lang,
) -> Result<NewValue> {
    let mut given: Vec<_> = fields.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
    if !given.iter().any(|(field, _)| *field == "signers") {
        let advice = findings::stage_without_signoff_advice(stage, project.usual_signers());
        return Err(Problem::usage(findings::no_signers(stage)).hint(advice).into());
    }
    if !given.iter().any(|(field, _)| *field == "declaration") {
        let usual = record::default_declaration();
        given.push(("declaration", NewValue::Text(usual.of(project.lang().unwrap_or(lang)).to_owned())));
    }
    let order = ["signers", "declaration", "require"];
    given.sort_by_key(|(field, _)| order.iter().position(|one| one == field));
    let stage = ("stage", NewValue::Text(stage.to_owned()));
    let fields = [stage].into_iter().chain(given);
    Ok(NewValue::Table(fields.map(|(name, value)| (name.to_owned(), value)).collect()))
}
