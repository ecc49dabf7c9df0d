//! How the records of a project came out, as data.

use crate::document::decision::Decision;
use crate::document::place::RecordPlace;
use crate::document::record::Record;
use crate::document::verdict::Verdict;
use crate::evidence::{Digest, Fault};
use crate::model::party::Party;
use crate::signoff::compare::Comparison;
use crate::signoff::judge::Judgement;
use crate::signoff::statement::{Named, Statement};
use crate::signoff::vouching::Vouchers;
use crate::signoff::{EVIDENCE, RECORD};
use crate::text::Text;
use crate::text::exit::Exit;
use std::collections::{HashMap, HashSet};

/// What is wrong with a file of a record: its name, how it came out, and why.
pub type FileFault = (String, Verdict, Text);

/// A record or a statement that somebody saw, and that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingFile {
    /// Its path from the project folder.
    pub path: String,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// The statements that name it, by path; nothing where only one's own copy does.
    pub named_by: Vec<String>,
}

/// What is at the paths of evidence now: a digest, or why there is none.
pub type EvidenceNow = HashMap<String, Result<Digest, Vec<Fault>>>;

/// What records are judged by besides the project.
#[derive(Debug, Clone, Copy)]
pub struct Judging<'a> {
    /// What vouches for keys.
    pub vouchers: &'a Vouchers,
    /// Whether whatever is not verified fails.
    pub strict: bool,
    /// The statements that one signed oneself, by path from the project folder.
    pub own: &'a [Named],
    /// The evidence as it is now; nothing where nobody looked.
    pub evidence: Option<&'a EvidenceNow>,
}

impl<'a> Judging<'a> {
    /// By what vouches for keys alone.
    pub fn plain(vouchers: &'a Vouchers) -> Judging<'a> {
        Judging { vouchers, strict: false, own: &[], evidence: None }
    }
}

/// All records of a project.
#[derive(Debug, Default)]
pub struct RecordsCheck {
    /// The records, by stage and digits.
    pub records: Vec<RecordCheck>,
    /// What stands below `records/` and is no record, by path, with the reason.
    pub strays: Vec<(String, Text)>,
    /// Records and statements that others name, and that are gone.
    pub missing: Vec<MissingFile>,
}

/// One record.
#[derive(Debug)]
pub struct RecordCheck {
    /// Which one.
    pub place: RecordPlace,
    /// What `record.json` holds, if it can be read.
    pub record: Option<Record>,
    /// SHA-256 of `record.json`.
    pub digest: Option<Digest>,
    /// SHA-256 of `EVIDENCE.sha256`.
    pub evidence: Option<Digest>,
    /// How it stands: CURRENT, CONTINUED, DEPARTED, SUPERSEDED, BAD, MISSING, CANNOT TELL, or UNREADABLE where the
    /// project is.
    pub standing: Verdict,
    /// Why, a sentence each; for CONTINUED what went on.
    pub reasons: Vec<Text>,
    /// How it compares with the project.
    pub comparison: Comparison,
    /// What is wrong with single files, by name in the folder.
    pub faults: Vec<FileFault>,
    /// Its statements, in the order of their files.
    pub statements: Vec<StatementCheck>,
    /// The record that took its place.
    pub superseded_by: Option<RecordPlace>,
    /// Ids of those whom the project names as signers of its stage now. Either side can have named others for a while.
    pub demanded: Vec<String>,
}

/// One statement.
#[derive(Debug)]
pub struct StatementCheck {
    /// The name of its file.
    pub file: String,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// What it states, if it can be read.
    pub statement: Option<Statement>,
    /// How it came out.
    pub verdict: Judgement,
}

impl StatementCheck {
    /// What it states, where it stands for its signer.
    pub fn standing(&self) -> Option<&Statement> {
        self.statement.as_ref().filter(|_| self.verdict.counts && !self.verdict.replaced)
    }
}

impl RecordCheck {
    /// The statements that stand for their signers.
    pub fn standing_statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter_map(StatementCheck::standing)
    }

    /// Ids of the signers who have signed and not rejected.
    pub fn signed(&self) -> Vec<&str> {
        self.decided(|decision| decision != Decision::Rejected)
    }

    /// Ids of those who reject it.
    pub fn rejecting(&self) -> Vec<&str> {
        self.decided(|decision| decision == Decision::Rejected)
    }

    fn decided(&self, is: impl Fn(Decision) -> bool) -> Vec<&str> {
        self.standing_statements().filter(|one| is(one.decision)).map(|one| one.signer.as_str()).collect()
    }

    /// Ids of those who signed, of whose identity nobody can be sure.
    pub fn unverified(&self) -> Vec<&str> {
        let unverified = |one: &&StatementCheck| one.verdict.state == Verdict::Unverified;
        let standing = self.statements.iter().filter(unverified).filter_map(StatementCheck::standing);
        standing.filter(|one| one.decision != Decision::Rejected).map(|one| one.signer.as_str()).collect()
    }

    /// Ids of the signers, its own and those whom the project names now, who have neither signed nor rejected.
    pub fn waiting(&self) -> Vec<&str> {
        let mut decided: HashSet<&str> = self.decided(|_| true).into_iter().collect();
        let signers = self.record.iter().flat_map(|record| &record.given.terms.signers);
        signers.chain(&self.demanded).map(String::as_str).filter(|id| decided.insert(id)).collect()
    }

    /// Whether every signer stands for it, whom it names and whom the project names now, somebody of the giver and of
    /// the receiver among them, and nobody rejects it.
    pub fn is_signed_by_all(&self) -> bool {
        let signed: HashSet<&str> = self.signed().into_iter().collect();
        let demanded = self.demanded.iter().all(|id| signed.contains(id.as_str()));
        self.is_sound() && demanded && self.is_by_all(&signed)
    }

    /// Whether it was signed by all as far as its files tell, whatever this machine knows of the signers' keys, and
    /// whatever somebody put beside what they signed.
    pub fn is_binding(&self) -> bool {
        let is_payload = |name: &str| matches!(name, "" | RECORD | EVIDENCE);
        if self.faults.iter().any(|(name, ..)| is_payload(name)) {
            return false;
        }
        let binding = self.statements.iter().filter(|one| one.verdict.binds).filter_map(|one| one.statement.as_ref());
        let agreeing = binding.filter(|one| one.decision != Decision::Rejected);
        self.is_by_all(&agreeing.map(|one| one.signer.as_str()).collect())
    }

    fn is_by_all(&self, signed: &HashSet<&str>) -> bool {
        let Some(record) = &self.record else { return false };
        let of_party = |party: Party| {
            let people = &record.given.terms.people;
            signed.iter().any(|id| people.get(*id).is_some_and(|person| person.party == party))
        };
        record.given.terms.signers.iter().all(|id| signed.contains(id.as_str()))
            && of_party(Party::Giver)
            && of_party(Party::Receiver)
    }

    /// Whether its own files are whole and what was signed, whatever became of the project since.
    pub fn is_sound(&self) -> bool {
        use Verdict::{Bad, CannotTell, Missing};
        !matches!(self.standing, Bad | Missing | CannotTell)
            && !self.statements.iter().any(|one| matches!(one.verdict.state, Bad | Missing | CannotTell))
    }

    /// How it makes the verification end: one that not all have signed only where it is not what was signed.
    pub fn exit(&self) -> Exit {
        match self.standing {
            Verdict::Bad | Verdict::Missing => Exit::Mismatch,
            Verdict::CannotTell | Verdict::Unreadable => Exit::Project,
            Verdict::Departed if !self.is_binding() => Exit::Fine,
            Verdict::Departed if self.comparison.departures.iter().any(|one| one.tampered) => Exit::Mismatch,
            Verdict::Departed => Exit::Outstanding,
            _ => Exit::Fine,
        }
    }
}
