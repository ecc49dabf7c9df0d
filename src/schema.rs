//! JSON Schema (2020-12) of the files of a project, for editors.
//!
//! In: the descriptions of tables and kinds that the reader uses. Out: a schema as JSON. A schema lets pass
//! whatever the reader takes: fields nobody described, and any single value where text is asked for.
//!
//! Editors that know only older drafts read these too: `$ref` stands alone, and nothing is used that
//! draft 7 lacks but `$defs`, which is only ever pointed into.

use crate::files::format::Format;
use crate::files::load::FORMAT;
use crate::model::item::Priority;
use crate::model::kinds;
use crate::model::kinds::asks::AskType;
use crate::model::kinds::tables::{Holds, Shape, ShapeField, TableName};
use crate::model::kinds::values::FLAGS;
use crate::model::kinds::{COMMON_ACTS, Field, FieldType, Kind, Step};
use crate::model::party::Party;
use crate::text::Lang;
use crate::text::say::schema as say;
use serde_json::{Map, Value, json};
use std::path::Path;

/// The word for the project file.
pub(crate) const PROJECT: &str = "project";

/// The meta-schema.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What an id is made of: no ASCII but letters, digits, `-`, `_` and `.`, no blanks, and no `-` at its beginning.
const ID_PATTERN: &str =
    concat!(r"^\s*[^-\s\x00-\x1f!-,/:-@\[-\^`\{-\x7f]", r"[^\s\x00-\x1f!-,/:-@\[-\^`\{-\x7f]*\s*$");

/// Where `init` leaves the schema of section files, from the project folder.
pub(crate) const SECTION_SCHEMA: &str = ".handover/section.schema.json";
/// Where `init` leaves the schema of the project file.
pub(crate) const PROJECT_SCHEMA: &str = ".handover/project.schema.json";

/// What a schema is of.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// The project file.
    Project,
    /// A section file of any kind.
    Section,
    /// A section file of one kind.
    Kind(&'a Kind),
}

impl Subject<'_> {
    fn name(&self) -> &str {
        match self {
            Subject::Project => "project",
            Subject::Section => "section",
            Subject::Kind(kind) => &kind.name,
        }
    }
}

/// The schema, with descriptions in a language.
pub fn schema(subject: Subject<'_>, lang: Lang) -> Value {
    let table = if let Subject::Project = subject { TableName::Project } else { TableName::Section };
    let shape = table.shape();
    let (title, doc) = match subject {
        Subject::Kind(kind) => (say::title(&kind.title), &kind.purpose),
        _ => (shape.title.clone(), &shape.doc),
    };
    let mut root = json!({
        "$schema": DRAFT,
        "$id": format!("urn:handover:schema:{FORMAT}:{}", subject.name()),
        "$comment": say::loose().of(lang),
        "title": title.of(lang),
        "description": doc.of(lang),
    });
    merge(&mut root, object(shape, lang));
    let mut definitions = Map::new();
    define(shape, lang, &mut definitions);
    match subject {
        Subject::Project => {}
        Subject::Section => {
            let built_ins = kinds::built_ins().iter();
            for kind in built_ins {
                definitions.insert(kind.name.clone(), own_part(kind, lang));
                definitions.insert(log_name(kind), own_log(kind));
            }
            root["allOf"] = kinds::built_ins().iter().flat_map(|kind| when_kind(kind)).collect();
        }
        Subject::Kind(kind) => {
            let described = root["properties"]["section"]["description"].take();
            root["properties"]["section"] = json!({ "const": kind.name, "description": described });
            if let Some(item) = definitions.get_mut("item") {
                merge_properties(item, own_fields(kind, lang));
            }
            definitions.insert(log_name(kind), own_log(kind));
            let reference = json!({ "$ref": format!("#/$defs/{}", log_name(kind)) });
            root["if"] = without_steps();
            root["then"] = of_items(reference);
        }
    }
    root["$defs"] = Value::Object(definitions);
    root
}

/// The comment that tells an editor where the schema of a file is; `path` is from the project folder.
pub(crate) fn modeline(path: &Path, format: Format, schema: &str) -> String {
    let up = "../".repeat(path.components().count().saturating_sub(1));
    let here = if up.is_empty() { "./" } else { "" };
    match format {
        Format::Toml => format!("#:schema {here}{up}{schema}\n"),
        Format::Yaml => format!("# yaml-language-server: $schema={up}{schema}\n"),
    }
}

/// A table: its fields and which of them must be there.
fn object(shape: &Shape, lang: Lang) -> Value {
    let properties: Map<String, Value> =
        shape.fields.iter().map(|field| (field.name.clone(), property(field, lang))).collect();
    let needed: Vec<&str> = shape.fields.iter().filter(|field| field.needed).map(|field| field.name.as_str()).collect();
    let mut object = json!({ "type": "object", "properties": properties });
    if !needed.is_empty() {
        object["required"] = json!(needed);
    }
    if !shape.one_of.is_empty() {
        object["oneOf"] = shape.one_of.iter().map(|field| json!({ "required": [field] })).collect();
    }
    object
}

/// Adds the tables that the fields of one hold, and those that theirs hold.
fn define(shape: &Shape, lang: Lang, definitions: &mut Map<String, Value>) {
    for inner in shape
        .fields
        .iter()
        .filter(|field| matches!(field.holds, Holds::Tables | Holds::Condition))
        .filter_map(|field| field.of)
    {
        let inner = inner.shape();
        let mut definition = json!({ "title": inner.title.of(lang), "description": inner.doc.of(lang) });
        merge(&mut definition, object(inner, lang));
        definitions.insert(definition_name(inner.name), definition);
        define(inner, lang, definitions);
    }
}

fn definition_name(table: TableName) -> String {
    format!("{table:?}").to_lowercase()
}

fn property(field: &ShapeField, lang: Lang) -> Value {
    let parties = Party::ALL.iter().map(|party| party.word());
    let mut schema = match field.holds {
        Holds::Text if field.needed => filled_text(),
        Holds::Text => text(),
        Holds::Written => written(field.needed),
        Holds::Act => filled_text(),
        Holds::Texts => texts(),
        Holds::Id => {
            json!({ "type": ["string", "number", "boolean"], "pattern": ID_PATTERN })
        }
        Holds::Version => json!({ "const": FORMAT }),
        Holds::Language => json!({ "anyOf": [
            { "enum": Lang::ALL.map(Lang::tag) },
            { "type": "string", "pattern": "^([Ee][Nn]|[Zz][Hh])([-_.@].*)?$" },
        ] }),
        Holds::Kind => {
            let names: Vec<&str> = kinds::built_ins().iter().map(|kind| kind.name.as_str()).collect();
            json!({ "anyOf": [{ "enum": names }, filled_text()] })
        }
        Holds::Party => json!({ "enum": parties.collect::<Vec<_>>() }),
        Holds::Maker => json!({ "enum": parties.chain(["any", "other"]).collect::<Vec<_>>() }),
        Holds::Span => json!({ "type": ["string", "null"], "examples": ["1d", "1w", "1 month"] }),
        Holds::AskType => json!({ "enum": AskType::ALL.map(AskType::word) }),
        Holds::Priority => json!({ "enum": Priority::ALL.map(Priority::word) }),
        Holds::Condition => json!({ "anyOf": [
            { "type": ["string", "number", "boolean", "null"] },
            { "$ref": format!("#/$defs/{}", field.of.map(definition_name).unwrap_or_default()) },
        ] }),
        Holds::Labels => json!({ "type": ["object", "null"], "additionalProperties": written(false) }),
        Holds::Number => json!({ "type": ["integer", "null"] }),
        Holds::Numbers => json!({ "type": "array", "items": { "type": "integer" }, "minItems": 2, "maxItems": 2 }),
        Holds::Due => due(),
        Holds::Day => day(),
        Holds::Days => json!({ "type": ["object", "null"], "additionalProperties": day() }),
        Holds::Moment => {
            let (hours, sixtieth) = ("([01][0-9]|2[0-3])", "[0-5][0-9]");
            let time = format!("{hours}:{sixtieth}:{sixtieth}(\\.[0-9]+)?([Zz]|[+-]{hours}:{sixtieth})");
            let pattern = format!("^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[Tt ]{time}$");
            json!({ "type": "string", "format": "date-time", "pattern": pattern })
        }
        Holds::Flag => flag(),
        Holds::Size => json!({ "type": ["integer", "null"], "minimum": 0 }),
        Holds::Value => json!({ "type": ["string", "number", "boolean"] }),
        Holds::Free => json!({ "type": ["object", "null"] }),
        Holds::Table => field.of.map(|table| object(table.shape(), lang)).unwrap_or_default(),
        Holds::Tables => {
            let name = field.of.map(definition_name).unwrap_or_default();
            json!({ "type": ["array", "null"], "items": { "$ref": format!("#/$defs/{name}") } })
        }
    };
    if field.holds == Holds::Table && !field.needed {
        schema["type"] = json!(["object", "null"]);
    }
    schema["description"] = json!(field.doc.of(lang));
    schema
}

fn text() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

/// A text, or a text for each language.
fn written(needed: bool) -> Value {
    let each: Map<String, Value> = Lang::ALL.into_iter().map(|lang| (lang.tag().to_owned(), text())).collect();
    let mut schema = json!({
        "type": ["string", "number", "boolean", "object"],
        "properties": each,
        // The reader takes other names of a language as well: zh, en-GB.
        "propertyNames": { "pattern": "^([Ee][Nn]|[Zz][Hh])([-_.@].*)?$" },
        "minProperties": 1,
    });
    match needed {
        true => schema["pattern"] = json!("\\S"),
        false => schema["type"] = json!(["string", "number", "boolean", "object", "null"]),
    }
    schema
}

/// A text of which something shows.
fn filled_text() -> Value {
    json!({ "type": ["string", "number", "boolean"], "pattern": "\\S" })
}

/// One text or several.
fn texts() -> Value {
    json!({ "type": ["string", "number", "boolean", "null", "array"], "items": text() })
}

/// A plain day, or nothing.
fn day() -> Value {
    let pattern = "^([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?)?$";
    json!({ "type": ["string", "null"], "format": "date", "pattern": pattern })
}

fn due() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"], "examples": ["cutover", "cutover - 7d", "start + 2w"] })
}

/// Yes or no, also as the words that YAML 1.2 takes for text, in small and capital letters; or nothing.
fn flag() -> Value {
    let either = |c: char| match c.is_ascii_lowercase() {
        true => format!("[{}{c}]", c.to_ascii_uppercase()),
        false => c.to_string(),
    };
    let words: Vec<String> = FLAGS.iter().map(|(word, _)| word.chars().map(either).collect()).collect();
    let pattern = format!("^\\s*({})?\\s*$", words.join("|"));
    json!({ "type": ["boolean", "null", "string"], "pattern": pattern })
}

/// A field of a kind.
fn own_property(field: &Field, lang: Lang) -> Value {
    let mut schema = match field.kind {
        FieldType::Text => text(),
        FieldType::List => texts(),
        FieldType::Bool => flag(),
        FieldType::Integer => json!({ "type": ["integer", "null"] }),
        FieldType::Date => due(),
        FieldType::Choice => json!({ "enum": field.choices }),
    };
    if let Some((low, high)) = field.range {
        schema["minimum"] = json!(low);
        schema["maximum"] = json!(high);
    }
    schema["description"] = json!(field.doc.of(lang));
    schema
}

fn own_fields(kind: &Kind, lang: Lang) -> Map<String, Value> {
    kind.fields.iter().map(|field| (field.name.clone(), own_property(field, lang))).collect()
}

/// The words that the log of an item of a kind may hold.
fn acts(kind: &Kind) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    for did in kind.all_steps().into_iter().map(|step: &Step| step.did.as_str()).chain(COMMON_ACTS) {
        if !words.contains(&did) {
            words.push(did);
        }
    }
    words
}

/// What an item of a kind has besides what every item has.
fn own_part(kind: &Kind, lang: Lang) -> Value {
    let properties = own_fields(kind, lang);
    json!({ "title": kind.title.of(lang), "description": kind.purpose.of(lang), "properties": properties })
}

/// What the log of an item of a kind may hold, where the item has no steps of its own.
fn own_log(kind: &Kind) -> Value {
    let act = json!({ "properties": { "did": { "enum": acts(kind) } } });
    json!({ "if": without_steps(), "then": { "properties": { "log": { "items": act } } } })
}

fn log_name(kind: &Kind) -> String {
    format!("{}-log", kind.name)
}

fn without_steps() -> Value {
    json!({ "not": { "required": ["steps"] } })
}

/// What holds of every item of a file.
fn of_items(what: Value) -> Value {
    json!({ "properties": { "items": { "items": what } } })
}

/// What holds of the items of a kind: their fields, and where the file has no steps of its own, their acts.
fn when_kind(kind: &Kind) -> [Value; 2] {
    let is_kind = json!({ "properties": { "section": { "const": kind.name } }, "required": ["section"] });
    let mut kept = is_kind.clone();
    merge(&mut kept, without_steps());
    let reference = |name: &str| of_items(json!({ "$ref": format!("#/$defs/{name}") }));
    [json!({ "if": is_kind, "then": reference(&kind.name) }), json!({ "if": kept, "then": reference(&log_name(kind)) })]
}

fn merge(target: &mut Value, more: Value) {
    if let (Value::Object(target), Value::Object(more)) = (target, more) {
        target.extend(more);
    }
}

fn merge_properties(target: &mut Value, more: Map<String, Value>) {
    if let Some(Value::Object(properties)) = target.get_mut("properties") {
        properties.extend(more);
    }
}

/// Everything there is a schema of.
pub(crate) fn subjects() -> Vec<&'static str> {
    std::iter::once(PROJECT).chain(kinds::built_ins().iter().map(|kind| kind.name.as_str())).collect()
}

#[cfg(test)]
mod tests;
