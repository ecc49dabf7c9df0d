//! What looks like a password, a private key or a token.
//!
//! In: a field's name and its text. Out: whether nobody should see it. Pure.

/// Fields that hold digests and public keys, which look like secrets and are none.
const PUBLIC_FIELDS: [&str; 5] = ["keys", "sha256", "uuid", "id", "manifest"];

/// Words after which a colon or an equals sign announces a secret.
const ANNOUNCING: [&str; 14] = [
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "pw",
    "secret",
    "token",
    "api key",
    "api_key",
    "apikey",
    "access key",
    "密码",
    "口令",
    "密钥",
];

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

/// Whether a field's text looks as if it held a secret.
pub fn holds_secret(field: &str, text: &str) -> bool {
    if text.len() < 4 || PUBLIC_FIELDS.contains(&field) {
        return false;
    }
    if names_a_secret(field) && !is_reference(text) {
        return true;
    }
    holds_private_key(text)
        || may_hold_secret(text) && (holds_token(text) || holds_login_address(text) || holds_announced(text))
}

/// Whether a text has anything at all that a token, a login or a password would show by: a mark that announces one, a
/// character beyond ASCII, or a word as long as the shortest token. Most texts have not.
fn may_hold_secret(text: &str) -> bool {
    let mut word = 0;
    text.contains(" is ")
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
    const NAMES: [&str; 9] = ["password", "passwd", "passphrase", "pwd", "secret", "token", "api_key", "密码", "口令"];
    NAMES.iter().any(|name| {
        let Some(start) = field.len().checked_sub(name.len()) else { return false };
        let tail = field.get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(name));
        tail && (start == 0 || field[..start].ends_with('_'))
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

/// `password: hunter2`, `密码：Abc123`.
fn holds_announced(text: &str) -> bool {
    if !text.contains([':', '=', '：', '＝', '是', '为']) && !text.contains(" is ") {
        return false;
    }
    let lower = text.to_lowercase();
    let begins_word = |at: usize| !lower[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
    ANNOUNCING.iter().any(|word| {
        lower.match_indices(word).filter(|(at, _)| begins_word(*at)).any(|(at, _)| {
            let rest = lower[at + word.len()..].trim_start();
            let marks = [":", "=", "：", "＝", "是", "为", "is "];
            let Some(value) = marks.iter().find_map(|mark| rest.strip_prefix(mark)) else { return false };
            let value = value.trim_start().trim_start_matches(['"', '\'', '“']);
            let ends = |c: char| c.is_whitespace() || ['，', '。', '；', '、', '”', ',', ';', '"', '\''].contains(&c);
            let value = value.split(ends).next().unwrap_or_default();
            looks_random(value) && !is_reference(value)
        })
    })
}

/// Six characters or more, of two sorts at least, none of them Chinese.
fn looks_random(value: &str) -> bool {
    let sorts = [
        value.chars().any(|c| c.is_ascii_alphabetic()),
        value.chars().any(|c| c.is_ascii_digit()),
        value.trim_end_matches(['.', '!', '?', ')']).chars().any(|c| c.is_ascii_punctuation() && c != '-'),
    ];
    value.len() >= 6 && value.is_ascii() && sorts.into_iter().filter(|sort| *sort).count() >= 2
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
        ] {
            assert!(holds_secret(field, text), "{field}: {text}");
        }
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
        ] {
            assert!(!holds_secret(field, text), "{field}: {text}");
        }
    }
}
