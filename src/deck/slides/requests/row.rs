//! One request in words: the wish, where it stands, what it does and whether it is used.

use chrono::NaiveDate;
use serde::Serialize;

use crate::account::view::Request;
use crate::config::wording::Wording;
use crate::config::workspace::Workspace;
use crate::deck::links::Link;
use crate::ingest::records::RequestState;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The days from asked to live are told only if they are fewer: more are no praise.
const FEW_DAYS: i64 = 60;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RequestRow {
    /// In quotation marks where the account asked for it.
    pub title: Wording,
    /// What it does, whether it is used and how fast it came, or why it will not be built; the most telling first.
    pub details: Vec<Wording>,
    pub link: Option<Link>,
    #[serde(skip)]
    pub state: RequestState,
    /// The day it went live.
    #[serde(skip)]
    pub live_on: Option<NaiveDate>,
    /// Where it stands, and since when.
    #[serde(skip)]
    pub standing: String,
}

impl RequestRow {
    pub(crate) fn of(request: &Request, own: bool, workspace: &Workspace, localizer: &Localizer) -> Self {
        let wish = || localizer.say(&Message::new("requests-wish").with("title", request.title.as_str()));
        let title = if own { Wording::like(wish(), Some(&request.title)) } else { request.title.clone() };
        let said = |message: Message| Wording::from(localizer.say(&message));
        let used = request.used_since.zip(request.feature).map(|(used, feature)| {
            let id = if used { "requests-used" } else { "requests-not-used" };
            said(Message::new(id).with("feature", workspace.catalogue.features[feature].name.as_str()))
        });
        let took = days_to_live(request).filter(|_| own);
        let took = took.map(|days| said(Message::new("requests-live-after").with("days", days as f64)));
        let link = request.url.as_ref().filter(|_| request.is_live());
        Self {
            title,
            details: [request.reason.clone(), request.benefit.clone(), used, took].into_iter().flatten().collect(),
            link: link.map(|url| {
                Link::imported(localizer.word("link-read"), url, format!("request-{}", request.id), workspace)
            }),
            state: request.state,
            live_on: request.shipped_on,
            standing: localizer.say(&standing(request)),
        }
    }
}

/// The days from asked to live, where they are few.
fn days_to_live(request: &Request) -> Option<i64> {
    let days = (request.shipped_on? - request.requested_on?).num_days();
    (1..FEW_DAYS).contains(&days).then_some(days)
}

/// Where a request stands.
pub(crate) fn standing(request: &Request) -> Message {
    match (request.state, request.shipped_on) {
        (RequestState::Shipped, Some(on)) => Message::new("requests-live").with("date", Arg::Date(on)),
        (RequestState::Shipped, None) => Message::new("requests-live-undated"),
        (RequestState::InProgress, _) => Message::new("requests-in-progress"),
        (RequestState::Planned, _) => Message::new("requests-planned"),
        (RequestState::UnderReview, _) => Message::new("requests-under-review"),
        (RequestState::Open, _) => Message::new("requests-open"),
        (RequestState::Declined, _) => Message::new("requests-declined"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::registry::tests::live_since;

    #[test]
    fn only_few_days_from_asked_to_live_are_told() {
        let took = |asked: &str| {
            days_to_live(&Request { requested_on: Some(asked.parse().unwrap()), ..live_since("2026-08-04") })
        };
        let asked = ["2026-06-05", "2026-06-06", "2026-08-03", "2026-08-04", "2026-08-05"];
        assert_eq!(asked.map(took), [None, Some(59), Some(1), None, None]);
    }
}
