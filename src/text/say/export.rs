//! The words of `handover export`.

use crate::text::{counted, sentences};

sentences! {
    not_to_terminal() { "this cannot be shown in a terminal" "此内容无法在终端显示" }
    not_to_terminal_hint() { "write it to a file: `-o FILE`" "请写入文件：`-o 文件`" }
    page_next(name) { "Send it to {name}; `handover import FILE` takes the answers that come back." "请发给{name}；收到答复文件后，用 `handover import 文件` 录入。" }
    milestone_of(name, title) { "{name}: {title}" "{name}：{title}" }
    due_of(title) { "Due: {title}" "期限：{title}" }
    day_of(field, title) { "{field}: {title}" "{field}：{title}" }
    rounds_left_out(count) {
        "{count} later rounds are too many for one calendar and are left out; export it again when these are over, or only some items, such as with --section"
        "较晚的 {count} 次过多，未列入日历；请在近期各次结束后重新导出，或只导出部分事项（如使用 --section）"
    }
    other_fields() { "Other fields" "其他字段" }
    contents() { "Contents" "目录" }
    head_items() { "Items" "事项数" }
    head_title() { "Title" "事项" }
    head_details() { "Details" "说明" }
    head_id() { "Item id" "事项编号" }
    head_state() { "State" "状态" }
    head_day() { "Comes to" "期限日" }
    not_a_workbook(name) {
        "{name} is no workbook that `handover export xlsx` wrote; import it in a command of its own"
        "{name} 不是 `handover export xlsx` 导出的工作簿；请单独导入"
    }
    other_project(name) { "{name} is a workbook of another handover" "{name} 是另一个项目的表格" }
    no_columns(name, sheet) {
        "{name}: the sheet {sheet} lacks the hidden columns that tell its items"
        "{name}：工作表“{sheet}”缺少用来识别事项的隐藏列"
    }
    no_columns_hint() { "write it again with `handover export xlsx`, and put the changes in there" "请用 `handover export xlsx` 重新导出，再填入改动" }
    not_read_back(cells) {
        "note: these cells are told and not read back; steps are recorded by `handover mark` or on an answer page: {cells}"
        "提示：以下单元格仅供查看，不会收回；办理情况请用 `handover mark` 或答复页记录：{cells}"
    }
    rows_altered(rows) {
        "note: the hidden columns of these rows are not as they were written, or the rows were sorted without them, so nothing is taken from them: {rows}"
        "提示：以下各行的隐藏列与导出时不同，或排序时未包含隐藏列，未采用其中任何内容：{rows}"
    }
    other_sheets(names) {
        "note: these sheets were not written by `handover export xlsx` and are not read; import a list from a file of its own: {names}"
        "提示：以下工作表并非由 `handover export xlsx` 导出，未读取；如是清单，请单独存为文件后导入：{names}"
    }
    rows_gone(rows) {
        "note: the workbook lacks {rows} that it had; the project keeps their items as they are"
        "提示：表格中少了{rows}，项目中的相应事项保持不变"
    }
    row_twice(sheet, first, second, item) {
        "{sheet}: the rows {first} and {second} are both of {item}; take one out, or give it a title of its own"
        "{sheet}：第 {first} 行和第 {second} 行都是 {item}，请删除其中一行，或改用另一个标题"
    }
    not_packed(why) { "this cannot go into a package: {why}" "无法打包：{why}" }
    not_along(paths) {
        "note: not in the project, so not in the package: {paths}"
        "提示：以下内容不在项目中，未打包：{paths}"
    }
    packed(path, files, list) { "{path} holds {files}; unpacked, they are checked with: sha256sum -c {list}" "{path} 含 {files}；解包后可用 sha256sum -c {list} 核对" }
    would_be_a_section(path) { "{path} would be read as a section of the project" "{path} 会被当作项目的部分读取" }
    not_in_the_project() { "write it outside the project, or under another ending" "请写到项目之外，或换一个扩展名" }
    own_file(path) { "{path} is a file of the project itself" "{path} 是项目自身的文件" }
}

counted! {
    files(number) { "{number} file" "{number} files" "{number} 个文件" }
    rows(number) { "{number} row" "{number} rows" " {number} 行" }
}
