//! A hash over everything a deck shows, taken before layout. It says whether a new deck would equal the existing one.

use sha2::{Digest, Sha256};

use crate::account::view::Account;
use crate::base::identity::{Identified as _, Identity};
use crate::config::workspace::Workspace;
use crate::deck::localization::Localizations;
use crate::deck::phrases::{deck_line, deck_subject};
use crate::deck::registry::SlideSelection;
use crate::deck::slide::ChosenSlide;
use crate::deck::theme_assets::ThemeAssets;
use crate::layout::logo::load::Logo;
use crate::locale::localizer::Localizer;

/// Raised whenever the same input gives another deck, so that old fingerprints no longer match.
const DECK_VERSION: u32 = 6;

/// The start of every fingerprint of a run: the input that all decks share, hashed once.
#[derive(Debug)]
pub(crate) struct Shared(Sha256);

impl Shared {
    pub fn of(workspace: &Workspace, vendor_logo: Option<&Logo>, localizations: &Localizations) -> Self {
        let mut hash = Sha256::new();
        hash.update(DECK_VERSION.to_be_bytes());
        hash.update(vendor_logo.map(|logo| logo.hash).unwrap_or_default());
        put(&mut hash, &workspace.config.vendor.name);
        hash.update(Identity::of(&*workspace.config.forbidden).bytes);
        hash.update(&localizations.hash);
        Self(hash)
    }
}

/// Everything in which the decks of a run can differ.
pub(crate) struct DeckIdentity<'a> {
    pub assets: &'a ThemeAssets,
    pub account: &'a Account,
    pub selection: &'a SlideSelection,
    pub localizer: &'a Localizer,
    pub workspace: &'a Workspace,
    /// The hash of the customer's logo, if there is one.
    pub customer_logo: Option<&'a [u8; 32]>,
}

impl Shared {
    /// A hash over everything a deck shows, 64 hex digits.
    pub fn of_deck(&self, deck: &DeckIdentity<'_>) -> String {
        let DeckIdentity { assets, account, selection, localizer, workspace, customer_logo } = *deck;
        let mut shown = Identity::default();
        for ChosenSlide { kind, slide } in &selection.slides {
            kind.number().identify(&mut shown);
            slide.identify(&mut shown);
        }
        deck_line(account, workspace, localizer).identify(&mut shown);
        let mut hash = self.0.clone();
        put(&mut hash, &assets.theme.fingerprint);
        put(&mut hash, &localizer.language);
        put(&mut hash, &deck_subject(account, workspace, localizer));
        hash.update(&shown.bytes);
        assets.fonts.fallbacks_of(&shown.text).iter().for_each(|face| hash.update(face.hash()));
        hash.update(customer_logo.unwrap_or(&[0; 32]));
        base16ct::lower::encode_string(&hash.finalize())
    }
}

/// Hashes a text with its length, so that "ab", "c" and "a", "bc" differ.
fn put(hash: &mut Sha256, text: &str) {
    hash.update((text.len() as u64).to_be_bytes());
    hash.update(text);
}
