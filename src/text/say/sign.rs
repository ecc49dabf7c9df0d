//! What `sign` says: what is being signed, what it asks, why it refuses, and what it has done.

use crate::text::sentences;

sentences! {
    // Why nothing can be signed.
    no_such_stage(stage) { "nobody signs a stage \"{stage}\"" "没有需要签署的阶段“{stage}”" }
    stages_here(names) { "stages that are signed here: {names}" "本项目需要签署的阶段：{names}" }
    no_stages() {
        "say who signs in the project file: `[[signoff]]` with `stage = \"cutover\"` and `signers = [\"…\", \"…\"]`"
        "请在项目文件中写明签署人：`[[signoff]]`，含 `stage = \"cutover\"` 与 `signers = [\"…\", \"…\"]`"
    }
    no_uuid() {
        "the project has no `uuid`, so a signature could be carried over to another project"
        "项目没有 `uuid`，签名可能被挪用到其他项目"
    }
    no_uuid_hint(uuid) { "add this line to the project file: uuid = \"{uuid}\"" "请在项目文件中加入一行：uuid = \"{uuid}\"" }
    not_a_signer(name, stage) { "{name} does not sign {stage}" "{name}不是{stage}的签署人" }
    signers_are(names) { "its signers: {names}" "签署人：{names}" }
    has_errors(count) { "the stage cannot be signed while something must be mended ({count}):" "存在 {count} 个必须修正的问题，不能签署：" }
    has_open(items, stage) { "the stage cannot be signed: {items} that {stage} counts still open" "不能签署：{stage}尚有 {items}未完成" }
    has_open_hint() {
        "complete them, or sign them as reservations with `--with-reservations`, or `--reject --reason TEXT`"
        "请先完成，或用 `--with-reservations` 列为遗留问题签署，或用 `--reject --reason 理由` 拒绝"
    }
    with_list(title, list) { "{title}{list}" "{title}{list}" }
    list_line(text) { "  - {text}" "  - {text}" }
    signed_already(name, record) { "{name} has signed {record} already" "{name}已签署 {record}" }
    signed_already_hint() { "after a change of the project a new revision can be signed" "项目变化后可签署新的修订版" }
    record_damaged(record, why) { "{record} is not as it was signed, so nothing is added to it: {why}" "{record} 与签署时不一致，不再追加签署：{why}" }
    record_damaged_hint() {
        "`handover verify` shows all of it; bring the folder back from git, or move it out of records/ if it is lost"
        "`handover verify` 可查看详情；请从 git 恢复该文件夹，确实无法恢复时将其移出 records/"
    }
    record_differs(record) {
        "{record}/record.json does not say of the project's files what this version of handover reads in them"
        "{record}/record.json 的记载与本版本 handover 对项目文件的读取不一致"
    }
    record_differs_hint() {
        "the other side may use another version, or have written the record by hand; compare with `handover status` before anybody signs it"
        "对方可能使用其他版本，或手工改写了移交单；签署前请与 `handover status` 核对"
    }
    documents_differ() {
        "note: the documents beside record.json are not those that this version makes of it; read record.json itself"
        "提示：record.json 旁的文档与本版本生成的不同；请以 record.json 为准"
    }
    reason_needed() { "a rejection needs its reason: `--reason TEXT`" "拒绝须写明理由：`--reason 理由`" }
    reason_without() { "`--reason` belongs to `--reject`" "`--reason` 须与 `--reject` 同用" }
    reason_unsafe() { "the reason holds characters that do not show; take them out" "理由中含有不可见字符，请删除" }
    reason_question() { "Why is it rejected?" "拒绝的理由是什么？" }
    changed_meanwhile() { "the project or its records changed while you were reading; nothing was signed" "你查看期间项目或记录有变化；未作签署" }
    say_yes() { "add `--yes` to sign what is shown above" "确认无误后请加 `--yes`" }
    not_confirmed() { "nothing was signed, because nobody confirmed it" "未经确认，未作签署" }

    // Keys.
    no_keys(name) { "no key is listed for {name}" "没有登记{name}的密钥" }
    no_keys_hint(id) {
        "add the line of a public key such as ~/.ssh/id_ed25519.pub to `keys` of \"{id}\" in the project file (`ssh-keygen -t ed25519` makes one), or sign with `--typed`"
        "请把 ~/.ssh/id_ed25519.pub 之类公钥的整行加入项目文件中“{id}”的 `keys`（`ssh-keygen -t ed25519` 可生成），或用 `--typed` 键入确认"
    }
    no_keys_required_hint(id) {
        "this stage demands a signature: add the line of a public key such as ~/.ssh/id_ed25519.pub to `keys` of \"{id}\" in the project file (`ssh-keygen -t ed25519` makes one)"
        "该阶段要求签名：请把 ~/.ssh/id_ed25519.pub 之类公钥的整行加入项目文件中“{id}”的 `keys`（`ssh-keygen -t ed25519` 可生成）"
    }
    bad_keys(name, why) { "no key of {name} may sign: {why}" "{name}的密钥均不可用于签署：{why}" }
    key_not_listed(key, fingerprint, name) { "{key} ({fingerprint}) is not listed for {name}" "{key}（{fingerprint}）未登记在{name}名下" }
    key_not_listed_hint(listed, id) {
        "listed: {listed}; to use another, add its public key to `keys` of \"{id}\" in the project file first"
        "已登记：{listed}；使用其他密钥前，请先将其公钥加入项目文件中“{id}”的 `keys`"
    }
    key_shared(fingerprint) { "the key {fingerprint} is listed for several people, so it tells nobody apart" "密钥 {fingerprint} 同时登记给多人，无法区分签署人" }
    key_may_not(key, why) { "{key} may not sign: {why}" "{key} 不可用于签署：{why}" }
    no_such_key(path) { "there is no key file {path}" "没有密钥文件 {path}" }
    key_not_found(name) { "no private key of {name} is in the agent or in ~/.ssh" "密钥代理和 ~/.ssh 中都没有{name}的私钥" }
    key_not_found_hint(listed) { "name its file with `--key FILE`; listed: {listed}" "请用 `--key 文件` 指定；已登记：{listed}" }
    typed_forbidden(stage) { "{stage} demands a signature: typing is not enough" "{stage}要求签名，不能只键入确认" }
    typed_form(name, prefix) { "what was typed is not \"{name} {prefix}\"" "键入内容不是“{name} {prefix}”" }
    typed_form_hint() {
        "type your name and the first 8 characters of the digest shown above: `--typed \"NAME DIGEST\"`"
        "请键入姓名和上面所示摘要的前 8 位：`--typed \"姓名 摘要\"`"
    }
    typed_and_key() { "`--typed` and `--key` exclude each other" "`--typed` 与 `--key` 不能同用" }
    typed_intro() {
        "Without a key this is an unsigned attestation: nobody can verify that it was you."
        "没有密钥，这只是未签名确认：无法验证签署人身份。"
    }
    typed_name_question(name) { "Type your name as it stands here ({name})" "请照此键入你的姓名（{name}）" }
    typed_digest_question() { "Type the first 8 characters of the digest" "请键入摘要的前 8 位" }
    typed_wrong() { "That is not what is shown above." "与上面所示不符。" }
    keygen_turn(key) { "ssh-keygen signs with {key}; it may ask for a passphrase or a touch." "ssh-keygen 将用 {key} 签名，可能要求输入口令或触摸安全密钥。" }

    // What is being signed.
    stage_on(stage, day) { "{stage} {day}" "{stage} {day}" }
    title(stage, project) { "Sign-off of {stage}: {project}" "{stage}签署：{project}" }
    label_stage() { "stage" "阶段" }
    label_record() { "record" "移交单" }
    label_items() { "items" "事项" }
    label_files() { "files" "文件" }
    label_digest() { "digest" "摘要" }
    label_record_digest() { "record.json" "record.json" }
    label_declaration() { "declaration" "声明" }
    label_signers() { "Signatures:" "签署：" }
    label_you() { "you" "你" }
    label_decision() { "decision" "结论" }
    label_key() { "key" "密钥" }
    new_record(folder) { "{folder}, new" "{folder}（新建）" }
    frozen_record(folder, at) { "{folder}, frozen at {at}" "{folder}（{at} 冻结）" }
    new_revision(folder, before) { "{folder}, new, because the project has changed since {before}" "{folder}（新建，因 {before} 之后项目有变化）" }
    counts(items, complete, waived, open) {
        "{items}: {complete} complete, {waived} not applicable, {open} open"
        "{items}：已完成 {complete}，不适用 {waived}，未完成 {open}"
    }
    files_bound(count) { "{count}, every one of the project but records/ and .git" "{count} 个，项目中除 records/ 与 .git 外的全部文件" }
    you_line(name, party, organization) { "{name}, {party} ({organization})" "{name}，{party}（{organization}）" }
    reservations_title(count) { "Reservations ({count}):" "遗留问题（{count}）：" }
    reservation_line(title, state, owner, due) { "{title}: {state}; {owner}; due {due}" "{title}：{state}；负责人：{owner}；期限：{due}" }
    nobody_named() { "no owner" "未指定负责人" }
    no_day() { "not set" "未定" }
    changes_title(record) { "Changed since {record}:" "{record} 之后的变化：" }
    and_more(count) { "and {count} more" "另有 {count} 项" }
    has_signed(name, decision, state) { "{name}: {decision} ({state})" "{name}：{decision}（{state}）" }
    has_not_signed(name) { "{name}: not yet" "{name}：尚未签署" }

    accepted() { "accepted" "通过" }
    with_reservations() { "accepted with reservations" "有保留验收" }
    rejected() { "rejected" "不通过" }
    rejected_because(reason) { "rejected: {reason}" "不通过：{reason}" }

    confirm(decision, name) { "Sign this: {decision}, as {name}?" "{name}确认签署：{decision}？" }
    stopped() { "Stopped. Nothing was signed." "已停止，未作签署。" }

    // What was done.
    done(decision, name, file) { "Signed: {decision}, by {name}, in {file}" "已签署：{decision}，{name}，{file}" }
    done_with(fingerprint) { "with the key {fingerprint}" "密钥 {fingerprint}" }
    done_typed() { "UNSIGNED ATTESTATION, identity not verified" "未签名确认，身份未经验证" }
    waits_for(names) { "Still to sign: {names}. Commit records/ so that they get it." "尚待签署：{names}。请提交 records/ 供其签署。" }
    signed_by_all() { "Everyone has signed. Commit records/; `handover verify` checks it at any time." "各方均已签署。请提交 records/；可随时用 `handover verify` 核验。" }

    // After a stage was signed.
    counts_nothing(stage) { "{stage} counts no items, so its signatures say nothing about any" "{stage}没有计入任何事项，签署不代表任何事项已完成" }
    lies_ahead(stage, days) { "{stage} is still {days} away" "距{stage}还有 {days}" }
    makes_stale(stage, record) {
        "note: {stage} is signed ({record}); what you record makes that record stale, and a new sign-off is a new revision"
        "提示：{stage}已签署（{record}）；此后的记录会使其过时，需另行签署修订版"
    }
}
