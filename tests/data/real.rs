//! Real exports: RavenStack's quirks in figures, and the vendors' account, contact, event and ticket files.

use std::collections::BTreeMap;
use std::path::Path;

use crate::common::shared;
use crate::common::{Folder, said, today};
use quarterdeck::base::finding::Severity;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;

/// A workspace over a folder of the real data.
fn over(data: &std::path::Path, qbr: &str, catalogue: &str) -> Folder {
    let folder = Folder::of(&[("qbr.yaml", qbr), ("catalogue.yaml", catalogue)]);
    for entry in std::fs::read_dir(data).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    folder
}

#[test]
fn ravenstack_is_what_its_readme_says() {
    let Some(data) = shared("data/ravenstack") else { return };
    let features: String =
        (1..=40).map(|n| format!("- {{id: feature_{n}, name: Feature {n}, benefit: Do it}}\n")).collect();
    let qbr = "vendor: {name: RavenStack, team: {name: Team, email: team@ravenstack.example}}
period: 2024-Q4
metrics:
- {id: uses, name: Uses, one: use, other: uses}
- {id: hours, name: Seconds, one: second, other: seconds}
sources:
  accounts:
    file: {path: ravenstack_accounts.csv, unique: account_id}
    columns: {id: account_id, name: account_name, industry: industry, region: country, plan: plan_tier, seats_licensed: seats, started_on: signup_date}
    values: {region: {UK: GB}}
  usage:
    file: {path: ravenstack_feature_usage.csv, unique: usage_id}
    account: {column: subscription_id, via: {path: ravenstack_subscriptions.csv, from: subscription_id, to: account_id, starts: start_date}}
    date: usage_date
    metrics: {uses: usage_count, hours: usage_duration_secs}
  feature_usage:
    file: ravenstack_feature_usage.csv
    account: {column: subscription_id, via: {path: ravenstack_subscriptions.csv, from: subscription_id, to: account_id}}
    feature: feature_name
    date: usage_date
    uses: usage_count
  tickets:
    file: ravenstack_support_tickets.csv
    account: account_id
    opened_at: submitted_at
    solved_at: closed_at
    first_reply_minutes: first_response_time_minutes
    priority: priority
    escalated: escalation_flag
";
    let (tables, findings) = over(&data, qbr, &format!("features:\n{features}")).load();
    assert_eq!(tables.accounts.len(), 500);
    assert!(tables.accounts.iter().all(|a| a.region.as_deref() != Some("UK")));
    let rows =
        |table: &str| tables.files.iter().filter(|f| f.table == table).map(|f| (f.rows, f.used)).collect::<Vec<_>>();
    assert_eq!(rows("usage"), [(25_000, 25_000)]);
    assert_eq!(rows("feature_usage"), [(25_000, 25_000)]);
    assert_eq!(rows("keys"), [(5_000, 5_000)]);
    assert_eq!(rows("tickets"), [(2_000, 2_000)]);
    assert_eq!(findings.count_kind("orphan"), 0, "{:?}", said(&findings));
    assert_eq!(findings.count_kind("duplicate"), 21);
    // 1,755 rows meet another of their account and day. Of three a feature of a subscription stands twice on one day; usage is
    // told apart by its ids.
    let asked: Vec<_> = said(&findings).into_iter().filter(|line| line.starts_with("repeated ")).collect();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].contains("ravenstack_feature_usage.csv") && asked[0].contains("3 figures of"), "{asked:?}");
    let early = |file: &str| {
        let of_file = findings.groups().filter(|(_, kind, g)| *kind == "before_start" && &*g.shown[0].at.file == file);
        of_file.map(|(_, _, g)| g.count).sum::<u64>()
    };
    // Counted with another tool: 19,142 of 25,000. The table of keys is read once for both sources; one asks for starts.
    assert_eq!(early("ravenstack_feature_usage.csv"), 19_142);
    assert_eq!(early("ravenstack_support_tickets.csv"), 1_077);
    let period = quarterdeck::base::period::Period::parse("2024-Q4", 1).unwrap();
    let used = tables.features.cells.iter().filter(|cells| cells.iter().any(|c| c.used)).count();
    assert_eq!(used, 497);
    let recent = tables.usage.last_day.iter().flatten().filter(|day| **day >= period.start).count();
    assert_eq!(recent, 497);
    assert_eq!(findings.count(Severity::Error), 0);
}

/// The committed mappings of each vendor's exports: what is read, used and set aside, and every kind of finding. Rows were
/// counted with another tool; the keys of these samples meet no account but Jira's, which need none.
#[test]
fn vendor_exports_are_read_by_their_committed_mappings() {
    let Some(data) = shared("data/vendor_exports") else { return };
    // Table, rows below the header, rows used.
    type Rows = &'static [(&'static str, u64, u64)];
    type Kinds = &'static [(&'static str, u64)];
    let expected: [(&str, usize, Rows, Kinds); 5] = [
        (
            "hubspot",
            24,
            &[("accounts", 24, 24), ("contacts", 22, 0), ("tickets", 25, 0)],
            &[("empty", 1), ("missing", 21), ("orphan", 26)],
        ),
        (
            "salesforce",
            10,
            &[("accounts", 10, 10), ("contacts", 4, 0), ("contacts", 10, 0)],
            // "Test 123" and "Test 1234".
            &[("marked_name", 1), ("missing", 9), ("orphan", 3)],
        ),
        (
            "pendo",
            5,
            &[("accounts", 5, 5), ("usage", 5, 0), ("events", 5, 0), ("feature_usage", 5, 0)],
            &[("no_usage", 5), ("orphan", 13)],
        ),
        (
            "zendesk",
            10,
            &[("accounts", 10, 10), ("contacts", 10, 0), ("tickets", 10, 0)],
            // No ticket is new, open, pending or on hold.
            &[("empty", 1), ("missing", 1), ("orphan", 14), ("where", 1)],
        ),
        ("jira", 24, &[("accounts", 24, 24), ("requests", 4, 4)], &[]),
    ];
    for (vendor, accounts, rows, kinds) in expected {
        let mapping = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real/vendor_exports").join(vendor);
        let flags = Flags { data: Some(data.clone()), ..Flags::default() };
        let workspace = Workspace::load(&mapping, &flags, today()).unwrap();
        let (tables, findings) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
        let read: Vec<_> = tables.files.iter().map(|f| (f.table, f.rows, f.used)).collect();
        let mut told: BTreeMap<&str, u64> = BTreeMap::new();
        findings.groups().for_each(|(_, kind, group)| *told.entry(kind).or_default() += group.count);
        let told: Vec<_> = told.into_iter().collect();
        assert_eq!(findings.count(Severity::Error), 0, "{vendor}: {:?}", said(&findings));
        assert_eq!((tables.accounts.len(), &read[..], &told[..]), (accounts, rows, kinds), "{vendor}");
    }
}
