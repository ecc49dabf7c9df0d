//! The words of the record documents.

use crate::text::sentences;

sentences! {
    title() { "Handover record" "移交单" }
    title_draft() { "Handover record (draft)" "移交单（草稿）" }
    draft() { "DRAFT" "草稿" }
    stale() { "STALE" "已过时" }
    draft_notice() {
        "DRAFT. Nobody has signed this; it shows where things stood at the moment named below and binds nobody."
        "草稿。本单尚未签署，仅反映下列时点的情况，不具约束力。"
    }
    stale_notice() {
        "STALE. The project has changed since this record was frozen; the signatures below cover the earlier state only."
        "已过时。本单冻结后项目内容有改动，下列签署只对冻结时的内容有效。"
    }

    // Header.
    number() { "Number" "编号" }
    revision() { "Revision" "版次" }
    stage() { "Stage" "阶段" }
    copies() { "Copies" "份数" }
    in_duplicate() { "In duplicate, one for each side" "一式两份，双方各执一份" }
    in_triplicate() { "In triplicate, one for each party" "一式三份，三方各执一份" }
    as_of() { "As of" "截至" }
    project_id() { "Project" "项目" }
    overview() { "Progress and dates" "进度与日程" }
    section() { "Section" "部分" }
    progress() { "Progress" "进度" }
    items_complete() { "Complete" "完成" }
    total() { "Total" "合计" }
    timeline() { "Milestones and due dates" "里程碑与期限" }
    day() { "Date" "日期" }
    milestone() { "Milestone" "里程碑" }
    today() { "today" "今天" }
    items_due() { "Items due" "到期事项" }
    settled() { "settled" "已了结" }
    open() { "open" "未完成" }
    late() { "late" "逾期" }
    open_head() { "Open" "未完成" }
    late_head() { "Late" "逾期" }
    without_day(count) {
        "{count} without a date that can be told are not shown."
        "另有 {count} 项期限未定，未列入。"
    }

    // Parties, scope, items.
    parties() { "Parties and people" "移交各方与人员" }
    party() { "Party" "参与方" }
    organisation() { "Organisation" "单位" }
    name() { "Name" "姓名" }
    role() { "Role" "职务" }
    mail() { "Mail" "邮箱" }
    not_named() { "not named" "未填写" }
    nobody_named() { "No people are named yet." "尚未登记人员。" }
    scope() { "Scope and what is excluded" "移交范围与除外事项" }
    included() { "Included" "移交内容" }
    excluded() { "Excluded" "除外事项" }
    explanation() { "Explanation" "说明" }
    nothing_excluded() { "Nothing is named as excluded." "未列明除外事项。" }
    no_scope() { "No scope is set down." "未单独列明移交范围。" }
    item_list() { "Item list" "移交清单" }
    ordinal() { "No." "序号" }
    content() { "What is handed over" "移交内容" }
    quantity() { "Quantity" "数量" }
    state() { "State" "状态" }
    who_when() { "Done by / date" "完成人/日期" }
    remarks() { "Remarks" "备注" }
    done_when() { "done when" "完成标准" }
    applies() { "applies" "适用条件" }
    optional() { "optional" "可选" }
    due() { "due" "期限" }
    due_head() { "Due" "期限" }
    counts_at(stage) { "counted at {stage}" "计入{stage}" }
    next_step(who, todo) { "to come: {who} to {todo}" "待办：由{who}{todo}" }
    evidence() { "evidence" "证据" }
    no_items() { "There are no items." "没有事项。" }

    // What is of a kind.
    backups() { "Data backups" "数据备份" }
    backup() { "Backup" "备份" }
    where_kept() { "Where it is kept" "存放位置" }
    digest_size() { "Digest and size" "数字摘要与大小" }
    taken() { "Taken" "备份" }
    verified() { "Verified" "核对" }
    restored() { "Restored" "恢复" }
    no_digest() { "no digest taken" "未取摘要" }
    permissions() { "Permissions granted and revoked" "权限授予与收回" }
    account() { "Account" "账号" }
    rights() { "Rights" "权限" }
    action() { "Action" "处理方式" }
    granted() { "Granted" "授予" }
    confirmed() { "Confirmed" "确认" }
    revoked() { "Revoked or rotated" "收回/更换" }
    training() { "Training and who demonstrated what" "培训与独立演练" }
    task() { "Subject and task" "内容与独立任务" }
    trainers() { "Trainers, attendees" "讲师、参加人" }
    held() { "Held" "培训" }
    demonstrated() { "Demonstrated by" "独立完成人" }
    notifications() { "Notifications" "相关方告知" }
    audience() { "Who is told" "告知对象" }
    channel() { "Channel" "渠道" }
    sent() { "Sent" "发出" }
    not_yet() { "not yet" "待办" }
    none_of_these() { "None." "无。" }

    // What is open.
    unfinished() { "Unfinished matters" "未了事项" }
    unfinished_lead() {
        "Matters that run on past this stage. What this stage itself leaves open is listed under reservations."
        "延续到本阶段之后的事项。本阶段自身未完成的事项列入遗留问题。"
    }
    runs_on() { "Goes on with" "后续安排" }
    reservations() { "Reservations" "遗留问题" }
    reservations_lead() {
        "Items of this stage that are still open. Each is to be settled by its owner by the day named."
        "本阶段尚未完成的事项，由责任人在整改期限前完成。"
    }
    reservations_draft() {
        "Items of this stage that are open now; those still open when it is signed become its reservations."
        "本阶段目前未完成的事项；签署时仍未完成的，列为遗留问题。"
    }
    no_reservations() { "None: every item of this stage is complete." "无，本阶段全部事项均已完成。" }
    matter() { "Matter" "事项" }
    owner() { "Owner" "责任人" }
    due_by() { "Due" "整改期限" }
    no_due() { "not set" "未定" }
    risks() { "Risks" "风险" }
    risk() { "Risk" "风险" }
    weight() { "Likelihood × impact" "可能性 × 影响" }
    response() { "Response" "应对措施" }
    watch() { "Watch period and contacts" "护航期与联系人" }
    watch_period() { "Watch period" "护航期" }
    from_to(from, to) { "{from} to {to}" "{from} 至 {to}" }
    metric() { "What is watched" "观察指标" }
    target() { "Target" "目标" }
    check_on() { "Looked at" "检查时间" }
    contact() { "Contact" "联系人" }
    data() { "Data return, deletion and confidentiality" "数据返还、删除与保密" }
    copies_kept() { "Copies of data" "数据副本" }
    retention() { "Kept for" "保留期限" }
    delete_by() { "Delete giver's copy by" "移交方副本删除期限" }
    agreement() { "Agreement" "协议" }
    document() { "Document, amount, expiry" "文件、金额、到期日" }
    confidential() { "Confidential things handed over" "移交的涉密内容" }
    confidentiality() { "Confidentiality" "密级" }
    no_data_terms() {
        "No terms on data, deletion or confidentiality are set down."
        "未列明数据返还、删除和保密要求。"
    }

    // Decision and signatures.
    delivered_by() { "Delivered by" "移交人" }
    received_by() { "Received by" "接收人" }
    witnessed_by() { "Witnessed by" "监交人" }
    came_valid() { "VALID" "有效" }
    came_stale() { "STALE: the project has changed since" "已过时：签署后内容有改动" }
    came_bad() { "BAD: not what was signed" "不符：与签署内容不一致" }
    came_untrusted() { "UNTRUSTED KEY: not known to be the signer's" "密钥不受信任：不属于签署人" }
    came_unsigned() { "UNSIGNED ATTESTATION, identity not verified" "未签名确认，身份未经核实" }
    came_missing() { "MISSING" "缺失" }
    decision() { "Decision" "验收结论" }
    declaration() { "Declaration" "声明" }
    undecided() { "Not made yet" "尚未作出" }
    choices() {
        "On paper: accepted / accepted with reservations / rejected (strike out what does not apply)"
        "纸质签署：通过 / 有保留验收 / 不通过（划去不适用者）"
    }
    still_to_sign(signed, whole) { "{signed} of {whole} have signed" "{whole} 方签署人中 {signed} 人已签署" }
    not_established() {
        "Not established: a signature does not verify"
        "未能成立：有签名未通过验证"
    }
    signatures() { "Signatures" "签署" }
    accepted() { "accepted" "通过" }
    with_reservations() { "accepted with reservations" "有保留验收" }
    rejected() { "rejected" "不通过" }
    reason() { "Reason" "理由" }
    signed_at() { "Date" "日期" }
    method() { "Method" "签署方式" }
    by_key() { "SSH signature" "SSH 签名" }
    by_name() { "name typed in, no signature" "输入姓名确认，无签名" }
    fingerprint() { "Key fingerprint" "密钥指纹" }
    verification() { "Verification" "验证结果" }
    not_signed() { "not signed yet" "尚未签署" }
    sign_here() { "Sign / seal" "签字/盖章" }
    sign_date() { "Date:" "日期：" }

    // Annex.
    annex() { "Annex: files and verification" "附件：文件清单与验证方法" }
    manifest() { "Digest of the manifest (SHA-256)" "清单文件摘要（SHA-256）" }
    file_count() { "Files bound" "文件数" }
    evidence_list() { "Evidence" "证据清单" }
    evidence_of() { "Evidence of" "所属事项" }
    file() { "File or address" "文件或地址" }
    keys() { "Keys of the signers" "签署人密钥" }
    no_key() { "no key given" "未登记密钥" }
    no_files() {
        "A draft binds no files. The signed record names the manifest's digest and the commands that verify it."
        "草稿不绑定任何文件。签署后的移交单会列出清单摘要和验证命令。"
    }
    how_to_verify() {
        "Anyone can verify this record with sha256sum and ssh-keygen alone. In the project's folder:"
        "任何人只需 sha256sum 和 ssh-keygen 即可验证本单。在项目文件夹中执行："
    }
    compare_digest() { "The manifest is the one named above if this prints its digest:" "输出与上列摘要一致，说明清单文件无误：" }
    check_files() { "Every file listed is unchanged if each line ends in OK:" "每行均为 OK，说明所列文件未被改动：" }
    check_added() {
        "No file was added or left out if this prints nothing:"
        "无任何输出，说明没有增加或遗漏文件："
    }
    make_signers() {
        "The keys of the signers. Compare their fingerprints with the signers over another channel first:"
        "签署人的密钥。请先通过其他渠道与签署人核对指纹："
    }
    check_bound() {
        "Each statement names this very manifest and these documents if this prints nothing:"
        "若无任何输出，说明每份签署声明所写的正是此清单和这些文件："
    }
    check_signatures() {
        "Each statement is signed by its signer if this prints Good \"handover-signoff@v1\" signature:"
        "输出 Good \"handover-signoff@v1\" signature，说明该声明确由其本人签署："
    }
    typed_cannot(names) {
        "Confirmed by a typed name only, which nobody can verify: {names}."
        "仅以输入姓名确认、无法验证的签署人：{names}。"
    }
    bytes(count) { "{count} bytes" "{count} 字节" }

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
    inside_signed(path) {
        "{path} would lie in the project and make its signed record stale"
        "{path} 位于项目之内，写入后会使已签署的移交单失效"
    }
    inside_signed_hint() { "write it beside the project, such as `-o ../record.html`" "请写到项目之外，例如 `-o ../record.html`" }
    inside_records_hint() { "name a file outside of `records`" "请选择 `records` 以外的位置" }
    default_declaration() {
        "What this record lists as complete has been delivered by the giver and checked and accepted by the receiver; what is still open is listed as a reservation with owner and date."
        "本移交单列为完成的内容，移交方已交付，接收方已核验并接收；尚未完成的事项列为遗留问题，并注明责任人和整改期限。"
    }
}
