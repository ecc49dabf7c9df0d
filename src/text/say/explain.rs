//! What is said about rules, and about findings that are silenced.

use crate::text::sentences;

sentences! {
    silenced_title(count) { "{count} silenced:" "已静默 {count} 处：" }
    silenced_item(code, title, reason) { "{code} \"{title}\": {reason}" "{code}“{title}”：{reason}" }
    silenced_rule(code, reason) { "{code}: {reason}" "{code}：{reason}" }
    silenced_finding(message, reason) { "{message} (silenced: {reason})" "{message}（已静默：{reason}）" }

    code() { "Code" "代码" }
    severity() { "Severity" "级别" }
    finds() { "What it finds" "发现的问题" }
    means() { "It means" "含义" }
    why() { "Why it matters" "为何重要" }
    mend() { "How to mend it" "如何修正" }
    example() { "For example" "示例" }
    silence() { "To silence it" "如需静默" }
    how_to_silence(code) {
        "# in an item; both sides see the reason\nsilence = [{{ rule = \"{code}\", reason = \"…\" }}]\n\n# in the project file, for everything\n[[silence]]\nrule = \"{code}\"\nreason = \"…\""
        "# 写在事项中，双方都会看到原因\nsilence = [{{ rule = \"{code}\", reason = \"…\" }}]\n\n# 写在项目文件中，对整个项目生效\n[[silence]]\nrule = \"{code}\"\nreason = \"…\""
    }
    how_to_silence_in_yaml(code) {
        "# in an item; both sides see the reason\nsilence: [{{ rule: {code}, reason: \"…\" }}]\n\n# in the project file, for everything\nsilence:\n  - {{ rule: {code}, reason: \"…\" }}"
        "# 写在事项中，双方都会看到原因\nsilence: [{{ rule: {code}, reason: \"…\" }}]\n\n# 写在项目文件中，对整个项目生效\nsilence:\n  - {{ rule: {code}, reason: \"…\" }}"
    }
    grouped(items, places) { "{items}, in {places}" "{items}，在 {places}" }
    silences(silences, findings) { "{silences} silences cover {findings} findings; `--all` lists them." "{silences} 处静默覆盖 {findings} 个问题；用 `--all` 逐条列出。" }
    more() { "`handover explain CODE` says more about one of them." "`handover explain 代码` 查看详细说明。" }
    no_such_rule(code) { "no finding has the code `{code}`" "没有代码为 `{code}` 的问题" }
    did_you_mean(code) { "did you mean `{code}`? `handover explain` lists them all" "是否想写 `{code}`？`handover explain` 列出全部代码" }
    list_hint() { "`handover explain` lists them all" "`handover explain` 列出全部代码" }
}
