//! `handover init` by its questions: what is asked of a person at a terminal, and what comes of it.

use crate::support::keys::public;
use crate::support::new_project::{PEOPLE, findings, has_chinese, init};
use crate::support::runner::{NOW, Runner};
use clap::Parser;
use handover::cli::Cli;
use handover::commands;
use handover::context::Context;
use handover::model::clock::parse_moment;
use handover::screen::ui::{Scripted, Spoken};
use handover::text::Lang;
use handover::text::exit::Exit;
use std::path::PathBuf;

/// Runs `init` in the test's own process, with a person made of answers.
fn try_scripted(runner: &Runner, arguments: &[&str], answers: Vec<Spoken>) -> (anyhow::Result<Exit>, String, Scripted) {
    try_at_home(runner, arguments, answers, None)
}

/// The same, with a home in which there may be keys.
fn try_at_home(
    runner: &Runner,
    arguments: &[&str],
    answers: Vec<Spoken>,
    home: Option<PathBuf>,
) -> (anyhow::Result<Exit>, String, Scripted) {
    let cli = Cli::try_parse_from(["handover"].iter().chain(arguments)).unwrap();
    let mut ui = Scripted::new(answers);
    let wanted_lang = cli.lang.as_deref().and_then(Lang::parse);
    let now = parse_moment(NOW).unwrap();
    let mut context =
        Context { wanted_lang, width: 80, interactive: true, home, ..Context::for_test(runner.root(), now, &mut ui) };
    let exit = commands::run(cli.command, &mut context);
    let text = format!("{}{}", context.out, context.err);
    (exit, text, ui)
}

/// The same, for a run that does not fail.
fn run_scripted(runner: &Runner, arguments: &[&str], answers: Vec<Spoken>) -> (Exit, String, Scripted) {
    let (exit, text, ui) = try_scripted(runner, arguments, answers);
    (exit.unwrap(), text, ui)
}

fn choose(text: &str) -> Spoken {
    Spoken::Choose(text.to_owned())
}

fn typed(text: &str) -> Spoken {
    Spoken::Type(text.to_owned())
}

fn typed_all(texts: &[&str]) -> Vec<Spoken> {
    texts.iter().map(|text| typed(text)).collect()
}

#[test]
fn at_a_terminal_the_questions_make_the_project() {
    let runner = Runner::new();
    let mut answers = vec![choose("English"), choose("Minimal")];
    answers.extend(typed_all(&[
        "",
        "Bright Agency",
        "Acme Retail",
        "Acme audit",
        "Acme flagship store",
        "acme store",
        "acme-store",
    ]));
    answers.extend(typed_all(&["2026-02-30", "2026-11-02", "2026-11-01", "2026-11-30", ""]));
    answers.push(choose("the giver (Bright Agency)"));
    answers.extend(typed_all(&["Lin Wei", "lin.bright", "lin@laptop", "lin@bright.example", "lin"]));
    answers.push(choose("Add somebody of the receiver: Acme Retail"));
    answers.extend(typed_all(&["陈予", "chen@acme.example", "lin", "chen"]));
    answers.extend([choose("That is everybody"), choose("Yes")]);
    let (exit, text, ui) = run_scripted(&runner, &["init", "new"], answers);
    assert_eq!((exit, ui.left()), (Exit::Fine, 0), "{}", ui.transcript);
    assert!(text.contains("Started \"Acme flagship store\""), "{text}");
    for shown in [
        "Nothing is written before you have seen it all.",
        "For a small handover of any kind",
        "this cannot stay empty",
        "there is no day 2026-02-30",
        "cutover (2026-11-01) lies before start (2026-11-02)",
        "? Title (Handover from Bright Agency to Acme Retail)",
        "? Short name of the handover (bright-agency-acme-retail-2026)",
        "Short name of the handover: `acme store` cannot be used",
        "? Cutover, when responsibility moves [2026-12-02] ()",
        "Offered: 30 days after start.",
        "\"lin.bright\" is no mail address",
        "\"lin@laptop\" is no mail address",
        "? Short name for the logs (lin)",
        "? Short name for the logs (chen)",
        "Short name for the logs: two people have the id `lin`",
        "people      Lin Wei (giver, Giver's lead)",
        "陈予 (receiver, Receiver's lead)",
    ] {
        assert!(ui.transcript.contains(shown), "{shown}\n{}", ui.transcript);
    }
    let (loaded, codes) = findings(&runner.path("new"));
    assert_eq!(codes, []);
    let project = loaded.view.project;
    assert_eq!(project.id, "acme-store");
    assert_eq!(project.signoffs[0].signers, ["lin", "chen"]);
    assert_eq!(project.people[0].role, ["Giver's lead"]);
    assert_eq!(project.milestone("close").unwrap().to_string(), "2026-12-30");
}

#[test]
fn the_questions_are_chinese_from_the_language_on() {
    let runner = Runner::new();
    let mut answers = vec![choose("中文"), choose("代运营")];
    answers.extend(typed_all(&["明启代运营", "安可零售", "", "明启代运营向安可零售移交运营工作"]));
    answers.push(typed("明启-安可-2026"));
    answers.extend(typed_all(&["2026-11-20", "12月18日", "2026-12-18", "2027-01-17"]));
    answers.push(choose("移交方（明启代运营）"));
    answers.extend(typed_all(&["林薇", "lin@mingqi.example", "lin"]));
    answers.extend([choose("不再添加"), choose("是")]);
    let (exit, text, ui) = run_scripted(&runner, &["init", "new", "--format", "yaml"], answers);
    assert_eq!((exit, ui.left()), (Exit::Fine, 0), "{}", ui.transcript);
    assert!(text.contains("接收方还没有人员"), "{text}");
    for line in ui.transcript.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        assert!(has_chinese(line) || line.contains("Asia/") || line.contains("UTC"), "{line}");
    }
    assert_eq!(ui.last_farewell, "未写入任何内容。");
    assert_eq!(findings(&runner.path("new")).0.view.project.language.as_deref(), Some("zh-CN"));
}

#[test]
fn roles_of_a_party_of_several_people_are_given_out_one_by_one() {
    let runner = Runner::new();
    let days =
        ["--start", "2026-11-02", "--cutover", "2026-11-30", "--close", "2026-12-31", "--title", "T", "--id", "t"];
    let options = ["new", "--lang", "en", "--template", "vendor", "--person", "receiver:maya:Maya Torres"];
    let all: Vec<&str> = options.into_iter().chain(PEOPLE).chain(days).collect();
    let mut answers = vec![typed(""), choose("Maya"), Spoken::Back, choose("Chen"), choose("nobody in particular")];
    answers.extend([choose("Maya"), choose("Maya"), choose("Yes")]);
    let (exit, _, ui) = run_scripted(&runner, &init(&all), answers);
    assert_eq!((exit, ui.left()), (Exit::Fine, 0), "{}", ui.transcript);
    for shown in
        ["This template has work for a witness: Client contract owner, ", "Incoming service manager, of the receiver"]
    {
        assert!(ui.transcript.contains(shown), "{shown}\n{}", ui.transcript);
    }
    let people = findings(&runner.path("new")).0.view.project.people;
    assert_eq!(people.get("chen").unwrap().role, ["Incoming service manager"]);
    assert_eq!(people.get("maya").unwrap().role, ["Incoming IT lead", "Incoming HR"]);
    assert_eq!(people.get("lin").unwrap().role.len(), 4);
}

#[test]
fn what_the_options_say_is_not_asked() {
    let runner = Runner::new();
    let options = ["new", "--lang", "en", "--template", "minimal", "--witness", "Audit", "--title", "T", "--id", "t"];
    let days = ["--start", "2026-11-02", "--cutover", "2026-11-30", "--close", "2026-12-31"];
    let mut all: Vec<&str> = options.into_iter().chain(days).collect();
    let answers = vec![choose("none of these"), choose("Nobody now"), choose("Yes")];
    let (exit, _, ui) = run_scripted(&runner, &init(&all), answers);
    assert_eq!((exit, ui.left()), (Exit::Fine, 0));
    assert_eq!(ui.transcript.matches("? ").count(), 3, "{}", ui.transcript);
    all[0] = "second";
    let all: Vec<&str> = all.into_iter().chain(PEOPLE).collect();
    let (exit, _, ui) = run_scripted(&runner, &init(&all), Vec::new());
    assert_eq!((exit, ui.transcript.as_str()), (Exit::Fine, ""));
    assert!(runner.path("second/handover.toml").is_file());
}

#[test]
fn the_last_look_says_how_large_it_is_and_who_signs_and_lets_both_be_chosen() {
    let runner = Runner::new();
    let options = ["new", "--lang", "en", "--template", "agency", "--title", "T", "--id", "t", "--witness", "Audit"];
    let people = ["--person", "giver:Lin Wei", "--person", "receiver:Chen Yu", "--person", "giver:Bo Li"];
    let all: Vec<&str> = options.into_iter().chain(people).chain(["--cutover", "2026-12-30"]).collect();
    let days = typed_all(&["2026-11-20", "2027-01-30"]);
    let signers = |names: &[&str]| Spoken::ChooseSeveral(names.iter().map(|name| (*name).to_owned()).collect());
    let mut answers = days;
    let roles = 5;
    answers.extend((0..roles).map(|_| choose("Lin Wei")));
    answers.extend([choose("Only the core"), choose("Signers"), signers(&["Bo Li"])]);
    answers.extend([choose("Signers"), signers(&["Lin Wei", "Chen Yu"]), choose("Yes")]);
    let (exit, _, ui) = try_scripted(&runner, &init(&all), answers);
    assert!(exit.is_ok(), "{}", ui.transcript);
    assert!(ui.transcript.contains("the core of the template"), "{}", ui.transcript);
    assert!(ui.transcript.contains("at least one of the giver"), "{}", ui.transcript);
    let file = std::fs::read_to_string(runner.path("new/handover.toml")).unwrap();
    assert_eq!(file.matches("\nsigners = [\"lin\", \"chen\"]\n").count(), 3, "{file}");
}

#[test]
fn going_back_reaches_every_question_and_cancelling_writes_nothing() {
    let runner = Runner::new();
    let (exit, text, _) = run_scripted(&runner, &["init", "new"], vec![Spoken::Back]);
    assert_eq!((exit, text.as_str()), (Exit::Interrupted, "Nothing was written.\n"));

    let mut answers = vec![choose("English"), choose("Minimal"), typed("A"), typed("B"), typed("")];
    answers.extend([typed("Handover from A to B"), Spoken::Back, Spoken::Back, Spoken::Back, Spoken::Back]);
    answers.extend(typed_all(&["A2", "B", ""]));
    answers.extend(typed_all(&["Handover from A2 to B", "a2-b-2026", "2026-11-20", "2026-12-18", "2027-01-17"]));
    answers.extend([Spoken::Back, typed("2027-01-18"), choose("none of these"), choose("Nobody now"), choose("No")]);
    let (exit, _, ui) = run_scripted(&runner, &["init", "new"], answers);
    assert_eq!((exit, ui.left()), (Exit::Interrupted, 0), "{}", ui.transcript);
    // A title left as it was offered follows the names.
    assert!(ui.transcript.contains("? Title (Handover from A2 to B)"), "{}", ui.transcript);
    assert!(ui.transcript.contains("? Short name of the handover (a2-b-2026)"), "{}", ui.transcript);
    assert!(ui.transcript.contains("18 Jan 2027"), "{}", ui.transcript);
    assert!(runner.names().is_empty());
}

/// The answers up to the question of who one is.
fn until_people(template: &str) -> Vec<Spoken> {
    let mut answers = vec![choose("English"), choose(template), typed("A"), typed("B"), typed("")];
    answers.extend(typed_all(&["T", "t", "2026-11-20", "2026-12-18", "2027-01-17"]));
    answers
}

#[test]
fn esc_goes_back_one_question_with_what_was_answered_standing_there_and_loses_nobody() {
    let runner = Runner::new();
    let mut answers = until_people("Minimal");
    // Among the questions about oneself, out of them, and in again.
    answers.extend([choose("the giver"), typed("Lin Wei"), Spoken::Back, typed("Lin Wei 2"), typed("lin@a.example")]);
    answers.extend([Spoken::Back, Spoken::Back, Spoken::Back, choose("the giver"), typed("Lin Wei 3")]);
    answers.extend([typed("lin@a.example"), typed("lin")]);
    // Half a person, whom one comes back to; then out of the list of people, to the last question about oneself.
    answers.extend([choose("Add somebody of the receiver"), typed("Chen Yu"), typed("chen@b.example")]);
    answers.extend([Spoken::Back, Spoken::Back, Spoken::Back, choose("Add somebody of the receiver")]);
    answers.extend([typed("Chen Yu"), typed("chen@b.example"), typed("chen"), Spoken::Back, typed("lin")]);
    // Somebody is changed, and somebody taken out.
    answers.extend([
        choose("Change Chen Yu"),
        choose("Change"),
        typed("Chen Yun"),
        typed("chen@b.example"),
        typed("cy"),
    ]);
    answers.extend([choose("Add somebody of the receiver"), typed("X"), typed(""), typed("x")]);
    answers.extend([choose("Change X"), choose("Take out"), choose("That is everybody"), Spoken::Back]);
    answers.extend([choose("That is everybody"), choose("Yes")]);
    let (exit, _, ui) = run_scripted(&runner, &["init", "new"], answers);
    assert_eq!((exit, ui.left()), (Exit::Fine, 0), "{}", ui.transcript);
    for shown in [
        "? Name (Lin Wei)",
        "? Name (Lin Wei 2)",
        "? Name (Chen Yu)",
        "? Mail address (may stay empty) (chen@b.example)",
    ] {
        assert!(ui.transcript.contains(shown), "{shown}\n{}", ui.transcript);
    }
    let people = findings(&runner.path("new")).0.view.project.people;
    let people: Vec<_> = people.iter().map(|person| (person.id.as_str(), person.name.as_str())).collect();
    assert_eq!(people, [("lin", "Lin Wei 3"), ("cy", "Chen Yun")]);
}

#[test]
fn whoever_starts_is_offered_as_git_knows_them_with_a_key_of_theirs() {
    let runner = Runner::new();
    runner.git(".", &["init", "-q"]);
    runner.git(".", &["config", "user.name", "林薇"]);
    runner.git(".", &["config", "user.email", "lin@a.example"]);
    let line = public("lin").rsplit_once(' ').unwrap().0.to_owned();
    runner.write("home/.ssh/work", "-----BEGIN OPENSSH PRIVATE KEY-----\nnobody reads it\n");
    runner.write("home/.ssh/work.pub", &format!("{line} lin at work\n"));
    runner.write("home/.ssh/visitor.pub", &public("chen"));
    let mut answers = until_people("Minimal");
    answers.extend([
        choose("the giver"),
        typed("林薇"),
        typed("lin@a.example"),
        typed("lin"),
        choose("~/.ssh/work  SHA256:"),
    ]);
    answers.extend([Spoken::Back, choose("none now"), Spoken::Back, choose("~/.ssh/work")]);
    answers.extend([choose("That is everybody"), choose("Yes"), Spoken::Confirm(true)]);
    let home = Some(runner.path("home"));
    let (exit, _, ui) = try_at_home(&runner, &["init", "new"], answers, home);
    assert_eq!((exit.unwrap(), ui.left()), (Exit::Fine, 0), "{}", ui.transcript);
    for shown in [
        "? Name (林薇)",
        "(lin@a.example)",
        "? Short name for the logs (lin)",
        "people      林薇 (giver, Giver's lead)\n              key SHA256:",
    ] {
        assert!(ui.transcript.contains(shown), "{shown}\n{}", ui.transcript);
    }
    assert!(!ui.transcript.contains("visitor"), "{}", ui.transcript);
    let driver = runner.git(".", &["config", "merge.handover.driver"]);
    assert_eq!(driver.trim(), "handover merge-driver %O %A %B %P", "who agrees need not type it");
    assert_eq!(findings(&runner.path("new")).0.view.project.person("lin").unwrap().keys, [line]);
}

#[test]
fn a_role_can_be_given_to_somebody_who_is_added_for_it() {
    let runner = Runner::new();
    let mut answers = until_people("Handover of a post");
    answers[0] = choose("English");
    answers.extend([choose("none of these")]);
    answers.extend([choose("Nobody now"), choose("No")]);
    let (_, _, ui) = run_scripted(&runner, &["init", "new"], answers);
    assert!(ui.transcript.contains("receiver: Successor"), "{}", ui.transcript);

    let options = ["new", "--lang", "en", "--template", "agency", "--title", "T", "--id", "t"];
    let days = ["--start", "2026-11-02", "--cutover", "2026-11-30", "--close", "2026-12-31"];
    let two = ["--person", "giver:Max Lin"];
    let all: Vec<&str> = options.into_iter().chain(PEOPLE).chain(days).chain(two).collect();
    let mut answers =
        vec![typed(""), choose("Lin Wei"), choose("somebody who is not here yet"), typed("Ann Wu"), Spoken::Back];
    answers.extend([typed("Ann Wu"), typed(""), typed("ann"), choose("Ann Wu"), choose("Max"), choose("Max")]);
    answers.extend([Spoken::Back, choose("Lin Wei"), choose("Yes")]);
    let (exit, _, ui) = run_scripted(&runner, &init(&all), answers);
    assert_eq!((exit, ui.left()), (Exit::Fine, 0), "{}", ui.transcript);
    let people = findings(&runner.path("new")).0.view.project.people;
    assert_eq!(people.get("ann").unwrap().role, ["Agency shop operator", "Agency media and design lead"]);
    assert_eq!(people.get("lin").unwrap().role, ["Agency account lead", "Agency finance"]);
    assert_eq!(people.get("max").unwrap().role, ["Agency customer service lead"]);
}

#[test]
fn the_person_is_not_asked_anything_about_a_folder_that_will_not_do() {
    let runner = Runner::new();
    runner.write("handover.yaml", "format: 1\n");
    let (exit, text, ui) = try_scripted(&runner, &["init"], Vec::new());
    assert!(exit.unwrap_err().to_string().contains("handover.yaml"));
    assert_eq!((text, ui.transcript), (String::new(), String::new()));
}
