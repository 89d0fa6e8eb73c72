//! A deck's first page as a picture, drawn from the finished PDF's bytes: what is shown is what is sent.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The bytes are no PDF with a page.
    #[error("the deck's first page cannot be drawn: {0}")]
    Page(String),
    /// The picture cannot be written.
    #[error("the picture of the deck's first page cannot be written")]
    Write(#[from] image::ImageError),
}

/// The first page as a PNG of so many pixels' width.
pub fn first_page(pdf: &[u8], width: u32) -> Result<Vec<u8>, PictureError> {
    let file = Pdf::new(pdf.to_vec()).map_err(|error| PictureError::Page(format!("{error:?}")))?;
    let page = file.pages().first().ok_or_else(|| PictureError::Page("there is none".into()))?;
    let scale = width as f32 / page.render_dimensions().0;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixmap =
        render(page, &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &settings);
    let rgb: Vec<u8> = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive);
    encoder.write_image(&rgb, pixmap.width().into(), pixmap.height().into(), ExtendedColorType::Rgb8)?;
    Ok(png)
}
