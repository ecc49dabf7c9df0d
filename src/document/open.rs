//! The blocks of what is not over: unfinished matters, reservations, risks, the watch period, and data
//! that has to be returned, deleted or kept confidential.
//!
//! In: the record. Out: headings, grids and sentences.

use super::blocks::mail;
use super::blocks::{Block, Cell, Grid, Tone};
use super::items::Numbers;
use super::kinds::{grid_or, items_of, title, under_heading, with_field};
use super::old_record::{RecordItem, RecordLang};
use super::voice::{Voice, due_of, field, is_open, kind_of, moment};
use crate::model::naming;
use crate::text::say::record as say;

/// The block of what runs on past the stage: campaigns that are not over, and items that another stage counts.
pub(super) fn unfinished(voice: &Voice<'_>, numbers: &Numbers) -> Vec<Block> {
    let record = voice.record;
    let later = |item: &&RecordItem| {
        let runs = kind_of(item) == "campaigns" && item.state.applies() && item.counts;
        is_open(item) && item.stage != record.stage || runs
    };
    let items = record.sections.iter().flat_map(|section| &section.items).filter(later);
    let rows = items.map(|item| {
        let mut about = title(voice, item);
        for name in ["platform", "from", "until", "budget"] {
            about = with_field(voice, about, item, name);
        }
        let mut next = with_field(voice, Cell::default(), item, "next_owner");
        next.lines.extend(voice.next(item).lines);
        vec![
            Cell::new(numbers.get(&item.item)),
            about,
            voice.state_of(item),
            next.toned(Tone::Plain),
            Cell::new(voice.list(&item.owner)),
            due(voice, due_of(item).as_deref()),
        ]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::matter(), 33),
        voice.column(&say::state(), 12),
        voice.column(&say::runs_on(), 22),
        voice.column(&say::owner(), 14),
        voice.column(&say::due_head(), 12),
    ];
    let rows: Vec<_> = rows.collect();
    let mut blocks = vec![Block::heading(1, voice.word(&say::unfinished()))];
    blocks.push(Block::Paragraph(voice.cell(&say::unfinished_lead())));
    blocks.extend(grid_or(voice, columns, rows, &say::none_of_these()));
    blocks
}

/// The block of the reservations.
pub(super) fn reservations(voice: &Voice<'_>, numbers: &Numbers, draft: bool) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, voice.word(&say::reservations()))];
    let reservations = &voice.record.reservations;
    if reservations.is_empty() {
        blocks.push(Block::Paragraph(voice.cell(&say::no_reservations())));
        return blocks;
    }
    let lead = if draft { say::reservations_draft() } else { say::reservations_lead() };
    blocks.push(Block::Paragraph(voice.cell(&lead)));
    let rows = reservations.iter().map(|reservation| {
        vec![
            Cell::new(numbers.get(&reservation.item)),
            Cell::new(&reservation.title).toned(Tone::Strong),
            voice.state(reservation.state),
            Cell::new(voice.list(&reservation.owner)),
            due(voice, reservation.due.as_deref()),
        ]
    });
    blocks.push(Block::Grid(Grid {
        rows: rows.collect(),
        columns: vec![
            voice.column(&say::ordinal(), 7),
            voice.column(&say::matter(), 43),
            voice.column(&say::state(), 14),
            voice.column(&say::owner(), 20),
            voice.column(&say::due_by(), 16),
        ],
    }));
    blocks
}

fn due(voice: &Voice<'_>, due: Option<&str>) -> Cell {
    match due {
        Some(due) => Cell::new(moment(due)),
        None => voice.cell(&say::no_due()).toned(Tone::Warn),
    }
}

/// The block of the risks.
pub(super) fn risks(voice: &Voice<'_>, numbers: &Numbers) -> Vec<Block> {
    let rows = items_of(voice, "risks").map(|item| {
        let weight = match (field(item, "likelihood"), field(item, "impact")) {
            (None, None) => Cell::default(),
            (likelihood, impact) => Cell::new(format!("{} × {}", likelihood.unwrap_or("–"), impact.unwrap_or("–"))),
        };
        vec![
            Cell::new(numbers.get(&item.item)),
            title(voice, item).and(item.details.as_deref().unwrap_or_default(), Tone::Plain),
            weight,
            Cell::new(field(item, "response").unwrap_or_default()),
            Cell::new(voice.list(&item.owner)),
            voice.state_of(item),
        ]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::risk(), 29),
        voice.column(&say::weight(), 13),
        voice.column(&say::response(), 26),
        voice.column(&say::owner(), 13),
        voice.column(&say::state(), 12),
    ];
    under_heading(voice, &say::risks(), columns, rows.collect())
}

/// The block of the watch period: from when to when, what is watched, and whom to call.
pub(super) fn watch(voice: &Voice<'_>, numbers: &Numbers) -> Vec<Block> {
    let record = voice.record;
    let day = |name: &str| record.project.milestones.iter().find(|(known, _)| known == name).map(|(_, day)| day);
    let mut blocks = vec![Block::heading(1, voice.word(&say::watch()))];
    let period = match (day("cutover"), day("close")) {
        (Some(from), Some(to)) if voice.lang == RecordLang::Both => format!("{from} – {to}"),
        (Some(from), Some(to)) => voice.word(&say::from_to(from, to)),
        _ => voice.word(&say::no_due()),
    };
    blocks.push(Block::Facts(vec![(voice.label(&say::watch_period()), Cell::new(period))]));
    let watched: Vec<&RecordItem> = items_of(voice, "monitoring").collect();
    let rows = watched.iter().map(|item| {
        vec![
            Cell::new(numbers.get(&item.item)),
            title(voice, item).and(field(item, "metric").unwrap_or_default(), Tone::Plain),
            Cell::new(field(item, "target").unwrap_or_default()),
            Cell::new(field(item, "check_on").unwrap_or_default()),
            voice.state_of(item),
        ]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::metric(), 35),
        voice.column(&say::target(), 28),
        voice.column(&say::check_on(), 16),
        voice.column(&say::state(), 14),
    ];
    if !watched.is_empty() {
        blocks.push(Block::Grid(Grid { rows: rows.collect(), columns }));
    }
    let owners: Vec<&String> = watched.iter().flat_map(|item| &item.owner).collect();
    let named = |id: &String, name: &String| match owners.is_empty() {
        true => record.signers.contains(id),
        false => owners.contains(&name),
    };
    let contacts = record.people.iter().filter(|person| named(&person.id, &person.name));
    let rows = contacts.map(|person| {
        vec![
            Cell::new(&person.name).toned(Tone::Strong),
            voice.cell(&naming::party(person.party)),
            Cell::new(voice.organisation(person.party)),
            Cell::new(person.role.as_deref().unwrap_or_default()),
            mail(person.email.as_deref()),
        ]
    });
    let columns = vec![
        voice.column(&say::contact(), 18),
        voice.column(&say::party(), 14),
        voice.column(&say::organisation(), 22),
        voice.column(&say::role(), 20),
        voice.column(&say::mail(), 26),
    ];
    blocks.extend(grid_or(voice, columns, rows.collect(), &say::nobody_named()));
    blocks
}

/// The block of data: copies and when they are deleted, agreements, and what is confidential.
pub(super) fn data(voice: &Voice<'_>, numbers: &Numbers) -> Vec<Block> {
    let number = |item: &RecordItem| Cell::new(numbers.get(&item.item));
    let text = |item: &RecordItem, name: &str| Cell::new(field(item, name).unwrap_or_default());
    let mut parts = Vec::new();
    let copies = items_of(voice, "backups")
        .filter(|item| field(item, "retention").is_some() || field(item, "delete_by").is_some())
        .map(|item| vec![number(item), title(voice, item), text(item, "retention"), text(item, "delete_by")]);
    let columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::copies_kept(), 43),
        voice.column(&say::retention(), 25),
        voice.column(&say::delete_by(), 25),
    ];
    parts.push((columns, copies.collect::<Vec<_>>()));
    let agreements = items_of(voice, "agreements").map(|item| {
        let terms = ["document", "amount", "expires"];
        let terms = terms.into_iter().fold(Cell::default(), |cell, name| with_field(voice, cell, item, name));
        let about = title(voice, item).and(item.details.as_deref().unwrap_or_default(), Tone::Plain);
        vec![number(item), about, terms.toned(Tone::Plain), voice.state_of(item)]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::agreement(), 43),
        voice.column(&say::document(), 36),
        voice.column(&say::state(), 14),
    ];
    parts.push((columns, agreements.collect()));
    let confidential = voice.record.sections.iter().flat_map(|section| &section.items);
    let confidential = confidential.filter(|item| field(item, "confidentiality").is_some());
    let columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::confidential(), 43),
        voice.column(&say::where_kept(), 30),
        voice.column(&say::confidentiality(), 20),
    ];
    let rows = confidential
        .map(|item| vec![number(item), title(voice, item), text(item, "location"), text(item, "confidentiality")]);
    parts.push((columns, rows.collect()));
    let mut blocks = vec![Block::heading(1, voice.word(&say::data()))];
    let filled = parts.into_iter().filter(|(_, rows)| !rows.is_empty());
    blocks.extend(filled.map(|(columns, rows)| Block::Grid(Grid { columns, rows })));
    if blocks.len() == 1 {
        blocks.push(Block::Paragraph(voice.cell(&say::no_data_terms())));
    }
    blocks
}
