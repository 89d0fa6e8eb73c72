//! The section `team`: what the reports for your own team are made with. Nothing of it can reach a deck.

pub mod coverage;
pub mod equation;
pub mod layers;
pub mod section;
