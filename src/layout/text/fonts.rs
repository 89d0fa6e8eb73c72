//! The faces of a run: the theme's three weights, read at once, and its fallback families, read when needed.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, RwLock};

use rustc_hash::FxHashMap;

use crate::layout::frame::FaceId;
use crate::layout::geometry::Pt;
use crate::layout::text::face::Face;
use crate::layout::text::fallback::Family;
use crate::layout::text::hyphenate::Language;
use crate::layout::text::style::{TextStyle, Weight};
use crate::layout::theme::resolved::Theme;

/// Why the faces of a theme cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// A face of the theme itself is unusable.
    #[error("failed to read the {weight:?} face of the theme: {why}")]
    Unusable {
        /// Which of the three weights.
        weight: Weight,
        /// A phrase in the form "it …".
        why: String,
    },
    /// A face of the theme lacks the substitute character.
    #[error("the theme's substitute {sign:?} cannot be drawn by its {weight:?} face; choose one that all three have")]
    Substitute {
        sign: char,
        /// The weight of that face.
        weight: Weight,
    },
}

/// The faces of a run, parsed once and shared by all threads, looked up by [`FaceId`]. A clone shares the faces, but may have
/// its own language.
///
/// Ids depend only on the theme: three for its own weights, then three for each fallback family in the theme's order, read or
/// not. So they never depend on which thread asked first.
#[derive(Debug, Clone)]
pub struct Fonts {
    faces: Arc<Faces>,
    language: Language,
}

#[derive(Debug)]
struct Faces {
    identity: u64,
    substitute: char,
    tracking: i32,
    /// The size from which type counts as large.
    tracked_from: Pt,
    slots: Vec<OnceLock<Option<Face>>>,
    families: Vec<Family>,
    lookups: RwLock<FxHashMap<(char, Weight), Option<FaceId>>>,
}

static IDENTITIES: AtomicU64 = AtomicU64::new(1);

impl Fonts {
    /// Parses the faces of a theme; fallback faces are read when a text first needs them.
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
        let faces = Faces {
            identity,
            substitute,
            tracking: (fonts.title_tracking * 1000.0).round() as i32,
            tracked_from: theme.scale.title,
            slots,
            families,
            lookups: RwLock::default(),
        };
        Ok(Self { faces: Arc::new(faces), language: Language::default() })
    }

    /// The same faces for a deck in `language`, which decides how words are hyphenated.
    pub fn speaking(&self, language: Language) -> Self {
        Self { faces: self.faces.clone(), language }
    }

    pub fn face(&self, id: FaceId) -> &Face {
        self.faces.slots[usize::from(id.0)].get().and_then(Option::as_ref).expect("a face has an id once it was read")
    }

    /// The weight that a face is used for.
    pub fn weight(&self, id: FaceId) -> Weight {
        Weight::ALL[usize::from(id.0) % Weight::ALL.len()]
    }

    /// The faces of the theme itself (not the fallback ones), by weight.
    pub fn primary_faces(&self) -> Vec<FaceId> {
        Weight::ALL.map(primary).to_vec()
    }

    /// The fallback faces that a text needs, in the theme's order.
    pub fn fallbacks_of(&self, text: &str) -> Vec<&Face> {
        let chars: BTreeSet<char> = text.chars().filter(|c| !c.is_ascii()).collect();
        let faces = chars.iter().flat_map(|c| Weight::ALL.map(|weight| self.face_for(*c, weight))).flatten();
        let own = Weight::ALL.map(primary);
        let beside: BTreeSet<FaceId> = faces.filter(|face| !own.contains(face)).collect();
        beside.into_iter().map(|face| self.face(face)).collect()
    }

    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// A number that differs from the faces of every other theme.
    pub(crate) fn identity(&self) -> u64 {
        self.faces.identity
    }

    /// The character shown for one that no face can draw.
    pub(crate) fn substitute(&self) -> char {
        self.faces.substitute
    }

    /// Extra space after each letter of large type, in thousandths of the size; mostly negative.
    pub(crate) fn tracking(&self) -> i32 {
        self.faces.tracking
    }

    /// How a style's words are shaped. It stays the same while a text is scaled down to fit.
    pub(crate) fn setting(&self, style: &TextStyle) -> Setting {
        Setting { weight: style.weight, tracked: style.size >= self.faces.tracked_from }
    }

    /// The face that draws a character in a weight: the theme's own, or else the first fallback face that can.
    pub(crate) fn face_for(&self, c: char, weight: Weight) -> Option<FaceId> {
        let own = primary(weight);
        if self.face(own).draws(c) {
            return Some(own);
        }
        let held = "no thread panics while it holds the lookups";
        if let Some(&found) = self.faces.lookups.read().expect(held).get(&(c, weight)) {
            return found;
        }
        let found = self.candidates(weight).find(|&id| self.face(id).draws(c));
        self.faces.lookups.write().expect(held).insert((c, weight), found);
        found
    }

    /// The first face that draws all of `chars` in a weight.
    pub(crate) fn face_for_all(&self, chars: impl Iterator<Item = char> + Clone, weight: Weight) -> Option<FaceId> {
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

    /// The existing fallback faces of a weight, in the theme's order; each is read when the iterator reaches it.
    fn candidates(&self, weight: Weight) -> impl Iterator<Item = FaceId> {
        self.faces.families.iter().enumerate().filter_map(move |(number, family)| {
            let slot = 3 + 3 * number + family.canonical(weight)?;
            self.faces.slots[slot].get_or_init(|| family.read(weight)).as_ref()?;
            u16::try_from(slot).ok().map(FaceId)
        })
    }
}

/// The parameters of shaping besides a word's text and direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Setting {
    pub(crate) weight: Weight,
    /// Whether the theme's tracking for large type applies.
    pub(crate) tracked: bool,
}

/// The theme's own face of a weight.
pub(crate) fn primary(weight: Weight) -> FaceId {
    FaceId(weight as u16)
}
