//! Attacks in which one side alone plays both: with a person it invents, an act it enters for the other, an alternative or
//! a condition of its own, a stage or signers of its own.

use crate::support::keys::{key, public};
use crate::support::runner::Output;
use crate::support::shop::Shop;

const TERMS: [&str; 8] =
    ["--with-reservations", "--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "at our cost"];

const CLOSE: &str = "\n[[signoff]]\nstage = \"close\"\nsigners = [\"lin\", \"chen\"]\ndeclaration = \"It is done.\"\n";

fn sign(shop: &Shop, stage: &str, who: &str, key_name: &str, more: &[&str]) -> Output {
    let key = key(key_name);
    let words = ["sign", stage, "--as", who, "--key", key.to_str().unwrap(), "--yes"];
    shop.run(&words.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
}

#[track_caller]
fn signs(shop: &Shop, stage: &str, who: &str, key_name: &str, more: &[&str]) -> String {
    let output = sign(shop, stage, who, key_name, more);
    assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    output.out
}

/// The cutover, signed by all with the logo reserved: Lin Wei, by 10 December.
fn reserved(shop: &Shop) {
    shop.write("handover.toml", &(shop.read("handover.toml") + CLOSE));
    signs(shop, "cutover", "lin", "lin", &TERMS);
    for who in ["chen", "zhao"] {
        signs(shop, "cutover", who, who, &["--with-reservations"]);
    }
}

/// A receiver whom the giver invents, with a key of the giver's.
fn invent(shop: &Shop) {
    let wu = format!(
        "[[people]]\nid = \"wu\"\nname = \"Wu Lei\"\nparty = \"receiver\"\nkeys = [\"{}\"]\n\n",
        public("mallory")
    );
    shop.edit("handover.toml", "[[signoff]]\n", &(wu + "[[signoff]]\n"));
}

fn append(shop: &Shop, after: &str, act: &str) {
    shop.edit("deliverables.toml", after, &format!("{after}  {act},\n"));
}

/// Where the log of the logo ends in the file.
fn last_act(shop: &Shop) -> String {
    let text = shop.read("deliverables.toml");
    let end = text.rfind("\n]").unwrap() + 1;
    let start = text[..end - 1].rfind('\n').unwrap() + 1;
    text[start..end].to_owned()
}

#[test]
fn an_alternative_that_one_side_begins_ends_no_signed_reservation() {
    let shop = Shop::new();
    let other = "\n[[items]]\nid = \"data\"\ntitle = \"Data\"\none_of = \"logo\"\n\n[[items]]\nid = \"words\"\ntitle = \"Why there is none\"\none_of = \"logo\"\nstage = \"close\"\nsteps = [{ did = \"written\", by = \"giver\" }]\nlog = [\n]\n";
    shop.write("deliverables.toml", &(shop.read("deliverables.toml") + other));
    reserved(&shop);
    shop.edit(
        "deliverables.toml",
        "log = [\n]\n",
        "log = [\n  { at = 2026-11-20T18:00:00+08:00, by = \"lin\", did = \"written\" },\n]\n",
    );
    let verified = shop.verify(&[]);
    assert!(
        verified.detail(&shop.record()).contains("\"Data\": the reservation has ended: not chosen"),
        "{verified:#?}"
    );
    let output = sign(&shop, "close", "chen", "chen", &[]);
    assert_eq!(output.code, 1, "{}", output.out);
    assert!(output.err.contains("(deliverables/data)"), "{}", output.err);
}

#[test]
fn a_condition_that_one_side_answers_ends_no_signed_reservation() {
    let shop = Shop::open();
    shop.edit(
        "deliverables.toml",
        "title = \"Logo\"\n",
        "title = \"Logo\"\nwhen = { item = \"deliverables/wanted\", is = \"yes\" }\n",
    );
    let other = "\n[[items]]\nid = \"wanted\"\ntitle = \"Is it wanted\"\nstage = \"close\"\nsteps = [{ did = \"said\", by = \"giver\", asks = { type = \"yes-no\" } }]\nlog = [\n]\n";
    shop.write("deliverables.toml", &(shop.read("deliverables.toml") + other));
    reserved(&shop);
    shop.edit(
        "deliverables.toml",
        "log = [\n]\n",
        "log = [\n  { at = 2026-11-20T18:00:00+08:00, by = \"lin\", did = \"said\", value = \"no\" },\n]\n",
    );
    let output = sign(&shop, "close", "chen", "chen", &[]);
    assert_eq!(output.code, 1, "{}", output.out);
    assert!(output.err.contains("(deliverables/logo)"), "{}", output.err);
}

#[test]
fn nobody_whom_the_signers_did_not_know_sets_other_terms_nor_does_one_side_for_the_other() {
    for (by, entered) in [("wu", ""), ("bo", ", entered_by = \"lin\"")] {
        let shop = Shop::open();
        shop.edit("deliverables.toml", "owner = [\"lin\"]\ndue", "owner = [\"lin\", \"bo\"]\ndue");
        reserved(&shop);
        invent(&shop);
        let act = |who: &str, entered: &str| {
            format!(
                "{{ at = 2026-11-20T18:00:00+08:00, by = \"{who}\", did = \"reserved\", fix_by = 2036-12-10, person = \"chen\", note = \"Acme pays\"{entered} }}"
            )
        };
        append(&shop, &last_act(&shop), &act("lin", ""));
        append(&shop, &last_act(&shop), &act(by, entered));
        let verified = shop.verify(&[]);
        let told = verified.detail(&shop.record());
        assert!(told.contains("alone recorded other terms") && !told.contains("both sides"), "{by}: {told}");
        assert!(!shop.run(&["show", "logo"]).out.contains("reserved: Chen Yu, by 10 Dec 2036"), "{by}");
        let output = sign(&shop, "close", "chen", "chen", &["--with-reservations"]);
        assert_eq!(output.code, 1, "{by}: {}", output.out);
        assert!(output.err.contains("alone recorded other terms"), "{by}: {}", output.err);
    }
}

#[test]
fn a_stage_of_one_sides_own_signers_replaces_no_terms() {
    let shop = Shop::open();
    reserved(&shop);
    let record = shop.record();
    invent(&shop);
    shop.edit("handover.toml", "cutover = 2026-11-30\n", "cutover = 2026-11-30\nmid = 2026-12-05\n");
    let mid = "\n[[signoff]]\nstage = \"mid\"\nsigners = [\"lin\", \"wu\"]\ndeclaration = \"So it is.\"\n";
    shop.write("handover.toml", &(shop.read("handover.toml") + mid));
    append(
        &shop,
        &last_act(&shop),
        "{ at = 2026-11-20T18:00:00+08:00, by = \"lin\", did = \"reserved\", fix_by = 2036-12-10, person = \"chen\", note = \"Acme pays\" }",
    );
    std::fs::rename(shop.path(&record), shop.path("aside")).unwrap();
    signs(&shop, "mid", "lin", "lin", &["--with-reservations"]);
    signs(&shop, "mid", "wu", "mallory", &["--with-reservations"]);
    std::fs::rename(shop.path("aside"), shop.path(&record)).unwrap();
    let shown = shop.run(&["show", "logo"]).out;
    assert!(shown.contains("Lin Wei, by 10 Dec"), "{shown}");
    let output = sign(&shop, "close", "chen", "chen", &["--with-reservations"]);
    assert_eq!(output.code, 1, "{}", output.out);
    assert!(output.err.contains("alone recorded other terms"), "{}", output.err);
}

#[test]
fn a_record_that_lacks_the_signers_of_the_project_opens_no_gate_and_is_signed_by_all_for_nobody() {
    let shop = Shop::with(CLOSE);
    let gated = "\n[[items]]\nid = \"wipe\"\ntitle = \"Wipe\"\nstage = \"close\"\nneeds = [\"signoff/cutover\"]\nsteps = [{ did = \"deleted\", by = \"giver\" }]\n";
    shop.write("deliverables.toml", &(shop.read("deliverables.toml") + gated));
    let honest = shop.read("handover.toml");
    invent(&shop);
    shop.edit("handover.toml", "signers = [\"lin\", \"chen\", \"zhao\"]", "signers = [\"lin\", \"wu\"]");
    signs(&shop, "cutover", "lin", "lin", &[]);
    signs(&shop, "cutover", "wu", "mallory", &[]);
    assert_eq!(shop.run(&["mark", "wipe", "deleted", "--as", "lin"]).code, 0, "the gate is open to these signers");
    assert_eq!(shop.run(&["undo", "wipe", "--as", "lin"]).code, 0);
    shop.write("handover.toml", &honest);
    let refused = shop.run(&["mark", "wipe", "deleted", "--as", "lin"]);
    assert_eq!(refused.code, 2, "{}", refused.out);
    let verified = shop.verify(&[]);
    assert_eq!(verified.stages[0]["signed_by_all"], false, "{verified:#?}");
    assert_eq!(verified.stages[0]["waiting"].as_array().unwrap().len(), 2, "{verified:#?}");
    let next = shop.run(&["next", "--as", "chen"]);
    assert!(next.out.contains("sign cutover"), "{}", next.out);
}

#[test]
fn a_signer_sees_what_another_side_entered_for_any_of_their_own() {
    let shop = Shop::open();
    append(
        &shop,
        &last_act(&shop),
        "{ at = 2026-11-18T13:00:00+08:00, by = \"bo\", did = \"accepted\", entered_by = \"lin\" }",
    );
    let shown = signs(&shop, "cutover", "chen", "chen", &[]);
    assert!(shown.contains("Accepted by Bo Li, entered by Lin Wei"), "{shown}");
}

#[test]
fn two_of_one_name_on_one_side_are_told() {
    let shop = Shop::new();
    let twin = "[[people]]\nid = \"cy\"\nname = \"chen yu\"\nparty = \"receiver\"\n\n[[signoff]]\n";
    shop.edit("handover.toml", "[[signoff]]\n", twin);
    let output = sign(&shop, "cutover", "chen", "chen", &[]);
    assert!((output.out + &output.err).contains("called \"Chen Yu\": chen and cy"));
}
