//! Reads logos: PNG, JPEG and SVG files of the workspace, decoded within limits.
//!
//! A logo's path comes from an export, so it must stay inside the workspace. The size is checked before decoding, and the
//! picture is scaled down to what a page can show. The file's first bytes decide its type, not its name. Any problem is an
//! error; the caller reports it and shows no logo.

use std::io::{Cursor, Read};
use std::path::{Component, Path};

use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};

use crate::base::io::IoError;
use crate::base::limits;
use crate::base::limits::{LOGO_BYTES, LOGO_PIXELS, LOGO_SIDE};
use crate::layout::frame::Image;
use crate::layout::logo::pixels::split;
use crate::layout::logo::wrong::Wrong;

/// The greatest side in a deck, in pixels: 180 pt at 220 dpi.
const SHOWN_PIXELS: u32 = 560;

/// A logo with the hash of its file, to detect changes.
#[derive(Debug, Clone)]
pub struct Logo {
    /// The picture, scaled down to what a page shows.
    pub image: Image,
    pub hash: [u8; 32],
}

/// Why a logo cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LogoError {
    #[error("the logo {0} lies outside the workspace")]
    Outside(String),
    #[error("{error}: {}", .error.source)]
    Io {
        #[from]
        error: IoError,
    },
    #[error("the logo {path} is larger than {limit}")]
    TooLarge { path: String, limit: String },
    #[error("the logo {path} is not a PNG, JPEG or SVG that can be read: {why}")]
    Decode { path: String, why: String },
}

pub fn load(root: &Path, path: &Path) -> Result<Logo, LogoError> {
    let bytes = read(root, path)?;
    let image = decode(&bytes).map_err(|wrong| match wrong {
        Wrong::TooLarge(limit) => LogoError::TooLarge { path: path.display().to_string(), limit },
        Wrong::Broken(why) => LogoError::Decode { path: path.display().to_string(), why },
    })?;
    Ok(Logo { image, hash: Sha256::digest(&bytes).into() })
}

fn read(root: &Path, path: &Path) -> Result<Vec<u8>, LogoError> {
    let shown = || path.display().to_string();
    let inside = path.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    if !inside {
        return Err(LogoError::Outside(shown()));
    }
    let mut bytes = Vec::new();
    let file = limits::open(&root.join(path)).and_then(|file| file.take(LOGO_BYTES + 1).read_to_end(&mut bytes));
    file.map_err(IoError::at("read the logo", path))?;
    if bytes.len() as u64 > LOGO_BYTES {
        return Err(LogoError::TooLarge { path: shown(), limit: format!("{} MB", LOGO_BYTES >> 20) });
    }
    Ok(bytes)
}

fn decode(bytes: &[u8]) -> Result<Image, Wrong> {
    if crate::layout::logo::svg::is_one(bytes) {
        return crate::layout::logo::svg::decode(bytes, SHOWN_PIXELS);
    }
    let broken = |e: image::ImageError| Wrong::Broken(e.to_string());
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|e| Wrong::Broken(e.to_string()))?;
    if !matches!(reader.format(), Some(ImageFormat::Png | ImageFormat::Jpeg)) {
        return Err(Wrong::Broken("its first bytes are of no such file".to_owned()));
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(LOGO_PIXELS * 16);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    bounded(width, height)?;
    // A photograph may be stored rotated, as its metadata says.
    let orientation = decoder.orientation().map_err(broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    if picture.width().max(picture.height()) > SHOWN_PIXELS {
        picture = picture.resize(SHOWN_PIXELS, SHOWN_PIXELS, image::imageops::FilterType::CatmullRom);
    }
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    Ok(split(width, height, picture.to_rgba8().pixels().map(|pixel| pixel.0)))
}

fn bounded(width: u32, height: u32) -> Result<(), Wrong> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(Wrong::Broken("it is empty".to_owned()));
    }
    if width > LOGO_SIDE || height > LOGO_SIDE || pixels > LOGO_PIXELS {
        let most = LOGO_PIXELS / 1_000_000;
        return Err(Wrong::TooLarge(format!("{LOGO_SIDE} pixels on a side or {most} million altogether")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The logo in a file of these bytes.
    fn loaded(bytes: &[u8]) -> Result<Logo, LogoError> {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("logo"), bytes).unwrap();
        load(dir.path(), "logo".as_ref())
    }

    fn png(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = image::RgbaImage::from_pixel(width, height, image::Rgba(pixel));
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_path_cannot_leave_the_workspace() {
        for path in ["../secret.png", "/etc/logo.png", "assets/../../x.png"] {
            assert!(matches!(load(Path::new("."), path.as_ref()), Err(LogoError::Outside(_))), "{path}");
        }
    }

    #[test]
    fn what_is_no_picture_or_cut_short_is_refused() {
        let picture = png(200, 100, [1, 2, 3, 255]);
        let half = &picture[..picture.len() / 2];
        for bytes in [b"not a picture".as_slice(), b"", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", half] {
            assert!(matches!(loaded(bytes), Err(LogoError::Decode { .. })));
        }
    }

    #[test]
    fn a_picture_that_claims_to_be_vast_is_refused_before_it_is_decoded() {
        let mut picture = png(1, 1, [0; 4]);
        // Width and height of the header chunk; its checksum is then wrong, so that is set right too.
        picture[16..24].copy_from_slice(&[0, 0, 0x1f, 0, 0, 0, 0x1f, 0]);
        let checksum = crc32(&picture[12..29]);
        picture[29..33].copy_from_slice(&checksum.to_be_bytes());
        let error = loaded(&picture).unwrap_err().to_string();
        assert_eq!(error, "the logo logo is larger than 8000 pixels on a side or 16 million altogether");
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
        })
    }

    #[test]
    fn a_large_logo_is_scaled_down() {
        let logo = loaded(&png(2_000, 500, [1, 2, 3, 200])).unwrap().image;
        assert_eq!((logo.width, logo.height), (560, 140));
        assert_eq!(logo.alpha.map(|a| a[0]), Some(200));
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2"/></svg>"#;
        assert_eq!(loaded(svg).unwrap().image.width, 560);
        assert_eq!(loaded(&png(4, 2, [9; 4])).unwrap().image.width, 4);
    }
}
