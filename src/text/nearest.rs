//! Finds the word that was probably meant.
//!
//! In: a word that nobody knows, and those that somebody does. Out: the nearest of them, if it is near enough.
//! Pure.

use crate::work::steps;
use std::cmp::Ordering;

/// Two words are near when no more than two in five letters of the longer one are wrong.
const WRONG: usize = 2;
const OUT_OF: usize = 5;

/// A longer word is no slip of the pen for another, and costs much to compare.
const LONGEST: usize = 64;

/// So many names are compared with a word; of more, only those that stand near it in order.
const COMPARED: usize = 100;

/// The known name that `word` was probably meant to be; of several as near, the first in the alphabet.
///
/// Small and capital letters are the same.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let small = word.to_lowercase();
    // A slip in a word of one or two letters leaves nothing of it.
    let long = word.chars().take(LONGEST + 1).count();
    if long > LONGEST {
        return None;
    }
    let near = |name: &'a str| {
        steps(1);
        let other = name.chars().take(2 * LONGEST).count();
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

/// Whether a word is one slip of the pen away from another: a letter too many, too few or wrong, or two that changed
/// places.
///
/// Numbers and letters that stand alone tell things apart, and so does a character of Chinese that is another.
pub fn is_slip(word: &str, name: &str) -> bool {
    let (word, name) = (word.to_lowercase(), name.to_lowercase());
    if word.chars().count().min(name.chars().count()) < 3 || strsim::damerau_levenshtein(&word, &name) != 1 {
        return false;
    }
    let alike = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| {
        one.zip(other).take_while(|(one, other)| one == other).count()
    };
    let letters = |text: &str| text.chars().collect::<Vec<char>>();
    let (one, other) = (letters(&word), letters(&name));
    let head = alike(&mut one.iter().copied(), &mut other.iter().copied());
    let short = one.len().min(other.len()) - head;
    let tail = alike(&mut one.iter().rev().copied(), &mut other.iter().rev().copied()).min(short);
    let differs = |letters: &[char]| {
        let (from, to) = (head, letters.len() - tail);
        let beside = |at: Option<&char>| at.is_some_and(|c| c.is_alphabetic());
        let stands_alone =
            to - from == 1 && !beside(from.checked_sub(1).and_then(|at| letters.get(at))) && !beside(letters.get(to));
        letters[from..to].iter().any(|c| !c.is_alphabetic() && !c.is_whitespace()) || stands_alone
    };
    let is_other = one.len() == other.len()
        && [&one, &other].iter().all(|letters| letters[head..letters.len() - tail].len() == 1)
        && !(one[head].is_ascii() || other[head].is_ascii());
    !differs(&one) && !differs(&other) && !is_other
}

/// How much longer or shorter some words become as small letters.
const SPARE: usize = 2;

/// Many names, prepared so that a word is compared with few of them.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// In order as they are read.
    forwards: Vec<String>,
    /// Positions of the same, in order as they are read from the end.
    backwards: Vec<usize>,
}

impl Names {
    /// Prepares names.
    pub fn of(names: impl IntoIterator<Item = String>) -> Names {
        let mut forwards: Vec<String> = names.into_iter().collect();
        forwards.sort_unstable();
        forwards.dedup();
        let mut backwards: Vec<usize> = (0..forwards.len()).collect();
        backwards.sort_unstable_by(|one, other| from_the_end(&forwards[*one], &forwards[*other]));
        steps(forwards.len());
        Names { forwards, backwards }
    }

    /// As [`nearest`]. Of many names only those are looked at that begin or end most like the word, which one with a
    /// slip in its middle does as well.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        let around = |place: usize| place.saturating_sub(COMPARED / 4)..(place + COMPARED / 4).min(self.forwards.len());
        if self.forwards.len() <= COMPARED {
            return nearest(word, self.forwards.iter().map(String::as_str));
        }
        let forwards = self.forwards.partition_point(|name| name.as_str() < word);
        let backwards = self.backwards.partition_point(|at| from_the_end(&self.forwards[*at], word) == Ordering::Less);
        let ends_alike = self.backwards[around(backwards)].iter().map(|at| &self.forwards[*at]);
        nearest(word, self.forwards[around(forwards)].iter().chain(ends_alike).map(String::as_str))
    }
}

fn from_the_end(one: &str, other: &str) -> Ordering {
    one.bytes().rev().cmp(other.bytes().rev())
}

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
    fn among_many_names_a_slip_finds_the_one_that_was_meant() {
        let names = Names::of((0..5_000).map(|n| format!("account-{n}-of-the-store-{}", n * 7)));
        for (slip, meant) in [
            ("acount-4711-of-the-store-32977", "account-4711-of-the-store-32977"),
            ("account-4711-of-teh-store-32977", "account-4711-of-the-store-32977"),
            ("account-4711-of-the-stroe-32977", "account-4711-of-the-store-32977"),
        ] {
            assert_eq!(names.nearest(slip), Some(meant), "{slip}");
        }
        assert_eq!(names.nearest("invoice"), None);
        assert_eq!(names.nearest(&"account-1".repeat(1000)), None);
        assert_eq!(Names::default().nearest("x"), None);
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

    #[test]
    fn one_slip_is_told_and_what_tells_things_apart_is_none() {
        for (word, name) in [
            ("Lin Wie", "Lin Wei"),
            ("chne", "chen"),
            ("chenn", "chen"),
            ("Acount lead", "Account lead"),
            ("Account leads", "Account lead"),
            ("LinWei", "Lin Wei"),
            ("信息部部", "信息部"),
        ] {
            assert!(is_slip(word, name) && is_slip(name, word), "{word} {name}");
        }
        for (word, name) in [
            ("lin", "lin"),
            ("Team A", "Team B"),
            ("Team A", "Team"),
            ("line 1", "line 2"),
            ("server1", "server"),
            ("财务部", "法务部"),
            ("财务", "财务部"),
            ("甲方系统管理员", "乙方系统管理员"),
            ("IT", "QT"),
            ("client", "clients' IT"),
        ] {
            assert!(!is_slip(word, name) && !is_slip(name, word), "{word} {name}");
        }
    }
}
