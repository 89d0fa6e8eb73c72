//! What each deck claims, one JSON line for each account: the run of the next quarter looks back on it.
//!
//! Only accounts with a deck have a line, since nobody received the other claims. A build of some accounts replaces their
//! lines and keeps the others, as it does with the manifest.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use serde::de::IgnoredAny;

use crate::base::io::IoError;
use crate::store::files::Staged;
use crate::store::sorted_jsonl;
use crate::store::sorted_jsonl::JsonlError;

/// The file's name in the output folder.
pub const FILE: &str = "insights.jsonl";

/// What one deck claims.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DeckClaims {
    pub account_id: String,
    /// The period's label.
    pub period: String,
    /// The insights, the most important first.
    pub insights: Vec<Claim>,
    /// The next steps, in their order.
    pub steps: Vec<Claim>,
    /// The features that were suggested, by catalogue id.
    pub picks: Vec<String>,
    /// What the contract included, by metric.
    #[serde(default)]
    pub entitlements: BTreeMap<String, f64>,
    /// The links by which a customer responds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<ClaimedLink>,
    /// Its slides in order, as `qbr.yaml` names them; empty in files of earlier versions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slides: Vec<String>,
}

/// A link by which a customer responds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ClaimedLink {
    /// What it is about: `feature-budgets`, `book`.
    pub topic: String,
    /// Its slide, as `qbr.yaml` names it.
    pub slide: String,
    pub label: String,
}

/// An insight or a next step, and the figures behind it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Claim {
    /// Rule and subject: `trend:weekly_users`.
    pub id: String,
    /// Facts by name.
    pub figures: BTreeMap<String, f64>,
}

/// The claims of a build.
#[derive(Debug, Default, PartialEq)]
pub struct ClaimsFile {
    pub by_account: BTreeMap<String, DeckClaims>,
    /// Of the bytes that were read, in hex digits.
    pub sha256: String,
}

/// Reads the claims of an earlier build; `None` if there is no such file.
pub fn read(folder: &Path) -> Result<Option<ClaimsFile>, JsonlError> {
    let mut by_account = BTreeMap::new();
    let sha256 = each(folder, |claims| {
        by_account.insert(claims.account_id.clone(), claims);
    })?;
    Ok(sha256.map(|sha256| ClaimsFile { by_account, sha256 }))
}

/// Passes the claims of an earlier build on deck by deck, so that the reader keeps only what it needs. Returns the SHA-256 of
/// the bytes that were read in hex digits, if there is such a file.
pub fn each(folder: &Path, each: impl FnMut(DeckClaims)) -> Result<Option<String>, JsonlError> {
    sorted_jsonl::read(&folder.join(FILE), |line| serde_json::from_slice(line), each)
}

/// The part of a line that is checked when the line is kept as it is: the account, and that this program wrote it.
#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "only that they are present is checked")]
struct Shape<'a> {
    #[serde(borrow)]
    account_id: Cow<'a, str>,
    #[serde(borrow)]
    period: Cow<'a, str>,
    insights: Vec<IgnoredAny>,
    steps: Vec<IgnoredAny>,
    picks: Vec<IgnoredAny>,
}

/// The lines of an earlier build unchanged, sorted by account, and the SHA-256 of the file in hex digits; no lines if there is no
/// such file.
pub fn lines(folder: &Path) -> Result<(Vec<ClaimsLine>, String), JsonlError> {
    let parse = |line: &[u8]| {
        let Shape { account_id, .. } = serde_json::from_slice(line)?;
        let json = std::str::from_utf8(line).expect("what was read as JSON is text").into();
        Ok(ClaimsLine { account_id: account_id.into_owned(), json })
    };
    let mut all = Vec::new();
    let sha256 = sorted_jsonl::read(&folder.join(FILE), parse, |line| all.push(line))?;
    all.sort_by(|a, b| a.account_id.cmp(&b.account_id));
    Ok((all, sha256.unwrap_or_default()))
}

/// The claims of some accounts, each as its line and parsed; `None` if a line is not found: reading the whole file says why.
pub fn find(folder: &Path, account_ids: &[String]) -> Option<Vec<(ClaimsLine, DeckClaims)>> {
    let mut finder = sorted_jsonl::Finder::open(&folder.join(FILE)).ok()?;
    let mut find = |id: &String| {
        let json = finder.line_of(id).ok()??;
        let claims: DeckClaims = serde_json::from_str(&json).ok()?;
        Some((ClaimsLine { account_id: claims.account_id.clone(), json: json.into() }, claims))
    };
    account_ids.iter().map(&mut find).collect()
}

/// The claims of one deck as a line of the file: a run keeps one for every deck, and a line is small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimsLine {
    pub account_id: String,
    pub json: Box<str>,
}

impl DeckClaims {
    /// The line of the file.
    pub fn line(&self) -> ClaimsLine {
        let json = serde_json::to_string(self).expect("strings and finite numbers are always JSON");
        ClaimsLine { account_id: self.account_id.clone(), json: json.into() }
    }
}

/// Writes the file under a temporary name.
pub fn stage(folder: &Path, all: &[&ClaimsLine]) -> Result<Staged, IoError> {
    sorted_jsonl::stage(&folder.join(FILE), all, false, |out, line| writeln!(out, "{}", line.json))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::store::files;

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()).unwrap(), None);
        let fact = Claim { id: "step-seats".into(), figures: [("seats.active".to_owned(), 9.0)].into() };
        let claims = DeckClaims {
            account_id: "a\n1".into(),
            period: "2026-Q2".into(),
            insights: vec![],
            steps: vec![fact],
            picks: vec!["budgets".into()],
            entitlements: [("seats_licensed".to_owned(), 40.0)].into(),
            links: vec![ClaimedLink { topic: "book".into(), slide: "next_steps".into(), label: "Book".into() }],
            slides: vec!["cover".into(), "next_steps".into()],
        };
        stage(folder.path(), &[&claims.line()]).unwrap().place().unwrap();
        let file = read(folder.path()).unwrap().unwrap();
        assert_eq!(file.sha256, files::sha256_of(&folder.path().join(FILE)).unwrap());
        assert_eq!(lines(folder.path()).unwrap(), (vec![claims.line()], file.sha256));
        assert_eq!(file.by_account, [("a\n1".to_owned(), claims)].into());
    }

    #[test]
    fn a_foreign_line_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "{}\n").unwrap();
        assert!(read(folder.path()).unwrap_err().to_string().ends_with("insights.jsonl:1"));
    }

    proptest! {
        #[test]
        fn a_figure_comes_back_to_the_last_bit(figure in proptest::num::f64::NORMAL) {
            let read: f64 = serde_json::from_str(&serde_json::to_string(&figure).unwrap()).unwrap();
            prop_assert_eq!(read.to_bits(), figure.to_bits());
        }
    }
}
