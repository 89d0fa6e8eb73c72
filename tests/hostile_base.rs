//! A base in which every hostile string there is stands wherever a customer's or a vendor's words may stand: as the name
//! of an account, a feature, a metric, a product, a plan, a person, as title, goal, reason, note, id and path.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use chrono::{Days, NaiveDate};
use common::bakery::scalar;
use common::{Folder, hostile};
use lopdf::{Document, Object};
use quarterdeck::layout::text::fonts::Fonts;
use quarterdeck::layout::theme::resolved::Theme;
use quarterdeck::locale::built_in::LANGUAGES;
use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::{ManifestRow, Outcome};
use unicode_normalization::UnicodeNormalization;

/// So many strings are in one base, each in the name of a metric in one language, for accounts that speak it: metrics and features have limits.
const STRINGS: usize = 80 * LANGUAGES.len();

const QBR: &str = "\
vendor: {name: Tern, website: 'https://tern.example', team: {name: Tern team, email: team@tern.example}}
period: 2026-Q3
thresholds: {freshness_days: 92}
as_of: 2026-09-30
cohort: {by: [], minimum: 5}
roles: {wau: wau}
value: {metric: wau, minutes_each: 3}
sources:
  accounts:
    file: accounts.csv
    columns: {id: id, name: name, segment: text, plan: plan, industry: text, locale: locale, csm_name: text,
              contact_name: text, logo: text, hold: hold, status: text, health: text, note: text}
  usage: {file: usage.csv, account: id, date: day, metric: metric, value: value}
  feature_usage: {file: features.csv, account: id, feature: feature, date: day, users: users, uses: uses}
  requests: {file: requests.csv, id: id, account: account, title: text, requested_on: asked, status: status,
             shipped_on: shipped}
  tickets: {file: tickets.csv, account: id, opened_at: opened, priority: text}
  outcomes: {file: outcomes.csv, account: id, goal: text, target: target, actual: actual, unit: text}
metrics:
  - {id: wau, name: Weekly bakers, one: weekly baker, other: weekly bakers, per_week: max, per_quarter: mean}
";

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The id of the account that a string makes: the string is a part of it.
fn id(number: usize, text: &str) -> String {
    let id = format!("{text}#{number}");
    String::from_utf8(quarterdeck::base::text::trimmed(id.as_bytes()).to_vec()).unwrap()
}

/// A workspace in which each string is everything that one account shows.
fn base(strings: &[String]) -> Folder {
    let mut qbr = QBR.to_owned();
    let fonts = Fonts::load(&Theme::load("harbor", Path::new("nowhere")).unwrap()).unwrap();
    // A catalogue in letters that no font at hand draws holds every deck, which is another test's matter.
    let drawn = |text: &str| fonts.undrawable(text).iter().all(|letter| !letter.is_alphabetic());
    // A name that nobody can see is refused in a vendor's own files.
    let seen = |text: &str| quarterdeck::base::text::readable(text).is_some();
    let of_vendor = |text: &str| scalar(if drawn(text) && seen(text) { text } else { "Bread, <b>rolls</b> & more" });
    for (number, group) in strings.chunks(LANGUAGES.len()).enumerate() {
        let words =
            group.iter().zip(LANGUAGES).map(|(text, language)| format!("{}: {}", language.tag, of_vendor(text)));
        let words = format!("{{{}}}", words.collect::<Vec<_>>().join(", "));
        writeln!(qbr, "  - {{id: m{number}, name: {words}, one: {words}, other: {words}, definition: {words}}}")
            .unwrap();
    }
    let (mut plans, mut features, mut products) = (String::new(), String::new(), String::new());
    let mut accounts = String::from("id,name,text,plan,locale,hold\n");
    let (mut usage, mut used) = (String::from("id,day,metric,value\n"), String::from("id,feature,day,users,uses\n"));
    let mut requests = String::from("id,account,text,asked,status,shipped\n");
    let mut tickets = String::from("id,opened,text\n");
    let mut outcomes = String::from("id,text,target,actual\n");
    for (n, raw) in strings.iter().enumerate() {
        let (text, yaml, own) = (quoted(raw), of_vendor(raw), quoted(&id(n, raw)));
        writeln!(plans, "  - {{id: p{n}, name: {yaml}}}").unwrap();
        for part in ["a", "b"] {
            writeln!(features, "  - {{id: f{n}{part}, name: {yaml}, benefit: {yaml}, area: {yaml}, plans: [p{n}]}}")
                .unwrap();
        }
        writeln!(
            products,
            "  - {{id: x{n}, name: {yaml}, pitch: {yaml}, launched_on: 2026-07-01, eligibility: {{plans: [p{n}]}}, \
             because: {{metric: wau, then: {yaml}}}}}"
        )
        .unwrap();
        let locale = LANGUAGES[n % LANGUAGES.len()].tag;
        writeln!(accounts, "{own},{text},{text},p{n},{locale},").unwrap();
        writeln!(accounts, "held-{n},{text},,p{n},{locale},{text}").unwrap();
        for week in 0..26 {
            let day = NaiveDate::from_ymd_opt(2026, 3, 30).unwrap() + Days::new(7 * week);
            writeln!(usage, "{own},{day},wau,{}", 5 + n as u64 % 40 + week / 4).unwrap();
            writeln!(usage, "{own},{day},m{},{}", n / LANGUAGES.len(), 30 + n as u64 % 70 + week).unwrap();
        }
        writeln!(used, "{own},f{n}a,2026-08-03,3,14").unwrap();
        writeln!(requests, "r{n},{own},{text},2026-05-04,shipped,2026-08-20").unwrap();
        writeln!(requests, "s{n},{own},{text},2026-05-05,{text},").unwrap();
        writeln!(tickets, "{own},2026-08-03 09:00,{text}").unwrap();
        writeln!(outcomes, "{own},{text},10,9").unwrap();
    }
    let catalogue = format!("plans:\n{plans}features:\n{features}products:\n{products}");
    Folder::of(&[
        ("base/qbr.yaml", &qbr),
        ("base/catalogue.yaml", &catalogue),
        ("base/accounts.csv", &accounts),
        ("base/usage.csv", &usage),
        ("base/features.csv", &used),
        ("base/requests.csv", &requests),
        ("base/tickets.csv", &tickets),
        ("base/outcomes.csv", &outcomes),
    ])
}

fn quarterdeck(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.current_dir(folder).args(arguments).env_remove("QUARTERDECK_FAIL_POINT").output().unwrap()
}

/// What a run prints, which must not steer a terminal.
fn log(ran: &Output) -> String {
    let text = String::from_utf8([&ran.stdout[..], &ran.stderr].concat()).unwrap();
    let steers =
        |c: &char| (c.is_control() && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert_eq!(text.chars().find(steers), None, "in {text}");
    text
}

/// Every file and folder below one, by its path.
fn tree(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).unwrap().map(Result::unwrap) {
            found.insert(entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            }
        }
    }
    found
}

/// No cell of a table is a formula.
fn is_neutral(table: &Path) {
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_path(table).unwrap();
    for cell in rows.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
    }
}

/// A deck that a reader can open, whose links lead to the web or to mail and which does nothing by itself.
fn is_sound(deck: &Path) {
    let document = Document::load(deck).unwrap();
    let pages = document.get_pages().len();
    assert!((7..=9).contains(&pages), "{} has {pages} pages", deck.display());
    for object in document.objects.values().filter_map(|object| object.as_dict().ok()) {
        for key in ["JS", "JavaScript", "Launch", "EmbeddedFiles", "AA"] {
            assert!(!object.has(key.as_bytes()), "{} holds {key}", deck.display());
        }
        let action = object.get(b"A").ok().and_then(|action| action.as_dict().ok()).unwrap_or(object);
        if let Ok(Object::String(uri, _)) = action.get(b"URI") {
            let uri = String::from_utf8_lossy(uri);
            let leads_out = ["https://", "http://", "mailto:"].iter().any(|begins| uri.starts_with(begins));
            assert!(leads_out, "{} links to {uri}", deck.display());
        }
    }
}

fn check_decks(out: &Path) {
    let Some(checker) = common::shared("tools/check_decks.py") else { return };
    let sample = std::env::var("QUARTERDECK_CHECKED").unwrap_or_else(|_| "12".to_owned());
    let ran = Command::new("python3").arg(checker).arg(out).args(["--sample", &sample]).output();
    let Ok(ran) = ran else { return common::lacks_tool("there is no python3") };
    if ran.status.code() == Some(2) {
        return common::lacks_tool(&String::from_utf8_lossy(&ran.stderr));
    }
    // A name in a script that the faces at hand do not draw is shown by substitutes, and said at the end of the build.
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let faults: Vec<_> = said.lines().filter(|line| line.contains(".pdf: ")).collect();
    let else_wrong = faults.iter().any(|line| !line.contains("substitutes where words should be"));
    assert!(ran.status.success() || !faults.is_empty() && !else_wrong, "{said}");
}

/// Builds a base of some of the strings and holds it to the rules.
fn holds(part: usize, of: usize) {
    let mut strings = hostile::naughty();
    strings.extend(hostile::injections());
    for file in ["ror_names_multiscript.csv", "ror_names_format_chars.csv"] {
        strings.extend(hostile::names(file));
    }
    if strings.is_empty() {
        return;
    }
    assert!(strings.len() > 1_500 && strings.len() <= STRINGS * of, "{} strings", strings.len());
    let strings: Vec<String> = strings.into_iter().skip(part * STRINGS).take(STRINGS).collect();
    let folder = base(&strings);
    let root = folder.path();
    let before = tree(root);
    let checked = quarterdeck(root, &["check", "base"]);
    assert!(checked.status.code().is_some_and(|code| code < 2), "{}", log(&checked));
    log(&checked);
    let ran = quarterdeck(root, &["build", "base", "--out", "out"]);
    assert_eq!(ran.status.code(), Some(0), "{}", log(&ran));
    log(&ran);

    let out = root.join("out");
    let manifest = Manifest::load(&out).unwrap().unwrap();
    let rows: BTreeMap<&str, &ManifestRow> = manifest.rows().iter().map(|row| (row.account_id.as_str(), row)).collect();
    assert_eq!((manifest.rows().len(), rows.len()), (strings.len() * 2, strings.len() * 2));
    for (n, text) in strings.iter().enumerate() {
        let row = rows[id(n, text).as_str()];
        let nameless = row.outcome == Outcome::Skipped && row.code() == "no_name";
        let marked = row.outcome == Outcome::Held && row.code() == "marked_name";
        assert!(row.outcome == Outcome::Rendered || nameless || marked, "{text:?}: {:?} {}", row.outcome, row.reason);
        let held = rows[format!("held-{n}").as_str()];
        assert!(!held.outcome.has_deck() && held.file.is_empty(), "{text:?}");
    }
    let with_deck = manifest.rows().iter().filter(|row| row.outcome.has_deck()).count();
    assert!(with_deck * 100 > strings.len() * 95, "{with_deck} of {}", strings.len());

    is_neutral(&out.join("manifest.csv"));
    let after = tree(root);
    let added: Vec<&String> = after.difference(&before).collect();
    // The decks, and what is kept of the data for the next build: nothing anywhere else.
    let ours = |path: &&&String| {
        ["out", "base/.quarterdeck"]
            .iter()
            .any(|place| path.as_str() == *place || path.starts_with(&format!("{place}/")))
    };
    let elsewhere: Vec<_> = added.iter().filter(|path| !ours(path)).collect();
    assert!(before.is_subset(&after) && elsewhere.is_empty(), "{elsewhere:?}");
    let names: Vec<String> =
        manifest.rows().iter().map(|row| row.file.clone()).filter(|file| !file.is_empty()).collect();
    assert!(names.iter().all(|name| name.len() <= 255 && name.is_ascii() && !name.contains(['/', '\\', ':'])));
    let folded: BTreeSet<String> = names.iter().map(|name| name.nfkc().collect::<String>().to_lowercase()).collect();
    assert_eq!(folded.len(), names.len(), "two decks have one name where case does not count");
    names.iter().for_each(|name| is_sound(&out.join(name)));
    check_decks(&out);

    // None of them holds an id, an address or a file of another's. Names are no proof here: each is also a word of the catalogue, and
    // many are a part of others.
    let ran = quarterdeck(root, &["verify", "out", "--workspace", "base", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&String::from_utf8(ran.stdout).unwrap()).unwrap();
    let faults = told["faults"].as_array().unwrap();
    let others: Vec<_> = faults.iter().filter(|fault| fault["code"] != "names_another").collect();
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn the_first_part_of_the_strings_is_only_text() {
    holds(0, 4);
}

#[test]
fn the_second_part_of_the_strings_is_only_text() {
    holds(1, 4);
}

#[test]
fn the_third_part_of_the_strings_is_only_text() {
    holds(2, 4);
}

#[test]
fn the_last_part_of_the_strings_is_only_text() {
    holds(3, 4);
}

#[test]
fn names_that_a_file_system_may_take_for_one_have_files_of_their_own() {
    let names = [
        "Acme Ltd",
        "ACME LTD",
        "acme ltd",
        "Ångström",
        "A\u{30a}ngstro\u{308}m",
        "Å\u{200b}ngström",
        "CON",
        "con",
        "NUL.",
        "nul",
        "..",
        "...",
        "a/b",
        "a\\b",
        "a:b",
        "日本電気",
        "日本電氣",
    ];
    let folder = base(&names.map(str::to_owned));
    let ran = quarterdeck(folder.path(), &["build", "base", "--out", "out"]);
    assert_eq!(ran.status.code(), Some(0), "{}", log(&ran));
    let manifest = Manifest::load(&folder.path().join("out")).unwrap().unwrap();
    let decks: Vec<_> = manifest.rows().iter().filter(|row| row.outcome.has_deck()).collect();
    assert_eq!(decks.len(), names.len());
    let files: BTreeSet<String> = decks.iter().map(|row| row.file.to_lowercase()).collect();
    assert_eq!(files.len(), names.len());
    for row in decks {
        let stem = row.file.split('.').next().unwrap().to_lowercase();
        assert!(!["con", "nul", "aux", "prn"].contains(&stem.as_str()) && !row.file.starts_with('.'), "{}", row.file);
    }
}

#[test]
fn links_in_the_output_folder_are_replaced_and_what_they_lead_to_is_left_alone() {
    use std::os::unix::fs::symlink;
    let folder = base(&["Bunfield".to_owned(), "Cobloaf".to_owned()]);
    let (root, out) = (folder.path(), folder.path().join("out"));
    let ran = quarterdeck(root, &["build", "base", "--out", "out"]);
    assert_eq!(ran.status.code(), Some(0), "{}", log(&ran));
    let manifest = Manifest::load(&out).unwrap().unwrap();
    let deck = manifest.rows().iter().find(|row| row.outcome.has_deck()).unwrap().file.clone();
    for name in [deck.as_str(), "manifest.csv", "manifest.jsonl", "insights.jsonl", "report.html", "run.json"] {
        for dangling in [false, true] {
            let (target, link) = (root.join("target"), out.join(name));
            let bytes = fs::read(&link).unwrap();
            if !dangling {
                // The very bytes: a link to them is no deck of ours all the same.
                fs::write(&target, &bytes).unwrap();
            }
            fs::remove_file(&link).unwrap();
            symlink(&target, &link).unwrap();
            let ran = quarterdeck(root, &["build", "base", "--out", "out", "--force"]);
            assert_eq!(ran.status.code(), Some(0), "{name}: {}", log(&ran));
            assert!(fs::symlink_metadata(&link).unwrap().is_file(), "{name} is still a link");
            assert_eq!(fs::read(&target).ok(), (!dangling).then_some(bytes), "what {name} led to was touched");
            fs::remove_file(&target).ok();
        }
    }
    for name in ["lock", "journal.jsonl"] {
        let (target, link) = (root.join("target"), out.join(".quarterdeck").join(name));
        fs::write(&target, "precious").unwrap();
        fs::remove_file(&link).ok();
        symlink(&target, &link).unwrap();
        let ran = quarterdeck(root, &["build", "base", "--out", "out", "--force"]);
        assert_eq!(fs::read_to_string(&target).unwrap(), "precious", "what {name} led to was touched");
        assert_eq!(ran.status.code(), Some(1), "{}", log(&ran));
        assert!(log(&ran).contains("is a link"), "{}", log(&ran));
        fs::remove_file(&link).unwrap();
    }
    fs::rename(&out, root.join("elsewhere")).unwrap();
    symlink(root.join("elsewhere"), &out).unwrap();
    let ran = quarterdeck(root, &["build", "base", "--out", "out"]);
    assert_eq!(ran.status.code(), Some(0), "an output folder may stand elsewhere: {}", log(&ran));
}
