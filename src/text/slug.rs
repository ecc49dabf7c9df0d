//! Short names made of what people wrote: ids that every keyboard can type.
//!
//! In: a name or a title in any script. Out: small letters and digits with `-` between words. Who asks for an id says
//! what stands there where nothing of the text can, so that no id is ever empty.

use deunicode::deunicode_char;

/// The most characters of a short name.
const LONGEST: usize = 40;

/// Common characters that `deunicode` spells by a reading that hardly any word has: 广 as "yan", 价 as "jie".
const READINGS: [(char, &str); 24] = [
    ('万', "Wan "),
    ('么', "Me "),
    ('价', "Jia "),
    ('匙', "Shi "),
    ('卡', "Ka "),
    ('厂', "Chang "),
    ('坏', "Huai "),
    ('差', "Cha "),
    ('广', "Guang "),
    ('扑', "Pu "),
    ('括', "Kuo "),
    ('冒', "Mao "),
    ('术', "Shu "),
    ('柜', "Gui "),
    ('洁', "Jie "),
    ('熟', "Shu "),
    ('盯', "Ding "),
    ('离', "Li "),
    ('种', "Zhong "),
    ('簿', "Bu "),
    ('触', "Chu "),
    ('赁', "Lin "),
    ('适', "Shi "),
    ('骤', "Zhou "),
];

/// The letters of a character, with a space after those of a Chinese one.
fn letters_of(c: char) -> Option<&'static str> {
    let own = READINGS.iter().find(|(known, _)| *known == c).map(|(_, letters)| *letters);
    own.or_else(|| deunicode_char(c))
}

/// The words of a text in Latin letters: "林薇" is "lin", "wei". Signs and pictures are no words.
pub(crate) fn latin_words(text: &str) -> Vec<String> {
    let mut spelled = String::new();
    for c in text.chars().filter(|c| !is_sound_mark(*c)) {
        match letters_of(c).filter(|_| c.is_alphanumeric()) {
            // Characters of Chinese end with a space each.
            Some(letters) if c.is_ascii() || !letters.ends_with(' ') => spelled.push_str(letters),
            Some(letters) => spelled.push_str(&format!(" {letters}")),
            // An apostrophe stands inside a word.
            None if matches!(c, '\'' | '’') => {}
            None => spelled.push(' '),
        }
    }
    let words = spelled.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect()
}

/// The words of a text as they are written, in small letters. Signs and pictures are no words.
pub(crate) fn own_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The short name of a text, as many whole words as there is room for; `otherwise` where it has none.
pub(crate) fn slug(text: &str, otherwise: &str) -> String {
    joined(&latin_words(text), LONGEST).unwrap_or_else(|| otherwise.to_owned())
}

/// Words joined by `-`, as many whole ones as there is room for in `longest` characters; nothing where there are none.
pub(crate) fn joined(words: &[String], longest: usize) -> Option<String> {
    let (first, others) = words.split_first()?;
    let mut name: String = first.chars().take(longest).collect();
    for word in others {
        if name.chars().count() + 1 + word.chars().count() > longest {
            break;
        }
        name = format!("{name}-{word}");
    }
    Some(name)
}

/// The first of a name, `name-2`, `name-3` and so on that is free.
pub(crate) fn numbered(name: &str, is_free: impl Fn(&str) -> bool) -> String {
    let others = (2..).map(|number: u32| format!("{name}-{number}"));
    std::iter::once(name.to_owned()).chain(others).find(|name| is_free(name)).unwrap_or_default()
}

/// A mark that stands on the letter before it.
fn is_sound_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written_in_any_script_gets_a_name_that_every_keyboard_types() {
        for (text, name) in [
            ("Lin Wei", "lin-wei"),
            ("林薇", "lin-wei"),
            ("广告柜台离职手续", "guang-gao-gui-tai-li-zhi-shou-xu"),
            ("店铺主账号 v2.1", "dian-pu-zhu-zhang-hao-v2-1"),
            ("Müller, Jürgen", "muller-jurgen"),
            ("Mu\u{308}ller", "muller"),
            ("O’Brien", "obrien"),
            ("Иван Петров", "ivan-petrov"),
            ("ＣＲＭ　系统", "crm-xi-tong"),
            ("🎉 → …", "item"),
            ("", "item"),
        ] {
            assert_eq!(slug(text, "item"), name, "{text}");
        }
        let long = slug(&"Marketplace ".repeat(9), "item");
        assert_eq!(long, "marketplace-marketplace-marketplace");
    }

    #[test]
    fn a_name_that_is_taken_is_numbered() {
        assert_eq!(numbered("lin", |name| name != "lin" && name != "lin-2"), "lin-3");
    }

    proptest! {
        #[test]
        fn no_name_is_empty_or_cannot_be_an_id(text in any::<String>()) {
            let name = slug(&text, "item");
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            prop_assert!(!name.is_empty() && name.len() <= LONGEST && name.chars().all(plain), "{name:?}");
            prop_assert!(!name.starts_with('-') && !name.ends_with('-'), "{name:?}");
        }
    }
}
