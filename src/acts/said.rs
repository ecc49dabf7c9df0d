//! What one line says about an act: its words, and the files, folders and addresses in it that show it.
//!
//! In: the line, and the folders in which paths are looked for. Out: [`Line`]. The rule that a person is told: a web
//! address or the path of something that is there is evidence; what else is said is the note, which stays as it was typed.
//! A word is a path where it has a `/` or a `.` in it, or is all there is: "evidence" within a sentence is a word.

use crate::files::load::{Loaded, Source};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// So many words make up a path with blanks in it, at most.
const WORDS: usize = 12;

/// Signs around a path that are none of its own.
const AROUND: [char; 20] =
    ['"', '\'', '“', '”', '‘', '’', '(', ')', '（', '）', '《', '》', '【', '】', ',', '，', '。', ';', '；', '、'];

/// What a line says.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Line {
    /// The words; nothing where the line names evidence and no more.
    pub(crate) note: Option<String>,
    /// What it names as evidence, as it is written there.
    pub(crate) evidence: Vec<String>,
    /// What reads like a path of something that is not there.
    pub(crate) missing: Option<String>,
}

/// Reads a line; paths are looked for in the current folder, then in that of the project, and `~` is the home.
pub(crate) fn read_line(line: &str, folder: &Path, home: Option<&Path>, loaded: &Loaded) -> Line {
    let folders = [folder, &loaded.root];
    let sources = loaded.sources.iter().filter(|source| !source.is_foreign()).map(Source::name);
    let own: Vec<PathBuf> = sources.filter_map(|name| loaded.root.join(name).canonicalize().ok()).collect();
    let there = |path: &str| {
        let path = at_home(path, home);
        let found = folders.iter().map(|folder| folder.join(&path)).find(|path| path.symlink_metadata().is_ok());
        found.is_some_and(|path| path.canonicalize().map_or(true, |real| !own.contains(&real)))
    };
    let said = read(line, there, |path| folders.iter().any(|folder| folder.join(at_home(path, home)).is_dir()));
    let evidence = said.evidence.iter().map(|path| at_home(path, home).to_string_lossy().into_owned());
    Line { evidence: evidence.collect(), ..said }
}

/// A path with the home in the place of `~`, as a shell would have it.
fn at_home(path: &str, home: Option<&Path>) -> PathBuf {
    let below = path.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    match (below, home) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(path),
    }
}

/// Reads a line; `there` tells what can be evidence, and `is_folder` which folders are there.
fn read(line: &str, there: impl Fn(&str) -> bool, is_folder: impl Fn(&str) -> bool) -> Line {
    let line = line.trim();
    let words = words(line);
    let mut said = Line::default();
    let (mut at, mut only_evidence) = (0, true);
    while let Some(word) = words.get(at) {
        let lasts = (at..words.len().min(at + WORDS)).rev();
        let path = lasts.map(|last| (last, &line[word.start..words[last].end])).find_map(|(last, text)| {
            let is_path = |path: &&str| !path.is_empty() && (text == line || is_like_a_path(path)) && there(path);
            Some((last, [text, text.trim_matches(AROUND), bare(text)].into_iter().find(is_path)?))
        });
        let text = bare(&line[word.clone()]);
        if let Some((last, path)) = path {
            said.evidence.push(path.to_owned());
            at = last;
        } else if let Some(address) = address(text) {
            said.evidence.push(address.to_owned());
            only_evidence &= address == text;
        } else {
            only_evidence = false;
            let missing = || is_missing(text, &is_folder, words.len() == 1);
            said.missing = said.missing.or_else(|| missing().then(|| text.to_owned()));
        }
        at += 1;
    }
    said.note = (!only_evidence).then(|| line.to_owned());
    said
}

/// A word without the signs around it, and without the stop that ends a sentence.
fn bare(text: &str) -> &str {
    text.trim_matches(AROUND).trim_end_matches('.').trim_matches(AROUND)
}

/// Where the words of a line are.
fn words(line: &str) -> Vec<Range<usize>> {
    let start = line.as_ptr() as usize;
    let place = |word: &str| {
        let begin = word.as_ptr() as usize - start;
        begin..begin + word.len()
    };
    line.split_whitespace().map(place).collect()
}

/// The web address in a word.
fn address(word: &str) -> Option<&str> {
    let sign = word.find("://")?;
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || "+.-".contains(c);
    let scheme = word[..sign].chars().rev().take_while(|c| is_scheme(*c)).count();
    let rest = word[sign..].split(['，', '。', '；', '、', '）', '】', '”', '》']).next().unwrap_or_default();
    let address = &word[sign - scheme..sign + rest.len()];
    (scheme > 0 && rest.len() > 3).then_some(address)
}

/// Whether a word reads like a path even within a sentence.
fn is_like_a_path(text: &str) -> bool {
    text.contains(['/', '\\']) || text.trim_matches('.').contains('.')
}

/// Whether a word can only be meant as a path: of a folder that is there, or with the ending of a file where nothing else
/// is said.
fn is_missing(text: &str, is_folder: impl Fn(&str) -> bool, alone: bool) -> bool {
    let starts = ["./", "../", "~/"].iter().any(|start| text.starts_with(start));
    let below =
        text.trim_end_matches('/').rsplit_once('/').map(|(parent, _)| parent).filter(|parent| !parent.is_empty());
    let known = below.is_some_and(is_folder);
    let ending = text.rsplit_once('.').map(|(name, ending)| (name.trim_matches('.'), ending));
    let named = ending.is_some_and(|(name, ending)| {
        !name.is_empty() && (2..=4).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphabetic())
    });
    starts || known || (alone && named)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a line says where a few files are there, and a folder that holds them.
    fn said(line: &str) -> (Option<String>, Vec<String>, Option<String>) {
        let files = ["evidence", "evidence/log.txt", "evidence/two words.pdf", "evidence/日志.txt", "list.csv", "a.d/"];
        let read = read(line, |path| files.contains(&path), |path| path == "evidence");
        (read.note, read.evidence, read.missing)
    }

    #[test]
    fn a_path_or_an_address_alone_is_evidence_and_nothing_else() {
        for line in [
            "evidence/log.txt",
            "evidence/two words.pdf",
            "\"evidence/two words.pdf\"",
            "list.csv",
            "https://docs.example/1?a=b",
        ] {
            let path = line.trim_matches('"').to_owned();
            assert_eq!(said(line), (None, vec![path], None), "{line}");
        }
        assert_eq!(said("evidence"), (None, vec!["evidence".to_owned()], None), "a folder");
        assert_eq!(
            said("list.csv evidence/log.txt"),
            (None, vec!["list.csv".to_owned(), "evidence/log.txt".to_owned()], None)
        );
    }

    #[test]
    fn a_tilde_is_the_home_where_a_shell_would_take_it_so() {
        let home = Some(Path::new("/home/lin"));
        for (typed, path) in
            [("~", "/home/lin"), ("~/a b.pdf", "/home/lin/a b.pdf"), ("~chen/x", "~chen/x"), ("a~", "a~")]
        {
            assert_eq!(at_home(typed, home), Path::new(path), "{typed}");
        }
        assert_eq!(at_home("~/x", None), Path::new("~/x"));
    }

    #[test]
    fn what_is_said_beside_it_stays_as_it_was_typed() {
        for (line, evidence) in [
            ("restored, see evidence/log.txt.", &["evidence/log.txt"][..]),
            ("both (evidence/two words.pdf, list.csv) agree", &["evidence/two words.pdf", "list.csv"]),
            ("已恢复，见 evidence/日志.txt。", &["evidence/日志.txt"]),
            ("工单见https://docs.example/工单，已关闭", &["https://docs.example/工单"]),
            ("the evidence is with Chen, 24/7", &[]),
            ("v1.2 and/or 3.5", &[]),
        ] {
            let evidence = evidence.iter().map(|path| (*path).to_owned()).collect();
            assert_eq!(said(line), (Some(line.to_owned()), evidence, None), "{line}");
        }
        assert_eq!(said("  "), (None, Vec::new(), None));
    }

    #[test]
    fn what_can_only_be_a_path_and_is_not_there_is_told() {
        for (line, missing) in [
            ("evidence/lgo.txt", "evidence/lgo.txt"),
            ("see evidence/lgo.txt.", "evidence/lgo.txt"),
            ("./nothing", "./nothing"),
            ("lsit.csv", "lsit.csv"),
        ] {
            assert_eq!(said(line).2.as_deref(), Some(missing), "{line}");
        }
        for line in ["done.", "acme.com was told", "24/7", "n/a", "林薇/陈宇", "1.5", "e.g."] {
            assert_eq!(said(line).2, None, "{line}");
        }
    }
}
