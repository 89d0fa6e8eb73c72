//! An account's phase, with what only an account in that phase is told.

use chrono::NaiveDate;

use crate::account::lifecycle::milestones::{Activation, Milestone};
use crate::account::lifecycle::phase::Phase;
use crate::account::lifecycle::term::Term;

/// An account's phase and what belongs to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lifecycle {
    /// `None` where the day it started is not known, or lies ahead.
    pub phase: Option<Phase>,
    /// Whether it became a customer after the quarter began, so that the quarter's weeks are not all its own.
    pub began_in_quarter: bool,
    /// The quarter's complete weeks that did not end before it became a customer; all of them where that day is not known.
    pub weeks: usize,
    /// What it reached so far, in the order of their days; only while it is in onboarding.
    pub milestones: Vec<Milestone>,
    /// The month in which it used any feature first, by its first day; only in onboarding, and `None` where there was use before
    /// it became a customer, or use of days that are not known.
    pub began: Option<NaiveDate>,
    /// Only in onboarding, where the catalogue marks features of its plan as first value and their use was measured.
    pub activation: Option<Activation>,
    /// The quarters of its term that are known; only near its renewal.
    pub term: Option<Term>,
}

impl Lifecycle {
    /// Whether it is new, so that what it has not used yet is no gap.
    pub fn is_young(&self) -> bool {
        self.phase == Some(Phase::Onboarding) || self.began_in_quarter
    }
}
