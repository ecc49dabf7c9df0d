//! What somebody wants recorded: an act on one or several items, before it is judged.

use crate::model::due::Due;
use crate::model::item::{Act, Evidence, ItemName, Place};
use crate::model::list::ItemAt;
use crate::model::undone::UNDONE;
use crate::model::view::View;
use crate::text::Lang;
use crate::text::say::walk as say;
use crate::text::visible::{has_unsafe, is_blank};
use chrono::{DateTime, FixedOffset};
use std::path::{Path, PathBuf};

/// An act that is to be recorded on each of some items.
#[derive(Debug, Clone)]
pub(crate) struct Wanted<'a> {
    /// The items, each once, with the round that is meant where one is named.
    pub(crate) items: Vec<(ItemName, Option<u32>)>,
    /// Id of the person who did it.
    pub(crate) by: &'a str,
    /// Id of the person who enters it, where that is somebody else.
    pub(crate) entered_by: Option<String>,
    /// The act.
    pub(crate) did: &'a str,
    /// The value, where the step asks for one, as it was typed.
    pub(crate) value: Option<String>,
    /// What there is to say about it.
    pub(crate) note: Option<String>,
    /// Until when it is seen to; of a reservation.
    pub(crate) fix_by: Option<Due>,
    /// Id of the person who sees to it; of a reservation.
    pub(crate) person: Option<String>,
    /// What shows it: files, folders, web addresses, as they were typed.
    pub(crate) targets: Vec<String>,
    /// What fields name outside the project, and the person has confirmed.
    pub(crate) opened: Vec<PathBuf>,
    /// Whether what lies outside the project is copied into it.
    pub(crate) copy: bool,
    /// Where paths are looked for first; then in the project folder.
    pub(crate) folder: &'a Path,
    /// The language of a note that is made for somebody.
    pub(crate) lang: Lang,
    /// When it was done; now unless it is given.
    pub(crate) at: Option<DateTime<FixedOffset>>,
}

impl<'a> Wanted<'a> {
    /// An act by somebody, on no item yet and with nothing said about it.
    pub(crate) fn new(by: &'a str, did: &'a str) -> Wanted<'a> {
        Wanted {
            items: Vec::new(),
            by,
            entered_by: None,
            did,
            value: None,
            note: None,
            fix_by: None,
            person: None,
            targets: Vec::new(),
            opened: Vec::new(),
            copy: false,
            folder: Path::new(""),
            lang: Lang::DEFAULT,
            at: None,
        }
    }

    /// The act on one item.
    ///
    /// A clock that runs behind that of the last act's author does not turn time back: the act then takes the
    /// time of the last one. A note on nothing but evidence says which.
    pub(crate) fn act(&self, view: &View, (item, round): (ItemAt, Option<u32>), evidence: Vec<Evidence>) -> Act {
        let log = &view.project.items[item].log;
        let newest = || view.newest_of(item, self.by, round).and_then(|at| log.get(at));
        let undone = if self.did == UNDONE { newest() } else { None };
        let last = view.standings[item].last_at(round);
        let now = || last.map_or(view.now, |last| view.now.max(view.zone.place(&last)));
        // One that would be read as blank is none; one with hidden characters is kept, to be refused.
        let note = self.note.as_deref().map(str::trim).filter(|note| has_unsafe(note) || !is_blank(note));
        let note = note.map(str::to_owned);
        let named = || evidence.first().filter(|_| self.did == "noted");
        let note = note.or_else(|| Some(say::evidence_note(named()?.target()).of(self.lang).to_owned()));
        let mut act = Act {
            at: self.at.unwrap_or_else(now),
            by: self.by.to_owned(),
            did: self.did.to_owned(),
            value: self.value_for(view, item),
            round: round.or_else(|| undone.and_then(|act| act.round)),
            of: undone.map(|act| act.at),
            note,
            fix_by: self.fix_by.clone(),
            person: self.person.clone(),
            evidence,
            entered_by: self.entered_by.clone(),
            place: Place::default(),
        };
        // Whoever reads the log later need not find out again which round was meant.
        if act.round.is_none() && self.did != UNDONE {
            act.round = view.round_for(item, &act);
        }
        act
    }

    /// The value as it is written into the act; as it was typed where it is not what is asked, to be refused.
    fn value_for(&self, view: &View, item: ItemAt) -> Option<String> {
        let typed = self.value.as_deref()?;
        let asks = view.project.items[item].step(self.did).and_then(|step| step.asks.as_ref());
        Some(asks.and_then(|asks| asks.read(typed).ok()).unwrap_or_else(|| typed.to_owned()))
    }
}
