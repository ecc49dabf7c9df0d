//! `handover` carries out a handover between two organisations from a folder of plain TOML and YAML files.
//!
//! Data flows one way, and only one place writes:
//!
//! ```text
//! files on disk ─ files ─▶ model (validated, pure) ─▶ view: standings · checks · report · walk (pure)
//!                   ▲                                   │
//!                   │                         document · signoff · verify · screen (text and bytes out)
//!                   └──────── store ◀── acts, edits, records (values) ── commands
//! ```
//!
//! # Ranks
//!
//! A room knows the rooms below it, never one above it or beside it. `tests/main/house` reads these lines and
//! every path in the sources, and fails with the two files named where an arrow runs another way. No two files
//! know each other in a circle either, inside a room or out.
//!
//! ```text ranks
//! cli                          the command line
//! commands                     one file a command: its arguments, and one function that runs it
//! screen                       what a person sees and is asked: cards, tables, findings, menus, bars
//! acts                         one transaction that records an act: gather, lock, reload, judge, change, apply
//! verify                       what was recorded against what is there
//! signoff                      freezing, statements, keys, trust, judging
//! document · history           the record as data and blocks, and its writers; what git knows
//! walk · schema · templates    the walk as a state machine; JSON Schemas; what a project starts from
//! checks · report              one rule a file; what outputs show, as data
//! files                        reading, editing, and the only place that writes
//! model                        kinds as data, items, people, replay, standings, a project at a moment: pure
//! evidence                     digests, manifests, paths, comparing: bytes and names
//! text                         sentences in both languages, safe text, widths; knows nothing of ours
//! work                         steps of work, counted in tests; nothing at all elsewhere
//! ```
//!
//! # Rooms
//!
//! - [`text`] holds every sentence in both languages ([`text::say`]), and what is shown safely, how wide, and how a
//!   run ends ([`text::problem`], [`text::exit`]). Nobody else knows which languages there are.
//! - [`evidence`] hashes files and folders and compares them. It knows no project.
//! - [`model`] is the validated project: [`model::kinds`] are data, [`model::replay`] holds the rules of a log,
//!   [`model::standing`] derives states, [`model::view`] is a project at a moment. No file, no clock, no terminal.
//! - [`files`] reads TOML and YAML into one positioned tree and turns a folder into a model and every finding about
//!   its files; [`files::edit`] splices changes back in and proves them; [`files::store`] alone writes.
//! - [`checks`] holds the rules that look at a whole project, one a file; [`report`] derives what the outputs show.
//! - [`walk`] is the interactive walk as a pure state machine; [`schema`] makes JSON Schemas of the same descriptions
//!   that the reader uses; [`templates`] holds what `init` starts a project from.
//! - [`document`] is the record of a stage as data, as blocks, and its writers; [`history`] asks git.
//! - [`signoff`] freezes and signs records and judges the signatures under them; [`verify`] compares what was
//!   recorded with what is there.
//! - [`acts`] records an act, for every command that does.
//! - [`screen`] draws and asks; [`commands`] put it all together; [`cli`] is the command line.

pub mod acts;
pub mod checks;
pub mod cli;
pub mod commands;
pub mod document;
pub mod evidence;
pub mod files;
pub mod history;
pub mod model;
pub mod report;
pub mod schema;
pub mod screen;
pub mod signoff;
pub mod templates;
pub mod text;
pub mod verify;
pub mod walk;
mod work;
