//! A picture as finished objects of a document.

use crate::pdf::writer::deflate::deflate_hard;

/// A picture's finished objects.
#[derive(Debug)]
pub struct Picture {
    pub(crate) entries: String,
    pub(crate) content: Vec<u8>,
    pub(crate) mask: Option<Vec<u8>>,
    pub(crate) digest: Vec<u8>,
}

pub(crate) struct Packed {
    pub(crate) data: Vec<u8>,
    pub(crate) predictor: String,
}

/// Deflates rows as they are and as differences to the row above, and keeps the smaller form. A short buffer is
/// filled up with black: a reader would refuse the picture.
pub(crate) fn pack(mut samples: Vec<u8>, width: u32, height: u32, colors: u32) -> Packed {
    let row = width as usize * colors as usize;
    samples.resize(row * height as usize, 0);
    let plain = deflate_hard(&samples);
    let mut differences = Vec::with_capacity(samples.len() + height as usize);
    for (index, current) in samples.chunks_exact(row).enumerate() {
        // 2 is PNG's filter "up".
        differences.push(2);
        let above = index.checked_sub(1).map(|above| &samples[above * row..(above + 1) * row]);
        match above {
            Some(above) => differences.extend(current.iter().zip(above).map(|(now, then)| now.wrapping_sub(*then))),
            None => differences.extend_from_slice(current),
        }
    }
    let up = deflate_hard(&differences);
    if up.len() < plain.len() {
        let predictor = format!("/DecodeParms<</Predictor 12/Colors {colors}/Columns {width}>>");
        Packed { data: up, predictor }
    } else {
        Packed { data: plain, predictor: String::new() }
    }
}
