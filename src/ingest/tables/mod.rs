//! The tables: one file each, all of them in `TABLES`.

pub mod accounts;
pub(crate) mod cadence;
pub mod contacts;
pub mod distinct_people;
pub(crate) mod event_log;
pub mod events;
pub mod feature_usage;
pub mod outcomes;
mod recipients;
pub mod repeats;
pub mod requests;
pub(crate) mod spot;
pub mod table;
pub mod tickets;
pub mod usage;
pub(crate) mod usage_dates;
pub mod values;
pub mod weekly;

/// All tables. The first one says which accounts there are; what was found in the others is reported in this order.
pub(crate) static TABLES: [table::TableSpec; 8] = [
    table::TableSpec::of::<accounts::Accounts>(),
    table::TableSpec::of::<contacts::Contacts>(),
    table::TableSpec::of::<usage::Usage>(),
    table::TableSpec::of::<events::Events>(),
    table::TableSpec::of::<feature_usage::FeatureUsage>(),
    table::TableSpec::of::<requests::Requests>(),
    table::TableSpec::of::<tickets::Tickets>(),
    table::TableSpec::of::<outcomes::Outcomes>(),
];
