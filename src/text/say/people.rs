//! What is said of the people of a project and of their keys.

use crate::text::sentences;

sentences! {
    head_id() { "Id" "编号" }
    head_name() { "Name" "姓名" }
    head_role() { "Roles" "职务" }
    head_email() { "Email" "邮箱" }
    head_keys() { "Keys" "密钥" }
    who_left(name, day) { "{name}, left {day}" "{name}，{day} 离开" }
    added(name, id, file) { "{name} ({id}) was added to {file}." "已将{name}（{id}）添加到 {file}。" }
    id_taken(id) { "the id `{id}` is taken" "编号 `{id}` 已被使用" }
    id_taken_hint() { "choose another; `handover people` lists those that are there" "请另选一个；`handover people` 可列出已有编号" }
    bad_id_hint() { "a short name will do, such as `lin`" "用简短的名字即可，例如 `lin`" }
    bad_id(id) { "`{id}` is no id: letters, digits, `-`, `_` and `.`, without blanks" "`{id}` 不能作编号：只能用字母、数字、“-”“_”“.”，不能有空格" }
    no_party(party) { "there is no {party} in this project" "本项目没有{party}" }
    no_party_hint(party) { "name it first: handover set {party}=NAME" "请先写明名称：handover set {party}=名称" }
    no_such_party(word) { "`{word}` is no party" "`{word}` 不是参与方" }
    which_parties() { "parties: giver, receiver, witness" "参与方：giver（移交方）、receiver（接收方）、witness（监交方）" }
    not_one_party(old, new) {
        "{old} and {new} are of different parties"
        "{old} 和 {new} 不属于同一方"
    }
    same_person(name) { "{name} cannot replace themselves" "{name}不能替换自己" }
    add_first(id) { "add them first: handover people add {id} NAME --party PARTY" "请先添加：handover people add {id} 姓名 --party 一方" }
    signs_already(stage, name) {
        "the record of {stage} waits on {name}, who is one of its signers"
        "{stage}的移交单正在等待签署人{name}签署"
    }
    signs_already_hint(stage) {
        "have it signed, or rejected and frozen anew: handover sign {stage}"
        "请先完成签署，或退回后重新生成：handover sign {stage}"
    }
    replaced(old, new, items) { "{new} takes the place of {old} from now on, in {items}." "从现在起由{new}接替{old}，涉及 {items}。" }
    has_key(name, fingerprint) { "{name} has the key {fingerprint} already." "{name}已有密钥 {fingerprint}。" }
    needs_a_name() { "say the name as people read it" "请写出姓名" }
    key_to_add(name, fingerprint) { "the key {fingerprint} may sign for {name}" "用密钥 {fingerprint} 代表{name}签署" }
    joins(name, party) { "{name} joins the {party}" "{name}加入{party}" }
    is_changed(name) { "what the project says of {name} is changed" "更改{name}的信息" }
    takes_over(old, new) { "{new} takes the place of {old}" "由{new}接替{old}" }
    role_near(role, near) { "nobody and no item here knows the role \"{role}\", which is nearly \"{near}\"" "项目中没有职务“{role}”，与已有的“{near}”相近" }
    role_near_hint(near) { "write `--role \"{near}\"`, or add `--yes` where it is meant so" "请写 `--role \"{near}\"`；确实如此请加 `--yes`" }
    signed_before(name, stages) {
        "{name} has signed {stages}: those signatures stay, and new ones are made by whoever takes over"
        "{name}已签署{stages}：已有签名仍然有效，今后由接替人签署"
    }
    key_added(name, file, fingerprint) { "A key of {name} was added to {file}:\n  {fingerprint}" "已将{name}的密钥添加到 {file}：\n  {fingerprint}" }
    no_key_here() { "no key was found in the agent or in ~/.ssh" "密钥代理和 ~/.ssh 中都没有找到密钥" }
    no_key_hint(name) {
        "make one: ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519; or name its file: handover keys add {name} FILE"
        "生成一把：ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519；或指定文件：handover keys add {name} 文件"
    }
    several_keys() { "several keys were found" "找到多把密钥" }
    say_which_file(files) { "name one: {files}" "请指定其中一把：{files}" }
    not_a_key(path) { "{path} holds no public key" "{path} 中没有公钥" }
    not_a_key_hint() { "name the file that ends in .pub, or give the whole line: ssh-ed25519 AAAA…" "请指定以 .pub 结尾的文件，或写出整行公钥：ssh-ed25519 AAAA…" }
    commit_it() { "Commit it, so that the other side can check what you sign." "请提交到 git，以便对方核对你的签名。" }
    listed_here() { "Keys that this project lists:" "本项目列出的密钥：" }
    key_confirmed() { "confirmed by you" "你已确认" }
    key_unconfirmed() { "not confirmed by you" "你尚未确认" }
}
