//! The one rounding of figures: halves go away from zero, as whoever adds up by hand rounds them.
//!
//! What is rounded is the decimal that a float stands for. 1.005 is held as a little less, and 28.5 comes out of a product as
//! 28.499999999999996; both are halves to a reader. So a value is taken to fifteen digits first, which is all that a sum or a
//! quotient of floats is sure of, and then rounded once.

use std::cmp::Ordering;

use fixed_decimal::{Decimal, FloatPrecision, SignedRoundingMode, UnsignedRoundingMode};

/// To which side a value between two steps goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// The nearer one; a half goes away from zero.
    Nearest,
    /// The smaller one.
    Less,
    /// The larger one.
    More,
}

/// From this size on figures are abbreviated: "1.24M".
pub const ABBREVIATED: f64 = 1e6;

/// A value to so many decimals, with trailing zeros left out; `None` if it is not finite. Under 0 `places` round to tens, hundreds …
pub fn decimal(value: f64, places: i16, toward: Toward) -> Option<Decimal> {
    let mut decimal = sure(value)?;
    round(&mut decimal, -places, toward);
    Some(decimal)
}

/// To so many decimals: 1.005 to two is 1.01, −2.5 to none is −3.
pub fn rounded(value: f64, places: i16) -> f64 {
    float(value, decimal(value, places, Toward::Nearest))
}

/// To a whole number: 2.5 is 3.
pub fn whole(value: f64) -> f64 {
    if value.fract() == 0.0 { value } else { rounded(value, 0) }
}

/// The next larger value with so many decimals.
pub fn up(value: f64, places: i16) -> f64 {
    float(value, decimal(value, places, Toward::More))
}

/// The next smaller value with so many decimals.
pub fn down(value: f64, places: i16) -> f64 {
    float(value, decimal(value, places, Toward::Less))
}

/// To so many digits, the first of which is not zero: 4317 to two digits is 4300 toward less.
pub fn digits(value: f64, digits: i16, toward: Toward) -> f64 {
    let Some(mut decimal) = sure(value).filter(|_| value != 0.0) else { return value };
    let last = decimal.absolute.nonzero_magnitude_start() - digits + 1;
    round(&mut decimal, last, toward);
    float(value, Some(decimal))
}

/// A figure as decks write it, in whatever language: whole from ten on, with one decimal below; from a million on to three digits,
/// so that the shares and changes of what is written are within a point of those of the data.
///
/// 1,236,000 is 1,240,000, written as "1.24M" and as "124万"; 123,400,000 is 123,000,000.
pub fn written(value: f64) -> f64 {
    let short = if value.fract() == 0.0 { value } else { rounded(value, if value.abs() < 10.0 { 1 } else { 0 }) };
    if short.abs() < ABBREVIATED {
        return short;
    }
    let abbreviated = sure(value).map(|mut decimal| {
        let last = decimal.absolute.nonzero_magnitude_start() - 2;
        round(&mut decimal, last, Toward::Nearest);
        decimal
    });
    float(value, abbreviated)
}

/// A share as whole percent, but never 0 of something nor 100 of less than all: 0.285 is 29, 0.999 is 99.
pub fn percent(share: f64) -> f64 {
    let percent = sure(share).map(|mut decimal| {
        decimal.multiply_pow10(2);
        round(&mut decimal, 0, Toward::Nearest);
        decimal
    });
    match float(share, percent) {
        0.0 if share > 0.0 => 1.0,
        100.0 if share < 1.0 => 99.0,
        percent => percent,
    }
}

/// An amount for the vendor's own staff, always with so many decimals: "100.0".
pub fn fixed(value: f64, places: i16) -> String {
    let Some(mut decimal) = decimal(value, places, Toward::Nearest) else { return value.to_string() };
    decimal.absolute.pad_end(-places);
    decimal.to_string()
}

/// How two figures compare as decks write them: 1,241,000 and 1,244,000 are equal, for both are "1.24M".
pub fn compare(a: f64, b: f64) -> Ordering {
    written(a).total_cmp(&written(b))
}

/// A figure in a unit of 10^`unit`: from a million on exactly what is [`written`], in thousands with one decimal under a hundred.
pub fn abbreviated(value: f64, unit: i16) -> Option<Decimal> {
    let mut decimal = sure(value)?;
    if value.abs() >= ABBREVIATED {
        decimal = sure(written(value))?;
        decimal.multiply_pow10(-unit);
        decimal.trim_end();
    } else {
        decimal.multiply_pow10(-unit);
        let places = if decimal.absolute.nonzero_magnitude_start() < 2 { 1 } else { 0 };
        round(&mut decimal, -places, Toward::Nearest);
    }
    Some(decimal)
}

/// The decimal of fifteen digits; all of a whole number.
fn sure(value: f64) -> Option<Decimal> {
    let digits = if value.fract() == 0.0 {
        FloatPrecision::RoundTrip
    } else {
        FloatPrecision::SignificantDigits(f64::DIGITS as u8)
    };
    Decimal::try_from_f64(value, digits).ok()
}

fn round(decimal: &mut Decimal, position: i16, toward: Toward) {
    decimal.round_with_mode(
        position,
        match toward {
            Toward::Nearest => SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand),
            Toward::Less => SignedRoundingMode::Floor,
            Toward::More => SignedRoundingMode::Ceil,
        },
    );
    decimal.trim_end();
}

/// The decimal as a float, or the value itself where there is none. No zero is negative.
fn float(value: f64, decimal: Option<Decimal>) -> f64 {
    decimal.and_then(|decimal| decimal.to_string().parse::<f64>().ok()).map_or(value, |rounded| rounded + 0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        let at_none = [0.5, 1.5, 2.5, 30.5, 31.5, -0.5, -1.5, -2.5].map(|value| rounded(value, 0));
        assert_eq!(at_none, [1.0, 2.0, 3.0, 31.0, 32.0, -1.0, -2.0, -3.0]);
        assert_eq!([0.05, 0.15, 0.25, 1.05, -0.25].map(|value| rounded(value, 1)), [0.1, 0.2, 0.3, 1.1, -0.3]);
        assert_eq!([30.49, 30.51, -30.49, 0.049].map(|value| rounded(value, 0)), [30.0, 31.0, -30.0, 0.0]);
    }

    #[test]
    fn a_decimal_that_a_float_holds_a_little_under_is_a_half() {
        assert_eq!([rounded(1.005, 2), rounded(0.285, 2), rounded(1.255, 2)], [1.01, 0.29, 1.26]);
        assert_eq!([percent(0.285), percent(0.575), percent(57.0 / 200.0)], [29.0, 58.0, 29.0]);
        assert_eq!(rounded(0.15 + 0.7 + 1.6, 1), 2.5, "2.4499999999999997 is a sum of 2.45");
        assert_eq!([up(66.0 / 60.0, 1), up(2.2, 1), down(2.3 * 100.0, 0)], [1.1, 2.2, 230.0]);
        assert_eq!(rounded(2.4499, 1), 2.4, "but no half is made of what is under one");
    }

    #[test]
    fn decks_write_one_decimal_below_ten() {
        assert_eq!([9.94, 9.95, 9.96, 10.4, 10.5, -9.95].map(written), [9.9, 10.0, 10.0, 10.0, 11.0, -10.0]);
        assert_eq!([999.5, 999_949.5, 999_950.0].map(written), [1000.0, 999_950.0, 999_950.0]);
    }

    #[test]
    fn decks_write_three_digits_from_a_million_on() {
        assert_eq!([999_999.4, 999_999.5, 1_004_999.0, 1_005_000.0].map(written), [999_999.0, 1e6, 1e6, 1.01e6]);
        assert_eq!([1_244_999.5, -1_245_000.0, 99_940_000.0].map(written), [1.24e6, -1.25e6, 99.9e6], "rounded once");
        assert_eq!([99_950_000.0, 100_499_999.0, 100_500_000.0].map(written), [1e8, 1e8, 101e6]);
        assert_eq!([999_499_999.0, 999_500_000.0, 1_240_000_000.0].map(written), [999e6, 1e9, 1.24e9]);
        assert_eq!(
            [12.34e9, 123.4e9, 1.26e12, 123.4e12, 1234.5e12].map(written),
            [12.3e9, 123e9, 1.26e12, 123e12, 1230e12]
        );
    }

    #[test]
    fn a_percentage_is_never_nothing_of_something_nor_all_of_less() {
        assert_eq!(
            [0.0, 0.001, 0.005, 0.994, 0.995, 0.9999, 1.0, 1.005].map(percent),
            [0.0, 1.0, 1.0, 99.0, 99.0, 99.0, 100.0, 101.0]
        );
        assert_eq!([percent(-0.285), percent(0.014_999), percent(0.015)], [-29.0, 1.0, 2.0]);
    }

    #[test]
    fn what_is_rounded_to_a_side_stays_where_it_has_the_digits_already() {
        assert_eq!([up(0.3, 1), down(0.3, 1), up(0.1 + 0.2, 1), down(7.0, 0), up(7.0, 0)], [0.3, 0.3, 0.3, 7.0, 7.0]);
        assert_eq!([up(0.31, 1), down(0.39, 1), up(-0.31, 1), down(-0.31, 1)], [0.4, 0.3, -0.3, -0.4]);
    }

    #[test]
    fn staff_read_as_many_decimals_as_were_asked_for() {
        assert_eq!(
            [fixed(100.0, 1), fixed(0.25, 1), fixed(-0.25, 1), fixed(9.96, 1)],
            ["100.0", "0.3", "-0.3", "10.0"]
        );
    }

    #[test]
    fn abbreviations_that_hide_a_difference_make_figures_equal() {
        assert_eq!(compare(1_241_000.0, 1_244_000.0), Ordering::Equal);
        assert_eq!(compare(1_244_000.0, 1_246_000.0), Ordering::Less);
        assert_eq!(compare(1_210.0, 1_240.0), Ordering::Less);
        assert_eq!(
            [compare(21.5, 22.5), compare(21.5, 22.4), compare(0.19, 0.22)],
            [Ordering::Less, Ordering::Equal, Ordering::Equal]
        );
    }

    #[test]
    fn what_is_not_finite_stays_as_it_is() {
        assert!(rounded(f64::NAN, 0).is_nan() && written(f64::NAN).is_nan() && percent(f64::NAN).is_nan());
        assert_eq!([whole(f64::INFINITY), digits(f64::INFINITY, 2, Toward::Less)], [f64::INFINITY; 2]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_decimal_of_few_digits_is_rounded_as_by_hand(thousandths in -99_999_999i64..99_999_999) {
            let by_hand = |step: i64| {
                let (whole, rest) = (thousandths.abs() / step, thousandths.abs() % step);
                (whole + i64::from(rest * 2 >= step)) * thousandths.signum()
            };
            let value = thousandths as f64 / 1000.0;
            prop_assert_eq!(rounded(value, 0), by_hand(1000) as f64);
            prop_assert_eq!(rounded(value, 1), by_hand(100) as f64 / 10.0);
            prop_assert_eq!(rounded(value, 2), by_hand(10) as f64 / 100.0);
        }

        #[test]
        fn more_is_never_written_as_less(a in -1e9..1e9f64, b in -1e9..1e9f64) {
            let (less, more) = (a.min(b), a.max(b));
            prop_assert!(written(less) <= written(more) && percent(less / 1e9) <= percent(more / 1e9));
            prop_assert!(compare(less, more) != Ordering::Greater);
        }
    }
}
