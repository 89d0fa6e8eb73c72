//! How many of a cohort use a feature.
//!
//! Use is yes or no, so no band hides it. Two rules hide it instead. The share is told in steps, and one account alone reaches none
//! of them. And a draw leaves up to two users out of each count; any change of the data draws again. So a reader who sees a
//! share rise after one account joined cannot tell whether that account uses the feature. The share that is told is a lower bound.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::account::peers::crowd::Crowd;

/// The number of others, and the tenths that are told from that number on. A longer list holds all tenths of a shorter one. No
/// list holds 0 or 10, so a deck never says that nobody or everybody uses a feature.
const TENTHS: [(usize, &[usize]); 4] =
    [(10, &[5]), (15, &[3, 5, 7]), (40, &[2, 3, 4, 5, 6, 7, 8]), (50, &[1, 2, 3, 4, 5, 6, 7, 8, 9])];

/// No share is told of fewer others.
pub const FEWEST: usize = TENTHS[0].0;

/// The most users that a draw leaves out.
const DRAWN: usize = 2;

/// How many of a cohort whose plan has a feature use it, as far as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Adoption {
    crowd: Crowd,
    share: Option<f64>,
    least: f64,
}

impl Adoption {
    /// How many others there are whose plan has the feature.
    pub fn crowd(&self) -> Crowd {
        self.crowd
    }

    /// At least this share of the others use it, 0–1; `None` where no share is reached that is told.
    pub fn share(&self) -> Option<f64> {
        self.share
    }

    /// The smallest share that would be told.
    pub fn least_share(&self) -> f64 {
        self.least
    }

    fn of(members: usize, users: usize, left_out: usize) -> Option<Self> {
        let others = members.checked_sub(1)?;
        let (_, tenths) = TENTHS.iter().rev().find(|(fewest, _)| *fewest <= others)?;
        // One of them may be the reader, and what is told is to be true of the others.
        let sure = users.saturating_sub(1 + left_out);
        let told = tenths.iter().rev().find(|tenth| 10 * sure >= **tenth * others);
        let share = |tenth: &usize| *tenth as f64 / 10.0;
        Some(Self { crowd: Crowd::of(others)?, share: told.map(share), least: share(tenths.first()?) })
    }
}

/// Counts the members of a cohort whose plan has a feature.
#[derive(Debug, Clone, Default)]
pub struct Users {
    members: usize,
    users: usize,
    digest: Sha256,
}

impl Users {
    /// The count for a feature.
    pub fn of(feature: &str) -> Self {
        Self { digest: Sha256::new_with_prefix(feature), ..Self::default() }
    }

    /// Counts an account. The order decides the draw, so it has to be the same in each run.
    pub fn add(&mut self, account: &str, uses: bool) {
        self.members += 1;
        self.users += usize::from(uses);
        self.digest.update((account.len() as u64).to_le_bytes());
        self.digest.update(account);
        self.digest.update([u8::from(uses)]);
    }

    /// What is told of them; `None` with fewer than `minimum` others, or than [`FEWEST`].
    pub fn told(self, minimum: usize) -> Option<Adoption> {
        let drawn = usize::from(self.digest.finalize()[0]) % (DRAWN + 1);
        Adoption::of(self.members, self.users, drawn).filter(|_| self.members > minimum)
    }
}

#[cfg(test)]
impl Adoption {
    /// So many tenths of a hundred others.
    pub fn of_tenths(tenths: usize) -> Self {
        Self::of(101, tenths * 10 + 1, 0).unwrap()
    }

    /// So many of so many others.
    pub fn of_users(others: usize, users: usize) -> Option<Self> {
        Self::of(others + 1, users + 1, 0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// What can be told of these, whatever is drawn.
    fn told(members: usize, users: usize) -> BTreeSet<u64> {
        (0..=DRAWN).map(|drawn| Adoption::of(members, users, drawn).unwrap().share().unwrap_or(0.0).to_bits()).collect()
    }

    #[test]
    fn a_share_is_true_of_the_others_and_never_none_or_all() {
        for members in FEWEST + 1..120 {
            for users in 0..=members {
                for drawn in 0..=DRAWN {
                    let Some(share) = Adoption::of(members, users, drawn).unwrap().share() else { continue };
                    // A reader who uses it is one of the users.
                    assert!((users - 1) as f64 >= share * (members - 1) as f64 - 1e-9);
                    assert!((0.1..=0.9).contains(&share));
                }
            }
        }
        assert_eq!(Adoption::of(FEWEST, FEWEST, 0), None);
    }

    #[test]
    fn every_change_is_drawn_again_and_the_same_is_drawn_alike() {
        let drawn = |accounts: &[(&str, bool)]| {
            let mut users = Users::of("shop");
            accounts.iter().for_each(|(account, uses)| users.add(account, *uses));
            users.digest.finalize()
        };
        let base = [("a", true), ("b", false)];
        assert_eq!(drawn(&base), drawn(&base));
        for other in [&[("a", true), ("b", true)][..], &[("a", true)], &[("ab", true)], &[("b", false), ("a", true)]] {
            assert_ne!(drawn(&base), drawn(other));
        }
    }

    /// By what is told in each quarter, what is possible: how many of those whom no reader knows use it, and whether those do who
    /// joined.
    type Possible = BTreeMap<Vec<u64>, BTreeSet<(usize, Vec<bool>)>>;

    fn check(possible: &Possible, unknown: usize) {
        for (told, possible) in possible {
            assert!(possible.iter().any(|(users, _)| *users > 0), "nobody uses it: {told:?}");
            assert!(possible.iter().any(|(users, _)| *users < unknown), "all use it: {told:?}");
            for one in 0..told.len() - 1 {
                let uses: BTreeSet<_> = possible.iter().map(|(_, joined)| joined[one]).collect();
                assert_eq!(uses.len(), 2, "who came or went is known: {told:?} of {unknown}");
            }
        }
    }

    /// One reader and three readers together know their own use, how many members there are, and the rule; over three quarters, in
    /// two of which one joined, and nobody else changed. Read the other way round it is somebody who leaves.
    #[test]
    fn nobodys_use_of_a_feature_can_be_computed() {
        for (readers, members) in [1, 3].into_iter().flat_map(|readers| (FEWEST + 1..90).map(move |n| (readers, n))) {
            let unknown = members - readers;
            for known in 0..=readers {
                let mut possible = [Possible::new(), Possible::new(), Possible::new()];
                for (users, joined) in (0..=unknown).flat_map(|users| (0..4_u8).map(move |joined| (users, joined))) {
                    let joined = [joined & 1 == 1, joined & 2 == 2];
                    let after = users + known + usize::from(joined[0]);
                    let later = after + usize::from(joined[1]);
                    for first in told(members, users + known) {
                        possible[0].entry(vec![first]).or_default().insert((users, vec![]));
                        for second in told(members + 1, after) {
                            let both = vec![first, second];
                            possible[1].entry(both.clone()).or_default().insert((users, vec![joined[0]]));
                            for third in told(members + 2, later) {
                                let told = [both.clone(), vec![third]].concat();
                                possible[2].entry(told).or_default().insert((users, joined.to_vec()));
                            }
                        }
                    }
                }
                possible.iter().for_each(|possible| check(possible, unknown));
            }
        }
    }
}
