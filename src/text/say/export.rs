//! The words of `handover export`.

use crate::text::{counted, sentences};

sentences! {
    not_to_terminal() { "this cannot be shown in a terminal" "此内容无法在终端显示" }
    not_to_terminal_hint() { "write it to a file: `-o FILE`" "请写入文件：`-o 文件`" }
    milestone_of(name, title) { "{name}: {title}" "{name}：{title}" }
    due_of(title) { "Due: {title}" "到期：{title}" }
    day_of(field, title) { "{field}: {title}" "{field}：{title}" }
    not_packed(why) { "this cannot go into a package: {why}" "无法打包：{why}" }
    not_along(paths) {
        "note: not in the project, so not in the package: {paths}"
        "提示：以下内容不在项目中，未打包：{paths}"
    }
    packed(path, files, list) { "{path} holds {files}; unpacked, they are checked with: sha256sum -c {list}" "{path} 含 {files}；解包后可用 sha256sum -c {list} 核对" }
    own_file(path) { "{path} is a file of the project itself" "{path} 是项目自身的文件" }
}

counted! {
    files(number) { "{number} file" "{number} files" "{number} 个文件" }
}
