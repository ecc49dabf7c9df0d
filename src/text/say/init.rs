//! What the init command says, and what it writes into a new project besides the template.

use crate::text::{Lang, sentences};

/// The README of a project folder, with `{placeholders}`.
pub(crate) fn folder_readme(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("init/readme.en.md"),
        Lang::Zh => include_str!("init/readme.zh-CN.md"),
    }
}

/// What goes into `evidence/`, said in that folder.
pub(crate) fn evidence_readme(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("init/evidence.en.md"),
        Lang::Zh => include_str!("init/evidence.zh-CN.md"),
    }
}

sentences! {
    // The command line.
    missing_options(options) { "these are missing: {options}" "缺少选项：{options}" }
    missing_options_hint() {
        "write them like this: handover init acme-store --giver \"Bright Agency\" --receiver \"Acme Retail\"; at a terminal, `handover init` asks for them"
        "例如：handover init 店铺移交 --giver \"明启代运营\" --receiver \"安可零售\"；在终端里运行 `handover init` 会逐项询问"
    }
    unknown_template(name, known) {
        "there is no template `{name}`; the templates are: {known}"
        "没有模板 `{name}`；可用的模板有：{known}"
    }
    no_such_day(option, text) { "{option}: there is no day {text}" "{option}：{text} 这一天不存在" }
    wrong_order(later, later_day, earlier, earlier_day) {
        "{later} ({later_day}) lies before {earlier} ({earlier_day})"
        "{later}（{later_day}）早于{earlier}（{earlier_day}）"
    }
    order_hint() {
        "start comes first, then cutover, then close; left out, start is today (7 days on where a plan is signed first), cutover 30 days after start, close 30 days after cutover"
        "顺序应为开始、切换、收尾；不写时，开始为今天（须先签署方案的为 7 天后），切换为开始后 30 天，收尾为切换后 30 天"
    }
    hidden_characters(option) {
        "{option} holds characters that do not show; type it again"
        "{option} 中有不可见字符；请重新输入"
    }
    bad_person(text) {
        "--person \"{text}\" is not complete; write it like \"giver:Lin Wei <lin@bright.example>\""
        "--person “{text}”不完整；请写成“移交方:林薇 <lin@mingqi.example>”的形式"
    }
    bad_party(text, word) {
        "--person \"{text}\": `{word}` is no party; begin with giver, receiver or witness"
        "--person “{text}”：“{word}”不是参与方；请以移交方、接收方或监交方（giver、receiver、witness）开头"
    }
    duplicate_id(what, id) { "{what}: two people have the id `{id}`; give one of them another" "{what}：有两个人使用编号 `{id}`；请换一个" }
    bad_id(what, id) {
        "{what}: `{id}` cannot be used; write letters (of any script), digits, `-`, `_` and `.`, and do not begin with `-`"
        "{what}：`{id}` 不可用；请只用文字、数字、`-`、`_` 和 `.`，且不以 `-` 开头"
    }
    bad_email(text) {
        "\"{text}\" is no mail address; write it like lin@bright.example"
        "“{text}”不是邮箱地址；请写成 lin@mingqi.example 的形式"
    }
    of_option(option, text, why) { "{option} \"{text}\": {why}" "{option}“{text}”：{why}" }

    bad_role(text) {
        "--role \"{text}\" is not complete; write it like \"Account lead=lin\""
        "--role “{text}”不完整；请写成“项目经理=lin”的形式"
    }
    unknown_role(role, known) {
        "--role: the template has no role \"{role}\"; its roles are: {known}"
        "--role：模板中没有职务“{role}”；可用的职务有：{known}"
    }
    unknown_role_near(role, near) {
        "--role: the template has no role \"{role}\"; did you mean \"{near}\"?"
        "--role：模板中没有职务“{role}”；是否想写“{near}”？"
    }
    role_of_nobody(role, who) {
        "--role \"{role}\": nobody has the id or name {who}; give --person"
        "--role “{role}”：没有编号或姓名为“{who}”的人员；请给出 --person"
    }
    role_of_other_party(role, party, name, other) {
        "--role: \"{role}\" is a role of the {party}, and {name} is of the {other}"
        "--role：“{role}”是{party}的职务，{name}属于{other}"
    }
    role_without_witness(role) {
        "--role: \"{role}\" is a role of the witness, and the project has none; give --witness"
        "--role：“{role}”是监交方的职务，本项目没有监交方；请给出 --witness"
    }
    role_hint() {
        "write them like this: --person \"giver:lin:Lin Wei\" --role \"Account lead=lin\"; `handover templates NAME` lists the roles"
        "例如：--person \"giver:lin:林薇\" --role \"项目经理=lin\"；`handover templates 名称` 可查看模板的职务"
    }
    without_witness() {
        "The template has work for a witness and this project names none: nothing is left for the witness to approve, the witness's steps are the receiver's, and what only the witness's departments can give is left out. For a witness, add --witness NAME and --person \"witness:ID:NAME\"."
        "该模板有监交方的工作，而本项目没有监交方：不再需要监交方审批，监交方的步骤改由接收方完成，只能由监交方各部门办理的事项不写入。如有监交方，请加上 --witness 名称 和 --person \"witness:编号:姓名\"。"
    }

    // The folder.
    not_a_folder(path) { "{path} is not a folder" "{path} 不是文件夹" }
    holds_project(folder, file) {
        "{folder} holds a handover already ({file}); it is left as it is"
        "{folder} 中已有移交项目（{file}），保持不变"
    }
    holds_project_hint() {
        "name another folder for a new one: handover init FOLDER"
        "新建项目请换一个文件夹：handover init 文件夹"
    }
    inside_project(folder, outer) {
        "{folder} lies inside the handover in {outer}, which would read the new files as its own"
        "{folder} 位于移交项目 {outer} 之内，新文件会被当作该项目的内容"
    }
    inside_project_hint() { "choose a folder outside it" "请选择该项目以外的文件夹" }
    would_overwrite(folder, files) {
        "{folder} holds files that would be overwritten, so nothing was written: {files}"
        "{folder} 中已有同名文件，未写入任何内容：{files}"
    }
    would_overwrite_hint() { "move them away, or choose another folder" "请先移走这些文件，或换一个文件夹" }
    foreign_files(folder, files) {
        "{folder} holds files that a handover would read as its sections, so nothing was written: {files}"
        "{folder} 中有会被当作移交内容读取的其他文件，未写入任何内容：{files}"
    }
    foreign_files_hint(folder) {
        "give the handover a folder of its own: handover init {folder}"
        "请给移交项目单独建一个文件夹：handover init {folder}"
    }
    own_folder() { "handover" "移交" }
    folder_within(outer, inner) { "{outer}/{inner}" "{outer}/{inner}" }
    and_more(files, more) { "{files} and {more} more" "{files} 等（另有 {more} 个）" }

    // The questions.
    welcome() {
        "A new handover. Enter takes the answer that stands there, Esc goes back one question.\nNothing is written before you have seen it all."
        "新建移交项目。回车采用已有内容，Esc 返回上一题。\n全部确认之前不会写入任何文件。"
    }
    farewell() { "Nothing was written." "未写入任何内容。" }
    ask_template() { "Template" "模板" }
    template_option(title, summary) { "{title}  {summary}" "{title}  {summary}" }
    ask_giver() { "Who hands over" "移交方" }
    ask_receiver() { "Who takes over" "接收方" }
    ask_witness() { "Witness, who approves and looks on (may stay empty)" "监交方（可留空）" }
    ask_title() { "Title" "项目名称" }
    id_reason() {
        "The number of each record begins with it."
        "每份移交单的编号都以它开头。"
    }
    ask_id() { "Short name of the handover" "项目简称" }
    day_or_enter(prompt, day) { "{prompt} [{day}]" "{prompt}［{day}］" }
    ask_start() { "First day" "开始日期" }
    offered_cutover() { "Offered: 30 days after start." "默认为开始后 30 天。" }
    offered_close() { "Offered: 30 days after cutover." "默认为切换后 30 天。" }
    ask_cutover() { "Cutover, when responsibility moves" "切换日期（责任转移）" }
    ask_close() { "Close, the end of the watch period" "收尾日期（护航期结束）" }
    ask_me() { "You act for" "你代表" }
    no_side() { "none of these: I only set it up" "都不是，只是代为新建" }
    ask_person() { "People" "人员" }
    of_party(party, name) { "the {party} ({name})" "{party}（{name}）" }
    add_to(party, name) { "Add somebody of the {party}: {name}" "添加{party}人员：{name}" }
    change_person(name, party) { "Change {name} ({party})…" "修改{name}（{party}）…" }
    person_change() { "Change the answers" "修改资料" }
    person_remove() { "Take out" "移除" }
    key_reason() {
        "With a key of yours listed, everybody can verify that it was you who signed."
        "登记你的公钥后，任何人都能核实签署的确是你本人。"
    }
    ask_key() { "Key that signs for you" "你的签名密钥" }
    key_option(place, fingerprint) { "{place}  {fingerprint}" "{place}  {fingerprint}" }
    no_key_now() { "none now" "暂不登记" }
    people_done() { "That is everybody" "不再添加" }
    people_later() { "Nobody now" "暂不添加" }
    ask_person_name() { "Name" "姓名" }
    ask_person_email() { "Mail address (may stay empty)" "邮箱（可留空）" }
    ask_person_role() { "Role (may stay empty)" "职务（可留空）" }
    ask_person_id() { "Short name for the logs" "记录中用的简短编号" }
    email_reason() {
        "The tool tells people apart by the mail address that git knows them by."
        "工具按 git 中设置的邮箱识别操作人。"
    }
    person_added(name, party) { "{name} acts for the {party}." "已添加{party}人员：{name}。" }
    person_changed(name, party) { "Changed: {name}, for the {party}." "已修改：{name}（{party}）。" }
    person_removed(name) { "{name} was taken out again" "已移除：{name}" }
    witness_reason(roles) {
        "This template has work for a witness: {roles}. Without one it falls to the receiver, and approvals are left out."
        "该模板有监交方的工作：{roles}。没有监交方时，这些步骤改由接收方完成，审批不再需要。"
    }
    roles_reason() {
        "The items of this template name their owners by role. The only person of a party has all of its roles; of several, you say who has which."
        "该模板的事项按职务写明负责人。一方只有一人时，由其担任该方全部职务；有多人时，请逐一指定。"
    }
    roles_of(party, roles) { "{party}: {roles}" "{party}：{roles}" }
    role_of_new() { "somebody who is not here yet…" "另添一人…" }
    ask_role(role, party) { "{role}, of the {party}" "{role}（{party}）" }
    role_of_everyone(party) { "nobody in particular: everyone of the {party}" "不指定，由{party}全体负责" }
    needed() { "this cannot stay empty" "此项不能留空" }
    take_core(core, whole) { "Only the core: {core} instead of {whole}" "只取核心事项：{core} 项（共 {whole} 项）" }
    take_whole(whole, core) { "The whole template: {whole} instead of {core}" "取完整模板：{whole} 项（现为 {core} 项）" }
    choose_signers() { "Signers…" "签署人…" }
    who_signs() { "Who signs" "签署人" }
    signers_wanted() {
        "Each side is to have somebody who signs, at least one of the giver and one of the receiver; the signers stay as they were."
        "移交方、接收方至少各有一人签署；签署人未改动。"
    }
    same_sides(name) {
        "giver and receiver are both \"{name}\": a handover has two sides"
        "移交方和接收方都是“{name}”：移交须有两方"
    }
    same_sides_hint() {
        "name what sets them apart, such as the two teams, desks or people"
        "请写明区别，例如两个团队、岗位或人员的名称"
    }
    ask_write() { "Write these files" "写入这些文件" }
    write_yes() { "Yes, start the handover" "是，新建项目" }
    write_back() { "Back, to change something" "返回修改" }
    write_no() { "No, write nothing" "否，不写入" }

    // The summary and the report.
    label_folder() { "folder" "文件夹" }
    label_title() { "title" "项目名称" }
    label_id() { "short name" "简称" }
    with_key(fingerprint) { "key {fingerprint}" "密钥 {fingerprint}" }
    label_template() { "template" "模板" }
    label_items() { "items" "事项" }
    items_whole(items) { "{items}, the whole template" "{items}（完整模板）" }
    items_core(items) { "{items}, the core of the template" "{items}（模板的核心事项）" }
    label_signs() { "signs" "签署" }
    label_people() { "people" "人员" }
    label_zone() { "time zone" "时区" }
    label_start() { "start" "开始" }
    label_cutover() { "cutover" "切换" }
    label_close() { "close" "收尾" }
    roles_open(party, roles, file) {
        "Roles of the {party} that nobody has yet, whose items wait on everyone there: {roles}. Say who has them with `role = [\"…\"]` in {file}, or with --role."
        "{party}尚无人担任的职务（这些事项等待该方全体人员）：{roles}。可在 {file} 中用 `role = [\"…\"]` 指定，或使用 --role。"
    }
    nobody_yet() { "nobody yet" "暂无" }
    counted_cutover() { "30 days after start" "开始后 30 天" }
    counted_close() { "30 days after cutover" "切换后 30 天" }
    counted_start() { "today" "今天" }
    counted_start_in(days) { "in {days}, so that the plan is signed first" "{days}后，留出签署方案的时间" }
    counted_note(file) {
        "Days in brackets were counted, not given; change them in {file}."
        "括号中注明的日期是推算的，可在 {file} 中修改。"
    }
    late_already(items) {
        "Late already: {items}, whose days count back from these dates. `handover status --late` lists them, `handover set cutover=DATE` moves a date with all that hangs on it, `handover set ITEM due=DATE` one item."
        "已有 {items}逾期：其期限由上述日期倒推。`handover status --late` 可列出；`handover set cutover=日期` 整体调整，`handover set 事项 due=日期` 单独调整。"
    }
    started(title, folder) { "Started \"{title}\" in {folder}" "已在 {folder} 新建移交项目“{title}”" }
    content(sections, items) {
        "{sections} with {items} to begin with, in plain files that both sides can edit"
        "{sections}，共 {items}，都是双方可以直接编辑的纯文本文件"
    }
    what_next() { "What to do next" "接下来" }
    next_people(parties) {
        "Nobody acts for the {parties} yet: add people, and say who signs"
        "{parties}还没有人员：请添加人员，并写明由谁签署"
    }
    next_people_command(party) {
        "handover people add ID NAME --party {party}"
        "handover people add 编号 姓名 --party {party}"
    }
    next_signers_command(stage) { "handover set signoff/{stage} signers=ID,ID" "handover set signoff/{stage} signers=编号、编号" }
    and_between(first, second) { "{first} and the {second}" "{first}和{second}" }
    next_enter() { "Go to the folder" "进入文件夹" }
    next_items() {
        "Read the section files and make the items your own: change, add, remove"
        "通读各部分文件，按实际情况修改、增删事项"
    }
    no_content() { "Nothing is in it yet" "目前还没有事项" }
    next_import() {
        "Bring in the list that you have; `handover add SECTION TITLE` adds a single item"
        "导入现有的清单；`handover add 部分 标题` 可逐项添加"
    }
    next_import_command() { "handover import FILE" "handover import 文件" }
    next_identity() {
        "Tell git who you are; the tool knows you by this address"
        "在 git 中设置姓名和邮箱；工具按此邮箱识别你"
    }
    next_commit() { "Commit it" "提交到 git" }
    next_merge() {
        "Let git unite what two people write by item, in each clone once"
        "让 git 按事项合并双方的修改，每个克隆中运行一次"
    }
    ask_merge() { "Let git unite what two people write, by item (`git config`)?" "让 git 按事项合并双方的修改（`git config`）？" }
    next_push() { "Share it with the other side" "推送，供对方取得" }
    next_share() {
        "Share it with the other side: make an empty repository that both can reach, and put its address for URL"
        "与对方共享：新建一个双方都能访问的空仓库，把 URL 换成它的地址"
    }
    next_commit_message() { "Start the handover" "新建移交项目" }
    next_check() { "See what waits on you" "查看待你处理的事项" }
    readme_kept(existing, written) {
        "{existing} was there already and stays as it is; the guide to this folder is {written}."
        "{existing} 已存在，保持不变；本文件夹的说明写入了 {written}。"
    }
    attributes_kept() {
        ".gitattributes was there already and stays as it is. Add these lines to it, or git may change line endings and with them the checksums, and unites two people's work less well:"
        ".gitattributes 已存在，保持不变。请在其中加入以下几行，否则 git 可能改动换行符，使校验值对不上，合并双方的修改时也更容易冲突："
    }

    // Comments of the project file.
    file_top(readme) {
        "Who hands over to whom, the days that count, the people, and who signs.\nPlain text, to be edited by hand or by the tool; {readme} says how."
        "谁向谁移交、里程碑、人员和签署安排。\n纯文本文件，可手工编辑，也可用工具；方法见 {readme}。"
    }
    file_language() { "The language of the record: en or zh-CN." "记录使用的语言：en 或 zh-CN。" }
    file_zone() { "Days end at midnight in this time zone." "日期以该时区的午夜为界。" }
    file_witness() {
        "A third party that approves and looks on, if there is one:"
        "如有监交方，去掉下面几行的 # 号："
    }
    file_milestones() {
        "The days that count: responsibility moves at cutover, the watch period ends at close.\nDue dates such as \"cutover - 7d\" are counted from here."
        "里程碑：cutover 为切换日，责任由此转移；close 为护航期结束。\n“cutover - 7d”这样的期限由此推算。"
    }
    file_people() {
        "The people who may act, one block each. id is the short name used in the logs; party is giver,\nreceiver or witness; email is the address that git knows the person by; `keys = [\"ssh-ed25519 AAAA...\"]` lists the OpenSSH\npublic keys that may sign for the person. role, email and keys may be left out."
        "参与移交的人员，每人一段。id 是记录中用的简短编号；party 为 giver（移交方）、receiver（接收方）或 witness（监交方）；\nemail 填 git 中设置的邮箱；`keys = [\"ssh-ed25519 AAAA...\"]` 列出可代表本人签名的 OpenSSH 公钥；role（职务）、email 和 keys 可以省略。"
    }
    file_roles(party, roles) { "Roles of the {party} that the items name: {roles}" "{party}在各事项中的职务：{roles}" }
    file_people_sample() { "Nobody is here yet. Take the # away and fill in:" "还没有人员。去掉 # 号并填写：" }
    file_signoff() {
        "Who signs each stage, by id: at least one person of the giver and one of the receiver,\nsuch as `signers = [\"lin\", \"chen\"]`. The declaration is the sentence they sign."
        "每个阶段由谁签署，填人员编号：移交方、接收方至少各一人，\n例如 `signers = [\"lin\", \"chen\"]`。declaration 是签署的声明。"
    }
    sample_name() { "Lin Wei" "林薇" }
    sample_role() { "Account lead" "项目经理" }
    sample_witness() { "Internal audit" "内部审计部" }

    // Parts of the folder's README.
    guide_witness(name) { " {name} is the witness." "{name}监交。" }
    guide_witness_part() { "- **Witness**: approve what is yours to approve, and make the steps that say witness.\n" "- **监交方**：审批应由自己审批的事项，完成写明由监交方做的步骤。\n" }
    guide_without_witness_part() {
        "\nNo witness takes part: steps that the template has for one are the receiver's here, and its\napprovals are left out.\n"
        "\n本项目没有监交方：模板中监交方的步骤在这里由接收方完成，审批不再需要。\n"
    }
    guide_tool(address) { " ({address})" "（{address}）" }
    readme_note() { "temporary owner role given to Chen" "已给陈予开通临时管理员" }
    readme_item() { "Main account" "主账号" }
    readme_toml_hint() {
        "The line goes before the closing bracket `]` of the item's `log`, below the others, and ends with a\ncomma."
        "新行写在该项 `log` 的右方括号 `]` 之前，行末加逗号。"
    }
    readme_yaml_hint() {
        "The line goes under the item's `log:`, below the others and set in as far as they are; the first one\ntwo spaces further than `log:`."
        "新行写在该项 `log:` 下面、已有各行之后，缩进与它们相同；第一行比 `log:` 多缩进两个空格。"
    }
}
