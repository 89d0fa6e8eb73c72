//! The real data, which is not in the repository.

use std::path::{Path, PathBuf};

/// A path of the real data, which is not in the repository. Without it a test says in a line that it was skipped,
/// or fails where `QUARTERDECK_REQUIRE_SHARED=1`.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("QUARTERDECK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let found = root.join(path);
    if found.exists() {
        return Some(found);
    }
    assert!(
        std::env::var("QUARTERDECK_REQUIRE_SHARED").as_deref() != Ok("1"),
        "{} is required and not there",
        found.display()
    );
    println!("skipped: {} is not there", found.display());
    None
}
