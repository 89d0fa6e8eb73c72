//! Numbers, lists and dates by CLDR, through ICU4X; signs of currencies from a table of our own.

use chrono::{Datelike, NaiveDate};
use fixed_decimal::{CompactDecimal, Decimal};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, MD, YMD};
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use crate::base::amounts::currency::Currency;
use crate::base::amounts::rounding::{ABBREVIATED, Toward, abbreviated, decimal, rounded, written};
use crate::locale::built_in::LANGUAGES;
use crate::locale::error::LocaleError;

/// A number as a language writes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    pub text: String,
    /// The number that the text says: 1,200,000 of "1.2M".
    pub value: f64,
    /// Of the text, so that 1.05, written as "1.1", is plural, and "1.3M" is what French, Spanish and Portuguese call many.
    pub category: PluralCategory,
    /// Whether the text abbreviates it.
    pub is_abbreviated: bool,
}

/// The formats of a locale.
pub struct Formats {
    plurals: PluralRules,
    decimal: DecimalFormatter,
    compact: CompactDecimalFormatter,
    list: ListFormatter,
    date: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    day: FixedCalendarDateTimeFormatter<Gregorian, MD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, M>,
    month_in_full: FixedCalendarDateTimeFormatter<Gregorian, M>,
    /// What makes an ordinal of the first day of a month; empty where it is written as any other.
    first: &'static str,
}

impl Written {
    /// Of what is no number.
    fn nothing(value: f64) -> Self {
        Self { text: String::new(), value, category: PluralCategory::Other, is_abbreviated: false }
    }
}

impl Formats {
    /// Loads the formats of a locale, and the plurals of the language that its decks speak.
    pub fn new(locale: &Locale, spoken: &Locale) -> Result<Self, LocaleError> {
        let wrong = |why: String| LocaleError::Formats { locale: locale.to_string(), why };
        let dates = dates_of(locale);
        let prefs = || (&dates).into();
        Ok(Self {
            plurals: PluralRules::try_new_cardinal(spoken.into()).map_err(|e| wrong(e.to_string()))?,
            decimal: DecimalFormatter::try_new(locale.into(), Default::default()).map_err(|e| wrong(e.to_string()))?,
            compact: CompactDecimalFormatter::try_new_short(locale.into(), Default::default())
                .map_err(|e| wrong(e.to_string()))?,
            list: ListFormatter::try_new_and(locale.into(), ListFormatterOptions::default())
                .map_err(|e| wrong(e.to_string()))?,
            date: FixedCalendarDateTimeFormatter::try_new(prefs(), with_year(locale))
                .map_err(|e| wrong(e.to_string()))?,
            first: first_of_month(locale),
            day: FixedCalendarDateTimeFormatter::try_new(prefs(), MD::medium()).map_err(|e| wrong(e.to_string()))?,
            month: FixedCalendarDateTimeFormatter::try_new(prefs(), M::medium()).map_err(|e| wrong(e.to_string()))?,
            month_in_full: FixedCalendarDateTimeFormatter::try_new(prefs(), M::long())
                .map_err(|e| wrong(e.to_string()))?,
        })
    }

    /// A number as short as it may be without saying something else: whole from ten on, one decimal below, abbreviated from a
    /// million on.
    pub fn number(&self, value: f64) -> Written {
        let value = written(value);
        if value.abs() >= ABBREVIATED { self.compact(value) } else { self.decimal(value, 1) }
    }

    /// A number with at most `places` decimals, trailing zeros left out.
    pub fn decimal(&self, value: f64, places: i16) -> Written {
        let Some(decimal) = decimal(value, places, Toward::Nearest) else { return Written::nothing(value) };
        Written {
            text: typeset(self.decimal.format(&decimal).to_string()),
            value: rounded(value, places),
            category: self.plurals.category_for(&decimal),
            is_abbreviated: false,
        }
    }

    /// A number in the language's large units: "1.2M", "1,2 Mio.", "120万"; where it has none for this size, the whole
    /// number. In thousands with one decimal under 100; from a million on the same number in every language.
    pub fn compact(&self, value: f64) -> Written {
        let value = if value.abs() >= ABBREVIATED { written(value) } else { value };
        let magnitude = decimal(value, 0, Toward::Nearest).map_or(0, |whole| whole.absolute.nonzero_magnitude_start());
        let exponent = self.compact.compact_exponent_for_magnitude(magnitude);
        if exponent == 0 {
            return self.decimal(value, 0);
        }
        let shown = |exponent: u8| {
            let significand = abbreviated(value, exponent.into())?;
            let text = self.compact.format_with_exponent(&significand, exponent).ok()?.to_string();
            Some((text, CompactDecimal::from_significand_and_exponent(significand, exponent)))
        };
        // Rounding may lead to the next unit: 999,960 are "1M", not "1000k".
        let next = self.compact.compact_exponent_for_magnitude(magnitude + 1);
        let Some((text, decimal)) = shown(exponent).or_else(|| shown(next)) else { return self.decimal(value, 0) };
        Written {
            text: typeset(text),
            value: plain(&decimal).unwrap_or(value),
            category: self.plurals.category_for(&decimal),
            is_abbreviated: true,
        }
    }

    /// Words joined as the language joins them: "a, b and c".
    pub fn list(&self, words: &[String]) -> String {
        self.list.format(words.iter().map(String::as_str)).to_string()
    }

    /// A day with its year.
    pub fn date(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.ordinal(day, self.date.format(&d).to_string()))
    }

    /// A day without its year.
    pub fn day(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.ordinal(day, self.day.format(&d).to_string()))
    }

    /// The first of a month is an ordinal in French and in Brazil: "1er sept.", "1º de set."
    fn ordinal(&self, day: NaiveDate, written: String) -> String {
        match written.strip_prefix("1 ").filter(|_| day.day() == 1) {
            Some(rest) if !self.first.is_empty() => format!("1{} {rest}", self.first),
            _ => written,
        }
    }

    /// A month's name in full.
    pub fn month_in_full(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.month_in_full.format(&d).to_string())
    }

    /// A month's short name.
    pub fn month(&self, day: NaiveDate) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |d| self.month.format(&d).to_string())
    }
}

/// With the apostrophe of print where thousands are parted by one, as in Switzerland: "1’235".
fn typeset(number: String) -> String {
    if number.contains('\'') { number.replace('\'', "’") } else { number }
}

fn first_of_month(locale: &Locale) -> &'static str {
    let region = locale.id.region;
    match locale.id.language.as_str() {
        "fr" => "er",
        "pt" if region.is_none_or(|region| region.as_str() == "BR") => "º",
        _ => "",
    }
}

/// How a day with its year is written: as one without it is, so that a deck has one form. Where the medium date is one of bare
/// figures, 27.09.2026 beside 21. Sept., that is the long one.
fn with_year(locale: &Locale) -> YMD {
    if matches!(locale.id.language.as_str(), "de" | "ja") { YMD::long() } else { YMD::medium() }
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

/// The number that an abbreviation says.
fn plain(compact: &CompactDecimal) -> Option<f64> {
    let mut significand: Decimal = compact.significand().clone();
    significand.multiply_pow10(compact.exponent().into());
    significand.to_string().parse().ok()
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
pub fn currency_sign(locale: &Locale, currency: Currency) -> &'static str {
    let code = currency.code();
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
