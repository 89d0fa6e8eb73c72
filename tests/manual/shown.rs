//! A file that a page shows is the file: a remark before the block names it, `make bless` copies it anew.
//!
//! `<!-- file: PATH -->` shows a file of the repository, `<!-- first line: PATH -->` the first line of a file of the real data.

use std::fs;

use super::{common, pages, root};

/// A page with its shown files copied anew.
fn copied(text: &str) -> (String, usize) {
    let mut lines = text.lines();
    let (mut out, mut seen) = (String::new(), 0);
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let named = |mark: &str| line.strip_prefix(mark).and_then(|rest| rest.strip_suffix(" -->"));
        let wanted = if let Some(path) = named("<!-- file: ") {
            Some(fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}")))
        } else {
            named("<!-- first line: ").and_then(|path| {
                let text = fs::read_to_string(common::shared(path)?).unwrap();
                Some(format!("{}\n", text.lines().next().unwrap()))
            })
        };
        let Some(wanted) = wanted else { continue };
        seen += 1;
        let fence = lines.find(|line| !line.is_empty()).unwrap();
        assert!(fence.starts_with("```"), "{line} is not followed by a block");
        out.push_str(&format!("{fence}\n{wanted}```\n"));
        assert!(lines.by_ref().any(|line| line == "```"), "{line}: the block is not closed");
    }
    (out, seen)
}

#[test]
fn every_file_that_is_shown_is_the_file() {
    let mut all = 0;
    for page in pages() {
        let text = fs::read_to_string(root(&page)).unwrap();
        let (now, seen) = copied(&text);
        all += seen;
        if std::env::var("QUARTERDECK_BLESS").as_deref() == Ok("1") && now != text {
            fs::write(root(&page), &now).unwrap();
        }
        let text = fs::read_to_string(root(&page)).unwrap();
        let differs = text.lines().zip(now.lines()).position(|(there, now)| there != now);
        assert!(
            text == now,
            "{page}:{}: another file is shown; `make bless` copies it",
            differs.map_or(0, |at| at + 1)
        );
    }
    assert!(all >= 6, "{all}");
}
