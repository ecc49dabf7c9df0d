//! The decision, and the places to sign.
//!
//! In: the record and its signature lines. Out: the decision in words, never as a tick, and a box for
//! each signer with room for a hand and a seal.

use super::blocks::{Block, Cell, SignatureBox, Tone};
use super::naming::{came_out, decided, signs_as};
use super::record::{SignatureLine, SignedRecord};
use super::verdict::Verdict;
use super::voice::{Voice, moment};
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::record as say;

/// The block of the decision.
pub(super) fn decision(voice: &Voice<'_>, signed: &SignedRecord) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, voice.word(&say::decision()))];
    let (overall, tone) = overall(signed);
    let mut facts = vec![(voice.label(&say::decision()), voice.cell(&overall).toned(tone))];
    if !signed.signatures.iter().any(|line| line.decision.is_some()) {
        facts[0].1.lines.extend(voice.lines(&say::choices()));
    }
    for line in &signed.signatures {
        if let Some(decision) = &line.decision {
            let mut cell = voice.cell(&decided(decision)).toned(Tone::Strong);
            if let Some(reason) = &line.reason {
                cell = cell.and(voice.labelled(&say::reason(), reason), Tone::Plain);
            }
            cell.lines.extend(line.state.into_iter().flat_map(|state| state_lines(voice, state).lines));
            facts.push((Cell::new(&line.name), cell));
        }
    }
    facts.push((voice.label(&say::declaration()), declaration(voice, &signed.record.declaration)));
    blocks.push(Block::Facts(facts));
    blocks
}

/// The sentence that is signed; in both languages where it is the tool's own.
fn declaration(voice: &Voice<'_>, written: &str) -> Cell {
    let own = say::default_declaration();
    match own.is(written) {
        true => voice.cell(&own),
        false => Cell::new(written),
    }
}

/// What all signers together have decided. A signature that does not verify decides nothing.
fn overall(signed: &SignedRecord) -> (Text, Tone) {
    let lines = &signed.signatures;
    let doubted = |line: &SignatureLine| matches!(line.state, Some(Verdict::Bad | Verdict::UntrustedKey));
    let stands = |line: &&SignatureLine| line.decision.is_some() && line.state != Some(Verdict::Missing);
    let decided: Vec<&str> = lines.iter().filter(stands).filter_map(|line| line.decision.as_deref()).collect();
    if signed.draft || decided.is_empty() {
        (say::undecided(), Tone::Strong)
    } else if lines.iter().any(doubted) {
        (say::not_established(), Tone::Bad)
    } else if decided.contains(&"rejected") {
        (say::rejected(), Tone::Bad)
    } else if decided.len() < lines.len() {
        (say::still_to_sign(decided.len(), lines.len()), Tone::Warn)
    } else if decided.contains(&"accepted-with-reservations") {
        (say::with_reservations(), Tone::Strong)
    } else {
        (say::accepted(), Tone::Strong)
    }
}

/// The block of the signatures.
pub(super) fn signatures(voice: &Voice<'_>, signed: &SignedRecord) -> Vec<Block> {
    let boxes = match signed.signatures.is_empty() {
        false => signed.signatures.iter().map(|line| signature_box(voice, line)).collect(),
        true => {
            let parties = Party::ALL.into_iter();
            let parties =
                parties.filter(|party| *party != Party::Witness || signed.record.project.parties.contains_key(party));
            parties.map(|party| empty_box(voice, party)).collect()
        }
    };
    vec![Block::heading(1, voice.word(&say::signatures())), Block::Signatures(boxes)]
}

fn signature_box(voice: &Voice<'_>, line: &SignatureLine) -> SignatureBox {
    let mut facts = vec![
        (voice.head(&say::organisation()), Cell::new(&line.organization)),
        (voice.head(&say::name()), Cell::new(&line.name).toned(Tone::Strong)),
    ];
    if let Some(role) = &line.role {
        facts.push((voice.head(&say::role()), Cell::new(role)));
    }
    match &line.decision {
        Some(decision) => {
            facts.push((voice.head(&say::decision()), voice.cell(&decided(decision)).toned(Tone::Strong)));
        }
        None => facts.push((voice.head(&say::verification()), voice.cell(&say::not_signed()).toned(Tone::Quiet))),
    }
    if let Some(at) = line.at {
        facts.push((voice.head(&say::signed_at()), Cell::new(moment(at))));
    }
    if let Some(method) = &line.method {
        let words = match method.as_str() {
            "ssh" => say::by_key(),
            "typed" => say::by_name(),
            other => Text::same(other),
        };
        facts.push((voice.head(&say::method()), voice.cell(&words)));
    }
    if let Some(fingerprint) = &line.fingerprint {
        facts.push((voice.head(&say::fingerprint()), Cell::new(fingerprint).toned(Tone::Code)));
    }
    if let Some(state) = line.state {
        facts.push((voice.head(&say::verification()), state_lines(voice, state)));
    }
    SignatureBox { facts, ..empty_frame(voice, line.party) }
}

/// How a statement came out; a word that its language says in both already is not said twice.
fn state_lines(voice: &Voice<'_>, state: Verdict) -> Cell {
    let tone = match state {
        Verdict::Valid => Tone::Good,
        Verdict::Stale | Verdict::UnsignedAttestation => Tone::Warn,
        _ => Tone::Bad,
    };
    voice.cell(&came_out(state)).toned(tone)
}

fn empty_box(voice: &Voice<'_>, party: Party) -> SignatureBox {
    let facts = vec![
        (voice.head(&say::organisation()), Cell::new(voice.organisation(party))),
        (voice.head(&say::name()), Cell::default()),
        (voice.head(&say::role()), Cell::default()),
    ];
    SignatureBox { facts, ..empty_frame(voice, party) }
}

fn empty_frame(voice: &Voice<'_>, party: Party) -> SignatureBox {
    SignatureBox {
        head: voice.head(&signs_as(party)),
        facts: Vec::new(),
        room: voice.head(&say::sign_here()),
        date: voice.head(&say::sign_date()),
    }
}
