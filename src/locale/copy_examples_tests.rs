//! Examples of every argument that a message takes.

use chrono::NaiveDate;

use crate::base::amounts::currency::Currency;
use crate::base::noun::{Noun, Unit};
use crate::base::period::Period;
use crate::config::qbr::metrics::GrammaticalNumber;
use crate::locale::copy_tests::{locales, of_language};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// What a vendor would write in each language: metric, one, several, feature, another, benefit of a product, verb, title,
/// definition, plan.
pub(crate) const WORDS: &[(&str, [&str; 10])] = &[
    (
        "en",
        [
            "Invoices",
            "invoice",
            "invoices",
            "Budgets",
            "Virtual cards",
            "Pay would settle each on its due date",
            "process",
            "Approve several at once",
            "invoices approved or rejected",
            "Grow",
        ],
    ),
    (
        "de",
        [
            "Rechnungen",
            "Rechnung",
            "Rechnungen",
            "Budgets",
            "Virtuelle Karten",
            "Pay würde jede am Fälligkeitstag begleichen",
            "bearbeiten",
            "Mehrere auf einmal genehmigen",
            "genehmigte oder abgelehnte Rechnungen",
            "Grow",
        ],
    ),
    (
        "fr",
        [
            "Factures",
            "facture",
            "factures",
            "Budgets",
            "Cartes virtuelles",
            "Pay réglerait chacune à l’échéance",
            "traitez",
            "Valider plusieurs notes à la fois",
            "factures validées ou refusées",
            "Grow",
        ],
    ),
    (
        "es",
        [
            "Facturas",
            "factura",
            "facturas",
            "Presupuestos",
            "Tarjetas virtuales",
            "Pay pagaría cada una a su vencimiento",
            "procesa",
            "Aprobar varias a la vez",
            "facturas aprobadas o rechazadas",
            "Grow",
        ],
    ),
    (
        "pt-BR",
        [
            "Faturas",
            "fatura",
            "faturas",
            "Orçamentos",
            "Cartões virtuais",
            "Pay pagaria cada uma no vencimento",
            "processa",
            "Aprovar várias de uma vez",
            "faturas aprovadas ou recusadas",
            "Grow",
        ],
    ),
    (
        "ja",
        [
            "請求書",
            "請求書",
            "請求書",
            "予算",
            "バーチャルカード",
            "Payなら期日どおりに支払えます",
            "処理して",
            "一括承認",
            "承認または却下した請求書",
            "Grow",
        ],
    ),
];

/// Numbers that lead through the branches, the most usual first.
pub(crate) const COUNTS: [f64; 6] = [12.0, 1.0, 2.0, 0.0, 3.0, 2e6];

/// Grammatical numbers that lead through the branches of a subject, the most usual first.
pub(crate) const SUBJECTS: [Option<GrammaticalNumber>; 3] =
    [Some(GrammaticalNumber::Plural), Some(GrammaticalNumber::Singular), None];

/// How a vendor's metric begins a sentence: several, and one.
const BEGINNINGS: &[(&str, [&str; 2])] = &[
    ("en", ["Your invoices", "Your storage"]),
    ("de", ["Ihre Rechnungen", "Ihr Speicher"]),
    ("fr", ["Vos factures", "Votre stockage"]),
    ("es", ["Sus facturas", "Su almacenamiento"]),
    ("pt-BR", ["Suas faturas", "Seu armazenamento"]),
    ("ja", ["請求書", "保存容量"]),
];

pub(crate) fn subject_of(language: &str, number: GrammaticalNumber) -> String {
    let [several, one] = of_language(BEGINNINGS, language);
    if number == GrammaticalNumber::Plural { several.into() } else { one.into() }
}

/// A goal of a success plan.
const GOALS: &[(&str, [&str; 1])] = &[
    ("en", ["Invoices approved within three days"]),
    ("de", ["Rechnungen in drei Tagen freigegeben"]),
    ("fr", ["Factures validées en trois jours"]),
    ("es", ["Facturas aprobadas en tres días"]),
    ("pt-BR", ["Faturas aprovadas em três dias"]),
    ("ja", ["3日以内に承認した請求書"]),
];

/// One way of saying a message.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Example {
    /// The message.
    pub id: &'static str,
    /// The branch as its conditions, empty where there is one way alone.
    pub branch: String,
    /// What a deck would say.
    pub text: String,
}

/// A usual value of an argument.
pub(crate) fn argument(language: &str, id: &str, name: &str) -> Arg {
    let [metric, one, other, feature, second, then, verb, title, definition, plan] = of_language(WORDS, language);
    let [goal] = of_language(GOALS, language);
    let text = |text: &str| Arg::Text(text.to_owned());
    let noun = || Noun { one: one.into(), other: other.into(), unit: Unit::Count };
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let quarter = |label: &str| Arg::Quarter(Period::parse(label, 1).unwrap());
    let localizer = || Localizer::new(locales().find(|(tag, _)| *tag == language).unwrap().1).unwrap();
    let month = |month: u32, n: f64| {
        let name = localizer().month(NaiveDate::from_ymd_opt(2026, month, 1).unwrap());
        localizer().say(&Message::new("service-alt-month").with("month", name.as_str()).with("n", n))
    };
    let several = GrammaticalNumber::Plural;
    let beginning = || Arg::Subject(subject_of(language, several), Some(several));
    let customer = ["deck-", "glance-title-", "logo-"].iter().any(|prefix| id.starts_with(prefix))
        && !id.starts_with("glance-title-metric-");
    match (id, name) {
        ("quarter" | "quarter-fiscal" | "quarter-in-full" | "quarter-fiscal-in-full", "quarter") => text("3"),
        (_, "year") => text("2026"),
        (_, "year-short") => text("26"),
        ("sentences", "first") => {
            let ends = Message::new("trend-alt-prior").with("first", 310.0).with("last", 402.0);
            ends.with("quarter", quarter("2026-Q2")).into()
        }
        ("sentences", "next") => Message::new("trend-alt-gaps").with("n", 2.0).into(),
        ("measure", "unit") => text("GB"),
        ("measure-close", "unit") => text("時間"),
        ("service-alt", "months") => Arg::List(vec![month(7, 12.0), month(8, 9.0), month(9, 14.0)]),
        ("service-alt-month", "month") => text(&localizer().month(day("2026-07-01"))),
        ("features-alt-row", "own") => Message::new("features-own-users").with("users", 12.0).into(),
        ("potential-per-month" | "potential-per-quarter", "held") => {
            let held = Message::new("potential-held").with("value", 252.0).with("included", 400.0);
            held.with("noun", Arg::Noun(noun())).into()
        }
        (_, "held") => {
            let held = Message::new("potential-held").with("value", 252.0).with("included", 400.0);
            Message::new("potential-per-month").with("held", held.with("noun", Arg::Noun(noun()))).into()
        }
        (_, "all") => {
            let all = Message::new("potential-all").with("amount", Arg::Quantity(400.0, noun()));
            Message::new("potential-per-month").with("held", all).into()
        }
        ("potential-held-seats", "seats") => Message::new("trend-limit-seats").with("seats", 120.0).into(),
        (_, "other") if id.starts_with("potential-runway") => Arg::Month(day("2026-12-01")),
        ("money", "symbol") => text("€"),
        ("money-code", "symbol") => text("CHF"),
        ("money" | "money-code", "amount") => Arg::Number(1234.0),
        ("trend-alt" | "trend-alt-prior", "first") => Arg::Number(310.0),
        (id, "first") if id.starts_with("features-title-") => text(feature),
        (id, "feature") if id.starts_with("milestones-") => Arg::Features(vec![second.into()]),
        ("milestones-title-users" | "claim-begun", "names") => Arg::Features(vec![feature.into()]),
        ("value-term-note", "from") => quarter("2026-Q1"),
        ("value-term-note", "to") => quarter("2026-Q3"),
        ("value-title-term", "before") => Arg::Share(0.71),
        ("value-title-term", "actual") => Arg::Share(0.86),
        ("value-title-term", "quarter") => quarter("2026-Q1"),
        (id, "quarters") if id.starts_with("value-title-hours-term") || id == "value-term-of" => Arg::Number(3.0),
        ("trend-title-mostly-two", "month") => Arg::Month(day("2026-06-30")),
        (_, "next") => Arg::Month(day("2026-07-31")),
        ("trend-title-people", "now") => Arg::Number(88.0),
        ("trend-title-people", "before") => Arg::Number(73.0),
        ("trend-title-each", "now") => Arg::Number(43.0),
        ("trend-title-each", "before") => Arg::Number(36.0),
        (_, "users") => Arg::Number(22.0),
        (_, "month") => Arg::Month(day("2026-05-31")),
        ("products-title-figures", "first") => Arg::Quantity(5061.0, noun()),
        ("products-title-figures", "second") => {
            Arg::Quantity(2760.0, Noun { one: second.into(), other: second.into(), unit: Unit::Count })
        }
        ("since-limit", "then") => Arg::Number(900.0),
        ("since-limit", "now") => Arg::Number(1200.0),
        ("next-subject-answer", "asked") => text(&localizer().word("ask-join")),
        (_, "asked") => Message::new("requests-asked").with("date", Arg::Date(day("2026-05-04"))).into(),
        (_, "name") if customer => text("Acme"),
        (_, "amount") if id.starts_with("glance-title-metric-") => Arg::Money(5061.0, Currency::USD),
        (_, "name" | "label") => text(metric),
        (_, "account") => text("Acme"),
        (_, "quarter")
            if id.starts_with("since-") || id.starts_with("glance-change") || id.starts_with("glance-points") =>
        {
            quarter("2026-Q2")
        }
        ("cover-in-review", "quarter") => Arg::QuarterInFull(Period::parse("2026-Q3", 1).unwrap()),
        (_, "quarter") => quarter("2026-Q3"),
        (_, "vendor") => text("Pennywharf"),
        (_, "csm") => text("Robin Tern"),
        (_, "email") => text("robin@tern.example"),
        (_, "product") => text("Pennywharf Pay"),
        (_, "plan") => text(plan),
        (_, "feature") => text(feature),
        (id, "names") if id.starts_with("features-") => text(&format!("{feature} · {second}")),
        (_, "names") => Arg::Features(vec![feature.into(), second.into()]),
        (_, "takes") => text(match language {
            "de" => "eine Stunde Ihrer Administration",
            "fr" => "une heure de votre administrateur",
            "es" => "una hora de su administrador",
            "pt-BR" => "uma hora do seu administrador",
            "ja" => "管理者の作業1時間",
            _ => "an hour of your administrator",
        }),
        (_, "title") => text(title),
        (_, "definition") => text(definition),
        (_, "then") => text(then),
        (_, "verb") => text(verb),
        (_, "one") => text(one),
        ("noun-many-elided", "other") => text("API"),
        (_, "other") => text(other),
        (_, "text") => text(title),
        (_, "noun") => Arg::Noun(noun()),
        (_, "subject") => Message::new("subject-feature").with("feature", feature).into(),
        (_, "state") => Message::new("requests-live").with("date", Arg::Date(day("2026-08-20"))).into(),
        (_, "clause" | "claim") => Message::new("claim-rose")
            .with("name", beginning())
            .with("change", Arg::Share(0.18))
            .with("value", Arg::Number(5061.0))
            .into(),
        (_, "date") => Arg::Date(day("2026-09-27")),
        ("trend-alt-limit", "limit") => Message::new("trend-limit-seats").with("seats", 70.0).into(),
        (_, "limit") => Arg::Number(420.0),
        (_, "day") => Arg::Day(day("2026-09-07")),
        (_, "window") => {
            Message::new("note-window").with("weeks", 13.0).with("date", Arg::Date(day("2026-09-27"))).into()
        }
        (_, "compared") => Message::new("note-compared").with("quarter", quarter("2026-Q2")).into(),
        (_, "duration") => Arg::Minutes(150.0),
        (_, "contact") => text("Ada Crumb"),
        (_, "address") => text("success@pennywharf.example"),
        (_, "token") => text("AX3Isnf2oF2L9lzQsEPjt2d0MGUmwvvVdjAUAayI7aEebkQW"),
        (_, "headline") => text(
            &localizer().sentence(
                &Message::new("claim-rose")
                    .with("name", beginning())
                    .with("change", Arg::Share(0.18))
                    .with("value", Arg::Number(5061.0)),
            ),
        ),
        (id, "actual" | "target") if id.starts_with("claim-goal") => {
            Arg::Share(if name == "actual" { 0.93 } else { 0.9 })
        }
        (_, "pages") => Arg::Number(8.0),
        ("claim-near" | "claim-near-common", "value") => Arg::Number(21.0),
        ("claim-carried-less", "share") => Arg::Share(0.87),
        (_, "change" | "share" | "own") => Arg::Share(0.18),
        (id, "before" | "value" | "now") if id.contains("-few") => {
            let down = id.ends_with("fell") || id.ends_with("down");
            Arg::Number(if down == (name == "before") { 3.0 } else { 2.0 })
        }
        (id, "before") if id.starts_with("claim-carried") => Arg::Number(73.0),
        ("service-title-faster", "before") => Arg::Minutes(66.0),
        ("claim-near" | "claim-near-common", "before") => Arg::Number(19.0),
        ("potential-title-over", "used") => Arg::Quantity(468.0, noun()),
        ("glance-common", "before") => Arg::Number(341.0),
        ("glance-common", "now") => Arg::Number(304.0),
        ("features-own-months", "before") => Arg::Month(day("2026-06-30")),
        ("features-own-moved", "before") => Arg::Number(69.0),
        ("features-own-moved", "now") => Arg::Number(96.0),
        ("features-alt-moved", "now") => Message::new("features-own-users").with("users", 96.0).into(),
        ("potential-title-back", "before") => Arg::Number(450.0),
        ("potential-title-back", "left") => Arg::Quantity(48.0, noun()),
        (_, "before") => Arg::Share(0.12),
        (_, "amount") => Arg::Quantity(5061.0, noun()),
        (_, "weeks") => Arg::Number(13.0),
        (_, "measured") => Arg::Number(11.0),
        (_, "active") => Arg::Number(62.0),
        (_, "licensed") => Arg::Number(100.0),
        (_, "opened") => Arg::Number(14.0),
        (_, "solved") => Arg::Number(12.0),
        (_, "n") => Arg::Number(24.0),
        (_, "given") => Arg::Number(184.0),
        (_, "properties") => {
            Arg::List(vec![localizer().word("define-kind-segment"), localizer().word("define-kind-plan")])
        }
        (_, "promised") => Arg::Minutes(60.0),
        (_, "kept") => Arg::Number(22.0),
        (_, "away") => Message::new("value-points").with("n", 3.0).into(),
        (_, "gap") => Message::new("value-gap-beyond").with("away", Message::new("value-points").with("n", 3.0)).into(),
        (_, "line") => Message::new("value-line").with("target", 450.0).into(),
        (_, "quarters") => Arg::List(vec!["402".to_owned(), "480".to_owned()]),
        (_, "hours") => Arg::List(["25", "37", "50", "62"].map(str::to_owned).to_vec()),
        (_, "minutes") => Arg::List(["2", "3", "4", "5"].map(str::to_owned).to_vec()),
        (_, "money") => Arg::Money(8280.0, Currency::USD),
        (_, "beyond") => Arg::Number(30.0),
        (_, "first" | "last" | "latest" | "value" | "actual") => Arg::Number(402.0),
        (_, "best" | "peak" | "included" | "target") => Arg::Number(450.0),
        (_, "goal") => text(goal),
        (_, "happened") => Message::new("claim-goals-reached").with("n", 2.0).into(),
        (_, "people") => Arg::Number(88.0),
        (_, "page") => text("3"),
        (_, "answer") => text(&localizer().word("answer-yes")),
        (_, "term") => text(metric),
        other => panic!("no example for {other:?}"),
    }
}
