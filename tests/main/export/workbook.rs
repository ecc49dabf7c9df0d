//! The workbook: others open it, work in it, and what they changed comes back, and nothing else.

use crate::support::dice::Dice;
use crate::support::python::python;
use crate::support::runner::{Output, Runner};
use crate::support::small::Small;
use serde_json::{Value, json};
use std::fs;

/// Changes cells of `book.xlsx` in the folder, given as `[sheet, name of the item, field, text]`; an item without a name
/// is a new row. Prints what each sheet shows before.
const SCRIPT: &str = "
import json, sys, openpyxl
asked = json.load(sys.stdin)
book = openpyxl.load_workbook(asked['path'])
told = {}
for sheet in book:
    names = {cell.value: cell.column for cell in sheet[1] if cell.value}
    hidden = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
    told[sheet.title] = {
        'heads': [cell.value for cell in sheet[2]],
        'rows': [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)],
        'kinds': sorted({cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}),
        'frozen': sheet.freeze_panes, 'filter': bool(sheet.auto_filter.ref),
        'row_hidden': sheet.row_dimensions[1].hidden, 'hidden': len(hidden),
        'choices': [v.formula1 for v in sheet.data_validations.dataValidation],
    }
    rows = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=3)}
    for title, item, field, text in asked['changes']:
        if title == sheet.title:
            if item in rows:
                row = rows[item]
            else:
                row = rows[item] = sheet.max_row + 1
            sheet.cell(row=row, column=names[field]).value = text
book.save(asked['path'])
print(json.dumps(told))
";

/// Opens the workbook in another program and changes cells; nothing where that program is missing.
fn changed(runner: &Runner, changes: &[(&str, &str, &str, &str)]) -> Option<Value> {
    let asked = json!({ "path": runner.path("book.xlsx"), "changes": changes });
    Some(serde_json::from_str(&python("openpyxl", SCRIPT, asked.to_string().as_bytes())?).unwrap())
}

fn export(runner: &Runner, options: &[&str]) {
    let arguments: Vec<&str> =
        ["export", "xlsx", "-o", "book.xlsx", "--force"].iter().chain(options).copied().collect();
    assert_eq!(runner.run(&arguments).code, 0);
}

fn import(runner: &Runner) -> Output {
    runner.run(&["import", "book.xlsx", "--yes"])
}

fn project() -> Runner {
    Small::new()
        .item("assets/desk", "quantity = \"3\" # desks\nowner = [\"lin\", \"前台\"]\ndue = \"cutover - 7d\"", &[])
        .item("assets/keys", "details = \"=1+1\"\npriority = \"high\"", &["lin handed"])
        .item("permissions/shop", "action = \"transfer\"\nsystem = \"Tmall\"", &[])
        .write()
}

#[test]
fn others_see_words_and_choices_and_no_formula() {
    let runner = project();
    export(&runner, &["--lang", "zh-CN"]);
    let Some(told) = changed(&runner, &[]) else { return };
    let assets = &told["资产"];
    assert_eq!(
        (&assets["frozen"], &assets["filter"], &assets["row_hidden"]),
        (&json!("D3"), &json!(true), &json!(true))
    );
    assert!(assets["hidden"].as_u64().unwrap() >= 2);
    assert_eq!(assets["kinds"], json!(["s"]), "texts and nothing else");
    let heads = assets["heads"].as_array().unwrap();
    for head in ["事项编号", "事项", "负责人", "期限", "数量", "状态"] {
        assert!(heads.contains(&json!(head)), "{head}: {heads:?}");
    }
    let text = told.to_string();
    for cell in ["Lin Wei、前台", "cutover - 7d", "=1+1", "高"] {
        assert!(text.contains(cell), "{cell}");
    }
    assert!(told["账号与权限"]["choices"].to_string().contains("转移"), "{}", told["账号与权限"]["choices"]);
}

#[test]
fn a_workbook_that_nobody_changed_changes_nothing() {
    let runner = project();
    export(&runner, &[]);
    let before = runner.snapshot();
    let output = import(&runner);
    assert_eq!(output.code, 0, "{}", output.err);
    assert_eq!(runner.snapshot(), before);
    assert!(output.out.contains("Nothing to change"), "{}", output.out);
}

/// An item with many fields of its own, more than have a column each.
fn many_fields() -> Runner {
    let fields: Vec<String> = (0..70).map(|at| format!("field{at} = \"value {at}\"")).collect();
    Small::new().item("scope/wide", &format!("extra = {{ {} }}", fields.join(", ")), &[]).write()
}

#[test]
fn fields_of_which_there_are_too_many_share_a_column_and_none_is_lost() {
    let runner = many_fields();
    let csv = runner.run(&["export", "csv"]).out;
    assert!(csv.contains("value 69") && !csv.lines().next().unwrap().contains("field69"), "{csv}");
    export(&runner, &[]);
    let before = runner.read("scope.toml");
    let changes = [("Scope", "scope/wide", "extra.field3", "other"), ("Scope", "scope/wide", "(other)", "nothing")];
    let Some(told) = changed(&runner, &changes) else { return };
    assert!(told.to_string().contains("field69: value 69"), "{told}");
    let output = import(&runner);
    assert!(output.err.contains("row 3, Other fields"), "{}{}", output.out, output.err);
    assert_eq!(runner.read("scope.toml"), before.replace("value 3\"", "other\""));
}

#[test]
fn only_the_cells_that_were_changed_are_written_and_what_both_changed_is_told() {
    let runner = project();
    export(&runner, &[]);
    let changes = [
        ("Assets", "assets/desk", "quantity", "4"),
        ("Assets", "assets/desk", "owner", "Gu Ning"),
        ("Assets", "assets/keys", "details", ""),
        ("Assets", "assets/keys", "priority", "low"),
        ("Assets", "new", "title", "Chairs"),
        ("Assets", "new", "quantity", "12"),
        ("Accounts and access", "permissions/shop", "action", "nonsense"),
        ("Accounts and access", "permissions/shop", "(state)", "complete"),
    ];
    if changed(&runner, &changes).is_none() {
        return;
    }
    // Meanwhile somebody else has worked in the project, on one cell of the same.
    assert_eq!(runner.run(&["set", "assets/keys", "priority=normal", "owner=chen"]).code, 0);
    let output = import(&runner);
    assert_eq!(output.code, 1, "{}{}", output.out, output.err);
    assert!(output.err.contains("not read back") && output.err.contains("row 3, State"), "{}", output.err);
    let text = runner.read("assets.toml");
    for line in [
        "quantity = \"4\" # desks",
        "owner = [\"Gu Ning\"]",
        "title = \"Chairs\"",
        "owner = [\"chen\"]",
        "priority = \"normal\"",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("=1+1") && text.contains("did = \"handed\""), "{text}");
    assert!(runner.read("permissions.toml").contains("action = \"transfer\""));
    for told in ["it was changed since, to \"normal\"", "nonsense", "Assets, row 4"] {
        assert!(output.out.contains(told), "{told}\n{}", output.out);
    }
    import(&runner);
    assert_eq!(runner.read("assets.toml"), text, "once is enough");
}

#[test]
fn whatever_is_changed_at_random_arrives_as_it_would_by_set() {
    for seed in 0..4 {
        let mut dice = Dice(seed);
        let mut small = Small::new();
        for number in 0..12 {
            small = small.item(&format!("assets/a{number}"), "quantity = \"3\"\ndue = 2026-11-23", &[]);
        }
        let (one, other) = (small.write(), small.write());
        export(&one, &["--lang", dice.pick(&["en", "zh-CN"])]);
        let mut changes = Vec::new();
        for _ in 0..20 {
            let item = format!("assets/a{}", dice.roll(12));
            let (field, texts): (&str, &[&str]) = match dice.roll(5) {
                0 => ("due", &["cutover - 3d", "2026年11月25日", "mid August", "待定", ""]),
                1 => ("owner", &["lin", "Chen Yu", "前台", "Lin Wei、Chen Yu", ""]),
                2 => ("quantity", &["12", "3 台", ""]),
                3 => ("title", &["A \"title\" \\ of # signs", "标题：一", "x"]),
                _ => ("details", &["one\ntwo", "- [ ] x", "null", "  ", "007"]),
            };
            let text = dice.pick(texts).to_owned();
            if !changes.iter().any(|(known, name, _): &(String, &str, String)| (known, *name) == (&item, field)) {
                changes.push((item, field, text));
            }
        }
        let sheets = ["Assets", "资产"];
        let cells: Vec<(&str, &str, &str, &str)> = sheets
            .iter()
            .flat_map(|sheet| {
                changes.iter().map(move |(item, field, text)| (*sheet, item.as_str(), *field, text.as_str()))
            })
            .collect();
        if changed(&one, &cells).is_none() {
            return;
        }
        let output = import(&one);
        assert_eq!(output.code, 0, "{seed}: {}{}", output.out, output.err);
        for (item, field, text) in &changes {
            let output = other.run(&["set", item, &format!("{field}={text}")]);
            let nothing = output.err.contains("has no") && text.trim().is_empty();
            assert!(output.code == 0 || nothing, "{seed}: {item} {field}={text}: {}", output.err);
        }
        assert_eq!(one.read("assets.toml"), other.read("assets.toml"), "{seed}");
    }
}

#[test]
fn a_field_that_a_sheet_never_had_is_not_taken_from_it() {
    let runner = project();
    export(&runner, &[]);
    let script = "
import sys, openpyxl
path = sys.stdin.read()
book = openpyxl.load_workbook(path)
for sheet in book:
    names = {cell.value: cell for cell in sheet[1] if cell.value}
    if 'owner' not in names:
        continue
    names['owner'].value, names['was owner'].value = 'only', 'was only'
    names['owner'].offset(row=2).value = 'yes'
book.save(path)";
    if python("openpyxl", script, runner.path("book.xlsx").to_str().unwrap().as_bytes()).is_none() {
        return;
    }
    let output = import(&runner);
    assert!(!runner.read("assets.toml").contains("only"), "{}", output.out);
}

#[test]
fn a_workbook_of_another_handover_or_without_its_hidden_columns_is_refused() {
    let runner = project();
    export(&runner, &[]);
    runner.write("handover.toml", &runner.read("handover.toml").replace("id = \"small\"", "id = \"other\""));
    let before = runner.snapshot();
    let output = import(&runner);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("another handover"), "{}", output.err);
    assert_eq!(runner.snapshot(), before);
}

/// Changes the workbook with a script of a few lines; whether the program for that is there.
fn worked_over(runner: &Runner, lines: &str) -> bool {
    let script = format!(
        "import sys, openpyxl\nfrom openpyxl.utils import range_boundaries\npath = sys.stdin.read()\n\
         book = openpyxl.load_workbook(path)\nsheet = book['Assets']\n\
         names = {{cell.value: cell.column for cell in sheet[1] if cell.value}}\n{lines}\nbook.save(path)"
    );
    python("openpyxl", &script, runner.path("book.xlsx").to_str().unwrap().as_bytes()).is_some()
}

/// Sorts rows from the third on by their title, the last first, in some columns.
const SORT: &str = "
def sort(first, last):
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, min_col=first, max_col=last)]
    rows.sort(key=lambda row: row[names['title'] - first], reverse=True)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            cell = sheet.cell(row=3 + at, column=first + column)
            cell.value = value
            # What begins like a formula is a text still.
            cell.data_type = 's' if isinstance(value, str) else cell.data_type";

#[test]
fn rows_that_are_sorted_by_the_filter_are_still_those_of_their_items() {
    let runner = project();
    export(&runner, &[]);
    let sort = "first, _, last, _ = range_boundaries(sheet.auto_filter.ref)\nsort(first, last)";
    if !worked_over(&runner, &format!("{SORT}\n{sort}")) {
        return;
    }
    let before = runner.snapshot();
    let output = import(&runner);
    assert_eq!((output.code, runner.snapshot() == before), (0, true), "{}{}", output.out, output.err);
    assert!(output.out.contains("Nothing to change"), "{}", output.out);
}

#[test]
fn nothing_is_taken_from_rows_that_were_sorted_without_their_hidden_cells() {
    let runner = project();
    export(&runner, &[]);
    if !worked_over(&runner, &format!("{SORT}\nsort(2, names['due'])")) {
        return;
    }
    let before = runner.snapshot();
    let output = import(&runner);
    assert_eq!((output.code, runner.snapshot() == before), (1, true), "{}{}", output.out, output.err);
    assert!(output.out.contains("Assets, row 3") && output.out.contains("hidden columns"), "{}", output.out);
}

#[test]
fn a_hidden_cell_that_was_changed_writes_nothing_and_keeps_no_other_row_from_being_taken() {
    for seed in 0..12 {
        let mut dice = Dice(seed);
        let runner = project();
        export(&runner, &[]);
        let text = dice.pick(&["'x'", "None", "'assets/desk'", "'=1+1'", "7", "'lin'", "'2026-11-23'"]).to_owned();
        let lines = format!(
            "hidden = [1] + [at for name, at in names.items() if name.startswith('was ') or name == '(seal)']\n\
             cell = sheet.cell(row=4, column=hidden[{} % len(hidden)])\nwas = cell.value\ncell.value = {text}\n\
             sheet.cell(row=3, column=names['details']).value = 'from the sheet'",
            dice.roll(100)
        );
        if !worked_over(&runner, &lines) {
            return;
        }
        let output = import(&runner);
        let changed = runner.read("assets.toml");
        // The name of the other row makes two of one item, and no row is taken.
        assert!([0, 1, 2].contains(&output.code), "{seed}: {}{}", output.out, output.err);
        runner.write("assets.toml", &changed.replace("details = \"from the sheet\"\n", ""));
        assert_eq!(runner.read("assets.toml"), project().read("assets.toml"), "{seed}: {}{}", output.out, output.err);
        assert!(output.code == 2 || changed.contains("from the sheet"), "{seed}: {}{}", output.out, output.err);
    }
}

#[test]
fn the_first_sheet_leads_to_the_others_and_a_sheet_of_ones_own_is_told() {
    let runner = project();
    export(&runner, &[]);
    let lines = "
contents = book['Contents']
links = [(cell.value, cell.hyperlink.location) for cell in contents['A'][2:] if cell.hyperlink]
assert links == [('Accounts and access', \"'Accounts and access'!A1\"), ('Assets', \"'Assets'!A1\")], links
assert book.sheetnames[0] == 'Contents' and [cell.value for cell in contents['B'][2:]] == [1, 2]
book.create_sheet('My notes')['A1'] = 'call them'";
    if !worked_over(&runner, lines) {
        return;
    }
    let output = import(&runner);
    assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    assert!(output.out.contains("My notes") && !output.out.contains("Contents"), "{}", output.out);
}

#[test]
fn an_office_program_that_saves_it_anew_changes_nothing_in_it() {
    let runner = project();
    export(&runner, &[]);
    let mut office = std::process::Command::new("soffice");
    office.args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "again", "book.xlsx"]);
    office.arg(format!("-env:UserInstallation=file://{}", runner.path("profile").display()));
    let done = office.current_dir(runner.root()).output();
    let again = runner.path("again/book.xlsx");
    if done.is_err() || !again.exists() {
        let demanded = std::env::var("HANDOVER_RENDER_TESTS").is_ok_and(|value| value == "1");
        assert!(!demanded, "LibreOffice has not saved the workbook");
        return;
    }
    fs::copy(again, runner.path("book.xlsx")).unwrap();
    let before = runner.read("assets.toml");
    let output = import(&runner);
    assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    assert_eq!(runner.read("assets.toml"), before);
    assert!(output.out.contains("Nothing to change"), "{}", output.out);
}
