//! Compares two runs: which accounts' decks changed, and in which facts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::base::account_id::identity;
use crate::base::amounts::rounding::rounded;
use crate::store::claims;
use crate::store::claims::{Claim, ClaimsFile, DeckClaims};
use crate::store::folder_contents::{Contents, FolderSealError};
use crate::store::folder_seal::FolderProver;
use crate::store::manifest::{LINES_FILE, Manifest, ManifestError};
use crate::store::manifest_row::ManifestRow;
use crate::store::sorted_jsonl::JsonlError;

#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Difference {
    /// The number of accounts without a change.
    pub same: usize,
    /// Sorted by account id.
    pub changed: Vec<ChangedAccount>,
    /// Notes about the folders.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ChangedAccount {
    pub account_id: String,
    /// The name in the newer run, or in the older one if the account left.
    pub name: String,
    pub changes: Vec<DeckChange>,
}

/// One change. `before` and `now` are empty for what did not exist.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct DeckChange {
    /// A column of the manifest, a fact (`weekly_users.value`), an insight, step or pick; `deck` if the decks differ only in
    /// something else.
    pub what: String,
    pub before: String,
    pub now: String,
}

/// Why two runs cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum DiffError {
    /// A folder without a manifest.
    #[error("{} holds no {LINES_FILE}; diff takes the output folders of two builds", .0.display())]
    Missing(PathBuf),
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// The claims of the decks cannot be read.
    #[error(transparent)]
    DeckClaims(#[from] JsonlError),
    /// A folder was not built by this workspace, or was changed since.
    #[error(transparent)]
    FolderSeal(#[from] FolderSealError),
}

struct Run {
    manifest: Manifest,
    claims: BTreeMap<String, DeckClaims>,
}

impl Run {
    fn load(folder: &Path, prover: &FolderProver, notes: &mut Vec<String>) -> Result<Self, DiffError> {
        let (manifest, sha256) = Manifest::read(folder)?.ok_or_else(|| DiffError::Missing(folder.to_owned()))?;
        let ClaimsFile { by_account: claims, sha256: insights } = claims::read(folder)?.unwrap_or_default();
        let proof = prover.prove(folder, &Contents { manifest: sha256, insights }, Some(manifest.rows()))?;
        notes.extend(proof.and_then(|proof| proof.note(folder)));
        Ok(Self { manifest, claims })
    }

    fn claims(&self, row: &ManifestRow) -> Option<&DeckClaims> {
        self.claims.get(&row.account_id)
    }
}

/// Compares the output folders of two builds of a workspace.
pub fn diff(old: &Path, new: &Path, prover: &FolderProver) -> Result<Difference, DiffError> {
    let mut notes = Vec::new();
    let (old, new) = (Run::load(old, prover, &mut notes)?, Run::load(new, prover, &mut notes)?);
    let ids =
        |run: &Run| run.manifest.rows().iter().map(|row| identity(&row.account_id).to_owned()).collect::<BTreeSet<_>>();
    let mut difference = Difference { notes, ..Difference::default() };
    for id in ids(&old).union(&ids(&new)) {
        let (before, now) = (old.manifest.row(id), new.manifest.row(id));
        let changes = match (before, now) {
            (Some(before), Some(now)) => changes(before, now, old.claims(before).zip(new.claims(now))),
            (Some(before), None) => vec![change("account", before.outcome.name(), "not in the base")],
            (None, Some(now)) => vec![change("account", "not in the base", now.outcome.name())],
            (None, None) => Vec::new(),
        };
        if changes.is_empty() {
            difference.same += 1;
        } else {
            let (account_id, name) =
                now.or(before).map(|row| (row.account_id.clone(), row.name.clone())).unwrap_or_default();
            difference.changed.push(ChangedAccount { account_id, name, changes });
        }
    }
    Ok(difference)
}

/// A column that is compared, and its value in a row.
type Column = (&'static str, fn(&ManifestRow) -> &str);

/// What changed between two manifest rows of an account, and between the claims of its decks.
pub(crate) fn changes(
    before: &ManifestRow,
    now: &ManifestRow,
    claims: Option<(&DeckClaims, &DeckClaims)>,
) -> Vec<DeckChange> {
    let columns: [Column; 11] = [
        ("name", |row| &row.name),
        ("period", |row| &row.period),
        ("outcome", |row| if row.outcome.has_deck() { "has a deck" } else { row.outcome.name() }),
        ("reason_code", ManifestRow::code),
        ("language", |row| &row.language),
        ("theme", |row| &row.theme),
        ("headline", |row| &row.headline),
        ("contact_email", |row| &row.contact_email),
        ("csm_email", |row| &row.csm_email),
        ("file", |row| &row.file),
        ("overrides", |row| &row.overrides),
    ];
    let mut found: Vec<DeckChange> = columns
        .into_iter()
        .filter(|(_, of)| of(before) != of(now))
        .map(|(column, of)| change(column, of(before), of(now)))
        .collect();
    if let Some((before, now)) = claims {
        found.extend(facts(before, now));
    }
    if before.fingerprint != now.fingerprint && found.is_empty() {
        found.push(change("deck", "", "its wording, look or other figures"));
    }
    found
}

/// Changed figures, then added or removed insights, steps and picks.
fn facts(before: &DeckClaims, now: &DeckClaims) -> Vec<DeckChange> {
    let figures = |claims: &DeckClaims| -> BTreeMap<String, f64> {
        let all = claims.insights.iter().chain(&claims.steps).flat_map(|fact| fact.figures.clone());
        let included = claims.entitlements.iter().map(|(id, value)| (format!("{id}.included"), *value));
        all.chain(included).collect()
    };
    let (old, new) = (figures(before), figures(now));
    let rounded = |value: &f64| rounded(*value, 4).to_string();
    let written = |value: Option<&f64>| value.map(rounded).unwrap_or_default();
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut found: Vec<DeckChange> = names
        .into_iter()
        .filter(|name| old.get(*name) != new.get(*name))
        .map(|name| change(name, &written(old.get(name)), &written(new.get(name))))
        .collect();
    let ids = |facts: &[Claim]| facts.iter().map(|fact| fact.id.clone()).collect::<Vec<_>>();
    for (what, old, new) in [
        ("insight", ids(&before.insights), ids(&now.insights)),
        ("step", ids(&before.steps), ids(&now.steps)),
        ("pick", before.picks.clone(), now.picks.clone()),
    ] {
        found.extend(old.iter().filter(|id| !new.contains(id)).map(|id| change(what, id, "")));
        found.extend(new.iter().filter(|id| !old.contains(id)).map(|id| change(what, "", id)));
    }
    found
}

fn change(what: &str, before: &str, now: &str) -> DeckChange {
    DeckChange { what: what.to_owned(), before: before.to_owned(), now: now.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(users: f64, steps: &[&str]) -> DeckClaims {
        let fact = |id: &str| Claim { id: id.into(), figures: BTreeMap::new() };
        DeckClaims {
            account_id: "a".into(),
            period: "2026-Q3".into(),
            insights: vec![Claim { id: "trend:users".into(), figures: [("users.value".to_owned(), users)].into() }],
            steps: steps.iter().map(|id| fact(id)).collect(),
            picks: Vec::new(),
            entitlements: BTreeMap::new(),
            links: Vec::new(),
            slides: Vec::new(),
        }
    }

    #[test]
    fn figures_and_steps_that_changed_are_told() {
        let found = facts(&claims(48.0, &["step-seats", "step-goals"]), &claims(52.0, &["step-goals", "step-share"]));
        assert_eq!(
            found,
            [change("users.value", "48", "52"), change("step", "step-seats", ""), change("step", "", "step-share")]
        );
        assert!(facts(&claims(48.0, &["step-goals"]), &claims(48.0, &["step-goals"])).is_empty());
    }
}
