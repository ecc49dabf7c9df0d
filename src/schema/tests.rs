//! Tests of the schemas.

use super::*;

fn each() -> Vec<Value> {
    let own = kinds::built_ins().iter().map(|kind| Subject::Kind(kind));
    let all = [Subject::Project, Subject::Section].into_iter().chain(own);
    all.flat_map(|subject| Lang::ALL.map(|lang| schema(subject, lang))).collect()
}

fn walk<'a>(value: &'a Value, visit: &mut impl FnMut(&'a Map<String, Value>)) {
    match value {
        Value::Object(map) => {
            visit(map);
            map.values().for_each(|inner| walk(inner, visit));
        }
        Value::Array(members) => members.iter().for_each(|inner| walk(inner, visit)),
        _ => {}
    }
}

#[test]
fn every_reference_leads_somewhere_and_stands_alone() {
    for schema in each() {
        walk(&schema, &mut |map| {
            let Some(Value::String(reference)) = map.get("$ref") else { return };
            assert_eq!(map.len(), 1, "{reference}: older drafts skip what stands beside it");
            assert!(schema.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
        });
    }
}

#[test]
fn the_two_languages_differ_in_words_only() {
    for pair in each().chunks(2) {
        let bare = |schema: &Value| {
            let mut text = String::new();
            walk(schema, &mut |map| {
                for (key, value) in map.iter().filter(|(_, value)| !value.is_object()) {
                    let words = ["title", "description", "$comment"].contains(&key.as_str());
                    text += &if words { key.clone() } else { format!("{key}={value}") };
                }
            });
            text
        };
        assert_eq!(bare(&pair[0]), bare(&pair[1]));
        assert_ne!(pair[0], pair[1]);
    }
}

#[test]
fn the_schema_of_a_kind_has_the_fields_and_steps_of_that_kind() {
    let kind = kinds::built_in("permissions").unwrap();
    let schema = schema(Subject::Kind(kind), Lang::DEFAULT);
    let choices = schema.pointer("/$defs/item/properties/action/enum").unwrap();
    assert_eq!(*choices, json!(["transfer", "remove", "suspend", "rotate", "keep", "review"]));
    let log = "/$defs/permissions-log/then/properties/log/items/properties/did/enum";
    let acts = schema.pointer(log).unwrap();
    assert!(["revoked", "waived"].iter().all(|did| acts.as_array().unwrap().contains(&json!(did))), "{acts}");
    assert_eq!(schema["$id"], "urn:handover:schema:1:permissions");
}

#[test]
fn a_modeline_points_to_the_schema_from_wherever_the_file_is() {
    let toml = modeline(Path::new("a/b.toml"), Format::Toml, SECTION_SCHEMA);
    assert_eq!(toml, "#:schema ../.handover/section.schema.json\n");
    let yaml = modeline(Path::new("b.yaml"), Format::Yaml, SECTION_SCHEMA);
    assert_eq!(yaml, "# yaml-language-server: $schema=.handover/section.schema.json\n");
}
