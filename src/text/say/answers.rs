//! The words of importing answers.

use crate::text::sentences;

sentences! {
    ask_anew() {
        "nothing was recorded; ask for the file as the page saved it, or for the text that the page copies"
        "没有记录任何内容；请索取此页保存的原文件，或此页复制的完整文字"
    }
    too_large(megabytes) { "these answers are larger than {megabytes} MB" "答复文件超过 {megabytes} MB" }
    too_many(count) { "`answers` holds more than {count} answers" "`answers` 中的答复超过 {count} 条" }
    not_text() { "these answers are no UTF-8 text" "答复文件不是 UTF-8 文本" }
    not_answers(why) { "these answers cannot be read: {why}" "无法读取答复：{why}" }
    cut_off() { "the text ends in the middle" "内容不完整，在中途结束" }
    missing_field(name) { "missing field `{name}`" "缺少字段 `{name}`" }
    unknown_field(name) { "unknown field `{name}`" "有不认识的字段 `{name}`" }
    field_twice(name) { "duplicate field `{name}`" "字段 `{name}` 出现了两次" }
    no_moment(text) { "`{text}` is no moment as 2026-11-20T18:00:00+08:00" "“{text}”不是 2026-11-20T18:00:00+08:00 这样的时间" }
    wrong_type(line, column) {
        "the value at line {line}, column {column} is none that this field takes"
        "第 {line} 行第 {column} 列的值不符合要求"
    }
    no_json(line, column) { "line {line}, column {column} is not written as JSON" "第 {line} 行第 {column} 列不是 JSON 的写法" }
    other_version(found, known) { "`schema` is {found}; this version reads {known}" "`schema` 为 {found}，此版本读取 {known}" }
    in_field(field, why) { "`{field}`: {why}" "`{field}`：{why}" }
    no_name(text) { "{text} is no name of an item, such as permissions/shop" "“{text}”不是事项名称，事项名称如 permissions/shop" }
    not_offered(did) { "no page offers `{did}`" "答复页不提供 `{did}`" }
    secret() {
        "it looks like a password or a key; ask for the answers without it, and store that where it is kept"
        "内容像密码或密钥；请索取不含该内容的答复，密码应另行保管"
    }
    other_title() { "it is not what the item is called that the answer is about" "与所答复事项的名称不符" }
    answer(number) { "answer {number}" "第 {number} 条" }
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
    entered_by(from, name, party) { "{from}; entered by {name} ({party})" "{from}，由{name}（{party}）录入" }
    other_project_hint() { "nothing was recorded; `-C DIR` says which project is meant" "没有记录任何内容；用 `-C 目录` 指定项目" }
    kept_as(path) { "The answers are kept as {path}." "答复文件保存为 {path}。" }
    make_anew(command) { "For what was left out, a page as things stand now: {command}" "如需重新答复未采纳的事项，请按当前情况生成新页面：{command}" }
    not_a_list(file) { "{file} holds no answers; import lists and answers in commands of their own" "{file} 中没有答复；清单和答复请分别导入" }
    rest_left_out(file) {
        "{file}: only the answers in it were taken; the text around them was left out"
        "{file}：只取其中的答复，其余文字未导入"
    }
    several(file, number) { "{file} holds {number} different answer files" "{file} 中有 {number} 份不同的答复" }
    one_each() { "nothing was recorded; save the one that is meant in a file of its own" "没有记录任何内容；请将所需的一份单独保存为文件" }
    cannot_read(file, why) { "cannot read {file}: {why}" "无法读取 {file}：{why}" }
}
