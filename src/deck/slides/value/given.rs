//! The time saved by workflows: an estimate with its arithmetic, and what it is under other assumptions. Near the renewal it is of
//! the known quarters of the term.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::lifecycle::term::Term;
use crate::account::view::{Account, Activity, Saved};
use crate::base::amounts::rounding::rounded;
use crate::deck::slide::Definition;
use crate::deck::widgets::figure_rows::FigureRow;
use crate::deck::widgets::panels::Panel;
use crate::layout::chart::assumed::Assumed;
use crate::layout::chart::columns::Column;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// Below so many hours, minutes are shown.
const FEW_HOURS: f64 = 3.0;

/// From so many minutes each on, an assumption is varied by a quarter of it, else by a minute.
const MANY_MINUTES: f64 = 10.0;

/// The time saved, and whether it is shown in hours. A short time is shown in minutes: rounding it down to hours could drop
/// almost half of it.
pub(crate) struct Given {
    pub saved: Saved,
    pub hours: bool,
    /// The quarters that it is of, if they are not the one under review alone.
    pub term: Option<Term>,
}

/// The estimate as a page shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimate {
    #[serde(skip)]
    pub of: Saved,
    /// The number of quarters that it is of, if they are several.
    #[serde(skip)]
    pub quarters: Option<usize>,
    /// What is given back.
    pub heading: String,
    /// Workflows, minutes each, and the result, each with its label.
    pub terms: [(String, String); 3],
    /// Hours, the rate of one, and what they are worth; where the vendor states a rate.
    pub money: Option<[(String, String); 3]>,
    /// What the hours are worth in a sentence, where the vendor states a rate.
    pub worth: Option<String>,
    /// The factors in one line, and the result with them.
    pub product: String,
    pub foot: String,
    /// The hours under other assumptions, and marked under the vendor's own.
    pub chart: Option<Assumed>,
}

impl Given {
    pub(crate) fn of(account: &Account) -> Option<Self> {
        let saved = account.saved.as_ref().filter(|_| account.activity == Activity::Active)?;
        let over = account.lifecycle.term.as_ref().map(|term| (saved.over(term), Some(term.clone())));
        let (saved, term) = over.filter(|(over, _)| over.hours() >= FEW_HOURS).unwrap_or((saved.clone(), None));
        (saved.hours() >= 1.0).then(|| Self { hours: saved.hours() >= FEW_HOURS, saved, term })
    }

    pub(crate) fn message(&self, id: &'static str) -> Message {
        message(&self.saved, id)
    }

    /// The figures that it shows.
    pub(crate) fn figures(&self) -> Vec<FigureId> {
        match self.term {
            Some(_) => vec![FigureId::TermHours, FigureId::TermVolume],
            None => vec![FigureId::SavedHours],
        }
    }

    /// From which quarter to which it is, if they are several.
    pub(crate) fn span(&self, account: &Account, localizer: &Localizer) -> Option<String> {
        let from = self.term.as_ref()?.first;
        Some(localizer.say(&Message::new("value-term-note").with("from", from).with("to", account.period)))
    }

    /// The assumption behind the estimate.
    pub(crate) fn definition(&self, localizer: &Localizer) -> Definition {
        crate::deck::phrases::defined("define-given-term", &self.message("define-given"), localizer)
    }

    pub(crate) fn estimate(&self, account: &Account, localizer: &Localizer) -> Estimate {
        let saved = &self.saved;
        let quarters = self.term.as_ref().map(|term| term.quarters);
        let say = |id| localizer.say(&self.message(id));
        let result = match self.hours {
            true => (say("value-saved-hours-figure"), say("value-saved-hours")),
            false => (say("value-saved-minutes-figure"), say("value-saved-minutes")),
        };
        let money = saved.hour_rate.zip(saved.money()).filter(|_| self.hours).map(|(rate, worth)| {
            let amount = |value| localizer.say(&Message::new("text").with("text", Arg::Money(value, account.currency)));
            [
                (say("value-saved-hours-figure"), say("value-saved-hours")),
                (amount(rate), localizer.word("value-rate")),
                (amount(worth), localizer.word("value-worth")),
            ]
        });
        let assumptions = if self.hours { assumptions(saved.minutes_each) } else { Vec::new() };
        let at = |each: f64| Saved { minutes_each: each, ..saved.clone() };
        let column = |each: &f64| {
            let at = at(*each);
            // In hours, as the estimate itself is.
            let [hours, each] = ["value-saved-hours-figure", "value-vary-at"].map(|id| in_hours(&at, id));
            let value_label = localizer.say(&hours);
            Column { label: localizer.say(&each), value: Some(at.hours()), value_label }
        };
        let list =
            |of: fn(&Saved) -> f64| Arg::List(assumptions.iter().map(|each| localizer.exact(of(&at(*each)))).collect());
        let told =
            Message::new("value-varied").with("hours", list(Saved::hours)).with("minutes", list(|s| s.minutes_each));
        let chart = assumptions.iter().position(|each| *each == saved.minutes_each).map(|marked| Assumed {
            rows: assumptions.iter().map(column).collect(),
            marked,
            alt: localizer.sentence(&told),
        });
        let worth = saved.money().filter(|_| self.hours).map(|money| Arg::Money(money, account.currency));
        let worth = worth.map(|money| localizer.sentence(&self.message("value-told-money").with("money", money)));
        let noun = localizer.noun_of_exact(saved.workflows, &saved.noun);
        let counted = match quarters {
            Some(n) => localizer.say(&Message::new("value-term-of").with("noun", noun.as_str()).with("quarters", n)),
            None => noun,
        };
        let terms: [(String, String); 3] = [
            // Not rounded, so that the multiplication comes out right.
            (localizer.exact(saved.workflows), counted),
            (localizer.exact(saved.minutes_each), say("value-saved-each")),
            result,
        ];
        let [(n, of), (each, unit), _] = &terms;
        let product = format!("{n} {of} × {each} {unit}");
        let heading = localizer.capital(&terms[2].1);
        let foot = Message::new("value-foot").with("value", terms[2].0.as_str()).with("label", terms[2].1.as_str());
        let foot = localizer.say(&foot.with("product", product.as_str()));
        Estimate { of: saved.clone(), quarters, heading, terms, product, foot, money, worth, chart }
    }
}

impl Estimate {
    /// Whether all figures that are shown follow from the workflows.
    pub(crate) fn adds_up(&self) -> bool {
        let marked = |chart: &Assumed| chart.rows.get(chart.marked).and_then(|column| column.value);
        let is_own = self.chart.as_ref().is_none_or(|chart| marked(chart) == Some(self.of.hours()));
        self.of.hours() * 60.0 <= self.of.workflows * self.of.minutes_each && is_own
    }

    /// What is multiplied, and what the hours are worth at their rate.
    pub(crate) fn factors(&self) -> Vec<FigureRow> {
        let [workflows, each, _] = &self.terms;
        let row = |(value, label): &(String, String)| FigureRow::of(value.clone(), label.clone());
        let worth = self.money.as_ref().map(|[_, (rate, of), worth]| {
            let remarks = vec![format!("{rate} {of}")];
            FigureRow { remarks, ..row(worth) }
        });
        [workflows, each].into_iter().map(row).chain(worth).collect()
    }

    /// The hours under other assumptions.
    pub(crate) fn panel(&self, with_factors: bool) -> Option<Panel<'_>> {
        let factors = [Some(self.product.as_str()), self.worth.as_deref()];
        let remarks = factors.into_iter().flatten().filter(|_| with_factors).collect();
        Some(Panel { heading: self.heading.as_str().into(), remarks, chart: self.chart.as_ref()? })
    }

    /// Whether it is told in hours.
    pub(crate) fn in_hours(&self) -> bool {
        self.of.hours() >= FEW_HOURS
    }

    pub(crate) fn message(&self, id: &'static str) -> Message {
        let message = message(&self.of, id);
        self.quarters.map_or(message.clone(), |quarters| message.with("quarters", quarters))
    }
}

fn message(saved: &Saved, id: &'static str) -> Message {
    told(saved, id, if saved.hours() >= FEW_HOURS { saved.hours() } else { saved.minutes() })
}

fn in_hours(saved: &Saved, id: &'static str) -> Message {
    told(saved, id, saved.hours())
}

fn told(saved: &Saved, id: &'static str, given: f64) -> Message {
    let message = Message::new(id).with("given", given).with("each", Arg::Exact(saved.minutes_each));
    message.with("amount", Arg::Quantity(saved.workflows, saved.noun.clone()))
}

/// The vendor's assumption in minutes, with two below and one above it.
fn assumptions(own: f64) -> Vec<f64> {
    let step = if own < MANY_MINUTES { 1.0 } else { rounded(own / 4.0, 0) };
    [-2.0, -1.0, 0.0, 1.0]
        .map(|steps| own + steps * step)
        .into_iter()
        .filter(|each| *each >= 1.0 || *each == own)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assumption_is_varied_by_steps_that_can_be_read() {
        assert_eq!(assumptions(4.0), [2.0, 3.0, 4.0, 5.0]);
        assert_eq!(assumptions(1.0), [1.0, 2.0]);
        assert_eq!(assumptions(2.25), [1.25, 2.25, 3.25]);
        assert_eq!(assumptions(0.5), [0.5, 1.5]);
        assert_eq!(assumptions(30.0), [14.0, 22.0, 30.0, 38.0]);
    }
}
