//! Where one account's figures come from: its rows in every file, with the cells that were read and what is wrong with them.
//!
//! The files are read again by the same readers, with this account as the only known one. So a build does not have to keep
//! the places of rows, and a row is read as it was when its figures were added up.

use std::sync::PoisonError;

use crate::config::workspace::Workspace;
use crate::ingest::records::AccountRow;
use crate::ingest::tables::TABLES;
use crate::ingest::tables::table::LoadContext;
use crate::ingest::traced_row::{Traced, TracedRow};

/// The rows of an account in every table but `accounts`, by table and in the order of the files.
pub fn trace(workspace: &Workspace, row: &AccountRow) -> Vec<TracedRow> {
    let traced = Traced::default();
    let cx = LoadContext::new(workspace, std::slice::from_ref(row)).noting(traced.clone());
    TABLES[1..].iter().for_each(|table| drop((table.load)(&cx)));
    let mut rows = traced.0.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::take(&mut rows)
}
