//! An import is one act of editing: it is taken back in one go.

use crate::support::answering::{Page, answer, import};
use crate::support::python::python;
use crate::support::runner::Runner;
use crate::support::small::Small;

const LIST: &str = "# Keys\n- [x] Front door\n- [ ] Back door\n# Papers\n- [ ] Contract\n";

#[test]
fn a_whole_import_is_taken_back_byte_for_byte() {
    let runner = Small::new()
        .file(
            "keys.toml",
            "section = \"assets\"\ntitle = \"Keys\"\n\n# ours\n[[items]]\nid = \"gate\"\ntitle = \"Gate\"\n",
        )
        .write();
    runner.write("list.md", LIST);
    let before = runner.snapshot();
    assert_eq!(runner.run(&["import", "list.md", "--yes", "--as", "lin"]).code, 0);
    assert_ne!(runner.snapshot(), before);
    assert_eq!(runner.run(&["undo", "--import"]).code, 2, "it is confirmed first");
    let output = runner.run(&["undo", "--import", "--yes"]);
    assert!(output.code == 0 && output.out.contains("3 items"), "{output:?}");
    assert_eq!(runner.snapshot(), before);
    assert_eq!(runner.run(&["undo", "--import", "--yes"]).code, 2, "it is taken back once");
}

#[test]
fn what_somebody_worked_on_since_stays_and_is_named() {
    let runner = Small::new()
        .file("keys.toml", "section = \"assets\"\ntitle = \"Keys\"\n\n[[items]]\nid = \"gate\"\ntitle = \"Gate\"\n")
        .write();
    runner.write("list.md", LIST);
    assert_eq!(runner.run(&["import", "list.md", "--yes", "--as", "lin"]).code, 0);
    assert_eq!(runner.run(&["mark", "assets/back-door", "handed", "--as", "lin"]).code, 0);
    assert_eq!(runner.run(&["set", "assets/gate", "owner=lin"]).code, 0);
    let output = runner.run(&["undo", "--import", "--yes"]);
    assert!(output.code == 0 && output.out.contains("assets/back-door"), "{output:?}");
    let keys = runner.read("keys.toml");
    assert!(keys.contains("Back door") && keys.contains("Gate") && !keys.contains("Front door"), "{keys}");
    assert!(keys.contains("owner"), "what somebody set stays: {keys}");
    assert!(!runner.names().iter().any(|name| name.contains("papers")), "{:?}", runner.names());
}

#[test]
fn changed_fields_of_a_workbook_are_counted_with_the_items() {
    let runner = Small::new().item("deliverables/desk", "", &[]).write();
    assert_eq!(runner.run(&["export", "xlsx", "-o", "../sheet.xlsx"]).code, 0);
    let sheet = runner.path("../sheet.xlsx");
    let fill = format!(
        "import io, sys, openpyxl
book = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
sheet = book.worksheets[0]
column = next(cell.column for cell in sheet[2] if (cell.value or '').startswith('Details'))
sheet.cell(3, column).value = 'by the window'
book.save({:?})
",
        sheet.display().to_string()
    );
    if python("openpyxl", &fill, &std::fs::read(&sheet).unwrap()).is_none() {
        return;
    }
    let before = runner.snapshot();
    let output = runner.run(&["import", "../sheet.xlsx", "--yes"]);
    assert_eq!(output.code, 0, "{output:?}");
    let output = runner.run(&["undo", "--import", "--yes"]);
    assert!(output.code == 0 && output.out.contains("1 changed field"), "{output:?}");
    assert_eq!(runner.snapshot(), before);
}

/// A project into which a list was imported, and then an answer that somebody gave about an item of it.
fn with_a_list_and_then_an_answer() -> Runner {
    let runner = Small::new().item("deliverables/desk", "", &[]).write();
    runner.write("list.md", LIST);
    assert_eq!(runner.run(&["import", "list.md", "--yes", "--as", "lin"]).code, 0);
    let saved = Page::of(&runner, "lin").saves(&[answer("assets/front-door", "handed", "it sticks")], "2026-11-20");
    assert_eq!(import(&runner, &saved, "lin").code, 0);
    runner
}

#[test]
fn answers_that_came_after_a_list_are_never_taken_for_it() {
    let runner = with_a_list_and_then_an_answer();
    let before = runner.snapshot();
    let refused = runner.run(&["undo", "--import", "--yes"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    for told in ["the answers of Lin Wei", "handover undo assets/front-door --as lin"] {
        assert!(refused.err.contains(told), "{refused:?}");
    }
    assert_eq!(runner.snapshot(), before);
    // Taken back as it says; then the list is the last.
    assert_eq!(runner.run(&["undo", "assets/front-door", "--as", "lin"]).code, 0);
    let output = runner.run(&["undo", "--import", "--yes"]);
    assert!(
        output.code == 0 && output.out.contains("the import of 20 Nov") && output.out.contains("assets/front-door"),
        "{output:?}"
    );
    assert!(!runner.names().iter().any(|name| name.contains("papers")), "{:?}", runner.names());
}
