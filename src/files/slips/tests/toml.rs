//! Slips in TOML: the text, and what is told of it in each language.

/// Each text, with what is told of it in English and in Chinese.
pub(super) const TOML: [[&str; 3]; 29] = [
    [
        "people = [{ id = \"lin\" }]\nkeys = ssh-ed25519 AAAAC3Nz+/ lin@x\n",
        "the text on line 2 must stand in quotes; write `keys = \"ssh-ed25519 AAAAC3Nz+/ lin@x\"`",
        "第 2 行的文字须加引号; 请写成 `keys = \"ssh-ed25519 AAAAC3Nz+/ lin@x\"`",
    ],
    [
        "section = \"risks\"\nkeys = [ssh-ed25519 AAAAC3Nz+/== lin@x]\n",
        "the text on line 2 must stand in quotes; write `keys = [\"ssh-ed25519 AAAAC3Nz+/== lin@x\"]`",
        "第 2 行的文字须加引号; 请写成 `keys = [\"ssh-ed25519 AAAAC3Nz+/== lin@x\"]`",
    ],
    [
        "section = \"risks\"\nowner = [\"lin\", Chen Yu, 店长]\n",
        "the text on line 2 must stand in quotes; write `owner = [\"lin\", \"Chen Yu\", \"店长\"]`?",
        "第 2 行的文字须加引号; 请写成 `owner = [\"lin\", \"Chen Yu\", \"店长\"]`?",
    ],
    [
        "section = \"risks\"\nowner: [lin, chen]\n",
        "line 2 has a colon, where TOML takes `=`; write `owner = [\"lin\", \"chen\"]`?",
        "第 2 行用了冒号，TOML 应写 `=`; 请写成 `owner = [\"lin\", \"chen\"]`?",
    ],
    [
        "keys = [\n  ssh-ed25519 AAAAC3Nz+/== lin@x,\n]\n",
        "the text on line 2 must stand in quotes; write `\"ssh-ed25519 AAAAC3Nz+/== lin@x\",`",
        "第 2 行的文字须加引号; 请写成 `\"ssh-ed25519 AAAAC3Nz+/== lin@x\",`",
    ],
    [
        "section = \"risks\"\ntitle＝\"手册\"\n",
        "line 2 has the Chinese equals sign ‘＝’; write `title = \"手册\"`",
        "第 2 行用了中文等号 `＝`; 请写成 `title = \"手册\"`",
    ],
    [
        "section = \"risks\"\ntitle ＝ 手册\n",
        "line 2 has the Chinese equals sign ‘＝’; write `title = \"手册\"`",
        "第 2 行用了中文等号 `＝`; 请写成 `title = \"手册\"`",
    ],
    [
        "section = \"risks\"\ntitle = “手册，第二版”\n",
        "line 2 has the Chinese quotation mark ‘“’; write `title = \"手册，第二版\"`",
        "第 2 行用了中文引号 `“`; 请写成 `title = \"手册，第二版\"`",
    ],
    [
        "section = \"risks\"\ntitle = ‘手册’\n",
        "line 2 has the Chinese quotation mark ‘‘’; write `title = \"手册\"`",
        "第 2 行用了中文引号 `‘`; 请写成 `title = \"手册\"`",
    ],
    [
        "section = \"risks\"\nneeds = [\"a\"，\"b\"]\n",
        "line 2 has the Chinese comma ‘，’; write `needs = [\"a\", \"b\"]`",
        "第 2 行用了中文逗号 `，`; 请写成 `needs = [\"a\", \"b\"]`",
    ],
    [
        "section = \"risks\"\nneeds = 【\"a\", \"b\"】\n",
        "line 2 has the Chinese bracket ‘【’; write `needs = [\"a\", \"b\"]`",
        "第 2 行用了中文括号 `【`; 请写成 `needs = [\"a\", \"b\"]`",
    ],
    [
        "section = \"risks\"\nlog = [\n  ｛ at = 2026-11-20T10:00:00+08:00， by ＝ “lin” ｝，\n]\n",
        "line 3 has the Chinese bracket ‘｛’; write `{ at = 2026-11-20T10:00:00+08:00, by = \"lin\" },`",
        "第 3 行用了中文括号 `｛`; 请写成 `{ at = 2026-11-20T10:00:00+08:00, by = \"lin\" },`",
    ],
    [
        "section = \"risks\"\n＃ 备注：说明\n",
        "line 2 has the Chinese number sign ‘＃’; write `# 备注：说明`",
        "第 2 行用了中文井号 `＃`; 请写成 `# 备注：说明`",
    ],
    [
        "section = \"risks\"\n\u{3000}title = \"b\"\n",
        "line 2 has a full-width blank; write `title = \"b\"`",
        "第 2 行有全角空格; 请写成 `title = \"b\"`",
    ],
    [
        "section = \"risks\"\ntitle =\u{a0}\"b\"\n",
        "line 2 has a no-break space; write `title = \"b\"`",
        "第 2 行有不换行空格; 请写成 `title = \"b\"`",
    ],
    [
        "section = \"risks\"\ntitle: \"b\"\n",
        "line 2 has a colon, where TOML takes `=`; write `title = \"b\"`",
        "第 2 行用了冒号，TOML 应写 `=`; 请写成 `title = \"b\"`",
    ],
    [
        "section = \"risks\"\ntitle: 手册 第二版\n",
        "line 2 has a colon, where TOML takes `=`; write `title = \"手册 第二版\"`",
        "第 2 行用了冒号，TOML 应写 `=`; 请写成 `title = \"手册 第二版\"`",
    ],
    [
        "section = \"risks\"\ntitle：手册\n",
        "line 2 has the Chinese colon ‘：’; write `title = \"手册\"`",
        "第 2 行用了中文冒号 `：`; 请写成 `title = \"手册\"`",
    ],
    [
        "section = \"risks\"\ntitle = 手册 第二版 # why\n",
        "the text on line 2 must stand in quotes; write `title = \"手册 第二版\" # why`",
        "第 2 行的文字须加引号; 请写成 `title = \"手册 第二版\" # why`",
    ],
    [
        "section = \"risks\"\ndue = cutover - 7d\nstage = \"close\"\n",
        "the text on line 2 must stand in quotes; write `due = \"cutover - 7d\"`",
        "第 2 行的文字须加引号; 请写成 `due = \"cutover - 7d\"`",
    ],
    [
        "section = \"risks\"\ntitle = \"b\nstage = \"close\"\n",
        "the `\"` on line 2 is never closed; write `title = \"b\"`?",
        "第 2 行的 `\"` 没有闭合; 请写成 `title = \"b\"`?",
    ],
    [
        "section = \"risks\"\ntitle = \"b\" c\n",
        "the value on line 2 goes on after `\"`, so that all of it must stand in quotes; write `title = \"\\\"b\\\" c\"`",
        "第 2 行的内容在 `\"` 之后还有文字，须整体加引号; 请写成 `title = \"\\\"b\\\" c\"`",
    ],
    [
        "section = \"risks\"\n负责人 = \"b\"\n",
        "the name `负责人` on line 2 must stand in quotes; write `\"负责人\" = \"b\"`",
        "第 2 行的名称 `负责人` 须加引号; 请写成 `\"负责人\" = \"b\"`",
    ],
    [
        "section = \"risks\"\n[[items]\nid = \"a\"\n",
        "the `[` on line 2 is never closed; write `[[items]]`?",
        "第 2 行的 `[` 没有闭合; 请写成 `[[items]]`?",
    ],
    [
        "section = \"risks\"\n【【items】】\nid = \"a\"\n",
        "line 2 has the Chinese bracket ‘【’; write `[[items]]`",
        "第 2 行用了中文括号 `【`; 请写成 `[[items]]`",
    ],
    [
        "section = \"risks\"\nlog = [\n  { by = \"a\" }\n  { by = \"b\" },\n]\n",
        "a comma is missing on line 3; write `{ by = \"a\" },`",
        "第 3 行缺少逗号; 请写成 `{ by = \"a\" },`",
    ],
    [
        "section = \"risks\"\nlog = [\n  { by = \"a\" did = \"b\" },\n]\n",
        "a comma is missing on line 3; write `{ by = \"a\", did = \"b\" },`",
        "第 3 行缺少逗号; 请写成 `{ by = \"a\", did = \"b\" },`",
    ],
    [
        "section = \"risks\"\nneeds = [\"a\", \"b\"\nstage = \"x\"\n",
        "the `[` on line 2 is never closed; write `needs = [\"a\", \"b\"]`?",
        "第 2 行的 `[` 没有闭合; 请写成 `needs = [\"a\", \"b\"]`?",
    ],
    [
        "section = \"risks\"\ntitle = \"a\\d\"\n",
        "a backslash on line 2 stands before what it cannot stand before; write `title = \"a\\\\d\"`?",
        "第 2 行的反斜杠用法有误; 请写成 `title = \"a\\\\d\"`?",
    ],
];
