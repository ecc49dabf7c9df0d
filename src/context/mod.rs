//! What a command is given besides its arguments: where, when, who, in which language, and to whom.

pub(crate) mod acting;
pub(crate) mod changing;
pub(crate) mod outside;
pub(crate) mod proposing;
pub(crate) mod recording;
pub(crate) mod stale;
pub(crate) mod unsigned;
pub mod writing;

use crate::files::load::{Loaded, find_root, load_project};
use crate::files::user::UserFolder;
use crate::model::clock::Clock;
use crate::report::unsigned::ToSign;
use crate::screen::layout::paragraph;
use crate::screen::ui::Ui;
use crate::signoff::remembered::known_keys;
use crate::signoff::vouching::Vouchers;
use crate::text::exit::Exit;
use crate::text::json::{render_json, write_json};
use crate::text::look::{Look, Style, wrap};
use crate::text::problem::Problem;
use crate::text::say::{commands as say, status as status_say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use unsigned::{open_gates, signoffs, to_sign_and_findings};

/// A long output is written in pieces of so many bytes.
const PIECE: usize = 64 * 1024;

/// The surroundings of a run.
pub struct Context<'a> {
    /// The folder to start from: `-C`, else the current one.
    pub folder: PathBuf,
    /// The language that was asked for, by option or environment.
    pub wanted_lang: Option<Lang>,
    /// The language of the first project that was opened, where it names one.
    pub spoken: Option<Lang>,
    /// The language of the system.
    pub system_lang: Lang,
    /// Columns of the terminal; 100 where there is none.
    pub width: usize,
    /// Whether colours may be used.
    pub color: bool,
    /// Whether only ASCII may be drawn with.
    pub ascii: bool,
    /// What tells the present moment.
    pub clock: Clock,
    /// Who acts according to the environment (`HANDOVER_AS`).
    pub acting: Option<String>,
    /// The user's own folder; nothing where there is no home.
    pub user: Option<UserFolder>,
    /// The user's home, where their keys are looked for.
    pub home: Option<PathBuf>,
    /// Whether a person sits at a terminal and may be asked.
    pub interactive: bool,
    /// The person, for questions.
    pub ui: &'a mut dyn Ui,
    /// What describes the command line, for its own pages.
    pub command_line: fn() -> clap::Command,
    /// Whether standard output is a terminal, which takes no bytes that are not text.
    pub out_is_terminal: bool,
    /// Where a long output goes in pieces, while there is nothing in [`Context::out`].
    pub stream: Option<Box<dyn Write>>,
    /// What goes to standard output at the end.
    pub out: String,
    /// What goes to standard output after [`Context::out`] and may not be text.
    pub out_bytes: Vec<u8>,
    /// What goes to standard error at the end.
    pub err: String,
}

impl Context<'_> {
    /// Loads the project at or above the starting folder; from here on its language counts where none was asked for.
    ///
    /// # Errors
    ///
    /// When there is none, or two project files.
    pub fn open(&mut self) -> Result<Loaded> {
        self.open_at(&find_root(&self.folder)?)
    }

    /// Loads the project in a folder, as [`Context::open`] does.
    ///
    /// # Errors
    ///
    /// As [`load_project`].
    pub(crate) fn open_at(&mut self, root: &Path) -> Result<Loaded> {
        let mut loaded = self.load(root)?;
        open_gates(&mut loaded, &self.vouchers());
        Ok(loaded)
    }

    /// Loads the project at or above the starting folder, and tells which stages wait on their signers.
    ///
    /// # Errors
    ///
    /// As [`Context::open`].
    pub(crate) fn open_signed(&mut self) -> Result<(Loaded, Vec<ToSign>)> {
        let mut loaded = self.load(&find_root(&self.folder)?)?;
        let (_, to_sign) = signoffs(&mut loaded, &self.vouchers());
        Ok((loaded, to_sign))
    }

    /// As [`Context::open_signed`], with what is wrong with records and evidence among the findings.
    ///
    /// # Errors
    ///
    /// As [`Context::open`].
    pub(crate) fn open_checked(&mut self) -> Result<(Loaded, Vec<ToSign>)> {
        let mut loaded = self.load(&find_root(&self.folder)?)?;
        let to_sign = to_sign_and_findings(&mut loaded, &self.vouchers());
        Ok((loaded, to_sign))
    }

    /// Loads the project in a folder without what its records say.
    ///
    /// # Errors
    ///
    /// As [`load_project`].
    pub(crate) fn load(&mut self, root: &Path) -> Result<Loaded> {
        let loaded = load_project(root, self.clock.now())?;
        self.hear(&loaded);
        Ok(loaded)
    }

    /// The keys that this person knows: what a key that changed has signed opens no gate. Where the list of them cannot be
    /// read, none is known; the commands that verify tell of it.
    pub(crate) fn vouchers(&self) -> Vouchers {
        Vouchers { files: Vec::new(), known: known_keys(self.user.as_ref()).unwrap_or_default() }
    }

    /// Takes note of the language of a project that was opened.
    pub(crate) fn hear(&mut self, loaded: &Loaded) {
        self.spoken = self.spoken.or_else(|| loaded.view.project.lang());
        self.ui.speak(self.lang());
    }

    /// The language of what is shown: the one asked for, else that of the first project opened, else the system's.
    pub fn lang(&self) -> Lang {
        self.wanted_lang.or(self.spoken).unwrap_or(self.system_lang)
    }

    /// The language of what is said about one project of several: the one asked for, else its own.
    pub(crate) fn lang_of(&self, loaded: &Loaded) -> Lang {
        lang_of(loaded, self.wanted_lang, self.system_lang)
    }

    /// The look of output.
    pub fn look(&self) -> Look {
        Look { lang: self.lang(), width: self.width, color: self.color, ascii: self.ascii }
    }

    /// Writes text to standard output; a long one is not copied where it is the first.
    pub fn put(&mut self, text: String) {
        if self.out.is_empty() {
            self.out = text;
        } else {
            self.out.push_str(&text);
        }
    }

    /// Writes a piece of a long text to standard output.
    pub(crate) fn put_piece(&mut self, text: String) {
        match &mut self.stream {
            // A reader that has seen enough closes the pipe; that is no failure.
            Some(stream) if self.out.is_empty() => drop(stream.write_all(text.as_bytes())),
            _ => self.put(text),
        }
    }

    /// Writes data as JSON to standard output. It may be as long as a whole project, so it goes out in pieces.
    ///
    /// # Errors
    ///
    /// When it cannot be told in JSON.
    pub(crate) fn put_json<T: Serialize>(&mut self, value: &T) -> Result<()> {
        match &mut self.stream {
            Some(stream) if self.out.is_empty() => {
                let mut pieces = BufWriter::with_capacity(PIECE, stream);
                match write_json(value, &mut pieces) {
                    // A reader that has seen enough closes the pipe; that is no failure.
                    Err(error) if !error.is_io() => return Err(error.into()),
                    _ => drop(pieces.flush()),
                }
            }
            _ => self.put(render_json(value)?),
        }
        Ok(())
    }

    /// Writes a line to standard output.
    pub fn say(&mut self, text: &Text) {
        let lines = self.fitted(text.of(self.lang()));
        self.out.push_str(&format!("{lines}\n"));
    }

    /// Shows a sentence at the terminal, before or between questions, in lines as wide as it is now.
    ///
    /// # Errors
    ///
    /// When the terminal fails.
    pub(crate) fn remark(&mut self, text: &Text, style: Option<Style>) -> Result<()> {
        let look = self.look().in_columns(self.ui.columns());
        self.ui.show(&paragraph(text.of(look.lang), style, look))
    }

    /// Writes a line to standard error, beside the result.
    pub fn note(&mut self, text: &Text) {
        let lines = self.fitted(&visible_line(text.of(self.lang())));
        self.err.push_str(&format!("{lines}\n"));
    }

    /// Lines as wide as the terminal takes them; those that are set in, such as commands, stay whole. Elsewhere as they are.
    fn fitted(&self, text: &str) -> String {
        if !self.out_is_terminal {
            return text.to_owned();
        }
        let line = |line: &str| match line.starts_with(' ') {
            true => line.to_owned(),
            false => wrap(line, self.width).join("\n"),
        };
        text.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Says on standard error which files of a project could not be read; returns how the run ends.
    pub(crate) fn tell_unreadable(&mut self, loaded: &Loaded) -> Exit {
        self.tell_unreadable_files(loaded.unreadable())
    }

    /// Says on standard error that files could not be read, if there are any; returns how the run ends.
    pub(crate) fn tell_unreadable_files(&mut self, files: Vec<String>) -> Exit {
        if files.is_empty() {
            return Exit::Fine;
        }
        let problem = Problem::project(status_say::not_readable(words::short_list(files, self.lang())));
        self.tell(&problem.hint(say::mend_first_hint()));
        Exit::Project
    }

    /// Says on standard error what went wrong, and goes on.
    pub fn tell(&mut self, problem: &Problem) {
        let text = self.fitted(&problem.render(self.lang()));
        self.err.push_str(&format!("{text}\n"));
    }

    /// Surroundings for tests: the folder, English, 100 columns, no terminal, a fixed clock.
    pub fn for_test<'a>(folder: &Path, now: DateTime<FixedOffset>, ui: &'a mut dyn Ui) -> Context<'a> {
        Context {
            folder: folder.to_owned(),
            wanted_lang: None,
            spoken: None,
            system_lang: Lang::DEFAULT,
            width: 100,
            color: false,
            ascii: false,
            clock: Clock::Fixed(now),
            acting: None,
            user: None,
            home: None,
            interactive: false,
            ui,
            command_line: || clap::Command::new("handover"),
            out_is_terminal: false,
            stream: None,
            out: String::new(),
            out_bytes: Vec::new(),
            err: String::new(),
        }
    }
}

/// The language of what is said about one project: the one asked for, else its own, else the system's.
pub(crate) fn lang_of(loaded: &Loaded, wanted: Option<Lang>, system: Lang) -> Lang {
    let own = loaded.view.project.lang();
    wanted.or(own).unwrap_or(system)
}
