//! What a signature takes off the list, and what a rejection leaves on it.

use crate::support::runner::Output;
use crate::support::shop::Shop;

fn waits_on(shop: &Shop) -> String {
    let runner = shop.path("");
    let output = shop.run(&["status", "--format", "json"]);
    assert_eq!(output.code, 0, "{}: {output:?}", runner.display());
    let report: serde_json::Value = serde_json::from_str(&output.out).unwrap();
    let ids = report["stages"][0]["waits_on"].as_array().unwrap().clone();
    ids.iter().map(|id| id.as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

fn check(shop: &Shop) -> Output {
    shop.run(&["check", "--no-input"])
}

#[test]
fn a_stage_waits_on_those_who_have_not_signed_until_all_have() {
    let shop = Shop::new();
    assert_eq!(waits_on(&shop), "lin chen zhao");
    for (who, left) in [("lin", "chen zhao"), ("chen", "zhao"), ("zhao", "")] {
        assert!(check(&shop).out.contains("1 sign-off outstanding"), "{}", check(&shop).out);
        let output = shop.sign(who, &[]);
        assert_eq!(output.code, 0, "{}", output.err);
        assert_eq!(waits_on(&shop), left);
    }
    assert!(!check(&shop).out.contains("sign-off"), "{}", check(&shop).out);
    let status = shop.run(&["status"]).out;
    assert!(status.contains("signed by all: Lin Wei, Chen Yu, Zhao Min"), "{status}");
}

#[test]
fn what_is_signed_by_all_is_late_no_more_however_long_ago_it_was() {
    let shop = Shop::new();
    for who in ["lin", "chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    let later = Shop { runner: shop.runner.env("HANDOVER_NOW", "2027-06-01T10:00:00+08:00") };
    let report: serde_json::Value = serde_json::from_str(&later.run(&["status", "--format", "json"]).out).unwrap();
    assert_eq!((&report["stages"][0]["late"], &report["stages"][0]["days_late"]), (&false.into(), &().into()));
    assert_eq!(later.run(&["next"]).out.matches("sign off").count(), 0);
}

#[test]
fn who_rejected_is_asked_again_once_nothing_is_open() {
    let shop = Shop::new();
    assert_eq!(shop.sign("lin", &[]).code, 0);
    assert_eq!(shop.sign("chen", &["--reject", "--reason", "The logo is a draft"]).code, 0);
    assert_eq!(waits_on(&shop), "chen zhao");
    let table = check(&shop).out;
    assert!(table.contains("Sign-off of cutover  rejected  Chen Yu, Zhao Min"), "{table}");
}
