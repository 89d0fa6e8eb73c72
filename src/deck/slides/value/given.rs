//! The time saved by workflows, as an estimate that shows its arithmetic.

use crate::account::view::{Account, Activity, Saved};
use crate::deck::slide::Definition;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// Below so many hours, minutes are shown.
const FEW_HOURS: f64 = 3.0;

/// The time saved, and whether it is shown in hours. A short time is shown in minutes: rounding it down to hours could drop
/// almost half of it.
pub(crate) struct Given<'a> {
    pub saved: &'a Saved,
    pub hours: bool,
}

impl<'a> Given<'a> {
    pub(crate) fn of(account: &'a Account) -> Option<Self> {
        let saved = account.saved.as_ref().filter(|s| account.activity == Activity::Active && s.hours() >= 1.0)?;
        Some(Self { saved, hours: saved.hours() >= FEW_HOURS })
    }

    pub(crate) fn amount(&self) -> f64 {
        if self.hours { self.saved.hours() } else { self.saved.minutes() }
    }

    pub(crate) fn message(&self, id: &'static str) -> Message {
        let message = Message::new(id).with("given", self.amount()).with("each", Arg::Exact(self.saved.minutes_each));
        message.with("amount", Arg::Quantity(self.saved.workflows, self.saved.noun.clone()))
    }

    /// The figure and its label.
    pub(crate) fn fact(&self, localizer: &Localizer) -> (String, String) {
        let [figure, label] = match self.hours {
            true => ["value-saved-hours-figure", "value-saved-hours"],
            false => ["value-saved-minutes-figure", "value-saved-minutes"],
        };
        (localizer.say(&self.message(figure)), localizer.say(&self.message(label)))
    }

    /// The assumption behind the estimate.
    pub(crate) fn definition(&self, localizer: &Localizer) -> Definition {
        crate::deck::phrases::defined("define-given-term", &self.message("define-given"), localizer)
    }
}
