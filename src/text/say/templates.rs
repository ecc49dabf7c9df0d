//! What is said about templates: those there are, those of one's own, and variables.

use crate::text::sentences;

sentences! {
    no_folder(path) { "there is no template folder {path}" "没有模板文件夹 {path}" }
    is_a_project(folder, file) {
        "{folder} is a handover ({file}), not a template"
        "{folder} 是移交项目（{file}），不是模板"
    }
    is_a_project_hint() {
        "copy its section files to a folder of their own, and empty their logs"
        "请把其中的部分文件复制到单独的文件夹，并清空记录"
    }
    cannot_read(path, why) { "cannot read {path}: {why}" "无法读取 {path}：{why}" }
    no_sections(folder) { "the template {folder} holds no section file" "模板 {folder} 中没有部分文件" }
    no_sections_hint() {
        "a template is a folder with files such as scope.toml or scope.yaml in it; `handover templates minimal` shows what belongs in them"
        "模板是一个文件夹，里面有 scope.toml 或 scope.yaml 这样的文件；`handover templates minimal` 可查看内容"
    }
    not_in_language(folder, lang) { "the template {folder} has no folder {lang}" "模板 {folder} 中没有 {lang} 文件夹" }
    broken_description(place) { "{place}: this is not TOML" "{place}：不是有效的 TOML" }
    not_a_text(file, line, key) { "{file}:{line}: `{key}` should be a text" "{file}:{line}：`{key}` 应为文本" }
    not_roles(file, line) {
        "{file}:{line}: roles are lists of words for giver, receiver and witness, such as giver = [\"Account lead\"]"
        "{file}:{line}：roles 应按 giver、receiver、witness 列出职务，例如 giver = [\"项目经理\"]"
    }
    no_core_items(name) {
        "the template {name} has no light form: none of its items says `core = true`"
        "模板 {name} 没有精简版：没有事项写有 `core = true`"
    }
    no_core_items_hint() {
        "leave --light out, or write `core = true` in the items that even a small handover needs"
        "请去掉 --light，或在小型移交也需要的事项中写上 `core = true`"
    }
    without_witness_comment() {
        "No witness takes part here: what the witness would do in these items is the receiver's to do."
        "本项目没有监交方：这些事项中原由监交方做的步骤，改由接收方做。"
    }
    not_in_title(file, line, name) {
        "{file}:{line}: `{{{name}}}` cannot stand in `project_title`; only {{giver}} and {{receiver}} can"
        "{file}:{line}：`project_title` 中不能使用 `{{{name}}}`，只能使用 {{giver}} 和 {{receiver}}"
    }
    unclosed(file, line) {
        "{file}:{line}: a brace is not closed; write {{{{ for a brace"
        "{file}:{line}：花括号没有闭合；需要花括号本身时请写 {{{{"
    }
    unknown_variable(file, line, name) {
        "{file}:{line}: there is no variable `{{{name}}}`"
        "{file}:{line}：没有变量 `{{{name}}}`"
    }
    unknown_variable_near(file, line, name, near) {
        "{file}:{line}: there is no variable `{{{name}}}`; did you mean `{{{near}}}`?"
        "{file}:{line}：没有变量 `{{{name}}}`；是否想写 `{{{near}}}`？"
    }
    absent_witness(file, line) {
        "{file}:{line}: `{{witness}}` stands for nothing; give --witness"
        "{file}:{line}：`{{witness}}` 没有内容；请给出 --witness"
    }
    absent_person(file, line, id) {
        "{file}:{line}: nobody has the id `{id}`; give --person"
        "{file}:{line}：没有编号为 `{id}` 的人员；请给出 --person"
    }
    unwritable(file, line) {
        "{file}:{line}: this value cannot be filled in; write it in quotes on one line"
        "{file}:{line}：无法填入该值；请写成一行并加引号"
    }
    variables_hint(names) {
        "variables: {names}, {{person:ID}}; for a brace, write {{{{"
        "可用变量：{names}、{{person:编号}}；需要花括号本身时请写 {{{{"
    }
    template_inside(folder) {
        "the template {folder} lies inside the new handover, which would read it as its own sections"
        "模板 {folder} 位于新项目之内，会被当作项目自身的部分读取"
    }
    template_inside_hint() {
        "name another folder for the handover: handover init FOLDER --template …"
        "请换一个项目文件夹：handover init 文件夹 --template …"
    }
    broken_template(count) {
        "the template has {count}, so nothing was written"
        "模板中有 {count}，未写入任何内容"
    }
    built_in_wins(name) {
        "`{name}` is the template that comes with the tool; for the folder, write ./{name}"
        "`{name}` 为内置模板；如要使用文件夹，请写 ./{name}"
    }

    // The list and one template.
    head_name() { "Name" "名称" }
    head_title() { "Title" "标题" }
    head_items() { "Items" "事项" }
    head_summary() { "What it is for" "用途" }
    show_hint() { "`handover templates NAME` shows what is in one." "`handover templates 名称` 可查看模板内容。" }
    due(due) { "due {due}" "期限 {due}" }
    needs(names) { "needs {names}" "须先完成 {names}" }
    optional() { "optional" "可选" }
    done_when(criterion) { "done when: {criterion}" "完成标准：{criterion}" }
    when(condition) { "applies when: {condition}" "适用条件：{condition}" }
    target(target) { "target: {target}" "目标值：{target}" }
    again(every, from, until) { "again every {every}, from {from} until {until}" "每 {every} 一次，自 {from} 至 {until}" }
    core() { "core" "核心" }
    roles(party, roles) { "Roles of the {party}: {roles}" "{party}的职务：{roles}" }
    light(count, items) {
        "{count} of {items} are the core: `init --light` takes only these"
        "{items}中有 {count} 项为核心事项：`init --light` 只取这些"
    }
    signed_at(stage) { "Signed at {stage}" "{stage} 阶段签署" }
}
