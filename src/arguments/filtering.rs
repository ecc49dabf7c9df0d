//! The options by which every list is filtered.

use crate::arguments::completing;
use crate::model::lookup;
use crate::model::naming;
use crate::model::standing::State;
use crate::model::view::View;
use crate::report::filter::{Criterion, Filter, Picked};
use crate::text::folded;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::{filter as say, findings as findings_say, words};
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;

/// The options by which every list is filtered; each may be given several times, or with several words.
#[derive(Debug, Clone, Default, Args)]
pub struct FilterArgs {
    /// Only items of these owners: a person, a role, a department
    #[arg(long, value_name = "OWNER", value_delimiter = ',', add = ArgValueCompleter::new(completing::people))]
    pub owner: Vec<String>,
    /// Only items in these states, such as open, blocked or rejected
    #[arg(long, value_name = "STATE", value_delimiter = ',', add = ArgValueCompleter::new(completing::states))]
    pub state: Vec<String>,
    /// Only items with these tags
    #[arg(long, value_name = "TAG", value_delimiter = ',', add = ArgValueCompleter::new(completing::tags))]
    pub tag: Vec<String>,
    /// Only items of these sections
    #[arg(long, value_name = "SECTION", add = ArgValueCompleter::new(completing::sections))]
    pub section: Vec<String>,
    /// Only items with these words in their id, title, details, owner or notes
    #[arg(long, value_name = "WORDS")]
    pub text: Vec<String>,
    /// Only items that are late
    #[arg(long)]
    pub late: bool,
}

impl FilterArgs {
    /// What is asked for.
    ///
    /// # Errors
    ///
    /// When a state is none.
    pub(crate) fn filter(&self) -> Result<Filter> {
        let mut states = Vec::new();
        for word in parts(&self.state) {
            let named = lookup::states(&word);
            if named.is_empty() {
                let all: Vec<_> = State::ALL.into_iter().map(naming::state).collect();
                return Err(Problem::usage(say::no_such_state(word)).hint(say::states(words::text_list(&all))).into());
            }
            states.extend(named);
        }
        let Self { section, text, late, .. } = self.clone();
        Ok(Filter { owners: parts(&self.owner), states, tags: parts(&self.tag), sections: section, text, late })
    }

    /// The items of a project that are asked for.
    ///
    /// # Errors
    ///
    /// When a word names nothing in it; the nearest one is offered.
    pub(crate) fn picked(&self, view: &View) -> Result<Picked> {
        let filter = self.filter()?;
        match filter.unknown(view) {
            Some((criterion, word)) => Err(unknown(view, criterion, word).into()),
            None => Ok(filter.pick(view)),
        }
    }
}

/// The words of an option, each of which may list several.
fn parts(words: &[String]) -> Vec<String> {
    words.iter().flat_map(|words| folded::parts(words)).map(str::to_owned).collect()
}

fn unknown(view: &View, criterion: Criterion, word: &str) -> Problem {
    let project = &view.project;
    let known: Vec<&str> = match criterion {
        Criterion::Owner => {
            let people = project.people.iter().flat_map(|person| [person.id.as_str(), person.name.as_str()]);
            people.chain(project.items.iter().flat_map(|item| item.owner.iter().map(String::as_str))).collect()
        }
        Criterion::Tag => project.items.iter().flat_map(|item| item.tags.iter().map(String::as_str)).collect(),
        Criterion::Section => {
            let titles =
                project.sections.iter().flat_map(|section| section.title.iter().flat_map(|title| title.texts()));
            project.sections.iter().map(|section| section.kind.name.as_str()).chain(titles).collect()
        }
    };
    let mut all: Vec<String> = Vec::new();
    for name in &known {
        if !all.iter().any(|told| told == name) {
            all.push((*name).to_owned());
        }
    }
    let problem = Problem::usage(match criterion {
        Criterion::Owner => say::no_such_owner(word),
        Criterion::Tag => say::no_such_tag(word),
        Criterion::Section => say::no_such_section(word),
    });
    match nearest(word, known) {
        Some(near) => problem.hint(findings_say::did_you_mean(near)),
        None if all.is_empty() => problem,
        None => problem.hint(say::known(words::short_names(all.iter().map(String::as_str)))),
    }
}
