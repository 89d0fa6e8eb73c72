//! Logos scaled down to the report's size, as data URIs.

use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{ImageFormat, RgbaImage, imageops};
use rustc_hash::FxHashMap;

use crate::layout::frame::Image;
use crate::layout::geometry::Rect;

/// Thumbnail pixels per point of the page: the report shows a quarter of the size, and screens have up to two device pixels
/// per CSS pixel.
const PIXELS: f64 = 0.5;
/// The longest data URI; a logo that takes more is left out.
const LONGEST: usize = 8 << 10;

/// The thumbnails of a run, each made once.
///
/// The key is the image's address in memory. A weak reference keeps the address from being reused for another image, without
/// keeping the pixels.
#[derive(Debug, Default)]
pub struct Thumbnails {
    made: Mutex<FxHashMap<usize, Made>>,
}

/// The original image, and the thumbnail's data URI, unless that is too long.
type Made = (Weak<Image>, Option<Arc<str>>);

impl Thumbnails {
    /// The thumbnail of a logo shown in `area`; `None` if it would be too large.
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
