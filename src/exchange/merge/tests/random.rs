//! Random work in two clones of one file, put together: held against what must come of it, and against what git does
//! with the same lines. `HANDOVER_MERGES=2000` tries so many pairs; with `--nocapture` the figures are printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::disallowed_methods)]
use super::expected::{broken, damage, expected, load, lost_comments};
use crate::exchange::merge::judge::{Grounds, grounds, is_founded};
use crate::exchange::merge::{MARKER_SIZE, merge};
use crate::files::edit::{Edit, NewValue, splice};
use crate::files::format::{Format, parse};
use crate::history::merge_lines;
use crate::model::clock::{parse_moment, render_moment};
use crate::model::item::Act;
use chrono::TimeDelta;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// Numbers that come by chance, the same for each seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % bound
    }

    fn one<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// A clone: its text, and how far its clock is.
struct Clone {
    name: &'static str,
    text: String,
    minute: i64,
    number: usize,
    /// Whether its moments are odd, even, or both.
    odd: Option<i64>,
}

impl Clone {
    fn edit(&mut self, format: Format, edit: Edit) {
        let document = parse(self.text.as_bytes(), format).unwrap();
        if let Ok(text) = splice(&self.text, &document, &[edit]) {
            self.text = text;
        }
    }

    fn fresh(&mut self) -> String {
        self.number += 1;
        format!("{} {}", self.name, self.number)
    }

    /// One piece of work.
    fn work(&mut self, format: Format, chance: &mut Chance) {
        let loaded = load(format, &self.text);
        let items: Vec<_> = loaded.view.project.items.entries().map(|(at, item)| (at, item.index)).collect();
        let Some((at, index)) = (!items.is_empty()).then(|| *chance.one(&items)) else { return };
        let item = &loaded.view.project.items[at];
        match chance.below(12) {
            0..=5 => {
                self.minute += 1 + chance.below(5) as i64;
                let minute = self.odd.map_or(self.minute, |odd| self.minute * 2 + odd);
                let moment = parse_moment("2026-11-19T09:00:00+08:00").unwrap() + TimeDelta::minutes(minute);
                let acts: Vec<Act> = ["lin", "gu", "chen", "maya"]
                    .iter()
                    .flat_map(|by| {
                        ["granted", "confirmed", "revoked", "agreed", "rejected", "blocked", "noted"]
                            .map(|did| (by, did))
                    })
                    .map(|(by, did)| Act {
                        at: moment,
                        by: (*by).to_owned(),
                        did: did.to_owned(),
                        value: None,
                        note: ["rejected", "blocked", "noted"].contains(&did).then(|| self.name.to_owned()),
                        round: None,
                        of: None,
                        fix_by: None,
                        person: None,
                        evidence: Vec::new(),
                        entered_by: None,
                        place: item.place.clone(),
                    })
                    .filter(|act| loaded.view.judge(at, act).is_none())
                    .collect();
                let act = chance.one(&acts);
                let mut fields = vec![
                    ("at".to_owned(), NewValue::Date(render_moment(&act.at))),
                    ("by".to_owned(), NewValue::Text(act.by.clone())),
                    ("did".to_owned(), NewValue::Text(act.did.clone())),
                ];
                fields.extend(act.note.clone().map(|note| ("note".to_owned(), NewValue::Text(note))));
                self.edit(format, Edit::AppendAct { item: index, act: fields });
                if chance.below(4) == 0 {
                    let line = format!("# {} said\n", self.fresh());
                    self.comment_above(&render_moment(&moment), &line);
                }
            }
            6 | 7 => {
                let value = [self.fresh(), "the same".to_owned()][chance.below(2)].clone();
                let field = *chance.one(&["title", "details", "accept_when", "account"]);
                self.edit(format, Edit::set_item(index, field, NewValue::Text(value)));
            }
            8 => {
                let id = [self.fresh().replace(' ', "-"), "new".to_owned()][usize::from(chance.below(4) == 0)].clone();
                let fields = [("id", id.clone()), ("title", format!("Item {id}")), ("action", "transfer".to_owned())];
                let fields = fields.map(|(name, value)| (name.to_owned(), NewValue::Text(value))).to_vec();
                // Two of one id are no project.
                if !loaded.view.project.items.iter().any(|item| item.name.id == id) {
                    self.edit(format, Edit::AppendItem { fields });
                }
            }
            9 => {
                let line = format!("# {} thought\n", self.fresh());
                let id = item.name.id.clone();
                self.comment_above(&id, &line);
            }
            10 if item.log.is_empty() => self.edit(format, Edit::remove_item(index)),
            10 => {}
            _ => {
                let value = NewValue::Text(self.fresh());
                self.edit(format, Edit::Set { at: vec![(*chance.one(&["details", "title"])).into()], value });
            }
        }
    }

    /// Writes a comment above the first line that holds a word, as far in as that.
    fn comment_above(&mut self, word: &str, comment: &str) {
        let Some(found) = self.text.find(word) else { return };
        let start = self.text[..found].rfind('\n').map_or(0, |newline| newline + 1);
        let line = &self.text[start..];
        let margin = line.len() - line.trim_start_matches(' ').len();
        let dash = line[margin..].starts_with("- {") || line[margin..].starts_with('{');
        if dash || self.text[start..].starts_with("id") || self.text[start..].starts_with("- id") {
            let comment = format!("{}{comment}", &line[..margin]);
            self.text.insert_str(start, &comment);
        }
    }
}

fn base(format: Format, chance: &mut Chance) -> Clone {
    let mut text = match format {
        Format::Toml => "# head\nsection = \"permissions\"\ntitle = \"Access\"\n".to_owned(),
        Format::Yaml => "# head\nsection: permissions\ntitle: Access\nitems:\n".to_owned(),
    };
    for id in 0..3 + chance.below(3) {
        let about = if chance.below(3) == 0 { format!("# about {id}\n") } else { String::new() };
        text += &match format {
            Format::Toml => format!(
                "\n{about}[[items]]\nid = \"i{id}\"\ntitle = \"Item {id}\" # title {id}\naction = \"transfer\"\naccount = \"a\"\nlog = [\n]\n"
            ),
            Format::Yaml => {
                let about = if about.is_empty() { about } else { format!("  {about}") };
                format!(
                    "{about}  - id: i{id}\n    title: Item {id} # title {id}\n    action: transfer\n    account: a\n    log:\n"
                )
            }
        };
    }
    let mut base = Clone { name: "both", text, minute: 0, number: 0, odd: None };
    for _ in 0..chance.below(8) {
        base.work(format, chance);
    }
    base
}

#[derive(Debug, Default)]
struct Figures {
    merges: usize,
    conflicts: usize,
    damaged: HashMap<&'static str, usize>,
}

/// What git does by itself.
fn by_lines(folder: &Path, texts: [&str; 3]) -> (String, bool) {
    let files = ["base", "ours", "theirs"].map(|name| folder.join(name));
    for (file, text) in files.iter().zip(texts) {
        std::fs::write(file, text).unwrap();
    }
    let (bytes, clean) = merge_lines(files.each_ref().map(PathBuf::as_path), MARKER_SIZE).unwrap();
    (String::from_utf8(bytes).unwrap(), clean)
}

/// Two clones of one file, in which some work was done: as both had it, ours, theirs.
fn clones(format: Format, seed: u64) -> [String; 3] {
    let chance = &mut Chance(seed * 7919 + 1);
    let base = base(format, chance);
    // No two moments are the same: those of one side are odd, those of the other even.
    let [ours, theirs] = [("ours", 0), ("theirs", 1)].map(|(name, odd)| {
        let mut side = Clone { name, text: base.text.clone(), minute: base.minute + 1, number: 0, odd: Some(odd) };
        (0..1 + chance.below(4)).for_each(|_| side.work(format, chance));
        side.text
    });
    [base.text, ours, theirs]
}

/// Puts clones together in both ways, and holds what comes of it against what must.
fn try_one(seed: u64, folder: &Path, [own, git]: &mut [Figures; 2]) {
    let format = if seed.is_multiple_of(2) { Format::Toml } else { Format::Yaml };
    let texts = clones(format, seed);
    let texts = texts.each_ref().map(String::as_str);
    let mut judge = |text: &str, items: &[String]| -> Vec<String> {
        let broken = broken(format, text);
        let on = |text: &str, id: &str| -> Grounds {
            let loaded = load(format, text);
            let mut items = loaded.view.project.items.entries();
            items.find(|(_, item)| item.name.id == id).map(|(at, _)| grounds(&loaded, at)).unwrap_or_default()
        };
        let founded =
            |id: &str| texts[1..].iter().all(|side| is_founded(&on(texts[0], id), &on(side, id), &on(text, id)));
        items.iter().filter(|item| broken.contains(*item) || !founded(item)).cloned().collect()
    };
    let merged = merge(texts, format, MARKER_SIZE, &mut judge).expect("texts that can be taken apart");
    let result = merged.text.as_str();
    let [base, ours, theirs] = texts;
    let shown = || format!("seed {seed}\n{base}\n--- ours\n{ours}\n--- theirs\n{theirs}\n--- result\n{result}");
    let (expected, clashes) = expected(format, texts);
    assert!(merged.conflicts <= clashes.len() * 2, "{clashes:?} {}", shown());
    assert_eq!(merged.conflicts > 0, !clashes.is_empty(), "{clashes:?} {}", shown());
    if merged.conflicts == 0 {
        assert_eq!(damage(format, &expected, false, result), None, "{}", shown());
        assert_eq!(lost_comments(format, texts, result), Vec::<String>::new(), "{}", shown());
    }
    // Whatever anybody did stands in it, once outside of marks, or on a side of them.
    for act in expected.acts.values().flat_map(BTreeMap::keys) {
        let moment = act.split('\u{3}').nth(1).and_then(|rest| rest.split('\u{2}').next()).unwrap_or_default();
        assert!(!moment.is_empty() && result.contains(moment), "{act} {}", shown());
    }
    own.merges += 1;
    own.conflicts += usize::from(merged.conflicts > 0);
    let (lines, clean) = by_lines(folder, texts);
    git.merges += 1;
    git.conflicts += usize::from(!clean);
    let damage = if clean { damage(format, &expected, !clashes.is_empty(), &lines) } else { None };
    if let Some(why) = damage {
        *git.damaged.entry(why).or_default() += 1;
    }
}

#[test]
fn random_work_of_two_is_united_without_loss_and_conflicts_only_where_both_changed_the_same() {
    let count: u64 = std::env::var("HANDOVER_MERGES").ok().and_then(|text| text.parse().ok()).unwrap_or(400);
    let parts: Vec<[Figures; 2]> = (0..count)
        .collect::<Vec<u64>>()
        .par_chunks(100)
        .map(|seeds| {
            let (folder, mut figures) = (tempfile::tempdir().unwrap(), <[Figures; 2]>::default());
            seeds.iter().for_each(|seed| try_one(*seed, folder.path(), &mut figures));
            figures
        })
        .collect();
    for (at, name) in ["handover", "git merge-file"].iter().enumerate() {
        let sum = |of: fn(&Figures) -> usize| parts.iter().map(|part| of(&part[at])).sum::<usize>();
        let mut damaged: BTreeMap<&str, usize> = BTreeMap::new();
        for (why, count) in parts.iter().flat_map(|part| &part[at].damaged) {
            *damaged.entry(*why).or_default() += count;
        }
        println!(
            "{name}: {} merges, {} with conflicts, damaged: {damaged:?}",
            sum(|one| one.merges),
            sum(|one| one.conflicts)
        );
    }
}
