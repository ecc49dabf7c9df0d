//! The words of the record documents.

use crate::text::sentences;

sentences! {
    title() { "Handover record" "移交单" }
    title_draft() { "Handover record (draft)" "移交单（草稿）" }
    draft() { "DRAFT" "草稿" }
    draft_notice() {
        "DRAFT. Nobody has signed this; it shows where things stood at the moment named below and binds nobody."
        "草稿。本单尚未签署，仅反映下列时点的情况，不具约束力。"
    }
    departed_notice() {
        "DEPARTED. The project no longer agrees with what was signed here; `handover verify` names each difference."
        "与签署内容不一致。项目内容已与本单签署时不同，各处差异可用 `handover verify` 查看。"
    }
    superseded_notice() {
        "SUPERSEDED. A later record of this stage, signed by all, takes the place of this one."
        "已被取代。本阶段已有全体签署的后续移交单，以后者为准。"
    }
    bad_notice() {
        "BAD. This record contradicts itself or a signature under it does not hold; it proves nothing."
        "无效。本单内容自相矛盾，或有签名不成立，不能作为凭据。"
    }
    missing_notice() {
        "MISSING. Something that was signed together with this record is gone."
        "缺失。与本单一并签署的内容已不在。"
    }

    // The sheet.
    number() { "Number" "编号" }
    stage() { "Stage" "阶段" }
    copies() { "Copies" "份数" }
    in_duplicate() { "In duplicate" "一式两份，双方各执一份" }
    in_triplicate() { "In triplicate" "一式三份，三方各执一份" }
    as_of() { "As of" "截至" }
    party() { "Party" "参与方" }
    organisation() { "Organisation" "单位" }
    people() { "People" "人员" }
    not_named() { "not named" "未填写" }
    overview() { "What is handed over" "移交内容汇总" }
    section() { "Section" "部分" }
    items() { "Items" "事项" }
    complete() { "Done" "完成" }
    open() { "Open" "未完成" }
    uncounted() { "Not counted" "不计入" }
    short() { "Short" "未达标" }
    other_sections(count) { "{count} other sections" "其他 {count} 个部分" }
    total() { "Total" "合计" }
    clearances() { "Clearances" "会签" }
    department() { "Department" "部门" }
    opinion() { "Opinion" "意见" }
    name_sign() { "Name" "签字" }
    reservations() { "Reservations" "遗留问题" }
    no_reservations() { "None: every item of this stage is complete." "无，本阶段全部事项均已完成。" }
    reservations_annexed(count, day) {
        "{count} matters, each with what is missing, a person and a day, the last {day}: see Annex 2."
        "共 {count} 项，最晚整改期限 {day}；缺什么、由谁负责、何时完成，逐项见附件2。"
    }
    reservations_annexed_undated(count) {
        "{count} matters: see Annex 2."
        "共 {count} 项，逐项见附件2。"
    }
    matter() { "Matter" "事项" }
    missing() { "What is missing" "遗留内容" }
    person() { "Person" "责任人" }
    due_by() { "Due" "整改期限" }
    not_set() { "not set" "未定" }
    decision() { "Decision" "结论" }
    declaration() { "Declaration" "声明" }
    undecided() { "Not made yet" "尚未作出" }
    on_paper() { "On paper, strike out one" "纸质签署（划去一项）" }
    choices(yes, no) { "{yes} / {no}" "{yes} / {no}" }
    said_why(decision, reason) { "{decision}: {reason}" "{decision}：{reason}" }
    replaced_on(day, reason) {
        "had rejected on {day} ({reason}), and has since decided as below"
        "曾于{day}不予通过（{reason}），后改为下列结论"
    }
    replaced(reason) {
        "had rejected ({reason}), and has since decided as below"
        "曾不予通过（{reason}），后改为下列结论"
    }
    still_to_sign(signed, whole) { "{signed} of {whole} have signed" "{whole} 位签署人中 {signed} 人已签署" }
    not_established() {
        "Not established: a signature does not hold"
        "未能成立：有签名不成立"
    }
    key_not_established() {
        "Not established: a key has changed and is not confirmed"
        "未能成立：有密钥已变更，尚未确认"
    }
    cannot_tell() {
        "Cannot be told with this version of the tool"
        "此版本的工具无法判断，需要新版本"
    }
    delivered_by() { "Delivered by" "移交人" }
    received_by() { "Received by" "接收人" }
    witnessed_by() { "Witnessed by" "监交人" }
    accepted() { "accepted" "验收通过" }
    with_reservations() { "accepted with reservations" "附遗留问题验收" }
    rejected() { "not accepted" "不予验收" }
    confirmed_giver() { "handover confirmed" "确认移交" }
    confirmed_witness() { "confirmed as witness" "监交确认" }
    not_confirmed() { "not confirmed" "不予确认" }
    name() { "Name" "姓名" }
    role() { "Role" "职务" }
    mail() { "Mail" "邮箱" }
    signed_at() { "Date" "日期" }
    method() { "Method" "签署方式" }
    by_key() { "SSH signature" "SSH 签名" }
    signed_with() { "signed with this key" "本次签署所用" }
    by_name() { "name typed in, no signature" "输入姓名确认，无签名" }
    by_hand() { "by hand on paper" "纸质签署" }
    entered(name) { "entered by {name}" "由{name}录入" }
    entered_as(how, name) { "{how}, entered by {name}" "{how}，由{name}录入" }
    scan() { "scan of the paper" "纸质签署扫描件" }
    key() { "Key" "密钥指纹" }
    verification() { "Verification" "验证结果" }
    sign_here() { "Sign / seal, date" "签字/盖章、日期" }
    digest() { "Digest (SHA-256)" "数字摘要" }
    digest_draft() { "Digest if signed now" "现状摘要" }

    // The annexes.
    annex(number) { "Annex {number}" "附件{number}" }
    annex_of(annex, title) { "{annex}: {title}" "{annex}　{title}" }
    the_sheet() { "the sheet" "首页" }
    facts_in(place) { "What was done about each: see {place}." "各项办理情况见{place}。" }
    item_list() { "Item list" "移交清单" }
    carried() { "Open from earlier stages" "前期阶段未了事项" }
    referred() { "Of other stages, referred to above" "其他阶段的关联事项" }
    ordinal() { "No." "序号" }
    content() { "What is handed over" "移交内容" }
    quantity() { "Quantity" "数量" }
    state() { "State" "状态" }
    who_when() { "Done by / date" "完成人/日期" }
    remarks() { "Remarks" "备注" }
    done_when() { "done when" "完成标准" }
    done_when_head() { "Done when" "完成标准" }
    applies() { "applies" "适用条件" }
    why_optional() { "optional" "可选，未办理" }
    why_alternative() { "an alternative" "备选方案" }
    due() { "due" "期限" }
    due_head() { "Due" "期限" }
    owner() { "Owner" "责任人" }
    counts_at(stage) { "counted at {stage}" "计入{stage}" }
    next_step(who, todo) { "{who} to {todo}" "由{who}{todo}" }
    to_come(todo) { "to come: {todo}" "待办：{todo}" }
    evidence() { "evidence" "证据" }
    no_items() { "There are no items." "没有事项。" }
    not_yet() { "not yet" "待办" }
    backups() { "Data backups" "数据备份" }
    backup() { "Backup" "备份" }
    where_kept() { "Where it is kept" "存放位置" }
    digest_size() { "Digest and size" "数字摘要与大小" }
    taken() { "Taken" "备份" }
    verified() { "Verified" "核对" }
    restored() { "Restored" "恢复" }
    no_digest() { "no digest taken" "未取摘要" }
    permissions() { "Access granted and revoked" "权限授予与收回" }
    account() { "Account" "账号" }
    action_rights() { "Action, rights" "处理方式、权限" }
    granted() { "Granted" "授予" }
    confirmed() { "Confirmed" "确认" }
    revoked() { "Revoked or rotated" "收回/更换" }
    lag() { "After cutover" "距切换日" }
    lag_none() { "same day" "当日" }
    lag_after(days) { "{days} after" "切换后 {days}" }
    lag_before(days) { "{days} before" "切换前 {days}" }
    still_open() { "not ended" "尚未收回" }
    training() { "Training and its effect" "培训与效果" }
    task() { "Subject and task" "内容与独立任务" }
    trainers() { "Trainers, attendees" "讲师、参加人" }
    held() { "Held" "培训" }
    demonstrated() { "Done alone by" "独立完成" }
    effect() { "Effect" "效果" }
    notifications() { "Notices" "相关方告知" }
    audience() { "Who is told" "告知对象" }
    channel() { "Channel" "渠道" }
    sent() { "Sent" "发出" }
    risks() { "Risks and issues" "风险与问题" }
    risk() { "Risk" "风险" }
    weight() { "Likelihood × impact" "可能性 × 影响" }
    response() { "Response" "应对措施" }
    later() { "Matters carried to a later stage" "转入后续阶段的事项" }
    more_later(count) { "{count} more are not named here." "另有 {count} 项未在此列出。" }
    of_sections() { "titles and introductions of sections, or which items stand in them" "各部分的标题、说明或所含事项" }
    of_labels() { "names of a project's own fields" "自定义字段的名称" }
    of_days() { "other milestones" "其他里程碑" }
    of_later_stages() { "what later stages count" "计入后续阶段的事项" }
    of_contacts() { "contacts for later stages" "后续阶段的联系人" }
    goes_on_with() { "Goes on with" "后续负责" }
    no_due() { "not set" "未定" }
    watch() { "Watch period and contacts" "护航期与联系人" }
    watch_period() { "Watch period" "护航期" }
    from_to(from, to) { "{from} to {to}" "{from}至{to}" }
    metric() { "What is watched" "观察指标" }
    target() { "Target" "目标" }
    result() { "Result" "结果" }
    check_on() { "Looked at" "检查时间" }
    contacts() { "Contacts" "联系人" }
    contact() { "Whom to call" "联系人" }
    course() { "Progress and timeline" "进度与日程" }
    progress() { "Progress" "进度" }
    steps_made() { "Steps" "步骤" }
    timeline() { "Milestones and due dates" "里程碑与期限" }
    day() { "Date" "日期" }
    milestone() { "Milestone" "里程碑" }
    items_due() { "Items due" "到期事项" }
    settled() { "settled" "已了结" }
    late() { "late" "逾期" }
    without_day(count) {
        "{count} without a date that can be told are not shown."
        "另有 {count}期限未定，未列入。"
    }
    fingerprints() { "Fingerprints" "数字摘要与指纹" }
    evidence_of() { "Item and act" "事项与记录" }
    file() { "File or address" "文件或地址" }
    hashed_elsewhere() { "taken where it lies, not held with this record" "在存放处计算，原件不随本单保存" }
    referred_to() { "referred to, not hashed" "仅引用，未取摘要" }
    keys() { "Keys of the signers" "签署人密钥" }
    evidence_digest() { "Evidence list (SHA-256)" "证据清单摘要" }
    verification_heading() { "How to verify" "验证方法" }
    nothing_to_verify() {
        "A draft is signed by nobody. The signed record names the commands that verify it."
        "草稿未经签署。签署后的移交单会列出验证命令。"
    }
    how_to_verify() {
        "Anyone can verify this record with sha256sum and ssh-keygen alone. In the project's folder:"
        "任何人只需 sha256sum 和 ssh-keygen 即可验证本单。在项目文件夹中执行："
    }
    compare_digest() {
        "What was signed is what the sheet says if this prints the digest at its foot:"
        "输出与首页末行的摘要一致，说明签署内容就是本单内容："
    }
    check_files() { "The evidence is unchanged if each line ends in OK:" "每行均为 OK，说明证据未被改动：" }
    check_bound() {
        "Each statement names this very record and this evidence if this prints nothing:"
        "若无任何输出，说明每份签署声明所写的正是本单和这些证据："
    }
    make_signers() {
        "The keys of the signers. Compare their fingerprints with the signers over another channel first:"
        "签署人的密钥。请先通过其他渠道与签署人核对指纹："
    }
    check_signatures() {
        "Each statement is signed by its signer if this prints Good \"handover-signoff@v1\" signature:"
        "输出 Good \"handover-signoff@v1\" signature，说明该声明确由其本人签署："
    }
    cannot_verify(names) {
        "Typed in or signed on paper, which no command can verify: {names}."
        "以输入姓名或纸质方式签署、无法用命令验证的签署人：{names}。"
    }
    bytes(count) { "{count} bytes" "{count} 字节" }

    // How a statement came out, as the documents of before say it.
    came_bad() { "BAD: not what was signed" "不符：与签署内容不一致" }
    came_missing() { "MISSING" "缺失" }
    came_verified() { "verified" "已核实" }
    came_key_named() { "key named by the project only" "密钥仅由项目声明" }
    came_key_changed() { "CHANGED: another key than before" "密钥已变更" }
    came_unverified() { "identity not verified" "身份未经核实" }

    // The command.
    unknown_stage(stage) { "there is no stage `{stage}`" "没有阶段 `{stage}`" }
    stages_are(names) { "stages: {names}" "可用的阶段：{names}" }
    no_stage() { "this handover names no stage to make a record of" "该项目没有可出具移交单的阶段" }
    no_stage_hint() {
        "add a milestone such as `cutover = 2026-11-30` under `[milestones]`"
        "请在 `[milestones]` 下添加里程碑，例如 `cutover = 2026-11-30`"
    }
    not_to_terminal() { "a Word document is no text for a terminal" "Word 文档不能输出到终端" }
    not_to_terminal_hint(file) { "write it to a file: `-o {file}`" "请写入文件：`-o {file}`" }
    exists(path) { "{path} exists already, and is left as it is" "{path} 已存在，未作改动" }
    exists_hint() { "name another file, or replace it with `--force`" "请换一个文件名，或用 `--force` 覆盖" }
    written(path) { "Wrote {path}." "已写入 {path}。" }
    #[cfg(not(feature = "docx"))]
    without_docx() {
        "this build of the tool writes no Word documents"
        "此版本未包含 Word 文档功能"
    }
    #[cfg(not(feature = "docx"))]
    without_docx_hint() {
        "write HTML instead, or build the tool with `--features docx`"
        "请改用 HTML，或以 `--features docx` 重新构建"
    }
    inside_records() {
        "records are written only by `handover sign`"
        "`records` 文件夹只由 `handover sign` 写入"
    }
    inside_records_hint() { "name a file outside of `records`" "请选择 `records` 以外的位置" }
    default_declaration() {
        "What this record lists as complete has been delivered by the giver and checked and accepted by the receiver; what is still open is listed as a reservation with owner and date."
        "本移交单列为完成的内容，移交方已交付，接收方已核验并接收；尚未完成的事项列为遗留问题，并注明责任人和整改期限。"
    }
}
