//! `handover explain`.

mod codes;
mod screens;

#[test]
fn every_word_that_verify_says_of_a_record_or_a_statement_is_explained() {
    let runner = crate::support::runner::Runner::new();
    for word in [
        "DEPARTED",
        "departed",
        "CURRENT",
        "CONTINUED",
        "SUPERSEDED",
        "BAD",
        "MISSING",
        "CANNOT TELL",
        "CHANGED",
        "VERIFIED",
        "UNVERIFIED",
        "SIGNED, KEY NAMED BY THE PROJECT ONLY",
        "与签署内容不一致",
    ] {
        let output = runner.run(&["explain", word]);
        assert_eq!(output.code, 0, "{word}: {}", output.err);
        assert!(output.out.lines().count() > 2, "{word}: {}", output.out);
    }
}
