//! Numbers as people and exports write them.
//!
//! Where a source states no style, everything that can mean only one thing is read (`1,234.50`, `1.234,50`,
//! `1 234`, `12.5`) and what could mean two is refused: `1.234` and `1,234` are a thousand times apart.
//! `45%` is 0.45, `12k` is 12,000, `3.4M` is 3,400,000, `(12)` is −12. A small `m` may be minutes and is refused.

use crate::base::amounts::currency::Currency;
use crate::config::qbr::table_file::NumberStyle;

/// The largest magnitude that is believed; beyond it counts are no longer exact.
const LARGEST: f64 = 1e15;

/// Why a cell is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// It is something else.
    #[error("expected a number; fix the cell, or list it under `nulls` if it means missing")]
    NotANumber,
    /// A separator could group thousands or begin decimals.
    #[error(
        "it could mean a thousand times as much; state how the file writes numbers: numbers: \"1,234.5\" or \"1.234,5\""
    )]
    Ambiguous,
    /// It does not follow the stated style.
    #[error("expected a number written as the source's `numbers` says; fix the cell or `numbers`")]
    OtherStyle,
    /// It is too large to be believed.
    #[error("expected a number under 1,000,000,000,000,000; fix the cell")]
    TooLarge,
}

/// Reads a cell without outer spaces.
pub fn parse(cell: &[u8], style: Option<NumberStyle>) -> Result<f64, NumberError> {
    if let Some(value) = whole(cell).or_else(|| decimal(cell, style)) {
        return Ok(value);
    }
    let text = std::str::from_utf8(cell).map_err(|_| NumberError::NotANumber)?;
    let (text, sign, factor) = undress(text)?;
    let value = digits(text, style)?;
    let value = sign * value * factor;
    if value.abs() > LARGEST { Err(NumberError::TooLarge) } else { Ok(value) }
}

/// The common case: up to 15 digits and nothing else.
fn whole(cell: &[u8]) -> Option<f64> {
    if cell.is_empty() || cell.len() > 15 {
        return None;
    }
    let mut value = 0u64;
    for byte in cell {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u64::from(digit);
    }
    Some(value as f64)
}

/// The other common case: digits, one point, digits, where the point can only begin decimals. Fifteen digits and powers of
/// ten up to 22 are exact, so one division rounds correctly.
fn decimal(cell: &[u8], style: Option<NumberStyle>) -> Option<f64> {
    if cell.len() > 16 || matches!(style, Some(NumberStyle::PointComma | NumberStyle::SpaceComma)) {
        return None;
    }
    let point = cell.iter().position(|byte| *byte == b'.')?;
    let (before, after) = (&cell[..point], &cell[point + 1..]);
    if style.is_none() && after.len() == 3 && before.len() <= 3 && before != b"0" {
        return None;
    }
    let mut value = 0u64;
    for byte in before.iter().chain(after) {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u64::from(digit);
    }
    (!before.is_empty() && !after.is_empty()).then(|| value as f64 / 10f64.powi(after.len() as i32))
}

/// Takes off sign, brackets, currency, percent and magnitude.
fn undress(text: &str) -> Result<(&str, f64, f64), NumberError> {
    let (mut text, mut sign, mut factor, mut signs) = (text.trim(), 1.0, 1.0, 0);
    if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        (text, sign, signs) = (inner.trim(), -sign, signs + 1);
    }
    let signed = text.strip_suffix('-').map(str::trim_end).filter(|t| t.ends_with(|c: char| c.is_ascii_digit()));
    if let Some(before) = signed {
        (text, sign, signs) = (before, -sign, signs + 1);
    }
    // A sign and a currency may come in either order: -$5, $-5, € −5.
    loop {
        let mut chars = text.chars();
        match chars.next() {
            Some('-' | '\u{2212}' | '\u{2013}') => (sign, signs) = (-sign, signs + 1),
            Some('+') => signs += 1,
            Some(c) if is_currency(c) || c == ' ' || is_space(c) => {}
            _ => break,
        }
        text = chars.as_str();
    }
    if let Some(code) = text.get(..3).filter(|code| Currency::parse(code).is_some()) {
        text = text[code.len()..].trim_start();
        if let Some(rest) = text.strip_prefix(['-', '\u{2212}']) {
            (text, sign, signs) = (rest.trim_start(), -sign, signs + 1);
        }
    }
    // Two may cancel out or say the same twice.
    if signs > 1 {
        return Err(NumberError::NotANumber);
    }
    loop {
        let mut chars = text.chars();
        match chars.next_back() {
            Some('%') if factor == 1.0 => factor = 0.01,
            Some('k' | 'K') if factor == 1.0 => factor = 1e3,
            Some('M') if factor == 1.0 => factor = 1e6,
            Some('B') if factor == 1.0 => factor = 1e9,
            Some(c) if is_currency(c) || is_space(c) || c == ' ' => {}
            Some('A'..='Z') => {
                let at = text.len().saturating_sub(3);
                match text.get(at..) {
                    Some(code) if at > 0 && Currency::parse(code).is_some() => {
                        text = &text[..at];
                        continue;
                    }
                    _ => return Err(NumberError::NotANumber),
                }
            }
            _ => break,
        }
        text = chars.as_str();
    }
    Ok((text, sign, factor))
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}' | '﷼' | '￥' | '＄')
}

fn is_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\u{2008}' | '\u{200a}')
}

fn is_group_mark(c: char) -> bool {
    c == ' ' || c == '\'' || c == '\u{2019}' || is_space(c)
}

/// The bare number: digits, separators, perhaps an exponent.
fn digits(text: &str, style: Option<NumberStyle>) -> Result<f64, NumberError> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
        return Err(NumberError::NotANumber);
    }
    if !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | 'e' | 'E' | '+' | '-') || is_group_mark(c)) {
        return Err(NumberError::NotANumber);
    }
    if text.contains(['e', 'E']) {
        let plain = if style == Some(NumberStyle::PointComma) || style == Some(NumberStyle::SpaceComma) {
            text.replace(',', ".")
        } else {
            text.to_owned()
        };
        return plain.parse().ok().filter(|v: &f64| v.is_finite()).ok_or(NumberError::NotANumber);
    }
    if text.contains(['+', '-']) {
        return Err(NumberError::NotANumber);
    }
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let spaces = text.contains(is_group_mark);
    let (group, decimal) = match style {
        Some(NumberStyle::CommaPoint) => (Some(','), '.'),
        Some(NumberStyle::PointComma) => (Some('.'), ','),
        Some(NumberStyle::SpaceComma) => (Some(' '), ','),
        Some(NumberStyle::Plain) => (None, '.'),
        None => match (points, commas) {
            (0, 0) => (Some(' '), '.'),
            (1, 0) if spaces => (Some(' '), '.'),
            (0, 1) if spaces => (Some(' '), ','),
            (1, 0) => (None, unambiguous(text, '.')?),
            (0, 1) => (None, unambiguous(text, ',')?),
            (0, _) => (Some(','), '.'),
            (_, 0) => (Some('.'), ','),
            _ if text.rfind('.') > text.rfind(',') => (Some(','), '.'),
            _ => (Some('.'), ','),
        },
    };
    let wrong = if style.is_some() { NumberError::OtherStyle } else { NumberError::NotANumber };
    let (before, after) = text.split_once(decimal).unwrap_or((text, ""));
    if !after.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong);
    }
    let mut plain = ungroup(before, group).ok_or(wrong)?;
    if plain.is_empty() && after.is_empty() {
        return Err(NumberError::NotANumber);
    }
    plain.push('.');
    plain.push_str(after);
    plain.push('0');
    plain.parse().map_err(|_| wrong)
}

/// The separator as decimals, where a group of three digits cannot be meant.
fn unambiguous(text: &str, mark: char) -> Result<char, NumberError> {
    let (before, after) = text.split_once(mark).unwrap_or((text, ""));
    let could_group = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    if could_group { Err(NumberError::Ambiguous) } else { Ok(mark) }
}

/// The digits without group marks, where the groups are well formed: threes, or twos before the last three as in India, all
/// parted by the same mark. No number begins with a group of nought, so `0,125` is not grouped.
fn ungroup(text: &str, group: Option<char>) -> Option<String> {
    let is_mark = |c: char| match group {
        Some(' ') => is_group_mark(c),
        // Swiss apostrophes can mean nothing else.
        Some(mark) => c == mark || c == '\'' || c == '\u{2019}',
        None => false,
    };
    let parts: Vec<&str> = text.split(is_mark).collect();
    if !parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    if let [first, middle @ .., last] = parts.as_slice() {
        let even = |size: usize| middle.iter().all(|part| part.len() == size) && (1..=size).contains(&first.len());
        let mut marks = text.chars().filter(|c| is_mark(*c));
        let one_mark = marks.next().is_some_and(|mark| marks.all(|other| other == mark));
        if last.len() != 3 || !(even(3) || even(2)) || first.starts_with('0') || !one_mark {
            return None;
        }
    }
    Some(parts.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<f64, NumberError> {
        parse(text.as_bytes(), None)
    }

    fn styled(text: &str, style: NumberStyle) -> Result<f64, NumberError> {
        parse(text.as_bytes(), Some(style))
    }

    #[test]
    fn what_can_mean_one_thing_is_read_without_a_style() {
        for (text, value) in [
            ("0", 0.0),
            ("1234", 1234.0),
            ("12.5", 12.5),
            ("12,5", 12.5),
            ("0.125", 0.125),
            ("0,125", 0.125),
            ("1234.567", 1234.567),
            ("1,234.50", 1234.5),
            ("1.234,50", 1234.5),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("12,34,567.5", 1_234_567.5),
            ("1 234", 1234.0),
            ("1\u{a0}234,5", 1234.5),
            ("1\u{202f}234\u{202f}567", 1_234_567.0),
            ("1'234.50", 1234.5),
            ("$1,234.00", 1234.0),
            ("-$5", -5.0),
            ("$-5", -5.0),
            ("\u{2212}7", -7.0),
            ("7-", -7.0),
            ("(12)", -12.0),
            ("($1,234.50)", -1234.5),
            ("12k", 12_000.0),
            ("3.4M", 3_400_000.0),
            ("1.5B", 1_500_000_000.0),
            ("45%", 0.45),
            ("45 %", 0.45),
            ("USD 12", 12.0),
            ("12 EUR", 12.0),
            ("12.50 €", 12.5),
            ("EUR 1.234,50", 1234.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("1.2E+05", 120_000.0),
            ("+3", 3.0),
        ] {
            assert_eq!(read(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_can_mean_two_things_is_refused_without_a_style() {
        for text in ["1.234", "1,234", "12.345", "999,999", "$1,234", "(1,234)", "1.234k"] {
            assert_eq!(read(text), Err(NumberError::Ambiguous), "{text}");
        }
    }

    #[test]
    fn a_style_settles_it() {
        assert_eq!(styled("1,234", NumberStyle::CommaPoint), Ok(1234.0));
        assert_eq!(styled("1.234", NumberStyle::CommaPoint), Ok(1.234));
        assert_eq!(styled("1.234", NumberStyle::PointComma), Ok(1234.0));
        assert_eq!(styled("1,234", NumberStyle::PointComma), Ok(1.234));
        assert_eq!(styled("1.234", NumberStyle::Plain), Ok(1.234));
        assert_eq!(styled("1 234,5", NumberStyle::SpaceComma), Ok(1234.5));
        assert_eq!(styled("$1,234", NumberStyle::CommaPoint), Ok(1234.0));
    }

    #[test]
    fn decimals_are_rounded_as_the_standard_library_does() {
        for text in
            ["0.1", "43.71", "99.99", "12345678.1234567", "1.1", "0.000001", "123456789012.345", "7.12345678901234"]
        {
            assert_eq!(read(text), Ok(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn what_breaks_the_style_is_refused() {
        assert_eq!(styled("1,234", NumberStyle::Plain), Err(NumberError::OtherStyle));
        assert_eq!(styled("1,23", NumberStyle::CommaPoint), Err(NumberError::OtherStyle));
        assert_eq!(styled("1.234,5", NumberStyle::CommaPoint), Err(NumberError::OtherStyle));
    }

    #[test]
    fn no_style_reads_another_number_than_the_only_one_that_can_be_meant() {
        for (text, value) in [("0.125", 0.125), ("0,125", 0.125), ("1'234.567", 1234.567), ("1'234,567", 1234.567)] {
            assert_eq!(read(text), Ok(value), "{text}");
            for style in [NumberStyle::CommaPoint, NumberStyle::PointComma, NumberStyle::SpaceComma] {
                let read = styled(text, style);
                assert!(read == Ok(value) || read == Err(NumberError::OtherStyle), "{text} in {style:?}: {read:?}");
            }
        }
    }

    #[test]
    fn a_number_with_two_signs_is_refused() {
        for text in ["-5-", "(-5)", "(5-)", "-EUR -5", "-$-5", "+5-"] {
            assert_eq!(read(text), Err(NumberError::NotANumber), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in
            ["", "abc", "12,5O0", "NaN", "inf", "-", "1.2.3,4,5", "--5", "1 2", "0x10", "१२", "1-2", "12 34", "%"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_believed_is_refused() {
        assert_eq!(read("1e308"), Err(NumberError::TooLarge));
        assert!(read("1e999").is_err());
        assert_eq!(read("9999999999999999"), Err(NumberError::TooLarge));
    }
}
