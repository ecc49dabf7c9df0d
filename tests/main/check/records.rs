//! What becomes of a record that all have signed is found by `check` too.

use crate::support::shop::Shop;

/// What `check` says, whatever else it finds, and whether it ends well; also with `--due`.
fn check(shop: &Shop) -> (String, bool) {
    let ran = [&["check", "--no-input"][..], &["check", "--no-input", "--due"]].map(|words| shop.run(words));
    let found = ran.each_ref().map(|output| output.out.contains("record-broken"));
    assert_eq!(found[0], found[1], "{}{}", ran[0].out, ran[1].out);
    assert!(!found[0] || ran.iter().all(|output| output.code == 1), "{}", ran[0].out);
    (ran[0].out.clone(), found[0])
}

#[test]
fn a_record_that_no_longer_holds_is_an_error() {
    let shop = Shop::signed_by_all();
    let (said, found) = check(&shop);
    assert!(!found, "{said}");
    // A signed item is taken out.
    let items = shop.read("deliverables.toml");
    let (first, _) = items.split_once("\n[[items]]\nid = \"logo\"").unwrap();
    shop.write("deliverables.toml", first);
    let (said, found) = check(&shop);
    assert!(found && said.contains("is DEPARTED") && said.matches("record-broken").count() == 1, "{said}");
    shop.write("deliverables.toml", &items);
    let record = shop.records("cutover").remove(0);
    let (payload, signature) = (format!("{record}/record.json"), format!("{record}/receiver-chen.toml.sig"));
    let whole = shop.read(&payload);
    shop.write(&payload, &whole.replace("Manual", "Pamphlet"));
    let (said, found) = check(&shop);
    assert!(found && said.contains("is BAD"), "{said}");
    shop.write(&payload, &whole);
    std::fs::remove_file(shop.path(&signature)).unwrap();
    std::fs::remove_file(shop.path(signature.trim_end_matches(".sig"))).unwrap();
    let (said, found) = check(&shop);
    assert!(found && said.contains("is MISSING"), "{said}");
}
