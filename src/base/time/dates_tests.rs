//! Which dates are read, and what is said of others.

use super::*;

fn read(text: &str, style: Option<&str>) -> Result<String, DateError> {
    let style = style.map(|s| DateStyle::parse(s).unwrap());
    day(text.as_bytes(), style.as_ref()).map(|d| d.to_string())
}

fn at(text: &str) -> String {
    moment(text.as_bytes(), None).unwrap().local.to_string()
}

#[test]
fn iso_dates_are_always_read() {
    for text in
        ["2026-09-30", "2026/09/30", "2026-09-30T23:59:59.123Z", "2026-09-30 3:15:52", "2026-09-30T01:00:00+02:00"]
    {
        assert_eq!(read(text, None).as_deref(), Ok("2026-09-30"), "{text}");
        assert_eq!(read(text, Some("%d/%m/%Y")).as_deref(), Ok("2026-09-30"), "{text}");
    }
}

#[test]
fn weeks_are_read_by_their_first_day_or_the_day_they_name() {
    for text in ["2026-W40", "2026W40", "2026-W40-1", "2026W401"] {
        assert_eq!(read(text, None).as_deref(), Ok("2026-09-28"), "{text}");
        assert_eq!(at(text), "2026-09-28 00:00:00", "{text}");
    }
    assert_eq!(read("2026-W40-7", None).as_deref(), Ok("2026-10-04"));
    // A week of one year begins in another, and few years have a 53rd.
    assert_eq!(read("2026-W01", None).as_deref(), Ok("2025-12-29"));
    assert_eq!(read("2026-W53-7", None).as_deref(), Ok("2027-01-03"));
    assert_eq!(
        [read("2025-W53", None), read("2026-W00", None)],
        [Err(DateError::NoSuchDay), Err(DateError::NoSuchDay)]
    );
    for text in ["2026-W4", "2026-W40-8", "2026-W40-", "2026W40-1", "2026-W401", "W40"] {
        assert!(read(text, None).is_err(), "{text}");
    }
    assert_eq!(read("KW 40/2026", Some("KW %V/%G")).as_deref(), Ok("2026-09-28"));
    assert_eq!(read("2026-W40", Some("%d/%m/%Y")).as_deref(), Ok("2026-09-28"));
}

#[test]
fn a_stated_format_goes_before_iso() {
    assert_eq!(read("2026/01/09", Some("%Y/%d/%m")).as_deref(), Ok("2026-09-01"));
    assert_eq!(read("2026-01-09", Some("%Y-%d-%m")).as_deref(), Ok("2026-09-01"));
    assert_eq!(read("2026-12-25", Some("%Y/%d/%m")).as_deref(), Ok("2026-12-25"));
    for text in ["2026/12/25", "2026/12/25 10:00"] {
        assert!(matches!(read(text, Some("%Y/%d/%m")), Err(DateError::OtherStyle(_))), "{text}");
    }
}

#[test]
fn a_time_is_the_time_as_written() {
    assert_eq!(at("2023-07-28 03:00:00"), "2023-07-28 03:00:00");
    assert_eq!(at("2021-07-27T18:27:12.070877-05:00"), "2021-07-27 18:27:12.070877");
    assert_eq!(at("2021-07-27 18:27 UTC"), "2021-07-27 18:27:00");
    assert_eq!(at("2021-07-27"), "2021-07-27 00:00:00");
}

#[test]
fn a_day_that_could_be_another_or_is_not_written_as_iso_is_refused() {
    for text in ["03/04/2025", "3.4.25", "03/04/2025 10:00", "25/12/2025", "45930", "1785456000", "Jan 5, 2026"] {
        assert_eq!(read(text, None), Err(DateError::NotADate), "{text}");
    }
}

#[test]
fn a_clock_is_read_in_every_form() {
    for (text, time) in [
        ("2026-09-30 3:15 PM", "15:15:00"),
        ("2026-09-30 12:05 am", "00:05:00"),
        ("2026-09-30 12:05:09 p.m.", "12:05:09"),
        ("2026-09-30, 11:59\u{202f}PM", "23:59:00"),
        ("2026-09-30 11:59PM CET", "23:59:00"),
        ("2026-09-30T031552Z", "03:15:52"),
        ("2026-09-30T0315", "03:15:00"),
    ] {
        assert_eq!(at(text), format!("2026-09-30 {time}"), "{text}");
    }
    for text in ["2026-09-30 13:15 PM", "2026-09-30 0:15 AM", "2026-09-30T03155", "2026-09-30 PM"] {
        assert!(read(text, None).is_err(), "{text}");
    }
}

#[test]
fn a_stated_style_is_read() {
    assert_eq!(read("03/04/2025", Some("%d/%m/%Y")).as_deref(), Ok("2025-04-03"));
    assert_eq!(read("03/04/2025", Some("%m/%d/%Y")).as_deref(), Ok("2025-03-04"));
    assert_eq!(read("03/04/2025 10:30", Some("%d/%m/%Y")).as_deref(), Ok("2025-04-03"));
    assert_eq!(read("3 Apr 2025", Some("%d %b %Y")).as_deref(), Ok("2025-04-03"));
    assert_eq!(read("04/03/25 5:06 PM", Some("%m/%d/%y %I:%M %p")).as_deref(), Ok("2025-04-03"));
    assert_eq!(read("45930", Some("excel")).as_deref(), Ok("2025-09-30"));
    assert_eq!(read("45930.75", Some("excel")).as_deref(), Ok("2025-09-30"));
    assert_eq!(read("1785456000", Some("epoch_s")).as_deref(), Ok("2026-07-31"));
    assert_eq!(read("1785456000123", Some("epoch_ms")).as_deref(), Ok("2026-07-31"));
}

#[test]
fn impossible_days_are_refused() {
    for text in ["2026-02-30", "2026-13-01", "0000-00-00", "0000-01-01", "9999-12-31"] {
        assert_eq!(read(text, None), Err(DateError::NoSuchDay), "{text}");
    }
    assert!(read("1785456000123", Some("epoch_s")).is_err());
    assert!(read("9e99", Some("epoch_s")).is_err());
    assert!(read("30/02/2026", Some("%d/%m/%Y")).is_err());
}

#[test]
fn rubbish_is_refused() {
    for text in ["", "yesterday", "2026-09-30 garbage", "2026-9", "20:15", "－", "2026-09-30T", "२०२६-०९-३०"]
    {
        assert!(read(text, None).is_err(), "{text}");
    }
}

#[test]
fn a_month_is_its_days() {
    let months = |text: &str, format: &str| {
        let style = DateStyle::parse(format).unwrap();
        span(text.as_bytes(), Some(&style)).map(|(first, last)| format!("{first} {last}"))
    };
    assert_eq!(months("2026-09", "%Y-%m").as_deref(), Ok("2026-09-01 2026-09-30"));
    assert_eq!(months("2024-02", "%Y-%m").as_deref(), Ok("2024-02-01 2024-02-29"));
    assert_eq!(months("2026-12", "%Y-%m").as_deref(), Ok("2026-12-01 2026-12-31"));
    assert_eq!(months("Sep 2026", "%b %Y").as_deref(), Ok("2026-09-01 2026-09-30"));
    assert_eq!(months("09/26", "%m/%y").as_deref(), Ok("2026-09-01 2026-09-30"));
    assert_eq!(months("2026-09-05", "%Y-%m").as_deref(), Ok("2026-09-05 2026-09-05"));
    assert!(months("2026-13", "%Y-%m").is_err() && months("2026-09 x", "%Y-%m").is_err());
    assert_eq!(read("2026-09", None), Err(DateError::Month));
}

#[test]
fn a_format_that_names_no_day_is_refused() {
    for format in ["%Y", "%m-%d", "%H:%M", "%V", "%B", "%s"] {
        assert!(DateStyle::parse(format).is_err(), "{format}");
    }
    for format in ["%Y%m%d", "%j %Y", "%D", "%F", "%G-W%V", "%G-W%V-%u", "%d.%m.%y %H:%M", "%c", "%Y-%m-%dT%H:%M:%S%z"]
    {
        assert!(matches!(DateStyle::parse(format), Ok(DateStyle::Format(..))), "{format}");
    }
}

#[test]
fn a_format_must_be_one() {
    assert!(DateStyle::parse("%Q").is_err());
    assert!(DateStyle::parse("dd/mm/yyyy").is_err());
}
