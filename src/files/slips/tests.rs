//! What is told of each slip, in the words of both languages.

mod toml;

use super::*;
use crate::text::Lang;
use toml::TOML;

/// What is wrong with a text and the words to put instead, with a mark where `--fix` may do it.
fn told(text: &str, format: Format, lang: Lang) -> String {
    let Err(problem) = read(text, format) else { return "nothing is wrong".to_owned() };
    match find(text, format, &problem) {
        Some(slip) => {
            let sure = if slip.fix.is_some() { "" } else { "?" };
            format!("{}; {}{sure}", slip.message.of(lang), slip.advice.of(lang))
        }
        None => in_general(text, format, &problem).of(lang).to_owned(),
    }
}

/// A text, and what is told of it in English and in Chinese.
const YAML: [[&str; 3]; 47] = [
    [
        "section: risks\nitems:\n  - id:shou-ce\n    title: b\n",
        "a blank is missing after `:` on line 3; write `- id: shou-ce`",
        "第 3 行的 `:` 后面缺少空格; 请写成 `- id: shou-ce`",
    ],
    [
        "section: risks\nitems:\n  - id:shou-ce\n",
        "a blank is missing after `:` on line 3; write `- id: shou-ce`",
        "第 3 行的 `:` 后面缺少空格; 请写成 `- id: shou-ce`",
    ],
    [
        "section: risks\nitems:\n  - id = a1\n    title: b\n",
        "line 3 has an equals sign, where YAML takes `:` and a blank; write `- id: a1`",
        "第 3 行用了等号，YAML 应写冒号加空格; 请写成 `- id: a1`",
    ],
    [
        "section: risks\nitems:\n  － ｉｄ： a1\n    title: b\n",
        "line 3 has the Chinese dash ‘－’; write `- id: a1`",
        "第 3 行用了中文短横线 `－`; 请写成 `- id: a1`",
    ],
    [
        "format: 1\npeople:\n  - id: lin\n    keys = [\"ssh-ed25519 A\"]\n",
        "line 4 has an equals sign, where YAML takes `:` and a blank; write `keys: [\"ssh-ed25519 A\"]`",
        "第 4 行用了等号，YAML 应写冒号加空格; 请写成 `keys: [\"ssh-ed25519 A\"]`",
    ],
    [
        "section: risks\nitems:\n\t- id: a\n\u{3000}  title: b\n",
        "line 3 begins with a tab, where YAML takes only blanks; write 2 plain blanks instead",
        "第 3 行以制表符缩进，YAML 只能用空格; 请改用 2 个半角空格",
    ],
    [
        "section: risks\ntitle: \"丁手册”\nitems: []\n",
        "line 2 has the Chinese quotation mark ‘”’; write `title: \"丁手册\"`",
        "第 2 行用了中文引号 `”`; 请写成 `title: \"丁手册\"`",
    ],
    [
        "section: risks\ntitle：工作手册\nitems: []\n",
        "line 2 has the Chinese colon ‘：’; write `title: 工作手册`",
        "第 2 行用了中文冒号 `：`; 请写成 `title: 工作手册`",
    ],
    [
        "section：risks\ntitle：工作手册",
        "line 1 has the Chinese colon ‘：’; write `section: risks`",
        "第 1 行用了中文冒号 `：`; 请写成 `section: risks`",
    ],
    [
        "section: risks\ntitle:\u{3000}工作手册\nitems: []\n",
        "line 2 has a full-width blank; write `title: 工作手册`",
        "第 2 行有全角空格; 请写成 `title: 工作手册`",
    ],
    [
        "section: risks\ntitle:\u{a0}工作手册\nitems: []\n",
        "line 2 has a no-break space; write `title: 工作手册`",
        "第 2 行有不换行空格; 请写成 `title: 工作手册`",
    ],
    [
        "section: risks\ntitle:工作手册\nitems: []\n",
        "a blank is missing after `:` on line 2; write `title: 工作手册`",
        "第 2 行的 `:` 后面缺少空格; 请写成 `title: 工作手册`",
    ],
    [
        "section: risks\nitems:\n  - id: a\n    title：手册\n    log:\n      - {at：2026-11-20T10:00:00+08:00，by：lin，did：raised}\n",
        "line 4 has the Chinese colon ‘：’; write `title: 手册`",
        "第 4 行用了中文冒号 `：`; 请写成 `title: 手册`",
    ],
    [
        "section: risks\nitems:\n  - id: a\n    log:\n      - {at: 2026-11-20T10:00:00+08:00, by: lin, did: raised, note: 已交，含备份，round: 1}\n",
        "line 5 has the Chinese comma ‘，’; write `- {at: 2026-11-20T10:00:00+08:00, by: lin, did: raised, note: 已交，含备份, round: 1}`",
        "第 5 行用了中文逗号 `，`; 请写成 `- {at: 2026-11-20T10:00:00+08:00, by: lin, did: raised, note: 已交，含备份, round: 1}`",
    ],
    [
        "section: risks\nitems:\n  - id: a\n    log: 【{at: x, by: lin｝】\n",
        "line 4 has the Chinese bracket ‘【’; write `log: [{at: x, by: lin}]`",
        "第 4 行用了中文括号 `【`; 请写成 `log: [{at: x, by: lin}]`",
    ],
    [
        "section: risks\nitems:\n  － id: a\n    title: b\n",
        "line 3 has the Chinese dash ‘－’; write `- id: a`",
        "第 3 行用了中文短横线 `－`; 请写成 `- id: a`",
    ],
    [
        "section: risks\nitems:\n  -id: a\n    title: b\n",
        "a blank is missing after `-` on line 3; write `- id: a`",
        "第 3 行的 `-` 后面缺少空格; 请写成 `- id: a`",
    ],
    [
        "section: risks\nitems:\n  -\u{3000}id: a\n    title: b\n",
        "line 3 has a full-width blank; write `- id: a`",
        "第 3 行有全角空格; 请写成 `- id: a`",
    ],
    [
        "section: risks\n＃ 备注\nitems: []\n",
        "line 2 has the Chinese number sign ‘＃’; write `# 备注`",
        "第 2 行用了中文井号 `＃`; 请写成 `# 备注`",
    ],
    [
        "section: risks\nitems:\n\t- id: a\n\t  title: b\n",
        "line 3 begins with a tab, where YAML takes only blanks; write 2 plain blanks instead",
        "第 3 行以制表符缩进，YAML 只能用空格; 请改用 2 个半角空格",
    ],
    [
        "section: risks\nitems:\n  - id: a\n\ttitle: b\n",
        "line 4 begins with a tab, where YAML takes only blanks; write 4 plain blanks instead",
        "第 4 行以制表符缩进，YAML 只能用空格; 请改用 4 个半角空格",
    ],
    [
        "section: risks\nitems:\n\u{3000}- id: a\n\u{3000}  title: b\n",
        "line 3 has a full-width blank; write 2 plain blanks instead",
        "第 3 行有全角空格; 请改用 2 个半角空格",
    ],
    [
        "section: risks\nitems:\n\u{a0}\u{a0}- id: a\n\u{a0}\u{a0}  title: b\n",
        "line 3 has a no-break space; write 2 plain blanks instead",
        "第 3 行有不换行空格; 请改用 2 个半角空格",
    ],
    [
        "section: risks\ntitle: \"手册\nitems: []\n",
        "the `\"` on line 2 is never closed; write `title: \"手册\"`?",
        "第 2 行的 `\"` 没有闭合; 请写成 `title: \"手册\"`?",
    ],
    [
        "section: risks\ntitle: \"手册\nitems: [\"a\"]\nx: \"y\"\n",
        "the `\"` on line 2 is never closed; write `title: \"手册\"`?",
        "第 2 行的 `\"` 没有闭合; 请写成 `title: \"手册\"`?",
    ],
    [
        "section: risks\ntitle: '手册\n",
        "the `'` on line 2 is never closed; write `title: '手册'`?",
        "第 2 行的 `'` 没有闭合; 请写成 `title: '手册'`?",
    ],
    [
        "section: risks\nitems: [\n  {id: a}\n",
        "the `[` on line 2 is never closed; write `]` where it ends?",
        "第 2 行的 `[` 没有闭合; 请在结尾处写上 `]`?",
    ],
    [
        "section: risks\nitems:\n  - id: a\n    needs: [a, b\n    title: c\n",
        "the `[` on line 4 is never closed; write `needs: [a, b]`?",
        "第 4 行的 `[` 没有闭合; 请写成 `needs: [a, b]`?",
    ],
    [
        "section: risks\nitems:\n  - id: a\n   title: b\n",
        "line 4 is indented by 3, and the lines that it belongs with by 4; put 4 blanks before it?",
        "第 4 行缩进 3 格，与同级的行（4 格）没有对齐; 请在行首写 4 个空格?",
    ],
    [
        "section: risks\nitems:\n  - id: a\n     title: b\n",
        "line 4 is indented by 5, and the lines that it belongs with by 4; put 4 blanks before it?",
        "第 4 行缩进 5 格，与同级的行（4 格）没有对齐; 请在行首写 4 个空格?",
    ],
    [
        "section: risks\nitems:\n  - id: a\n    title: b\n - id: c\n",
        "line 5 is indented by 1, and the lines that it belongs with by 2; put 2 blanks before it?",
        "第 5 行缩进 1 格，与同级的行（2 格）没有对齐; 请在行首写 2 个空格?",
    ],
    [
        "section: risks\n  title: b\nitems: []\n",
        "line 2 is indented by 2, and the lines that it belongs with by 0; take the blanks before it out?",
        "第 2 行缩进 2 格，与同级的行（0 格）没有对齐; 请去掉行首的空格?",
    ],
    [
        "section: risks\ntarget: >= 95 %\nitems: []\n",
        "the value on line 2 begins with ‘>’, so it must stand in quotes; write `target: \">= 95 %\"`",
        "第 2 行的内容以“>”开头，须加引号; 请写成 `target: \">= 95 %\"`",
    ],
    [
        "section: risks\ntitle: @lin\nitems: []\n",
        "the value on line 2 begins with ‘@’, so it must stand in quotes; write `title: \"@lin\"`",
        "第 2 行的内容以“@”开头，须加引号; 请写成 `title: \"@lin\"`",
    ],
    [
        "section: risks\ntitle: *重要* 手册\nitems: []\n",
        "the value on line 2 begins with ‘*’, so it must stand in quotes; write `title: \"*重要* 手册\"`",
        "第 2 行的内容以“*”开头，须加引号; 请写成 `title: \"*重要* 手册\"`",
    ],
    [
        "section: risks\ntitle: %x\nitems: []\n",
        "the value on line 2 begins with ‘%’, so it must stand in quotes; write `title: \"%x\"`",
        "第 2 行的内容以“%”开头，须加引号; 请写成 `title: \"%x\"`",
    ],
    [
        "section: risks\ntitle: `x`\nitems: []\n",
        "the value on line 2 begins with ‘`’, so it must stand in quotes; write `title: \"`x`\"`",
        "第 2 行的内容以“`”开头，须加引号; 请写成 `title: \"`x`\"`",
    ],
    [
        "section: risks\ntitle: 手册: 第二版\nitems: []\n",
        "the value on line 2 has a colon and a blank in it, so it must stand in quotes; write `title: \"手册: 第二版\"`",
        "第 2 行的内容含有冒号加空格，须加引号; 请写成 `title: \"手册: 第二版\"`",
    ],
    [
        "section: risks\ntitle: 手册: 第二版 # ok\nitems: []\n",
        "the value on line 2 has a colon and a blank in it, so it must stand in quotes; write `title: \"手册: 第二版\" # ok`",
        "第 2 行的内容含有冒号加空格，须加引号; 请写成 `title: \"手册: 第二版\" # ok`",
    ],
    [
        "section: risks\ntitle: a due: b\nitems: []\n",
        "the value on line 2 has a colon and a blank in it, so it must stand in quotes; write `title: \"a due: b\"`?",
        "第 2 行的内容含有冒号加空格，须加引号; 请写成 `title: \"a due: b\"`?",
    ],
    [
        "section: risks\ntitle: \"手册\" 第二版\nitems: []\n",
        "the value on line 2 goes on after `\"`, so that all of it must stand in quotes; write `title: \"\\\"手册\\\" 第二版\"`",
        "第 2 行的内容在 `\"` 之后还有文字，须整体加引号; 请写成 `title: \"\\\"手册\\\" 第二版\"`",
    ],
    [
        "section: risks\ntitle: [重要] 手册\nitems: []\n",
        "the value on line 2 goes on after `]`, so that all of it must stand in quotes; write `title: \"[重要] 手册\"`",
        "第 2 行的内容在 `]` 之后还有文字，须整体加引号; 请写成 `title: \"[重要] 手册\"`",
    ],
    [
        "section: risks\ntitle: “手册: 二”\nitems: []\n",
        "line 2 has the Chinese quotation mark ‘“’; write `title: \"手册: 二\"`",
        "第 2 行用了中文引号 `“`; 请写成 `title: \"手册: 二\"`",
    ],
    [
        "section: risks\nitems:\n  - id: a\n    log:\n      - {at: x, by: \"lin}\n",
        "the `\"` on line 5 is never closed; write `- {at: x, by: \"lin\"}`?",
        "第 5 行的 `\"` 没有闭合; 请写成 `- {at: x, by: \"lin\"}`?",
    ],
    [
        "section: risks\nitems:\n  - id: a\n    log:\n      - {at: x, by: lin\n    title: b\n",
        "the `{` on line 5 is never closed; write `- {at: x, by: lin}`?",
        "第 5 行的 `{` 没有闭合; 请写成 `- {at: x, by: lin}`?",
    ],
    [
        "section: risks\ntitle: \"a\\d\"\n",
        "a backslash on line 2 stands before what it cannot stand before; write `title: \"a\\\\d\"`?",
        "第 2 行的反斜杠用法有误; 请写成 `title: \"a\\\\d\"`?",
    ],
    ["just words\n", "line 1 cannot be read as YAML from the mark on", "第 1 行从标记处起不是有效的 YAML"],
];

#[test]
fn every_slip_is_told_with_the_words_to_put_instead() {
    for (rows, format) in [(&YAML[..], Format::Yaml), (&TOML[..], Format::Toml)] {
        for [text, en, zh] in rows {
            assert_eq!(Lang::ALL.map(|lang| told(text, format, lang)), [*en, *zh], "{text}");
        }
    }
}
