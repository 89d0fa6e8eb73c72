//! The laws of every deck: what it looks like as a file, what stands where on its pages, which words never occur.
//!
//! The sample base shows every slide and every case of thin data; hostile names, titles and catalogues follow it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::bakery::{self, Bakery};
use common::laws;
use common::{finished, hostile, sample, thin, today};
use lopdf::{Document, Object};
use quarterdeck::config::flags::Flags;
use quarterdeck::config::qbr::slides::SlideKind;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::layout::color::Color;
use quarterdeck::layout::frame::{Frame, GlyphRun, Item, PAGE, Paint, Shape, Tag};
use quarterdeck::layout::theme::load::{builtin_looks, builtin_names};
use quarterdeck::layout::theme::resolved::Theme;
use quarterdeck::layout::{check, spoken_text};
use quarterdeck::pipeline::factory::DeckFactory;
use quarterdeck::pipeline::finished_deck::FinishedDeck;
use sha2::{Digest, Sha256};

/// What must not stand in any deck, in small letters and between blanks or signs.
const FORBIDDEN: [&str; 16] = [
    "wasted",
    "health",
    "churn",
    "upsell",
    "risk",
    "red",
    "0 of 0",
    "nan",
    "inf",
    "null",
    "none",
    "{$",
    "{",
    "\u{FFFD}",
    "tech-touch",
    "pooled",
];

/// Everything that breaks a law in the frames of a base, with the account and slide.
fn broken(factory: &DeckFactory, law: impl Fn(&Frame, &str) -> Vec<String>) -> Vec<String> {
    let all = (0..factory.len()).filter_map(|at| factory.frames(at).map(|frames| (at, frames)));
    let pages = all.flat_map(|(at, frames)| frames.into_iter().enumerate().map(move |(page, frame)| (at, page, frame)));
    let row = |at: usize| &factory.tables().accounts[at];
    let found = pages.flat_map(|(at, page, frame)| {
        let (id, name) = (&row(at).id, row(at).name.as_deref().unwrap_or_default());
        law(&frame, name).into_iter().map(move |what| format!("{id} slide {}: {what}", page + 1)).collect::<Vec<_>>()
    });
    found.collect()
}

fn none(broken: &[String]) {
    assert!(broken.is_empty(), "{} faults:\n{}", broken.len(), broken.join("\n"));
}

fn walk(items: &[Item], run: &mut impl FnMut(&GlyphRun), tag: &mut impl FnMut(&Tag)) {
    for item in items {
        match item {
            Item::Glyphs(glyphs) => run(glyphs),
            Item::Clipped { items, .. } => walk(items, run, tag),
            Item::Tagged { tag: own, items } => {
                tag(own);
                walk(items, run, tag);
            }
            Item::Shape(_) | Item::Picture { .. } => {}
        }
    }
}

/// Each line of text, alternative text and label by itself.
fn each_text(frame: &Frame, say: &mut impl FnMut(&str)) {
    let mut all = Vec::new();
    walk(&frame.items, &mut |run| all.push(run.text.clone()), &mut |tag| match tag {
        Tag::Figure { alt } => say(alt),
        Tag::Link { label, .. } => say(label),
        _ => {}
    });
    all.iter().for_each(|text| say(text));
}

#[test]
fn every_kind_of_slide_occurs_in_the_sample_or_fills_it_up() {
    let thin = thin::folder();
    let mut kinds = BTreeSet::new();
    for factory in [sample::plain(), sample::press_of(thin.path(), sample::first_theme())] {
        let written = (0..factory.len()).filter(|at| factory.deck(*at).pdf.is_some());
        kinds.extend(written.flat_map(|at| factory.pages(at).unwrap()).map(|(chosen, _)| chosen.kind));
    }
    let missing: Vec<_> = SlideKind::all().into_iter().filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "no account of sample_data has {missing:?}, filled up or not");
}

#[test]
fn every_page_keeps_the_laws_in_every_theme() {
    let mut found = laws::Faults::new();
    for theme in builtin_looks() {
        laws::look(&mut found, &theme, &sample::factory(&theme), &laws::Given::new());
    }
    laws::hold(&found);
}

#[test]
fn no_page_says_what_must_not_be_said() {
    let factory = sample::plain();
    let config = Workspace::load(&sample::folder(), &Flags::default(), today()).unwrap().config;
    assert!(!config.forbidden.is_empty());
    // A customer may be called Aurelian Health.
    let law = |frame: &Frame, name: &str| {
        let text = spoken_text::said(frame).replace(&name.to_lowercase(), "name");
        let all = FORBIDDEN.iter().copied().chain(config.forbidden.iter().map(String::as_str));
        all.filter(|word| quarterdeck::base::spelling::words::stands_in(word, &text))
            .map(|word| format!("{word:?} in {text:?}"))
            .collect()
    };
    none(&broken(&factory, law));
}

#[test]
fn every_sentence_is_well_formed() {
    let factory = sample::plain();
    let config = Workspace::load(&sample::folder(), &Flags::default(), today()).unwrap().config;
    let plurals = config.metrics.iter().filter(|m| m.one != m.other).map(|m| format!("1 {}", m.other));
    let plurals: Vec<_> =
        plurals.chain(["seats", "features", "teams", "tickets", "requests"].map(|w| format!("1 {w}"))).collect();
    let law = |frame: &Frame, _: &str| {
        let mut found = Vec::new();
        each_text(frame, &mut |text| {
            let text: String = text.chars().map(|c| if c == '\u{A0}' || c == '\u{202F}' { ' ' } else { c }).collect();
            let orphan =
                text.match_indices('%').any(|(at, _)| !text[..at].trim_end().ends_with(|c: char| c.is_numeric()));
            let odd = ["  ", "..", " .", " ,", ",,", "( ", " )"].iter().any(|odd| text.contains(odd));
            // "1 of 1 seats" is left to the ear.
            let lower = text.to_lowercase().replace("of 1 ", "of one ");
            let plural = plurals.iter().any(|plural| {
                quarterdeck::base::spelling::words::stands_in(plural, &lower) && !lower.contains(&format!(",{plural}"))
            });
            if orphan || odd || plural {
                found.push(text);
            }
        });
        found
    };
    none(&broken(&factory, law));
}

/// Blocks of the accent colour that cover more than a fortieth of a page.
fn accent_blocks(items: &[Item], accent: Color) -> usize {
    let is_block = |shape: &Shape| {
        let large = shape.path.bounds().is_some_and(|b| b.width * b.height > PAGE.width * PAGE.height / 40.0);
        large && matches!(shape.fill, Some(Paint::Solid(color, 1.0)) if color == accent)
    };
    let of = |item: &Item| match item {
        Item::Shape(shape) => usize::from(is_block(shape)),
        // The bar of a chart is no block.
        Item::Tagged { tag: Tag::Figure { .. }, .. } => 0,
        Item::Clipped { items, .. } | Item::Tagged { items, .. } => accent_blocks(items, accent),
        Item::Glyphs(_) | Item::Picture { .. } => 0,
    };
    items.iter().map(of).sum()
}

/// Where everything stands on a page, whatever its colour: the corners of shapes and the beginnings of texts, in points.
fn places(items: &[Item], found: &mut BTreeSet<(i64, i64)>) {
    let at = |x: f64, y: f64| (x.round() as i64, y.round() as i64);
    for item in items {
        match item {
            Item::Glyphs(run) => found.extend([at(run.origin.x, run.origin.y)]),
            Item::Shape(shape) => {
                let bounds = shape.path.bounds().into_iter();
                found.extend(bounds.flat_map(|b| [at(b.x, b.y), at(b.right(), b.bottom())]));
            }
            Item::Picture { area, .. } => found.extend([at(area.x, area.y)]),
            Item::Clipped { items, .. } | Item::Tagged { items, .. } => places(items, found),
        }
    }
}

#[test]
fn compositions_are_told_apart_without_their_colours_on_every_page() {
    let factories = builtin_names().into_iter().map(sample::factory).collect::<Vec<_>>();
    for at in 0..factories[0].len() {
        let decks: Vec<_> = factories.iter().filter_map(|factory| factory.frames(at)).collect();
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            for (page, other) in decks.get(one).into_iter().flatten().zip(decks.get(other).into_iter().flatten()) {
                let (mut here, mut there) = (BTreeSet::new(), BTreeSet::new());
                places(&page.items, &mut here);
                places(&other.items, &mut there);
                let shared = here.intersection(&there).count();
                assert!(shared * 4 <= here.len(), "{}: {shared} of {} stand alike", page.title, here.len());
            }
        }
    }
}

#[test]
fn the_accent_is_filled_once_in_a_deck_on_the_decision() {
    for theme in builtin_looks() {
        let factory = sample::factory(&theme);
        let accent = Theme::named(&theme, Path::new(".")).unwrap().palette.accent;
        for pages in (0..factory.len()).filter_map(|at| factory.pages(at)) {
            for (chosen, frame) in pages.iter().filter(|(chosen, _)| chosen.kind != SlideKind::Cover) {
                let expected = usize::from(chosen.kind == SlideKind::NextSteps);
                assert_eq!(accent_blocks(&frame.items, accent), expected, "{theme}: {}", frame.title);
            }
        }
    }
}

/// What stands in the lowest eighth of a page, its footer apart, without its figures.
fn foot_lines(items: &[Item], lines: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Glyphs(run) if run.origin.y > PAGE.height * 7.0 / 8.0 => {
                lines.insert(run.text.replace(|c: char| c.is_ascii_digit(), ""));
            }
            Item::Tagged { tag: Tag::Footer | Tag::Figure { .. }, .. } => {}
            Item::Clipped { items, .. } | Item::Tagged { items, .. } => foot_lines(items, lines),
            Item::Glyphs(_) | Item::Shape(_) | Item::Picture { .. } => {}
        }
    }
}

#[test]
fn no_note_is_repeated_on_three_pages() {
    let factory = sample::plain();
    for pages in (0..factory.len()).filter_map(|at| factory.frames(at)) {
        let mut seen = BTreeMap::<String, usize>::new();
        for frame in &pages {
            let mut lines = BTreeSet::new();
            foot_lines(&frame.items, &mut lines);
            lines.into_iter().for_each(|line| *seen.entry(line).or_default() += 1);
        }
        let often: Vec<_> = seen.iter().filter(|(line, pages)| line.chars().count() > 3 && **pages > 2).collect();
        assert!(often.is_empty(), "{}: {often:?}", pages[0].title);
    }
}

/// The texts of a page that were cut.
fn cut(frame: &Frame, _: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_text(frame, &mut |text| {
        if text.ends_with('…') {
            found.push(text.to_owned());
        }
    });
    found
}

#[test]
fn nothing_is_cut_in_the_sample() {
    none(&broken(&sample::plain(), cut));
}

#[test]
fn no_amount_of_money_is_cut_in_any_currency_or_composition() {
    for (locale, theme) in [("en-US", "harbor"), ("fr-FR", "editorial"), ("pt-BR", "beacon"), ("ja-JP", "harbor")] {
        let folder = common::case("05-money-cut-on-glance");
        let accounts = folder.path().join("accounts.csv");
        let text = std::fs::read_to_string(&accounts).unwrap();
        std::fs::write(&accounts, text.replace(",en-US,", &format!(",{locale},"))).unwrap();
        let factory = sample::press_of(folder.path(), theme);
        assert_eq!((0..factory.len()).filter(|at| factory.frames(*at).is_some()).count(), 37, "{locale}");
        none(&broken(&factory, cut));
    }
}

#[test]
fn every_sample_deck_is_sound_as_a_file() {
    let factory = sample::plain();
    let decks: Vec<FinishedDeck> = (0..factory.len()).map(|at| factory.deck(at)).collect();
    let mut rendered = 0;
    for (at, deck) in decks.iter().enumerate() {
        let Some(pdf) = &deck.pdf else { continue };
        rendered += 1;
        let name = &deck.record.name;
        let document = Document::load_mem(pdf).unwrap();
        let pages = document.get_pages();
        // Behind the six to eight slides stands the page of definitions.
        assert!((7..=9).contains(&pages.len()), "{name} has {} pages", pages.len());
        assert_eq!(Some(pages.len()), deck.record.pages);
        // A page of Japanese needs hundreds of glyphs in two weights.
        let most = if deck.record.language == "ja" { 200_000 } else { 150_000 };
        assert!(pdf.len() < most, "{name} has {} bytes", pdf.len());
        for page in pages.into_values() {
            let page = document.get_dictionary(page).unwrap();
            let size = document.dereference(page.get(b"MediaBox").unwrap()).unwrap().1.as_array().unwrap();
            let size: Vec<f32> = size.iter().map(|n| n.as_float().unwrap()).collect();
            assert_eq!(size, [0.0, 0.0, 960.0, 540.0], "{name}");
        }
        let info = finished::dictionary(&document, &document.trailer, "Info");
        let hash: String =
            Sha256::digest(factory.tables().accounts[at].id.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(info.get(b"QuarterdeckAccount").unwrap().as_str().unwrap(), &hash.as_bytes()[..16], "{name}");
        for key in ["Title", "Author", "Subject"] {
            assert!(
                info.get(key.as_bytes()).and_then(Object::as_str).is_ok_and(|text| !text.is_empty()),
                "{name} {key}"
            );
        }
        assert!(!finished::pages(&document).contains('\u{FFFD}'), "{name}");
    }
    assert!(rendered >= 30, "{rendered} decks");
}

/// Frames and files of every account keep the laws that hold whatever is written in the data.
fn survives(factory: &DeckFactory) {
    none(&broken(factory, |frame, _| check::violations(frame)));
    let mut rendered = 0;
    for at in 0..factory.len() {
        let deck = factory.deck(at);
        let Some(pdf) = &deck.pdf else {
            assert_ne!(deck.record.outcome, quarterdeck::store::manifest_row::Outcome::Failed, "{:?}", deck.record);
            continue;
        };
        rendered += 1;
        let document = Document::load_mem(pdf).unwrap();
        assert!(finished::pages(&document).contains("2026"), "{:?}", deck.record.name);
    }
    assert!(rendered * 10 >= factory.len() * 9, "{rendered} of {}", factory.len());
}

fn hostile_bakeries(texts: &[String]) -> Vec<Bakery> {
    let text = |at: usize| texts[at % texts.len()].clone();
    let bakery = |at: usize| {
        let mut bakery = Bakery::new(&format!("H-{at:03}"), &text(at), 3 + at as u32 % 40);
        bakery.csm[0] = text(at + 1);
        bakery.requests = (2..5).map(|next| text(at + next)).collect();
        bakery.goals = vec![text(at + 5)];
        bakery
    };
    (0..texts.len()).map(bakery).collect()
}

#[test]
fn names_of_every_script_keep_the_laws() {
    let mut texts: Vec<_> = hostile::names("ror_names_multiscript.csv").into_iter().step_by(12).collect();
    texts.extend(hostile::names("ror_names_format_chars.csv").into_iter().step_by(4));
    if !texts.is_empty() {
        survives(&bakery::factory(&bakery::folder(&hostile_bakeries(&texts), 5)));
    }
}

#[test]
fn naughty_strings_keep_the_laws() {
    let texts: Vec<_> = hostile::naughty().into_iter().step_by(5).collect();
    if !texts.is_empty() {
        survives(&bakery::factory(&bakery::folder(&hostile_bakeries(&texts), 5)));
    }
}

#[test]
fn a_naughty_catalogue_keeps_the_laws() {
    // A name that nobody can see is refused in a vendor's own files.
    let can_stand =
        |text: &String| !text.chars().any(char::is_control) && quarterdeck::base::text::readable(text).is_some();
    let texts: Vec<_> = hostile::naughty().into_iter().filter(can_stand).collect();
    if texts.is_empty() {
        return;
    }
    for chosen in texts.chunks(14).step_by(6).filter(|chunk| chunk.len() == 14) {
        let text = |at: usize| bakery::scalar(&chosen[at]);
        let feature =
            |id: &str, at: usize| format!("  - {{id: {id}, name: {}, benefit: {}}}\n", text(at), text(at + 1));
        let features = [("dough", 0), ("shop", 2), ("till", 4), ("crumbs", 6)].map(|(id, at)| feature(id, at)).concat();
        let catalogue = format!(
            "plans: [{{id: oven, name: {}}}]\nfeatures:\n{features}products:\n  - {{id: van, name: {}, pitch: {}, \
             launched_on: 2026-07-01, because: {{metric: loaves, then: {}}}}}\nshipped:\n  - {{title: {}, shipped_on: 2026-08-03}}\n",
            text(8),
            text(9),
            text(10),
            text(11),
            text(12)
        );
        let bakeries: Vec<_> = (5..12).map(|size| Bakery::new(&format!("T-{size}"), "Bunfield", size)).collect();
        survives(&bakery::factory(&bakery::folder_with_catalogue(&bakeries, &catalogue)));
    }
}
