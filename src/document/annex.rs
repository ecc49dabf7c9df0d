//! The annex: the manifest's digest, evidence in full, the signers' keys, and how to verify it all
//! without this tool.
//!
//! In: the record and its signature lines. Out: facts, grids and shell commands. The commands are meant
//! to be pasted, so nothing of the project gets into them but what [`quoted`] makes harmless.

use super::blocks::{Block, Cell, Grid, Line, Tone};
use super::items::{Numbers, evidence_name};
use super::kinds::digest_lines;
use super::record::{RecordItem, RecordPerson, SignatureLine, SignedRecord};
use super::voice::Voice;
use crate::document::place::RecordPlace;
use crate::text::say::record as say;
use crate::text::visible::is_unsafe;

/// The namespace of every signature (`ssh-keygen -Y sign -n`).
const NAMESPACE: &str = "handover-signoff@v1";

/// The block of the annex.
pub(super) fn annex(voice: &Voice<'_>, numbers: &Numbers, signed: &SignedRecord) -> Vec<Block> {
    let record = &signed.record;
    let mut blocks = vec![Block::heading(1, voice.word(&say::annex()))];
    match &record.files {
        None => blocks.push(Block::Paragraph(voice.cell(&say::no_files()))),
        Some(files) => {
            blocks.push(Block::Facts(vec![
                (voice.label(&say::manifest()), Cell::new(&files.manifest).toned(Tone::Code)),
                (voice.label(&say::file_count()), Cell::new(files.count.to_string())),
            ]));
            blocks.extend(verification(voice, signed));
        }
    }
    blocks.extend(keys(voice, signed));
    let items = record.sections.iter().flat_map(|section| &section.items);
    let rows: Vec<_> = items.flat_map(|item| evidence_rows(voice, numbers, item)).collect();
    if !rows.is_empty() {
        blocks.push(Block::heading(2, voice.word(&say::evidence_list())));
        let columns = vec![
            voice.column(&say::ordinal(), 7),
            voice.column(&say::evidence_of(), 28),
            voice.column(&say::file(), 30),
            voice.column(&say::digest_size(), 35),
        ];
        blocks.push(Block::Grid(Grid { columns, rows }));
    }
    blocks
}

fn evidence_rows(voice: &Voice<'_>, numbers: &Numbers, item: &RecordItem) -> Vec<Vec<Cell>> {
    let evidence = item.log.iter().flat_map(|act| act.evidence.iter().map(move |evidence| (act, evidence)));
    let rows = evidence.map(|(act, evidence)| {
        let line = Line::new(evidence_name(evidence)).tone(Tone::Code);
        let line = match &evidence.url {
            Some(url) => line.link(url),
            None => line,
        };
        vec![
            Cell::new(numbers.get(&item.item)),
            Cell::new(&item.title).and(voice.word(&voice.done(item, &act.did)), Tone::Quiet),
            Cell::of([line]),
            digest_lines(voice, Cell::default(), evidence),
        ]
    });
    rows.collect()
}

/// The keys that may sign for the signers, for comparison over another channel.
fn keys(voice: &Voice<'_>, signed: &SignedRecord) -> Vec<Block> {
    let signers: Vec<&RecordPerson> = signers(signed).collect();
    if signers.iter().all(|person| person.keys.is_empty()) {
        return Vec::new();
    }
    let facts = signers.into_iter().map(|person| {
        let keys = person.keys.iter().map(|key| Line::new(key).tone(Tone::Code));
        let mut cell = Cell::of(keys);
        if cell.is_empty() {
            cell = voice.cell(&say::no_key()).toned(Tone::Quiet);
        }
        (Cell::new(&person.name).and(&person.id, Tone::Quiet), cell)
    });
    vec![Block::heading(2, voice.word(&say::keys())), Block::Facts(facts.collect())]
}

fn signers(signed: &SignedRecord) -> impl Iterator<Item = &RecordPerson> {
    let ids = signed.record.signers.iter();
    ids.filter_map(|id| signed.record.people.iter().find(|person| person.id == *id))
}

/// What a third person runs, step by step, and what each step must print.
fn verification(voice: &Voice<'_>, signed: &SignedRecord) -> Vec<Block> {
    let folder = record_folder(signed);
    let manifest = quoted(&format!("{folder}/MANIFEST.sha256"));
    let mut blocks = Vec::new();
    let mut step = |sentence, commands: Vec<String>| {
        blocks.push(Block::Paragraph(voice.cell(&sentence)));
        if !commands.is_empty() {
            blocks.push(Block::Commands(commands));
        }
    };
    step(say::how_to_verify(), Vec::new());
    step(say::compare_digest(), vec![format!("sha256sum {manifest}")]);
    step(say::check_files(), vec![format!("sha256sum -c {manifest}")]);
    step(
        say::check_added(),
        vec![format!(
            "{{ cut -c67- {manifest}; find . -path ./.git -prune -o -path ./records -prune -o ! -type d -print \
             | cut -c3-; }} | LC_ALL=C sort | uniq -u"
        )],
    );
    let keys: Vec<String> = signers(signed).flat_map(allowed_signers).collect();
    let lines: Vec<&SignatureLine> =
        signed.signatures.iter().filter(|line| line.method.as_deref() == Some("ssh")).collect();
    if !keys.is_empty() {
        let lines_quoted: Vec<String> = keys.iter().map(|key| quoted(key)).collect();
        step(say::make_signers(), vec![format!("printf '%s\\n' {} > ../allowed_signers", lines_quoted.join(" "))]);
        let verify: Vec<String> = match lines.as_slice() {
            // Frozen before anybody had signed: whoever signs has a statement here.
            [] => vec![format!(
                "for statement in {}/[0-9]*.toml; do name=\"${{statement##*/}}\"; id=\"${{name#*-*-}}\"; ssh-keygen -Y verify \
                 -f ../allowed_signers -I \"${{id%.toml}}\" -n handover-signoff@v1 \
                 -s \"$statement.sig\" < \"$statement\"; done",
                quoted(&folder)
            )],
            lines => lines.iter().filter_map(|line| verify_command(&folder, line)).collect(),
        };
        step(say::check_signatures(), verify);
    }
    step(
        say::check_bound(),
        vec![format!(
            "for file in MANIFEST.sha256 record.json record.md record.html; do grep -L \"$(sha256sum < {0}/$file \
             | cut -c1-64)\" {0}/[0-9]*.toml; done | sort -u",
            quoted(&folder)
        )],
    );
    let typed = signed.signatures.iter().filter(|line| line.method.as_deref() == Some("typed"));
    let typed: Vec<String> = typed.map(|line| line.name.clone()).collect();
    if !typed.is_empty() {
        step(say::typed_cannot(voice.list(&typed)), Vec::new());
    }
    blocks
}

/// The folder of the record, from the project's folder; a later revision stands beside the first one.
fn record_folder(signed: &SignedRecord) -> String {
    let place = RecordPlace { stage: signed.record.stage.clone(), revision: signed.record.revision };
    place.shown("")
}

/// The lines of an allowed_signers file (`ssh-keygen(1)`) for a person; nothing for one whose id or keys
/// cannot stand there, since a principal is a pattern and a key may be followed by anything.
fn allowed_signers(person: &RecordPerson) -> Vec<String> {
    if !is_principal(&person.id) {
        return Vec::new();
    }
    let lines = person.keys.iter().filter_map(|key| {
        let mut parts = key.split_ascii_whitespace();
        let (kind, blob) = (parts.next()?, parts.next()?);
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.@+/=".contains(&b));
        (plain(kind) && plain(blob)).then(|| format!("{} namespaces=\"{NAMESPACE}\" {kind} {blob}", person.id))
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
    use crate::model::party::Party;

    fn person(id: &str, key: &str) -> RecordPerson {
        let id = id.to_owned();
        RecordPerson { name: id.clone(), id, party: Party::Giver, role: None, email: None, keys: vec![key.to_owned()] }
    }

    #[test]
    fn nothing_of_a_project_can_run_in_a_pasted_command() {
        assert_eq!(quoted("records/cutover/01-giver-lin.toml"), "records/cutover/01-giver-lin.toml");
        assert_eq!(quoted("records/a b/$(id)'x"), "'records/a b/$(id)'\\''x'");
        assert_eq!(quoted("a\nb\u{202e}"), "ab");
    }

    #[test]
    fn a_key_stands_in_allowed_signers_without_what_follows_it() {
        let plain = "lin namespaces=\"handover-signoff@v1\" ssh-ed25519 AAAAC3Nza+/=";
        assert_eq!(allowed_signers(&person("lin", "ssh-ed25519 AAAAC3Nza+/= lin@laptop\n* ssh-rsa X")), [plain]);
        assert!(allowed_signers(&person("*", "ssh-ed25519 AAAA")).is_empty());
        assert!(allowed_signers(&person("lin,chen", "ssh-ed25519 AAAA")).is_empty());
        assert!(allowed_signers(&person("lin", "ssh-ed25519 $(id)")).is_empty());
    }
}
