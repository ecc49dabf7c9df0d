//! Where things stand as a page for managers: without a script, the figures of the tables, on any screen.

#[cfg(unix)]
use crate::support::browser::browser;
use crate::support::runner::Runner;
use crate::support::small::Small;
use serde_json::Value;

fn html(runner: &Runner, folder: &str, more: &[&str]) -> String {
    let arguments: Vec<&str> = ["status", "--format", "html"].into_iter().chain(more.iter().copied()).collect();
    let output = runner.run_in(folder, &arguments);
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    output.out
}

#[test]
fn the_page_tells_the_figures_of_the_report() {
    let runner = Runner::new();
    for (example, lang) in [("billing-software", "en"), ("客服中心交接", "zh-CN")] {
        runner.copy_example(example);
        let text = html(&runner, example, &[]);
        let report: Value = serde_json::from_str(&runner.run_in(example, &["status", "--format", "json"]).out).unwrap();
        let (total, number) = (&report["total"], |name: &str| report["total"][name].as_u64().unwrap());
        let told = match lang {
            "en" => format!("{} of {} items complete", number("complete"), number("items")),
            _ => format!("共 {} 项，已完成 {} 项", number("items"), number("complete")),
        };
        assert!(text.contains(&told), "{total}: {told}");
        assert!(text.contains(&format!("<html lang=\"{lang}\">")));
        for section in report["sections"].as_array().unwrap() {
            assert!(text.contains(section["title"].as_str().unwrap()), "{section}");
        }
        for risk in report["items"].as_array().unwrap().iter().filter(|item| item["short"] == true) {
            assert!(text.contains(risk["item"].as_str().unwrap()), "{risk}");
        }
        assert!(!text.contains("<script") && !text.contains("unsafe") && !text.contains("src="));
        assert!(text.contains("class=\"grid matrix"), "the risks by likelihood and impact");
    }
}

#[test]
fn a_portfolio_is_one_page_with_a_row_for_each() {
    let runner = Runner::new();
    for example in ["billing-software", "store-agency"] {
        runner.copy_example(example);
    }
    let text = html(&runner, ".", &["--lang", "en", "."]);
    let (_, table) = text.split_once("<tbody>").unwrap();
    let (table, _) = table.split_once("</tbody>").unwrap();
    assert_eq!(table.matches("<tr>").count(), 2, "{table}");
    assert!(text.contains("<li>2 handovers</li>"));
    assert!(table.contains("Acme flagship store") && table.contains("CRM and billing"));
}

#[test]
fn what_a_title_says_stays_text() {
    let words = "<img src=x onerror=alert(1)></title></style><script>alert(1)</script>";
    let runner = Small::new()
        .file("risks.toml", &format!("section = \"risks\"\ntitle = '{words}'\n[[items]]\nid = \"x\"\ntitle = '{words}'\nlikelihood = 5\nimpact = 5\nresponse = '{words}'\ndue = '{words}'\n"))
        .write();
    let text = html(&runner, ".", &[]);
    assert_eq!((text.matches("<script").count(), text.matches("<img").count()), (0, 0));
    assert_eq!(
        (text.matches("</style>").count(), text.matches("</title>").count()),
        (1, 2),
        "its own, and a drawing's"
    );
    assert!(text.contains("&lt;script&gt;"));
}

#[cfg(unix)]
#[test]
fn the_page_fits_a_phone_and_a_desk_and_its_words_stand_out() {
    let Some(mut browser) = browser() else { return };
    let runner = Runner::new();
    for example in ["billing-software", "客服中心交接"] {
        runner.copy_example(example);
        runner.write("page.html", &html(&runner, example, &[]));
        for width in [360, 1280] {
            browser.open(&runner.path("page.html"), width);
            assert!(!browser.is_wide(), "{example} {width}");
            assert_eq!(browser.faint(), Vec::<Value>::new(), "{example} {width}");
            assert_eq!(browser.complaints(), Vec::<String>::new(), "the policy knows the page's own styles");
            browser.picture(&format!("overview-{example}-{width}.png"));
        }
    }
}
