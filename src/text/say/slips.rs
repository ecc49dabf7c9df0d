//! What a slip in the writing of a file is, and the very words to put instead.

use crate::text::{counted, sentences};

sentences! {
    // What is written, by name.
    a_colon() { "colon" "冒号" }
    a_comma() { "comma" "逗号" }
    a_listing_comma() { "listing comma" "顿号" }
    a_bracket() { "bracket" "括号" }
    a_quote() { "quotation mark" "引号" }
    an_equals_sign() { "equals sign" "等号" }
    a_number_sign() { "number sign" "井号" }
    a_dash() { "dash" "短横线" }
    a_sign() { "character" "字符" }

    wide_mark(line, name, mark) {
        "line {line} has the Chinese {name} ‘{mark}’"
        "第 {line} 行用了中文{name} `{mark}`"
    }
    wide_blank(line) { "line {line} has a full-width blank" "第 {line} 行有全角空格" }
    odd_blank(line) { "line {line} has a no-break space" "第 {line} 行有不换行空格" }
    tab(line) { "line {line} begins with a tab, where YAML takes only blanks" "第 {line} 行以制表符缩进，YAML 只能用空格" }
    no_blank(line, mark) { "a blank is missing after `{mark}` on line {line}" "第 {line} 行的 `{mark}` 后面缺少空格" }
    not_equals(line) { "line {line} has a colon, where TOML takes `=`" "第 {line} 行用了冒号，TOML 应写 `=`" }
    not_colon(line) { "line {line} has an equals sign, where YAML takes `:` and a blank" "第 {line} 行用了等号，YAML 应写冒号加空格" }
    begins_with(line, sign) {
        "the value on line {line} begins with ‘{sign}’, so it must stand in quotes"
        "第 {line} 行的内容以“{sign}”开头，须加引号"
    }
    holds_colon(line) {
        "the value on line {line} has a colon and a blank in it, so it must stand in quotes"
        "第 {line} 行的内容含有冒号加空格，须加引号"
    }
    goes_on(line, sign) {
        "the value on line {line} goes on after `{sign}`, so that all of it must stand in quotes"
        "第 {line} 行的内容在 `{sign}` 之后还有文字，须整体加引号"
    }
    without_quotes(line) { "the text on line {line} must stand in quotes" "第 {line} 行的文字须加引号" }
    key_without_quotes(line, key) {
        "the name `{key}` on line {line} must stand in quotes"
        "第 {line} 行的名称 `{key}` 须加引号"
    }
    escape(line) {
        "a backslash on line {line} stands before what it cannot stand before"
        "第 {line} 行的反斜杠用法有误"
    }
    no_comma(line) { "a comma is missing on line {line}" "第 {line} 行缺少逗号" }
    not_closed(line, mark) { "the `{mark}` on line {line} is never closed" "第 {line} 行的 `{mark}` 没有闭合" }
    wrong_indent(line, blanks, wanted) {
        "line {line} is indented by {blanks}, and the lines that it belongs with by {wanted}"
        "第 {line} 行缩进 {blanks} 格，与同级的行（{wanted} 格）没有对齐"
    }
    no_blanks() { "take the blanks before it out" "请去掉行首的空格" }
    indent_by(blanks) { "put {blanks} blanks before it" "请在行首写 {blanks} 个空格" }
    plain_blanks(blanks) { "write {blanks} plain blanks instead" "请改用 {blanks} 个半角空格" }
    close_it(mark) { "write `{mark}` where it ends" "请在结尾处写上 `{mark}`" }
    quote_it() { "put it in quotes" "请加上引号" }
    write(words) { "write `{words}`" "请写成 `{words}`" }
    one_of(words) { "write the one you mean: `{words}`" "请写成其中所指的一个：`{words}`" }

    // Where no single change is known that mends it.
    quote(line) {
        "a quotation mark is missing on line {line} or before it, or something follows the closing one"
        "第 {line} 行或之前缺少引号，或引号之后还有内容"
    }
    bracket(line) {
        "a bracket is missing on line {line} or before it, or there is one too many"
        "第 {line} 行或之前缺少括号，或多了一个括号"
    }
    indent(line) {
        "line {line} does not line up with those before it: lines that belong together begin after as many blanks"
        "第 {line} 行没有与前面的行对齐：同级的行，前面的空格数应相同"
    }
    tabs(line) { "a tab stands on line {line}, where YAML takes only blanks" "第 {line} 行有制表符，YAML 此处只能用空格" }
    comma(line) {
        "a comma is missing on line {line} or before it, or there is one too many"
        "第 {line} 行或之前缺少逗号，或多了一个逗号"
    }
    value(line) {
        "what stands on line {line} cannot be read as a value; put a text in quotes"
        "第 {line} 行的内容无法识别；文字请加引号"
    }
    key(line, sign) {
        "line {line} should begin with the name of a field and `{sign}`"
        "第 {line} 行应以字段名和 `{sign}` 开头"
    }
    escape_twice(line) {
        "a backslash on line {line} stands before what it cannot stand before; write two for one"
        "第 {line} 行的反斜杠用法有误；表示反斜杠本身请写两个"
    }
    number(line) { "the number on line {line} is too large; put it in quotes" "第 {line} 行的数字过大；请加引号" }
    merge() { "`<<` takes a table or a list of tables" "`<<` 后面应为表或表的列表" }
    character(line, format) {
        "line {line} cannot be read as {format} from the mark on"
        "第 {line} 行从标记处起不是有效的 {format}"
    }
}

counted! {
    mended(number) { "1 place mended." "{number} places mended." "已修正 {number} 处。" }
    would_mend(number) {
        "1 place would be mended; nothing is written."
        "{number} places would be mended; nothing is written."
        "可修正 {number} 处；未写入任何内容。"
    }
    can_mend(number) {
        "1 of them can be mended for certain: `handover check --fix`"
        "{number} of them can be mended for certain: `handover check --fix`"
        "其中 {number} 处有确定的改法，可运行 `handover check --fix` 修正"
    }
}

sentences! {
    nothing_sure() { "Nothing was found that can be mended for certain." "没有发现可以确定修正的问题。" }

    // What can be read and says less than was meant.
    cut_by_comma(field, words) {
        "`{field}` ends at the comma: `{words}` after it is no part of it, and must stand in quotes with the rest"
        "`{field}` 在逗号处截断，其后的“{words}”不算在内；须与前文一起加引号"
    }
    cut_by_comment(field, words) {
        "`{field}` ends before `{words}`, which is a comment; if it belongs to the text, put all of it in quotes, else a blank after `#`"
        "`{field}` 在 `{words}` 之前截断，其后为注释；如属内容，请整体加引号，否则请在 `#` 后加空格"
    }
    lost_mark(field, mark) {
        "`{mark}` is no part of the text of `{field}`, unless all of it stands in quotes"
        "`{mark}` 不算 `{field}` 的内容，须整体加引号"
    }
}
