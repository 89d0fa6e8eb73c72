//! What holds for the copy of every language: the same messages, plurals as CLDR has them, and the tone of a good host.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use icu_plurals::{PluralCategory, PluralRules};

use crate::base::amounts::currency::Currency;
use crate::base::period::Period;
use crate::config::qbr::metrics::GrammaticalNumber;
use crate::locale::check;
use crate::locale::copy_tests::{examples, locales, messages, of_language, resource};
use crate::locale::layer::english;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// Words that blame, alarm, or belong to the vendor's own books, by language; each is looked for at a word's start.
const UNSAID: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "wast",
            "unused",
            "churn",
            "risk",
            "health",
            "fail",
            "bad",
            "poor",
            "alarm",
            "warning",
            "danger",
            "problem",
            "sorry",
            "unfortunately",
            "lazy",
            "neglect",
            "idle",
            "decline",
            "drop",
            "upsell",
            "arr",
            "tier",
            "should",
        ],
    ),
    (
        "de",
        &[
            "verschwend",
            "ungenutzt",
            "brachliegend",
            "abwander",
            "risik",
            "gefahr",
            "alarm",
            "warnung",
            "problem",
            "leider",
            "versäum",
            "schlecht",
            "mangel",
            "nur noch",
            "sollten",
        ],
    ),
    (
        "fr",
        &[
            "gaspill",
            "inutilis",
            "gâch",
            "attrition",
            "risqu",
            "danger",
            "alerte",
            "problème",
            "malheureusement",
            "échec",
            "mauvais",
            "négli",
            "devriez",
        ],
    ),
    (
        "es",
        &[
            "desperdici",
            "desaprovech",
            "malgast",
            "abandono",
            "riesgo",
            "peligro",
            "alerta",
            "alarma",
            "problema",
            "lamentablemente",
            "fracas",
            "mal ",
            "debería",
        ],
    ),
    (
        "pt-BR",
        &[
            "desperdi",
            "desperdí",
            "ocios",
            "abandono",
            "risco",
            "perigo",
            "alerta",
            "alarme",
            "problema",
            "infelizmente",
            "fracass",
            "ruim",
            "deveria",
        ],
    ),
    ("ja", &["無駄", "未使用", "解約", "リスク", "危険", "警告", "問題", "残念", "失敗", "不足", "怠"]),
];

/// Arguments that a language does without: one form is for one and several, and the quarter before has a name of its own.
const UNTOLD: &[(&str, &str, &str)] = &[
    ("ja", "quantity", "one"),
    ("ja", "glance-change-up", "quarter"),
    ("ja", "glance-change-down", "quarter"),
    ("ja", "glance-change-steady", "quarter"),
    ("ja", "glance-few-up", "quarter"),
    ("ja", "glance-few-down", "quarter"),
    ("ja", "glance-points-up", "quarter"),
    ("ja", "glance-points-down", "quarter"),
    ("ja", "glance-more", "quarter"),
    ("ja", "glance-same", "quarter"),
    ("pt-BR", "quarter", "year"),
    ("pt-BR", "quarter-fiscal", "year"),
];

/// Ids that begin titles of slides; claims can be titles too.
const TITLES: [&str; 4] = ["-title", "claim-", "headline", "next-title"];

/// The most words of a title.
const TITLE_WORDS: usize = 14;

/// Signs that say the contrary in Japanese accounts, where a triangle is a minus, and arrows, which stand in for it elsewhere.
const NO_SIGNS: [char; 8] = ['▲', '▼', '△', '▽', '↑', '↓', '↗', '↘'];

fn variants<'a>(pattern: &'a Pattern<&'static str>, found: &mut Vec<Vec<(&'a VariantKey<&'static str>, bool)>>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression: Expression::Select { variants: list, selector } } = element {
            let by_number = matches!(selector, InlineExpression::VariableReference { id } if id.name == check::NUMBER);
            if !by_number {
                found.push(list.iter().map(|variant| (&variant.key, variant.default)).collect());
            }
            list.iter().for_each(|variant| variants(&variant.value, found));
        }
    }
}

#[test]
fn every_language_has_the_messages_and_arguments_of_english() {
    let named = check::named(english());
    let given = check::arguments(english());
    for (language, _) in locales() {
        let own = check::named(resource(language));
        assert!(own.keys().eq(named.keys()), "{language} has other messages than English");
        for (id, names) in &own {
            assert!(names.is_subset(&given[id]), "{language}: {id} names {names:?} of {:?}", given[id]);
            // A number that only chooses between singular and plural is no matter of a language without plurals.
            let untold = named[id].iter().filter(|name| !name.ends_with("-count") && !names.contains(*name));
            let untold: Vec<_> = untold.filter(|name| !UNTOLD.contains(&(language, id, name))).collect();
            assert!(untold.is_empty(), "{language}: {id} does not tell {untold:?}");
        }
        let read = check::read(language, resource(language).source(), english());
        assert!(read.is_ok_and(|read| read.unknown.is_empty()), "{language}");
    }
}

#[test]
fn every_choice_has_the_plurals_of_its_language() {
    for (language, locale) in locales() {
        let rules = PluralRules::try_new_cardinal(locale.parse::<icu_locale::Locale>().unwrap().into()).unwrap();
        let categories: BTreeSet<_> = rules.categories().map(|c| format!("{c:?}").to_lowercase()).collect();
        for (id, pattern) in messages(resource(language)) {
            let mut choices = Vec::new();
            variants(pattern, &mut choices);
            for choice in choices {
                for (key, default) in &choice {
                    if let VariantKey::Identifier { name } = key {
                        assert!(
                            categories.contains(*name),
                            "{language}: {id} has a branch [{name}] that is never taken"
                        );
                        assert!(*name != "other" || *default, "{language}: {id} has another default than [other]");
                    }
                }
                let default = choice.iter().find(|(_, default)| *default).unwrap().0;
                assert!(matches!(default, VariantKey::Identifier { name: "other" }), "{language}: {id}");
            }
        }
        assert!(categories.contains(&format!("{:?}", PluralCategory::Other).to_lowercase()));
    }
}

#[test]
fn nothing_blames_or_alarms() {
    let mut found = Vec::new();
    for (language, _) in locales() {
        let unsaid = of_language(UNSAID, language);
        for example in examples(language) {
            let said = example.text.to_lowercase();
            let letter_before = |at: usize| said[..at].chars().next_back().is_some_and(char::is_alphanumeric);
            let says = |word: &&&str| said.match_indices(**word).any(|(at, _)| language == "ja" || !letter_before(at));
            let words =
                unsaid.iter().filter(says).map(|word| format!("{language}: {} says \"{word}\": {said}", example.id));
            found.extend(words);
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn titles_are_short() {
    let mut long = Vec::new();
    for (language, _) in locales().filter(|(language, _)| *language != "ja") {
        for example in examples(language).iter().filter(|e| TITLES.iter().any(|part| e.id.contains(part))) {
            // What a no-break space joins reads as one.
            let words = example.text.split(' ').filter(|w| w.chars().any(char::is_alphanumeric)).count();
            if words > TITLE_WORDS {
                long.push(format!("{language}: {} has {words} words: {}", example.id, example.text));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn a_change_is_signed_as_the_accounts_of_the_country_sign_it() {
    let source = resource("ja").source();
    assert_eq!(source.chars().find(|c| NO_SIGNS.contains(c)), None);
    let said = |id| Localizer::new("ja-JP").unwrap().say(&Message::new(id).with("change", Arg::Share(0.18)));
    assert_eq!([said("glance-change-up"), said("glance-change-down")], ["前四半期比 +18%", "前四半期比 −18%"]);
}

#[test]
fn a_subject_has_the_verb_of_its_number_and_a_bare_name_a_noun_of_its_own() {
    let rose = |locale: &str, subject: &str, number| {
        let name = Arg::Subject(subject.to_owned(), number);
        let message = Message::new("claim-rose").with("name", name).with("change", Arg::Share(0.18));
        let said = Localizer::new(locale).unwrap().say(&message.with("value", 402.0));
        said.replace(['\u{a0}', '\u{202f}'], " ")
    };
    let (one, several) = (Some(GrammaticalNumber::Singular), Some(GrammaticalNumber::Plural));
    assert_eq!(rose("de-DE", "Ihre Rechnungen", several), "Ihre Rechnungen stiegen um 18 % auf 402");
    assert_eq!(rose("de-DE", "Ihr Speicher", one), "Ihr Speicher stieg um 18 % auf 402");
    assert_eq!(rose("de-DE", "Wöchentliche Nutzer", None), "Die Kennzahl „Wöchentliche Nutzer“ stieg um 18 % auf 402");
    assert_eq!(rose("fr-FR", "Vos factures", several), "Vos factures progressent de 18 %, à 402");
    assert_eq!(rose("fr-FR", "Stockage", None), "L’indicateur « Stockage » progresse de 18 %, à 402");
    assert_eq!(rose("es-ES", "Sus facturas", several), "Sus facturas subieron un 18 %, hasta 402");
    assert_eq!(rose("pt-BR", "Suas faturas", several), "Suas faturas subiram 18%, para 402");
    assert_eq!(rose("en-GB", "Your invoices", several), "Your invoices rose 18% to 402");
    assert_eq!(rose("ja-JP", "請求書", None), "請求書は18%増えて402になりました");
}

#[test]
fn quarters_are_those_of_the_countrys_finance() {
    let of = |locale: &str| {
        let period = Period::parse("2026-Q3", 1).unwrap();
        let say = |arg| Localizer::new(locale).unwrap().write(&arg);
        [say(Arg::Quarter(period)), say(Arg::QuarterInFull(period))].map(|quarter| quarter.replace('\u{a0}', " "))
    };
    assert_eq!(of("pt-BR"), ["3T26", "3º trimestre de 2026"]);
    assert_eq!(of("de-DE"), ["Q3 2026", "3. Quartal 2026"]);
    assert_eq!(of("en-GB"), ["Q3 2026", "Q3 2026"]);
}

#[test]
fn titles_have_no_full_stop() {
    for (language, _) in locales() {
        for example in examples(language).iter().filter(|e| TITLES.iter().any(|part| e.id.contains(part))) {
            assert!(!example.text.contains('。'), "{language}: {}: {}", example.id, example.text);
        }
    }
}

#[test]
fn figures_and_signs_stay_on_their_line() {
    for (language, _) in locales() {
        for example in examples(language) {
            let text = &example.text;
            assert!(!text.contains("  ") && text.trim() == text, "{language}: {} \"{text}\"", example.id);
            let torn = [" %", " :", " ;", " !", " ?", "« ", " »", " €"].iter().find(|sign| text.contains(*sign));
            assert!(
                torn.is_none(),
                "{language}: {} lets \"{}\" go to the next line: {text}",
                example.id,
                torn.unwrap()
            );
        }
    }
}

#[test]
fn quotation_marks_are_those_of_the_language() {
    let marks = [("en", "“”"), ("de", "„“"), ("fr", "«»"), ("es", "«»"), ("pt-BR", "“”"), ("ja", "「」")];
    for (language, _) in locales() {
        let own = of_language(&marks, language);
        let source = resource(language).source().lines().filter(|line| !line.starts_with('#'));
        let foreign = source.flat_map(str::chars).find(|c| "“”„«»「」\"".contains(*c) && !own.contains(*c));
        assert_eq!(foreign, None, "{language}");
    }
}

#[test]
fn decks_of_a_region_follow_its_formats() {
    let day = "2026-09-27".parse().unwrap();
    let of = |locale: &str| {
        let localizer = Localizer::new(locale).unwrap();
        let money = localizer.money(1234.0, Currency::parse("EUR").unwrap());
        [localizer.share(0.18), localizer.number(1234.6), money, localizer.number(1_234_567.0), localizer.date(day)]
            .map(|t| t.replace(['\u{a0}', '\u{202f}'], "~"))
    };
    assert_eq!(of("en-US"), ["18%", "1,235", "€1,234", "1.23M", "Sep 27, 2026"]);
    assert_eq!(of("en-GB"), ["18%", "1,235", "€1,234", "1.23m", "27 Sept 2026"]);
    assert_eq!(of("de-DE"), ["18~%", "1.235", "1.234~€", "1,23~Mio.", "27. September 2026"]);
    assert_eq!(of("de-AT"), ["18~%", "1~235", "€~1~234", "1,23~Mio.", "27. September 2026"]);
    assert_eq!(of("fr-FR"), ["18~%", "1~235", "1~234~€", "1,23~M", "27 sept. 2026"]);
    assert_eq!(of("de-CH"), ["18%", "1’235", "€~1’234", "1.23~Mio.", "27. September 2026"]);
    assert_eq!(of("es-AR"), ["18%", "1.235", "€1.234", "1,23~M", "27 sep 2026"]);
    assert_eq!(of("es-PE"), ["18%", "1,235", "€~1,234", "1.23~M", "27 set. 2026"]);
    assert_eq!(of("es-MX"), ["18%", "1,235", "€1,234", "1.23~M", "27 sep 2026"]);
    assert_eq!(of("pt-BR"), ["18%", "1.235", "€~1.234", "1,23~mi", "27 de set. de 2026"]);
    assert_eq!(of("ja-JP"), ["18%", "1,235", "€1,234", "123万", "2026年9月27日"]);
}

#[test]
fn a_sentence_that_ends_with_a_date_has_one_full_stop() {
    let said = |locale: &str, day: &str| {
        let message = Message::new("potential-met-since").with("day", Arg::Day(day.parse().unwrap()));
        Localizer::new(locale).unwrap().sentence(&message).replace(['\u{a0}', '\u{202f}'], " ")
    };
    assert_eq!(said("fr-FR", "2026-07-06"), "La limite est atteinte depuis la semaine du 6 juil.");
    assert_eq!(said("fr-FR", "2026-06-01"), "La limite est atteinte depuis la semaine du 1er juin.");
    assert!(said("pt-BR", "2026-09-01").ends_with("1º de set."));
}

#[test]
fn signs_of_currencies_are_the_readers_own() {
    let of = |locale: &str, code: &str| {
        Localizer::new(locale).unwrap().money(5.0, Currency::parse(code).unwrap()).replace('\u{a0}', "~")
    };
    assert_eq!([of("en-US", "USD"), of("en-GB", "USD"), of("en-CA", "CAD")], ["$5", "US$5", "$5"]);
    assert_eq!([of("de-DE", "USD"), of("fr-FR", "USD"), of("fr-CA", "CAD")], ["5~$", "5~$US", "5~$"]);
    assert_eq!([of("en-US", "CHF"), of("de-DE", "CHF"), of("ja-JP", "JPY")], ["CHF~5", "5~CHF", "¥5"]);
}
