//! The decision, and the places to sign.
//!
//! In: the record and its signature lines. Out: the decision in words, never as a tick, the sentences that are
//! signed, a box for each signer with room for a hand and a seal, and the whole digest of what is signed.

use super::blocks::{Block, Cell, SignatureBox, Tone};
use super::decision::{Decision, Method};
use super::naming::{came_out, decision as decision_words, signs_as};
use super::signed::{SignatureLine, SignedRecord};
use super::verdict::Verdict;
use super::voice::Voice;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::record as say;

/// The blocks that close the sheet.
pub(super) fn closing(voice: &Voice<'_>, signed: &SignedRecord) -> Vec<Block> {
    let label = if signed.draft { say::digest_draft() } else { say::digest() };
    let digest = Block::Facts(vec![(voice.label(&label), Cell::new(&signed.digest).toned(Tone::Code))]);
    vec![decision(voice, signed), signatures(voice, signed), digest]
}

/// The block of the decision.
fn decision(voice: &Voice<'_>, signed: &SignedRecord) -> Block {
    let (overall, tone) = overall(signed);
    let mut facts = vec![(voice.label(&say::decision()), Cell::new(voice.word(&overall)).toned(tone))];
    for line in standing_lines(signed).filter(|line| line.reason.is_some()) {
        let said = say::said_why(decision_words(Decision::Rejected, line.party), line.reason.as_deref().unwrap_or(""));
        facts.push((Cell::new(&line.name), voice.cell(&said)));
    }
    for line in signed.signatures.iter().filter(|line| line.replaced) {
        let reason = line.reason.as_deref().unwrap_or_default();
        let sentence = match line.at {
            Some(at) => say::replaced_on(voice.day(voice.day_of(&at)), reason),
            None => say::replaced(reason),
        };
        facts.push((Cell::new(&line.name), voice.cell(&sentence).toned(Tone::Quiet)));
    }
    facts.push((voice.label(&say::declaration()), declarations(voice, signed)));
    Block::Facts(facts)
}

/// The lines that count: all but rejections that a later acceptance replaced.
fn standing_lines(signed: &SignedRecord) -> impl Iterator<Item = &SignatureLine> {
    signed.signatures.iter().filter(|line| !line.replaced)
}

/// What a signer decided, or would decide who does not reject.
fn decision_of(signed: &SignedRecord, line: &SignatureLine) -> Decision {
    let with_reservations = !signed.record.derived.reservations.is_empty();
    line.decision.unwrap_or_else(|| Decision::of(line.party, with_reservations))
}

/// The sentences that go with what was decided, each once; one that begins as another does is told from there on.
fn declarations(voice: &Voice<'_>, signed: &SignedRecord) -> Cell {
    let written = &signed.record.given.terms.declarations;
    let mut texts: Vec<(Text, Text)> = Vec::new();
    for line in standing_lines(signed) {
        let decision = decision_of(signed, line);
        let Some(words) = written.get(decision.word()) else { continue };
        if !texts.iter().any(|(_, known)| *known == words.text()) {
            texts.push((decision_words(decision, line.party), words.text()));
        }
    }
    texts.sort_by_key(|(_, text)| text.of(crate::text::Lang::DEFAULT).len());
    let mut cell = Cell::default();
    for (at, (name, text)) in texts.iter().enumerate() {
        let begun = texts[..at].iter().find_map(|(_, known)| text.after(known));
        match begun {
            Some(rest) => cell.lines.extend(voice.labelled_text(name, &rest)),
            None if texts.len() == 1 => cell.lines.extend(voice.lines(text)),
            None if texts[at + 1..].iter().any(|(_, longer)| longer.after(text).is_some()) => {
                cell.lines.extend(voice.lines(text));
            }
            None => cell.lines.extend(voice.labelled_text(name, text)),
        }
    }
    cell
}

/// What all signers together have decided. A signature that does not hold decides nothing.
fn overall(signed: &SignedRecord) -> (Text, Tone) {
    let lines: Vec<&SignatureLine> = standing_lines(signed).collect();
    let states: Vec<Verdict> = lines.iter().filter_map(|line| line.state).filter(|state| state.fails()).collect();
    let milder = [Verdict::Missing, Verdict::KeyChanged, Verdict::CannotTell];
    // Of several faults the worst is told.
    let fault = match () {
        () if states.iter().any(|state| !milder.contains(state)) => Some(say::not_established()),
        () if states.contains(&Verdict::KeyChanged) => Some(say::key_not_established()),
        () if states.contains(&Verdict::CannotTell) => Some(say::cannot_tell()),
        () => None,
    };
    let stands = |line: &&&SignatureLine| line.decision.is_some() && line.state != Some(Verdict::Missing);
    let decided: Vec<&&SignatureLine> = lines.iter().filter(stands).collect();
    let receiver = decided.iter().filter(|line| line.party == Party::Receiver).filter_map(|line| line.decision).max();
    if signed.draft || decided.is_empty() {
        (say::undecided(), Tone::Strong)
    } else if let Some(told) = fault {
        (told, Tone::Bad)
    } else if let Some(line) = decided.iter().find(|line| line.decision == Some(Decision::Rejected)) {
        (decision_words(Decision::Rejected, line.party), Tone::Bad)
    } else if decided.len() < lines.len() {
        (say::still_to_sign(decided.len(), lines.len()), Tone::Warn)
    } else {
        (decision_words(receiver.unwrap_or(Decision::Confirmed), Party::Receiver), Tone::Strong)
    }
}

/// The block of the signatures.
fn signatures(voice: &Voice<'_>, signed: &SignedRecord) -> Block {
    let terms = &signed.record.given.terms;
    let boxes: Vec<SignatureBox> = match signed.signatures.is_empty() {
        false => standing_lines(signed).map(|line| signature_box(voice, signed, line)).collect(),
        true => {
            let parties = Party::ALL.into_iter();
            let parties = parties.filter(|party| *party != Party::Witness || terms.parties.contains_key(party));
            parties.map(|party| frame(voice, party, &voice.organisation(party))).collect()
        }
    };
    Block::Signatures(boxes)
}

fn signature_box(voice: &Voice<'_>, signed: &SignedRecord, line: &SignatureLine) -> SignatureBox {
    let mut facts = vec![(voice.head(&say::name()), Cell::new(&line.name).toned(Tone::Strong))];
    let mut fact = |label: Text, value: Cell| facts.push((voice.head(&label), value));
    match line.decision {
        Some(decision) => {
            fact(say::decision(), voice.cell(&decision_words(decision, line.party)).toned(Tone::Strong));
        }
        None => fact(say::on_paper(), voice.cell(&choices(line.party, decision_of(signed, line)))),
    }
    if let Some(at) = line.at {
        fact(say::signed_at(), Cell::new(voice.day_and_time(&at)));
    }
    if let Some(method) = line.method {
        let value = match &line.entered_by {
            Some(other) => say::entered_as(how(method), voice.name(other)),
            None => how(method),
        };
        let value = voice.cell(&value);
        fact(say::method(), value);
    }
    if let Some(state) = line.state {
        fact(say::verification(), came_out_cell(voice, state));
    }
    SignatureBox { facts, ..frame(voice, line.party, &line.organization) }
}

/// How somebody stands for a statement.
fn how(method: Method) -> Text {
    match method {
        Method::Ssh => say::by_key(),
        Method::Typed => say::by_name(),
        Method::Paper => say::by_hand(),
    }
}

/// What can be decided on paper: the words of the party, of which one is struck out.
fn choices(party: Party, decision: Decision) -> Text {
    say::choices(decision_words(decision, party), decision_words(Decision::Rejected, party))
}

/// How a statement came out.
fn came_out_cell(voice: &Voice<'_>, state: Verdict) -> Cell {
    let tone = match state {
        Verdict::Verified | Verdict::Valid => Tone::Good,
        state if state.fails() => Tone::Bad,
        _ => Tone::Warn,
    };
    voice.cell(&came_out(state)).toned(tone)
}

fn frame(voice: &Voice<'_>, party: Party, organisation: &str) -> SignatureBox {
    let mut head = voice.label(&signs_as(party)).toned(Tone::Strong);
    head = head.and(organisation, Tone::Plain);
    SignatureBox { head, facts: Vec::new(), room: voice.label(&say::sign_here()) }
}
