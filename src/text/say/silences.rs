//! What is wrong with a silence, and what to do about it.

use crate::text::sentences;

sentences! {
    silence_unknown_item(name) { "`{name}` is no full name of an item (kind/id)" "`{name}` 不是事项全名（部分/编号）" }
    unknown_silenced(name) { "there is no item `{name}`" "没有事项 `{name}`" }
    silence_without_reason(rule) { "`{rule}` is silenced without a reason, so it is not silenced" "`{rule}` 没有写明原因，因此未被静默" }
    silence_reason_advice() { "write `reason = \"…\"`: it is shown to both sides" "请写 `reason = \"…\"`，双方都会看到" }
    silence_unknown_rule(rule) { "there is no rule `{rule}`" "没有规则 `{rule}`" }
    silence_rules_advice() { "`handover explain` lists the rules" "`handover explain` 会列出所有规则" }
    silence_of_error(rule) { "`{rule}` is an error and cannot be silenced" "`{rule}` 属于错误，不能静默" }
    silence_of_error_advice(rule) {
        "mend what it says (`handover explain {rule}`), and take the silence out"
        "请按提示修正（`handover explain {rule}`），并删除该静默"
    }
    silence_of_nothing(rule) { "nothing is silenced by this: `{rule}` finds nothing here" "此处没有可静默的内容：`{rule}` 未发现问题" }
    silence_of_nothing_advice() { "take it out" "请删除" }
}
