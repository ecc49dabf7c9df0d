//! What is said when lists that people have are brought in.

use crate::text::{counted, sentences};

sentences! {
    // What cannot be read.
    too_large(name, megabytes) { "{name} is larger than {megabytes} MB" "{name} 超过 {megabytes} MB" }
    too_many_columns(name, columns, most) {
        "{name} has a row of {columns} columns; {most} are the most"
        "{name} 有一行共 {columns} 列；最多 {most} 列"
    }
    too_many(name, count, most) {
        "{name} has {count} rows or lines; at most {most} are taken at once"
        "{name} 有 {count} 行，一次最多导入 {most} 行"
    }
    in_parts() { "split it into several files, and name them all" "请拆成几个文件，一并写在命令中" }
    empty_list(name) { "there is nothing in {name}" "{name} 是空的" }
    not_text(name) { "{name} is no list that can be read: it is not text in UTF-8, UTF-16 or GBK" "{name} 无法读取：不是 UTF-8、UTF-16 或 GBK 编码的文本" }
    save_as_utf_8() { "open it in the program that it comes from, and save it as UTF-8 or as .xlsx" "请用原来的软件打开，另存为 UTF-8 文本或 .xlsx" }
    hidden_sheets(name, sheets) {
        "{name}: what does not show was not read: {sheets}. Show such a sheet in the workbook to have it read"
        "{name}：隐藏的工作表未读取：{sheets}。如需导入，请在工作簿中取消隐藏"
    }
    damaged(name) { "{name} is no whole workbook" "{name} 不是完整的工作簿" }
    save_as_xlsx() { "open it in Excel or LibreOffice, and save it as .xlsx without a password" "请用 Excel 或 WPS 打开，另存为不带密码的 .xlsx" }
    encrypted_or_old(name) { "{name} has a password, or is a workbook of the old format" "{name} 带有密码，或是旧格式的工作簿" }
    unpacks_too_large(name, megabytes) { "{name} would unpack to more than {megabytes} MB" "{name} 解压后超过 {megabytes} MB" }
}

sentences! {
    ticked() { "Ticked in the list it came from." "原清单中已勾选。" }

    // Where something stands.
    line(number) { "line {number}" "第 {number} 行" }
    row_of(sheet, number) { "{sheet}, row {number}" "{sheet} 第 {number} 行" }
    in_file(name, place) { "{name}, {place}" "{name} {place}" }

    // What was understood.
    head_section() { "Section" "部分" }
    head_kind() { "Kind" "类别" }
    head_items() { "Items" "事项" }
    head_there() { "There already" "已有" }
    head_file() { "Goes to" "写入" }
    head_left() { "Left out" "未导入" }
    columns(told) { "Columns: {told}" "列：{told}" }
    column(head, meaning) { "{head} = {meaning}" "{head} = {meaning}" }
    kept_columns(heads) { "Columns kept under their own headings: {heads}" "按原列名保留的列：{heads}" }
    skipped_columns(heads) { "Columns left out, as you said: {heads}" "按要求不导入的列：{heads}" }
    column_without_head(letter) { "column {letter}" "{letter} 列" }
    no_stages(head) {
        "`{head}` does not name stages of the project throughout, so its values became sections; items count for the cutover unless they say otherwise"
        "“{head}”列并非全是本项目的阶段，因此按其内容分为各个部分；事项未另行注明时计入切换阶段"
    }
    as_title() { "title" "事项名称" }
    as_order() { "order of the items" "次序" }
    as_done() { "ticked or not" "是否勾选" }
    as_group() { "section" "部分" }
    as_extra() { "kept under its heading" "按原列名保留" }
    as_skipped() { "left out" "不导入" }
    head_guessed(places) {
        "Nothing tells that it heads the columns, and it was taken so: {places}. If it is an item like the others, say so: `--no-head`."
        "以下这一行看不出是否为表头，已按表头处理：{places}。如果它也是事项，请加上 `--no-head`。"
    }
    head_place(place, words) { "{place} ({words})" "{place}（{words}）" }
    no_head() { "The first row is an item too: no row heads the columns" "第一行也是事项：表中没有表头" }
    status_as(head, name) { "{head} (as \"{name}\")" "{head}（记为“{name}”）" }
    status_in_list() { "status in the list" "清单中的状态" }
    another_meaning() { "Another meaning for a column…" "更改某一列的含义…" }
    which_column() { "Which column?" "哪一列？" }
    what_holds(column) { "What does \"{column}\" hold?" "“{column}”列是什么？" }
    left_empty() { "nothing in it" "空白" }
    left_placeholder() { "to be filled in, and is not" "待填写的空位" }
    left_there() { "the section is there already and does not say it" "该部分已存在，其说明中没有这一行" }
    withheld(place, field) { "{place}: what looks like a password or a key in `{field}` is not taken over" "{place}：`{field}` 中疑似密码或密钥的内容未导入" }
    withheld_hint() { "store it where secrets are kept, and write down only where that is" "请存放在保管密码的地方，这里只写存放位置" }

    // The user list of a system.
    accounts_of(system) { "Accounts of {system}" "{system} 账号" }
    user_list_of(system) { "User list of {system}" "{system} 账号名单" }
    user_list_from(name, day, sha256) { "{name}, brought in on {day}; SHA-256 {sha256}" "{name}，{day} 导入；SHA-256 {sha256}" }
    list_is_item() { "One item more holds the list itself, to be read." "另有一个事项记录名单本身，供查阅。" }
    which_system() { "Which system are these accounts of?" "这些账号属于哪个系统？" }
    no_system(name) { "{name} does not say which system its accounts are of" "{name} 没有写明账号属于哪个系统" }
    no_system_hint() { "say so: `--system NAME`" "请用 `--system 名称` 说明" }
    uncovered(accounts) { "no item is about {accounts}, which the user list holds" "名单中的账号 {accounts} 没有对应的事项" }
    uncovered_advice() { "`handover import accounts` adds what is missing; or add an item for each" "可用 `handover import accounts` 补上，或逐个添加事项" }

    // Taking an import back.
    no_import() { "nothing was imported into this folder that could be taken back" "这个文件夹没有可以撤销的导入" }
    no_import_hint() { "only whoever imported something can take it back, on the same machine" "只有导入的人能在同一台电脑上撤销" }
    takes_back(items, names) { "This takes back the last import: {items} ({names})." "将撤销上一次导入：{items}（{names}）。" }
    takes_back_of(moment, items, names) {
        "This takes back the import of {moment}: {items} ({names})."
        "将撤销{moment}的导入：{items}（{names}）。"
    }
    answers_since(name, moment, items) {
        "The last import was the answers of {name}, {moment}: they are acts on {items}, and each is taken back by itself"
        "上一次导入的是{name}的回答（{moment}）：它们是 {items} 上的记录，须逐条撤销"
    }
    answers_stay() { "They stay if you go on." "若继续，这些记录予以保留。" }
    list_before() {
        "`handover undo --import` at a terminal shows the list that was imported before them, and asks"
        "更早导入的清单，可在终端运行 `handover undo --import` 查看并确认撤销"
    }
    stays(items) { "Something was recorded since on {items}: that stays." "此后已在 {items} 上有记录，予以保留。" }
    taken_back(items) { "Taken back: {items}." "已撤销：{items}。" }
    back_question() { "Take it back?" "确认撤销？" }
    back_say_yes(items) { "without a terminal this is confirmed with `--yes`; it would take back {items}" "没有终端时请用 `--yes` 确认；将撤销 {items}" }

    // What becomes of it.
    no_items(name) { "nothing in {name} looks like an item" "{name} 中没有可作为事项的内容" }
    no_items_hint() {
        "items are entries with a box, rows of a table, or the outermost entries of a list; `--map COLUMN=title` says which column names them"
        "事项是带方框的条目、表格的行或列表的最外层条目；可用 `--map 列名=title` 指定名称所在的列"
    }
    nothing_new() { "Everything in it is there already; nothing was written." "其中的内容都已存在，未写入任何内容。" }
    twins(items, named) { "{items}: {named}." "{items}：{named}。" }
    twin(title, place) { "\"{title}\" ({place})" "“{title}”（{place}）" }
    as_shown() { "Import it as shown?" "按以上内容导入？" }
    another_kind() { "Another kind for a section…" "更改某个部分的类别…" }
    import_nothing() { "Import nothing" "不导入" }
    which_section() { "Which section?" "哪个部分？" }
    of_kind(title, kind) { "{title} ({kind})" "{title}（{kind}）" }
    which_kind(title) { "Which kind is \"{title}\"?" "“{title}”属于哪个类别？" }
    now_of_kind(title, kind) { "\"{title}\" is now: {kind}." "“{title}”现在的类别：{kind}。" }
    another_kind_by(words, kinds) {
        "If a section is of another kind, say so: `{words}`. Kinds: {kinds}."
        "如果某个部分的类别不对，请指明：`{words}`。可用的类别：{kinds}。"
    }
    text_only() { "text only" "仅文字" }
    to_file(path) { "Goes to {path}." "写入 {path}。" }
    to_folder(path) { "Each section goes to a file of its own in {path}." "每个部分各写入 {path} 中的一个文件。" }
    dry_run() { "Nothing was written (`--dry-run`)." "未写入任何内容（`--dry-run`）。" }
    imported(items, files) { "Imported {items} into {files}." "已导入 {items}，写入 {files}。" }
    undo_hint() { "`handover undo --import` takes all of it back" "`handover undo --import` 可一次撤销" }
    from_what() { "say what standard input holds: `--from md`, `--from csv` or `--from html`" "请说明标准输入的格式：`--from md`、`--from csv` 或 `--from html`" }
    unknown_format(name) { "the name of {name} does not tell what it is written in" "从文件名 {name} 看不出格式" }
    unknown_format_hint() { "say so with `--from md`, `--from csv` or `--from html`; workbooks end with .xlsx" "请用 `--from md`、`--from csv` 或 `--from html` 说明；工作簿应以 .xlsx 结尾" }
    map_form(text) { "`{text}` is no `COLUMN=FIELD`" "`{text}` 不是 `列名=字段`" }
    map_field(word) { "`{word}` is no field that a column can fill" "`{word}` 不是可由列填写的字段" }
    map_hint() { "name a column by its heading, its letter or its number, and a field, or one of title, section, done, order, extra, skip: `--map \"Date=due\"`, `--map B=title`"
        "列用列名、字母或序号表示，后面写字段名，或 title、section、done、order、extra、skip：`--map \"日期=due\"`、`--map B=title`" }
    kind_of_ones_own() { "a kind of your own" "自定义类别" }
    no_such_kind(word) { "there is no kind `{word}`" "没有类别 `{word}`" }
    no_such_section(title) { "no section of the list is called \"{title}\"" "清单中没有名为“{title}”的部分" }
    sections_are(titles) { "its sections are: {titles}" "其中的部分有：{titles}" }
    map_unused(column) { "no table has a column `{column}`" "没有名为 `{column}` 的列" }
    columns_are(heads) { "the columns there are: {heads}" "现有的列：{heads}" }
    not_kept_for_undo(why) { "`undo --import` will not be able to take this back: {why}" "以后不能用 `undo --import` 撤销：{why}" }
}

counted! {
    import_them(number) { "Import {number} item" "Import {number} items" "导入 {number} 个事项" }
    of_items(number) { "{number} item" "{number} items" "{number} 个事项" }
    of_fields(number) { "{number} changed field" "{number} changed fields" "{number} 处改动的字段" }
    of_files(number) { "{number} file" "{number} files" "{number} 个文件" }
    kept_lines(number) {
        "{number} line is kept in the details of its section."
        "{number} lines are kept in the details of their sections."
        "{number} 行保留在所属部分的说明中。"
    }
    struck_lines(number) {
        "{number} entry is struck out in the list: it is kept in the details as ~~…~~ and becomes no item."
        "{number} entries are struck out in the list: they are kept in the details as ~~…~~ and become no items."
        "清单中有 {number} 条已划去：以 ~~…~~ 保留在说明中，不作为事项。"
    }
    ticked_items(number) {
        "{number} item is ticked in the list: that is noted, and counts as no step."
        "{number} items are ticked in the list: that is noted, and counts as no step."
        "清单中有 {number} 个事项已勾选：记为备注，不算步骤。"
    }
    twin_items(number) {
        "{number} item is called like one before it in its section, and becomes an item of its own"
        "{number} items are called like others before them in their section, and become items of their own"
        "{number} 个事项与同一部分中前面的事项同名，仍作为单独的事项导入"
    }
    layout_lines(number) {
        "{number} line only gives the list its form (a rule, a comment, front matter)"
        "{number} lines only give the list its form (rules, comments, front matter)"
        "{number} 行仅用于排版（分隔线、注释、文件头）"
    }
}
