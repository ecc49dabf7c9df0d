//! What `init` shows: the summary before it writes, and what was made and what to do next after.

use super::draft::{Answers, Milestone};
use super::files::project_file_name;
use super::ground::{Attributes, Ground};
use super::roles::open_roles;
use crate::files::folders::{PROJECT_ATTRIBUTES, merge_command};
use crate::files::format::Format;
use crate::history;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::view::View;
use crate::screen::layout::{labelled, paragraph};
use crate::signoff::keys::Key;
use crate::templates::taken::count_items;
use crate::text::look::{Look, Style, pad, wrap};
use crate::text::say::{init as say, words};
use crate::text::syntax::in_yaml;
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use unicode_width::UnicodeWidthStr;

/// Everything that is about to be written, for a last look.
pub(super) fn render_summary(answers: &Answers, ground: &Ground, look: Look) -> String {
    let folder = if ground.shown == "." { ground.root.display().to_string() } else { ground.shown.clone() };
    let items = words::items(count_items(&answers.template));
    let items = if answers.light { say::items_core(items) } else { say::items_whole(items) };
    let mut rows = vec![
        (say::label_folder(), folder),
        (say::label_title(), answers.title.of(answers.lang).to_owned()),
        (say::label_id(), answers.id.clone()),
        (say::label_template(), answers.template.title.clone()),
        (say::label_items(), items.of(look.lang).to_owned()),
    ];
    for (party, name) in parties(answers) {
        rows.push((naming::party(party), name.to_owned()));
    }
    rows.extend(milestone_rows(answers, look));
    if let Some(zone) = &answers.timezone {
        rows.push((say::label_zone(), zone.clone()));
    }
    let mut label = say::label_people();
    for person in &answers.people {
        let party = naming::party(person.party).of(look.lang).to_owned();
        let told: Vec<String> = [party].into_iter().chain(person.role.iter().cloned()).collect();
        let named = words::aside(&person.name, words::name_list(&told)).of(look.lang).to_owned();
        rows.push((std::mem::replace(&mut label, Text::same("")), named));
        let key = person.key.as_deref().and_then(|line| Key::parse(line).ok());
        rows.extend(key.map(|key| (Text::same(""), say::with_key(key.fingerprint()).of(look.lang).to_owned())));
    }
    if answers.people.is_empty() {
        rows.push((label, say::nobody_yet().of(look.lang).to_owned()));
    }
    let signs = answers.people.iter().filter(|person| answers.signers.contains(&person.id));
    let signs: Vec<String> = signs.map(|person| person.name.clone()).collect();
    if !signs.is_empty() {
        rows.push((say::label_signs(), words::list(&signs, look.lang)));
    }
    format!("\n{}\n", render_rows(&rows, look))
}

/// The parties of the project with their organisations.
pub(super) fn parties(answers: &Answers) -> Vec<(Party, &str)> {
    let mut parties = vec![(Party::Giver, answers.giver.as_str()), (Party::Receiver, answers.receiver.as_str())];
    parties.extend(answers.witness.as_deref().map(|name| (Party::Witness, name)));
    parties
}

fn milestone_rows(answers: &Answers, look: Look) -> Vec<(Text, String)> {
    let row = |label: Text, milestone: Milestone, counted: Text| {
        // The year always stands there: the days of a handover often lie on both sides of a new year.
        let day = words::day(milestone.day, chrono::NaiveDate::MIN);
        let day = day.of(look.lang);
        let text = match milestone.counted {
            false => day.to_owned(),
            true => words::aside(day, counted).of(look.lang).to_owned(),
        };
        (label, text)
    };
    let counted_start = match (answers.start.day - answers.today).num_days() {
        0 => say::counted_start(),
        days => say::counted_start_in(words::days(days)),
    };
    vec![
        row(say::label_start(), answers.start, counted_start),
        row(say::label_cutover(), answers.cutover, say::counted_cutover()),
        row(say::label_close(), answers.close, say::counted_close()),
    ]
}

fn render_rows(rows: &[(Text, String)], look: Look) -> String {
    let widest = rows.iter().map(|(label, _)| label.of(look.lang).width()).max().unwrap_or_default();
    let mut text = String::new();
    for (label, value) in rows {
        let lines = wrap(&visible_line(value), look.width.saturating_sub(widest + 4));
        for (place, line) in lines.iter().enumerate() {
            let label = if place == 0 { label.of(look.lang) } else { "" };
            text.push_str(&format!("  {}  {line}\n", look.paint(Style::Dim, &pad(label, widest))));
        }
    }
    text
}

/// What was made, and what to do next.
pub(super) fn render_report(answers: &Answers, ground: &Ground, view: &View, look: Look) -> String {
    let (lang, project) = (look.lang, &view.project);
    let say_line = |text: Text| text.of(lang).to_owned();
    let folder = if ground.shown == "." { ground.root.display().to_string() } else { ground.shown.clone() };
    let started = say::started(visible_line(answers.title.of(answers.lang)), folder);
    let mut text = paragraph(started.of(lang), Some(Style::Bold), look);
    let sections = words::sections(project.sections.len());
    let content = match project.items.len() {
        0 => say::no_content(),
        items => say::content(sections, words::items(items)),
    };
    text += &paragraph(content.of(lang), None, look);
    text.push('\n');
    text += &render_rows(&milestone_rows(answers, look), look);
    let file = project_file_name(answers.format);
    if [answers.start, answers.cutover, answers.close].iter().any(|milestone| milestone.counted) {
        text.push('\n');
        text += &paragraph(say::counted_note(&file).of(lang), None, look);
    }
    let late = view.standings.iter().filter(|one| one.days_late.is_some() && one.is_outstanding()).count();
    if late > 0 {
        text.push('\n');
        text += &paragraph(say::late_already(words::items(late)).of(lang), Some(Style::Warn), look);
    }
    let say_of = |text: Text| if answers.format == Format::Yaml { in_yaml(&text) } else { text };
    for (party, roles) in open_roles(&answers.people, &answers.template) {
        let roles = words::name_list(&roles);
        text += &paragraph(say_of(say::roles_open(naming::party(party), roles, &file)).of(lang), None, look);
    }
    if let Some(existing) = &ground.readme {
        text += &paragraph(say::readme_kept(existing, ground.guide).of(lang), None, look);
    }
    if ground.attributes == Attributes::Lacking {
        text += &paragraph(say::attributes_kept().of(lang), None, look);
        for line in PROJECT_ATTRIBUTES {
            text += &format!("  {}\n", look.paint(Style::Accent, line));
        }
    }
    text += &format!("\n{}\n", look.paint(Style::Bold, say::what_next().of(lang)));
    for (place, (what, command)) in next_steps(answers, ground, project.items.is_empty(), lang).into_iter().enumerate()
    {
        let lead = format!("  {}. ", place + 1);
        text += &labelled(&lead, &say_line(what), lead.width(), look);
        if let Some(command) = command {
            for line in command.lines() {
                text += &format!("       {}\n", look.paint(Style::Accent, line));
            }
        }
    }
    text
}

/// What is said where the template has work for a witness and the project has none.
pub(super) fn witness_note(answers: &Answers) -> Option<Text> {
    let wanting = answers.has_witness_roles && answers.witness.is_none();
    wanting.then(say::without_witness)
}

/// The parties of the project in which nobody is.
fn parties_without_people(answers: &Answers) -> impl Iterator<Item = Party> {
    let parties = parties(answers).into_iter().map(|(party, _)| party);
    parties.filter(|party| !answers.people.iter().any(|person| person.party == *party))
}

/// What is to be done, each with the command for it where there is one.
fn next_steps(answers: &Answers, ground: &Ground, is_empty: bool, lang: Lang) -> Vec<(Text, Option<String>)> {
    let mut steps = Vec::new();
    if ground.shown != "." {
        steps.push((say::next_enter(), Some(format!("cd {}", quoted(&ground.shown)))));
    }
    let without: Vec<Party> = parties_without_people(answers).collect();
    if let Some(names) = without.iter().map(|party| naming::party(*party)).reduce(say::and_between) {
        let add = without.iter().map(|party| say::next_people_command(party.word()));
        let lacks_a_side = without.iter().any(|party| *party != Party::Witness);
        let stages = answers.template.signoffs.iter().filter(|_| lacks_a_side);
        let sign = stages.map(|signoff| say::next_signers_command(&signoff.stage));
        let commands: Vec<String> = add.chain(sign).map(|command| command.of(lang).to_owned()).collect();
        steps.push((say::next_people(names), Some(commands.join("\n"))));
    }
    steps.push(match is_empty {
        true => (say::next_import(), Some(say::next_import_command().of(lang).to_owned())),
        false => (say::next_items(), None),
    });
    if answers.git.email.is_none() {
        let me = answers.me.as_ref().and_then(|me| answers.people.iter().find(|person| person.id == *me));
        let name = me.map_or("…", |me| me.name.as_str());
        let email = me.and_then(|me| me.email.as_deref()).unwrap_or("…");
        let settings = [("user.name", name), ("user.email", email)];
        let settings = settings.map(|(setting, value)| format!("git config --global {setting} {}", quoted(value)));
        steps.push((say::next_identity(), Some(settings.join("\n"))));
    }
    let (begin, share) = match (history::is_work_tree(&ground.root), history::has_remote(&ground.root)) {
        (false, _) => ("git init && ", "git remote add origin URL && git push -u origin HEAD"),
        (true, false) => ("", "git remote add origin URL && git push -u origin HEAD"),
        (true, true) => ("", "git push"),
    };
    let message = say::next_commit_message();
    let commit = format!("{begin}git add . && git commit -m \"{}\"", message.of(answers.lang));
    steps.push((say::next_commit(), Some(commit)));
    if !history::merges_with_tool(&ground.root) {
        steps.push((say::next_merge(), Some(merge_command())));
    }
    let has_remote = share == "git push";
    steps.push((if has_remote { say::next_push() } else { say::next_share() }, Some(share.to_owned())));
    steps.push((say::next_check(), Some("handover check".to_owned())));
    steps
}

/// A word of a command line, quoted where a shell would take it apart.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '~' | ':' | '\\' | '+');
    match word {
        word if !word.is_empty() && !word.starts_with('-') && word.chars().all(plain) => word.to_owned(),
        word => {
            format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$").replace('`', "\\`"))
        }
    }
}
