//! Reads the pictures of the report that is already in the output folder, for decks that this run does not render again.

use std::path::Path;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::base::limits;
use crate::report::data::{FORMAT, beginning};
use crate::report::picture::Picture;
use crate::store::manifest_row::ManifestRow;

/// The text before and after the data in the page.
const AROUND: (&str, &str) = ("id=\"data\">", "</script>");

/// Pictures by account, each with the beginning of its deck's fingerprint.
#[derive(Debug, Default)]
pub struct Earlier {
    pictures: FxHashMap<String, (String, Picture)>,
}

#[derive(Deserialize)]
struct Data<'a> {
    format: u32,
    #[serde(borrow)]
    marks: Vec<&'a RawValue>,
    #[serde(borrow)]
    rows: Vec<Row<'a>>,
}

/// Account id, the beginning of the fingerprint, the picture's marks, and the rest, which is not needed here.
type Row<'a> = (String, String, Vec<&'a RawValue>, IgnoredAny);

impl Earlier {
    /// Reads the report in `folder`. Without pictures if it cannot be read.
    pub fn load(folder: &Path) -> Self {
        limits::read_text(&folder.join(crate::report::file::FILE), limits::REPORT_BYTES)
            .ok()
            .and_then(|page| Self::read(&page))
            .unwrap_or_default()
    }

    fn read(page: &str) -> Option<Self> {
        let data = page.split_once(AROUND.0)?.1.split_once(AROUND.1)?.0;
        let data: Data = serde_json::from_str(data).ok().filter(|data: &Data| data.format == FORMAT)?;
        let one = |mark: &&RawValue| Picture::read(&[mark.get()], &[]);
        let shared: Vec<Picture> = data.marks.iter().map(one).collect::<Option<_>>()?;
        let picture = |(id, print, marks, _): Row| {
            let marks: Vec<&str> = marks.iter().map(|mark| mark.get()).collect();
            let picture = Picture::read(&marks, &shared).filter(|_| !print.is_empty())?;
            Some((id, (print, picture)))
        };
        Some(Self { pictures: data.rows.into_iter().filter_map(picture).collect() })
    }

    /// The first page of a row's deck, unless the deck has changed since.
    pub fn picture(&self, row: &ManifestRow) -> Option<&Picture> {
        let (print, picture) = self.pictures.get(&row.account_id)?;
        (*print == beginning(&row.fingerprint)).then_some(picture)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::page::tests::row;
    use crate::store::manifest_row::Outcome;

    #[test]
    fn a_picture_is_read_back_for_the_same_deck_only() {
        let deck = |print: &str| ManifestRow {
            fingerprint: print.repeat(32),
            ..row("a \"1\"", "</script>", Outcome::Rendered)
        };
        let rows = [deck("ab"), row("b", "B", Outcome::Held)];
        let picture = Picture::read(&["[0,\"M0 0\"]", "[1,\"\\u003c\"]"], &[]).unwrap();
        let json = crate::report::data::json(&rows, |_| Some(&picture));
        let page = format!("<p>{}{}{}", AROUND.0, crate::report::script_json::embedded(&json), AROUND.1);
        let earlier = Earlier::read(&page).unwrap();
        assert_eq!(earlier.picture(&rows[0]), Some(&picture));
        assert_eq!((earlier.picture(&deck("cd")), earlier.picture(&rows[1])), (None, None));
        assert!(Earlier::read(&page.replace("\"format\":1", "\"format\":0")).is_none());
        assert!(Earlier::read(&page.replace("\"rows\":[", "\"rows\":")).is_none());
    }
}
