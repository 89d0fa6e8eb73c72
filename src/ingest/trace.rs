//! Where one account's figures come from: its rows in every file, with the cells that were read and what is wrong with them.
//!
//! The files are read once more by the same readers, which know this one account and nobody else. So a base pays nothing for
//! what is asked of one account at a time, and a row is what it was when its figures were added up.

use std::sync::PoisonError;

use crate::config::workspace::Workspace;
use crate::ingest::input_files::keys_of;
use crate::ingest::keys::account_index::AccountIndex;
use crate::ingest::keys::key_maps::KeyMaps;
use crate::ingest::records::AccountRow;
use crate::ingest::tables::weekly::Weekly;
use crate::ingest::tables::{contacts, events, feature_usage, outcomes, requests, tickets, usage};
use crate::ingest::traced_row::{Traced, TracedRow};

/// The rows of an account in every table but `accounts`, by table and in the order of the files.
pub fn trace(workspace: &Workspace, row: &AccountRow) -> Vec<TracedRow> {
    let mut rows = vec![row.clone()];
    let index = AccountIndex::of(&rows);
    let traced = Traced::default();
    let bridges = KeyMaps::load(workspace, &index, keys_of(workspace).into_iter()).noting(traced.clone());
    let config = &workspace.config;
    let mut weekly = Weekly::new(1, &config.metrics, config.week_starts, &usage::shared(workspace));
    contacts::fill(workspace, &bridges, &index, &mut rows);
    usage::load(workspace, &bridges, &index, &mut weekly);
    events::load(workspace, &bridges, &index, &mut weekly);
    feature_usage::load(workspace, &bridges, &index, 1);
    requests::load(workspace, &bridges, &index);
    tickets::load(workspace, &bridges, &index, &rows);
    outcomes::load(workspace, &bridges, &index);
    let mut rows = traced.0.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::take(&mut rows)
}
