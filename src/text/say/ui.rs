//! What the terminal says of its own accord.

use crate::text::sentences;

sentences! {
    stopped() { "Stopped. Everything answered so far is saved." "已停止。此前的回答均已保存。" }
    nobody_to_ask(prompt) { "there is no terminal to ask at: {prompt}" "没有可以提问的终端：{prompt}" }
}
