//! What is said about evidence: naming it, hashing it, copying it, and finding it again.

use crate::text::sentences;

sentences! {
    is_gone(path) { "{path} is named as evidence without a digest, and is not there" "证据 {path} 没有数字摘要，文件也不存在" }
    is_gone_advice() {
        "bring the file back, and record it anew with `handover mark … --evidence FILE`, which hashes it"
        "请恢复该文件，并用 `handover mark … --evidence 文件` 重新记录（会计算摘要）"
    }
    bar(bar, done, total, speed, left) { "{bar} {done} of {total}, {speed}, {left} left" "{bar} {done}/{total}，{speed}，剩余 {left}" }
    not_hashed(faults) { "this cannot be evidence: {faults}" "无法作为证据：{faults}" }
    fault(path, why) { "{path} {why}" "{path} {why}" }
    and_more(faults, count) { "{faults}; and {count} more" "{faults}；另有 {count} 处" }
    symlink() { "is a symbolic link; name what it points to" "是符号链接；请写明它指向的文件" }
    pipe() { "is a pipe, which has no lasting content" "是管道，没有固定内容" }
    socket() { "is a socket, which has no content" "是套接字，没有内容" }
    device() { "is a device, not a file" "是设备，不是文件" }
    folder() { "is a folder, not a file" "是文件夹，不是文件" }
    not_a_folder() { "is not a folder" "不是文件夹" }
    absolute() { "is not a path inside the folder" "不是文件夹内的路径" }
    climbs() { "goes up with `..`" "含有 `..`" }
    not_plain() { "has an empty part or `.` in its path" "路径中有空的部分或 `.`" }
    not_utf8() { "has a name that is not UTF-8" "的名称不是 UTF-8 编码" }
    not_nfc() {
        "has a name with letters in parts (not NFC), which looks like another name and is none; rename it"
        "的名称含有分解形式的字符（非 NFC），看似相同而实际不同；请重命名"
    }
    unsafe_name() {
        "has a control or invisible character in its name; rename it"
        "的名称含有控制字符或不可见字符；请重命名"
    }
    backslash() {
        "has a backslash in its name, which separates folders on other systems; rename it"
        "的名称含有反斜杠，在其他系统上是路径分隔符；请重命名"
    }
    blank() {
        "has a name that begins or ends with a blank, which other systems drop; rename it"
        "的名称以空白开头或结尾，在其他系统上会丢失；请重命名"
    }
    scheme() {
        "has a name that begins like a drive or an address (`a:`); rename it"
        "的名称像盘符或网址一样以 `a:` 开头；请重命名"
    }
    private_key() {
        "holds a private key, which must not leave your hands; name the public key, or say in words where it is kept"
        "含有私钥，不可外传；请改用公钥，或用文字写明存放位置"
    }
    git_files() {
        "lies in `.git`, which is in no clone and may hold passwords; copy what is meant to another place"
        "位于 `.git` 中：其他副本里没有，还可能含有密码；请把所需内容复制到别处"
    }
    dash() { "is a name that `sha256sum -c` takes for its input; rename it" "会被 `sha256sum -c` 当作标准输入；请重命名" }
    collides(other) {
        "has the same name as {other} on systems that do not tell upper from lower case; rename one"
        "在不区分大小写的系统上与 {other} 同名；请重命名其中一个"
    }
    missing() { "is not there" "不存在" }
    vanished() { "was removed or replaced while it was read; try again when it is at rest" "在读取时被删除或替换；请待其稳定后重试" }
    appeared() { "appeared while its folder was read; try again when it is at rest" "在读取文件夹时新出现；请待其稳定后重试" }
    changed() { "changed while it was read; try again when nobody writes to it" "在读取时发生变化；请待写入结束后重试" }
    unreadable(why) { "cannot be read: {why}" "无法读取：{why}" }
    not_copied(why) { "cannot be written: {why}" "无法写入：{why}" }
    empty_folder(path) { "{path} holds no files, so it shows nothing" "{path} 中没有文件，不能证明什么" }
    own_folder(path) {
        "{path} holds files of the handover itself, which change with every answer; name what lies in it, or copy it elsewhere"
        "{path} 中有交接项目自身的文件，每次填写都会变化；请指明其中的文件，或复制到别处"
    }
    own_file(path) {
        "{path} is a file of the handover itself, which changes with every answer"
        "{path} 是交接项目自身的文件，每次填写都会变化"
    }
    secret_in_address() {
        "the address looks as if it held a password or token; these files go to another company"
        "网址中疑似含有密码或令牌；文件会交给另一家公司"
    }
    proof_wanted(done) {
        "\"{done}\" wants a note or evidence of it: `--note` or `--evidence`"
        "“{done}”需要备注或证据：请用 `--note` 或 `--evidence`"
    }
    proof() { "What shows it (words, a file or a web address)" "凭什么说明（文字、文件或网址）" }
    location_differs(path, done, then, now) {
        "{path} is not what it was at \"{done}\": its digest was {then}… and is now {now}…"
        "{path} 与“{done}”时不一致：当时的摘要为 {then}…，现在为 {now}…"
    }
    location_gone(path, done) {
        "{path}, which was hashed at \"{done}\", is no longer there"
        "“{done}”时记录了摘要的 {path} 已不存在"
    }
    location_elsewhere(path, item) {
        "note: {path} is not to be found on this machine, so {item} was recorded without hashing it again"
        "提示：本机上找不到 {path}，因此记录 {item} 时没有重新计算摘要"
    }
    location_unopened(path, item) {
        "note: what {item} names leads out of the project, to {path}; it was not opened. `--evidence` with its path has it hashed"
        "提示：{item} 所写的位置在项目之外（{path}），未打开；如需计算摘要，请用 `--evidence` 写明该路径"
    }
    location_outside(item, path) {
        "what {item} names leads out of the project, to {path}, and may have been written by the other side; it is opened only if you say so"
        "{item} 所写的位置在项目之外（{path}），可能由对方填写；未经你确认不会打开"
    }
    location_outside_hint(path) {
        "if you mean it: `--evidence {path}`; else name your own copy of it with `--evidence`, or correct the item"
        "如确需打开：`--evidence {path}`；否则请用 `--evidence` 指明自己手中的副本，或更正该事项"
    }
    lies_outside(path) {
        "{path} lies outside the project: the others do not have it."
        "{path} 在项目之外，他人无法取得。"
    }
    lies_outside_hint(path) {
        "note: {path} lies outside the project, so the others do not have it; `--copy` puts a copy into evidence/"
        "提示：{path} 在项目之外，他人无法取得；`--copy` 会将副本放入 evidence/"
    }
    copy_question() { "Copy it into evidence/?" "复制到 evidence/？" }
    copy_yes() { "Yes, copy it" "是，复制" }
    copy_no() { "No, only take its digest" "否，只记录摘要" }
    location_question() { "Open it and take its digest?" "是否打开并计算摘要？" }
    location_no() { "No, and record nothing" "否，不作记录" }
    location_yes() { "Yes, that is what I mean" "是，确实是它" }
    left_out(path, names) {
        "note: of {path}, this was left out, because git changes it by itself: {names}"
        "提示：{path} 中以下内容由 git 自行改动，未计入：{names}"
    }
    file_line(path, prefix, size) { "{path} (sha256 {prefix}…, {size})" "{path}（sha256 {prefix}…，{size}）" }
    file_not_hashed(path) { "{path} (not hashed)" "{path}（无摘要）" }

    // The report of `verify`.
    digest_differs(expected, found) { "expected {expected}…, found {found}…" "应为 {expected}…，实为 {found}…" }
    size_differs(expected, found) { "expected {expected} bytes, found {found}" "应为 {expected} 字节，实为 {found} 字节" }
    bad_digest(text) { "the recorded digest \"{text}\" is no SHA-256" "记录的摘要“{text}”不是 SHA-256" }
    changed_files(names) { "changed: {names}" "已改动：{names}" }
    missing_files(names) { "missing: {names}" "缺失：{names}" }
    added_files(names) { "added: {names}" "新增：{names}" }
    without_list(path) { "which files differ cannot be told without {path}" "缺少 {path}，无法说明哪些文件不同" }
    evidence_head() { "Evidence" "证据" }
    proves(item, act) { "{item}: {act}" "{item}：{act}" }
    two_parts(first, second) { "{first}; {second}" "{first}；{second}" }
    recorded_without() { "recorded without a digest" "记录时没有摘要" }
    outside_unseen() { "outside the project; `--outside` opens it" "位于项目之外；可用 `--outside` 查看" }
    remote_without_list() {
        "nothing was recorded to hold it against: name the list of its digests as evidence"
        "没有可供比对的记录：请把其摘要清单列为证据"
    }
    remote_list_gone(path) { "{path}, the list that was recorded, is not there as it was" "记录的清单 {path} 已缺失或改动" }
    remote_nowhere() { "the remote has no such place" "远端没有该位置" }
    remote_silent() { "rclone could not compare it, and did not say why" "rclone 未能比对，也未说明原因" }
    remote_failed(why) { "rclone could not compare it: {why}" "rclone 未能比对：{why}" }
    not_all_verifiable(counts, count) {
        "Nothing was found wrong; {count} could not be verified from here: {counts}."
        "未发现问题；有 {count} 处在此未能核验：{counts}。"
    }
    git_left_out(names) { "left out, as git changes it by itself: {names}" "由 git 自行改动而未计入：{names}" }
    not_followed() { "addresses are not opened" "不访问网址" }
    named_anew() {
        "it was sent back, and a later act names what lies there now"
        "已被退回；后来的记录写明了现在的内容"
    }
    log_unreadable() {
        "its log holds an act that could not be read, so what it names is not known"
        "记录中有无法读取的内容，不知道其中的证据"
    }
    nothing_to_verify() { "There is nothing to verify: no act names evidence." "没有可核验的内容：尚无证据。" }
    all_valid(counts) { "Nothing is wrong: {counts}." "没有问题：{counts}。" }
    as_recorded(counts) { "Everything is as it was recorded: {counts}." "均与记录一致：{counts}。" }
    not_all_told(counts) { "Not everything can be told: {counts}." "部分内容无法判断：{counts}。" }
    unfinished_departs(counts) {
        "Nothing that all have signed has changed; a record that not all have signed no longer fits the project: {counts}."
        "各方均已签署的内容没有变化；有未签完的移交单与现状不符：{counts}。"
    }
    not_all_verified(counts) {
        "Nothing has changed, but not every signature is verified, as `--strict` demands: {counts}."
        "内容没有变化，但并非每份签名都已核实（`--strict` 要求）：{counts}。"
    }
    compare_keys() {
        "Compare these fingerprints with their owners over another channel, such as a call; then:"
        "请通过电话等其他途径与本人核对指纹，然后运行："
    }
    closing_parts(first, second) { "{first}, {second}" "{first}；{second}" }
    closing(stage, parts) { "{stage}: {parts}" "{stage}：{parts}" }
    closing_all() { "signed by all" "各方均已签署" }
    closing_waits(names) { "waits for {names}" "待{names}签署" }
    closing_rejected(names) { "rejected by {names}" "{names}不予签署" }
    closing_not_all() { "not signed by all" "尚未全部签署" }
    closing_unverified(count) { "{count} unverified" "{count} 份未经核实" }
    closing_named_only(count) { "{count} by a key that only the project names" "{count} 份密钥仅由项目声明" }
    not_all_looked_at(counts, count) {
        "Nothing was found wrong; {count} outside the project were not looked at (`--outside` opens them): {counts}."
        "未发现问题；项目之外的 {count} 处未查看（可用 `--outside` 查看）：{counts}。"
    }
    not_all_valid(counts) { "Not as it was recorded: {counts}." "与记录不一致：{counts}。" }
    state_valid() { "VALID" "有效" }
    state_missing() { "MISSING" "缺失" }
    state_changed() { "CHANGED" "已改动" }
    state_unreadable() { "UNREADABLE" "无法核验" }
    state_not_hashed() { "NOT HASHED" "无摘要" }
    state_url() { "URL" "网址" }
    state_not_looked_at() { "NOT LOOKED AT" "未查看" }
    state_unverifiable() { "UNVERIFIABLE" "未能核验" }
    state_current() { "CURRENT" "现行有效" }
    continued_means() { "it holds, and work has gone on since" "已签署的内容仍然成立" }
    departed_means() { "the project no longer agrees with it" "项目已不同于签署时" }
    superseded_means() { "a later record that all signed has taken its place" "已由各方签署的新移交单取代" }
    superseded_too(names) { "so it is with {names}" "{names} 亦同" }
    state_continued() { "CONTINUED" "有效，后续已推进" }
    state_departed() { "DEPARTED" "与签署内容不一致" }
    state_superseded() { "SUPERSEDED" "已被取代" }
    state_cannot_tell() { "CANNOT TELL" "需要新版本" }
    state_verified() { "VERIFIED" "已核实" }
    state_key_named() { "SIGNED, KEY NAMED BY THE PROJECT ONLY" "密钥仅由项目声明" }
    state_key_changed() { "CHANGED" "密钥已变更" }
    state_unverified() { "UNVERIFIED" "未经核实" }
    state_bad() { "BAD" "无效" }
    state_count(count, state) { "{count} {state}" "{state} {count}" }
}

/// A number of bytes: "462 B", "1.4 GB" (powers of ten, as disks are sold).
pub(crate) fn bytes(size: u64) -> String {
    const UNITS: [&str; 6] = ["kB", "MB", "GB", "TB", "PB", "EB"];
    if size < 1000 {
        return format!("{size} B");
    }
    let (mut value, mut unit) = (size as f64 / 1000.0, 0);
    while value >= 999.95 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    format!("{value:.1} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_read_in_units_of_a_thousand() {
        let cases = [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (999_949, "999.9 kB"), (999_950, "1.0 MB")];
        for (size, text) in cases {
            assert_eq!(bytes(size), text);
        }
        assert_eq!(bytes(10 * 1024 * 1024 * 1024), "10.7 GB");
    }
}
