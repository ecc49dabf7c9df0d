//! What is said of acts in a list.

use crate::text::sentences;

sentences! {
    nothing() { "Nothing of what you asked for was recorded." "没有符合条件的记录。" }
    earlier(number) {
        "{number} earlier acts are left out; `--format json` has them all, and `--since DAY`, `--by` and words narrow it down."
        "此前 {number} 条记录未列出；`--format json` 可全部输出，也可用 `--since 日期`、`--by` 等缩小范围。"
    }
    earlier_acts(number) {
        "{number} earlier acts are left out; `--format json` has them all."
        "此前 {number} 条记录未列出；`--format json` 可全部输出。"
    }
    to_sign(stage) { "{stage} waits on its signers" "{stage}待签署" }
    all_fine() { "nothing was found and nothing is outstanding" "没有发现问题，也没有未完成的内容" }
}
