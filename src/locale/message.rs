//! A claim before it is a sentence: an id and typed arguments.

use chrono::NaiveDate;

use crate::base::amounts::currency::Currency;
use crate::base::noun::Noun;
use crate::base::period::Period;
use crate::config::qbr::metrics::GrammaticalNumber;
use crate::config::wording::Wording;

/// A message of a language file with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Its id in the language file.
    pub id: &'static str,
    /// Its arguments by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument. The voice writes it in the customer's locale.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A number: `$n` is its text and `$n-count` chooses singular or plural.
    Number(f64),
    /// A share as a percentage: 0.18 is "18%".
    Share(f64),
    /// Words as they are.
    Text(String),
    /// A metric's name as the subject of a sentence; `$name-number` chooses the verb. Without a number it is the bare name, of
    /// any number and gender.
    Subject(String, Option<GrammaticalNumber>),
    /// Names of features, each between the language's quotation marks where it wants them, joined as the language joins them.
    Features(Vec<String>),
    /// A quarter as a heading writes it out: "3º trimestre de 2026".
    QuarterInFull(Period),
    /// The same, with their language.
    Wording(Wording),
    /// A number with what is counted: "140 invoices".
    Quantity(f64, Noun),
    /// A value in its unit, without what is counted: "140", "93%", "€1,200".
    Figure(f64, Noun),
    /// What is counted, as several: "invoices".
    Noun(Noun),
    /// What is counted, as it stands behind this number: "invoice", "invoices"; in French "de factures" behind "1,3 M".
    NounOf(f64, Noun),
    /// A number to two decimals, for arithmetic that is shown; `$n-count` as of a number.
    Exact(f64),
    /// A day with its year.
    Date(NaiveDate),
    /// A day without its year.
    Day(NaiveDate),
    /// A month without its year, by any of its days: "May".
    Month(NaiveDate),
    /// A quarter: "Q3 2026".
    Quarter(Period),
    /// Another message.
    Message(Box<Message>),
    /// Words joined as the language joins them: "a, b and c".
    List(Vec<String>),
    /// A value as it was recorded, with the unit it was recorded in: "12.5 hours", "30%".
    Measure(f64, String),
    /// An amount of money.
    Money(f64, Currency),
    /// Minutes as a duration: "45 minutes", "3 hours".
    Minutes(f64),
}

impl Message {
    /// A message without arguments.
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// Sentences one after the other, joined as the language joins them; `None` of none.
    pub fn sentences(sentences: impl IntoIterator<Item = Self>) -> Option<Self> {
        let joined = |first: Self, next: Self| Self::new("sentences").with("first", first).with("next", next);
        sentences.into_iter().reduce(joined)
    }

    /// The vendor's words, where the message says nothing else.
    pub fn wording(&self) -> Option<&Wording> {
        match (self.id, self.args.as_slice()) {
            ("text", [(_, Arg::Wording(wording))]) => Some(wording),
            _ => None,
        }
    }

    /// The message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// The message with every name in it cut to `most` words and an ellipsis where it has more.
    #[must_use]
    pub fn with_names_of(mut self, most: usize) -> Self {
        for (_, arg) in &mut self.args {
            match arg {
                Arg::Text(text) | Arg::Subject(text, _) => *text = cut(text, most),
                Arg::Quantity(_, noun) | Arg::Noun(noun) | Arg::NounOf(_, noun) => {
                    (noun.one, noun.other) = (cut(&noun.one, most), cut(&noun.other, most));
                }
                Arg::List(words) | Arg::Features(words) => words.iter_mut().for_each(|word| *word = cut(word, most)),
                Arg::Message(inner) => **inner = inner.as_ref().clone().with_names_of(most),
                Arg::Wording(wording) => *wording = Wording::like(cut(wording, most), Some(&*wording)),
                Arg::Number(_)
                | Arg::Exact(_)
                | Arg::Measure(..)
                | Arg::Share(_)
                | Arg::Figure(..)
                | Arg::Date(_)
                | Arg::Day(_)
                | Arg::Month(_)
                | Arg::Quarter(_)
                | Arg::QuarterInFull(_)
                | Arg::Money(..)
                | Arg::Minutes(_) => {}
            }
        }
        self
    }
}

/// The first `most` words, with an ellipsis where there are more.
fn cut(text: &str, most: usize) -> String {
    let mut words = text.split_whitespace();
    let kept: Vec<_> = words.by_ref().take(most).collect();
    if words.next().is_some() { format!("{}…", kept.join(" ")) } else { text.to_owned() }
}

impl From<f64> for Arg {
    fn from(value: f64) -> Self {
        Arg::Number(value)
    }
}

impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Arg::Number(value as f64)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<&Wording> for Arg {
    fn from(wording: &Wording) -> Self {
        Arg::Wording(wording.clone())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Message(Box::new(message))
    }
}

impl From<Period> for Arg {
    fn from(period: Period) -> Self {
        Arg::Quarter(period)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_long_names_wherever_they_stand() {
        let claim = Message::new("claim").with("name", "people who signed in this week").with("n", 3.0);
        let title = Message::new("title").with("claim", claim).with("who", "Ada Lovelace");
        let short = title.with_names_of(2);
        let claim = Message::new("claim").with("name", "people who…").with("n", 3.0);
        assert_eq!(short, Message::new("title").with("claim", claim).with("who", "Ada Lovelace"));
    }
}
