//! Numbers of any bytes and in any dress: what is read is believable, is the same in every style that takes it, and is what was
//! written.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use quarterdeck::config::qbr::table_file::NumberStyle;
use quarterdeck::ingest::cells::numbers::{NumberError, parse};

const STYLES: [NumberStyle; 4] =
    [NumberStyle::CommaPoint, NumberStyle::PointComma, NumberStyle::SpaceComma, NumberStyle::Plain];

/// Bytes as they come, and a number to be written in every style.
#[derive(Debug, Arbitrary)]
struct Input<'a> {
    value: i64,
    decimals: u8,
    grouped: bool,
    brackets: bool,
    currency: Currency,
    bytes: &'a [u8],
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum Currency {
    None,
    SignBefore,
    SignAfter,
    CodeBefore,
    CodeAfter,
}

fuzz_target!(|input: Input| {
    anything(input.bytes);
    STYLES.iter().for_each(|style| written(&input, *style));
});

fn anything(bytes: &[u8]) {
    let cell = bytes.trim_ascii();
    let bare = parse(cell, None);
    let styled = STYLES.map(|style| parse(cell, Some(style)));
    for value in styled.iter().chain([&bare]).flatten() {
        assert!(value.is_finite() && value.abs() <= 1e15, "{value}");
        let again = format!("{value}");
        assert_eq!(parse(again.as_bytes(), Some(NumberStyle::Plain)), Ok(*value), "{again}");
    }
    match bare {
        Ok(value) => {
            assert!(value <= 0.0 || !cell.starts_with(b"-") && !cell.starts_with(b"("), "{value}");
            for (style, read) in STYLES.iter().zip(&styled) {
                assert!(read.is_err() || *read == Ok(value), "{style:?} reads {read:?} for {value}");
            }
        }
        Err(NumberError::Ambiguous) => {
            if let (Ok(a), Ok(b)) = (styled[0], styled[1]) {
                let (less, more) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
                assert!((less * 1000.0 - more).abs() <= more * 1e-12, "{a} or {b}");
            }
        }
        Err(_) => {}
    }
}

/// A number that is written in a style is read in it.
fn written(input: &Input, style: NumberStyle) {
    // Fifteen digits and no more are exact.
    let value = input.value % 1_000_000_000_000_000;
    let decimals = usize::from(input.decimals % 7);
    let digits = format!("{:0>1$}", value.unsigned_abs(), decimals + 1);
    let (whole, part) = digits.split_at(digits.len() - decimals);
    let (group, point) = match style {
        NumberStyle::CommaPoint => (Some(','), '.'),
        NumberStyle::PointComma => (Some('.'), ','),
        NumberStyle::SpaceComma => (Some('\u{202f}'), ','),
        NumberStyle::Plain => (None, '.'),
    };
    let mut bare = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if input.grouped && place > 0 && (whole.len() - place).is_multiple_of(3) {
            bare.extend(group);
        }
        bare.push(digit);
    }
    if decimals > 0 {
        bare.push(point);
        bare.push_str(part);
    }
    let dressed = match input.currency {
        Currency::None => bare,
        Currency::SignBefore => format!("€{bare}"),
        Currency::SignAfter => format!("{bare}\u{a0}€"),
        Currency::CodeBefore => format!("EUR {bare}"),
        Currency::CodeAfter => format!("{bare} EUR"),
    };
    let text = match (value < 0, input.brackets) {
        (true, true) => format!("({dressed})"),
        (true, false) => format!("-{dressed}"),
        (false, _) => dressed,
    };
    let plain = format!("{}{whole}.{part}0", if value < 0 { "-" } else { "" });
    let expected: f64 = plain.parse().expect("it is written as Rust reads it");
    assert_eq!(parse(text.as_bytes(), Some(style)), Ok(expected), "{text} in {style:?}");
}
