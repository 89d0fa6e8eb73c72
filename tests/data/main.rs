//! Loading: what `qbr.yaml` may say, and what becomes of the files it names.

#![expect(clippy::unwrap_used, reason = "a failed step is a failed test")]

mod cadence;
mod causes;
#[path = "../common/mod.rs"]
mod common;
mod dates;
mod encodings;
mod everybody;
mod feeds;
mod findings;
mod foresight;
mod formats;
mod guards;
mod hostile;
mod keys;
mod limits;
mod load;
mod lookups;
mod matching;
mod names;
mod parts;
mod quotes;
mod real;
mod refused;
mod repeats;
mod same_keys;
mod shapes;
mod silence;
mod time;
mod units;
mod workspace;
