//! The slides, one file each, and the list of them.
//!
//! A file says in this order: the question it answers and when it is left out; its values; what it says; where it stands; tests.

pub mod cover;
pub mod features;
pub mod glance;
pub mod next_steps;
pub mod note;
pub mod potential;
pub mod products;
pub mod requests;
pub mod service;
pub mod teams_like_yours;
pub mod trend;
pub mod value;
pub mod your_plan;

use crate::deck::slide::SlideSpec;

/// All slides.
pub static SLIDES: [SlideSpec; 13] = [
    cover::SPEC,
    glance::slide::SPEC,
    trend::slide::SPEC,
    potential::slide::SPEC,
    features::slide::SPEC,
    requests::slide::SPEC,
    products::SPEC,
    value::slide::SPEC,
    service::SPEC,
    teams_like_yours::SPEC,
    your_plan::SPEC,
    next_steps::SPEC,
    note::SPEC,
];
