//! What is said of a list below its preview, at a terminal: what a column holds, and that no row heads the columns.

use crate::support::pty::{Key, Pty};
use crate::support::small::Small;

const LIST: &str = "Was,Wer\nSchrank leeren,Anna\nPost umleiten,Ben\nTresor erklären,Cora\n";

/// Goes down a menu until a line of it is chosen, and takes it.
fn take(pty: &mut Pty, line: &str) {
    let chosen = format!("❯ {line}");
    for _ in 0..20 {
        let before = pty.screen();
        if before.iter().any(|shown| shown.contains(&chosen)) {
            return pty.key(Key::Enter);
        }
        pty.key(Key::Down);
        pty.wait_until("another line", |lines| lines != before.as_slice());
    }
    panic!("no line {line}");
}

#[test]
fn what_a_column_holds_is_changed_where_it_is_asked() {
    for columns in [60, 100] {
        let runner = Small::new().write();
        runner.write("list.csv", LIST);
        let mut pty = Pty::spawn(&["import", "list.csv"], runner.root(), columns, 40, &[]);
        pty.wait_for("❯ Import 3 items");
        take(&mut pty, "Another meaning for a column");
        pty.wait_for("❯ Was = title");
        take(&mut pty, "Wer = kept under its heading");
        pty.wait_for("What does \"Wer\" hold?");
        take(&mut pty, "owner");
        // Understood anew, with the owner in its field.
        pty.wait_until("the preview again", |lines| {
            let told = lines.iter().any(|line| line.contains("Wer = owner"));
            told && lines.iter().any(|line| line.contains("❯ Import 3 items"))
        });
        pty.key(Key::Enter);
        pty.wait_for("undo --import");
        assert_eq!(pty.finish(), 0);
        assert!(runner.read("list.toml").contains("owner = [\"Anna\"]"), "{}", runner.read("list.toml"));
        pty.assert_settings_restored();
    }
}

#[test]
fn a_head_that_is_an_item_is_made_one_where_it_is_asked_and_escape_goes_one_step_back() {
    let runner = Small::new().write();
    runner.write("list.csv", LIST);
    let mut pty = Pty::spawn(&["import", "list.csv"], runner.root(), 80, 40, &[]);
    pty.wait_for("❯ Import 3 items");
    take(&mut pty, "Another meaning for a column");
    pty.wait_for("Which column?");
    pty.key(Key::Escape);
    pty.wait_for("❯ Import 3 items");
    take(&mut pty, "The first row is an item too");
    pty.wait_for("❯ Import 4 items");
    pty.key(Key::Enter);
    pty.wait_for("undo --import");
    assert_eq!(pty.finish(), 0);
    let list = runner.read("list.toml");
    assert!(list.contains("title = \"Was\"") || list.contains("Was"), "{list}");
    assert_eq!(list.matches("[[items]]").count(), 4, "{list}");
}
