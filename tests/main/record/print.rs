//! The record as it comes out of a browser's printer and of an office program.
//!
//! These tests need Chromium, LibreOffice and pdftotext. Where one is missing they say so and pass, unless
//! `HANDOVER_RENDER_TESTS=1` makes its absence a failure. `HANDOVER_KEEP_PRINTS=FOLDER` keeps the PDF files,
//! to be looked at.

use crate::support::record::{Printed, complete};
use crate::support::runner::Runner;
use handover::document::decision::Method;
use handover::document::signed::RecordLang;
use handover::document::verdict::Verdict;
use handover::text::Lang;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The first of the programs that is installed; says what is left out where none is.
#[expect(clippy::print_stdout, reason = "what is left out is told")]
fn program(names: &[&'static str]) -> Option<&'static str> {
    let installed = |name: &&&str| {
        let search = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&search).any(|folder| folder.join(**name).is_file())
    };
    let found = names.iter().find(installed).copied();
    if found.is_none() {
        let asked = std::env::var("HANDOVER_RENDER_TESTS").is_ok_and(|value| value == "1");
        assert!(!asked, "{} is not installed, and HANDOVER_RENDER_TESTS=1 asks for it", names[0]);
        println!("left out: the record was not printed, because {} is not installed", names[0]);
    }
    found
}

fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The text of a PDF file, page by page.
fn pages(pdftotext: &str, pdf: &Path) -> Vec<String> {
    let output = Command::new(pdftotext).args(["-layout", "-enc", "UTF-8"]).arg(pdf).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(str::to_owned).collect()
}

/// The text without its blanks, which a printer sets as it likes.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What is wrong with a printed record, whoever printed it: it is a sheet of one page, or of two where there is much to
/// say, with the decision, every place to sign and the digest on one of them, then annexes; each page says of what it
/// is and which, and no page of an annex before the last is half empty.
fn faults(print: &Print, pages: &[String]) -> Vec<String> {
    let Print { name: what, printed, lang, most } = print;
    let mut faults = Vec::new();
    let mut expect = |holds: bool, fault: &str, at: usize| {
        if !holds {
            faults.push(format!("{what}, page {}: {fault}\n{}", at + 1, pages[at]));
        }
    };
    let terms = &printed.signed.record.given.terms;
    for (at, page) in pages.iter().enumerate() {
        let lines: Vec<String> = page.lines().map(bare).filter(|line| !line.is_empty()).collect();
        let number = format!("{}/{}", at + 1, pages.len());
        let last = lines.iter().rposition(|line| line.ends_with(&number));
        expect(last.is_some(), "it has no number", at);
        expect(page.contains(&terms.id), "it does not say of what it is", at);
        let draft = lines.iter().take(2).any(|line| line.contains("DRAFT") || line.contains("草稿"));
        expect(draft == printed.signed.draft, "it does not say whether it is a draft", at);
    }
    let (decision, sign, annex) = match lang {
        RecordLang::One(Lang::En) => ("Decision", "Sign/seal,date", "Annex1:"),
        _ => ("结论", "签字/盖章、日期", "附件1移交清单"),
    };
    let begin = pages.iter().position(|page| bare(page).contains(annex)).unwrap_or(pages.len());
    expect((1..=*most).contains(&begin), "the annexes do not begin after the sheet", begin.min(pages.len() - 1));
    for (at, page) in pages.iter().enumerate().take(pages.len() - 1).skip(begin) {
        let lines = page.lines().filter(|line| !line.trim().is_empty()).count();
        expect(lines > 20, "it is left half empty", at);
    }
    let closing = begin.clamp(1, pages.len()) - 1;
    let sheet = bare(&pages[closing]);
    for line in &printed.signed.signatures {
        expect(sheet.contains(&bare(&line.name)), "somebody signs on another page", closing);
    }
    expect(sheet.contains(decision), "the decision stands on another page", closing);
    expect(sheet.matches(sign).count() == printed.signed.signatures.len(), "a place to sign is missing", closing);
    expect(sheet.contains(&printed.signed.digest), "the digest is missing or broken", closing);
    faults
}

/// Keeps the prints, where a person wants to look at them.
fn keep(pdf: &Path, name: &str) {
    if let Some(folder) = std::env::var_os("HANDOVER_KEEP_PRINTS") {
        fs::copy(pdf, Path::new(&folder).join(format!("{name}.pdf"))).unwrap();
    }
}

fn print_html(chromium: &str, runner: &Runner, html: &Path, pdf: &Path) {
    let profile = format!("--user-data-dir={}", runner.path("browser").display());
    run(Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync", &profile])
        .arg("--no-pdf-header-footer")
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", html.display())));
}

/// A record that is printed, and how many pages its sheet may take.
struct Print {
    name: String,
    printed: Printed,
    lang: RecordLang,
    most: usize,
}

/// Records of every kind that is printed: of two parties and of three with four signers, in each language and in both,
/// as a draft with much that is open, signed with something reserved, and with as many reservations as a sheet takes.
fn prints(runner: &Runner) -> Vec<Print> {
    let print = |name: String, printed: Printed, lang: RecordLang, most: usize| Print { name, printed, lang, most };
    let one = RecordLang::One;
    let now = "2026-11-30T17:00:00+08:00";
    let mut prints = Vec::new();
    for (example, lang) in [("store-agency", one(Lang::En)), ("客服中心交接", one(Lang::Zh))] {
        let root = runner.copy_example(example);
        prints.push(print(format!("draft-{example}"), Printed::draft(&root, "cutover", now), lang, 1));
        prints.push(print(format!("draft-both-{example}"), Printed::draft(&root, "cutover", now), RecordLang::Both, 1));
    }
    for (lang, tag, parties) in [
        (
            Lang::En,
            "en",
            ["Bright Agency", "Acme Retail", "Acme internal audit", "Lin Wei", "Chen Yu", "He Min", "Zhao Min"],
        ),
        (Lang::Zh, "zh-CN", ["明启代运营有限公司", "云桥零售", "云桥零售市场部", "林薇", "陈予", "何敏", "赵敏"]),
    ] {
        let [giver, receiver, witness, lin, chen, hr, zhao] = parties;
        let people = |names: &[(&str, &str, &str)]| -> Vec<String> {
            names.iter().map(|(party, id, name)| format!("--person={party}:{id}:{name}")).collect()
        };
        let two = people(&[("giver", "lin", lin), ("receiver", "chen", chen)]);
        let four = people(&[
            ("giver", "lin", lin),
            ("receiver", "chen", chen),
            ("receiver", "hr", hr),
            ("witness", "zhao", zhao),
        ]);
        let common = ["--lang", tag, "--start", "2026-11-02", "--cutover", "2026-11-30", "--close", "2026-12-31"];
        for (template, folder, people, witnessed, reserved) in [
            (
                "agency",
                format!("agency-{tag}"),
                two,
                false,
                vec!["permissions/account-review", "backups/creative-library"],
            ),
            ("post", format!("post-{tag}"), four, true, vec!["clearances/finance", "assets/papers"]),
        ] {
            let mut arguments = vec!["init", &folder, "--template", template, "--giver", giver, "--receiver", receiver];
            if witnessed {
                arguments.extend(["--witness", witness]);
            }
            arguments.extend(common);
            arguments.extend(people.iter().map(String::as_str));
            let made = runner.run(&arguments);
            assert_eq!(made.code, 0, "{}", made.err);
            let root = runner.path(&folder);
            let file = fs::read_to_string(root.join("handover.toml")).unwrap();
            fs::write(root.join("handover.toml"), with_all_signers(&file, witnessed)).unwrap();
            complete(&root, &reserved, if lang == Lang::En { "in order" } else { "核对无误" });
            let signed = || {
                let printed = Printed::draft(&root, "cutover", now)
                    .frozen()
                    .signed_by("lin", Method::Ssh, Verdict::KeyNamed)
                    .signed_by("chen", Method::Ssh, Verdict::Verified);
                if witnessed { printed.signed_by("zhao", Method::Paper, Verdict::Unverified) } else { printed }
            };
            prints.push(print(format!("signed-{folder}"), signed(), one(lang), 1));
            let most = if witnessed { 2 } else { 1 };
            prints.push(print(format!("signed-both-{folder}"), signed(), RecordLang::Both, most));
            if witnessed {
                prints.push(print(
                    format!("long-both-{folder}"),
                    with_many_reservations(signed()),
                    RecordLang::Both,
                    2,
                ));
            }
        }
    }
    prints
}

/// The same with as many reservations as stand on a sheet.
fn with_many_reservations(mut printed: Printed) -> Printed {
    let reservations = &mut printed.signed.record.derived.reservations;
    let one = reservations[0].clone();
    reservations.resize(12, one);
    printed
}

/// The project file with everybody among the signers.
fn with_all_signers(file: &str, witnessed: bool) -> String {
    let all =
        if witnessed { "signers = [\"lin\", \"chen\", \"hr\", \"zhao\"]" } else { "signers = [\"lin\", \"chen\"]" };
    let lines = file.lines().map(|line| if line.starts_with("signers = ") { all } else { line });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn the_html_record_prints_as_a_sheet_to_sign_and_full_pages_of_annexes() {
    let (Some(chromium), Some(pdftotext)) =
        (program(&["chromium", "chromium-browser", "google-chrome"]), program(&["pdftotext"]))
    else {
        return;
    };
    let runner = Runner::new();
    let mut found = Vec::new();
    for print in prints(&runner) {
        let name = &print.name;
        let (html, pdf) = (runner.path(format!("{name}.html")), runner.path(format!("{name}.pdf")));
        fs::write(&html, print.printed.html(print.lang)).unwrap();
        print_html(chromium, &runner, &html, &pdf);
        keep(&pdf, &format!("html-{name}"));
        found.extend(faults(&print, &pages(pdftotext, &pdf)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_word_record_opens_as_a_sheet_to_sign_and_full_pages_of_annexes() {
    let (Some(soffice), Some(pdftotext)) = (program(&["soffice", "libreoffice"]), program(&["pdftotext"])) else {
        return;
    };
    let runner = Runner::new();
    let prints = prints(&runner);
    let files = prints.iter().map(|print| {
        let file = runner.path(format!("{}.docx", print.name));
        fs::write(&file, print.printed.docx(print.lang)).unwrap();
        file
    });
    let files: Vec<_> = files.collect();
    run(Command::new(soffice)
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(runner.root())
        .arg(format!("-env:UserInstallation=file://{}", runner.path("office").display()))
        .args(files));
    let mut found = Vec::new();
    for print in &prints {
        let pdf = runner.path(format!("{}.pdf", print.name));
        keep(&pdf, &format!("word-{}", print.name));
        found.extend(faults(print, &pages(pdftotext, &pdf)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
