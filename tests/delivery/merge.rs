//! Lists for the tools that send: who is in them, how a strict reader takes them, and what stops them.

use std::collections::BTreeMap;
use std::fs;

use crate::responses::{contact, message, read};
use crate::stage::{BASE, NAMES, PLUS, SHARED, Stage, TAMPERING, TODAY, strict_csv};

const TOOLS: [&str; 8] = ["hubspot", "outreach", "salesloft", "apollo", "mailchimp", "customerio", "gmail", "outlook"];

fn merge(stage: &Stage, tool: &str) -> serde_json::Value {
    stage.run(&["email", "merge", "out", "-w", "ws", "--for", tool, "--on", TODAY, "--json"]).json()
}

/// A list by header and address.
fn list(stage: &Stage, file: &str) -> (Vec<String>, BTreeMap<String, Vec<String>>) {
    let text = fs::read_to_string(stage.path(file)).unwrap();
    let mut rows = strict_csv(text.strip_prefix('\u{feff}').unwrap_or(&text));
    let header = rows.remove(0);
    let address = header.iter().position(|name| name.to_lowercase().contains("mail")).unwrap();
    let count = rows.len();
    let by_address: BTreeMap<_, _> = rows.into_iter().map(|row| (row[address].clone(), row)).collect();
    assert!(by_address.len() + 1 >= count, "only the two who share an address may");
    (header, by_address)
}

fn without<'a>(told: &'a serde_json::Value, account: &str) -> Option<&'a str> {
    let kept = told["without"].as_array().unwrap().iter().find(|kept| kept["account_id"] == account);
    kept.map(|kept| kept["code"].as_str().unwrap())
}

#[test]
fn every_tools_list_is_read_by_a_strict_reader_whatever_the_names() {
    let stage = Stage::approved();
    for tool in TOOLS {
        let told = merge(&stage, tool);
        let (header, rows) = list(&stage, &format!("out/merge/{tool}.csv"));
        assert!(rows.len() > 30, "{tool}");
        for (id, name) in NAMES {
            let address = stage.row(id)["contact_email"].as_str().unwrap().to_owned();
            let row = rows.get(&address).unwrap_or_else(|| panic!("{tool}: {id} has no row: {told}"));
            let shown = if name.starts_with(['=', '+', '-', '@']) { format!("'{name}") } else { name.to_owned() };
            assert!(row.contains(&shown), "{tool}: {row:?}");
            let runs = row.iter().filter(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
            assert!(runs.into_iter().all(|cell| *cell == PLUS.1), "{tool}: {row:?}");
        }
        assert!(rows[PLUS.1].contains(&PLUS.1.to_owned()), "{tool}: an address stays as it is");
        let links = rows.values().flatten().filter(|cell| cell.starts_with("https://"));
        assert_eq!(links.filter(|link| link.starts_with(&format!("{BASE}/"))).count(), rows.len());
        assert_eq!(header.len(), rows[PLUS.1].len());
        let one_each = !["gmail", "outlook"].contains(&tool);
        assert_eq!(without(&told, SHARED.1), one_each.then_some("shared_address"), "{tool}");
        assert_eq!(without(&told, SHARED.0), None, "{tool}");
    }
}

#[test]
fn the_columns_are_those_that_the_tools_import() {
    let stage = Stage::approved();
    for (tool, header) in [
        ("hubspot", "Email,First Name,Company name,qbr_period,qbr_headline,qbr_url"),
        ("mailchimp", "Email Address,First Name,COMPANY,QBR_PERIOD,QBR_HEAD,QBR_URL"),
        ("customerio", "id,email,first_name,company,qbr_period,qbr_headline,qbr_url"),
        ("gmail", "Email Address,First name,Company,Quarter,Headline,Link,Attachment"),
    ] {
        merge(&stage, tool);
        assert_eq!(list(&stage, &format!("out/merge/{tool}.csv")).0.join(","), header);
    }
    let (_, rows) = list(&stage, "out/merge/gmail.csv");
    assert!(rows.values().all(|row| stage.path("out").join(&row[6]).is_file()));
    merge(&stage, "outlook");
    let bytes = fs::read(stage.path("out/merge/outlook.csv")).unwrap();
    assert!(bytes.starts_with("\u{feff}E-mail Address,".as_bytes()));
    let (_, rows) = list(&stage, "out/merge/outlook.csv");
    assert!(rows.values().all(|row| std::path::Path::new(&row[6]).is_absolute() && fs::metadata(&row[6]).is_ok()));
}

/// The table of a list, by its first column.
fn by_first(stage: &Stage, file: &str) -> BTreeMap<String, Vec<String>> {
    let rows = strict_csv(&fs::read_to_string(stage.path(file)).unwrap());
    rows.into_iter().map(|row| (row[0].clone(), row)).collect()
}

#[test]
fn accounts_are_updated_in_a_crm_by_their_ids() {
    let stage = Stage::approved();
    let reply = message(&contact(&stage, "C-1010"), "Subject: Re: Q3", "Could we talk?");
    read(&stage, reply);
    for (tool, header) in [
        (
            "salesforce-accounts",
            "Id,QBR_Quarter__c,QBR_Link__c,QBR_Message__c,QBR_Next_Step__c,QBR_Date__c,QBR_Response__c",
        ),
        ("hubspot-companies", "Record ID,qbr_quarter,qbr_url,qbr_message,qbr_next_step,qbr_date,qbr_response"),
    ] {
        let told = merge(&stage, tool);
        let rows = by_first(&stage, &format!("out/merge/{tool}.csv"));
        assert_eq!(rows[header.split(',').next().unwrap()].join(","), header);
        assert_eq!(rows.len() as u64, told["rows"].as_u64().unwrap() + 1, "every account once");
        assert!(rows.contains_key(SHARED.0) && rows.contains_key(SHARED.1), "one contact may have two accounts");
        let (row, own) = (&rows["C-1010"], stage.row("C-1010"));
        assert_eq!(
            (row[1].as_str(), row[3].as_str(), row[5].as_str()),
            ("2026-Q3", own["headline"].as_str().unwrap(), "2026-09-30")
        );
        assert!(row[2].starts_with(&format!("{BASE}/")) && !row[4].is_empty(), "{row:?}");
        assert_eq!(row[6], "2026-10-05 a reply to the message");
        assert_eq!(rows["C-1011"][6], "");
    }
}

#[test]
fn an_id_by_which_a_tool_matches_stays_as_it_is() {
    let stage = Stage::built();
    for table in ["accounts", "usage", "feature_usage"] {
        let path = stage.path(&format!("ws/{table}.csv"));
        let rows = fs::read_to_string(&path).unwrap();
        assert!(rows.contains("\nC-1010,") && rows.contains("\nC-1011,"), "{table}");
        fs::write(path, rows.replace("\nC-1010,", "\n-5,").replace("\nC-1011,", "\n=1+1,")).unwrap();
    }
    stage.run(&["build", "ws", "--out", "out2"]).ended(0);
    fs::remove_dir_all(stage.path("out")).unwrap();
    fs::rename(stage.path("out2"), stage.path("out")).unwrap();
    stage.run(&["approve", "out", "-w", "ws", "--on", TODAY, "--all", "--by", "Robin"]).ended(0);
    for id in ["-5", "=1+1"] {
        stage.run(&["approve", "out", "-w", "ws", "--on", TODAY, &format!("--account={id}"), "--by", "Robin"]);
    }
    for tool in ["customerio", "hubspot-companies"] {
        let told = merge(&stage, tool);
        let rows = by_first(&stage, &format!("out/merge/{tool}.csv"));
        assert!(rows.contains_key("-5") && !rows.contains_key("'-5"), "{told:#}");
        assert!(!rows.keys().any(|id| id.contains("1+1")), "{rows:?}");
        assert_eq!(without(&told, "=1+1"), Some("unsafe_id"), "{told:#}");
    }
    // Whether cells are escaped is a preset's choice.
    let own = "description: ours\nformulas: as_written\ncolumns: [{name: Id, value: \"{{ account_id }}\"}]\n";
    fs::create_dir_all(stage.path("ws/merge")).unwrap();
    fs::write(stage.path("ws/merge/raw.yaml"), own).unwrap();
    merge(&stage, "raw");
    let rows = by_first(&stage, "out/merge/raw.csv");
    assert!(rows.contains_key("-5") && rows.contains_key("=1+1"), "{rows:?}");
}

#[test]
fn only_what_was_approved_and_is_fresh_and_wanted_has_a_row() {
    let stage = Stage::built();
    assert_eq!(merge(&stage, "hubspot")["rows"], 0);
    stage
        .run(&[
            "approve",
            "out",
            "-w",
            "ws",
            "--on",
            TODAY,
            "--account",
            "C-1001",
            "--account",
            "C-1010",
            "--by",
            "Robin",
        ])
        .ended(0);
    let told = merge(&stage, "hubspot");
    assert_eq!(told["rows"], 2);
    assert_eq!((without(&told, "C-1011"), without(&told, "C-2010")), (Some("unapproved"), Some("held")));
    let address = stage.row("C-1010")["contact_email"].as_str().unwrap().to_owned();
    fs::write(stage.path("ws/suppressed.txt"), address.to_uppercase()).unwrap();
    let told = merge(&stage, "hubspot");
    assert_eq!((&told["rows"], without(&told, "C-1010")), (&1.into(), Some("suppressed")));
    let late = ["email", "merge", "out", "-w", "ws", "--for", "hubspot", "--on", "2026-11-15", "--json"];
    let told = stage.run(&late).json();
    assert_eq!((&told["rows"], without(&told, "C-1001")), (&0.into(), Some("stale")));
    assert_eq!(stage.run(&[&late[..8], &["2026-11-05", "--json"]].concat()).json()["rows"], 1);
    stage.run(&["revoke", "out", "-w", "ws", "--all", "--by", "Robin"]).ended(0);
    let told = merge(&stage, "hubspot");
    assert_eq!((&told["rows"], without(&told, "C-1001")), (&0.into(), Some("unapproved")));
    let text = fs::read_to_string(stage.path("out/merge/hubspot.csv")).unwrap();
    assert_eq!(strict_csv(&text).len(), 1, "the list of an earlier time is gone");
}

#[test]
fn whatever_does_not_belong_together_stops_the_list() {
    for (what, tamper) in TAMPERING {
        let stage = Stage::approved();
        merge(&stage, "gmail");
        tamper(&stage);
        let ran = stage.run(&["email", "merge", "out", "-w", "ws", "--for", "gmail", "--on", TODAY]).ended(1);
        assert!(ran.err.contains("Nothing more is done"), "{what}: {}", ran.err);
        assert!(!stage.path("out/merge/gmail.csv").exists(), "{what}: the list of an earlier time is gone");
        let ran = stage.run(&["email", "merge", "out", "-w", "ws", "--for", "gmail", "--on", TODAY, "--to", "l.csv"]);
        assert!(ran.status == 1 && !stage.path("l.csv").exists(), "{what}");
    }
}

#[test]
fn a_shape_of_ones_own_is_a_file_and_its_faults_are_told_with_their_place() {
    let stage = Stage::approved();
    let shown = stage.run(&["email", "presets", "--show", "hubspot", "-w", "ws"]).ended(0).out;
    fs::create_dir(stage.path("ws/merge")).unwrap();
    fs::write(stage.path("ws/merge/marketo.yaml"), shown.replace("qbr_url", "deck")).unwrap();
    let listed = stage.run(&["email", "presets", "-w", "ws"]).ended(0).out;
    assert!(listed.contains("marketo") && listed.contains("(of this workspace)"), "{listed}");
    assert_eq!(listed.lines().count(), TOOLS.len() + 3, "two of accounts, and one of this workspace");
    merge(&stage, "marketo");
    assert_eq!(list(&stage, "out/merge/marketo.csv").0.last().unwrap(), "deck");

    fs::write(stage.path("own.yaml"), shown.replace("{{ headline }}", "{{ churn_risk }}")).unwrap();
    let ran = stage.run(&["email", "merge", "out", "-w", "ws", "--for", "own.yaml"]).ended(2);
    assert!(ran.err.contains("own.yaml:13:33: there is no \"churn_risk\""), "{}", ran.err);
    let ran = stage.run(&["email", "merge", "out", "-w", "ws", "--for", "hubspt"]).ended(2);
    assert!(ran.err.contains("did you mean \"hubspot\"?"), "{}", ran.err);
}

#[test]
fn a_tool_that_takes_links_needs_somewhere_to_lead_to() {
    let stage = Stage::approved();
    stage.edit("ws/qbr.yaml", "  base_url: ", "  # base_url: ");
    let ran = stage.run(&["email", "merge", "out", "-w", "ws", "--for", "apollo", "--on", TODAY]).ended(2);
    assert!(ran.err.contains("delivery.base_url"), "{}", ran.err);
    assert!(merge(&stage, "gmail")["rows"].as_u64().unwrap() > 30);
    let (_, rows) = list(&stage, "out/merge/gmail.csv");
    assert!(rows.values().all(|row| row[5].is_empty()));
}
