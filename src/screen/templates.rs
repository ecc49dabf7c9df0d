//! Templates as text and as JSON: the list of them, and the items of one.

use super::json::render_json;
use super::layout::labelled;
use super::table::{Cell, Table, render_table};
use crate::model::item::Item;
use crate::model::project::Project;
use crate::templates::Template;
use crate::text::look::{Look, Style, wrap};
use crate::text::say::{templates as say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use serde_json::{Value, json};

/// A template with what its files hold.
pub struct TemplateReport {
    /// The template.
    pub template: Template,
    /// Its sections and items; nothing else in it means anything.
    pub project: Project,
}

/// All templates with what they are for.
pub(crate) fn render_templates(reports: &[TemplateReport], look: Look) -> String {
    let heads = [say::head_name(), say::head_title(), say::head_items(), say::head_summary()];
    let row = |report: &TemplateReport| {
        let template = &report.template;
        vec![
            Cell::text(&template.name).styled(Style::Accent),
            Cell::text(&template.title),
            Cell::text(report.project.items.len().to_string()),
            Cell::text(&template.summary),
        ]
    };
    let head = heads.iter().map(|head| head.of(look.lang).to_owned()).collect();
    let table = Table { head, numbers: vec![2], rows: reports.iter().map(row).collect() };
    format!("{}\n{}\n", render_table(&table, look), look.paint(Style::Dim, say::show_hint().of(look.lang)))
}

/// One template: its sections, and of each item what says when it is done, by whom and until when.
pub(crate) fn render_template(report: &TemplateReport, look: Look) -> String {
    let (template, project, lang) = (&report.template, &report.project, look.lang);
    let head = match template.title == template.name {
        true => visible_line(&template.title),
        false => format!("{} ({})", visible_line(&template.title), visible_line(&template.name)),
    };
    let mut text = format!("{}\n", look.paint(Style::Bold, &head));
    wrap(&visible_line(&template.summary), look.width).iter().for_each(|line| text += &format!("{line}\n"));
    for section in &project.sections {
        let count = words::items(section.items.len());
        let title = visible_line(section.heading(lang));
        text += &format!("\n{}\n", look.paint(Style::Bold, &look.spread(&title, count.of(lang))));
        section.items.iter().for_each(|at| text += &render_item(&project.items[*at], look));
    }
    for signoff in &template.signoffs {
        let title = say::signed_at(visible_line(&signoff.stage));
        text += &format!("\n{}\n", look.paint(Style::Bold, title.of(lang)));
        text += &labelled("  ", &visible_line(signoff.declaration.of(lang)), 2, look);
    }
    text
}

fn render_item(item: &Item, look: Look) -> String {
    let lang = look.lang;
    let mut text = labelled("", &visible_line(item.title.of(lang)), 2, look);
    let mut line = |words: &Text| text += &labelled("    ", &visible_line(words.of(lang)), 4, look);
    let mut facts: Vec<String> = vec![item.name.to_string()];
    if !item.owner.is_empty() {
        facts.push(words::list(&item.owner, lang));
    }
    facts.extend(item.due.as_ref().map(|due| say::due(due.written()).of(lang).to_owned()));
    if item.optional {
        facts.push(say::optional().of(lang).to_owned());
    }
    line(&Text::same(facts.join(" · ")));
    if let Some(criterion) = &item.accept_when {
        line(&say::done_when(criterion));
    }
    if let Some(condition) = &item.when {
        line(&say::when(condition));
    }
    if !item.needs.is_empty() {
        let names: Vec<String> = item.needs.iter().map(ToString::to_string).collect();
        line(&say::needs(words::list(&names, lang)));
    }
    text
}

/// All templates as data.
///
/// # Errors
///
/// Never with templates that could be read.
pub(crate) fn render_templates_json(reports: &[TemplateReport]) -> serde_json::Result<String> {
    let templates: Vec<Value> = reports.iter().map(described).collect();
    render_json(&json!({ "schema": "handover/templates/1", "templates": templates }))
}

/// One template as data.
///
/// # Errors
///
/// Never with a template that could be read.
pub(crate) fn render_template_json(report: &TemplateReport, lang: Lang) -> serde_json::Result<String> {
    let (template, project) = (&report.template, &report.project);
    let sections = project.sections.iter().map(|section| {
        let items: Vec<Value> = section.items.iter().map(|at| item_value(&project.items[*at], lang)).collect();
        json!({ "section": section.kind.name, "title": section.heading(lang), "items": items })
    });
    let signoffs = template.signoffs.iter();
    let signoffs =
        signoffs.map(|signoff| json!({ "stage": signoff.stage, "declaration": signoff.declaration.of(lang) }));
    render_json(&json!({
        "schema": "handover/template/1",
        "template": described(report),
        "sections": sections.collect::<Vec<_>>(),
        "signoff": signoffs.collect::<Vec<_>>(),
    }))
}

fn described(report: &TemplateReport) -> Value {
    let template = &report.template;
    json!({
        "name": template.name,
        "title": template.title,
        "summary": template.summary,
        "sections": report.project.sections.len(),
        "items": report.project.items.len(),
    })
}

fn item_value(item: &Item, lang: Lang) -> Value {
    json!({
        "item": item.name.to_string(),
        "title": item.title.of(lang),
        "owner": item.owner,
        "due": item.due.as_ref().map(|due| due.written()),
        "accept_when": item.accept_when.as_ref().map(|text| text.of(lang)),
        "when": item.when,
        "needs": item.needs.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "optional": item.optional,
        "stage": item.stage,
    })
}
