//! The questions about one person of a new project, one after the other; Esc goes back one.
//!
//! In: what is known of the person already, as a [`Form`]. Out: the person, or that the one who answers went back
//! before the first question; what was answered until then is kept in the form.

use super::form::Form;
use super::person::{NewPerson, proposed_id, read_id};
use super::questions::{Asking, Entered};
use crate::edits::person_fields::read_email;
use crate::screen::ui::Reply;
use crate::signoff::found::own_first;
use crate::text::say::init as say;
use anyhow::Result;

/// A question about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Email,
    Role,
    Id,
    Key,
}

impl Asking<'_> {
    /// Asks about one person, from the first question or, where one comes back, from the last.
    pub(super) fn fill_in(&mut self, form: &mut Form, entered: Entered) -> Result<Reply<NewPerson>> {
        // Where the template says which roles there are, they are given out once everybody is there.
        let has_roles = !self.draft.chosen().load(self.lang())?.roles_of(form.party).is_empty();
        let asked = |field: &Field| match field {
            Field::Role => !has_roles,
            Field::Key => form.is_me && !self.surroundings.keys.is_empty(),
            _ => true,
        };
        let fields = [Field::Name, Field::Email, Field::Role, Field::Id, Field::Key];
        let fields: Vec<Field> = fields.into_iter().filter(asked).collect();
        let mut place = if entered == Entered::Back { fields.len() - 1 } else { 0 };
        while let Some(field) = fields.get(place) {
            match self.ask_field(*field, form)? {
                Reply::Given(()) => place += 1,
                Reply::Back if place == 0 => return Ok(Reply::Back),
                Reply::Back => place -= 1,
            }
        }
        Ok(Reply::Given(form.person()))
    }

    fn ask_field(&mut self, field: Field, form: &mut Form) -> Result<Reply<()>> {
        Ok(match field {
            Field::Name => self.ask_needed(&say::ask_person_name(), form.name.clone())?.map(|name| form.name = name),
            Field::Email => {
                if form.is_me || self.draft.people.is_empty() {
                    self.remark(&say::email_reason())?;
                }
                // What git has may be of this machine alone; it is what acts are known by.
                let of_git = self.surroundings.git.email.clone();
                let reply = self.ask_valid(&say::ask_person_email(), form.email.clone(), |text| match text.trim() {
                    "" => Ok(String::new()),
                    own if Some(own) == of_git.as_deref() => Ok(own.to_owned()),
                    typed => read_email(typed),
                })?;
                reply.map(|email| form.email = email)
            }
            Field::Role => {
                let role = self.ask_name(&say::ask_person_role(), form.role.clone(), false)?;
                role.map(|role| form.role = role.unwrap_or_default())
            }
            Field::Id => self.ask_id(form)?,
            Field::Key => self.ask_key(form)?,
        })
    }

    /// The id; one that is left as it was offered follows the name if that is changed later.
    fn ask_id(&mut self, form: &mut Form) -> Result<Reply<()>> {
        let is_other = |person: &&NewPerson| form.known_as.as_ref() != Some(&person.id);
        let others: Vec<NewPerson> = self.draft.people.iter().filter(is_other).cloned().collect();
        let email = Some(form.email.as_str()).filter(|email| !email.is_empty());
        form.offered = proposed_id(&form.name, email, form.party, &others);
        let initial = form.id.as_ref().unwrap_or(&form.offered).clone();
        let prompt = say::ask_person_id();
        let reply = self.ask_valid(&prompt, initial, |text| {
            let id = read_id(&prompt, text)?;
            let is_taken = others.iter().any(|person| person.id == id);
            if is_taken { Err(say::duplicate_id(&prompt, &id)) } else { Ok(id) }
        })?;
        Ok(reply.map(|id| form.id = Some(id).filter(|id| *id != form.offered)))
    }

    /// Which of the keys at hand signs for the one who answers.
    fn ask_key(&mut self, form: &mut Form) -> Result<Reply<()>> {
        self.remark(&say::key_reason())?;
        let lang = self.lang();
        let email = Some(form.email.as_str()).filter(|email| !email.is_empty());
        let (keys, own) = own_first(self.surroundings.keys.clone(), email);
        let keys: Vec<(String, String)> = keys
            .iter()
            .map(|found| {
                (say::key_option(found.place(), found.key.fingerprint()).of(lang).to_owned(), found.key.line())
            })
            .collect();
        let none = say::no_key_now().of(lang).to_owned();
        let options: Vec<String> = keys.iter().map(|(shown, _)| shown.clone()).chain([none]).collect();
        let start = keys.iter().position(|(_, line)| Some(line) == form.key.as_ref());
        // A key that seems to be somebody else's is never the one that Enter takes.
        let start = start.unwrap_or(if form.known_as.is_some() || own == 0 { keys.len() } else { 0 });
        let reply = self.ui.choose(say::ask_key().of(lang), &options, start)?;
        Ok(reply.map(|choice| form.key = keys.get(choice).map(|(_, line)| line.clone())))
    }
}
