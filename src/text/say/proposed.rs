//! What is said of changes that came from elsewhere.

use crate::text::{counted, sentences};

sentences! {
    no_such_file(path) { "there is no section file {path}" "没有部分文件 {path}" }
    says_now(value) { "it was changed since, to \"{value}\"" "此后已改为“{value}”" }
    item_gone(item) { "{item} is no longer there" "{item} 已不存在" }
    acted_since(by, did) { "{by} recorded \"{did}\" since" "此后{by}记录了“{did}”" }
    asks_otherwise() { "what it asks was changed since" "此后事项内容已修改" }
    other_log() { "its log is not the one that was seen" "其记录与当时看到的不同" }
    not_asked(person) { "this is not asked of {person} as things stand" "按目前情况，此事不由{person}办理" }
    head_origin() { "Where" "来源" }
    head_change() { "Change" "改动" }
    new_item(title) { "New: {title}" "新增：{title}" }
    letters_more(text, count) { "{text}… ({count} characters more)" "{text}…（另有 {count} 个字符）" }
    fills(field, new) { "{field}: {new}" "{field}：{new}" }
    empties(field, old) { "{field}: \"{old}\" is taken out" "{field}：删除“{old}”" }
    changes(field, old, new) { "{field}: \"{old}\" becomes \"{new}\"" "{field}：“{old}”改为“{new}”" }
    act(done, title) { "{done}: {title}" "{done}：{title}" }
    with_note(act, note) { "{act}: \"{note}\"" "{act}，备注“{note}”" }
    on_day(act, day) { "{act} ({day})" "{act}（{day}）" }
    left_out(why) { "Left out: {why}" "未采纳：{why}" }
    nothing_came() { "Nothing to change was found." "没有发现可写入的内容。" }
    say_yes(counts) {
        "nothing was written; look at it, then write it with `--yes` ({counts})"
        "未写入任何内容；查看无误后请加 `--yes` 写入（{counts}）"
    }
}

counted! {
    fit(number) { "{number} change" "{number} changes" "{number} 处改动" }
    there(number) { "{number} that is so already" "{number} that are so already" "{number} 处已是如此" }
    do_not_fit(number) { "{number} that does not fit" "{number} that do not fit" "{number} 处不能采纳" }
    write_them(number) { "Write {number} change?" "Write {number} changes?" "写入这 {number} 处改动？" }
}
