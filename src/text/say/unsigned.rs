//! The words of stages that wait on their signers.

use crate::text::{Text, counted, sentences};

sentences! {
    stage_short(stage, when, items) {
        "{stage} {when}: every item is complete, but {items} not enough; reserve or reopen what falls short"
        "{stage} {when}：事项均已完成，但 {items}未达标；请列为遗留问题或重新打开"
    }
    not_ready() { "not ready" "尚不能签署" }
    unsigned() { "unsigned" "未签署" }
    in_part() { "signed in part" "部分签署" }
    signed() { "signed" "已签署" }
    departed() { "departed" "与签署内容不一致" }
    rejected() { "rejected" "不予验收" }
    damaged() { "damaged" "已损坏" }
    cannot_tell() { "needs a newer version" "需要新版本" }
    signoff_of(stage) { "Sign-off of {stage}" "{stage}签署" }
    sign(stage) { "sign off {stage}" "签署{stage}" }
    next_signoff(who, stage) { "{who} to sign off {stage}" "由{who}签署{stage}" }
    stage_unsigned(stage, when, names) {
        "{stage} {when}: every item is complete, {names} must sign"
        "{stage} {when}：全部事项已完成，待{names}签署"
    }
    stage_reserved(stage, when, reserved, items, names) {
        "{stage} {when}: {reserved} of {items} reserved, the others complete, {names} must sign"
        "{stage} {when}：{items} 项中 {reserved} 项列为遗留问题，其余已完成，待{names}签署"
    }
    stage_empty(stage, when, names) { "{stage} {when}: counts no items, {names} must sign" "{stage} {when}：没有事项，待{names}签署" }
    unsigned_for(days) { "unsigned, late by {days}" "未签署，已逾期 {days}" }
    late(stage, days) { "{stage}; {days}" "{stage}；{days}" }
    waits_on_you(stages) { "The sign-off of {stages} waits on you." "{stages}待你签署。" }
    now_to_sign(stage, names) { "The sign-off of {stage} waits on {names}." "{stage}待{names}签署。" }
    now_to_sign_late(stage, names, days) {
        "The sign-off of {stage} waits on {names}, {days}."
        "{stage}待{names}签署，{days}。"
    }
}

counted! {
    short_items(number) { "{number} item" "{number} items" "{number} 项" }
    signoffs(number) { "{number} sign-off" "{number} sign-offs" "{number} 个阶段的签署" }
    signatures(number) { "{number} signature" "{number} signatures" "{number} 份签署" }
}

/// Items and something else, of which there is at least one: "3 items, 1 signature".
pub(crate) fn with_items(items: usize, item_words: Text, others: usize, other_words: Text) -> Text {
    match (items, others) {
        (_, 0) => item_words,
        (0, _) => other_words,
        _ => super::words::text_list(&[item_words, other_words]),
    }
}
