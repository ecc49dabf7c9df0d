//! What acts, needs, rounds and conditions break, and how rounds and conditions are told.

use crate::text::sentences;

sentences! {
    for_all_items(message, items) { "{message} (so for {items} items of this file)" "{message}（本文件中有 {items} 个事项如此）" }
    nothing_to_unblock() { "this side has blocked nothing" "本方没有标记受阻，无需解除" }
    nothing_to_undo() { "nothing here is yours to take back" "没有可由本人撤销的记录" }
    other_unit(value, asked) {
        "\"{value}\" is in another unit than what was asked: {asked}"
        "“{value}”的单位与要求的不同：{asked}"
    }
    undo_not_newest() {
        "it takes nothing back: `of` must be the time of the newest act of the same person"
        "没有撤销任何记录：`of` 应为本人最近一条记录的时间"
    }
    undo_acted_on() {
        "it takes nothing back: somebody else has acted on it since; to start the item over, record `reopened` with `--note`"
        "没有撤销任何记录：此后对方已有记录；需要重新开始时，请用 `reopened` 并加 `--note`"
    }
    undo_advice() {
        "take the act out; to start the item over, record `reopened` with a note"
        "请删去这条记录；需要重新开始时，请记 `reopened` 并写明原因"
    }
    not_owner(did, owners) { "`{did}` is for {owners} alone" "`{did}` 只能由{owners}完成" }
    no_rounds() { "the item is not done again and again, so it has no rounds" "该事项不是定期事项，没有次数" }
    no_such_round(number, count) { "there is no round {number}: the item has {count}" "没有第 {number} 次：该事项共 {count} 次" }
    round_named(title, number) { "{title}, round {number}" "{title}（第 {number} 次）" }
    waits_for_all(what) { "it waits for {what}" "须等待{what}" }
    condition_not_met(condition) { "it does not apply; it does when {condition}" "不适用；适用条件：{condition}" }
    all_of_kind(kind) { "everything else in {kind}" "{kind}的其他全部事项" }
    one_of(label) { "one of \"{label}\"" "“{label}”之一" }
    signing(stage) { "the signatures at {stage}" "{stage}的签署" }
    unknown_due_base(name) { "its due hangs on `{name}`, but there is no such item" "期限所依据的事项 `{name}` 不存在" }
    unknown_condition(name) { "it hangs on `{name}`, but there is no such item" "条件所指的事项 `{name}` 不存在" }
    condition_asks_nothing(name) {
        "it hangs on what `{name}` says, but no step of that item asks for a value"
        "条件要看 `{name}` 的结果，但该事项没有要求填写结果的步骤"
    }
    condition_asks_nothing_advice() {
        "name one of its fields (`field = \"…\"`), or let a step of it ask: `asks = {{ type = \"yes-no\" }}`"
        "请写明看哪个字段（`field = \"…\"`），或让该事项的步骤要求填写：`asks = {{ type = \"yes-no\" }}`"
    }
    condition_unknown_field(name, field) {
        "it hangs on the field `{field}` of `{name}`, which has none of that name"
        "条件要看 `{name}` 的字段 `{field}`，但没有这个字段"
    }
    condition_fields(names) { "fields of it: {names}" "可用的字段：{names}" }
    condition_values(forms) { "what it says is {forms}" "该事项的结果应为{forms}" }
    condition_never(name, value) {
        "`{name}` can never say \"{value}\""
        "`{name}` 的结果不可能是“{value}”"
    }
    unknown_label(label) { "no item has `one_of = \"{label}\"`" "没有事项写有 `one_of = \"{label}\"`" }
    known_labels(labels) { "labels that items share: {labels}" "已有的标签：{labels}" }
    no_labels(label) {
        "write `one_of = \"{label}\"` into the items of which one is enough"
        "请在任选其一的各事项中写上 `one_of = \"{label}\"`"
    }
    known_kinds(kinds) { "kinds with items: {kinds}" "已有事项的类别：{kinds}" }
    gate_not_earlier_advice() {
        "name an earlier stage, or let the item count for a later one: `stage = \"close\"`"
        "请改写更早的阶段，或让该事项计入更晚的阶段：`stage = \"close\"`"
    }
    needs_later_advice() {
        "give both the same `stage`, or take the need out"
        "请让两者计入同一 `stage`，或去掉该前置事项"
    }
    empty_kind(kind) { "there is no other item of the kind `{kind}`" "没有其他 `{kind}` 类事项" }
    unknown_gate(stage) { "nobody signs the stage `{stage}`" "`{stage}` 阶段无人签署" }
    unknown_gate_advice(stages) { "stages that are signed: {stages}" "需要签署的阶段：{stages}" }
    gate_not_earlier(stage, own) {
        "it counts for {own} and can never begin: {stage} is signed no earlier"
        "该事项计入{own}，无法开始：{stage}的签署不早于它"
    }
    needs_later(need, stage) {
        "it needs \"{need}\", which counts for a later stage, {stage}"
        "前置事项“{need}”计入更晚的阶段：{stage}"
    }
    near_owner(word) { "the owner \"{word}\" is nobody here" "没有名为“{word}”的负责人" }
    acted_after_leaving(name, day, done) {
        "{name} left on {day}, and an act of theirs is dated later: {done}"
        "{name}已于 {day}离开，此后仍有其记录：{done}"
    }
    acted_after_leaving_advice() {
        "correct `left` in the project file, or have whoever took over record it"
        "请更正项目文件中的 `left`，或由接替人重新记录"
    }
    only_nobody() { "only its owners may make its steps, and `owner` names nobody in the project" "只有负责人可以完成步骤，而 `owner` 没有对应的人员" }
    only_nobody_advice() {
        "write the ids of people, or a role that somebody has"
        "请写人员编号，或某人的职务"
    }
    too_many_rounds(most) { "only the first {most} rounds are counted" "只计前 {most} 次" }
    no_rounds_found(from, until) {
        "no round can be counted from \"{from}\" until \"{until}\""
        "从“{from}”到“{until}”无法算出任何一次"
    }
    two_begun(others) { "it was begun beside {others}: both count" "与{others}同时开始：两项都计入" }
    when_it_says(title, value) { "\"{title}\": {value}" "“{title}”：{value}" }
    when_field_says(title, field, value) { "\"{title}\", {field}: {value}" "“{title}”的 {field}：{value}" }
    round_missed() { "missed" "未做" }
    round_told(number, day, state) { "round {number}, {day}: {state}" "第 {number} 次，{day}：{state}" }
    rounds_done(done, count) { "{done} of {count} rounds" "{done}/{count} 次" }
    rounds_missed(missed) { "{missed} missed" "{missed} 次未做" }
}
