//! Round values for an axis that begins at zero.

/// Steps between ticks, times a power of ten.
const STEPS: [f64; 4] = [1.0, 2.0, 2.5, 5.0];

/// Round axis values from zero to at least `max`, about `count` of them: steps of 1, 2, 2.5 or 5 × 10ⁿ,
/// never fractions where `whole`.
///
/// `nice_ticks(52.0, 4, true)` is 0, 20, 40, 60. Without a positive finite `max` the axis runs from 0 to 1.
pub fn nice_ticks(max: f64, count: usize, whole: bool) -> Vec<f64> {
    if !(1e-12..=1e300).contains(&max) {
        return vec![0.0, 1.0];
    }
    let most = count.saturating_sub(1).max(1) as f64;
    let mut power = (max / most).log10().floor() as i32;
    loop {
        for step in STEPS {
            let whole_step = power > 0 || (power == 0 && step.fract() == 0.0);
            if (!whole || whole_step) && (max / scale(step, power)).ceil() <= most {
                return up_to(max, step, power);
            }
        }
        power += 1;
    }
}

/// Round axis values from below `min` to at least `max`: an axis for values of which even the least is most of the limit, so that
/// the space between them shows. It begins at zero where that is not so.
///
/// `nice_ticks_between(85.0, 120.0, 4, true)` is 80, 100, 120.
pub fn nice_ticks_between(min: f64, max: f64, count: usize, whole: bool) -> Vec<f64> {
    if !(min.is_finite() && max > min && min >= max / 2.0) {
        return nice_ticks(max, count, whole);
    }
    let step = nice_ticks(max - min, count, whole)[1];
    let first = (min / step).floor();
    let steps = ((max / step).ceil() - first).max(1.0) as usize;
    (0..=steps).map(|at| (first + at as f64) * step).collect()
}

/// `value` × 10^`power`, with the rounding of a decimal literal where one exists.
fn scale(value: f64, power: i32) -> f64 {
    if power < 0 { value / 10f64.powi(-power) } else { value * 10f64.powi(power) }
}

fn up_to(max: f64, step: f64, power: i32) -> Vec<f64> {
    let mut ticks = vec![0.0];
    while ticks.last().is_some_and(|&last| last < max) {
        ticks.push(scale(ticks.len() as f64 * step, power));
    }
    ticks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn steps_are_round() {
        assert_eq!(nice_ticks(52.0, 4, true), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(nice_ticks(100.0, 5, true), [0.0, 25.0, 50.0, 75.0, 100.0]);
        assert_eq!(nice_ticks(0.3, 4, false), [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(nice_ticks(1390.0, 4, true), [0.0, 500.0, 1000.0, 1500.0]);
        assert_eq!(nice_ticks(1e9, 3, true), [0.0, 5e8, 1e9]);
    }

    #[test]
    fn what_is_most_of_its_limit_begins_below_its_least() {
        assert_eq!(nice_ticks_between(85.0, 120.0, 4, true), [80.0, 100.0, 120.0]);
        assert_eq!(nice_ticks_between(22.0, 25.0, 4, true), [22.0, 23.0, 24.0, 25.0]);
        assert_eq!(nice_ticks_between(50.0, 120.0, 4, true), [0.0, 50.0, 100.0, 150.0]);
        assert_eq!(nice_ticks_between(120.0, 120.0, 4, true), nice_ticks(120.0, 4, true));
        assert_eq!(nice_ticks_between(f64::NAN, 120.0, 4, true), nice_ticks(120.0, 4, true));
    }

    #[test]
    fn counts_have_whole_ticks() {
        assert_eq!(nice_ticks(1.0, 5, true), [0.0, 1.0]);
        assert_eq!(nice_ticks(3.0, 5, true), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(nice_ticks(9.0, 5, true), [0.0, 5.0, 10.0]);
    }

    #[test]
    fn nothing_measured_runs_to_one() {
        for max in [0.0, -3.0, f64::NAN, f64::INFINITY] {
            assert_eq!(nice_ticks(max, 4, false), [0.0, 1.0]);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn ticks_cover_the_max_and_are_few(exponent in -9.0..12.0f64, count in 2usize..8, whole: bool) {
            let max = 10f64.powf(exponent);
            let ticks = nice_ticks(max, count, whole);
            prop_assert_eq!(ticks[0], 0.0);
            prop_assert!(ticks[ticks.len() - 1] >= max);
            prop_assert!(ticks.len() == 2 || ticks[ticks.len() - 2] < max);
            prop_assert!(ticks.len() <= count + 1, "{:?}", ticks);
            prop_assert!(!whole || ticks.iter().all(|t| t.fract() == 0.0));
        }
    }
}
