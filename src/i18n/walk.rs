//! What the walk command says.
