//! The files of a new project, as values.
//!
//! In: [`Answers`]. Out: path and content of each file. In TOML, section files are the template's own
//! bytes; in YAML, the same content laid out by `edit`. Touches no disk.

use super::draft::Answers;
use super::project_file::render_project_file;
use crate::commands::schema::render_schema;
use crate::files::edit::{NewValue, render_section, render_value};
use crate::files::folders::{ATTRIBUTES, PROJECT_ATTRIBUTES};
use crate::files::format;
use crate::files::format::{Document, Format, Node, Value};
use crate::schema::{PROJECT_SCHEMA, SECTION_SCHEMA, Subject, modeline};
use crate::templates::TemplateFile;
use crate::text;
use crate::text::Lang;
use crate::text::say::init as say;
use anyhow::{Result, anyhow};
use std::path::{Path, PathBuf};

/// The guide to the folder; under the second name where the first is taken.
pub(super) const GUIDES: [&str; 2] = ["README.md", "README.handover.md"];

/// A file to be written.
pub(super) type NewFile = (PathBuf, Vec<u8>);

/// The name of the project file.
pub(super) fn project_file_name(format: Format) -> String {
    format!("handover.{}", format.extension())
}

/// Every file of the project, but those that are there already and may stay. The project file is the last: a folder
/// without it holds no project.
///
/// # Errors
///
/// When a file of the template is not what it should be.
pub(super) fn new_files(answers: &Answers, guide: &str, attributes: bool) -> Result<Vec<NewFile>> {
    let project_file = PathBuf::from(project_file_name(answers.format));
    let project_text = render_project_file(answers, guide).into_bytes();
    let mut files = vec![
        (PathBuf::from(PROJECT_SCHEMA), render_schema(Subject::Project, answers.lang)?.into_bytes()),
        (PathBuf::from(SECTION_SCHEMA), render_schema(Subject::Section, answers.lang)?.into_bytes()),
        (PathBuf::from(guide), render_guide(answers).into_bytes()),
        (PathBuf::from("evidence/README.md"), say::evidence_readme(answers.lang).as_bytes().to_vec()),
    ];
    if attributes {
        files.push((PathBuf::from(ATTRIBUTES), (PROJECT_ATTRIBUTES.join("\n") + "\n").into_bytes()));
    }
    for file in &answers.template.files {
        // A file of one's own stays in its format, and keeps its comments.
        let format = if answers.template.folder.is_some() { Format::Toml } else { answers.format };
        let (path, content) = section_file(file, format)?;
        let content = with_modeline(&path, content, SECTION_SCHEMA);
        files.push((path, content));
    }
    let project_text = with_modeline(&project_file, project_text, PROJECT_SCHEMA);
    files.push((project_file, project_text));
    Ok(files)
}

/// A file with the comment before it that tells editors where its schema is, unless it has one.
fn with_modeline(path: &Path, content: Vec<u8>, schema: &str) -> Vec<u8> {
    let Some(format) = Format::of(path) else { return content };
    let line = modeline(path, format, schema);
    let first = content.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let first = String::from_utf8_lossy(first);
    if first.contains("#:schema") || first.contains("yaml-language-server:") {
        return content;
    }
    let (mark, text) = match content.strip_prefix("\u{feff}".as_bytes()) {
        Some(text) => ("\u{feff}", text),
        None => ("", content.as_slice()),
    };
    [mark.as_bytes(), line.as_bytes(), text].concat()
}

/// A file of the template in the format of the project.
fn section_file(file: &TemplateFile, format: Format) -> Result<NewFile> {
    if format == Format::Toml || Format::of(&file.path) != Some(Format::Toml) {
        return Ok((file.path.clone(), file.content.to_vec()));
    }
    let unreadable = || anyhow!("the template's {} cannot be read", file.path.display());
    let document = format::parse(&file.content, Format::Toml).map_err(|_| unreadable())?;
    let text = std::str::from_utf8(&file.content).map_err(|_| unreadable())?;
    let rendered = translate(&document, text, format);
    Ok((file.path.with_extension(format.extension()), rendered.into_bytes()))
}

/// The content of a TOML section file, without logs, in another format.
fn translate(document: &Document, text: &str, format: Format) -> String {
    let fields = |node: &Node, without: &str| {
        let kept = node.entries().iter().filter(|entry| entry.key != without);
        kept.map(|entry| (entry.key.to_string(), new_value(&entry.node))).collect::<Vec<_>>()
    };
    let header = fields(&document.root, "items");
    let items = document.root.get("items").map(Node::members).unwrap_or_default();
    let items: Vec<_> = items.iter().map(|item| fields(item, "log")).collect();
    let comment: Vec<String> =
        text.lines().map_while(|line| line.strip_prefix('#')).map(|line| comment_line(line, format)).collect();
    render_section(format, &header, &comment.join("\n"), &items)
}

/// A line of the leading comment; a sample act in it is written in the other format.
fn comment_line(line: &str, format: Format) -> String {
    let line = line.strip_prefix(' ').unwrap_or(line);
    let sample = line.trim().strip_suffix(',').filter(|sample| sample.starts_with('{'));
    let parsed = sample.and_then(|sample| format::parse(format!("act = {sample}").as_bytes(), Format::Toml).ok());
    match parsed.as_ref().and_then(|document| document.root.get("act")) {
        Some(act) => {
            let margin = &line[..line.len() - line.trim_start().len()];
            format!("{margin}{}", sample_act(&new_value(act), format))
        }
        None => line.to_owned(),
    }
}

/// An act as a person adds it to a log by hand.
fn sample_act(act: &NewValue, format: Format) -> String {
    match format {
        Format::Toml => format!("{},", render_value(format, act)),
        Format::Yaml => format!("- {}", render_value(format, act)),
    }
}

fn new_value(node: &Node) -> NewValue {
    match &node.value {
        Value::Text(text) | Value::Plain(text) => NewValue::Text(text.to_string()),
        Value::Date(date) => NewValue::Date(date.to_string()),
        Value::Integer(number) => NewValue::Integer(*number),
        Value::Float(number) => NewValue::Text(number.to_string()),
        Value::Bool(flag) => NewValue::Bool(*flag),
        Value::Null => NewValue::Text(String::new()),
        Value::List(members) => NewValue::List(members.iter().map(new_value).collect()),
        Value::Table(entries) => {
            NewValue::Table(entries.iter().map(|entry| (entry.key.to_string(), new_value(&entry.node))).collect())
        }
    }
}

/// The guide for people who get the folder without the tool.
fn render_guide(answers: &Answers) -> String {
    let (lang, format) = (answers.lang, answers.format);
    let hint = match format {
        Format::Toml => say::readme_toml_hint(),
        Format::Yaml => say::readme_yaml_hint(),
    };
    let witness = answers.witness.as_ref().map(|witness| say::guide_witness(markdown(witness)));
    let tool = env!("CARGO_PKG_REPOSITORY");
    let tool = if tool.is_empty() { String::new() } else { say::guide_tool(tool).of(lang).to_owned() };
    let vault = render_value(format, &NewValue::Text("vault: acme/shop".to_owned()));
    let location = match format {
        Format::Toml => format!("location = {vault}"),
        Format::Yaml => format!("location: {vault}"),
    };
    let witness_part = match (&answers.witness, answers.has_witness_roles) {
        (Some(_), _) => say::guide_witness_part().of(lang).to_owned(),
        (None, true) => say::guide_without_witness_part().of(lang).to_owned(),
        (None, false) => String::new(),
    };
    let values: [(&str, String); 15] = [
        ("title", markdown(answers.title.of(lang))),
        ("giver", markdown(&answers.giver)),
        ("receiver", markdown(&answers.receiver)),
        ("witness", witness.map(|text| text.of(lang).to_owned()).unwrap_or_default()),
        ("witness_part", witness_part),
        ("start", answers.start.day.to_string()),
        ("cutover", answers.cutover.day.to_string()),
        ("close", answers.close.day.to_string()),
        ("project", project_file_name(format)),
        ("ext", format.extension().to_owned()),
        ("format", format.extension().to_owned()),
        ("sample", sample_item(lang, format)),
        ("hint", hint.of(lang).to_owned()),
        ("location", location),
        ("tool", tool),
    ];
    fill(say::folder_readme(lang), &values)
}

/// Replaces `{name}` in one pass, so that braces in what people wrote stay as they are.
fn fill(text: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let after = &rest[open + 1..];
        let known = after.find('}').and_then(|close| {
            let (_, value) = values.iter().find(|(name, _)| *name == &after[..close])?;
            Some((value, close))
        });
        filled.push_str(&rest[..open]);
        match known {
            Some((value, close)) => {
                filled.push_str(value);
                rest = &after[close + 1..];
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// What people wrote, so that Markdown shows it as it is.
fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// An item with two acts, as the guide shows it.
fn sample_item(lang: Lang, format: Format) -> String {
    let text = |words: &str| NewValue::Text(words.to_owned());
    let field = |name: &str, value| (name.to_owned(), value);
    let said = |words: text::Text| NewValue::Text(words.of(lang).to_owned());
    let item = [
        field("id", text("main-account")),
        field("title", said(say::readme_item())),
        field("action", text("transfer")),
    ];
    let act = |at: &str, by: &str, did: &str| {
        vec![field("at", NewValue::Date(at.to_owned())), field("by", text(by)), field("did", text(did))]
    };
    let mut granted = act("2026-11-20T10:03:00+08:00", "lin", "granted");
    granted.push(field("note", said(say::readme_note())));
    let confirmed = act("2026-11-21T09:12:00+08:00", "chen", "confirmed");
    let section = render_section(format, &[], "", &[item.to_vec()]);
    let acts = [granted, confirmed].map(|act| sample_act(&NewValue::Table(act), format));
    match format {
        Format::Toml => section.replace("log = [\n", &format!("log = [\n  {}\n", acts.join("\n  "))),
        Format::Yaml => format!("{section}      {}", acts.join("\n      ")),
    }
    .trim_end()
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates;

    #[test]
    fn templates_hold_no_log_and_no_comment_that_another_format_would_lose() {
        for (name, lang) in templates::names().into_iter().flat_map(|name| Lang::ALL.map(|lang| (name, lang))) {
            for file in templates::load(name, lang).unwrap().files {
                if Format::of(&file.path) != Some(Format::Toml) {
                    continue;
                }
                let shown = format!("{name}/{}/{}", lang.tag(), file.path.display());
                let document = format::parse(&file.content, Format::Toml).expect(&shown);
                let text = std::str::from_utf8(&file.content).unwrap();
                let leading = text.lines().take_while(|line| line.starts_with('#')).count();
                assert_eq!(document.comments.len(), leading, "{shown}: comments below the first lines");
                for item in document.root.get("items").map(Node::members).unwrap_or_default() {
                    assert!(item.get("log").is_some_and(|log| log.members().is_empty()), "{shown}: a log is not empty");
                }
            }
        }
    }

    #[test]
    fn a_sample_act_in_a_comment_is_written_in_the_format_of_the_file() {
        let line = "   { at = 2026-11-20T10:03:00+08:00, by = \"lin\", did = \"taken\", note = \"what was done\" },";
        let yaml = "  - {at: 2026-11-20T10:03:00+08:00, by: lin, did: taken, note: what was done}";
        assert_eq!(comment_line(line, Format::Yaml), yaml);
        assert_eq!(comment_line(" Steps: taken (giver)", Format::Yaml), "Steps: taken (giver)");
    }

    #[test]
    fn the_guide_takes_names_as_they_are() {
        let values = [("giver", "{receiver} & Söhne".to_owned()), ("receiver", "B".to_owned())];
        assert_eq!(fill("{giver} to {receiver}; { and {x}", &values), "{receiver} & Söhne to B; { and {x}");
        assert_eq!(markdown("A_B* [C]"), "A\\_B\\* \\[C\\]");
    }

    #[test]
    fn the_sample_of_the_guide_can_be_read() {
        for (lang, format) in Lang::ALL.into_iter().flat_map(|lang| [(lang, Format::Toml), (lang, Format::Yaml)]) {
            let document = format::parse(sample_item(lang, format).as_bytes(), format).unwrap();
            let item = &document.root.get("items").unwrap().members()[0];
            assert_eq!(item.get("log").unwrap().members().len(), 2, "{}", sample_item(lang, format));
        }
    }
}
