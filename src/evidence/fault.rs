//! Why something was not hashed, as data; [`super::naming`] has the words.

use crate::text::Text;
use crate::text::say::failures::failure;
use std::io;
use std::path::Path;

/// Something that is not hashed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The path, as far as it can be shown.
    pub path: String,
    /// What is wrong with it.
    pub why: Why,
}

/// What can be wrong with a path or with what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is a symbolic link.
    Symlink,
    /// It is a named pipe.
    Pipe,
    /// It is a socket.
    Socket,
    /// It is a device.
    Device,
    /// It is a folder where a file is wanted.
    Folder,
    /// It is a file where a folder is wanted.
    NotAFolder,
    /// It begins at the root of a file system.
    Absolute,
    /// It goes up with `..`.
    Climbs,
    /// It has an empty part or `.`, begins or ends with `/`, or is empty.
    NotPlain,
    /// It is not UTF-8.
    NotUtf8,
    /// It is not in Unicode's composed form (NFC).
    NotNfc,
    /// It has a control, format or bidirectional character.
    Unsafe,
    /// It has a backslash, which is a separator elsewhere.
    Backslash,
    /// A name in it begins or ends with a blank.
    Blank,
    /// A name in it begins as a drive or an address does: `a:b`.
    Scheme,
    /// It lies in what git keeps for itself, which is in no clone and may hold secrets.
    GitFiles,
    /// Its whole path is `-`, which `sha256sum -c` takes for its standard input.
    Dash,
    /// It equals another name after case folding and NFKC, and cannot stand beside it everywhere.
    Collides(String),
    /// It holds a private key.
    PrivateKey,
    /// Nothing is there.
    Missing,
    /// It was removed or replaced while it was read.
    Vanished,
    /// It appeared while its folder was read.
    Appeared,
    /// It was written to while it was read.
    Changed,
    /// It cannot be read.
    Unreadable(Text),
    /// Its copy cannot be written.
    NotCopied(Text),
}

impl Why {
    /// Whether it is the path itself that is refused, whatever stands there.
    pub(crate) fn is_about_the_path(&self) -> bool {
        match self {
            Why::Absolute | Why::Climbs | Why::NotPlain | Why::NotUtf8 | Why::NotNfc | Why::Unsafe => true,
            Why::Backslash | Why::Blank | Why::Scheme | Why::GitFiles | Why::Dash => true,
            Why::Symlink | Why::Pipe | Why::Socket | Why::Device | Why::Folder | Why::NotAFolder => false,
            Why::Collides(_) | Why::PrivateKey | Why::Missing | Why::Vanished | Why::Appeared => false,
            Why::Changed | Why::Unreadable(_) | Why::NotCopied(_) => false,
        }
    }
}

impl Fault {
    /// A fault of a path that may not be text.
    pub fn at(path: &Path, why: Why) -> Fault {
        Fault { path: path.to_string_lossy().into_owned(), why }
    }

    /// What kept a path from being read.
    pub(super) fn reading(path: &Path, error: &io::Error) -> Fault {
        let why = match error.kind() {
            io::ErrorKind::NotFound => Why::Missing,
            io::ErrorKind::IsADirectory => Why::Folder,
            io::ErrorKind::NotADirectory => Why::NotAFolder,
            _ => Why::Unreadable(failure(error)),
        };
        Fault::at(path, why)
    }
}
