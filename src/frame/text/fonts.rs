//! The faces of a run: the theme's three weights, read at once, and its fallback families, read when needed.

use std::sync::OnceLock;
use std::sync::RwLock;
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::FxHashMap;

use super::face::Face;
use super::fallback::Family;
use super::words::Setting;
use super::{Fit, TextBlock, TextStyle, Weight, fit, kept, place, prepare, tokens};
use crate::frame::{FaceId, GlyphRun, Point, Pt};
use crate::theme::Theme;

/// Why the faces of a theme could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// A face of the theme itself is unusable.
    #[error("failed to read the {weight:?} face of the theme: {why}")]
    Unusable {
        /// Which of the three.
        weight: Weight,
        /// The cause, "it …".
        why: String,
    },
    /// The theme's substitute is missing where it is needed.
    #[error("the theme's substitute {sign:?} cannot be drawn by its {weight:?} face; choose one that all three have")]
    Substitute {
        /// The sign.
        sign: char,
        /// The face that lacks it.
        weight: Weight,
    },
}

/// The faces of a run, shared by all threads: parsed once, looked up by [`FaceId`].
///
/// Ids follow the theme alone: three for its own weights, then three for each fallback family in the order in which
/// the theme names them, whether or not they are ever read. So they never depend on which thread asked first.
#[derive(Debug)]
pub struct Fonts {
    pub(super) identity: u64,
    pub(super) substitute: char,
    /// Room after each letter of large type, in thousandths of the size; mostly negative.
    pub(super) tracking: i32,
    /// What counts as large.
    tracked_from: Pt,
    slots: Vec<OnceLock<Option<Face>>>,
    families: Vec<Family>,
    lookups: RwLock<FxHashMap<(char, Weight), Option<FaceId>>>,
}

static IDENTITIES: AtomicU64 = AtomicU64::new(1);

impl Fonts {
    /// Parses the faces of a theme; fallback faces are looked for when a text first needs them.
    pub fn load(theme: &Theme) -> Result<Self, FontError> {
        let (fonts, substitute) = (&theme.fonts, theme.substitute);
        let family = |name: &String| Family::new(name, fonts.folder.as_deref(), fonts.built_in(name));
        let families: Vec<_> = fonts.fallback.iter().map(family).collect();
        let mut slots = Vec::new();
        for (weight, file) in Weight::ALL.into_iter().zip(&fonts.files) {
            let face = Face::read(file.data.clone(), file.index, file.name.clone())
                .map_err(|why| FontError::Unusable { weight, why })?;
            if face.glyph(substitute).is_none() {
                return Err(FontError::Substitute { sign: substitute, weight });
            }
            slots.push(OnceLock::from(Some(face)));
        }
        slots.resize_with(3 + 3 * families.len(), OnceLock::new);
        let identity = IDENTITIES.fetch_add(1, Ordering::Relaxed);
        Ok(Self {
            identity,
            substitute,
            tracking: (fonts.title_tracking * 1000.0).round() as i32,
            tracked_from: theme.scale.title,
            slots,
            families,
            lookups: RwLock::default(),
        })
    }

    /// The face of an id.
    pub fn face(&self, id: FaceId) -> &Face {
        self.slots[usize::from(id.0)].get().and_then(Option::as_ref).expect("a face has an id once it was read")
    }

    /// All faces of the theme itself (not the fallback ones), by weight.
    pub fn primary_faces(&self) -> Vec<FaceId> {
        Weight::ALL.map(primary).to_vec()
    }

    /// Shapes one line without wrapping: runs in visual order, the first starting at the origin (0, 0).
    pub fn shape(&self, text: &str, style: &TextStyle) -> Vec<GlyphRun> {
        let text = prepare::one_line(prepare::prepare(self, text, style.weight));
        let paragraph = tokens::paragraph(self, &text, 0..text.len(), self.setting(style));
        place::line(self, &text, &paragraph.tokens, place::End::Whole, style, self.setting(style), Point::new(0.0, 0.0))
    }

    /// The width of `text` on one line.
    pub fn width(&self, text: &str, style: &TextStyle) -> Pt {
        let text = prepare::one_line(prepare::prepare(self, text, style.weight));
        let paragraph = tokens::paragraph(self, &text, 0..text.len(), self.setting(style));
        place::whole_width(&paragraph.tokens, style.size)
    }

    /// Sets `text` into the box of `fit`: wrapped at UAX #14 opportunities, then scaled down, then cut.
    ///
    /// A last line of one short word is avoided where the lines before it can spare one.
    pub fn fit(&self, text: &str, style: &TextStyle, fit: Fit) -> TextBlock {
        kept::kept(self, text, style, fit, false, || fit::fit(self, text, style, fit, false))
    }

    /// As [`fit`](Self::fit), with lines of about one length: for titles.
    pub fn fit_balanced(&self, text: &str, style: &TextStyle, fit: Fit) -> TextBlock {
        kept::kept(self, text, style, fit, true, || fit::fit(self, text, style, fit, true))
    }

    /// Characters of `text` that no face can draw, in order of first appearance.
    pub fn undrawable(&self, text: &str) -> Vec<char> {
        prepare::undrawable(self, text)
    }

    /// How a style's words are shaped. A text keeps this while it is scaled down to fit.
    pub(super) fn setting(&self, style: &TextStyle) -> Setting {
        Setting { weight: style.weight, tracked: style.size >= self.tracked_from }
    }

    /// The face that draws a character in a weight: the theme's own, else the first fallback family that can.
    pub(super) fn face_for(&self, c: char, weight: Weight) -> Option<FaceId> {
        let own = primary(weight);
        if self.face(own).draws(c) {
            return Some(own);
        }
        let held = "no thread panics while it holds the lookups";
        if let Some(&found) = self.lookups.read().expect(held).get(&(c, weight)) {
            return found;
        }
        let found = self.candidates(weight).find(|&id| self.face(id).draws(c));
        self.lookups.write().expect(held).insert((c, weight), found);
        found
    }

    /// The face that draws all of `chars` in a weight.
    pub(super) fn face_for_all(&self, chars: impl Iterator<Item = char> + Clone, weight: Weight) -> Option<FaceId> {
        let draws_all = |id: &FaceId| chars.clone().all(|c| self.face(*id).draws(c));
        let own = primary(weight);
        if draws_all(&own) {
            return Some(own);
        }
        let first = self.face_for(chars.clone().next()?, weight)?;
        if draws_all(&first) {
            return Some(first);
        }
        self.candidates(weight).find(draws_all)
    }

    /// The fallback faces of a weight that exist, in the theme's order; each is read as the iterator comes to it.
    fn candidates(&self, weight: Weight) -> impl Iterator<Item = FaceId> {
        self.families.iter().enumerate().filter_map(move |(number, family)| {
            let slot = 3 + 3 * number + family.canonical(weight)?;
            self.slots[slot].get_or_init(|| family.read(weight)).as_ref()?;
            u16::try_from(slot).ok().map(FaceId)
        })
    }
}

/// The theme's own face of a weight.
pub(super) fn primary(weight: Weight) -> FaceId {
    FaceId(weight as u16)
}
