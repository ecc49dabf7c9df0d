//! How the words that were typed are told from options.

use super::*;

fn typed(line: &str) -> Typed {
    let flag = |name: &'static str| Arg::new(name).long(name).action(clap::ArgAction::SetTrue);
    let text = |name: &'static str, long: &'static str| Arg::new(name).long(long);
    let mark = Command::new("mark").args([text("acting", "as"), text("note", "note"), flag("copy")]);
    let templates = Command::new("templates").subcommand(Command::new("show"));
    let mut command = Command::new("handover")
        .arg(Arg::new("folder").short('C').global(true))
        .args([text("lang", "lang"), flag("no-input")].map(|option| option.global(true)))
        .subcommands([mark, templates, Command::new("show")]);
    command.build();
    let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    Typed::read(&words, &command)
}

#[test]
fn options_and_their_values_are_told_from_the_words() {
    let read = typed("-C shop mark --as lin a b --note=x --copy");
    assert_eq!((read.folder, read.acting.as_deref()), (Some("shop".into()), Some("lin")));
    assert_eq!(read.words, ["a", "b"]);
    assert_eq!(typed("mark -Cshop a --no-input").folder, Some("shop".into()));
    assert_eq!(typed("templates").words, [""; 0]);
    assert_eq!(typed("mark --lang zh-CN show").words, ["show"], "after a command, a command's name is a word");
}
