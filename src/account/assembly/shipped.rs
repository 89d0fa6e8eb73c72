//! Requests as decks show them, and those that went live for everybody.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::account::view::Request;
use crate::config::wording::Wording;
use crate::config::workspace::Workspace;
use crate::ingest::records::{RequestRow, RequestState};

/// Everything that went live for all customers within the period: requests without an account and the catalogue's list,
/// newest first. If the catalogue lists a request too, under the title it has in the workspace as read, the catalogue's
/// translated title is used.
pub(crate) fn shipped(workspace: &Workspace, as_read: &Workspace, requests: &[RequestRow]) -> Arc<[Request]> {
    let days = workspace.days();
    let in_period = |on: Option<NaiveDate>| on.is_some_and(|on| days.contains(on));
    let everybody = requests.iter().take_while(|r| r.account.is_none()).map(|row| {
        let names = as_read.catalogue.shipped.iter().zip(&workspace.catalogue.shipped);
        let listed = names.into_iter().find(|(read, _)| *read.title == row.title);
        let request = request(row, days.last, workspace);
        Request { title: listed.map_or(request.title, |(_, named)| named.title.clone()), ..request }
    });
    let listed = workspace.catalogue.shipped.iter().map(|s| Request {
        id: s.title.to_string(),
        title: s.title.clone(),
        requested_on: None,
        live: true,
        shipped_on: Some(s.shipped_on),
        url: s.url.clone(),
    });
    let mut shipped: Vec<_> = everybody.chain(listed).filter(|r| r.live && in_period(r.shipped_on)).collect();
    shipped.sort_by(|a, b| b.shipped_on.cmp(&a.shipped_on).then_with(|| a.title.as_str().cmp(b.title.as_str())));
    shipped.dedup_by(|a, b| a.title.as_str() == b.title.as_str());
    shipped.into()
}

/// A customer's own request is in the customer's language, which is the deck's; a request for everybody is in the vendor's.
pub(crate) fn title(row: &RequestRow, workspace: &Workspace) -> Wording {
    match (&row.title_language, row.account) {
        (Some(language), _) => workspace.wording(&row.title, language),
        (None, None) => workspace.wording(&row.title, workspace.language()),
        (None, Some(_)) => row.title.clone().into(),
    }
}

pub(crate) fn request(row: &RequestRow, last: NaiveDate, workspace: &Workspace) -> Request {
    let live = row.state == RequestState::Shipped && row.shipped_on.is_none_or(|on| on <= last);
    Request {
        id: row.id.clone(),
        title: title(row, workspace),
        requested_on: row.requested_on,
        live,
        shipped_on: row.shipped_on.filter(|_| live),
        url: row.url.clone(),
    }
}
