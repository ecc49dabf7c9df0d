//! Recording an act for a person who may be asked about what it would open.

use crate::acts::gather::Leading;
use crate::acts::record::{Recorded, record};
use crate::acts::wanted::Wanted;
use crate::context::Context;
use crate::files::load::Loaded;
use crate::screen::layout::paragraph;
use crate::screen::ui::{Bar, Reply};
use crate::text::Text;
use crate::text::look::Look;
use crate::text::problem::Problem;
use crate::text::say::evidence as say;
use crate::text::visible::{shell_word, visible_line};
use anyhow::Result;

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
