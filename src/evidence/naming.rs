//! What is wrong with paths, folders and manifests, in words.

use super::{Differences, Fault, Misread, Why};
use crate::text::Text;
use crate::text::say::{evidence as say, signoff as signoff_say, words};
use crate::text::visible::visible_line;

/// What is wrong with a path, as a sentence.
pub(crate) fn fault_text(fault: &Fault) -> Text {
    say::fault(visible_line(&fault.path), why(&fault.why))
}

/// What is wrong, to stand after the path.
pub fn why(why: &Why) -> Text {
    match why {
        Why::Symlink => say::symlink(),
        Why::Pipe => say::pipe(),
        Why::Socket => say::socket(),
        Why::Device => say::device(),
        Why::Folder => say::folder(),
        Why::NotAFolder => say::not_a_folder(),
        Why::Absolute => say::absolute(),
        Why::Climbs => say::climbs(),
        Why::NotPlain => say::not_plain(),
        Why::NotUtf8 => say::not_utf8(),
        Why::NotNfc => say::not_nfc(),
        Why::Unsafe => say::unsafe_name(),
        Why::Backslash => say::backslash(),
        Why::Blank => say::blank(),
        Why::Scheme => say::scheme(),
        Why::GitFiles => say::git_files(),
        Why::Dash => say::dash(),
        Why::Collides(other) => say::collides(other),
        Why::PrivateKey => say::private_key(),
        Why::Missing => say::missing(),
        Why::Vanished => say::vanished(),
        Why::Appeared => say::appeared(),
        Why::Changed => say::changed(),
        Why::Unreadable(why) => say::unreadable(why),
        Why::NotCopied(why) => say::not_copied(why),
    }
}

/// How many faults or names are told one by one.
const TOLD: usize = 5;

/// What is wrong with several paths.
pub(crate) fn fault_list(faults: &[Fault]) -> Text {
    let told = faults.iter().take(TOLD).map(fault_text).reduce(say::two_parts).unwrap_or_default();
    if faults.len() > TOLD { say::and_more(told, faults.len() - TOLD) } else { told }
}

/// What differs in a folder.
pub(crate) fn differences(differences: &Differences) -> Text {
    let names = |names: &[String]| {
        let told: Vec<String> = names.iter().take(TOLD).map(|name| visible_line(name)).collect();
        let text = words::name_list(&told);
        if names.len() > TOLD { say::and_more(text, names.len() - TOLD) } else { text }
    };
    let parts = [
        (&differences.changed, say::changed_files as fn(Text) -> Text),
        (&differences.missing, say::missing_files as fn(Text) -> Text),
        (&differences.added, say::added_files as fn(Text) -> Text),
    ];
    let parts = parts.into_iter().filter(|(list, _)| !list.is_empty()).map(|(list, told)| told(names(list)));
    parts.reduce(say::two_parts).unwrap_or_default()
}

/// What is wrong with a line of a manifest.
pub(crate) fn misread(misread: &Misread) -> Text {
    match misread {
        Misread::NotUtf8 => signoff_say::line_not_utf8(),
        Misread::CarriageReturn => signoff_say::line_crlf(),
        Misread::NoLineFeed => signoff_say::line_unended(),
        Misread::Form => signoff_say::line_form(),
        Misread::Path(Why::Collides(other)) => signoff_say::line_collides(other),
        Misread::Path(_) => signoff_say::line_path(),
        Misread::Order => signoff_say::line_order(),
        Misread::Twice => signoff_say::line_twice(),
    }
}
