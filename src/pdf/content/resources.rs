//! What the pages of a deck share and name: opacities, blends, pictures.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::layout::color::Color;
use crate::pdf::content::number::Cents;
use crate::pdf::content::picture::Picture;

/// The resources of a deck, in the order of their first use.
#[derive(Default)]
pub struct Resources {
    /// Opacities of fills in thousandths, named `/A500`.
    pub opacities: BTreeSet<u16>,
    /// Linear blends, named `/S0`.
    pub blends: Vec<Blend>,
    /// Pictures, named `/I0`.
    pub pictures: Vec<Arc<Picture>>,
}

/// A linear blend between two places on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Blend {
    /// The point of the first colour.
    pub from: (Cents, Cents),
    /// The point of the last colour.
    pub to: (Cents, Cents),
    /// The first colour.
    pub start: Color,
    /// The last colour.
    pub end: Color,
}

impl Resources {
    /// The number of a blend.
    pub fn blend(&mut self, blend: Blend) -> usize {
        self.blends.iter().position(|known| *known == blend).unwrap_or_else(|| {
            self.blends.push(blend);
            self.blends.len() - 1
        })
    }

    /// The number of a picture.
    pub fn picture(&mut self, picture: Arc<Picture>) -> usize {
        self.pictures.iter().position(|known| Arc::ptr_eq(known, &picture)).unwrap_or_else(|| {
            self.pictures.push(picture);
            self.pictures.len() - 1
        })
    }
}
