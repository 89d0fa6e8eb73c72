//! The laws of a page, whatever is written in the data: any names, any numbers, none or forty rows, in every theme that
//! comes with the program and every language it has.
//!
//! The content is made anew from the same seed on every run, so that a run says the same twice. `QUARTERDECK_SEED` takes
//! another, `PROPTEST_CASES` makes more.

mod common;

use std::fmt::Write as _;

use common::bakery::{self, Bakery};
use common::laws;
use common::{hostile, sample};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use quarterdeck::layout::theme::load::builtin_names;

/// Bases a theme; each has an account more than a cohort needs.
const CASES: u32 = 4;
const ACCOUNTS: usize = 7;

/// What the data of a base says.
#[derive(Debug, Clone)]
struct Content {
    accounts: Vec<AccountContent>,
    metrics: [[String; 3]; 4],
    plan: String,
    /// Names and benefits.
    features: Vec<[String; 2]>,
    /// Names, pitches and reasons.
    products: Vec<[String; 3]>,
    shipped: Vec<String>,
}

#[derive(Debug, Clone)]
struct AccountContent {
    name: String,
    csm: String,
    requests: Vec<String>,
    goals: Vec<String>,
    seats: u32,
    loaves: Option<u32>,
    /// The size of all weekly figures, and each week's share of it in tenths; none where it was not measured.
    size: u64,
    weeks: Vec<Option<u64>>,
    used: Vec<Index>,
    /// What a person writes for its deck: headline, note, a step's title and detail.
    written: [String; 4],
}

/// Any text: a real one, one word too long, a phrase too long, or anything at all.
fn text() -> BoxedStrategy<String> {
    let mut real = hostile::naughty();
    real.extend(hostile::names("ror_names_multiscript.csv"));
    real.extend(hostile::names("ror_names_format_chars.csv"));
    real.push("Bunfield Bakeries".to_owned());
    // A control character ends a line of YAML or CSV, which is another test's matter.
    real.retain(|text| !text.chars().any(char::is_control));
    let phrase = vec("[A-Z]?[a-zß-ÿ]{1,12}", 4..14).prop_map(|words| words.join(" "));
    let any =
        prop_oneof![5 => select(real), 1 => "[A-Za-z]{30,90}", 2 => phrase, 1 => "\\PC{1,80}", 2 => "[A-Z][a-z]{2,9}"];
    any.prop_filter("blank", |text| !text.trim().is_empty()).boxed()
}

/// Mostly few, at times forty.
fn rows(text: &BoxedStrategy<String>) -> impl Strategy<Value = Vec<String>> + use<> {
    prop_oneof![1 => vec(text.clone(), 0..2), 3 => vec(text.clone(), 0..8), 1 => vec(text.clone(), 40)]
}

fn account(text: &BoxedStrategy<String>) -> impl Strategy<Value = AccountContent> + use<> {
    let size = select(vec![0_u64, 1, 8, 240, 61_000, 7_500_000, 1_200_000_000_000]);
    let limit = || select(vec![0_u32, 1, 12, 5_000, 4_000_000_000]);
    let weeks = vec(prop_oneof![1 => Just(None), 8 => (0_u64..20).prop_map(Some)], 26);
    let words = (text.clone(), text.clone(), rows(text), rows(text));
    let written = [text.clone(), rows(text).prop_map(|rows| rows.join("\n\n")).boxed(), text.clone(), text.clone()];
    (words, limit(), proptest::option::of(limit()), size, weeks, vec(any::<Index>(), 0..12), written).prop_map(
        |((name, csm, requests, goals), seats, loaves, size, weeks, used, written)| AccountContent {
            name,
            csm,
            requests,
            goals,
            seats,
            loaves,
            size,
            weeks,
            used,
            written,
        },
    )
}

fn content() -> impl Strategy<Value = Content> {
    let text = text();
    let features = prop_oneof![vec([text.clone(), text.clone()], 1..9), vec([text.clone(), text.clone()], 40)];
    let products = vec([text.clone(), text.clone(), text.clone()], 0..5);
    let metric = || [text.clone(), text.clone(), text.clone()];
    let metrics = [metric(), metric(), metric(), metric()];
    (vec(account(&text), ACCOUNTS), metrics, text.clone(), features, products, rows(&text)).prop_map(
        |(accounts, metrics, plan, features, products, shipped)| Content {
            accounts,
            metrics,
            plan,
            features,
            products,
            shipped,
        },
    )
}

fn catalogue(content: &Content) -> String {
    let mut all = format!("plans: [{{id: oven, name: {}}}]\nfeatures:\n", bakery::scalar(&content.plan));
    let put = |all: &mut String, line: String| writeln!(all, "{line}").expect("a string takes all");
    for (n, texts) in content.features.iter().enumerate() {
        let [name, benefit] = texts.each_ref().map(|text| bakery::scalar(text));
        let url = "https://tern.example/how";
        put(&mut all, format!("  - {{id: f{n}, name: {name}, benefit: {benefit}, url: '{url}'}}"));
    }
    all.push_str(if content.products.is_empty() { "products: []\n" } else { "products:\n" });
    for (n, texts) in content.products.iter().enumerate() {
        let [name, pitch, then] = texts.each_ref().map(|text| bakery::scalar(text));
        let because = format!("{{metric: loaves, then: {then}}}");
        put(
            &mut all,
            format!("  - {{id: p{n}, name: {name}, pitch: {pitch}, launched_on: 2026-07-01, because: {because}}}"),
        );
    }
    all.push_str(if content.shipped.is_empty() { "shipped: []\n" } else { "shipped:\n" });
    for title in &content.shipped {
        put(&mut all, format!("  - {{title: {}, shipped_on: 2026-08-03}}", bakery::scalar(title)));
    }
    all
}

fn bakeries(content: &Content) -> Vec<Bakery> {
    let languages = sample::languages();
    let bakery = |(n, account): (usize, &AccountContent)| {
        let mut bakery = Bakery::new(&format!("L-{n}"), &account.name, 1);
        bakery.csm[0].clone_from(&account.csm);
        bakery.requests.clone_from(&account.requests);
        bakery.goals.clone_from(&account.goals);
        (bakery.seats, bakery.loaves) = (account.seats, account.loaves);
        let week = |share: &Option<u64>| {
            share.map_or(",,,".to_owned(), |share| {
                let figure = (u128::from(account.size) * u128::from(share) / 10).to_string();
                [figure.as_str(); 4].join(",")
            })
        };
        bakery.weeks = account.weeks.iter().map(week).collect();
        let feature = |index: &Index| format!("f{},2026-08-01,{},9", index.index(content.features.len()), account.size);
        bakery.features = account.used.iter().map(feature).collect();
        bakery.locale.clone_from(&languages[n % languages.len()]);
        bakery
    };
    content.accounts.iter().enumerate().map(bakery).collect()
}

/// A text as long as an override may have it.
fn within(text: &str, characters: usize, words: usize) -> String {
    let lines = text.lines().take(5).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut left = words;
    let mut kept = Vec::new();
    for line in lines {
        let line: Vec<_> = line.split(' ').take(left).map(str::to_owned).collect();
        left -= line.len();
        kept.push(line.join(" "));
    }
    kept.join("\n").chars().take(characters).collect()
}

/// Every second account has an override with all that a person may write, as long as it may be.
fn write_overrides(content: &Content, folder: &std::path::Path) {
    std::fs::create_dir_all(folder.join("overrides")).expect("a folder can be made");
    for (n, account) in content.accounts.iter().enumerate().step_by(2) {
        let [headline, note, title, detail] = &account.written;
        let limited = [(headline, 140, 22), (note, 300, 40), (title, 60, 9), (detail, 140, 20)];
        let [headline, note, title, detail] =
            limited.map(|(text, characters, words)| bakery::scalar(&within(text, characters, words)));
        let step = if title.trim_matches('"').is_empty() {
            String::new()
        } else {
            format!("{{title: {title}, detail: {detail}}}")
        };
        let text = format!("headline: {headline}\nnote: {note}\nnext_steps: [{step}]\n");
        std::fs::write(folder.join(format!("overrides/L-{n}.yaml")), text).expect("a file can be written");
    }
}

/// All words of what was given.
fn given(content: &Content) -> laws::Given {
    let accounts = content.accounts.iter();
    let theirs = accounts.flat_map(|a| a.requests.iter().chain(&a.goals).chain([&a.name, &a.csm]).chain(&a.written));
    let ours = content.metrics.iter().flatten().chain(content.features.iter().flatten());
    let ours = ours.chain(content.products.iter().flatten()).chain(&content.shipped).chain([&content.plan]);
    theirs.chain(ours).flat_map(|text| text.split_whitespace().map(str::to_owned)).collect()
}

#[test]
fn hold_whatever_the_data_says() {
    let seed = std::env::var("QUARTERDECK_SEED").map_or(0, |seed| seed.parse().expect("a seed is 0 to 255"));
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { CASES };
    let strategy = content();
    let mut found = laws::Faults::new();
    for (number, theme) in builtin_names().into_iter().enumerate() {
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[[seed, number as u8]; 16].concat());
        let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), rng);
        for case in 0..cases {
            let content = strategy.new_tree(&mut runner).expect("texts are made").current();
            let folder = bakery::folder_in_words(&bakeries(&content), &content.metrics, &catalogue(&content));
            write_overrides(&content, folder.path());
            let factory = sample::press_of(folder.path(), theme);
            let broken = common::said(factory.override_findings());
            assert!(broken.is_empty(), "{broken:?}");
            laws::look(&mut found, &format!("{theme} {case}"), &factory, &given(&content));
        }
    }
    laws::hold(&found);
}
