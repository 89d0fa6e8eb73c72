//! The fuzz targets as ordinary tests: each judges the seeds that `make fuzz` begins with.
//!
//! The targets are the files the fuzzer runs. This crate takes the place of the two they name: it has a `fuzz_target!` that
//! makes a function, and the desk of `tests/fuzz/src`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

extern crate self as libfuzzer_sys;
extern crate self as quarterdeck_fuzz;

use std::fs;
use std::path::{Path, PathBuf};

/// What a target makes of an input that is none.
pub enum Corpus {
    Keep,
    Reject,
}

/// Apart, so that the targets have to name what they use, as they do of the fuzzer.
mod machinery {
    macro_rules! fuzz_target {
        (|$bytes:ident: &[u8]| $body:expr) => {
            pub fn judge_seed($bytes: &[u8]) {
                $body
            }
        };
        (|$input:ident: $kind:ty| -> Corpus $body:block) => {
            pub fn judge_seed(bytes: &[u8]) {
                let judge = |$input: $kind| -> Corpus { $body };
                let made = <$kind as arbitrary::Arbitrary>::arbitrary_take_rest(arbitrary::Unstructured::new(bytes));
                let (Ok(Corpus::Keep | Corpus::Reject) | Err(_)) = made.map(judge);
            }
        };
        (|$input:ident: $kind:ty| $body:expr) => {
            pub fn judge_seed(bytes: &[u8]) {
                if let Ok($input) =
                    <$kind as arbitrary::Arbitrary>::arbitrary_take_rest(arbitrary::Unstructured::new(bytes))
                {
                    $body
                }
            }
        };
    }
    pub(crate) use fuzz_target;
}
pub(crate) use machinery::fuzz_target;

#[path = "fuzz/src/lib.rs"]
mod session;
pub use session::*;

macro_rules! targets {
    ($($name:ident: $path:literal from $seeds:expr;)*) => {$(
        #[path = $path]
        #[expect(unused_attributes, reason = "the fuzzer has a `main` of its own, a test's module has none")]
        mod $name;

        #[test]
        fn $name() {
            let seeds: Vec<Vec<u8>> = $seeds;
            assert!(!seeds.is_empty());
            seeds.iter().for_each(|seed| $name::judge_seed(seed));
        }
    )*};
}

targets! {
    numbers: "fuzz/fuzz_targets/numbers.rs" from lines(3, 150);
    dates: "fuzz/fuzz_targets/dates.rs" from lines(3, 150);
    delimited: "fuzz/fuzz_targets/delimited.rs" from files(&["sample_data", "tests/fuzz/found"], &["hostile/csv_spectrum", "hostile/csv_injection"]);
    json: "fuzz/fuzz_targets/json.rs" from files(&["sample_data"], &["hostile/csv_spectrum/json", "hostile/blns"]);
    round_trip: "fuzz/fuzz_targets/round_trip.rs" from lines(3, 150);
    yaml: "fuzz/fuzz_targets/yaml.rs" from files(&["sample_data", "tests/real"], &["hostile/yaml_bombs"]);
    theme: "fuzz/fuzz_targets/theme.rs" from files(&["themes"], &["hostile/yaml_bombs"]);
    text: "fuzz/fuzz_targets/text.rs" from lines(3, 150);
    logo: "fuzz/fuzz_targets/logo.rs" from files(&["sample_data/assets"], &[]);
    deck: "fuzz/fuzz_targets/deck.rs" from lines(40, 10);
}

/// The longest seed, as in `tests/fuzz.sh`.
const LONGEST: usize = 9_000;

/// The files of folders of the repository and of the shared data, where it is there.
fn files(ours: &[&str], shared: &[&str]) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = shared.iter().filter_map(|path| session::shared(&format!("data/{path}")));
    let mut folders: Vec<PathBuf> = ours.iter().map(|path| root.join(path)).chain(shared).collect();
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    let cut = |path: &PathBuf| {
        let mut bytes = fs::read(path).unwrap();
        bytes.truncate(LONGEST);
        bytes
    };
    found.iter().map(cut).collect()
}

/// So many pieces of so many lines of names and hostile strings, spread over all of them.
fn lines(each: usize, count: usize) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = ["sample_data/accounts.csv", "sample_data/tickets.csv"].map(|path| root.join(path)).to_vec();
    for path in ["hostile/blns/blns.txt", "names/ror_names_multiscript.csv", "names/ror_names_format_chars.csv"] {
        paths.extend(session::shared(&format!("data/{path}")));
    }
    let texts = paths.iter().map(|path| fs::read(path).unwrap());
    let pieces: Vec<Vec<u8>> = texts
        .flat_map(|text| {
            let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
            lines.chunks(each).map(<[_]>::concat).collect::<Vec<_>>()
        })
        .collect();
    let step = (pieces.len() / count).max(1);
    pieces.into_iter().step_by(step).collect()
}
