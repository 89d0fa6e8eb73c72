//! Accounts that change their layer before somebody is hired: down where people are too few, up where there is room.

use crate::team::coverage::layers::Layer;
use crate::team::coverage::need::{is_enough, needed};

/// An account in its layer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    /// Whatever the caller knows it by.
    pub account: usize,
    pub layer: usize,
    pub value: Option<f64>,
    /// Whether its plan brought it here: what it bought is not taken away.
    pub by_plan: bool,
}

/// An account that changes its layer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    pub account: usize,
    pub from: usize,
    pub to: usize,
    pub value: f64,
}

/// Accounts that go one layer down until the people are enough, those that pay least first, the closest layer first. The half of
/// a layer that pays most stays, and so does who has it by its plan. The second value is the people that are asked for then.
pub fn demotions(members: &[Member], counts: &[u64], layers: &[Layer], csms: u64) -> (Vec<Move>, f64) {
    let (mut need, _) = needed(counts, layers);
    let mut moves = Vec::new();
    for (from, pair) in layers.windows(2).enumerate() {
        let freed = 1.0 / pair[0].most() - 1.0 / pair[1].most();
        let all = by_value(members, from);
        let may_go = all.iter().take(all.len() / 2).filter(|member| !member.by_plan);
        for member in may_go {
            if is_enough(csms, need) || freed <= 0.0 {
                break;
            }
            need -= freed;
            moves.push(member.moved(from + 1));
        }
    }
    (moves, need)
}

/// Accounts that go one layer up: those that pay nearly what that layer begins with, the best first, while the load stays under
/// a share of what the ratios allow.
pub fn promotions(members: &[Member], counts: &[u64], layers: &[Layer], csms: u64, limits: Promotion) -> Vec<Move> {
    let mut room = csms as f64 * limits.load - needed(counts, layers).0;
    let mut moves = Vec::new();
    for (to, pair) in layers.windows(2).enumerate() {
        let Some(bound) = pair[0].config.at_least else { continue };
        let takes = 1.0 / pair[0].most() - 1.0 / pair[1].most();
        let best = by_value(members, to + 1).into_iter().rev();
        for member in best.take_while(|member| member.pays() >= bound as f64 * limits.from) {
            if takes > room {
                break;
            }
            room -= takes;
            moves.push(member.moved(to));
        }
    }
    moves
}

/// When an account may go up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promotion {
    /// The share of the upper layer's bound that it pays at least.
    pub from: f64,
    /// The share of what the ratios allow that is used at most.
    pub load: f64,
}

impl Member {
    fn pays(&self) -> f64 {
        self.value.unwrap_or_default()
    }

    fn moved(&self, to: usize) -> Move {
        Move { account: self.account, from: self.layer, to, value: self.pays() }
    }
}

/// A layer's accounts of which it is known what they pay, from least to most.
fn by_value(members: &[Member], layer: usize) -> Vec<&Member> {
    let of_layer = members.iter().filter(|member| member.layer == layer && member.value.is_some());
    let mut all: Vec<&Member> = of_layer.collect();
    all.sort_by(|a, b| a.pays().total_cmp(&b.pays()).then(a.account.cmp(&b.account)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::coverage::layers::tests::layer;

    fn members(layer: usize, values: &[f64]) -> Vec<Member> {
        values
            .iter()
            .enumerate()
            .map(|(at, value)| Member { account: layer * 100 + at, layer, value: Some(*value), by_plan: false })
            .collect()
    }

    #[test]
    fn who_pays_least_goes_down_first_and_only_as_many_as_it_takes() {
        let layers = [layer("Top", (2, 4)), layer("Rest", (50, 100))];
        let all = members(0, &[90.0, 10.0, 50.0, 20.0, 70.0, 80.0]);
        let (moves, need) = demotions(&all, &[6, 0], &layers, 1);
        assert_eq!(moves.iter().map(|moved| moved.value).collect::<Vec<_>>(), [10.0, 20.0, 50.0]);
        assert!(need <= 1.0, "{need}");
        assert_eq!(demotions(&all, &[6, 0], &layers, 2), (Vec::new(), 1.5));
        assert!(demotions(&all, &[8, 0], &layers, 1).1 > 1.0, "the better half stays");
        let bought: Vec<Member> = all.iter().map(|member| Member { by_plan: true, ..*member }).collect();
        assert_eq!(demotions(&bought, &[6, 0], &layers, 1), (Vec::new(), 1.5));
    }

    #[test]
    fn who_pays_nearly_enough_goes_up_where_there_is_room() {
        let layers = [layer("Top", (5, 10)), layer("Rest", (50, 100))];
        let all = members(1, &[249_000.0, 210_000.0, 199_000.0, 5.0]);
        let limits = Promotion { from: 0.8, load: 0.9 };
        let moved = |counts: [u64; 2]| promotions(&all, &counts, &layers, 1, limits).len();
        assert_eq!(moved([0, 4]), 2, "the bound is 250,000");
        assert_eq!(moved([8, 4]), 0, "88% are used, and one more is over 90%");
        assert_eq!(moved([7, 4]), 1);
    }
}
