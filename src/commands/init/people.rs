//! The questions of `init` about people: who answers, who else takes part, and who is what in their party.

use super::form::Form;
use super::person::NewPerson;
use super::questions::{Asking, Entered, Turn};
use super::report::parties;
use crate::model::naming;
use crate::model::party::Party;
use crate::screen::ui::Reply;
use crate::text::Text;
use crate::text::say::{init as say, words};
use crate::text::visible::visible_line;
use anyhow::Result;

impl Asking<'_> {
    /// Asks on which side the one stands who answers, and then about them, as git knows them.
    pub(super) fn ask_me(&mut self, mut entered: Entered) -> Result<Turn> {
        if entered == Entered::On {
            self.tell_roles()?;
        }
        loop {
            let known = self.draft.people.iter().find(|person| Some(&person.id) == self.draft.me.as_ref()).cloned();
            let party = match (entered, &known) {
                (Entered::Back, Some(known)) => known.party,
                _ => match self.ask_side(known.as_ref())? {
                    Reply::Back => return Ok(Turn::Back),
                    Reply::Given(Some(party)) => party,
                    Reply::Given(None) => {
                        // Whoever stands on no side after all is taken out again.
                        self.draft.people.retain(|person| Some(&person.id) != self.draft.me.as_ref());
                        self.draft.me = None;
                        return Ok(Turn::On);
                    }
                },
            };
            let git = &self.surroundings.git;
            let unfinished = self.unfinished.take().filter(|form| form.is_me);
            let mut form = match (unfinished, &known) {
                (Some(form), _) => Form { party, ..form },
                (None, Some(known)) => Form { party, ..Form::of(known, true) },
                (None, None) => Form::of_me(party, git.name.as_deref(), git.email.as_deref()),
            };
            match self.fill_in(&mut form, std::mem::take(&mut entered))? {
                Reply::Given(person) => {
                    self.draft.me = Some(person.id.clone());
                    self.keep_person(person, form.known_as)?;
                    return Ok(Turn::On);
                }
                Reply::Back => self.unfinished = Some(form),
            }
        }
    }

    /// The party of the one who answers; nothing where they take no part.
    fn ask_side(&mut self, known: Option<&NewPerson>) -> Result<Reply<Option<Party>>> {
        let sides = self.sides()?;
        let none = say::no_side().of(self.lang()).to_owned();
        let of =
            |(party, name): &(Party, String)| say::of_party(naming::party(*party), name).of(self.lang()).to_owned();
        let options: Vec<String> = sides.iter().map(of).chain([none]).collect();
        let start = known.and_then(|known| sides.iter().position(|(party, _)| *party == known.party));
        let start = start.or(self.side).unwrap_or(0);
        let reply = self.ui.choose(say::ask_me().of(self.lang()), &options, start)?;
        if let Reply::Given(choice) = reply {
            self.side = Some(choice);
        }
        Ok(reply.map(|choice| sides.get(choice).map(|(party, _)| *party)))
    }

    /// The parties with their organisations, as they are chosen from.
    fn sides(&self) -> Result<Vec<(Party, String)>> {
        let answers = self.draft.complete(self.surroundings)?;
        Ok(parties(&answers).into_iter().map(|(party, name)| (party, visible_line(name))).collect())
    }

    /// Says which roles the template has, so that it is known who is needed.
    fn tell_roles(&mut self) -> Result<()> {
        self.show("\n")?;
        let answers = self.draft.complete(self.surroundings)?;
        let parties: Vec<Party> = parties(&answers).into_iter().map(|(party, _)| party).collect();
        let roles = answers.template.roles.iter().filter(|(party, roles)| parties.contains(party) && !roles.is_empty());
        let told: Vec<Text> =
            roles.map(|(party, roles)| say::roles_of(naming::party(*party), words::name_list(roles))).collect();
        if !told.is_empty() {
            self.remark(&say::roles_reason())?;
        }
        told.iter().try_for_each(|told| self.remark(told))
    }

    /// Asks for people until there are no more.
    pub(super) fn ask_people(&mut self) -> Result<Turn> {
        self.show("\n")?;
        loop {
            let sides = self.sides()?;
            let lang = self.lang();
            let people = self.draft.people.iter();
            let people = people.map(|person| {
                say::change_person(visible_line(&person.name), naming::party(person.party)).of(lang).to_owned()
            });
            let done = if self.draft.people.is_empty() { say::people_later() } else { say::people_done() };
            let add = |(party, name): &(Party, String)| say::add_to(naming::party(*party), name).of(lang).to_owned();
            let options = sides.iter().map(add);
            let options: Vec<String> = options.chain([done.of(lang).to_owned()]).chain(people).collect();
            // The marker stands on the first party that has nobody, and at the end when all have.
            let empty = |party: &Party| !self.draft.people.iter().any(|person| person.party == *party);
            let start = sides.iter().position(|(party, _)| empty(party)).unwrap_or(sides.len());
            match self.ui.choose(say::ask_person().of(lang), &options, start)? {
                Reply::Back => return Ok(Turn::Back),
                Reply::Given(choice) => match sides.get(choice) {
                    Some((party, _)) => drop(self.add_person(*party)?),
                    None if choice == sides.len() => return Ok(Turn::On),
                    None => self.change_person(choice - sides.len() - 1)?,
                },
            }
        }
    }

    /// Asks about a person of a party and keeps them; returns the id of whoever was added. One that was left half
    /// answered before goes on.
    fn add_person(&mut self, party: Party) -> Result<Option<String>> {
        let unfinished = self.unfinished.take().filter(|form| !form.is_me && form.party == party);
        let mut form = unfinished.unwrap_or_else(|| Form::new(party));
        match self.fill_in(&mut form, Entered::On)? {
            Reply::Given(person) => {
                let id = person.id.clone();
                self.keep_person(person, None)?;
                Ok(Some(id))
            }
            Reply::Back => {
                self.unfinished = Some(form);
                Ok(None)
            }
        }
    }

    /// Changes a person who is there already, or takes them out.
    fn change_person(&mut self, place: usize) -> Result<()> {
        let Some(person) = self.draft.people.get(place).cloned() else { return Ok(()) };
        let options = [say::person_change(), say::person_remove()].map(|text| text.of(self.lang()).to_owned());
        match self.ui.choose(&visible_line(&person.name), &options, 0)? {
            Reply::Given(0) => {
                let is_me = self.draft.me.as_ref() == Some(&person.id);
                let mut form = Form::of(&person, is_me);
                let Reply::Given(changed) = self.fill_in(&mut form, Entered::On)? else { return Ok(()) };
                if is_me {
                    self.draft.me = Some(changed.id.clone());
                }
                self.keep_person(changed, form.known_as)
            }
            Reply::Given(_) => {
                self.draft.people.remove(place);
                self.draft.me = self.draft.me.take().filter(|me| *me != person.id);
                self.draft.roles.retain(|(_, given)| given.as_ref() != Some(&person.id));
                self.complain(&say::person_removed(visible_line(&person.name)))
            }
            Reply::Back => Ok(()),
        }
    }

    /// Puts a person where the one of that id stood, or after the others.
    fn keep_person(&mut self, person: NewPerson, known_as: Option<String>) -> Result<()> {
        let said = if known_as.is_some() { say::person_changed } else { say::person_added };
        let said = said(visible_line(&person.name), naming::party(person.party));
        match self.draft.people.iter_mut().find(|other| Some(&other.id) == known_as.as_ref()) {
            Some(place) => {
                // Roles go with the id, and stay with the party.
                let stays = place.party == person.party;
                self.draft.roles.retain(|(_, given)| stays || *given != known_as);
                let given = self.draft.roles.iter_mut().filter(|(_, given)| *given == known_as);
                given.for_each(|(_, given)| *given = Some(person.id.clone()));
                *place = person;
            }
            None => self.draft.people.push(person),
        }
        self.praise(&said)
    }

    /// The roles that are to be given to somebody: those of parties that have several people.
    pub(super) fn roles_to_give(&self) -> Vec<(Party, String)> {
        let Ok(answers) = self.draft.complete(self.surroundings) else { return Vec::new() };
        let several = |party: Party| answers.people.iter().filter(|person| person.party == party).count() > 1;
        let roles = answers.template.roles.iter().filter(|(party, _)| several(*party));
        roles.flat_map(|(party, words)| words.iter().map(|word| (*party, word.clone()))).collect()
    }

    /// Gives each role to a person of its party, or leaves it to all of them; Esc goes back one role.
    pub(super) fn ask_roles(&mut self, entered: Entered) -> Result<Turn> {
        let roles = self.roles_to_give();
        if roles.is_empty() {
            return Ok(Turn::On);
        }
        self.show("\n")?;
        let mut place = if entered == Entered::Back { roles.len() - 1 } else { 0 };
        while let Some((party, role)) = roles.get(place) {
            let people: Vec<(String, String)> = {
                let people = self.draft.people.iter().filter(|person| person.party == *party);
                people.map(|person| (person.id.clone(), visible_line(&person.name))).collect()
            };
            let others = [say::role_of_new(), say::role_of_everyone(naming::party(*party))];
            let others = others.map(|text| text.of(self.lang()).to_owned());
            let options: Vec<String> = people.iter().map(|(_, name)| name.clone()).chain(others).collect();
            let given = self.draft.roles.iter().find(|(word, _)| word == role);
            let start = given.map_or(0, |(_, person)| {
                people.iter().position(|(id, _)| Some(id) == person.as_ref()).unwrap_or(people.len() + 1)
            });
            let prompt = say::ask_role(visible_line(role), naming::party(*party));
            let person = match self.ui.choose(prompt.of(self.lang()), &options, start)? {
                Reply::Back if place == 0 => return Ok(Turn::Back),
                Reply::Back => {
                    place -= 1;
                    continue;
                }
                Reply::Given(choice) if choice == people.len() => match self.add_person(*party)? {
                    None => continue,
                    added => added,
                },
                Reply::Given(choice) => people.get(choice).map(|(id, _)| id.clone()),
            };
            self.draft.roles.retain(|(word, _)| word != role);
            self.draft.roles.push((role.clone(), person));
            place += 1;
        }
        Ok(Turn::On)
    }
}
