//! SVG logos: rendered to pixels once at the size a page shows, and converted to outlines where possible.
//!
//! Pixels are always needed: they show whether the logo is visible at all and on which background, and gradients, masks and
//! blend modes exist only as pixels. Text and embedded pictures are refused instead of silently left out, because they would
//! need fonts and files of the machine that drew them. Nothing outside the file is ever read.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use crate::layout::frame::Image;
use crate::layout::logo::outlines;
use crate::layout::logo::pixels::split;
use crate::layout::logo::wrong::Wrong;

/// The greatest number of `use` elements: nested, they multiply.
const MOST_USES: usize = 24;
/// The greatest number of XML nodes.
const MOST_NODES: u32 = 100_000;

/// Whether a file looks like XML.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"<")
}

/// Renders the drawing with its longer side at `side` pixels.
pub(crate) fn decode(bytes: &[u8], side: u32) -> Result<Image, Wrong> {
    let broken = |why: String| Wrong::Broken(why);
    let text = std::str::from_utf8(bytes).map_err(|e| broken(e.to_string()))?;
    let limits = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, limits).map_err(|e| broken(e.to_string()))?;
    refuse(&document)?;
    let resolver = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: resolver, ..Options::default() };
    let tree = Tree::from_xmltree(&document, &options).map_err(|e| broken(e.to_string()))?;
    let size = tree.size();
    let scale = side as f32 / size.width().max(size.height());
    let pixels = |length: f32| (length * scale).round().clamp(1.0, side as f32) as u32;
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let mut canvas = Pixmap::new(width, height).ok_or_else(|| broken("it is empty".to_owned()))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let drawn = canvas.pixels().iter().any(|pixel| pixel.alpha() > 0);
    if !drawn {
        return Err(broken("nothing is drawn in it".to_owned()));
    }
    let pixels = canvas.pixels().iter().map(|pixel| {
        let plain = pixel.demultiply();
        [plain.red(), plain.green(), plain.blue(), plain.alpha()]
    });
    Ok(Image { drawing: outlines::outlined(&tree, scale, width, height), ..split(width, height, pixels) })
}

/// Refuses drawings with parts that would be silently left out, or that multiply.
fn refuse(document: &Document) -> Result<(), Wrong> {
    let count = |names: &[&str]| document.descendants().filter(|node| names.contains(&node.tag_name().name())).count();
    let refused = |what: &str| Err(Wrong::Broken(what.to_owned()));
    if count(&["text"]) > 0 {
        return refused("it holds text that only some machines can draw; convert it to outlines");
    }
    if count(&["image", "feImage", "foreignObject"]) > 0 {
        return refused("it holds another picture; export it as PNG");
    }
    if count(&["use"]) > MOST_USES {
        return refused("it repeats its parts too often; export it as PNG");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(inner: &str) -> Result<Image, Wrong> {
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>{inner}</svg>");
        decode(text.as_bytes(), 80)
    }

    fn refusal(inner: &str) -> String {
        let Err(Wrong::Broken(why)) = drawn(inner) else { panic!("{inner} is not refused") };
        why
    }

    #[test]
    fn shapes_keep_their_place_and_colour_and_the_rest_is_clear() {
        let image = drawn("<rect x='20' width='20' height='20' fill='#102030'/>").unwrap();
        assert_eq!((image.width, image.height), (80, 40));
        let right = 80 * 20 + 60;
        assert_eq!(&image.rgb[right * 3..right * 3 + 3], [0x10, 0x20, 0x30]);
        let alpha = image.alpha.unwrap();
        assert_eq!((alpha[right], alpha[80 * 20 + 20]), (255, 0));
    }

    #[test]
    fn what_could_not_be_drawn_whole_is_refused_and_not_left_out() {
        assert!(refusal("<text x='1' y='9'>Acme</text>").contains("outlines"));
        assert!(refusal("<image href='/etc/passwd' width='4' height='4'/>").contains("another picture"));
        assert!(refusal("").contains("nothing is drawn"));
        assert!(refusal("<rect width='40'").len() > 5);
    }

    #[test]
    fn drawings_that_multiply_themselves_are_refused() {
        let mut bomb = String::from("<defs><g id='a0'><rect width='1' height='1'/></g>");
        for level in 1..12 {
            let uses = format!("<use href='#a{}'/>", level - 1).repeat(10);
            bomb += &format!("<g id='a{level}'>{uses}</g>");
        }
        bomb += "</defs><use href='#a11'/>";
        assert!(refusal(&bomb).contains("repeats"));
        let entities = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>\
            <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><desc>&b;</desc></svg>";
        assert!(decode(entities.as_bytes(), 80).is_err());
    }
}
