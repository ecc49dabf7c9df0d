//! What the status command says.
