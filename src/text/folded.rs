//! A word as it is compared with what is shown: letter case, width, blanks and quotes around it do not matter. Pure.

use unicode_normalization::UnicodeNormalization;

/// Quotes that people put around a title when they name it.
const QUOTES: [char; 14] = ['"', '\'', '“', '”', '‘', '’', '「', '」', '『', '』', '《', '》', '«', '»'];

/// The form in which two words are the same when people would say so.
pub(crate) fn folded(word: &str) -> String {
    let narrow: String = word.nfkc().flat_map(char::to_lowercase).collect();
    let bare = narrow.trim_matches(|c: char| c.is_whitespace() || QUOTES.contains(&c));
    let mut words = bare.split_whitespace();
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |text, word| text + " " + word)
}

/// The parts of a text that lists several: 甲、乙, "Lin Wei, Chen Yu"; one where it lists none.
pub(crate) fn parts(text: &str) -> Vec<&str> {
    text.split([',', '，', '、', '；', ';']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_would_call_the_same_is_the_same() {
        for same in
            ["Lin Wei", "lin wei", " LIN  WEI ", "Ｌｉｎ\u{3000}Ｗｅｉ", "“Lin Wei”", "「lin wei」", "Lin\u{a0}Wei"]
        {
            assert_eq!(folded(same), "lin wei", "{same}");
        }
        assert_ne!(folded("Lin-Wei"), folded("Lin Wei"));
        assert_eq!(parts("甲、乙，丙; 丁"), ["甲", "乙", "丙", "丁"]);
        assert_eq!(parts(" Lin Wei "), ["Lin Wei"]);
    }
}
