//! What accounts can be chosen by: one line each, so that a hundred thousand are cheap to read.

use serde::{Deserialize, Serialize};

use crate::ingest::records::AccountRow;

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

impl<'a> From<&'a AccountRow> for AccountListing<'a> {
    fn from(row: &'a AccountRow) -> Self {
        Self {
            id: &row.id,
            name: row.name.as_deref(),
            segment: row.segment.as_deref(),
            plan: row.plan.as_deref(),
            industry: row.industry.as_deref(),
            region: row.region.as_deref(),
            status: row.status.as_deref(),
            csm_name: row.csm_name.as_deref(),
            csm_email: row.csm_email.as_deref(),
            locale: row.locale.as_deref(),
            currency: row.currency.as_deref(),
        }
    }
}
