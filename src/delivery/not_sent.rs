//! Accounts whose deck does not leave, with the reason.

use serde::Serialize;

use crate::base::row::codes::ReasonCode;
use crate::store::manifest_row::{ManifestRow, Outcome};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotSent {
    pub account_id: String,
    pub name: String,
    pub code: NotSentCode,
    /// For people.
    pub reason: String,
}

/// The codes are stable: programs may rely on them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotSentCode {
    BadAddress,
    Bounced,
    Changed,
    Deferred,
    Gone,
    NoContact,
    NoDay,
    OtherPeriod,
    Override,
    Refused,
    SenderRefused,
    Sent,
    SharedAddress,
    Stale,
    Suppressed,
    TooLarge,
    Unapproved,
    Unknown,
    UnsafeAddress,
    UnsafeId,
    Unwritable,
    #[serde(untagged)]
    NoDeck(Outcome),
    /// A hold began since the build.
    #[serde(untagged)]
    Held(ReasonCode),
}

impl NotSent {
    pub fn of(row: &ManifestRow, code: NotSentCode, reason: String) -> Self {
        Self { account_id: row.account_id.clone(), name: row.name.clone(), code, reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_written_as_one_word() {
        let codes = [
            NotSentCode::BadAddress,
            NotSentCode::NoDeck(Outcome::Skipped),
            NotSentCode::Held(ReasonCode::RenewalSoon),
        ];
        assert_eq!(serde_json::to_string(&codes).unwrap(), r#"["bad_address","skipped","renewal_soon"]"#);
    }
}
