//! What the walk says.

use crate::text::sentences;

sentences! {
    you_are(name, party) { "You are {name}, for the {party}." "你是{name}（{party}）。" }
    waits_on_you(part, whole) { "{part} of {whole} wait on you" "共 {whole}，其中 {part} 项待你处理" }
    one_waits_on_you(whole) { "1 of {whole} waits on you" "共 {whole}，其中 1 项待你处理" }
    optional_ones(items) { "{items} may be left undone." "另有 {items}可不做。" }
    outstanding_short(work, count) { "{work}, {count} of them not enough" "{work}，其中 {count} 项未达标" }
    some_late(count) { "{count} late" "{count} 项已逾期" }
    nothing_for_you() { "Nothing waits on you." "目前没有待你处理的事项。" }
    nothing_in_scope() { "Nothing of what you asked for waits on you." "所选范围内没有待你处理的事项。" }
    sentence(words) { "{words}." "{words}。" }
    sentence_pair(first, second) { "{first}; {second}." "{first}，{second}。" }
    see_findings(count) {
        "Something in the files needs mending ({count}): `handover check --no-input` shows it."
        "文件中有 {count} 处需要修正：用 `handover check --no-input` 查看。"
    }
    card(number, total) { "{number} of {total}" "第 {number} 项，共 {total} 项" }
    what_happened(title) { "What happened to \"{title}\"?" "“{title}”的处理结果" }
    reason() { "Why" "原因" }
    why_it_applies() { "Why it does apply" "应当适用的原因" }
    why_rejected() { "What is missing" "退回原因" }
    why_waived() { "Why it does not apply" "不适用的原因" }
    why_blocked() { "What is in the way" "受阻原因" }
    why_reopened() { "Why it starts over" "重新开始的原因" }
    note_or_evidence() { "Note, file or web address" "备注、文件或网址" }
    may_be_noted() { "Note, file or address (may be left empty)" "备注、文件或网址（可不填）" }
    no_such_path(path) {
        "There is no {path}. Mend the path (in quotes if it has blanks), or press Enter once more to leave it as words."
        "找不到 {path}。请修改路径（含空格时加引号）；如只是文字说明，再按一次回车即可。"
    }
    words_needed() { "A few words are needed; Esc or Ctrl-D goes back." "需要填写；按 Esc 或 Ctrl-D 返回。" }
    evidence_note(target) { "evidence: {target}" "证据：{target}" }
    reject() { "Reject…" "退回…" }
    reject_waiver() { "It does apply…" "不同意，应当适用…" }
    waive() { "Does not apply…" "不适用…" }
    agree_waiver() { "Agree: does not apply…" "同意：不适用…" }
    block() { "Blocked…" "受阻…" }
    reopen() { "Reopen…" "重新打开…" }
    several(done) { "{done}, several at once…" "{done}（批量）…" }
    add_note() { "Note or evidence…" "备注或证据…" }
    find() { "Find…" "查找…" }
    change() { "Change…" "修改…" }
    change_what() { "What to change" "修改内容" }
    change_due(value) { "Due: {value}" "期限：{value}" }
    change_owner(value) { "Owner: {value}" "负责人：{value}" }
    change_priority(value) { "Priority: {value}" "优先级：{value}" }
    open_in_editor() { "Open in the editor" "用编辑器打开" }
    nothing_there() { "none" "无" }
    new_due() { "Due (a day, or as cutover - 7d)" "期限（日期，或如 切换 - 7天）" }
    new_owner() { "Owners" "负责人" }
    new_priority() { "Priority" "优先级" }
    mend_it_now() { "Open it once more?" "再次打开修改？" }
    to_confirm(act) { "You would confirm: {act}" "待你确认：{act}" }
    find_what() { "Words of its title, id, notes or owner" "标题、编号、备注或负责人中的词" }
    found_none(words) { "No item has \"{words}\"." "没有包含“{words}”的事项。" }
    found_which() { "Which one" "选择事项" }
    several_keys() { "Space chooses, `a` chooses all, Enter goes on, Esc goes back." "空格选中，a 全选，回车继续，Esc 返回。" }
    several_which(done) { "Record \"{done}\" for which" "选择“{done}”的事项" }
    note_for_all() { "Note for all of them (may be left empty)" "共同备注（可不填）" }
    several_sure(done, items) { "Record \"{done}\" for {items}?" "为 {items}记录“{done}”？" }
    none_chosen() { "Nothing is chosen: Space chooses, Enter sends." "未选中任何事项：空格选中，回车提交。" }
    skip() { "Skip" "跳过" }
    back() { "Back" "上一项" }
    quit() { "Save and quit" "保存并退出" }
    hardest() { "hard to hand over" "难以移交" }
    easiest() { "easy to hand over" "易于移交" }
    result() { "Result" "结果" }
    result_or_nothing() { "Result (may be left empty)" "结果（可不填）" }
    result_against(target) { "Result, to be held against {target}" "结果（目标：{target}）" }
    result_beside(target) { "Result (may be left empty); wanted: {target}" "结果（可不填；目标：{target}）" }
    wants(asked) { "That should be {asked}." "请填写{asked}。" }
    value_yes() { "yes" "是" }
    value_no() { "no" "否" }
    rests_on() { "What the score rests on (may be left empty)" "评分依据（可不填）" }
    number_means(number, meaning) { "{number}  {meaning}" "{number}  {meaning}" }
    saved(done) { "Saved: {done}" "已保存：{done}" }
    with_evidence(done, evidence) { "{done}, shown by {evidence}" "{done}，证据：{evidence}" }
    changed_meanwhile() {
        "Somebody else has just recorded something about this item; here it is again."
        "刚刚有人更新了此事项，请重新查看。"
    }
    not_saved(why) { "Not recorded: {why}" "未记录：{why}" }
    nothing_recorded() { "Nothing was recorded." "没有记录任何内容。" }
    all_taken_back() { "What you recorded was taken back again." "本次记录的内容均已撤销。" }
    you_changed(items) { "You changed {items}." "本次修改了 {items}。" }
    you_recorded(list) { "You recorded: {list}." "本次记录：{list}。" }
    so_many(what, count) { "{what} {count}" "{what} {count} 项" }
    now_waits_on(list) { "Now waiting on: {list}." "目前待处理：{list}。" }
    nothing_waits() { "Nothing waits on anybody." "没有待任何人处理的事项。" }
    to_undo() { "A slip? This takes the last one back:" "如有误，可撤销最近一次：" }
    to_commit() { "To pass it on:" "提交给对方：" }
    to_tell() { "A message that tells the other side:" "给对方的消息：" }
    commit_message(id, answers) { "handover: {answers} by {id}" "交接：{id} 记录 {answers}" }
    stopped_saved(items) { "Stopped. Saved so far: {items}." "已停止。已保存 {items}。" }
    stopped_nothing() { "Stopped. Nothing was recorded." "已停止，没有记录任何内容。" }
    outstanding(items) { "{items} outstanding" "{items}未完成" }
    findings_title(count) {
        "{count} found (`handover explain CODE` says more)"
        "发现 {count} 处问题（`handover explain 代码` 查看说明）"
    }
    both(found, outstanding) { "{found}; {outstanding}" "{found}；{outstanding}" }
    all_fine() { "Everything is complete, and nothing is wrong." "全部完成，没有发现问题。" }
}
