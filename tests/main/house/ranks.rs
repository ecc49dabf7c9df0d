//! The house is ranked: a room takes from rooms below it alone, and no two files know each other in a circle.
//!
//! The ranking is read in the documentation of `src/lib.rs`, every path in the sources is followed to the file
//! that it leads to, and what runs another way is told with the two files. With `HANDOVER_HOUSE=FOLDER` the test
//! `the_house_in_figures` looks at another checkout: `cargo test --test main in_figures -- --nocapture`.

use crate::support::house::{House, circles, room};
use crate::support::paths::is_word_at;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn here() -> House {
    House::read(Path::new(env!("CARGO_MANIFEST_DIR")))
}

#[test]
fn every_arrow_between_rooms_runs_down() {
    let house = here();
    let wrong = house.wrong(&house.arrows());
    assert!(house.floors.len() >= 12, "{:?}", house.floors);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_know_each_other_in_a_circle() {
    let circles = circles(&here().arrows());
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn the_house_in_figures() {
    let folder = std::env::var("HANDOVER_HOUSE").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    let house = House::read(Path::new(&folder));
    let arrows = house.arrows();
    let rooms: BTreeSet<&str> = house.files.keys().map(|path| room(path)).collect();
    let between: BTreeSet<(&str, &str)> =
        arrows.iter().map(|(from, to)| (room(from), room(to))).filter(|(from, to)| from != to).collect();
    let up = between.iter().filter(|(from, to)| house.floors.get(*from) >= house.floors.get(*to)).count();
    let floors: BTreeSet<&usize> = house.floors.values().collect();
    let mutual = between.iter().filter(|(from, to)| from < to && between.contains(&(*to, *from))).count();
    println!(
        "{} files, {} rooms, {} floors; arrows: {} between files, {} between rooms, {} of them not down; {} pairs of \
         rooms that know each other; {} circles of files",
        house.files.len(),
        rooms.len(),
        floors.len(),
        arrows.len(),
        between.len(),
        up,
        mutual,
        circles(&arrows).len(),
    );
    assert!(arrows.len() > 100, "the scanner sees the arrows");
}

/// A house of two floors and two rooms on the lower one, with one line more in a file.
fn with(file: &str, line: &str) -> House {
    let lib = "//! ```text ranks\n//! top    upstairs\n//! a · b  downstairs\n//! ```\n";
    let mut files = BTreeMap::from([
        ("lib.rs", lib.to_owned()),
        ("top/mod.rs", "mod x;\npub use x::X;\n".to_owned()),
        ("top/x.rs", "use crate::a::A;\npub struct X;\n".to_owned()),
        ("a.rs", "pub struct A;\n".to_owned()),
        ("b/mod.rs", "pub mod c;\npub mod d;\n".to_owned()),
        ("b/c.rs", "pub struct C;\n".to_owned()),
        ("b/d.rs", "use super::c::C;\npub struct D;\n".to_owned()),
    ]);
    files.entry(file).or_default().push_str(line);
    House::of(files.iter().map(|(path, text)| (*path, text.as_str())))
}

#[test]
fn each_kind_of_arrow_that_runs_up_or_aside_is_seen() {
    let sound = with("a.rs", "");
    assert_eq!(sound.wrong(&sound.arrows()), Vec::<String>::new());
    assert_eq!(circles(&sound.arrows()), Vec::<Vec<String>>::new());
    for (file, line, to) in [
        ("a.rs", "use crate::top::X;", "src/top/x.rs, which stands above"),
        ("a.rs", "use crate::{top::x as y};", "src/top/x.rs, which stands above"),
        ("a.rs", "pub(crate) use crate::top::x::X;\nuse crate::top::x::{X as Z};", "src/top/x.rs, which stands above"),
        ("a.rs", "fn f(_: crate::top::X) {}", "src/top/x.rs, which stands above"),
        ("a.rs", "use super::top::x;", "src/top/x.rs, which stands above"),
        ("b/c.rs", "use super::super::top::X;", "src/top/x.rs, which stands above"),
        ("b/c.rs", "use crate::a::A;", "src/a.rs, which stands beside"),
        ("b/c.rs", "fn f() { let _ = [crate::a::A]; }", "src/a.rs, which stands beside"),
        ("a.rs", "use crate::{\n    b::{\n        d::D,\n        c::C,\n    },\n};", "src/b/c.rs, which stands beside"),
    ] {
        let house = with(file, line);
        let wrong = house.wrong(&house.arrows()).join("\n");
        assert!(wrong.contains(&format!("src/{file} takes from {to}")), "{line}: {wrong}");
    }
    let unranked = with("c.rs", "pub struct New;");
    assert_eq!(unranked.wrong(&unranked.arrows()), ["the room c has no rank in src/lib.rs"]);
}

#[test]
fn circles_inside_a_room_are_seen() {
    for (file, line) in
        [("b/c.rs", "use super::d::D;"), ("b/c.rs", "fn f(_: super::d::D) {}"), ("b/c.rs", "use crate::b::d;")]
    {
        let house = with(file, line);
        assert_eq!(circles(&house.arrows()), [["b/c.rs", "b/d.rs"]], "{line}");
    }
    let through = with("b/mod.rs", "pub struct B;\nfn f(_: c::C) {}\n");
    assert_eq!(circles(&through.arrows()), Vec::<Vec<String>>::new());
    let mut files: BTreeMap<String, String> = through.files.clone();
    files.entry("b/c.rs".to_owned()).or_default().push_str("use super::B;\n");
    let house = House { files, floors: through.floors };
    assert_eq!(circles(&house.arrows()), [["b/c.rs", "b/mod.rs"]], "a module and its part");
}

#[test]
fn what_stands_in_comments_and_texts_is_no_arrow() {
    let house = with(
        "a.rs",
        "// use crate::top::X;\n/* crate::top::X */ const T: &str = \"use crate::top::X;\\\" \";\n/// [`crate::top::X`]\n",
    );
    assert_eq!(house.wrong(&house.arrows()), Vec::<String>::new());
}

#[test]
fn only_the_sentences_know_which_languages_there_are() {
    for (path, text) in here().files.iter().filter(|(path, _)| room(path) != "text") {
        for word in ["Lang::En", "Lang::Zh", "Text {", "Lang::Zh =>"] {
            let found = text.match_indices(word).filter(|(at, _)| is_word_at(text, *at)).count();
            // A return type before the body of a function is no literal.
            let types = if word == "Text {" { text.matches("-> Text {").count() } else { 0 };
            assert_eq!(found, types, "{word} in src/{path}");
        }
    }
}
