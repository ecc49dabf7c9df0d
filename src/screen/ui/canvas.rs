//! What dialoguer draws on: standard output, a whole picture at a time.
//!
//! In: what dialoguer writes, and from the theme which lines it consists of and when it is whole. Out: the
//! picture on the screen, and then a wait for a key, so that dialoguer finds one when it reads.
//!
//! dialoguer is not told the size of the window. When the height changes, dialoguer 0.12 divides the options
//! anew and clears lines above its own, and with fewer than three rows it panics; so the theme alone looks
//! at the window, and the pages are made in [`super::Terminal`].

use console::Term;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A picture in the making; its copies are the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Canvas(Arc<Mutex<Picture>>);

#[derive(Debug, Default)]
struct Picture {
    /// Written and not yet shown.
    pending: Vec<u8>,
    /// What is to be seen once it is shown.
    lines: String,
    /// Whether nothing is missing.
    whole: bool,
    /// Whether dialoguer has asked whether this is a terminal, and is to be told no size from now on.
    sealed: bool,
}

impl Canvas {
    /// The picture begins anew.
    pub(super) fn clear(&self) {
        self.hold().lines.clear();
    }

    /// Takes note of a part of the picture as it is written.
    pub(super) fn add(&self, text: &str) {
        self.hold().lines.push_str(text);
    }

    /// Nothing will be missing once what was added last is written.
    pub(super) fn complete(&self) {
        self.hold().whole = true;
    }

    fn hold(&self) -> MutexGuard<'_, Picture> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(unix)]
mod on_unix {
    use super::{Canvas, Term, io};
    use crate::screen::ui::{stop, waiting};
    use std::io::Write;
    use std::os::fd::{AsRawFd, RawFd};

    /// What is no file, and so no terminal either.
    const NO_FILE: RawFd = -1;

    impl Canvas {
        /// The terminal to hand to dialoguer.
        pub(in crate::screen::ui) fn term(&self) -> Term {
            let term = Term::read_write_pair(io::stdin(), self.clone());
            self.hold().sealed = true;
            term
        }

        /// Shows what was written so far.
        ///
        /// # Errors
        ///
        /// When the terminal cannot be written.
        pub(in crate::screen::ui) fn show(&self) -> io::Result<()> {
            let pending = std::mem::take(&mut self.hold().pending);
            let mut out = io::stdout().lock();
            out.write_all(&pending).and_then(|()| out.flush())
        }
    }

    impl Write for Canvas {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.hold().pending.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        /// Shows a picture that is whole, and returns when there is a key.
        fn flush(&mut self) -> io::Result<()> {
            if !std::mem::take(&mut self.hold().whole) {
                return Ok(());
            }
            self.show()?;
            let lines = self.hold().lines.clone();
            stop::end_reading();
            waiting::for_key(&lines)?;
            stop::begin_reading();
            Ok(())
        }
    }

    impl AsRawFd for Canvas {
        fn as_raw_fd(&self) -> RawFd {
            if self.hold().sealed { NO_FILE } else { io::stdout().as_raw_fd() }
        }
    }
}

#[cfg(not(unix))]
impl Canvas {
    /// The terminal to hand to dialoguer.
    pub(super) fn term(&self) -> Term {
        Term::buffered_stdout()
    }

    /// Nothing is held back.
    pub(super) fn show(&self) -> io::Result<()> {
        Ok(())
    }
}
