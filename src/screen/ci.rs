//! What `check` found as the formats that systems which build and test software read.
//!
//! JUnit XML (the form that Jenkins, GitLab and GitHub actions read), GitHub's workflow commands, and GitLab's Code
//! Quality report. Paths are as the repository has them.

use crate::evidence::Digest;
use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::naming;
use crate::report::outstanding::Outstanding;
use crate::text::Lang;
use crate::text::json::render_json;
use crate::text::say::{commands as commands_say, log as say, status::milestone};
use crate::text::visible::visible_line;
use serde_json::{Value, json};
use std::collections::HashMap;

/// One thing that is told: a finding, an item that is outstanding, or a stage that waits on its signers.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    severity: Severity,
    code: String,
    path: String,
    line: usize,
    column: usize,
    title: String,
    message: String,
}

/// What a stage is told under that waits on its signers.
const UNSIGNED: &str = "unsigned";

/// Everything that is told; `folder` stands before each path.
pub(crate) fn told(loaded: &Loaded, findings: &[Finding], left: &Outstanding, folder: &str, lang: Lang) -> Vec<Told> {
    let project = &loaded.view.project;
    let main = loaded.sources.iter().next().map(|source| source.name()).unwrap_or_default();
    let findings = findings.iter().filter(|finding| finding.silenced.is_none()).map(|finding| {
        let place = finding.place.as_ref().map(|place| (&loaded.sources[place.source], place.span.start));
        let (line, column) = place.map_or((1, 1), |(source, at)| source.position(at));
        let item = finding.item.as_ref().map(ToString::to_string).unwrap_or_default();
        Told {
            severity: finding.severity,
            code: finding.code.to_owned(),
            path: visible_line(&format!("{folder}{}", place.map_or(main.clone(), |(source, _)| source.name()))),
            line,
            column,
            title: item,
            message: visible_line(finding.message.of(lang)),
        }
    });
    let items = left.items.iter().map(|at| {
        let (item, standing) = (&project.items[*at], &loaded.view.standings[*at]);
        let source = &loaded.sources[item.place.source];
        let (line, column) = source.position(item.place.span.start);
        let state = commands_say::refused_act(item.title.of(lang), naming::state_with(standing));
        Told {
            severity: if standing.days_late.is_some() { Severity::Warning } else { Severity::Hint },
            code: if standing.days_late.is_some() { "late" } else { "outstanding" }.to_owned(),
            path: visible_line(&format!("{folder}{}", source.name())),
            line,
            column,
            title: item.name.to_string(),
            message: visible_line(state.of(lang)),
        }
    });
    let stages = left.to_sign.iter().map(|stage| Told {
        severity: if stage.days_late.is_some() { Severity::Warning } else { Severity::Hint },
        code: UNSIGNED.to_owned(),
        path: visible_line(&format!("{folder}{main}")),
        line: 1,
        column: 1,
        title: stage.stage.clone(),
        message: visible_line(say::to_sign(milestone(&stage.stage)).of(lang)),
    });
    findings.chain(items).chain(stages).collect()
}

/// GitHub's workflow commands, one a line.
pub(crate) fn render_github(told: &[Told]) -> String {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let line = |one: &Told| {
        let command = match one.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "notice",
        };
        let title = [one.code.as_str(), &one.title].into_iter().filter(|part| !part.is_empty());
        let title = property(&title.collect::<Vec<_>>().join(" "));
        let (path, message) = (property(&one.path), data(&one.message));
        format!("::{command} file={path},line={},col={},title={title}::{message}\n", one.line, one.column)
    };
    told.iter().map(line).collect()
}

/// GitLab's Code Quality report. A fingerprint does not hang on the line, so that it stays when lines are added above.
///
/// # Errors
///
/// Never: everything in it is text.
pub(crate) fn render_gitlab(told: &[Told]) -> serde_json::Result<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let report = told.iter().map(|one| {
        let words = [&one.code, &one.path, &one.title, &one.message].map(String::as_str).join("\n");
        let number = seen.entry(words.clone()).or_default();
        *number += 1;
        let severity = match one.severity {
            Severity::Error => "critical",
            Severity::Warning => "major",
            Severity::Hint => "info",
        };
        json!({
            "description": one.message,
            "check_name": one.code,
            "fingerprint": Digest::of(format!("{words}\n{number}").as_bytes()).to_string(),
            "severity": severity,
            "location": { "path": one.path, "lines": { "begin": one.line } },
        })
    });
    render_json(&Value::Array(report.collect()))
}

/// JUnit XML: a test for each thing that is told, which fails; one that passes where there is nothing to tell.
pub(crate) fn render_junit(told: &[Told], lang: Lang) -> String {
    let count = told.len().max(1);
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{count}\" failures=\"{failures}\" errors=\"0\">\n  \
         <testsuite name=\"handover check\" tests=\"{count}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">\n",
        failures = told.len()
    );
    for one in told {
        let kind = match one.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        let name = [one.code.as_str(), &one.title].into_iter().filter(|part| !part.is_empty());
        let name = xml(&name.collect::<Vec<_>>().join(" "));
        let (path, message) = (xml(&one.path), xml(&one.message));
        text.push_str(&format!(
            "    <testcase classname=\"{path}\" name=\"{name}\" file=\"{path}\" line=\"{line}\">\n      \
             <failure type=\"{kind}\" message=\"{message}\">{path}:{line}:{column}: {message}</failure>\n    </testcase>\n",
            line = one.line,
            column = one.column
        ));
    }
    if told.is_empty() {
        let fine = xml(say::all_fine().of(lang));
        text.push_str(&format!("    <testcase classname=\"handover\" name=\"{fine}\"/>\n"));
    }
    text + "  </testsuite>\n</testsuites>\n"
}

/// Text inside XML, without what XML 1.0 has no way to write.
fn xml(text: &str) -> String {
    let allowed =
        |c: &char| matches!(c, '\t' | '\n' | '\r') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
    let text: String = text.chars().filter(allowed).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\n', "&#10;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(message: &str) -> Told {
        Told {
            severity: Severity::Error,
            code: "unknown-item".to_owned(),
            path: "a,b:c.toml".to_owned(),
            line: 3,
            column: 9,
            title: "scope/goals".to_owned(),
            message: message.to_owned(),
        }
    }

    #[test]
    fn nothing_in_a_message_ends_what_it_stands_in() {
        let told = [one("100 % of \"a\" <b> & c\r\n::error::x")];
        assert_eq!(
            render_github(&told),
            "::error file=a%2Cb%3Ac.toml,line=3,col=9,title=unknown-item scope/goals::100 %25 of \"a\" <b> & c%0D%0A::error::x\n"
        );
        let junit = render_junit(&told, Lang::DEFAULT);
        assert!(junit.contains("message=\"100 % of &quot;a&quot; &lt;b&gt; &amp; c\r&#10;::error::x\""), "{junit}");
        let gitlab = render_gitlab(&told).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&gitlab).unwrap()[0]["check_name"], "unknown-item");
    }

    #[test]
    fn a_fingerprint_stays_when_lines_come_above_and_differs_for_each() {
        let prints = |told: &[Told]| -> Vec<String> {
            let read: Vec<Value> = serde_json::from_str(&render_gitlab(told).unwrap()).unwrap();
            read.iter().map(|one| one["fingerprint"].as_str().unwrap().to_owned()).collect()
        };
        let moved = Told { line: 30, ..one("x") };
        assert_eq!(prints(&[one("x")]), prints(std::slice::from_ref(&moved)));
        let both = prints(&[one("x"), moved]);
        assert_ne!(both[0], both[1]);
    }

    #[test]
    fn nothing_to_tell_is_one_test_that_passes() {
        let junit = render_junit(&[], Lang::DEFAULT);
        assert!(junit.contains("tests=\"1\" failures=\"0\"") && !junit.contains("<failure"), "{junit}");
        assert_eq!((render_github(&[]), render_gitlab(&[]).unwrap()), (String::new(), "[]\n".to_owned()));
    }
}
