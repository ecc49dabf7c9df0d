//! The last annexes: fingerprints of what was named as evidence and of the signers' keys, and how to verify it
//! all without this tool.
//!
//! In: the record and its signature lines. Out: tables and shell commands. The commands are meant to be pasted, so
//! nothing of the project gets into them but what [`quoted`] makes harmless.

use super::blocks::{Block, Cell, Line, Tone};
use super::book::{Act, Book, Entry};
use super::decision::Method;
use super::items::Evidence;
use super::kinds::{digest_lines, is_backup_digest, table};
use super::record::GivenEvidence;
use super::signed::{SignatureLine, SignedRecord};
use super::voice::Voice;
use crate::evidence::Digest;
use crate::text::say::record as say;
use crate::text::visible::is_unsafe;
use ssh_key::{HashAlg, PublicKey};
use std::collections::{HashMap, HashSet};

/// The namespace of every signature (`ssh-keygen -Y sign -n`).
const NAMESPACE: &str = "handover-signoff@v1";

/// Every piece of evidence that is listed here: what stands with the backups is not.
fn pieces<'a, 'b>(book: &'b Book<'a>) -> impl Iterator<Item = (&'b Entry<'a>, &'b Act<'a>, &'a GivenEvidence)> {
    let acts = book.all().flat_map(|entry| entry.acts.iter().map(move |act| (entry, act)));
    let pieces = acts.flat_map(|(entry, act)| act.given.evidence.iter().map(move |one| (entry, act, one)));
    pieces.filter(|(entry, act, one)| !is_backup_digest(entry.kind(), &act.given.did, one))
}

/// The numbers under which evidence is listed.
pub(super) fn numbered(book: &Book<'_>) -> Evidence {
    Evidence::of(pieces(book).map(|(entry, _, _)| entry.name))
}

/// The annex of the fingerprints.
pub(super) fn fingerprints(voice: &Voice<'_>, book: &Book<'_>, signed: &SignedRecord) -> Vec<Block> {
    let rows = pieces(book).enumerate().map(|(at, (entry, act, one))| {
        let line = Line::new(one.path.as_ref().or(one.url.as_ref()).map_or("", String::as_str)).tone(Tone::Code);
        let line = match &one.url {
            Some(url) => line.link(url),
            None => line,
        };
        let done = voice.word(&voice.done(entry, &act.given.did));
        let digest = match one.sha256 {
            Some(_) => digest_lines(voice, Cell::default(), one),
            None => voice.cell(&say::referred_to()).toned(Tone::Quiet),
        };
        vec![Cell::new(format!("E{}", at + 1)), Cell::new(format!("{} {done}", entry.number)), Cell::of([line]), digest]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::evidence_of(), 16),
        voice.column(&say::file(), 39),
        voice.column(&say::digest_size(), 38),
    ];
    let mut blocks = table(columns, rows.collect());
    blocks.extend(keys(voice, signed));
    if let Some(evidence) = &signed.evidence {
        blocks.push(Block::Facts(vec![(voice.label(&say::evidence_digest()), Cell::new(evidence).toned(Tone::Code))]));
    }
    blocks
}

/// The fingerprints of the keys that may sign for the signers, to be compared over another channel, and which of them
/// did.
fn keys(voice: &Voice<'_>, signed: &SignedRecord) -> Vec<Block> {
    let terms = &signed.record.given.terms;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut lines: HashMap<&str, Vec<&SignatureLine>> = HashMap::new();
    for line in &signed.signatures {
        lines.entry(&line.signer).or_default().push(line);
    }
    for id in &terms.signers {
        let Some(person) = terms.people.get(id) else { continue };
        let lines = lines.get(id.as_str()).map(Vec::as_slice).unwrap_or_default();
        let used: HashSet<&str> = lines.iter().filter_map(|line| line.fingerprint.as_deref()).collect();
        let listed = person.keys.iter().map(|key| fingerprint(key));
        let mut prints: Vec<String> = listed.chain(used.iter().map(|print| (*print).to_owned())).collect();
        prints.sort();
        prints.dedup();
        rows.extend(prints.into_iter().map(|print| {
            let signed = used.contains(print.as_str());
            let note = if signed { voice.cell(&say::signed_with()) } else { Cell::default() };
            vec![Cell::new(&person.name), Cell::new(print).toned(Tone::Code), note]
        }));
        let scans = lines.iter().filter_map(|line| line.scan.as_ref());
        rows.extend(
            scans
                .map(|scan| vec![Cell::new(&person.name), Cell::new(scan).toned(Tone::Code), voice.cell(&say::scan())]),
        );
    }
    let columns =
        vec![voice.column(&say::name(), 20), voice.column(&say::key(), 60), voice.column(&say::remarks(), 20)];
    let blocks = table(columns, rows);
    match blocks.is_empty() {
        true => blocks,
        false => std::iter::once(Block::heading(voice.word(&say::keys()))).chain(blocks).collect(),
    }
}

/// The fingerprint of a key as OpenSSH tells it; the key as written where it is none.
fn fingerprint(key: &str) -> String {
    PublicKey::from_openssh(key).map_or_else(|_| key.to_owned(), |key| key.fingerprint(HashAlg::Sha256).to_string())
}

/// What a third person runs, step by step, and what each step must print.
pub(super) fn verification(voice: &Voice<'_>, signed: &SignedRecord) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut step = |sentence, commands: Vec<String>| {
        blocks.push(Block::Paragraph(voice.cell(&sentence)));
        if !commands.is_empty() {
            blocks.push(Block::Commands(commands));
        }
    };
    let Some(folder) = &signed.folder else {
        step(say::nothing_to_verify(), Vec::new());
        return blocks;
    };
    let quiet = quoted(folder);
    step(say::how_to_verify(), Vec::new());
    step(say::compare_digest(), vec![format!("sha256sum {}", quoted(&format!("{folder}/record.json")))]);
    // Of an empty list `sha256sum -c` complains.
    if signed.evidence.as_ref().is_some_and(|digest| *digest != Digest::of(b"").to_string()) {
        step(say::check_files(), vec![format!("sha256sum -c {}", quoted(&format!("{folder}/EVIDENCE.sha256")))]);
    }
    step(
        say::check_bound(),
        vec![format!(
            "for file in record.json EVIDENCE.sha256; do grep -L \"$(sha256sum < {quiet}/$file | cut -c1-64)\" {quiet}/*.toml; done \
             | sort -u"
        )],
    );
    let terms = &signed.record.given.terms;
    let people = terms.signers.iter().filter_map(|id| Some((id, terms.people.get(id)?)));
    let keys: Vec<String> = people
        .flat_map(|(id, person)| {
            let former = allowed_signers(id, &person.former_keys);
            allowed_signers(id, &person.keys).into_iter().chain(former)
        })
        .collect();
    let lines = signed.signatures.iter().filter(|line| line.method == Some(Method::Ssh));
    let verify: Vec<String> = lines.filter_map(|line| verify_command(folder, line)).collect();
    if !keys.is_empty() && !verify.is_empty() {
        let lines_quoted: Vec<String> = keys.iter().map(|key| quoted(key)).collect();
        step(say::make_signers(), vec![format!("printf '%s\\n' {} > ../allowed_signers", lines_quoted.join(" "))]);
        step(say::check_signatures(), verify);
    }
    let others = signed.signatures.iter().filter(|line| matches!(line.method, Some(Method::Typed | Method::Paper)));
    let others: Vec<String> = others.map(|line| line.name.clone()).collect();
    if !others.is_empty() {
        step(say::cannot_verify(voice.list(&others)), Vec::new());
    }
    blocks
}

/// The lines of an allowed_signers file (`ssh-keygen(1)`) for a person; nothing for one whose id or keys
/// cannot stand there, since a principal is a pattern and a key may be followed by anything.
fn allowed_signers(id: &str, keys: &[String]) -> Vec<String> {
    if !is_principal(id) {
        return Vec::new();
    }
    let lines = keys.iter().filter_map(|key| {
        let mut parts = key.split_ascii_whitespace();
        let (kind, blob) = (parts.next()?, parts.next()?);
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.@+/=".contains(&b));
        (plain(kind) && plain(blob)).then(|| format!("{} namespaces=\"{NAMESPACE}\" {kind} {blob}", id))
    });
    lines.collect()
}

fn verify_command(folder: &str, line: &SignatureLine) -> Option<String> {
    let statement = line.statement.as_deref().filter(|_| is_principal(&line.signer))?;
    let statement = format!("{folder}/{statement}");
    let (signature, statement) = (quoted(&format!("{statement}.sig")), quoted(&statement));
    let signer = quoted(&line.signer);
    Some(format!("ssh-keygen -Y verify -f ../allowed_signers -I {signer} -n {NAMESPACE} -s {signature} < {statement}"))
}

/// Whether an id can be a principal that matches nobody else.
fn is_principal(id: &str) -> bool {
    !id.is_empty() && !id.starts_with('-') && id.chars().all(|c| c.is_alphanumeric() || "._-".contains(c))
}

/// A word for a POSIX shell: bare where that is safe, in single quotes otherwise.
fn quoted(word: &str) -> String {
    let word: String = word.chars().filter(|c| !is_unsafe(*c) && !matches!(c, '\n' | '\t')).collect();
    let bare = |c: char| c.is_alphanumeric() || "._-/@".contains(c);
    if !word.is_empty() && word.chars().all(bare) {
        return word;
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_project_can_run_in_a_pasted_command() {
        assert_eq!(quoted("records/cutover/01-giver-lin.toml"), "records/cutover/01-giver-lin.toml");
        assert_eq!(quoted("records/a b/$(id)'x"), "'records/a b/$(id)'\\''x'");
        assert_eq!(quoted("a\nb\u{202e}"), "ab");
    }

    #[test]
    fn a_key_stands_in_allowed_signers_without_what_follows_it() {
        let allowed = |id: &str, key: &str| allowed_signers(id, &[key.to_owned()]);
        let plain = "lin namespaces=\"handover-signoff@v1\" ssh-ed25519 AAAAC3Nza+/=";
        assert_eq!(allowed("lin", "ssh-ed25519 AAAAC3Nza+/= lin@laptop\n* ssh-rsa X"), [plain]);
        assert!(allowed("*", "ssh-ed25519 AAAA").is_empty());
        assert!(allowed("lin,chen", "ssh-ed25519 AAAA").is_empty());
        assert!(allowed("lin", "ssh-ed25519 $(id)").is_empty());
    }
}
