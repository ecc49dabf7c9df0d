//! `handover init` and the roles of a template: who gets which, and what becomes of those of a witness that there is not.

use crate::support::new_project::{PEOPLE, findings, init};
use crate::support::runner::{Output, Runner};
use handover::model::party::Party;

/// A second person of the receiver.
const MAYA: [&str; 2] = ["--person", "receiver:maya:Maya Torres"];

fn run(runner: &Runner, more: &[&str]) -> Output {
    let options = ["new", "--template", "software"].into_iter().chain(PEOPLE);
    let options: Vec<&str> = options.chain(more.iter().copied()).collect();
    runner.run(&init(&options))
}

fn roles(runner: &Runner) -> Vec<(String, Vec<String>)> {
    let project = findings(&runner.path("new")).0.view.project;
    project.people.iter().map(|person| (person.id.clone(), person.role.clone())).collect()
}

#[test]
fn the_one_person_of_a_party_has_all_its_roles() {
    let runner = Runner::new();
    let output = run(&runner, &[]);
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    assert!(!output.out.contains("nobody has yet"), "{}", output.out);
    let roles = roles(&runner);
    assert!(roles.iter().all(|(_, roles)| roles.len() >= 3), "{roles:?}");
    let (loaded, _) = findings(&runner.path("new"));
    let view = &loaded.view;
    for (item, standing) in view.project.items.iter().zip(&view.standings) {
        let next = standing.next.iter();
        for next in next.filter(|next| matches!(next.party, Some(Party::Giver | Party::Receiver))) {
            assert_eq!(view.project.people.ids(&next.asked).len(), 1, "{}", item.name);
        }
    }
}

#[test]
fn roles_of_several_people_are_given_by_options_and_the_rest_is_told() {
    let runner = Runner::new();
    let given = ["--role", "Owner project manager=Maya Torres", "--role", "Owner lead developer=chen"];
    let output = run(&runner, &[&MAYA[..], &given].concat());
    assert_eq!(output.code, 0, "{}", output.err);
    let given = roles(&runner);
    assert!(given.contains(&("maya".to_owned(), vec!["Owner project manager".to_owned()])), "{given:?}");
    assert!(given.contains(&("chen".to_owned(), vec!["Owner lead developer".to_owned()])), "{given:?}");
    assert!(output.out.contains("Roles of the receiver that nobody has yet"), "{}", output.out);
}

#[test]
fn a_role_that_cannot_be_given_is_refused_with_the_words_to_put_instead() {
    for (role, reason) in [
        ("Owner project manager", "is not complete; write it like"),
        ("=chen", "is not complete"),
        ("Owner projekt manager=chen", "did you mean \"Owner project manager\"?"),
        ("Cook=chen", "its roles are: Supplier project manager, "),
        ("Owner project manager=maya", "nobody has the id or name maya; give --person"),
        ("Owner project manager=lin", "is a role of the receiver, and Lin Wei is of the giver"),
    ] {
        let runner = Runner::new();
        let output = run(&runner, &["--role", role]);
        assert_eq!((output.code, output.out.as_str()), (2, ""), "{role}");
        assert!(output.err.contains(reason), "{role}: {}", output.err);
        assert!(runner.names().is_empty());
    }
    let runner = Runner::new();
    let output = runner.run(&init(&["new", "--template", "vendor", "--role", "Client IT=lin"]));
    assert!(
        output.err.contains("is a role of the witness, and the project has none; give --witness"),
        "{}",
        output.err
    );
}

#[test]
fn without_a_witness_its_steps_are_the_receivers_and_nothing_waits_on_it() {
    for (template, lang) in ["vendor", "contact-center", "post", "education"].map(|name| (name, "en")) {
        let runner = Runner::new();
        let options: Vec<&str> = ["new", "--template", template, "--lang", lang].into_iter().chain(PEOPLE).collect();
        let output = runner.run(&init(&options));
        assert_eq!(output.code, 0);
        assert!(output.err.contains("the witness's steps are the receiver's"), "{}", output.err);
        let (loaded, codes) = findings(&runner.path("new"));
        assert_eq!(codes, [], "{template}");
        let project = loaded.view.project;
        let parties = project.items.iter().flat_map(|item| item.steps.iter().map(|step| step.by.party()));
        assert!(parties.into_iter().all(|party| party != Some(Party::Witness)), "{template}");
        assert!(!runner.path("new/clearances.toml").exists(), "nobody could give them");
        assert!(runner.read("new/README.md").contains("No witness takes part"), "{template}");
    }
    let runner = Runner::new();
    runner.run(&init(&["new", "--template", "vendor"]));
    let payments = runner.read("new/payments.toml");
    assert!(payments.contains("# No witness takes part here: "), "{payments}");
    assert!(payments.contains("{ did = \"agreed\", by = \"receiver\", do = \"check the figures\""), "{payments}");
}

#[test]
fn a_party_that_nobody_is_in_is_told_with_the_lines_that_add_somebody() {
    let runner = Runner::new();
    let output = run(&runner, &["--witness", "Audit"]);
    let told = "Nobody acts for the witness yet: add people, and say who signs\n       handover people add ID NAME --party witness\n";
    assert!(output.out.contains(told) && !output.out.contains("signers="), "{}", output.out);
    let output = Runner::new().run(&["init", "--no-input", "--giver", "A", "--receiver", "B"]);
    let told = "--party giver\n       handover people add ID NAME --party receiver\n       handover set signoff/cutover signers=ID,ID\n";
    assert!(output.out.contains(told), "{}", output.out);
}
