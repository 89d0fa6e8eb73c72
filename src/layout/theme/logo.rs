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

/// The least contrast of what is to be recognised, as WCAG 2.2 asks of graphics (1.4.11).
const VISIBLE: f64 = 3.0;

/// A logo of which a larger share than this is not visible cannot be recognised.
const MAY_BE_LOST: f64 = 0.5;

impl LogoRules {
    /// The size of a picture: as large as the limits allow, with its proportions.
    pub fn size(&self, image: &Image) -> Size {
        let (width, height) = (Pt::from(image.width.max(1)), Pt::from(image.height.max(1)));
        let scale = (self.max_width / width).min(self.max_height / height);
        Size { width: width * scale, height: height * scale }
    }

    /// The colour of the chip that a picture needs on a background: `None` where enough of it has contrast there, or no chip makes it
    /// better. What is pale on the usual chip too gets one of the page's `ink`.
    pub fn chip_on(&self, image: &Image, behind: Color, ink: Color) -> Option<Color> {
        let lost = lost_share(image, behind);
        let [usual, dark] = [self.chip, ink].map(|chip| (lost_share(image, chip), chip));
        let (left, chip) = if usual.0 > MAY_BE_LOST && dark.0 < usual.0 { dark } else { usual };
        (lost > MAY_BE_LOST && left < lost).then_some(chip)
    }
}

/// The share of a picture's opaque pixels that are not visible on a background.
pub fn lost_share(image: &Image, behind: Color) -> f64 {
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
    fn a_logo_of_any_colour_has_contrast_on_what_is_behind_it() {
        const TEAL: Color = Color { r: 15, g: 118, b: 110 };
        const RED: Color = Color { r: 255, g: 0, b: 0 };
        let chip = |logo, behind| rules().chip_on(&plain(logo, 20, 10), behind, NAVY);
        assert_eq!((chip(NAVY, NAVY), chip(NAVY, WHITE), chip(WHITE, NAVY)), (Some(WHITE), None, None));
        assert_eq!((chip(RED, TEAL), chip(WHITE, WHITE)), (Some(WHITE), Some(NAVY)));
        let steps = || (0..=255).step_by(51);
        let colors = steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| Color { r, g, b })));
        for (color, behind) in colors.flat_map(|color| [NAVY, WHITE, TEAL].map(|behind| (color, behind))) {
            let ground = chip(color, behind).unwrap_or(behind);
            assert!(color.contrast(ground) >= VISIBLE, "{color:?} on {ground:?}");
        }
    }

    #[test]
    fn keeps_the_proportions() {
        assert_eq!(rules().size(&plain(NAVY, 1_000, 100)), Size { width: 180.0, height: 18.0 });
        assert_eq!(rules().size(&plain(NAVY, 128, 256)), Size { width: 28.0, height: 56.0 });
    }
}
