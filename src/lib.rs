//! Quarterdeck: the asynchronous quarterly business review.
//!
//! `Workspace → Tables → (Base, Findings) → (Account, Internal, Release) → Vec<Insight> → Vec<Slide> →
//! Vec<Frame> → bytes → DeckRecord`. Each arrow is a pure function; only loading and output touch
//! the disk, the clock or the environment.

pub mod account;
pub mod chart;
pub mod data;
pub mod frame;
pub mod output;
pub mod theme;
pub mod workspace;
