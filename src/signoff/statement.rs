//! A signer's statement: what is said about a record, as a TOML file that is signed byte by byte.
//!
//! In: the bytes of a file, or what is to be stated. Out: a [`Statement`], or the one text that it is
//! written as. The reader takes exactly what the writer writes: another order, a comment, a field more
//! or less, a repeated key or another way to write a text make it no statement.

use crate::document::record::Reservation;
use crate::evidence::Digest;
use crate::model::clock::{parse_moment, render_moment};
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::signoff as say;
use crate::text::visible::is_unsafe;
use chrono::{DateTime, FixedOffset};
use serde::Deserialize;
use std::fmt::Write as _;

/// The format of a statement; the only one so far.
pub(crate) const FORMAT: &str = "handover/statement/1";

/// What a signer decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Nothing is open.
    Accepted,
    /// What is open is listed.
    AcceptedWithReservations,
    /// The handover is not accepted as it stands.
    Rejected,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Decision; 3] = [Decision::Accepted, Decision::AcceptedWithReservations, Decision::Rejected];

    /// The word in files and data.
    pub fn word(self) -> &'static str {
        match self {
            Decision::Accepted => "accepted",
            Decision::AcceptedWithReservations => "accepted-with-reservations",
            Decision::Rejected => "rejected",
        }
    }
}

/// How a signer stands for a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// By an SSH signature beside it.
    Ssh,
    /// By typing name and digest; nobody's identity is verified.
    Typed,
}

impl Method {
    /// The word in files and data.
    pub fn word(self) -> &'static str {
        match self {
            Method::Ssh => "ssh",
            Method::Typed => "typed",
        }
    }
}

/// A file for people that was made of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name in the record's folder.
    pub name: String,
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
    /// Which record of the stage, from 1.
    pub revision: u32,
    /// SHA-256 of `MANIFEST.sha256`.
    pub manifest: Digest,
    /// SHA-256 of `record.json`.
    pub record: Digest,
    /// The files for people, by name.
    pub documents: Vec<Document>,
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
    /// SHA-256 of the statements before it, in the order of their files.
    pub countersigns: Vec<Digest>,
    /// The items that are open, as the record lists them.
    pub reservations: Vec<Reservation>,
}

/// The shape of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementFile {
    format: String,
    project: String,
    stage: String,
    revision: u32,
    manifest: String,
    record: String,
    documents: Vec<DocumentFile>,
    signer: String,
    name: String,
    organization: String,
    party: Party,
    role: Option<String>,
    decision: String,
    reason: Option<String>,
    declaration: String,
    at: toml::value::Datetime,
    method: String,
    countersigns: Vec<String>,
    reservations: Vec<Reservation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentFile {
    name: String,
    sha256: String,
}

impl Statement {
    /// Reads the bytes of a statement's file.
    ///
    /// # Errors
    ///
    /// Why they are no statement: not UTF-8, not TOML, a field that is missing, unknown, repeated or of
    /// another type, or not written the way a statement is written.
    pub fn parse(bytes: &[u8]) -> Result<Statement, Text> {
        let text = std::str::from_utf8(bytes).map_err(|_| say::statement_not_utf8())?;
        if text.contains('\r') {
            return Err(say::statement_crlf());
        }
        let file: StatementFile =
            toml::from_str(text).map_err(|error| say::statement_unreadable(error.message().to_owned()))?;
        if file.format != FORMAT {
            return Err(say::statement_format(file.format));
        }
        let statement = Statement::from_file(file).ok_or_else(say::statement_value)?;
        match statement.render() == text {
            true => Ok(statement),
            false => Err(say::statement_not_canonical()),
        }
    }

    fn from_file(file: StatementFile) -> Option<Statement> {
        let digests = |list: &[String]| list.iter().map(|text| Digest::parse(text)).collect::<Option<Vec<_>>>();
        let document = |file: DocumentFile| Some(Document { name: file.name, digest: Digest::parse(&file.sha256)? });
        Some(Statement {
            project: file.project,
            stage: file.stage,
            revision: file.revision,
            manifest: Digest::parse(&file.manifest)?,
            record: Digest::parse(&file.record)?,
            documents: file.documents.into_iter().map(document).collect::<Option<Vec<_>>>()?,
            signer: file.signer,
            name: file.name,
            organization: file.organization,
            party: file.party,
            role: file.role,
            decision: Decision::ALL.into_iter().find(|decision| decision.word() == file.decision)?,
            reason: file.reason,
            declaration: file.declaration,
            at: parse_moment(&file.at.to_string())?,
            method: [Method::Ssh, Method::Typed].into_iter().find(|method| method.word() == file.method)?,
            countersigns: digests(&file.countersigns)?,
            reservations: file.reservations,
        })
    }

    /// The text of the statement's file: the bytes that are signed.
    pub(crate) fn render(&self) -> String {
        let mut text = String::new();
        let mut line = |key: &str, value: String| {
            let _ = writeln!(text, "{key} = {value}");
        };
        line("format", quoted(FORMAT));
        line("project", quoted(&self.project));
        line("stage", quoted(&self.stage));
        line("revision", self.revision.to_string());
        line("manifest", quoted(&self.manifest.to_string()));
        line("record", quoted(&self.record.to_string()));
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
        line("countersigns", list(self.countersigns.iter().map(|digest| quoted(&digest.to_string()))));
        let document =
            |document: &Document| format!("{{ name = {}, sha256 = \"{}\" }}", quoted(&document.name), document.digest);
        line("documents", list(self.documents.iter().map(document)));
        line("reservations", list(self.reservations.iter().map(render_reservation)));
        text
    }
}

/// A list, one member a line.
fn list(members: impl Iterator<Item = String>) -> String {
    let lines: String = members.map(|member| format!("  {member},\n")).collect();
    if lines.is_empty() { "[]".to_owned() } else { format!("[\n{lines}]") }
}

fn render_reservation(reservation: &Reservation) -> String {
    let owners: Vec<String> = reservation.owner.iter().map(|owner| quoted(owner)).collect();
    let mut fields = vec![
        format!("item = {}", quoted(&reservation.item)),
        format!("title = {}", quoted(&reservation.title)),
        format!("state = {}", quoted(reservation.state.word())),
        format!("owner = [{}]", owners.join(", ")),
    ];
    fields.extend(reservation.due.as_ref().map(|due| format!("due = {}", quoted(due))));
    format!("{{ {} }}", fields.join(", "))
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
