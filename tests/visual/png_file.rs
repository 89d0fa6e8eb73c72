//! Pictures as small files: the colours of areas as they are, those of letters' edges in coarser steps, 256 in all.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::Path;

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter, Transformations};
use rustc_hash::FxHashMap;

use super::draw::Picture;

/// How many of the most frequent colours are kept as they are, of 256.
const KEPT: usize = 160;

/// A palette file.
pub fn encode(picture: &Picture) -> Vec<u8> {
    let (palette, pixels) = reduced(picture);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width as u32, picture.height as u32);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::High);
    // Differences between the numbers of palette entries mean nothing.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().expect("memory takes all");
    writer.write_image_data(&pixels).expect("memory takes all");
    writer.finish().expect("memory takes all");
    bytes
}

/// A file of all colours, each channel in 64 steps, two off at the most.
pub fn encode_in_steps(picture: &Picture) -> Vec<u8> {
    let step = |channel: u8| (channel.saturating_add(2) / 4).min(63) * 4 + if channel > 253 { 3 } else { 0 };
    let rgb = picture.rgb.iter().map(|pixel| pixel.map(step)).collect();
    encode_plain(&Picture { rgb, ..*picture }, Compression::High)
}

/// A file of all colours.
pub fn encode_plain(picture: &Picture, compression: Compression) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width as u32, picture.height as u32);
    encoder.set_color(ColorType::Rgb);
    encoder.set_compression(compression);
    encoder.set_filter(Filter::Adaptive);
    let mut writer = encoder.write_header().expect("memory takes all");
    writer.write_image_data(picture.rgb.as_flattened()).expect("memory takes all");
    writer.finish().expect("memory takes all");
    bytes
}

/// The picture in a file, `None` where there is no file.
pub fn read(path: &Path) -> Option<Picture> {
    let bytes = std::fs::read(path).ok()?;
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut pixels = vec![0; reader.output_buffer_size().expect("a slide fits into memory")];
    let info = reader.next_frame(&mut pixels).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(info.color_type, ColorType::Rgb, "{}", path.display());
    let (rgb, _) = pixels.as_chunks::<3>();
    Some(Picture { width: info.width as usize, height: info.height as usize, rgb: rgb.to_vec() })
}

/// The palette, and the number of each pixel's colour in it.
fn reduced(picture: &Picture) -> (Vec<[u8; 3]>, Vec<u8>) {
    let mut counts: FxHashMap<[u8; 3], usize> = FxHashMap::default();
    picture.rgb.iter().for_each(|pixel| *counts.entry(*pixel).or_default() += 1);
    let mut colors: Vec<_> = counts.into_iter().collect();
    colors.sort_by_key(|(color, count)| (std::cmp::Reverse(*count), *color));
    let rest = colors.split_off(colors.len().min(KEPT));
    let mut palette: Vec<_> = colors.into_iter().map(|(color, _)| color).collect();
    let mut number: FxHashMap<_, _> = palette.iter().copied().zip(0_u8..=255).collect();
    // Rare colours that differ only in their lower bits are taken together.
    let cell = |color: &[u8; 3], dropped: u8| color.map(|channel| channel >> dropped);
    let cells = |dropped: u8| rest.iter().map(|(color, _)| cell(color, dropped)).collect::<BTreeSet<_>>().len();
    let dropped = (0..8).find(|dropped| cells(*dropped) <= 256 - KEPT).expect("one bit a channel makes eight colours");
    let mut members: BTreeMap<_, Vec<_>> = BTreeMap::new();
    rest.iter().for_each(|(color, _)| members.entry(cell(color, dropped)).or_default().push(*color));
    for colors in members.into_values() {
        let middle = |channel: usize| {
            let values = colors.iter().map(|color| u16::from(color[channel]));
            let (least, most) = values.fold((255, 0), |(least, most), value| (value.min(least), value.max(most)));
            (least + most).div_ceil(2) as u8
        };
        number.extend(colors.iter().map(|color| (*color, palette.len() as u8)));
        palette.push([middle(0), middle(1), middle(2)]);
    }
    let pixels = picture.rgb.iter().map(|pixel| number[pixel]).collect();
    (palette, pixels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_channel_moves_by_more_than_two_in_steps() {
        let picture =
            Picture { width: 16, height: 16, rgb: (0..=255).map(|level| [level, 255 - level, level]).collect() };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("steps.png");
        std::fs::write(&path, encode_in_steps(&picture)).unwrap();
        let back = read(&path).unwrap();
        let moved = picture.rgb.iter().flatten().zip(back.rgb.iter().flatten()).map(|(a, b)| a.abs_diff(*b));
        assert_eq!(moved.max(), Some(2));
        assert_eq!((back.rgb[0][0], back.rgb[255][0]), (0, 255));
    }

    #[test]
    fn frequent_colours_stay_and_no_channel_moves_by_more_than_sixteen() {
        let blend = |at: usize| [(at % 256) as u8, (at / 256 % 256) as u8, 40];
        let mut picture = Picture { width: 256, height: 260, rgb: (0..256 * 260).map(blend).collect() };
        picture.rgb[256 * 256..].fill([245, 247, 250]);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("blend.png");
        std::fs::write(&path, encode(&picture)).unwrap();
        let back = read(&path).unwrap();
        assert_eq!((back.width, back.height), (256, 260));
        let moved = picture.rgb.iter().flatten().zip(back.rgb.iter().flatten()).map(|(a, b)| a.abs_diff(*b));
        assert_eq!(moved.max(), Some(16));
        assert_eq!(back.rgb[256 * 256..], picture.rgb[256 * 256..]);
    }
}
