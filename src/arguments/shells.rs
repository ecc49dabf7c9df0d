//! What goes to a shell that asked for candidates: nothing that it would act on, and nothing that steers a terminal.
//!
//! In: the candidates. Out: the lines that the shell's own script reads. The words come from files that another
//! company wrote, and from names of files; bash and PowerShell put them on the command line as they are, zsh and fish
//! quote them. So bash gets them quoted, PowerShell only those that need no quotes.

use crate::text::visible::{has_unsafe, is_plain_word, visible_line};
use clap::Command;
use clap_complete::engine::{CompletionCandidate, complete};
use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Zsh};
use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{Result, Write};
use std::path::Path;

/// The shells that can be served.
pub(crate) const SHELLS: [&dyn EnvCompleter; 4] = [
    &Guarded { shell: &Bash, quotes: Quotes::Backslashes },
    &Guarded { shell: &Zsh, quotes: Quotes::Own { colons: true } },
    &Guarded { shell: &Fish, quotes: Quotes::Own { colons: false } },
    &Guarded { shell: &Powershell, quotes: Quotes::Never },
];

/// A shell, whose candidates are looked at before it gets them.
struct Guarded {
    shell: &'static (dyn EnvCompleter + Sync),
    quotes: Quotes,
}

/// How a candidate comes to stand on the command line.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Quotes {
    /// As it is given: it is given with a backslash before whatever the shell would act on.
    Backslashes,
    /// The shell quotes it. With `colons`, what stands behind the first colon of a line is the help.
    Own { colons: bool },
    /// As it is given, and only if nothing in it would be acted on.
    Never,
}

impl EnvCompleter for Guarded {
    fn name(&self) -> &'static str {
        self.shell.name()
    }

    fn is(&self, name: &str) -> bool {
        self.shell.is(name)
    }

    fn write_registration(&self, var: &str, name: &str, bin: &str, completer: &str, to: &mut dyn Write) -> Result<()> {
        self.shell.write_registration(var, name, bin, completer, to)
    }

    fn write_complete(
        &self,
        command: &mut Command,
        mut words: Vec<OsString>,
        folder: Option<&Path>,
        to: &mut dyn Write,
    ) -> Result<()> {
        // Fish and PowerShell say nothing of where the cursor is: it stands behind the last word.
        let index = env::var("_CLAP_COMPLETE_INDEX").ok().and_then(|index| index.parse().ok());
        let index = index.unwrap_or(words.len().saturating_sub(1));
        if words.len() == index {
            words.push(OsString::new());
        }
        let separator = env::var("_CLAP_IFS").unwrap_or_else(|_| "\n".to_owned());
        let candidates = complete(command, words, index, folder)?;
        let lines: Vec<String> = candidates.iter().filter_map(|found| self.line(found)).collect();
        write!(to, "{}", lines.join(&separator))?;
        if !lines.is_empty() && !matches!(self.quotes, Quotes::Backslashes | Quotes::Own { colons: true }) {
            writeln!(to)?;
        }
        Ok(())
    }
}

impl Guarded {
    /// The line of a candidate; nothing for one that is not offered.
    fn line(&self, candidate: &CompletionCandidate) -> Option<String> {
        let value = self.value(candidate.get_value())?;
        let help = candidate.get_help().map(|help| visible_line(help.to_string().lines().next().unwrap_or_default()));
        let help = help.filter(|help| !help.is_empty());
        Some(match (self.quotes, help) {
            (Quotes::Backslashes, _) | (_, None) => value,
            (Quotes::Own { colons: true }, Some(help)) => format!("{value}:{}", help.replace('\\', "\\\\")),
            (Quotes::Own { colons: false } | Quotes::Never, Some(help)) => format!("{value}\t{help}"),
        })
    }

    /// A candidate as the shell is given it.
    fn value(&self, value: &OsStr) -> Option<String> {
        let value = value.to_str().filter(|value| !has_unsafe(value) && !value.contains(['\n', '\t']))?;
        match self.quotes {
            Quotes::Backslashes => Some(value.chars().flat_map(escaped).collect()),
            Quotes::Own { colons: true } => Some(value.replace('\\', "\\\\").replace(':', "\\:")),
            Quotes::Own { colons: false } => Some(value.to_owned()),
            Quotes::Never => Some(value.to_owned()).filter(|value| value.chars().all(is_harmless)),
        }
    }
}

/// A character with a backslash before it where bash would act on it.
fn escaped(c: char) -> impl Iterator<Item = char> {
    (!is_harmless(c)).then_some('\\').into_iter().chain([c])
}

/// Whether no shell acts on a character, wherever in a word it stands.
fn is_harmless(c: char) -> bool {
    matches!(c, '/' | ':' | ',' | '+' | '=' | '@' | '-') || is_plain_word(c.encode_utf8(&mut [0; 4]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: [&str; 9] =
        ["zz$(touch x)", "zy;touch${IFS}x;", "`touch x`", "a'b\"c", "a b", "~root", "!!", "a*?[b]", "#x|y&z<>(){}"];

    fn given(shell: usize, value: &str) -> Option<String> {
        let quotes =
            [Quotes::Backslashes, Quotes::Own { colons: true }, Quotes::Own { colons: false }, Quotes::Never][shell];
        let guarded = Guarded { shell: &Bash, quotes };
        guarded.line(&CompletionCandidate::new(value).help(Some("help: \u{1b}[31m".into())))
    }

    #[test]
    fn bash_gets_a_backslash_before_whatever_it_would_act_on() {
        for value in HOSTILE {
            let given = given(0, value).unwrap();
            assert_eq!(given.replace('\\', ""), value);
            let mut last = ' ';
            for c in given.chars() {
                assert!(last == '\\' || c == '\\' || is_harmless(c), "{given}");
                last = if last == '\\' { ' ' } else { c };
            }
        }
        assert_eq!(given(0, "permissions/store-owner").unwrap(), "permissions/store-owner");
        assert_eq!(given(0, "店铺/主账号（一）").unwrap(), "店铺/主账号（一）");
    }

    #[test]
    fn a_shell_that_cannot_quote_gets_only_what_needs_no_quotes() {
        for value in HOSTILE {
            assert_eq!(given(3, value), None, "{value}");
        }
        assert!(given(3, "a-b").is_some());
    }

    #[test]
    fn what_steers_a_terminal_goes_to_no_shell() {
        for shell in 0..4 {
            for value in ["a\u{1b}[2J", "a\nb", "a\tb", "a\u{202e}b", "a\u{9b}b", "a\u{7f}", "a\u{200b}"] {
                assert_eq!(given(shell, value), None, "{value:?}");
            }
            let line = given(shell, "a").unwrap();
            assert!(!line.contains('\u{1b}'), "{line:?}");
        }
    }
}
