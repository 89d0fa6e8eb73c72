//! How the customer's logo is shown: how large, how much room around it, and when it needs a chip behind it.

use crate::layout::color::Color;
use crate::layout::frame::Image;
use crate::layout::geometry::{Pt, Size};

/// Limits of a logo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogoRules {
    /// The widest it may be.
    pub max_width: Pt,
    /// The highest it may be.
    pub max_height: Pt,
    /// Room on every side, as a share of its height.
    pub clear_space: f64,
    /// The background that is laid behind a logo which would be lost on the page.
    pub chip: Color,
}

/// Below this ratio a pixel cannot be told from what is behind it.
const VISIBLE: f64 = 1.5;

impl LogoRules {
    /// The size a picture is shown in: as large as the limits allow, its proportions kept.
    pub fn size(&self, image: &Image) -> Size {
        let (width, height) = (Pt::from(image.width.max(1)), Pt::from(image.height.max(1)));
        let scale = (self.max_width / width).min(self.max_height / height);
        Size { width: width * scale, height: height * scale }
    }

    /// Whether a picture needs the chip on a background: where more than half of what it shows stands out too little
    /// there, and more of it does on the chip.
    pub fn needs_chip(&self, image: &Image, behind: Color) -> bool {
        let (lost, lost_on_chip) = (lost_share(image, behind), lost_share(image, self.chip));
        lost > 0.5 && lost_on_chip < lost
    }
}

/// The share of a picture's visible pixels that cannot be told from a background.
fn lost_share(image: &Image, behind: Color) -> f64 {
    // A few thousand pixels tell as much as millions.
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
