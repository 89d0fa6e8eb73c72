//! Numbers and strings as PDF spells them, short.
//!
//! Coordinates are counted in whole hundredths of a point from the moment they enter the PDF layer:
//! differences between rounded places are then exact, and nothing drifts along a line of text.

/// A length in hundredths of a point, or a bare number in hundredths.
pub type Cents = i64;

/// A number that has no place on a page: not finite, or so large that readers overflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFinite;

/// Beyond this many points no reader is bound to follow.
const FARTHEST: f64 = 1e6;

/// Rounds to hundredths.
pub fn cents(value: f64) -> Result<Cents, NotFinite> {
    if value.abs() <= FARTHEST { Ok((value * 100.0).round() as Cents) } else { Err(NotFinite) }
}

/// Writes hundredths as the shortest decimal, followed by a space: `1250` is `12.5 `, `-7` is `-.07 `.
pub fn push_cents(out: &mut Vec<u8>, value: Cents) {
    if value < 0 {
        out.push(b'-');
    }
    let (whole, part) = (value.unsigned_abs() / 100, (value.unsigned_abs() % 100) as u8);
    if whole != 0 || part == 0 {
        push_unsigned(out, whole);
    }
    if part != 0 {
        out.extend_from_slice(&[b'.', b'0' + part / 10]);
        if !part.is_multiple_of(10) {
            out.push(b'0' + part % 10);
        }
    }
    out.push(b' ');
}

/// Writes a whole number without anything around it.
pub fn push_integer(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    push_unsigned(out, value.unsigned_abs());
}

fn push_unsigned(out: &mut Vec<u8>, mut value: u64) {
    // Nearly all: lengths on a page and glyphs' places. Copying a few bytes of unknown number costs more than they do.
    let digit = |power: u64| b'0' + (value / power % 10) as u8;
    match value {
        0..10 => return out.push(digit(1)),
        10..100 => return out.extend_from_slice(&[digit(10), digit(1)]),
        100..1_000 => return out.extend_from_slice(&[digit(100), digit(10), digit(1)]),
        1_000..10_000 => return out.extend_from_slice(&[digit(1_000), digit(100), digit(10), digit(1)]),
        _ => {}
    }
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// Writes a colour channel as a share of one in at most three decimals, which 8 bits survive.
pub fn push_channel(out: &mut Vec<u8>, value: u8) {
    match value {
        0 => out.extend_from_slice(b"0 "),
        255 => out.extend_from_slice(b"1 "),
        _ => {
            let thousandths = (u32::from(value) * 1000 + 127) / 255;
            let mut digits = [b'0'; 3];
            let mut rest = thousandths;
            for digit in digits.iter_mut().rev() {
                *digit += (rest % 10) as u8;
                rest /= 10;
            }
            let shown = 3 - digits.iter().rev().take_while(|&&digit| digit == b'0').count();
            out.push(b'.');
            out.extend_from_slice(&digits[..shown]);
            out.push(b' ');
        }
    }
}

/// Writes a byte of a literal string, escaped where it must be.
pub fn push_string_byte(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
        b'\r' => out.extend_from_slice(b"\\r"),
        _ => out.push(byte),
    }
}

/// Writes a text string: literal where it is plain ASCII, else UTF-16 with its byte order mark in hex.
pub fn push_text_string(out: &mut Vec<u8>, text: &str) {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        out.push(b'(');
        text.bytes().for_each(|byte| push_string_byte(out, byte));
        out.push(b')');
    } else {
        out.extend_from_slice(b"<FEFF");
        push_utf16_hex(out, text);
        out.push(b'>');
    }
}

/// Writes UTF-16BE code units as hex digits.
pub fn push_utf16_hex(out: &mut Vec<u8>, text: &str) {
    for unit in text.encode_utf16() {
        unit.to_be_bytes().into_iter().for_each(|byte| push_hex(out, byte));
    }
}

/// Writes a byte as two hex digits.
pub fn push_hex(out: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.extend_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn hundredths_are_written_without_a_digit_too_many() {
        let cases = [(0, "0 "), (5, ".05 "), (-50, "-.5 "), (100, "1 "), (-12345, "-123.45 "), (96000, "960 ")];
        let cases = cases.into_iter().chain([(9_900, "99 "), (999_999, "9999.99 "), (102_030_400, "1020304 ")]);
        for (value, expected) in cases {
            assert_eq!(written(|out| push_cents(out, value)), expected);
        }
    }

    #[test]
    fn a_negative_that_rounds_to_nothing_is_plain_zero() {
        assert_eq!(written(|out| push_cents(out, cents(-0.001).unwrap())), "0 ");
    }

    #[test]
    fn what_is_not_finite_is_refused() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
            assert_eq!(cents(value), Err(NotFinite));
        }
    }

    #[test]
    fn every_colour_channel_survives_its_three_decimals() {
        for value in 0..=255u8 {
            let share: f64 = written(|out| push_channel(out, value)).trim().parse().unwrap();
            assert_eq!((share * 255.0).round() as u8, value);
        }
    }

    #[test]
    fn text_outside_ascii_is_utf_16() {
        assert_eq!(written(|out| push_text_string(out, "a(b)")), "(a\\(b\\))");
        assert_eq!(written(|out| push_text_string(out, "é")), "<FEFF00E9>");
    }
}
