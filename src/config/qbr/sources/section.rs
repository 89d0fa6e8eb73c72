//! The section `sources`: one key per table.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::sources::accounts::AccountsSource;
use crate::config::qbr::sources::contacts::ContactsSource;
use crate::config::qbr::sources::events::EventsSource;
use crate::config::qbr::sources::feature_usage::FeatureUsageSource;
use crate::config::qbr::sources::outcomes::OutcomesSource;
use crate::config::qbr::sources::requests::RequestsSource;
use crate::config::qbr::sources::source::Source;
use crate::config::qbr::sources::tickets::TicketsSource;
use crate::config::qbr::sources::usage::UsageSource;

/// The tables. Each is one source or a list of several.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// The customers.
    pub accounts: OneOrMany<AccountsSource>,
    /// Figures by day or week.
    #[serde(default)]
    pub usage: OneOrMany<UsageSource>,
    /// Raw events, counted per week.
    #[serde(default)]
    pub events: OneOrMany<EventsSource>,
    /// Who uses which feature.
    #[serde(default)]
    pub feature_usage: OneOrMany<FeatureUsageSource>,
    /// Feature requests.
    #[serde(default)]
    pub requests: OneOrMany<RequestsSource>,
    /// Support tickets.
    #[serde(default)]
    pub tickets: OneOrMany<TicketsSource>,
    /// Goals of the success plan, and what was reached.
    #[serde(default)]
    pub outcomes: OneOrMany<OutcomesSource>,
    /// People who are listed in a table of their own: contacts, CSMs.
    #[serde(default)]
    pub contacts: OneOrMany<ContactsSource>,
}

/// A source with its place in `qbr.yaml`.
pub struct PlacedSource<'c> {
    pub table: &'static str,
    /// Its index among the table's sources.
    pub index: usize,
    pub source: &'c dyn Source,
}

/// The sources of one table.
pub trait SourcesOf: Source + Serialize + Sized {
    fn of(sources: &Sources) -> &[Self];
}

macro_rules! tables {
    ($($table:ident: $source:ty,)*) => {
        impl Sources {
            /// All sources, in the order in which tables are read.
            pub fn all(&self) -> Vec<PlacedSource<'_>> {
                let mut all = Vec::new();
                // Destructures, so that the compiler reports a forgotten table.
                let Self { $($table),* } = self;
                $(for (index, source) in $table.iter().enumerate() {
                    all.push(PlacedSource { table: stringify!($table), index, source });
                })*
                all
            }
        }

        $(impl SourcesOf for $source {
            fn of(sources: &Sources) -> &[Self] {
                &sources.$table
            }
        })*
    };
}

tables! {
    accounts: AccountsSource,
    contacts: ContactsSource,
    usage: UsageSource,
    events: EventsSource,
    feature_usage: FeatureUsageSource,
    requests: RequestsSource,
    tickets: TicketsSource,
    outcomes: OutcomesSource,
}
