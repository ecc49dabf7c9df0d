//! Confirming and forgetting a key: shows it in full, asks, and writes the user's list.

use super::args::{KeysConfirmArgs, KeysForgetArgs};
use super::choosing::{Candidate, all_of, known_of, only, with_fingerprint};
use crate::context::Context;
use crate::context::acting::onlooker;
use crate::files::load::Loaded;
use crate::files::user::UserFolder;
use crate::screen::keys::{KeyPage, render_key_page};
use crate::screen::ui::Reply;
use crate::signoff::keys::Key;
use crate::signoff::known::{Known, Vouch, is_same};
use crate::signoff::remembered::{change_known_keys, known_keys};
use crate::signoff::vouching::why_changed;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{keys as say, words};
use crate::text::visible::visible_line;
use anyhow::Result;

/// Takes a key for that of a person.
pub(super) fn confirm(args: &KeysConfirmArgs, loaded: Option<&Loaded>, context: &mut Context<'_>) -> Result<Exit> {
    let known = known_keys(context.user.as_ref())?;
    let keys = with_fingerprint(all_of(&args.person, loaded, &known)?, args.fingerprint.as_deref())?;
    let Some(key) = choose(keys, context)? else { return Ok(stopped(context)) };
    if let Some(me) = loaded.map(|loaded| onlooker(loaded, None, context)).transpose()?.flatten()
        && me.keys.iter().filter_map(|line| Key::parse(line).ok()).any(|own| own.fingerprint() == key.fingerprint)
    {
        context.say(&say::your_own(visible_line(&me.name), format!("\n  {}", key.fingerprint)));
        return Ok(Exit::Fine);
    }
    let vouch = known.vouch(&key.who(), &key.fingerprint);
    if let Vouch::Confirmed(confirmed) = vouch {
        let on = confirmed.confirmed.map(|on| words::day(on.date_naive(), context.clock.now().date_naive()));
        context.say(&say::confirmed_already(visible_line(&key.in_full()), on.unwrap_or_default()));
        return Ok(Exit::Fine);
    }
    let user = own_folder(context)?;
    let page = KeyPage {
        person: key.in_full(),
        side: key.side.clone(),
        fingerprint: key.fingerprint.clone(),
        facts: facts(&key, vouch),
        advice: Some(say::compare_it(&key.name)),
    };
    let wants = ask(&page, say::is_it_the_same(), say::not_compared(), say::compared(), args.yes, context)?;
    if !wants {
        return Ok(stopped(context));
    }
    let now = context.clock.now();
    let known = change_known_keys(&user, |known| {
        known.confirm(&key.who(), &key.fingerprint, now);
        Ok(known.clone())
    })?;
    context.say(&say::confirmed(visible_line(&key.in_full())));
    tell_others(&key, &known, context);
    Ok(Exit::Fine)
}

/// Forgets keys of a person.
pub(super) fn forget(args: &KeysForgetArgs, context: &mut Context<'_>) -> Result<Exit> {
    let known = known_keys(context.user.as_ref())?;
    let keys = with_fingerprint(known_of(&args.person, &known)?, args.fingerprint.as_deref())?;
    let Some(key) = choose(keys, context)? else { return Ok(stopped(context)) };
    let user = own_folder(context)?;
    let page = KeyPage {
        person: key.in_full(),
        side: None,
        fingerprint: key.fingerprint.clone(),
        facts: facts(&key, known.vouch(&key.who(), &key.fingerprint)),
        advice: None,
    };
    if !ask(&page, say::forget_it(), say::keep(), say::forget(), args.yes, context)? {
        return Ok(stopped(context));
    }
    change_known_keys(&user, |known| {
        let is_meant = |name: &str, address: &Option<String>| is_same(name, &key.name) && *address == key.address;
        Ok(known.forget(|one| one.fingerprint == key.fingerprint && is_meant(&one.person, &one.address)))
    })?;
    context.say(&say::forgotten(visible_line(&key.in_full())));
    Ok(Exit::Fine)
}

/// The one key that is meant; of several, the one that is chosen. Nothing where the person goes back.
fn choose(keys: Vec<Candidate>, context: &mut Context<'_>) -> Result<Option<Candidate>> {
    if keys.len() > 1 && context.interactive {
        let options: Vec<String> = keys.iter().map(|key| key.fingerprint.clone()).collect();
        let prompt = say::which_key();
        return Ok(match context.ui.choose(prompt.of(context.lang()), &options, 0)? {
            Reply::Given(position) => keys.into_iter().nth(position),
            Reply::Back => None,
        });
    }
    Ok(Some(only(&keys)?.clone()))
}

/// Shows a key and asks about it; the answer that changes nothing stands first.
fn ask(page: &KeyPage, question: Text, no: Text, yes: Text, sure: bool, context: &mut Context<'_>) -> Result<bool> {
    let look = context.look();
    let shown = render_key_page(page, look);
    if sure {
        context.out.push_str(&shown);
        return Ok(true);
    }
    if !context.interactive {
        context.out.push_str(&shown);
        let hint = if page.advice.is_some() { say::say_yes() } else { say::say_yes_forget() };
        return Err(Problem::usage(say::not_asked()).hint(hint).into());
    }
    context.ui.show(&shown)?;
    let options = [no.of(look.lang).to_owned(), yes.of(look.lang).to_owned()];
    Ok(context.ui.choose(question.of(look.lang), &options, 0)? == Reply::Given(1))
}

fn stopped(context: &mut Context<'_>) -> Exit {
    context.say(&say::nothing_changed());
    Exit::Outstanding
}

fn own_folder(context: &Context<'_>) -> Result<UserFolder> {
    match &context.user {
        Some(user) => Ok(user.clone()),
        None => Err(Problem::project(say::no_home()).hint(say::no_home_hint()).into()),
    }
}

/// What is known of a key before it is decided about.
fn facts(key: &Candidate, vouch: Vouch<'_>) -> Vec<Text> {
    let mut facts = Vec::new();
    if let Some(seen) = key.seen_in.as_ref().filter(|_| key.is_listed) {
        facts.push(say::listed_in(visible_line(&seen.title), visible_line(&seen.id)));
    }
    match vouch {
        Vouch::New => facts.push(say::never_seen()),
        Vouch::Seen(known) => facts.push(say::seen_before(known.first_seen.date_naive().to_string())),
        Vouch::Confirmed(known) => {
            facts.extend(known.confirmed.map(|on| say::confirmed_before(on.date_naive().to_string())));
        }
        Vouch::Changed { before } => facts.push(say::beware(why_changed(before, &key.fingerprint))),
    }
    facts
}

/// Says which other keys of the person nobody has confirmed: what they signed comes out as changed from now on.
fn tell_others(key: &Candidate, known: &Known, context: &mut Context<'_>) {
    let others: Vec<String> = known
        .keys()
        .into_iter()
        .filter(|other| other.confirmed.is_none() && other.fingerprint != key.fingerprint)
        .filter(|other| is_same(&other.person, &key.name) && other.address == key.address)
        .map(|other| other.fingerprint.clone())
        .collect();
    for fingerprint in others {
        context.say(&say::other_key_unconfirmed(visible_line(&key.name), format!("\n  {fingerprint}")));
    }
}
