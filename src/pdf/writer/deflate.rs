//! Deflating, with one compressor a thread that is reset rather than made anew.
//!
//! A stream compressed here carries its `/Filter`, so nothing later compresses it again. The same
//! input gives the same bytes on every thread: a reset compressor remembers nothing.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};

/// What every deck pays for: streams written once and sent once.
const QUICK: u32 = 1;

thread_local! {
    static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(QUICK), true));
}

/// Deflates what belongs to one deck.
pub fn deflate(data: &[u8]) -> Vec<u8> {
    COMPRESSOR.with_borrow_mut(|compressor| {
        compressor.reset();
        run(compressor, data)
    })
}

/// Deflates, as small as it goes, what many decks share.
pub fn deflate_hard(data: &[u8]) -> Vec<u8> {
    run(&mut Compress::new(Compression::best(), true), data)
}

fn run(compressor: &mut Compress, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 2 + 64);
    loop {
        let taken = compressor.total_in() as usize;
        let status = compressor
            .compress_vec(&data[taken..], &mut out, FlushCompress::Finish)
            .expect("the deflate state is sound: it was new or reset, and is finished once");
        if status == Status::StreamEnd {
            return out;
        }
        out.reserve(out.capacity().max(64));
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_was_deflated_before_leaves_no_trace() {
        let text = b"seats ready for more of your team ".repeat(40);
        let fresh = std::thread::spawn({
            let text = text.clone();
            move || deflate(&text)
        });
        deflate(&[7; 100_000]);
        assert_eq!(deflate(&text), fresh.join().unwrap());
    }

    #[test]
    fn data_comes_back() {
        let noise: Vec<u8> = (0..70_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for packed in [deflate(&noise), deflate_hard(&noise)] {
            let mut back = Vec::new();
            flate2::read::ZlibDecoder::new(packed.as_slice()).read_to_end(&mut back).unwrap();
            assert_eq!(back, noise);
        }
    }
}
