//! What the people and the accounts come to, now and with those that are to come, and what follows.

use crate::base::amounts::rounding::{rounded, up};
use crate::team::coverage::layers::Layer;
use crate::team::coverage::need::{Seats, is_enough, needed, seats};

/// So many accounts and so many people.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    pub accounts: u64,
    pub csms: u64,
    /// Accounts ÷ CSMs.
    pub each: f64,
    /// The people that the layers ask for.
    pub needed: (f64, f64),
    /// How the people are spread; `None` where they are too few.
    pub seats: Option<Seats>,
    /// Accounts of one-to-one layers ÷ CSMs of them, or ÷ all CSMs where they are too few.
    pub one_to_one_each: f64,
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// The people are enough.
    Enough,
    /// They are too few for these layers; other layers come before another person.
    Redesign,
    /// They are too few even once accounts have moved: so many more.
    Hire(u64),
}

impl Outlook {
    pub fn of(counts: &[u64], layers: &[Layer], csms: u64) -> Self {
        let accounts = counts.iter().sum::<u64>();
        let seats = seats(counts, layers, csms);
        let close = || counts.iter().enumerate().filter(|(at, _)| layers[*at].is_one_to_one());
        let people = match &seats {
            Some(seats) => close().map(|(at, _)| seats.by_layer[at]).sum(),
            None => csms as f64,
        };
        let of_close = close().map(|(_, accounts)| *accounts).sum::<u64>();
        Self {
            accounts,
            csms,
            each: accounts as f64 / csms as f64,
            needed: needed(counts, layers),
            one_to_one_each: if of_close == 0 { 0.0 } else { of_close as f64 / people },
            seats,
        }
    }

    /// What follows. `need_after_moves`: the people asked for once accounts have gone to lower layers.
    pub fn advice(&self, need_after_moves: f64, most_one_to_one: f64) -> Advice {
        match &self.seats {
            Some(_) => Advice::Enough,
            None if is_enough(self.csms, need_after_moves) || self.one_to_one_each > most_one_to_one => {
                Advice::Redesign
            }
            None => Advice::Hire(missing(need_after_moves, self.csms)),
        }
    }

    /// How many people are missing at least, if no account is moved.
    pub fn short(&self) -> u64 {
        missing(self.needed.0, self.csms)
    }
}

fn missing(need: f64, csms: u64) -> u64 {
    up((rounded(need, 6) - csms as f64).max(0.0), 0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::coverage::layers::tests::layer;

    #[test]
    fn five_for_two_hundred_and_fifty_are_redesigned_before_a_hire() {
        let all = [layer("Everybody", (40, 60))];
        let (now, then) = (Outlook::of(&[250], &all, 5), Outlook::of(&[350], &all, 5));
        assert_eq!((now.each, then.each), (50.0, 70.0));
        assert_eq!(now.advice(now.needed.0, 60.0), Advice::Enough);
        assert_eq!(then.advice(then.needed.0, 60.0), Advice::Redesign);
    }

    #[test]
    fn eight_for_three_hundred_and_fifty_carry_eighty_more() {
        let layers = [layer("Top", (8, 10)), layer("Pooled", (40, 50)), layer("Digital", (150, 200))];
        let then = Outlook::of(&[30, 200, 120 + 80], &layers, 8);
        assert_eq!((then.accounts, then.advice(then.needed.0, 60.0)), (430, Advice::Enough));
        assert_eq!(then.seats.unwrap().by_layer, [3.0, 4.0, 1.0]);
    }

    #[test]
    fn who_cannot_be_moved_is_hired_for() {
        let top = [layer("Top", (8, 10))];
        let short = Outlook::of(&[45], &top, 3);
        assert_eq!(short.advice(4.5, 60.0), Advice::Hire(2));
        assert_eq!(short.advice(3.0, 60.0), Advice::Redesign);
    }
}
