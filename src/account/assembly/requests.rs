//! The requests of one customer.

use std::cmp::Reverse;

use chrono::{Days, NaiveDate};

use crate::account::assembly::portfolio::Portfolio;
use crate::account::assembly::shipped::{benefit, request};
use crate::account::view::Request;
use crate::config::workspace::Workspace;
use crate::ingest::account_slice;
use crate::ingest::records::RequestRow;

/// A row of use may stand for the month that it ends or begins, so only one that is dated a month later is of a day after.
const MONTH: Days = Days::new(31);

impl Portfolio {
    /// All that the customer asked for by `as_of`: live ones first, newest first; then open ones, the furthest and oldest first;
    /// then declined ones.
    pub(crate) fn requests(&self, at: usize, workspace: &Workspace) -> Vec<Request> {
        let last = workspace.as_of;
        let own = account_slice::of(&self.tables.requests, Some(at), |r: &RequestRow| r.account);
        let asked = own.iter().filter(|r| r.requested_on.is_none_or(|on| on <= last));
        let mut own: Vec<_> = asked.map(|row| self.own(at, row, workspace)).collect();
        own.sort_by_key(|request| (request.state, Reverse(request.shipped_on), request.requested_on));
        own
    }

    fn own(&self, at: usize, row: &RequestRow, workspace: &Workspace) -> Request {
        let request = request(row, workspace.as_of, workspace);
        let feature = request.feature.filter(|feature| self.in_plan(at).any(|(index, _)| index == *feature));
        Request {
            benefit: benefit(row, workspace, &self.workspace).filter(|_| request.is_live()),
            used_since: feature.zip(request.shipped_on).and_then(|(feature, live)| self.used_since(at, feature, live)),
            feature,
            ..request
        }
    }

    /// Whether a feature of the plan is used since a day; `None` where the rows do not tell, and where it was used before: of what
    /// there was already, nobody knows whether it is the new part that is used.
    fn used_since(&self, at: usize, feature: usize, day: NaiveDate) -> Option<bool> {
        let (_, cell) = self.available(at).find(|(index, _)| *index == feature)?;
        let (days, month_on) = (self.workspace.days(), day.checked_add_days(MONTH)?);
        let used = cell.and_then(|cell| cell.last_used).is_some_and(|on| on >= month_on);
        let not = days.contains(day) && month_on <= days.last && !cell.is_some_and(|cell| cell.used);
        let before = cell.and_then(|cell| cell.first_used).is_some_and(|on| on < day);
        (!before && (used || not)).then_some(used)
    }
}
