//! Which slides an account gets, what they say, and how they are laid out.

pub mod fingerprint;
pub mod links;
pub mod localization;
pub mod logo_cache;
pub mod logos;
pub mod missing_slides;
pub mod monogram;
pub mod omitted;
pub mod phrases;
pub mod registry;
pub mod script_use;
pub mod scripts;
pub mod slide;
pub mod slide_setup;
pub mod slides;
pub mod texts;
pub mod theme_assets;
pub mod title_claim;
pub mod unapplied_overrides;
pub mod widgets;
