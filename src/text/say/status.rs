//! The words of tables and reports.

use crate::text::sentences;

sentences! {
    section() { "Section" "部分" }
    items() { "Items" "事项" }
    progress() { "Progress" "进度" }
    late() { "Late" "逾期" }
    waits_on() { "Waits on" "等待" }
    part_of_it(files) {
        "Only a part of the handover: {files} cannot be read, and what it holds is missing below."
        "以下只是一部分：无法读取 {files}，其中的事项未计入。"
    }
    other_items(count) { "earlier items {count}" "前置事项 {count}" }
    items_called(items, titles) { "{items}: {titles}" "{items}：{titles}" }
    label_rejected() { "Rejected" "已退回" }
    label_blocked() { "Blocked" "受阻" }
    party() { "Party" "参与方" }
    organisation() { "Organisation" "单位" }
    waiting_items() { "Waiting" "待处理" }
    own_steps() { "Own steps made" "已完成步骤" }
    person() { "Person" "人员" }
    next_due() { "Next due" "最近到期" }
    acts() { "Recorded" "已记录" }
    due() { "Due" "期限" }
    item() { "Item" "事项" }
    state() { "State" "状态" }
    project() { "Handover" "交接项目" }
    findings() { "Findings" "检查结果" }
    cutover() { "Cutover" "切换日" }
    some_of(part, whole) { "{part} of {whole}" "{part}/{whole}" }
    total() { "Total" "合计" }
    all_done() { "Everything is complete." "全部完成。" }
    label_stage() { "Sign-off" "签署" }
    label_next() { "Next" "下一步" }
    label_findings() { "Findings" "检查" }
    label_readiness() { "Readiness" "状态核查" }
    not_scored_yet() { "none of the nine factors is scored yet" "九个因素均未评分" }
    readiness(mean, class) { "{mean} of 5, {class}" "平均 {mean} 分，{class}" }
    preliminary(scored, mean, class) {
        "{scored} of 9 scored, preliminary: {mean} of 5, {class}"
        "已评 {scored}/9 项，暂定平均 {mean} 分，{class}"
    }
    class_days(days) { "a transition of {days}" "属 {days}过渡" }
    class_not_now() { "not fit to be handed over now" "现在不适合移交" }
    too_short(line, given) { "{line} (start to cutover: {given}, too short)" "{line}（开始日到切换日只有 {given}，偏短）" }
    long_enough(line, given) { "{line} (start to cutover: {given})" "{line}（开始日到切换日 {given}）" }
    driven_by(line, factors) { "{line}; driven by {factors}" "{line}；主要拉低分数的因素：{factors}" }
    not_scored(line, factors) { "{line}; not scored: {factors}" "{line}；未评分：{factors}" }
    factor_score(factor, score) { "{factor} {score}" "{factor} {score} 分" }
    stage_open(stage, when, open, items) {
        "{stage} {when}: {open} of {items} still open"
        "{stage} {when}：{items} 项中还有 {open} 项未完成"
    }
    stage_ready(stage, when) { "{stage} {when}: every item is complete" "{stage} {when}：全部事项已完成" }
    stage_without_items(stage, when) { "{stage} {when}: counts no items" "{stage} {when}：没有事项" }
    stage_carries(stage, items) { "{stage}; {items} left over from before" "{stage}；前面阶段还遗留 {items}" }
    stage_signoff(stage, signed) { "{stage}; {signed}" "{stage}；{signed}" }
    signed_in_part(signed, waiting) { "signed by {signed}, waiting for {waiting}" "{signed}已签署，待{waiting}签署" }
    signed_by_all(signed) { "signed by all: {signed}" "各方均已签署：{signed}" }
    signed_stale(record) { "signed, but changed since ({record} is DEPARTED: `handover verify` says how)" "签署后有变化（{record} 与签署内容不一致，详见 `handover verify`）" }
    signed_rejected(names) { "rejected by {names}" "{names}已拒绝" }
    signed_damaged(record) {
        "{record} is not as it was signed; `handover verify` tells more"
        "{record} 与签署时不一致；用 `handover verify` 查看"
    }
    next_item(who, todo, title) { "{who} to {todo}: \"{title}\"" "由{who}{todo}：“{title}”" }
    errors(count) { "{count} that must be mended" "{count} 个必须修正" }
    warnings(count) { "{count} to look at" "{count} 个需要留意" }
    hints(count) { "{count} to fill in" "{count} 个可以补充" }
    findings_hint(counts) {
        "{counts}; `handover check --no-input` explains"
        "{counts}；用 `handover check --no-input` 查看说明"
    }
    in_days(stage, days) { "{stage} in {days}" "距{stage}还有 {days}" }
    is_today(stage) { "{stage} is today" "今天是{stage}" }
    days_ago(stage, days) { "{stage} was {days} ago" "{stage}已过 {days}" }
    no_items_yet() { "There are no items yet: `handover add SECTION TITLE` appends one." "还没有事项：用 `handover add 部分 标题` 添加。" }
    not_readable(files) { "not read, because something is wrong in it: {files}" "以下文件有误，未能读取：{files}" }
    no_projects(folder) { "{folder} holds no handover" "{folder} 中没有交接项目" }

    // One item in full.
    label_state() { "state" "状态" }
    label_title() { "title" "名称" }
    label_details() { "details" "说明" }
    label_needs() { "needs" "前置事项" }
    label_due() { "due" "期限" }
    label_owner() { "owner" "负责人" }
    label_from() { "from" "开始" }
    label_until() { "until" "截止" }
    label_counts_for() { "counts for" "所属阶段" }
    label_approves() { "approved by" "审批" }
    label_only() { "owners only" "仅限负责人" }
    label_target() { "target" "目标" }
    label_done_when() { "done when" "完成标准" }
    label_applies() { "applies" "适用条件" }
    label_priority() { "priority" "优先级" }
    label_rounds() { "rounds" "次数" }
    label_waits_for() { "waits for" "等待" }
    label_needed_by() { "needed by" "后续事项" }
    label_alternatives() { "one of" "择一" }
    label_under() { "under" "上级" }
    label_links() { "links" "链接" }
    label_tags() { "tags" "标签" }
    label_evidence() { "evidence" "证据" }
    falls_short(what) { "not enough: {what}" "未达标：{what}" }
    short() { "Short" "未达标" }
    label_so_far() { "so far" "目前" }
    earlier(count) { "({count} earlier; `handover show` has them all)" "（之前还有 {count} 条，用 `handover show` 查看）" }
    label_then() { "next" "下一步" }
    label_file() { "file" "文件" }
    label_finding() { "finding" "问题" }
    optional() { "optional" "可选" }
    log() { "What was done" "处理记录" }
    log_empty() { "Nothing has been recorded yet." "还没有记录。" }
    yes() { "yes" "是" }
    no() { "no" "否" }

    first_then(first, rest) { "{first}, then {rest}" "{first}，然后{rest}" }
    who_does(who, todo) { "{who} to {todo}" "由{who}{todo}" }
    act_taken_back(line) { "{line} (taken back)" "{line}（已撤销）" }
    act_line(name, day, done) { "{name}, {day}: {done}" "{name}，{day}：{done}" }
    act_alone(name, done) { "{name}: {done}" "{name}：{done}" }
    act_entered(act, who) { "{act} [entered by {who}]" "{act}〔{who}代填〕" }
    person_of(name, party) { "{name}, {party}" "{name}，{party}" }
    act_noted(act, note) { "{act} — \"{note}\"" "{act}，“{note}”" }
    act_terms(act, person, day) { "{act}: {person}, by {day}" "{act}：{person}，{day}前" }
    reserved(person, day) { "reserved: {person}, by {day}" "遗留问题：{person}，{day}前" }
    waits_for_item(title, state) { "{title} ({state})" "{title}（{state}）" }
    half_waived(party) { "the {party} says that it does not apply" "{party}认为不适用" }
    log_is_broken() { "its log breaks a rule and must be mended" "记录有误，须先修正" }
    spare() { "another of these may be chosen instead" "也可改选其他方案" }
}

/// The name of a milestone that templates use; any other name stands as it is.
pub(crate) fn milestone(name: &str) -> crate::text::Text {
    match name {
        "start" => crate::text::Text { en: "start".into(), zh: "开始日".into() },
        "cutover" => crate::text::Text { en: "cutover".into(), zh: "切换日".into() },
        "close" => crate::text::Text { en: "close".into(), zh: "收尾日".into() },
        other => crate::text::Text::same(other),
    }
}

/// The milestone that templates use which people call so, in either language.
pub(crate) fn milestone_called(word: &str) -> Option<&'static str> {
    const WORDS: [(&str, &[&str]); 3] = [
        ("start", &["start", "start date", "开始", "开始日", "启动", "启动日"]),
        ("cutover", &["cutover", "cut-over", "cutover date", "切换", "切换日"]),
        ("close", &["close", "closing", "close date", "收尾", "收尾日", "结束", "结束日"]),
    ];
    let small = word.trim().to_lowercase();
    WORDS.into_iter().find(|(_, words)| words.contains(&small.as_str())).map(|(name, _)| name)
}
