//! The list of accounts as JSON for the report's script: an array per row, in which repeated words are replaced by numbers.

use rustc_hash::FxHashMap;

use crate::report::picture::{Album, Picture};
use crate::store::manifest_row::{ManifestRow, Outcome};

/// Numbers for words, in order of first use; the empty word is 0.
struct Words<'a> {
    numbers: FxHashMap<&'a str, usize>,
    words: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn number(&mut self, word: &'a str) -> usize {
        *self.numbers.entry(word).or_insert_with(|| {
            self.words.push(word);
            self.words.len() - 1
        })
    }
}

/// Raise this whenever the meaning of marks changes, so that the pictures of an earlier report are not reused.
pub(crate) const FORMAT: u32 = 1;

/// `{format, outcomes, words, marks, rows}`; a row is `[id, fingerprint, picture, [name, segment, csm, outcome, reason code,
/// reason, review, headline, file]]`. `fingerprint` is the beginning of the deck's fingerprint. Without a picture both
/// `picture` and `fingerprint` are empty.
pub(crate) fn json<'p>(rows: &'p [ManifestRow], picture: impl Fn(&'p ManifestRow) -> Option<&'p Picture>) -> String {
    let pictures: Vec<Option<&Picture>> =
        rows.iter().map(|row| picture(row).filter(|_| row.outcome.has_deck())).collect();
    let album = Album::of(pictures.iter().copied().flatten());
    let mut drawn = album.pictures.into_iter();
    let reviews: Vec<String> = rows.iter().map(|row| row.review.to_string()).collect();
    let mut words = Words { numbers: FxHashMap::default(), words: Vec::new() };
    words.number("");
    let mut lines = String::with_capacity(rows.len() * 512);
    for (place, row) in rows.iter().enumerate() {
        let csm = if row.csm_name.is_empty() { &row.csm_email } else { &row.csm_name };
        let outcome = Outcome::ALL.iter().position(|outcome| *outcome == row.outcome);
        let picture = pictures[place].and_then(|_| drawn.next());
        let print = if picture.is_some() { beginning(&row.fingerprint) } else { "" };
        let picture = picture.unwrap_or_else(|| "[]".to_owned());
        let [segment, csm, code, reason, review] =
            [&*row.segment, csm, row.code(), &row.reason, &reviews[place]].map(|word| words.number(word));
        let outcome = outcome.expect("all outcomes are among all outcomes");
        let [id, name, headline, file] =
            [&row.account_id, &row.name, &row.headline, &row.file].map(|text| quoted(text));
        lines.push_str(if place == 0 { "" } else { ",\n" });
        lines.push_str(&format!(
            "[{id},\"{print}\",{picture},[{name},{segment},{csm},{outcome},{code},{reason},{review},{headline},{file}]]"
        ));
    }
    let outcomes = serde_json::json!(Outcome::ALL.map(Outcome::name));
    let words = serde_json::json!(words.words);
    format!(
        "{{\"format\":{FORMAT},\"outcomes\":{outcomes},\"words\":{words},\"marks\":{},\"rows\":[\n{lines}]}}",
        album.shared
    )
}

/// The beginning of a fingerprint, which is enough to distinguish two decks of one account.
pub(crate) fn beginning(fingerprint: &str) -> &str {
    fingerprint.get(..12).filter(|hex| hex.bytes().all(|digit| digit.is_ascii_hexdigit())).unwrap_or_default()
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("text is always JSON")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::page::tests::row;

    #[test]
    fn a_word_that_repeats_is_written_once() {
        let mut rows = [row("a", "A", Outcome::Held), row("b", "B", Outcome::Rendered)];
        rows.iter_mut().for_each(|row| row.segment = "Mid-market".into());
        rows[0].csm_email = "sam@example.com".into();
        let json: serde_json::Value = serde_json::from_str(&json(&rows, |_| None)).unwrap();
        assert_eq!(json["words"], serde_json::json!(["", "Mid-market", "sam@example.com"]));
        assert_eq!(json["rows"][0], serde_json::json!(["a", "", [], ["A", 1, 2, 2, 0, 0, 0, "", ""]]));
        assert_eq!(json["rows"][1][3][3], 0);
    }
}
