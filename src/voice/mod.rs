//! A language: Fluent messages, plural rules, and the formats of numbers, money and dates.
//!
//! No stage before this one holds a sentence. The copy is English so far; numbers and dates follow the language *in the
//! customer's region* (`de-DE` reads "en-DE": 1.234,5 and 27 September), so that words and figures belong together.

mod format;
mod message;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rustc_hash::FxHashMap;
use unic_langid::LanguageIdentifier;

pub use message::{Arg, Message};

use crate::account::{Noun, Period, Unit};
use format::Formats;

/// The English messages, also the ones other languages fall back to.
pub const ENGLISH: &str = include_str!("locales/en.ftl");

/// A language in a region.
pub struct Voice {
    /// The language of the copy, a BCP 47 tag.
    pub language: String,
    bundle: FluentBundle<FluentResource>,
    formats: Formats,
    /// The messages without arguments, written once.
    words: FxHashMap<&'static str, String>,
}

/// Why a locale has no voice.
#[derive(Debug, thiserror::Error)]
pub enum VoiceError {
    /// It is no BCP 47 tag.
    #[error("\"{0}\" is not a locale; write it as en-GB")]
    Locale(String),
    /// The language file does not parse.
    #[error("failed to read the language file {language}: {why}")]
    Messages {
        /// The language.
        language: String,
        /// The faults.
        why: String,
    },
    /// No formats.
    #[error("failed to load the formats of {locale}: {why}")]
    Formats {
        /// The locale.
        locale: String,
        /// The cause.
        why: String,
    },
}

impl std::fmt::Debug for Voice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Voice").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Voice {
    /// The voice for a customer's locale.
    pub fn new(locale: &str) -> Result<Self, VoiceError> {
        let wanted: icu_locale::Locale =
            locale.replace('_', "-").parse().map_err(|_| VoiceError::Locale(locale.into()))?;
        let language = "en";
        let regional = match wanted.id.region {
            Some(region) => format!("{language}-{region}"),
            None => language.to_owned(),
        };
        let tag: LanguageIdentifier = language.parse().map_err(|_| VoiceError::Locale(language.into()))?;
        let wrong = |faults: String| VoiceError::Messages { language: language.into(), why: faults };
        let resource =
            FluentResource::try_new(ENGLISH.to_owned()).map_err(|(_, faults)| wrong(format!("{faults:?}")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|faults| wrong(format!("{faults:?}")))?;
        let words = words(&bundle);
        Ok(Self { language: language.to_owned(), bundle, formats: Formats::new(&regional)?, words })
    }

    /// The message as text, without a full stop of its own.
    ///
    /// # Panics
    /// If the language file lacks the message or an argument: a fault of the program, which a test over all
    /// rules looks for.
    pub fn say(&self, message: &Message) -> String {
        if let Some(word) = self.words.get(message.id) {
            return word.clone();
        }
        let pattern = self.bundle.get_message(message.id).and_then(|m| m.value());
        let pattern = pattern.unwrap_or_else(|| panic!("the language file has no message \"{}\"", message.id));
        let mut args = FluentArgs::with_capacity(message.args.len() * 2);
        let mut counts: Vec<(String, f64)> = Vec::new();
        for (name, arg) in &message.args {
            if let Arg::Number(n) | Arg::Quantity(n, _) | Arg::Figure(n, _) = arg {
                counts.push((format!("{name}-count"), *n));
            }
            args.set(*name, FluentValue::String(Cow::Owned(self.write(arg))));
        }
        for (name, n) in counts {
            args.set(name, FluentValue::from(n));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        assert!(errors.is_empty(), "the message \"{}\" cannot be written: {errors:?}", message.id);
        text
    }

    /// The message as a sentence.
    pub fn sentence(&self, message: &Message) -> String {
        self.say(&Message::new("sentence").with("clause", Arg::Message(Box::new(message.clone()))))
    }

    /// A message without arguments.
    pub fn word(&self, id: &'static str) -> String {
        self.say(&Message::new(id))
    }

    /// A number as short as it may be without saying something else: whole from 10 on, one decimal below,
    /// "1.2M" from a million on.
    pub fn number(&self, value: f64) -> String {
        match value.abs() {
            size if size >= 1e9 => self.scaled("compact-billion", value / 1e9),
            size if size >= 1e6 => self.scaled("compact-million", value / 1e6),
            size if size >= 10.0 => self.formats.decimal(value, 0),
            _ => self.formats.decimal(value, 1),
        }
    }

    /// A number as it was recorded, to two decimals.
    pub fn exact(&self, value: f64) -> String {
        self.formats.decimal(value, 2)
    }

    /// A value of what `noun` counts or measures, without the noun.
    pub fn figure(&self, value: f64, noun: &Noun) -> String {
        match &noun.unit {
            Unit::Count => self.number(value),
            Unit::Percent => self.share(value),
            Unit::Money(currency) => self.money(value, currency),
        }
    }

    /// A value for an axis, always short: "12k".
    pub fn tick(&self, value: f64, noun: &Noun) -> String {
        if noun.unit == Unit::Count && (1e4..1e6).contains(&value.abs()) {
            self.scaled("compact-thousand", value / 1e3)
        } else {
            self.figure(value, noun)
        }
    }

    /// A share as a percentage: whole, but never 0% of something nor 100% of less than all.
    pub fn share(&self, share: f64) -> String {
        let rounded = (share * 100.0).round();
        let percent = match rounded {
            0.0 if share > 0.0 => 1.0,
            100.0 if share < 1.0 => 99.0,
            other => other,
        };
        self.say(&Message::new("percent").with("n", percent))
    }

    /// A day with its year.
    pub fn date(&self, day: chrono::NaiveDate) -> String {
        self.formats.date(day)
    }

    /// A day without its year.
    pub fn day(&self, day: chrono::NaiveDate) -> String {
        self.formats.day(day)
    }

    /// A month's short name.
    pub fn month(&self, day: chrono::NaiveDate) -> String {
        self.formats.month(day)
    }

    /// A quarter; one of a fiscal year says so, for its year is not the one of the calendar.
    pub fn quarter(&self, period: Period) -> String {
        let id = if period.is_fiscal() { "quarter-fiscal" } else { "quarter" };
        let message = Message::new(id)
            .with("quarter", period.quarter.to_string().as_str())
            .with("year", period.year.to_string().as_str());
        self.say(&message)
    }

    /// Every text a deck may hold whatever the account, for the shared font subset.
    pub fn alphabet(&self) -> String {
        ENGLISH.chars().filter(|c| !c.is_control()).collect()
    }

    fn scaled(&self, id: &'static str, value: f64) -> String {
        let places = if value.abs() >= 100.0 { 0 } else { 1 };
        self.say(&Message::new(id).with("n", self.formats.decimal(value, places).as_str()))
    }

    fn write(&self, arg: &Arg) -> String {
        match arg {
            Arg::Number(n) => self.number(*n),
            Arg::Share(share) => self.share(*share),
            Arg::Text(text) => isolated(text),
            Arg::Quantity(n, noun) if noun.unit == Unit::Count => self.say(
                &Message::new("quantity")
                    .with("n", *n)
                    .with("one", noun.one.as_str())
                    .with("other", noun.other.as_str()),
            ),
            Arg::Quantity(n, noun) | Arg::Figure(n, noun) => self.figure(*n, noun),
            Arg::Noun(noun) => noun.other.clone(),
            Arg::Date(day) => self.date(*day),
            Arg::Day(day) => self.day(*day),
            Arg::Quarter(period) => self.quarter(*period),
            Arg::Message(message) => self.say(message),
            Arg::List(words) => self.list(words),
            Arg::Money(amount, currency) => self.money(*amount, currency),
            Arg::Minutes(minutes) => self.duration(*minutes),
        }
    }

    fn list(&self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [one] => isolated(one),
            [first @ .., last] => {
                let first = first.iter().map(|w| isolated(w)).collect::<Vec<_>>().join(", ");
                self.say(&Message::new("list-and").with("first", first.as_str()).with("last", last.as_str()))
            }
        }
    }

    fn money(&self, amount: f64, currency: &str) -> String {
        let symbol = match currency {
            "USD" => "$",
            "EUR" => "€",
            "GBP" => "£",
            "JPY" => "¥",
            other => return format!("{other}\u{a0}{}", self.number(amount)),
        };
        self.say(&Message::new("money").with("symbol", symbol).with("amount", amount))
    }

    /// Rounded up, so that "within" holds.
    fn duration(&self, minutes: f64) -> String {
        let (id, n) = match minutes {
            m if m < 1.0 => return self.word("duration-moment"),
            m if m < 90.0 => ("duration-minutes", m.ceil()),
            m if m < 36.0 * 60.0 => ("duration-hours", (m / 60.0).ceil()),
            m => ("duration-days", (m / 1440.0).ceil()),
        };
        self.say(&Message::new(id).with("n", n))
    }
}

/// The messages of the language file that need no arguments, as text.
fn words(bundle: &FluentBundle<FluentResource>) -> FxHashMap<&'static str, String> {
    let ids = ENGLISH.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    let plain = ids.filter_map(|id| {
        let pattern = bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then_some((id, text))
    });
    plain.collect()
}

/// Words that run from right to left are isolated, so that figures and signs around them stay in their places.
fn isolated(text: &str) -> String {
    let rtl = |c: char| {
        use unicode_bidi::BidiClass::{AL, R};
        matches!(unicode_bidi::bidi_class(c), R | AL)
    };
    if !text.is_ascii() && text.chars().any(rtl) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Noun, Unit};

    fn voice(locale: &str) -> Voice {
        Voice::new(locale).unwrap()
    }

    #[test]
    fn a_quarter_of_a_fiscal_year_says_so() {
        let voice = Voice::new("en-US").unwrap();
        let quarter = |label: &str, first_month| voice.quarter(Period::parse(label, first_month).unwrap());
        assert_eq!((quarter("2026-Q4", 1), quarter("2026-Q4", 4)), ("Q4 2026".into(), "Q4 FY2026".into()));
    }

    #[test]
    fn numbers_follow_the_region() {
        assert_eq!(voice("en-US").number(1234.6), "1,235");
        assert_eq!(voice("de-DE").number(12_345.0), "12.345");
        assert_eq!(voice("en-US").number(9.26), "9.3");
        assert_eq!(voice("de-DE").number(9.26), "9,3");
        assert_eq!(voice("en-US").number(12.4), "12");
        assert_eq!(voice("de-DE").exact(12.45), "12,45");
        assert_eq!(voice("en-US").number(2_340_000.0), "2.3M");
        assert_eq!(voice("ja-JP").number(12_345.0), "12,345");
    }

    #[test]
    fn dates_follow_the_region() {
        let day = "2026-09-27".parse().unwrap();
        assert_eq!(voice("en-US").date(day), "Sep 27, 2026");
        assert_eq!(voice("en-GB").date(day), "27 Sept 2026");
        assert_eq!(voice("de-DE").day(day), "27 Sept");
    }

    #[test]
    fn shares_never_round_to_nothing_or_all() {
        let voice = voice("en-US");
        assert_eq!(voice.share(0.184), "18%");
        assert_eq!(voice.share(0.001), "1%");
        assert_eq!(voice.share(0.999), "99%");
        assert_eq!(voice.share(0.0), "0%");
        assert_eq!(voice.share(1.0), "100%");
    }

    #[test]
    fn one_is_singular() {
        let voice = voice("en-US");
        let noun = Noun { one: "invoice".into(), other: "invoices".into(), unit: Unit::Count };
        let say = |n| voice.write(&Arg::Quantity(n, noun.clone()));
        assert_eq!(say(1.0), "1\u{a0}invoice");
        assert_eq!(say(140.0), "140\u{a0}invoices");
        assert_eq!(say(0.0), "0\u{a0}invoices");
    }

    #[test]
    fn what_is_no_locale_is_refused() {
        assert!(Voice::new("not a locale!").is_err());
        assert!(Voice::new("pt_BR").is_ok());
    }
}
