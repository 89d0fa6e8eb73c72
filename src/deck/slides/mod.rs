//! The slides, one file each, and the list of them.
//!
//! The order in a file: the question that the slide answers and when it is left out; its values; its texts; its layout; tests.

pub mod cover;
pub mod definitions;
pub mod features;
pub mod glance;
pub mod milestones;
pub mod most_used;
pub mod next_steps;
pub mod note;
pub mod potential;
pub mod products;
pub mod requests;
pub mod service;
pub mod since_start;
pub mod strongest_weeks;
pub mod teams_like_yours;
pub mod trend;
pub mod value;
pub mod your_plan;

use crate::deck::slide::SlideSpec;

pub static SLIDES: [SlideSpec; 16] = [
    cover::slide::SPEC,
    glance::slide::SPEC,
    trend::slide::SPEC,
    potential::slide::SPEC,
    features::slide::SPEC,
    requests::slide::SPEC,
    products::SPEC,
    value::slide::SPEC,
    service::slide::SPEC,
    teams_like_yours::SPEC,
    your_plan::SPEC,
    next_steps::slide::SPEC,
    note::SPEC,
    most_used::SPEC,
    strongest_weeks::SPEC,
    since_start::SPEC,
];
