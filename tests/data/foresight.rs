//! What `check` says that would surprise later, each cause once.

use crate::common::{Folder, HEAD, case, changed, today};
use quarterdeck::base::finding::Severity;
use quarterdeck::config::flags::Flags;
use quarterdeck::inspect::check::inspect;

/// The findings of a kind as `check` has them: how bad, and the line.
fn foreseen(folder: &Folder, kind: &str) -> Vec<(Severity, String)> {
    let inspection = inspect(folder.path(), &Flags::default(), today()).unwrap();
    let groups = inspection.findings.groups().filter(|(_, found, _)| *found == kind);
    groups.flat_map(|(severity, _, group)| group.shown.iter().map(move |one| (severity, one.to_string()))).collect()
}

#[test]
fn texts_that_lack_a_language_are_told_with_the_decks_they_spoil() {
    let folder = case("31-mixed-languages");
    let told = foreseen(&folder, "untranslated");
    assert_eq!(told.len(), 1, "{told:?}");
    let (severity, line) = &told[0];
    assert_eq!(*severity, Severity::Warning);
    for part in [
        "25 decks speak \"de\"",
        "1 of 1 metrics (jobs)",
        "2 of 2 products (p, p2)",
        "1 of 1 shipped",
        "{en: …, de: …}",
    ] {
        assert!(line.contains(part), "{part} in {line}");
    }
}

#[test]
fn each_language_is_told_once_and_a_translated_text_is_not() {
    let folder = case("31-mixed-languages");
    changed(&folder, "accounts.csv", "a00,Acme A Ltd,x,de-DE", "a00,Acme A Ltd,x,fr-CA");
    changed(&folder, "accounts.csv", "a01,Acme B Ltd,x,de-DE", "a01,Acme B Ltd,x,en-GB");
    changed(
        &folder,
        "qbr.yaml",
        "name: Jobs, one: job, other: jobs",
        "name: {en: Jobs, de: Aufträge}, one: {en: job, de: Auftrag}, other: {en: jobs, de: Aufträge}",
    );
    changed(&folder, "catalogue.yaml", "pitch: More., launched_on", "pitch: {en: More., de: Mehr.}, launched_on");
    let told: Vec<String> = foreseen(&folder, "untranslated").into_iter().map(|(_, line)| line).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    let of = |language: &str| told.iter().find(|line| line.contains(&format!("speak{language}"))).unwrap();
    assert!(
        of(" \"de\"").contains("23 decks") && !of(" \"de\"").contains("metrics"),
        "a reason is a text too: {told:?}"
    );
    assert!(of("s \"fr\"").contains("1 deck ") && of("s \"fr\"").contains("1 of 1 metrics"), "{told:?}");
}

#[test]
fn products_that_may_not_fit_are_told_by_what_is_not_mapped() {
    let folder = case("32-renewals-in-the-past");
    let told = foreseen(&folder, "offer");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].1.contains("`products_owned`") && told[0].1.contains("`status`") && !told[0].1.contains("`plan`"),
        "{told:?}"
    );
    assert_eq!(told[0].0, Severity::Warning);
    changed(
        &folder,
        "qbr.yaml",
        "renewal_on: renews}}",
        "renewal_on: renews, status: segment}, products_owned: segment}",
    );
    assert_eq!(foreseen(&folder, "offer"), []);
    changed(
        &folder,
        "catalogue.yaml",
        "{metric: jobs, then: x}}\n - {id: p2",
        "{metric: jobs, then: x}, eligibility: {plans: [pro]}}\n - {id: p2",
    );
    changed(&folder, "catalogue.yaml", "shipped:", "plans: [{id: pro, name: Pro}]\nshipped:");
    let told = foreseen(&folder, "offer");
    assert!(told.len() == 1 && told[0].1.contains("`plan`"), "{told:?}");
}

#[test]
fn products_without_a_reason_are_told_once_and_future_ones_not() {
    let folder = case("32-renewals-in-the-past");
    changed(&folder, "catalogue.yaml", ", because: {metric: jobs, then: x}", "");
    let told = foreseen(&folder, "offer");
    assert_eq!(told.len(), 1, "what is offered to nobody cannot be offered wrongly: {told:?}");
    assert!(told[0].1.contains("2 products have no `because`") && told[0].1.contains("p, p2"), "{told:?}");
    changed(&folder, "catalogue.yaml", "launched_on: 2024-01-01", "launched_on: 2027-01-01");
    assert_eq!(foreseen(&folder, "offer"), []);
}

#[test]
fn decks_without_a_recipient_are_counted_once() {
    let folder = case("14-greetings");
    assert_eq!(foreseen(&folder, "recipient"), []);
    for id in ["G00", "G03", "G20", "G21"] {
        changed(&folder, "accounts.csv", &format!(",{id}@acme.example,"), ",,");
    }
    let told = foreseen(&folder, "recipient");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].1.contains("accounts.csv:2:") && told[0].1.contains("4 of 26 decks"), "{told:?}");
    assert!(told[0].1.contains("G00, G03, G20, …"), "{told:?}");
    let none = foreseen(&case("31-mixed-languages"), "recipient");
    assert!(none.len() == 1 && none[0].1.contains("no source maps `contact_email`"), "{none:?}");
}

const METRICS: &str = "as_of: 2026-09-30\nmetrics: [{id: n, name: N, one: n, other: n}]\n";

/// A workspace with usage from several files.
fn usage(usage: &str, catalogue: &str, files: &[(&str, &str)]) -> Folder {
    let accounts = "  accounts: {file: a.csv, columns: {id: id, name: name}}\n";
    let qbr = format!("{HEAD}{METRICS}sources:\n{accounts}{usage}");
    let mut all = vec![("qbr.yaml", qbr.as_str()), ("a.csv", "id,name\nA,a\nB,b\n"), ("catalogue.yaml", catalogue)];
    all.extend_from_slice(files);
    Folder::of(&all)
}

#[test]
fn files_without_a_column_have_one_cause_and_one_finding() {
    let names: Vec<String> = (10..67).map(|n| format!("u/{n}.csv")).collect();
    let bodies: Vec<String> = (10..67).map(|n| format!("id,day,more{n}\nA,2026-08-03,1\nB,2026-08-03,1\n")).collect();
    let files: Vec<(&str, &str)> =
        names.iter().zip(&bodies).map(|(name, body)| (name.as_str(), body.as_str())).collect();
    let folder = usage("  usage: {file: 'u/*.csv', account: id, date: day, metrics: {n: logins}}\n", "", &files);
    let (_, findings) = folder.load();
    let about: Vec<String> =
        crate::common::said(&findings).into_iter().filter(|line| line.starts_with("column ")).collect();
    assert_eq!(about.len(), 1, "{about:#?}");
    assert!(about[0].contains("none of the columns with values is there (\"logins\")"), "{about:#?}");
    assert!(about[0].contains("so it is in 56 more files: u/11.csv, u/12.csv, u/13.csv, …"), "{about:#?}");
}

#[test]
fn a_value_of_where_that_no_row_has_is_told() {
    let with = |kept: &str| {
        let source = format!(
            "  usage: {{file: {{path: u.csv, where: {{kind: {kept}}}}}, account: id, date: day, metrics: {{n: n}}}}\n"
        );
        let rows = "id,day,kind,n\nA,2026-08-03,New,1\nA,2026-08-10,upgrade,1\nB,2026-08-03,Trial,1\n";
        let folder = usage(&source, "", &[("u.csv", rows)]);
        foreseen(&folder, "where")
    };
    assert_eq!(with("[new, Upgrade]"), []);
    let dead = with("upgrades");
    assert_eq!((dead.len(), dead[0].0), (1, Severity::Warning), "{dead:?}");
    assert!(
        dead[0].1.contains("\"upgrades\" in no row, so that `where` leaves out all 3 rows; did you mean \"upgrade\"?"),
        "{dead:?}"
    );
    let one = with("[new, moved, gone]");
    assert_eq!((one.len(), one[0].0), (1, Severity::Note), "{one:?}");
    assert!(one[0].1.contains("\"moved\" or \"gone\" in no row, though `where` names it"), "{one:?}");
}

#[test]
fn a_value_is_met_whichever_file_has_it() {
    let source =
        "  usage: {file: {path: [u.csv, v.csv], where: {kind: [a, b]}}, account: id, date: day, metrics: {n: n}}\n";
    let files = [("u.csv", "id,day,kind,n\nA,2026-08-03,a,1\n"), ("v.csv", "id,day,kind,n\nA,2026-08-10,b,1\n")];
    assert_eq!(foreseen(&usage(source, "", &files), "where"), []);
}

#[test]
fn features_found_by_name_are_accepted_and_noted_once() {
    let catalogue = "features:\n- {id: dough, name: Dough timer, benefit: b}\n- {id: till, name: Till, benefit: b}\n- {id: shop, name: Shop, benefit: c}\n";
    let source = "  feature_usage: {file: f.csv, account: id, feature: what, date: day, users: users}\n";
    let rows = "id,what,day,users\nA,Dough Timer,2026-08-03,3\nA,dough timer,2026-08-04,3\nB,TILL,2026-08-03,1\nB,shop,2026-08-03,1\n";
    let folder = usage(source, catalogue, &[("f.csv", rows)]);
    let (tables, _) = folder.load();
    assert_eq!(tables.features.cells.iter().map(Vec::len).sum::<usize>(), 3);
    let told = foreseen(&folder, "named");
    assert_eq!((told.len(), told[0].0), (1, Severity::Note), "{told:?}");
    assert!(
        told[0]
            .1
            .contains("\"what\" names 1 feature by something else than the id, the first \"Dough Timer\" for dough"),
        "{told:?}"
    );
}

#[test]
fn hidden_signs_in_the_workspaces_own_files_are_told_once_a_file() {
    let catalogue = "features:\n- {id: f, name: Da\u{202e}sh, benefit: b}\n- {id: g, name: So\u{200b}on, benefit: c}\n";
    let folder = usage("", catalogue, &[]);
    let told: Vec<String> = foreseen(&folder, "setting")
        .into_iter()
        .map(|(_, line)| line)
        .filter(|line| line.contains("nobody sees"))
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("catalogue.yaml:2: 2 lines have signs") && told[0].contains("U+202E"), "{told:?}");
    assert_eq!(folder.workspace().unwrap().catalogue.features[0].name.as_str(), "Dash");
}

#[test]
fn a_list_of_words_that_no_cell_is_on_is_told_where_it_would_hold() {
    let with = |listed: &str, cells: [&str; 2]| {
        let qbr = format!(
            "{HEAD}sources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name, hold: h}}, hold_values: {listed}}}\n\
             \x20 tickets: {{file: t.csv, account: id, opened_at: at, escalated: esc, escalated_values: [P0]}}\n"
        );
        let accounts = format!("id,name,h\nA,a,{}\nB,b,{}\n", cells[0], cells[1]);
        let tickets = "id,at,esc\nA,2026-08-03,P1\nB,2026-08-03,P2\n";
        foreseen(&Folder::of(&[("qbr.yaml", &*qbr), ("a.csv", &*accounts), ("t.csv", tickets)]), "own_words")
    };
    let mut told = with("[stopp]", ["Stop", "nein"]);
    told.sort();
    assert_eq!((told.len(), told[0].0), (2, Severity::Note), "{told:?}");
    assert!(told[0].1.starts_with("a.csv: no cell of \"h\" is on the list of `hold_values` (\"stopp\")"), "{told:?}");
    assert!(told[0].1.contains("there is \"Stop\".") && told[1].1.contains("there is \"P1\", \"P2\""), "{told:?}");
    assert_eq!(with("[stopp]", ["Stopp", "Stop"]).len(), 1, "one is on it");
    assert_eq!(with("[stopp]", ["no", ""]).len(), 1, "nobody is to be held");
}
