//! The last question of `init`: everything that is about to be written, and what of it may still be changed at once.

use super::questions::{Asking, Turn};
use super::report::render_summary;
use crate::model::party::Party;
use crate::screen::ui::Reply;
use crate::templates::taken::count_items;
use crate::text::Text;
use crate::text::say::{init as say, walk as walk_say};
use crate::text::visible::visible_line;
use anyhow::Result;

/// What can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Write,
    /// Only the core of the template, or all of it.
    Size,
    Signers,
    Back,
    Nothing,
}

impl Asking<'_> {
    /// Asks whether to write, until that is answered.
    pub(super) fn ask_write(&mut self) -> Result<Turn> {
        loop {
            let answers = self.draft.complete(self.surroundings)?;
            self.show(&render_summary(&answers, self.ground, self.look))?;
            let now = count_items(&answers.template);
            let mut offered = vec![(Last::Write, say::write_yes())];
            offered.extend(self.other_size(now).map(|text| (Last::Size, text)));
            if answers.people.len() > 2 {
                offered.push((Last::Signers, say::choose_signers()));
            }
            offered.extend([(Last::Back, say::write_back()), (Last::Nothing, say::write_no())]);
            let options: Vec<String> = offered.iter().map(|(_, text)| text.of(self.lang()).to_owned()).collect();
            let reply = self.ui.choose(say::ask_write().of(self.lang()), &options, 0)?;
            let Reply::Given(choice) = reply else { return Ok(Turn::Back) };
            match offered.get(choice).map_or(Last::Back, |(last, _)| *last) {
                Last::Write => return Ok(Turn::On),
                Last::Back => return Ok(Turn::Back),
                Last::Nothing => return Ok(Turn::Stop),
                Last::Size => self.draft.light = !self.draft.light,
                Last::Signers => self.ask_signers()?,
            }
        }
    }

    /// The other size that the template comes in, where it has one.
    fn other_size(&self, now: usize) -> Option<Text> {
        let mut other = self.draft.clone();
        other.light = !other.light;
        let items = count_items(&other.complete(self.surroundings).ok()?.template);
        let say = if other.light { say::take_core } else { say::take_whole };
        (items != now).then(|| say(items, now))
    }

    /// Asks who of the people signs; each side is to have somebody.
    fn ask_signers(&mut self) -> Result<()> {
        let people = self.draft.people.clone();
        let names: Vec<String> = people.iter().map(|person| visible_line(&person.name)).collect();
        self.remark(&walk_say::several_keys())?;
        let Reply::Given(chosen) = self.ui.choose_several(say::who_signs().of(self.lang()), &names)? else {
            return Ok(());
        };
        let signs = |party: Party| chosen.iter().any(|at| people.get(*at).is_some_and(|one| one.party == party));
        if !signs(Party::Giver) || !signs(Party::Receiver) {
            return self.complain(&say::signers_wanted());
        }
        let others = people.iter().enumerate().filter(|(at, _)| !chosen.contains(at));
        self.draft.not_signing = others.map(|(_, person)| person.id.clone()).collect();
        Ok(())
    }
}
