//! Opening a file in the person's own editor, at a line.
//!
//! In: the file and the line. Out: whether an editor was found and how it ended. `$VISUAL`, else `$EDITOR`, else the
//! first known editor that is installed.

use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::editing as say;
use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

/// Editors that are looked for where the person names none, the easiest first.
const KNOWN: [&str; 7] = ["nano", "vim", "vi", "nvim", "hx", "emacs", "notepad.exe"];

/// Opens a file at a line, from 1, and waits until the editor is closed.
///
/// # Errors
///
/// When no editor is found, or it cannot be run or fails.
pub(crate) fn open_in_editor(path: &Path, line: usize) -> Result<(), Problem> {
    let Some(words) = editor() else {
        let place = format!("{}:{line}", path.display());
        return Err(Problem::usage(say::no_editor(place)).hint(say::no_editor_hint()));
    };
    let name = words.first().cloned().unwrap_or_default();
    let failed = |why: Text| Problem::usage(say::editor_failed(&name, why)).hint(say::no_editor_hint());
    let mut command = Command::new(&name);
    command.args(words.iter().skip(1)).args(at_line(&name, &words, path, line));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => {
            let code = status.code().map_or_else(|| status.to_string(), |code| code.to_string());
            Err(failed(say::ends_badly(code)))
        }
        Err(error) => Err(failed(Text::same(error.to_string()))),
    }
}

/// The words that run the editor.
fn editor() -> Option<Vec<String>> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| env::var(name).ok());
    let named = named.map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    named.into_iter().find(|words| !words.is_empty()).or_else(|| {
        let path = env::var_os("PATH").unwrap_or_default();
        let there = |name: &&str| env::split_paths(&path).any(|folder| folder.join(name).is_file());
        KNOWN.into_iter().find(there).map(|name| vec![name.to_owned()])
    })
}

/// What an editor takes to open a file at a line; one that is not known opens the file.
fn at_line(editor: &str, words: &[String], path: &Path, line: usize) -> Vec<OsString> {
    let stem = Path::new(editor).file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let file = path.as_os_str().to_owned();
    let beside = || {
        let mut place = file.clone();
        place.push(format!(":{line}"));
        place
    };
    match stem.as_str() {
        "vi" | "vim" | "gvim" | "nvim" | "view" | "nano" | "pico" | "emacs" | "emacsclient" | "kak" | "micro"
        | "joe" | "mg" | "ne" | "ed" | "gedit" => vec![format!("+{line}").into(), file],
        "code" | "code-insiders" | "codium" | "cursor" => {
            let waits = words.iter().any(|word| word == "--wait" || word == "-w");
            let wait = (!waits).then(|| OsString::from("--wait"));
            wait.into_iter().chain(["--goto".into(), beside()]).collect()
        }
        "hx" | "helix" => vec![beside()],
        "subl" => vec!["--wait".into(), beside()],
        _ => vec![file],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_editor_is_told_the_line_in_its_own_way() {
        let shown = |editor: &str| {
            let words: Vec<String> = editor.split(' ').map(str::to_owned).collect();
            let words = at_line(&words[0], &words, Path::new("a b.toml"), 7);
            words.iter().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join("|")
        };
        for editor in ["vi", "/usr/bin/vim", "nvim", "nano -l", "emacs", "vim.exe"] {
            assert_eq!(shown(editor), "+7|a b.toml", "{editor}");
        }
        assert_eq!(shown("code"), "--wait|--goto|a b.toml:7");
        assert_eq!(shown("code -w"), "--goto|a b.toml:7");
        assert_eq!((shown("hx"), shown("helix")), ("a b.toml:7".to_owned(), "a b.toml:7".to_owned()));
        assert_eq!(shown("my-editor"), "a b.toml");
    }
}
