//! `handover import`: what comes in from elsewhere.

mod answers;
mod answers_at_random;
