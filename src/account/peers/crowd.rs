//! How many others there are, as far as it is told.

use serde::{Deserialize, Serialize};

/// The least number of other accounts that a figure is of, in steps so wide that who joins or leaves rarely shows: 5, 10, 20, 50, 100 …
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Crowd(usize);

impl Crowd {
    /// `None` of fewer than five.
    pub fn of(others: usize) -> Option<Self> {
        let powers = std::iter::successors(Some(1_usize), |power| power.checked_mul(10));
        let steps = powers.flat_map(|power| [1, 2, 5].map(|step| power.saturating_mul(step)));
        steps.take_while(|step| *step <= others).last().filter(|step| *step >= 5).map(Self)
    }

    /// There are at least so many.
    pub fn least(self) -> usize {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_is_told_by_the_step_that_it_reaches() {
        let told = [4, 5, 9, 10, 19, 20, 49, 50, 1234].map(|others| Crowd::of(others).map(Crowd::least));
        assert_eq!(told[0], None);
        assert_eq!(told[1..], [5, 5, 10, 10, 20, 20, 50, 1000].map(Some));
    }
}
