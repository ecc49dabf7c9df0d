//! What the init command says.
