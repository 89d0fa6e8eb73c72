//! What leaves the program: PDFs, the manifest, files written whole or not at all.

/// What a run says of itself, in its output folder.
pub const RUN_FILE: &str = "run.json";
