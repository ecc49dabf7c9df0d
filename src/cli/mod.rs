//! The command line: the global options. Doc comments are the English help.

#[cfg(test)]
mod bounds;
mod run;

pub use run::main;

use crate::arguments::completing;
use crate::commands::Command;
use clap::{Parser, ValueEnum, ValueHint};
use clap_complete::ArgValueCompleter;
use std::path::PathBuf;

/// Carry out a handover between two organisations from plain files that both commit to git.
#[derive(Debug, Parser)]
#[command(name = "handover", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    /// Start from this folder instead of the current one
    #[arg(short = 'C', value_name = "DIR", global = true, value_hint = ValueHint::DirPath)]
    pub folder: Option<PathBuf>,

    /// Language of what you read: en or zh-CN [default: HANDOVER_LANG, the project's, the system's]
    #[arg(long, value_name = "LANG", global = true, add = ArgValueCompleter::new(completing::languages))]
    pub lang: Option<String>,

    /// When to use colours
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub color: ColorChoice,

    /// Never ask anything, even at a terminal
    #[arg(long, global = true)]
    pub no_input: bool,

    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// At a terminal, unless NO_COLOR is set.
    Auto,
    /// Always, also into a pipe.
    Always,
    /// Never.
    Never,
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use crate::text::Lang;
    use crate::text::say::help::{about, localise, value_help, with_marks, words};
    use crate::text::say::help_tables::{ARGUMENTS, COMMANDS, VALUES};
    use crate::text::say::usage::usage_error;
    use clap::{Arg, CommandFactory};
    type Command = clap::Command;

    const CHINESE: Lang = Lang::ALL[1];

    /// The command and all below it, each with the name that the tables know it by.
    fn tree(command: &Command) -> Vec<(String, &Command)> {
        let mut found = vec![(command.get_name().to_owned(), command)];
        for below in command.get_subcommands() {
            found.push((below.get_name().to_owned(), below));
            let deeper = below.get_subcommands();
            found.extend(deeper.map(|inner| (format!("{} {}", below.get_name(), inner.get_name()), inner)));
        }
        found
    }

    fn arguments(command: &Command) -> impl Iterator<Item = (&str, &Arg)> {
        command.get_arguments().map(|argument| (argument.get_id().as_str(), argument))
    }

    fn help(command: &str) -> String {
        let mut top = localise(Cli::command(), CHINESE);
        top.build();
        let found = tree(&top).into_iter().find(|(name, _)| name == command);
        let found = found.map(|(_, found)| found.clone().render_long_help().to_string());
        with_marks(&found.unwrap_or_default(), CHINESE)
    }

    #[test]
    fn every_command_argument_and_value_has_chinese_help() {
        let english = Cli::command();
        for (name, command) in tree(&english) {
            let name = name.as_str();
            assert!(about(name).is_some(), "no Chinese help for the command {name}");
            for (id, argument) in arguments(command) {
                assert!(words(name, id).is_some(), "no Chinese help for {name} {id}");
                if !argument.get_action().takes_values() {
                    continue;
                }
                for value in argument.get_possible_values() {
                    let value = value.get_name();
                    assert!(value_help(name, id, value).is_some(), "no Chinese help for {name} {id} {value}");
                }
            }
        }
    }

    #[test]
    fn no_chinese_help_is_left_over() {
        let english = Cli::command();
        let commands = tree(&english);
        let argument = |command: &str, argument: &str| {
            let mut named = commands.iter().filter(|(name, _)| name == command || command == "*");
            named.find_map(|(_, one)| one.get_arguments().find(|found| found.get_id().as_str() == argument))
        };
        for (name, _) in COMMANDS {
            assert!(commands.iter().any(|(known, _)| known == name), "{name}");
        }
        for (command, id, value_name, _) in ARGUMENTS {
            let takes_values = argument(command, id).map(|found| found.get_action().takes_values());
            assert_eq!(takes_values, Some(!value_name.is_empty()), "{command} {id}");
        }
        for (command, id, value, _) in VALUES {
            let named = commands.iter().filter(|(name, _)| name == command || *command == "*");
            let found = named.flat_map(|(_, one)| one.get_arguments()).filter(|found| found.get_id().as_str() == *id);
            let mut values = found.flat_map(Arg::get_possible_values);
            assert!(values.any(|found| found.get_name() == *value), "{command} {id} {value}");
        }
    }

    #[test]
    fn chinese_help_has_no_english_of_claps_own() {
        for (name, _) in tree(&Cli::command()) {
            let help = help(&name);
            for word in
                ["Usage", "Options", "OPTIONS", "Commands", "COMMAND", "Arguments", "Print", "default", "possible"]
            {
                assert!(!help.contains(word), "{word} in {help}");
            }
            assert!(help.contains("用法：handover") && help.contains("选项：") && !help.contains("：:"), "{help}");
        }
    }

    #[test]
    fn the_command_line_means_the_same_in_both_languages() {
        for lang in Lang::ALL {
            let command = localise(Cli::command(), lang);
            command.clone().debug_assert();
            let matches = command.try_get_matches_from(["handover", "status", "a", "b", "--by", "due", "-C", "x"]);
            let matches = matches.unwrap();
            let (name, status) = matches.subcommand().unwrap();
            assert_eq!((name, status.get_raw("by").unwrap().len()), ("status", 1));
            assert_eq!(status.get_raw("folders").unwrap().len(), 2);
        }
    }

    #[test]
    fn whatever_is_wrong_with_a_command_line_is_said_in_chinese_with_what_was_typed() {
        for (words, told) in [
            ("status --foo", "这里没有选项 `--foo`"),
            ("status --lat", "是否想写`--late`？"),
            ("statsu", "没有命令 `statsu`"),
            ("statsu", "是否想写`status`？"),
            ("status --by", "`--by <维度>` 后面缺少值"),
            ("status --by week", "`--by <维度>` 不能取 `week`"),
            ("status --by week", "可用：`section`"),
            ("status --timeline --by due", "不能与"),
            ("status --by due --by party", "只能给出一次"),
            ("next --limit many", "`--limit <数量>` 不能取 `many`"),
            ("mark a", "须有"),
            ("show", "缺少：`"),
            ("keys forget", "缺少：`"),
            ("explain a b", "这里多了 `b`"),
            ("record --force", "缺少：`"),
        ] {
            let arguments = std::iter::once("handover").chain(words.split(' '));
            let error = localise(Cli::command(), CHINESE).try_get_matches_from(arguments).unwrap_err();
            let (message, hint, after) = usage_error(&error, CHINESE).unwrap_or_else(|| panic!("{words}: {error}"));
            let lines = [message].into_iter().chain(hint).chain(after).map(|line| line.of(CHINESE).to_owned());
            let text = lines.collect::<Vec<_>>().join("\n");
            assert!(text.contains(told), "{words}: {text}\n{error}");
            let english = ["error", "Usage", "unexpected", "argument", "OPTIONS", "required", "invalid"];
            assert!(!english.iter().any(|word| text.contains(word)), "{words}: {text}");
            assert!(text.contains("用法：handover") || text.contains("--help"), "{words}: {text}");
        }
        assert!(
            usage_error(&Cli::command().try_get_matches_from(["handover", "--help"]).unwrap_err(), CHINESE).is_none()
        );
    }

    #[test]
    fn help_names_the_first_steps_in_both_languages() {
        for lang in Lang::ALL {
            let help = localise(Cli::command(), lang).render_help().to_string();
            for step in ["handover init", "handover check", "handover status"] {
                assert!(help.contains(step), "{help}");
            }
        }
    }
}
