//! What is said of acts and the commits that hold them.

use crate::text::{counted, sentences};

sentences! {
    not_in_git(folder) { "{folder} is not in git, or nothing in it is committed yet" "{folder} 不在 git 中，或还没有提交" }
    not_in_git_hint() { "`handover log` lists the acts without asking git" "`handover log` 可列出记录，不需要 git" }
    seen(acts, commits) { "{acts} held against {commits} of git." "已将 {acts}与 git 的 {commits}对照。" }
    nothing_found() {
        "Each was committed by whoever made or entered it, at its time, and stands as it was first committed; none is missing."
        "每条记录都由本人或代填者及时提交，内容与首次提交时一致，没有缺失。"
    }
    entered(acts, names) { "{acts} entered for somebody else, by {names}; `--all` lists them." "其中 {acts}由他人代填（{names}）；用 `--all` 查看。" }
    entered_by(name) { "entered by {name}" "由{name}代填" }
    from_start(acts) {
        "{acts} came with the first commit: git cannot tell when they were written, nor whether any was changed or taken out before."
        "其中 {acts}随首次提交写入；此前何时写入、是否改动或删除，git 无法得知。"
    }
    found(acts) { "{acts} to look at." "其中 {acts}需要留意。" }
    changed_count(acts) { "{acts} changed or taken out since, or no longer standing on the same words." "另有 {acts}后来被改动或删除，或其事项的内容被改动。" }
    signed_count(signed, all) { "Signed with a key of whoever made it: {signed} of {all}." "提交由本人密钥签名的：{signed} / {all}。" }
    shallow() {
        "This clone lacks the older commits (it is shallow): who wrote what is older, and what was taken out before, cannot be known here. `git fetch --unshallow` gets them."
        "本克隆缺少较早的提交（浅克隆），因此无法得知更早的记录由谁写入、之前是否有删除。`git fetch --unshallow` 可取回。"
    }
    unreadable(count) { "{count} could not be read; what stood there before counts for them." "有 {count}无法读取，按其前一版本计。" }
    caution() {
        "Names and times of a commit are whatever its maker wrote; only a signature proves who made it."
        "提交中的姓名和时间由提交者自行填写，只有签名能证明是谁所为。"
    }
    head_act() { "Act" "记录" }
    head_record() { "File of a record" "移交单的文件" }
    head_commit() { "Commit" "提交" }
    head_found() { "To look at" "需要留意" }
    head_changed() { "Changed since" "后来的改动" }
    act(name, did) { "{name}: {did}" "{name}：{did}" }
    no_commit() { "not committed" "未提交" }
    not_here() { "older than this clone" "早于本克隆" }
    uncommitted() { "it is not committed yet" "尚未提交" }
    unknown() { "who committed it is not known in this clone" "本克隆中无法得知由谁提交" }
    author(author) { "written by {author}" "提交的作者是 {author}" }
    committer(committer) { "put in its place by {committer}" "由 {committer} 提交入库" }
    committed_by(author) { "committed by {author}" "由 {author} 提交" }
    and_also(first, second) { "{first}; {second}" "{first}；{second}" }
    no_address() { "the project knows no address of whoever made it" "项目中没有此人的邮箱，无法核对" }
    bad_signature() { "the signature of the commit does not hold" "提交的签名无效" }
    signed_by_other(names) { "the commit is signed with a key of {names}" "提交由{names}的密钥签名" }
    committed_later(days) { "committed {days} after it was made" "在其发生 {days}后才提交" }
    dated_ahead() { "dated later than the commit that holds it" "所署时间晚于提交时间" }
    edited() { "changed" "被改动" }
    reworded(fields) { "what its item says was changed after it ({fields})" "其后事项内容被改动（{fields}）" }
    deleted() { "taken out" "被删除" }
    deleted_here() { "taken out, and that is not committed" "被删除，尚未提交" }
    by_whom(what, author) { "{what} by {author}" "由 {author} {what}" }
    is_signed(names) { "signed by {names}" "由{names}签名" }
    is_signed_unknown() { "signed with a key that nobody here lists" "签名密钥不属于项目中任何人" }
    is_signed_otherwise() { "signed otherwise than with an SSH key" "未用 SSH 密钥签名，此处不核验" }
}

counted! {
    records_changed(number) {
        "{number} file of a record changed or taken out since it was committed, though it is written once."
        "{number} files of records changed or taken out since they were committed, though each is written once."
        "移交单的文件只写入一次，但有 {number} 个在提交后被改动或删除。"
    }
    commits(number) { "{number} commit" "{number} commits" "{number} 次提交" }
    revisions(number) { "{number} revision of a file" "{number} revisions of files" "{number} 个文件版本" }
}
