//! What was asked for: by one customer, and what went live for everybody.

use std::sync::Arc;

use chrono::{Months, NaiveDate};

use super::Base;
use crate::account::Request;
use crate::account::withheld::{Figure, Gaps};
use crate::data::excerpt;
use crate::data::tables::{RequestRow, RequestState};
use crate::workspace::Workspace;
use crate::workspace::wording::Wording;

impl Base {
    /// What this customer asked for: live first, the newest first; then what is open, the oldest first. And whether it
    /// asked for more than that: what was declined, or went live over nine months before the period.
    pub(super) fn requests(&self, at: usize, workspace: &Workspace) -> (Vec<Request>, bool) {
        let (start, last) = (workspace.period.start, workspace.as_of);
        let recent = start.checked_sub_months(Months::new(9)).unwrap_or(start);
        let own = excerpt::of(&self.tables.requests, Some(at), |r: &RequestRow| r.account);
        let asked = own.iter().filter(|r| r.requested_on.is_none_or(|on| on <= last)).count();
        let mut own: Vec<_> = own
            .iter()
            .filter(|r| r.state != RequestState::Declined && r.requested_on.is_none_or(|on| on <= last))
            .map(|row| request(row, last, workspace))
            .filter(|r| r.shipped_on.is_none_or(|on| on >= recent))
            .collect();
        own.sort_by(|a, b| {
            (b.live.cmp(&a.live)).then(b.shipped_on.cmp(&a.shipped_on)).then(a.requested_on.cmp(&b.requested_on))
        });
        let unread = Gaps::of(&self.tables.accounts[at], &self.workspace).has(&Figure::Requests);
        let more = unread || asked > own.len();
        (own, more)
    }
}

/// What went live for everybody within the period: everybody's requests and the catalogue's list, the newest first. A
/// request that the catalogue lists too, in the words of the workspace as read, has the title it has there.
pub(super) fn shipped(workspace: &Workspace, as_read: &Workspace, requests: &[RequestRow]) -> Arc<[Request]> {
    let (start, last) = (workspace.period.start, workspace.period.end.min(workspace.as_of));
    let in_period = |on: Option<NaiveDate>| on.is_some_and(|on| start <= on && on <= last);
    let everybody = requests.iter().take_while(|r| r.account.is_none()).map(|row| {
        let names = as_read.catalogue.shipped.iter().zip(&workspace.catalogue.shipped);
        let listed = names.into_iter().find(|(read, _)| *read.title == row.title);
        let request = request(row, last, workspace);
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

/// Who asks does so in their own language, which is the deck's; what is for everybody is the vendor's text.
fn title(row: &RequestRow, workspace: &Workspace) -> Wording {
    match (&row.title_language, row.account) {
        (Some(language), _) => workspace.wording(&row.title, language),
        (None, None) => workspace.wording(&row.title, workspace.language()),
        (None, Some(_)) => row.title.clone().into(),
    }
}

fn request(row: &RequestRow, last: NaiveDate, workspace: &Workspace) -> Request {
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
