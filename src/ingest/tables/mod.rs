//! The tables: one file each, all of them in `TABLES`.

pub mod accounts;
pub mod contacts;
pub mod events;
pub mod feature_usage;
pub mod outcomes;
pub mod requests;
pub mod table;
pub mod tickets;
pub mod usage;
pub mod weekly;

/// All tables. The first one says which accounts there are; what was found in the others is reported in this order.
pub(crate) static TABLES: [&dyn table::Table; 8] = [
    &accounts::Accounts,
    &contacts::Contacts,
    &usage::Usage,
    &events::Events,
    &feature_usage::FeatureUsage,
    &requests::Requests,
    &tickets::Tickets,
    &outcomes::Outcomes,
];
