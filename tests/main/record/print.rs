//! The record as it comes out of a browser's printer and of an office program.
//!
//! These tests need Chromium, LibreOffice and pdftotext. Where one is missing they say so and pass, unless
//! `HANDOVER_RENDER_TESTS=1` makes its absence a failure. `HANDOVER_KEEP_PRINTS=FOLDER` keeps the PDF files,
//! to be looked at.

use crate::support::record::signed_store;
use crate::support::runner::Runner;
use handover::document::record::RecordLang;
use handover::document::{render_record_docx, render_record_html};
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

/// What must be true of the printed record, whoever printed it.
fn check_pages(pages: &[String], drafted: bool) {
    assert!(pages.len() > 3, "{} pages", pages.len());
    for (at, page) in pages.iter().enumerate() {
        assert_eq!(page.contains("草稿 DRAFT"), drafted, "page {}: {page}", at + 1);
        assert!(page.contains(&format!("{} / {}", at + 1, pages.len())), "page {} has no number: {page}", at + 1);
    }
    let heads = pages.iter().filter(|page| page.contains("移交内容") && page.contains("备注")).count();
    assert!(heads > 2, "the head of the item list stands on {heads} pages only");
    let whole = pages.concat();
    for words in ["移交单", "签字/盖章", "遗留问题", "Handover record", "Sign / seal"] {
        assert!(whole.contains(words), "{words}");
    }
}

/// Keeps the prints, where a person wants to look at them.
fn keep(runner: &Runner, format: &str) {
    let Some(folder) = std::env::var_os("HANDOVER_KEEP_PRINTS") else {
        return;
    };
    for name in ["draft.pdf", "signed.pdf"] {
        fs::copy(runner.path(name), Path::new(&folder).join(format!("{format}-{name}"))).unwrap();
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

#[test]
fn the_html_record_prints_with_heads_numbers_and_room_for_a_seal() {
    let (Some(chromium), Some(pdftotext)) =
        (program(&["chromium", "chromium-browser", "google-chrome"]), program(&["pdftotext"]))
    else {
        return;
    };
    let runner = Runner::new();
    let project = runner.copy_example("客服中心交接");
    let html = project.join("record.html");
    let written = runner.run_in("客服中心交接", &["record", "--both", "--format", "html", "-o", "record.html"]);
    assert_eq!(written.code, 0, "{}", written.err);
    print_html(chromium, &runner, &html, &runner.path("draft.pdf"));
    check_pages(&pages(pdftotext, &runner.path("draft.pdf")), true);

    let signed = signed_store(&runner.copy_example("store-agency"));
    let html = runner.path("signed.html");
    fs::write(&html, render_record_html(&signed, RecordLang::Both)).unwrap();
    print_html(chromium, &runner, &html, &runner.path("signed.pdf"));
    check_pages(&pages(pdftotext, &runner.path("signed.pdf")), false);
    keep(&runner, "html");
}

#[test]
fn the_word_record_opens_with_heads_numbers_and_room_for_a_seal() {
    let (Some(soffice), Some(pdftotext)) = (program(&["soffice", "libreoffice"]), program(&["pdftotext"])) else {
        return;
    };
    let runner = Runner::new();
    let project = runner.copy_example("客服中心交接");
    let written = runner.run_in("客服中心交接", &["record", "--both", "--format", "docx", "-o", "draft.docx"]);
    assert_eq!(written.code, 0, "{}", written.err);
    let signed = signed_store(&runner.copy_example("store-agency"));
    fs::write(runner.path("signed.docx"), render_record_docx(&signed, RecordLang::Both).unwrap()).unwrap();
    run(Command::new(soffice)
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(runner.root())
        .arg(format!("-env:UserInstallation=file://{}", runner.path("office").display()))
        .args([project.join("draft.docx"), runner.path("signed.docx")]));
    check_pages(&pages(pdftotext, &runner.path("draft.pdf")), true);
    check_pages(&pages(pdftotext, &runner.path("signed.pdf")), false);
    keep(&runner, "word");
}
