//! From a record to a document: the blocks, in the order that every format keeps.
//!
//! In: a [`SignedRecord`] and the languages. Out: a [`Document`]. Pure; the same record gives the same
//! document. This file holds the order, the header and the parties; its neighbours hold the rest.

use super::blocks::mail;
use super::blocks::{Block, Cell, Document, Grid, Line, Progress, TimelineBlock, Tone};
use super::items::{Numbers, item_list};
use super::old_record::{RecordLang, SignedRecord};
use super::voice::{Voice, day_of, is_open, moment};
use super::{closing, kinds, open};
use crate::model::naming;
use crate::model::party::Party;
use crate::model::standing::State;
use crate::report::timeline::{Dated, Timeline, timeline};
use crate::text::say::{record as say, words};
use chrono::NaiveDate;

/// The document of a record.
pub fn document(signed: &SignedRecord, lang: RecordLang) -> Document {
    let record = &signed.record;
    let voice = Voice::new(lang, record);
    let numbers = Numbers::of(record);
    let number = Line::new(format!("{}-{}-{}", record.project.id, record.stage, record.revision)).text;
    let mut notice = Vec::new();
    if signed.draft {
        notice.extend(voice.lines(&say::draft_notice()));
    }
    if signed.stale {
        notice.extend(voice.lines(&say::stale_notice()));
    }
    let mut blocks = header(signed, &voice, &number);
    blocks.extend(parties(&voice));
    blocks.extend(kinds::scope(&voice, &numbers));
    blocks.extend(item_list(&voice, &numbers));
    blocks.extend(kinds::backups(&voice, &numbers));
    blocks.extend(kinds::permissions(&voice, &numbers));
    blocks.extend(kinds::training(&voice, &numbers));
    blocks.extend(kinds::notifications(&voice, &numbers));
    blocks.extend(open::unfinished(&voice, &numbers));
    blocks.extend(open::reservations(&voice, &numbers, signed.draft));
    blocks.extend(open::risks(&voice, &numbers));
    blocks.extend(open::watch(&voice, &numbers));
    blocks.extend(open::data(&voice, &numbers));
    blocks.extend(closing::decision(&voice, signed));
    blocks.extend(closing::signatures(&voice, signed));
    blocks.extend(super::annex::annex(&voice, &numbers, signed));
    let mut running = number;
    if signed.draft {
        running = format!("{running}  {}", voice.word(&say::draft()));
    }
    if signed.stale {
        running = format!("{running}  {}", voice.word(&say::stale()));
    }
    Document {
        lang,
        title: voice.word(&if signed.draft { say::title_draft() } else { say::title() }),
        subject: Line::new(&record.project.title).text,
        running,
        notice,
        blocks,
    }
}

fn header(signed: &SignedRecord, voice: &Voice<'_>, number: &str) -> Vec<Block> {
    let record = &signed.record;
    let stage = match &record.stage_date {
        Some(day) => format!("{} {day}", voice.milestone(&record.stage)),
        None => voice.milestone(&record.stage),
    };
    let copies = match record.project.parties.contains_key(&Party::Witness) {
        true => say::in_triplicate(),
        false => say::in_duplicate(),
    };
    let id = match &record.project.uuid {
        Some(uuid) => Cell::new(&record.project.id).and(uuid, Tone::Code),
        None => Cell::new(&record.project.id),
    };
    let facts = vec![
        (voice.label(&say::number()), Cell::new(number).toned(Tone::Strong)),
        (voice.label(&say::revision()), Cell::new(record.revision.to_string())),
        (voice.label(&say::stage()), Cell::new(stage)),
        (voice.label(&say::copies()), voice.cell(&copies)),
        (voice.label(&say::as_of()), Cell::new(moment(&record.at))),
        (voice.label(&say::project_id()), id),
    ];
    let mut blocks = vec![Block::Facts(facts), Block::heading(1, voice.word(&say::overview()))];
    blocks.push(Block::Progress(progress(voice)));
    let (line, without_day) = record_timeline(voice);
    blocks.push(Block::Timeline(timeline_block(voice, line)));
    if without_day > 0 {
        let sentence = say::without_day(words::items(without_day));
        blocks.push(Block::Paragraph(voice.cell(&sentence).toned(Tone::Quiet)));
    }
    blocks
}

fn progress(voice: &Voice<'_>) -> Progress {
    let mut rows = Vec::new();
    let mut total = (0, 0);
    for section in &voice.record.sections {
        let counted = section.items.iter().filter(|item| item.counts);
        let complete = counted.clone().filter(|item| item.state == State::Complete).count();
        let count = counted.count();
        total = (total.0 + complete, total.1 + count);
        if count > 0 {
            rows.push((Cell::new(voice.section(section)), complete, count));
        }
    }
    rows.push((voice.label(&say::total()).toned(Tone::Strong), total.0, total.1));
    Progress {
        head: [voice.head(&say::section()), voice.head(&say::progress()), voice.head(&say::items_complete())],
        rows,
    }
}

/// The timeline of a record, and the number of open items whose day cannot be told.
fn record_timeline(voice: &Voice<'_>) -> (Timeline, usize) {
    let record = voice.record;
    let today: NaiveDate = day_of(&record.at).parse().unwrap_or_default();
    let milestones = record.project.milestones.iter();
    let milestones = milestones.filter_map(|(name, day)| day.parse().ok().map(|day| (name.as_str(), day)));
    let items = || record.sections.iter().flat_map(|section| &section.items).filter(|item| item.counts);
    let day = |due: &Option<String>| due.as_deref().and_then(|due| due.parse::<NaiveDate>().ok());
    let dated = items().filter_map(|item| {
        let late = voice.is_late(item);
        day(&item.due).map(|day| Dated { day, open: is_open(item), late })
    });
    let without = items().filter(|item| is_open(item) && day(&item.due).is_none()).count();
    (timeline(milestones, dated, today), without)
}

fn timeline_block(voice: &Voice<'_>, line: Timeline) -> TimelineBlock {
    let milestones: Vec<Vec<String>> = line
        .days
        .iter()
        .map(|day| day.milestones.iter().map(|name| Line::new(voice.milestone(name)).text).collect())
        .collect();
    let rows = line.days.iter().zip(&milestones).map(|(entry, names)| {
        let mut what = Cell::default();
        for name in names {
            what = what.and(name, Tone::Strong);
        }
        let number = |count: usize| Cell::new(if count == 0 { String::new() } else { count.to_string() });
        let late = number(entry.late).toned(Tone::Bad);
        vec![Cell::new(entry.day.to_string()), what, number(entry.due), number(entry.open), late]
    });
    let grid = Grid {
        rows: rows.collect(),
        columns: vec![
            voice.column(&say::day(), 20),
            voice.column(&say::milestone(), 35),
            voice.column(&say::items_due(), 15),
            voice.column(&say::open_head(), 15),
            voice.column(&say::late_head(), 15),
        ],
    };
    TimelineBlock {
        title: voice.word(&say::timeline()),
        milestones,
        today: voice.word(&say::today()),
        legend: [say::settled(), say::open(), say::late()].map(|text| voice.word(&text)),
        grid,
        timeline: line,
    }
}

fn parties(voice: &Voice<'_>) -> Vec<Block> {
    let record = voice.record;
    let shown = |party: &Party| *party != Party::Witness || record.project.parties.contains_key(party);
    let facts = Party::ALL.into_iter().filter(shown).map(|party| {
        (voice.label(&naming::party_alone(party)), Cell::new(voice.organisation(party)).toned(Tone::Strong))
    });
    let mut blocks = vec![Block::heading(1, voice.word(&say::parties())), Block::Facts(facts.collect())];
    let mut people: Vec<_> = record.people.iter().collect();
    people.sort_by_key(|person| person.party);
    if people.is_empty() {
        blocks.push(Block::Paragraph(voice.cell(&say::nobody_named())));
        return blocks;
    }
    let rows = people.into_iter().map(|person| {
        vec![
            Cell::new(&person.name),
            voice.cell(&naming::party(person.party)),
            Cell::new(voice.organisation(person.party)),
            Cell::new(person.role.as_deref().unwrap_or_default()),
            mail(person.email.as_deref()),
        ]
    });
    blocks.push(Block::Grid(Grid {
        rows: rows.collect(),
        columns: vec![
            voice.column(&say::name(), 18),
            voice.column(&say::party(), 14),
            voice.column(&say::organisation(), 22),
            voice.column(&say::role(), 20),
            voice.column(&say::mail(), 26),
        ],
    }));
    blocks
}
