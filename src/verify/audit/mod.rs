//! The acts of a project held against git's history: who committed each and when, whether that commit is signed, and which
//! acts and files of records were changed or taken out since: the interface `handover/audit/1`.
//!
//! Every name and time in a commit was written by whoever made it, and proves nothing by itself; a signature does. What a
//! shallow clone lacks is said not to be known. Reads git and the project, writes nothing.

mod judged;
mod records;
mod report;
mod trace;

pub(crate) use report::{AuditLine, AuditReport, ChangedLine, CommitLine, RecordLine, Signed};

use crate::files::load::{Loaded, SectionRule};
use crate::history::{all_contents, contents, edges, files, is_work_tree, revisions};
use crate::model::clock::{parse_moment, render_moment};
use crate::model::item::ItemName;
use crate::model::list::{ItemAt, Position, SourceAt};
use crate::model::party::Party;
use crate::model::project::Project;
use crate::text::Lang;
use judged::{Keys, Maker, commit_line, found_of, party_of};
use rayon::prelude::*;
use records::touched;
use report::SCHEMA;
use std::collections::{BTreeSet, HashMap, HashSet};
use trace::{Acts, Written, acts_by_item, acts_in, trace};

/// Audits the acts on some items; nothing outside of git, or before the first commit.
pub(crate) fn audit(loaded: &Loaded, items: &BTreeSet<ItemAt>, lang: Lang) -> Option<AuditReport> {
    let (root, project) = (&loaded.root, &loaded.view.project);
    let mut revisions = is_work_tree(root).then(|| revisions(root)).flatten()?;
    let mut head = files(root, "HEAD");
    let all_asked = items.len() == project.items.len();
    // Records are of no item.
    let touched = if all_asked { touched(root, &revisions, &head) } else { Vec::new() };
    let listed = revisions.iter().flat_map(|revision| revision.from.iter().flatten()).map(|change| &change.path);
    let rule = SectionRule::of(listed.chain(head.keys()).map(String::as_str));
    head.retain(|path, _| rule.is_section(path));
    for changes in revisions.iter_mut().flat_map(|revision| &mut revision.from) {
        changes.retain(|change| rule.is_section(&change.path));
    }
    let changes = revisions.iter().flat_map(|revision| revision.from.iter().flatten());
    let changed = changes.flat_map(|change| [&change.old, &change.new].map(|name| (name.clone(), change.path.clone())));
    let kept: HashMap<String, String> = changed
        .filter_map(|(name, path)| Some((name?, path)))
        .chain(head.iter().map(|(path, name)| (name.clone(), path.clone())))
        .collect();
    let read = read_all(root, &kept);
    let trace = trace(&revisions, &read);
    let now: HashMap<SourceAt, Vec<Vec<Written>>> = loaded
        .sources
        .entries()
        .skip(1)
        .filter_map(|(at, source)| Some((at, acts_by_item(&source.name(), source.bytes())?)))
        .collect();
    let present: HashSet<&Written> = now.values().flatten().flatten().collect();
    let mut names: BTreeSet<&String> = trace.changed.iter().map(|changed| &changed.commit).collect();
    names.extend(present.iter().filter_map(|act| trace.origin.get(*act)));
    names.extend(touched.iter().filter_map(|one| one.commit.as_ref()));
    names.extend(trace.reworded.iter().map(|one| &one.commit));
    let names: Vec<String> = names.into_iter().cloned().collect();
    let keys = Keys::of(project);
    let raw = all_contents(root, &names);
    let made = names.iter().filter_map(|name| Some((name.as_str(), commit_line(name, raw.get(name)?, &keys)?)));
    let made: HashMap<&str, (CommitLine, Vec<Maker>)> = made.collect();
    let edges = edges(root);
    let mut acts = Vec::new();
    let mut from_start = 0;
    for at in items {
        let item = &project.items[*at];
        for (position, act) in item.log.iter().enumerate() {
            let written = now.get(&item.place.source).and_then(|file| file.get(item.index.before())?.get(position));
            let origin = written.and_then(|act| trace.origin.get(act));
            let commit = origin.filter(|name| !edges.contains(*name)).and_then(|name| made.get(name.as_str()));
            from_start += usize::from(commit.is_some_and(|(line, _)| line.is_first));
            let found = match (origin, commit) {
                (None, _) => vec!["uncommitted"],
                (Some(_), None) => vec!["unknown"],
                (Some(_), Some((line, makers))) => found_of(act, line, makers, project),
            };
            acts.push(AuditLine {
                item: item.name.clone(),
                title: item.title.of(lang).to_owned(),
                at: render_moment(&act.at),
                by: act.by.clone(),
                entered_by: act.entered_by.clone().filter(|id| *id != act.by),
                did: act.did.clone(),
                commit: commit.map(|(line, _)| line.clone()),
                found,
                place: (*at, position),
            });
        }
    }
    let asked: HashSet<String> = items.iter().map(|at| project.items[*at].name.to_string()).collect();
    let is_asked = |act: &Written| all_asked || asked.contains(&act.item);
    let line = |act: &Written, how: &'static str, commit: Option<&str>| {
        let [at, by, did] = act.told.clone();
        let commit = commit.and_then(|name| made.get(name)).map(|(line, _)| line.clone());
        ChangedLine { item: act.item.clone(), at, by, did, how, fields: Vec::new(), commit }
    };
    // What stands there again was put back.
    let gone = trace.changed.iter().filter(|changed| !present.contains(&changed.act) && is_asked(&changed.act));
    let mut changed: Vec<ChangedLine> = gone
        .map(|one| line(&one.act, if one.to.is_some() { "edited" } else { "deleted" }, Some(&one.commit)))
        .collect();
    for one in &trace.reworded {
        let makers = made.get(one.commit.as_str()).map(|(_, makers)| makers.as_slice()).unwrap_or_default();
        let act = reworded_act(&one.acts, makers, project).filter(|act| present.contains(act) && is_asked(act));
        changed.extend(act.map(|act| ChangedLine {
            fields: one.fields.iter().cloned().collect(),
            ..line(act, "reworded", Some(&one.commit))
        }));
    }
    let committed = head.values().filter_map(|name| read.get(name)?.as_ref()).flat_map(|held| held.acts.keys());
    let mut missing: Vec<&Written> = committed.filter(|act| !present.contains(act) && is_asked(act)).collect();
    missing.sort();
    missing.dedup();
    if loaded.unreadable().is_empty() {
        changed.extend(missing.into_iter().map(|act| line(act, "deleted", None)));
    }
    let record = |one: records::Touched| RecordLine {
        commit: one.commit.and_then(|name| made.get(name.as_str())).map(|(line, _)| line.clone()),
        path: one.path,
        how: one.how,
    };
    let records = touched.into_iter().map(record).collect();
    Some(AuditReport {
        schema: SCHEMA,
        at: render_moment(&loaded.view.now),
        project: project.id.clone(),
        commits: revisions.len(),
        shallow: !edges.is_empty(),
        unreadable: trace.unread,
        from_start,
        acts,
        changed,
        records,
    })
}

/// The newest act of a step among some that was made by another party than that of whoever made a commit.
fn reworded_act<'a>(acts: &'a [Written], makers: &[Maker], project: &Project) -> Option<&'a Written> {
    let parties: Vec<Party> = makers.iter().filter_map(|(author, _)| party_of(author, project)).collect();
    let of_other = |act: &&Written| {
        let item = ItemName::parse(&act.item, None).and_then(|name| project.find(&name));
        let is_step = item.is_some_and(|at| project.items[at].step(&act.told[2]).is_some());
        is_step && project.person(&act.told[1]).is_some_and(|person| !parties.contains(&person.party))
    };
    acts.iter().filter(of_other).max_by_key(|act| parse_moment(&act.told[0]))
}

/// The acts in what git keeps under some names; the path of each tells its format.
fn read_all(root: &std::path::Path, kept: &HashMap<String, String>) -> HashMap<String, Option<Acts>> {
    let names: Vec<String> = kept.keys().cloned().collect();
    let mut read = HashMap::new();
    for part in names.chunks(PARSED_AT_ONCE) {
        let mut texts = Vec::new();
        contents(root, part, |name, bytes| texts.push((name.to_owned(), bytes.to_vec())));
        let acts = |(name, bytes): (String, Vec<u8>)| {
            let path = kept.get(&name).map(String::as_str).unwrap_or_default();
            (name, acts_in(path, &bytes))
        };
        read.extend(texts.into_par_iter().map(acts).collect::<Vec<_>>());
    }
    read
}

/// So many revisions of files are read at the same time.
const PARSED_AT_ONCE: usize = 64;
