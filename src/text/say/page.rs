//! The words of the answer page, and of the command that makes it.

use crate::text::sentences;

sentences! {
    title(name, project) { "{name}: {project}" "{name}：{project}" }
    for_whom(name, party) { "For {name} ({party})" "{name}（{party}）待处理事项" }
    waits(items) { "{items} waiting for your answer." "共 {items}待你答复。" }
    nothing_waits() { "Nothing waits for your answer." "目前没有待你答复的事项。" }
    made(moment, zone) {
        "How things stood on {moment} ({zone}). What has changed since does not show here."
        "截至 {moment}（{zone}）的情况，此后的变化不在此页显示。"
    }
    how() {
        "Answer what you can; leave the rest. Then save your answers as a file, or copy them as text, and send that to whoever sent you this page. Nothing leaves this page by itself."
        "能答复的先答复，其余留空。完成后把答复保存为文件，或复制为文字，发给向你发送此页的人。此页不会自行发送任何内容。"
    }
    in_your_name() {
        "Whoever receives them enters your answers in your name, and that shows. It is no signature."
        "收到的人以你的名义录入答复，录入人会留有记录。这不是签署。"
    }
    no_script() {
        "Your browser does not run the script of this page: it can be read and printed, but takes no answers. Open the file in Chrome, Edge or Firefox."
        "浏览器没有运行此页的脚本：可以阅读和打印，但不能答复。请用 Chrome、Edge 或 Firefox 打开此文件。"
    }
    to_saving() { "Go to saving" "前往保存" }
    card_of(number, count) { "{number} of {count}" "第 {number} 项，共 {count} 项" }
    your_answer() { "Your answer" "你的答复" }
    no_answer() { "No answer yet" "暂不答复" }
    note() { "Note" "备注" }
    note_left_out() { "Note (may be left empty)" "备注（可不填）" }
    note_needed(question) { "{question} (needed)" "{question}（必填）" }
    what_shows_it() { "What shows it: a web address, a ticket, a few words" "依据：网址、工单号或简要说明" }
    choose_value() { "Choose…" "请选择…" }
    words_missing() { "A few words are needed here." "此处需要填写。" }
    value_missing() { "A value is needed here." "此处需要填写结果。" }
    value_wrong(asked) { "That should be {asked}." "请填写{asked}。" }
    stage_heading(stage) { "Sign-off: {stage}" "签署：{stage}" }
    stage_waits(stage) {
        "The stage \"{stage}\" waits on your signature. That is done with `handover sign`, or on the printed record; this page cannot sign."
        "阶段“{stage}”待你签署。请用 `handover sign` 或在打印的移交单上签署；此页不能签署。"
    }
    saving() { "Save and send" "保存并发送" }
    answered() { "answered" "已答复" }
    answered_of(answered, count) { "{answered} of {count} answered" "共 {count} 项，已答复 {answered} 项" }
    incomplete() { "Not complete yet" "尚未填完" }
    nothing_to_save() { "There is no answer to save yet." "还没有可保存的答复。" }
    save() { "Save answers" "保存答复" }
    saved(file) { "Saved as {file}. Send that file back." "已保存为 {file}，请把该文件发回。" }
    as_text() { "Your answers as text, to paste into a mail or a chat" "答复的文字形式，可粘贴到邮件或聊天中" }
    copy() { "Copy the text" "复制文字" }
    copied() { "Copied." "已复制。" }
    copy_yourself() { "The text is selected: copy it with your keyboard or menu." "文字已选中，请用键盘或菜单复制。" }
    clear() { "Remove my answers from this device" "从本设备删除我的答复" }
    clear_sure() { "Remove all answers on this page?" "删除此页上的所有答复？" }
    cleared() { "Removed." "已删除。" }
    kept() {
        "What you enter stays in this browser on this device: you may close the page and go on later."
        "填写的内容自动保留在本设备的此浏览器中，关闭页面后可重新打开继续填写。"
    }
    not_kept() { "This browser keeps nothing: save before you close the page." "此浏览器不保留内容：关闭页面前请先保存。" }
}
