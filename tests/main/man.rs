//! `handover man`.

use crate::support::runner::Runner;

#[test]
fn the_manual_is_printed_or_written_and_never_over_a_file() {
    let runner = Runner::new();
    let page = runner.run(&["man"]);
    assert!(page.out.contains(".TH handover 1") && page.out.contains("handover\\-mark(1)"), "{}", page.out);
    let chinese = runner.run(&["man", "--lang", "zh-CN"]).out;
    assert!(chinese.contains(".SH 名称") && chinese.contains("查看交接进展"), "{chinese}");
    let headings = chinese.lines().filter_map(|line| line.strip_prefix(".SH "));
    assert!(headings.clone().all(|heading| !heading.is_ascii()), "{:?}", headings.collect::<Vec<_>>());
    let output = runner.run(&["man", "pages"]);
    assert_eq!(output.code, 0, "{}", output.err);
    for name in ["handover", "handover-mark", "handover-templates-show", "handover-schema"] {
        assert!(runner.read(&format!("pages/{name}.1")).contains(".SH NAME"), "{name}");
    }
    let before = runner.snapshot();
    assert_eq!(runner.run(&["man", "pages"]).code, 3);
    assert_eq!(runner.snapshot(), before);
}
