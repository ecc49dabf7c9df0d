//! `handover record`: what the documents hold, and that nothing in a project can act in them.

use crate::support::pty::Pty;
use crate::support::record::{docx_part, docx_text, record_bytes, record_text, signed_store};
use crate::support::runner::{Output, Runner};
use handover::document::record::{RecordFiles, RecordLang};
use handover::document::verdict::Verdict;
use handover::document::{render_record_docx, render_record_html, render_record_markdown};
use handover::model::party::Party;
use handover::text::Lang;
use std::fs;
use std::process::Command;

const BLOCKS_EN: [&str; 17] = [
    "Number",
    "Progress and dates",
    "Parties and people",
    "Scope and what is excluded",
    "Item list",
    "Data backups",
    "Permissions granted and revoked",
    "Training and who demonstrated what",
    "Notifications",
    "Unfinished matters",
    "Reservations",
    "Risks",
    "Watch period and contacts",
    "Data return, deletion and confidentiality",
    "Decision",
    "Signatures",
    "Annex: files and verification",
];

const BLOCKS_ZH: [&str; 17] = [
    "编号",
    "进度与日程",
    "移交各方与人员",
    "移交范围与除外事项",
    "移交清单",
    "数据备份",
    "权限授予与收回",
    "培训与独立演练",
    "相关方告知",
    "未了事项",
    "遗留问题",
    "风险",
    "护航期与联系人",
    "数据返还、删除与保密",
    "验收结论",
    "签署",
    "附件：文件清单与验证方法",
];

/// A run with the first of its arguments cut at spaces.
fn run(runner: &Runner, arguments: &str) -> Output {
    runner.run(&arguments.split(' ').collect::<Vec<_>>())
}

fn assert_in_order(text: &str, wanted: impl IntoIterator<Item = String>, what: &str) {
    let mut from = 0;
    for piece in wanted {
        match text[from..].find(&piece) {
            Some(at) => from += at + piece.len(),
            None => panic!("{what}: `{piece}` is missing or not in its place"),
        }
    }
}

#[test]
fn every_block_is_there_in_its_order_in_every_format_and_language() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    runner.copy_example("客服中心交接");
    for folder in ["store-agency", "客服中心交接"] {
        for (language, names) in [("--lang=en", &BLOCKS_EN), ("--lang=zh-CN", &BLOCKS_ZH), ("--both", &BLOCKS_ZH)] {
            let name = |at: usize| match language {
                "--both" => format!("{} {}", BLOCKS_ZH[at], BLOCKS_EN[at]),
                _ => names[at].to_owned(),
            };
            let what = |format: &str| format!("{folder} {language} {format}");
            let markdown = record_text(&runner, folder, &["--format", "md", language]);
            let wanted =
                (0..17).map(|at| if at == 0 { format!("- **{}**", name(0)) } else { format!("\n## {}\n", name(at)) });
            assert_in_order(&markdown, wanted, &what("md"));
            let html = record_text(&runner, folder, &["--format", "html", language]);
            let wanted =
                (0..17).map(|at| if at == 0 { format!(">{}</th>", name(0)) } else { format!("<h2>{}</h2>", name(at)) });
            assert_in_order(&html, wanted, &what("html"));
            let docx = record_bytes(&runner, folder, &["--format", "docx", language]);
            let text = format!("\n{}\n", docx_text(&docx).join("\n"));
            assert_in_order(&text, (0..17).map(|at| format!("\n{}\n", name(at))), &what("docx"));
        }
        let json: serde_json::Value =
            serde_json::from_str(&record_text(&runner, folder, &["--format", "json"])).unwrap();
        assert_eq!(json["schema"], "handover/record/1");
        assert_eq!(json["draft"], true);
        assert_eq!(json["signatures"].as_array().unwrap().len(), 3);
    }
}

#[test]
fn the_same_project_and_clock_give_the_same_bytes() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let before = runner.snapshot();
    for format in ["md", "html", "docx", "json"] {
        let first = record_bytes(&runner, "store-agency", &["--both", "--format", format]);
        let second = record_bytes(&runner, "store-agency", &["--both", "--format", format]);
        assert!(first == second, "{format} differs");
    }
    assert_eq!(runner.snapshot(), before, "reading leaves the tree as it was");
    let signed = signed_store(&runner.path("store-agency"));
    let twice = || render_record_docx(&signed, RecordLang::Both).unwrap();
    assert!(twice() == twice(), "the same bytes twice in one process");
}

#[test]
fn a_draft_says_that_it_is_one_on_every_page() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let html = record_text(&runner, "store-agency", &["--format", "html", "--both"]);
    assert!(html.contains("<title>移交单（草稿） Handover record (draft) · Acme flagship store"));
    assert!(html.contains("@top-right { content: \"acme-store-cutover-1  草稿 DRAFT\"; }"));
    assert!(html.contains("Nobody has signed this") && html.contains("本单尚未签署"));
    let docx = record_bytes(&runner, "store-agency", &["--format", "docx"]);
    assert!(docx_part(&docx, "word/header1.xml").contains("DRAFT"));
    let markdown = record_text(&runner, "store-agency", &[]);
    assert!(markdown.starts_with("# Handover record (draft)\n"));
    assert!(markdown.contains("Not made yet"));
}

#[test]
fn waived_and_not_chosen_and_optional_items_are_listed_as_such_with_their_notes() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let markdown = record_text(&runner, "store-agency", &[]);
    let row = |title: &str| markdown.lines().find(|line| line.contains(&format!("| **{title}"))).unwrap().to_owned();
    let waived = row("Mailboxes of the store");
    assert!(waived.contains("| does not apply |") && waived.contains("no forwarding to Bright"), "{waived}");
    assert!(row("Style guide for product pictures").contains("| open<br>optional |"));
    assert!(markdown.contains("| not chosen |"));
    let custom = row("Photo studio, third floor");
    assert!(custom.contains("Packed: Ben Okafor") && custom.contains("giver to report it returned"), "{custom}");
}

#[test]
fn what_was_signed_is_told_in_words_and_never_by_a_tick() {
    let runner = Runner::new();
    let mut signed = signed_store(&runner.copy_example("store-agency"));
    let both = render_record_markdown(&signed, RecordLang::Both);
    for words in [
        "**有保留验收**<br>**accepted with reservations**",
        "UNSIGNED ATTESTATION, identity not verified",
        "有效",
        "尚未签署",
        "SHA256:u3bmHSYQXw0bhBFyRZEcJ1LmmCQUbqjYwHG4bXx3Jdk",
        "2 of 3 have signed",
        &"ab".repeat(32),
    ] {
        assert!(both.contains(words), "{words}");
    }
    assert!(!both.contains("草稿") && !both.contains("DRAFT"));
    for (lang, words) in [(Lang::En, "UNSIGNED ATTESTATION"), (Lang::Zh, "未签名确认")] {
        assert!(render_record_markdown(&signed, RecordLang::One(lang)).contains(words));
    }
    signed.stale = true;
    signed.signatures[0].state = Some(Verdict::Bad);
    let english = render_record_markdown(&signed, RecordLang::One(Lang::En));
    assert!(english.contains("> **STALE.") && english.contains("BAD: not what was signed"));
    assert!(english.contains("Not established: a signature does not verify"));
    for text in [both, english, render_record_html(&signed, RecordLang::Both)] {
        assert!(!text.contains(['☐', '☑', '☒', '✓', '✔', '✗', '□', '■']), "a glyph stands for a decision");
    }
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_told_so() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let written = run(&runner, "-C store-agency record --format html -o out.html");
    assert_eq!((written.code, written.out.as_str(), written.err.as_str()), (0, "", "Wrote out.html.\n"));
    let first = runner.read("store-agency/out.html");
    let refused = run(&runner, "-C store-agency record --format md -o out.html");
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("out.html exists already") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(runner.read("store-agency/out.html"), first);
    assert_eq!(run(&runner, "-C store-agency record --format md -o out.html --force").code, 0);
    assert!(runner.read("store-agency/out.html").starts_with("# Handover record"));
    fs::create_dir_all(runner.path("store-agency/records/cutover")).unwrap();
    let frozen = run(&runner, "-C store-agency record -o records/cutover/record.md");
    assert_eq!(frozen.code, 2);
    assert!(frozen.err.contains("only by `handover sign`"), "{}", frozen.err);
    assert_eq!(run(&runner, "-C store-agency record -o no/such/folder.md").code, 3);
}

#[test]
fn a_stage_that_is_not_there_is_refused_with_those_that_are() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let refused = run(&runner, "-C store-agency record cutove");
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("no stage `cutove`") && refused.err.contains("stages: cutover, close"),
        "{}",
        refused.err
    );
    let later = runner.env("HANDOVER_NOW", "2026-12-01T09:00:00+08:00");
    assert!(record_text(&later, "store-agency", &[]).contains("acme-store-close-1"), "the next stage by date");
}

#[test]
fn a_third_person_verifies_a_record_by_the_commands_it_prints() {
    let runner = Runner::new();
    let root = runner.copy_example("store-agency");
    let sh = |script: &str| Command::new("sh").args(["-ec", script]).current_dir(&root).output().expect("a shell");
    if !sh("command -v ssh-keygen && command -v sha256sum").status.success() {
        println!("left out: ssh-keygen or sha256sum is not installed");
        return;
    }
    let keys = sh("ssh-keygen -q -t ed25519 -N '' -C 'lin@laptop' -f ../lin && cat ../lin.pub");
    let key = String::from_utf8(keys.stdout).unwrap().trim().to_owned();
    let project = fs::read_to_string(root.join("handover.toml")).unwrap();
    let with_key =
        project.replacen("role = \"Account lead\"", &format!("role = \"Account lead\"\nkeys = [\"{key}\"]"), 1);
    fs::write(root.join("handover.toml"), with_key).unwrap();
    let frozen =
        sh("mkdir -p records/cutover && find . -path ./records -prune -o -type f -print | cut -c3- | LC_ALL=C sort \
                     | xargs -d '\\n' sha256sum > records/cutover/MANIFEST.sha256 \
                     && echo json > records/cutover/record.json && echo md > records/cutover/record.md \
                     && echo html > records/cutover/record.html \
                     && sha256sum records/cutover/* > records/cutover/01-giver-lin.toml \
                     && ssh-keygen -q -Y sign -f ../lin -n handover-signoff@v1 records/cutover/01-giver-lin.toml \
                     && sha256sum records/cutover/MANIFEST.sha256 | cut -c-64");
    assert!(frozen.status.success(), "{}", String::from_utf8_lossy(&frozen.stderr));
    let mut signed = signed_store(&root);
    let manifest = String::from_utf8(frozen.stdout).unwrap().trim().to_owned();
    signed.record.files = Some(RecordFiles { manifest: manifest.clone(), count: 1 });
    let markdown = render_record_markdown(&signed, RecordLang::One(Lang::En));
    let commands: Vec<&str> =
        markdown.split("```sh\n").skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect();
    assert_eq!(commands.len(), 6, "{markdown}");
    let told: Vec<String> = commands
        .iter()
        .map(|command| {
            let output = sh(command);
            assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap()
        })
        .collect();
    assert!(told[0].starts_with(&manifest));
    assert!(told[1].lines().count() > 10 && told[1].lines().all(|line| line.ends_with(": OK")));
    assert_eq!(told[2], "", "no file was added");
    assert!(told[4].starts_with("Good \"handover-signoff@v1\" signature for lin with ED25519 key"), "{}", told[4]);

    assert_eq!(told[5], "", "the statement names the manifest and the documents");
    fs::write(root.join("records/cutover/record.json"), "other\n").unwrap();
    let unbound = String::from_utf8(sh(commands[5]).stdout).unwrap();
    assert_eq!(unbound, "records/cutover/01-giver-lin.toml\n", "a document that was not signed is seen");

    fs::write(root.join("added.toml"), "section = \"scope\"\n").unwrap();
    assert_eq!(String::from_utf8(sh(commands[2]).stdout).unwrap(), "added.toml\n", "an added file is seen");
    fs::write(root.join("records/cutover/01-giver-lin.toml"), "decision = \"rejected\"\n").unwrap();
    assert!(!sh(commands[4]).status.success(), "a changed statement is seen");
    assert_eq!(signed.signatures[0].party, Party::Giver);
}

#[cfg(unix)]
#[test]
fn a_word_document_never_goes_to_a_terminal() {
    let runner = Runner::new();
    let project = runner.copy_example("store-agency");
    let mut terminal = Pty::spawn(&["record", "--format", "docx"], &project, 100, 20, &[]);
    terminal.wait_for("`-o acme-store-cutover.docx`");
    assert_eq!(terminal.finish(), 2);
    assert!(!terminal.raw_output().contains("PK"));
}
