//! A program at a pseudo-terminal: types keys into it and reads its screen.
//!
//! The program gets a clean environment and a fixed clock. Every wait ends some day and then fails with the
//! screen in the message, so that no test hangs.

use crate::support::wait;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::io::ioctl_fionread;
use rustix::process::{Pid, Signal};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};

/// The moment at which every program under test runs.
pub(crate) const NOW: &str = super::runner::NOW;

/// A key that is not a character.
#[derive(Debug, Clone, Copy)]
#[allow(dead_code, reason = "the keys of a keyboard, whether or not a test presses them today")]
pub(crate) enum Key {
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Enter,
    Escape,
    Backspace,
    Tab,
    CtrlC,
    CtrlD,
}

impl Key {
    /// The bytes a terminal of type xterm sends for it.
    fn bytes(self) -> &'static [u8] {
        match self {
            Key::Up => b"\x1b[A",
            Key::Down => b"\x1b[B",
            Key::Right => b"\x1b[C",
            Key::Left => b"\x1b[D",
            Key::Home => b"\x1b[H",
            Key::End => b"\x1b[F",
            Key::PageUp => b"\x1b[5~",
            Key::PageDown => b"\x1b[6~",
            Key::Enter => b"\r",
            Key::Escape => b"\x1b",
            Key::Backspace => b"\x7f",
            Key::Tab => b"\t",
            Key::CtrlC => b"\x03",
            Key::CtrlD => b"\x04",
        }
    }
}

/// What the program has written so far, and the screen that it makes.
struct Screen {
    parser: vt100::Parser,
    raw: Vec<u8>,
}

/// A running program, its terminal and its screen.
pub(crate) struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    screen: Arc<Mutex<Screen>>,
    reader: Option<JoinHandle<()>>,
    closing: Arc<AtomicBool>,
    name: PathBuf,
    /// The terminal's settings before the program could touch them.
    settings_before: String,
}

impl Pty {
    /// Starts `handover` in a folder, at a terminal of `cols` by `rows`.
    #[allow(dead_code, reason = "for the tests of the commands")]
    pub(crate) fn spawn(args: &[&str], folder: &Path, cols: u16, rows: u16, env: &[(&str, &str)]) -> Pty {
        Pty::spawn_program(env!("CARGO_BIN_EXE_handover").as_ref(), args, folder, cols, rows, env)
    }

    /// Starts any program.
    pub(crate) fn spawn_program(
        program: &OsStr,
        args: &[&str],
        folder: &Path,
        cols: u16,
        rows: u16,
        env: &[(&str, &str)],
    ) -> Pty {
        let pair = native_pty_system().openpty(size(cols, rows)).unwrap();
        let name = pair.master.tty_name().unwrap();
        let settings_before = settings(&name);
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(folder);
        command.env_clear();
        command.env("HOME", folder);
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("HANDOVER_NOW", NOW);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null");
        command.env("GIT_CONFIG_NOSYSTEM", "1");
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(Screen { parser: vt100::Parser::new(rows, cols, 0), raw: Vec::new() }));
        let closing = Arc::new(AtomicBool::new(false));
        let source = pair.master.try_clone_reader().unwrap();
        let reader = {
            let (screen, closing) = (Arc::clone(&screen), Arc::clone(&closing));
            thread::spawn(move || read_all(source, &screen, &closing))
        };
        let writer = pair.master.take_writer().unwrap();
        Pty {
            child,
            master: Some(pair.master),
            writer: Some(writer),
            screen,
            reader: Some(reader),
            closing,
            name,
            settings_before,
        }
    }

    /// Types text, once the program waits for it.
    #[track_caller]
    pub(crate) fn type_text(&mut self, text: &str) {
        self.wait_for_rest();
        self.send(text.as_bytes());
    }

    /// Presses a key, once the program waits for it; one that is a signal comes at once.
    #[track_caller]
    pub(crate) fn key(&mut self, key: Key) {
        if !matches!(key, Key::CtrlC) {
            self.wait_for_rest();
        }
        self.send(key.bytes());
    }

    /// Waits until the program rests and has read what came before. A message stands on the screen some time before the
    /// question below it is asked, and what is typed in between is thrown away, as it should be.
    #[track_caller]
    fn wait_for_rest(&self) {
        let side = open(&self.name);
        let stat = format!("/proc/{}/stat", self.child.process_id().unwrap());
        // proc_pid_stat(5): the state follows the name in brackets. Where it is not told, a program counts as resting.
        let rests = || fs::read_to_string(&stat).map_or(true, |stat| !stat.contains(") R ") && !stat.contains(") D "));
        let what = || format!("the program to wait for keys{}", picture(&self.screen));
        wait::get(what, || (ioctl_fionread(&side).unwrap_or(0) == 0 && rests()).then_some(()));
    }

    /// Pastes text as a terminal does that marks what is pasted.
    pub(crate) fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    }

    /// Sends bytes, whether or not they are text.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes).and_then(|()| writer.flush()).unwrap();
    }

    /// Waits until the text stands on the screen.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |lines| lines.iter().any(|line| line.contains(text)));
    }

    /// Waits until a text was written so many times, on the screen or over it.
    #[track_caller]
    pub(crate) fn wait_for_raw(&mut self, text: &str, times: usize) {
        let what = || format!("{text:?} to be written {times} times{}", picture(&self.screen));
        wait::get(what, || (self.raw_output().matches(text).count() >= times).then_some(()));
    }

    /// Waits until what was typed has come through the terminal, where the program does not read it.
    #[track_caller]
    pub(crate) fn wait_for_typed(&mut self, text: &str) {
        let side = open(&self.name);
        wait::until("what was typed to arrive", || ioctl_fionread(&side).unwrap() >= text.len() as u64);
    }

    /// Waits until the screen is as wanted; `what` says what that is.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, what: &str, wanted: impl Fn(&[String]) -> bool) {
        wait::get(|| format!("{what}{}", picture(&self.screen)), || wanted(&self.screen()).then_some(()));
    }

    /// The lines of the screen, without spaces at their ends and empty lines at the bottom.
    pub(crate) fn screen(&self) -> Vec<String> {
        lines(&self.screen)
    }

    /// Whether the cursor is hidden.
    pub(crate) fn cursor_hidden(&self) -> bool {
        self.lock().parser.screen().hide_cursor()
    }

    /// Every byte the program has written.
    pub(crate) fn raw_output(&self) -> String {
        String::from_utf8_lossy(&self.lock().raw).into_owned()
    }

    /// Makes the terminal larger or smaller, and tells the program.
    #[allow(dead_code, reason = "for the tests of the commands")]
    pub(crate) fn resize(&mut self, cols: u16, rows: u16) {
        self.lock().parser.screen_mut().set_size(rows, cols);
        self.master.as_ref().unwrap().resize(size(cols, rows)).unwrap();
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.child.process_id().unwrap()).unwrap();
        rustix::process::kill_process(Pid::from_raw(id).unwrap(), signal).unwrap();
    }

    /// Closes the terminal, as when its window is closed.
    pub(crate) fn hangup(&mut self) {
        // Without a character for the end of file, dropping the writer types nothing.
        let side = open(&self.name);
        let mut settings = tcgetattr(&side).unwrap();
        settings.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&side, OptionalActions::Now, &settings).unwrap();
        // The reader holds the terminal open too. A byte on the screen wakes it, and it ends.
        self.closing.store(true, Ordering::SeqCst);
        rustix::io::write(&side, b"\0").unwrap();
        self.end_reader();
        self.writer = None;
        self.master = None;
    }

    /// Whether the terminal's settings are as they were before the program started.
    #[track_caller]
    pub(crate) fn assert_settings_restored(&self) {
        assert_eq!(settings(&self.name), self.settings_before, "the terminal's settings");
    }

    /// Waits for the end of the program; returns its exit code. The screen stays readable.
    #[track_caller]
    pub(crate) fn finish(&mut self) -> u32 {
        let what = || format!("the end{}", picture(&self.screen));
        let status = wait::get(what, || self.child.try_wait().unwrap());
        self.end_reader();
        status.exit_code()
    }

    /// Waits for the reader, so that the screen shows all there is.
    #[track_caller]
    fn end_reader(&mut self) {
        let Some(reader) = self.reader.take() else { return };
        wait::get(|| format!("the terminal to close{}", picture(&self.screen)), || reader.is_finished().then_some(()));
        reader.join().unwrap();
    }

    fn lock(&self) -> MutexGuard<'_, Screen> {
        self.screen.lock().unwrap()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // Only a test that failed leaves its program running.
        let _ = self.child.kill();
    }
}

fn lines(screen: &Mutex<Screen>) -> Vec<String> {
    let screen = screen.lock().unwrap();
    let (_, cols) = screen.parser.screen().size();
    let mut lines: Vec<String> = screen.parser.screen().rows(0, cols).map(|line| line.trim_end().to_owned()).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// The screen as a message shows it.
fn picture(screen: &Mutex<Screen>) -> String {
    format!("\n----- screen\n{}\n-----", lines(screen).join("\n"))
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// The program's side of the terminal, without making it this process's own.
fn open(name: &Path) -> OwnedFd {
    rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap()
}

/// The terminal's settings, in a form that compares.
fn settings(name: &Path) -> String {
    format!("{:?}", tcgetattr(open(name)).unwrap())
}

/// Reads until the program's side is closed, or this one is about to be.
fn read_all(mut source: Box<dyn Read + Send>, screen: &Mutex<Screen>, closing: &AtomicBool) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = source.read(&mut buffer) {
        if closing.load(Ordering::SeqCst) {
            break;
        }
        let mut screen = screen.lock().unwrap();
        screen.parser.process(&buffer[..count]);
        screen.raw.extend_from_slice(&buffer[..count]);
    }
}
