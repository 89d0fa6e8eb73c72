//! Percentages as exports write them: `90%`, 0.9 or 90. The last two are a hundred times apart.

use crate::config::qbr::table_file::PercentStyle;

/// What is more than this was hardly meant as a share of one.
pub(crate) const PLAUSIBLE: f64 = 1.5;

/// A cell's percentage as a share of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Percentage {
    pub(crate) share: f64,
    /// Whether the cell's sign or the source says how it is meant.
    is_stated: bool,
}

impl Percentage {
    /// Of a cell's number, which a sign has already divided by a hundred.
    pub(crate) fn of(number: f64, has_sign: bool, style: Option<PercentStyle>) -> Self {
        match style {
            _ if has_sign => Self { share: number, is_stated: true },
            Some(PercentStyle::Points) => Self { share: number / 100.0, is_stated: true },
            Some(PercentStyle::Fraction) => Self { share: number, is_stated: true },
            None => Self { share: number, is_stated: false },
        }
    }

    /// Whether it has to be asked how it is meant.
    pub(crate) fn asks(&self) -> bool {
        !self.is_stated && self.share > PLAUSIBLE
    }
}

/// Whether a cell says itself that it is a percentage.
pub(crate) fn has_sign(cell: &[u8]) -> bool {
    cell.ends_with(b"%") || cell.ends_with("\u{ff05}".as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_or_the_source_says_what_is_meant_and_what_is_implausible_asks() {
        let of = |number, has_sign, style| {
            let percentage = Percentage::of(number, has_sign, style);
            (percentage.share, percentage.asks())
        };
        assert_eq!(of(0.9, true, None), (0.9, false));
        assert_eq!(of(0.9, true, Some(PercentStyle::Points)), (0.9, false), "90% is 90%, whatever the others are");
        assert_eq!(of(90.0, false, Some(PercentStyle::Points)), (0.9, false));
        assert_eq!(of(2.5, false, Some(PercentStyle::Fraction)), (2.5, false));
        assert_eq!([of(1.2, false, None), of(90.0, false, None)], [(1.2, false), (90.0, true)]);
    }
}
