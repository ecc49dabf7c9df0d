//! What is signed is shown first: what each item says, what changed since one signed last, and what is adopted.

use crate::support::shop::Shop;

const MANUAL: &str = "title = \"Manual\"\n";

#[test]
fn an_item_is_shown_with_what_it_says_and_who_made_it_complete() {
    let shop = Shop::new();
    let said = "title = \"All invoices, found correct\"\naccept_when = \"Acme has no claims left\"\ndetails = \"used, as seen\"\nquantity = 3\n";
    shop.edit("deliverables.toml", MANUAL, said);
    let more =
        "by = \"chen\", did = \"accepted\", value = 3, note = \"all are there\" },\n]\n\n[[items]]\nid = \"logo\"";
    shop.edit("deliverables.toml", "by = \"chen\", did = \"accepted\" },\n]\n\n[[items]]\nid = \"logo\"", more);
    let output = shop.sign("chen", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    for line in [
        "- All invoices, found correct (deliverables/manual): complete\n",
        "Chen Yu, 18 Nov: Accepted: 3 — \"all are there\"",
        "done when: Acme has no claims left",
        "details: used, as seen",
        "quantity: 3",
        "- Logo (deliverables/logo): complete\n",
    ] {
        assert!(output.out.contains(line), "{line}\n{}", output.out);
    }
    let at = |word: &str| output.out.find(word).unwrap_or_else(|| panic!("{word}\n{}", output.out));
    assert!(at("(deliverables/logo)") < at("Signatures:") && at("Signatures:") < at("digest "), "{}", output.out);
}

#[test]
fn what_changed_is_shown_as_it_was_and_as_it_is() {
    let shop = Shop::new();
    shop.edit("deliverables.toml", MANUAL, &format!("{MANUAL}accept_when = \"chapters 1-9\"\n"));
    assert_eq!(shop.sign("chen", &[]).code, 0);
    shop.edit("deliverables.toml", "chapters 1-9", "Acme has paid EUR 90,000");
    let act = "  { at = 2026-11-19T13:00:00+08:00, by = \"chen\", did = \"noted\", note = \"Acme pays\", entered_by = \"lin\" },\n]\n";
    let logo = shop.read("deliverables.toml");
    let new = "\n[[items]]\nid = \"more\"\ntitle = \"The receiver pays\"\noptional = true\n";
    let logo = logo.strip_suffix("]\n").unwrap().to_owned() + act + new;
    shop.write("deliverables.toml", &logo);
    let output = shop.sign("chen", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("done when: chapters 1-9 → Acme has paid EUR 90,000"), "{}", output.out);
    assert_eq!(output.out.matches("\"Acme pays\"").count(), 2, "{}", output.out);
    assert!(output.out.contains("- The receiver pays (deliverables/more): open"), "{}", output.out);
    assert!(!output.out.contains("Logo (deliverables/logo): complete"), "{}", output.out);
}

#[test]
fn the_words_of_a_step_are_shown_where_they_changed() {
    let shop = Shop::new();
    let steps = |done: &str| {
        format!(
            "{MANUAL}steps = [{{ did = \"delivered\", by = \"giver\" }}, {{ did = \"accepted\", by = \"receiver\", done = \"{done}\" }}]\n"
        )
    };
    shop.edit("deliverables.toml", MANUAL, &steps("Accepted"));
    assert_eq!(shop.sign("chen", &[]).code, 0);
    shop.edit("deliverables.toml", "done = \"Accepted\"", "done = \"Paid, and no claims left\"");
    let output = shop.sign("chen", &[]);
    assert!(
        output.out.contains("done: Accepted") && output.out.contains("done: Paid, and no claims left"),
        "{}",
        output.out
    );
}

#[test]
fn a_text_is_shown_in_every_language_that_it_has() {
    let shop = Shop::new();
    let both = "title = { en = \"Handbook\", zh-CN = \"接收方支付九万欧元\" }\naccept_when = { en = \"it is there\", zh-CN = \"款项到账\" }\n";
    shop.edit("deliverables.toml", MANUAL, both);
    shop.edit("handover.toml", "title = \"Shop\"", "title = { en = \"Shop\", zh-CN = \"网店及其全部债务\" }");
    let output = shop.sign("chen", &[]);
    for text in ["Handbook / 接收方支付九万欧元", "it is there / 款项到账", "Shop / 网店及其全部债务"]
    {
        assert!(output.out.contains(text), "{text}\n{}", output.out);
    }
}

#[test]
fn how_much_of_a_text_is_left_out_is_said_and_where_it_stands() {
    let shop = Shop::new();
    let long = "x".repeat(2600) + " and Acme pays";
    let both = format!("{MANUAL}accept_when = {{ en = \"{long}\", zh-CN = \"接收方付款\" }}\n");
    shop.edit("deliverables.toml", MANUAL, &both);
    let output = shop.sign("chen", &[]);
    let flat = output.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("(614 characters more: `handover show deliverables/manual`)"), "{}", output.out);
    assert!(flat.replace(" ", "").contains("接收方付款") && !flat.contains("Acme pays"), "{}", output.out);
}

#[test]
fn an_item_in_which_ones_own_side_had_no_part_is_told() {
    let shop = Shop::new();
    let steps = "title = \"Logo\"\nsteps = [{ did = \"delivered\", by = \"giver\" }]\n";
    shop.edit("deliverables.toml", "title = \"Logo\"\n", steps);
    shop.edit("deliverables.toml", "  { at = 2026-11-18T13:00:00+08:00, by = \"chen\", did = \"accepted\" },\n", "");
    let told = "(deliverables/logo): complete, no step of it was made by your side";
    let output = shop.sign("chen", &[]);
    assert!(output.out.contains(told), "{}{}", output.out, output.err);
    assert!(!shop.sign("lin", &[]).out.contains("no step of it"));
}
