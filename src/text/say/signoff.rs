//! What is said about records, statements, keys and signatures.

use crate::text::sentences;

sentences! {
    in_agent() { "the agent" "密钥代理" }

    // Names of stages and signers.
    unfit_empty() { "it is empty" "名称为空" }
    unfit_long(bytes) { "it has more than {bytes} bytes" "超过 {bytes} 字节" }
    unfit_ends() { "it begins with a dot, hyphen or blank, or ends with a dot or blank" "以点、连字符或空格开头，或以点、空格结尾" }
    unfit_characters() { "it holds a character that not every system takes in a name" "含有并非所有系统都接受的字符" }
    unfit_number() { "it ends with a dot and a number, as the second statement of a person does" "以点和数字结尾，与同一人第二份声明的文件名写法相同" }
    unfit_device() { "it is the name of a device on some systems" "在某些系统上是设备名" }
    stage_unfit(stage, why) { "the stage \"{stage}\" cannot be signed, because its record could not be named after it: {why}" "阶段“{stage}”无法签署，因为不能用作移交单的文件夹名：{why}" }
    signer_unfit(id, why) { "the id \"{id}\" cannot stand in the name of a statement: {why}" "编号“{id}”不能用于声明的文件名：{why}" }

    // Files below records/.
    stray_link() { "is a symbolic link, which is not followed" "是符号链接，不予跟随" }
    stray_unreadable(why) { "cannot be read: {why}" "无法读取：{why}" }
    stray_too_large(mebibytes) { "is larger than {mebibytes} MB, which no file of a record is, and was not read" "超过 {mebibytes} MB，移交单文件不会这么大，因此未读取" }
    stray_too_large_together(mebibytes) { "was not read: all records together are larger than {mebibytes} MB" "未读取：所有移交单合计超过 {mebibytes} MB" }
    stray_not_a_folder() { "is not a folder" "不是文件夹" }
    stray_in_records() { "is not the folder of a record" "不是移交单文件夹" }
    stray_in_record() { "belongs to nothing that was signed" "不属于任何已签署的内容" }
    orphan_signature() { "signs a statement that is not there" "所签署的声明不存在" }
    file_gone() { "is not there" "不存在" }
    about(name, why) { "{name} {why}" "{name} {why}" }
    manifest_line(line, why) { "line {line} {why}" "第 {line} 行{why}" }
    record_unreadable(why) { "is not a record: {why}" "不是有效的移交单：{why}" }
    record_format(format) { "is of the format {format}, which no version writes" "格式为 {format}，没有任何版本使用该格式" }
    record_not_canonical() { "is not written the way a record is written; somebody edited it" "写法与移交单不一致；已被人改动" }
    newer_format(format) { "is of the format {format}, which needs a newer version of handover" "格式为 {format}，需要更新版本的 handover" }
    other_project_format() { "the project file is of another format, which needs another version of handover" "项目文件的格式不同，需要其他版本的 handover" }
    newer_word(word) { "holds \"{word}\", which this version does not know: a newer version of handover may" "含有“{word}”，此版本不认识，可能需要更新版本的 handover" }
    other_place(place) { "does not belong in this folder; by its content it would be {place}" "不属于此文件夹；按内容应为 {place}" }
    derives_otherwise() { "says of states, counts or reservations what does not follow from its own items" "所列状态、数量或遗留问题与其自身所载事项不符" }
    one_side_only() { "names no signer of one side, or one twice: that is no sign-off" "缺少一方的签署人，或同一人列了两次，不构成签署" }
    no_statement() { "holds no statement: whoever signed it is gone" "没有任何声明：签署已缺失" }
    superseded_by(place) { "{place} has taken its place" "已由 {place} 取代" }
    added_since(count, names) { "{count} added since, unsigned: {names}" "其后新增 {count} 项，未签署：{names}" }
    around_changed(what) { "besides its items and terms, the record shows what has changed since: {what}" "事项和条款以外，移交单所载内容其后有变动：{what}" }
    section_title() { "section" "部分" }
    section_introduction() { "introduction of a section" "部分说明" }
    field_label(field) { "name of the field {field}" "字段 {field} 的名称" }
    named_day(name) { "milestone {name}" "里程碑 {name}" }
    counted_later(item) { "counted later: {item}" "计入后续阶段：{item}" }
    contact_later(id) { "contact {id}" "联系人 {id}" }
    record_fails(record, state, why) { "{record} is {state}: {why}" "{record}：{state}：{why}" }
    was_there() { "it is named in a signed statement, and is gone" "已签署的声明提到它，现已缺失" }
    record_fails_advice() {
        "`handover verify` tells all of it; put back what was changed or taken out, or sign the stage anew"
        "`handover verify` 可查看详情；请恢复被改动或删除的内容，或重新签署该阶段"
    }
    project_unreadable() { "cannot be compared while a file of the project cannot be read" "项目中有文件无法读取，无法比对" }

    // How the project departs from what was signed.
    item_is_gone(title) { "\"{title}\" is no longer there" "“{title}”已不存在" }
    stands_twice(title) { "\"{title}\" stands more than once, so nobody can tell which was signed" "“{title}”重复出现，无法确定签署的是哪一项" }
    reservation_lost(title, item, record) { "\"{title}\" ({item}), reserved in {record}" "“{title}”（{item}），见 {record}" }
    acts_missing(count, title) { "\"{title}\": signed acts are missing ({count}): pull, or they were removed or altered" "“{title}”：缺少 {count} 条已签署的记录；请先拉取最新内容，否则即为被删除或改动" }
    does_not_follow() { "the record does not follow from the project" "移交单与项目内容不符" }
    fields_changed(title, fields) { "\"{title}\": changed: {fields}" "“{title}”：已改动：{fields}" }
    belongs_elsewhere(title) { "\"{title}\" does not belong in this record" "“{title}”不属于本移交单" }
    of_item(title, what) { "\"{title}\": {what}" "“{title}”：{what}" }
    no_longer_counted(title) { "\"{title}\" is no longer counted" "“{title}”不再计入" }
    backdated(count) {
        "{count} added since, dated before what was signed"
        "其后补入 {count} 条记录，所署时间早于已签署的内容"
    }
    condition_decided() { "its condition came out so that it does not apply" "条件已定，不再适用" }
    log_broken() { "its log breaks a rule" "记录有误" }
    undone_by(act, name) { "{act} since, by {name}" "其后由{name}{act}" }
    step_undone() { "a step that was made no longer stands" "已完成的步骤不再成立" }
    terms_changed_by_both(day, name) { "both sides have set other terms: {name}, by {day}" "双方已另行约定：{name}，{day}前" }
    terms_by_both(terms, signed) { "{terms}, in the place of the signed {signed}" "以{terms}取代签署的{signed}" }
    terms_proposed(name, terms, signed) { "{name} alone recorded other terms, {terms}; the signed ones, {signed}, hold until the other side records the same" "{name}单方改为{terms}；在对方记录相同内容之前，仍以签署的{signed}为准" }
    terms_of(person, day) { "{person} by {day}" "“{person}，{day}前”" }
    terms_taken_back(name, signed) { "{name} alone took the reservation back; what was signed, {signed}, holds until both sides record other terms" "{name}单方撤销了该遗留约定；在双方另行约定之前，仍以签署的 {signed} 为准" }
    reopened_to_make_good(name) { "{name} reopened it, to make good what was signed as not enough; the reservation holds" "{name}重新打开了该事项，以补足签署时未达标之处；遗留约定仍然有效" }
    reservation_ended(state) { "the reservation has ended: {state}" "遗留问题已了结：{state}" }
    reservation_ended_by(state, acts) { "the reservation has ended, {state}: {acts}" "遗留问题已了结（{state}）：{acts}" }
    act_of(did, name) { "{did} by {name}" "{name}：{did}" }
    entered_for(act, name) { "{act} (entered by {name})" "{act}（由{name}代填）" }
    by_newcomer(act) { "{act} (who joined after it was signed)" "{act}（签署后加入的人员）" }
    changed_title() { "the title has changed" "标题有变化" }
    changed_language() { "the language of the record has changed" "移交单的语言有变化" }
    changed_timezone() { "the time zone has changed" "时区有变化" }
    changed_day(was, now) { "the day of the stage has changed from {was} to {now}" "阶段日期由 {was} 改为 {now}" }
    changed_carried() { "other earlier stages have open items" "结转自前一阶段的事项有变化" }
    changed_party(party) { "the name of the {party} has changed" "{party}名称有变化" }
    changed_signers() { "who signs has changed" "签署人有变化" }
    changed_require() { "the method that is demanded has changed" "要求的签署方式有变化" }
    changed_declaration() { "the declaration has changed" "声明内容有变化" }
    person_gone(name) { "{name} no longer has to do with this stage" "{name}与本阶段不再有关" }
    person_new(id) { "{id} has come in among those concerned" "{id} 新列入有关人员" }
    person_renamed(was, now) { "{was} is now called {now}" "{was}改名为{now}" }
    person_moved(name, party) { "{name} now stands with the {party}" "{name}改属{party}" }
    person_role(name) { "the role of {name} has changed" "{name}的职务有变化" }
    person_address(name) { "the mail address of {name} has changed" "{name}的邮箱有变化" }
    person_left(name, day) { "{name} left on {day}" "{name}已于 {day} 离开" }
    person_left_changed(name) { "the day on which {name} left has changed" "{name}的离开日期有变化" }
    person_keys_retired(name) { "{name} has retired a key" "{name}停用了一把密钥" }
    person_keys(name) { "the keys of {name} have changed" "{name}的密钥有变化" }
    evidence_changed(path) { "{path} is not what was signed" "{path} 与签署时不一致" }
    evidence_gone(faults) { "signed evidence is missing: {faults}" "已签署的证据缺失：{faults}" }

    // What differs from the record that somebody signed last.
    letters_more(text, count, whole) { "{text}… ({count} characters more: `{whole}`)" "{text}…（另有 {count} 个字符：`{whole}`）" }
    item_moved(title, stage) { "\"{title}\" went to the stage {stage}" "“{title}”改列阶段 {stage}" }
    changed(fields) { "changed: {fields}" "已改动：{fields}" }
    state_was(was, now) { "was {was}, now {now}" "原为{was}，现为{now}" }
    counts_no_more() { "no longer counted" "不再计入" }
    acts_since(acts) { "{acts} more" "新增 {acts}" }
    acts_lost(acts) { "{acts} fewer" "减少 {acts}" }
    reserved_no_more() { "no longer reserved" "不再列为遗留问题" }
    reserved_until(person, day) { "reserved for {person} until {day}" "遗留问题：{person}，{day}前" }

    // The list of a record's evidence.
    evidence_unlisted(path) { "does not list {path}, which an act names" "未列出记录所指的 {path}" }
    evidence_otherwise(path, item) { "gives {path} another digest than {item} does" "{path} 的摘要与 {item} 的记录不符" }
    evidence_of_nothing(path) { "lists {path}, which no act names" "列出了没有任何记录提及的 {path}" }

    // Reading a statement.
    statement_not_utf8() { "is not UTF-8" "不是 UTF-8 编码" }
    statement_crlf() { "has carriage returns; something changed its line ends" "含有回车符；换行已被改动" }
    statement_unreadable(why) { "is not a statement: {why}" "不是有效的声明：{why}" }
    statement_format(format) { "is of the format {format}, which no version writes" "格式为 {format}，没有任何版本使用该格式" }
    statement_value() { "holds a value that no statement has" "含有声明中不可能出现的值" }
    statement_not_canonical() { "is not written the way a statement is written; somebody edited it" "写法与声明不一致；已被人改动" }

    // Judging a statement.
    other_evidence() { "was made for another list of evidence" "对应的是另一份证据清单" }
    other_record() { "was made for another record.json" "对应的是另一份 record.json" }
    other_project() { "was made in another project" "属于另一个项目" }
    other_stage(stage) { "is of the stage \"{stage}\"" "属于阶段“{stage}”" }
    other_name(name) { "does not stand in its place; it would be {name}" "不在应有的位置；应为 {name}" }
    signer_unknown(id) { "is by \"{id}\", whom the record does not know" "签署人“{id}”不在移交单中" }
    not_a_signer(name) { "is by {name}, who does not sign this stage" "{name}不是该阶段的签署人" }
    other_person() { "says of its signer what the record does not say" "对签署人的记载与移交单不符" }
    other_declaration() { "declares what the record does not declare" "声明内容与移交单不符" }
    other_reservations() { "lists other reservations than the record" "遗留问题与移交单不符" }
    other_decision() { "holds a decision that does not fit its party, reservations or reason" "结论与所属一方、遗留问题或理由不符" }
    without_terms() { "accepts reservations that name no day after the stage, no person or no note" "接受的遗留问题缺少晚于阶段的期限、负责人或说明" }
    in_the_future() { "is dated in the future" "日期在将来" }
    before_the_record() { "is older than an act that it binds" "早于其所签署的记录" }
    entered_and_signed() { "is signed with a key and says that it was entered by hand" "既有密钥签名，又称系代为录入" }
    signed_twice(name) { "is one of two statements by {name}" "{name}有两份声明" }
    replaced_gone() { "replaces a statement that is not there" "所取代的声明不存在" }
    one_key_for_two() { "is signed with the same key as another signer's" "与另一签署人使用了同一把密钥" }
    typed_with_signature() { "says that it was typed or is on paper, but a signature stands beside it" "称系键入或纸质签署，却带有签名" }
    typed_forbidden() { "was typed or is on paper, and this stage demands a signature" "为键入或纸质签署，而该阶段要求签名" }
    typed_by(name) { "typed, entered by {name}; identity not verified" "键入确认，由{name}录入；身份未经核实" }
    on_paper(scan, name) { "on paper ({scan}), entered by {name}; identity not verified" "纸质签署（{scan}），由{name}录入；身份未经核实" }
    entered_by_nobody() { "does not say who of the project entered it" "未写明由项目中的何人录入" }
    stray_attributes() {
        "it must say `* -text` and nothing else, or git changes the bytes of records; write that into it"
        "其内容只能是 `* -text`，否则 git 会改动移交单的字节；请改回"
    }
    words_of_a_key_holder() { "this person has a key, so only a signature counts for them" "此人有密钥，只有签名才作数" }
    entered_by_other_side() { "entered by the other side, it counts for nothing until somebody of their own side signs" "由对方录入，在其所属一方有人签署之前不作数" }
    scan_gone(scan) { "names the scan {scan}, which is not there" "所指扫描件 {scan} 不存在" }
    scan_other(scan) { "names the scan {scan}, which is not that one" "所指扫描件 {scan} 不一致" }
    scan_wanted() { "says how it was made and has no scan, or one too many" "签署方式与扫描件不符" }
    signature_crlf() { "its signature has carriage returns, which ssh-keygen rejects; something changed its line ends" "签名含有回车符，ssh-keygen 会拒绝；换行已被改动" }
    signature_form() { "what stands beside it is no SSH signature" "旁边的文件不是 SSH 签名" }
    signature_namespace(found, wanted) { "its signature was made for \"{found}\", not for {wanted}" "签名用途为“{found}”，而非 {wanted}" }
    signature_certificate() { "it is signed with a certificate, which is not accepted" "使用证书签名，不予接受" }
    signature_key(why) { "its key may not sign: {why}" "密钥不可用于签署：{why}" }
    signature_no_touch() { "its security key signed without anybody touching it" "安全密钥未经触摸即签名" }
    signature_wrong() { "its signature is not of these bytes: the statement or the signature was changed" "签名与内容不符：声明或签名被改动" }
    signature_missing() { "its signature is not there" "签名文件不存在" }
    key_of_nobody(fingerprint) { "the key {fingerprint} is listed for nobody" "密钥 {fingerprint} 未登记给任何人" }
    key_of_before(fingerprint) { "the key {fingerprint} had been retired" "密钥 {fingerprint} 已停用" }
    key_of_other(fingerprint, name) { "the key {fingerprint} is listed for {name}" "密钥 {fingerprint} 登记在{name}名下" }
    key_of_several(fingerprint) { "the key {fingerprint} is listed for several people" "密钥 {fingerprint} 同时登记给多人" }
    key_retired() { "by a key that has been retired since" "所用密钥其后已停用" }
    key_not_named_now(fingerprint, name) { "the key {fingerprint} is not one of {name}'s; if it was, it belongs in `former_keys`" "密钥 {fingerprint} 不是{name}的密钥；若曾经是，应写入 `former_keys`" }

    // What a record cannot be without, and the sentences that are signed.
    lacks_timezone() {
        "the project names no time zone, so that nobody knows when its days end: `handover set timezone=Asia/Shanghai`"
        "项目没有写明时区，无法确定日期的起止：请运行 `handover set timezone=Asia/Shanghai`"
    }
    lacks_day(stage) { "the stage \"{stage}\" has no day: `handover set milestones.{stage}=DATE`" "阶段“{stage}”没有日期：请运行 `handover set milestones.{stage}=日期`" }
    lacks_declaration(stage) {
        "`[[signoff]]` of \"{stage}\" has no declaration: write the sentence that is signed, `handover set signoff/{stage} declaration=…`"
        "“{stage}”的 `[[signoff]]` 没有声明：请写明签署的内容，`handover set signoff/{stage} declaration=…`"
    }
    lacks_log(item) { "the log of {item} holds entries that cannot be read" "{item} 的记录中有无法读取的内容" }
    declares_reservations() {
        "The reservations listed in this record are accepted on their terms: each is put right by its day, by the person named."
        "本移交单所列遗留问题按所列条款接受，由所列负责人在整改期限前处理完毕。"
    }
    declares_rejection() {
        "I have gone through this record and do not agree to the handover as it stands, for the reason given."
        "本人已核对本移交单，不同意按现状移交，理由见所附说明。"
    }

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
    trust_key_alone() { "this is a public key alone; put the address of its owner before it: `chen@acme.example ssh-ed25519 …`" "这只是一行公钥；请在前面写上持有人的邮箱：`chen@acme.example ssh-ed25519 …`" }
    trust_wildcard() { "a pattern with `*`, `?` or `!` matches people nobody thought of; name each one" "含 `*`、`?` 或 `!` 的模式会匹配意料之外的人；请逐一写明" }
    trust_authority() { "authorities (cert-authority) are not accepted; list the keys of people" "不接受证书颁发机构（cert-authority）；请列出个人密钥" }
    trust_option(name) { "the option \"{name}\" is not accepted here" "此处不接受选项“{name}”" }
    trust_moment(text) { "\"{text}\" is no time such as 20261231 or 202612311800Z" "“{text}”不是 20261231 或 202612311800Z 形式的时间" }
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
    key_crlf(key) { "{key} has carriage returns, so it is no key to ssh-keygen: something changed its line ends" "{key} 含有回车符，ssh-keygen 无法读取：换行已被改动" }
    key_crlf_hint(key) { "`sed -i 's/\\r$//' {key}` takes them out" "`sed -i 's/\\r$//' {key}` 可将其去掉" }
    key_unended(key) { "{key} lacks the line end of its last line, so it is no key to ssh-keygen" "{key} 缺少最后一行的换行，ssh-keygen 无法读取" }
    key_unended_hint(key) { "`echo >> {key}` adds it" "`echo >> {key}` 可补上" }
    passphrase_without_terminal(key) { "{key} wants a passphrase, and without a terminal nobody can type it" "{key} 需要口令，而没有终端无法输入" }
    passphrase_hint(key) { "`ssh-add {key}` first, or sign at a terminal" "请先 `ssh-add {key}`，或在终端中签署" }
    wrong_passphrase(key) { "wrong passphrase for {key}" "{key} 的口令不正确" }
    nothing_signed() { "nothing was signed or written" "未签署，也未写入任何内容" }
    key_open_to_all(key) { "{key} can be read by others, so ssh-keygen refuses it" "{key} 可被他人读取，ssh-keygen 拒绝使用" }
    key_open_hint(key) { "`chmod 600 {key}`" "`chmod 600 {key}`" }
    agent_refused(key) { "the agent has not signed with {key}" "密钥代理未用 {key} 签名" }
    agent_hint() { "`ssh-add -l` shows what it holds; `ssh-add FILE` adds a key" "`ssh-add -l` 查看现有密钥；`ssh-add 文件` 添加密钥" }
    // Lines of the report of `verify`.
    and_more(count) { "and {count} more" "另有 {count} 项" }
    added_item() { "added since, unsigned" "其后新增，未签署" }
    with_reason(decision, reason) { "{decision}: {reason}" "{decision}：{reason}" }
    replaced() { "replaced by a later statement of the same person" "已由本人后来的声明取代" }
    seen_by(statement) { "was there when {statement} was signed; it is gone or altered" "签署 {statement} 时存在，现已缺失或被改动" }
    kept_by_you() { "you signed it, and a copy is in your own folder; it is gone or altered here" "你曾签署，本机留有副本；此处已缺失或被改动" }
    signed_as(name, decision) { "{name}, {decision}" "{name}，{decision}" }

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
