//! Pictures as finished objects, of pixels or of outlines, compressed once however many decks show them.
//!
//! Which decks share a picture is seen from the `Arc` they share. The memory of a picture that is
//! gone cannot be taken for another's as long as a weak reference to it is kept.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::layout::frame::Image;
use crate::pdf::content::form_xobject::form;
use crate::pdf::content::number::NotFinite;
use crate::pdf::content::picture::{Picture, pack};
use crate::pdf::writer::deflate::deflate_hard;
use crate::pdf::writer::file::{File, Id, stream_body};

/// Pictures that were prepared already.
#[derive(Debug, Default)]
pub struct Images {
    known: Mutex<Known>,
}

/// Finished pictures by the address of their image, which no other has while a weak reference to it is kept.
#[derive(Debug, Default)]
struct Known {
    pictures: FxHashMap<usize, (Weak<Image>, Arc<Picture>)>,
    /// How many are let in before those that are gone are looked for: so every picture is looked at twice, not each time.
    room: usize,
}

impl Images {
    /// The finished form of a picture.
    pub fn prepared(&self, image: &Arc<Image>) -> Result<Arc<Picture>, NotFinite> {
        let address = Arc::as_ptr(image).addr();
        let find = |known: &Known| known.pictures.get(&address).map(|(_, picture)| Arc::clone(picture));
        // A panic elsewhere leaves the table whole: entries are put in complete.
        if let Some(picture) = find(&self.known.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(picture);
        }
        let picture = Arc::new(Picture::new(image)?);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(earlier) = find(&known) {
            return Ok(earlier);
        }
        if known.pictures.len() >= known.room {
            known.pictures.retain(|_, (weak, _)| weak.strong_count() > 0);
            known.room = 2 * known.pictures.len() + 8;
        }
        known.pictures.insert(address, (Arc::downgrade(image), Arc::clone(&picture)));
        Ok(picture)
    }
}

impl Picture {
    fn new(image: &Image) -> Result<Self, NotFinite> {
        let Some(drawing) = &image.drawing else { return Ok(Self::of_pixels(image)) };
        let (entries, content) = form(drawing, image.width.max(1), image.height.max(1))?;
        Ok(Self::of(entries, deflate_hard(&content), None))
    }

    fn of_pixels(image: &Image) -> Self {
        let (width, height) = (image.width.max(1), image.height.max(1));
        let head = format!("/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8");
        let gray = image.rgb.chunks_exact(3).all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2]);
        let (space, colors, samples) = if gray {
            ("/DeviceGray", 1, image.rgb.iter().step_by(3).copied().collect())
        } else {
            ("/DeviceRGB", 3, image.rgb.clone())
        };
        let pixels = pack(samples, width, height, colors);
        let entries = format!("{head}/ColorSpace{space}{}", pixels.predictor);
        let mask = image.alpha.as_ref().filter(|alpha| alpha.iter().any(|&opacity| opacity != 255)).map(|alpha| {
            let mask = pack(alpha.clone(), width, height, 1);
            stream_body(&format!("{head}/ColorSpace/DeviceGray{}", mask.predictor), &mask.data)
        });
        Self::of(entries, pixels.data, mask)
    }

    fn of(entries: String, content: Vec<u8>, mask: Option<Vec<u8>>) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(&entries);
        hasher.update(&content);
        hasher.update(mask.as_deref().unwrap_or(&[]));
        Self { entries, content, mask, digest: hasher.finalize().to_vec() }
    }

    /// Writes the picture; gives its number.
    pub fn write(&self, file: &mut File) -> Id {
        let id = file.reserve();
        let mut entries = self.entries.clone();
        if let Some(mask) = &self.mask {
            let mask_id = file.reserve();
            file.shared(mask_id, mask, &[]);
            entries.push_str(&format!("/SMask {mask_id} 0 R"));
        }
        file.shared(id, &stream_body(&entries, &self.content), &self.digest);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(alpha: Option<Vec<u8>>) -> Arc<Image> {
        Arc::new(Image { width: 2, height: 2, rgb: vec![9; 12], alpha, drawing: None })
    }

    #[test]
    fn a_shared_picture_is_prepared_once() {
        let (images, shown) = (Images::default(), image(None));
        assert!(Arc::ptr_eq(&images.prepared(&shown).unwrap(), &images.prepared(&shown).unwrap()));
    }

    #[test]
    fn pictures_that_are_gone_are_forgotten() {
        let images = Images::default();
        for _ in 0..50 {
            images.prepared(&image(None)).unwrap();
        }
        assert!(images.known.lock().unwrap().pictures.len() <= 9);
    }

    #[test]
    fn an_opaque_picture_needs_no_mask() {
        assert!(Picture::of_pixels(&image(Some(vec![255; 4]))).mask.is_none());
        assert!(Picture::of_pixels(&image(Some(vec![255, 0, 255, 255]))).mask.is_some());
    }

    #[test]
    fn a_buffer_that_is_too_short_is_filled_up() {
        let short = Image { width: 4, height: 4, rgb: vec![200; 5], alpha: Some(vec![1]), drawing: None };
        Picture::of_pixels(&short);
    }
}
