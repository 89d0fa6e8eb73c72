//! Several themes and many logos in one run: which account gets which, and what is reported where one is missing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::fs;
use std::sync::Arc;

use common::bakery::{self, Bakery};
use common::{Folder, case, today};
use quarterdeck::base::finding::Severity;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::layout::logo;
use quarterdeck::layout::theme::load::builtin_looks;
use quarterdeck::layout::theme::logo::lost_share;
use quarterdeck::layout::theme::resolved::Theme;
use quarterdeck::pipeline::factory::DeckFactory;
use quarterdeck::pipeline::finished_deck::FinishedDeck;

const SQUARE: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><rect width='4' height='4' fill='#246'/></svg>";

/// Six bakeries, three of them in the segment "market", with a theme and a logo each as the accounts table says.
fn folder(theme: &str, columns: &[(&str, &str)]) -> Folder {
    let bakeries: Vec<Bakery> = (0..6)
        .map(|n| Bakery {
            segment: if n < 3 { "corner".into() } else { "market".into() },
            ..Bakery::new(&format!("T-{n}"), &format!("Bakery {n}"), 12 + n)
        })
        .collect();
    let folder = bakery::folder(&bakeries, 5);
    edit(&folder, "accounts.csv", |text| {
        let rows = text.lines().enumerate().map(|(at, line)| match at.checked_sub(1) {
            None => format!("{line},look,mark\n"),
            Some(n) => {
                let (look, mark) = columns.get(n).copied().unwrap_or_default();
                format!("{line},{look},{mark}\n")
            }
        });
        rows.collect()
    });
    edit(&folder, "qbr.yaml", |text| {
        format!("theme: {theme}\n{}", text.replace("name: name,", "name: name, theme: look, logo: mark,"))
    });
    folder
}

fn edit(folder: &Folder, file: &str, change: impl Fn(&str) -> String) {
    let path = folder.path().join(file);
    let text = change(&fs::read_to_string(&path).unwrap());
    fs::write(path, text).unwrap();
}

fn decks(factory: &DeckFactory) -> Vec<FinishedDeck> {
    (0..factory.len()).map(|at| factory.deck(at)).collect()
}

fn themes(factory: &DeckFactory) -> Vec<String> {
    decks(factory).into_iter().map(|deck| deck.record.theme).collect()
}

/// Kinds and messages of what was told.
fn told(factory: &DeckFactory) -> Vec<String> {
    let of = |finding: &quarterdeck::base::finding::Finding| format!("{}: {}", finding.kind, finding.message);
    factory.findings().groups().flat_map(|(_, _, group)| &group.shown).map(of).collect()
}

fn alone(folder: &Folder, at: usize, flags: &Flags) -> FinishedDeck {
    let workspace = Arc::new(Workspace::load(folder.path(), flags, today()).unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    DeckFactory::of(workspace, tables, &[at]).unwrap().deck(at)
}

#[test]
fn an_accounts_theme_goes_before_its_segments_and_that_before_the_default() {
    let folder = folder(
        "{default: harbor-dark, by_segment: {Market: editorial}}",
        &[("beacon", ""), ("", ""), ("", ""), ("beacon-print", "")],
    );
    let factory = bakery::factory(&folder);
    assert_eq!(themes(&factory), ["beacon", "harbor-dark", "harbor-dark", "beacon-print", "editorial", "editorial"]);
    assert!(told(&factory).is_empty(), "{:?}", told(&factory));
}

#[test]
fn a_theme_given_by_hand_goes_before_all() {
    let folder = folder("{by_segment: {market: editorial}}", &[("beacon", ""), ("no such", "")]);
    let flags = Flags { theme: Some("editorial-print".into()), ..Flags::default() };
    for at in [0, 1, 4] {
        assert_eq!(alone(&folder, at, &flags).record.theme, "editorial-print");
    }
}

#[test]
fn an_account_whose_theme_does_not_exist_is_told_and_gets_the_one_it_would_have_had() {
    let columns = [("becon", ""), ("", ""), ("", ""), ("../../etc/passwd", "")];
    let factory = bakery::factory(&folder("{default: harbor, by_segment: {market: beacon-dark}}", &columns));
    let (plain, dark) = ("harbor", "beacon-dark");
    assert_eq!(themes(&factory), [plain, plain, plain, dark, dark, dark]);
    let told = told(&factory);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("there is no theme \"becon\", did you mean \"beacon\"?"), "{told:?}");
    assert!(
        told[0].ends_with("the theme \"harbor\" is used") && told[1].ends_with("the theme \"beacon-dark\" is used")
    );
}

#[test]
fn a_name_of_an_earlier_edition_is_used_and_told_once_for_each_place() {
    let columns = [("paper", ""), ("orchard", ""), ("harbor", "")];
    let factory = bakery::factory(&folder("{default: night, by_segment: {market: paper}}", &columns));
    let (print, dark) = ("harbor-print", "harbor-dark");
    assert_eq!(themes(&factory), [print, "orchard", "harbor", print, print, print]);
    let told = told(&factory);
    let says = |name: &str, now: &str| {
        let expected = format!("theme: the theme \"{name}\" is {now}");
        told.iter().filter(|message| message.starts_with(&expected)).count()
    };
    assert_eq!(
        (says("night", dark), says("paper", print), says("orchard", "a theme of your own")),
        (1, 2, 1),
        "{told:?}"
    );
    assert!(factory.findings().count(Severity::Warning) == 0, "{told:?}");
}

#[test]
fn a_theme_of_the_workspace_that_does_not_exist_stops_the_run() {
    let error = |theme: &str| {
        let folder = folder(theme, &[]);
        let workspace = Arc::new(folder.workspace().unwrap());
        let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
        let error = DeckFactory::new(workspace, tables).unwrap_err();
        anyhow::Error::new(error).chain().map(ToString::to_string).collect::<Vec<_>>().join(": ")
    };
    assert!(error("harbour").starts_with("there is no theme \"harbour\", did you mean \"harbor\"?"));
    let segment = error("{by_segment: {market: beacon-drak}}");
    assert!(
        segment.starts_with("failed to use the theme of the segment \"market\": there is no theme \"beacon-drak\""),
        "{segment}"
    );
}

#[test]
fn a_wrong_key_and_a_segment_that_nobody_has_are_told_with_the_nearest() {
    let error = folder("{by_segmnt: {market: editorial}}", &[]).workspace().unwrap_err();
    assert!(error.contains("`by_segmnt` is no key of theme; did you mean `by_segment`?"), "{error}");
    let factory = bakery::factory(&folder("{by_segment: {markt: editorial}}", &[]));
    let expected =
        "theme: theme.by_segment names the segment \"markt\", which no account has; did you mean \"market\"?";
    assert_eq!(told(&factory), [expected]);
}

#[test]
fn a_deck_is_the_same_alone_and_among_decks_of_other_looks() {
    let columns = [("beacon", "a.svg"), ("editorial-dark", ""), ("", "a.svg"), ("harbor-dark", "a.svg")];
    let folder = folder("{default: harbor-print, by_segment: {market: editorial}}", &columns);
    fs::write(folder.path().join("a.svg"), SQUARE).unwrap();
    let factory = bakery::factory(&folder);
    let order = factory.by_look(&[0, 1, 2, 3, 4, 5]);
    let mut sorted = order.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [0, 1, 2, 3, 4, 5]);
    let mut fingerprints = Vec::new();
    for at in order {
        let (bulk, alone) = (factory.deck(at), alone(&folder, at, &Flags::default()));
        assert_eq!(bulk.record, alone.record);
        assert!(bulk.pdf.is_some() && bulk.pdf == alone.pdf, "the bytes of {} differ", bulk.record.name);
        fingerprints.push(bulk.record.fingerprint);
    }
    fingerprints.sort();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), 6);
}

#[test]
fn a_logo_is_read_once_however_many_show_it() {
    let columns = [("", "a.svg"), ("", "a.svg"), ("", "./a.svg")];
    let folder = folder("harbor", &columns);
    let logo = folder.path().join("a.svg");
    fs::write(&logo, SQUARE).unwrap();
    let factory = bakery::factory(&folder);
    let before = factory.deck(0);
    fs::remove_file(&logo).unwrap();
    assert_eq!(factory.deck(0).pdf, before.pdf);
    let without = bakery::factory(&folder);
    assert_ne!(without.deck(0).record.fingerprint, before.record.fingerprint);
    assert_eq!(told(&without).len(), 3);
}

#[test]
fn a_logo_is_seen_on_every_look() {
    let folder = case("18-logo-contrast");
    let logos: Vec<_> = ["cmyk.jpg", "exif.jpg", "real_png.jpg", "rgb.jpg", "t.svg"]
        .iter()
        .filter_map(|name| logo::load::load(folder.path(), &std::path::Path::new("logos").join(name)).ok())
        .collect();
    assert!(logos.len() >= 4);
    for look in builtin_looks() {
        let theme = Theme::named(&look, folder.path()).unwrap();
        let palette = &theme.palette;
        for (logo, ground) in logos.iter().flat_map(|logo| {
            [palette.cover.0, palette.cover.1, palette.surface, palette.accent].map(|ground| (&logo.image, ground))
        }) {
            let behind = theme.logo.chip_on(logo, ground, palette.ink).unwrap_or(ground);
            let pale = lost_share(logo, palette.ink).min(lost_share(logo, theme.logo.chip));
            assert!(lost_share(logo, behind) <= pale.max(0.5), "{look}: {ground:?}");
        }
    }
    assert!(decks(&bakery::factory(&folder)).iter().all(|deck| deck.pdf.is_some()));
}

#[test]
fn logos_that_cannot_be_used_are_findings_and_every_deck_is_made() {
    let columns = [("", "cut.png"), ("", "missing.png"), ("", "../secret.png"), ("", "words.svg")];
    let folder = folder("harbor", &columns);
    fs::write(folder.path().join("cut.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::write(folder.path().join("words.svg"), SQUARE.replace("<rect", "<text>Acme</text><rect")).unwrap();
    for vendor in ["nowhere.png", "cut.png"] {
        edit(&folder, "qbr.yaml", |text| {
            let text = text.replace("logo: nowhere.png, ", "");
            text.replace("vendor: {name", &format!("vendor: {{logo: {vendor}, name"))
        });
        let factory = bakery::factory(&folder);
        assert!(decks(&factory).iter().all(|deck| deck.pdf.is_some()));
        let told = told(&factory);
        assert_eq!(told.len(), 5, "{told:?}");
        assert!(told.iter().all(|line| line.starts_with("logo: ")), "{told:?}");
        assert!(told.iter().any(|line| line.contains("covers show the vendor's name instead")), "{told:?}");
    }
}
