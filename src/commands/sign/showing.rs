//! What a signer is shown before being asked, gathered: everything that the signature will bind, whose keys count and
//! why, and what somebody else entered in their name.

use super::args::Asked;
use super::bound::{beside, new_items};
use super::choosing::With;
use super::plan::Plan;
use crate::document::record::GivenPerson;
use crate::document::verdict::Verdict;
use crate::files::load::Loaded;
use crate::history::{Author, user_email};
use crate::model::identity::{Shared, is_address_of, is_same_address, known_by, shared};
use crate::model::item::{Act, Item, ItemName};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::project::{Person, Project};
use crate::model::view::View;
use crate::screen::sign::{SignReport, SignerLine};
use crate::signoff::RECORD;
use crate::signoff::around::around_told;
use crate::signoff::excerpt::{bounded, show, titled};
use crate::signoff::keys::Key;
use crate::signoff::known::{SeenIn, Vouch, Who};
use crate::signoff::vouching::Vouchers;
use crate::text::folded::folded;
use crate::text::say::{sign as say, signoff as signoff_say, status as status_say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use crate::verify::audit::{AuditReport, CommitLine, audit};
use std::collections::{HashMap, HashSet};

/// What the person is shown; `view` is the project with the reservations that are recorded with the signature.
pub(super) fn report<'a>(
    plan: &'a Plan,
    (loaded, view): (&'a Loaded, &View),
    person: &'a Person,
    asked: &'a Asked,
    with: &With,
    vouchers: &Vouchers,
    history: Option<&AuditReport>,
) -> SignReport<'a> {
    let record = plan.record();
    let key = match with {
        With::Key { shown, .. } => with.fingerprint().map_or_else(|| Text::same(shown), Text::same),
        With::Typed => say::done_typed(),
        With::Paper => say::signed_on_paper(),
    };
    SignReport {
        record,
        folder: plan.frozen.place.shown(""),
        digest: plan.frozen.digest.to_string(),
        evidence: plan
            .frozen
            .files
            .iter()
            .find(|(name, _)| name == crate::signoff::EVIDENCE)
            .map_or(0, |(_, bytes)| bytes.iter().filter(|byte| **byte == b'\n').count()),
        is_there: plan.is_there,
        items: new_items(record, plan.former(), view, person),
        around: match plan.former() {
            Some(_) => Vec::new(),
            None => around_told(None, (&record.given, &plan.frozen.place.shown(RECORD))),
        },
        otherwise: &plan.otherwise,
        beside: beside(record, &plan.checks, view),
        before: plan.before.as_ref().map(|(place, told)| (place.shown(""), told.as_slice())),
        signer: &person.id,
        decision: plan.decision,
        reason: asked.reason.as_deref(),
        key,
        signers: record.given.terms.signers.iter().filter_map(|id| signer_line(plan, id, vouchers)).collect(),
        entered: entered(plan, loaded, person, history),
    }
}

/// A signer with the keys that may sign for them, and how they decided.
fn signer_line(plan: &Plan, id: &str, vouchers: &Vouchers) -> Option<SignerLine> {
    let record = plan.record();
    let terms = &record.given.terms;
    let person = terms.people.get(id)?;
    let made =
        plan.existing().into_iter().flat_map(|check| &check.statements).find(|one| {
            !one.verdict.replaced && one.statement.as_ref().is_some_and(|statement| statement.signer == id)
        });
    let keys = person.keys.iter().filter_map(|line| Key::parse(line).ok());
    let keys = keys.map(|key| {
        let fingerprint = key.fingerprint();
        let word = vouched(plan, id, person, &fingerprint, vouchers);
        say::key_line(fingerprint, word)
    });
    Some(SignerLine {
        name: person.name.clone(),
        party: person.party,
        organization: terms.parties.get(&person.party).cloned().unwrap_or_default(),
        address: person.email.clone(),
        keys: keys.collect(),
        decided: made.and_then(|one| {
            let statement = one.statement.as_ref()?;
            Some((statement.decision, statement.reason.clone(), one.verdict.state, one.verdict.reasons.clone()))
        }),
    })
}

/// What vouches for a key before it has signed.
fn vouched(plan: &Plan, id: &str, person: &GivenPerson, fingerprint: &str, vouchers: &Vouchers) -> Text {
    let terms = &plan.record().given.terms;
    let seen_in = SeenIn { project: terms.project.clone(), title: String::new(), id: id.to_owned() };
    let who = Who { seen_in: Some(&seen_in), name: &person.name, address: person.email.as_deref() };
    match vouchers.known.vouch(&who, fingerprint) {
        Vouch::Confirmed(_) => say::key_confirmed(),
        Vouch::Seen(_) => say::key_seen(),
        Vouch::New => say::key_new(),
        Vouch::Changed { .. } => Verdict::KeyChanged.title(),
    }
}

/// What git tells of the project's acts; nothing outside of it.
pub(super) fn audited(loaded: &Loaded) -> Option<AuditReport> {
    audit(loaded, &loaded.view.project.items.positions().collect(), Lang::DEFAULT)
}

/// The acts that somebody of no side of theirs, nor of the signer's, entered or committed, and those in the signer's own
/// name that anybody else did: a signature adopts them. Of the items of the record, and of those that others reserve.
fn entered(plan: &Plan, loaded: &Loaded, person: &Person, history: Option<&AuditReport>) -> Vec<Text> {
    let project = &loaded.view.project;
    let commits: HashMap<(ItemAt, usize), &CommitLine> = history
        .iter()
        .flat_map(|report| &report.acts)
        .filter_map(|line| Some((line.place, line.commit.as_ref()?)))
        .collect();
    let own_address = person.email.clone().or_else(|| user_email(&loaded.root));
    let records = plan.checks.records.iter().filter_map(|check| check.record.as_ref());
    let reserved: HashSet<&String> =
        records.flat_map(|record| &record.derived.reservations).map(|one| &one.item).collect();
    let mut told = Vec::new();
    for (at, item) in project.items.entries() {
        let name = item.name.to_string();
        if !plan.record().given.items.contains_key(&name) && !reserved.contains(&name) {
            continue;
        }
        for (position, act) in item.log.iter().enumerate() {
            let is_own = act.by == person.id;
            let parties = [project.person(&act.by).map(|one| one.party), Some(person.party)];
            let of_side = |one: &Person| !is_own && parties.contains(&Some(one.party));
            let stated = act.entered_by.as_ref().filter(|id| **id != act.by);
            let stated = stated.filter(|id| !project.person(id).is_some_and(of_side));
            let own = |author: &&Author| match is_own {
                true => own_address.as_ref().is_some_and(|own| is_same_address(own, &author.email)),
                false => project.people.iter().any(|one| of_side(one) && is_address_of(one, &author.email)),
            };
            let has_address = || match is_own {
                true => own_address.is_some(),
                false => project.people.iter().any(|one| Some(one.party) == parties[0] && one.email.is_some()),
            };
            let made = commits.get(&(at, position)).and_then(|commit| commit.makers.iter().find(|author| !own(author)));
            let by_git = || called(made?, project).or_else(|| has_address().then(|| made.map(written))?);
            let other = stated.map(|id| project.name_of(id).to_owned()).or_else(by_git);
            let made_by = (!is_own).then(|| project.name_of(&act.by).to_owned());
            told.extend(other.map(|other| act_line(item, act, made_by, other)));
        }
    }
    told
}

/// The name of the person of the project who has the address of a commit.
fn called(author: &Author, project: &Project) -> Option<String> {
    known_by(project, &author.email).first().map(|one| one.name.clone())
}

fn written(author: &Author) -> String {
    format!("{} <{}>", author.name, author.email)
}

/// An act with what it says, as it is adopted.
fn act_line(item: &Item, act: &Act, made_by: Option<String>, other: String) -> Text {
    let name = item.name.to_string();
    let done = naming::done_with(item, act);
    let done = made_by.map_or(done.clone(), |name| signoff_say::act_of(done, name));
    let line = say::entered_line(titled(&item.title, &name), done, other);
    act.note.as_ref().map_or(line.clone(), |note| status_say::act_noted(line, bounded(note, &show(&name))))
}

/// What a signer should think of besides.
pub(super) fn notes(
    plan: &Plan,
    loaded: &Loaded,
    stage: &str,
    person: &Person,
    history: Option<&AuditReport>,
) -> Vec<Text> {
    let project = &loaded.view.project;
    let record = plan.record();
    let name = status_say::milestone(stage);
    let mut notes = Vec::new();
    if record.derived.counts.complete + record.derived.counts.open == 0 {
        notes.push(say::counts_nothing(&name));
    }
    let ahead = project.milestone(stage).map_or(0, |day| (day - loaded.view.today()).num_days());
    if ahead > 0 {
        notes.push(say::lies_ahead(&name, words::days(ahead)));
    } else if ahead < 0 {
        notes.push(say::lies_behind(&name, words::days(ahead)));
    }
    notes.extend(changed_since(loaded, person, history));
    notes.extend(look_alikes(project));
    notes.extend(without_keys(plan));
    notes.extend(signed_before(plan, stage));
    for check in plan.checks.of_stage(stage).into_iter().filter(|check| !check.is_sound()) {
        notes.push(say::another_is_damaged(check.place.shown("")));
    }
    notes.extend(elsewhere(plan, stage));
    let others = plan.checks.records.iter().filter(|check| check.place.stage != stage && check.is_binding());
    notes.extend(others.flat_map(|check| &check.comparison.ended).map(say::ended_since));
    notes.extend(plan.checks.missing.iter().map(|file| say::is_missing(&file.path)));
    notes
}

/// Files of records that somebody of no such side changed or took out, acts of the signer's own side, and items of which
/// they changed what they say after one, as far as git tells.
fn changed_since(loaded: &Loaded, person: &Person, history: Option<&AuditReport>) -> Vec<Text> {
    let project = &loaded.view.project;
    let is_own = |id: &str| project.person(id).is_some_and(|one| one.party == person.party);
    let by_own_side = |commit: &CommitLine| {
        let of_side = |author: &Author| known_by(project, &author.email).iter().any(|one| one.party == person.party);
        commit.makers.iter().all(of_side)
    };
    let files = history.iter().flat_map(|report| &report.records);
    let files = files.filter_map(|file| Some((file, file.commit.as_ref().filter(|commit| !by_own_side(commit))?)));
    let files = files.map(|(file, commit)| {
        let (path, author) = (visible_line(&file.path), visible_line(&commit.author));
        if file.how == "edited" { say::file_edited_since(path, author) } else { say::file_taken_out(path, author) }
    });
    let lines = history.iter().flat_map(|report| &report.changed).filter(|line| is_own(&line.by));
    let others =
        lines.filter_map(|line| Some((line, line.commit.as_ref()?))).filter(|(_, commit)| !by_own_side(commit));
    let told = others.map(|(line, commit)| {
        let item = ItemName::parse(&line.item, None).and_then(|name| project.find(&name)).map(|at| &project.items[at]);
        let title = item.map_or_else(|| Text::same(visible_line(&line.item)), |item| titled(&item.title, &line.item));
        let done = item.map_or_else(|| Text::same(visible_line(&line.did)), |item| naming::done(item, &line.did));
        let act = status_say::act_alone(project.name_of(&line.by), done);
        let author = visible_line(&commit.author);
        match line.how {
            "reworded" => say::reworded_since(title, words::name_list(&line.fields), author, act),
            "edited" => say::act_edited_since(title, author, act),
            _ => say::act_taken_out(title, author, act),
        }
    });
    files.chain(told).collect()
}

/// Before the first signature: who lists no key yet, as one that is added later makes another record.
fn without_keys(plan: &Plan) -> Option<Text> {
    let terms = &plan.record().given.terms;
    let keyless = terms.signers.iter().filter_map(|id| terms.people.get(id)).filter(|person| person.keys.is_empty());
    let names: Vec<String> = keyless.map(|person| person.name.clone()).collect();
    let some_have = names.len() < terms.signers.len();
    (!plan.is_there && some_have && !names.is_empty()).then(|| say::without_keys(words::name_list(&names)))
}

/// Records of other stages that all have signed and the project no longer agrees with, or that are not as they were signed.
fn elsewhere(plan: &Plan, stage: &str) -> Vec<Text> {
    let others = plan.checks.records.iter().filter(|check| check.place.stage != stage);
    let told = others.filter_map(|check| {
        let (record, why) = (check.place.shown(""), check.reasons.first().cloned().unwrap_or_default());
        let departed = check.standing == Verdict::Departed && check.is_binding();
        let damaged = (!check.is_sound()).then(|| say::another_is_damaged(&record));
        damaged.or_else(|| departed.then(|| say::departs_elsewhere(record, why)))
    });
    told.collect()
}

/// Records of the stage that were signed and are not the one that is signed now: those that no longer fit, each with the
/// first reason, and those of a former state, where what was signed does not count for this one.
fn signed_before(plan: &Plan, stage: &str) -> Vec<Text> {
    let others = plan.checks.of_stage(stage).into_iter().filter(|check| check.place != plan.frozen.place);
    let told = others.filter_map(|check| {
        let people = &check.record.as_ref()?.given.terms.people;
        let name = |id: &str| people.get(id).map_or(id.to_owned(), |person| person.name.clone());
        let names: Vec<String> = check.signed().into_iter().map(name).collect();
        let (names, record) = ((!names.is_empty()).then(|| words::name_list(&names))?, check.place.shown(""));
        match check.standing {
            Verdict::Departed => {
                Some(say::signed_before(names, record, check.reasons.first().cloned().unwrap_or_default()))
            }
            Verdict::Continued | Verdict::Current => Some(say::of_former_state(record, names)),
            _ => None,
        }
    });
    told.collect()
}

/// People of two parties whose names look alike, with both ids.
fn look_alikes(project: &Project) -> Vec<Text> {
    let alike = shared(project).into_iter().filter(|(_, _, what)| *what == Shared::Name);
    let alike = alike.map(|(first, other, _)| say::same_name(&first.name, &first.id, &other.id));
    // Namesakes on one side are no mistake; but a name under an act may then be that of somebody else.
    let mut names: HashMap<(Party, String), &Person> = HashMap::new();
    let own = project.people.iter().filter_map(|person| {
        let first = *names.entry((person.party, folded(&person.name))).or_insert(person);
        (first.id != person.id).then(|| say::namesakes(&first.name, &first.id, &person.id))
    });
    alike.chain(own).collect()
}
