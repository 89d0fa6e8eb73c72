//! What accounts can be chosen by: one line each, so that a hundred thousand are cheap to read.

use serde::{Deserialize, Serialize};

use crate::config::workspace::Workspace;
use crate::ingest::records::{AccountRow, FigurePart};

/// The fields by which one account can be chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountListing<'a> {
    pub id: &'a str,
    pub name: Option<&'a str>,
    pub segment: Option<&'a str>,
    pub plan: Option<&'a str>,
    pub industry: Option<&'a str>,
    pub region: Option<&'a str>,
    pub status: Option<&'a str>,
    pub csm_name: Option<&'a str>,
    pub csm_email: Option<&'a str>,
    pub locale: Option<&'a str>,
    pub currency: Option<&'a str>,
}

impl<'a> AccountListing<'a> {
    /// What an account effectively has: the workspace's locale, currency and team where its own cells are empty, and the id of the plan
    /// that it names. A currency that cannot be read is none.
    pub fn of(row: &'a AccountRow, workspace: &'a Workspace) -> Self {
        let (config, team) = (&workspace.config, &workspace.config.vendor.team);
        let plan = row.plan.as_deref();
        let known = plan.and_then(|plan| workspace.lookup.plans.find(plan));
        // One that cannot be read is not the workspace's: no deck shows its money.
        let is_refused = row.refused.iter().any(|refused| refused.part == FigurePart::Currency);
        let of_workspace = (!is_refused).then_some(config.currency.as_str());
        Self {
            id: &row.id,
            name: row.name.as_deref(),
            segment: row.segment.as_deref(),
            plan: known.map(|known| workspace.catalogue.plans[known].id.as_str()).or(plan),
            industry: row.industry.as_deref(),
            region: row.region.as_deref(),
            status: row.status.as_deref(),
            csm_name: Some(row.csm_name.as_deref().unwrap_or(&team.name)),
            csm_email: Some(row.csm_email.as_deref().unwrap_or(&team.email)),
            locale: Some(row.locale.as_deref().unwrap_or(&config.locale)),
            currency: row.currency.as_deref().or(of_workspace),
        }
    }
}
