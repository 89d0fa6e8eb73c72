//! Numbers, lists and dates by CLDR, through ICU4X; signs of currencies from a table of our own.

use chrono::{Datelike, NaiveDate};
use fixed_decimal::{Decimal, FloatPrecision};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, MD, YMD};
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::Locale;

use crate::locale::built_in::LANGUAGES;
use crate::locale::error::LocaleError;

/// The formats of a locale.
pub struct Formats {
    decimal: DecimalFormatter,
    compact: CompactDecimalFormatter,
    list: ListFormatter,
    date: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    day: FixedCalendarDateTimeFormatter<Gregorian, MD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, M>,
}

impl Formats {
    /// Loads the formats of a locale.
    pub fn new(locale: &Locale) -> Result<Self, LocaleError> {
        let wrong = |why: String| LocaleError::Formats { locale: locale.to_string(), why };
        let dates = dates_of(locale);
        let prefs = || (&dates).into();
        Ok(Self {
            decimal: DecimalFormatter::try_new(locale.into(), Default::default()).map_err(|e| wrong(e.to_string()))?,
            compact: CompactDecimalFormatter::try_new_short(locale.into(), Default::default())
                .map_err(|e| wrong(e.to_string()))?,
            list: ListFormatter::try_new_and(locale.into(), ListFormatterOptions::default())
                .map_err(|e| wrong(e.to_string()))?,
            date: FixedCalendarDateTimeFormatter::try_new(prefs(), YMD::medium()).map_err(|e| wrong(e.to_string()))?,
            day: FixedCalendarDateTimeFormatter::try_new(prefs(), MD::medium()).map_err(|e| wrong(e.to_string()))?,
            month: FixedCalendarDateTimeFormatter::try_new(prefs(), M::medium()).map_err(|e| wrong(e.to_string()))?,
        })
    }

    /// A number with at most `places` decimals, trailing zeros left out.
    pub fn decimal(&self, value: f64, places: i16) -> String {
        rounded(value, places).map_or_else(String::new, |decimal| typeset(self.decimal.format(&decimal).to_string()))
    }

    /// A number in the language's large units: "1.2M", "1,2 Mio.", "123万"; where it has none for this size, the whole
    /// number. One decimal under 100.
    pub fn compact(&self, value: f64) -> String {
        let magnitude = value.abs().log10().floor();
        if !(0.0..=15.0).contains(&magnitude) {
            return self.decimal(value, 0);
        }
        let exponent = self.compact.compact_exponent_for_magnitude(magnitude as i16);
        let scaled = value / 10f64.powi(i32::from(exponent));
        let places = if exponent > 0 && scaled.abs() < 100.0 { 1 } else { 0 };
        let Some(significand) = rounded(scaled, places) else { return String::new() };
        match self.compact.format_with_exponent(&significand, exponent) {
            Ok(written) => typeset(written.to_string()),
            // Rounding led to the next unit: 999,960 are "1M", not "1000k".
            Err(_) => {
                rounded(value, 0).map_or_else(String::new, |whole| typeset(self.compact.format(&whole).to_string()))
            }
        }
    }

    /// Words joined as the language joins them: "a, b and c".
    pub fn list(&self, words: &[String]) -> String {
        self.list.format(words.iter().map(String::as_str)).to_string()
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

/// With the apostrophe of print where thousands are parted by one, as in Switzerland: "1’235".
fn typeset(number: String) -> String {
    if number.contains('\'') { number.replace('\'', "’") } else { number }
}

/// The locale that dates are written by. In three countries CLDR has short months with the "de" of long ones, "4 de may de
/// 2021", where their own medium date is that of their neighbours: "4 may 2021".
fn dates_of(locale: &Locale) -> Locale {
    let mut dates = locale.clone();
    if locale.id.language.as_str() == "es" && locale.id.region.is_some_and(|r| matches!(r.as_str(), "AR" | "CO" | "DO"))
    {
        dates.id.region = "419".parse().ok();
    }
    dates
}

/// To so many decimals, trailing zeros left out.
fn rounded(value: f64, places: i16) -> Option<Decimal> {
    let mut decimal = Decimal::try_from_f64(value, FloatPrecision::RoundTrip).ok()?;
    decimal.round(-places);
    decimal.trim_end();
    Some(decimal)
}

fn gregorian(day: NaiveDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(day.year(), day.month() as u8, day.day() as u8).ok()
}

/// Currencies that are written as a bare "$" in their own country.
const DOLLARS: [(&str, &str); 9] = [
    ("USD", "US"),
    ("CAD", "CA"),
    ("AUD", "AU"),
    ("NZD", "NZ"),
    ("MXN", "MX"),
    ("ARS", "AR"),
    ("CLP", "CL"),
    ("COP", "CO"),
    ("SGD", "SG"),
];

/// A currency's sign for readers of a language in a region; its ISO 4217 code where they know no sign for it.
///
/// ICU4X formats currencies only in a crate that its authors call experimental as a whole, with data for all of it.
pub fn currency_sign<'a>(locale: &Locale, code: &'a str) -> &'a str
where
    'static: 'a,
{
    let region = locale.id.region;
    if code == "EUR" {
        return "€";
    }
    if DOLLARS.iter().any(|(dollar, home)| *dollar == code && region.is_some_and(|r| r.as_str() == *home)) {
        return "$";
    }
    let language = LANGUAGES.iter().find(|built_in| built_in.language() == locale.id.language.as_str());
    let sign = language.and_then(|built_in| built_in.signs.iter().find(|(abroad, _)| *abroad == code));
    sign.map_or(code, |(_, sign)| sign)
}
