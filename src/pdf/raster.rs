//! A deck's pages as pictures, drawn from the finished PDF's bytes: what is shown is what is sent.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt as _;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};
use rayon::prelude::*;

/// A picture: three bytes a pixel, red, green and blue, row by row from the top left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The pixels.
    pub rgb: Vec<u8>,
}

/// How hard a file is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// For a file that travels: small.
    Small,
    /// For one that stays here and is written again and again: in a fifth of the time, and twice as large.
    Fast,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The bytes are no PDF with a page.
    #[error("the deck's pages cannot be drawn: {0}")]
    Page(String),
    /// The picture cannot be written.
    #[error("the picture of a deck's page cannot be written")]
    Write(#[from] image::ImageError),
}

/// A page, counted from 0, as a PNG of so many pixels' width.
pub fn page(pdf: &[u8], at: usize, width: u32) -> Result<Vec<u8>, PictureError> {
    let file = open(pdf)?;
    let page = file.pages().get(at).ok_or_else(|| PictureError::Page(format!("there is no page {}", at + 1)))?;
    encode(&draw(page, width), Pressed::Small)
}

/// Every page as a picture of so many pixels' width, drawn side by side.
pub fn pages(pdf: &[u8], width: u32) -> Result<Vec<Bitmap>, PictureError> {
    let file = open(pdf)?;
    if file.pages().is_empty() {
        return Err(PictureError::Page("there are none".into()));
    }
    Ok(file.pages().par_iter().map(|page| draw(page, width)).collect())
}

/// A picture as a PNG: the same bytes for the same picture.
pub fn encode(picture: &Bitmap, pressed: Pressed) -> Result<Vec<u8>, PictureError> {
    let mut png = Vec::new();
    let (compression, filter) = match pressed {
        Pressed::Small => (CompressionType::Default, FilterType::Adaptive),
        Pressed::Fast => (CompressionType::Fast, FilterType::Up),
    };
    let encoder = PngEncoder::new_with_quality(&mut png, compression, filter);
    encoder.write_image(&picture.rgb, picture.width, picture.height, ExtendedColorType::Rgb8)?;
    Ok(png)
}

fn open(pdf: &[u8]) -> Result<Pdf, PictureError> {
    Pdf::new(pdf.to_vec()).map_err(|error| PictureError::Page(format!("{error:?}")))
}

/// A page of exactly so many pixels' width: the size is set and not left to a factor, which would be cut to a pixel less.
fn draw(page: &Page<'_>, width: u32) -> Bitmap {
    let (points_wide, points_high) = page.render_dimensions();
    let scale = f64::from(width) / f64::from(points_wide);
    let pixels = |length: f64| length.round().clamp(1.0, f64::from(u16::MAX)) as u16;
    let mut context = RenderContext::new(pixels(f64::from(width)), pixels(f64::from(points_high) * scale));
    let place = Affine::scale(scale) * page.initial_transform(true).to_kurbo();
    let (cache, settings) = (RenderCache::new(), RenderSettings::default());
    render_into(page, &cache, &InterpreterSettings::default(), &settings, &mut context, place);
    context.flush();
    let mut pixmap = Pixmap::new(context.width(), context.height());
    let ground = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut pixmap, &mut Resources::default(), ground);
    let rgb = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    Bitmap { width: pixmap.width().into(), height: pixmap.height().into(), rgb }
}
