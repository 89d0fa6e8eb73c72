//! Logos at the size at which the report shows them, as data URIs.

use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{ImageFormat, RgbaImage, imageops};
use rustc_hash::FxHashMap;

use crate::layout::frame::Image;
use crate::layout::geometry::Rect;

/// Pixels of a thumbnail for each point of the page: the report shows a quarter, on screens of up to two pixels a pixel.
const PIXELS: f64 = 0.5;
/// The longest data URI; a logo that takes more is left out.
const LONGEST: usize = 8 << 10;

/// The thumbnails of a run, each made once.
///
/// Pictures are told apart by where they lie in memory. The weak reference keeps that place from being given to another
/// one, and keeps no pixels.
#[derive(Debug, Default)]
pub struct Thumbnails {
    made: Mutex<FxHashMap<usize, Made>>,
}

/// The picture it was made of, and its data URI; none where that would be too long.
type Made = (Weak<Image>, Option<Arc<str>>);

impl Thumbnails {
    /// The thumbnail of a logo that stands in `area`; `None` where it would be too large.
    pub(crate) fn of(&self, image: &Arc<Image>, area: &Rect) -> Option<Arc<str>> {
        let key = Arc::as_ptr(image).addr();
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, data)) = made().get(&key) {
            return data.clone();
        }
        let data = encode(image, area).filter(|data| data.len() <= LONGEST).map(Arc::from);
        made().insert(key, (Arc::downgrade(image), data.clone()));
        data
    }
}

fn encode(image: &Image, area: &Rect) -> Option<String> {
    let size = |length: f64, pixels: u32| ((length * PIXELS).round() as u32).clamp(1, pixels.max(1));
    let alphas = image.alpha.iter().flatten().copied().chain(std::iter::repeat(u8::MAX));
    let pixels = image.rgb.chunks_exact(3).zip(alphas).flat_map(|(rgb, alpha)| [rgb[0], rgb[1], rgb[2], alpha]);
    let whole = RgbaImage::from_raw(image.width, image.height, pixels.collect())?;
    let small = imageops::thumbnail(&whole, size(area.width, image.width), size(area.height, image.height));
    let mut png = Cursor::new(Vec::new());
    small.write_to(&mut png, ImageFormat::Png).ok()?;
    Some(format!("data:image/png;base64,{}", STANDARD.encode(png.into_inner())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_is_made_small_once() {
        let image = Image { width: 400, height: 100, rgb: vec![90; 400 * 100 * 3], alpha: None, drawing: None };
        let (image, thumbnails, area) = (Arc::new(image), Thumbnails::default(), Rect::new(0.0, 0.0, 160.0, 40.0));
        let data = thumbnails.of(&image, &area).unwrap();
        assert!(Arc::ptr_eq(&data, &thumbnails.of(&image, &area).unwrap()));
        let png = STANDARD.decode(data.strip_prefix("data:image/png;base64,").unwrap()).unwrap();
        let read = image::load_from_memory(&png).unwrap();
        assert_eq!((read.width(), read.height()), (80, 20));
    }
}
