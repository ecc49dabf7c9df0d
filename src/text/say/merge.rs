//! What is said where git is to unite files.

use crate::text::{counted, sentences};

sentences! {
    conflicts(path, places, command) {
        "{path}: the two sides contradict each other in {places}: between the marks, keep what holds, take the marks out, then `{command}`"
        "{path}：双方有 {places}写法不同；请在标记之间保留正确的行，删除标记，再执行 `{command}`"
    }
    cannot_read(path, why) { "{path} cannot be read: {why}" "{path} 无法读取：{why}" }
}

counted! {
    places(number) { "{number} place" "{number} places" "{number} 处" }
}
