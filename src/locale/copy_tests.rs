//! Every sentence the rules can say, with an example of each of its branches: what `docs/copy.md` lists, and what the
//! laws of tone are held to.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use icu_plurals::{PluralCategory, PluralRules};

use crate::config::qbr::metrics::GrammaticalNumber;
use crate::locale::built_in::LANGUAGES;
use crate::locale::check;
use crate::locale::copy_examples_tests::{COUNTS, Example, SUBJECTS, argument, subject_of};
use crate::locale::layer::{built_in, english};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The built-in languages, each with the locale of its examples.
pub(crate) fn locales() -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES.iter().map(|language| (language.tag, language.example_locale))
}

/// What a table of the tests says of a language.
pub(crate) fn of_language<T: Copy>(table: &[(&str, T)], language: &str) -> T {
    let row = table.iter().find(|(tag, _)| *tag == language);
    row.unwrap_or_else(|| panic!("a table of the tests has no row for {language}")).1
}

/// All messages of a language, each branch once, in the order of the English file.
pub(crate) fn examples(language: &str) -> Vec<Example> {
    let locale = locales().find(|(tag, _)| *tag == language).unwrap().1;
    let localizer = Localizer::new(locale).unwrap();
    let rules = PluralRules::try_new_cardinal(locale.parse::<icu_locale::Locale>().unwrap().into()).unwrap();
    let resource = resource(language);
    let given = check::arguments(english());
    let mut found = Vec::new();
    for (id, pattern) in messages(english()) {
        let own = messages(resource).into_iter().find(|(own, _)| *own == id).map_or(pattern, |(_, own)| own);
        let beside = |name: &str| name.ends_with("-count") || name == check::NUMBER;
        let names: Vec<&'static str> = given[id].iter().copied().filter(|name| !beside(name)).collect();
        let counted: Vec<_> =
            names.iter().filter(|name| given[id].contains(format!("{name}-count").as_str())).collect();
        let mut branches = BTreeMap::new();
        let chooses = check::named(resource)[id].contains(check::NUMBER);
        let subjects: &[Option<GrammaticalNumber>] = if chooses { &SUBJECTS } else { &[None] };
        let ways = subjects.iter().enumerate().flat_map(|(at, subject)| {
            let all = COUNTS.len().pow(counted.len() as u32);
            (0..all).map(move |way| (at * all + way, way, *subject))
        });
        for (rank, way, subject) in ways {
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
            walk(own, &numbers, subject, &rules, &mut branch);
            let branch = branch.join(", ");
            branches.entry(branch).or_insert_with(|| {
                let message = names.iter().fold(Message::new(id), |message, name| {
                    let one = *name == "noun" && id != "potential-title-cohort" && numbers.get("left") == Some(&1.0);
                    let example = || argument(language, id, if one { "one" } else { name });
                    let arg = match subject {
                        Some(number) if *name == "name" => Arg::Subject(subject_of(language, number), Some(number)),
                        _ => numbers.get(name).map_or_else(example, |n| Arg::Number(*n)),
                    };
                    message.with(name, arg)
                });
                (rank, localizer.say(&message))
            });
        }
        let mut branches: Vec<_> = branches.into_iter().collect();
        branches.sort_by_key(|(_, (way, _))| *way);
        found.extend(branches.into_iter().map(|(branch, (_, text))| Example { id, branch, text }));
    }
    found
}

/// A language's messages, parsed.
pub(crate) fn resource(language: &str) -> &'static FluentResource {
    built_in(language)
}

/// The messages of a file with their patterns, in its order.
pub(crate) fn messages(resource: &'static FluentResource) -> Vec<(&'static str, &'static Pattern<&'static str>)> {
    let entries = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => message.value.as_ref().map(|value| (message.id.name, value)),
        _ => None,
    });
    entries.collect()
}

/// The conditions on the way through a pattern.
fn walk(
    pattern: &Pattern<&str>,
    numbers: &BTreeMap<&str, f64>,
    subject: Option<GrammaticalNumber>,
    rules: &PluralRules,
    branch: &mut Vec<String>,
) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression: Expression::Select { selector, variants } } = element else {
            continue;
        };
        let InlineExpression::VariableReference { id } = selector else { panic!("only arguments choose a branch") };
        if id.name == check::NUMBER {
            let wanted = match subject {
                Some(GrammaticalNumber::Singular) => "singular",
                Some(GrammaticalNumber::Plural) => "plural",
                None => "other",
            };
            let of = |v: &&Variant<&str>| matches!(v.key, VariantKey::Identifier { name } if name == wanted);
            let chosen = variants.iter().find(of).unwrap();
            branch.push(if subject.is_some() { wanted.to_owned() } else { "number unknown".to_owned() });
            walk(&chosen.value, numbers, subject, rules, branch);
            continue;
        }
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
        walk(&chosen.value, numbers, subject, rules, branch);
    }
}

/// The list of one language, with the English beside it.
fn document(language: &str) -> String {
    let english: BTreeMap<(&str, String), String> =
        examples("en").into_iter().map(|e| ((e.id, e.branch), e.text)).collect();
    let first_of = |id: &str| english.iter().find(|((own, _), _)| *own == id).map_or("", |(_, text)| text.as_str());
    let mut text = format!(
        "# What decks say: {language}\n\nEvery sentence the rules can say, with an example of each branch. Made by `make bless` \
         from `src/locale/messages/{language}.ftl`.\n"
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
    for line in LANGUAGES[0].messages.lines().skip_while(|line| line.starts_with('#')) {
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
    let summary = std::fs::read_to_string(document_path("en").with_file_name("SUMMARY.md")).unwrap();
    for (language, _) in locales() {
        let (path, now) = (document_path(language), document(language));
        let page = path.file_name().unwrap().to_str().unwrap();
        assert!(summary.contains(page), "docs/SUMMARY.md does not name {page}");
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
