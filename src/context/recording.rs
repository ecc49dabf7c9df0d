//! Recording an act for a person who may be asked about what it would open.

use crate::acts::gather::Leading;
use crate::acts::record::{Recorded, record};
use crate::acts::wanted::Wanted;
use crate::context::Context;
use crate::files::load::Loaded;
use crate::model::item::Act;
use crate::model::project::Person;
use crate::screen::layout::paragraph;
use crate::screen::recorded::render_all_recorded;
use crate::screen::ui::{Bar, Reply, end_cleanly};
use crate::text::Text;
use crate::text::look::Look;
use crate::text::problem::Problem;
use crate::text::say::{commands as commands_say, evidence as say, store as store_say, walk as walk_say, words};
use crate::text::visible::{shell_word, visible_line};
use anyhow::Result;

/// Records acts that a command line asks for, and says each; they were all recorded, or none was.
///
/// With `unmoved`, only if nothing was recorded on their items since. `kept` is what is true when a rule refuses them.
///
/// # Errors
///
/// When a rule does not allow one of them, somebody else was faster, or they cannot be written.
pub(crate) fn record_told(
    loaded: Loaded,
    wanted: Wanted<'_>,
    by: &Person,
    unmoved: bool,
    kept: Text,
    context: &mut Context<'_>,
) -> Result<Vec<Act>> {
    let look = context.look();
    let names: Vec<String> = wanted.items.iter().map(|(name, _)| name.to_string()).collect();
    context.ui.farewell(walk_say::stopped_nothing().of(look.lang).to_owned());
    end_cleanly();
    match record_asking(loaded, wanted, unmoved, look, context)? {
        Recorded::Done { loaded, acts, notes } => {
            context.out.push_str(&render_all_recorded(&loaded.view, &acts, by, look));
            notes.iter().for_each(|note| context.note(note));
            Ok(acts.into_iter().map(|(_, act)| act).collect())
        }
        Recorded::Changed(_) | Recorded::Outside(..) => {
            Err(Problem::project(store_say::changed_under_us(words::name_list(&names)))
                .hint(store_say::try_again())
                .into())
        }
        Recorded::Refused(_, refused) => {
            let refused = refused.into_iter().map(|(item, why)| commands_say::refused_act(item.to_string(), why));
            Err(Problem::usage(Text::lines(refused)).hint(kept).into())
        }
    }
}

/// Records an act as [`record`] does. Where a step would open something outside the project that only a file of the
/// project names, the person is asked first.
///
/// # Errors
///
/// As [`record`], and when it is not confirmed or nobody can be asked.
pub(crate) fn record_asking(
    mut loaded: Loaded,
    mut wanted: Wanted<'_>,
    unmoved: bool,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Recorded> {
    let clock = context.clock;
    loop {
        let leading = match record(loaded, &wanted, unmoved, || clock.now(), &Bar::new(look))? {
            Recorded::Outside(same, leading) => {
                loaded = same;
                leading
            }
            done => return Ok(done),
        };
        if !context.interactive {
            return Err(not_opened(&leading).into());
        }
        for one in leading {
            context.ui.show(&paragraph(told(&one).of(look.lang), None, look))?;
            let options = [say::location_no(), say::location_yes()].map(|option| option.of(look.lang).to_owned());
            match context.ui.choose(say::location_question().of(look.lang), &options, 0)? {
                Reply::Given(1) => wanted.opened.push(one.real),
                Reply::Given(_) | Reply::Back => return Err(not_opened(&[one]).into()),
            }
        }
    }
}

fn told(leading: &Leading) -> Text {
    say::location_outside(leading.item.to_string(), visible_line(&leading.real.display().to_string()))
}

/// What is told when what leads out of the project is not opened, with the words to put.
fn not_opened(leading: &[Leading]) -> Problem {
    let problem = Problem::usage(Text::lines(leading.iter().map(told)));
    match leading {
        [first, ..] => problem.hint(say::location_outside_hint(shell_word(&first.real.display().to_string()))),
        [] => problem,
    }
}
