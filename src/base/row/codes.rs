//! The codes of the manifest, which programs may rely on: a new code is one line here.

use std::cmp::Ordering;
use std::fmt;

macro_rules! codes {
    ($(#[$about:meta])* $list:ident: $($name:ident = $code:literal,)*) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $list {
            $(#[doc = concat!("`", $code, "`")] $name,)*
            /// A code of another version, kept as it is.
            Other(Box<str>),
        }

        impl $list {
            /// The code as files have it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$name => $code,)*
                    Self::Other(code) => code,
                }
            }
        }

        impl From<&str> for $list {
            fn from(code: &str) -> Self {
                match code {
                    $($code => Self::$name,)*
                    other => Self::Other(other.into()),
                }
            }
        }

        impl fmt::Display for $list {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        /// By code: that is the order of files that list them.
        impl Ord for $list {
            fn cmp(&self, other: &Self) -> Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl PartialOrd for $list {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl serde::Serialize for $list {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $list {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = String::deserialize(deserializer)?;
                Ok(Self::from(code.as_str()))
            }
        }
    };
}

codes! {
    /// Why an account has no deck.
    ReasonCode:
    ChurnNotice = "churn_notice",
    ConflictingRows = "conflicting_rows",
    FileName = "file_name",
    ForbiddenWord = "forbidden_word",
    HeldByHand = "held_by_hand",
    HoldMark = "hold_mark",
    LegalDispute = "legal_dispute",
    MarkedName = "marked_name",
    NoName = "no_name",
    OpenEscalation = "open_escalation",
    Override = "override",
    Panic = "panic",
    Pdf = "pdf",
    RenewalSoon = "renewal_soon",
    StaleData = "stale_data",
    Surprise = "surprise",
    TooLittleData = "too_little_data",
    TooSlow = "too_slow",
    UnreadableRenewal = "unreadable_renewal",
    UnreadableRow = "unreadable_row",
    UnreadableScript = "unreadable_script",
    UnreadableTicket = "unreadable_ticket",
    Write = "write",
}

codes! {
    /// What an anomaly is about.
    AnomalyKind:
    EntitlementFell = "entitlement_fell",
    FigureRefused = "figure_refused",
    GoalOutdone = "goal_outdone",
    MetricVanished = "metric_vanished",
    NameChanged = "name_changed",
    OverrideUnapplied = "override_unapplied",
    PotentialExceeded = "potential_exceeded",
    StrangeDomain = "strange_domain",
    UsageFell = "usage_fell",
    UsageRose = "usage_rose",
}

/// A cell that is empty where there is no code.
pub(crate) mod or_empty {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::base::row::codes::ReasonCode;

    pub(crate) fn serialize<S: Serializer>(code: &Option<ReasonCode>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(code.as_ref().map_or("", ReasonCode::as_str))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<ReasonCode>, D::Error> {
        Ok(Some(ReasonCode::deserialize(deserializer)?).filter(|code| !code.as_str().is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_another_version_is_kept() {
        let read: ReasonCode = serde_json::from_str("\"too_purple\"").unwrap();
        assert_eq!(read, ReasonCode::Other("too_purple".into()));
        assert_eq!(serde_json::to_string(&read).unwrap(), "\"too_purple\"");
        assert_eq!(serde_json::from_str::<ReasonCode>("\"pdf\"").unwrap(), ReasonCode::Pdf);
    }
}
