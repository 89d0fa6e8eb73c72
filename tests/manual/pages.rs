//! The book lists every page, and every link and picture of a page leads to something that is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::{pages, root};

/// The targets of a page's links and pictures, outside of code.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if line.starts_with("```") {
            open = !open;
        }
        // What stands between backticks is no link.
        let plain: String = if open { String::new() } else { line.split('`').step_by(2).collect::<Vec<_>>().join("`") };
        for part in plain.split("](").skip(1) {
            found.push(part.split(')').next().unwrap().to_owned());
        }
    }
    found
}

/// What a heading is linked to by, as GitHub and mdBook have it.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let slug = |heading: &str| {
        let kept =
            heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect::<String>();
        kept.replace(' ', "-")
    };
    headings.map(slug).collect()
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut parts: Vec<Component> = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(parts.pop()),
            Component::CurDir => {}
            other => parts.push(other),
        }
    }
    parts.iter().collect()
}

#[test]
fn every_link_leads_to_something_that_is_there() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for page in pages() {
        let text = fs::read_to_string(root(&page)).unwrap();
        for link in links(&text).into_iter().filter(|link| !link.contains(':')) {
            seen += 1;
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = match path {
                "" => PathBuf::from(&page),
                path => plain(&Path::new(&page).parent().unwrap().join(path)),
            };
            let there = root(&target.to_string_lossy());
            if !there.exists() {
                wrong.push(format!("{page}: {link}: there is no {}", target.display()));
            } else if !anchor.is_empty() && !anchors(&fs::read_to_string(there).unwrap()).contains(anchor) {
                wrong.push(format!("{page}: {link}: no heading is called so"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 50, "{seen}");
}

#[test]
fn the_book_lists_every_page_once() {
    let summary = fs::read_to_string(root("docs/SUMMARY.md")).unwrap();
    let mut listed = links(&summary);
    listed.sort();
    let there = pages().into_iter().filter_map(|page| page.strip_prefix("docs/").map(str::to_owned));
    let there: Vec<_> = there.filter(|page| page != "SUMMARY.md").collect();
    assert_eq!(listed, there);
}

/// The book is made of `docs` alone, so a link out of it would lead nowhere there.
#[test]
fn pages_of_the_book_link_within_it() {
    for page in pages().into_iter().filter(|page| page.starts_with("docs/")) {
        for link in links(&fs::read_to_string(root(&page)).unwrap()) {
            if !link.contains(':') && !link.starts_with('#') {
                let target = plain(&Path::new(&page).parent().unwrap().join(link.split('#').next().unwrap()));
                assert!(target.starts_with("docs"), "{page}: {link} leads out of the book");
            }
        }
    }
}
