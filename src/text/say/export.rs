//! The words of `handover export`.

use crate::text::sentences;

sentences! {
    not_to_terminal() { "this cannot be shown in a terminal" "此内容无法在终端显示" }
    not_to_terminal_hint() { "write it to a file: `-o FILE`" "请写入文件：`-o 文件`" }
    milestone_of(name, title) { "{name}: {title}" "{name}：{title}" }
    due_of(title) { "Due: {title}" "到期：{title}" }
    day_of(field, title) { "{field}: {title}" "{field}：{title}" }
    own_file(path) { "{path} is a file of the project itself" "{path} 是项目自身的文件" }
}
