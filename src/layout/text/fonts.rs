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
        sign: char,
        /// The face that lacks it.
        weight: Weight,
    },
}

/// The faces of a run, shared by all threads: parsed once, looked up by [`FaceId`]. A clone shares them, and may set
/// text in a language of its own.
///
/// Ids follow the theme alone: three for its own weights, then three for each fallback family in the order in which
/// the theme names them, whether or not they are ever read. So they never depend on which thread asked first.
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
    /// What counts as large type.
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

    /// The same faces for a deck in `language`, whose words are hyphenated where a box is narrow.
    pub fn speaking(&self, language: Language) -> Self {
        Self { faces: self.faces.clone(), language }
    }

    /// The face of an id.
    pub fn face(&self, id: FaceId) -> &Face {
        self.faces.slots[usize::from(id.0)].get().and_then(Option::as_ref).expect("a face has an id once it was read")
    }

    /// The weight that a face stands for.
    pub fn weight(&self, id: FaceId) -> Weight {
        Weight::ALL[usize::from(id.0) % Weight::ALL.len()]
    }

    /// All faces of the theme itself (not the fallback ones), by weight.
    pub fn primary_faces(&self) -> Vec<FaceId> {
        Weight::ALL.map(primary).to_vec()
    }

    /// The faces beside the theme's own that draw something of a text, in the order of the theme's fallbacks.
    pub fn fallbacks_of(&self, text: &str) -> Vec<&Face> {
        let chars: BTreeSet<char> = text.chars().filter(|c| !c.is_ascii()).collect();
        let faces = chars.iter().flat_map(|c| Weight::ALL.map(|weight| self.face_for(*c, weight))).flatten();
        let own = Weight::ALL.map(primary);
        let beside: BTreeSet<FaceId> = faces.filter(|face| !own.contains(face)).collect();
        beside.into_iter().map(|face| self.face(face)).collect()
    }

    /// The language that text is set in.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Tells these faces from those of another theme.
    pub(crate) fn identity(&self) -> u64 {
        self.faces.identity
    }

    /// What stands for the undrawable.
    pub(crate) fn substitute(&self) -> char {
        self.faces.substitute
    }

    /// Room after each letter of large type, in thousandths of the size; mostly negative.
    pub(crate) fn tracking(&self) -> i32 {
        self.faces.tracking
    }

    /// How a style's words are shaped. A text keeps this while it is scaled down to fit.
    pub(crate) fn setting(&self, style: &TextStyle) -> Setting {
        Setting { weight: style.weight, tracked: style.size >= self.faces.tracked_from }
    }

    /// The face that draws a character in a weight: the theme's own, else the first fallback family that can.
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

    /// The face that draws all of `chars` in a weight.
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

    /// The fallback faces of a weight that exist, in the theme's order; each is read as the iterator comes to it.
    fn candidates(&self, weight: Weight) -> impl Iterator<Item = FaceId> {
        self.faces.families.iter().enumerate().filter_map(move |(number, family)| {
            let slot = 3 + 3 * number + family.canonical(weight)?;
            self.faces.slots[slot].get_or_init(|| family.read(weight)).as_ref()?;
            u16::try_from(slot).ok().map(FaceId)
        })
    }
}

/// What the shape of a word depends on besides its text and direction.
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
