//! What is no list, is damaged, or is meant to do harm: a message, an exit code, and nothing written.

use crate::support::answering::{Page, answer};
use crate::support::dice::Dice;
use crate::support::runner::{Output, Runner};
use crate::support::small::Small;
use rust_xlsxwriter::{Format, Formula, Workbook};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Imports bytes under a name; says how it ended.
fn import(name: &str, bytes: &[u8], more: &[&str]) -> (Runner, Output) {
    let runner = Small::new().write();
    std::fs::write(runner.path(name), bytes).unwrap();
    let arguments: Vec<&str> = ["import", name, "--yes"].into_iter().chain(more.iter().copied()).collect();
    let output = runner.run(&arguments);
    (runner, output)
}

/// Imports bytes that are refused with certain words, and writes nothing.
fn refused(name: &str, bytes: &[u8], words: &str) {
    let (runner, output) = import(name, bytes, &[]);
    assert_eq!(output.code, 2, "{name}: {output:?}");
    assert!(output.err.contains(words), "{name}: {}", output.err);
    let mut names = runner.names();
    names.retain(|left| left != name);
    assert_eq!(names, Small::new().write().names(), "{name}");
}

fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

/// A workbook with one part replaced.
fn with_part(book: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    let names: Vec<String> = archive.file_names().map(|one| one.unwrap().into_owned()).collect();
    for one in names {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        made.start_file(one.as_str(), options).unwrap();
        if one == name {
            made.write_all(content).unwrap();
        } else {
            std::io::copy(&mut archive.by_name(&one).unwrap(), &mut made).unwrap();
        }
    }
    made.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_list_is_refused() {
    refused("list.md", b"", "nothing in list.md");
    refused("list.csv", b" \n\n", "nothing in list.csv");
    refused("list.md", &[0, 159, 146, 150, 0, 0, 255], "not text");
    refused("list.csv", b"Item,Owner\nCaf\xe9,L\xfcin \xff\xff\n", "not text");
    refused("list.md", b"Only a sentence.\n", "looks like an item");
    refused("list.pdf", b"%PDF-1.7", "does not tell");
    refused("list.xlsx", b"PK\x03\x04 and then nothing", "no whole workbook");
    refused("list.xlsx", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0], "password");
    let whole = workbook(|sheet| drop(sheet.write_string(0, 0, "Item").map(|_| ())));
    refused("list.xlsx", &whole[..whole.len() / 2], "no whole workbook");
    let broken = with_part(&whole, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c r=\"A1\"><v>");
    refused("list.xlsx", &broken, "no whole workbook");
}

#[test]
fn what_is_too_much_is_counted_and_refused() {
    let mut csv = String::from("Item,Owner\n");
    (0..500_000).for_each(|_| csv += "Keys,Lin\n");
    refused("list.csv", csv.as_bytes(), "500001 rows");
    let wide = "a,".repeat(20_000);
    refused("list.csv", format!("{wide}\n1\n").as_bytes(), "20001 columns");
    let wide = "|a".repeat(20_000);
    let line = "|-".repeat(20_000);
    refused("list.md", format!("{wide}|\n{line}|\n{}", "|b\n".repeat(5_000)).as_bytes(), "columns");
    let same = workbook(|sheet| {
        let text = "y".repeat(30_000);
        for (row, column) in (0..1_000).flat_map(|row| (0..10).map(move |column| (row, column))) {
            sheet.write_string(row, column, &text).unwrap();
        }
    });
    refused("list.xlsx", &same, "unpack to more than");
    refused("list.md", "- [ ] a\n".repeat(200_000).as_bytes(), "200000 rows");
    let small = workbook(|sheet| drop(sheet.write_string(0, 0, "Item").map(|_| ())));
    let bomb = with_part(&small, "xl/worksheets/sheet1.xml", &vec![b' '; 129 << 20]);
    assert!(bomb.len() < 1 << 20, "it is small as long as it is packed");
    refused("list.xlsx", &bomb, "unpack to more than");
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let book = workbook(|sheet| {
        sheet.write_string(0, 0, "Item").unwrap();
        sheet.write_string(1, 0, "Keys").unwrap();
        sheet.write_string(1_048_575, 16_383, "far").unwrap();
        sheet.write_string(1_048_575, 0, "Desk").unwrap();
    });
    let (runner, output) = import("list.xlsx", &book, &[]);
    assert_eq!(output.code, 0, "{output:?}");
    let text = runner.read("list.toml");
    assert!(text.contains("Keys") && text.contains("Desk"), "{text}");
}

#[test]
fn formulas_count_by_what_they_gave_and_merged_cells_by_their_first() {
    let book = workbook(|sheet| {
        for (column, head) in ["Phase", "Item", "Quantity", "Note"].into_iter().enumerate() {
            sheet.write_string(0, u16::try_from(column).unwrap(), head).unwrap();
        }
        sheet.merge_range(1, 0, 2, 0, "Before", &Format::new()).unwrap();
        sheet.merge_range(3, 0, 4, 0, "After", &Format::new()).unwrap();
        for (row, title) in ["Keys", "Desk", "Badge", "Car"].into_iter().enumerate() {
            sheet.write_string(u32::try_from(row).unwrap() + 1, 1, title).unwrap();
        }
        sheet.write_formula(1, 2, Formula::new("=1+2").set_result("3")).unwrap();
        sheet
            .write_formula(2, 3, Formula::new("=HYPERLINK(\"http://evil.example\",\"x\")").set_result("seen"))
            .unwrap();
    });
    let (runner, output) = import("list.xlsx", &book, &[]);
    assert_eq!(output.code, 0, "{output:?}");
    let (before, after) = (runner.read("list/01-before.toml"), runner.read("list/02-after.toml"));
    assert!(before.contains("Keys") && before.contains("Desk") && after.contains("Badge") && after.contains("Car"));
    assert!(before.contains("\"3\"") && before.contains("seen") && !before.contains("evil"), "{before}");
}

#[test]
fn nothing_is_too_deep_too_long_or_too_crooked() {
    let deep: String =
        (0..10_000).map(|level| format!("{}- [ ] level {level}\n", " ".repeat(level.min(400) * 2))).collect();
    let (_, output) = import("list.md", deep.as_bytes(), &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    let quoted = format!("{}- [ ] Keys\n", "> ".repeat(10_000));
    let (_, output) = import("list.md", format!("- [ ] Desk\n{quoted}").as_bytes(), &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    let page = format!("{}<li>Keys", "<div><table><tr><td><ul>".repeat(10_000));
    let (_, output) = import("list.html", page.as_bytes(), &[]);
    assert!(output.code == 0 || output.err.contains("looks like an item"), "{}", output.err);
    let (runner, output) = import("list.html", b"<ul><li>Keys<li><b>Desk</i><li>Car &amp; van</td></table><p", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    let text = runner.read("list.toml");
    assert!(["Keys", "Desk", "Car & van"].iter().all(|title| text.contains(title)), "{text}");
    let long = format!("- [ ] {}\n", "word ".repeat(200_000));
    let (runner, output) = import("list.md", long.as_bytes(), &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(runner.read("list.toml").lines().any(|line| line.starts_with("title") && line.chars().count() < 260));
    let (_, output) = import("list.md", "- [ ] \u{1b}[31mred\u{202e}gnp.exe\n".as_bytes(), &[]);
    assert!(output.code == 0 && !output.out.contains('\u{1b}') && !output.out.contains('\u{202e}'), "{output:?}");
}

#[test]
fn text_is_read_in_whatever_encoding_lists_are_saved_in() {
    let list = "事项,负责人\n门禁卡,林薇\n工位钥匙,陈瑜\n";
    let utf_16 =
        |big: bool| list.encode_utf16().flat_map(move |unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
    let gbk = [
        0xca, 0xc2, 0xcf, 0xee, 0x2c, 0xb8, 0xba, 0xd4, 0xf0, 0xc8, 0xcb, 0x0a, 0xc3, 0xc5, 0xbd, 0xfb, 0xbf, 0xa8,
        0x2c, 0xc1, 0xd6, 0xde, 0xb1, 0x0a,
    ];
    let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark, bytes.as_slice()].concat();
    for bytes in [
        list.as_bytes().to_vec(),
        with_mark(&[0xef, 0xbb, 0xbf], list.as_bytes().to_vec()),
        with_mark(&[0xff, 0xfe], utf_16(false).collect()),
        with_mark(&[0xfe, 0xff], utf_16(true).collect()),
        gbk.to_vec(),
    ] {
        let (runner, output) = import("list.csv", &bytes, &[]);
        assert_eq!(output.code, 0, "{}", output.err);
        assert!(runner.read("list.toml").contains("门禁卡"), "{}", runner.read("list.toml"));
    }
}

#[test]
fn a_sheet_that_does_not_show_is_told_and_not_read() {
    let mut book = Workbook::new();
    for (name, hide) in [("Shown", 0), ("Aside", 1), ("Deep", 2)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        sheet.write(0, 0, "Title").unwrap();
        sheet.write(1, 0, format!("Item of {name}")).unwrap();
        match hide {
            1 => drop(sheet.set_hidden(true)),
            2 => drop(sheet.set_very_hidden(true)),
            _ => {}
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let (runner, output) = import("list.xlsx", &bytes, &["--section", "deliverables"]);
    let text = runner.read("list.toml");
    assert!(output.code == 0 && text.contains("Item of Shown"), "{output:?}");
    assert!(!text.contains("Item of Aside") && !text.contains("Item of Deep"), "{text}");
    assert!(output.err.contains("not read: Aside, Deep"), "{output:?}");
}

/// Bytes with a few of them changed, taken out, doubled or cut off.
fn damaged(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.roll(3) {
        let at = dice.roll(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
        match dice.roll(4) {
            0 => bytes[at] ^= 1 << dice.roll(8),
            1 => drop(bytes.drain(at..(at + 1 + dice.roll(20)).min(bytes.len()))),
            2 => bytes.extend_from_within(at..),
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

#[test]
fn whatever_is_damaged_is_taken_whole_or_refused_in_words_and_then_nothing_is_written() {
    let project = || Small::new().nobody_signs().item("deliverables/manual", "", &["lin delivered"]).write();
    let asked = project();
    let answers =
        Page::of(&asked, "chen").saves(&[answer("deliverables/manual", "accepted", "all there")], "2026-11-21");
    let table = [["事项", "负责人"], ["门禁卡", "林薇"], ["钥匙", "陈宇"]];
    let book = workbook(|sheet| {
        for (row, column) in (0..3).flat_map(|row| (0..2).map(move |column| (row, column))) {
            sheet.write_string(row, column, table[row as usize][column as usize]).unwrap();
        }
    });
    let csv = table.map(|row| row.join(",")).join("\n");
    let html = table.map(|row| format!("<tr><td>{}</td></tr>", row.join("</td><td>"))).concat();
    let lists = [
        ("list.xlsx", book),
        ("list.csv", encoding_rs::GBK.encode(&csv).0.into_owned()),
        ("list.html", format!("<table>{html}</table>").into_bytes()),
        ("list.md", "# A\n\n- [ ] Keys\n- [x] Desk\n\n| Item | Owner |\n|---|---|\n| Car | Lin |\n".into()),
        ("list.json", answers.into_bytes()),
    ];
    let mut dice = Dice(11);
    for (name, whole) in lists {
        for _ in 0..16 {
            let (runner, bytes) = (project(), damaged(&whole, &mut dice));
            std::fs::write(runner.path(name), &bytes).unwrap();
            let before = runner.snapshot();
            let output = runner.run(&["import", name, "--yes", "--as", "lin"]);
            assert!([0, 1, 2].contains(&output.code), "{name}: {output:?} {bytes:?}");
            if output.code == 2 {
                assert!(output.err.contains("error: "), "{name}: {output:?}");
                assert_eq!(runner.snapshot(), before, "{name}: {output:?}");
            }
        }
    }
}
