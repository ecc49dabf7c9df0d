//! The help text in Chinese; the English one is the doc comments of the arguments.
//!
//! What clap says of its own accord when a command line is wrong stays English.

use super::{Lang, Text, sentences};
use clap::{Arg, ArgAction, Command};

sentences! {
    first_steps() {
        "First steps:\n  handover init     start a new handover and answer a few questions\n  handover check    walk through what waits on you\n  handover status   see where both sides stand"
        "常用步骤:\n  handover init     新建一次交接，回答几个问题即可\n  handover check    逐项处理待你完成的事项\n  handover status   查看双方的进展"
    }
    print_help() { "Print help (-h is shorter)" "显示帮助（-h 较简短）" }
    print_version() { "Print version" "显示版本" }
}

/// What each command does.
const COMMANDS: &[(&str, &str)] = &[
    ("handover", "用双方共同提交到 git 的文本文件，完成两个组织之间的交接。"),
    ("init", "在一个目录中新建交接项目"),
    ("check", "逐项处理待你完成的事项；没有终端时列出尚未完成的内容"),
    ("status", "查看交接进展"),
    ("show", "查看一个事项：记录、前置事项和下一步"),
    ("mark", "记录一个或多个事项的完成情况"),
    ("add", "在一个部分的末尾添加事项"),
];

/// The arguments of each command: the command, the argument, what its value is called, what it is for.
const ARGUMENTS: &[(&str, &str, &str, &str)] = &[
    ("handover", "folder", "目录", "从这个目录开始，而不是当前目录"),
    ("handover", "lang", "语言", "界面语言：en 或 zh-CN（默认依次取 HANDOVER_LANG、项目、系统的设置）"),
    ("handover", "color", "时机", "何时使用颜色"),
    ("handover", "no_input", "", "即使在终端里也不提问"),
    ("init", "dir", "目录", "新项目所在的目录，没有则新建"),
    ("init", "template", "名称", "使用的模板：minimal 或 agency"),
    ("init", "title", "标题", "交接的名称，即大家对它的称呼"),
    ("init", "giver", "名称", "移交方：移交工作的组织"),
    ("init", "receiver", "名称", "接收方：接手工作的组织"),
    ("init", "witness", "名称", "监交方：见证交接的组织，没有可不填"),
    ("init", "people", "一方:编号:姓名 <邮箱>", "人员，如 'giver:lin:林薇 <lin@bright.example>'，可多次给出"),
    ("init", "start", "日期", "交接开始的日期"),
    ("init", "cutover", "日期", "责任正式转移的日期"),
    ("init", "close", "日期", "观察期的最后一天"),
    ("init", "format", "格式", "新文件的格式"),
    ("check", "only", "部分|事项", "只看这些部分或事项"),
    ("check", "acting", "人员", "由谁作答（人员编号）"),
    ("check", "due", "", "只看已逾期或七天内到期的事项"),
    ("check", "all", "", "也包括等待他人处理的事项"),
    ("status", "folders", "目录", "要并列查看的项目，或存放多个项目的目录"),
    ("status", "by", "维度", "表格按什么分行"),
    ("status", "format", "格式", "输出格式"),
    ("show", "item", "事项", "事项全名；编号不重复时也可只写编号"),
    (
        "mark",
        "words",
        "事项… 动作",
        "一个或多个事项，最后写动作：步骤名（如 granted），或 rejected、waived、blocked、noted、reopened",
    ),
    ("mark", "acting", "人员", "由谁完成（人员编号）"),
    ("mark", "note", "备注", "需要说明的情况"),
    ("mark", "evidence", "文件|网址", "作为证据的项目文件或网址，可多次给出"),
    ("mark", "at", "时间", "完成时间，如 2026-11-20T10:03:00+08:00（默认为现在）"),
    ("add", "section", "部分", "要添加到的部分，如 permissions"),
    ("add", "title", "标题", "事项的名称"),
    ("add", "fields", "字段=值", "事项的字段，如 due=2026-11-23，可多次给出"),
];

/// The values an argument can take: the command, the argument, the value, what it means.
const VALUES: &[(&str, &str, &str, &str)] = &[
    ("handover", "color", "auto", "在终端中使用，设置了 NO_COLOR 时除外"),
    ("handover", "color", "always", "总是使用，输出到管道时也用"),
    ("handover", "color", "never", "从不使用"),
    ("init", "format", "toml", "TOML 文件"),
    ("init", "format", "yaml", "YAML 文件"),
    ("status", "by", "section", "按部分"),
    ("status", "by", "party", "按一方：移交方、接收方、监交方"),
    ("status", "by", "person", "按人员"),
    ("status", "by", "due", "列出未完成的事项，按到期日排序"),
    ("status", "format", "table", "给人看的表格"),
    ("status", "format", "json", "JSON，供程序读取"),
    ("status", "format", "csv", "CSV，供电子表格使用"),
    ("status", "format", "md", "Markdown，用于邮件和工单"),
];

/// The command line with its help in a language.
pub fn localise(command: Command, lang: Lang) -> Command {
    let command = globals_last(command.after_help(first_steps().of(lang).to_owned()));
    let command = own_flags(command, lang);
    match lang {
        Lang::En => command,
        Lang::Zh => {
            let command = in_chinese(command);
            let mut built = command.clone();
            built.build();
            with_usage(command, &built)
        }
    }
}

/// A command and those below it with all their words in Chinese, but for the usage.
fn in_chinese(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let header = *command.get_styles().get_header();
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{header}用法:{header:#} {{usage}}\n\n{{all-args}}{{after-help}}"
    );
    let command = match about(&name) {
        Some(about) => command.about(about).long_about(None),
        None => command,
    };
    command
        .help_template(template)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .mut_args(|argument| argument_in_chinese(&name, argument))
        .mut_subcommands(in_chinese)
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

fn about(command: &str) -> Option<&'static str> {
    COMMANDS.iter().find(|(name, _)| *name == command).map(|(_, about)| *about)
}

/// What an argument's value is called, and what the argument is for.
fn words(command: &str, argument: &str) -> Option<(&'static str, &'static str)> {
    let mut rows = ARGUMENTS.iter();
    rows.find(|row| (row.0, row.1) == (command, argument)).map(|row| (row.2, row.3))
}

fn value_help(command: &str, argument: &str, value: &str) -> Option<&'static str> {
    VALUES.iter().find(|row| (row.0, row.1, row.2) == (command, argument, value)).map(|row| row.3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use clap::CommandFactory;

    /// The command and all below it.
    fn tree(command: &Command) -> Vec<&Command> {
        let below = command.get_subcommands().flat_map(tree);
        std::iter::once(command).chain(below).collect()
    }

    fn arguments(command: &Command) -> impl Iterator<Item = (&str, &Arg)> {
        command.get_arguments().map(|argument| (argument.get_id().as_str(), argument))
    }

    fn help(command: &str) -> String {
        let mut top = localise(Cli::command(), Lang::Zh);
        top.build();
        let found = tree(&top).into_iter().find(|found| found.get_name() == command).cloned();
        found.map(|mut found| found.render_long_help().to_string()).unwrap_or_default()
    }

    #[test]
    fn every_command_argument_and_value_has_chinese_help() {
        let english = Cli::command();
        for command in tree(&english) {
            let name = command.get_name();
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
            let command = commands.iter().find(|found| found.get_name() == command)?;
            command.get_arguments().find(|found| found.get_id().as_str() == argument)
        };
        for (name, _) in COMMANDS {
            assert!(commands.iter().any(|command| command.get_name() == *name), "{name}");
        }
        for (command, id, value_name, _) in ARGUMENTS {
            let takes_values = argument(command, id).map(|found| found.get_action().takes_values());
            assert_eq!(takes_values, Some(!value_name.is_empty()), "{command} {id}");
        }
        for (command, id, value, _) in VALUES {
            let values = argument(command, id).map(Arg::get_possible_values).unwrap_or_default();
            assert!(values.iter().any(|found| found.get_name() == *value), "{command} {id} {value}");
        }
    }

    #[test]
    fn chinese_help_has_no_english_of_claps_own() {
        for command in tree(&Cli::command()) {
            let help = help(command.get_name());
            for word in
                ["Usage", "Options", "OPTIONS", "Commands", "COMMAND", "Arguments", "Print", "default", "possible"]
            {
                assert!(!help.contains(word), "{word} in {help}");
            }
            assert!(help.contains("用法: handover") && help.contains("选项:"), "{help}");
        }
    }

    #[test]
    fn the_command_line_means_the_same_in_both_languages() {
        for lang in [Lang::En, Lang::Zh] {
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
    fn help_names_the_first_steps_in_both_languages() {
        for lang in [Lang::En, Lang::Zh] {
            let help = localise(Cli::command(), lang).render_help().to_string();
            for step in ["handover init", "handover check", "handover status"] {
                assert!(help.contains(step), "{help}");
            }
        }
    }
}
