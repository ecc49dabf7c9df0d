//! The questions of `init` about people: who takes part, and who is what in their party.

use super::person::{NewPerson, proposed_id, read_email, read_id};
use super::questions::{Asking, Turn};
use super::report::parties;
use crate::model::naming;
use crate::model::party::Party;
use crate::screen::ui::Reply;
use crate::text::Text;
use crate::text::look::Style;
use crate::text::say::init as say;
use crate::text::visible::visible_line;
use anyhow::Result;

impl Asking<'_> {
    pub(super) fn ask_people(&mut self) -> Result<Turn> {
        self.show("\n")?;
        loop {
            let answers = self.draft.complete(self.surroundings)?;
            let parties: Vec<(Party, &str)> = parties(&answers);
            let option = |(party, name): &(Party, &str)| {
                say::of_party(naming::party(*party), visible_line(name)).of(self.lang()).to_owned()
            };
            let mut options: Vec<String> = parties.iter().map(option).collect();
            let done = if self.draft.people.is_empty() { say::people_later() } else { say::people_done() };
            options.push(done.of(self.lang()).to_owned());
            // The marker stands on the first party that has nobody, and at the end when all have.
            let empty = |party: &Party| !self.draft.people.iter().any(|person| person.party == *party);
            let start = parties.iter().position(|(party, _)| empty(party)).unwrap_or(parties.len());
            match self.ui.choose(say::ask_person().of(self.look.lang), &options, start)? {
                // Esc takes back the last person, and with nobody left the question before.
                Reply::Back => match self.draft.people.pop() {
                    Some(person) => self.complain(&say::person_removed(visible_line(&person.name)))?,
                    None => return Ok(Turn::Back),
                },
                Reply::Given(choice) => match parties.get(choice) {
                    Some((party, _)) => self.ask_one_person(*party)?,
                    None => return Ok(Turn::On),
                },
            }
        }
    }

    /// Asks about one person; Esc anywhere gives the person up.
    fn ask_one_person(&mut self, party: Party) -> Result<()> {
        let Reply::Given(name) = self.ask_needed(&say::ask_person_name(), String::new())? else { return Ok(()) };
        if self.draft.people.is_empty() {
            self.remark(&say::email_reason())?;
        }
        let Reply::Given(email) = self.ask_valid(&say::ask_person_email(), String::new(), |_, text| {
            if text.trim().is_empty() { Ok(None) } else { read_email(text).map(Some) }
        })?
        else {
            return Ok(());
        };
        // Where the template says which roles there are, they are given out once everybody is there.
        let has_roles = !self.draft.chosen().load(self.lang())?.roles_of(party).is_empty();
        let role = match has_roles {
            true => None,
            false => match self.ask_name(&say::ask_person_role(), String::new(), false)? {
                Reply::Given(role) => role,
                Reply::Back => return Ok(()),
            },
        };
        let offered = proposed_id(&name, email.as_deref(), &self.draft.people);
        let Reply::Given(id) = self.ask_valid(&say::ask_person_id(), offered, |people, text| {
            let id = read_id(text)?;
            let taken = people.iter().any(|person: &NewPerson| person.id == id);
            if taken { Err(say::duplicate_id(&id)) } else { Ok(id) }
        })?
        else {
            return Ok(());
        };
        let added = say::person_added(visible_line(&name), naming::party(party));
        self.draft.people.push(NewPerson { party, id, name, role: role.into_iter().collect(), email });
        self.show(&format!("  {}\n", self.look.paint(Style::Good, added.of(self.lang()))))
    }

    /// One line, asked again until `read` takes it.
    fn ask_valid<T>(
        &mut self,
        prompt: &Text,
        mut initial: String,
        read: impl Fn(&[NewPerson], &str) -> Result<T, Text>,
    ) -> Result<Reply<T>> {
        let prompt = prompt.of(self.lang()).to_owned();
        loop {
            let Reply::Given(text) = self.ui.text(&prompt, &initial)? else { return Ok(Reply::Back) };
            match read(&self.draft.people, &text) {
                Ok(value) => return Ok(Reply::Given(value)),
                Err(why) => {
                    self.complain(&why)?;
                    initial = text;
                }
            }
        }
    }

    /// The roles that are to be given to somebody: those of parties that have several people.
    pub(super) fn roles_to_give(&self) -> Vec<(Party, String)> {
        let Ok(answers) = self.draft.complete(self.surroundings) else { return Vec::new() };
        let several = |party: Party| answers.people.iter().filter(|person| person.party == party).count() > 1;
        let roles = answers.template.roles.iter().filter(|(party, _)| several(*party));
        roles.flat_map(|(party, words)| words.iter().map(|word| (*party, word.clone()))).collect()
    }

    /// Gives each role to a person of its party, or leaves it to all of them; Esc goes back one role.
    pub(super) fn ask_roles(&mut self) -> Result<Turn> {
        let roles = self.roles_to_give();
        if roles.is_empty() {
            return Ok(Turn::On);
        }
        self.show("\n")?;
        self.remark(&say::roles_reason())?;
        let mut place = 0;
        while let Some((party, role)) = roles.get(place) {
            let people: Vec<(String, String)> = {
                let people = self.draft.people.iter().filter(|person| person.party == *party);
                people.map(|person| (person.id.clone(), visible_line(&person.name))).collect()
            };
            let everyone = say::role_of_everyone(naming::party(*party)).of(self.lang()).to_owned();
            let options: Vec<String> = people.iter().map(|(_, name)| name.clone()).chain([everyone]).collect();
            let given = self.draft.roles.iter().find(|(word, _)| word == role);
            let start = given.map_or(0, |(_, person)| {
                people.iter().position(|(id, _)| Some(id) == person.as_ref()).unwrap_or(people.len())
            });
            let prompt = say::ask_role(visible_line(role), naming::party(*party));
            match self.ui.choose(prompt.of(self.lang()), &options, start)? {
                Reply::Back if place == 0 => return Ok(Turn::Back),
                Reply::Back => place -= 1,
                Reply::Given(choice) => {
                    let person = people.get(choice).map(|(id, _)| id.clone());
                    self.draft.roles.retain(|(word, _)| word != role);
                    self.draft.roles.push((role.clone(), person));
                    place += 1;
                }
            }
        }
        Ok(Turn::On)
    }
}
