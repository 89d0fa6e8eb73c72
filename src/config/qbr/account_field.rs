//! The fields of an account that a column can hold.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::config::qbr::schema_shapes::{by_name, names};

impl AccountField {
    /// Whether it is an id, a name or an address, which must not contain a line break.
    pub fn is_one_line(self) -> bool {
        use AccountField::*;
        matches!(
            self,
            Id | Name | CsmName | CsmEmail | ContactName | ContactEmail | ContactAlso | ContactCc | ReplyTo | Domains
        )
    }
}

/// A field of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountField {
    /// The account's id.
    Id,
    /// Its name.
    Name,
    /// Its segment, for cohorts and themes; it is never shown.
    Segment,
    /// Its plan in the catalogue, by id, name or `also`.
    Plan,
    /// Its industry, for cohorts.
    Industry,
    /// Its region, for cohorts and products.
    Region,
    /// Its language tag: `en-GB`.
    Locale,
    /// Its currency, an ISO 4217 code.
    Currency,
    /// The seats that it pays for.
    SeatsLicensed,
    /// The day it became a customer.
    StartedOn,
    /// The day it renews. A cell that is no date holds the account while `hold_before_renewal_days` is not 0.
    RenewalOn,
    /// Its status; `churn_statuses` and `dispute_statuses` hold the account.
    Status,
    /// Whether the account is held. Any word except a no holds it; a word that is not a yes is also given as the reason.
    Hold,
    /// The name of its customer success manager (CSM). Without one, the vendor's `team` answers.
    CsmName,
    /// The e-mail address of its CSM.
    CsmEmail,
    /// The name of the person who receives the deck.
    ContactName,
    /// The e-mail address of the person who receives the deck.
    ContactEmail,
    /// Addresses of others to whom the deck's message goes as well, parted by `;`, `,` or spaces.
    ContactAlso,
    /// Addresses that get a copy of the deck's message, in the same way.
    ContactCc,
    /// The address that answers to the deck's message go to. Without one they go to the CSM.
    ReplyTo,
    /// The domains of the account's own people, or its websites: `acme.example; acme.co.example`. A recipient of another domain marks
    /// the deck for review, so that somebody looks before it leaves.
    Domains,
    /// The customer's logo, a file from the workspace.
    Logo,
    /// The account's own theme, by name.
    Theme,
    /// Internal, never in a deck: what the account pays a year.
    Arr,
    /// Internal, never in a deck: its health.
    Health,
    /// Internal, never in a deck: its risk of leaving.
    ChurnRisk,
    /// Internal, never in a deck: a note about it.
    Note,
}

/// The schema of `columns` of accounts.
pub fn account_columns(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = by_name::<AccountField>(generator, |_| true);
    schema.insert("required".into(), json!(["id", "name"]));
    schema
}

/// The schema of `values` of accounts.
pub fn account_values(generator: &mut SchemaGenerator) -> Schema {
    let names: Vec<Value> = names::<AccountField>(generator).iter().map(|field| field["const"].clone()).collect();
    let cells = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    json_schema!({ "type": "object", "propertyNames": { "enum": names }, "additionalProperties": cells })
}

/// The schema of `columns` of contacts.
pub fn contact_columns(generator: &mut SchemaGenerator) -> Schema {
    let people = ["contact_name", "contact_email", "csm_name", "csm_email", "locale"];
    by_name::<AccountField>(generator, |field| people.contains(&field))
}
