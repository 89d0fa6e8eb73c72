//! Proves by enumeration that nobody's figure can be computed from what readers are told.
//!
//! A reader knows the rule, how many members the cohort has, their own figure and what their deck says. All cohorts of small
//! figures are tried; those of which a reader is told the same are what that reader cannot tell apart. In each such set every
//! other member's figure, from the smallest to the largest, has to keep three whole numbers. Under 13, as here, these are more
//! than ten percent on either side.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::peers::band::Band;
use crate::account::peers::percentiles::Peers;

/// All that the decks of the first `readers` members say of their cohort.
fn told(members: &[u32], readers: usize) -> Vec<u64> {
    let peers = Peers::of(members.iter().map(|value| Band::of(f64::from(*value))).collect(), 5).unwrap();
    let ends = [peers.lower, peers.median, peers.upper].map(|band| [band.from(), band.to()]);
    let ahead = members[..readers].iter().map(|own| f64::from(u8::from(peers.is_ahead(f64::from(*own)))));
    ends.into_iter().flatten().chain(ahead).map(f64::to_bits).collect()
}

/// All sorted lists of `count` figures from 0 to `most`.
fn sorted_lists(count: usize, most: u32) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new()];
    for _ in 0..count {
        let longer = all.into_iter().flat_map(|list: Vec<u32>| {
            let from = list.last().copied().unwrap_or(0);
            (from..=most).map(move |next| [list.clone(), vec![next]].concat())
        });
        all = longer.collect();
    }
    all
}

/// What readers know themselves, and what they are told each time.
type Known = (Vec<u32>, Vec<Vec<u64>>);

/// What the others' figures can be, from the smallest to the largest, by what is known.
#[derive(Default)]
struct Possible(BTreeMap<Known, Vec<BTreeSet<u32>>>);

impl Possible {
    fn add(&mut self, known: &[u32], told: Vec<Vec<u64>>, others: &[u32]) {
        let places = self.0.entry((known.to_vec(), told)).or_insert_with(|| vec![BTreeSet::new(); others.len()]);
        places.iter_mut().zip(others).for_each(|(place, value)| _ = place.insert(*value));
    }

    /// Panics where a figure is known more closely than it may be.
    fn check(&self) {
        for ((known, told), places) in &self.0 {
            for (place, values) in places.iter().enumerate() {
                assert!(
                    values.len() >= 3,
                    "who has {known:?} and is told {told:?} knows that another, number {place} by size, has {values:?}"
                );
            }
        }
    }
}

#[test]
fn one_reader_cannot_compute_anothers_figure() {
    for (others, most) in [(5, 12), (6, 9), (7, 5)] {
        let mut possible = Possible::default();
        for list in sorted_lists(others, most) {
            for own in 0..=most {
                let members = [vec![own], list.clone()].concat();
                possible.add(&[own], vec![told(&members, 1)], &list);
            }
        }
        possible.check();
    }
}

#[test]
fn three_readers_together_cannot_compute_anothers_figure() {
    for (others, most) in [(3, 9), (4, 9)] {
        let readers = sorted_lists(3, most);
        let mut possible = Possible::default();
        for list in sorted_lists(others, most) {
            for own in &readers {
                let members = [own.clone(), list.clone()].concat();
                possible.add(own, vec![told(&members, 3)], &list);
            }
        }
        possible.check();
    }
}

#[test]
fn who_joins_or_leaves_between_two_quarters_keeps_their_figure() {
    let most = 9;
    let mut possible = Possible::default();
    for list in sorted_lists(5, most) {
        for own in 0..=most {
            let members = [vec![own], list.clone()].concat();
            let before = told(&members, 1);
            for joins in 0..=most {
                let after = told(&[members.clone(), vec![joins]].concat(), 1);
                // Read the other way round it is somebody who leaves.
                possible.add(&[own], vec![before.clone(), after], &[list.clone(), vec![joins]].concat());
            }
        }
    }
    possible.check();
}
