//! What is suggested for a column reads every cell of it, as the days that were written.

use chrono::{Days, NaiveDate, NaiveDateTime};
use proptest::prelude::*;

use super::*;

fn fit(cells: &[impl AsRef<str>]) -> DateFit {
    let mut formats = DateFormats::new();
    cells.iter().for_each(|cell| formats.look_at(cell.as_ref().as_bytes()));
    formats.fit()
}

fn all(formats: &[&'static str]) -> DateFit {
    DateFit::All(formats.to_vec())
}

/// How exports write a time: the forms, unpadded ones too, which chrono writes with a dash.
const WRITTEN: [&str; 44] = [
    "%d.%m.%y",
    "%-d.%-m.%y",
    "%-d.%-m.%Y",
    "%d.%m.%Y %H:%M",
    "%d/%m/%Y",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%-m/%-d/%Y",
    "%-m/%-d/%y",
    "%-m/%-d/%y %-I:%M %p",
    "%m/%d/%Y %I:%M:%S %p",
    "%-m/%-d/%Y, %-I:%M:%S %p",
    "%d/%m/%Y, %H:%M",
    "%d/%m/%Y %H:%M +02:00",
    "%d-%m-%Y",
    "%d-%m-%y",
    "%-d. %-m. %Y",
    "%Y/%m/%d",
    "%Y/%-m/%-d",
    "%Y-%-m-%-d",
    "%Y.%m.%d",
    "%Y-%m-%d %I:%M %p",
    "%Y%m%d",
    "%Y%m%d %H:%M",
    "%Y%m%dT%H%M%SZ",
    "%y/%m/%d",
    "%y-%m-%d",
    "%b %-d, %Y",
    "%b %-d, %Y %I:%M%P",
    "%B %-d, %Y",
    "%-d-%b-%y",
    "%d-%b-%Y",
    "%d-%b-%Y %H:%M:%S",
    "%-d %b %Y",
    "%-d %B %Y",
    "%a, %d %b %Y %H:%M:%S +0200",
    "%a %b %d %H:%M:%S %Y",
    "%A, %B %-d, %Y",
    "%d/%b/%Y:%H:%M:%S +0200",
    "%Y年%-m月%-d日",
    "%Y-%m-%dT%H:%M:%S+02:00",
    "%Y-%m-%d",
    "KW %V/%G",
    "%s",
];

proptest! {
    #[test]
    fn what_is_suggested_reads_every_cell_as_the_day_that_was_written(
        form in 0..WRITTEN.len(),
        first in 0u64..4_000,
        steps in proptest::collection::vec((0u64..40, 0u32..86_400), 1..40),
    ) {
        let mut day = NaiveDate::from_ymd_opt(2016, 1, 1).unwrap() + Days::new(first);
        let mut times: Vec<NaiveDateTime> = Vec::new();
        for (days, second) in steps {
            day = day + Days::new(days);
            times.push(day.and_hms_opt(0, 0, 0).unwrap() + chrono::TimeDelta::seconds(i64::from(second)));
        }
        let form = WRITTEN[form];
        let cells: Vec<String> = times.iter().map(|time| time.format(form).to_string()).collect();
        let found = fit(&cells);
        let DateFit::All(formats) = found else { panic!("{form}: {found:?} of {cells:?}") };
        let written = |time: &NaiveDateTime| match form {
            "KW %V/%G" => time.date().week(chrono::Weekday::Mon).first_day(),
            _ => time.date(),
        };
        let mut right = false;
        for format in &formats {
            let style = DateStyle::parse(format).unwrap();
            let read: Vec<_> = cells.iter().map(|cell| day_of(cell, &style)).collect();
            prop_assert!(read.iter().all(Option::is_some), "{format} of {cells:?}");
            right |= read.iter().zip(&times).all(|(read, time)| *read == Some(written(time)));
        }
        prop_assert!(right, "{form}: {formats:?} of {cells:?}");
    }
}

fn day_of(cell: &str, style: &DateStyle) -> Option<NaiveDate> {
    day(cell.as_bytes(), Some(style)).ok()
}

#[test]
fn separators_and_the_width_of_years_are_the_cells() {
    assert_eq!(fit(&["3/30/2026", "4/6/2026"]), all(&["%m/%d/%Y"]));
    assert_eq!(fit(&["30.03.26", "06.04.26"]), all(&["%d.%m.%y"]));
    assert_eq!(fit(&["3/4/2026"]), all(&["%d/%m/%Y", "%m/%d/%Y"]));
    assert_eq!(fit(&["2026-03-30", "30-Mar-2026"]), all(&["%d-%b-%Y"]));
    assert_eq!(fit(&["25.12.2025 10:00"]), all(&["%d.%m.%Y"]));
    assert_eq!(fit(&["25/12/25", "01/01/26"]), all(&["%d/%m/%y"]));
    assert_eq!(fit(&["26/01/05", "26/06/28"]), all(&["%y/%m/%d"]));
    assert_eq!(fit(&["Jan 5, 2026"]), all(&["%b %d, %Y"]));
    assert_eq!(fit(&["45930", "45931.5"]), all(&["excel"]));
    assert_eq!(fit(&["1785456000"]), all(&["epoch_s"]));
    assert_eq!(fit(&["1785456000000"]), all(&["epoch_ms"]));
    assert_eq!(fit(&["yesterday", "today"]), DateFit::Nothing);
    assert_eq!(fit(&[] as &[&str]), DateFit::Nothing);
}

#[test]
fn a_slip_among_many_cells_is_counted() {
    let cells: Vec<String> = (1..=20).map(|day| format!("{day}.1.2026")).chain(["Total".to_owned()]).collect();
    assert_eq!(fit(&cells), DateFit::Most { formats: vec!["%d.%m.%Y"], fits: 20, cells: 21 });
    let advice = fit(&cells).advise(&DateError::NotADate);
    assert!(advice.ends_with("dates: \"%d.%m.%Y\" reads 20 of the 21 cells of the column"), "{advice}");
}

#[test]
fn every_format_names_a_day() {
    assert_eq!(DateFormats::new().left.len(), FORMATS.len() + SERIALS.len());
}
