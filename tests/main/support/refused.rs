//! A command that is turned down: what it must say in both languages, and that nothing on disk changed.

use crate::support::runner::{Output, Runner};

/// How a command is turned down.
pub(crate) struct Refused<'a> {
    /// The exit code.
    pub(crate) code: i32,
    /// What the English error says, among other things.
    pub(crate) en: &'a [&'a str],
    /// What the Chinese error says, among other things.
    pub(crate) zh: &'a [&'a str],
}

/// Runs a command in both languages: each time it is turned down as expected, and the folder stays as it was.
#[track_caller]
pub(crate) fn assert_refused(runner: &Runner, command: &[&str], expected: &Refused<'_>) {
    let before = runner.snapshot();
    for (lang, label, words) in [("en", "error: ", expected.en), ("zh-CN", "错误：", expected.zh)] {
        let output = runner.run(&[command, &["--lang", lang]].concat());
        assert_says(&output, expected.code, label, words, command);
        assert_eq!(runner.snapshot(), before, "{command:?} changes nothing");
    }
}

#[track_caller]
fn assert_says(output: &Output, code: i32, label: &str, words: &[&str], command: &[&str]) {
    assert_eq!(output.code, code, "{command:?}: {output:?}");
    assert!(output.err.starts_with(label), "{command:?}: {}", output.err);
    for word in words {
        assert!(output.err.contains(word), "{command:?} should say {word:?}: {}", output.err);
    }
    assert!(!output.err.contains("panicked"), "{}", output.err);
}
