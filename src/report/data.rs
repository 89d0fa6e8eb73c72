//! The list of accounts as the script reads it: an array a row, words that repeat named by their number.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::picture::{Album, Picture};
use crate::output::manifest::{DeckRecord, Outcome};

/// Words by their number; the empty one is 0.
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

/// `{outcomes, words, marks, rows}`; a row is `[id, name, segment, csm, outcome, reason code, reason, review, headline,
/// file, picture]`, and `picture` is 0 where there is none.
pub(super) fn json(rows: &[DeckRecord], pictures: &BTreeMap<String, Picture>) -> String {
    let of = |row: &DeckRecord| pictures.get(&row.account_id).filter(|_| row.outcome.has_deck());
    let album = Album::of(rows.iter().filter_map(of));
    let mut drawn = album.pictures.into_iter();
    let mut words = Words { numbers: FxHashMap::default(), words: Vec::new() };
    words.number("");
    let mut lines = String::with_capacity(rows.len() * 512);
    for (place, row) in rows.iter().enumerate() {
        let csm = if row.csm_name.is_empty() { &row.csm_email } else { &row.csm_name };
        let outcome = Outcome::ALL.iter().position(|outcome| *outcome == row.outcome);
        let picture = of(row).and_then(|_| drawn.next()).unwrap_or_else(|| "0".to_owned());
        let [segment, csm, code, reason, review] =
            [&row.segment, csm, &row.reason_code, &row.reason, &row.review].map(|word| words.number(word));
        let outcome = outcome.expect("all outcomes are among all outcomes");
        let [id, name, headline, file] =
            [&row.account_id, &row.name, &row.headline, &row.file].map(|text| quoted(text));
        lines.push_str(if place == 0 { "" } else { ",\n" });
        lines.push_str(&format!(
            "[{id},{name},{segment},{csm},{outcome},{code},{reason},{review},{headline},{file},{picture}]"
        ));
    }
    let outcomes = serde_json::json!(Outcome::ALL.map(Outcome::name));
    let words = serde_json::json!(words.words);
    format!("{{\"outcomes\":{outcomes},\"words\":{words},\"marks\":{},\"rows\":[\n{lines}]}}", album.shared)
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("text is always JSON")
}

#[cfg(test)]
mod tests {
    use super::super::tests::row;
    use super::*;

    #[test]
    fn a_word_that_repeats_is_written_once() {
        let mut rows = [row("a", "A", Outcome::Held), row("b", "B", Outcome::Rendered)];
        rows.iter_mut().for_each(|row| row.segment = "Mid-market".into());
        rows[0].csm_email = "sam@example.com".into();
        let json: serde_json::Value = serde_json::from_str(&json(&rows, &BTreeMap::new())).unwrap();
        assert_eq!(json["words"], serde_json::json!(["", "Mid-market", "sam@example.com"]));
        assert_eq!(json["rows"][0], serde_json::json!(["a", "A", 1, 2, 2, 0, 0, 0, "", "", 0]));
        assert_eq!(json["rows"][1][4], 0);
    }
}
