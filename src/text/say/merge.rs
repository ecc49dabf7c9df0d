//! What is said where git is to unite files.

use crate::text::{counted, sentences};

sentences! {
    conflicts(path, places) {
        "{path}: the two sides contradict each other in {places}: between the marks, keep what holds, and take the marks out"
        "{path}：双方有 {places}写法不同；请在标记之间保留正确的行，并删除标记"
    }
    cannot_read(path, why) { "{path} cannot be read: {why}" "{path} 无法读取：{why}" }
}

counted! {
    places(number) { "{number} place" "{number} places" "{number} 处" }
}
