//! How the customer's logo is shown: its size, the space around it, and whether it needs a chip (a background) behind it.

use crate::layout::color::Color;
use crate::layout::frame::Image;
use crate::layout::geometry::{Pt, Size};

/// Limits of a logo, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogoRules {
    pub max_width: Pt,
    pub max_height: Pt,
    /// Space on every side, as a share of its height.
    pub clear_space: f64,
    /// The colour of the chip behind a logo that would be invisible on the page.
    pub chip: Color,
}

/// Below this contrast a pixel is invisible on its background.
const VISIBLE: f64 = 1.5;

impl LogoRules {
    /// The size of a picture: as large as the limits allow, with its proportions.
    pub fn size(&self, image: &Image) -> Size {
        let (width, height) = (Pt::from(image.width.max(1)), Pt::from(image.height.max(1)));
        let scale = (self.max_width / width).min(self.max_height / height);
        Size { width: width * scale, height: height * scale }
    }

    /// Whether a picture needs the chip on a background: more than half of its pixels have too little contrast there, and the
    /// chip makes it better.
    pub fn needs_chip(&self, image: &Image, behind: Color) -> bool {
        let (lost, lost_on_chip) = (lost_share(image, behind), lost_share(image, self.chip));
        lost > 0.5 && lost_on_chip < lost
    }
}

/// The share of a picture's opaque pixels that are invisible on a background.
fn lost_share(image: &Image, behind: Color) -> f64 {
    // A sample of a few thousand pixels is enough.
    let step = (image.rgb.len() / 3 / 4_096).max(1);
    let opacity = |pixel: usize| image.alpha.as_ref().and_then(|a| a.get(pixel)).copied().unwrap_or(255);
    let (mut shown, mut lost) = (0_u32, 0_u32);
    for (pixel, rgb) in image.rgb.chunks_exact(3).enumerate().step_by(step) {
        if opacity(pixel) < 128 {
            continue;
        }
        shown += 1;
        lost += u32::from(Color { r: rgb[0], g: rgb[1], b: rgb[2] }.contrast(behind) < VISIBLE);
    }
    if shown == 0 { 0.0 } else { f64::from(lost) / f64::from(shown) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Color = Color { r: 255, g: 255, b: 255 };
    const NAVY: Color = Color { r: 11, g: 47, b: 65 };

    fn rules() -> LogoRules {
        LogoRules { max_width: 180.0, max_height: 56.0, clear_space: 0.25, chip: WHITE }
    }

    fn plain(color: Color, width: u32, height: u32) -> Image {
        let rgb = [color.r, color.g, color.b].repeat((width * height) as usize);
        Image { width, height, rgb, alpha: None, drawing: None }
    }

    #[test]
    fn lays_a_chip_behind_a_dark_logo_on_a_dark_cover_only() {
        assert!(rules().needs_chip(&plain(NAVY, 20, 10), NAVY));
        assert!(!rules().needs_chip(&plain(NAVY, 20, 10), WHITE));
        assert!(!rules().needs_chip(&plain(WHITE, 20, 10), NAVY));
    }

    #[test]
    fn keeps_the_proportions() {
        assert_eq!(rules().size(&plain(NAVY, 1_000, 100)), Size { width: 180.0, height: 18.0 });
        assert_eq!(rules().size(&plain(NAVY, 128, 256)), Size { width: 28.0, height: 56.0 });
    }
}
