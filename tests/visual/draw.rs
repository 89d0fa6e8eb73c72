//! Pages of a PDF as pictures, drawn from its bytes by a rasteriser that shares no code with the writer.

use std::sync::{Arc, Mutex};

use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// Half of a page's size in points: small files, and the smallest text is still read.
const SCALE: f32 = 0.5;

/// Rows of RGB.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub rgb: Vec<[u8; 3]>,
}

/// The chosen pages at half their size, or what the rasteriser had to say of the file: a font or picture it could not use.
pub fn pages(pdf: &[u8], chosen: &[usize]) -> Result<Vec<Picture>, String> {
    pages_at(SCALE, pdf, chosen)
}

/// As [`pages`], with so many pixels to a point.
pub fn pages_at(scale: f32, pdf: &[u8], chosen: &[usize]) -> Result<Vec<Picture>, String> {
    let file = Pdf::new(pdf.to_vec()).map_err(|error| format!("{error:?}"))?;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let listener = Arc::clone(&heard);
    let warning_sink = Arc::new(move |warning: InterpreterWarning| {
        listener.lock().expect("no listener panics").push(format!("{warning:?}"));
    });
    let interpreter = InterpreterSettings { warning_sink, ..InterpreterSettings::default() };
    // Hinting and cached glyphs move letters to whole pixels, and hide shifts of less than one.
    let settings = RenderSettings { hinting: false, glyph_caching: false, ..RenderSettings::default() };
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let cache = RenderCache::new();
    let picture = |page: usize| {
        let page = file.pages().get(page).ok_or_else(|| format!("there is no page {}", page + 1))?;
        let pixmap = render(page, &cache, &interpreter, &settings, &size);
        let rgb = pixmap.data().iter().map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
        Ok(Picture { width: pixmap.width().into(), height: pixmap.height().into(), rgb })
    };
    let pictures = chosen.iter().map(|page| picture(*page)).collect::<Result<_, String>>()?;
    let heard = heard.lock().expect("no listener panics");
    if heard.is_empty() { Ok(pictures) } else { Err(heard.join(", ")) }
}
