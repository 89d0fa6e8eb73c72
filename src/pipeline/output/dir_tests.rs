//! Output folders, written again and again.

use super::*;
use crate::store::manifest_row::Outcome;

fn deck(id: &str, file: &str, period: &str) -> FinishedDeck {
    let record = ManifestRow {
        outcome: if file.is_empty() { Outcome::Held } else { Outcome::Rendered },
        period: period.into(),
        file: file.into(),
        bytes: Some(file.len()).filter(|n| *n > 0),
        ..ManifestRow::of(id)
    };
    FinishedDeck { pdf: (!file.is_empty()).then(|| file.as_bytes().to_vec()), ..FinishedDeck::none(record) }
}

fn build(folder: &Path, keeps_others: bool, decks: Vec<FinishedDeck>) -> OutputSummary {
    let ids: Vec<String> = decks.iter().map(|deck| deck.record.account_id.clone()).collect();
    let built = keeps_others.then_some(ids.as_slice());
    let (output_dir, _lock) = OutputDir::open(folder, built, FolderProver::of_tests()).unwrap();
    let records = decks.into_iter().map(|deck| output_dir.put(deck).0).collect();
    output_dir.close(records, Vec::new(), None, |_| Vec::new()).unwrap()
}

const A: &str = "a_2026-Q3_review_000001.pdf";
const B: &str = "b_2026-Q3_review_000002.pdf";

#[test]
fn a_deck_that_is_now_held_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), false, vec![deck("a", A, "2026-Q3"), deck("b", B, "2026-Q3")]);
    let summary = build(folder.path(), true, vec![deck("a", "", "2026-Q3")]);
    assert_eq!(summary, OutputSummary { rows: 2, removed: vec![A.into()], stale: vec![] });
    assert!(!folder.path().join(A).exists() && folder.path().join(B).exists());
}

#[test]
fn a_deck_of_an_account_that_left_the_base_stays_and_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), false, vec![deck("a", A, "2026-Q3"), deck("b", B, "2026-Q3")]);
    let summary = build(folder.path(), false, vec![deck("a", A, "2026-Q3")]);
    assert_eq!(summary, OutputSummary { rows: 1, removed: vec![], stale: vec![B.into()] });
    assert!(folder.path().join(B).exists());
}

#[test]
fn a_deck_of_another_period_stays_and_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), false, vec![deck("a", A, "2026-Q3")]);
    let summary = build(folder.path(), false, vec![deck("a", "a_2026-Q4_review_000001.pdf", "2026-Q4")]);
    assert_eq!((summary.removed, summary.stale), (vec![], vec![A.to_owned()]));
}

#[test]
fn foreign_files_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.pdf"), "mine").unwrap();
    let summary = build(folder.path(), false, vec![deck("a", A, "2026-Q3")]);
    assert!(summary.stale.is_empty() && folder.path().join("notes.pdf").exists());
}

#[test]
fn a_deck_that_cannot_be_written_is_that_accounts_failure() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(A)).unwrap();
    let record =
        OutputDir::open(folder.path(), None, FolderProver::of_tests()).unwrap().0.put(deck("a", A, "2026-Q3")).0;
    assert_eq!((record.outcome, record.file.as_str(), record.bytes), (Outcome::Failed, "", None));
    assert!(record.reason.contains(A));
}

#[test]
fn a_journal_of_another_hand_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let open = || OutputDir::open(folder.path(), None, FolderProver::of_tests()).unwrap();
    {
        let (output_dir, _lock) = open();
        output_dir.put(deck("a", A, "2026-Q3"));
        output_dir.leave().unwrap();
    }
    let plan = deck("a", A, "2026-Q3").record;
    assert!(open().0.unchanged_row(&plan).is_some());
    let journal = folder.path().join(STATE).join("journal.jsonl");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replace("\"sha256\":\"\"", "\"sha256\":\"ab\"")).unwrap();
    assert!(open().0.unchanged_row(&plan).is_none());
}

#[test]
fn a_broken_manifest_stops_a_build_of_some_accounts_only() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("manifest.jsonl"), "not json\n").unwrap();
    assert!(OutputDir::open(folder.path(), Some(&[]), FolderProver::of_tests()).is_err());
    assert!(OutputDir::open(folder.path(), None, FolderProver::of_tests()).is_ok());
}
