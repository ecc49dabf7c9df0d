//! The words of keys: what is known of them, what vouches for one, and the user's own folder.

use crate::text::sentences;

sentences! {
    // The user's folder.
    no_home() {
        "there is no folder of your own to keep this in"
        "没有可用来保存的个人配置目录"
    }
    no_home_hint() { "name one: HANDOVER_CONFIG_DIR=/some/folder" "请指定目录：HANDOVER_CONFIG_DIR=/目录" }
    too_large(path, most) { "{path} is larger than the {most} bytes that are read of it" "{path} 超过可读取的 {most} 字节" }
    no_name_for_a_copy(name) { "\"{name}\" cannot be the name of a file" "“{name}”不能用作文件名" }
    open_to_others(path) {
        "others may write {path}, so what it says of keys counts for nothing"
        "{path} 可被他人写入，其中的密钥信息不可信"
    }
    close_it(path) { "`chmod go-w {path}`" "`chmod go-w {path}`" }

    // The list of known keys.
    list_fault(path, line, why) { "{path}:{line}: {why}" "{path}:{line}：{why}" }
    list_hint(path) {
        "it lists the keys that you have seen and confirmed; mend the line, or move {path} away and start anew"
        "该文件记录你见过和确认过的密钥；请修正该行，或移走 {path} 重新开始"
    }
    list_not_utf8() { "is not UTF-8" "不是 UTF-8 编码" }
    list_unreadable(why) { "is not a list of known keys: {why}" "不是有效的密钥清单：{why}" }
    list_newer(format) {
        "is of format {format}, which this version does not know; a newer handover reads it"
        "格式 {format} 不受此版本支持；请使用更新的版本"
    }
    list_moment(text) { "{text} is no moment with an offset, such as 2026-11-20T10:03:00+08:00" "{text} 不是带时区的时间，如 2026-11-20T10:03:00+08:00" }
    no_fingerprint(text) {
        "\"{text}\" is no fingerprint such as `ssh-keygen -l` prints it: SHA256: and 43 characters"
        "“{text}”不是 `ssh-keygen -l` 显示的指纹：SHA256: 加 43 个字符"
    }

    // What vouches for a signature.
    trusted_in(file, principal) { "{file} lists the key for {principal}" "{file} 将此密钥列为 {principal} 的密钥" }
    confirmed_by_you(who, day) { "you confirmed the key of {who} on {day}" "你于 {day} 确认过 {who} 的密钥" }
    nobody_vouches() {
        "only the project says whose key it is, and either side can write that"
        "只有项目文件说明密钥归属，而双方都能改写项目文件"
    }
    seen_since(day) {
        "only the project says whose key it is; you have seen it since {day} and not confirmed it"
        "只有项目文件说明密钥归属；自 {day} 起见过，但未经你确认"
    }
    no_address(name) {
        "{name} has no mail address in the record, and a file of trusted keys names people by theirs"
        "移交单中{name}没有邮箱，而信任名单以邮箱指明人员"
    }
    address_of_two(address) { "{address} is the address of two people in the record" "{address} 在移交单中对应两个人" }
    in_file(file, why) { "{file}: {why}" "{file}：{why}" }
    listed_for_other(file, principal, address) {
        "{file} lists the key for {principal}, not for {address}"
        "{file} 将此密钥列为 {principal} 的密钥，而不是 {address} 的"
    }
    listed_with_other(file, address, fingerprint) {
        "{file} lists another key for {address}: {fingerprint}"
        "{file} 中 {address} 的密钥是另一把：{fingerprint}"
    }
    in_no_file(files) { "{files} says nothing of the key or the address" "{files} 中没有此密钥，也没有此邮箱" }
    other_key_confirmed(fingerprint, day) {
        "you confirmed another key for this person on {day}: {fingerprint}"
        "你于 {day} 为此人确认的是另一把密钥：{fingerprint}"
    }
    other_key_seen(fingerprint, day) {
        "another key was seen for this person since {day}: {fingerprint}"
        "自 {day} 起此人用的是另一把密钥：{fingerprint}"
    }
    key_of_another(who, day) { "the key has been known since {day} as that of {who}" "此密钥自 {day} 起登记在 {who} 名下" }
}
