//! Numbers and dates by CLDR, through ICU4X.

use chrono::{Datelike, NaiveDate};
use fixed_decimal::{Decimal, FloatPrecision};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, MD, YMD};
use icu_decimal::DecimalFormatter;
use icu_locale::Locale;

use super::VoiceError;

/// The formats of a locale.
pub struct Formats {
    decimal: DecimalFormatter,
    date: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    day: FixedCalendarDateTimeFormatter<Gregorian, MD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, M>,
}

impl Formats {
    /// Loads the formats of a locale.
    pub fn new(tag: &str) -> Result<Self, VoiceError> {
        let locale: Locale = tag.parse().map_err(|_| VoiceError::Locale(tag.to_owned()))?;
        let wrong = |why: String| VoiceError::Formats { locale: tag.to_owned(), why };
        let prefs = || (&locale).into();
        Ok(Self {
            decimal: DecimalFormatter::try_new((&locale).into(), Default::default())
                .map_err(|e| wrong(e.to_string()))?,
            date: FixedCalendarDateTimeFormatter::try_new(prefs(), YMD::medium()).map_err(|e| wrong(e.to_string()))?,
            day: FixedCalendarDateTimeFormatter::try_new(prefs(), MD::medium()).map_err(|e| wrong(e.to_string()))?,
            month: FixedCalendarDateTimeFormatter::try_new(prefs(), M::medium()).map_err(|e| wrong(e.to_string()))?,
        })
    }

    /// A number with at most `places` decimals, trailing zeros left out.
    pub fn decimal(&self, value: f64, places: i16) -> String {
        let Ok(mut decimal) = Decimal::try_from_f64(value, FloatPrecision::RoundTrip) else {
            return String::new();
        };
        decimal.round(-places);
        decimal.trim_end();
        self.decimal.format(&decimal).to_string()
    }

    /// A day with its year.
    pub fn date(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.date.format(&d).to_string())
    }

    /// A day without its year.
    pub fn day(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.day.format(&d).to_string())
    }

    /// A month's name.
    pub fn month(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.month.format(&d).to_string())
    }
}

fn gregorian(day: NaiveDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(day.year(), day.month() as u8, day.day() as u8).ok()
}
