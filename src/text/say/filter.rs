//! The words of lists that are filtered.

use crate::text::sentences;

sentences! {
    filtered(shown, all) { "Filtered: {shown} of {all}." "已筛选：{all}中的 {shown} 项。" }
    filtered_and(shown, all, uncounted) {
        "Filtered: {shown} of {all}, and {uncounted} not counted."
        "已筛选：{all}中的 {shown} 项，另有 {uncounted} 项不计入。"
    }
    no_such_state(word) { "no state is called `{word}`" "没有名为 `{word}` 的状态" }
    states(list) { "the states: {list}" "可用的状态：{list}" }
    no_such_owner(word) { "`{word}` owns nothing here, and is nobody of the project" "没有负责人为 `{word}` 的事项，项目中也没有此人" }
    no_such_tag(word) { "nothing has the tag `{word}`" "没有标签为 `{word}` 的事项" }
    no_such_section(word) { "there is no section `{word}`" "没有名为 `{word}` 的部分" }
    known(list) { "there are: {list}" "现有：{list}" }
}
