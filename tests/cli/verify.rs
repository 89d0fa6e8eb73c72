//! Folders proved against their manifest, and two of them compared.

use std::fs;

use lopdf::{Dictionary, Document, Object, Stream, text_string};
use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::ManifestRow;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::workspace::Workspace;

fn built() -> (Workspace, Manifest) {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    let manifest = Manifest::load(&workspace.path("out")).unwrap().unwrap();
    (workspace, manifest)
}

/// File and code of each fault.
fn faults(workspace: &Workspace, status: i32) -> Vec<(String, String)> {
    let told: Value = serde_json::from_str(&workspace.run(&["verify", "--json"]).ended(status).out).unwrap();
    let text = |fault: &Value, key: &str| fault[key].as_str().unwrap().to_owned();
    told["faults"].as_array().unwrap().iter().map(|f| (text(f, "file"), text(f, "code"))).collect()
}

#[test]
fn a_folder_as_it_was_built_has_no_fault() {
    let (workspace, _) = built();
    fs::create_dir(workspace.path("out/drafts")).unwrap();
    let ran = workspace.run(&["verify"]).ended(0);
    assert_eq!(
        ran.out,
        format!(
            "6 decks of 7 accounts are as the manifest says.\nnote: without --workspace nobody can tell from here whether contacts, rows or the whole folder were replaced by others that fit together\n"
        )
    );
    assert!(faults(&workspace, 0).is_empty());
}

#[test]
fn altered_swapped_missing_and_foreign_files_are_faults() {
    let (workspace, rows) = built();
    let file = |id: &str| rows.row(id).unwrap().file.clone();
    let path = |id: &str| workspace.path("out").join(file(id));
    let (first, second) = (fs::read(path("a-1")).unwrap(), fs::read(path("a-2")).unwrap());
    fs::write(path("a-1"), second).unwrap();
    fs::write(path("a-2"), &first).unwrap();
    let mut altered = fs::read(path("a-3")).unwrap();
    *altered.last_mut().unwrap() ^= 1;
    fs::write(path("a-3"), altered).unwrap();
    fs::remove_file(path("a-4")).unwrap();
    fs::write(path("a-5"), "no deck").unwrap();
    fs::write(workspace.path("out/notes.txt"), "mine").unwrap();
    fs::write(workspace.path("out/gone_2026-Q3_review_000000.pdf"), &first).unwrap();
    fs::write(workspace.path("out/manifest.csv"), "account_id\n").unwrap();
    let mut expected = vec![
        (file("a-1"), "altered".to_owned()),
        (file("a-1"), "other_account".to_owned()),
        (file("a-2"), "altered".to_owned()),
        (file("a-2"), "other_account".to_owned()),
        (file("a-3"), "altered".to_owned()),
        (file("a-4"), "missing".to_owned()),
        (file("a-5"), "altered".to_owned()),
        (file("a-5"), "no_deck".to_owned()),
        ("gone_2026-Q3_review_000000.pdf".to_owned(), "unexpected".to_owned()),
        ("manifest.csv".to_owned(), "manifest".to_owned()),
        ("notes.txt".to_owned(), "unexpected".to_owned()),
    ];
    expected.sort();
    assert_eq!(faults(&workspace, 1), expected);
    // The next build makes what is missing or of another size; what was altered in place is made by --force.
    workspace.run(&["build", "--force", "--prune"]).ended(0);
    assert_eq!(faults(&workspace, 1), [("notes.txt".to_owned(), "unexpected".to_owned())]);
}

#[test]
fn a_deck_that_names_another_account_is_a_fault() {
    let (workspace, _) = built();
    workspace.edit("requests.csv", "r-11,a-1,Export to the ledger", "r-11,a-1,Export to the Globex Freight ledger");
    workspace.run(&["build"]).ended(0);
    let found = faults(&workspace, 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0.starts_with("acme-bakeries_") && found[0].1 == "names_another");
    let told = workspace.run(&["verify"]).ended(1).out;
    assert!(told.contains("(a-1): it names \"Globex Freight\" (a-2)"), "{told}");
}

/// Changes the deck of an account, and its row as if the build had written it so.
fn remake(workspace: &Workspace, id: &str, change: impl FnOnce(&mut Document)) {
    let manifest = Manifest::load(&workspace.path("out")).unwrap().unwrap();
    let path = workspace.path("out").join(&manifest.row(id).unwrap().file);
    let mut document = Document::load(&path).unwrap();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    fs::write(&path, &bytes).unwrap();
    let sha256 = base16ct::lower::encode_string(&Sha256::digest(&bytes));
    let remade = |row: ManifestRow| match row.account_id == id {
        true => ManifestRow { bytes: Some(bytes.len()), sha256: sha256.clone(), ..row },
        false => row,
    };
    Manifest::new(manifest.into_rows().into_iter().map(remade).collect()).write(&workspace.path("out")).unwrap();
}

/// Sets a value of the first dictionary that holds a key.
fn set(document: &mut Document, key: &str, value: Object) {
    let holds = |object: &&mut Object| object.as_dict().is_ok_and(|all| all.has(key.as_bytes()));
    let object = document.objects.values_mut().find(holds).unwrap_or_else(|| panic!("nothing has {key}"));
    object.as_dict_mut().unwrap().set(key, value);
}

/// Every place of a deck that can hold a text, and what verify calls it.
type Hidden = (&'static str, fn(&mut Document, &str));

const PLACES: [Hidden; 9] = [
    ("in its metadata", |document, text| set(document, "CreationDate", text_string(text))),
    ("in its metadata", |document, text| {
        let is_packet =
            |stream: &&mut Stream| stream.dict.get(b"Subtype").is_ok_and(|kind| matches!(kind.as_name(), Ok(b"XML")));
        let packet = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()).find(is_packet);
        packet
            .unwrap()
            .set_plain_content(format!("<x><dc:subject>{}</dc:subject></x>", text.replace('&', "&amp;")).into_bytes());
    }),
    ("in a link", |document, text| {
        let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let action = Dictionary::from_iter([
            ("S", Object::Name(b"URI".to_vec())),
            ("URI", Object::string_literal(format!("https://x.example/?for={encoded}"))),
        ]);
        document.add_object(action);
    }),
    ("in an alternative text", |document, text| set(document, "Alt", text_string(text))),
    ("in an alternative text", |document, text| {
        document.add_object(Dictionary::from_iter([
            ("Subtype", Object::Name(b"Link".to_vec())),
            ("Contents", text_string(text)),
        ]));
    }),
    ("in an alternative text", |document, text| {
        let page = *document.get_pages().get(&1).unwrap();
        let hex: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        let mut content = document.get_page_content(page);
        content.extend(format!("\n/Span<</ActualText<FEFF{hex}>>>BDC EMC\n").into_bytes());
        document.change_page_content(page, content).unwrap();
    }),
    ("in a bookmark", |document, text| {
        document.add_object(Dictionary::from_iter([("Title", text_string(text)), ("Parent", Object::Null)]));
    }),
    ("in a string that no page shows", |document, text| {
        document.add_object(Object::Array(vec![Object::Integer(1), Object::string_literal(text)]));
    }),
    ("in a string that no page shows", |document, text| {
        let mut attached = Stream::new(Dictionary::new(), format!("a,b\n{text},1\n").into_bytes());
        attached.compress().unwrap();
        document.add_object(attached);
    }),
];

#[test]
fn what_is_anothers_is_found_wherever_it_stands_in_a_deck() {
    let (workspace, rows) = built();
    let path = workspace.path("out").join(&rows.row("a-1").unwrap().file);
    let deck = fs::read(&path).unwrap();
    for (place, (words, put)) in PLACES.iter().enumerate() {
        for (text, code) in [
            ("Globex  freight", "names_another"),
            ("for a-2 only", "id_of_another"),
            ("OPS@a-2.example", "address_of_another"),
        ] {
            fs::write(&path, &deck).unwrap();
            remake(&workspace, "a-1", |document| put(document, text));
            let told: Value = serde_json::from_str(&workspace.run(&["verify", "--json"]).ended(1).out).unwrap();
            let faults = told["faults"].as_array().unwrap();
            let found = faults.iter().any(|fault| {
                fault["account_id"] == "a-1"
                    && fault["code"] == code
                    && fault["reason"].as_str().unwrap().ends_with(words)
            });
            assert!(found, "place {place}, {words}, {text}: {told:#}");
        }
    }
}

#[test]
fn a_row_with_anothers_deck_is_a_fault_by_its_very_name() {
    let (workspace, rows) = built();
    let other = rows.row("a-2").unwrap().clone();
    let mixed = |row: ManifestRow| match row.account_id.as_str() {
        "a-1" => ManifestRow { file: other.file.clone(), bytes: other.bytes, sha256: other.sha256.clone(), ..row },
        _ => row,
    };
    let own = rows.row("a-1").unwrap().file.clone();
    Manifest::new(rows.into_rows().into_iter().map(mixed).collect()).write(&workspace.path("out")).unwrap();
    let seal = ("seal.json".to_owned(), "seal");
    let mut wanted = [(own, "unexpected"), (other.file.clone(), "file_name"), (other.file, "shared_file"), seal];
    wanted.sort();
    assert_eq!(faults(&workspace, 1), wanted.map(|(file, code)| (file, code.to_owned())));
}

#[test]
fn an_id_and_an_address_in_a_text_are_faults_however_many_decks_have_them() {
    let (workspace, _) = built();
    let requests = fs::read_to_string(workspace.path("requests.csv")).unwrap();
    fs::write(
        workspace.path("requests.csv"),
        requests.replace("Export to the ledger", "Export to a-2 by ops@a-2.example"),
    )
    .unwrap();
    workspace.run(&["build"]).ended(0);
    let found = faults(&workspace, 1);
    let of = |code: &str| found.iter().filter(|(_, is)| is == code).count();
    assert!(of("id_of_another") > 3 && of("id_of_another") == of("address_of_another"), "{found:?}");
}

#[test]
fn what_tells_nothing_is_counted_and_numbers_are_no_ids() {
    let (workspace, _) = built();
    for (id, number) in [
        ("a-1", "40"),
        ("a-2", "13"),
        ("a-3", "2026"),
        ("a-4", "acme"),
        ("a-5", "0015g00000ABCDeAAX"),
        ("a-6", "9"),
        ("a-7", "x"),
    ] {
        for file in ["accounts.csv", "usage.csv", "features.csv", "requests.csv"] {
            let text = fs::read_to_string(workspace.path(file)).unwrap();
            let text = text.lines().map(|line| {
                line.split(',').map(|cell| if cell == id { number } else { cell }).collect::<Vec<_>>().join(",")
            });
            let text = text.collect::<Vec<_>>().join("\n");
            workspace.write(file, &(text + "\n"));
        }
    }
    workspace.edit("accounts.csv", "Stark Cycles", "HP");
    fs::remove_dir_all(workspace.path("out")).unwrap();
    workspace.run(&["build"]).ended(0);
    let told: Value = serde_json::from_str(&workspace.run(&["verify", "--json"]).ended(0).out).unwrap();
    assert_eq!((&told["unsearched"]["ids"], &told["unsearched"]["names"]), (&5.into(), &1.into()), "{told:#}");
    let said = workspace.run(&["verify"]).ended(0).out;
    assert!(said.contains("note: not looked for, being too short or only a number: 5 ids, 1 name"), "{said}");
}

#[test]
fn a_name_in_a_few_decks_of_many_is_no_word() {
    let (workspace, _) = built();
    let accounts: String = (10..60).map(|n| format!("b-{n},Bakery of Street {n},SMB,grow,40,,\n")).collect();
    let text = fs::read_to_string(workspace.path("accounts.csv")).unwrap();
    fs::write(workspace.path("accounts.csv"), text + &accounts).unwrap();
    let usage = fs::read_to_string(workspace.path("usage.csv")).unwrap();
    let rows: Vec<&str> = usage.lines().filter(|line| line.starts_with("a-2,")).collect();
    let more: String = (10..60).flat_map(|n| rows.iter().map(move |row| format!("b-{n},{}\n", &row[4..]))).collect();
    fs::write(workspace.path("usage.csv"), usage.clone() + &more).unwrap();
    let features = fs::read_to_string(workspace.path("features.csv")).unwrap();
    let rows: Vec<&str> = features.lines().filter(|line| line.starts_with("a-2,")).collect();
    let more: String = (10..60).flat_map(|n| rows.iter().map(move |row| format!("b-{n},{}\n", &row[4..]))).collect();
    fs::write(workspace.path("features.csv"), features.clone() + &more).unwrap();
    let requests = fs::read_to_string(workspace.path("requests.csv")).unwrap();
    let line = requests.lines().find(|line| line.starts_with("r-11,a-1,")).unwrap();
    let leak = |n: usize| line.replace("r-11,a-1,Export", &format!("s-{n},b-{n},Globex Freight")) + "\n";
    fs::write(workspace.path("requests.csv"), requests.clone() + &(10..14).map(leak).collect::<String>()).unwrap();
    workspace.run(&["build"]).ended(0);
    let found = faults(&workspace, 1);
    assert_eq!(found.iter().filter(|(_, code)| code == "names_another").count(), 4, "{found:?}");
}

#[test]
fn a_name_that_many_decks_say_is_a_word() {
    let (workspace, _) = built();
    workspace.edit("accounts.csv", "Stark Cycles", "Approvals");
    workspace.run(&["build"]).ended(0);
    let told = workspace.run(&["verify"]).ended(0).out;
    assert!(told.contains("note: 5 decks say \"Approvals\""), "{told}");
    // The catalogue says it too; what no file of the workspace says is no word of the vendor's, however often it is said.
    let told = workspace.run(&["verify", "-w", "."]).ended(0).out;
    assert!(told.contains("say \"Approvals\""), "{told}");
    let requests = fs::read_to_string(workspace.path("requests.csv")).unwrap();
    workspace.write("requests.csv", &requests.replace("to the ledger", "for Globex Freight"));
    workspace.run(&["build"]).ended(0);
    assert!(workspace.run(&["verify"]).ended(0).out.contains("say \"Globex Freight\""));
    assert!(faults(&workspace, 0).is_empty());
    let told = workspace.run(&["verify", "-w", "."]).ended(1).out;
    assert_eq!(told.matches("it names \"Globex Freight\" (a-2), on a page").count(), 5, "{told}");
}

#[test]
fn a_folder_without_a_manifest_cannot_be_verified() {
    let workspace = Workspace::new();
    let ran = workspace.run(&["verify", "."]).ended(1);
    assert!(ran.err.contains("holds no manifest.jsonl"), "{}", ran.err);
}

#[test]
fn two_builds_are_compared_account_by_account_and_fact_by_fact() {
    let (workspace, _) = built();
    workspace.edit("usage.csv", "a-1,2026-09-21,19,", "a-1,2026-09-21,27,");
    workspace.edit("accounts.csv", "a-7,Wayne Optics,SMB,grow,40,yes", "a-7,Wayne Optics,SMB,grow,40,");
    workspace.edit("accounts.csv", "a-6,Stark Cycles,SMB,grow,40,", "a-6,Stark Cycles,SMB,grow,40,yes");
    workspace.run(&["build", "--out", "later"]).ended(0);
    let told = workspace.run(&["diff", "out", "later"]).ended(0).out;
    assert!(told.contains("Acme Bakeries (a-1)\n") && told.contains("  ~ users.value: 17 → 18\n"), "{told}");
    assert!(told.contains("Wayne Optics (a-7)\n  ~ outcome: held → has a deck"), "{told}");
    assert!(told.contains("Stark Cycles (a-6)\n  ~ outcome: has a deck → held"), "{told}");
    let same = workspace.run(&["diff", "out", "out"]).ended(0).out;
    assert_eq!(same, "0 accounts changed, 7 did not.\n");
    let json: Value = serde_json::from_str(&workspace.run(&["diff", "out", "later", "--json"]).ended(0).out).unwrap();
    assert!(json["changed"].as_array().unwrap().iter().any(|account| account["account_id"] == "a-1"));
}
