//! How many people the layers ask for, and how those there are spread over them.

use crate::base::amounts::rounding::{down, rounded, up};
use crate::team::coverage::layers::Layer;

/// The people of each layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Seats {
    pub by_layer: Vec<f64>,
    /// People whom no layer asks for.
    pub spare: u64,
    /// Whether nobody works in two layers.
    pub whole: bool,
}

/// Σ accounts ÷ ratio: with the most accounts a CSM, and with the fewest.
pub fn needed(counts: &[u64], layers: &[Layer]) -> (f64, f64) {
    let sum = |ratio: fn(&Layer) -> f64| {
        counts.iter().zip(layers).map(|(accounts, layer)| *accounts as f64 / ratio(layer)).sum::<f64>()
    };
    (sum(Layer::most), sum(Layer::fewest))
}

/// Whether so many people are as many as are asked for. Sums of shares are off by less than this rounds.
pub fn is_enough(csms: u64, need: f64) -> bool {
    rounded(need, 6) <= csms as f64
}

/// Spreads the people; `None` where they are too few.
///
/// Each layer first gets whole people until nobody has more accounts than its ratio allows. The others go one by one where the
/// load is greatest, to no layer more than its ratio asks for at most. Where there are too few for whole people, but enough in
/// sum, all are spread by their shares: some work in two layers.
pub fn seats(counts: &[u64], layers: &[Layer], csms: u64) -> Option<Seats> {
    let least: Vec<u64> = counts.iter().zip(layers).map(|(n, layer)| up(*n as f64 / layer.most(), 0) as u64).collect();
    if let Some(spare) = csms.checked_sub(least.iter().sum()) {
        let (by_layer, spare) = spread(counts, layers, least, spare);
        return Some(Seats { by_layer, spare, whole: true });
    }
    let (need, _) = needed(counts, layers);
    let share = |(n, layer): (&u64, &Layer)| *n as f64 / layer.most() * csms as f64 / need;
    let by_layer = || counts.iter().zip(layers).map(share).collect();
    is_enough(csms, need).then(|| Seats { by_layer: by_layer(), spare: 0, whole: false })
}

fn spread(counts: &[u64], layers: &[Layer], mut seats: Vec<u64>, mut spare: u64) -> (Vec<f64>, u64) {
    let load = |at: usize, seats: &[u64]| counts[at] as f64 / (seats[at] as f64 * layers[at].most());
    let has_room = |at: usize, seats: &[u64]| {
        let asks_for = down(counts[at] as f64 / layers[at].fewest(), 0) as u64;
        counts[at] > 0 && seats[at] < asks_for
    };
    while spare > 0 {
        let open = (0..seats.len()).filter(|at| has_room(*at, &seats));
        let Some(at) = open.max_by(|a, b| load(*a, &seats).total_cmp(&load(*b, &seats)).then(b.cmp(a))) else { break };
        seats[at] += 1;
        spare -= 1;
    }
    (seats.into_iter().map(|seats| seats as f64).collect(), spare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::coverage::layers::tests::layer;

    fn three() -> [Layer; 3] {
        [layer("Top", (7, 10)), layer("Pooled", (15, 50)), layer("Digital", (45, 200))]
    }

    #[test]
    fn eight_for_four_hundred_and_thirty_need_no_hire() {
        let seats = seats(&[30, 200, 200], &three(), 8).unwrap();
        assert_eq!((seats.by_layer, seats.spare, seats.whole), (vec![3.0, 4.0, 1.0], 0, true));
    }

    #[test]
    fn fourteen_for_three_hundred_and_twenty() {
        let of = |csms| seats(&[30, 100, 190], &three(), csms).unwrap();
        assert_eq!((of(14).by_layer, of(14).spare), (vec![4.0, 6.0, 4.0], 0));
        assert_eq!(of(16).spare, 2, "no layer gets more than it asks for");
    }

    #[test]
    fn where_whole_people_do_not_do_some_work_in_two_layers() {
        let shared = seats(&[15, 100, 20], &three(), 4).unwrap();
        assert!(!shared.whole);
        assert_eq!(rounded(shared.by_layer.iter().sum(), 6), 4.0);
        assert_eq!(seats(&[15, 100, 20], &three(), 3), None);
    }

    #[test]
    fn the_need_is_a_range() {
        let (least, most) = needed(&[30, 200, 200], &three());
        assert_eq!((least, rounded(most, 2)), (8.0, 22.06));
    }
}
