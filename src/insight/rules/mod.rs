//! The rules that find insights, one file each, and the list of them.
//!
//! A new rule is a file here and a line in the list; its sentences are in `locale/messages`.

pub mod carried;
pub mod features;
pub mod goals;
pub mod limits;
pub mod milestones;
pub mod offers;
pub mod requests;
pub mod seats;
pub mod service;
pub mod start;
pub mod stickiness;
pub mod trend;

use crate::insight::model::Rule;

/// All rules. Their order has no effect: insights of the same weight are ordered by id.
pub const RULES: [&dyn Rule; 12] = [
    &carried::CarriedRule,
    &features::FeaturesRule,
    &goals::GoalsRule,
    &limits::LimitsRule,
    &milestones::MilestonesRule,
    &offers::OffersRule,
    &requests::RequestsRule,
    &seats::SeatsRule,
    &service::ServiceRule,
    &start::StartRule,
    &stickiness::StickinessRule,
    &trend::TrendRule,
];
