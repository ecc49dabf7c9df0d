//! What is measured and added up: readiness by subject, payments, risks, how long access went on.

use crate::text::sentences;

sentences! {
    // Readiness by subject.
    readiness() { "Readiness" "状态核查" }
    subject() { "Subject" "对象" }
    the_whole() { "the whole" "整体" }
    mean() { "Mean" "平均分" }
    transition() { "Transition" "过渡期" }
    pulled_down_by() { "Pulled down by" "主要拉低分数的因素" }
    mean_of_some(mean, scored) { "{mean} ({scored} of 9)" "{mean}（{scored}/9）" }
    not_now() { "not now" "暂不适合" }
    needs() { "Needs" "过渡期" }
    only_given(needed, given) { "{needed} ({given} given)" "{needed}（只有 {given} 天）" }

    // Payments.
    label_payments() { "Payments" "款项" }
    pays(payer, payee) { "{payer} to {payee}" "{payer}付{payee}" }
    still_to_pay(who, open, whole) { "{who}: {open} of {whole} still to pay" "{who}：共 {whole}，尚有 {open} 未付" }
    all_paid(who, whole) { "{who}: {whole}, all paid" "{who}：共 {whole}，已付清" }
    so_far(line, claimed, agreed, paid, received) {
        "{line} (claimed {claimed}, agreed {agreed}, paid {paid}, received {received})"
        "{line}（已提出 {claimed}，已确认 {agreed}，已付 {paid}，已到账 {received}）"
    }
    sum_of(number, currency) { "{number} {currency}" "{number} {currency}" }
    not_counted(items) { "not counted: {items}" "未计入：{items}" }
    left_out(items) { "In no sum: {items}." "未计入合计：{items}。" }
    no_amount() { "no amount" "未写金额" }
    unreadable_amount() { "an amount that is no sum of money" "金额无法读取" }
    two_currencies() { "two currencies" "写有两种币种" }
    too_large() { "an amount too large to count" "金额过大，无法计算" }
    uncounted_item(item, why) { "{item} ({why})" "{item}（{why}）" }
    uncounted_payment(why) { "it is in no sum of the payments: {why}" "未计入款项合计：{why}" }
    uncounted_advice() {
        "write a number and its currency, such as `amount = \"12,000 EUR\"`"
        "请写数字和币种，例如 `amount = \"12,000 元\"`"
    }
    payments() { "Payments" "款项结算" }
    payment() { "Payment" "款项" }
    amount() { "Amount" "金额" }
    direction() { "Who pays whom" "付款方向" }
    claimed() { "Claimed" "提出" }
    agreed() { "Agreed" "确认" }
    paid() { "Paid" "付款" }
    received() { "Received" "到账" }
    sums() { "Sums" "合计" }
    whole() { "Whole" "总额" }
    open() { "Still to pay" "未付" }
    no_currency() { "no currency named" "未写币种" }

    // Risks.
    level() { "level" "等级" }
    weighed(likelihood, impact, level) { "{likelihood} × {impact} = {level}" "{likelihood} × {impact} = {level}" }
    matrix() { "Matrix of the risks that apply" "风险矩阵" }
    likelihood_by_impact() { "Likelihood ↓  Impact →" "可能性 ↓　影响 →" }

    // How long access went on.
    ended(ended, count) { "{ended} of {count} accesses have ended" "{count} 项权限中 {ended} 项已收回" }
    longest(line, days, title) {
        "{line}, the last of them {days} after the cutover (\"{title}\")."
        "{line}，最晚的一项在切换后 {days}收回（“{title}”）。"
    }
    none_after(line) { "{line}, none of them after the cutover." "{line}，均未晚于切换日。" }
    none_told(line) { "{line}." "{line}。" }
}
