//! What the fuzz targets share: a workspace whose files are written anew for every input, and the laws of what was read.
//!
//! Folders, bakeries and the reading of finished decks are those of the tests.

#[path = "../../common/mod.rs"]
mod common;

use std::collections::BTreeSet;
use std::sync::Arc;

use quarterdeck::base::finding::Findings;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::ingest::load;
use quarterdeck::ingest::records::{Tables, Unreadable};

pub use common::bakery::{Bakery, factory, folder as bakery_folder};
pub use common::finished::{closed_up, everything, pages};
pub use common::{Folder, HEAD, shared, today};

/// Three metrics, one for each way in which values of a week become one.
pub const METRICS: &str = "\
metrics:
- {id: n, name: N, one: n, other: n, per_week: mean}
- {id: w, name: W, one: w, other: w}
- {id: m, name: M, one: m, other: m, per_week: last}
";

/// A catalogue of one feature and one plan.
pub const CATALOGUE: &str = "features:\n- {id: f, name: F, benefit: b}\nplans:\n- {id: p, name: P}\n";

/// Two accounts of the columns `a` to `g`.
pub const ACCOUNTS: &str = "a,b,c,d,e,f,g\n1,One,p,5,2024-01-01,,\n2,Two,p,5,2024-01-01,,\n";

/// A source of accounts over the columns `a` to `g`: a path with whatever settings follow it.
pub fn accounts(path: &str) -> String {
    format!(
        "sources:
  accounts: {{file: {{path: {path}}}, columns: {{id: a, name: b, plan: c, seats_licensed: d, started_on: e, hold: f, contact_email: g, locale: c}}}}
"
    )
}

/// Sources of every table over those columns: accounts from one file, all others from another.
pub fn sources(accounts_path: &str, others: &str) -> String {
    let accounts = accounts(accounts_path);
    format!(
        "{accounts}  contacts: {{file: {{path: {others}}}, account: a, columns: {{contact_name: b}}}}
  usage: {{file: {{path: {others}}}, account: {{column: a, via: {{path: bridge.csv, from: a, to: b, starts: c}}}}, date: c, metrics: {{n: d}}}}
  events: {{file: {{path: {others}}}, account: a, timestamp: c, user: b, event: d, count: e, events: w, weekly_users: m, complete: true}}
  feature_usage: {{file: {{path: {others}}}, account: a, feature: b, date: c, users: d, uses: e}}
  requests: {{file: {{path: {others}}}, id: a, account: b, title: c, requested_on: d, shipped_on: e, url: f}}
  tickets: {{file: {{path: {others}}}, account: a, opened_at: b, solved_at: c, first_reply_at: d, priority: e}}
  outcomes: {{file: {{path: {others}}}, account: a, goal: b, target: c, actual: d, unit: e}}
"
    )
}

/// Workspaces over one folder, which differ in their `qbr.yaml` alone.
pub struct Desk {
    folder: Folder,
    workspaces: Vec<Workspace>,
}

impl Desk {
    /// One workspace for each text of sources.
    pub fn new(sources: impl IntoIterator<Item = String>) -> Self {
        let folder = Folder::of(&[("catalogue.yaml", CATALOGUE), ("bridge.csv", "a,b,c\n1,1,2024-01-01\n")]);
        let open = |sources: String| {
            let file = folder.path().join("qbr.yaml");
            std::fs::write(&file, format!("{HEAD}{METRICS}{sources}")).expect("a file can be written");
            Workspace::load(&file, &Flags::default(), today()).expect("the workspace is sound")
        };
        let workspaces = sources.into_iter().map(open).collect();
        Self { folder, workspaces }
    }

    /// Puts a file in place.
    pub fn put(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.path().join(name), bytes).expect("a file can be written");
    }

    /// Reads everything through one of the workspaces and holds it to the laws; `None` where there are no accounts.
    pub fn load(&self, workspace: usize) -> Option<(Tables, Findings)> {
        let workspace = &self.workspaces[workspace % self.workspaces.len()];
        let (tables, findings) = load::load(workspace, &|_| ()).ok()?;
        hold_laws(workspace, &tables, &findings);
        Some((tables, findings))
    }

    /// How many workspaces there are.
    pub fn len(&self) -> usize {
        self.workspaces.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.workspaces.is_empty()
    }
}

/// Every row was used or set aside, none without a word, none twice; what came of them can be relied on.
fn hold_laws(workspace: &Workspace, tables: &Tables, findings: &Findings) {
    let named: BTreeSet<Arc<str>> =
        findings.groups().flat_map(|(_, _, group)| group.shown.iter().map(|finding| finding.at.file.clone())).collect();
    let filtered = workspace.config.sources.accounts.0.iter().any(|source| !source.file.keep.is_empty())
        || workspace.config.sources.usage.0.iter().any(|source| !source.file.keep.is_empty());
    for facts in &tables.files {
        assert_eq!(facts.rows, facts.used + facts.set_aside, "{facts:?}");
        assert!(facts.set_aside == 0 || filtered || named.contains(facts.path.as_str()), "no word of {facts:?}");
    }
    let used = |table: &str| tables.files.iter().filter(|f| f.table == table).map(|f| f.used).sum::<u64>() as usize;
    // A row that does not fit its header is set aside, and whom it names is held all the same.
    let rows: u64 = tables.files.iter().filter(|f| f.table == "accounts").map(|f| f.rows).sum();
    assert!(tables.accounts.len() as u64 <= rows);
    let unfit = tables.accounts.iter().filter(|account| account.unreadable.contains(&Unreadable::Row)).count();
    assert!(tables.accounts.len() - unfit <= used("accounts"));
    assert!(tables.requests.len() <= used("requests"));
    assert!(tables.tickets.len() <= used("tickets"));
    assert!(tables.outcomes.len() <= used("outcomes"));

    assert!(tables.accounts.is_sorted_by(|a, b| a.id < b.id));
    assert!(tables.accounts.iter().all(|account| !account.id.is_empty()));
    assert_eq!(tables.usage.series.len(), tables.accounts.len() * tables.usage.metrics.len());
    assert!(tables.usage.series.iter().flat_map(|series| series.iter()).all(|(_, value)| value.is_finite()));
    for cell in tables.features.cells.iter().flatten() {
        let amounts = [cell.uses, cell.users, cell.uses_before, cell.users_before];
        assert!(amounts.iter().flatten().all(|amount| amount.is_finite() && *amount >= 0.0), "{cell:?}");
    }

    for (_, _, group) in findings.groups() {
        assert!(group.count >= group.shown.len() as u64);
        for finding in &group.shown {
            let line = finding.to_string();
            assert!(!line.chars().any(char::is_control) && line.len() < 60_000, "{line:?}");
        }
    }
}
