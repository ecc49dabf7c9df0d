//! What is a secret, and what only speaks of one.

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
        ("Initial password", "correcthorse"),
        ("Passwort", "sommerwind"),
        ("VPN-Password", "correcthorse"),
        ("备注", "admin / Hy@2024!root"),
        ("note", "service account, Tr0ub4dor$3x, ask Lin"),
        ("note", "用户名 hy_ops 密码 Vpn@1"),
        ("Login / PW", "root / Hunter2!x"),
        ("Login / PW", "root / correcthorse"),
        ("User and password", "root Hunter2!x"),
        ("账号/密码", "root / Hunter2!x"),
        ("账号/密码", "admin/471100"),
        ("账号与密码（初始）", "admin，Abc12345"),
        ("details", "Password: s3cret"),
        ("details", "Login / PW: root / Hunter2!x"),
        ("details", "账号/密码：root / Hunter2!x"),
        ("details", "Login / PW\nroot / Hunter2!x"),
        ("details", "## 账号/密码\n\n- root / Hunter2!x"),
        ("details", "| Login | PW |\n|---|---|\n| root | Hunter2!x |"),
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
    assert_eq!(without_secrets("账号/密码", "root / Hunter2!x").as_deref(), Some("root / …"));
}

#[test]
fn saying_where_a_secret_is_kept_is_fine() {
    for (field, text) in [
        ("note", "root@Server01, Team@Acme2024, lin.wei@Acme2.example, #Ticket1234, C#Net8Core, 100%Off"),
        ("note", "https://X.example/a#B1c2d3e4, R&D-Team2024, Qt5+Boost1, =SUM(A$1:B$20)"),
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
        ("Password", "changed"),
        ("密码", "2026-11-20"),
        ("Password policy", "12characters"),
        ("账号/密码", "root / 见保险箱"),
        ("账号/密码", "root / vault"),
        ("Login / PW", "root / in the vault"),
        ("Login and password", "changed by IT on 2026-11-20"),
        ("Location", "Building 7B"),
        ("spin", "4711abc"),
        ("details", "Passwords\nall of them are in the vault"),
    ] {
        assert!(!holds_secret(field, text), "{field}: {text}");
    }
}

#[test]
fn each_word_that_announces_a_secret_is_found_wherever_it_stands() {
    for word in PASSWORDS.map(|(word, _)| word).into_iter().chain(ANNOUNCING) {
        for text in [format!("{word}: x"), format!("das {}", word.to_uppercase()), format!("新{word}")] {
            assert!(has_announcing_word(&text), "{text}");
        }
    }
    assert!(!has_announcing_word("Account 12 of the store, granted to the team of Acme"));
}
