//! `handover status` of many projects: what is wrong with one is its row, and they are counted and added up together.

#[cfg(unix)]
use crate::support::disk;
use crate::support::runner::{Output, Runner};
use crate::support::small::PROJECT;
use insta::assert_snapshot;
use serde_json::Value;

/// A project of one payment of which less was paid than agreed, and of one item that is late.
fn project(runner: &Runner, folder: &str, id: &str, currency: &str) {
    let head = PROJECT.replace("\"small\"", &format!("\"{id}\"")).replace("Small handover", &format!("Shop {id}"));
    let head = head.replace("name = \"Lin Wei\"", "name = \"Lin Wei\", email = \"lin@bright.example\"");
    runner.write(&format!("{folder}/handover.toml"), &head);
    let payment = format!(
        "section = \"payments\"\n[[items]]\nid = \"fee\"\ntitle = \"Fee\"\namount = \"1,200.50 {currency}\"\nlog = [\n  \
         {{ at = 2026-11-02T09:00:00+08:00, by = \"lin\", did = \"claimed\" }},\n  \
         {{ at = 2026-11-02T09:01:00+08:00, by = \"chen\", did = \"agreed\" }},\n  \
         {{ at = 2026-11-02T09:02:00+08:00, by = \"chen\", did = \"paid\", value = \"200.50 {currency}\" }},\n]\n"
    );
    runner.write(&format!("{folder}/payments.toml"), &payment);
    let late = "section = \"scope\"\n[[items]]\nid = \"late\"\ntitle = \"Late\"\ndue = 2026-11-10\n";
    runner.write(&format!("{folder}/scope.toml"), late);
}

/// Three projects that can be read and one that cannot.
fn some() -> Runner {
    let runner = Runner::new();
    for (folder, id, currency) in [("a", "one", "EUR"), ("b/in", "two", "CNY"), ("d", "three", "EUR")] {
        project(&runner, folder, id, currency);
    }
    runner.write("c/handover.toml", "title = \"never closed\nid = 1\n");
    runner
}

fn json(runner: &Runner, words: &[&str]) -> Value {
    let run = runner.run(&[words, &["--format", "json"]].concat());
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

fn folders(report: &Value) -> Vec<&str> {
    report["projects"].as_array().unwrap().iter().map(|one| one["project"]["folder"].as_str().unwrap()).collect()
}

#[test]
fn one_broken_project_is_one_row_and_the_others_are_counted() {
    let runner = some();
    let Output { code, out, err } = runner.run(&["status", "."]);
    assert_snapshot!(format!("{out}--- {code}\n{err}"), @r#"
    Handover                             Items  Progress             Late  Short  Cutover  Findings
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    Shop one                            0 of 2  ███████░░░░░░░  50%     1      1  30 Nov   5 to fill in
    Shop two                            0 of 2  ███████░░░░░░░  50%     1      1  30 Nov   5 to fill in
    c                                        –  –                       –      –  –        –
    handover.toml:1: the `"` on line 1
    is never closed
    Shop three                          0 of 2  ███████░░░░░░░  50%     1      1  30 Nov   5 to fill in
    All 4                               0 of 6  ███████░░░░░░░  50%     3      3  –        15 to fill in

    Payments  receiver to giver: 1,000 CNY of 1,200.50 CNY still to pay (claimed 1,200.50, agreed
              1,200.50, paid 200.50, received 0)
    Payments  receiver to giver: 2,000 EUR of 2,401 EUR still to pay (claimed 2,401, agreed 2,401, paid
              401, received 0)
    --- 3
    error: not read, because something is wrong in it: c
    hint: `handover check --no-input` shows what is wrong
    "#);
    let chinese = runner.run(&["status", ".", "--lang", "zh-CN"]);
    assert_snapshot!(chinese.out, @r#"
    交接项目                            事项  进度                 逾期  未达标  切换日    检查结果
    ----------------------------------------------------------------------------------------------------
    Shop one                             0/2  #######.......  50%     1       1  11月30日  5 个可以补充
    Shop two                             0/2  #######.......  50%     1       1  11月30日  5 个可以补充
    c                                      -  -                       -       -  -         -
    handover.toml:1：第 1 行的 `"`
    没有闭合
    Shop three                           0/2  #######.......  50%     1       1  11月30日  5 个可以补充
    共 4 个项目                          0/6  #######.......  50%     3       3  -         15 个可以补充

    款项  接收方付移交方：共 1,200.50 CNY，尚有 1,000 CNY 未付（已提出 1,200.50，已确认 1,200.50，已付
          200.50，已到账 0）
    款项  接收方付移交方：共 2,401 EUR，尚有 2,000 EUR 未付（已提出 2,401，已确认 2,401，已付 401，已到
          账 0）
    "#);
    let report = json(&runner, &["status", "."]);
    assert_eq!(folders(&report), ["a", "b/in", "d"]);
    assert_eq!(report["unreadable"][0]["folder"], "c");
    let total = &report["total"];
    assert_eq!((&total["projects"], &total["unreadable"], &total["items"]), (&4.into(), &1.into(), &6.into()));
    assert_eq!((&total["overdue"], &total["short"]), (&3.into(), &3.into()));
    for (sum, currency, whole, open) in [(0, "CNY", "1200.5", "1000"), (1, "EUR", "2401", "2000")] {
        let sum = &report["sums"][sum];
        assert_eq!((&sum["currency"], &sum["whole"], &sum["open"]), (&currency.into(), &whole.into(), &open.into()));
    }
    let csv = runner.run(&["status", ".", "--format", "csv"]);
    assert_eq!(csv.code, 3);
    let line = csv.out.lines().find(|line| line.starts_with(",c,")).expect("a row of the broken one");
    assert!(line.contains("handover.toml:1"), "{line}");
}

#[test]
fn the_same_people_and_organisations_are_one_line_across_projects() {
    let runner = some();
    assert_snapshot!(runner.run(&["status", ".", "--by", "party"]).out, @"
    Party     Organisation  Handovers  Waiting  Late  Own steps made
    ─────────────────────────────────────────────────────────────────────
    giver     Bright                3        6     3  ████░░░░░░░░░░  33%
    receiver  Acme                  3        0     –  █████████░░░░░  66%
    witness   Audit                 3        0     –  –
    ");
    assert_snapshot!(runner.run(&["status", ".", "--by", "person"]).out, @"
    Person       Organisation  Handovers  Waiting  Late  Next due  Recorded
    ───────────────────────────────────────────────────────────────────────
    Lin Wei      Bright                3        6     3  10 Nov           3
    Gu Ning      Bright                3        6     3  10 Nov           0
    Chen Yu      Acme                  3        0     –  –                6
    Maya Torres  Acme                  3        0     –  –                0
    Zhao Min     Audit                 3        0     –  –                0
    ");
    assert_snapshot!(runner.run(&["status", ".", "--by", "person", "--lang", "zh-CN"]).out, @"
    人员         单位    项目数  待处理  逾期  最近到期  已记录
    -----------------------------------------------------------
    Lin Wei      Bright       3       6     3  11月10日       3
    Gu Ning      Bright       3       6     3  11月10日       0
    Chen Yu      Acme         3       0     -  -              6
    Maya Torres  Acme         3       0     -  -              0
    Zhao Min     Audit        3       0     -  -              0
    ");
    let due = runner.run(&["status", ".", "--by", "due"]).out;
    assert_eq!(due.matches("Shop ").count(), 6, "{due}");
}

#[test]
fn whatever_the_number_of_threads_the_bytes_are_the_same() {
    let runner = some();
    for words in [
        &["status", "."][..],
        &["status", ".", "--by", "person"],
        &["status", ".", "--by", "due"],
        &["status", ".", "--format", "json"],
        &["status", ".", "--format", "yaml"],
        &["status", ".", "--format", "csv"],
        &["status", ".", "--by", "due", "--format", "csv"],
        &["status", ".", "--format", "md"],
    ] {
        let with = |threads: &str| {
            let run = runner.command(words).env("RAYON_NUM_THREADS", threads).output().unwrap();
            (run.status.code(), run.stdout, run.stderr)
        };
        let one = with("1");
        assert!(!one.1.is_empty() && (2..6).all(|threads| with(&threads.to_string()) == one), "{words:?}");
    }
}

#[test]
fn a_project_that_is_named_twice_is_counted_once() {
    let runner = some();
    let report = json(&runner, &["status", "d", "a", "./a", "d/../a"]);
    assert_eq!(folders(&report), ["d", "a"], "in the order in which they were named");
    assert_eq!(report["total"]["projects"], 2);
}

#[test]
fn without_a_folder_the_projects_below_are_shown_where_none_is_around() {
    let runner = some();
    assert_eq!(runner.run(&["status"]), runner.run(&["status", "."]));
    assert!(runner.run_in("b", &["status"]).out.contains("Shop two"));
    let nothing = Runner::new();
    nothing.write("notes/readme.md", "nothing here");
    for words in [&["status"][..], &["status", "."], &["status", "notes", "."]] {
        let run = nothing.run(words);
        assert!(run.code == 3 && run.out.is_empty() && !run.err.is_empty(), "{words:?}: {run:?}");
    }
}

#[test]
fn a_folder_that_holds_no_project_is_a_row_beside_those_that_do() {
    let runner = some();
    runner.write("empty/readme.md", "nothing here");
    let run = runner.run(&["status", "a", "empty", "d"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.out.contains("holds no handover") && run.out.contains("Shop one"), "{}", run.out);
    assert_eq!(json(&runner, &["status", "a", "empty", "d"])["unreadable"][0]["folder"], "empty");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_looked_into_is_a_row() {
    let runner = some();
    let Some(reader) = disk::Reader::of(&runner) else { return };
    runner.write("locked/inner/handover.toml", PROJECT);
    disk::set_mode(&runner.path("locked"), 0o000);
    let run = reader.run(&runner, &["status", "."]);
    disk::set_mode(&runner.path("locked"), 0o755);
    assert!(run.code == 3 && run.out.contains("locked") && run.out.contains("Shop one"), "{run:?}");
}

#[test]
fn more_projects_than_a_screen_holds_still_end_in_their_total() {
    let runner = Runner::new();
    for number in 0..1_002 {
        let head = format!("format = 1\nid = \"p{number}\"\ntitle = \"P{number}\"\n");
        runner.write(&format!("p{number:04}/handover.toml"), &head);
    }
    let run = runner.run(&["status", "."]);
    assert!(run.out.contains("All 1002") && run.out.contains("and 2 more"), "{}", run.out);
}

#[test]
fn the_page_of_several_tells_what_is_late_and_short_by_project_and_who_is_asked() {
    let runner = some();
    let page = runner.run(&["status", ".", "--format", "html", "-o", "page.html"]);
    assert_eq!(page.code, 3, "{}", page.err);
    let page = runner.read("page.html");
    let (_, late) = page.split_once("<h2>Late</h2>").expect("what is late");
    let (late, short) = late.split_once("<h2>Complete, but not enough</h2>").expect("what falls short");
    for title in ["Shop one", "Shop two", "Shop three"] {
        let of = |part: &str| part.split("<h3>").find(|part| part.starts_with(title)).unwrap_or_default().to_owned();
        let (late, short) = (of(late), of(short));
        for told in ["late\u{a0}by\u{a0}10\u{a0}days", "scope/late", "Lin Wei"] {
            assert!(late.contains(told), "{title}: {told}\n{late}");
        }
        assert!(short.contains("payments/fee"), "{title}: {short}");
    }
    assert!(page.contains("handover.toml:1"), "the broken one is a row");
}

#[test]
fn however_many_cannot_be_read_a_few_are_named() {
    let runner = Runner::new();
    for number in 0..40 {
        runner.write(&format!("p{number:02}/handover.toml"), "title = \"never closed\n");
    }
    let told = runner.run(&["status", "."]);
    assert!(told.err.contains("p00") && told.err.contains("more") && !told.err.contains("p39"), "{}", told.err);
}
