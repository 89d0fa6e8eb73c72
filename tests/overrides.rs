//! What a person decides for one account's deck: it is in that deck and in no other, and what is wrong with it is that
//! account's matter alone.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::fs;

use common::bakery::{self, Bakery};
use common::{Folder, finished, said, sample};
use quarterdeck::config::qbr::slides::SlideKind;
use quarterdeck::deck::slides::features::slide::FeaturesSlide;
use quarterdeck::pipeline::factory::DeckFactory;
use quarterdeck::pipeline::finished_deck::FinishedDeck;
use quarterdeck::store::manifest_row::Outcome;

/// Eleven bakeries, of which the first is `B-0`.
fn bakeries() -> Vec<Bakery> {
    let names = ["Ashcrumb", "Bunfield", "Cobloaf", "Doughty", "Ryeford", "Scone Row", "Tartlet"].into_iter().chain([
        "Bap House",
        "Wheatley",
        "Yeastop",
        "Zopf",
    ]);
    names.zip(0..).map(|(name, n)| Bakery::new(&format!("B-{n:x}"), name, n + 5)).collect()
}

/// Their folder with overrides, each a file's name and text.
fn folder(overrides: &[(&str, &str)]) -> Folder {
    let folder = bakery::folder(&bakeries(), 5);
    fs::create_dir(folder.path().join("overrides")).unwrap();
    for (name, text) in overrides {
        fs::write(folder.path().join("overrides").join(name), text).unwrap();
    }
    folder
}

fn factory(overrides: &[(&str, &str)]) -> DeckFactory {
    bakery::factory(&folder(overrides))
}

/// The deck of `B-0` with an override.
fn deck(text: &str) -> FinishedDeck {
    factory(&[("B-0.yaml", text)]).deck(0)
}

/// What the deck of `B-0` says.
fn says(text: &str) -> String {
    let deck = deck(text);
    finished::everything(&deck.pdf.unwrap_or_else(|| panic!("{:?}", deck.record)))
}

/// The slides of the deck of `B-0`.
fn slides(text: &str) -> Vec<SlideKind> {
    let pages = factory(&[("B-0.yaml", text)]).pages(0).unwrap();
    let kinds = pages.iter().map(|(slide, _)| slide.kind);
    kinds.filter(|kind| *kind != SlideKind::Definitions).collect()
}

/// Outcome, reason code and reason of `B-0`.
fn outcome(text: &str) -> (Outcome, String, String) {
    let record = deck(text).record;
    (record.outcome, record.code().to_owned(), record.reason)
}

#[test]
fn a_persons_words_are_in_the_deck_and_in_the_manifest() {
    let text = "headline: The ovens are yours!\nnote: |\n  We met in May.\n\n  Write to me.\n\
                next_steps: [{title: Bake a cake, detail: It takes an hour., url: 'https://tern.example/cake', label: Recipe}]\n";
    let said = says(text);
    for words in
        ["The ovens are yours!", "We met in May.", "Write to me.", "A note from Robin Tern", "Bake a cake", "Recipe"]
    {
        assert!(said.contains(&finished::closed_up(words)), "{words}");
    }
    assert!(!said.contains("yours!."), "an end of its own gets no full stop");
    let record = deck(text).record;
    assert_eq!(
        (record.headline.as_str(), record.overrides.as_str()),
        ("The ovens are yours!", "headline, note, next steps")
    );
    assert_eq!(slides(text)[..3], [SlideKind::Cover, SlideKind::Note, SlideKind::Glance]);
}

#[test]
fn no_other_deck_changes() {
    let text = "headline: Only for Ashcrumb\nhide_metrics: wau\npin: till\ndrop: crumbs\n";
    let (with, without) = (factory(&[("B-0.yaml", text)]), factory(&[]));
    for at in 1..with.len() {
        assert_eq!(with.deck(at), without.deck(at));
    }
    assert_ne!(with.deck(0).pdf, without.deck(0).pdf);
}

#[test]
fn alone_it_has_the_bytes_of_the_whole_base() {
    let folder = folder(&[("B-0.yaml", "note: Hello\nlanguage: de-DE\ntheme: harbor-dark\n")]);
    let workspace = std::sync::Arc::new(folder.workspace().unwrap());
    let (tables, _) = folder.load();
    let alone = DeckFactory::of(workspace, tables, &[0]).unwrap().deck(0);
    assert_eq!(alone, bakery::factory(&folder).deck(0));
}

#[test]
fn slides_are_left_out_put_in_and_ordered() {
    use SlideKind::*;
    let plain = slides("");
    assert!(plain.contains(&Trend) && !plain.contains(&YourPlan) && plain.len() == 8);
    let fewer = slides("slides: {without: [trend, value]}\n");
    assert!(!fewer.contains(&Trend) && !fewer.contains(&Value) && fewer.len() >= 6);
    let more = slides("slides: {with: [your_plan]}\n");
    assert!(more.contains(&YourPlan) && more.len() == 8, "{more:?}");
    let ordered = slides("slides: {order: [requests, features]}\nnote: Hi\n");
    assert_eq!(ordered[..4], [Cover, Note, Requests, Features]);
    assert_eq!(ordered.last(), Some(&NextSteps));
    let note_last = slides("slides: {order: [glance, note]}\nnote: Hi\n");
    assert_eq!(note_last[..3], [Cover, Glance, Note]);
}

#[test]
fn a_deck_that_would_be_too_short_is_held_and_says_why() {
    let without = "slides: {without: [trend, potential, features, requests, products, value, service]}\n";
    let (outcome, code, reason) = outcome(without);
    assert_eq!((outcome, code.as_str()), (Outcome::Held, "override"));
    assert!(reason.contains("6 are needed"), "{reason}");
}

#[test]
fn what_is_left_out_by_hand_is_told() {
    let reason = outcome("slides: {without: [trend]}\n").2;
    assert!(reason.contains("trend: left out by hand"), "{reason}");
}

#[test]
fn picks_are_pinned_and_dropped() {
    let first = |text: &str| {
        let pages = factory(&[("B-0.yaml", text)]).pages(0).unwrap();
        let (chosen, _) = pages.iter().find(|(chosen, _)| chosen.kind == SlideKind::Features).unwrap();
        let features: &FeaturesSlide = (&*chosen.slide as &dyn std::any::Any).downcast_ref().unwrap();
        features.body.pick.as_ref().map(|pick| pick.name.to_string())
    };
    assert_eq!(first("").as_deref(), Some("Shop window"));
    assert_eq!(first("pin: crumbs\n").as_deref(), Some("Crumb report"));
    assert_eq!(first("drop: [shop]\n"), None, "the account fell, and none of the others was used before");
    assert!(!says("drop: van\n").contains("breadatthedoor"));
}

#[test]
fn a_pin_that_comes_to_nothing_is_to_be_looked_at() {
    let review = deck("pin: dough\n").record.review.to_string();
    assert!(review.contains("override_unapplied: pinned dough") && review.contains("in use already"), "{review}");
    let review = deck("slides: {with: [teams_like_yours]}\n").record.review.to_string();
    assert_eq!(review, "");
}

#[test]
fn a_hidden_metric_is_nowhere() {
    assert!(says("").contains("weeklybaker"));
    assert!(!says("hide_metrics: [wau]\n").contains("weeklybaker"));
    let said = says("hide_metrics: [mau, loaves]\n");
    assert!(!said.contains("activeseats") && !said.contains("seatsready"), "what hangs on a metric goes with it");
}

#[test]
fn language_theme_and_contact_are_the_accounts_own() {
    let record = deck("language: de-DE\ntheme: harbor-dark\ncontact: {name: Eve Rye, email: eve@rye.example}\n").record;
    assert_eq!((record.language.as_str(), record.theme.as_str()), ("de", "harbor-dark"));
    assert_eq!((record.contact_name.as_str(), record.contact_email.as_str()), ("Eve Rye", "eve@rye.example"));
    let half = deck("contact: {email: eve@rye.example}\n").record;
    assert_eq!((half.contact_name.as_str(), half.contact_email.as_str()), ("Ada Crumb", "eve@rye.example"));
}

#[test]
fn a_person_holds_and_releases_from_what_they_name_and_nothing_else() {
    let (held, code, reason) = outcome("hold: they moved offices\n");
    assert_eq!(
        (held, code.as_str(), reason.as_str()),
        (Outcome::Held, "held_by_hand", "a person decided it: they moved offices")
    );

    let of = |status: &str, text: &str| {
        let mut all = bakeries();
        all[0].internal[4] = status.into();
        let folder = bakery::folder(&all, 5);
        fs::create_dir(folder.path().join("overrides")).unwrap();
        fs::write(folder.path().join("overrides/B-0.yaml"), text).unwrap();
        let record = bakery::factory(&folder).deck(0).record;
        (record.outcome, record.code().to_owned(), record.overrides)
    };
    let release = "until: 2026-12-31\nrelease: {churn_notice: they stay after all}\n";
    assert_eq!(of("churned", "").1, "churn_notice");
    let released = of("churned", release);
    assert_eq!((released.0, released.2.as_str()), (Outcome::Rendered, "release churn_notice (they stay after all)"));
    assert_eq!(of("legal dispute", release).1, "legal_dispute");
    assert_eq!(of("churned", "until: 2026-12-31\nrelease: {churn_notice: ''}\n").1, "override");
    assert_eq!(of("churned", "release: {churn_notice: for ever}\n").1, "override", "a release has an end");
}

#[test]
fn it_counts_until_its_day_and_no_longer() {
    assert!(says("until: 2026-09-30\nheadline: Still true\n").contains("stilltrue"));
    let factory = factory(&[("B-0.yaml", "until: 2026-09-29\nheadline: No longer true\n")]);
    let deck = factory.deck(0);
    assert_eq!(deck.record.overrides, "");
    assert!(!deck.record.headline.contains("No longer"));
    assert!(said(factory.override_findings())[0].contains("it counted until 2026-09-29"));
}

#[test]
fn a_broken_one_holds_its_account_and_nobody_else() {
    let without = factory(&[]);
    for (text, wanted) in [
        ("headline: [\n", "overrides/B-0.yaml:2:1"),
        (
            "note: Hi\nhidemetrics: wau\n",
            "overrides/B-0.yaml:2:1: `hidemetrics` is no key; did you mean `hide_metrics`?",
        ),
        ("hide_metrics: [wua]\n", "overrides/B-0.yaml:1:16: \"wua\" is no metric; did you mean \"wau\"?"),
        (
            "pin: [tll]\n",
            "overrides/B-0.yaml:1:7: \"tll\" is no feature or product of the catalogue; did you mean \"till\"?",
        ),
        ("slides: {without: [cover]}\n", "overrides/B-0.yaml:1:20: the slide cover is always there"),
        ("slides: {without: [trnd]}\n", "`trnd` is no value"),
        ("slides: {order: [next_steps, trend]}\n", "the slide next_steps is always last"),
        ("slides: {with: [note]}\n", "there is no `note`"),
        ("theme: nigt\n", "overrides/B-0.yaml:1:8: "),
        ("language: klingonish-x\n", "no language tag"),
        ("contact: {email: nobody}\n", "\"nobody\" is no e-mail address"),
        ("next_steps: [{title: Go, url: 'file:///etc/passwd'}]\n", "is no address"),
        ("until: tomorrow\n", "overrides/B-0.yaml:1:8: until: \"tomorrow\" is no day"),
        ("hold: ''\n", "overrides/B-0.yaml:1:7: hold: say why no deck may leave"),
        ("release: {boredom: x}\n", "`boredom` is no value"),
        (&format!("note: {}\n", "word ".repeat(41)), "the text has 41 words; a page holds 40. Shorten it"),
    ] {
        let factory = factory(&[("B-0.yaml", text)]);
        let record = factory.deck(0).record;
        assert_eq!((record.outcome, record.code()), (Outcome::Held, "override"), "{text}");
        assert!(record.reason.contains(wanted), "{text}: {}", record.reason);
        let findings = said(factory.override_findings());
        assert!(findings.len() == 1 && findings[0].starts_with("override overrides/B-0.yaml:"), "{findings:?}");
        assert_eq!(factory.deck(1), without.deck(1));
    }
}

#[test]
fn a_forbidden_word_is_told_where_it_stands() {
    let folder = folder(&[("B-0.yaml", "note: We spoke of the Tiramisu plan.\n")]);
    let qbr = fs::read_to_string(folder.path().join("qbr.yaml")).unwrap();
    fs::write(folder.path().join("qbr.yaml"), format!("{qbr}forbidden: [tiramisu]\n")).unwrap();
    let record = bakery::factory(&folder).deck(0).record;
    assert!(record.reason.contains("overrides/B-0.yaml:1:7: the text says \"tiramisu\""), "{}", record.reason);
}

#[test]
fn a_forbidden_word_is_a_word_and_not_a_part_of_one() {
    let folder = folder(&[("B-0.yaml", "note: We arrived with a warranty.\n")]);
    let qbr = fs::read_to_string(folder.path().join("qbr.yaml")).unwrap();
    fs::write(folder.path().join("qbr.yaml"), format!("{qbr}forbidden: [arr]\n")).unwrap();
    assert_eq!(bakery::factory(&folder).deck(0).record.outcome, Outcome::Rendered);
}

#[test]
fn what_is_hidden_was_measured_all_the_same() {
    let deck = deck("hide_metrics: [wau, mau, loaves, rolls]\n");
    let said = deck.pdf.as_deref().map(finished::everything).unwrap_or_default();
    for untrue in ["nousewasmeasured", "missing,notzero", "readytobegin"] {
        assert!(!said.contains(untrue), "{untrue}");
    }
}

#[test]
fn a_wish_is_not_lost_by_a_files_name() {
    let factory = factory(&[("B-0.YAML", "hold: wait\n"), ("B-1.yaml.txt", "hold: wait\n"), ("README.md", "Ours.\n")]);
    let of = |at: usize| factory.deck(at).record;
    assert_eq!((of(0).code(), of(1).code()), ("held_by_hand", "override"));
    assert!(of(1).reason.contains("its name does not end in .yaml"), "{}", of(1).reason);
    assert_eq!(of(2).outcome, Outcome::Rendered);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_holds_its_account_and_stops_nothing() {
    let folder = folder(&[]);
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("overrides/B-0.yaml")).status().unwrap();
    assert!(made.success());
    let reason = bakery::factory(&folder).deck(0).record.reason;
    assert!(reason.contains("it is no file"), "{reason}");
}

#[test]
fn it_is_found_by_its_id_and_not_by_the_files_name() {
    let factory = factory(&[
        ("next week.yml", "account: B-3\nheadline: Found\n"),
        (".B-1.yaml", "hold: hidden files are an editor's"),
    ]);
    assert_eq!(factory.deck(3).record.headline, "Found.");
    assert_eq!(factory.deck(1).record.outcome, Outcome::Rendered);
}

#[test]
fn one_of_nobody_is_told_with_the_nearest_account() {
    let findings = said(factory(&[("B-O.yaml", "note: Hi\n"), ("Bunfield.yaml", "note: Hi\n")]).override_findings());
    assert!(findings[1].contains("no account has the id \"B-O\" (did you mean \"B-0\"?). Write"), "{findings:?}");
    assert!(findings[0].contains("(the account of this name has the id \"B-1\""), "{findings:?}");
}

#[test]
fn two_of_one_account_hold_it() {
    let factory = factory(&[("B-0.yaml", "note: Hi\n"), ("b.yaml", "account: B-0\n")]);
    let reason = factory.deck(0).record.reason;
    assert!(reason.contains("overrides/b.yaml is of the same account"), "{reason}");
}

#[test]
fn nothing_but_comments_changes_nothing() {
    assert_eq!(deck("# nothing yet\n"), deck(""));
    assert_eq!(deck("until: 2026-12-31\n").pdf, factory(&[]).deck(0).pdf);
}

#[test]
fn an_internal_note_changes_no_byte_of_what_a_customer_gets() {
    let with = deck("headline: Hello\ninternal_note: Quokkasecret, they are leaving\n");
    let without = deck("headline: Hello\n");
    assert_eq!(with, without);
    assert!(!says("note: Hi\ninternal_note: Quokkasecret\n").contains("quokkasecret"));
    assert!(!format!("{:?}", factory(&[("B-0.yaml", "internal_note: Quokkasecret\n")])).contains("Quokkasecret"));
}

#[test]
fn the_samples_override_counts() {
    let factory = sample::plain();
    let at = bakery::place(&factory, "C-4001");
    assert_eq!(factory.deck(at).record.overrides, "headline, note, next steps, pin forecast");
    assert!(factory.override_findings().is_empty());
}
