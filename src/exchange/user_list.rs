//! The user list of a system as an item to be read, which names every account on it.

use super::accounts;
use super::accounts::Accounts;
use super::fitted::clean;
use super::planned::{Planned, Planner};
use super::understood::Draft;
use crate::edits::proposal::{Proposal, Wants};
use crate::files::edit::NewValue;
use crate::model::item::Item;
use crate::text::Text;
use crate::text::folded::folded;
use crate::text::say::importing as say;

impl<'a> Planner<'a> {
    /// Plans the item that holds every account of the user list of a system, or its accounts where it is there.
    pub(crate) fn user_list(&mut self, of: &Accounts, from: &str, planned: &mut Planned) {
        let listed = || NewValue::List(of.listed.iter().map(|account| NewValue::Text(clean(account))).collect());
        let origin = Text::same(&of.system);
        if let Some(item) = self.list_of(&of.system) {
            let was = item.field("accounts").unwrap_or_default().to_owned();
            let value = of.listed.join(", ");
            let wants = Wants::Field {
                item: item.name.clone(),
                field: "accounts".to_owned(),
                was: Some(was),
                told: None,
                value,
            };
            return planned.incoming.proposals.push(Proposal { origin, wants });
        }
        let title = say::user_list_of(&of.system).of(self.lang).to_owned();
        let part = planned.parts.iter_mut().find(|part| part.title == say::accounts_of(&of.system).of(self.lang));
        let Some(part) = part else { return };
        part.new += 1;
        part.listed = true;
        let file = part.file.clone();
        let name = self.name(&Draft::default(), &title, accounts::KIND);
        let text = |key: &str, value: &str| (key.to_owned(), NewValue::Text(value.to_owned()));
        let fields = vec![
            text("id", &name.id),
            text("title", &title),
            text("details", from),
            text("system", &clean(&of.system)),
            ("accounts".to_owned(), listed()),
            ("steps".to_owned(), NewValue::List(Vec::new())),
        ];
        planned.incoming.proposals.push(Proposal { origin, wants: Wants::Item { file, name, fields } });
    }

    /// The item that holds the user list of a system.
    pub(crate) fn list_of(&self, system: &str) -> Option<&'a Item> {
        let is_list = |item: &&Item| {
            let same = item.field("system").is_some_and(|known| folded(known) == folded(system));
            same && item.is_reference() && item.field("accounts").is_some()
        };
        self.loaded.view.project.items.iter().find(is_list)
    }
}
