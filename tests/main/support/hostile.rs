//! Projects in which any text may be one that would steer a terminal or give a secret away.

use crate::support::runner::Runner;

/// Steers terminals, turns text around, or hides: escape, C1, DEL, bell, bidirectional override, zero width, tags.
pub(crate) const HOSTILE: &str =
    "\u{1b}[31mred\u{1b}]0;own\u{7} \u{9b}2J\u{7f}\u{202e}evil\u{200b}\u{2066}\u{feff}\u{e0041}\u{85}";

/// A project file whose every text is `text` and whose keys, where any will do, are `key`.
fn project_file(key: &str, text: &str) -> String {
    format!(
        r#"format: 1
id: {key}
title: {text}
language: en
timezone: Asia/Shanghai
template: {text}
giver: {{name: {text}, {key}: 1}}
receiver: {{name: {text}}}
milestones: {{start: 2026-11-02, cutover: 2026-11-30, {key}: 2026-12-01}}
people:
  - {{id: lin, name: {text}, party: giver, role: {text}, email: {text}}}
  - {{id: {key}, name: chen, party: receiver}}
signoff:
  - {{stage: {text}, signers: [{text}, lin], declaration: {text}}}
{key}: {text}
"#
    )
}

/// Section files of such texts and keys.
fn section_files(key: &str, text: &str) -> [(&'static str, String); 3] {
    let fields = format!(
        "title: {text}\n    details: {text}\n    owner: [{text}, lin]\n    due: {text}\n    accept_when: {text}\n    \
         when: {text}\n    needs: [{text}, a]\n    one_of: {text}\n    under: {text}\n    links: [{text}]\n    \
         tags: [{text}]\n    extra: {{{key}: {text}}}\n    {key}: {text}\n    system: {text}\n    action: {text}\n    \
         account: {text}\n    location: {text}"
    );
    let acts = format!(
        "    log:\n      - {{at: 2026-11-02T09:00:00+08:00, by: lin, did: noted, note: {text}, evidence: [{{path: {text}}}, {{url: {text}}}]}}\n      \
         - {{at: 2026-11-02T09:01:00+08:00, by: {text}, did: noted, note: {text}}}\n"
    );
    let broken = format!("    log:\n      - {{at: {text}, by: {text}, did: {text}, note: {text}}}\n");
    let clean = "    log:\n      - {at: 2026-11-02T09:00:00+08:00, by: lin, did: noted, note: fine}\n";
    let items = format!("items:\n  - id: {key}\n    {fields}\n{acts}  - id: a\n    {fields}\n{broken}");
    let own = format!(
        "section: {text}\ntitle: {text}\nstage: {text}\nsteps: [{{did: {text}, by: giver}}, {{did: ok, by: receiver}}]\nitems:\n  \
         - id: own\n    title: {text}\n{clean}  - id: other\n    title: {text}\n    needs: [own]\n"
    );
    [
        (
            "a.yaml",
            format!("section: permissions\ntitle: {text}\nowner: [{text}]\ndue: {text}\nstage: {text}\n{items}"),
        ),
        ("b.yaml", own),
        ("c.yaml", format!("section: backups\n<<: {text}\nitems: {{ {key}: [\n")),
    ]
}

/// Writes a project of such texts and keys; with `broken`, one of its files cannot be read.
pub(crate) fn project(key: &str, text: &str, broken: bool) -> Runner {
    let runner = Runner::new();
    runner.write("handover.yaml", &project_file(key, text));
    for (path, content) in section_files(key, text) {
        if broken || path != "c.yaml" {
            runner.write(path, &content);
        }
    }
    runner
}

/// A project in which every text and every free key is [`HOSTILE`].
pub(crate) fn hostile_project(broken: bool) -> Runner {
    let quoted = format!("\"{}\"", HOSTILE.chars().map(|c| format!("\\U{:08X}", c as u32)).collect::<String>());
    project(&quoted, &quoted, broken)
}
