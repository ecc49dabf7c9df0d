//! The run of the process: the command line and the environment in, what is printed and the exit code out.

use super::{Cli, ColorChoice};
use crate::arguments::completing;
use crate::commands;
use crate::context::Context;
use crate::files::user::UserFolder;
use crate::model::clock;
use crate::model::clock::Clock;
use crate::screen::ui::Terminal;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{commands as say, help, usage};
use crate::text::visible::without_commands;
use crate::text::{Lang, Text};
use clap::{CommandFactory, FromArgMatches};
use std::env;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Runs the command that the process was started with: reads the command line and the environment, runs, prints,
/// and returns how it ended.
pub fn main() -> ExitCode {
    let system_lang = system_lang();
    let asked: Vec<String> = env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let asked_lang = option_lang(&asked).or_else(environment_lang);
    let help_lang = asked_lang.unwrap_or(system_lang);
    completing::answer(Cli::command, help_lang);
    // Help and complaints are put into the language only where there is something to show.
    let spoken = || {
        asked_lang
            .or_else(|| completing::project_lang(asked.get(1..).unwrap_or_default(), Cli::command()))
            .unwrap_or(system_lang)
    };
    let localised = |lang| help::localise(Cli::command(), lang).try_get_matches().map_err(|error| (error, lang));
    let matches = match Cli::command().try_get_matches().or_else(|_| localised(spoken())) {
        Ok(matches) => matches,
        Err((error, lang)) => {
            complain(&error, lang);
            return ExitCode::from(if error.use_stderr() { Exit::Usage.code() } else { Exit::Fine.code() });
        }
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => {
            complain(&error, spoken());
            return ExitCode::from(Exit::Usage.code());
        }
    };
    let mut terminal = Terminal::new(help_lang);
    let (exit, out, err) = run(cli, system_lang, &mut terminal);
    // A reader that has seen enough closes the pipe; that is no failure.
    let _ = std::io::stderr().write_all(err.as_bytes());
    let _ = std::io::stdout().write_all(&out).and_then(|()| std::io::stdout().flush());
    ExitCode::from(exit.code())
}

/// Runs the command; returns how it ended and what goes to standard output and standard error.
fn run(cli: Cli, system_lang: Lang, terminal: &mut Terminal) -> (Exit, Vec<u8>, String) {
    let wanted_lang = match cli.lang.as_deref().map(|name| (name, Lang::parse(name))) {
        Some((name, None)) => {
            let problem = Problem::usage(say::unknown_lang(name));
            return (problem.exit, Vec::new(), problem.render(system_lang) + "\n");
        }
        Some((_, found)) => found,
        None => environment_lang(),
    };
    let clock = match env::var("HANDOVER_NOW").map(|text| (clock::parse_moment(&text), text)) {
        Err(_) => Clock::Machine,
        Ok((Some(moment), _)) => Clock::Fixed(moment),
        Ok((None, text)) => {
            let problem = Problem::usage(say::bad_now(text));
            return (problem.exit, Vec::new(), problem.render(wanted_lang.unwrap_or(system_lang)) + "\n");
        }
    };
    let at_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let color = match cli.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
                || env::var("TERM").is_ok_and(|term| term == "dumb");
            std::io::stdout().is_terminal() && !refused
        }
    };
    let ascii = ascii_only();
    terminal.configure(wanted_lang.unwrap_or(system_lang), color, ascii);
    let folder = cli.folder.unwrap_or_else(|| ".".into());
    let mut context = Context {
        folder,
        wanted_lang,
        spoken: None,
        system_lang,
        width: terminal.width(),
        color,
        ascii,
        clock,
        acting: env::var("HANDOVER_AS").ok().filter(|id| !id.is_empty()),
        user: UserFolder::of(|name| env::var_os(name), env::home_dir()),
        home: env::home_dir(),
        interactive: at_terminal && !cli.no_input,
        ui: terminal,
        command_line: Cli::command,
        out_is_terminal: std::io::stdout().is_terminal(),
        // What a build server would act on is looked for in the whole text.
        stream: env::var_os("GITHUB_ACTIONS").is_none().then(|| Box::new(std::io::stdout()) as Box<dyn Write>),
        out: String::new(),
        out_bytes: Vec::new(),
        err: String::new(),
    };
    let ended = commands::run(cli.command, &mut context);
    if env::var_os("GITHUB_ACTIONS").is_some() {
        // What the other side wrote must not act on the build; bytes are what was asked for, such as its annotations.
        context.out = without_commands(&context.out);
        context.err = without_commands(&context.err);
    }
    let mut out = std::mem::take(&mut context.out).into_bytes();
    out.append(&mut context.out_bytes);
    match ended {
        Ok(exit) => (exit, out, context.err),
        Err(error) => {
            let problem =
                error.downcast::<Problem>().unwrap_or_else(|error| Problem::project(Text::same(format!("{error:#}"))));
            context.tell(&problem);
            (problem.exit, out, context.err)
        }
    }
}

/// Prints the help that was asked for, or what is wrong with the command line.
fn complain(error: &clap::Error, lang: Lang) {
    let Some((message, hint, after)) = usage::usage_error(error, lang) else {
        // In its own language the parser knows best where to print, and how.
        let styled = std::io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let _ = match lang == Lang::DEFAULT {
            true => error.print(),
            false => {
                let help = error.render();
                let help = if styled { help.ansi().to_string() } else { help.to_string() };
                std::io::stdout().write_all(help::with_marks(&help, lang).as_bytes())
            }
        };
        return;
    };
    let problem = hint.into_iter().fold(Problem::usage(message), Problem::hint);
    let after: String = after.iter().map(|line| format!("{}\n", line.of(lang))).collect();
    let _ = std::io::stderr().write_all(format!("{}\n\n{after}", problem.render(lang)).as_bytes());
}

/// The language of the command line, looked for before it is parsed, so that help is in it too.
fn option_lang(arguments: &[String]) -> Option<Lang> {
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument == "--lang" {
            return Lang::parse(arguments.next()?);
        }
        if let Some(name) = argument.strip_prefix("--lang=") {
            return Lang::parse(name);
        }
    }
    None
}

fn environment_lang() -> Option<Lang> {
    env::var("HANDOVER_LANG").ok().and_then(|name| Lang::parse(&name))
}

fn system_lang() -> Lang {
    locale().and_then(|name| Lang::parse(&name)).unwrap_or(Lang::DEFAULT)
}

/// The locale in force for messages.
fn locale() -> Option<String> {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    names.into_iter().filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty())
}

/// Whether to draw with ASCII only: asked for, or the locale is not UTF-8.
fn ascii_only() -> bool {
    let asked = env::var_os("HANDOVER_ASCII").is_some_and(|value| !value.is_empty() && value != "0");
    let names = ["LC_ALL", "LC_CTYPE", "LANG"];
    let charset = names.into_iter().filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty());
    let utf8 = charset.is_none_or(|name| {
        let name = name.to_ascii_lowercase();
        name.contains("utf-8") || name.contains("utf8")
    });
    asked || !utf8
}
