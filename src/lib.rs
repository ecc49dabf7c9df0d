//! `handover` carries out a handover between two organisations from a folder of plain TOML and YAML files.
//!
//! Data flows one way, and only one place writes:
//!
//! ```text
//! files on disk ─ load ─▶ project ─▶ standing · checks · status · walk ─▶ render · ui
//!                                                           └─▶ change ─▶ store (the only writer)
//! ```
//!
//! - [`format`](mod@format) reads TOML and YAML bytes into one positioned tree; [`edit`] splices changes back in and proves them.
//! - [`kinds`] describes every section kind as data: fields, steps, words.
//! - [`load`] turns a folder into a [`project`] and every [`finding`] about its files.
//! - [`project`] is the pure model; its `replay` holds the rules of a log, its `standing` derives states.
//! - [`checks`] holds the rules that look at a whole project, one a file.
//! - [`readiness`] tells from nine scores how long the transition should take.
//! - [`status`] derives what every output format of `handover status` shows; [`walk`] is the interactive walk as a
//!   pure state machine.
//! - [`needs`] follows what waits for what; [`next`] orders what is to be done now by it.
//! - [`timeline`] puts milestones and due days on one line; [`weeks`] takes that together by week or day.
//! - [`digest`] hashes files and folders; [`verify`] compares what was recorded with what is there. Neither writes.
//! - [`record`] is a handover as it stood at one moment, for documents and signatures.
//! - [`signoff`] freezes and signs records, and judges the signatures under them.
//! - [`change`] says what is to be written; [`store`] writes it.
//! - [`render`] makes text of all that, with [`look`] for width and colour and [`visible`] for safe text; [`ui`] asks people.
//! - [`nearest`] finds the word that was probably meant.
//! - [`secrets`] knows what looks like a password; what does is a finding, and is taken out of the model.
//! - [`i18n`] holds every sentence in both languages.
//! - [`schema`] makes JSON Schemas of the same descriptions, for editors.
//! - [`templates`] holds what `init` starts a project from.
//! - [`cli`], [`commands`] and [`context`] are the command line; [`problem`] and [`exit`] say how a run ends;
//!   [`clock`] and [`git`] are the only places that ask the machine for the time and git for a name.

pub mod change;
pub mod checks;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod context;
pub mod digest;
pub mod edit;
pub mod exit;
pub mod finding;
pub mod format;
pub mod git;
pub mod i18n;
pub mod kinds;
pub mod load;
pub mod look;
pub mod nearest;
pub mod needs;
pub mod next;
pub mod problem;
pub mod project;
pub mod readiness;
pub mod record;
pub mod render;
pub mod schema;
pub mod secrets;
pub mod signoff;
pub mod status;
pub mod store;
pub mod templates;
pub mod timeline;
pub mod ui;
pub mod verify;
pub mod visible;
pub mod walk;
pub mod weeks;
