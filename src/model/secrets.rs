//! What looks like a password, a private key or a token.
//!
//! In: a field's name and its text. Out: whether nobody should see it. Pure.

mod marks;

use marks::{Marks, SHORTEST_TOKEN, in_token};

/// Fields that hold digests and public keys, which look like secrets and are none.
const PUBLIC_FIELDS: [&str; 5] = ["keys", "sha256", "uuid", "id", "manifest"];

/// Words that announce a password, which may be nothing but digits: so many of them at least where only a blank stands
/// between.
const PASSWORDS: [(&str, usize); 11] = [
    ("password", 6),
    ("passwd", 6),
    ("passphrase", 6),
    ("passcode", 4),
    ("pwd", 6),
    ("pw", 6),
    ("pin", 4),
    ("pin code", 4),
    ("pin码", 4),
    ("密码", 6),
    ("口令", 6),
];

/// Words that announce another secret, after a colon, an equals sign or "is".
const ANNOUNCING: [&str; 7] = ["secret", "token", "api key", "api_key", "apikey", "access key", "密钥"];

/// How well-known tokens begin, and how many characters of a token follow at least.
const TOKENS: [(&str, usize); 12] = [
    ("AKIA", 16),
    ("ASIA", 16),
    ("LTAI", 12),
    ("AKID", 13),
    ("ghp_", 20),
    ("gho_", 20),
    ("ghs_", 20),
    ("github_pat_", 20),
    ("glpat-", 16),
    ("sk-", 20),
    ("AIza", 30),
    ("xox", 10),
];

/// Whether a field holds digests or public keys, which look like secrets and are none.
pub(crate) fn is_public(field: &str) -> bool {
    PUBLIC_FIELDS.contains(&field)
}

/// Whether a text looks as if it held a secret; `field` is what stands above it: the field's name or its label, the
/// heading of a column, or words of somebody's own.
pub fn holds_secret(field: &str, text: &str) -> bool {
    if text.len() < 4 || is_public(field) {
        return false;
    }
    let marks = Marks::of(text);
    stands_under(field, text)
        || marks.dashes && holds_private_key(text)
        || marks.word && holds_token(text)
        || marks.colon && holds_login_address(text)
        || marks.any() && holds_announced(text)
        || marks.other && text.split(|c: char| !c.is_ascii_graphic()).any(is_strong)
        || marks.line && is_headed(text)
}

/// Whether a line of a text holds a secret by the line above it, which is nothing but a heading.
fn is_headed(text: &str) -> bool {
    let mut heading = "";
    text.lines().map(|line| line.trim().trim_start_matches(['#', '-', '*', '|', ' ', '>'])).any(|line| {
        let found = stands_under(heading, line);
        if !line.trim_matches(['-', '|', ':', ' ']).is_empty() {
            heading = if line.len() <= LONGEST_HEADING { line } else { "" };
        }
        found
    })
}

/// Whether a text holds a secret for what stands above it: all of it under `Password`; under `Login / PW` what stands in
/// the same place, or else a word of it that is none of a language.
fn stands_under(heading: &str, text: &str) -> bool {
    if !names_a_secret(heading) {
        return false;
    }
    let names: Vec<&str> = headings(heading).collect();
    if let [_] = names[..] {
        return !is_reference(text) && !is_answer(text);
    }
    let apart = |c: char| matches!(c, '/' | '|' | '、' | '，' | ',' | ';' | '；' | '\n') || c.is_whitespace();
    let words: Vec<&str> = text.split(apart).filter(|word| !word.is_empty()).collect();
    // `____` is a place where something is to be filled in.
    let says = |word: &str| word.chars().any(char::is_alphanumeric);
    let in_place = words.len() == names.len();
    words.iter().enumerate().any(|(at, word)| {
        let meant = in_place && is_name_of_secret(names[at]) && word.len() >= 4 && says(word) && !is_answer(word);
        !is_reference(word) && (meant || looks_random(word, Some(4), true, false))
    })
}

/// A text with `…` in the place of each secret in it; nothing where it is nothing else, or a secret cannot be told from
/// the rest. A text without a secret is given back as it is.
pub fn without_secrets(field: &str, text: &str) -> Option<String> {
    if !holds_secret(field, text) {
        return Some(text.to_owned());
    }
    if headings(field).all(is_name_of_secret) && names_a_secret(field) || holds_private_key(text) {
        return None;
    }
    let lines = text.lines().map(|line| line_without_secrets(field, line));
    let safe = lines.collect::<Option<Vec<String>>>()?.join("\n");
    (!holds_secret(field, &safe) && safe.chars().any(char::is_alphanumeric)).then_some(safe)
}

/// Longer lines than this are not taken apart.
const LONGEST_LINE: usize = 4096;

/// A line with `…` in the place of each word with which it becomes one that holds a secret.
fn line_without_secrets(field: &str, line: &str) -> Option<String> {
    if !holds_secret(field, line) {
        return Some(line.to_owned());
    }
    if line.len() > LONGEST_LINE {
        return None;
    }
    let mut safe = String::with_capacity(line.len());
    let mut rest = line;
    while !rest.is_empty() {
        let begins = rest.find(|c: char| c.is_ascii_graphic()).unwrap_or(rest.len());
        let (between, after) = rest.split_at(begins);
        let (word, after) = after.split_at(after.find(|c: char| !c.is_ascii_graphic()).unwrap_or(after.len()));
        safe.push_str(between);
        let known = safe.len();
        safe.push_str(word);
        if holds_secret(field, &safe) {
            safe.truncate(known);
            safe.push('…');
        }
        rest = after;
    }
    Some(safe)
}

/// Longer lines than this are no heading.
const LONGEST_HEADING: usize = 60;

/// Whether a field's name says that a secret goes in: `password`, `db_password`, `密码`, `Login / PW`.
pub fn names_a_secret(field: &str) -> bool {
    // Most are one word.
    match field.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
        true => is_name_of_secret(field),
        false => headings(field).any(is_name_of_secret),
    }
}

/// The names of which a heading is made: `账号/密码（初始）`, `Login & password [Required]`.
fn headings(heading: &str) -> impl Iterator<Item = &str> {
    // A name follows the bracket of another only where a mark stands between: 密码（初始）/备注.
    let apart = |c: char| matches!(c, '/' | '|' | '&' | '+' | ',' | '，' | '、' | ';' | '；' | '与' | '和' | '及');
    let names = heading.split(apart).flat_map(|part| part.split(" and ")).map(|name| {
        let name = name.split(['(', '（', '[', '【']).next().unwrap_or_default();
        name.trim().trim_end_matches([':', '：', '*', ' '])
    });
    names.filter(|name| !name.is_empty())
}

/// Whether a name ends in a word for a secret: `db_password`, `Initial password`, `登录密码`.
fn is_name_of_secret(name: &str) -> bool {
    const NAMES: [&str; 17] = [
        "password",
        "passwd",
        "passphrase",
        "passcode",
        "passwort",
        "kennwort",
        "pwd",
        "pw",
        "pin",
        "pin码",
        "secret",
        "token",
        "api_key",
        "api key",
        "密码",
        "口令",
        "密钥",
    ];
    let last = name.bytes().next_back().map(|last| last.to_ascii_lowercase());
    NAMES.iter().filter(|word| word.bytes().next_back() == last).any(|word| {
        let Some(start) = name.len().checked_sub(word.len()) else { return false };
        let tail = name.get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(word));
        // Chinese has no blanks between words.
        tail && (start == 0
            || name[..start].ends_with(['_', ' ', '-'])
            || !word.is_ascii()
            || !name[..start].is_ascii())
    })
}

/// Whether a text answers what was done with a secret rather than saying it: `done`, `2026-11-20`.
fn is_answer(text: &str) -> bool {
    const ANSWERS: [&str; 10] =
        ["true", "false", "done", "none", "changed", "rotated", "unchanged", "reset", "sent", "known"];
    let text = text.trim();
    ANSWERS.iter().any(|answer| text.eq_ignore_ascii_case(answer))
        || text.len() == 10
            && text.bytes().enumerate().all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
}

fn holds_private_key(text: &str) -> bool {
    text.contains("-----BEGIN ") && text.contains("PRIVATE KEY")
}

fn holds_token(text: &str) -> bool {
    let apart = |c: char| !u8::try_from(c).is_ok_and(in_token);
    let mut words = text.split(apart).filter(|word| word.len() >= SHORTEST_TOKEN);
    words.any(|word| {
        let begins = TOKENS.iter().any(|(start, least)| {
            word.strip_prefix(start)
                .is_some_and(|rest| rest.len() >= *least && rest.bytes().any(|byte| byte.is_ascii_digit()))
        });
        begins || (word.len() > 40 && word.starts_with("eyJ") && word.matches('.').count() == 2)
    })
}

/// `https://user:password@host`.
fn holds_login_address(text: &str) -> bool {
    text.match_indices("://").any(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        let authority = rest.split(|c: char| c == '/' || c.is_whitespace()).next().unwrap_or_default();
        authority
            .rsplit_once('@')
            .and_then(|(login, _)| login.split_once(':'))
            .is_some_and(|(_, password)| !password.is_empty() && !is_reference(password))
    })
}

/// `password: hunter2`, `密码是 123456`, `passcode 8888`.
fn holds_announced(text: &str) -> bool {
    if !has_announcing_word(text) {
        return false;
    }
    let lower = text.to_lowercase();
    let words =
        PASSWORDS.map(|(word, least)| (word, Some(least))).into_iter().chain(ANNOUNCING.map(|word| (word, None)));
    words.into_iter().any(|(word, digits)| {
        // Chinese has no blanks between words.
        let begins = |at: usize| !word.is_ascii() || !lower[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let mut places = lower.match_indices(word).filter(|(at, _)| begins(*at));
        places.any(|(at, _)| announces(&lower[at + word.len()..], digits, !word.is_ascii()))
    })
}

/// Whether any word that announces a secret stands in a text, found in one pass: most texts have none.
fn has_announcing_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |word: &str, rest: &[u8]| {
        let word = word.as_bytes();
        rest[0] | 0x20 == word[0] | 0x20 && rest.get(..word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word))
    };
    let stands = |rest: &[u8]| {
        PASSWORDS.iter().any(|(word, _)| begins(word, rest)) || ANNOUNCING.iter().any(|word| begins(word, rest))
    };
    // A word of letters alone begins where no other one goes on.
    let letters = text.is_ascii();
    let firsts = |at: usize| match bytes[at] | 0x20 {
        b'a' | b'p' | b's' | b't' => !letters || at == 0 || !bytes[at - 1].is_ascii_alphanumeric(),
        first => !first.is_ascii(),
    };
    (0..bytes.len()).any(|at| firsts(at) && stands(&bytes[at..]))
}

/// Whether a secret follows the word that announces it; `digits` is how many digits alone may be one, `joined` whether
/// the language has no blanks between words.
fn announces(rest: &str, digits: Option<usize>, joined: bool) -> bool {
    const MARKS: [&str; 9] = ["is ", "was ", ":", "=", "：", "＝", "是", "为", "→"];
    let bare = rest.trim_start();
    // 密码（初始）：…
    let aside = bare.strip_prefix(['(', '（']).and_then(|inner| inner.split_once([')', '）']));
    let bare = aside.map_or(bare, |(_, after)| after.trim_start());
    let marked = MARKS.iter().find_map(|mark| bare.strip_prefix(mark));
    let value = match marked {
        Some(value) => value,
        None if digits.is_some() && (joined || bare.len() < rest.len()) => bare,
        None => return false,
    };
    let digits = digits.map(|least| if marked.is_some() { least.min(4) } else { least });
    let mut rest = value;
    loop {
        let (value, after) = first_word(rest);
        // A word that goes on in Chinese says how a password is made rather than which: 8位, SHA256加密.
        let goes_on = after.starts_with(|c: char| c.is_alphabetic());
        if !is_reference(value) && looks_random(value, digits, marked.is_some(), goes_on) {
            return true;
        }
        // Login / PW: root / Hunter2!x
        let Some(further) = after.trim_start().strip_prefix(['/', '|', '、']).filter(|_| marked.is_some()) else {
            return false;
        };
        rest = further;
    }
}

/// What may be a secret at the beginning of a text, without the quotes around it, and what follows.
fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start().trim_start_matches(['"', '\'', '“', '‘', '「', '`']);
    let ends = |c: char| !c.is_ascii_graphic() || [',', ';', '"', '\'', '`'].contains(&c);
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

/// Whether a word is a secret rather than one of a language: by how long it is and what it is made of.
fn looks_random(value: &str, digits: Option<usize>, marked: bool, goes_on: bool) -> bool {
    let value = value.trim_end_matches(['.', '!', '?', ')', ']', '}']);
    let letter = value.chars().any(|c| c.is_ascii_alphabetic());
    let digit = value.chars().any(|c| c.is_ascii_digit());
    let sign = value.chars().any(|c| "!@#$%^&*+=~?".contains(c));
    let address = value.split_once('@').is_some_and(|(_, host)| {
        host.rsplit_once('.').is_some_and(|(_, end)| end.len() > 1 && end.chars().all(|c| c.is_ascii_alphabetic()))
    });
    let long = value.len() >= 6 && !address;
    match (letter, digit, sign) {
        (true, true, true) => value.len() >= 5 && !address,
        (true, true, false) => long && !goes_on,
        (true, false, true) | (false, true, true) => long && marked && !goes_on,
        // Days, times and versions have signs between their digits.
        (false, true, false) => {
            let enough = digits.is_some_and(|least| value.len() >= least);
            enough && !goes_on && value.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

/// Whether a word is a password by itself, whatever stands around it: small and capital letters, digits and a mark
/// that stands in no name, address or sum: `Hy@2024!root`. Of `root@Server01` the mark stands before a letter.
fn is_strong(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '!');
    let has = |is: fn(&u8) -> bool| word.bytes().any(|byte| is(&byte));
    let marked = word.bytes().zip(word.bytes().skip(1)).any(|(mark, next)| match mark {
        b'@' => next.is_ascii_digit(),
        mark => b"!$^*".contains(&mark) && next.is_ascii_alphanumeric(),
    });
    (8..=64).contains(&word.len())
        && marked
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_digit)
        && !word.contains(['/', ':', '=', '\\', '{', '(', '<', '[', '|'])
        && looks_random(word, None, false, false)
}

/// Whether a text says where the secret is kept, or stands for one that was taken out.
fn is_reference(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let keepers =
        ["vault", "1password", "keepass", "bitwarden", "lastpass", "op://", "${", "$", "<", "***", "xxx", "…"];
    keepers.iter().any(|keeper| text.starts_with(keeper))
        || text.contains("://") && !text.contains('@')
        || text.contains("vault")
        || text.contains(char::is_whitespace)
        || !text.is_ascii()
}

#[cfg(test)]
mod tests;
