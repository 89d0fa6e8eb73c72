//! Converts decoded pixels to an image.

use crate::layout::frame::Image;

/// Separates colour and opacity, as [`Image`] stores them.
pub(crate) fn split(width: u32, height: u32, pixels: impl Iterator<Item = [u8; 4]>) -> Image {
    let area = width as usize * height as usize;
    let (mut rgb, mut alpha) = (Vec::with_capacity(area * 3), Vec::with_capacity(area));
    for [r, g, b, a] in pixels {
        rgb.extend_from_slice(&[r, g, b]);
        alpha.push(a);
    }
    let opaque = alpha.iter().all(|&a| a == 255);
    Image { width, height, rgb, alpha: (!opaque).then_some(alpha), drawing: None }
}
