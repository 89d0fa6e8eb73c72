//! Names as readers see them: entities decoded, signs that nobody sees left out, people as they are greeted, and no mark that
//! was meant for colleagues.

use std::sync::Arc;

use crate::common::{Folder, HEAD, case, said};
use quarterdeck::base::finding::Severity;
use quarterdeck::ingest::records::{AccountRow, Tables};
use quarterdeck::pipeline::factory::DeckFactory;

fn told(folder: &Folder, kind: &str) -> Vec<String> {
    let (_, findings) = folder.load();
    said(&findings).into_iter().filter(|line| line.starts_with(&format!("{kind} "))).collect()
}

fn workspace(sources: &str, files: &[(&str, &str)]) -> Folder {
    let metrics = "metrics: [{id: n, name: N, one: n, other: n}]\n";
    let qbr = format!("{HEAD}as_of: 2026-09-30\n{metrics}sources:\n{sources}");
    let mut all = vec![("qbr.yaml", qbr.as_str())];
    all.extend_from_slice(files);
    Folder::of(&all)
}

const ACCOUNTS: &str =
    "  accounts: {file: a.csv, columns: {id: id, name: name, contact_name: contact, csm_name: csm}}\n";

/// The accounts of a table of ids, names, contacts and CSMs.
fn accounts(rows: &str) -> Folder {
    workspace(ACCOUNTS, &[("a.csv", &format!("id,name,contact,csm\n{rows}"))])
}

fn row<'t>(tables: &'t Tables, id: &str) -> &'t AccountRow {
    tables.accounts.iter().find(|row| row.id == id).unwrap()
}

#[test]
fn entities_are_decoded_in_names_and_told_once_a_column() {
    let folder = case("06-entities-in-names");
    let (tables, findings) = folder.load();
    assert!(tables.accounts.iter().all(|row| row.name.as_deref() == Some("O'Connor & Sons; Ltd; Co")));
    assert_eq!(findings.count_kind("entities"), 1, "{:?}", said(&findings));
    let told = told(&folder, "entities");
    assert!(told[0].contains("accounts.csv:2:") && told[0].contains("in 3 cells"), "{told:?}");
    assert_eq!(findings.count(Severity::Warning), 0, "{:?}", said(&findings));
}

#[test]
fn tags_in_a_name_are_kept_as_text_and_told_once_a_column() {
    let folder = accounts("A,<b>Acme</b>,Ann<br>Lee,Sam\nB,Beta &lt;i&gt;Ltd&lt;/i&gt;,Bo,Sam\nC,a < b > c,<Cy>,Sam\n");
    let (tables, _) = folder.load();
    let names = ["A", "B", "C"].map(|id| row(&tables, id).name.clone().unwrap());
    assert_eq!(names, ["<b>Acme</b>", "Beta <i>Ltd</i>", "a < b > c"]);
    assert_eq!(row(&tables, "A").contact_name.as_deref(), Some("Ann<br>Lee"));
    let told = told(&folder, "markup");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("a.csv:2:") && told[0].contains("in 2 cells") && told[0].contains("\"Acme\""), "{told:?}");
    assert!(told[1].contains("\"Ann Lee\""), "{told:?}");
}

#[test]
fn entities_are_decoded_in_every_text_that_reaches_people() {
    let sources = "\
      \x20 accounts: {file: a.csv, columns: {id: id, name: name, segment: seg}}\n\
      \x20 contacts: {file: c.json, account: id, columns: {contact_name: who, csm_name: csm}}\n\
      \x20 requests: {file: r.csv, id: id, account: account, title: title, status: status, benefit: benefit,
      \x20            reason: reason, declined_values: [declined]}\n\
      \x20 outcomes: {file: o.csv, account: id, goal: goal, target: target, actual: actual}\n";
    let folder = workspace(
        sources,
        &[
            ("a.csv", "id,name,seg\nA,AT&T &amp; Söhne,R&amp;D\nB,M&uuml;ller &amp;amp; Co,R&D\n"),
            ("c.json", r#"[{"id": "A", "who": "Zo&euml; O&#39;Hara", "csm": "J&#x00f6;rg Au"}]"#),
            (
                "r.csv",
                "id,account,title,status,benefit,reason\nR,A,Q&amp;A &lt;b&gt;now&lt;/b&gt;,declined,Ask &#38; see,Don&#146;t\n",
            ),
            ("o.csv", "id,goal,target,actual\nA,Plan &amp; do,1,2\n"),
        ],
    );
    let (tables, _) = folder.load();
    let (a, b, request) = (row(&tables, "A"), row(&tables, "B"), &tables.requests[0]);
    let read =
        [&a.name, &b.name, &a.segment, &b.segment, &a.contact_name, &a.csm_name, &request.benefit, &request.reason];
    let expected = ["AT&T & Söhne", "Müller & Co", "R&D", "R&D", "Zoë O'Hara", "Jörg Au", "Ask & see", "Don’t"];
    assert_eq!(read.map(|text| text.as_deref().unwrap()), expected);
    assert_eq!((request.title.as_str(), tables.outcomes[0].goal.as_str()), ("Q&A now", "Plan & do"));
}

#[test]
fn texts_of_the_workspace_are_read_alike() {
    let qbr = "vendor: {name: \"R&amp;D \\u202eTern\", team: {name: \"A &amp; B\", email: team@tern.example}}\nperiod: 2026-Q3\n\
               sources: {accounts: {file: a.csv, columns: {id: id, name: name}}}\n";
    let catalogue = "features:\n- {id: f, name: \"Da\\u200bsh\\u202e\", benefit: See &amp; do}\n";
    let folder = Folder::of(&[("qbr.yaml", qbr), ("catalogue.yaml", catalogue), ("a.csv", "id,name\nA,a\n")]);
    let workspace = folder.workspace().unwrap();
    let (vendor, feature) = (&workspace.config.vendor, &workspace.catalogue.features[0]);
    assert_eq!(
        [vendor.name.as_str(), &vendor.team.name, &feature.name, &feature.benefit],
        ["R&D Tern", "A & B", "Dash", "See & do"]
    );
}

#[test]
fn a_product_with_an_entity_in_its_name_is_one_product() {
    let folder = workspace(
        "  accounts: {file: a.csv, columns: {id: id, name: name}, products_owned: owns}\n",
        &[
            ("catalogue.yaml", "products:\n- {id: qa, name: Q&A, pitch: p, launched_on: 2026-01-01}\n"),
            ("a.csv", "id,name,owns\nA,a,Q&amp;A\n"),
        ],
    );
    let (tables, findings) = folder.load();
    assert_eq!(row(&tables, "A").products_owned, Some(vec!["qa".to_owned()]), "{:?}", said(&findings));
}

#[test]
fn people_are_read_as_they_are_greeted() {
    let folder = case("14-greetings");
    let (tables, findings) = folder.load();
    let contact = |id: &str| row(&tables, id).contact_name.clone().unwrap_or_default();
    for (id, name) in [
        ("G00", "Ann Lee"),
        ("G03", "Ann Lee (she/her)"),
        ("G09", "Accounts Payable"),
        ("G13", "Prof. Dr. Hans Müller-Lüdenscheidt"),
        ("G14", "山田 太郎"),
        ("G16", "Jan van der Berg"),
        ("G19", "Pat O'Brien"),
    ] {
        assert_eq!(contact(id), name);
    }
    for id in ["G04", "G05", "G06", "G07", "G10", "G18", "G22", "G24"] {
        assert_eq!(contact(id), "", "{id}");
    }
    assert_eq!((findings.count_kind("person"), findings.count(Severity::Warning)), (2, 0), "{:?}", said(&findings));
}

#[test]
fn a_comma_turns_only_what_is_surely_a_name() {
    let cells = [
        "\"Jane Doe, PhD\"",
        "\"Finance Team, Acme\"",
        "Mr Tan Ah Kow",
        "\"O'Brien, Pat\"",
        "\"Jane Doe, Acme\"",
        "unknown",
    ];
    let rows: String = cells.iter().enumerate().map(|(n, cell)| format!("A{n},a{n},{cell},{cell}\n")).collect();
    let folder = accounts(&rows);
    let (tables, _) = folder.load();
    let read: Vec<_> = tables.accounts.iter().map(|row| row.contact_name.as_deref().unwrap_or("-")).collect();
    assert_eq!(read, ["Jane Doe, PhD", "Finance Team, Acme", "Mr Tan Ah Kow", "Pat O'Brien", "Jane Doe, Acme", "-"]);
    assert!(tables.accounts.iter().all(|row| row.csm_name == row.contact_name));
    let told = told(&folder, "person");
    assert_eq!(told.len(), 6, "what is turned, unsure and nobody, of two columns: {told:?}");
    assert!(
        told.iter().any(|line| line.contains("nobody can say what stands behind it, the first \"Jane Doe, Acme\"")),
        "{told:?}"
    );
}

#[test]
fn whoever_is_named_nowhere_is_named_by_the_contacts() {
    let sources = "\
      \x20 accounts: {file: a.csv, columns: {id: id, name: name, contact_name: who, contact_email: mail}}\n\
      \x20 contacts: {file: c.csv, account: id, columns: {contact_email: mail}, contact_name_from: [first, last]}\n";
    let folder = workspace(
        sources,
        &[
            ("a.csv", "id,name,who,mail\nA,a,null null,ann@a.example\nB,b,,\n"),
            ("c.csv", "id,first,last,mail\nA,Ann,Lee,ann@a.example\nB,none,none,bob@b.example\n"),
        ],
    );
    let (tables, _) = folder.load();
    assert_eq!(row(&tables, "A").contact_name.as_deref(), Some("Ann Lee"));
    assert_eq!(row(&tables, "B").contact_name, None);
}

#[test]
fn signs_that_nobody_sees_reach_nobody_and_are_told() {
    let folder = case("17-bidi-override");
    let (tables, findings) = folder.load();
    let name = |id: &str| row(&tables, id).name.clone().unwrap_or_default();
    assert_eq!((name("E10"), name("E11")), ("AcmeSoft".to_owned(), "ACMEGPJ.exe".to_owned()));
    assert!(name("E01").contains('\u{200d}'), "a family is one picture");
    let told = told(&folder, "hidden_signs");
    assert_eq!(told.len(), 4, "two kinds of two columns: {told:?}");
    assert!(
        told.iter().any(|line| line.contains("ACME\\u{202e}GPJ.exe") && line.contains("accounts.csv:12:")),
        "{told:?}"
    );
    assert_eq!(findings.count_kind("hidden_signs"), 4);
}

#[test]
fn every_kind_of_hidden_sign_is_left_out() {
    let signs = [
        "\u{202a}",
        "\u{2067}",
        "\u{200e}",
        "\u{200b}",
        "\u{feff}",
        "\u{7}",
        "\u{9d}",
        "\u{e0041}",
        "\u{ad}",
        "\u{2060}",
    ];
    let rows: String = signs.iter().enumerate().map(|(n, sign)| format!("A{n},Ac{sign}me,Ann,Sam\n")).collect();
    let folder = accounts(&rows);
    let (tables, findings) = folder.load();
    for row in &tables.accounts {
        assert!(["Acme", "Ac me"].contains(&row.name.as_deref().unwrap()), "{row:?}");
    }
    let told = told(&folder, "hidden_signs");
    assert_eq!((told.len(), findings.count_kind("name")), (1, 0), "{told:?}");
    assert!(told[0].contains("in 10 cells"), "{told:?}");
}

/// The outcome of each account, with its reason's code.
fn outcomes(folder: &Folder) -> Vec<(String, String)> {
    let workspace = Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    let factory = DeckFactory::new(workspace, tables).unwrap();
    let row = |at| factory.outlook(at).0;
    (0..factory.len()).map(row).map(|row| (row.account_id.clone(), row.code().to_owned())).collect()
}

#[test]
fn marks_for_colleagues_hold_a_deck_and_are_asked_about_once_each() {
    let folder = accounts(
        "A0,Acme (churned),,\nA1,DO NOT USE - Bolt,,\nA2,Cog (Churned),,\nA3,[DUPLICATE] Dot,,\nA4,ZZZ Eve,,\nA5,TEST – Fox,,\n\
         A6,*** old *** Gin,,\nA7,Hat,Ann Lee (left),\nA8,Old Test Mill,Ann Old,Sam Left\n",
    );
    let (_, findings) = folder.load();
    let told = told(&folder, "marked_name");
    assert_eq!((told.len(), findings.count_kind("marked_name")), (7, 7), "{told:?}");
    let churned = told.iter().find(|line| line.contains("churned")).unwrap();
    assert!(
        churned.contains("a.csv:2:") && churned.contains("of 2 accounts") && churned.contains("`hold`"),
        "{churned}"
    );
    let held: Vec<_> =
        outcomes(&folder).into_iter().filter(|(_, code)| code == "marked_name").map(|(id, _)| id).collect();
    assert_eq!(held, ["A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7"]);
}

#[test]
fn a_name_that_really_is_so_is_released_by_hand() {
    let folder = accounts("A0,Acme (old),,\n");
    std::fs::create_dir(folder.path().join("overrides")).unwrap();
    std::fs::write(
        folder.path().join("overrides/A0.yaml"),
        "until: 2026-12-31\nrelease: {marked_name: they are called so}\n",
    )
    .unwrap();
    assert_eq!(outcomes(&folder)[0].1, "too_little_data");
}

#[test]
fn renewals_that_are_all_past_hold_nothing_and_are_told() {
    let told = told(&case("32-renewals-in-the-past"), "renewals");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("all 25 renewal dates are past, the last is 2024-03-01"), "{told:?}");
}

#[test]
fn renewals_are_told_only_where_none_is_to_come() {
    let sources = "  accounts: {file: a.csv, columns: {id: id, name: name, renewal_on: on}}\n";
    let folder = |dates: [&str; 2], days: &str| {
        let rows = format!("id,name,on\nA,a,{}\nB,b,{}\n", dates[0], dates[1]);
        let folder = workspace(sources, &[("a.csv", &rows)]);
        let qbr = std::fs::read_to_string(folder.path().join("qbr.yaml")).unwrap();
        std::fs::write(folder.path().join("qbr.yaml"), format!("{days}{qbr}")).unwrap();
        told(&folder, "renewals").len()
    };
    assert_eq!(folder(["2026-09-29", "2020-01-01"], ""), 1);
    assert_eq!(folder(["", ""], ""), 1, "a guard without a date is none");
    assert_eq!(folder(["2026-09-29", "2026-09-30"], ""), 0);
    assert_eq!(folder(["2026-09-29", "soon"], ""), 0, "that is told as a date");
    assert_eq!(folder(["2026-09-29", ""], "thresholds: {hold_before_renewal_days: 0}\n"), 0);
}
