//! Names of real organisations in thirty scripts, written into a finished PDF and read back by a reader that knows
//! nothing of this house: every name must come back whole and in its logical order.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::path::Path;
use std::process::Command;

use quarterdeck::layout::color::Color;
use quarterdeck::layout::frame::{Frame, Item, Tag};
use quarterdeck::layout::geometry::Point;
use quarterdeck::layout::text::fonts::Fonts;
use quarterdeck::layout::text::hyphenate::Language;
use quarterdeck::layout::text::style::{Align, Fit, TextStyle, Weight};
use quarterdeck::layout::theme::resolved::Theme;
use quarterdeck::pdf::fonts::shared_fonts::FontBook;
use quarterdeck::pdf::info::DeckInfo;
use quarterdeck::pdf::write::write_deck;

const NAMES_A_PAGE: usize = 16;
const INK: Color = Color { r: 20, g: 30, b: 40 };

fn theme() -> Theme {
    Theme::load("harbor", Path::new("nowhere")).unwrap()
}

fn names() -> Vec<String> {
    let mut names = Vec::new();
    for file in ["ror_names_multiscript.csv", "ror_names_format_chars.csv"] {
        let Some(path) = common::shared(&format!("data/names/{file}")) else { return Vec::new() };
        let mut rows = csv::Reader::from_path(path).unwrap();
        let column = rows.headers().unwrap().iter().position(|name| name == "names.value").unwrap();
        names.extend(rows.records().map(|row| row.unwrap()[column].to_owned()));
    }
    names
}

fn style(size: f64) -> TextStyle {
    TextStyle { weight: Weight::Regular, size, leading: 1.35, color: INK, align: Align::Left }
}

/// A PDF in which each text is a paragraph of its own in a box of `width`.
fn sheet(fonts: &Fonts, texts: &[String], width: f64) -> Vec<u8> {
    let page = |(number, texts): (usize, &[String])| {
        let set = |(at, text): (usize, &String)| {
            let fit = Fit { width, height: 30.0, max_lines: 2, min_size: 9.0 };
            let block = fonts.fit(text, &style(if width < 400.0 { 11.0 } else { 18.0 }), fit);
            assert!(!block.cut, "{text}");
            Item::tagged(Tag::Paragraph, block.place(Point::new(30.0, 20.0 + 32.0 * at as f64)))
        };
        Frame { title: format!("Page {number}"), items: texts.iter().enumerate().map(set).collect() }
    };
    let frames: Vec<_> = texts.chunks(NAMES_A_PAGE).enumerate().map(page).collect();
    let info = DeckInfo {
        title: "Names".into(),
        author: "Quarterdeck".into(),
        subject: "Names".into(),
        language: "en".into(),
        account: "0123456789abcdef".into(),
        as_of: chrono::NaiveDate::from_ymd_opt(2026, 9, 30).unwrap(),
    };
    write_deck(&FontBook::new(fonts, &[]).unwrap(), fonts, &info, &frames).unwrap()
}

/// What poppler reads on each page; `None` where it is not installed.
fn read(pdf: &[u8], name: &str) -> Option<Vec<String>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    std::fs::write(&path, pdf).unwrap();
    let Ok(output) = Command::new("pdftotext").arg(&path).arg("-").output() else {
        common::lacks_tool("there is no pdftotext");
        return None;
    };
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect())
}

/// The letters and marks in one canonical form: without blanks, without what is invisible, and without the direction
/// marks that a reader puts in itself.
fn letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let invisible = |c: char| {
        matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}')
    };
    text.nfkc().filter(|c| !c.is_whitespace() && !invisible(*c)).collect()
}

/// What poppler turns round whoever wrote the file, as it does to the same names printed by a browser: the letters of the
/// ligature of lam and alef, points over and under right-to-left letters, and digits in brackets and commas
/// among such letters.
fn is_turned_by_the_reader(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    chars.windows(2).any(|pair| pair[0] == 'ل' && matches!(pair[1], 'ا' | 'أ' | 'إ' | 'آ'))
        || chars.iter().any(|c| matches!(c, '\u{5b0}'..='\u{5c7}' | '\u{7a6}'..='\u{7b0}'))
        || name.contains(['(', ',']) && chars.iter().any(|c| matches!(c, '\u{590}'..='\u{8ff}'))
}

/// As many of each letter: what holds even of those.
fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = letters(text).chars().collect();
    letters.sort_unstable();
    letters
}

#[test]
fn every_name_is_read_back_from_a_finished_pdf() {
    let fonts = Fonts::load(&theme()).unwrap();
    // What no font at hand draws is shown as dots, and nobody reads it back.
    let names: Vec<String> = names().into_iter().filter(|name| fonts.undrawable(name).is_empty()).collect();
    let Some(pages) = read(&sheet(&fonts, &names, 900.0), "names.pdf") else { return };
    assert!(names.len() > 300, "{} names can be drawn", names.len());
    let mut lost = Vec::new();
    for (names, page) in names.chunks(NAMES_A_PAGE).zip(&pages) {
        let lines: Vec<String> = page.lines().map(letters).filter(|line| !line.is_empty()).collect();
        for name in names {
            let turned = || is_turned_by_the_reader(name) && lines.iter().any(|line| sorted(line) == sorted(name));
            if !lines.contains(&letters(name)) && !lines.concat().contains(&letters(name)) && !turned() {
                lost.push(name);
            }
        }
    }
    assert!(lost.is_empty(), "{} of {}: {lost:#?}", lost.len(), names.len());
}

#[test]
fn a_hyphenated_word_is_read_back_whole() {
    let text = "Die Genehmigung Rechnungsfreigaben und Auswertungen beginnt".to_owned();
    let fonts = Fonts::load(&theme()).unwrap().speaking(Language::of("de"));
    let pdf = sheet(&fonts, std::slice::from_ref(&text), 195.0);
    let block = fonts.fit(&text, &style(11.0), Fit { width: 195.0, height: 30.0, max_lines: 2, min_size: 9.0 });
    assert!(block.runs.iter().any(|run| run.text.ends_with('\u{ad}')), "{:?}", block.runs);
    let Some(pages) = read(&pdf, "hyphens.pdf") else { return };
    assert_eq!(letters(&pages[0]), letters(&text));
}
