//! A signer's statement: what is said about a record, as a TOML file that is signed byte by byte.
//!
//! In: the bytes of a file, or what is to be stated. Out: a [`Statement`], or the one text that it is
//! written as. The reader takes exactly what the writer writes: another order, a comment, a field more
//! or less, a repeated key or another way to write a text make it no statement.

use super::claim::Claim;
use crate::document::decision::{Decision, Method};
use crate::document::reading::Unread;
use crate::evidence::Digest;
use crate::model::clock::{parse_moment, render_moment};
use crate::model::party::Party;
use crate::text::say::signoff as say;
use crate::text::visible::is_unsafe;
use chrono::{DateTime, FixedOffset};
use serde::Deserialize;
use std::fmt::Write as _;

/// The format of a statement that is made; the only one so far.
pub const FORMAT: i64 = 1;

/// A file, by its path from the project folder or its name in that of the record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its path or name.
    pub path: String,
    /// SHA-256 of its bytes.
    pub digest: Digest,
}

/// What one signer states about one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The random identity of the project.
    pub project: String,
    /// The stage that is signed.
    pub stage: String,
    /// SHA-256 of `record.json`.
    pub record: Digest,
    /// SHA-256 of `EVIDENCE.sha256`.
    pub evidence: Digest,
    /// Id of the signer.
    pub signer: String,
    /// Their name.
    pub name: String,
    /// Their organisation.
    pub organization: String,
    /// Their party.
    pub party: Party,
    /// What they are there.
    pub role: Option<String>,
    /// What they decided.
    pub decision: Decision,
    /// Why, where they rejected.
    pub reason: Option<String>,
    /// The sentence they sign.
    pub declaration: String,
    /// When they say they sign.
    pub at: DateTime<FixedOffset>,
    /// How they stand for it.
    pub method: Method,
    /// Id of the person who entered a statement that was typed or signed on paper.
    pub entered_by: Option<String>,
    /// The scan of the paper, beside the statement.
    pub scan: Option<Named>,
    /// SHA-256 of the statement of the same person that this one takes the place of.
    pub replaces: Option<Digest>,
    /// Full names of the items that are reserved, as the record lists them.
    pub reservations: Vec<String>,
    /// Every record and statement of the project that was there, by path.
    pub seen: Vec<Named>,
}

/// What every format of a statement begins with.
#[derive(Deserialize)]
struct Head {
    format: i64,
}

/// The shape of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementFile {
    #[serde(rename = "format")]
    _format: i64,
    project: String,
    stage: String,
    record: String,
    evidence: String,
    signer: String,
    name: String,
    organization: String,
    party: String,
    role: Option<String>,
    decision: String,
    reason: Option<String>,
    declaration: String,
    at: toml::value::Datetime,
    method: String,
    entered_by: Option<String>,
    scan: Option<NamedFile>,
    replaces: Option<String>,
    reservations: Vec<String>,
    seen: Vec<NamedFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedFile {
    path: String,
    sha256: String,
}

impl NamedFile {
    fn named(self) -> Option<Named> {
        Some(Named { digest: Digest::parse(&self.sha256)?, path: self.path })
    }
}

impl Statement {
    /// Reads the bytes of a statement's file.
    ///
    /// # Errors
    ///
    /// Why they are no statement: not UTF-8, not TOML, a field that is missing, unknown, repeated or of
    /// another type, or not written the way a statement is written.
    pub fn parse(bytes: &[u8]) -> Result<Statement, Unread> {
        let text = std::str::from_utf8(bytes).map_err(|_| Unread::Bad(say::statement_not_utf8()))?;
        if text.contains('\r') {
            return Err(Unread::Bad(say::statement_crlf()));
        }
        let unread = |error: toml::de::Error| match Unread::of(error.message()) {
            Unread::Bad(_) => Unread::Bad(say::statement_unreadable(error.message().to_owned())),
            newer => newer,
        };
        let head: Head = toml::from_str(text).map_err(unread)?;
        if head.format > FORMAT {
            return Err(Unread::Newer(say::newer_format(head.format)));
        }
        if head.format != FORMAT {
            return Err(Unread::Bad(say::statement_format(head.format)));
        }
        let file: StatementFile = toml::from_str(text).map_err(unread)?;
        let statement = Statement::from_file(file).ok_or_else(|| Unread::Bad(say::statement_value()))?;
        match statement.render() == text {
            true => Ok(statement),
            false => Err(Unread::Bad(say::statement_not_canonical())),
        }
    }

    fn from_file(file: StatementFile) -> Option<Statement> {
        let named = |list: Vec<NamedFile>| list.into_iter().map(NamedFile::named).collect::<Option<Vec<_>>>();
        Some(Statement {
            project: file.project,
            stage: file.stage,
            record: Digest::parse(&file.record)?,
            evidence: Digest::parse(&file.evidence)?,
            signer: file.signer,
            name: file.name,
            organization: file.organization,
            party: Party::parse(&file.party)?,
            role: file.role,
            decision: Decision::parse(&file.decision)?,
            reason: file.reason,
            declaration: file.declaration,
            at: parse_moment(&file.at.to_string())?,
            method: Method::parse(&file.method)?,
            entered_by: file.entered_by,
            scan: match file.scan {
                Some(scan) => Some(scan.named()?),
                None => None,
            },
            replaces: match file.replaces {
                Some(digest) => Some(Digest::parse(&digest)?),
                None => None,
            },
            reservations: file.reservations,
            seen: named(file.seen)?,
        })
    }

    /// Who says yes or no with it, and who entered that.
    pub fn claim(&self) -> Claim<'_> {
        let (rejects, entered_by) = (self.decision == Decision::Rejected, self.entered_by.as_deref());
        Claim { signer: &self.signer, party: self.party, rejects, entered_by }
    }

    /// The text of the statement's file: the bytes that are signed.
    pub fn render(&self) -> String {
        let mut text = String::new();
        let mut line = |key: &str, value: String| {
            let _ = writeln!(text, "{key} = {value}");
        };
        line("format", FORMAT.to_string());
        line("project", quoted(&self.project));
        line("stage", quoted(&self.stage));
        line("record", quoted(&self.record.to_string()));
        line("evidence", quoted(&self.evidence.to_string()));
        line("signer", quoted(&self.signer));
        line("name", quoted(&self.name));
        line("organization", quoted(&self.organization));
        line("party", quoted(self.party.word()));
        if let Some(role) = &self.role {
            line("role", quoted(role));
        }
        line("decision", quoted(self.decision.word()));
        if let Some(reason) = &self.reason {
            line("reason", quoted(reason));
        }
        line("declaration", quoted(&self.declaration));
        line("at", render_moment(&self.at));
        line("method", quoted(self.method.word()));
        if let Some(entered_by) = &self.entered_by {
            line("entered_by", quoted(entered_by));
        }
        if let Some(scan) = &self.scan {
            line("scan", render_named(scan));
        }
        if let Some(replaces) = &self.replaces {
            line("replaces", quoted(&replaces.to_string()));
        }
        line("reservations", list(self.reservations.iter().map(|item| quoted(item))));
        line("seen", list(self.seen.iter().map(render_named)));
        text
    }
}

/// A list, one member a line.
fn list(members: impl Iterator<Item = String>) -> String {
    let lines: String = members.map(|member| format!("  {member},\n")).collect();
    if lines.is_empty() { "[]".to_owned() } else { format!("[\n{lines}]") }
}

fn render_named(named: &Named) -> String {
    format!("{{ path = {}, sha256 = \"{}\" }}", quoted(&named.path), named.digest)
}

/// A TOML basic string in which nothing is hidden: what does not show is written as an escape.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_unsafe(c) && u32::from(c) <= 0xffff => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c if is_unsafe(c) => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests;
