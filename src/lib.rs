//! Quarterdeck: the asynchronous quarterly business review.
//!
//! `Workspace → Tables → (Base, Findings) → (Account, Internal, Release) → Vec<Insight> → Vec<Slide> →
//! Vec<Frame> → bytes → DeckRecord`. Each arrow is a pure function; only loading and output touch
//! the disk, the clock or the environment.
//!
//! [`workspace`] says what to read, [`data`] reads it, [`account`] splits each account's rows into what its customer may
//! see and the rest, [`insight`] finds what is worth saying, [`voice`] says it, [`slides`] lay it out with [`chart`],
//! [`frame`] and [`theme`], [`output`] writes it. [`report`] tells people what a run came to, [`delivery`] brings
//! decks to them under what [`signing`] proves, [`schema`] tells editors what the files may say, [`preview`] shows one
//! account's slides as pictures. [`factory`] holds what is the same for every deck of a run, [`run`] is the
//! whole run, and [`cli`] the commands around it.

pub mod account;
pub mod base;
pub mod cli;
pub mod config;
pub mod deck;
pub mod delivery;
pub mod ingest;
pub mod insight;
pub mod inspect;
pub mod layout;
pub mod locale;
pub mod pdf;
pub mod pipeline;
pub mod report;
pub mod store;
