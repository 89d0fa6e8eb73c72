//! Real exports: RavenStack's quirks in figures, and the vendors' account, contact, event and ticket files.

use crate::common::shared;
use crate::common::{Folder, HEAD, said};
use quarterdeck::data::finding::Severity;

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
    let early = |file: &str| {
        let of_file = findings.groups().filter(|(_, kind, g)| *kind == "before_start" && &*g.shown[0].at.file == file);
        of_file.map(|(_, _, g)| g.count).sum::<u64>()
    };
    // Counted with another tool: 19,142 of 25,000. The table of keys is read once for both sources; one asks for starts.
    assert_eq!(early("ravenstack_feature_usage.csv"), 19_142);
    assert_eq!(early("ravenstack_support_tickets.csv"), 1_077);
    let period = quarterdeck::account::period::Period::parse("2024-Q4", 1).unwrap();
    let used = tables.features.cells.iter().filter(|cells| cells.iter().any(|c| c.used)).count();
    assert_eq!(used, 497);
    let recent = tables.usage.last_day.iter().flatten().filter(|day| **day >= period.start).count();
    assert_eq!(recent, 497);
    assert_eq!(findings.count(Severity::Error), 0);
}

/// What each vendor's files say of themselves, mapped as far as their columns allow.
#[test]
fn vendor_exports_load() {
    let key = "account: organization_id";
    type Rows = &'static [(&'static str, u64)];
    let mappings: [(&str, &str, usize, Rows); 4] = [
        (
            "hubspot",
            "  accounts: {file: {path: company_data.csv, where: {is_deleted: false}}, columns: {id: id, name: property_name, region: property_country, started_on: property_createdate, arr: property_annualrevenue}}\n",
            24,
            &[("accounts", 24)],
        ),
        (
            "salesforce",
            "  accounts: {file: sf_account_data.csv, columns: {id: id, name: name, industry: industry}}\n  contacts: {file: sf_contact_data.csv, account: account_id, columns: {contact_email: email}, contact_name_from: [first_name, last_name]}\n",
            10,
            &[("accounts", 10)],
        ),
        (
            "pendo",
            "  accounts: {file: account_history.csv, columns: {id: id, name: agent_name, plan: agent_planlevel, started_on: first_visit}}\n  events: {file: event.csv, account: account_id, timestamp: timestamp, user: visitor_id, count: num_events, events: n, weekly_users: wau}\n  feature_usage: {file: feature_event.csv, account: account_id, feature: feature_id, date: timestamp, uses: num_events}\n",
            5,
            &[("accounts", 5), ("events", 0)],
        ),
        (
            "zendesk",
            &format!(
                "  accounts: {{file: organization_data.csv, columns: {{id: id, name: name, started_on: created_at}}}}\n  contacts: {{file: {{path: user_data.csv, where: {{role: end-user}}}}, {key}, columns: {{contact_name: name, contact_email: email, locale: locale}}}}\n  tickets: {{file: ticket_data.csv, {key}, opened_at: created_at, priority: priority}}\n"
            ),
            10,
            &[("accounts", 10)],
        ),
    ];
    for (vendor, sources, accounts, used) in mappings {
        let Some(data) = shared(&format!("data/vendor_exports/{vendor}")) else { return };
        let metrics = "metrics:\n- {id: n, name: N, one: n, other: n}\n- {id: wau, name: N, one: n, other: n}\n";
        let qbr = format!("{HEAD}{metrics}sources:\n{sources}").replace("2026-Q3", "2021-Q3");
        let (tables, findings) = over(&data, &qbr, "").load();
        println!("{vendor}\n{:#?}\n{}", tables.files, said(&findings).join("\n"));
        assert_eq!(findings.count(Severity::Error), 0, "{vendor}: {:?}", said(&findings));
        assert_eq!(tables.accounts.len(), accounts, "{vendor}");
        for (table, rows) in used {
            let facts = tables.files.iter().find(|f| f.table == *table).unwrap();
            assert_eq!(facts.used, *rows, "{vendor} {table}");
        }
    }
}
