//! The layers: those of `qbr.yaml`, else those of a benchmark; and which of them takes an account.

use std::num::NonZeroU32;

use crate::config::lookup::Lookups;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::team::layers::{Benchmark, LayerConfig, LayerKind};
use crate::config::qbr::team::section::TeamConfig;

/// A layer.
#[derive(Debug, Clone)]
pub struct Layer {
    pub config: LayerConfig,
    /// The plans it takes, by index in the catalogue.
    plans: Vec<usize>,
}

/// Where an account belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A layer, by its index, for what it pays or because all are taken.
    Layer(usize),
    /// A layer, by its index, because its plan has that.
    ByPlan(usize),
    /// What it pays decides, and that is not known.
    NoValue,
    /// No layer takes it.
    Nowhere,
}

/// The layers, the closest first.
pub fn layers(team: &TeamConfig, lookup: &Lookups) -> Vec<Layer> {
    let configs = if team.layers.is_empty() { benchmark(team.benchmark) } else { team.layers.clone() };
    let plans = |config: &LayerConfig| config.plans.iter().filter_map(|plan| lookup.plans.find(plan)).collect();
    configs.into_iter().map(|config| Layer { plans: plans(&config), config }).collect()
}

/// The first layer that takes an account.
pub fn place(layers: &[Layer], value: Option<f64>, plan: Option<usize>) -> Place {
    for (at, layer) in layers.iter().enumerate() {
        if plan.is_some_and(|plan| layer.plans.contains(&plan)) {
            return Place::ByPlan(at);
        }
        match (layer.config.at_least, value) {
            (None, _) if layer.config.plans.is_empty() => return Place::Layer(at),
            (Some(_), None) => return Place::NoValue,
            (Some(bound), Some(value)) if value >= bound as f64 => return Place::Layer(at),
            _ => {}
        }
    }
    Place::Nowhere
}

impl Layer {
    /// The fewest accounts that one CSM carries.
    pub fn fewest(&self) -> f64 {
        f64::from(self.config.ratio.0.get())
    }

    /// The most accounts that one CSM carries.
    pub fn most(&self) -> f64 {
        f64::from(self.config.ratio.1.get())
    }

    pub fn is_one_to_one(&self) -> bool {
        self.config.kind == LayerKind::OneToOne
    }
}

/// A benchmark's layers.
fn benchmark(benchmark: Benchmark) -> Vec<LayerConfig> {
    use LayerKind::{Digital, OneToOne, Pooled};
    let layer = |name: &str, kind, at_least, (fewest, most)| LayerConfig {
        name: name.to_owned(),
        kind,
        at_least,
        plans: OneOrMany::default(),
        ratio: (accounts(fewest), accounts(most)),
        cadence: None,
        sla: None,
        plays: OneOrMany::default(),
        escalation: None,
        promise: None,
    };
    let four = |kinds: [LayerKind; 4], ratios: [(u32, u32); 4]| {
        let named =
            [("Enterprise", Some(250_000)), ("Mid-market", Some(75_000)), ("SMB", Some(15_000)), ("Digital", None)];
        let all = named.into_iter().zip(kinds).zip(ratios);
        all.map(|(((name, bound), kind), ratio)| layer(name, kind, bound, ratio)).collect()
    };
    match benchmark {
        Benchmark::Close => four([OneToOne, OneToOne, Pooled, Digital], [(5, 15), (20, 40), (40, 80), (200, 500)]),
        Benchmark::Wide => four([OneToOne, Pooled, Pooled, Digital], [(8, 25), (40, 80), (100, 300), (500, 5_000)]),
        Benchmark::Three => vec![
            layer("Enterprise", OneToOne, Some(75_000), (8, 15)),
            layer("Pooled", Pooled, Some(15_000), (30, 75)),
            layer("Digital", Digital, None, (500, 5_000)),
        ],
    }
}

fn accounts(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).expect("no benchmark has a ratio of none")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn layer(name: &str, ratio: (u32, u32)) -> Layer {
        let config = LayerConfig {
            name: name.to_owned(),
            ratio: (accounts(ratio.0), accounts(ratio.1)),
            ..benchmark(Benchmark::Close).remove(0)
        };
        Layer { config, plans: Vec::new() }
    }

    fn standard() -> Vec<Layer> {
        layers(&TeamConfig::default(), &Lookups::default())
    }

    #[test]
    fn what_an_account_pays_decides() {
        let of = |value| place(&standard(), Some(value), None);
        assert_eq!(
            [250_000.0, 249_999.0, 75_000.0, 15_000.0, 14_999.0, 0.0].map(of),
            [0, 1, 1, 2, 3, 3].map(Place::Layer)
        );
        assert_eq!(place(&standard(), None, None), Place::NoValue, "it is not taken for small");
    }

    #[test]
    fn a_plan_may_bring_a_csm_of_its_own() {
        let mut layers = standard();
        layers[0].plans = vec![2];
        assert_eq!(place(&layers, None, Some(2)), Place::ByPlan(0));
        assert_eq!(place(&layers, Some(9.0), Some(1)), Place::Layer(3));
        layers.pop();
        assert_eq!(place(&layers, Some(9.0), Some(1)), Place::Nowhere);
    }
}
