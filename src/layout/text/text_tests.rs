//! Facts about text as a whole, over real names and hostile strings.

use std::path::PathBuf;

use proptest::prelude::*;

use crate::layout::geometry::Pt;
use crate::layout::text::fonts::Fonts;
use crate::layout::text::hyphenate::Language;
use crate::layout::text::style::tests::{fonts, style};
use crate::layout::text::style::*;

/// A file of the shared test data, or a line that says it is missing.
fn shared(path: &str) -> Option<String> {
    let root = std::env::var_os("QUARTERDECK_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = root.join("data").join(path);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: {} is not there", path.display());
    }
    text
}

fn names() -> Vec<String> {
    let mut names = Vec::new();
    for file in ["names/ror_names_multiscript.csv", "names/ror_names_format_chars.csv"] {
        let Some(text) = shared(file) else { continue };
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let column = rows.headers().unwrap().iter().position(|name| name == "names.value").unwrap();
        names.extend(rows.records().map(|row| row.unwrap()[column].to_owned()));
    }
    names
}

fn naughty() -> Vec<String> {
    shared("hostile/blns/blns.json").map(|json| serde_json::from_str(&json).unwrap()).unwrap_or_default()
}

/// What is wrong with the runs of a text in a box; `None` if nothing is.
fn fault(fonts: &Fonts, text: &str, box_: Fit) -> Option<String> {
    let block = fonts.fit(text, &style(24.0), box_);
    for run in &block.runs {
        if run.glyphs.iter().any(|g| g.id == 0) {
            return Some(format!("{text:?} has glyph 0"));
        }
        if !(run.width().is_finite() && run.origin.x.is_finite() && run.origin.y.is_finite()) {
            return Some(format!("{text:?} is not finite"));
        }
        if run.origin.x < -0.01 || run.origin.x + run.width() > box_.width + 0.01 {
            return Some(format!("{text:?} leaves its box: {} + {}", run.origin.x, run.width()));
        }
        if run.glyphs.iter().any(|g| !run.text.is_char_boundary(g.cluster as usize)) {
            return Some(format!("{text:?} has a cluster within a character"));
        }
    }
    if block.lines > box_.max_lines || block.size.height > box_.height + 0.01 {
        return Some(format!("{text:?} has too many lines: {}", block.lines));
    }
    None
}

fn boxes() -> [Fit; 4] {
    let fit = |width, height, max_lines| Fit { width, height, max_lines, min_size: 11.0 };
    [fit(480.0, 70.0, 2), fit(120.0, 40.0, 1), fit(60.0, 100.0, 3), fit(30.0, 20.0, 1)]
}

#[test]
fn real_names_in_thirty_scripts_fit_their_boxes() {
    let fonts = fonts();
    let names = names();
    let faults: Vec<_> = names.iter().flat_map(|name| boxes().map(|b| fault(&fonts, name, b))).flatten().collect();
    assert!(faults.is_empty(), "{} faults: {:#?}", faults.len(), &faults[..faults.len().min(10)]);
}

#[test]
fn hostile_strings_fit_their_boxes_hyphenated_or_not() {
    let naughty = naughty();
    for language in ["", "de"] {
        let fonts = fonts().speaking(Language::of(language));
        let faults: Vec<_> =
            naughty.iter().flat_map(|text| boxes().map(|b| fault(&fonts, text, b))).flatten().collect();
        assert!(faults.is_empty(), "{language}: {} faults: {:#?}", faults.len(), &faults[..faults.len().min(10)]);
    }
}

/// Sentences with compounds, numbers and marks, as in decks of these languages.
const SENTENCES: [(&str, &str); 5] = [
    (
        "de",
        "755 Rechnungsfreigaben im Q3 2026, 18 % mehr als im Vorquartal: Genehmigungsverfahren laufen jetzt von selbst.",
    ),
    ("fr", "Combien d’approbations ? 755 factures au T3 2026, soit 18 % de plus : l’automatisation s’installe !"),
    (
        "es",
        "Su equipo aprobó 755 facturas en el T3 2026, un 18 % más que en el trimestre anterior; automatización incluida.",
    ),
    ("pt", "A produtividade cresceu 18 %: 755 faturas aprovadas automaticamente no T3 2026, e nenhuma reprovação."),
    ("en", "Your team approved 755 invoices in Q3 2026, 18% more than last quarter; notifications are underused."),
];

#[test]
fn no_line_of_a_sentence_ends_between_a_number_and_its_unit() {
    for (language, text) in SENTENCES {
        let fonts = fonts().speaking(Language::of(language));
        for width in (70..400).step_by(7) {
            let fit = Fit { width: width.into(), height: 900.0, max_lines: 40, min_size: 11.0 };
            let block = fonts.fit(text, &style(11.0), fit);
            let mut lines: Vec<String> = Vec::new();
            let mut baseline = Pt::NAN;
            for run in &block.runs {
                if run.origin.y != baseline {
                    lines.push(String::new());
                }
                baseline = run.origin.y;
                lines.last_mut().unwrap().push_str(&run.text);
            }
            let split = lines.windows(2).any(|pair| {
                pair[1].starts_with(['%', ':', ';', '!', '?', ',', '.'])
                    || pair[1].starts_with("2026")
                    || pair[0].trim_end().ends_with('«')
            });
            assert!(!split && !block.cut, "{width} {lines:#?}");
            let whole: String = lines.concat().replace('\u{ad}', "");
            assert_eq!(whole.trim_end(), text, "{width}");
            assert_eq!(fault(&fonts, text, fit), None);
        }
    }
}

#[test]
fn a_text_names_the_faces_beside_the_themes_own_that_draw_it() {
    let theme = crate::layout::theme::resolved::Theme::load("editorial", std::path::Path::new("nowhere")).unwrap();
    let paper = Fonts::load(&theme).unwrap();
    assert!(paper.fallbacks_of("Up 18% on Q2, naïve").is_empty());
    let arrow = paper.fallbacks_of("▲ 18%");
    assert!(!arrow.is_empty() && arrow.iter().all(|face| face.name.starts_with("Inter")), "{arrow:?}");
    assert_eq!(arrow[0].hash(), paper.fallbacks_of("▲")[0].hash());
}

#[test]
fn one_line_is_as_wide_as_its_runs() {
    let fonts = fonts();
    for name in names().iter().chain(&naughty()) {
        let runs = fonts.shape(name, &style(16.0));
        let sum: Pt = runs.iter().map(crate::layout::frame::GlyphRun::width).sum();
        assert!((sum - fonts.width(name, &style(16.0))).abs() < 1e-6, "{name:?}");
        let end = runs.last().map_or(0.0, |run| run.origin.x + run.width());
        assert!((end - sum).abs() < 1e-6, "{name:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_fits_any_box(text in "\\PC{0,80}", width in 15.0..600.0_f64, lines in 1..5_usize) {
        thread_local!(static FONTS: Fonts = fonts());
        let fit = Fit { width, height: lines as Pt * 50.0, max_lines: lines, min_size: 11.0 };
        prop_assert_eq!(FONTS.with(|fonts| fault(fonts, &text, fit)), None);
    }
}
