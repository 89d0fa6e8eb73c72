//! Decks of figures by the month speak of no week, in any language.

use std::collections::BTreeMap;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Expression, Pattern, PatternElement};

use crate::locale::copy_tests::{locales, messages, resource};
use crate::locale::layer::{EDITIONS, Edition};

/// What a week is called.
const WEEK: [(&str, &[&str]); 6] = [
    ("en", &["week"]),
    ("de", &["woche", "wöchentlich"]),
    ("fr", &["semaine", "hebdomadaire"]),
    ("es", &["semana"]),
    ("pt-BR", &["semana"]),
    ("ja", &["週"]),
];

/// Messages that name a week and are not said of figures by the month: a turn and strongest months are not told, an account's
/// first month is said by its name, and people who come in a week of each month are those of a week all the same.
const NOT_BY_THE_MONTH: [&str; 16] = [
    "claim-begun-week",
    "claim-weekly-share",
    "claim-weekly-share-up",
    "define-weekly-share",
    "milestones-title-week-seats",
    "milestones-week",
    "strongest-above",
    "strongest-alt",
    "strongest-kicker",
    "strongest-mean",
    "strongest-title",
    "strongest-title-measured",
    "strongest-week",
    "trend-alt-turn",
    "trend-note-turn",
    "trend-title-since",
];

/// The texts of a file's messages, by their ids, in all their branches.
fn texts(resource: &'static FluentResource) -> BTreeMap<&'static str, String> {
    messages(resource).into_iter().map(|(id, pattern)| (id, said(pattern).to_lowercase())).collect()
}

fn said(pattern: &Pattern<&str>) -> String {
    let part = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => (*value).to_owned(),
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
            variants.iter().map(|variant| said(&variant.value)).collect()
        }
        PatternElement::Placeable { .. } => " ".to_owned(),
    };
    pattern.elements.iter().map(part).collect()
}

#[test]
fn no_deck_told_in_months_speaks_of_a_week() {
    let mut wrong = Vec::new();
    for (language, _) in locales() {
        let (_, weeks) = WEEK.into_iter().find(|(of, _)| *of == language).unwrap();
        let names_a_week = |text: &String| weeks.iter().any(|week| text.contains(week));
        let of = |edition| {
            let (_, layers) = EDITIONS.iter().find(|(known, _)| *known == edition).unwrap();
            texts(&layers.iter().find(|layer| layer.tag == language).unwrap().resource)
        };
        let (monthly, to_one) = (of(Edition::Monthly), of(Edition::MonthlyToOnePerson));
        let left = |(id, text): &(&&'static str, &String)| names_a_week(text) && !NOT_BY_THE_MONTH.contains(*id);
        let team = texts(resource(language));
        let lacking = team.iter().filter(left).filter(|(id, _)| !monthly.contains_key(*id));
        wrong.extend(lacking.map(|(id, _)| format!("{language}: {id} has no text by the month")));
        let one = of(Edition::OnePerson);
        let lacking = one.iter().filter(left).filter(|(id, _)| !to_one.contains_key(*id));
        wrong.extend(lacking.map(|(id, _)| format!("{language}: {id} to one person has no text by the month")));
        let named = monthly.iter().chain(&to_one).filter(left);
        wrong.extend(named.map(|(id, text)| format!("{language}: {id} names a week by the month: {text}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
