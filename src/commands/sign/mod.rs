//! `handover sign`: freezes the record of a stage and signs it, or countersigns the one that is there.
//!
//! Everything is worked out, shown and signed before anything is written; then the folder of the record,
//! or what is added to it, appears at once. While a person reads and thinks, nobody else has to wait: the
//! lock is taken afterwards, and what was shown is worked out again.

mod args;
mod asking;
mod choosing;
mod plan;

pub use args::SignArgs;

use crate::commands::acting::who_acts;
use crate::commands::context::Context;
use crate::document::place::{signature_name, statement_name, unfit};
use crate::files::load::load_project;
use crate::files::store::{RecordFile, Store};
use crate::files::{load, store};
use crate::model::naming;
use crate::model::party::Party;
use crate::model::project::{Person, Project};
use crate::screen::sign::render_sign;
use crate::signoff::naming::decision;
use crate::signoff::statement::Statement;
use crate::signoff::{ssh, verify};
use crate::text::exit::Exit;
use crate::text::look::Look;
use crate::text::problem::Problem;
use crate::text::say::{findings as findings_say, sign as say, status as status_say, words};
use crate::text::visible::visible_line;
use anyhow::Result;
use asking::{Confirmed, confirm, read_args};
use choosing::{With, choose_key, require_listed};
use plan::Plan;

/// Runs `handover sign`.
///
/// # Errors
///
/// When the person may not sign, the stage cannot be signed, the key is not the person's, `ssh-keygen`
/// does not sign, or the record cannot be written. Nothing has been written then.
pub fn run(args: SignArgs, context: &mut Context<'_>) -> Result<Exit> {
    let root = load::find_root(&context.folder)?;
    // Without a terminal nobody thinks: the lock is held from the beginning, and nothing can change.
    let lock = if context.interactive { None } else { Some(Store::open(&root)?) };
    let loaded = context.open_at(&root)?;
    let look = context.look();
    loaded.require_readable()?;
    require_stage(&loaded.view.project, &args.stage)?;
    context.ui.farewell(say::stopped().of(look.lang).to_owned());
    let person = who_acts(&loaded, args.acting.as_deref(), look, context)?;
    require_signer(&loaded.view.project, &args.stage, &person, look)?;
    let asked = read_args(&args, look, context)?;
    let plan = Plan::make(&loaded, &args.stage, &person, &asked, look)?;
    let method = choose_key(&args, &loaded, &person, context)?;
    let shown = render_sign(&plan.report(&person, &asked, &method), look);
    match context.interactive {
        true => context.ui.show(&shown)?,
        false => context.out.push_str(&shown),
    }
    for note in &plan.notes {
        context.err.push_str(&format!("{}\n", note.of(look.lang)));
    }
    match confirm(&args, &person, &method, &plan, look, context)? {
        Confirmed::Yes => {}
        Confirmed::No => {
            context.out.push_str(&format!("{}\n", say::not_confirmed().of(look.lang)));
            return Ok(Exit::Outstanding);
        }
    }
    let statement = plan.statement(&loaded, &person, &asked, &method)?;
    let (files, made_by) = sign_statement(&statement, &method, &person, look, context)?;
    let store = match lock {
        Some(store) => store,
        None => {
            let store = Store::open(&root)?;
            let fresh = load_project(&root, loaded.view.now)?;
            let again = Plan::make(&fresh, &args.stage, &person, &asked, look)?;
            if !again.is_same(&plan) {
                return Err(Problem::project(say::changed_meanwhile()).into());
            }
            store
        }
    };
    write(&store, &plan, files)?;
    drop(store);
    context.out.push_str(&told(&plan, &statement, &person, made_by, look));
    Ok(Exit::Fine)
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
    let hint = if names.is_empty() { say::no_stages() } else { say::stages_here(names.join(", ")) };
    Err(Problem::usage(say::no_such_stage(stage)).hint(hint).into())
}

fn require_signer(project: &Project, stage: &str, person: &Person, look: Look) -> Result<()> {
    let signers: Vec<&String> =
        project.signoffs.iter().filter(|signoff| signoff.stage == stage).flat_map(|signoff| &signoff.signers).collect();
    if !signers.contains(&&person.id) {
        let name = |id: &&String| project.person(id).map_or_else(|| (*id).clone(), |person| person.name.clone());
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
    match unfit(&person.id) {
        Some(why) => Err(Problem::usage(crate::text::say::signoff::signer_unfit(&person.id, why)).into()),
        None => Ok(()),
    }
}

/// The statement's file and its signature's, the statement first; and the fingerprint of the key that signed.
fn sign_statement(
    statement: &Statement,
    method: &With,
    person: &Person,
    look: Look,
    context: &mut Context<'_>,
) -> Result<(Vec<RecordFile>, Option<String>)> {
    let text = statement.render();
    // What is signed must read back as what was meant.
    if Statement::parse(text.as_bytes()).as_ref() != Ok(statement) {
        return Err(anyhow::anyhow!("a statement does not read back as it was written"));
    }
    let name = statement_name(statement.countersigns.len() + 1, person.party, &person.id);
    let mut files = vec![(name.clone(), text.clone().into_bytes())];
    let mut made_by = None;
    if let With::Key { key, shown } = method {
        if context.interactive {
            context.ui.show(&format!("{}\n", say::keygen_turn(shown).of(look.lang)))?;
        }
        let signature = ssh::sign(text.as_bytes(), key)?;
        let signer = verify::verify_signature(text.as_bytes(), &signature)
            .map_err(|fault| Problem::project(say::key_may_not(shown, fault.text())))?;
        require_listed(&signer, shown, person)?;
        made_by = Some(signer.fingerprint());
        files.push((signature_name(&name), signature));
    }
    Ok((files, made_by))
}

fn write(store: &store::Store, plan: &Plan, statement: Vec<RecordFile>) -> Result<()> {
    match &plan.frozen {
        Some(frozen) => {
            let files: Vec<RecordFile> = frozen.files.iter().cloned().chain(statement).collect();
            store.create_record(&plan.place.path(), &files)
        }
        None => store.extend_record(&plan.place.path(), &statement),
    }
}

/// What was signed, and who is still to sign.
fn told(plan: &Plan, statement: &Statement, person: &Person, made_by: Option<String>, look: Look) -> String {
    let lang = look.lang;
    let file = statement_name(statement.countersigns.len() + 1, person.party, &person.id);
    let name = visible_line(&person.name);
    let how = match made_by {
        Some(fingerprint) => say::done_with(fingerprint),
        None => say::done_typed(),
    };
    let waiting: Vec<String> = plan
        .waiting(&person.id)
        .into_iter()
        .map(|id| plan.record.people.iter().find(|person| person.id == id).map_or(id.clone(), |one| one.name.clone()))
        .map(|name| visible_line(&name))
        .collect();
    let next = match waiting.as_slice() {
        [] => say::signed_by_all(),
        names => say::waits_for(words::list(names, lang)),
    };
    let done = say::done(decision(statement.decision), name, plan.place.shown(&file));
    format!("{}\n  {}\n{}\n", done.of(lang), how.of(lang), next.of(lang))
}
