//! A page as a real browser sees it, without a window and without a network.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where browsers are looked for, beside what `QUARTERDECK_BROWSER` names.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A browser; `None` and a line where there is none, or a failed test where tools are required.
pub fn find() -> Option<PathBuf> {
    let named = std::env::var_os("QUARTERDECK_BROWSER").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let known = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let found = named.into_iter().chain(known).find(|path| path.is_file());
    if found.is_none() {
        super::common::lacks_tool(&format!("there is no browser ({})", NAMES.join(", ")));
    }
    found
}

/// The document of a local page once its scripts have run.
pub fn document(browser: &Path, page: &Path, fragment: &str) -> String {
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        .args(["--disable-component-update", "--disable-sync", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("file://{}{fragment}", page.display()))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
