//! What every room may use: days and weeks, text, numbers, findings, limits, signatures.
//!
//! Nothing here knows an account, a file format or a page.

pub mod account_id;
pub mod address;
pub mod address_list;
pub mod amounts;
pub mod count;
pub mod finding;
pub mod html;
pub mod identity;
pub mod interned;
pub mod io;
pub mod limits;
pub mod nearest;
pub mod noun;
pub mod paths;
pub mod period;
pub mod row;
pub mod signing;
pub mod spelling;
pub mod text;
pub mod time;
pub mod web_address;
pub mod week;
pub mod week_grid;
