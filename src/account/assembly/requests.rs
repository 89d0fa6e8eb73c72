//! The requests of one customer.

use chrono::Months;

use crate::account::assembly::portfolio::Portfolio;
use crate::account::assembly::shipped::request;
use crate::account::view::Request;
use crate::account::withheld::{Gaps, WithheldFigure};
use crate::config::workspace::Workspace;
use crate::ingest::account_slice;
use crate::ingest::records::{RequestRow, RequestState};

impl Portfolio {
    /// The customer's requests: live ones first, newest first; then open ones, oldest first. And whether there are more that
    /// are not listed: declined, or live for over nine months before the period.
    pub(crate) fn requests(&self, at: usize, workspace: &Workspace) -> (Vec<Request>, bool) {
        let (start, last) = (workspace.period.start, workspace.as_of);
        let recent = start.checked_sub_months(Months::new(9)).unwrap_or(start);
        let own = account_slice::of(&self.tables.requests, Some(at), |r: &RequestRow| r.account);
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
        let unreadable = Gaps::of(&self.tables.accounts[at], &self.workspace).has(&WithheldFigure::Requests);
        let more = unreadable || asked > own.len();
        (own, more)
    }
}
