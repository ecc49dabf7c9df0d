//! What is said of days and moments that are not plain.

use crate::text::{counted, sentences};

counted! {
    hours(number) { "{number} hour" "{number} hours" "{number} 小时" }
    weeks(number) { "{number} week" "{number} weeks" "{number} 周" }
    months(number) { "{number} month" "{number} months" "{number} 个月" }
}

sentences! {
    before(span, base) { "{span} before {base}" "{base}前 {span}" }
    after(span, base) { "{span} after {base}" "{base}后 {span}" }
    every(span) { "every {span}" "每 {span}" }
    completing(title) { "\"{title}\" is complete" "“{title}”完成" }
    signing(stage) { "the signing of {stage}" "{stage}签署" }
    instead(wrong, write) { "{wrong}: {write}" "{wrong}：{write}" }
    write_it(words) { "write `{words}`" "请写 `{words}`" }
    write_one_of(one, other) { "write `{one}` or `{other}`, whichever is meant" "请写明 `{one}` 或 `{other}`" }
    add_the_time(day) {
        "add the time of day and the offset, such as `{day}T18:00:00+08:00`"
        "请补上时间和时区，例如 `{day}T18:00:00+08:00`"
    }
    write_whole_day() { "write year, month and day, such as `2026-11-30`" "请写明年月日，例如 `2026-11-30`" }
    write_the_day() {
        "that means another day tomorrow: write the day itself, such as `2026-11-30`"
        "这种说法过了今天就不准了，请写具体日期，例如 `2026-11-30`"
    }
    before_or_after(before, after) {
        "did you mean `{before}` (before it) or `{after}` (after it)?"
        "是否想写 `{before}`（之前）或 `{after}`（之后）？"
    }
    unclear_due(words) {
        "\"{words}\" is nearly a due and cannot be counted with, so it is never shown as late"
        "“{words}”不明确，无法换算成日期，因此不会显示为逾期"
    }
    no_due(words) { "\"{words}\" is no due that can be counted with" "“{words}”无法换算成日期" }
    not_a_day(what, text) {
        "{what}: \"{text}\" is not a day; write it like 2026-11-30"
        "{what}：“{text}”不是日期；请写成 2026-11-30 的形式"
    }
    bad_day(what, text, hint) { "{what}: \"{text}\" is not plain; {hint}" "{what}：“{text}”不明确；{hint}" }
}
