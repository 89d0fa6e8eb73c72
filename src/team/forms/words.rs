//! A cell as words, for people who read English: the terminal and the page to print.

use crate::base::amounts::rounding::rounded;
use crate::base::count::count;
use crate::team::cell::Cell;

/// What stands where a value is not known.
pub const UNKNOWN: &str = "—";

/// The lines of a cell.
pub fn lines(cell: &Cell) -> Vec<String> {
    match cell {
        Cell::Lines(lines) => lines.clone(),
        Cell::Plane(plane) => plane.lines(),
        other => vec![text(other)],
    }
}

/// A cell on one line.
pub fn text(cell: &Cell) -> String {
    match cell {
        Cell::Unknown => UNKNOWN.to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Lines(lines) => lines.join("; "),
        Cell::Count(number) => count(*number),
        Cell::Number(value, decimals) => number(*value, *decimals),
        Cell::Range(from, to) if from == to => bound(*from),
        Cell::Range(from, to) => format!("{} to {}", bound(*from), bound(*to)),
        Cell::Share(share) => format!("{}%", number(share * 100.0, if *share < 0.1 { 1 } else { 0 })),
        Cell::Money(amount, currency) => format!("{} {}", currency.code(), number(*amount, 0)),
        Cell::Day(day) => day.to_string(),
        Cell::Plane(plane) => plane.lines().join("\n"),
    }
}

/// An end of a range: whole where it is whole.
fn bound(value: f64) -> String {
    number(value, usize::from(value.fract() != 0.0))
}

/// `1,234.5` to so many decimals.
pub fn number(value: f64, decimals: usize) -> String {
    let written = format!("{:.decimals$}", rounded(value.abs(), decimals as i16));
    let (whole, part) = written.split_once('.').map_or((written.as_str(), ""), |(whole, part)| (whole, part));
    let grouped = count(whole.parse().unwrap_or(u64::MAX));
    let sign = if value < 0.0 && written.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) { "−" } else { "" };
    if part.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::amounts::currency::Currency;

    #[test]
    fn each_kind_is_written_in_its_own_way() {
        assert_eq!(text(&Cell::Number(1234.56, 1)), "1,234.6");
        assert_eq!(text(&Cell::Number(-0.04, 1)), "0.0");
        assert_eq!(text(&Cell::Number(-3.08, 2)), "−3.08");
        assert_eq!(text(&Cell::Share(0.3)), "30%");
        assert_eq!(text(&Cell::Share(0.034)), "3.4%");
        assert_eq!(text(&Cell::Range(8.0, 15.0)), "8 to 15");
        assert_eq!(text(&Cell::Range(2.0, 4.25)), "2 to 4.3");
        assert_eq!(text(&Cell::Money(9000.0, Currency::USD)), "USD 9,000");
        assert_eq!(text(&Cell::Unknown), "—");
    }
}
