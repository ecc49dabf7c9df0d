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

    // What `verify` says of records and statements.
    current() { "The project says exactly what was signed. Nothing is to be done." "项目内容与签署时完全一致，无需处理。" }
    continued() { "What was signed holds; work has gone on since, or items were added that nobody has signed. Nothing is to be done." "签署的内容仍然有效；其后工作有推进，或新增了未签署的事项。无需处理。" }
    departed() {
        "The project no longer says what was signed; each difference is named below it. Work that took another turn ends with 1: put it back, or sign the stage anew on both sides. Signed acts or evidence that are altered or missing end with 4: pull first, then ask who took them out (`handover audit`)."
        "项目内容与签署时不一致，差异逐条列在其下。属工作变动的，退出码为 1：请恢复原状，或由双方重新签署该阶段。已签署的记录或证据被改动或缺失的，退出码为 4：请先拉取最新内容，再用 `handover audit` 查明何人改动。"
    }
    superseded() { "A later record of the stage, signed by all, took its place: on each side that signed this one, somebody signed the later one and had seen this one. Of evidence: it was sent back, and a later act names what lies there now. Nothing is to be done." "同一阶段后来由各方签署的移交单已取代它：签署过它的每一方都有人在见过它之后签署了后一份。对证据而言：它已被退回，后来的记录写明了现在的内容。无需处理。" }
    bad() { "The record or a statement contradicts itself, or a signature does not hold. Take the files from git as they were committed; if they are the same there, ask whoever committed them." "移交单或签署声明自相矛盾，或签名不成立。请从 git 取回提交时的文件；若仍相同，请询问提交人。" }
    missing() { "Something is gone that a signer had seen, or that you have signed yourself. Pull, or take it from git again." "签署人见过或你本人签署过的文件缺失。请拉取最新内容，或从 git 中取回。" }
    cannot_tell() { "It was written by a newer version of handover. Install that one; nothing is known to be wrong." "由更新版本的 handover 写成。请安装新版本；目前并未发现问题。" }
    verified() { "The signature holds, and a list of trusted keys or a key that you confirmed says whose it is." "签名成立，且可信密钥列表或你确认过的密钥表明其归属。" }
    key_named() { "The signature holds, but only the project says whose key it is, and either side can write that. Compare the fingerprint with its owner over another channel, then `handover keys confirm PERSON`." "签名成立，但密钥归属仅由项目声明，任何一方都可以写入。请通过其他渠道与本人核对指纹，再执行 `handover keys confirm 人员`。" }
    changed() { "It is not what was there before: a file with other bytes, or another key than this person had. Ask them over another channel; a new key is taken with `handover keys confirm PERSON`." "与此前不同：文件内容有变，或此人换了密钥。请通过其他渠道询问本人；新密钥用 `handover keys confirm 人员` 确认。" }
    unverified() { "Words that were typed, or a paper that was scanned: nobody's identity is proved. It counts where the stage does not demand a key and its signer has none." "键入的文字或扫描的纸质签署：无法证明本人身份。仅在该阶段不要求密钥且签署人没有密钥时作数。" }
}
