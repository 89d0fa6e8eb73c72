//! What leaves the program: PDFs, the manifest, files written whole or not at all.

pub(crate) mod fail_point;
pub mod files;
pub mod journal;
mod lines;
pub mod manifest;
pub mod pdf;
pub mod png;
pub mod proof;
pub mod told;

/// The folder that holds what is the program's own: in a workspace what must not be lost, in an output folder the lock and the
/// journal.
pub const STATE: &str = ".quarterdeck";

/// What a run says of itself, in its output folder.
pub const RUN_FILE: &str = "run.json";

/// `1,077`.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
