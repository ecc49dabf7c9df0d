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
//! arguments                    arguments that several commands take, and what a shell is offered for them
//! context                      what a command works in: the project, the moment, who acts; what is asked before a change and said after it
//! screen                       what a person sees and is asked: cards, tables, findings, menus, bars
//! exchange                     lists and answers that come in, sheets and pages that go out
//! edits                        what somebody wants written: which item, which field, what value; proposed changes, judged
//! acts                         one transaction that records an act: gather, lock, reload, judge, change, apply
//! verify                       what was recorded against what is there
//! signoff                      freezing, statements, keys, trust, judging
//! document · history           the record as data and blocks, and its writers; what git knows
//! walk · schema · templates · manual    the walk as a state machine; JSON Schemas; what a project starts from; the pages of the manual
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
//! - [`text`] holds every sentence in both languages (`text::say`), and what is shown safely, how wide, and how a
//!   run ends ([`text::problem`], [`text::exit`]). Nobody else knows which languages there are.
//! - [`evidence`] hashes files and folders and compares them. It knows no project.
//! - [`model`] is the validated project: [`model::kinds`] are data, [`model::replay`] holds the rules of a log,
//!   [`model::derive`] finds out where every item stands, [`model::view`] is a project at a moment. No file, no clock, no terminal.
//! - [`files`] reads TOML and YAML into one positioned tree and turns a folder into a model and every finding about
//!   its files; [`files::edit`] splices changes back in and proves them; [`files::store`] alone writes.
//! - [`checks`] holds the rules that look at a whole project, one a file; [`report`] derives what the outputs show.
//! - [`walk`] is the interactive walk as a pure state machine; [`schema`] makes JSON Schemas of the same descriptions
//!   that the reader uses; [`templates`] holds what `init` starts a project from; [`manual`] makes pages of them and of prose.
//! - [`document`] is the record of a stage as data, as blocks, and its writers; [`history`] asks git.
//! - [`signoff`] freezes and signs records and judges the signatures under them; [`verify`] compares what was
//!   recorded with what is there.
//! - [`acts`] records an act, for every command that does.
//! - [`edits`] turns words into edits, and judges lists of changes that came from elsewhere, one by one; [`exchange`]
//!   reads such lists, writes what others work with, and unites what two people wrote in one file.
//! - [`screen`] draws and asks; [`context`] is what a command works in, and how every change is agreed to, weighed and
//!   told; [`arguments`] are shared by commands; [`commands`] put it all together; [`cli`] is the command line.
//!
//! # Adding something
//!
//! - **A command**: a file in [`commands`] with `Args` (their doc comments are the English help) and
//!   `run(args, context) -> Result<Exit>`; a line in `commands::Command`; the Chinese help in
//!   `text::say::help_tables` (a test names what is missing); a row in the README of each language. What two commands
//!   share lives below them.
//! - **A rule**: a file in [`checks`] with one function that returns findings, a line in its registry, and the
//!   explanation in one of its `explain_*.toml`, in both languages. A finding is data; it never fails a run.
//! - **A kind of section, or a step**: an entry in `model/kinds/builtin.toml`. Parser, prompts, tables, schema and
//!   documents all read it; no code names a kind but where a rule or an annex is about it.
//! - **A field**: of one kind in `builtin.toml`, of every item, act, person or file in `model/kinds/tables.toml`; its
//!   `doc` is its description in the schema. Then the reader in `files::load`, and the writer in `files::change` if
//!   the tool writes it.
//! - **A field of an output in JSON**: in `manual/outputs.toml` too, from which `handover man json` is made; a test compares
//!   it with what is printed. A page of prose is in `manual/pages`, one file for each language.
//! - **A sentence**: in the file of `text::say` that it belongs to, with one literal for each language. What the
//!   members of an enum are called stands in the `naming` of the enum's room.
//! - **A language**: a member of [`text::Lang`], one more literal in each sentence (the compiler names every one),
//!   and a column in the tables of help, kinds and explanations.
//! - **A verdict, a state**: in its enum; every `match` that must know of it is named by the compiler.
//!
//! A change of what files mean must keep what is written: old files load and derive the same, or the format number
//! goes up. Frozen records in `tests/records` stay verifiable.
//!
//! # Words
//!
//! Sentences a colleague would say. An error says what is wrong, where, and the very words to put instead; it never
//! blames. The same thing has the same name in prompts, tables, findings, help, documents and code. Chinese is written,
//! not translated; full-width marks beside Chinese, and no line begins with ，。）. No tick or box glyph stands for a
//! decision.
//!
//! | in code and English | 中文 | |
//! |---|---|---|
//! | giver, receiver, witness | 移交方、接收方、监交方 | the three parties |
//! | section, kind, item | 部分、类别、事项 | a file holds a section of one kind |
//! | step, act, log | 步骤、记录 | what can be done; what was done |
//! | standing, state | 状态 | derived, never stored |
//! | due, late | 期限、逾期 | |
//! | finding: error, warning, hint | 问题：错误、警告、提示 | |
//! | evidence, digest | 证据、数字摘要 | |
//! | stage, sign-off, signer | 阶段、签署、签署人 | |
//! | record, statement, signature | 移交单、签署声明、签名 | |
//! | reservation | 遗留问题 | open when signed, with a day and a person |
//! | waived, blocked, unblocked, rejected, undone, reopened | 不适用、受阻、解除受阻、退回、撤销、重新打开 | acts that every item takes |
//! | need, condition | 前置、条件 | what must come first; what decides whether an item applies |
//! | round | 次 | one time of what is done again and again |
//! | role, core | 职务、核心事项 | of templates |
//! | readiness | 移交就绪评估（状态核查） | |

pub mod acts;
pub mod arguments;
pub mod checks;
pub mod cli;
pub mod commands;
pub mod context;
pub mod document;
pub mod edits;
pub mod evidence;
pub mod exchange;
pub mod files;
pub mod history;
pub mod manual;
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
