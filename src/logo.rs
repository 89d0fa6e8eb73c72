//! Logos: pictures of the workspace, decoded within bounds.
//!
//! A logo's path comes from an export, so it must stay inside the workspace; its size is checked before it is decoded, and
//! it is scaled down to what a page can show.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Component, Path};

use image::{DynamicImage, ImageReader};

use crate::frame::Image;

/// The largest file that is read.
const MOST_BYTES: u64 = 8 << 20;
/// The most pixels on a side.
const MOST_PIXELS: u32 = 8_000;
/// The most pixels on a side in a deck: 180 pt at 220 dpi.
const SHOWN_PIXELS: u32 = 560;

/// Why a logo cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LogoError {
    /// Its path leaves the workspace.
    #[error("the logo {0} lies outside the workspace")]
    Outside(String),
    /// It cannot be read.
    #[error("failed to read the logo {path}")]
    Read {
        /// The path as given.
        path: String,
        /// The cause.
        source: std::io::Error,
    },
    /// It is too large.
    #[error("the logo {path} is larger than {limit}")]
    TooLarge {
        /// The path as given.
        path: String,
        /// The limit in words.
        limit: String,
    },
    /// It is no PNG or JPEG.
    #[error("the logo {path} is not a PNG or JPEG that can be read: {why}")]
    Decode {
        /// The path as given.
        path: String,
        /// The decoder's words.
        why: String,
    },
}

/// Whether a logo can be used, by its header alone.
pub fn probe(root: &Path, path: &Path) -> Result<(), LogoError> {
    let shown = path.display().to_string();
    let file = open(root, path)?;
    let reader = ImageReader::new(BufReader::new(file)).with_guessed_format();
    let reader = reader.map_err(|source| LogoError::Read { path: shown.clone(), source })?;
    let (width, height) =
        reader.into_dimensions().map_err(|e| LogoError::Decode { path: shown.clone(), why: e.to_string() })?;
    bounded(&shown, width, height)
}

/// The logo's file, for fingerprints.
pub fn bytes(root: &Path, path: &Path) -> Result<Vec<u8>, LogoError> {
    let mut bytes = Vec::new();
    let read = open(root, path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|source| LogoError::Read { path: path.display().to_string(), source })?;
    Ok(bytes)
}

/// The logo, decoded and scaled down to what a page shows.
pub fn load(root: &Path, path: &Path) -> Result<Image, LogoError> {
    let shown = path.display().to_string();
    let wrong = |why: String| LogoError::Decode { path: shown.clone(), why };
    probe(root, path)?;
    let picture = image::load_from_memory(&bytes(root, path)?).map_err(|e| wrong(e.to_string()))?;
    let picture = if picture.width().max(picture.height()) > SHOWN_PIXELS {
        picture.resize(SHOWN_PIXELS, SHOWN_PIXELS, image::imageops::FilterType::CatmullRom)
    } else {
        picture
    };
    Ok(split(&picture))
}

fn open(root: &Path, path: &Path) -> Result<File, LogoError> {
    let shown = || path.display().to_string();
    let inside = path.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    if !inside {
        return Err(LogoError::Outside(shown()));
    }
    let file = File::open(root.join(path)).map_err(|source| LogoError::Read { path: shown(), source })?;
    let length = file.metadata().map_err(|source| LogoError::Read { path: shown(), source })?.len();
    if length > MOST_BYTES {
        return Err(LogoError::TooLarge { path: shown(), limit: format!("{} MB", MOST_BYTES >> 20) });
    }
    Ok(file)
}

fn bounded(shown: &str, width: u32, height: u32) -> Result<(), LogoError> {
    if width == 0 || height == 0 || width > MOST_PIXELS || height > MOST_PIXELS {
        let limit = format!("{MOST_PIXELS} pixels on a side, or empty");
        return Err(LogoError::TooLarge { path: shown.to_owned(), limit });
    }
    Ok(())
}

fn split(picture: &DynamicImage) -> Image {
    let (width, height) = (picture.width(), picture.height());
    let rgba = picture.to_rgba8();
    let mut rgb = Vec::with_capacity((width * height * 3) as usize);
    let mut alpha = Vec::with_capacity((width * height) as usize);
    for pixel in rgba.pixels() {
        rgb.extend_from_slice(&pixel.0[..3]);
        alpha.push(pixel.0[3]);
    }
    let opaque = alpha.iter().all(|&a| a == 255);
    Image { width, height, rgb, alpha: (!opaque).then_some(alpha) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_the_workspace() {
        for path in ["../secret.png", "/etc/logo.png", "assets/../../x.png"] {
            assert!(matches!(probe(Path::new("."), path.as_ref()), Err(LogoError::Outside(_))), "{path}");
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("logo.png"), b"not a picture").unwrap();
        assert!(matches!(load(dir.path(), "logo.png".as_ref()), Err(LogoError::Decode { .. })));
    }

    #[test]
    fn a_large_logo_is_scaled_down() {
        let dir = tempfile::tempdir().unwrap();
        image::RgbaImage::from_pixel(2_000, 500, image::Rgba([1, 2, 3, 200])).save(dir.path().join("l.png")).unwrap();
        let logo = load(dir.path(), "l.png".as_ref()).unwrap();
        assert_eq!((logo.width, logo.height), (560, 140));
        assert_eq!(logo.alpha.map(|a| a[0]), Some(200));
    }
}
