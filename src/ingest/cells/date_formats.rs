//! Formats that exports write dates in beside ISO 8601, and which of them a whole column follows: what a message suggests was tried
//! on every cell.

use std::hash::Hasher;

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHasher;

use crate::base::time::dates::{DateError, DateStyle, day, span};

/// The formats, the usual ones first. A clock may follow each of them.
const FORMATS: [&str; 53] = [
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%m.%d.%Y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d.%m.%y",
    "%d-%m-%y",
    "%m-%d-%y",
    "%m.%d.%y",
    "%d. %m. %Y",
    "%d %m %Y",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y. %m. %d.",
    "%Y%m%d",
    "%Y/%d/%m",
    "%Y-%d-%m",
    "%Y年%m月%d日",
    "%y-%m-%d",
    "%y/%m/%d",
    "%y.%m.%d",
    "%d %b %Y",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%d %b %y",
    "%d/%b/%Y",
    "%d.%b.%Y",
    "%b %d, %Y",
    "%b %d %Y",
    "%b-%d-%Y",
    "%Y-%b-%d",
    "%d %B %Y",
    "%d. %B %Y",
    "%d-%B-%Y",
    "%d %B, %Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%a, %d %b %Y",
    "%a %d %b %Y",
    "%a %b %d %Y",
    "%a, %b %d, %Y",
    "%A, %B %d, %Y",
    "%A, %d %B %Y",
    "%A %d %B %Y",
    "%a %b %d %H:%M:%S %Y",
    "%d/%b/%Y:%H:%M:%S",
    "%d/%b/%Y:%H:%M:%S %z",
    "KW %V/%G",
    "W%V %G",
];

/// Formats of months, which only figures by the month can have.
const MONTHS: [&str; 9] = ["%b-%y", "%b %Y", "%B %Y", "%b-%Y", "%m/%Y", "%m.%Y", "%Y/%m", "%Y%m", "%b %y"];

/// Formats of weeks of ISO 8601 by their numbers alone, which could be those of months.
const WEEKS: [&str; 6] = ["%G%V", "%G/%V", "%G-%V", "%V/%G", "%V.%G", "%V-%G"];

/// Numbers that stand for days, with the digits that days of our time have.
const SERIALS: [(&str, usize); 3] = [("excel", 5), ("epoch_s", 10), ("epoch_ms", 13)];

/// Cells that a format may fail to read before it is given up, beside a tenth.
const SLIPS: u64 = 5;

/// What formats read a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DateFit {
    /// None reads most of it.
    Nothing,
    /// These read every cell, each as other days.
    All(Vec<&'static str>),
    /// These read so many of so many cells, each as other days, and no other format reads as many.
    Most { formats: Vec<&'static str>, fits: u64, cells: u64 },
}

/// The formats while the cells of a column are tried.
pub(crate) struct DateFormats {
    left: Vec<Candidate>,
    cells: u64,
}

struct Candidate {
    text: &'static str,
    style: DateStyle,
    /// The digits of a serial number.
    digits: Option<usize>,
    fits: u64,
    /// A hash over the days that were read: two formats that read the same are one.
    days: FxHasher,
    /// The days between which all of them are.
    span: Option<(NaiveDate, NaiveDate)>,
}

/// The formats of months and of weeks that every cell of a column has.
pub(crate) struct PeriodFormats {
    months: Vec<(&'static str, DateStyle)>,
    weeks: Vec<(&'static str, DateStyle)>,
    /// Whether every cell is a month as ISO 8601 writes it, which needs no format.
    are_iso: bool,
}

impl PeriodFormats {
    pub fn new() -> Self {
        let parsed = |texts: &[&'static str]| {
            texts.iter().filter_map(|text| Some((*text, DateStyle::parse(text).ok()?))).collect()
        };
        Self { months: parsed(&MONTHS), weeks: parsed(&WEEKS), are_iso: true }
    }

    /// Tries a cell without outer spaces.
    pub fn look_at(&mut self, cell: &[u8]) {
        self.are_iso &= matches!(span(cell, None), Ok((first, last)) if first < last);
        self.months.retain(|(_, style)| span(cell, Some(style)).is_ok());
        // A hyphen is no sign.
        let has_hyphen = cell.contains(&b'-');
        self.weeks.retain(|(text, style)| text.contains('-') == has_hyphen && span(cell, Some(style)).is_ok());
    }

    /// The first of each that is left, as settings.
    pub fn setting(&self) -> Option<String> {
        if self.are_iso {
            return Some("`every: month` (of figures of `usage`)".to_owned());
        }
        let [month, week] = [&self.months, &self.weeks].map(|formats| formats.first().map(|(text, _)| *text));
        let month = month
            .map(|text| format!("`dates: \"{text}\"`, which are months (figures of `usage` also need `every: month`)"));
        let week = week.map(|text| format!("`dates: \"{text}\"`, which are weeks"));
        let either = month.iter().chain(&week).map(String::as_str).collect::<Vec<_>>().join("; or ");
        Some(either).filter(|either| !either.is_empty())
    }
}

impl DateFormats {
    pub fn new() -> Self {
        let texts = FORMATS.iter().map(|text| (*text, None)).chain(SERIALS.map(|(text, digits)| (text, Some(digits))));
        let candidate = |(text, digits)| {
            let style = DateStyle::parse(text).ok()?;
            Some(Candidate { text, style, digits, fits: 0, days: FxHasher::default(), span: None })
        };
        Self { left: texts.filter_map(candidate).collect(), cells: 0 }
    }

    /// Tries a cell without outer spaces.
    pub fn look_at(&mut self, cell: &[u8]) {
        self.cells += 1;
        self.left.iter_mut().for_each(|candidate| candidate.look_at(cell));
        let cells = self.cells;
        self.left.retain(|candidate| cells - candidate.fits <= SLIPS + cells / 10);
    }

    pub fn fit(mut self) -> DateFit {
        let cells = self.cells;
        let best = self.left.iter().map(|candidate| candidate.fits).max().unwrap_or(0);
        self.left.retain(|candidate| candidate.fits == best);
        let mut read = Vec::new();
        self.left.retain(|candidate| {
            let days = candidate.days.finish();
            let is_new = !read.contains(&days);
            read.push(days);
            is_new
        });
        // Where year and day change places, the days of a few months are strewn over thirty years.
        let shortest = self.left.iter().map(Candidate::days_between).min().unwrap_or(0);
        self.left.retain(|candidate| candidate.days_between() <= shortest + shortest / 2 + 400);
        let formats: Vec<_> = self.left.iter().map(|candidate| candidate.text).collect();
        match best {
            0 => DateFit::Nothing,
            _ if best == cells => DateFit::All(formats),
            _ if best * 10 >= cells * 9 => DateFit::Most { formats, fits: best, cells },
            _ => DateFit::Nothing,
        }
    }
}

impl Candidate {
    fn look_at(&mut self, cell: &[u8]) {
        let whole = cell.split(|byte| *byte == b'.').next().map_or(0, <[u8]>::len);
        // A year of one digit is none, though chrono reads it.
        let is_year = cell.iter().take(2).all(u8::is_ascii_digit) || !self.text.starts_with("%y");
        if !is_year || self.digits.is_some_and(|digits| digits != whole) {
            return;
        }
        let Ok(day) = day(cell, Some(&self.style)) else { return };
        self.fits += 1;
        self.days.write_i32(day.num_days_from_ce());
        let (first, last) = self.span.unwrap_or((day, day));
        self.span = Some((first.min(day), last.max(day)));
    }

    fn days_between(&self) -> i64 {
        self.span.map_or(0, |(first, last)| (last - first).num_days())
    }
}

/// Formats as a setting lists them.
fn either(formats: &[&str]) -> String {
    formats.iter().map(|format| format!("\"{format}\"")).collect::<Vec<_>>().join(" or ")
}

impl DateFit {
    /// The formats that read every cell, as settings.
    pub fn setting(&self) -> Option<String> {
        match self {
            Self::All(formats) => Some(format!("dates: {}", either(formats))),
            Self::Nothing | Self::Most { .. } => None,
        }
    }

    /// Whether another format than the stated one reads the column, or more of it.
    pub fn contradicts(&self, stated: &str) -> bool {
        match self {
            Self::All(_) => true,
            // What is not among the formats that were tried may read as many.
            Self::Most { formats, .. } => FORMATS.contains(&stated) && !formats.contains(&stated),
            Self::Nothing => false,
        }
    }

    /// What is said of a cell of the column that is no date.
    pub fn advise(&self, error: &DateError) -> String {
        match (error, self.setting(), self) {
            (DateError::NotADate, Some(setting), _) => format!("state how the file writes dates: {setting}"),
            (DateError::OtherStyle(stated), Some(setting), _) => {
                format!(
                    "which is no date as the source's dates: \"{stated}\" says; every cell of the column fits {setting}"
                )
            }
            (DateError::NotADate | DateError::OtherStyle(_), None, Self::Most { formats, fits, cells }) if !matches!(error, DateError::OtherStyle(stated) if formats.contains(&stated.as_str())) =>
            {
                format!("{error}; dates: {} reads {fits} of the {cells} cells of the column", either(formats))
            }
            _ => error.to_string(),
        }
    }
}

#[cfg(test)]
#[path = "date_formats_tests.rs"]
mod tests;
