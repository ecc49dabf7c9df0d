//! Confirming at a terminal: the answer that changes nothing stands first, and going back is no answer.

use super::{CHEN, CHEN_IS, OTHER, with};
use crate::support::runner::{NOW, Runner};
use crate::support::walker::choose;
use handover::arguments::format::FormatArgs;
use handover::commands::keys;
use handover::commands::keys::{KeysArgs, KeysCommand, KeysConfirmArgs};
use handover::context::Context;
use handover::context::writing::Form;
use handover::files::user::UserFolder;
use handover::model::clock::parse_moment;
use handover::screen::ui::{Scripted, Spoken};
use handover::text::exit::Exit;

/// Confirms a key of chen with these answers; returns how it ended, what was shown, and the list.
fn confirm(runner: &Runner, answers: Vec<Spoken>) -> (Exit, String, String) {
    let mut ui = Scripted::new(answers);
    let mut context = Context::for_test(runner.root(), parse_moment(NOW).unwrap(), &mut ui);
    context.interactive = true;
    context.user = Some(UserFolder::at(runner.path("../own")));
    let args = KeysConfirmArgs { person: "chen".to_owned(), fingerprint: None, yes: false };
    let list = FormatArgs { form: Form::Text };
    let exit = keys::run(KeysArgs { command: Some(KeysCommand::Confirm(args)), list }, &mut context).unwrap();
    let out = context.out;
    assert_eq!(ui.left(), 0);
    let list = std::fs::read_to_string(runner.path("../own/known-keys.toml")).unwrap_or_default();
    (exit, ui.transcript + &out, list)
}

#[test]
fn a_key_is_shown_whole_and_confirmed_only_by_a_yes() {
    let runner = with(&[CHEN]);
    for no in [choose("Not compared"), Spoken::Back] {
        let (exit, shown, list) = confirm(&runner, vec![no]);
        assert_eq!((exit, list.as_str()), (Exit::Outstanding, ""));
        assert!(shown.ends_with("Nothing was changed.\n"), "{shown}");
    }
    let (exit, shown, list) = confirm(&runner, vec![choose("Compared")]);
    assert_eq!(exit, Exit::Fine);
    assert!(shown.contains(&format!("\n  {CHEN_IS}\n")), "{shown}");
    assert!(shown.contains("[Not compared yet, or not the same | Compared"), "the harmless answer first: {shown}");
    assert!(list.contains("confirmed = 2026-11-20T18:00:00+08:00"), "{list}");
}

#[test]
fn of_several_keys_one_is_chosen() {
    let runner = with(&[OTHER, CHEN]);
    let (exit, _, list) = confirm(&runner, vec![Spoken::Back]);
    assert_eq!((exit, list.as_str()), (Exit::Outstanding, ""));
    let (exit, _, list) = confirm(&runner, vec![choose(CHEN_IS), choose("Compared")]);
    assert_eq!(exit, Exit::Fine);
    assert!(list.contains(CHEN_IS) && list.matches("[[keys]]").count() == 1, "{list}");
}
