//! Templates as text and as JSON: the list of them, and the items of one.

use super::layout::labelled;
use super::layout::paragraph;
use super::table::{Cell, Table, render_table};
use crate::model::item::{Item, ItemName};
use crate::model::naming;
use crate::model::project::Project;
use crate::templates::Template;
use crate::text::json::render_json;
use crate::text::look::{Look, Style, wrap};
use crate::text::say::{templates as say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use serde_json::{Value, json};
use std::collections::HashSet;

/// A template with what its files hold.
pub struct TemplateReport {
    /// The template.
    pub template: Template,
    /// Its sections and items; nothing else in it means anything.
    pub project: Project,
    /// The items that its light form holds.
    pub core: HashSet<ItemName>,
}

impl TemplateReport {
    /// Whether an item is marked as core; where all are, nothing is.
    fn marks(&self, item: &Item) -> bool {
        self.core.contains(&item.name) && self.core.len() < self.project.items.len()
    }
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
    let table = Table { head, numbers: vec![2], rows: reports.iter().map(row).collect(), total: None };
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
    text += &paragraph(&template.summary, None, look);
    if !template.roles.is_empty() {
        text.push('\n');
    }
    let mut line = |words: &Text| text += &labelled("", &visible_line(words.of(lang)), 2, look);
    for (party, roles) in &template.roles {
        line(&say::roles(naming::party(*party), words::name_list(roles)));
    }
    if !report.core.is_empty() && report.core.len() < project.items.len() {
        line(&say::light(report.core.len(), words::items(project.items.len())));
    }
    for section in &project.sections {
        let count = words::items(section.items.len());
        let title = visible_line(section.heading(lang));
        text += &format!("\n{}\n", look.paint(Style::Bold, &look.spread(&title, count.of(lang))));
        if let Some(details) = &section.details {
            let lines = details.of(lang).lines().flat_map(|line| wrap(&visible_line(line), look.width));
            lines.for_each(|line| text += &format!("{line}\n"));
        }
        for at in &section.items {
            let item = &project.items[*at];
            text += &render_item(project, item, report.marks(item), look);
        }
    }
    for signoff in &template.signoffs {
        let title = say::signed_at(visible_line(&signoff.stage));
        text += &format!("\n{}\n", look.paint(Style::Bold, title.of(lang)));
        text += &labelled("  ", &visible_line(signoff.declaration.of(lang)), 2, look);
    }
    text
}

fn render_item(project: &Project, item: &Item, is_core: bool, look: Look) -> String {
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
    if is_core {
        facts.push(say::core().of(lang).to_owned());
    }
    line(&Text::same(facts.join(" · ")));
    if let Some(repeats) = &item.repeats {
        line(&say::again(&repeats.written, repeats.from.written(), repeats.until.written()));
    }
    if let Some(criterion) = &item.accept_when {
        line(&say::done_when(criterion));
    }
    if let Some(target) = item.field("target") {
        line(&say::target(target));
    }
    if let Some(condition) = &item.when {
        line(&say::when(naming::applies(project, condition)));
    }
    if !item.needs.is_empty() {
        let name = |place: usize| naming::need(project, item, place).of(lang).to_owned();
        let names: Vec<String> = (0..item.needs.len()).map(name).collect();
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
        let items: Vec<Value> = section.items.iter().map(|at| item_value(&project.items[*at], report, lang)).collect();
        let details = section.details.as_ref().map(|text| text.of(lang));
        json!({ "section": section.kind.name, "title": section.heading(lang), "details": details, "items": items })
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
        "core": report.core.len(),
        "roles": template.roles.iter().map(|(party, words)| json!({ "party": party, "roles": words })).collect::<Vec<_>>(),
    })
}

fn item_value(item: &Item, report: &TemplateReport, lang: Lang) -> Value {
    json!({
        "item": item.name.to_string(),
        "title": item.title.of(lang),
        "owner": item.owner,
        "due": item.due.as_ref().map(|due| due.written()),
        "accept_when": item.accept_when.as_ref().map(|text| text.of(lang)),
        "when": item.when,
        "needs": item.needs.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "optional": item.optional,
        "core": report.core.contains(&item.name),
        "every": item.repeats.as_ref().map(|repeats| {
            json!({ "every": repeats.written, "from": repeats.from.written(), "until": repeats.until.written() })
        }),
        "stage": item.stage,
    })
}
