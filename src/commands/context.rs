//! What a command is given besides its arguments: where, when, who, in which language, and to whom.

use crate::files::load;
use crate::model::clock::Clock;
use crate::model::view::View;
use crate::screen::ui::Ui;
use crate::text::Lang;
use crate::text::look::Look;
use anyhow::Result;
use std::path::PathBuf;

/// The surroundings of a run.
pub struct Context<'a> {
    /// The folder to start from: `-C`, else the current one.
    pub folder: PathBuf,
    /// The language that was asked for, by option or environment.
    pub wanted_lang: Option<Lang>,
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
    /// Whether a person sits at a terminal and may be asked.
    pub interactive: bool,
    /// The person, for questions.
    pub ui: &'a mut dyn Ui,
    /// Whether standard output is a terminal, which takes no bytes that are not text.
    pub out_is_terminal: bool,
    /// What goes to standard output at the end.
    pub out: String,
    /// What goes to standard output after [`Context::out`] and may not be text.
    pub out_bytes: Vec<u8>,
    /// What goes to standard error at the end.
    pub err: String,
}

impl Context<'_> {
    /// The look of output about a project, whose language counts where none was asked for.
    pub fn look(&self, language: Option<&str>) -> Look {
        let lang = self.wanted_lang.or_else(|| language.and_then(Lang::parse)).unwrap_or(self.system_lang);
        Look { lang, width: self.width, color: self.color, ascii: self.ascii }
    }

    /// Loads the project at or above the starting folder.
    ///
    /// # Errors
    ///
    /// When there is none, or two project files.
    pub fn load(&self) -> Result<View> {
        View::load(&load::find_root(&self.folder)?, self.clock.now())
    }
}
