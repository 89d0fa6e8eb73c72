//! Quarterdeck: the asynchronous quarterly business review.
//!
//! `Config → Tables → Portfolio → (Account, Internal, Clearance) → Vec<Insight> → SlideSelection → Vec<Frame> → bytes →
//! ManifestRow`. Each arrow is a pure function; only reading and storing touch the disk, the clock or the environment.
//!
//! | room | what it does | may use |
//! |---|---|---|
//! | [`base`] | days, text, numbers, findings, limits, signatures | nothing |
//! | [`config`] | reads and checks `qbr.yaml`, the catalogue, overrides | `base` |
//! | [`ingest`] | reads files into typed tables | `config` |
//! | [`account`] | makes one account of them, with what its peers show | `ingest` |
//! | [`locale`] | says things in a language | `account` |
//! | [`insight`] | finds what is worth saying and doing | `locale` |
//! | [`layout`] | pages, text, charts, themes, logos | `base` |
//! | [`pdf`] | pages to bytes | `layout` |
//! | [`store`] | what is kept on the disk | `base` |
//! | [`deck`] | chooses slides, says and lays them out | `insight`, `layout` |
//! | [`report`] | the run on one page | `deck`, `store` |
//! | [`pipeline`] | the whole run | `deck`, `pdf`, `store`, `report` |
//! | [`inspect`] | one account explained, changed, looked at; folders verified | `pipeline` |
//! | [`team`] | what the base tells the vendor's own team | `pipeline` |
//! | [`delivery`] | brings decks to their readers | `deck`, `pdf`, `store`, `report` |
//! | [`cli`] | the commands | everything |
//!
//! Each may also use what the rooms it uses may use. `tests/architecture.rs` holds that.

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
pub mod team;
