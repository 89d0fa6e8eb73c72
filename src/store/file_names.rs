//! What leaves the program: PDFs, the manifest, files written whole or not at all.

/// What a run says of itself, in its output folder.
pub const RUN_FILE: &str = "run.json";

/// What says which site a published folder is. Its name begins with no dot, since some tools leave such files out.
pub const SITE_ID_FILE: &str = "site-id.txt";
