//! `handover import`: what comes in from elsewhere.

mod accounts;
mod answers;
mod answers_at_random;
mod answers_judged;
mod answers_together;
mod asked;
mod bad_input;
mod lists;
mod preview;
mod real_life;
mod taking_back;
mod ugly;
