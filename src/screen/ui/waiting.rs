//! Waiting for a key at a question, during which Ctrl-Z gives the terminal to the shell until `fg`.
//!
//! Keys are not read here: `console` does that once there is one. It reads with the terminal's signals off
//! and takes an interruption for Ctrl-C, so it must not be the one that waits.

#[cfg(unix)]
pub(super) use with_signals::{Asking, for_key, take_over_suspending};

/// Lets Ctrl-Z be: there is none.
#[cfg(not(unix))]
pub(super) fn take_over_suspending() {}

/// Keeps nothing: there is no Ctrl-Z.
#[cfg(not(unix))]
pub(super) struct Asking;

#[cfg(not(unix))]
impl Asking {
    /// A question stands on the screen.
    pub(super) fn new() -> Asking {
        Asking
    }
}

#[cfg(unix)]
mod with_signals {
    use crate::screen::ui::settings;
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    use signal_hook::consts::SIGTSTP;
    use signal_hook::{flag, low_level};
    use std::io::{self, Read as _, Write as _};
    use std::os::unix::net::UnixStream;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, OnceLock};

    /// How one hears of Ctrl-Z.
    struct Suspending {
        /// A byte comes here at each signal.
        told: UnixStream,
        /// Whether no question stands on the screen, so that the signal stops the process at once, as it does any.
        elsewhere: Arc<AtomicBool>,
    }

    static SUSPENDING: OnceLock<Option<Suspending>> = OnceLock::new();

    /// Prepares for Ctrl-Z, where there is a shell that could go on with the process afterwards.
    pub(in crate::screen::ui) fn take_over_suspending() {
        SUSPENDING.get_or_init(|| if under_job_control() { Suspending::prepare().ok() } else { None });
    }

    /// Whether a shell made the process a job of its own. Where none did, nobody could continue it.
    fn under_job_control() -> bool {
        rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp())
    }

    impl Suspending {
        fn prepare() -> io::Result<Suspending> {
            let (told, teller) = UnixStream::pair()?;
            told.set_nonblocking(true)?;
            let elsewhere = Arc::new(AtomicBool::new(true));
            flag::register_conditional_default(SIGTSTP, Arc::clone(&elsewhere))?;
            low_level::pipe::register(SIGTSTP, teller)?;
            Ok(Suspending { told, elsewhere })
        }

        /// Takes what was told; whether it was anything.
        fn heard(&self) -> bool {
            let mut heard = false;
            while (&self.told).read(&mut [0; 16]).is_ok_and(|count| count > 0) {
                heard = true;
            }
            heard
        }
    }

    /// Keeps Ctrl-Z for [`for_key`] while a question stands on the screen, until dropped.
    #[derive(Debug)]
    pub(in crate::screen::ui) struct Asking;

    impl Asking {
        /// From now on a question stands there.
        pub(in crate::screen::ui) fn new() -> Asking {
            if let Some(suspending) = suspending() {
                suspending.heard();
                suspending.elsewhere.store(false, Ordering::SeqCst);
            }
            Asking
        }
    }

    impl Drop for Asking {
        fn drop(&mut self) {
            if let Some(suspending) = suspending() {
                let heard = suspending.heard();
                suspending.elsewhere.store(true, Ordering::SeqCst);
                if heard {
                    // It came together with the answer.
                    let _ = low_level::emulate_default_handler(SIGTSTP);
                }
            }
        }
    }

    fn suspending() -> Option<&'static Suspending> {
        SUSPENDING.get().and_then(Option::as_ref)
    }

    /// Waits until there is a key to be read; `lines` is what to draw again after the process was suspended.
    pub(in crate::screen::ui) fn for_key(lines: &str) -> io::Result<()> {
        loop {
            if suspending().is_some_and(Suspending::heard) {
                suspend(lines)?;
            }
            if wait(suspending())? {
                return Ok(());
            }
        }
    }

    /// Waits for a key or a signal; whether it was a key, or anything else that reading would tell of.
    fn wait(suspending: Option<&Suspending>) -> io::Result<bool> {
        let stdin = io::stdin();
        let mut sources = vec![PollFd::new(&stdin, PollFlags::IN)];
        sources.extend(suspending.map(|suspending| PollFd::new(&suspending.told, PollFlags::IN)));
        match poll(&mut sources, None) {
            Ok(_) => Ok(sources.first().is_some_and(|keys| !keys.revents().is_empty())),
            Err(Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives the terminal back, stops the process, and takes the terminal again once it goes on.
    fn suspend(lines: &str) -> io::Result<()> {
        settings::restore();
        let mut out = io::stdout();
        out.write_all(b"\x1b[0m\x1b[?25h")?;
        out.flush()?;
        low_level::emulate_default_handler(SIGTSTP)?;
        settings::quieten();
        out.write_all(lines.as_bytes())?;
        out.flush()
    }
}
