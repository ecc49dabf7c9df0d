//! What looks like a password, a private key or a token.
//!
//! In: a field's name and its text. Out: whether nobody should see it. Pure.

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

/// Length of the shortest token that is recognised.
const SHORTEST_TOKEN: usize = 13;

/// Whether a field holds digests or public keys, which look like secrets and are none.
pub(crate) fn is_public(field: &str) -> bool {
    PUBLIC_FIELDS.contains(&field)
}

/// Whether a field's text looks as if it held a secret.
pub fn holds_secret(field: &str, text: &str) -> bool {
    if text.len() < 4 || is_public(field) {
        return false;
    }
    if names_a_secret(field) && !is_reference(text) {
        return true;
    }
    holds_private_key(text)
        || may_hold_secret(text) && (holds_token(text) || holds_login_address(text) || holds_announced(text))
}

/// A text with `…` in the place of each secret in it; nothing where it is nothing else, or a secret cannot be told from
/// the rest. A text without a secret is given back as it is.
pub fn without_secrets(field: &str, text: &str) -> Option<String> {
    if !holds_secret(field, text) {
        return Some(text.to_owned());
    }
    if names_a_secret(field) || holds_private_key(text) {
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

/// Whether a text has anything at all that a token, a login or a password would show by: a mark that announces one, a
/// character beyond ASCII, or a word as long as the shortest token. Most texts have not.
fn may_hold_secret(text: &str) -> bool {
    let mut word = 0;
    text.contains(" is ")
        || text.bytes().any(|byte| byte.is_ascii_digit())
        || text.bytes().any(|byte| {
            word = if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'/' | b'+' | b'.') {
                word + 1
            } else {
                0
            };
            word >= SHORTEST_TOKEN || matches!(byte, b':' | b'=') || !byte.is_ascii()
        })
}

/// Whether a field's name says that a secret goes in: `password`, `db_password`, `密码`.
fn names_a_secret(field: &str) -> bool {
    const NAMES: [&str; 10] =
        ["password", "passwd", "passphrase", "passcode", "pwd", "secret", "token", "api_key", "密码", "口令"];
    // 密码（初始）, Password [Required]
    let field = field.split(['(', '（', '[', '【']).next().unwrap_or_default().trim_end();
    NAMES.iter().any(|name| {
        let Some(start) = field.len().checked_sub(name.len()) else { return false };
        let tail = field.get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(name));
        // Chinese has no blanks between words.
        tail && (start == 0 || field[..start].ends_with('_') || !name.is_ascii())
    })
}

fn holds_private_key(text: &str) -> bool {
    text.contains("-----BEGIN ") && text.contains("PRIVATE KEY")
}

fn holds_token(text: &str) -> bool {
    let in_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | '+' | '.');
    let mut words = text.split(|c: char| !in_token(c)).filter(|word| word.len() >= SHORTEST_TOKEN);
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
    let value = value.trim_start().trim_start_matches(['"', '\'', '“', '‘', '「', '`']);
    let ends = |c: char| !c.is_ascii_graphic() || [',', ';', '"', '\'', '`'].contains(&c);
    let (value, after) = value.split_at(value.find(ends).unwrap_or(value.len()));
    // A word that goes on in Chinese says how a password is made rather than which: 8位, SHA256加密.
    let goes_on = after.starts_with(|c: char| c.is_alphabetic());
    let digits = digits.map(|least| if marked.is_some() { least.min(4) } else { least });
    !is_reference(value) && looks_random(value, digits, marked.is_some(), goes_on)
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
        (true, true, true) => long,
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
mod tests {
    use super::*;

    #[test]
    fn passwords_keys_and_tokens_are_recognised() {
        for (field, text) in [
            ("details", "password: hunter2"),
            ("note", "登录密码：Abc@12345，请尽快修改"),
            ("password", "correcthorse"),
            ("location", "https://ops:s3cret@db.example/backup"),
            ("note", "-----BEGIN OPENSSH PRIVATE KEY-----\nabc"),
            ("account", "AKIAIOSFODNN7EXAMPLE"),
            ("details", "use ghp_abcdefghijklmnopqrstuvwxyz0123456789"),
            ("note", "API key = 9f86d081884c7d65"),
            ("note", "the pw is Hunter2xyz8!"),
            ("note", "密码 Abc@12345"),
            ("note", "账号admin密码admin888"),
            ("note", "密码是 123456"),
            ("note", "密码是123456，别忘了改"),
            ("note", "初始密码为Abc@12345请修改"),
            ("note", "密码（初始）：Abc12345"),
            ("note", "Wi-Fi密码：8888aaaa"),
            ("note", "管理员口令是hunter2"),
            ("note", "账号/密码：admin/Abc12345"),
            ("note", "password is hunter2"),
            ("note", "Password Abc@12345"),
            ("note", "pwd=hunter2"),
            ("note", "passcode 8888"),
            ("note", "PIN: 4711"),
            ("note", "the door PIN is 471100"),
            ("门禁密码", "471100"),
            ("密码（初始）", "correcthorse"),
            ("Password [Required]", "correcthorse"),
        ] {
            assert!(holds_secret(field, text), "{field}: {text}");
        }
    }

    #[test]
    fn a_secret_is_taken_out_and_what_stands_around_it_stays() {
        for (text, safe) in [
            ("口令是 Abc@12345，找林薇", Some("口令是 …，找林薇")),
            ("Use the VPN. password: hunter2 (ask Lin)", Some("Use the VPN. password: … (ask Lin)")),
            ("账号admin密码admin888", Some("账号admin密码…")),
            ("see https://ops:s3cret@db.example/ for it", Some("see … for it")),
            ("first line\n密码 Abc@12345\nlast line", Some("first line\n密码 …\nlast line")),
            ("pwd=hunter2", None),
            ("AKIAIOSFODNN7EXAMPLE", None),
            ("-----BEGIN OPENSSH PRIVATE KEY-----\nabc", None),
            ("nothing secret, 2026-11-20", Some("nothing secret, 2026-11-20")),
        ] {
            assert_eq!(without_secrets("details", text).as_deref(), safe, "{text}");
        }
        assert_eq!(without_secrets("密码", "correcthorse"), None);
    }

    #[test]
    fn saying_where_a_secret_is_kept_is_fine() {
        for (field, text) in [
            ("location", "vault: acme/tmall"),
            ("details", "password: see the vault"),
            ("accept_when", "The old password no longer works"),
            ("title", "密码更换：由接收方完成"),
            ("token", "vault: acme/tmall#token"),
            ("links", "https://chat.example/archive"),
            ("sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            ("details", "The secret: nobody restored it before"),
            ("details", "the password is changed on day2 by them"),
            ("details", "密码由王工保管"),
            ("details", "密码：见保险箱"),
            ("details", "密码是管理员自己设的"),
            ("details", "密码为8位以上字母和数字"),
            ("details", "密码：SHA256加密存储"),
            ("details", "密码 90 天更换一次"),
            ("details", "密码：找 lin@bright.example 要"),
            ("details", "password: in the vault"),
            ("details", "password: lin@bright.example knows"),
            ("details", "password manager 1Password"),
            ("details", "password changed on 2026-11-20"),
            ("details", "password: 2026-11-20 10:00"),
            ("details", "PIN: 4 digits"),
            ("details", "token: 3600"),
            ("details", "the password: read/write for all"),
        ] {
            assert!(!holds_secret(field, text), "{field}: {text}");
        }
    }
}
