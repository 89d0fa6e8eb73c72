//! The dates of the requests on one axis, which ends at the date of the data.

use chrono::{Datelike, Months, NaiveDate};

use crate::account::view::{Account, Request};
use crate::deck::slides::requests::row::standing;
use crate::ingest::records::RequestState;
use crate::layout::chart::timeline::{MonthTick, Span, SpanEnd, Timeline};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

pub(crate) fn timeline(list: &[&Request], account: &Account, localizer: &Localizer) -> Timeline {
    let days = list.iter().flat_map(|r| [r.requested_on, r.shipped_on]).flatten();
    let first = days.chain([account.period.start]).min().unwrap_or(account.period.start);
    let last = account.as_of.max(first);
    let mut alt = Vec::new();
    let span = |r: &&Request| {
        let to_label = localizer.say(&standing(r));
        let begun = r.requested_on.map(|on| localizer.say(&Message::new("requests-asked").with("date", Arg::Date(on))));
        let from_label = begun.unwrap_or_default();
        let id = if from_label.is_empty() { "requests-alt-row" } else { "requests-alt-row-asked" };
        let line = Message::new(id).with("title", r.title.as_str());
        alt.push(line.with("asked", from_label.as_str()).with("state", to_label.as_str()));
        Span {
            from: r.requested_on.map(number),
            to: r.shipped_on.filter(|_| r.is_live()).map(number),
            end: end_of(r.state),
            from_label,
            to_label,
        }
    };
    let rows = list.iter().map(span).collect();
    let alt = Message::sentences(alt).map(|all| localizer.say(&all)).unwrap_or_default();
    Timeline { rows, days: (number(first), number(last)), months: months(first, last, localizer), alt }
}

/// How the row of a request has to end on the axis.
pub(crate) fn end_of(state: RequestState) -> SpanEnd {
    match state {
        RequestState::Shipped => SpanEnd::Live,
        RequestState::Declined => SpanEnd::Closed,
        _ => SpanEnd::Open,
    }
}

fn number(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

/// The months that begin between two days. January is named by its year.
fn months(first: NaiveDate, last: NaiveDate, localizer: &Localizer) -> Vec<MonthTick> {
    let begins = std::iter::successors(first.with_day(1), |day| day.checked_add_months(Months::new(1)));
    let within = begins.take_while(|day| *day <= last).filter(|day| *day >= first);
    let tick = |day: NaiveDate| MonthTick {
        day: number(day),
        number: day.year() * 12 + day.month0() as i32,
        label: if day.month() == 1 { day.year().to_string() } else { localizer.month(day) },
    };
    within.map(tick).collect()
}
