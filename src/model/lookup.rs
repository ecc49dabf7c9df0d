//! What a word means that people type: whatever is shown is taken, and one rule finds it.
//!
//! In: a word from the command line or from a file. Out: the person, act, milestone or item that is called so; several
//! where it does not tell them apart. What is written to the letter comes before what is only alike. Pure.

use super::due::milestone_of;
use super::item::{Item, ItemName, Priority};
use super::kinds::{COMMON_ACTS, Step};
use super::list::{ItemAt, PersonAt};
use super::milestones::Milestones;
use super::naming;
use super::naming::common_act;
use super::people::People;
use super::project::Project;
use super::standing::State;
use crate::text::folded::{folded, parts};
use crate::text::say::status::milestone_called;
use crate::text::{Lang, Text};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found<T> {
    /// One thing.
    One(T),
    /// Nothing that is known.
    Nothing,
    /// Several, which it does not tell apart.
    Several(Vec<T>),
}

impl<T> Found<T> {
    fn of(mut all: Vec<T>) -> Found<T> {
        match (all.pop(), all.is_empty()) {
            (None, _) => Found::Nothing,
            (Some(only), true) => Found::One(only),
            (Some(last), false) => {
                all.push(last);
                Found::Several(all)
            }
        }
    }

    /// What is meant, if one thing is.
    pub(crate) fn one(self) -> Option<T> {
        match self {
            Found::One(found) => Some(found),
            Found::Nothing | Found::Several(_) => None,
        }
    }
}

/// The person of that id, name or mail address.
pub(crate) fn person(people: &People, word: &str) -> Found<PersonAt> {
    match people.at(word.trim()) {
        Some(at) => Found::One(at),
        None => Found::of(people.called(word).to_vec()),
    }
}

/// The id of the person whom a word means; the word as it is where it means nobody, or several.
pub(crate) fn person_id(people: &People, word: &str) -> String {
    person(people, word).one().map_or_else(|| word.to_owned(), |at| people.person(at).id.clone())
}

/// The names in a text that lists several people or roles of the project; the whole text where a part of it is unknown.
pub(crate) fn listed(people: &People, text: &str) -> Vec<String> {
    let several = parts(text);
    let known = |part: &&str| people.named(part).next().is_some();
    match several.len() > 1 && people.named(text).next().is_none() && several.iter().all(known) {
        true => several.into_iter().map(str::to_owned).collect(),
        false => vec![text.to_owned()],
    }
}

/// The word in files of the act that people call so, among the steps of a row and those that every item takes.
pub(crate) fn act(steps: &[Step], word: &str) -> Found<String> {
    let word = word.trim();
    if COMMON_ACTS.contains(&word) {
        return Found::One(word.to_owned());
    }
    // A step of a file's own may be called like an act that every item takes; then the word alone is neither.
    let meant = compared(word);
    let common = COMMON_WORDS.iter().filter(|(_, words)| words.contains(&meant));
    let common: Vec<String> = common.map(|(did, _)| (*did).to_owned()).collect();
    let exact: Vec<String> =
        steps.iter().filter(|step| step.did == word).map(|step| step.did.clone()).take(1).collect();
    let called = |text: &Text| Lang::ALL.into_iter().any(|lang| compared(text.of(lang)) == meant);
    let own = steps.iter().filter(|step| called(&step.done) || called(&step.todo) || compared(&step.did) == meant);
    let own = if exact.is_empty() { own.map(|step| step.did.clone()).collect() } else { exact };
    Found::of([own, common].concat())
}

/// What each act that every item takes is called, as it is compared: looked for with every act that is written so.
static COMMON_WORDS: LazyLock<Vec<(&str, Vec<String>)>> = LazyLock::new(|| {
    let words = |did: &&'static str| {
        let text = common_act(did);
        (*did, Lang::ALL.into_iter().map(|lang| text.of(lang)).chain([*did]).map(compared).collect())
    };
    COMMON_ACTS.iter().map(words).collect()
});

/// A word as words of acts are compared; 已 tells only that it was done.
fn compared(word: &str) -> String {
    folded(word).trim_start_matches('已').to_owned()
}

/// Whether people call something by that word, in either language.
fn is_called(text: &Text, word: &str) -> bool {
    Lang::ALL.into_iter().any(|lang| is_same(text.of(lang), word))
}

fn is_same(known: &str, word: &str) -> bool {
    compared(known) == compared(word)
}

/// The states that people call so: "in-progress", "in progress", 进行中, 退回.
pub(crate) fn states(word: &str) -> Vec<State> {
    let word = word.replace(['-', '_'], " ");
    let called = |state: &State| is_called(&naming::state(*state), &word) || is_same(state.word(), &word);
    State::ALL.into_iter().filter(called).collect()
}

/// The one of several words in files that people call so; the word as it is where none is.
pub(crate) fn choice<'a>(choices: &'a [String], word: &'a str) -> &'a str {
    let word = word.trim();
    let exact = choices.iter().find(|choice| *choice == word);
    exact
        .or_else(|| choices.iter().find(|one| is_same(one, word) || is_called(&naming::choice(one), word)))
        .map_or(word, String::as_str)
}

/// The priority that people call so.
pub(crate) fn priority(word: &str) -> Option<Priority> {
    let words = Priority::ALL.map(|priority| priority.word().to_owned());
    let word = match folded(word).as_str() {
        "中" | "一般" | "正常" | "medium" => Priority::Normal.word(),
        _ => choice(&words, word),
    };
    Priority::ALL.into_iter().find(|priority| priority.word() == word)
}

/// The milestone that people call so.
pub(crate) fn milestone(milestones: &Milestones, word: &str) -> Option<String> {
    let own = |name: &str| milestones.day(name).is_some();
    milestone_of(word.trim(), own).or_else(|| milestone_of(&folded(word), own))
}

/// The one word for all that a milestone is called; two milestones of one word cannot be told apart.
pub(crate) fn milestone_word(name: &str) -> String {
    let name = folded(name);
    milestone_called(&name).map_or(name.clone(), str::to_owned)
}

/// Items by all that they are called, prepared for many words.
pub(crate) struct ItemWords(HashMap<String, Vec<ItemAt>>);

impl ItemWords {
    /// Prepares the items of a project: by full name, by the name of the kind and the id, by id and by title.
    pub(crate) fn of(project: &Project) -> ItemWords {
        let mut words: HashMap<String, Vec<ItemAt>> = HashMap::with_capacity(3 * project.items.len());
        for (at, item) in project.items.entries() {
            let id = &item.name.id;
            let kinds = Lang::ALL.into_iter().map(|lang| item.kind.title.of(lang)).chain([item.name.kind.as_str()]);
            let titles = item.title.texts().map(folded);
            let all = kinds.map(|kind| folded(&format!("{kind}/{id}"))).chain([folded(id)]).chain(titles);
            for word in all {
                let known = words.entry(word).or_default();
                if known.last() != Some(&at) {
                    known.push(at);
                }
            }
        }
        ItemWords(words)
    }

    /// The item that a word means.
    pub(crate) fn find(&self, word: &str) -> Found<ItemAt> {
        Found::of(self.0.get(&folded(word)).cloned().unwrap_or_default())
    }
}

/// The item that a word means: by full name, by id, by title.
pub(crate) fn item(project: &Project, word: &str) -> Found<ItemAt> {
    let word = word.trim();
    let all = |wanted: &dyn Fn(&Item) -> bool| -> Vec<ItemAt> {
        project.items.entries().filter(|(_, item)| wanted(item)).map(|(at, _)| at).collect()
    };
    let full = ItemName::parse(word, None).map(|name| all(&|item| item.name == name)).unwrap_or_default();
    // An id may be the title of another item.
    let exact = if full.is_empty() { all(&|item| item.name.id == word || item.title.is(word)) } else { full };
    if exact.is_empty() { ItemWords::of(project).find(word) } else { Found::of(exact) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::built_in;
    use crate::model::party::Party;
    use crate::model::project::Person;

    fn people() -> People {
        let mut people = People::default();
        let all = [
            ("lin", "Lin Wei", "lin@bright.example", "Account lead"),
            ("chen", "陈予", "chen@yunqiao.example", "接收方项目经理"),
            ("chen2", "陈予", "chen2@yunqiao.example", "质检主管、培训主管"),
        ];
        for (id, name, email, role) in all {
            let (email, role) = (Some(email.to_owned()), vec![role.to_owned()]);
            people.push(Person { email, role, ..Person::named(id, name, Party::Giver) });
        }
        people
    }

    #[test]
    fn a_person_is_found_by_id_name_and_address_and_two_of_one_name_are_told() {
        let people = people();
        for (word, ids) in [
            ("lin", &["lin"][..]),
            (" Lin Wei ", &["lin"]),
            ("LIN WEI", &["lin"]),
            ("lin  wei", &["lin"]),
            ("Ｌｉｎ　Ｗｅｉ", &["lin"]),
            ("“Lin Wei”", &["lin"]),
            ("「Lin Wei」", &["lin"]),
            ("LIN", &["lin"]),
            ("Lin@Bright.example", &["lin"]),
            ("chen", &["chen"]),
            ("CHEN2", &["chen2"]),
            ("陈予", &["chen", "chen2"]),
            ("Account lead", &[]),
            ("Lin", &["lin"]),
            ("Wei", &[]),
            ("", &[]),
        ] {
            let found = match person(&people, word) {
                Found::One(at) => vec![at],
                Found::Nothing => Vec::new(),
                Found::Several(several) => several,
            };
            let found: Vec<&str> = found.into_iter().map(|at| people.person(at).id.as_str()).collect();
            assert_eq!(found, ids, "{word}");
        }
    }

    #[test]
    fn a_text_lists_several_owners_where_each_part_is_somebody_and_else_is_one() {
        let people = people();
        for (text, owners) in [
            ("lin, chen", &["lin", "chen"][..]),
            ("lin、chen", &["lin", "chen"]),
            ("Lin Wei，陈予", &["Lin Wei", "陈予"]),
            ("lin; 质检主管", &["lin", "质检主管"]),
            ("培训主管、Account Lead", &["培训主管", "Account Lead"]),
            ("lin, the desk", &["lin, the desk"]),
            ("质检主管、培训主管", &["质检主管、培训主管"]),
            ("Lin Wei", &["Lin Wei"]),
            ("待定", &["待定"]),
        ] {
            assert_eq!(listed(&people, text), owners, "{text}");
        }
    }

    #[test]
    fn an_act_is_found_by_its_word_and_by_what_it_is_called_in_either_language() {
        let steps = built_in("permissions").unwrap().steps(None);
        for (word, did) in [
            ("granted", "granted"),
            ("Granted", "granted"),
            ("GRANTED", "granted"),
            ("已授权", "granted"),
            ("授权", "granted"),
            ("confirmed", "confirmed"),
            ("rejected", "rejected"),
            ("Rejected", "rejected"),
            ("退回", "rejected"),
            ("已退回", "rejected"),
            ("不适用", "waived"),
            ("Does not apply", "waived"),
            ("受阻", "blocked"),
            ("备注", "noted"),
            ("“Note”", "noted"),
            ("重新打开", "reopened"),
            ("delivered", "-"),
            ("", "-"),
        ] {
            assert_eq!(act(&steps, word).one().as_deref().unwrap_or("-"), did, "{word}");
        }
    }

    #[test]
    fn one_of_several_words_is_found_by_what_it_is_called() {
        let choices = ["transfer", "remove", "keep"].map(str::to_owned);
        for (word, meant) in
            [("transfer", "transfer"), ("Remove", "remove"), ("移除", "remove"), ("保留", "keep"), ("?", "?")]
        {
            assert_eq!(choice(&choices, word), meant, "{word}");
        }
    }
}
