//! The manifest: one row for each account, which binds the account, its contact and its deck.
//!
//! It is written twice: `manifest.csv` for people and their spreadsheets, where a cell that would run as a formula is made
//! harmless, and `manifest.jsonl` for programs, raw. A later build reads the lines and merges its rows into them.

use std::io;
use std::io::Write;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use crate::base::account_id::{forms, identity};
use crate::base::io::IoError;
use crate::store::files::{Staged, holds, stage};
use crate::store::manifest_row::ManifestRow;
use crate::store::sorted_jsonl;
use crate::store::sorted_jsonl::{JsonlError, write_line};

/// The manifest for spreadsheets.
pub const CSV_FILE: &str = "manifest.csv";
/// The manifest for programs.
pub const LINES_FILE: &str = "manifest.jsonl";

/// The rows of an output folder, sorted by account id, one for each account.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Manifest {
    rows: Vec<ManifestRow>,
}

impl From<JsonlError> for ManifestError {
    fn from(error: JsonlError) -> Self {
        match error {
            JsonlError::Io(error) => Self::Io(error),
            JsonlError::Line { path, line, source } => Self::Row { path, line, source },
        }
    }
}

/// Why a manifest could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    #[error(transparent)]
    Io(#[from] IoError),
    /// Not a manifest of ours.
    #[error("{}:{line} is not a row of a manifest; move the file away and build every account", path.display())]
    Row {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        source: serde_json::Error,
    },
}

impl Manifest {
    /// Takes rows in any order; of several rows of one account the last counts.
    pub fn new(mut rows: Vec<ManifestRow>) -> Self {
        let mut seen = FxHashSet::default();
        rows.reverse();
        rows.retain(|row| seen.insert(identity(&row.account_id).to_owned()));
        rows.sort_by(|a, b| a.account_id.cmp(&b.account_id));
        Self { rows }
    }

    /// Reads what an earlier build wrote; `None` if there is no manifest.
    pub fn load(folder: &Path) -> Result<Option<Self>, ManifestError> {
        Ok(Self::read(folder)?.map(|(manifest, _)| manifest))
    }

    /// The same, with the SHA-256 of the bytes that were read, in hex digits.
    pub fn read(folder: &Path) -> Result<Option<(Self, String)>, ManifestError> {
        let mut rows = Vec::new();
        let parse = |line: &[u8]| serde_json::from_slice(line);
        let sha256 = sorted_jsonl::read(&folder.join(LINES_FILE), parse, |row| rows.push(row))?;
        Ok(sha256.map(|sha256| (Self::new(rows), sha256)))
    }

    /// Finds the rows of some accounts without reading the others; `None` if a row is not found that way: then [`Manifest::load`]
    /// says why.
    pub fn find(folder: &Path, account_ids: &[String]) -> Option<Self> {
        let mut finder = sorted_jsonl::Finder::open(&folder.join(LINES_FILE)).ok()?;
        let row = |id: &String| serde_json::from_str(&finder.line_of(id).ok()??).ok();
        Some(Self::new(account_ids.iter().map(row).collect::<Option<_>>()?))
    }

    pub fn rows(&self) -> &[ManifestRow] {
        &self.rows
    }

    pub fn into_rows(self) -> Vec<ManifestRow> {
        self.rows
    }

    /// The row of an account in any form of its id.
    pub fn row(&self, account_id: &str) -> Option<&ManifestRow> {
        row_of(&self.rows, account_id)
    }

    /// Replaces the rows of the accounts that have a newer one, and adds the others.
    #[must_use]
    pub fn merged(mut self, newer: Vec<ManifestRow>) -> Self {
        self.rows.extend(newer);
        Self::new(self.rows)
    }

    /// Writes both files, each whole or not at all.
    pub fn write(&self, folder: &Path) -> Result<(), ManifestError> {
        self.stage(folder, false, false)?.place()
    }

    /// Writes both files under temporary names, in parallel. With `is_new` they are known to differ from those in the folder; with
    /// `bom` the table begins with a byte-order mark.
    pub fn stage(&self, folder: &Path, is_new: bool, bom: bool) -> Result<StagedManifest, ManifestError> {
        let (lines, table) = rayon::join(
            || sorted_jsonl::stage(&folder.join(LINES_FILE), &self.rows, is_new, write_line),
            || self.stage_csv(folder, is_new, bom),
        );
        Ok(StagedManifest { lines: Some(lines?), table: table? })
    }

    /// The same for [`CSV_FILE`] alone, when the rows were read from [`LINES_FILE`].
    pub fn stage_table(&self, folder: &Path, bom: bool) -> Result<StagedManifest, ManifestError> {
        Ok(StagedManifest { lines: None, table: self.stage_csv(folder, false, bom)? })
    }

    /// Whether a folder's [`CSV_FILE`] already holds these rows, with or without a byte-order mark.
    pub fn is_spelled_in(&self, folder: &Path) -> bool {
        [false, true].into_iter().any(|bom| holds(&folder.join(CSV_FILE), |out| self.write_csv(out, bom)))
    }

    fn stage_csv(&self, folder: &Path, is_new: bool, bom: bool) -> Result<Staged, IoError> {
        let path = folder.join(CSV_FILE);
        stage(&path, |out| self.write_csv(out, bom), is_new).map_err(IoError::at("write", &path))
    }

    fn write_csv(&self, out: &mut dyn Write, bom: bool) -> io::Result<()> {
        if bom {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(ManifestRow::COLUMNS)?;
        self.rows.iter().try_for_each(|row| row.write_cells(&mut writer))?;
        writer.flush()
    }
}

/// The newest quarter of which rows have a deck.
pub fn newest_period(rows: &[ManifestRow]) -> String {
    rows.iter().filter(|row| row.outcome.has_deck()).map(|row| &row.period).max().cloned().unwrap_or_default()
}

/// The row of an account in any form of its id, among rows that are sorted by account id.
pub fn row_of<'r>(rows: &'r [ManifestRow], account_id: &str) -> Option<&'r ManifestRow> {
    let find = |id: &str| rows.binary_search_by(|row| row.account_id.as_str().cmp(id)).ok().map(|at| &rows[at]);
    find(account_id).or_else(|| forms(account_id).find_map(|form| find(&form)))
}

/// Both files under temporary names.
#[derive(Debug)]
pub struct StagedManifest {
    lines: Option<Staged>,
    table: Staged,
}

impl StagedManifest {
    /// SHA-256 of the lines in hex digits, if they were written.
    pub fn sha256(&self) -> Option<&str> {
        self.lines.as_ref().map(Staged::sha256)
    }

    /// Moves them to their places: first the lines, which a later build reads.
    pub fn place(self) -> Result<(), ManifestError> {
        for file in self.lines.into_iter().chain([self.table]) {
            let path = file.path().to_owned();
            file.place().map_err(IoError::at("write", &path))?;
            crate::store::fail_point::reach("manifest-lines");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;
    use crate::base::row::codes::ReasonCode;
    use crate::base::signing::seal::Seal;
    use crate::store::manifest_row::Outcome;

    fn row(id: &str, name: &str) -> ManifestRow {
        ManifestRow {
            name: name.into(),
            segment: "SMB".into(),
            contact_name: "Ada".into(),
            contact_email: "ada@example.com".into(),
            csm_name: "Sam".into(),
            csm_email: "sam@example.com".into(),
            period: "2026-Q3".into(),
            language: "en".into(),
            theme: "harbor".into(),
            file: format!("{id}.pdf"),
            pages: Some(8),
            bytes: Some(61_000),
            sha256: "ab".into(),
            headline: "Use grew 12%".into(),
            fingerprint: "cd".into(),
            overrides: "headline".into(),
            seal: "h00".into(),
            ..ManifestRow::of(id)
        }
    }

    #[test]
    fn the_columns_are_the_fields_in_order() {
        let json = serde_json::to_string(&row("a", "Acme")).unwrap();
        let places: Vec<_> = ManifestRow::COLUMNS.iter().map(|c| json.find(&format!("\"{c}\":")).unwrap()).collect();
        assert!(places.is_sorted());
        assert_eq!(json.matches("\":").count(), ManifestRow::COLUMNS.len() + 1, "the lines have the seal too");
    }

    #[test]
    fn rows_are_sorted_by_account_id() {
        let manifest = Manifest::new(vec![row("b", "B"), row("a-2", "A"), row("a", "A")]);
        assert_eq!(manifest.rows().iter().map(|r| r.account_id.as_str()).collect::<Vec<_>>(), ["a", "a-2", "b"]);
        assert_eq!(manifest.row("a-2").unwrap().file, "a-2.pdf");
        assert!(manifest.row("c").is_none());
    }

    #[test]
    fn merging_replaces_the_rows_of_the_same_accounts_only() {
        let merged =
            Manifest::new(vec![row("a", "Old"), row("b", "Kept")]).merged(vec![row("a", "New"), row("c", "C")]);
        assert_eq!(merged.rows().iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["New", "Kept", "C"]);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Manifest::load(folder.path()).unwrap(), None);
        let held = row("b", "=1+1\r\n\"quoted\"").without_deck(Outcome::Failed, ReasonCode::Panic, "it broke".into());
        let manifest = Manifest::new(vec![row("a", "Åse & Co, Ltd"), held]);
        manifest.write(folder.path()).unwrap();
        assert_eq!(Manifest::load(folder.path()).unwrap(), Some(manifest));
    }

    #[test]
    fn a_foreign_file_is_an_error_that_names_the_line() {
        let folder = tempfile::tempdir().unwrap();
        for foreign in [&b"{}\n"[..], b"\xff\xfe\n"] {
            fs::write(folder.path().join(LINES_FILE), foreign).unwrap();
            let message = Manifest::load(folder.path()).unwrap_err().to_string();
            assert!(message.contains("manifest.jsonl:1 is not a row"), "{message}");
        }
    }

    #[test]
    fn a_row_of_an_earlier_version_is_read_and_its_seal_fits() {
        let earlier = r#"{"account_id":"a","name":"Acme","segment":"","outcome":"held","reason_code":"too_purple","reason":"r","review":"usage_rose: b; c","contact_name":"","contact_email":"","csm_name":"","csm_email":"","period":"2026-Q2","language":"en","theme":"","file":"","pages":null,"bytes":null,"sha256":"","headline":"","fingerprint":"","seal":""}"#;
        let seal = Seal::new(ManifestRow::SEAL, None);
        let sealed = earlier.replace("\"seal\":\"\"", &format!("\"seal\":\"{}\"", seal.of(&[earlier.as_bytes()])));
        let row: ManifestRow = serde_json::from_str(&sealed).unwrap();
        assert!(row.is_sealed(seal) && row.as_of.is_none());
        assert_eq!((row.code(), row.review.len()), ("too_purple", 1));
        assert_eq!(serde_json::to_string(&row).unwrap(), sealed);
    }

    #[test]
    fn a_row_of_a_newer_version_is_refused_with_the_reason() {
        let row = serde_json::to_string(&row("a", "Acme")).unwrap();
        let newer = row.replace("\"seal\"", "\"version\":2,\"seal\"");
        let message = serde_json::from_str::<ManifestRow>(&newer).unwrap_err().to_string();
        assert!(message.contains("a newer quarterdeck wrote it"), "{message}");
        assert!(!row.contains("version"), "the first version is not written");
    }

    #[test]
    fn a_row_that_is_not_filled_in_claims_no_deck() {
        assert!(!ManifestRow::default().outcome.has_deck());
    }

    #[test]
    fn a_failed_row_has_no_file() {
        let failed = row("a", "Acme").without_deck(Outcome::Failed, ReasonCode::Panic, "it broke".into());
        assert_eq!(
            (failed.outcome, failed.file.as_str(), failed.pages, failed.bytes),
            (Outcome::Failed, "", None, None)
        );
        assert_eq!(failed.name, "Acme");
    }

    /// The name in a spreadsheet and in the lines.
    fn name_in_both(name: &str) -> (String, String) {
        let manifest = Manifest::new(vec![row("a", name)]);
        let (mut csv, mut lines) = (Vec::new(), Vec::new());
        manifest.write_csv(&mut csv, false).unwrap();
        write_line(&mut lines, &manifest.rows[0]).unwrap();
        let mut rows = csv::Reader::from_reader(csv.as_slice()).into_records();
        let cell = rows.next().unwrap().unwrap()[1].to_owned();
        let line: ManifestRow = serde_json::from_slice(&lines).unwrap();
        (cell, line.name)
    }

    #[test]
    fn injected_formulas_are_neutralised_in_the_csv_and_raw_in_the_lines() {
        for payload in [
            "=cmd|' /C notepad'!'A1'",
            "@SUM(1+9)*cmd|' /C calc'!A0",
            "+1",
            "-2+3",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "=A1,\"x\"\n",
        ] {
            assert_eq!(name_in_both(payload), (format!("'{payload}"), payload.to_owned()));
        }
        assert_eq!(name_in_both("DDE (\"cmd\")").0, "DDE (\"cmd\")");
        assert_eq!(["-5", "'-5", "''-5", "'5"].map(|name| name_in_both(name).0), ["'-5", "''-5", "'''-5", "'5"]);
    }

    proptest! {
        #[test]
        fn no_cell_begins_a_formula_and_no_letter_is_lost(name in "[=+@\t\r\n\",;'a-z \\-]{0,12}|\\PC{0,40}") {
            let (cell, line) = name_in_both(&name);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
            prop_assert!(cell == name || cell.strip_prefix('\'') == Some(&name));
            prop_assert_eq!(line, name);
        }
    }
}
