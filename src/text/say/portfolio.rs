//! The words about several projects side by side.

use crate::text::sentences;

sentences! {
    projects() { "Handovers" "项目数" }
    all_of(count) { "All {count}" "共 {count} 个项目" }
    uncounted(items) { "{items} that no sum counts; `handover status` of the project names them" "{items}未计入合计；在该项目中用 `handover status` 查看" }
    and_more(what, count) { "{what}; and {count} more" "{what}；另有 {count} 处" }
}
