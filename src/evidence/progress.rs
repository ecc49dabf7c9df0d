//! How far hashing has come, told to whoever wants to know.

/// Somebody who is told how far reading has come; called from several threads.
pub trait Progress: Sync {
    /// Whether anybody looks; when not, nothing is measured beforehand.
    fn looks(&self) -> bool;

    /// So many more bytes are going to be read.
    fn expect(&self, bytes: u64);

    /// So many more bytes have been read.
    fn advance(&self, bytes: u64);
}

/// Nobody looks.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn looks(&self) -> bool {
        false
    }

    fn expect(&self, _: u64) {}

    fn advance(&self, _: u64) {}
}
