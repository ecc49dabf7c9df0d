//! The manual: the words between the descriptions that it takes from elsewhere. Its prose is in `manual/pages`.

use crate::text::sentences;

sentences! {
    about_everywhere() { "who acts, in which language, and how a run ends" "操作人、语言和退出码" }
    about_files() { "the files of a project: fields, kinds, steps, templates of your own" "项目文件：字段、类别、步骤、自建模板" }
    about_json() { "what programs read: JSON, YAML and CSV" "供程序读取的输出：JSON、YAML 和 CSV" }
    about_verifying() { "evidence, signing a stage, and verifying both" "证据、阶段签署和核验" }
    about_instructions() { "how a script or an assistant works on a handover" "脚本和智能助手如何处理移交项目" }

    pages() { "More of the manual" "手册的其他部分" }
    pages_end() { "`handover COMMAND --help` tells the rest of a command." "各命令的详细说明：`handover 命令 --help`。" }
    no_page(word) { "the manual has no page `{word}`" "手册中没有 `{word}` 这一页" }
    did_you_mean(page, word) {
        "did you mean `handover man {page}`? A folder for all pages is written `./{word}`"
        "是否想写 `handover man {page}`？如要把全部手册页写入目录，请写 `./{word}`"
    }

    needed(doc) { "{doc}. Must be there" "{doc}。必填" }
    kind_head(name, title) { "{name}: {title}" "{name}：{title}" }
    kind_stage(stage) { "Counts for {stage}." "计入 {stage} 阶段。" }
    kind_only() { "Only the owners of an item make its steps." "只能由事项的负责人完成。" }
    sentence(words) { "{words}." "{words}。" }
    two_sentences(one, other) { "{one} {other}" "{one}{other}" }
    row_where(value, row) { "{value}: {row}" "{value}：{row}" }
    then(before, step) { "{before}, then {step}" "{before} → {step}" }
    made_by(step, who) { "{step} by {who}" "{step}（{who}）" }
    the_party(party) { "the {party}" "{party}" }
    other_side() { "the other side" "上一步的对方" }
    wanting(step, what) { "{step} ({what})" "{step}（{what}）" }
    wants_proof() { "with a note or evidence" "须有备注或证据" }
    hashes(field) { "takes the digest of {field}" "计算 {field} 的摘要" }
    asks_against(field) { "asks how much, against {field}" "填写数值，与 {field} 比较" }
    asks() { "asks for a value" "填写结果" }
    asks_optional() { "asks for a value, which may be left out" "填写结果，可不填" }
    makes_late(doc, step) { "{doc}; makes {step} late" "{doc}；过期则 {step} 逾期" }

    output_about(doc, schema) { "{doc} Its `schema` is {schema}." "{doc}`schema` 为 {schema}。" }
    fields_of(object) { "The fields of “{object}”, and:" "包括“{object}”的全部字段，以及：" }
    columns_of(object) {
        "Columns that are named as fields of “{object}” hold the same. Besides:"
        "与“{object}”字段同名的列，含义相同。此外还有："
    }
    holds(doc, object) { "{doc} (see “{object}”)" "{doc}（见“{object}”）" }

    exit_fine() { "fine" "正常" }
    exit_outstanding() { "something is outstanding, or was found" "有未完成的事项，或发现问题" }
    exit_usage() { "the command line is wrong, or asks for what the rules do not allow" "命令有误，或不符合规则" }
    exit_project() { "the project cannot be read or written" "项目无法读取或写入" }
    exit_mismatch() { "a verification failed" "核验未通过" }
    exit_interrupted() { "stopped with Ctrl-C" "按 Ctrl-C 中止" }
}
