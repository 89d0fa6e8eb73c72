//! What a contract allows, as tables of accounts write it: an amount, or that there is no limit.

use crate::base::spelling::folding::folded;
use crate::config::qbr::one_or_many::OneOrMany;

/// Words for no limit where a source does not list its own.
const UNLIMITED: [&str; 3] = ["unlimited", "no limit", "\u{221e}"];

/// The cells of a source that mean that there is no limit.
pub(crate) struct Unlimited {
    words: Vec<String>,
    /// Whether the source lists them: then a number is that number.
    is_stated: bool,
}

impl Unlimited {
    pub(crate) fn of(stated: Option<&OneOrMany<String>>) -> Self {
        let words = match stated {
            Some(list) => list.0.iter().map(|word| folded(word)).collect(),
            None => UNLIMITED.map(folded).to_vec(),
        };
        Self { words, is_stated: stated.is_some() }
    }

    /// Whether a cell says so.
    pub(crate) fn includes(&self, cell: &str) -> bool {
        let cell = folded(cell);
        self.words.contains(&cell)
    }

    /// Whether a number often stands for no limit and it has to be asked whether it does here: -1, at least five nines, the
    /// largest number of a database's column.
    pub(crate) fn asks(&self, value: f64) -> bool {
        let nines = (5..16).any(|digits| value == 10_f64.powi(digits) - 1.0);
        let largest = [f64::from(i32::MAX), f64::from(u32::MAX)].contains(&value);
        !self.is_stated && (value == -1.0 || nines || largest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_mean_no_limit_and_numbers_that_often_do_ask() {
        let usual = Unlimited::of(None);
        assert!(["Unlimited", "NO LIMIT", "\u{221e}"].iter().all(|cell| usual.includes(cell)));
        assert!(!usual.includes("-1") && !usual.includes("50"));
        assert_eq!([-1.0, 99_999.0, 999_999.0, 2_147_483_647.0].map(|value| usual.asks(value)), [true; 4]);
        assert_eq!([0.0, 999.0, 9_999.0, 100_000.0].map(|value| usual.asks(value)), [false; 4]);
        let stated = Unlimited::of(Some(&OneOrMany(vec!["-1".into()])));
        assert!(stated.includes("-1") && !stated.includes("unlimited") && !stated.asks(999_999.0));
    }
}
