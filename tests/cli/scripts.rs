//! Scripts that no font at hand draws: nobody is sent dots for words, and whoever builds is told what to install.

use std::fs;

use quarterdeck::locale::built_in::LANGUAGES;
use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::Outcome;
use serde_json::Value;

use crate::workspace::{Ran, Workspace, run_with};

/// A message in Georgian, for which no face lies in tests/fonts.
const GEORGIAN: &str = "duration-moment = ერთ წუთზე ნაკლები\n";
const THAI: &str = "duration-moment = ไม่ถึงหนึ่งนาที\n";
/// Georgian faces may be installed where this runs.
const OFF: &[(&str, &str)] = &[("QUARTERDECK_SYSTEM_FONTS", "off")];

fn run(workspace: &Workspace, arguments: &[&str]) -> Ran {
    run_with(&workspace.path("."), arguments, OFF)
}

fn in_language(tag: &str, messages: &str) -> Workspace {
    let workspace = Workspace::new();
    workspace.edit("qbr.yaml", "period: 2026-Q3\n", &format!("period: 2026-Q3\nlocale: {tag}\n"));
    fs::create_dir(workspace.path("voice")).unwrap();
    workspace.write(&format!("voice/{tag}.ftl"), messages);
    workspace
}

/// A theme of the vendor's own with these typefaces.
fn own_theme(workspace: &Workspace, fonts: &str) {
    workspace.edit("qbr.yaml", "period: 2026-Q3\n", "period: 2026-Q3\ntheme: ours\n");
    fs::create_dir(workspace.path("themes")).unwrap();
    workspace.write("themes/ours.yaml", &format!("name: ours\nfonts: {fonts}\n"));
}

/// A row of the manifest: outcome, reason code, reason.
fn row(workspace: &Workspace, id: &str) -> (Outcome, String, String) {
    let manifest = Manifest::load(&workspace.path("out")).unwrap().unwrap();
    let row = manifest.row(id).unwrap();
    (row.outcome, row.code().to_owned(), row.reason.clone())
}

fn outcomes(workspace: &Workspace) -> Vec<String> {
    (1..=7)
        .map(|n| row(workspace, &format!("a-{n}")))
        .map(|(outcome, code, _)| format!("{} {code}", outcome.name()))
        .collect()
}

#[test]
fn decks_whose_language_no_font_draws_are_held() {
    let workspace = in_language("ka", GEORGIAN);
    let told = run(&workspace, &["build"]).ended(0).err;
    let held = ["held unreadable_script"; 6].into_iter().chain(["held hold_mark"]).collect::<Vec<_>>();
    assert_eq!(outcomes(&workspace), held);
    let (.., reason) = row(&workspace, "a-1");
    assert!(
        reason.starts_with("no font at hand draws the Georgian letters of the language \"ka\". Install "),
        "{reason}"
    );
    let note = "note: no font at hand draws the decks of 7 accounts in Georgian: they are held. Install fonts-noto-core (Debian, \
                Ubuntu), google-noto-sans-georgian-fonts (Fedora), noto-fonts (Arch), font-noto-all (Alpine), or put a font \
                into the theme's folder (QUARTERDECK_SYSTEM_FONTS=off keeps the system's out of reach)\n";
    assert!(told.ends_with(note), "{told}");

    let checked = run(&workspace, &["check"]).ended(1).out;
    assert!(checked.contains("7 held: unreadable script 6, hold mark 1") && checked.contains(note), "{checked}");
    assert!(checked.contains("warning: unreadable_script in qbr.yaml, column \"locale\" (1)"), "{checked}");
    for command in [&["check", "--json"][..], &["build", "--json"]] {
        let ran = run(&workspace, command);
        let json: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((&json["undrawn"][0]["script"], &json["undrawn"][0]["held"]), (&"Georgian".into(), &7.into()));
        assert_eq!(json["undrawn"][0]["packages"]["debian"], "fonts-noto-core");
    }
    assert_eq!(run(&workspace, &["build", "--quiet"]).ended(0).err.matches("note:").count(), 0);
}

#[test]
fn a_held_deck_that_nobody_can_read_is_shown_and_previewed_and_said_to_be_held() {
    let workspace = in_language("ka", GEORGIAN);
    let shown = run(&workspace, &["show", "a-1"]).ended(0).out;
    assert!(shown.contains("no font at hand draws the Georgian letters"), "{shown}");
    let seen = run(&workspace, &["preview", "a-1", "--dir", "pictures", "--width", "320"]).ended(0);
    assert!(seen.err.starts_with("held: no font at hand draws the Georgian letters"), "{}", seen.err);
    assert!(workspace.path("pictures/slide-1.png").exists());
}

#[test]
fn nobody_releases_a_deck_that_nobody_can_read() {
    let workspace = in_language("ka", GEORGIAN);
    fs::create_dir(workspace.path("overrides")).unwrap();
    workspace.write("overrides/a-1.yaml", "until: 2026-12-31\nrelease: {unreadable_script: they asked}\n");
    run(&workspace, &["build"]).ended(0);
    assert_eq!(row(&workspace, "a-1").1, "override");
}

#[test]
fn a_font_in_the_themes_folder_is_enough() {
    let workspace = in_language("th", THAI);
    own_theme(&workspace, "{family: Inter, folder: fonts, fallback: [Noto Sans Thai]}");
    fs::create_dir(workspace.path("themes/fonts")).unwrap();
    run(&workspace, &["build"]).ended(0);
    assert_eq!(row(&workspace, "a-1").1, "unreadable_script");
    let thai = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts/NotoSansThai-Regular.ttf");
    fs::copy(thai, workspace.path("themes/fonts/thai.ttf")).unwrap();
    let told = run(&workspace, &["build"]).ended(0).err;
    assert_eq!((row(&workspace, "a-1").0, told.as_str()), (Outcome::Rendered, ""));
}

#[test]
fn the_built_in_languages_need_no_font_of_the_machine() {
    for locale in LANGUAGES.iter().map(|language| language.tag).chain(["ja-JP"]) {
        let workspace = Workspace::new();
        workspace.edit("qbr.yaml", "period: 2026-Q3\n", &format!("period: 2026-Q3\nlocale: {locale}\n"));
        // A theme of the vendor's own whose list is empty.
        own_theme(&workspace, "{family: Manrope, fallback: []}");
        let told = run(&workspace, &["build"]).ended(0).err;
        assert_eq!((row(&workspace, "a-1").0, told.as_str()), (Outcome::Rendered, ""), "{locale}");
    }
}

#[test]
fn names_and_titles_in_other_scripts_hold_nothing_and_are_counted_by_script() {
    let workspace = Workspace::new();
    workspace.edit("accounts.csv", "Acme Bakeries", "مخابز أكمي");
    workspace.edit("accounts.csv", "Globex Freight", "Globex 🫎 𪛖 ∰");
    workspace.edit("requests.csv", "r-31,a-3,Export to the ledger", "r-31,a-3,ส่งออก");
    workspace.edit("requests.csv", "r-42,a-4,Approve by mail", "r-42,a-4,อนุมัติ بالبريد");
    // Nobody's account: a finding and no part of the count.
    workspace.edit("qbr.yaml", "name: Pennywharf Success", "name: ทีมงาน");
    let note = "note: no font at hand draws names or texts of 2 accounts in Arabic, 1 account in Han, 2 accounts in Thai. Install \
                fonts-noto-cjk fonts-noto-core (Debian, Ubuntu), google-noto-sans-arabic-fonts google-noto-sans-cjk-fonts \
                google-noto-sans-thai-fonts (Fedora), noto-fonts noto-fonts-cjk (Arch), font-noto-all font-noto-cjk \
                (Alpine), or put";
    let told = run(&workspace, &["build"]).ended(0).err;
    assert!(told.starts_with(note), "{told}");
    assert_eq!(outcomes(&workspace)[..6], ["rendered "; 6]);
    let checked = run(&workspace, &["check"]).ended(1).out;
    assert!(checked.contains(note), "{checked}");
    assert!(checked.contains("warning: undrawable in qbr.yaml, column \"vendor.team.name\" (1)"), "{checked}");
    // One account alone is told of its own.
    let told = run(&workspace, &["build", "--account", "a-3"]).ended(0).err;
    assert!(told.starts_with("note: no font at hand draws names or texts of 1 account in Thai. Install"), "{told}");
    // The faces that tests have draw the letters of both, and not the kanji.
    let told = workspace.run(&["build"]).ended(0).err;
    assert!(told.contains("texts of 1 account in Han. Install") && !told.contains("Thai"), "{told}");
}

#[test]
fn a_catalogue_in_a_script_that_no_font_draws_holds_and_one_word_of_it_does_not() {
    let workspace = Workspace::new();
    workspace.edit("catalogue.yaml", "name: Reports", "name: ანგარიში");
    run(&workspace, &["build"]).ended(0);
    assert_eq!(row(&workspace, "a-1").0, Outcome::Held);
    workspace.edit("catalogue.yaml", "name: ანგარიში", "name: აა");
    run(&workspace, &["build"]).ended(0);
    assert_eq!(row(&workspace, "a-1").0, Outcome::Rendered);
}

#[test]
fn comments_and_pictures_of_a_language_hold_nothing() {
    let workspace = in_language("de", "# ერთ\nduration-moment = weniger als eine Minute 🫎\n");
    run(&workspace, &["build"]).ended(0);
    assert_eq!(row(&workspace, "a-1").0, Outcome::Rendered);
}
