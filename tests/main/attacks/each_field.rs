//! Every field of a record and of a statement, changed, added or dropped one at a time, with every digest, whatever
//! follows from it and the attacker's own signature made right: none passes.

use crate::support::keys::{NAMESPACE, public, sign_file};
use crate::support::runner::NOW;
use crate::support::shop::Shop;
use crate::support::tamper::{put, rendered};
use handover::document::decision::Decision;
use handover::document::reading::read_record;
use handover::document::verdict::Verdict;
use handover::files::load::load_project;
use handover::model::clock::{Zone, parse_moment};
use handover::model::party::Party;
use handover::signoff::check::{Judging, RecordCheck, RecordsCheck, check_project};
use handover::signoff::trust::Trust;
use handover::signoff::vouching::{TrustFile, Vouchers};
use serde_json::{Value, json};
use std::fs;

/// Every way to change one thing in a tree of JSON: each with what it is, and the whole tree after it.
fn changes(whole: &Value) -> Vec<(String, Value)> {
    let mut paths = Vec::new();
    walk(whole, String::new(), &mut paths);
    let mut all = Vec::new();
    for path in paths {
        let found = whole.pointer(&path).unwrap().clone();
        let mut with = |what: &str, value: Value| {
            let mut changed = whole.clone();
            *changed.pointer_mut(&path).unwrap() = value;
            all.push((format!("{what} {path}"), changed));
        };
        match &found {
            Value::String(text) => {
                with("longer", json!(format!("{text}x")));
                with("empty", json!(""));
            }
            Value::Number(number) => with("more", json!(number.as_i64().unwrap() + 1)),
            Value::Bool(flag) => with("turned", json!(!flag)),
            Value::Null => with("filled", json!("x")),
            Value::Object(fields) => {
                let mut more = fields.clone();
                more.insert("side_letter".to_owned(), json!("the giver owes nothing"));
                with("added to", Value::Object(more));
                for key in fields.keys() {
                    let mut fewer = fields.clone();
                    fewer.shift_remove(key);
                    with(&format!("without {key} in"), Value::Object(fewer));
                }
            }
            Value::Array(members) => {
                for at in 0..members.len() {
                    let mut fewer = members.clone();
                    fewer.remove(at);
                    with(&format!("without number {at} in"), Value::Array(fewer));
                    let mut twice = members.clone();
                    twice.push(members[at].clone());
                    with(&format!("number {at} twice in"), Value::Array(twice));
                }
                let mut turned = members.clone();
                turned.reverse();
                if turned != *members {
                    with("turned", Value::Array(turned));
                }
            }
        }
    }
    all.extend(optional(whole));
    all
}

fn walk(value: &Value, path: String, paths: &mut Vec<String>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| walk(value, format!("{path}/{}", escaped(key)), paths));
        }
        Value::Array(members) => {
            members.iter().enumerate().for_each(|(at, value)| walk(value, format!("{path}/{at}"), paths));
        }
        _ => {}
    }
    paths.push(path);
}

/// The fields that a record may have and this one leaves out, each put in.
fn optional(whole: &Value) -> Vec<(String, Value)> {
    let item = "/given/items/deliverables~1logo";
    let mut all = Vec::new();
    for (path, key, value) in [
        ("/given/terms", "require", json!("ssh")),
        ("/given/terms", "carried", json!(["start"])),
        ("/given/around/sections/0", "title", json!("Left over")),
        ("/given/around/sections/0", "details", json!("as seen")),
        ("/given/around", "labels", json!({ "deliverables": [{ "field": "form", "label": "warranty" }] })),
        ("/given/around", "later", json!({ "monitoring/all": { "title": "Pays all", "stage": "close" } })),
        ("/given/around", "later_more", json!(3)),
        ("/given/around", "people", json!({ "bo": { "name": "Bo Li", "party": "giver" } })),
        ("/given/terms/people/chen", "role", json!(["CEO"])),
        ("/given/terms/people/chen", "former_keys", json!([public("mallory")])),
        ("/given/terms/people/chen", "left", json!("2026-11-19")),
        (item, "details", json!("as a sketch")),
        (item, "accept_when", json!("never")),
        (item, "when", json!("it rains")),
        (item, "needs", json!(["deliverables/manual"])),
        (item, "one_of", json!("x")),
        (item, "under", json!("deliverables/manual")),
        (item, "optional", json!(true)),
        (item, "links", json!(["https://example.org"])),
        (item, "tags", json!(["x"])),
        (item, "extra", json!({ "a": "b" })),
        (item, "fields", json!({ "form": "paper" })),
        ("/given/items/deliverables~1logo/steps/0", "proof", json!(true)),
        ("/given/items/deliverables~1logo/steps/0", "hashes", json!("location")),
        ("/given/items/deliverables~1logo/log/0", "note", json!("not really")),
        ("/given/items/deliverables~1logo/log/0", "entered_by", json!("chen")),
        ("/given/items/deliverables~1logo/log/0", "score", json!(1)),
        ("/given/items/deliverables~1logo/log/0", "fix_by", json!("2026-12-10")),
        ("/given/items/deliverables~1logo/log/0", "person", json!("lin")),
    ] {
        let mut changed = whole.clone();
        let place = changed.pointer_mut(path).unwrap().as_object_mut().unwrap();
        if !place.contains_key(key) {
            place.insert(key.to_owned(), value);
            all.push((format!("put in {path}/{key}"), changed));
        }
    }
    all
}

fn checks(shop: &Shop, vouchers: &Vouchers) -> RecordsCheck {
    let loaded = load_project(&shop.path(""), parse_moment(NOW).unwrap()).unwrap();
    check_project(&loaded, Judging::plain(vouchers))
}

/// Whether anybody could take a record for one that all have signed and that holds.
fn passes(check: &RecordCheck) -> bool {
    check.is_signed_by_all() && matches!(check.standing, Verdict::Current | Verdict::Continued | Verdict::Superseded)
}

fn trust() -> Vouchers {
    let lines = [("lin@bright.example", "lin"), ("chen@acme.example", "chen"), ("zhao@audit.example", "zhao")];
    let text = lines.map(|(principal, name)| format!("{principal} {}\n", public(name))).concat();
    let trust = Trust::parse(&text, Zone::parse("Asia/Shanghai").unwrap()).unwrap();
    Vouchers { files: vec![TrustFile { party: None, shown: "trust".to_owned(), trust }], ..Vouchers::default() }
}

#[test]
fn no_change_to_any_field_of_a_record_passes() {
    let made = Shop::signed_by_all();
    let folder = made.record();
    let before = fs::read(made.path(&format!("{folder}/record.json"))).unwrap();
    let whole: Value = serde_json::from_slice(&before).unwrap();
    let made_given = read_record(&before).unwrap().given;
    let all = changes(&whole);
    assert!(all.len() > 250, "{}", all.len());
    let vouchers = [Vouchers::default(), trust()];
    for vouchers in &vouchers {
        assert!(passes(&checks(&made, vouchers).records[0]), "what nobody touched passes");
    }
    let mut judged = 0;
    for (what, changed) in all {
        for bytes in [rendered(&changed), [serde_json::to_vec_pretty(&changed).unwrap(), b"\n".to_vec()].concat()] {
            if bytes == before {
                continue;
            }
            // With the statements of the others left beside it, and with the attacker's alone.
            for alone in [false, true] {
                let shop = Shop::signed_by_all();
                if alone {
                    for who in ["chen", "zhao"] {
                        fs::remove_file(shop.path(&shop.statement(who))).unwrap();
                        fs::remove_file(shop.path(&format!("{}.sig", shop.statement(who)))).unwrap();
                    }
                }
                let target = put(&shop, "lin", &folder, &before, &bytes);
                for vouchers in &vouchers {
                    let checks = checks(&shop, vouchers);
                    let own = checks.records.iter().find(|check| check.place.shown("") == target);
                    let Some(own) = own else {
                        assert!(checks.strays.iter().any(|(path, _)| *path == target), "{what}: {target} is nowhere");
                        continue;
                    };
                    assert!(!passes(own), "{what}: {:?} {:?}", own.standing, own.reasons);
                    // What stands around the items is never compared, and told where it is another.
                    if own.standing == Verdict::Current {
                        let given = &own.record.as_ref().unwrap().given;
                        assert!(given.is_same(&made_given), "{what}");
                        let is_other = given.around.said() != made_given.around.said();
                        // An item that nobody has stands in no document, whatever section names it.
                        let of_nobody = what.contains("/items/");
                        assert!(own.reasons.is_empty() != is_other || of_nobody, "{what}: {:?}", own.reasons);
                    }
                    if !alone {
                        let other = own.statements.iter().find(|one| one.file == "receiver-chen.toml").unwrap();
                        assert_eq!(other.verdict.state, Verdict::Bad, "{what}");
                    }
                    judged += 1;
                }
            }
        }
    }
    assert!(judged > 1500, "{judged}");
}

#[test]
fn no_change_to_any_field_of_a_statement_passes() {
    let made = Shop::signed_by_all();
    for (who, decision) in [("lin", Decision::Confirmed), ("chen", Decision::Accepted), ("zhao", Decision::Confirmed)] {
        let text = made.read(&made.statement(who));
        let lines: Vec<&str> = text.lines().collect();
        let mut all: Vec<(String, String)> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            let rest = |other: Option<String>| {
                let mut changed: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
                match other {
                    Some(other) => changed[at] = other,
                    None => drop(changed.remove(at)),
                }
                changed.join("\n") + "\n"
            };
            all.push((format!("without {line}"), rest(None)));
            all.push((format!("twice {line}"), rest(Some(format!("{line}\n{line}")))));
            all.push((format!("after {line}"), rest(Some(format!("{line}\nside_letter = \"x\"")))));
            if let Some((key, value)) = line.split_once(" = ").filter(|(_, value)| value.starts_with('"')) {
                all.push((format!("longer {key}"), rest(Some(format!("{key} = \"x{}", &value[1..])))));
                all.push((format!("empty {key}"), rest(Some(format!("{key} = \"\"")))));
                for other in Decision::ALL.into_iter().filter(|other| *other != decision && key == "decision") {
                    all.push((format!("{key} {}", other.word()), rest(Some(format!("{key} = \"{}\"", other.word())))));
                }
                for other in Party::ALL.into_iter().filter(|_| key == "party") {
                    all.push((format!("{key} {other}"), rest(Some(format!("{key} = \"{other}\"")))));
                }
            }
            if line.starts_with("at = ") {
                let other = line.replace("T18:00:00", "T18:00:01");
                all.push(("a second later".to_owned(), rest(Some(other))));
            }
        }
        for (put_in, before) in [
            ("role = \"CEO\"", "decision"),
            ("reason = \"none\"", "declaration"),
            ("entered_by = \"lin\"", "reservations"),
            ("scan = { path = \"x.pdf\", sha256 = \"0\" }", "reservations"),
            ("replaces = \"00\"", "reservations"),
        ] {
            all.push((
                format!("put in {put_in}"),
                text.replace(&format!("\n{before} ="), &format!("\n{put_in}\n{before} =")),
            ));
        }
        for (what, changed) in all.into_iter().filter(|(_, changed)| *changed != text) {
            // By whoever else could, and by its signer: what others saw is then missing. Nobody saw the last one.
            for key in ["mallory", "lin", "chen", "zhao"] {
                let own = key == who;
                let about_itself = what.contains("at = ")
                    || what.contains("seen")
                    || what.contains("{ path")
                    || what.contains("sha256")
                    || what.contains(']')
                    || what == "a second later";
                if own && who == "zhao" && about_itself {
                    continue;
                }
                let shop = Shop::signed_by_all();
                shop.write(&shop.statement(who), &changed);
                sign_file(&shop.path(&shop.statement(who)), key, NAMESPACE);
                for vouchers in [Vouchers::default(), trust()] {
                    let checks = checks(&shop, &vouchers);
                    let found = passes(&checks.records[0]) && checks.missing.is_empty();
                    assert!(!found, "{who}, by {key}: {what}: {:?}", checks.records[0].reasons);
                }
            }
        }
    }
}
