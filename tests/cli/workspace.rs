//! A small workspace on disk and the command run on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use quarterdeck::base::signing::seal::Seal;
use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::ManifestRow;
use tempfile::TempDir;

const QBR: &str = "\
vendor:
  name: Pennywharf
  website: https://pennywharf.example
  team: {name: Pennywharf Success, email: success@pennywharf.example}
period: 2026-Q3
cohort: {by: [segment], minimum: 5}
metrics:
  - {id: users, name: Weekly users, one: weekly user, other: weekly users, per_week: max, per_quarter: mean, entitlement: seats_licensed}
  - {id: invoices, name: Invoices, one: invoice, other: invoices}
roles: {wau: users, active_seats: users}
sources:
  accounts:
    file: {path: accounts.csv}
    columns: {id: id, name: name, segment: segment, plan: plan, seats_licensed: seats, hold: hold, contact_email: email}
  usage:
    file: {path: usage.csv}
    account: account
    date: week
    metrics: {users: users, invoices: invoices}
  feature_usage:
    file: {path: features.csv}
    account: account
    feature: feature
    date: month
    uses: uses
  requests:
    file: {path: requests.csv}
    id: id
    account: account
    title: title
    requested_on: asked
    status: status
    shipped_on: live
";

const CATALOGUE: &str = "\
plans:
  - {id: grow, name: Grow}
features:
  - {id: approvals, name: Approvals, area: Spend, benefit: Nobody pays an invoice twice, plans: [grow], url: \"https://pennywharf.example/approvals\"}
  - {id: reports, name: Reports, area: Insight, benefit: The month closes in a day, plans: [grow], url: \"https://pennywharf.example/reports\"}
";

/// A workspace of seven accounts, one of them held, with room for an output folder beside it.
pub struct Workspace {
    folder: TempDir,
}

impl Workspace {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Self { folder };
        workspace.write("qbr.yaml", QBR);
        workspace.write("catalogue.yaml", CATALOGUE);
        workspace.write("accounts.csv", &Self::accounts());
        workspace.write("usage.csv", &usage());
        workspace.write("features.csv", &features());
        workspace.write("requests.csv", &requests());
        workspace
    }

    pub fn accounts() -> String {
        let mut text = String::from("id,name,segment,plan,seats,hold,email\n");
        for (id, name, hold) in [
            ("a-1", "Acme Bakeries", ""),
            ("a-2", "Globex Freight", ""),
            ("a-3", "Umbra Dental", ""),
            ("a-4", "Initech Print", ""),
            ("a-5", "Hooli Gardens", ""),
            ("a-6", "Stark Cycles", ""),
            ("a-7", "Wayne Optics", "yes"),
        ] {
            text.push_str(&format!("{id},{name},SMB,grow,40,{hold},ops@{id}.example\n"));
        }
        text
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Replaces text that has to be there.
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{name} has no {from:?}");
        self.write(name, &text.replace(from, to));
    }

    /// Makes an output folder what an earlier version left: no row says its day, and nothing seals the whole.
    pub fn age(&self, out: &str) {
        let (folder, seal) = (self.path(out), Seal::new(ManifestRow::SEAL, None));
        let older = |row: ManifestRow| ManifestRow { as_of: None, holds_from: Default::default(), ..row }.sealed(seal);
        let rows = Manifest::load(&folder).unwrap().unwrap().into_rows();
        Manifest::new(rows.into_iter().map(older).collect()).write(&folder).unwrap();
        fs::remove_file(folder.join("seal.json")).unwrap();
    }

    /// Runs the command in the workspace's folder.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        run_in(self.folder.path(), arguments)
    }
}

/// What a command did.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// Asserts the exit status, showing what was printed where it is another.
    pub fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout: {}\nstderr: {}", self.out, self.err);
        self
    }
}

pub fn run_in(folder: &Path, arguments: &[&str]) -> Ran {
    run_with(folder, arguments, &[])
}

/// The same with something in its environment.
pub fn run_with(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.envs(environment.iter().copied());
    let output: Output = command.args(arguments).current_dir(folder).stdin(Stdio::null()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// 26 weeks up to the end of the third quarter of 2026, rising a little differently for every account.
fn usage() -> String {
    let mut text = String::from("account,week,users,invoices\n");
    let first = chrono::NaiveDate::from_ymd_opt(2026, 3, 30).unwrap();
    for account in 1..=7 {
        for week in 0..26 {
            let day = first + chrono::Days::new(week * 7);
            let users = 10 + account + week / 3;
            text.push_str(&format!("a-{account},{day},{users},{}\n", users * 9 + week % 4));
        }
    }
    text
}

/// Every account uses approvals and none reports.
fn features() -> String {
    let rows = (1..=7).map(|account| format!("a-{account},approvals,2026-08-31,{}\n", 30 + account));
    std::iter::once("account,feature,month,uses\n".to_owned()).chain(rows).collect()
}

/// Two requests an account, the first of them live.
fn requests() -> String {
    let rows = (1..=7).flat_map(|account| {
        [
            format!("r-{account}1,a-{account},Export to the ledger,2026-05-04,shipped,2026-08-03\n"),
            format!("r-{account}2,a-{account},Approve by mail,2026-07-06,planned,\n"),
        ]
    });
    std::iter::once("id,account,title,asked,status,live\n".to_owned()).chain(rows).collect()
}
