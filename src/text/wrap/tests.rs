//! Lines break where a reader would break them, at every width, in both languages.

use super::*;
use crate::work::counted;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

#[test]
fn lines_break_at_spaces_and_between_wide_characters() {
    assert_eq!(wrap("one two three", 8), ["one two", "three"]);
    assert_eq!(wrap("移交方完成备份后由接收方验证", 12), ["移交方完成备", "份后由接收方", "验证"]);
    assert_eq!(wrap("abcdefghijklmnop", 8), ["abcdefgh", "ijklmnop"]);
}

#[test]
fn a_number_stays_with_its_unit() {
    assert_eq!(wrap("请在2026年11月23日前完成", 12), ["请在2026年", "11月23日前完", "成"]);
}

#[test]
fn commands_paths_digests_and_addresses_are_never_broken() {
    let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    for thing in [
        digest,
        "SHA256:ld0IWFh4dNlNZ2sW9fJYJ3NBgVKZTOcKBr2UlRV8ajQ",
        "`handover check --no-input --lang zh-CN`",
        "`handover add 部分 标题 --字段 数量=3`",
        "accounts/office-and-ads/some-long-name.toml:12:4",
        "证据/订单数据恢复记录/第一次.txt",
        "https://example.org/a/long/address?with=questions",
        "lin.wei@bright.example",
    ] {
        for text in [format!("see {thing} for more"), format!("请查看{thing}，然后继续。"), format!("（{thing}）")]
        {
            let lines = wrap(&text, 20);
            assert!(lines.iter().any(|line| line.contains(thing)), "{lines:?}");
        }
    }
}

#[test]
fn a_long_text_is_broken_in_one_go_over_it() {
    for unit in ["a", "ab ", "字", "字。", "a字 ", "e\u{301}", "`", "a/b.c ", "字/字"] {
        let work = |times: usize| {
            let text = unit.repeat(times);
            let (work, lines) = counted(|| wrap(&text, 40));
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            assert!(lines.iter().all(|line| line.width() <= 40));
            work.steps
        };
        assert!(work(20_000) <= 2 * work(10_000) + 100, "{unit}");
    }
}

/// Mixed text as people write it, in pieces.
fn mixed() -> impl Strategy<Value = String> {
    let words = select(vec![
        "one",
        "two",
        "handover",
        "internationalisation",
        "移交方",
        "接收方确认",
        "数据备份",
        "，",
        "。",
        "（",
        "）",
        "“",
        "”",
        "：",
        "、",
        " ",
        " ",
        "3",
        "2026年11月23日",
        "(",
        ")",
        ", ",
        ". ",
        "`handover check`",
        "a/b/c.toml",
        "Tmall",
    ]);
    vec(words, 0..60).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn no_letter_is_lost_and_no_line_begins_or_ends_where_it_must_not(text in mixed(), width in 20usize..120) {
        let lines = wrap(&text, width);
        let plain = |text: &str| text.replace(' ', "");
        prop_assert_eq!(plain(&lines.concat()), plain(&text));
        for (number, line) in lines.iter().enumerate() {
            let (first, last) = (line.chars().next(), line.chars().last());
            let cut = lines.get(number.wrapping_sub(1)).is_some_and(|before| before.width() == width || before.width() + 1 == width);
            let spaced = text.contains(" ，") || text.contains(" 。") || text.contains(" ）") || text.contains(" ”");
            // What is glued together wider than the line must be cut somewhere.
            if let Some(first) = first.filter(|_| number > 0 && !cut && !spaced) {
                prop_assert!(!"，。）”：、".contains(first), "{:?}", lines);
            }
            if let Some(last) = last.filter(|_| number + 1 < lines.len() && line.width() + 1 < width) {
                prop_assert!(!"（“".contains(last) || text.contains("（ ") || text.contains("“ "), "{:?}", lines);
            }
            let whole = |c: char| c.is_ascii_digit() || c == '`' || c == '/';
            prop_assert!(line.width() <= width || line.contains(whole), "{:?} at {}", lines, width);
        }
    }

    #[test]
    fn latin_words_are_not_broken_where_they_fit(words in vec("[a-z]{1,18}", 1..40), width in 20usize..120) {
        let text = words.join(" ");
        let again: Vec<String> = wrap(&text, width).iter().flat_map(|line| line.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
        prop_assert_eq!(again, words);
    }
}
