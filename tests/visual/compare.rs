//! Two pictures side by side: how far apart they are, and a picture that shows where.

use super::draw::Picture;

/// How far a channel may be off, of 255, in letters and at edges. References keep such pixels in coarse steps, 16 off at the
/// most, and processors round differently by one or two; letters that moved by a pixel are off by a hundred.
const AT_EDGES: u8 = 24;

/// How far within an area of one colour: the palest card is 10 off its page, and has to be missed where it is gone.
const IN_AREAS: u8 = 6;

/// How many pixels may be further off, as a share of all: eight of a slide's 129,600. Another digit in the smallest
/// text is off in more than that.
const SHARE: f64 = 8.0 / 129_600.0;

/// Room between the panels.
const GAP: usize = 8;

const MARK: [u8; 3] = [214, 0, 122];
const GROUND: [u8; 3] = [96, 96, 96];

/// Where two pictures differ; `None` where they are as good as the same.
pub struct Difference {
    /// Whether each pixel is too far off.
    off: Vec<bool>,
}

impl Difference {
    /// Of pictures of the same size.
    pub fn between(expected: &Picture, actual: &Picture) -> Option<Self> {
        let far = |at: usize| {
            let (ours, theirs) = (&expected.rgb[at], &actual.rgb[at]);
            let apart = ours.iter().zip(theirs).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or_default();
            apart > AT_EDGES || apart > IN_AREAS && is_in_area(expected, at)
        };
        let off: Vec<bool> = (0..expected.rgb.len()).map(far).collect();
        let count = off.iter().filter(|off| **off).count();
        (count as f64 > SHARE * off.len() as f64).then_some(Self { off })
    }

    /// How many pixels are too far off.
    pub fn pixels(&self) -> usize {
        self.off.iter().filter(|off| **off).count()
    }

    /// Expected, actual, and the actual one faded with all that differs marked.
    pub fn panels(&self, expected: &Picture, actual: &Picture) -> Picture {
        let mut marked = Picture { rgb: actual.rgb.iter().map(|pixel| pixel.map(faded)).collect(), ..actual.clone() };
        for at in self.off.iter().enumerate().filter(|(_, off)| **off).map(|(at, _)| at) {
            let (x, y) = (at % marked.width, at / marked.width);
            // A single pixel would not be seen.
            for y in y.saturating_sub(1)..(y + 2).min(marked.height) {
                for x in x.saturating_sub(1)..(x + 2).min(marked.width) {
                    marked.rgb[y * marked.width + x] = MARK;
                }
            }
        }
        beside(&[expected, actual, &marked])
    }
}

/// Whether the pixels around it have its colour.
fn is_in_area(picture: &Picture, at: usize) -> bool {
    let (x, y) = (at % picture.width, at / picture.width);
    let same = |x: usize, y: usize| picture.rgb[y * picture.width + x] == picture.rgb[at];
    (y.saturating_sub(1)..(y + 2).min(picture.height))
        .all(|y| (x.saturating_sub(1)..(x + 2).min(picture.width)).all(|x| same(x, y)))
}

fn faded(channel: u8) -> u8 {
    160 + channel / 4
}

fn beside(panels: &[&Picture]) -> Picture {
    let width = panels.iter().map(|panel| panel.width).sum::<usize>() + GAP * (panels.len() - 1);
    let height = panels.iter().map(|panel| panel.height).max().unwrap_or_default();
    let mut sheet = Picture { width, height, rgb: vec![GROUND; width * height] };
    let mut left = 0;
    for panel in panels {
        for (y, row) in panel.rgb.chunks_exact(panel.width).enumerate() {
            sheet.rgb[y * width + left..][..panel.width].copy_from_slice(row);
        }
        left += panel.width + GAP;
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(level: u8) -> Picture {
        Picture { width: 480, height: 270, rgb: vec![[level; 3]; 480 * 270] }
    }

    #[test]
    fn rounding_makes_no_difference() {
        assert!(Difference::between(&grey(100), &grey(104)).is_none());
        assert!(Difference::between(&grey(100), &grey(107)).is_some());
    }

    #[test]
    fn nine_pixels_do_and_are_marked() {
        let mut changed = grey(100);
        changed.rgb[480 * 9 + 11..][..8].fill([200, 100, 100]);
        assert!(Difference::between(&grey(100), &changed).is_none());
        changed.rgb[480 * 10 + 11] = [200, 100, 100];
        let difference = Difference::between(&grey(100), &changed).unwrap();
        assert_eq!(difference.pixels(), 9);
        let sheet = difference.panels(&grey(100), &changed);
        assert_eq!((sheet.width, sheet.height), (3 * 480 + 16, 270));
        let at = |x: usize, y: usize| sheet.rgb[y * sheet.width + x];
        assert_eq!([at(11, 9), at(488 + 11, 9), at(976 + 11, 9)], [[100; 3], [200, 100, 100], MARK]);
        assert_eq!([at(976 + 40, 9), at(976 + 11, 7), at(976 + 11, 8)], [[185; 3], [185; 3], MARK]);
    }
}
