//! What holds between the figures that decks write and the words that are said of them.

use std::cmp::Ordering;
use std::sync::LazyLock;

use proptest::prelude::*;

use crate::account::change::{Band, Change};
use crate::base::amounts::rounding;
use crate::base::noun::{Noun, Unit};
use crate::config::qbr::file::Thresholds;
use crate::locale::copy_tests::locales;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The built-in languages and regions that abbreviate in other units.
static LOCALIZERS: LazyLock<Vec<Localizer>> = LazyLock::new(|| {
    let regions = ["en-US", "en-IN", "es-MX", "es-AR", "de-CH", "pt-PT", "fr-CA"];
    locales().map(|(_, locale)| locale).chain(regions).map(|locale| Localizer::new(locale).unwrap()).collect()
});

fn invoices(locale: &str) -> Noun {
    let (one, other) = match &locale[..2] {
        "de" => ("Rechnung", "Rechnungen"),
        "fr" => ("facture", "factures"),
        "es" => ("factura", "facturas"),
        "pt" => ("fatura", "faturas"),
        "ja" => ("請求書", "請求書"),
        _ => ("invoice", "invoices"),
    };
    Noun { one: one.into(), other: other.into(), unit: Unit::Count }
}

fn quantity(locale: &str, n: f64) -> String {
    let said = Localizer::new(locale).unwrap().write(&Arg::Quantity(n, invoices(locale)));
    said.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_noun_follows_the_number_that_is_shown() {
    let all = |locale| [0.0, 0.95, 1.0, 1.04, 1.05, 1.5, 2.0, 1e6, 1.3e6].map(|n| quantity(locale, n));
    assert_eq!(
        all("en-US"),
        [
            "0 invoices",
            "1 invoice",
            "1 invoice",
            "1 invoice",
            "1.1 invoices",
            "1.5 invoices",
            "2 invoices",
            "1M invoices",
            "1.3M invoices"
        ]
    );
    assert_eq!(
        all("de-DE"),
        [
            "0 Rechnungen",
            "1 Rechnung",
            "1 Rechnung",
            "1 Rechnung",
            "1,1 Rechnungen",
            "1,5 Rechnungen",
            "2 Rechnungen",
            "1 Mio. Rechnungen",
            "1,3 Mio. Rechnungen"
        ]
    );
    assert_eq!(
        all("fr-FR"),
        [
            "0 facture",
            "1 facture",
            "1 facture",
            "1 facture",
            "1,1 facture",
            "1,5 facture",
            "2 factures",
            "1 M de factures",
            "1,3 M de factures"
        ]
    );
    assert_eq!(
        all("es-ES"),
        [
            "0 facturas",
            "1 factura",
            "1 factura",
            "1 factura",
            "1,1 facturas",
            "1,5 facturas",
            "2 facturas",
            "1 M de facturas",
            "1,3 M de facturas"
        ]
    );
    assert_eq!(
        all("pt-BR"),
        [
            "0 fatura",
            "1 fatura",
            "1 fatura",
            "1 fatura",
            "1,1 fatura",
            "1,5 fatura",
            "2 faturas",
            "1 mi de faturas",
            "1,3 mi de faturas"
        ]
    );
    assert_eq!(
        all("ja-JP"),
        [
            "請求書 0件",
            "請求書 1件",
            "請求書 1件",
            "請求書 1件",
            "請求書 1.1件",
            "請求書 1.5件",
            "請求書 2件",
            "請求書 100万件",
            "請求書 130万件"
        ]
    );
}

#[test]
fn de_is_elided_before_a_vowel_in_french_alone() {
    let noun = |other: &str| Noun { one: other.into(), other: other.into(), unit: Unit::Count };
    let say = |locale: &str, other: &str| Localizer::new(locale).unwrap().noun(2e6, &noun(other));
    assert_eq!([say("fr-FR", "utilisateurs"), say("fr-FR", "heures")], ["d’utilisateurs", "d’heures"]);
    assert_eq!(
        [say("es-ES", "usuarios"), say("pt-BR", "usuários"), say("en-GB", "users")],
        ["de usuarios", "de usuários", "users"]
    );
    let uses = |locale: &str| {
        let said = Localizer::new(locale).unwrap().say(&Message::new("features-own-uses").with("uses", 1.3e6));
        said.replace(['\u{a0}', '\u{202f}'], " ")
    };
    assert_eq!(
        [uses("fr-FR"), uses("es-ES"), uses("pt-BR")],
        ["1,3 M d’utilisations", "1,3 M de usos", "1,3 mi de usos"]
    );
}

#[test]
fn millions_of_hours_and_of_seats_are_written_as_romance_languages_do() {
    let said = |locale: &str, id: &'static str, name: &'static str, value: f64| {
        let message = Message::new(id).with("ready", 12.0).with(name, value);
        Localizer::new(locale).unwrap().say(&message).replace(['\u{a0}', '\u{202f}'], " ")
    };
    let hours = |locale: &str, value| said(locale, "value-title-hours-short", "given", value);
    let seats = |locale: &str, value| said(locale, "step-seats-detail", "licensed", value);
    assert_eq!(hours("fr-FR", 1.2e6), "Vous avez gagné environ 1,2 M d’heures (estimation)");
    assert_eq!(hours("fr-FR", 1200.0), "Vous avez gagné environ 1 200 heures (estimation)");
    assert_eq!(hours("es-ES", 1.2e6), "Ha ganado unos 1,2 M de horas, según estimación");
    assert_eq!(hours("es-ES", 120.0), "Ha ganado unas 120 horas, según estimación");
    assert_eq!(hours("pt-BR", 1.2e6), "Você ganhou cerca de 1,2 mi de horas (estimativa)");
    assert_eq!(hours("pt-BR", 120.0), "Você ganhou cerca de 120 horas (estimativa)");
    assert_eq!(seats("fr-FR", 1.2e6), "Déjà comprises dans vos 1,2 M de licences.");
    assert_eq!(seats("es-ES", 1.2e6), "Ya incluidas en sus 1,2 M de licencias.");
    assert_eq!(seats("pt-BR", 1.2e6), "Já incluídas no seu total de 1,2 mi de licenças.");
    assert_eq!(seats("pt-BR", 120.0), "Já incluídas nas suas 120 licenças.");
}

#[test]
fn halves_are_written_away_from_zero_in_numbers_shares_and_abbreviations() {
    let localizer = Localizer::new("en-US").unwrap();
    let number = |n: f64| localizer.number(n);
    assert_eq!(
        [30.5, 31.5, -30.5, 0.05, 9.95, 999.5, 9.25].map(number),
        ["31", "32", "-31", "0.1", "10", "1,000", "9.3"]
    );
    assert_eq!(
        [999_499.5, 999_950.0, 999_999.4, 999_999.5, 1e6, 1_050_000.0, 1_250_000.0].map(number),
        ["999,500", "999,950", "999,999", "1M", "1M", "1.05M", "1.25M"]
    );
    assert_eq!(
        [99_949_999.0, 99_950_000.0, 100_500_000.0, 999_500_000.0, 999_960_000.0].map(number),
        ["99.9M", "100M", "101M", "1B", "1B"]
    );
    assert_eq!([0.285, 0.575, 0.005, 0.995].map(|share| localizer.share(share)), ["29%", "58%", "1%", "99%"]);
    assert_eq!([1.005, 0.285, 12.345].map(|n| localizer.exact(n)), ["1.01", "0.29", "12.35"]);
    assert_eq!([12_500.0, 12_450.0, 9_999.5].map(|n| localizer.short(n)), ["12.5K", "12.5K", "10,000"]);
    assert_eq!(Localizer::new("ja-JP").unwrap().number(1_235_000.0), "124万");
}

/// A figure of any size that decks show.
fn figure() -> impl Strategy<Value = f64> {
    (0.0..13.0f64, 0.0..1.0f64).prop_map(|(size, part)| 10f64.powf(size) * (1.0 + part) / 10.0)
}

/// One like another: up to a third more or less.
fn near() -> impl Strategy<Value = (f64, f64)> {
    (figure(), -0.33..0.33f64).prop_map(|(figure, by)| (figure, figure * (1.0 + by)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_of_two_figures_follows_from_what_is_shown((before, now) in near(), steady in 0.001..0.2f64) {
        let thresholds = Thresholds { steady, ..Thresholds::default() };
        let change = Change::between(before, now, &thresholds);
        for localizer in &*LOCALIZERS {
            let (was, is) = (localizer.formats.number(before), localizer.formats.number(now));
            if was.text == is.text {
                prop_assert_eq!(rounding::compare(before, now), Ordering::Equal, "{}", was.text);
                prop_assert!(change.map_or(true, |change| change.band == Band::Steady), "both {}", was.text);
            }
            if change.is_ok_and(|change| change.rose()) || rounding::compare(now, before) == Ordering::Greater {
                prop_assert!(is.value > was.value, "from {} to {}", was.text, is.text);
            }
            if change.is_ok_and(|change| change.fell()) || rounding::compare(now, before) == Ordering::Less {
                prop_assert!(is.value < was.value, "from {} to {}", was.text, is.text);
            }
        }
    }

    #[test]
    fn a_percentage_follows_from_the_two_that_are_shown(before in 0.0..1.0f64, now in 0.0..1.0f64) {
        let localizer = &LOCALIZERS[0];
        let Ok(change) = Change::between_percentages(before, now, &Thresholds::default()) else { return Ok(()) };
        let shown = |share| localizer.share(share).trim_end_matches('%').parse::<f64>().unwrap();
        prop_assert!(localizer.share(before) != localizer.share(now) || change.band == Band::Steady);
        prop_assert!(!change.rose() || shown(now) > shown(before));
        prop_assert!(!change.fell() || shown(now) < shown(before));
    }

    #[test]
    fn a_number_is_written_as_the_one_that_figures_are_compared_by(value in figure()) {
        for localizer in &*LOCALIZERS {
            let written = localizer.formats.number(value);
            let by_rule = rounding::written(value);
            prop_assert!(written.value == by_rule, "{} of {value}, in {by_rule}", written.text);
        }
    }

    #[test]
    fn a_difference_is_that_of_the_figures_beside_it((a, b) in near()) {
        for localizer in &*LOCALIZERS {
            let difference = Unit::Count.difference(a, b);
            let shown = |value| localizer.formats.number(value).value;
            prop_assert!((difference - (shown(a) - shown(b)).abs()).abs() < 1e-3 * difference.max(1e-9));
        }
    }
}
