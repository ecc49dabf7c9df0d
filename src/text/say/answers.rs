//! The words of importing answers.

use crate::text::{counted, sentences};

sentences! {
    ask_anew() {
        "nothing was recorded; ask for the file as the page saved it, or for the text that the page copies"
        "没有记录任何内容；请索取此页保存的原文件，或此页复制的完整文字"
    }
    too_large(megabytes) { "these answers are larger than {megabytes} MB" "答复文件超过 {megabytes} MB" }
    too_many(count) { "`answers` holds more than {count} answers" "`answers` 中的答复超过 {count} 条" }
    not_text() { "these answers are no UTF-8 text" "答复文件不是 UTF-8 文本" }
    not_answers(why) { "these answers cannot be read: {why}" "无法读取答复：{why}" }
    other_version(found, known) { "`schema` is {found}; this version reads {known}" "`schema` 为 {found}，此版本读取 {known}" }
    in_field(field, why) { "`{field}`: {why}" "`{field}`：{why}" }
    blank() { "there is nothing in it" "内容为空" }
    too_long(count) { "it has more than {count} characters" "超过 {count} 个字符" }
    other_project(found, own) {
        "these answers are about the project \"{found}\"; this is \"{own}\""
        "这些答复属于项目“{found}”，当前项目为“{own}”"
    }
    no_such_person(id) { "`person`: nobody in this project is \"{id}\"" "`person`：本项目中没有“{id}”" }
    from(name, party, moment) {
        "Answers of {name} ({party}), saved {moment}"
        "{name}（{party}）的答复，保存于 {moment}"
    }
    entered_by(name) { "Entered by {name}." "由{name}录入。" }
    no_such_item() { "there is no such item any more" "该事项已不存在" }
    text_changed() {
        "what it asks was changed after the page was made"
        "此页生成后，事项内容已被修改"
    }
    moved_on() {
        "something was recorded about it after the page was made"
        "此页生成后，该事项又有新的记录"
    }
    nothing_fits() { "None of these answers fits any more." "这些答复均已不适用。" }
    all_known() { "All of these answers are recorded already." "这些答复均已记录。" }
    make_anew(command) { "a page as things stand now: {command}" "按当前情况重新生成：{command}" }
}

counted! {
    answers(number) { "{number} answer" "{number} answers" "{number} 条答复" }
}
