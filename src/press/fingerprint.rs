//! Whether a deck would be the same as the one that stands there: a hash over all that it shows, taken before layout.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::Press;
use super::looks::Look;
use super::tongues::Tongues;
use crate::account::Account;
use crate::logo::Logo;
use crate::slides::{self, Selection};
use crate::voice::Voice;
use crate::workspace::Workspace;

/// Raised whenever the same input gives another deck, so that fingerprints tell.
const DECK_VERSION: u32 = 4;

/// The beginning of every fingerprint of a run: what is the same for all decks, hashed once.
#[derive(Debug)]
pub(super) struct Shared(Sha256);

impl Shared {
    pub fn of(workspace: &Workspace, vendor_logo: Option<&Logo>, tongues: &Tongues) -> Self {
        let mut hash = Sha256::new();
        hash.update(DECK_VERSION.to_be_bytes());
        hash.update(vendor_logo.map(|logo| logo.hash).unwrap_or_default());
        put(&mut hash, &workspace.config.vendor.name);
        put(&mut hash, &format!("{:?}", workspace.config.forbidden));
        hash.update(&tongues.hash);
        Self(hash)
    }
}

impl Press {
    /// A hash over all that the deck shows.
    pub(super) fn fingerprint(&self, look: &Look, account: &Account, selection: &Selection, voice: &Voice) -> String {
        let mut shown = String::with_capacity(16 << 10);
        write!(shown, "{:?}", selection.slides).expect("writing to a string cannot fail");
        shown.push_str(&slides::deck_line(account, &self.workspace, voice));
        let mut hash = self.shared.0.clone();
        put(&mut hash, &look.theme.fingerprint);
        put(&mut hash, &voice.language);
        put(&mut hash, &slides::deck_subject(account, &self.workspace, voice));
        put(&mut hash, &shown);
        look.fonts.fallbacks_of(&shown).iter().for_each(|face| hash.update(face.hash()));
        let customer_logo = account.logo.as_ref().and_then(|path| self.logos.hash(path));
        hash.update(customer_logo.unwrap_or(&[0; 32]));
        base16ct::lower::encode_string(&hash.finalize())
    }
}

/// A text with its length, so that two texts are never taken for two others.
fn put(hash: &mut Sha256, text: &str) {
    hash.update((text.len() as u64).to_be_bytes());
    hash.update(text);
}
