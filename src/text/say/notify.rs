//! The words of `handover notify`: what drafts say where an item has no text of its own.

use crate::text::sentences;

sentences! {
    subject(title, project) { "{title} – {project}" "{title}：{project}" }
    reminder(project) { "What waits on you: {project}" "待你处理的事项：{project}" }
    whom_it_concerns() { "all concerned" "各位" }
    dear(audience) { "To {audience}:" "{audience}：" }
    takes_over(day, receiver, project, giver) {
        "{project}: from {day} on, {receiver} is in charge instead of {giver}. Until then, please write to {giver} as before; from that day on, to {receiver}."
        "自{day}起，“{project}”由{receiver}接替{giver}负责。在此之前请照常联系{giver}，自该日起请联系{receiver}。"
    }
    takes_over_soon(receiver, project, giver) {
        "{project}: {receiver} will be in charge instead of {giver}. We will tell you the day; until then, please write to {giver} as before."
        "“{project}”将由{receiver}接替{giver}负责，具体日期另行告知。在此之前请照常联系{giver}。"
    }
    questions() { "Please confirm that you have received this message, and ask us if anything is unclear." "收到后请回复确认；如有疑问，请及时联系。" }
    signed(name, organisation) { "{name}, {organisation}" "{organisation} {name}" }
    is_ignored() { "git is told to pass it over, so it is no file of this project" "git 已忽略该文件，不属于本项目" }
    holds_secret() { "it looks as if it held a password, a key or a token" "其中疑似含有密码、密钥或令牌" }
    cannot_read(path, why) { "the text of the message, {path}: {why}" "告知内容 {path}：{why}" }
    too_large() { "it is larger than 1 MB" "超过 1 MB" }
    no_text() { "it is no UTF-8 text" "不是 UTF-8 文本" }
    no_notifications() { "there is nothing to tell anybody now" "目前没有需要发出的告知" }
    no_notifications_hint() {
        "name an item to draft it anyway: `handover notify ITEM`"
        "如仍要起草，请指定事项：`handover notify 事项`"
    }
    other_kind(item) { "{item} is no notification" "{item} 不是告知事项" }
    several(count) { "there are {count} drafts, and one file holds one" "共 {count} 份草稿，一个文件只能写一份" }
    several_hint() { "`-o DIR` writes each to a file of that folder" "用 `-o 目录` 把每份草稿写入该目录" }
    no_folder(path) { "there is no folder {path}" "没有目录 {path}" }
    no_folder_hint(path) { "make it first: `mkdir {path}`" "请先新建：`mkdir {path}`" }
    no_address(item) { "{item} names no mail address: its draft says not where it goes" "{item} 没有邮箱地址，草稿未写收件人" }
    nobodys_address(name) { "no mail address of {name} is known: the draft says not where it goes" "未登记{name}的邮箱，草稿未写收件人" }
    nothing_is_sent(command) {
        "Nothing was sent. Once one is: {command}"
        "尚未发送任何内容。发送后请记录：{command}"
    }
}
