//! `handover status --watch`: the same picture, drawn anew when a file, the day or the window changes.
//!
//! It looks at lengths and times of the files once a second instead of asking the system for events. Those
//! do not come from shared and network folders, where two sides may well keep a handover, they come in
//! bursts and differ on every system; and looking at some dozen files costs next to nothing. It only reads.

use super::args::{StatusArgs, StatusFormat};
use super::finding::{Found, find_projects};
use super::picture::{look_at, picture};
use super::seen::Seen;
use super::several;
use super::several::{Row, load_all, told};
use crate::context::Context;
use crate::files::load;
use crate::files::load::Stamp;
use crate::screen::ui::Page;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::look::{Style, wrap};
use crate::text::problem::Problem;
use crate::text::say::{timeline as say, words};
use crate::text::visible::visible_line;
use anyhow::Result;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

/// How often to see whether the window or the day is another.
const TICK: Duration = Duration::from_millis(250);

/// How often to look at the files.
const LOOK: Duration = Duration::from_secs(1);

/// How many times as long as looking took to wait before the next look, so that a huge folder keeps no machine busy.
const REST: u32 = 20;

/// Columns that are drawn for even where the window has fewer.
const NARROWEST: usize = 40;

/// What is shown, and what it was made from.
struct Followed {
    found: Found,
    stamps: Vec<Vec<Stamp>>,
    /// Each project as it could last be read in full.
    rows: Vec<Row>,
    /// What is wrong with the files as they are now.
    broken: Vec<Text>,
}

/// Follows the folders until Ctrl-C.
///
/// # Errors
///
/// When there is no terminal or no project, or another format than the table is asked for.
pub(super) fn watch(args: &StatusArgs, context: &mut Context<'_>) -> Result<Exit> {
    if args.format != StatusFormat::Table {
        return Err(Problem::usage(say::watch_draws_tables()).into());
    }
    let nobody = || Problem::usage(say::watch_needs_terminal()).hint(say::watch_needs_terminal_hint());
    if !context.interactive {
        return Err(nobody().into());
    }
    let found = find_projects(&args.folders, context)?;
    let stamps = stamps(&found.roots);
    let mut followed = Followed { found, stamps, rows: Vec::new(), broken: Vec::new() };
    // What cannot be shown at all is told without turning the page.
    if let ([root], false) = (followed.found.roots.as_slice(), followed.found.several) {
        followed.rows.push(Row::Read(Box::new(look_at(root, &args.filter, context)?)));
        followed.broken = followed.rows[0].unread().to_vec();
    } else {
        followed.load(args, context);
    }
    let lang = context.lang();
    context.ui.farewell(say::stopped_watching().of(lang).to_owned());
    let Some(mut page) = Page::open()? else {
        return Err(nobody().into());
    };
    let mut size = page.size();
    draw(&mut page, &mut followed, args, context)?;
    let mut next_look = Instant::now() + LOOK;
    loop {
        thread::sleep(TICK);
        let begun = Instant::now();
        let mut changed = begun >= next_look && followed.look_again(args, context);
        if begun >= next_look {
            next_look = Instant::now() + LOOK.max(begun.elapsed() * REST);
        }
        let now = context.clock.now();
        if !changed && followed.seen().any(|seen| seen.loaded.view.is_out_of_date(&now)) {
            followed.load(args, context);
            // Of what cannot be read now, at least the day is the right one.
            for row in &mut followed.rows {
                if let Row::Read(seen) = row {
                    let view = &mut seen.loaded.view;
                    view.now = view.zone.place(&now);
                }
            }
            changed = true;
        }
        if changed || page.size() != size {
            size = page.size();
            draw(&mut page, &mut followed, args, context)?;
        }
    }
}

impl Followed {
    fn seen(&self) -> impl Iterator<Item = &Seen> {
        self.rows.iter().filter_map(Row::seen)
    }

    /// Looks at the files, and loads them if any has changed; whether it did.
    fn look_again(&mut self, args: &StatusArgs, context: &mut Context<'_>) -> bool {
        // A folder that is gone for a moment, as in a checkout, keeps its place.
        let found = find_projects(&args.folders, context).unwrap_or_else(|_| self.found.clone());
        let stamps = stamps(&found.roots);
        if found == self.found && stamps == self.stamps {
            return false;
        }
        (self.found, self.stamps) = (found, stamps);
        self.load(args, context);
        true
    }

    /// Loads every project; one that cannot be read in full stays as it was.
    fn load(&mut self, args: &StatusArgs, context: &mut Context<'_>) {
        let mut before: Vec<Row> = std::mem::take(&mut self.rows);
        let now = match (self.found.roots.as_slice(), self.found.several) {
            ([root], false) => vec![match look_at(root, &args.filter, context) {
                Ok(seen) => Row::Read(Box::new(seen)),
                Err(error) => Row::Unreadable(root.clone(), told(&error)),
            }],
            _ => load_all(&self.found, args, context).unwrap_or_default(),
        };
        self.broken = now.iter().flat_map(Row::unread).cloned().collect();
        self.rows = now;
        for row in &mut self.rows {
            let known = before.iter().position(|one| one.seen().is_some() && one.root() == row.root());
            if let (Some(known), false) = (known, row.unread().is_empty()) {
                *row = before.swap_remove(known);
            }
        }
    }
}

fn stamps(roots: &[PathBuf]) -> Vec<Vec<Stamp>> {
    roots.iter().map(|root| load::stamps(root)).collect()
}

/// Draws the picture, as much of it as there is room for, and below it what there is to say about it.
fn draw(page: &mut Page, followed: &mut Followed, args: &StatusArgs, context: &mut Context<'_>) -> Result<()> {
    let (rows, columns) = page.size();
    context.width = columns.max(NARROWEST);
    let look = context.look();
    let text = match followed.rows.as_mut_slice() {
        [Row::Read(seen)] if !followed.found.several => picture(seen, args, look),
        rows => several::picture(rows, args, look),
    };
    let mut below = Vec::new();
    if !followed.broken.is_empty() {
        let broken: Vec<String> = followed.broken.iter().map(|text| text.of(look.lang).to_owned()).collect();
        let what = visible_line(say::broken_now(words::list(&broken, look.lang)).of(look.lang));
        below.extend(wrap(&what, look.width).into_iter().map(|line| look.paint(Style::Bad, &line)));
    }
    let now =
        followed.seen().next().map_or(context.clock.now(), |seen| seen.loaded.view.zone.place(&context.clock.now()));
    let watching = say::watching(now.format("%H:%M:%S").to_string());
    let lines: Vec<&str> = text.lines().collect();
    // One row stays free between the picture and what is said below it.
    let room = rows.saturating_sub(below.len() + 2);
    let mut last = watching.of(look.lang).to_owned();
    if lines.len() > room {
        last = words::list(&[say::more_lines(lines.len() - room).of(look.lang).to_owned(), last], look.lang);
    }
    below.push(look.paint(Style::Dim, &last));
    let mut shown: Vec<String> = lines.into_iter().take(room).map(str::to_owned).collect();
    shown.push(String::new());
    shown.append(&mut below);
    page.draw(&shown)
}
