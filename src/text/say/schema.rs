//! What the JSON Schemas say besides the descriptions of fields.

use crate::text::sentences;

sentences! {
    title(kind) { "{kind} (section file)" "{kind}（部分文件）" }
    unknown_kind(word) { "there is no kind of section `{word}`" "没有类别 `{word}`" }
    known_kinds(names) { "there are: {names}" "可用的有：{names}" }
    nearest_kind(near, names) { "did you mean `{near}`? There are: {names}" "是否想写 `{near}`？可用的有：{names}" }
    loose() {
        "Where text is asked for, numbers and yes/no pass: YAML reads 5 and no as such, and the tool takes them as they are written. Fields that are not described are kept and pass too."
        "要求文本的地方也允许数字和是/否：YAML 会这样理解 5 和 no，工具则按原样读取。未列出的字段会保留，同样允许。"
    }
}
