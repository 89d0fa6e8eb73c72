//! The fonts of a run: a shared set of glyphs for every deck, further ones for a single deck.
//!
//! The shared set never depends on the accounts: it is Basic Latin, Latin-1 and what the language,
//! the catalogue and the theme need. So a deck made alone has the bytes it has in the bulk run, and
//! no deck carries the glyphs of another customer's name.

use std::collections::{BTreeMap, BTreeSet};

use crate::layout::color::Color;
use crate::layout::frame::{FaceId, GlyphRun};
use crate::layout::text::face::Face;
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::{Align, TextStyle, Weight};
use crate::pdf::content::images::Images;
use crate::pdf::error::PdfError;
use crate::pdf::fonts::cid_font::{Program, Use};
use crate::pdf::fonts::cluster::{Cluster, clusters, reading_order};
use crate::pdf::fonts::cmap::Coding;
use crate::pdf::fonts::sfnt::Advances;

/// Fonts subset and deflated once a run, and the pictures that decks share.
#[derive(Debug)]
pub struct FontBook {
    pub(crate) faces: Vec<SharedFace>,
    pub(crate) images: Images,
}

/// A primary face and the part of it that every deck may use.
#[derive(Debug)]
pub(crate) struct SharedFace {
    pub face: FaceId,
    pub coding: Coding,
    pub program: Program,
}

impl FontBook {
    /// Subsets each primary face to Basic Latin, Latin-1 and the characters of `texts` (the language's messages,
    /// the catalogue, the theme).
    pub fn new(fonts: &Fonts, texts: &[String]) -> Result<Self, PdfError> {
        let mut faces: BTreeMap<FaceId, Coding> = BTreeMap::new();
        for face in fonts.primary_faces() {
            faces.insert(face, Coding::new(Advances::read(fonts.face(face)).of(0)));
        }
        let samples = samples(texts);
        for weight in [Weight::Regular, Weight::SemiBold, Weight::Bold] {
            let style =
                TextStyle { weight, size: 12.0, leading: 1.0, color: Color { r: 0, g: 0, b: 0 }, align: Align::Left };
            for run in samples.iter().flat_map(|sample| fonts.shape(sample, &style)) {
                if let Some(coding) = faces.get_mut(&run.face) {
                    let face = fonts.face(run.face);
                    for cluster in clusters(&run) {
                        take_in(coding, face, &run, &cluster);
                    }
                }
            }
        }
        let faces = faces
            .into_iter()
            .map(|(face, coding)| {
                let program = Program::new(fonts.face(face), &coding, Use::Shared)?;
                Ok(SharedFace { face, coding, program })
            })
            .collect::<Result<_, PdfError>>()?;
        Ok(Self { faces, images: Images::default() })
    }
}

/// What is shaped to gather the shared glyphs: each character alone first, so that a glyph's text is the plainest
/// one, then in the company that calls for alternates, then the texts as they stand.
fn samples(texts: &[String]) -> Vec<String> {
    let mut chars: BTreeSet<char> = (' '..='~').chain('\u{A0}'..='\u{FF}').collect();
    // Signs the layout itself writes: minus, dashes, quotes, ellipsis, arrows, thin spaces.
    chars.extend("\u{2212}\u{2010}\u{2011}–—‘’“”„…•→←↑↓↗↘×€\u{2009}\u{202F}\u{2007}".chars());
    chars.extend(texts.iter().flat_map(|text| text.chars()).filter(|c| !c.is_control()));
    let mut samples: Vec<String> = chars.iter().map(char::to_string).collect();
    for sign in chars.iter().filter(|c| !c.is_alphanumeric()) {
        samples.push(format!("0{sign}0 H{sign}H x{sign}x {sign}0 {sign}H 0{sign} H{sign} {sign}{sign} {sign} "));
    }
    samples.extend(
        ["−12% +9.5% 1,234.50 10 → 12 3x4 0x1F 4×5", "(A) [B] {C} A-B 1-2 1–2 9:41 1/2 @A #1"].map(String::from),
    );
    let texts: BTreeSet<&str> = texts.iter().flat_map(|text| text.lines()).collect();
    samples.extend(texts.into_iter().map(String::from));
    samples
}

/// Adds a cluster's glyphs and texts to a coding.
fn take_in(coding: &mut Coding, face: &Face, run: &GlyphRun, cluster: &Cluster) {
    for glyph in run.glyphs[cluster.glyphs.clone()].iter().filter(|glyph| glyph.id != 0) {
        if coding.code(glyph.id).is_none() {
            coding.add(glyph.id, Advances::read(face).of(glyph.id));
        }
    }
    let glyphs: Vec<u16> = reading_order(run, cluster).collect();
    coding.name(&glyphs, cluster.text(run), |c| face.glyph(c));
}
