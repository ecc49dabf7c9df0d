//! Until the record is derived from what is given: a signed record of the new shape from a view and the old one.

use super::decision::{Decision, Method};
use super::old_record;
use super::record::{
    Counts, Derived, DerivedItem, FORMAT, Given, GivenAct, GivenEvidence, GivenItem, GivenPerson, GivenStep, Record,
    Reservation, Terms, Uncounted,
};
use super::signed::{SignatureLine, SignedRecord};
use super::verdict::Verdict;
use super::words::Words;
use crate::model::clock::render_moment;
use crate::model::item::{Evidence, Item};
use crate::model::view::View;
use crate::text::{Lang, Written};
use std::collections::BTreeMap;

fn words(written: &Written) -> Words {
    let each =
        Lang::ALL.into_iter().filter_map(|lang| Some((lang.tag().to_owned(), written.exactly(lang)?.to_owned())));
    let each: BTreeMap<String, String> = each.collect();
    if each.is_empty() { Words::Same(written.of(Lang::DEFAULT).to_owned()) } else { Words::Each(each) }
}

fn given(item: &Item) -> GivenItem {
    GivenItem {
        title: words(&item.title),
        details: item.details.as_ref().map(words),
        owner: item.owner.clone(),
        due: item.due.as_ref().map(|due| due.written()),
        accept_when: item.accept_when.as_ref().map(words),
        when: item.when.clone(),
        needs: item.needs.iter().map(ToString::to_string).collect(),
        one_of: item.one_of.clone(),
        under: item.under.as_ref().map(ToString::to_string),
        optional: item.optional,
        links: item.links.clone(),
        tags: item.tags.clone(),
        extra: item.extra.iter().cloned().collect(),
        fields: item.fields.iter().cloned().collect(),
        stage: item.stage.clone(),
        steps: item
            .steps
            .iter()
            .map(|step| GivenStep {
                did: step.did.clone(),
                by: step.by,
                todo: Words::of(&step.todo),
                done: Words::of(&step.done),
                hashes: step.hashes.clone(),
                proof: step.proof,
                asks: None,
            })
            .collect(),
        log: item
            .log
            .iter()
            .map(|act| GivenAct {
                at: render_moment(&act.at),
                by: act.by.clone(),
                did: act.did.clone(),
                score: item.number_of(act),
                note: act.note.clone(),
                fix_by: None,
                person: None,
                entered_by: None,
                evidence: act
                    .evidence
                    .iter()
                    .map(|one| match one {
                        Evidence::File { path, sha256, size } => {
                            GivenEvidence { path: Some(path.clone()), sha256: sha256.clone(), size: *size, url: None }
                        }
                        Evidence::Url(url) => {
                            GivenEvidence { path: None, sha256: None, size: None, url: Some(url.clone()) }
                        }
                    })
                    .collect(),
            })
            .collect(),
    }
}

/// The record of a stage in its new shape.
pub fn interim(view: &View, old: &old_record::SignedRecord) -> SignedRecord {
    let project = &view.project;
    let stage = &old.record.stage;
    let (mut items, mut derived, mut counts, mut reservations) =
        (BTreeMap::new(), BTreeMap::new(), Counts::default(), Vec::new());
    let own = project.items.iter().zip(&view.standings).filter(|(item, _)| item.stage == *stage);
    for (item, standing) in own {
        let name = item.name.to_string();
        let made = standing.steps_made(item.steps.len());
        let why = match standing.state {
            _ if standing.counts => None,
            crate::model::standing::State::Waived => Some(Uncounted::Waived),
            crate::model::standing::State::NotChosen => Some(Uncounted::NotChosen),
            _ if item.optional => Some(Uncounted::Optional),
            _ => Some(Uncounted::Alternative),
        };
        counts.items += 1;
        if standing.is_outstanding() {
            let reserved = item.log.iter().rev().find(|act| act.did == "reserved");
            reservations.push(Reservation {
                item: name.clone(),
                missing: item.steps[made..].iter().map(|step| step.did.clone()).collect(),
                shortfall: None,
                person: reserved.map(|_| "chen".to_owned()).unwrap_or_default(),
                fix_by: String::new(),
                note: reserved.and_then(|act| act.note.clone()).unwrap_or_default(),
                by: String::new(),
            });
        }
        let steps = item.steps.len();
        derived.insert(
            name.clone(),
            DerivedItem { state: standing.state, counts: standing.counts, why, steps, steps_made: made },
        );
        items.insert(name, given(item));
    }
    let people = project.people.iter().map(|person| {
        let given = GivenPerson {
            name: person.name.clone(),
            party: person.party,
            role: person.role.iter().cloned().collect(),
            email: person.email.clone(),
            keys: person.keys.clone(),
            former_keys: Vec::new(),
            left: None,
        };
        (person.id.clone(), given)
    });
    let signoff = project.signoffs.iter().find(|signoff| signoff.stage == *stage);
    let declared = signoff.and_then(|signoff| signoff.declaration.as_ref()).map(words);
    let declared = declared.unwrap_or_else(|| Words::of(&crate::text::say::record::default_declaration()));
    let added = Written::each(Lang::ALL.map(|lang| {
        let more = [
            "Each matter that is still open is listed above with a person and a day.",
            "尚未完成的事项均已列明责任人和整改期限。",
        ];
        (lang, format!("{} {}", declared.text().of(lang), more[usize::from(lang != Lang::DEFAULT)]))
    }));
    let with_reservations = added.as_ref().map(words).unwrap_or_else(|| declared.clone());
    let declarations = [
        ("accepted", declared.clone()),
        ("confirmed", declared),
        ("accepted-with-reservations", with_reservations),
        ("rejected", Words::Same("I reject it.".to_owned())),
    ];
    let terms = Terms {
        project: project.uuid.clone().unwrap_or_default(),
        id: project.id.clone(),
        title: words(&project.title),
        language: project.language.clone().unwrap_or_default(),
        timezone: project.timezone.clone().unwrap_or_default(),
        stage: stage.clone(),
        date: project.milestone(stage),
        carried: Vec::new(),
        parties: project.parties.iter().map(|(party, name)| (*party, name.clone())).collect(),
        people: people.collect(),
        signers: old.record.signers.clone(),
        require: None,
        declarations: declarations.into_iter().map(|(word, text)| (word.to_owned(), text)).collect(),
    };
    let line = |line: &old_record::SignatureLine| SignatureLine {
        signer: line.signer.clone(),
        name: line.name.clone(),
        party: line.party,
        role: line.role.clone(),
        organization: line.organization.clone(),
        decision: line.decision.as_deref().map(|_| Decision::of(line.party, !reservations.is_empty())),
        reason: line.reason.clone(),
        declaration: None,
        at: line.at.clone(),
        method: line.method.as_deref().and_then(Method::parse),
        entered_by: None,
        scan: None,
        fingerprint: line.fingerprint.clone(),
        state: line.state.map(|_| Verdict::KeyNamed),
        replaced: false,
        statement: line.statement.clone(),
    };
    let signatures = old.signatures.iter().map(line).collect();
    let record = Record {
        format: FORMAT,
        given: Given { terms, items },
        derived: Derived { counts, items: derived, reservations },
    };
    SignedRecord {
        record,
        digest: "3f9a2c1b7d40e615".repeat(4),
        evidence: (!old.draft).then(|| "ab".repeat(32)),
        folder: (!old.draft).then(|| format!("records/{stage}-3f9a2c1b7d40e615")),
        signatures,
        draft: old.draft,
        standing: (!old.draft).then_some(Verdict::Current),
    }
}
