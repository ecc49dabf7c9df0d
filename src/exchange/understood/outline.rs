//! A list as areas, each under what heads it: headings, bold lines, bare bullets, lines that are numbered like chapters.

use super::super::reading::{Rich, Unit, What};
use super::form::says_nothing;
use super::heads::is_numbered;

/// The level of what heads an area without being a heading: below all of them.
const BOLD: usize = 7;

/// The level of a bare bullet at depth 0.
const BULLET: usize = 10;

/// What stands between the title of a section and what stands above it.
const BENEATH: &str = " · ";

/// What stands under one heading, without what stands under those below it.
#[derive(Debug, Default)]
pub(super) struct Area {
    /// What heads it; nothing for what comes first.
    pub(super) head: Option<(usize, Rich)>,
    /// The area that it is part of.
    pub(super) parent: Option<usize>,
    /// Whether it is a whole sheet, and its name.
    pub(super) sheet: Option<String>,
    /// Its units, as positions.
    pub(super) units: Vec<usize>,
    level: usize,
}

impl Area {
    /// What it is called, without numbers, pictures and marks around it.
    pub(super) fn title(&self) -> String {
        let text = self.head.as_ref().map_or(self.sheet.as_deref(), |(_, text)| Some(text.text.as_str()));
        bare_title(text.unwrap_or_default())
    }
}

/// A heading without the number and the pictures before it and the colon after it.
pub(super) fn bare_title(text: &str) -> String {
    let mut bare = text.trim();
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    // `2.1 Name`, and not `3D models`.
    if rest.len() < bare.len() && (rest.starts_with([' ', '、', '．', ')', '）'])) {
        bare = rest.trim_start_matches([' ', '、', '．', ')', '）']);
    } else if let Some((number, rest)) = bare.split_once(['、', '）', '．']).filter(|_| is_numbered(bare))
        && number.chars().count() <= 4
    {
        bare = rest;
    }
    // Pictures, and what belongs to them.
    let is_picture = |c: char| !c.is_alphanumeric() && !c.is_ascii_punctuation() && !"（《“「【#".contains(c);
    let bare = bare.trim_start_matches(is_picture).trim();
    bare.trim_end_matches([':', '：']).trim().replace('\n', " ")
}

/// What a section is called that is told from others of its title by what stands above it.
pub(super) fn beneath(above: &str, title: &str) -> String {
    format!("{above}{BENEATH}{title}")
}

/// What a section that is told from others of its title is called by itself.
pub(crate) fn title_alone(title: &str) -> Option<&str> {
    title.split_once(BENEATH).map(|(_, own)| own)
}

/// The areas of a list, in their order; the first is the list itself. `has_box` tells whether a unit is an item by its box.
pub(super) fn outline(units: &[Unit], sheets: &[String], has_box: impl Fn(&Unit) -> bool) -> Vec<Area> {
    let is_heading = |unit: &Unit| matches!(unit.what, What::Heading { .. });
    let headed = units.iter().any(is_heading);
    // Under each heading bullets have their own form.
    let under = units.chunk_by(|_, next| !is_heading(next));
    let grouped: Vec<bool> =
        under.flat_map(|chunk| vec![!chunk.iter().any(&has_box) && bullets_group(chunk); chunk.len()]).collect();
    let mut areas = vec![Area::default()];
    let mut open = vec![0];
    let mut sheet = None;
    for (at, unit) in units.iter().enumerate() {
        if sheets.len() > 1 && sheet != Some(unit.sheet) {
            sheet = Some(unit.sheet);
            let name = sheets.get(unit.sheet).cloned();
            open.truncate(1);
            open.push(areas.len());
            areas.push(Area { parent: Some(0), sheet: name, ..Area::default() });
        }
        let next = units.get(at + 1).map(|unit| &unit.what);
        let heads = match &unit.what {
            What::Heading { level, text } => Some((usize::from(*level), text)),
            What::Line { depth: 0, code: false, text } => text_heads(text, headed, next).map(|level| (level, text)),
            What::Entry { depth, tick: None, text } => {
                let grouped = grouped[at];
                let below = matches!(next, Some(What::Entry { depth: deeper, tick, .. }) if deeper > depth && (tick.is_some() || grouped));
                let outermost = !grouped || *depth == 1;
                (below && outermost && !text.is_blank()).then_some((BULLET + depth.min(&100), text))
            }
            _ => None,
        };
        // What a bullet heads ends with what is not beneath it.
        let ends_at = match &unit.what {
            What::Entry { depth, .. } => BULLET + depth.min(&100),
            What::Line { depth, .. } => BULLET + (depth + 1).min(100),
            What::Row { .. } => BULLET,
            What::Heading { .. } | What::Layout { .. } => usize::MAX,
        };
        let level = heads.map_or(ends_at, |(level, _)| level);
        while open.len() > 1
            && open.last().is_some_and(|last| areas[*last].sheet.is_none() && areas[*last].level >= level)
        {
            open.pop();
        }
        let parent = open.last().copied().unwrap_or_default();
        match heads {
            Some((level, text)) => {
                open.push(areas.len());
                areas.push(Area { head: Some((at, text.clone())), parent: Some(parent), level, ..Area::default() });
            }
            None => areas[parent].units.push(at),
        }
    }
    areas
}

/// Whether a line of text heads what follows, and at which level.
fn text_heads(text: &Rich, headed: bool, next: Option<&What>) -> Option<usize> {
    let words = text.text.trim();
    let short = words.chars().count() <= 60 && !words.ends_with(['。', '.', '；', ';']) && !says_nothing(words);
    let list_follows = matches!(next, Some(What::Entry { .. } | What::Row { .. }));
    let last = text.bold.last().map_or(0, |range| range.end);
    let bold = text.is_bold()
        || text.bold_lead().is_some() && words[last.min(words.len())..].trim_matches([':', '：', ' ']).is_empty();
    match short {
        true if bold => Some(BOLD),
        true if !headed && is_numbered(words) => Some(if words.starts_with(['（', '(']) { BOLD + 1 } else { BOLD }),
        true if !headed && list_follows && words.ends_with([':', '：']) => Some(BOLD + 2),
        _ => None,
    }
}

/// Whether the outermost bullets of a list without boxes are what heads those below them: all have some.
fn bullets_group(units: &[Unit]) -> bool {
    let outer = |unit: &&Unit| matches!(unit.what, What::Entry { depth: 1, .. });
    let depth = |unit: &Unit| if let What::Entry { depth, .. } = unit.what { depth } else { 0 };
    let all = units.iter().filter(outer).count();
    let heading = units.windows(2).filter(|pair| depth(&pair[0]) == 1 && depth(&pair[1]) > 1).count();
    all > 1 && heading == all
}
