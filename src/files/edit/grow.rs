//! More members for any list: in brackets, on lines of its own, or below headers of their own.

use super::plan::{NewValue, Obstacle, RefusalReason, Splice, free};
use super::{fields, place, scalar, toml, yaml};
use crate::files::format::{Document, Format, Node, Value};

/// Adds members to the list that is the field `name` of `table`.
pub(super) fn append(
    source: &str,
    document: &Document,
    table: &Node,
    name: &str,
    values: &[&NewValue],
) -> Result<Splice, Obstacle> {
    let format = document.format;
    let tables: Vec<&[(String, NewValue)]> = values.iter().filter_map(|value| value.as_fields()).collect();
    let all_tables = tables.len() == values.len();
    let Some(entry) = place::own_entry(document, table, name)? else {
        if all_tables && std::ptr::eq(table, &document.root) && format == Format::Toml {
            return Ok(toml::append_headers(source, name, &tables));
        }
        let list = NewValue::List(values.iter().map(|value| (*value).clone()).collect());
        return fields::set(source, document, table, name, &list);
    };
    free(&entry.node)?;
    let inline: Vec<String> = values.iter().map(|value| scalar::render_value(format, value)).collect();
    match format {
        Format::Yaml => {
            let block = |value: &&NewValue| match value.as_fields() {
                Some(fields) => yaml::member_lines(fields.iter().map(|(key, value)| scalar::field(format, key, value))),
                None => vec![format!("- {}", scalar::render_value(format, value))],
            };
            let blocks: Vec<Vec<String>> = values.iter().map(block).collect();
            yaml::grow_list(source, entry, place::opens(source, table, '{'), &inline, &blocks)
        }
        Format::Toml if !matches!(entry.node.value, Value::List(_)) => {
            Err((RefusalReason::NotAList, entry.node.span.clone()))
        }
        Format::Toml if toml::is_inline(entry) => Ok(toml::grow_brackets(source, entry, &inline)),
        Format::Toml if all_tables => Ok(toml::append_blocks(source, &entry.node, name, &tables)),
        Format::Toml => Err((RefusalReason::NotAList, entry.node.span.clone())),
    }
}
