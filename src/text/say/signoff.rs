//! What is said about records, statements, keys and signatures.

use crate::text::sentences;

sentences! {
    // Names of stages and signers.
    unfit_empty() { "it is empty" "名称为空" }
    unfit_long(bytes) { "it has more than {bytes} bytes" "超过 {bytes} 字节" }
    unfit_ends() { "it begins with a dot, hyphen or blank, or ends with a dot or blank" "以点、连字符或空格开头，或以点、空格结尾" }
    unfit_characters() { "it holds a character that not every system takes in a name" "含有并非所有系统都接受的字符" }
    unfit_revision() { "it ends like the folder of a later revision" "结尾与后续修订文件夹的写法相同" }
    unfit_device() { "it is the name of a device on some systems" "在某些系统上是设备名" }
    stage_unfit(stage, why) { "the stage \"{stage}\" cannot be signed, because its record could not be named after it: {why}" "阶段“{stage}”无法签署，因为不能用作移交单的文件夹名：{why}" }
    signer_unfit(id, why) { "the id \"{id}\" cannot stand in the name of a statement: {why}" "编号“{id}”不能用于声明的文件名：{why}" }

    // Files below records/.
    stray_link() { "is a symbolic link, which is not followed" "是符号链接，不予跟随" }
    stray_unreadable(why) { "cannot be read: {why}" "无法读取：{why}" }
    stray_not_a_folder() { "is not a folder" "不是文件夹" }
    stray_in_records() { "is not the folder of a record" "不是移交单文件夹" }
    stray_in_record() { "belongs to nothing that was signed" "不属于任何已签署的内容" }
    orphan_signature() { "signs a statement that is not there" "所签署的声明不存在" }
    file_gone() { "is not there" "不存在" }
    not_what_was_signed() { "is not what was signed" "与签署时不一致" }
    about(name, why) { "{name} {why}" "{name} {why}" }
    manifest_line(line, why) { "line {line} {why}" "第 {line} 行{why}" }
    record_unreadable(why) { "is not a record: {why}" "不是有效的移交单：{why}" }
    record_schema(schema) { "is of the format \"{schema}\", which this version does not know" "格式“{schema}”不受此版本支持" }
    record_lies(title) { "says of \"{title}\" what the project's files do not say" "对“{title}”的记载与项目文件不符" }
    no_statement() { "holds no statement: nobody has signed it" "没有任何声明：无人签署" }
    revision_gone(before) { "{before}, which came before it, is not there" "其前一版 {before} 不存在" }
    stale(what) { "the project has changed since: {what}" "签署后项目有变化：{what}" }

    // Reading a statement.
    statement_not_utf8() { "is not UTF-8" "不是 UTF-8 编码" }
    statement_crlf() { "has carriage returns; something changed its line ends" "含有回车符；换行已被改动" }
    statement_unreadable(why) { "is not a statement: {why}" "不是有效的声明：{why}" }
    statement_format(format) { "is of the format \"{format}\", which this version does not know" "格式“{format}”不受此版本支持" }
    statement_value() { "holds a value that no statement has" "含有声明中不可能出现的值" }
    statement_not_canonical() { "is not written the way a statement is written; somebody edited it" "写法与声明不一致；已被人改动" }

    // Judging a statement.
    other_manifest() { "was made for another list of files" "对应的是另一份文件清单" }
    other_record() { "was made for another record.json" "对应的是另一份 record.json" }
    other_documents() { "was made for other documents than those that are there" "对应的文档与现有文档不同" }
    other_project() { "was made in another project" "属于另一个项目" }
    other_stage(stage, revision) { "is of stage \"{stage}\", revision {revision}" "属于阶段“{stage}”第 {revision} 版" }
    other_name(name) { "does not stand in its place; it would be {name}" "不在应有的位置；应为 {name}" }
    signer_unknown(id) { "is by \"{id}\", whom the record does not know" "签署人“{id}”不在移交单中" }
    not_a_signer(name) { "is by {name}, who does not sign this stage" "{name}不是该阶段的签署人" }
    other_person() { "says of its signer what the record does not say" "对签署人的记载与移交单不符" }
    other_declaration() { "declares what the record does not declare" "声明内容与移交单不符" }
    other_reservations() { "lists other reservations than the record" "遗留问题与移交单不符" }
    other_decision() { "holds a decision that does not fit its reservations or reason" "结论与遗留问题或理由不符" }
    before_the_record() { "is older than its record" "早于移交单的生成时间" }
    before_countersigned() { "is older than a statement it countersigns" "早于其副署的声明" }
    signed_twice(name) { "is one of two statements by {name}" "{name}有两份声明" }
    countersigned_gone(number) { "countersigns a statement, number {number}, that is no longer there" "其副署的第 {number} 份声明已不存在" }
    countersigned_order() { "does not countersign the statements before it in their order" "未按顺序副署之前的声明" }
    replaced(other) { "stands where {other} countersigned another statement" "{other} 副署的是此处的另一份声明" }
    one_key_for_two() { "is signed with the same key as another signer's" "与另一签署人使用了同一把密钥" }
    typed_with_signature() { "says that it was typed, but a signature stands beside it" "声明为键入确认，却带有签名" }
    typed_forbidden() { "was typed, and this stage demands a signature" "为键入确认，而该阶段要求签名" }
    typed_note() { "typed, identity not verified" "键入确认，身份未经验证" }
    signature_missing() { "its signature is not there" "签名文件不存在" }
    changed_since() { "the project has changed since" "签署后项目有变化" }
    trusted_as(principal) { "by a key that you trust as {principal}" "密钥在你信任的名单中对应 {principal}" }
    key_of_nobody(fingerprint) { "the key {fingerprint} is listed for nobody" "密钥 {fingerprint} 未登记给任何人" }
    key_of_other(fingerprint, name) { "the key {fingerprint} is listed for {name}" "密钥 {fingerprint} 登记在{name}名下" }
    key_of_several(fingerprint) { "the key {fingerprint} is listed for several people" "密钥 {fingerprint} 同时登记给多人" }

    // Signatures.
    signature_crlf() { "its signature has carriage returns, which ssh-keygen rejects; something changed its line ends" "签名含有回车符，ssh-keygen 会拒绝；换行已被改动" }
    signature_form() { "what stands beside it is no SSH signature" "旁边的文件不是 SSH 签名" }
    signature_namespace(found, wanted) { "its signature was made for \"{found}\", not for {wanted}" "签名用途为“{found}”，而非 {wanted}" }
    signature_certificate() { "it is signed with a certificate, which is not accepted" "使用证书签名，不予接受" }
    signature_key(why) { "its key may not sign: {why}" "密钥不可用于签署：{why}" }
    signature_no_touch() { "its security key signed without anybody touching it" "安全密钥未经触摸即签名" }
    signature_wrong() { "its signature is not of these bytes: the statement or the signature was changed" "签名与内容不符：声明或签名被改动" }

    // Keys.
    key_unreadable() { "it is not an OpenSSH public key" "不是 OpenSSH 公钥" }
    key_certificate() { "certificates are not accepted; list the key itself" "不接受证书；请登记密钥本身" }
    key_options() { "options before a key are not accepted; list the key alone" "不接受密钥前的选项；请只登记密钥" }
    key_short(bits, least) { "an RSA key of {bits} bits is too short; at least {least} are needed" "RSA 密钥仅 {bits} 位，过短；至少需 {least} 位" }
    key_long(bits, most) { "an RSA key of {bits} bits is longer than the {most} that can be verified" "RSA 密钥 {bits} 位，超过可验证的 {most} 位" }
    key_exponent() { "an RSA key with such an exponent can be forged" "该 RSA 密钥的指数不安全" }
    key_kind(kind) { "keys of the kind {kind} are not accepted; ed25519, ecdsa and rsa are" "不接受 {kind} 类密钥；可用 ed25519、ecdsa 或 rsa" }

    // Trusted keys.
    trust_line(file, line, why) { "{file}:{line}: {why}" "{file}:{line}：{why}" }
    trust_form() { "this is not a line of an allowed_signers file" "不是 allowed_signers 文件的有效行" }
    trust_wildcard() { "a pattern with `*`, `?` or `!` matches people nobody thought of; name each one" "含 `*`、`?` 或 `!` 的模式会匹配意料之外的人；请逐一写明" }
    trust_authority() { "authorities (cert-authority) are not accepted; list the keys of people" "不接受证书颁发机构（cert-authority）；请列出个人密钥" }
    trust_option(name) { "the option \"{name}\" is not accepted here" "此处不接受选项“{name}”" }
    trust_moment(text) { "\"{text}\" is no time such as 20261231 or 202612311800Z" "“{text}”不是 20261231 或 202612311800Z 形式的时间" }
    trust_unknown() { "its key is not in the list of keys you trust" "其密钥不在你信任的名单中" }
    trust_other(principals) { "you trust its key, but as {principals}" "你信任该密钥，但对应的是 {principals}" }
    trust_shared(principal) { "{principal} is the name of two people in this record" "{principal} 在移交单中对应两个人" }
    trust_namespace(wanted) { "you trust its key, but not for {wanted}" "你信任该密钥，但不用于 {wanted}" }
    trust_not_yet() { "you trust its key only from a later day" "该密钥在签署时尚未生效" }
    trust_expired() { "its key had expired when it was made" "签署时该密钥已过期" }
    trust_unreadable(file, why) { "{file} cannot be read: {why}" "无法读取 {file}：{why}" }

    // Signing.
    keygen_missing() { "`ssh-keygen` is not installed, and signing needs it (verifying does not)" "未安装 `ssh-keygen`，无法签署（验证不受影响）" }
    keygen_missing_hint() {
        "install OpenSSH 8.2 or newer: Debian and Ubuntu `apt install openssh-client`, Fedora `dnf install openssh-clients`, Windows: the optional feature \"OpenSSH Client\"; macOS has it"
        "请安装 OpenSSH 8.2 或更新版本：Debian、Ubuntu 用 `apt install openssh-client`，Fedora 用 `dnf install openssh-clients`，Windows 安装可选功能“OpenSSH 客户端”，macOS 自带"
    }
    keygen_old() { "this `ssh-keygen` is too old to sign files" "`ssh-keygen` 版本过旧，不能签署文件" }
    keygen_failed(why) { "`ssh-keygen` did not sign: {why}" "`ssh-keygen` 未能签名：{why}" }
    wrong_passphrase(key) { "wrong passphrase for {key}" "{key} 的口令不正确" }
    nothing_signed() { "nothing was signed or written" "未签署，也未写入任何内容" }
    key_open_to_all(key) { "{key} can be read by others, so ssh-keygen refuses it" "{key} 可被他人读取，ssh-keygen 拒绝使用" }
    key_open_hint(key) { "`chmod 600 {key}`" "`chmod 600 {key}`" }
    agent_refused(key) { "the agent has not signed with {key}" "密钥代理未用 {key} 签名" }
    agent_hint() { "`ssh-add -l` shows what it holds; `ssh-add FILE` adds a key" "`ssh-add -l` 查看现有密钥；`ssh-add 文件` 添加密钥" }
    not_bindable(faults) { "the project cannot be frozen: {faults}" "项目无法冻结：{faults}" }
    not_bindable_hint() { "every file of the project is part of what is signed; mend or move these" "项目的每个文件都在签署范围内；请修正或移走这些文件" }

    // What became of a project since it was signed.
    item_changed(title, was, now) { "\"{title}\": you signed: {was}; now: {now}" "“{title}”：签署时为{was}，现为{now}" }
    item_differs(title, now) { "\"{title}\": changed, still {now}" "“{title}”：内容有变，仍为{now}" }
    item_added(title, now) { "\"{title}\": not there when you signed; now: {now}" "“{title}”：签署时没有，现为{now}" }
    item_gone(title, was) { "\"{title}\": you signed: {was}; now gone" "“{title}”：签署时为{was}，现已删除" }
    changed_people() { "the people or their keys have changed" "人员或其密钥有变化" }
    changed_signers() { "who signs has changed" "签署人有变化" }
    changed_declaration() { "the declaration has changed" "声明内容有变化" }
    changed_milestones() { "the milestones have changed" "里程碑有变化" }
    changed_names() { "the title or the names of the parties have changed" "标题或各方名称有变化" }

    // Lines of the report of `verify`.
    kind_record() { "record" "移交单" }
    kind_statement() { "statement" "签署声明" }
    kind_record_file() { "record file" "移交单文件" }
    signed_with(name, decision, fingerprint) { "{name}, {decision}, {fingerprint}" "{name}，{decision}，{fingerprint}" }
    signed_without(name, decision) { "{name}, {decision}" "{name}，{decision}" }
    covered_by(newer) { "the project as it is now is signed in {newer}" "项目现状已由 {newer} 签署" }

    line_not_utf8() { "is not UTF-8" "不是 UTF-8 编码" }
    line_crlf() { "has a carriage return; something changed its line ends" "含有回车符；换行已被改动" }
    line_unended() { "lacks its line feed" "缺少换行符" }
    line_form() { "is not a digest, two blanks and a path" "不是“摘要、两个空格、路径”的形式" }
    line_path() { "has a path that is refused" "的路径不被接受" }
    line_order() { "stands out of order" "顺序不对" }
    line_twice() { "repeats the path above" "与上一行路径重复" }
}

sentences! {
    line_collides(other) { "has a path that not every system tells from {other}" "的路径在某些系统上与 {other} 无法区分" }
}
