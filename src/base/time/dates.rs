//! Dates as exports write them: ISO 8601 always, anything else only as stated. A stated format goes first: `2026/01/09` is
//! in September where the file is said to write `%Y/%d/%m`.
//!
//! A timestamp's day is the day as written, unless the workspace says in which time zone days are told. A month without a day (`2026-07`) is read where a month is all that is asked for: as its last day. A week without a
//! day (`2026-W27`) is read as its first.

use std::fmt::Write as _;

use chrono::format::{Item, Parsed, StrftimeItems};
use chrono::{Days, Months, NaiveDate, NaiveTime, TimeDelta, Weekday};

use crate::base::time::moment::{Moment, Zone};

/// How a source writes dates beside ISO 8601.
#[derive(Debug, Clone, PartialEq)]
pub enum DateStyle {
    /// As a strftime format says.
    Format(String, Vec<Item<'static>>),
    /// As a strftime format says that names a month and no day.
    Month(String, Vec<Item<'static>>),
    /// Excel's serial numbers: days since 30 December 1899, the time as a fraction.
    Excel,
    /// Seconds since 1970.
    EpochSeconds,
    /// Milliseconds since 1970.
    EpochMillis,
}

/// Why a cell is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It is something else.
    #[error("expected a date as 2026-09-30; write it so, or state under `dates` how the file writes them")]
    NotADate,
    /// It is not written as the source says.
    #[error("expected a date as 2026-09-30 or as the source's dates: \"{0}\" says; fix the cell or the format")]
    OtherStyle(String),
    #[error(
        "it is a month and no day; expected a day as 2026-09-30. Where figures of usage come by the month, say `every: month`"
    )]
    Month,
    /// The name of its time zone is that of several.
    #[error("it names a time zone by a name that several have; write its offset, as 2026-09-30T18:30:00+02:00")]
    ZoneName,
    /// There is no such day, or none that an export can mean.
    #[error("there is no such day between 1900 and 2200; fix the cell")]
    NoSuchDay,
}

impl DateStyle {
    /// From the words of `qbr.yaml`.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text {
            "excel" => return Ok(Self::Excel),
            "epoch_s" => return Ok(Self::EpochSeconds),
            "epoch_ms" => return Ok(Self::EpochMillis),
            _ => {}
        }
        let items = StrftimeItems::new(text).parse_to_owned().ok().filter(|_| text.contains('%'));
        let items = items.ok_or_else(|| {
            format!("\"{text}\" is no date format; write \"%d/%m/%Y\", \"excel\", \"epoch_s\" or \"epoch_ms\"")
        })?;
        match names(&items) {
            Some(Named::Day) => Ok(Self::Format(text.to_owned(), items)),
            Some(Named::Month) => Ok(Self::Month(text.to_owned(), items)),
            None => Err(format!("\"{text}\" names no day, so no cell could be read by it; write it like \"%d/%m/%Y\"")),
        }
    }
}

/// What a format names.
enum Named {
    Day,
    Month,
}

/// What a format names, found out by writing a day with it and reading that.
fn names(items: &[Item]) -> Option<Named> {
    let day = NaiveDate::from_ymd_opt(2026, 9, 30)?.and_hms_opt(12, 30, 0)?.and_utc();
    let mut written = String::new();
    write!(written, "{}", day.format_with_items(items.iter())).ok()?;
    let mut parsed = Parsed::new();
    chrono::format::parse_and_remainder(&mut parsed, &written, items.iter()).ok()?;
    if named_day(&parsed).is_some() {
        return Some(Named::Day);
    }
    month(&mut parsed).map(|_| Named::Month)
}

/// The day that was read, or the Monday of a week that was read without one.
fn named_day(parsed: &Parsed) -> Option<NaiveDate> {
    parsed.to_naive_date().ok().or_else(|| {
        let mut first = parsed.clone();
        first.set_weekday(Weekday::Mon).ok()?;
        first.to_naive_date().ok()
    })
}

/// The first day of a month that was read without a day.
fn month(parsed: &mut Parsed) -> Option<NaiveDate> {
    parsed.set_day(1).ok()?;
    parsed.to_naive_date().ok()
}

/// The first and the last day that a cell without outer spaces may mean: the same one but for a month.
pub fn span(cell: &[u8], style: Option<&DateStyle>) -> Result<(NaiveDate, NaiveDate), DateError> {
    let stated = match style.filter(|_| iso_day(cell).is_none()) {
        Some(DateStyle::Month(format, items)) => Some((format, items)),
        _ => None,
    };
    let written = stated.and_then(|(_, items)| {
        let mut parsed = Parsed::new();
        chrono::format::parse(&mut parsed, std::str::from_utf8(cell).ok()?, items.iter()).ok()?;
        month(&mut parsed)
    });
    let first = match (written.or_else(|| iso_month(cell)), stated) {
        (Some(first), _) => believed(first)?,
        (None, Some((format, _))) => return Err(DateError::OtherStyle(format.clone())),
        (None, None) => return day(cell, style).map(|day| (day, day)),
    };
    let last = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
    last.map(|last| (first, last)).ok_or(DateError::NoSuchDay)
}

/// The day of a cell without outer spaces.
pub fn day(cell: &[u8], style: Option<&DateStyle>) -> Result<NaiveDate, DateError> {
    if !matches!(style, Some(DateStyle::Format(..)))
        && let Some(day) = iso_day(cell)
    {
        return day;
    }
    moment(cell, style).map(|moment| moment.local.date())
}

/// The time of a cell without outer spaces, as it is written; a bare day is its midnight.
pub fn moment(cell: &[u8], style: Option<&DateStyle>) -> Result<Moment, DateError> {
    if let Some(DateStyle::Format(format, items)) = style {
        let stated = std::str::from_utf8(cell).ok().and_then(|text| formatted(text, items));
        return match stated.or_else(|| if turns(format, cell) { None } else { iso_time(cell)?.ok() }) {
            Some(moment) => believed(moment.local.date()).map(|_| moment),
            None => Err(DateError::OtherStyle(format.clone())),
        };
    }
    if let Some(time) = iso_time(cell) {
        return time;
    }
    let text = std::str::from_utf8(cell).map_err(|_| DateError::NotADate)?;
    let moment = match style {
        Some(DateStyle::Format(format, _) | DateStyle::Month(format, _)) => {
            return Err(DateError::OtherStyle(format.clone()));
        }
        Some(DateStyle::Excel) => excel(text).ok_or_else(|| DateError::OtherStyle("excel".into()))?,
        Some(DateStyle::EpochSeconds) => epoch(text, 1000.0).ok_or_else(|| DateError::OtherStyle("epoch_s".into()))?,
        Some(DateStyle::EpochMillis) => epoch(text, 1.0).ok_or_else(|| DateError::OtherStyle("epoch_ms".into()))?,
        None => return Err(other(text)),
    };
    believed(moment.local.date()).map(|_| moment)
}

/// Whether a format is written like an ISO date with day and month the other way round, so that a cell that looks like
/// one and does not fit the format is no date rather than another day.
fn turns(format: &str, cell: &[u8]) -> bool {
    let day_first = format.find("%d") < format.find("%m");
    format.starts_with("%Y") && day_first && format.as_bytes().get(2) == cell.get(4)
}

fn believed(day: NaiveDate) -> Result<NaiveDate, DateError> {
    if (1900..=2200).contains(&chrono::Datelike::year(&day)) { Ok(day) } else { Err(DateError::NoSuchDay) }
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0u32, |value, b| b.is_ascii_digit().then(|| value * 10 + u32::from(b - b'0')))
}

/// `2026-W40`, `2026W40`, `2026-W40-3`, `2026W403`: the first day of a week of ISO 8601, or the day that is named.
fn iso_week(cell: &[u8]) -> Option<Result<NaiveDate, DateError>> {
    let (year, rest) = cell.split_at_checked(4)?;
    let (separated, rest) = match rest {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let (week, day) = match (rest, separated) {
        ([b'W', a, b], _) => ([*a, *b], b'1'),
        ([b'W', a, b, b'-', day], true) | ([b'W', a, b, day], false) => ([*a, *b], *day),
        _ => return None,
    };
    let day = match day {
        b'1'..=b'7' => Weekday::try_from(day - b'1').ok()?,
        _ => return None,
    };
    let found = NaiveDate::from_isoywd_opt(number(year)? as i32, number(&week)?, day);
    Some(found.ok_or(DateError::NoSuchDay).and_then(believed))
}

/// `2026-09-30`, alone or before a time that is well formed; or a week.
fn iso_day(cell: &[u8]) -> Option<Result<NaiveDate, DateError>> {
    if let Some(day) = iso_week(cell) {
        return Some(day);
    }
    let (date, rest) = cell.split_at_checked(10)?;
    if !rest.is_empty() && clock(rest).is_none() {
        return None;
    }
    let mark = date[4];
    if !matches!(mark, b'-' | b'/') || date[7] != mark {
        return None;
    }
    let (year, month, day) = (number(&date[..4])?, number(&date[5..7])?, number(&date[8..])?);
    Some(NaiveDate::from_ymd_opt(year as i32, month, day).ok_or(DateError::NoSuchDay).and_then(believed))
}

/// `2026-09`: the first day of a month.
fn iso_month(cell: &[u8]) -> Option<NaiveDate> {
    let [year @ .., b'-', a, b] = cell else { return None };
    NaiveDate::from_ymd_opt(number(year).filter(|_| year.len() == 4)? as i32, number(&[*a, *b])?, 1)
}

fn iso_time(cell: &[u8]) -> Option<Result<Moment, DateError>> {
    let day = iso_day(cell)?;
    let rest = cell.get(10..).unwrap_or_default();
    let clock = if rest.is_empty() { None } else { Some(clock(rest)?) };
    Some(day.map(|day| at(day, clock)))
}

/// A day, at a time of it where there is one.
fn at(day: NaiveDate, clock: Option<(NaiveTime, Zone)>) -> Moment {
    let (time, zone) = clock.unwrap_or((NaiveTime::MIN, Zone::Unsaid));
    Moment { local: day.and_time(time), zone, has_clock: clock.is_some() }
}

/// What a time is followed by: nothing, `Z`, `+02:00`, `-0530`, `+2`, a name.
fn zone(text: &str) -> Option<Zone> {
    let Some(offset) = text.strip_prefix(['+', '-', '\u{2212}']) else {
        let is_name = text.len() <= 5 && text.bytes().all(|b| b.is_ascii_alphabetic());
        return is_name.then_some(match text {
            "" => Zone::Unsaid,
            "Z" | "z" | "UTC" | "GMT" => Zone::East(0),
            _ => Zone::Name,
        });
    };
    let digits = offset.bytes().filter(|b| *b != b':').collect::<Vec<_>>();
    let (hours, minutes) = match digits.as_slice() {
        hours @ ([_] | [_, _]) => (hours, &b"0"[..]),
        [hours @ .., a, b] if hours.len() <= 2 => (hours, &[*a, *b][..]),
        _ => return None,
    };
    let seconds = (number(hours)? * 3600 + number(minutes)? * 60) as i32;
    (seconds <= 18 * 3600).then_some(Zone::East(if text.starts_with('+') { seconds } else { -seconds }))
}

/// `T18:20:05.123Z`, `T182005Z`, ` 3:15`, `, 3:15 PM`, ` 18:20:05 +02:00`, ` 18:20:05 UTC`.
fn clock(rest: &[u8]) -> Option<(NaiveTime, Zone)> {
    let text = std::str::from_utf8(rest).ok()?;
    let text = text.strip_prefix(',').unwrap_or(text).strip_prefix(['T', 't', ' '])?.trim_start();
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(text.len());
    let (time, after) = text.split_at(end);
    let (half, after) = half_of_day(after.trim());
    let zone = zone(after)?;
    let (hour, minute, seconds) = if let (4 | 6, None) = (time.len(), time.find([':', '.', ','])) {
        (&time[..2], &time[2..4], Some(&time[4..]).filter(|seconds| !seconds.is_empty()))
    } else {
        let mut parts = time.splitn(3, ':');
        (parts.next()?, parts.next()?, parts.next())
    };
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let (second, nanos) = match seconds {
        None => (0, 0),
        Some(seconds) => {
            let (whole, fraction) = seconds.split_once(['.', ',']).unwrap_or((seconds, ""));
            if !fraction.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let nanos = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
            (whole.parse().ok()?, nanos.fold(0u32, |value, b| value * 10 + u32::from(b - b'0')))
        }
    };
    let hour = match half {
        None => hour,
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
    };
    // Midnight at a day's end and leap seconds occur in logs; the day as written is what counts.
    let (hour, minute, second) = if hour == 24 { (23, 59, 59) } else { (hour, minute, second.min(59)) };
    NaiveTime::from_hms_nano_opt(hour, minute, second, nanos).map(|time| (time, zone))
}

/// The hours that "AM" or "PM" adds, and what follows it.
fn half_of_day(zone: &str) -> (Option<u32>, &str) {
    let said = [("a.m.", 0), ("p.m.", 12), ("am", 0), ("pm", 12)].into_iter().find_map(|(word, hours)| {
        let (begin, rest) = zone.split_at_checked(word.len())?;
        begin.eq_ignore_ascii_case(word).then_some((hours, rest))
    });
    said.map_or((None, zone), |(hours, rest)| (Some(hours), rest.trim_start()))
}

fn formatted(text: &str, items: &[Item]) -> Option<Moment> {
    let mut parsed = Parsed::new();
    let rest = chrono::format::parse_and_remainder(&mut parsed, text, items.iter()).ok()?;
    let day = named_day(&parsed)?;
    let stated = parsed.offset().map_or(Zone::Unsaid, Zone::East);
    let time = parsed.to_naive_time().ok().map(|time| (time, stated));
    Some(at(day, if rest.is_empty() { time } else { Some(clock(rest.as_bytes())?) }))
}

fn excel(text: &str) -> Option<Moment> {
    let serial: f64 = text.parse().ok()?;
    if !(1.0..=200_000.0).contains(&serial) {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial.trunc() as u64))?;
    let seconds = (serial.fract() * 86_400.0).round() as i64;
    let local = day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(seconds))?;
    Some(Moment { local, zone: Zone::Unsaid, has_clock: seconds > 0 })
}

fn epoch(text: &str, millis: f64) -> Option<Moment> {
    let value: f64 = text.parse().ok()?;
    let millis = value * millis;
    // The limit keeps the conversion exact; the year is judged afterwards.
    let millis = (millis.abs() < 1e14).then_some(millis.floor() as i64)?;
    let local = chrono::DateTime::from_timestamp_millis(millis)?.naive_utc();
    Some(Moment { local, zone: Zone::East(0), has_clock: true })
}

/// Why a cell is no date of ISO 8601: a month without a day is none.
fn other(text: &str) -> DateError {
    match text.as_bytes() {
        [year @ .., b'-' | b'/' | b'.', a, b]
            if year.len() == 4 && number(year).is_some() && number(&[*a, *b]).is_some() =>
        {
            DateError::Month
        }
        _ => DateError::NotADate,
    }
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
