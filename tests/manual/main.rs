//! The manual and the README: every command in them does what it says, every page is listed, every link leads somewhere, and
//! every file that is shown is the file.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../sending/server.rs"]
#[expect(dead_code, reason = "tests/sending uses all of it")]
mod server;

mod commands;
mod figures;
mod pages;
mod shell;
mod shown;
mod stage;

use std::fs;
use std::path::{Path, PathBuf};

/// A path of the repository.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// All pages: the README, and what is below `docs`, by their paths from the repository.
pub fn pages() -> Vec<String> {
    let mut found = vec!["README.md".to_owned(), "themes/README.md".to_owned()];
    let mut folders = vec!["docs".to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push(path);
            } else if path.ends_with(".md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The fenced blocks of a page: the line where each begins, its language and its text.
pub fn blocks(text: &str) -> Vec<(usize, &str, String)> {
    let mut found: Vec<(usize, &str, String)> = Vec::new();
    let mut open = false;
    for (number, line) in text.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(language) => {
                open = true;
                found.push((number + 1, language, String::new()));
            }
            None if open => {
                let (.., block) = found.last_mut().unwrap();
                block.push_str(line);
                block.push('\n');
            }
            None => {}
        }
    }
    assert!(!open, "a block is not closed");
    found
}
