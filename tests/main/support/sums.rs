//! A project that measures and adds up: two applications that are scored, payments, risks, access, a kind of its own.

use crate::support::small::Small;
use handover::model::kinds::factors;

/// The scores of a subject as items of the readiness section; a factor with 0 is not scored.
pub(crate) fn scored(small: Small, subject: &str, scores: [i64; 9]) -> Small {
    factors().iter().zip(scores).fold(small, |small, (factor, score)| {
        let id = format!("readiness/{}-{}", subject.to_lowercase(), factor.name.replace('_', "-"));
        let fields = format!("subject = \"{subject}\"\nfactor = \"{}\"", factor.name);
        let act = format!("chen scored={score}");
        let acts: Vec<&str> = if score == 0 { Vec::new() } else { vec![&act] };
        small.item(&id, &fields, &acts)
    })
}

/// The whole of it.
pub(crate) fn measured() -> Small {
    let small = scored(Small::new(), "ERP", [2, 2, 1, 2, 3, 2, 2, 2, 1]);
    let small = scored(small, "CRM", [4, 4, 3, 5, 5, 3, 3, 4, 4]);
    let small = scored(small, "Shop", [4, 4, 0, 4, 0, 4, 4, 4, 4]);
    let paid = ["lin claimed", "chen agreed", "chen paid=8000", "lin received"];
    let ended = ["lin granted", "chen confirmed", "lin revoked"];
    small
        .file("payments.toml", "section = \"payments\"\ndetails = \"In three parts.\"\n")
        .item("payments/first", "amount = \"12,000\"\ncurrency = \"EUR\"\npercent = \"30 %\"", &paid)
        .item("payments/second", "amount = \"28,000 EUR\"\npay_by = 2026-12-01", &["lin claimed"])
        .item("payments/deposit", "amount = \"3 万元\"\npayer = \"giver\"", &["chen claimed"])
        .item("payments/bonus", "amount = \"about 300\"", &[])
        .item("risks/lights", "likelihood = 1\nimpact = 2", &[])
        .item("risks/sale", "likelihood = 4\nimpact = 5\nresponse = \"freeze\"", &["lin raised"])
        .item("risks/stock", "likelihood = 3\nimpact = 3", &["lin raised", "lin mitigated", "chen agreed"])
        .item("risks/people", "", &[])
        .item("permissions/shop", "", &["lin granted", "chen confirmed"])
        .item("permissions/old", "action = \"remove\"", &["lin revoked"])
        .item("permissions/mail", "", &ended)
        .file("channels.toml", CHANNELS)
}

/// A kind of the project's own, with an introduction and named fields.
const CHANNELS: &str = r#"section = "channels"
title = "Channels"
details = { en = "Every way by which customers reach us.", zh-CN = "客户联系我们的全部渠道。" }
fields = { who = { en = "for whom", zh-CN = "对象" }, hours = { en = "open", zh-CN = "时间" } }
steps = [{ did = "delivered", by = "giver" }, { did = "accepted", by = "receiver" }]

[[items]]
id = "hotline"
title = "Hotline"
who = "members"
hours = "9 to 18"
"#;
