//! `handover import`: what comes in from elsewhere.

mod accounts;
mod answers;
mod answers_at_random;
mod answers_judged;
mod bad_input;
mod lists;
mod preview;
mod taking_back;
