//! A language: Fluent messages, plural rules, and the formats of numbers, money and dates.
//!
//! No stage before this one holds a sentence. Words and figures belong together: the formats are those of the copy's
//! language *in the customer's region*, also where the copy is English because there is no such language.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_locale::Locale;
use icu_plurals::PluralCategory;
use rustc_hash::FxHashMap;
use unic_langid::LanguageIdentifier;

use crate::base::amounts::rounding;
use crate::base::noun::Unit;
use crate::base::period::Period;
use crate::config::qbr::metrics::GrammaticalNumber;
use crate::locale::check;
use crate::locale::error::LocaleError;
use crate::locale::format::Formats;
use crate::locale::message::{Arg, Message};

/// A language in a region.
pub struct Localizer {
    /// The language of the copy, a BCP 47 tag.
    pub language: String,
    pub(crate) locale: Locale,
    layers: Vec<Arc<FluentResource>>,
    bundle: FluentBundle<Arc<FluentResource>>,
    /// What the language's own messages lack.
    english: FluentBundle<Arc<FluentResource>>,
    pub(crate) formats: Formats,
    /// The messages without arguments, written once.
    words: FxHashMap<&'static str, String>,
}

impl std::fmt::Debug for Localizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Localizer").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Localizer {
    /// The localizer of a language's layers, the later over the earlier.
    pub(crate) fn of(language: String, locale: Locale, layers: Vec<Arc<FluentResource>>) -> Result<Self, LocaleError> {
        let english = bundle("en", vec![Arc::clone(crate::locale::layer::english())])?;
        let bundle = bundle(&language, layers.clone())?;
        let spoken = language.parse().map_err(|_| LocaleError::Locale(language.clone()))?;
        let formats = Formats::new(&locale, &spoken)?;
        let words = words(&bundle);
        Ok(Self { language, locale, layers, bundle, english, formats, words })
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
        let own = self.bundle.get_message(message.id).and_then(|m| m.value()).map(|pattern| (&self.bundle, pattern));
        let english = || self.english.get_message(message.id).and_then(|m| m.value()).map(|p| (&self.english, p));
        let (bundle, pattern) =
            own.or_else(english).unwrap_or_else(|| panic!("the language file has no message \"{}\"", message.id));
        let mut args = FluentArgs::with_capacity(message.args.len() * 2);
        for (name, arg) in &message.args {
            if let Some(count) = self.count(arg) {
                args.set(format!("{name}-count"), count);
            }
            if *name == "name" {
                args.set(check::NUMBER, number_name(arg));
            }
            args.set(*name, FluentValue::String(Cow::Owned(self.write(arg))));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        assert!(errors.is_empty(), "the message \"{}\" cannot be written: {errors:?}", message.id);
        text
    }

    /// The message as a sentence. A person's words may end as one already.
    pub fn sentence(&self, message: &Message) -> String {
        if message.id == "text" {
            let text = self.say(message);
            if text.ends_with(['.', '!', '?', '…', '。', '！', '？']) {
                return text;
            }
        }
        let mut said = self.say(&Message::new("sentence").with("clause", Arg::Message(Box::new(message.clone()))));
        // An abbreviation ends with the sentence's own full stop: "depuis le 15 sept."
        if said.ends_with("..") && !said.ends_with("...") {
            said.pop();
        }
        said
    }

    /// Clauses as sentences one after the other; empty of none.
    pub fn sentences(&self, clauses: impl IntoIterator<Item = Message>) -> String {
        let sentence = |clause: Message| Message::new("text").with("text", self.sentence(&clause).as_str());
        Message::sentences(clauses.into_iter().map(sentence)).map(|all| self.say(&all)).unwrap_or_default()
    }

    /// The message as a sentence that begins with a capital, where it begins with the vendor's words.
    pub fn sentence_of_its_own(&self, message: &Message) -> String {
        crate::locale::capital::capitalised(&self.sentence(message), &self.language)
    }

    /// A label that begins with a capital, as a heading does.
    pub fn capital(&self, label: &str) -> String {
        crate::locale::capital::capitalised(label, &self.language)
    }

    /// A message without arguments.
    pub fn word(&self, id: &'static str) -> String {
        self.say(&Message::new(id))
    }

    /// A quarter; one of a fiscal year says so, for its year is not the one of the calendar.
    pub fn quarter(&self, period: Period) -> String {
        let id = if period.is_fiscal() { "quarter-fiscal" } else { "quarter" };
        self.quarter_as(id, period)
    }

    /// A quarter as a heading writes it out.
    fn quarter_in_full(&self, period: Period) -> String {
        self.quarter_as(if period.is_fiscal() { "quarter-fiscal-in-full" } else { "quarter-in-full" }, period)
    }

    fn quarter_as(&self, id: &'static str, period: Period) -> String {
        let message = Message::new(id)
            .with("quarter", period.quarter.to_string().as_str())
            .with("year", period.year.to_string().as_str())
            .with("year-short", format!("{:02}", period.year % 100).as_str());
        self.say(&message)
    }

    /// Every text a deck may hold whatever the account, for the shared font subset.
    pub fn alphabet(&self) -> String {
        let months = (1..=12).filter_map(|month| chrono::NaiveDate::from_ymd_opt(2026, month, 1));
        let mut texts: Vec<String> = months.map(|day| self.date(day)).collect();
        texts.extend([1e3, 1e4, 1e6, 1e8, 1e9, 1e12].map(|size| self.short(size)));
        texts.extend(self.layers.iter().map(|layer| layer.source().to_owned()));
        texts.concat().chars().filter(|c| !c.is_control()).collect()
    }

    /// The messages as they are written in its files, without comments.
    pub fn messages(&self) -> String {
        let lines = self.layers.iter().flat_map(|layer| layer.source().lines());
        lines.filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n")
    }

    /// What decides between the branches of a message: the number as it is written, so that "1" is never plural, or its
    /// plural category where it has decimals or is abbreviated, for Fluent knows of neither.
    fn count(&self, arg: &Arg) -> Option<FluentValue<'static>> {
        let written = match arg {
            Arg::Number(n) => self.formats.number(*n),
            Arg::Exact(n) => self.formats.decimal(*n, 2),
            Arg::Quantity(n, noun) | Arg::Figure(n, noun) if noun.unit == Unit::Percent => {
                self.formats.number(rounding::percent(*n))
            }
            Arg::Quantity(n, _) | Arg::Figure(n, _) => self.formats.number(*n),
            _ => return None,
        };
        Some(if written.is_abbreviated || written.value.fract() != 0.0 {
            FluentValue::from(plural_name(written.category))
        } else {
            FluentValue::from(written.value)
        })
    }

    pub(crate) fn write(&self, arg: &Arg) -> String {
        match arg {
            Arg::Number(n) => self.number(*n),
            Arg::Share(share) => self.share(*share),
            Arg::Text(text) | Arg::Subject(text, _) => isolated(text),
            Arg::Wording(wording) => isolated(wording),
            Arg::Quantity(n, noun) if noun.unit == Unit::Count => self.quantity(*n, noun),
            Arg::Figure(n, noun) if noun.unit == Unit::Count && self.counts_by_counters() => {
                crate::locale::counter::with_counter(&self.number(*n), &noun.other).into_owned()
            }
            Arg::Quantity(n, noun) | Arg::Figure(n, noun) => self.figure(*n, noun),
            Arg::Noun(noun) => noun.other.clone(),
            Arg::NounOf(n, noun) => self.noun(*n, noun),
            Arg::Exact(n) => self.exact(*n),
            Arg::Date(day) => self.date(*day),
            Arg::Day(day) => self.day(*day),
            Arg::Month(day) => self.month_in_full(*day),
            Arg::Quarter(period) => self.quarter(*period),
            Arg::QuarterInFull(period) => self.quarter_in_full(*period),
            Arg::Message(message) => self.say(message),
            Arg::List(words) => self.list(words),
            Arg::Features(names) => self.features(names),
            Arg::Measure(value, unit) => self.measure(*value, unit),
            Arg::Money(amount, currency) => self.money(*amount, *currency),
            Arg::Minutes(minutes) => self.duration(*minutes),
        }
    }
}

/// What chooses the verb of a subject in message files.
fn number_name(arg: &Arg) -> &'static str {
    match arg {
        Arg::Subject(_, Some(GrammaticalNumber::Singular)) => "singular",
        Arg::Subject(_, Some(GrammaticalNumber::Plural)) => "plural",
        _ => "unknown",
    }
}

/// The name of a plural category in message files.
fn plural_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn bundle(language: &str, layers: Vec<Arc<FluentResource>>) -> Result<FluentBundle<Arc<FluentResource>>, LocaleError> {
    let tag: LanguageIdentifier = language.parse().map_err(|_| LocaleError::Locale(language.into()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    layers.into_iter().for_each(|layer| bundle.add_resource_overriding(layer));
    Ok(bundle)
}

/// The messages without arguments, as text.
fn words(bundle: &FluentBundle<Arc<FluentResource>>) -> FxHashMap<&'static str, String> {
    let plain = crate::locale::check::ids(crate::locale::layer::english()).into_iter().filter_map(|id| {
        let pattern = bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then_some((id, text))
    });
    plain.collect()
}

/// Words that run from right to left are isolated, so that figures and signs around them stay in their places.
pub(crate) fn isolated(text: &str) -> String {
    let rtl = |c: char| {
        use unicode_bidi::BidiClass::{AL, R};
        matches!(unicode_bidi::bidi_class(c), R | AL)
    };
    if !text.is_ascii() && text.chars().any(rtl) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::noun::{Noun, Unit};

    fn localizer(locale: &str) -> Localizer {
        Localizer::new(locale).unwrap()
    }

    #[test]
    fn a_quarter_of_a_fiscal_year_says_so() {
        let localizer = Localizer::new("en-US").unwrap();
        let quarter = |label: &str, first_month| localizer.quarter(Period::parse(label, first_month).unwrap());
        assert_eq!((quarter("2026-Q4", 1), quarter("2026-Q4", 4)), ("Q4 2026".into(), "Q4 FY2026".into()));
    }

    #[test]
    fn one_is_singular() {
        let localizer = localizer("en-US");
        let noun = Noun { one: "invoice".into(), other: "invoices".into(), unit: Unit::Count };
        let say = |n| localizer.write(&Arg::Quantity(n, noun.clone()));
        assert_eq!(say(1.0), "1\u{a0}invoice");
        assert_eq!(say(140.0), "140\u{a0}invoices");
        assert_eq!(say(0.0), "0\u{a0}invoices");
    }

    #[test]
    fn sentences_are_joined_as_the_language_joins_them() {
        let joined = |locale| {
            let sentence = |quarter: &str| {
                let message = Message::new("note-compared").with("quarter", Period::parse(quarter, 1).unwrap());
                Message::new("sentence").with("clause", message)
            };
            let sentences = Message::sentences(["2026-Q1", "2026-Q2", "2026-Q3"].map(sentence)).unwrap();
            localizer(locale).say(&sentences)
        };
        let compared = "compared with the same weeks of Q";
        assert_eq!(joined("en-GB"), format!("{compared}1 2026. {compared}2 2026. {compared}3 2026."));
        assert_eq!(
            joined("ja-JP"),
            "2026年第1四半期の同じ週と比較。2026年第2四半期の同じ週と比較。2026年第3四半期の同じ週と比較。"
        );
        assert_eq!(Message::sentences([]), None);
    }

    #[test]
    fn what_is_no_locale_is_refused() {
        assert!(Localizer::new("not a locale!").is_err());
        assert!(Localizer::new("pt_BR").is_ok());
    }
}
