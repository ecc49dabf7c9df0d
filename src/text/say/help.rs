//! The help text in Chinese; the English one is the doc comments of the arguments.
//!
//! What is said when a command line is wrong stands in `usage`.

use super::help_tables::{ARGUMENTS, COMMANDS, VALUES};
use crate::text::{Lang, Text, sentences};
use clap::{Arg, ArgAction, Command};

sentences! {
    first_steps() {
        "First steps:\n  handover init     start a new handover and answer a few questions\n  handover check    walk through what waits on you\n  handover status   see where both sides stand"
        "常用步骤：\n  handover init     新建一次交接，回答几个问题即可\n  handover check    逐项处理待你完成的事项\n  handover status   查看双方的进展"
    }
    print_help() { "Print help (-h is shorter)" "显示帮助（-h 较简短）" }
    pages_written(pages, folder) { "{pages} written to {folder}" "已将 {pages}写入 {folder}" }
    print_version() { "Print version" "显示版本" }
}

/// A line of a manual page, with the headings that are made elsewhere in a language.
pub(crate) fn man_line(line: &str, lang: Lang) -> String {
    let heading = match (lang, line) {
        (Lang::Zh, ".SH NAME") => "名称",
        (Lang::Zh, ".SH SYNOPSIS") => "用法",
        (Lang::Zh, ".SH DESCRIPTION") => "说明",
        (Lang::Zh, ".SH OPTIONS") => "选项",
        (Lang::Zh, ".SH SUBCOMMANDS") => "命令",
        (Lang::Zh, ".SH EXTRA") => "常用步骤",
        (Lang::Zh, ".SH VERSION") => "版本",
        (Lang::En, ".SH EXTRA") => "EXAMPLES",
        _ => return line.to_owned(),
    };
    format!(".SH {heading}")
}

/// A help text with the marks of its language: the parser ends every heading with a half-width colon.
pub(crate) fn with_marks(help: &str, lang: Lang) -> String {
    match lang {
        Lang::En => help.to_owned(),
        Lang::Zh => ["命令", "参数", "选项"]
            .iter()
            .fold(help.to_owned(), |help, heading| help.replace(&format!("{heading}:"), &format!("{heading}："))),
    }
}

/// The command line with its help in a language.
pub(crate) fn localise(command: Command, lang: Lang) -> Command {
    let command = globals_last(command.after_help(first_steps().of(lang).to_owned()));
    let command = own_flags(command, lang);
    match lang {
        Lang::En => command,
        Lang::Zh => {
            let name = command.get_name().to_owned();
            let command = in_chinese(command, &name);
            let mut built = command.clone();
            built.build();
            with_usage(command, &built)
        }
    }
}

/// A command and those below it with all their words in Chinese, but for the usage.
///
/// `name` is what the tables know it by: a command's own name, and below one both names.
fn in_chinese(command: Command, name: &str) -> Command {
    let top = command.get_name() == "handover";
    let header = *command.get_styles().get_header();
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{header}用法：{header:#}{{usage}}\n\n{{all-args}}{{after-help}}"
    );
    let command = match about(name) {
        Some(about) => command.about(about).long_about(None),
        None => command,
    };
    command
        .help_template(template)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .mut_args(|argument| argument_in_chinese(name, argument))
        .mut_subcommands(|below| {
            let own = below.get_name().to_owned();
            let name = if top { own } else { format!("{name} {own}") };
            in_chinese(below, &name)
        })
}

/// The commands with their usage lines, which clap makes up only for a command that is built.
fn with_usage(command: Command, built: &Command) -> Command {
    let usage = built.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[选项]");
    command.override_usage(usage).mut_subcommands(|below| match built.find_subcommand(below.get_name()) {
        Some(built) => with_usage(below, built),
        None => below,
    })
}

fn argument_in_chinese(command: &str, argument: Arg) -> Arg {
    let id = argument.get_id().to_string();
    let Some((value_name, help)) = words(command, &id) else {
        return argument;
    };
    let heading = if argument.is_positional() { "参数" } else { "选项" };
    let argument = argument.help(help).help_heading(heading);
    if !argument.get_action().takes_values() {
        return argument;
    }
    // clap's own notes on defaults and values are English; these say the same.
    let default: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let values = argument.get_possible_values();
    let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
    let mut notes = Vec::new();
    if !default.is_empty() {
        notes.push(format!("默认 {}", default.join(" ")));
    }
    if !names.is_empty() {
        notes.push(format!("可选 {}", names.join("、")));
    }
    let short = if notes.is_empty() { help.to_owned() } else { format!("{help}（{}）", notes.join("；")) };
    let meanings = names.iter().filter_map(|name| Some(format!("\n- {name}：{}", value_help(command, &id, name)?)));
    let long = format!("{short}{}", meanings.collect::<String>());
    let argument = argument.value_name(value_name).hide_default_value(true).hide_possible_values(true);
    if long == short { argument.help(short) } else { argument.help(short).long_help(long) }
}

/// The options of every command after the command's own.
fn globals_last(command: Command) -> Command {
    let mut order = GLOBALS;
    command.mut_args(|argument| {
        order += 1;
        if argument.is_global_set() { argument.display_order(order) } else { argument }
    })
}

/// Where the options of every command stand in its help: after any of its own.
const GLOBALS: usize = 900;

/// Where the flags for help and version stand: at the end.
const FLAGS: usize = 990;

/// The flags that clap would add, in our words, to a command and those below it.
fn own_flags(command: Command, lang: Lang) -> Command {
    let heading = match lang {
        Lang::En => None,
        Lang::Zh => Some("选项"),
    };
    let flag = |name: &'static str, short, action, help: Text| {
        let flag = Arg::new(name).short(short).long(name).action(action).help(help.of(lang).to_owned());
        flag.help_heading(heading).display_order(FLAGS)
    };
    let help = flag("help", 'h', ArgAction::Help, print_help());
    let version = command.get_version().map(|_| flag("version", 'V', ArgAction::Version, print_version()));
    let command = command.disable_help_flag(true).disable_version_flag(version.is_some()).arg(help).args(version);
    command.mut_subcommands(|below| own_flags(below, lang))
}

pub(crate) fn about(command: &str) -> Option<&'static str> {
    COMMANDS.iter().find(|(name, _)| *name == command).map(|(_, about)| *about)
}

/// What an argument's value is called, and what the argument is for.
pub(crate) fn words(command: &str, argument: &str) -> Option<(&'static str, &'static str)> {
    let of = |command: &str| ARGUMENTS.iter().find(|row| (row.0, row.1) == (command, argument));
    of(command).or_else(|| of("*")).map(|row| (row.2, row.3))
}

pub(crate) fn value_help(command: &str, argument: &str, value: &str) -> Option<&'static str> {
    let row = |command| VALUES.iter().find(|row| (row.0, row.1, row.2) == (command, argument, value));
    row(command).or_else(|| row("*")).map(|row| row.3)
}
