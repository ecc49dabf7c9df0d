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
    confirmed_by_you(who, day) { "you confirmed the key of {who} on {day}" "你于 {day} 确认过{who}的密钥" }
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
    key_of_another(who, day) { "the key has been known since {day} as that of {who}" "此密钥自 {day} 起登记在{who}名下" }

    // The command.
    none_known() {
        "No keys are known yet. `handover sign` remembers those it sees, and `handover keys confirm PERSON` takes one that you compared."
        "还没有密钥。`handover sign` 会记住见到的密钥；核对后可用 `handover keys confirm 人员` 确认。"
    }
    state_confirmed(day) { "confirmed on {day}" "{day}已确认" }
    state_seen() { "seen, not confirmed" "见过，未确认" }
    state_changed() { "CHANGED: another key was known before; not confirmed" "密钥已变更：与之前的密钥不同，未确认" }
    state_of_another(who) { "CHANGED: known as the key of {who}; not confirmed" "密钥已变更：此密钥属于{who}，未确认" }
    title(title) { "\"{title}\"" "“{title}”" }
    seen_on(day) { "seen on {day}" "{day}见过" }
    seen_from_to(first, last) { "seen from {first} to {last}" "{first}至{last}见过" }
    seen_where(days, titles) { "{days} in {titles}" "{days}：{titles}" }
    confirm_hint() {
        "Once you have compared a fingerprint over another channel, such as a call:"
        "通过电话等其他渠道核对指纹后："
    }
    confirm_command() { "handover keys confirm PERSON" "handover keys confirm 人员" }
    side(party, organization) { "{party} ({organization})" "{party}（{organization}）" }
    person_of(person, side) { "{person}, {side}" "{person}，{side}" }
    nobody_known(word) { "no key of \"{word}\" is known" "没有“{word}”的密钥" }
    nobody_known_hint() {
        "`handover keys` lists the keys that are known; in a project, its people can be named too"
        "`handover keys` 列出已知的密钥；在项目目录中还可指明项目人员"
    }
    no_keys_hint(id) {
        "ask for the public key and list it: `handover keys add {id} FILE`"
        "请向对方索取公钥并登记：`handover keys add {id} 文件`"
    }
    several_people(word) { "\"{word}\" means several people" "“{word}”对应多人" }
    say_which(list) { "say which: {list}" "请指明：{list}" }
    several_keys(name) { "{name} has several keys" "{name}有多把密钥" }
    say_which_key(list) { "say which with `--fingerprint`:{list}" "请用 `--fingerprint` 指明：{list}" }
    which_key() { "Which key" "哪一把密钥" }
    not_this_key(name, told, listed) {
        "the key of {name} is not the one that you were told:\n       {told}\n       but:{listed}"
        "{name}的密钥与你得到的不同：\n       {told}\n       而是：{listed}"
    }
    not_this_key_hint() {
        "nothing was confirmed; do not sign with or accept this key before you know why"
        "未作确认；弄清原因之前，请勿接受此密钥，也勿与之共同签署"
    }
    listed_in(title, id) { "listed in \"{title}\" for {id}" "“{title}”中登记在 {id} 名下" }
    never_seen() { "no signature by it has been noted on this machine" "本机还没有记下它的签名" }
    seen_before(day) { "seen since {day}" "自 {day} 起见过" }
    confirmed_before(day) { "confirmed on {day}" "{day} 已确认" }
    beware(why) { "beware: {why}" "注意：{why}" }
    compare_it(name) {
        "Compare every character with what {name} tells you over another channel than these files, in a call or face to face: `ssh-keygen -lf FILE.pub` shows it there."
        "请通过文件以外的渠道（电话或当面）与{name}逐字核对；对方可用 `ssh-keygen -lf 文件.pub` 查看。"
    }
    is_it_the_same() { "Is it the same" "是否一致" }
    not_compared() { "Not compared yet, or not the same" "尚未核对，或不一致" }
    compared() { "Compared: every character is the same" "已核对，完全一致" }
    forget_it() { "Forget this key" "删除此密钥" }
    keep() { "Keep it" "保留" }
    forget() { "Forget it" "删除" }
    not_asked() { "nothing was changed, because nobody was asked" "未经确认，未作任何改动" }
    say_yes() { "add `--yes` once its fingerprint is compared" "核对其指纹后请加 `--yes`" }
    say_yes_forget() { "add `--yes` to forget the key shown above" "确认删除以上密钥请加 `--yes`" }
    nothing_changed() { "Nothing was changed." "未作任何改动。" }
    your_own(name, fingerprint) {
        "You are {name}, and this is your own key, which you need not confirm. Tell the others its fingerprint over another channel, so that they can:{fingerprint}"
        "你是{name}，这是你自己的密钥，无需确认。请通过其他渠道把指纹告知对方，由对方核对：{fingerprint}"
    }
    confirmed_already(who, day) { "The key of {who} is confirmed since {day}." "{who}的密钥已于{day}确认。" }
    confirmed(who) {
        "Confirmed: what this key signs for {who} comes out as verified."
        "已确认：此密钥为{who}所作的签名视为已核实。"
    }
    forgotten(who) { "Forgotten: the key of {who} counts as one never seen." "已删除：{who} 的此密钥视为从未见过。" }
    other_key_unconfirmed(name, fingerprint) {
        "Another key of {name} is not confirmed, and what it signed comes out as CHANGED until it is:{fingerprint}"
        "{name}的另一把密钥未确认，确认之前其签名显示为密钥已变更：{fingerprint}"
    }
}
