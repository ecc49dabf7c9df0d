//! What a command is given besides its arguments: where, when, who, in which language, and to whom.

use crate::checks::{Subject, check_all};
use crate::clock::{Clock, Zone};
use crate::finding::Finding;
use crate::i18n::{Lang, commands as say};
use crate::load::{self, Loaded};
use crate::look::Look;
use crate::problem::Problem;
use crate::project::Act;
use crate::project::standing::{Standing, standings};
use crate::ui::Ui;
use crate::walk::DUE_SOON;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::path::{Path, PathBuf};

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

/// A loaded project, and where its items stand at a moment.
pub struct View {
    /// The project and its files.
    pub loaded: Loaded,
    /// Where each item stands, in the order of the project's items.
    pub standings: Vec<Standing>,
    /// The moment, in the project's time zone.
    pub now: DateTime<FixedOffset>,
}

impl View {
    /// Loads the project in `root` and derives where it stands.
    ///
    /// # Errors
    ///
    /// As [`load::load_project`].
    pub fn load(root: &Path, now: DateTime<FixedOffset>) -> Result<View> {
        Ok(View::of(load::load_project(root)?, now))
    }

    /// Derives where a loaded project stands at a moment.
    pub fn of(loaded: Loaded, now: DateTime<FixedOffset>) -> View {
        let now = loaded.zone.place(&now);
        let standings = standings(&loaded.project, &now);
        View { loaded, standings, now }
    }

    /// Takes acts that were just written into the model, so that it need not be loaded again.
    pub fn record(&mut self, acts: &[(usize, Act)]) {
        for (item, act) in acts {
            self.loaded.project.items[*item].log.push(act.clone());
        }
        self.standings = standings(&self.loaded.project, &self.now);
    }

    /// Every finding: those of the files and those of every rule.
    pub fn findings(&self) -> Vec<Finding> {
        check_all(&Subject { loaded: &self.loaded, standings: &self.standings, today: self.today() })
    }

    /// Whether an item is late or due within [`DUE_SOON`] days.
    pub fn is_due_soon(&self, item: usize) -> bool {
        self.standings[item].due.is_some_and(|due| (due - self.today()).num_days() <= DUE_SOON)
    }

    /// Whether something is late at `now` that was not when the project was loaded, or the day is another.
    pub fn is_out_of_date(&self, now: &DateTime<FixedOffset>) -> bool {
        let passed = |standing: &Standing| standing.due_at.is_some_and(|at| self.now <= at && at < *now);
        self.zone().day(now) != self.today() || self.standings.iter().any(passed)
    }

    /// The day it is in the project's time zone.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The time zone in which days end.
    pub fn zone(&self) -> Zone {
        self.loaded.zone
    }

    /// Refuses to go on while a file could not be read, since what it holds is not known.
    ///
    /// # Errors
    ///
    /// Names the files.
    pub fn require_readable(&self) -> Result<()> {
        let names = self.loaded.unreadable();
        if names.is_empty() {
            return Ok(());
        }
        Err(Problem::project(say::mend_first(names.join(", "))).hint(say::mend_first_hint()).into())
    }
}
