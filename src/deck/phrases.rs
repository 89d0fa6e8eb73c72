//! What several slides say in the same way.

use chrono::NaiveDate;

use crate::account::metric::Metric;
use crate::account::view::Account;
use crate::config::workspace::Workspace;
use crate::deck::slide::Definition;
use crate::layout::chart::bars::spec::Bar;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The line at the foot of every slide.
pub fn deck_line(account: &Account, workspace: &Workspace, localizer: &Localizer) -> String {
    let message = Message::new("deck-line")
        .with("name", account.name.as_str())
        .with("quarter", account.period)
        .with("vendor", workspace.config.vendor.name.as_str());
    localizer.say(&message)
}

/// The deck's title as a document.
pub fn deck_title(account: &Account, localizer: &Localizer) -> String {
    localizer.say(&Message::new("deck-title").with("name", account.name.as_str()).with("quarter", account.period))
}

/// The deck's subject as a document.
pub fn deck_subject(account: &Account, workspace: &Workspace, localizer: &Localizer) -> String {
    let message = Message::new("deck-subject")
        .with("name", account.name.as_str())
        .with("vendor", workspace.config.vendor.name.as_str())
        .with("quarter", account.period);
    localizer.say(&message)
}

/// Titles contain names up to this many characters and words; longer names are replaced by "you".
pub(crate) const NAME_IN_TITLE: (usize, usize) = (32, 2);

/// The id of the message that names the customer, or of the one that says "you" if the name is long.
pub(crate) fn named(account: &Account, with_name: &'static str, with_you: &'static str) -> &'static str {
    let (characters, words) = (account.name.chars().count(), account.name.split_whitespace().count());
    if characters <= NAME_IN_TITLE.0 && words <= NAME_IN_TITLE.1 { with_name } else { with_you }
}

/// A chart's alternative text: its subject, then one sentence per figure.
pub(crate) fn alt_text(about: Message, figures: impl IntoIterator<Item = Message>, localizer: &Localizer) -> String {
    Message::sentences(std::iter::once(about).chain(figures)).map(|all| localizer.say(&all)).unwrap_or_default()
}

pub(crate) fn bar_alt(bar: &Bar) -> Message {
    let value = if bar.note.is_empty() { bar.value.clone() } else { format!("{} · {}", bar.value, bar.note) };
    Message::new("alt-row").with("label", bar.label.as_str()).with("value", value.as_str())
}

/// "13 complete weeks to 27 Sep 2026", or how many of them were measured.
pub(crate) fn window(account: &Account, measured: usize) -> Message {
    let weeks = own_weeks(account, measured).len();
    let last = account.weeks.last().map_or(account.as_of, |first| account.calendar.end_of(*first));
    let id = if measured < weeks { "note-window-measured" } else { "note-window" };
    Message::new(id).with("weeks", weeks).with("measured", measured).with("date", Arg::Date(last))
}

/// A week by its first day, or a month by its name.
pub(crate) fn week_named(account: &Account, first: NaiveDate) -> Arg {
    if account.calendar.is_monthly() { Arg::Month(first) } else { Arg::Day(first) }
}

/// The quarter's complete weeks; of an account that began in it, those since, unless more were `measured`.
pub(crate) fn own_weeks(account: &Account, measured: usize) -> &[NaiveDate] {
    let before = account.weeks.len().saturating_sub(account.lifecycle.weeks.max(1));
    let is_shorter = account.lifecycle.began_in_quarter && measured <= account.lifecycle.weeks;
    if is_shorter { account.weeks.get(before..).unwrap_or_default() } else { &account.weeks }
}

/// What a term of a slide means, in a sentence.
pub(crate) fn defined(term: &'static str, text: &Message, localizer: &Localizer) -> Definition {
    Definition { term: localizer.word(term), text: localizer.sentence_of_its_own(text) }
}

/// What a metric counts, in the vendor's words, if they are configured.
pub(crate) fn definition(metric: &Metric, localizer: &Localizer) -> Option<Definition> {
    let text = Message::new("text").with("text", metric.definition.as_deref()?);
    Some(Definition { term: metric.name.clone(), text: localizer.sentence_of_its_own(&text) })
}
