//! What is said when something cannot be written.

use crate::text::sentences;

sentences! {
    cannot_read(path, why) { "{path} cannot be read: {why}" "无法读取 {path}：{why}" }
    not_readable(path) { "{path} could not be read and is not edited" "{path} 未能读取，不作修改" }
    cannot_write(path, why) {
        "{path} cannot be written, and nothing was changed: {why}"
        "无法写入 {path}，未作任何改动：{why}"
    }
    through_link(path, link) {
        "{path} is not written: {link} is a symbolic link, and nothing is read or written through one"
        "不写入 {path}：{link} 是符号链接，不会通过它读取或写入"
    }
    output_through_link(path) {
        "{path} is not written: the way to it leads through a symbolic link inside a handover"
        "不写入 {path}：路径经过交接项目中的符号链接"
    }
    leads_out(path) { "{path} is not written: it leads out of the project" "不写入 {path}：该路径在项目之外" }
    exists_already(path) { "{path} exists already and is left as it is" "{path} 已存在，保持不变" }
    changed_under_us(path) {
        "{path} was changed by somebody else in this moment; nothing was written"
        "{path} 刚刚被他人修改；未写入任何内容"
    }
    waiting() {
        "Another run of handover is at work in this folder; waiting until it is done."
        "另一个 handover 正在处理这个文件夹，请稍候。"
    }
    changed_meanwhile() {
        "the project was changed by somebody else while this was looked at; nothing was written"
        "查看期间项目已被他人修改；未写入任何内容"
    }
    look_again() { "run the same command again, and look at what it shows" "请重新执行同一命令，再看一遍显示的内容" }
    try_again() { "run the same command again" "请重新执行同一命令" }
    refused(path, line, column, why) {
        "{path}:{line}:{column} cannot be edited safely ({why}); nothing was written"
        "{path}:{line}:{column} 无法安全修改（{why}）；未写入任何内容"
    }
    by_hand(text) { "write this by hand: {text}" "请手工写入：{text}" }
    take_out_by_hand(text) { "take this out by hand: {text}" "请手工删去：{text}" }
    refused_shared() { "its content is shared through an anchor" "内容通过锚点共享" }
    refused_alias() { "it is an alias; its content stands elsewhere" "这里是别名，内容在别处" }
    refused_tagged() { "it carries a tag" "带有标签" }
    refused_merged() { "it comes in through a merge key" "来自合并键" }
    refused_not_a_list() { "its log is not a list" "其日志不是列表" }
    refused_not_there() { "it is laid out in another way than one value on its line" "其写法不是一行一个值" }
    refused_commented() { "a comment inside it would be lost" "其中的注释会丢失" }
    refused_unproven() { "the result could not be proven right" "无法证明修改结果正确" }
    not_mended(name) {
        "{name} is not mended: nobody can prove that nothing else in it changes"
        "未修正 {name}：无法证明其余内容不变"
    }
}
