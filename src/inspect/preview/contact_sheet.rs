//! Arranges pictures on one sheet, with gaps of the same width between and around them.
//!
//! The sheet of a held account has a striped background, so that nobody sends it by mistake.

use crate::pdf::raster::Bitmap;

/// Between pictures and around them, in pixels.
const GAP: u32 = 20;
/// The line between the two pictures of a pair.
const LINE: u32 = 4;
/// Visible beside white and beside black pages.
const GREY: [u8; 3] = [0xc9, 0xcc, 0xd1];
/// The colours of the background for a held account.
const STRIPES: [[u8; 3]; 2] = [[0xe8, 0xa3, 0x17], [0x2b, 0x2b, 0x2b]];
/// The width of a stripe.
const STRIPE: u32 = 24;

/// The background of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Plain grey.
    Clear,
    Held,
}

/// The positions of pictures of one size on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetLayout {
    pub size: (u32, u32),
    columns: u32,
    cell: (u32, u32),
}

impl SheetLayout {
    /// The width of a picture if each row has so many.
    pub fn cell_width(columns: u32, width: u32) -> u32 {
        (width - GAP * (columns + 1)) / columns
    }

    /// The width of each picture of a pair if each row has so many pairs.
    pub fn pair_width(columns: u32, width: u32) -> u32 {
        (Self::cell_width(columns, width) - LINE) / 2
    }

    /// The layout of `count` pictures. The last row may be shorter.
    pub fn of(count: u32, cell: (u32, u32), columns: u32, width: u32) -> Self {
        let rows = count.div_ceil(columns);
        Self { size: (width, GAP + rows * (cell.1 + GAP)), columns, cell }
    }

    /// The top left corner of a picture; `place` counts from 0.
    pub fn corner(&self, place: u32) -> (u32, u32) {
        let (column, row) = (place % self.columns, place / self.columns);
        (GAP + column * (self.cell.0 + GAP), GAP + row * (self.cell.1 + GAP))
    }
}

/// Arranges the pictures row by row; all must have the size of the first.
pub fn sheet(pictures: &[Bitmap], columns: u32, width: u32, ground: Ground) -> Bitmap {
    let cell = pictures.first().map_or((0, 0), |first| (first.width, first.height));
    let layout = SheetLayout::of(pictures.len() as u32, cell, columns, width);
    let mut sheet = self::ground(layout.size, ground);
    for (place, picture) in (0..).zip(pictures) {
        lay(picture, layout.corner(place), &mut sheet);
    }
    sheet
}

/// Joins two pictures side by side with a line between them.
pub fn touching(left: &Bitmap, right: &Bitmap) -> Bitmap {
    let size = (left.width + LINE + right.width, left.height.max(right.height));
    let mut both = self::ground(size, Ground::Clear);
    lay(left, (0, 0), &mut both);
    lay(right, (left.width + LINE, 0), &mut both);
    both
}

fn ground((width, height): (u32, u32), ground: Ground) -> Bitmap {
    let colour = |x: u32, y: u32| match ground {
        Ground::Clear => GREY,
        Ground::Held => STRIPES[((x + y) / STRIPE) as usize % STRIPES.len()],
    };
    let mut rgb = Vec::with_capacity(3 * width as usize * height as usize);
    (0..height).for_each(|y| (0..width).for_each(|x| rgb.extend_from_slice(&colour(x, y))));
    Bitmap { width, height, rgb }
}

/// Copies a picture onto a sheet; what does not fit is cut off.
fn lay(picture: &Bitmap, (left, top): (u32, u32), sheet: &mut Bitmap) {
    let bytes = |pixels: u32| 3 * pixels as usize;
    let width = picture.width.min(sheet.width.saturating_sub(left));
    for y in 0..picture.height.min(sheet.height.saturating_sub(top)) {
        let from = bytes(picture.width) * y as usize;
        let to = bytes(sheet.width) * (top + y) as usize + bytes(left);
        sheet.rgb[to..to + bytes(width)].copy_from_slice(&picture.rgb[from..from + bytes(width)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(width: u32, height: u32, colour: [u8; 3]) -> Bitmap {
        Bitmap { width, height, rgb: colour.repeat((width * height) as usize) }
    }

    fn pixel(picture: &Bitmap, x: u32, y: u32) -> [u8; 3] {
        let at = 3 * (y * picture.width + x) as usize;
        [picture.rgb[at], picture.rgb[at + 1], picture.rgb[at + 2]]
    }

    #[test]
    fn pictures_never_touch_nor_leave_the_sheet() {
        for (count, columns, width) in [(1, 3, 2560), (6, 3, 2560), (8, 3, 2560), (8, 2, 2560), (5, 4, 301)] {
            let cell = (SheetLayout::cell_width(columns, width), 90);
            let layout = SheetLayout::of(count, cell, columns, width);
            let corners: Vec<_> = (0..count).map(|place| layout.corner(place)).collect();
            for (place, (x, y)) in corners.iter().enumerate() {
                assert!(*x >= GAP && x + cell.0 + GAP <= layout.size.0, "{count} {columns}");
                assert!(*y >= GAP && y + cell.1 + GAP <= layout.size.1, "{count} {columns}");
                for (other_x, other_y) in &corners[..place] {
                    let apart = x.abs_diff(*other_x) >= cell.0 + GAP || y.abs_diff(*other_y) >= cell.1 + GAP;
                    assert!(apart, "{count} {columns}");
                }
            }
        }
    }

    #[test]
    fn every_picture_is_seen_whole_in_its_order() {
        let colours: Vec<[u8; 3]> = (0..8).map(|number| [number, 7, 9]).collect();
        let pictures: Vec<_> = colours.iter().map(|colour| plain(30, 20, *colour)).collect();
        let sheet = sheet(&pictures, 3, 3 * 30 + 4 * GAP, Ground::Clear);
        assert_eq!((sheet.width, sheet.height), (170, 140));
        for (colour, (column, row)) in colours.iter().zip((0..8).map(|place| (place % 3, place / 3))) {
            let (x, y) = (GAP + column * (30 + GAP), GAP + row * (20 + GAP));
            assert_eq!([pixel(&sheet, x, y), pixel(&sheet, x + 29, y + 19)], [*colour, *colour]);
            assert_eq!([pixel(&sheet, x - 1, y), pixel(&sheet, x, y + 20)], [GREY, GREY]);
        }
    }

    #[test]
    fn a_held_sheet_stands_on_stripes() {
        let picture = [plain(30, 20, [1, 2, 3])];
        let [clear, held] = [Ground::Clear, Ground::Held].map(|ground| sheet(&picture, 1, 70, ground));
        assert_eq!(pixel(&clear, 0, 0), GREY);
        assert_eq!([pixel(&held, 0, 0), pixel(&held, STRIPE, 0)], STRIPES);
        assert_eq!(pixel(&held, GAP, GAP), [1, 2, 3]);
    }

    #[test]
    fn a_pair_is_the_old_on_the_left() {
        let pair = touching(&plain(10, 5, [1, 1, 1]), &plain(10, 5, [2, 2, 2]));
        assert_eq!((pair.width, pair.height), (20 + LINE, 5));
        assert_eq!([pixel(&pair, 9, 4), pixel(&pair, 10, 4), pixel(&pair, 10 + LINE, 0)], [[1; 3], GREY, [2; 3]]);
    }
}
