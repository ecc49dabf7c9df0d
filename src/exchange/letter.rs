//! Drafts of messages, as mail clients open them (RFC 5322). Nothing is sent.
//!
//! In: a notification item or what waits on somebody. Out: a [`Letter`] and its bytes; the same project at the same moment
//! gives the same bytes. Whatever a project says stands on one line of a header, or in the body.

use crate::evidence::inside;
use crate::files::bounded::{Unread, read_bounded};
use crate::files::load::Loaded;
use crate::history::is_ignored;
use crate::model::item::Item;
use crate::model::list::ItemAt;
use crate::model::party::Party;
use crate::model::project::Person;
use crate::model::secrets::holds_secret;
use crate::model::view::View;
use crate::text::problem::Problem;
use crate::text::say::{notify as say, words};
use crate::text::visible::{visible, visible_line};
use crate::text::{Lang, Text};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::raw::Raw;
use serde::Serialize;

/// The name and version of the interface.
const DRAFTS: &str = "handover/drafts/1";

/// The kind whose items are messages to somebody.
pub(crate) const KIND: &str = "notifications";

/// More bytes than these are no text of a message.
const LARGEST: u64 = 1 << 20;

/// A message that somebody may send.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Letter {
    /// What tells it from others of the project; also in the name of its file.
    #[serde(skip)]
    pub(crate) id: String,
    /// The notification that it is, by its full name; nothing where it is a reminder.
    pub(crate) item: Option<String>,
    /// Whom it reminds; nothing where it is a notification.
    pub(crate) person: Option<String>,
    /// Who sends it, where an address is known.
    pub(crate) from: Option<Mailbox>,
    /// Where it goes.
    pub(crate) to: Vec<Mailbox>,
    /// What it is about.
    pub(crate) subject: String,
    /// What it says.
    pub(crate) body: String,
    /// The file that it was written to.
    pub(crate) file: Option<String>,
}

/// Somebody's address for mail.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Mailbox {
    /// Whose it is, where that is known.
    name: Option<String>,
    address: String,
}

impl Mailbox {
    fn of(name: &str, address: String) -> Mailbox {
        Mailbox { name: Some(visible_line(name)).filter(|name| !name.is_empty()), address }
    }
}

/// Drafts, as data.
#[derive(Debug, Serialize)]
pub(crate) struct DraftsReport {
    schema: &'static str,
    project: String,
    drafts: Vec<Letter>,
}

impl DraftsReport {
    /// What was drafted in a project.
    pub(crate) fn of(view: &View, drafts: Vec<Letter>) -> DraftsReport {
        DraftsReport { schema: DRAFTS, project: view.project.id.clone(), drafts }
    }
}

/// The draft of a notification; `sender` is the person who sends it.
///
/// # Errors
///
/// When its text is a file that cannot be read.
pub(crate) fn notification(loaded: &Loaded, at: ItemAt, sender: Option<&Person>, lang: Lang) -> Result<Letter> {
    let view = &loaded.view;
    let item = &view.project.items[at];
    let said = message(loaded, item)?;
    let body = said.unwrap_or_else(|| template(view, item, sender, lang));
    let audience = item.field("audience").unwrap_or_default();
    let to = item.field("address").map(addresses).unwrap_or_default();
    let single = to.len() == 1;
    Ok(Letter {
        id: item.name.id.to_string(),
        item: Some(item.name.to_string()),
        person: None,
        from: sender.and_then(sender_of),
        to: to.into_iter().map(|address| Mailbox::of(if single { audience } else { "" }, address)).collect(),
        subject: visible_line(say::subject(item.title.text(), view.project.title.text()).of(lang)),
        body,
        file: None,
    })
}

/// The draft of a reminder of what waits on a person; `body` tells it.
pub(crate) fn reminder(view: &View, person: &Person, sender: Option<&Person>, body: String, lang: Lang) -> Letter {
    let to = person.email.as_deref().map(addresses).unwrap_or_default();
    Letter {
        id: format!("due-{}", person.id),
        item: None,
        person: Some(person.id.clone()),
        from: sender.and_then(sender_of),
        to: to.into_iter().map(|address| Mailbox::of(&person.name, address)).collect(),
        subject: visible_line(say::reminder(view.project.title.text()).of(lang)),
        body,
        file: None,
    }
}

/// The draft as a file; whoever opens it may change it before it is sent.
///
/// # Errors
///
/// Never: it is written to memory.
pub(crate) fn render_letter(letter: &Letter, view: &View) -> Result<Vec<u8>> {
    let now: &DateTime<FixedOffset> = &view.now;
    let of = |Mailbox { name, address }: &Mailbox| Address::new_address(name.clone(), address.clone());
    let project = view.project.uuid.as_deref().unwrap_or(&view.project.id);
    let ascii = |text: &str| -> String {
        text.bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() || byte == b'-' {
                    char::from(byte).to_string()
                } else {
                    format!("_{byte:02x}")
                }
            })
            .collect()
    };
    let id = format!("{}.{}.{}@handover.invalid", ascii(&letter.id), now.timestamp(), ascii(project));
    let mut message = MessageBuilder::new()
        .message_id(id)
        .date(now.timestamp())
        .subject(letter.subject.as_str())
        // Mail clients open it to be sent, and not as something that came in.
        .header("X-Unsent", Raw::new("1"))
        .text_body(letter.body.as_str());
    if let Some(from) = &letter.from {
        message = message.from(of(from));
    }
    if !letter.to.is_empty() {
        message = message.to(Address::new_list(letter.to.iter().map(of).collect()));
    }
    Ok(message.write_to_vec()?)
}

/// The text that an item names: a file of the project, else the words themselves; nothing where it names none.
fn message(loaded: &Loaded, item: &Item) -> Result<Option<String>> {
    let Some(said) = item.field("message").filter(|said| !said.trim().is_empty()) else { return Ok(None) };
    let Ok(place) = inside(&loaded.root, said.trim()) else {
        return Ok(Some(visible(said).into_owned()));
    };
    if !place.is_file() {
        return Ok(Some(visible(said).into_owned()));
    }
    let refuse = |why: Text| Problem::project(say::cannot_read(visible_line(said), why));
    // Whoever wrote the path may be of the other side, and so may the address: what is no file of the project stays here.
    if is_ignored(&loaded.root, said.trim()) {
        return Err(refuse(say::is_ignored()).into());
    }
    let bytes = read_bounded(&place, LARGEST).map_err(|unread| match unread {
        Unread::TooLarge => refuse(say::too_large()),
        Unread::Unreadable(why) => refuse(why),
    })?;
    let text = String::from_utf8(bytes).map_err(|_| refuse(say::no_text()))?;
    if holds_secret("message", &text) {
        return Err(refuse(say::holds_secret()).into());
    }
    Ok(Some(visible(text.trim_start_matches('\u{feff}')).into_owned()))
}

/// What is said where an item has no text of its own.
fn template(view: &View, item: &Item, sender: Option<&Person>, lang: Lang) -> String {
    let project = &view.project;
    let name = |party: Party| project.parties.get(&party).cloned().unwrap_or_default();
    let audience =
        item.field("audience").map(str::to_owned).unwrap_or_else(|| say::whom_it_concerns().of(lang).to_owned());
    let (giver, receiver) = (name(Party::Giver), name(Party::Receiver));
    let changes = match project.milestone("cutover") {
        Some(day) => say::takes_over(words::full_day(day), &receiver, project.title.text(), &giver),
        None => say::takes_over_soon(&receiver, project.title.text(), &giver),
    };
    let details = item.details.as_ref().map(|details| visible(details.of(lang)).into_owned());
    let signed = sender.map(|person| say::signed(&person.name, name(person.party)));
    let line = |text: Text| visible_line(text.of(lang));
    let mut parts = vec![line(say::dear(audience)), line(changes)];
    parts.extend(details);
    parts.push(line(say::questions()));
    parts.extend(signed.map(line));
    parts.join("\n\n") + "\n"
}

fn sender_of(person: &Person) -> Option<Mailbox> {
    let address = addresses(person.email.as_deref()?).into_iter().next()?;
    Some(Mailbox::of(&person.name, address))
}

/// The mail addresses in a text: words of ASCII with one `@`, and nothing that a header would act on.
fn addresses(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || "，；、,;<>()（）".contains(c));
    let parts = parts.map(|part| part.trim_start_matches("mailto:").trim_matches(['.', '"', '\'']));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let is_address = |part: &&str| match part.split_once('@') {
        Some((own, domain)) => {
            !own.is_empty()
                && domain.contains('.')
                && own.chars().all(is_plain)
                && domain.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
        }
        None => false,
    };
    parts.filter(is_address).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn addresses_are_found_wherever_they_stand_and_nothing_else_is_one() {
        assert_eq!(
            addresses("Support <help@acme.example>, ops@acme.example；王经理 wang@x.example。"),
            ["help@acme.example", "ops@acme.example"]
        );
        assert_eq!(addresses("mailto:a+b@x.example."), ["a+b@x.example"]);
        for none in
            ["the notice board", "@acme", "a@b", "a b@", "a@x.example\r\nBcc:evil", "微信 @张三", "a@@x.example"]
        {
            let found = addresses(none);
            assert!(found.iter().all(|one| one == "a@x.example"), "{none}: {found:?}");
        }
    }
}
