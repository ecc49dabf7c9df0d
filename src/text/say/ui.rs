//! What the terminal says of its own accord.

use crate::text::{Text, sentences};

sentences! {
    stopped() { "Stopped. Everything answered so far is saved." "已停止。此前的回答均已保存。" }
    keys_yes() { "[Y/n]" "（y 是，n 否，回车为是）" }
    keys_no() { "[y/N]" "（y 是，n 否，回车为否）" }
    no_text() { "Something came that is no text (UTF-8); it was left out." "收到无法识别的内容（不是 UTF-8 文字），已略去。" }
    nobody_to_ask(prompt) { "there is no terminal to ask at: {prompt}" "没有可以提问的终端：{prompt}" }
}

/// The keys that answer a yes or no, and what Enter alone means.
pub(crate) fn keys(default: bool) -> Text {
    if default { keys_yes() } else { keys_no() }
}

/// The same in few columns.
pub(crate) fn short_keys(default: bool) -> Text {
    Text::same(if default { "[Y/n]" } else { "[y/N]" })
}
