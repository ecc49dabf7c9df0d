//! What a shell is offered while a person types: items, people, steps, sections, stages and templates.
//!
//! In: the words typed so far, which the shell hands over after `--`. Out: candidates from the project that
//! those words are about. Runs only when a shell asks; a project that cannot be read offers nothing.

use crate::acts::judge::refuse;
use crate::acts::wanted::Wanted;
use crate::arguments::shells::SHELLS;
use crate::checks::rules;
use crate::context::lang_of;
use crate::context::unsigned::open_gates;
use crate::edits::fields::known_fields;
use crate::edits::pick::pick_item;
use crate::files::load::Loaded;
use crate::files::load::find_root;
use crate::files::load::load_project;
use crate::manual::Page;
use crate::model::clock;
use crate::model::clock::Clock;
use crate::model::due::Due;
use crate::model::item::Item;
use crate::model::kinds;
use crate::model::kinds::COMMON_ACTS;
use crate::model::kinds::asks::Asks;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::standing::State;
use crate::schema::subjects;
use crate::signoff::vouching::Vouchers;
use crate::templates;
use crate::text::Lang;
use crate::text::say::help::localise;
use crate::text::say::words;
use crate::text::visible::{is_plain_word, visible_line};
use chrono::NaiveDate;
use clap::{Arg, Command};
use clap_complete::CompleteEnv;
use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter};
use clap_complete::env::Shells;
use std::collections::BTreeSet;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::OnceLock;

/// The variable by which a shell asks for candidates.
pub(crate) const VARIABLE: &str = "HANDOVER_COMPLETE";

/// What describes the command line, set once by [`answer`].
static COMMAND_LINE: OnceLock<fn() -> Command> = OnceLock::new();

/// Answers a shell that asks for candidates, and ends the process then; else looks at one variable and goes on.
pub fn answer(command_line: fn() -> Command, lang: Lang) {
    let _ = COMMAND_LINE.set(command_line);
    let command = || localise(command_line(), lang);
    CompleteEnv::with_factory(command).var(VARIABLE).shells(Shells(&SHELLS)).complete();
}

/// What was typed before the word that is being completed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Typed {
    /// What `-C` says.
    folder: Option<PathBuf>,
    /// What `--as` says.
    acting: Option<String>,
    /// What `--lang` says.
    lang: Option<String>,
    /// The words that are no options, after the names of commands.
    words: Vec<String>,
}

impl Typed {
    /// From the arguments of this process.
    fn now() -> Typed {
        let words: Vec<OsString> = env::args_os().skip_while(|word| word != "--").skip(1).collect();
        let index = env::var("_CLAP_COMPLETE_INDEX").ok().and_then(|index| index.parse().ok());
        let index = index.unwrap_or(words.len().saturating_sub(1)).min(words.len());
        let words: Vec<String> = words[..index].iter().map(|word| word.to_string_lossy().into_owned()).collect();
        let Some(command_line) = COMMAND_LINE.get() else { return Typed::default() };
        let mut command = command_line();
        command.build();
        Typed::read(words.get(1..).unwrap_or_default(), &command)
    }

    fn read(words: &[String], command: &Command) -> Typed {
        let (mut typed, mut command, mut words) = (Typed::default(), command, words.iter());
        while let Some(word) = words.next() {
            let Some((argument, value)) = option(command, word) else {
                match command.find_subcommand(word).filter(|_| typed.words.is_empty()) {
                    Some(below) => command = below,
                    None => typed.words.push(word.clone()),
                }
                continue;
            };
            if !argument.get_action().takes_values() {
                continue;
            }
            let Some(value) = value.map(str::to_owned).or_else(|| words.next().cloned()) else { break };
            match argument.get_id().as_str() {
                "folder" => typed.folder = Some(value.into()),
                "acting" => typed.acting = Some(value),
                "lang" => typed.lang = Some(value),
                _ => {}
            }
        }
        typed
    }

    /// The project that the words are about.
    fn project(&self) -> Option<Loaded> {
        let now = env::var("HANDOVER_NOW").ok().and_then(|text| clock::parse_moment(&text));
        let now = now.map_or(Clock::Machine, Clock::Fixed).now();
        let folder = self.folder.clone().unwrap_or_else(|| ".".into());
        load_project(&find_root(&folder).ok()?, now).ok()
    }

    /// The same, with what its records say.
    fn loaded(&self) -> Option<Loaded> {
        let mut loaded = self.project()?;
        open_gates(&mut loaded, &Vouchers::default());
        Some(loaded)
    }

    fn lang(&self, loaded: &Loaded) -> Lang {
        let asked = self.lang.clone().or_else(|| env::var("HANDOVER_LANG").ok());
        lang_of(loaded, asked.as_deref().and_then(Lang::parse), Lang::DEFAULT)
    }
}

/// The language of the project that a command line is about, where there is one that says so.
pub(crate) fn project_lang(words: &[String], mut command: Command) -> Option<Lang> {
    command.build();
    Typed::read(words, &command).project()?.view.project.lang()
}

/// The option that a word names, and its value where it stands in the same word.
fn option<'a>(command: &'a Command, word: &'a str) -> Option<(&'a Arg, Option<&'a str>)> {
    if let Some(long) = word.strip_prefix("--") {
        let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
        return command.get_arguments().find(|argument| argument.get_long() == Some(name)).map(|found| (found, value));
    }
    let mut letters = word.strip_prefix('-')?.chars();
    let short = letters.next()?;
    let rest = Some(letters.as_str()).filter(|rest| !rest.is_empty());
    command.get_arguments().find(|argument| argument.get_short() == Some(short)).map(|found| (found, rest))
}

fn candidate(value: impl Into<OsString>, help: impl AsRef<str>) -> CompletionCandidate {
    let help = visible_line(help.as_ref());
    CompletionCandidate::new(value).help((!help.is_empty()).then(|| help.into()))
}

/// The candidates that go on from what was typed of the word, and that can be typed as they are.
fn going_on(candidates: Vec<CompletionCandidate>, current: &OsStr) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy();
    let goes_on = |found: &CompletionCandidate| {
        found.get_value().to_str().is_some_and(|word| word.starts_with(&*current) && is_offered(word))
    };
    candidates.into_iter().filter(goes_on).collect()
}

/// Whether a word from a project is offered: words that no shell acts on, with single blanks or slashes between them.
fn is_offered(word: &str) -> bool {
    word.split([' ', '/']).all(is_plain_word)
}

/// Items by their full names; by their ids where a person began with one.
fn item_candidates(typed: &Typed, loaded: &Loaded, current: &OsStr, without: &[String]) -> Vec<CompletionCandidate> {
    let lang = typed.lang(loaded);
    let items = || {
        let items = loaded.view.project.items.iter();
        items.filter(|item| !without.iter().any(|word| *word == item.name.to_string() || *word == item.name.id))
    };
    let full = items().map(|item| candidate(item.name.to_string(), item.title.of(lang))).collect();
    let found = going_on(full, current);
    if !found.is_empty() {
        return found;
    }
    going_on(items().map(|item| candidate(&item.name.id, item.title.of(lang))).collect(), current)
}

/// An item.
pub(crate) fn items(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = Typed::now();
    typed.loaded().map(|loaded| item_candidates(&typed, &loaded, current, &[])).unwrap_or_default()
}

/// A section or an item.
pub(crate) fn sections_and_items(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = Typed::now();
    let Some(loaded) = typed.loaded() else { return Vec::new() };
    let lang = typed.lang(&loaded);
    let sections = loaded.view.project.sections.iter();
    let mut found: Vec<CompletionCandidate> =
        sections.map(|section| candidate(&section.kind.name, section.heading(lang))).collect();
    found = going_on(found, current);
    if found.is_empty() || !current.is_empty() {
        found.extend(item_candidates(&typed, &loaded, current, &typed.words));
    }
    found
}

/// A section: those of the project, then the built-in ones.
pub(crate) fn sections(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = Typed::now();
    let Some(loaded) = typed.loaded() else { return Vec::new() };
    let lang = typed.lang(&loaded);
    let mine = &loaded.view.project.sections;
    let own = mine.iter().map(|section| candidate(&section.kind.name, section.heading(lang)));
    let others = kinds::built_ins().iter().filter(|kind| !mine.iter().any(|section| section.kind.name == kind.name));
    let others = others.map(|kind| candidate(&kind.name, kind.title.of(lang)));
    going_on(own.chain(others).collect(), current)
}

/// The people, by id.
pub(crate) fn people(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = Typed::now();
    let Some(loaded) = typed.loaded() else { return Vec::new() };
    let lang = typed.lang(&loaded);
    let people = loaded.view.project.people.iter();
    let named =
        people.map(|person| candidate(&person.id, words::aside(&person.name, naming::party(person.party)).of(lang)));
    going_on(named.collect(), current)
}

/// A person, or a party.
pub(crate) fn people_and_parties(current: &OsStr) -> Vec<CompletionCandidate> {
    let parties = Party::ALL.map(|party| CompletionCandidate::new(party.word()));
    let mut found = people(current);
    found.extend(going_on(parties.into(), current));
    found
}

/// A state that an item can be in.
pub(crate) fn states(current: &OsStr) -> Vec<CompletionCandidate> {
    let lang = Typed::now().loaded().map_or(Lang::DEFAULT, |loaded| Typed::now().lang(&loaded));
    let named = State::ALL.map(|state| candidate(state.word().replace(' ', "-"), naming::state(state).of(lang)));
    going_on(named.into(), current)
}

/// A tag of an item.
pub(crate) fn tags(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(loaded) = Typed::now().loaded() else { return Vec::new() };
    let tags: BTreeSet<&str> =
        loaded.view.project.items.iter().flat_map(|item| item.tags.iter().map(String::as_str)).collect();
    going_on(tags.into_iter().map(|tag| candidate(tag, "")).collect(), current)
}

/// The code of a finding.
pub(crate) fn codes(current: &OsStr) -> Vec<CompletionCandidate> {
    let lang = Typed::now().loaded().map_or(Lang::DEFAULT, |loaded| Typed::now().lang(&loaded));
    going_on(rules().iter().map(|rule| candidate(&rule.code, rule.line.of(lang))).collect(), current)
}

/// A stage that is signed.
pub(crate) fn stages(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(loaded) = Typed::now().loaded() else { return Vec::new() };
    let stages = loaded.view.project.signoffs.iter();
    let named = stages.map(|signoff| {
        let day = loaded.view.project.milestone(&signoff.stage).map(|day| day.to_string());
        candidate(&signoff.stage, day.unwrap_or_default())
    });
    going_on(named.collect(), current)
}

/// The words of `mark`: items first, then what can be done about those that were typed.
pub(crate) fn items_then_act(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = Typed::now();
    let Some(loaded) = typed.loaded() else { return Vec::new() };
    let lang = typed.lang(&loaded);
    let chosen: Option<Vec<ItemAt>> =
        typed.words.iter().map(|word| pick_item(&loaded.view.project, word).ok()).collect();
    let Some(chosen) = chosen else { return Vec::new() };
    if chosen.is_empty() {
        return item_candidates(&typed, &loaded, current, &[]);
    }
    let acting = typed.acting.clone().or_else(|| env::var("HANDOVER_AS").ok());
    let mut found = going_on(acts(&loaded, &chosen, acting.as_deref(), lang), current);
    if !current.is_empty() {
        found.extend(item_candidates(&typed, &loaded, current, &typed.words));
    }
    found
}

/// The words of `assign`: items first, then a person.
pub(crate) fn items_then_person(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut found = items(current);
    if !Typed::now().words.is_empty() {
        found.extend(people(current));
    }
    found
}

/// The words of `set`: an item, then fields of its kind; or milestones.
pub(crate) fn item_then_fields(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = Typed::now();
    let Some(loaded) = typed.loaded() else { return Vec::new() };
    let project = &loaded.view.project;
    let named = typed.words.first().and_then(|word| pick_item(project, word).ok());
    let field = |name: &str| CompletionCandidate::new(format!("{name}="));
    let goes_on = |found: &CompletionCandidate| {
        found.get_value().to_str().is_some_and(|word| word.starts_with(&*current.to_string_lossy()))
    };
    match named {
        Some(at) => {
            let fields: Vec<_> =
                known_fields(&project.items[at].kind).iter().map(|known| field(known.name())).collect();
            fields.into_iter().chain([field("title")]).filter(goes_on).collect()
        }
        None => {
            let mut found = item_candidates(&typed, &loaded, current, &[]);
            found.extend(project.milestones.names().filter(|name| is_offered(name)).map(field).filter(goes_on));
            let people = project.people.iter().map(|person| format!("people/{}", person.id));
            let listed = people.chain(project.milestones.names().map(|stage| format!("signoff/{stage}")));
            found.extend(listed.filter(|word| is_offered(word)).map(CompletionCandidate::new).filter(goes_on));
            found
        }
    }
}

/// The acts that somebody may record on all of the items now: the one who acts, where that is known.
fn acts(loaded: &Loaded, items: &[ItemAt], acting: Option<&str>, lang: Lang) -> Vec<CompletionCandidate> {
    let project = &loaded.view.project;
    let people = || project.people.iter().filter(|person| acting.is_none_or(|id| person.id == id));
    let may = |did: &str, at: ItemAt| {
        let value = project.items[at].step(did).and_then(|step| step.asks.as_ref()).map(Asks::any);
        let note = Some("-".to_owned());
        people().any(|person| {
            let reserves = did == "reserved";
            let wanted = Wanted {
                value: value.clone(),
                note: note.clone(),
                fix_by: reserves.then_some(Due::Day(NaiveDate::MAX)),
                person: reserves.then(|| person.id.clone()),
                ..Wanted::new(&person.id, did)
            };
            refuse(&loaded.view, at, &wanted.act(&loaded.view, (at, None), Vec::new())).is_none()
        })
    };
    let Some(first) = items.first().map(|at| &project.items[*at]) else { return Vec::new() };
    let steps = first.steps.iter().map(|step| step.did.as_str());
    let possible = steps.chain(COMMON_ACTS).filter(|did| items.iter().all(|at| may(did, *at)));
    possible.map(|did| candidate(did, meaning(first, did, lang))).collect()
}

/// A value of the step that was typed, where there are but a few.
pub(crate) fn values(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = Typed::now();
    let Some(loaded) = typed.loaded() else { return Vec::new() };
    let Some((did, items)) = typed.words.split_last() else { return Vec::new() };
    let project = &loaded.view.project;
    let first = items.first().and_then(|word| pick_item(project, word).ok()).map(|at| &project.items[at]);
    let asks = first.and_then(|item| item.step(did)).and_then(|step| step.asks.as_ref());
    going_on(asks.map(Asks::few).unwrap_or_default().into_iter().map(CompletionCandidate::new).collect(), current)
}

fn meaning(item: &Item, did: &str, lang: Lang) -> String {
    match item.steps.iter().find(|step| step.did == did) {
        Some(step) => step.todo.of(lang).to_owned(),
        None => naming::done(item, did).of(lang).to_owned(),
    }
}

/// A template that comes with the tool, or a folder.
pub(crate) fn templates_and_folders(current: &OsStr) -> Vec<CompletionCandidate> {
    let lang = Typed::now().lang.as_deref().and_then(Lang::parse).unwrap_or(Lang::DEFAULT);
    let named = templates::list(lang).unwrap_or_default().into_iter();
    let mut found = going_on(named.map(|template| candidate(template.name, template.title)).collect(), current);
    if found.is_empty() {
        found = PathCompleter::dir().complete(current);
    }
    found
}

/// What there is a schema of.
pub(crate) fn schemas(current: &OsStr) -> Vec<CompletionCandidate> {
    going_on(subjects().into_iter().map(CompletionCandidate::new).collect(), current)
}

/// A page of the manual, or a folder.
pub(crate) fn pages(current: &OsStr) -> Vec<CompletionCandidate> {
    let pages = Page::ALL.map(|page| CompletionCandidate::new(page.word()));
    going_on(pages.into(), current).into_iter().chain(PathCompleter::dir().complete(current)).collect()
}

/// A language of the tool.
pub fn languages(current: &OsStr) -> Vec<CompletionCandidate> {
    going_on(Lang::ALL.map(|lang| CompletionCandidate::new(lang.tag())).into(), current)
}

#[cfg(test)]
mod tests;
