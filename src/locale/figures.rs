//! Numbers, shares, days and amounts as the language writes them in the customer's region.

use icu_plurals::PluralCategory;

use crate::base::amounts::currency::Currency;
use crate::base::amounts::rounding;
use crate::base::noun::{Noun, Unit};
use crate::locale::built_in::{EAST_ASIA, LANGUAGES};
use crate::locale::counter;
use crate::locale::counter::Counted;
use crate::locale::elision::elides;
use crate::locale::format::{Written, currency_sign};
use crate::locale::localizer::{Localizer, isolated};
use crate::locale::message::{Arg, Message};

impl Localizer {
    /// A number as short as it may be without saying something else: whole from 10 on, one decimal below,
    /// "1.2M" from a million on.
    pub fn number(&self, value: f64) -> String {
        self.formats.number(value).text
    }

    /// A number as it was recorded, to two decimals.
    pub fn exact(&self, value: f64) -> String {
        self.formats.decimal(value, 2).text
    }

    /// A value of what `noun` counts or measures, without the noun.
    pub fn figure(&self, value: f64, noun: &Noun) -> String {
        match noun.unit {
            Unit::Count => self.number(value),
            Unit::Percent => self.share(value),
            Unit::Money(currency) => self.money(value, currency),
        }
    }

    /// A value for an axis, as short as the language has it: "12K".
    pub fn tick(&self, value: f64, noun: &Noun) -> String {
        if noun.unit == Unit::Count { self.short(value) } else { self.figure(value, noun) }
    }

    /// A share as a percentage: whole, but never 0% of something nor 100% of less than all.
    pub fn share(&self, share: f64) -> String {
        self.say(&Message::new("percent").with("n", rounding::percent(share)))
    }

    /// A day with its year.
    pub fn date(&self, day: chrono::NaiveDate) -> String {
        self.formats.date(day)
    }

    /// A day without its year.
    pub fn day(&self, day: chrono::NaiveDate) -> String {
        self.formats.day(day)
    }

    /// A month's name in full, as within a sentence.
    pub fn month_in_full(&self, day: chrono::NaiveDate) -> String {
        self.formats.month_in_full(day)
    }

    /// A month's short name.
    pub fn month(&self, day: chrono::NaiveDate) -> String {
        self.formats.month(day)
    }

    pub(crate) fn short(&self, value: f64) -> String {
        if value.abs() >= 1e4 { self.formats.compact(value).text } else { self.number(value) }
    }

    pub(crate) fn list(&self, words: &[String]) -> String {
        self.formats.list(&words.iter().map(|word| isolated(word)).collect::<Vec<_>>())
    }

    pub(crate) fn features(&self, names: &[String]) -> String {
        let quoted = names.iter().map(|name| self.say(&Message::new("feature").with("feature", name.as_str())));
        self.formats.list(&quoted.collect::<Vec<_>>())
    }

    /// Whether the language has a counter for what is counted.
    pub(crate) fn counts_by_counters(&self) -> bool {
        LANGUAGES.iter().any(|built_in| built_in.tag == self.language && built_in.uses_counters)
    }

    /// What is counted, as it stands behind this number.
    pub fn noun(&self, n: f64, noun: &Noun) -> String {
        self.noun_behind(&self.formats.number(n), noun)
    }

    /// The same behind a number to two decimals.
    pub fn noun_of_exact(&self, n: f64, noun: &Noun) -> String {
        self.noun_behind(&self.formats.decimal(n, 2), noun)
    }

    fn noun_behind(&self, written: &Written, noun: &Noun) -> String {
        // Where there are no plurals, a vendor's noun may have them all the same.
        let is_one = self.counts_by_counters() && written.value == 1.0;
        match written.category {
            _ if noun.unit != Unit::Count => noun.other.clone(),
            PluralCategory::One => noun.one.clone(),
            _ if is_one => noun.one.clone(),
            PluralCategory::Many => {
                let id = if elides(&noun.other) { "noun-many-elided" } else { "noun-many" };
                self.say(&Message::new(id).with("other", noun.other.as_str()))
            }
            _ => noun.other.clone(),
        }
    }

    /// A number with what is counted.
    pub(crate) fn quantity(&self, n: f64, noun: &Noun) -> String {
        let named = |n: Arg, other: &str| {
            let message = Message::new("quantity").with("n", n);
            self.say(&message.with("one", noun.one.as_str()).with("other", other))
        };
        if !self.counts_by_counters() {
            return named(n.into(), &self.noun(n, noun));
        }
        let number = self.number(n);
        match counter::counted(&noun.other) {
            Counted::Itself => self.measured(&number, &self.noun(n, noun)),
            Counted::Unit(name, unit) => named(Arg::Text(self.measured(&number, unit)), name),
            Counted::By(_) | Counted::Bare => {
                named(Arg::Text(counter::with_counter(&number, &noun.other).into_owned()), &noun.other)
            }
        }
    }

    pub(crate) fn measure(&self, value: f64, unit: &str) -> String {
        self.measured(&self.exact(value), unit)
    }

    /// In every language there is no space between a number and a word in East Asian letters.
    fn measured(&self, number: &str, unit: &str) -> String {
        let close = unit.starts_with(|first| first >= EAST_ASIA);
        let id = match unit {
            "%" | "％" => "percent",
            _ if close => "measure-close",
            _ => "measure",
        };
        let message = Message::new(id).with("n", number);
        self.say(&if id == "percent" { message } else { message.with("unit", unit) })
    }

    pub(crate) fn money(&self, amount: f64, currency: Currency) -> String {
        let sign = currency_sign(&self.locale, currency);
        let id = if sign == &*currency { "money-code" } else { "money" };
        self.say(&Message::new(id).with("symbol", sign).with("amount", amount))
    }

    /// Rounded up, so that "within" holds: to a tenth under ten, as other figures are written.
    pub(crate) fn duration(&self, minutes: f64) -> String {
        let up = |n: f64| rounding::up(n, if n < 10.0 { 1 } else { 0 });
        let (id, n) = match minutes {
            m if m < 1.0 => return self.word("duration-moment"),
            m if m < 90.0 => ("duration-minutes", rounding::up(m, 0)),
            m if m < 36.0 * 60.0 => ("duration-hours", up(m / 60.0)),
            m => ("duration-days", up(m / 1440.0)),
        };
        self.say(&Message::new(id).with("n", n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn localizer(locale: &str) -> Localizer {
        Localizer::new(locale).unwrap()
    }

    #[test]
    fn numbers_follow_the_region() {
        assert_eq!(localizer("en-US").number(1234.6), "1,235");
        assert_eq!(localizer("de-DE").number(12_345.0), "12.345");
        assert_eq!(localizer("en-US").number(9.26), "9.3");
        assert_eq!(localizer("de-DE").number(9.26), "9,3");
        assert_eq!(localizer("en-US").number(12.4), "12");
        assert_eq!(localizer("de-DE").exact(12.45), "12,45");
        assert_eq!(localizer("en-US").number(2_340_000.0), "2.34M");
        assert_eq!(localizer("ja-JP").number(12_345.0), "12,345");
    }

    #[test]
    fn dates_follow_the_region() {
        let day = "2026-09-27".parse().unwrap();
        assert_eq!(localizer("en-US").date(day), "Sep 27, 2026");
        assert_eq!(localizer("en-GB").date(day), "27 Sept 2026");
        assert_eq!(localizer("de-DE").day(day), "27. Sept.");
    }

    #[test]
    fn shares_never_round_to_nothing_or_all() {
        let localizer = localizer("en-US");
        assert_eq!(localizer.share(0.184), "18%");
        assert_eq!(localizer.share(0.001), "1%");
        assert_eq!(localizer.share(0.999), "99%");
        assert_eq!(localizer.share(0.0), "0%");
        assert_eq!(localizer.share(1.0), "100%");
    }

    #[test]
    fn a_unit_stands_where_its_language_and_script_put_it() {
        let measured =
            |locale, unit: &str| localizer(locale).write(&Arg::Measure(1234.5, unit.to_owned())).replace('\u{a0}', "~");
        assert_eq!([measured("en-GB", "hours"), measured("en-GB", "%")], ["1,234.5~hours", "1,234.5%"]);
        assert_eq!([measured("de-DE", "Stunden"), measured("de-DE", "%")], ["1.234,5~Stunden", "1.234,5~%"]);
        assert_eq!([measured("ja-JP", "時間"), measured("ja-JP", "％")], ["1,234.5時間", "1,234.5%"]);
        assert_eq!([measured("ja-JP", "GB"), measured("en-US", "件")], ["1,234.5~GB", "1,234.5件"]);
    }
}
