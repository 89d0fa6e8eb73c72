//! Dates of any bytes under any stated style: believable days alone, ISO 8601 always the same day, and what was written.

#![no_main]

use arbitrary::Arbitrary;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};
use libfuzzer_sys::fuzz_target;
use quarterdeck::base::time::dates;
use quarterdeck::base::time::dates::{DateError, DateStyle, day};

/// Styles that a source may state.
const STYLES: [&str; 10] = [
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%Y%m%d",
    "%d %b %Y",
    "%B %d, %Y",
    "%m/%d/%Y %I:%M:%S %p",
    "excel",
    "epoch_s",
    "epoch_ms",
];

/// A cell and a style as they come, and a moment to be written in every style.
#[derive(Debug, Arbitrary)]
struct Input<'a> {
    days: u32,
    seconds: u32,
    style: &'a str,
    cell: &'a [u8],
}

fuzz_target!(|input: Input| {
    let cell = input.cell.trim_ascii();
    let known = STYLES.map(|style| DateStyle::parse(style).expect("it is a style"));
    let own = DateStyle::parse(input.style).ok();
    let iso = believable(cell, None);
    for style in known.iter().chain(&own) {
        let read = believable(cell, Some(style));
        assert!(iso.is_none() || read == iso, "{style:?} reads {read:?} for {iso:?}");
    }

    let first = NaiveDate::from_ymd_opt(1900, 1, 1).expect("it is a day");
    let moment = (first + Days::new(u64::from(input.days % 109_938))).and_hms_opt(0, 0, 0).expect("it is a time")
        + TimeDelta::seconds(i64::from(input.seconds % 86_400));
    for (words, style) in STYLES.iter().zip(&known) {
        let Some(text) = written(moment, words) else { continue };
        assert_eq!(day(text.as_bytes(), Some(style)), Ok(moment.date()), "{text} as {words}");
    }
    for format in ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%Y/%m/%d %H:%M:%S%.f+02:00"] {
        let text = moment.format(format).to_string();
        assert_eq!(time(text.as_bytes(), None), Ok(moment), "{text}");
    }
});

/// The day of a cell, where it is one; the same with and without its time.
fn believable(cell: &[u8], style: Option<&DateStyle>) -> Option<NaiveDate> {
    let read = day(cell, style);
    assert_eq!(time(cell, style).map(|time| time.date()), read);
    let read = read.ok()?;
    assert!((1900..=2200).contains(&read.year()), "{read}");
    assert_eq!(day(read.to_string().as_bytes(), None), Ok(read));
    Some(read)
}

/// The time that a cell shows, wherever it is.
fn time(cell: &[u8], style: Option<&DateStyle>) -> Result<NaiveDateTime, DateError> {
    dates::moment(cell, style).map(|moment| moment.local)
}

/// A moment as a style writes it; `None` where the style has no room for it.
fn written(moment: NaiveDateTime, style: &str) -> Option<String> {
    match style {
        "excel" => {
            let from = NaiveDate::from_ymd_opt(1899, 12, 30).expect("it is a day");
            Some((moment.date() - from).num_days().to_string())
        }
        "epoch_s" => Some(moment.and_utc().timestamp().to_string()),
        "epoch_ms" => Some(moment.and_utc().timestamp_millis().to_string()),
        _ => Some(moment.format(style).to_string()),
    }
}
