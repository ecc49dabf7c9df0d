//! `handover sign`: makes the record of a stage and signs it, or countersigns the one of the present state.
//!
//! Everything is worked out, shown and signed before a record is written; then its folder, or what is added to it,
//! appears at once, after the terms of its reservations, as acts that everybody sees. While a person reads and thinks,
//! nobody else has to wait: the lock is taken afterwards, and what was shown is worked out again.

mod agreeing;
mod allowed;
mod args;
mod asking;
mod bound;
mod choosing;
mod keeping;
mod plan;
mod reserving;
mod showing;
mod tidy;
mod without_key;

pub use args::SignArgs;

use crate::checks::check_all;
use crate::context::Context;
use crate::context::acting::who_acts;
use crate::document::naming::decision;
use crate::document::place::{signature_name, statement_name};
use crate::edits::pick::stage_of;
use crate::files::load::{find_root, load_project};
use crate::files::store::{RecordFile, Store};
use crate::history::is_work_tree;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::project::{Person, Project};
use crate::screen::commit::commit_command;
use crate::screen::sign::{render_notes, render_sign};
use crate::signoff::check::{Judging, RecordCheck, RecordsCheck, check_project};
use crate::signoff::remembered::{known_keys, own_statements};
use crate::signoff::statement::Statement;
use crate::signoff::vouching::Vouchers;
use crate::signoff::{ssh, verify};
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::look::Look;
use crate::text::problem::Problem;
use crate::text::say::{findings as findings_say, sign as say, status as status_say, words};
use crate::text::visible::visible_line;
use allowed::require_no_errors;
use anyhow::Result;
use args::Asked;
use asking::{Confirmed, confirm, read_args};
use choosing::{With, choose_key, require_listed};
use plan::Plan;
use reserving::Reserved;
use without_key::Chosen;

/// Runs `handover sign`.
///
/// # Errors
///
/// When the person may not sign, the stage cannot be signed, the key is not the person's, `ssh-keygen`
/// does not sign, or the record cannot be written. No record has been written then.
pub fn run(mut args: SignArgs, context: &mut Context<'_>) -> Result<Exit> {
    let root = find_root(&context.folder)?;
    let loaded = context.open_at(&root)?;
    let look = context.look();
    loaded.require_readable()?;
    let project = &loaded.view.project;
    let stages: Vec<&str> = project.signoffs.iter().map(|signoff| signoff.stage.as_str()).collect();
    args.stage = stage_of(project, &stages, &args.stage).unwrap_or(args.stage);
    require_stage(project, &args.stage)?;
    context.ui.farewell(say::stopped().of(look.lang).to_owned());
    let person = who_acts(&loaded, args.acting.as_deref(), look, context)?;
    require_signer(&loaded.view.project, &args.stage, &person, loaded.view.today(), look)?;
    // What is still open comes first: keys, commits and all else would be seen to in vain.
    let reserved = match args.reject || args.reason.is_some() {
        true => Reserved::default(),
        false => reserving::reserve(&loaded, &args, &person, context)?,
    };
    if reserved.count() > 0 {
        require_no_errors(&check_all(&loaded), |_| true)?;
    }
    let vouchers = Vouchers { files: Vec::new(), known: known_keys(context.user.as_ref())? };
    if without_key::is_asked(&args, &person, context) {
        match without_key::ask(&args, &loaded, &person, &vouchers, look, context)? {
            Chosen::Typed => args.typed = Some(String::new()),
            Chosen::Later => return Ok(Exit::Outstanding),
        }
    }
    let asked = read_args(&args, &loaded, &person, look, context)?;
    tidy::require_tidy(&loaded, &args, context)?;
    // Without a terminal nobody thinks: the lock is held from here on, and nothing can change.
    let lock = if context.interactive { None } else { Some(Store::open(&root)?) };
    let loaded = load_project(&root, loaded.view.now)?;
    let with = reserved.with(&loaded)?;
    let own = own_statements(context.user.as_ref(), &loaded.view.project)?;
    let judging = Judging { own: &own, ..Judging::plain(&vouchers) };
    let plan = Plan::make(&with, &args.stage, &person, &asked, judging, look)?;
    tidy::require_kept(&root, &plan, &person, &args)?;
    let method = choose_key(&args, &loaded, &person, context)?;
    let history = showing::audited(&loaded);
    let history = history.as_ref();
    let report = showing::report(&plan, (&loaded, &with.view), &person, &asked, &method, &vouchers, history);
    show(render_sign(&report, look), &showing::notes(&plan, &loaded, &args.stage, &person, history), look, context)?;
    match confirm(&args, &person, &method, &plan, look, context)? {
        Confirmed::Yes => {}
        Confirmed::No => {
            context.say(&say::not_confirmed());
            return Ok(Exit::Outstanding);
        }
    }
    let statement = plan.statement(&loaded, &person, &asked, &method);
    let (files, made_by) = sign_statement(&statement, &plan, &asked, &method, &person, context)?;
    let store = match lock {
        Some(store) => store,
        None => {
            let store = Store::open(&root)?;
            let fresh = load_project(&root, loaded.view.now)?;
            let again = Plan::make(&reserved.with(&fresh)?, &args.stage, &person, &asked, judging, look)?;
            if !again.is_same(&plan) {
                return Err(Problem::project(say::changed_meanwhile()).into());
            }
            store
        }
    };
    store.apply(&reserved.changes(&loaded)?)?;
    write(&store, &plan, &files)?;
    drop(store);
    if reserved.count() > 0 {
        context.say(&say::reserved_now(reserved.count()));
    }
    // By the rule that verifies it, and from what is there now.
    let after = check_project(&loaded, Judging::plain(&vouchers));
    context.out.push_str(&told(&plan, &statement, &person, made_by.clone(), &after, look));
    if is_work_tree(&root) {
        let message = say::commit_message(status_say::milestone(&args.stage), &person.name);
        let command = commit_command(&loaded, &context.folder, "-A .", &message);
        context.out.push_str(&format!("  {}\n", visible_line(&command)));
    }
    keeping::keep(&plan, &statement, &files, made_by.as_deref(), context);
    Ok(Exit::Fine)
}

/// Shows what is signed, and what speaks against it; at a terminal that is read before the answer, not after it.
fn show(shown: String, notes: &[Text], look: Look, context: &mut Context<'_>) -> Result<()> {
    if context.interactive {
        return context.ui.show(&(shown + &render_notes(notes, look)));
    }
    context.out.push_str(&shown);
    notes.iter().for_each(|note| context.note(note));
    Ok(())
}

fn require_stage(project: &Project, stage: &str) -> Result<()> {
    if project.signoffs.iter().any(|signoff| signoff.stage == stage) {
        if project.uuid.as_deref().is_none_or(|uuid| uuid.trim().is_empty()) {
            let problem = Problem::project(say::no_uuid());
            return Err(problem.hint(say::no_uuid_hint(uuid::Uuid::new_v4().to_string())).into());
        }
        return Ok(());
    }
    let names: Vec<&str> = project.signoffs.iter().map(|signoff| signoff.stage.as_str()).collect();
    let hint = match (project.milestone(stage), names.as_slice()) {
        (Some(_), _) => findings_say::stage_without_signoff_advice(stage, project.usual_signers()),
        (None, []) => findings_say::known_milestones(words::short_names(project.milestones.names())),
        (None, names) => say::stages_here(words::name_list(names)),
    };
    Err(Problem::usage(say::no_such_stage(stage)).hint(hint).into())
}

fn require_signer(project: &Project, stage: &str, person: &Person, today: chrono::NaiveDate, look: Look) -> Result<()> {
    let signers: Vec<&String> =
        project.signoffs.iter().filter(|signoff| signoff.stage == stage).flat_map(|signoff| &signoff.signers).collect();
    if !signers.contains(&&person.id) {
        let name = |id: &&String| project.name_of(id).to_owned();
        let names: Vec<String> = signers.iter().map(name).collect();
        let problem = Problem::usage(say::not_a_signer(&person.name, status_say::milestone(stage)));
        return Err(problem.hint(say::signers_are(words::list(&names, look.lang))).into());
    }
    for party in [Party::Giver, Party::Receiver] {
        if !signers.iter().any(|id| project.person(id).is_some_and(|person| person.party == party)) {
            let problem = Problem::usage(findings_say::no_signer(stage, naming::party(party)));
            return Err(problem.hint(findings_say::no_signer_advice()).into());
        }
    }
    match person.left.filter(|day| *day < today) {
        Some(day) => Err(Problem::usage(say::has_left(&person.name, day.to_string())).into()),
        None => Ok(()),
    }
}

/// The files of the statement, itself first; and the fingerprint of the key that signed.
fn sign_statement(
    statement: &Statement,
    plan: &Plan,
    asked: &Asked,
    method: &With,
    person: &Person,
    context: &mut Context<'_>,
) -> Result<(Vec<RecordFile>, Option<String>)> {
    let text = statement.render();
    // What is signed must read back as what was meant.
    if Statement::parse(text.as_bytes()).as_ref() != Ok(statement) {
        return Err(anyhow::anyhow!("a statement does not read back as it was written"));
    }
    let name = statement_name(plan.number, person.party, &person.id);
    let mut files = vec![(name.clone(), text.clone().into_bytes())];
    let mut made_by = None;
    if let (Some(scan), Some((_, bytes))) = (&statement.scan, &asked.scan) {
        files.push((scan.path.clone(), bytes.clone()));
    }
    if let With::Key { key, shown } = method {
        if context.interactive {
            context.remark(&say::keygen_turn(shown), None)?;
        }
        let signature = ssh::sign(text.as_bytes(), key, context.interactive)?;
        let signer = verify::verify_signature(text.as_bytes(), &signature)
            .map_err(|fault| Problem::project(say::key_may_not(shown, fault.text())))?;
        require_listed(&signer, shown, person)?;
        made_by = Some(signer.fingerprint());
        files.push((signature_name(&name), signature));
    }
    Ok((files, made_by))
}

fn write(store: &Store, plan: &Plan, statement: &[RecordFile]) -> Result<()> {
    let path = plan.frozen.place.path();
    if plan.is_there {
        return store.extend_record(&path, statement);
    }
    let files: Vec<RecordFile> = plan.frozen.files.iter().cloned().chain(statement.to_vec()).collect();
    store.create_record(&path, &files)
}

/// What was signed, whether it counts, and who is still to sign.
fn told(
    plan: &Plan,
    statement: &Statement,
    person: &Person,
    made_by: Option<String>,
    after: &RecordsCheck,
    look: Look,
) -> String {
    let lang = look.lang;
    let file = statement_name(plan.number, person.party, &person.id);
    let name = visible_line(&person.name);
    let how = match (made_by, &statement.scan) {
        (Some(fingerprint), _) => say::done_with(fingerprint),
        (None, Some(scan)) => say::done_on_paper(&scan.path),
        (None, None) => say::done_typed(),
    };
    let check = after.records.iter().find(|check| check.place == plan.frozen.place);
    let names = |ids: fn(&RecordCheck) -> Vec<&str>| -> Vec<String> {
        let people = &plan.record().given.terms.people;
        let name = |id: &str| visible_line(people.get(id).map_or(id, |person| &person.name));
        check.map(ids).unwrap_or_default().into_iter().map(name).collect()
    };
    let (waiting, rejecting) = (names(RecordCheck::waiting), names(RecordCheck::rejecting));
    let next = match (waiting.as_slice(), rejecting.as_slice()) {
        _ if asked_no(statement) => say::rejected_next(),
        ([], []) => say::signed_by_all(),
        ([], names) => say::rejected_by(words::list(names, lang)),
        (names, _) => say::waits_for(words::list(names, lang)),
    };
    let own = check.into_iter().flat_map(|check| &check.statements).find(|one| one.file == file);
    let doubts = own.filter(|one| !one.verdict.counts).map(|one| {
        let why = words::text_list(&one.verdict.reasons);
        format!("  {}\n", visible_line(say::does_not_count(why).of(lang)))
    });
    let doubts = doubts.unwrap_or_default();
    let done = say::done(decision(statement.decision, person.party), name, plan.frozen.place.shown(&file));
    format!("{}\n  {}\n{doubts}{}\n", done.of(lang), how.of(lang), next.of(lang))
}

fn asked_no(statement: &Statement) -> bool {
    statement.decision == crate::document::decision::Decision::Rejected
}
