//! The exit codes, in one place; the manual's chapter of them is made from this file.

/// How a run of the tool ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Nothing is wrong and nothing is outstanding.
    Fine,
    /// Something is outstanding or was found.
    Outstanding,
    /// The command line is wrong, or asks for what the rules do not allow.
    Usage,
    /// The project cannot be read or written.
    Project,
    /// A verification failed.
    Mismatch,
    /// The person stopped the command with Ctrl-C.
    Interrupted,
}

impl Exit {
    /// Every way to end, for documentation and tests.
    pub const ALL: [Exit; 6] =
        [Exit::Fine, Exit::Outstanding, Exit::Usage, Exit::Project, Exit::Mismatch, Exit::Interrupted];

    /// The process exit code.
    pub fn code(self) -> u8 {
        match self {
            Exit::Fine => 0,
            Exit::Outstanding => 1,
            Exit::Usage => 2,
            Exit::Project => 3,
            Exit::Mismatch => 4,
            Exit::Interrupted => 130,
        }
    }
}
