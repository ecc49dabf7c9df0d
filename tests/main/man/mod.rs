//! `handover man`.

mod instructions;
mod outputs;

use crate::support::runner::Runner;
use handover::document::verdict::Verdict;
use handover::manual::Page;
use handover::manual::blocks::Block;
use handover::text::Lang;
use handover::text::exit::Exit;
use unicode_width::UnicodeWidthStr;

#[test]
fn the_manual_is_printed_or_written_and_never_over_a_file() {
    let runner = Runner::new();
    let page = runner.run(&["man", "--roff"]);
    assert!(page.out.contains(".TH handover 1") && page.out.contains("handover\\-mark(1)"), "{}", page.out);
    let chinese = runner.run(&["man", "--roff", "--lang", "zh-CN"]).out;
    assert!(
        chinese.contains("查\\:看\\:交") && !chinese.contains("\\:，"),
        "a line may break between characters: {chinese}"
    );
    let chinese = chinese.replace("\\:", "");
    assert!(chinese.contains(".SH 名称") && chinese.contains("查看交接进展"), "{chinese}");
    let headings = chinese.lines().filter_map(|line| line.strip_prefix(".SH "));
    assert!(headings.clone().all(|heading| !heading.is_ascii()), "{:?}", headings.collect::<Vec<_>>());
    let output = runner.run(&["man", "pages"]);
    assert_eq!(output.code, 0, "{}", output.err);
    for name in ["handover.1", "handover-mark.1", "handover-people-add.1", "handover-files.5", "handover-verifying.7"] {
        let page = runner.read(&format!("pages/{name}"));
        assert!(page.contains(".SH NAME") && !page.contains(" \\fR]"), "{name}");
    }
    let before = runner.snapshot();
    assert_eq!(runner.run(&["man", "pages"]).code, 3);
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn a_page_is_read_without_man_and_fits_the_screen() {
    let runner = Runner::new();
    for (page, lang, width) in
        [("files", "en", 60), ("json", "zh-CN", 60), ("verifying", "en", 80), ("verifying", "zh-CN", 120)]
    {
        let text = runner.run_at(width, &["man", page, "--lang", lang]).out;
        assert!(text.lines().count() > 50, "{text}");
        // Commands and files stand as they are: set in by four columns.
        let wide = text.lines().filter(|line| !line.starts_with("    ") && line.width() > width.min(100));
        assert_eq!(wide.collect::<Vec<_>>(), Vec::<&str>::new(), "{page} {lang} {width}");
        let begins =
            text.lines().map(str::trim_start).filter(|line| line.starts_with(['，', '。', '）', '、', '；', '：']));
        assert_eq!(begins.collect::<Vec<_>>(), Vec::<&str>::new(), "{page} {lang} {width}");
    }
}

#[test]
fn a_word_that_is_nearly_a_page_makes_no_folder() {
    let runner = Runner::new();
    for (word, page) in [("file", "files"), ("verify-ing", "verifying"), ("stauts", "status")] {
        let output = runner.run(&["man", word]);
        assert_eq!(output.code, 2, "{}", output.out);
        assert!(output.err.contains(&format!("handover man {page}")), "{}", output.err);
    }
    assert!(runner.names().is_empty(), "{:?}", runner.names());
    assert_eq!(runner.run(&["man", "./file"]).code, 0);
    assert!(runner.run(&["man", "mark"]).out.contains("--evidence"));
    assert!(runner.run(&["man", "mark", "--roff"]).out.contains(".TH handover-mark 1"));
}

#[test]
fn the_exit_codes_of_the_manual_are_those_of_the_code() {
    let runner = Runner::new();
    for (lang, heading) in [("en", "EXIT CODES"), ("zh-CN", "退出码")] {
        let text = runner.run(&["man", "--lang", lang]).out;
        let chapter = text.split(&format!("\n{heading}\n")).nth(1).expect("the chapter");
        let codes = chapter.lines().map_while(|line| line.split_whitespace().next()?.parse::<u8>().ok());
        assert_eq!(codes.collect::<Vec<_>>(), Exit::ALL.map(Exit::code));
    }
}

#[test]
fn the_page_of_verifying_explains_every_word_that_verify_says() {
    for lang in Lang::ALL {
        let blocks = Page::Verifying.blocks(lang);
        for verdict in Verdict::ALL {
            let term = format!("`{}`", verdict.word());
            let shown = verdict.title().of(lang).to_owned();
            // Where the screen has a word of its own, the meaning begins with it.
            let told = |block: &Block| match block {
                Block::Term(word, meaning) => *word == term && (shown == verdict.word() || meaning.starts_with(&shown)),
                _ => false,
            };
            assert!(blocks.iter().any(told), "{term} {shown}");
        }
    }
}

#[test]
fn what_the_page_of_files_shows_is_read_without_an_error() {
    for lang in Lang::ALL {
        let runner = Runner::new();
        let blocks = Page::Files.blocks(lang);
        let shown = |word: &str| {
            let is = |block: &&Block| matches!(block, Block::Lines(lines) if lines[0].starts_with(word));
            let Some(Block::Lines(lines)) = blocks.iter().find(is) else { panic!("{word} is not shown") };
            lines.join("\n") + "\n"
        };
        let item = "[[items]]\nid = \"keys\"\ntitle = \"Keys\"\nboxes = \"3\"\n";
        let own = format!("section = \"keys\"\n{}{item}{}", shown("fields = "), shown("silence"));
        let without_key = shown("format").replace("[\"ssh-ed25519 AAAA...\"]", "[]").replace(", \"chen\"", "");
        let files = [
            ("handover.toml", without_key + &shown("[[silence]]")),
            ("a.toml", shown("section = ")),
            ("keys.toml", own),
        ];
        for (name, text) in files {
            runner.write(&format!("one/{name}"), &text);
        }
        runner.write("two/handover.toml", &runner.read("one/handover.toml"));
        runner.write("two/a.yaml", &shown("section: "));
        for folder in ["one", "two"] {
            let output = runner.run_in(folder, &["check", "--no-input", "--lang", "en"]);
            let errors = output.out.lines().filter(|line| line.starts_with("error["));
            assert_eq!(errors.collect::<Vec<_>>(), Vec::<&str>::new(), "{}{}", output.out, output.err);
            assert_eq!(output.code, 1, "{}", output.err);
        }
    }
}

#[test]
fn help_with_a_command_is_the_page_of_that_command() {
    let runner = Runner::new();
    for words in [&[][..], &["check"], &["files"]] {
        let [help, man] = ["help", "man"].map(|word| runner.run(&[&[word], words].concat()));
        assert_eq!((help.code, &help.out), (0, &man.out), "{words:?} {}", help.err);
    }
}
