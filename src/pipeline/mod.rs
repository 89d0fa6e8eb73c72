//! The whole run: read the data, choose accounts, make every deck, and record an outcome for every account.

pub mod cache;
pub mod catch_panic;
pub mod error;
pub mod factory;
pub mod factory_error;
pub mod finished_deck;
pub mod font_books;
pub mod make;
pub mod options;
pub mod output;
pub mod plan;
pub mod planning;
pub mod prior_run;
mod recipients;
pub mod render_task;
pub mod run;
pub mod run_file;
pub mod run_report;
pub mod stages;
pub mod worker_pool;
