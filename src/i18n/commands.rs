//! What the commands say outside the walk and the tables.

use super::sentences;

sentences! {
    no_project(folder) { "there is no handover in {folder} or above it" "{folder} 及其上级文件夹中没有交接项目" }
    no_project_hint() {
        "start one with `handover init`, or name its folder with `-C DIR`"
        "用 `handover init` 新建，或用 `-C 文件夹` 指定位置"
    }
    two_project_files(folder, first, second) {
        "{folder} holds two project files, {first} and {second}"
        "{folder} 中有两个项目文件：{first} 和 {second}"
    }
    two_project_files_hint() { "keep one of them and remove the other" "请保留一个，删除另一个" }
    mend_first(files) {
        "not everything could be read, so nothing is written: {files}"
        "有文件无法读取，因此不写入任何内容：{files}"
    }
    mend_first_hint() { "`handover check --no-input` shows what is wrong" "`handover check --no-input` 会说明问题所在" }
    unknown_lang(name) { "`{name}` is not a language of the tool; use en or zh-CN" "不支持语言 `{name}`；请用 en 或 zh-CN" }
    bad_now(text) {
        "HANDOVER_NOW is \"{text}\", which is no time such as 2026-11-20T10:03:00+08:00"
        "HANDOVER_NOW 的值“{text}”不是时间，应如 2026-11-20T10:03:00+08:00"
    }
}
