//! Finds the word that was probably meant.
//!
//! In: a word that nobody knows, and those that somebody does. Out: the nearest of them, if it is near enough.
//! Pure; imports nothing of ours.

/// Two words are near when no more than two in five letters of the longer one are wrong.
const WRONG: usize = 2;
const OUT_OF: usize = 5;

/// The known name that `word` was probably meant to be; of several as near, the first in the alphabet.
///
/// Small and capital letters are the same.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let small = word.to_lowercase();
    // A slip in a word of one or two letters leaves nothing of it.
    let long = word.chars().count();
    let near = |name: &'a str| {
        let other = name.chars().count();
        let most = long.max(other).max(3) * WRONG / OUT_OF;
        // So many letters are wrong at least, and counting them is cheap.
        if long.abs_diff(other) > most + SPARE {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&small, &name.to_lowercase());
        (distance <= most).then_some((distance, name))
    };
    known.into_iter().filter_map(near).min().map(|(_, name)| name)
}

/// How much longer or shorter some words become as small letters.
const SPARE: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["permissions", "backups", "details", "due", "待定"];

    #[test]
    fn a_slip_of_the_pen_finds_the_word_that_was_meant() {
        for (slip, meant) in [
            ("permisions", "permissions"),
            ("Permissions", "permissions"),
            ("bakcups", "backups"),
            ("detail", "details"),
            ("du", "due"),
            ("deu", "due"),
        ] {
            assert_eq!(nearest(slip, NAMES), Some(meant), "{slip}");
        }
    }

    #[test]
    fn another_word_finds_nothing() {
        for word in ["", "x", "dew", "invoice", "permissions and backups", "permi", "安排"] {
            assert_eq!(nearest(word, NAMES), None, "{word}");
        }
        assert_eq!(nearest("anything", []), None);
    }

    #[test]
    fn of_several_as_near_the_first_in_the_alphabet_is_taken() {
        assert_eq!(nearest("card", ["cart", "care"]), Some("care"));
        assert_eq!(nearest("card", ["carts", "care", "card"]), Some("card"));
    }

    #[test]
    fn the_length_alone_never_hides_a_word_that_is_near() {
        let whole = |word: &str, name: &str| {
            let distance = strsim::damerau_levenshtein(word, name);
            distance * OUT_OF <= word.chars().count().max(3).max(name.chars().count()) * WRONG
        };
        let words = ["", "a", "ab", "abc", "abcd", "bcd", "abcdef", "abcdefgh", "xbcdefgh", "abdcefghij"];
        for word in words {
            for name in words {
                assert_eq!(nearest(word, [name]).is_some(), whole(word, name), "{word} and {name}");
            }
        }
    }
}
