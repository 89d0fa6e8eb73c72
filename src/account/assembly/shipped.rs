//! Requests as decks show them, and changes that went live for everybody whose plan has them.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::account::view::Request;
use crate::config::catalogue::Shipped;
use crate::config::wording::Wording;
use crate::config::workspace::Workspace;
use crate::ingest::records::{RequestRow, RequestState};

/// A change that went live for everybody who has what it changed.
#[derive(Debug, Clone)]
pub(crate) struct SharedChange {
    request: Request,
    /// The features it belongs to, by index in the catalogue; of none, it belongs to all plans.
    features: Vec<usize>,
    /// The only plans that have it, if it is not for all.
    plans: Option<Vec<String>>,
}

impl SharedChange {
    /// Whether it went live when an account that started on this day was a customer; what came before, it began with.
    pub(crate) fn is_since(&self, started_on: Option<NaiveDate>) -> bool {
        started_on.is_none_or(|started| self.request.shipped_on.is_none_or(|on| on >= started))
    }

    /// The change as it is shown to an account with this plan and these features in it; `None` where the plan lacks it.
    pub(crate) fn within(&self, plan: Option<&str>, in_plan: &[usize]) -> Option<Request> {
        let feature = self.features.iter().copied().find(|feature| in_plan.contains(feature));
        let has_feature = self.features.is_empty() || feature.is_some();
        let has_plan = self.plans.as_ref().is_none_or(|all| plan.is_some_and(|plan| all.iter().any(|one| one == plan)));
        (has_feature && has_plan).then(|| Request { feature, ..self.request.clone() })
    }
}

/// Everything that went live within the period and is not one customer's: requests without an account and the catalogue's list,
/// newest first. If the catalogue lists a request too, under the title it has in the workspace as read, the catalogue's
/// translated title is used.
pub(crate) fn shipped(workspace: &Workspace, as_read: &Workspace, requests: &[RequestRow]) -> Arc<[SharedChange]> {
    let days = workspace.days();
    let in_period = |on: Option<NaiveDate>| on.is_some_and(|on| days.contains(on));
    let index = |id: &String| workspace.catalogue.features.iter().position(|feature| feature.id == *id);
    let features = |entry: &Shipped| entry.features().filter_map(index).collect::<Vec<_>>();
    let everybody = requests.iter().take_while(|r| r.account.is_none()).map(|row| {
        let listed = listed(workspace, as_read, |read| *read.title == row.title);
        let request = request(row, days.last, workspace);
        SharedChange {
            features: request.feature.into_iter().chain(listed.into_iter().flat_map(features)).collect(),
            plans: listed.and_then(|entry| entry.plans.clone()),
            request: Request {
                title: listed.map_or(request.title, |entry| entry.title.clone()),
                benefit: benefit(row, workspace, as_read),
                ..request
            },
        }
    });
    let listed = workspace.catalogue.shipped.iter().map(|entry| SharedChange {
        features: features(entry),
        plans: entry.plans.clone(),
        request: Request {
            id: entry.title.to_string(),
            title: entry.title.clone(),
            requested_on: None,
            state: RequestState::Shipped,
            shipped_on: Some(entry.shipped_on),
            benefit: entry.benefit.clone(),
            reason: None,
            feature: None,
            used_since: None,
            url: entry.url.clone(),
        },
    });
    let live = |change: &SharedChange| change.request.is_live() && in_period(change.request.shipped_on);
    let mut shipped: Vec<_> = everybody.chain(listed).filter(live).collect();
    shipped.sort_by(|a, b| {
        let (a, b) = (&a.request, &b.request);
        b.shipped_on.cmp(&a.shipped_on).then_with(|| a.title.as_str().cmp(b.title.as_str()))
    });
    shipped.dedup_by(|a, b| a.request.title.as_str() == b.request.title.as_str());
    shipped.into()
}

/// The first entry of the catalogue's list that is meant, as it is in the language of `workspace`.
fn listed<'w>(workspace: &'w Workspace, as_read: &Workspace, meant: impl Fn(&Shipped) -> bool) -> Option<&'w Shipped> {
    let names = as_read.catalogue.shipped.iter().zip(&workspace.catalogue.shipped);
    names.into_iter().find(|(read, _)| meant(read)).map(|(_, named)| named)
}

/// What a request does for those who asked: in its own words, else in the catalogue's for the same title or address.
pub(crate) fn benefit(row: &RequestRow, workspace: &Workspace, as_read: &Workspace) -> Option<Wording> {
    let same = |read: &Shipped| *read.title == row.title || (read.url.is_some() && read.url == row.url);
    let own = row.benefit.as_deref().map(|text| wording(text, row, workspace));
    own.or_else(|| listed(workspace, as_read, same)?.benefit.clone())
}

/// A customer's own request is in the customer's language, which is the deck's; a request for everybody is in the vendor's.
fn wording(text: &str, row: &RequestRow, workspace: &Workspace) -> Wording {
    match (&row.title_language, row.account) {
        (Some(language), _) => workspace.wording(text, language),
        (None, None) => workspace.wording(text, workspace.language()),
        (None, Some(_)) => text.to_owned().into(),
    }
}

/// A request as its row has it; what depends on the account's plan and use is left open.
pub(crate) fn request(row: &RequestRow, last: NaiveDate, workspace: &Workspace) -> Request {
    let is_early = row.state == RequestState::Shipped && row.shipped_on.is_some_and(|on| on > last);
    let state = if is_early { RequestState::Open } else { row.state };
    Request {
        id: row.id.clone(),
        title: wording(&row.title, row, workspace),
        requested_on: row.requested_on,
        state,
        shipped_on: row.shipped_on.filter(|_| state == RequestState::Shipped),
        benefit: None,
        reason: row.reason.as_deref().map(|text| wording(text, row, workspace)),
        feature: row.feature.map(usize::from),
        used_since: None,
        url: row.url.clone(),
    }
}
