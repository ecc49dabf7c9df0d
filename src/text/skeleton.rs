//! The shapes of names: two names with one shape look alike, whatever they are written with.
//!
//! In: a name. Out: its shapes. After Unicode's confusables (UTS 39, section 4), for the letters that names of people
//! are forged with: the table is small, where Unicode's own would be a quarter of a megabyte.

use unicode_normalization::UnicodeNormalization;

/// Letters by what they look like: each text of the second column looks like that of the first, letter by letter.
const LOOK_ALIKES: [(&str, &str); 13] = [
    // Cyrillic.
    ("aeopcyxijsdhqwlkrbve", "аеорсухіјѕԁһԛԝӏкгьѵҽ"),
    ("ABEKMHOPCTYXIJSGQWIV", "АВЕКМНОРСТУХІЈЅԌԚԜӀѴ"),
    // Greek.
    ("aopvikuxynwoctj", "αορνικυχγηωσϲτϳ"),
    ("ABEZHIKMNOPTYXCM", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺ"),
    // Latin letters that are not those of the keyboard.
    ("ijaglliaeo", "ıȷɑɡǀƖɩɐəɵ"),
    ("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"),
    // Armenian.
    ("onuhgOSLU", "օոսհցՕՏԼՍ"),
    // Cherokee.
    ("ABCDEGHiJKLMPRSTVWZ", "ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ"),
    // Digits of their own shape.
    ("lO", "۱०"),
    // Strokes that are one sign in some scripts and a letter in others.
    ("lll", "|∣丨"),
    // Kana and the characters that they look like.
    ("二口工力夕卜八一", "ニロエカタトハー"),
    ("口土未曰己己壬入", "囗士末日已巳王人"),
    ("戊戌", "戍戌"),
];

/// The shapes of a name: one whatever its case, and one to the letter in which `I`, `l` and `1` are one stroke. Blanks,
/// marks between letters and what does not show are taken out. A name of nothing else has no shape.
pub(crate) fn shapes(name: &str) -> [String; 2] {
    let letters = || name.nfkc().map(plain).collect::<String>();
    let kept = |text: String| text.nfkc().filter(|c| c.is_alphanumeric()).collect::<String>();
    let loose = kept(letters().chars().flat_map(char::to_lowercase).collect::<String>());
    let strokes = |c: char| match c {
        'I' | '1' => vec!['l'],
        '0' => vec!['O'],
        'm' => vec!['r', 'n'],
        other => vec![other],
    };
    [kept(loose.chars().map(plain).collect()), kept(letters()).chars().flat_map(strokes).collect()]
}

/// The letter that one looks like.
fn plain(c: char) -> char {
    if c.is_ascii_alphanumeric() {
        return c;
    }
    let find = |(plain, odd): &(&str, &str)| {
        let at = odd.chars().position(|known| known == c)?;
        plain.chars().nth(at)
    };
    LOOK_ALIKES.iter().find_map(find).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        let (one, other) = (shapes(one), shapes(other));
        one.iter().zip(&other).any(|(one, other)| !one.is_empty() && one == other)
    }

    #[test]
    fn the_columns_of_the_table_are_of_one_length() {
        for (plain, odd) in LOOK_ALIKES {
            assert_eq!(plain.chars().count(), odd.chars().count(), "{plain} {odd}");
            assert!(odd.chars().all(|c| !plain.contains(c) || c == '戌'), "{odd}");
        }
    }

    #[test]
    fn names_that_look_alike_have_a_shape_in_common() {
        for other in [
            "Lin Wei",
            "lin wei",
            "LIN WEI",
            "Lin  Wei",
            "LinWei",
            "Lin-Wei",
            "Lin\u{200b} Wei",
            "Lin\u{ad}Wei\u{feff}",
            "Lin\u{335} Wei",
            "Ｌｉｎ Ｗｅｉ",
            "𝐋𝐢𝐧 𝐖𝐞𝐢",
            "Lin Wеi",
            "Lіn Wei",
            "Ꮮin Ꮃei",
            "ʟɪɴ ᴡᴇɪ",
            "Lın Wei",
        ] {
            assert!(alike("Lin Wei", other), "{other}");
        }
        for (one, other) in [
            ("陈宇", "陈 宇"),
            ("王芳", "壬芳"),
            ("Tom", "Torn"),
            ("lin wei", "Iin wei"),
            ("lin", "1in"),
            ("OO7", "007"),
            ("力宏", "カ宏"),
            ("ТОМ", "tom"),
        ] {
            assert!(alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn other_names_have_none() {
        for (one, other) in [
            ("Lin Wei", "Lin Wen"),
            ("Ian", "Lan"),
            ("Lin", "Lín"),
            ("陈宇", "陈雨"),
            ("", ""),
            ("-", "·"),
            ("Ana", "Anna"),
        ] {
            assert!(!alike(one, other), "{one} {other}");
        }
    }
}
