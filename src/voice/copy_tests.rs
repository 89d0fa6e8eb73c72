//! Every sentence the rules can say, with an example of each of its branches: what `docs/copy.md` lists, and what the
//! laws of tone are held to.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use icu_plurals::{PluralCategory, PluralRules};

use super::{Arg, Message, Voice, check, languages};
use crate::account::{Noun, Period, Unit};

/// The locales whose decks are in the built-in languages, each language's first.
pub(super) const LOCALES: [(&str, &str); 6] =
    [("en", "en-GB"), ("de", "de-DE"), ("fr", "fr-FR"), ("es", "es-ES"), ("pt-BR", "pt-BR"), ("ja", "ja-JP")];

/// What a vendor would write in each language: metric, one, several, feature, another, benefit of a product, verb, title,
/// definition, plan.
const WORDS: [(&str, [&str; 10]); 6] = [
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
const COUNTS: [f64; 5] = [12.0, 1.0, 2.0, 0.0, 3.0];

/// One way of saying a message.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Example {
    /// The message.
    pub id: &'static str,
    /// The branch as its conditions, empty where there is one way alone.
    pub branch: String,
    /// What a deck would say.
    pub text: String,
}

/// All messages of a language, each branch once, in the order of the English file.
pub(super) fn examples(language: &str) -> Vec<Example> {
    let locale = LOCALES.iter().find(|(tag, _)| *tag == language).unwrap().1;
    let voice = Voice::new(locale).unwrap();
    let rules = PluralRules::try_new_cardinal(locale.parse::<icu_locale::Locale>().unwrap().into()).unwrap();
    let resource = resource(language);
    let given = check::arguments(languages::english());
    let mut found = Vec::new();
    for (id, pattern) in messages(languages::english()) {
        let own = messages(resource).into_iter().find(|(own, _)| *own == id).map_or(pattern, |(_, own)| own);
        let names: Vec<&'static str> = given[id].iter().copied().filter(|name| !name.ends_with("-count")).collect();
        let counted: Vec<_> =
            names.iter().filter(|name| given[id].contains(format!("{name}-count").as_str())).collect();
        let mut branches = BTreeMap::new();
        for way in 0..COUNTS.len().pow(counted.len() as u32) {
            let count = |at: usize| COUNTS[way / COUNTS.len().pow(at as u32) % COUNTS.len()];
            let numbers: BTreeMap<&str, f64> =
                counted.iter().enumerate().map(|(at, name)| (**name, count(at))).collect();
            // Of the whole that is counted, no part is larger.
            let parts = [
                ("live", "total"),
                ("live", "n"),
                ("used", "total"),
                ("left", "total"),
                ("reached", "n"),
                ("solved", "opened"),
                ("measured", "weeks"),
            ];
            let too_large = |(part, whole)| numbers.contains_key(whole) && numbers.get(part) > numbers.get(whole);
            if parts.into_iter().any(too_large) {
                continue;
            }
            let mut branch = Vec::new();
            walk(own, &numbers, &rules, &mut branch);
            let branch = branch.join(", ");
            branches.entry(branch).or_insert_with(|| {
                let message = names.iter().fold(Message::new(id), |message, name| {
                    let one = *name == "noun" && id != "potential-title-cohort" && numbers.get("left") == Some(&1.0);
                    let example = || argument(language, id, if one { "one" } else { name });
                    let arg = numbers.get(name).map_or_else(example, |n| Arg::Number(*n));
                    message.with(name, arg)
                });
                (way, voice.say(&message))
            });
        }
        let mut branches: Vec<_> = branches.into_iter().collect();
        branches.sort_by_key(|(_, (way, _))| *way);
        found.extend(branches.into_iter().map(|(branch, (_, text))| Example { id, branch, text }));
    }
    found
}

/// A language's messages, parsed.
pub(super) fn resource(language: &str) -> &'static FluentResource {
    languages::built_in(language)
}

/// The messages of a file with their patterns, in its order.
pub(super) fn messages(resource: &'static FluentResource) -> Vec<(&'static str, &'static Pattern<&'static str>)> {
    let entries = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => message.value.as_ref().map(|value| (message.id.name, value)),
        _ => None,
    });
    entries.collect()
}

/// The conditions on the way through a pattern.
fn walk(pattern: &Pattern<&str>, numbers: &BTreeMap<&str, f64>, rules: &PluralRules, branch: &mut Vec<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression: Expression::Select { selector, variants } } = element else {
            continue;
        };
        let InlineExpression::VariableReference { id } = selector else { panic!("only arguments choose a branch") };
        let number = numbers[id.name.strip_suffix("-count").unwrap()];
        let category = rules.category_for(number as u64);
        let fits = |key: &VariantKey<&str>| match key {
            VariantKey::NumberLiteral { value } => value.parse() == Ok(number),
            VariantKey::Identifier { name } => PluralCategory::get_for_cldr_string(name) == Some(category),
        };
        let chosen =
            variants.iter().find(|v| fits(&v.key)).unwrap_or_else(|| variants.iter().find(|v| v.default).unwrap());
        let (VariantKey::NumberLiteral { value: key } | VariantKey::Identifier { name: key }) = &chosen.key;
        branch.push(format!("{} {key}", id.name.trim_end_matches("-count")));
        walk(&chosen.value, numbers, rules, branch);
    }
}

/// A usual value of an argument.
fn argument(language: &str, id: &str, name: &str) -> Arg {
    let [metric, one, other, feature, second, then, verb, title, definition, plan] =
        WORDS.iter().find(|(tag, _)| *tag == language).unwrap().1;
    let text = |text: &str| Arg::Text(text.to_owned());
    let noun = || Noun { one: one.into(), other: other.into(), unit: Unit::Count };
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let quarter = |label: &str| Arg::Quarter(Period::parse(label, 1).unwrap());
    let voice = || Voice::new(LOCALES.iter().find(|(tag, _)| *tag == language).unwrap().1).unwrap();
    let month = |month: u32, n: f64| {
        let name = voice().month(NaiveDate::from_ymd_opt(2026, month, 1).unwrap());
        voice().say(&Message::new("service-alt-month").with("month", name.as_str()).with("n", n))
    };
    let customer = ["deck-", "glance-title-", "logo-"].iter().any(|prefix| id.starts_with(prefix))
        && !id.starts_with("glance-title-metric-");
    match (id, name) {
        ("quarter" | "quarter-fiscal", "quarter") => text("3"),
        (_, "year") => text("2026"),
        ("sentences", "first") => {
            let ends = Message::new("trend-alt-prior").with("first", 310.0).with("last", 402.0);
            ends.with("quarter", quarter("2026-Q2")).into()
        }
        ("sentences", "next") => Message::new("trend-alt-gaps").with("n", 2.0).into(),
        ("measure", "unit") => text("GB"),
        ("measure-close", "unit") => text("時間"),
        ("service-alt", "months") => Arg::List(vec![month(7, 12.0), month(8, 9.0), month(9, 14.0)]),
        ("service-alt-month", "month") => text(&voice().month(day("2026-07-01"))),
        ("features-alt-row", "own") => Message::new("features-own-users").with("users", 12.0).into(),
        ("money", "symbol") => text("€"),
        ("money-code", "symbol") => text("CHF"),
        ("money" | "money-code", "amount") => Arg::Number(1234.0),
        ("trend-alt" | "trend-alt-prior" | "glance-sparkline-alt", "first") => Arg::Number(310.0),
        ("features-title-first", "first") => text(feature),
        ("products-title-figures", "first") => Arg::Quantity(5061.0, noun()),
        ("products-title-figures", "second") => {
            Arg::Quantity(2760.0, Noun { one: second.into(), other: second.into(), unit: Unit::Count })
        }
        ("since-limit", "then") => Arg::Number(900.0),
        ("since-limit", "now") => Arg::Number(1200.0),
        ("requests-asked-and", "asked") => Arg::Date(day("2026-05-04")),
        (_, "asked") => Message::new("requests-asked").with("date", Arg::Date(day("2026-05-04"))).into(),
        (_, "name") if customer => text("Acme"),
        (_, "amount") if id.starts_with("glance-title-metric-") => Arg::Money(5061.0, "USD".into()),
        (_, "name" | "label") => text(metric),
        (_, "account") => text("Acme"),
        (_, "quarter")
            if id.starts_with("since-") || id.starts_with("glance-change") || id.starts_with("glance-points") =>
        {
            quarter("2026-Q2")
        }
        (_, "quarter") => quarter("2026-Q3"),
        (_, "vendor") => text("Pennywharf"),
        (_, "csm") => text("Robin Tern"),
        (_, "email") => text("robin@tern.example"),
        (_, "product") => text("Pennywharf Pay"),
        (_, "plan") => text(plan),
        (_, "feature") => text(feature),
        (_, "names") => Arg::List(vec![feature.into(), second.into()]),
        (_, "picks") => Message::new("count-two").into(),
        (_, "title") => text(title),
        (_, "definition") => text(definition),
        (_, "then") => text(then),
        (_, "verb") => text(verb),
        (_, "one") => text(one),
        (_, "other") => text(other),
        (_, "text") => text(title),
        (_, "noun") => Arg::Noun(noun()),
        (_, "subject") => Message::new("subject-feature").with("feature", feature).into(),
        ("requests-asked-and", "state") => {
            Message::new("requests-live-then").with("date", Arg::Date(day("2026-08-20"))).into()
        }
        (_, "state") => Message::new("requests-live").with("date", Arg::Date(day("2026-08-20"))).into(),
        (_, "clause" | "claim") => Message::new("claim-rose")
            .with("name", metric)
            .with("change", Arg::Share(0.18))
            .with("value", Arg::Number(5061.0))
            .into(),
        (_, "date") => Arg::Date(day("2026-09-27")),
        ("trend-alt-limit", "limit") => Message::new("trend-limit-seats").with("seats", 70.0).into(),
        (_, "day") => Arg::Day(day("2026-09-07")),
        (_, "window") => {
            Message::new("note-window").with("weeks", 13.0).with("date", Arg::Date(day("2026-09-27"))).into()
        }
        (_, "compared") => Message::new("note-compared").with("quarter", quarter("2026-Q2")).into(),
        (_, "duration") => Arg::Minutes(150.0),
        (_, "contact") => text("Ada Crumb"),
        (_, "token") => text("AX3Isnf2oF2L9lzQsEPjt2d0MGUmwvvVdjAUAayI7aEebkQW"),
        (_, "headline") => text(
            &voice().sentence(
                &Message::new("claim-rose")
                    .with("name", metric)
                    .with("change", Arg::Share(0.18))
                    .with("value", Arg::Number(5061.0)),
            ),
        ),
        (_, "pages") => Arg::Number(8.0),
        (_, "change" | "share" | "own") => Arg::Share(0.18),
        (id, "before" | "value" | "now") if id.contains("-few") => {
            let down = id.ends_with("fell") || id.ends_with("down");
            Arg::Number(if down == (name == "before") { 3.0 } else { 2.0 })
        }
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
        ("value-title-goal-reached", "actual") => Arg::Number(480.0),
        (_, "first" | "last" | "latest" | "value" | "actual") => Arg::Number(402.0),
        (_, "best" | "peak" | "included" | "target") => Arg::Number(450.0),
        other => panic!("no example for {other:?}"),
    }
}

/// The list of one language, with the English beside it.
fn document(language: &str) -> String {
    let english: BTreeMap<(&str, String), String> =
        examples("en").into_iter().map(|e| ((e.id, e.branch), e.text)).collect();
    let first_of = |id: &str| english.iter().find(|((own, _), _)| *own == id).map_or("", |(_, text)| text.as_str());
    let mut text = format!(
        "# What decks say: {language}\n\nEvery sentence the rules can say, with an example of each branch. Made by `make bless` \
         from `src/voice/locales/{language}.ftl`.\n"
    );
    let mut examples = examples(language).into_iter().peekable();
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    for (heading, ids) in headings() {
        let columns = if language == "en" { "" } else { " English |" };
        writeln!(
            text,
            "\n## {heading}\n\n| message | branch | example |{columns}\n|---|---|---|{}",
            if columns.is_empty() { "" } else { "---|" }
        )
        .unwrap();
        for id in ids {
            while let Some(example) = examples.next_if(|example| example.id == id) {
                write!(text, "| `{id}` | {} | {} |", example.branch, cell(&example.text)).unwrap();
                if language != "en" {
                    let same = english.get(&(id, example.branch.clone())).map_or(first_of(id), String::as_str);
                    write!(text, " {} |", cell(same)).unwrap();
                }
                text.push('\n');
            }
        }
    }
    text
}

/// The first lines of the English file's comments, and the messages under each. The parser drops comments.
fn headings() -> Vec<(String, Vec<&'static str>)> {
    let mut found: Vec<(String, Vec<&'static str>)> = vec![("Building blocks".into(), Vec::new())];
    let mut in_comment = true;
    for line in super::ENGLISH.lines().skip_while(|line| line.starts_with('#')) {
        if let Some(comment) = line.strip_prefix("# ").filter(|_| !in_comment) {
            found.push((comment.to_owned(), Vec::new()));
        }
        in_comment = line.starts_with('#');
        if let Some((id, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            found.last_mut().unwrap().1.push(id);
        }
    }
    found
}

fn document_path(language: &str) -> PathBuf {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    if language == "en" { docs.join("copy.md") } else { docs.join("copy").join(format!("{language}.md")) }
}

#[test]
fn the_list_of_all_copy_is_current() {
    let bless = std::env::var("INSTA_UPDATE").as_deref() == Ok("always");
    let mut stale = Vec::new();
    for (language, _) in LOCALES {
        let (path, now) = (document_path(language), document(language));
        let current = std::fs::read_to_string(&path).is_ok_and(|written| written == now);
        if !current && bless {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &now).unwrap();
        } else if !current {
            stale.push(path.display().to_string());
        }
    }
    assert!(stale.is_empty(), "out of date, see `make bless`: {stale:?}");
}
