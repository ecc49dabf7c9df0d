//! What was reserved at one stage and goes on to the next: new terms hold once both sides have recorded the same.

use crate::support::keys::key;
use crate::support::runner::Output;
use crate::support::shop::Shop;

const START: &str = "\n[[signoff]]\nstage = \"close\"\nsigners = [\"lin\", \"chen\"]\ndeclaration = \"D\"\n";

const RESERVE: [&str; 8] = [
    "--with-reservations",
    "--reserve-all",
    "--fix-by",
    "2026-12-20",
    "--person",
    "lin",
    "--note",
    "it's not accepted",
];

/// The shop with an open logo, signed at the cutover by all, with the logo reserved.
fn signed_with_a_reservation() -> Shop {
    let shop = Shop::with(START);
    shop.edit("deliverables.toml", "  { at = 2026-11-18T13:00:00+08:00, by = \"chen\", did = \"accepted\" },\n", "");
    shop.edit("handover.toml", "signers = [\"lin\", \"chen\", \"zhao\"]", "signers = [\"lin\", \"chen\"]");
    shop.edit("handover.toml", "close = 2026-12-31", "close = 2026-12-25");
    for (who, more) in [("lin", &RESERVE[..]), ("chen", &[])] {
        let output = shop.sign(who, more);
        assert_eq!(output.code, 0, "{output:?}");
    }
    shop
}

fn close(shop: &Shop, who: &str, more: &[&str]) -> Output {
    let key = key(who);
    let words = ["sign", "close", "--as", who, "--key", key.to_str().unwrap(), "--yes"];
    shop.run(&[&words[..], more].concat())
}

#[test]
fn a_reservation_that_goes_on_to_another_day_is_signed_once_both_sides_have_recorded_it() {
    let shop = signed_with_a_reservation();
    let later =
        ["--with-reservations", "--reserve-all", "--fix-by", "2027-01-20", "--person", "lin", "--note", "still open"];
    let refused = close(&shop, "lin", &later);
    assert_eq!(refused.code, 1, "{refused:?}");
    let command = |by: &str| {
        format!(
            "handover mark deliverables/logo reserved --fix-by 2027-01-20 --person lin --note 'still open' --as {by}"
        )
    };
    assert!(refused.err.contains(&command("lin")) && refused.err.contains(&command("chen")), "{refused:?}");
    // As it says: one side alone is not enough, and the other one's command is told.
    let mark = |by: &str| {
        let words = ["mark", "deliverables/logo", "reserved", "--fix-by", "2027-01-20", "--person", "lin"];
        let output = shop.run(&[&words[..], &["--note", "still open", "--as", by]].concat());
        assert_eq!(output.code, 0, "{output:?}");
    };
    mark("lin");
    let refused = close(&shop, "lin", &["--with-reservations"]);
    assert!(refused.code == 1 && refused.err.contains(&command("chen")), "{refused:?}");
    assert!(!refused.err.contains(&command("lin")), "{refused:?}");
    mark("chen");
    for (who, more) in [("lin", &["--with-reservations"][..]), ("chen", &[])] {
        let output = close(&shop, who, more);
        assert_eq!(output.code, 0, "{who}: {output:?}");
    }
}

#[test]
fn of_two_stages_on_one_day_the_later_one_in_the_file_carries_what_the_earlier_left_open() {
    let shop = Shop::with(START);
    shop.edit("deliverables.toml", "  { at = 2026-11-18T13:00:00+08:00, by = \"chen\", did = \"accepted\" },\n", "");
    shop.edit("handover.toml", "signers = [\"lin\", \"chen\", \"zhao\"]", "signers = [\"lin\", \"chen\"]");
    shop.edit("handover.toml", "close = 2026-12-31", "close = 2026-11-30");
    // Nothing of the later stage can be signed as if nothing were open in the earlier one.
    let early = close(&shop, "lin", &[]);
    assert!(early.code == 1 && early.err.contains("Logo (deliverables/logo)"), "{early:?}");
    for (who, more) in [("lin", &RESERVE[..]), ("chen", &[])] {
        let output = shop.sign(who, more);
        assert_eq!(output.code, 0, "{output:?}");
    }
    for (who, more) in [("lin", &["--with-reservations"][..]), ("chen", &[])] {
        let output = close(&shop, who, more);
        assert_eq!(output.code, 0, "{who}: {output:?}");
        assert!(output.out.contains("Logo: in progress; Lin Wei, by 2026-12-20"), "{output:?}");
    }
    assert_eq!(shop.verify(&[]).state(&shop.records("cutover")[0]), "CURRENT");
}
