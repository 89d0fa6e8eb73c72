//! Which language a passage is in, where its script is not the deck's own.
//!
//! Only what the script decides is claimed: kana are Japanese, Hangul is Korean. Cyrillic, Devanagari or
//! Han alone serve many languages; such a passage gets `und-Cyrl`, so that no reader takes it for the
//! deck's language, and none is invented. Latin is never judged: names keep to no language.

use std::ops::Range;

use icu_locale::{LanguageIdentifier, LocaleExpander};
use unicode_script::{Script, UnicodeScript};

use crate::layout::frame::{GlyphRun, Item};
use crate::pdf::fonts::cluster::clusters;

/// The language of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// This one, as a BCP 47 tag.
    Known(&'static str),
    /// Some language of this script.
    Unknown(Script),
}

/// The scripts in which the deck's own language is written.
pub struct Native {
    language: String,
    scripts: Vec<Script>,
}

/// What the letters around a run tell about the languages of the whole passage.
#[derive(Debug, Default, Clone, Copy)]
pub struct Passage {
    kana: bool,
    hangul: bool,
    bopomofo: bool,
    greek_words: bool,
    beyond_arabic: bool,
    yiddish: bool,
}

impl Language {
    /// The tag, as `/Lang` wants it.
    pub fn tag(self) -> String {
        match self {
            Language::Known(tag) => tag.to_owned(),
            Language::Unknown(script) => format!("und-{}", script.short_name()),
        }
    }
}

impl Native {
    /// The scripts of a BCP 47 language.
    pub fn new(language: &str) -> Self {
        let mut id = language.parse().unwrap_or(LanguageIdentifier::UNKNOWN);
        let own = id.language.to_string();
        LocaleExpander::new_common().maximize(&mut id);
        let scripts = match id.script.map(|script| script.to_string()).as_deref() {
            Some("Jpan") => vec![Script::Hiragana, Script::Katakana, Script::Han],
            Some("Kore") => vec![Script::Hangul, Script::Han],
            Some("Hans" | "Hant") => vec![Script::Han, Script::Bopomofo],
            Some(other) => Script::from_short_name(other).into_iter().collect(),
            None => Vec::new(),
        };
        Self { language: own, scripts }
    }

    /// The stretches of a run's glyphs that are in one language each, `None` where it is the deck's own.
    pub fn stretches(&self, run: &GlyphRun, passage: Passage) -> Vec<(Range<usize>, Option<Language>)> {
        let mut found: Vec<(Range<usize>, Option<Language>)> = Vec::new();
        for cluster in clusters(run) {
            let script = cluster.text(run).chars().map(script).find(|script| is_real(*script));
            let language = script.and_then(|script| self.language(script, passage));
            match found.last_mut() {
                // Digits and signs go with what is before them, at the beginning with the deck.
                Some((glyphs, known)) if script.is_none() || *known == language => glyphs.end = cluster.glyphs.end,
                _ => found.push((cluster.glyphs, language)),
            }
        }
        found
    }

    fn language(&self, script: Script, passage: Passage) -> Option<Language> {
        if script == Script::Latin || self.scripts.contains(&script) {
            return None;
        }
        let known = match script {
            Script::Hiragana | Script::Katakana => "ja",
            Script::Han if passage.kana => "ja",
            Script::Han if passage.hangul => "ko",
            Script::Han if passage.bopomofo => "zh",
            Script::Bopomofo => "zh",
            Script::Hangul => "ko",
            // A single letter is a sign: Δ, µ, Ω.
            Script::Greek if !passage.greek_words => return None,
            Script::Greek => "el",
            Script::Arabic if !passage.beyond_arabic => "ar",
            Script::Hebrew if !passage.yiddish => "he",
            Script::Thai => "th",
            Script::Armenian => "hy",
            Script::Georgian => "ka",
            Script::Khmer => "km",
            Script::Lao => "lo",
            Script::Sinhala => "si",
            Script::Tamil => "ta",
            Script::Telugu => "te",
            Script::Kannada => "kn",
            Script::Malayalam => "ml",
            Script::Gujarati => "gu",
            Script::Gurmukhi => "pa",
            Script::Oriya => "or",
            Script::Thaana => "dv",
            _ => return Some(Language::Unknown(script)),
        };
        (known != self.language).then_some(Language::Known(known))
    }
}

impl Passage {
    /// Looks at all text directly in `items`.
    pub fn of(items: &[Item]) -> Self {
        let mut passage = Self::default();
        for item in items {
            if let Item::Glyphs(run) = item
                && !run.text.is_ascii()
            {
                passage.read(&run.text);
            }
        }
        passage
    }

    fn read(&mut self, text: &str) {
        let mut after_greek = false;
        for c in text.chars() {
            let script = script(c);
            match script {
                Script::Hiragana | Script::Katakana => self.kana = true,
                Script::Hangul => self.hangul = true,
                Script::Bopomofo => self.bopomofo = true,
                Script::Greek => self.greek_words |= after_greek,
                // Persian, Urdu, Kurdish and others have letters that Arabic lacks.
                Script::Arabic => {
                    self.beyond_arabic |=
                        c.is_alphabetic() && !matches!(c, '\u{620}'..='\u{65F}' | '\u{670}' | '\u{FB50}'..='\u{FEFF}');
                }
                Script::Hebrew => self.yiddish |= matches!(c, '\u{5EF}'..='\u{5F2}' | '\u{FB1F}'),
                _ => {}
            }
            after_greek = script == Script::Greek;
        }
    }
}

/// The script of a character, without a search for those that most decks hold: the table knows two thousand ranges.
fn script(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' => Script::Latin,
        '\0'..='\u{a9}' | '\u{2010}'..='\u{2064}' => Script::Common,
        _ => c.script(),
    }
}

fn is_real(script: Script) -> bool {
    !matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

/// The part of a run that `glyphs` are, at its own place.
pub fn part(run: &GlyphRun, glyphs: Range<usize>) -> GlyphRun {
    let advance = |glyphs: &[crate::layout::frame::Glyph]| glyphs.iter().map(|g| f64::from(g.advance)).sum::<f64>();
    let inside = clusters(run).filter(|cluster| glyphs.contains(&cluster.glyphs.start));
    let text = inside.fold(run.text.len()..0, |all, c| all.start.min(c.text.start)..all.end.max(c.text.end));
    let mut part = run.clone();
    part.origin.x += advance(&run.glyphs[..glyphs.start]) * run.size / 1000.0;
    part.glyphs.truncate(glyphs.end);
    part.glyphs.drain(..glyphs.start);
    part.glyphs.iter_mut().for_each(|glyph| glyph.cluster -= text.start as u32);
    part.text = run.text[text.start..text.end.max(text.start)].to_owned();
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::style::tests::{fonts, style};

    #[test]
    fn the_script_that_is_seen_at_once_is_the_one_of_the_table() {
        assert!(('\0'..='\u{ffff}').all(|c| script(c) == c.script()));
    }

    /// The languages of a text in a deck, in the order of its runs.
    fn languages(deck: &str, text: &str) -> Vec<(String, Option<String>)> {
        let fonts = fonts();
        let native = Native::new(deck);
        let runs = fonts.shape(text, &style(12.0));
        let items: Vec<Item> = runs.iter().cloned().map(Item::Glyphs).collect();
        let passage = Passage::of(&items);
        let stretches = runs.iter().flat_map(|run| {
            let stretches = native.stretches(run, passage).into_iter();
            stretches.map(|(glyphs, language)| (part(run, glyphs).text, language.map(Language::tag)))
        });
        stretches.collect()
    }

    /// The language tags in a text, without the text.
    fn tags(deck: &str, text: &str) -> Vec<String> {
        languages(deck, text).into_iter().filter_map(|(_, tag)| tag).collect()
    }

    #[test]
    fn a_script_of_one_language_says_it() {
        assert_eq!(
            languages("en", "62 Αθήνα Ltd"),
            [("62 ".to_owned(), None), ("Αθήνα ".to_owned(), Some("el".to_owned())), ("Ltd".to_owned(), None)]
        );
    }

    #[test]
    fn a_script_of_many_languages_claims_none() {
        assert_eq!(tags("en", "Рога и копыта"), ["und-Cyrl"]);
        assert!(tags("uk", "Рога и копыта").is_empty());
    }

    #[test]
    fn han_beside_kana_is_japanese() {
        let language = |text: &str| {
            let mut passage = Passage::default();
            passage.read(text);
            Native::new("en").language(Script::Han, passage)
        };
        assert_eq!(language("株式会社タカハシ"), Some(Language::Known("ja")));
        assert_eq!(language("北京大学"), Some(Language::Unknown(Script::Han)));
        assert_eq!(Native::new("ja").language(Script::Han, Passage::default()), None);
    }

    #[test]
    fn letters_that_a_language_lacks_are_not_taken_for_it() {
        let language = |text: &str, script| {
            let mut passage = Passage::default();
            passage.read(text);
            Native::new("en").language(script, passage)
        };
        assert_eq!(language("شركة النور", Script::Arabic), Some(Language::Known("ar")));
        assert_eq!(language("شرکت پارس", Script::Arabic), Some(Language::Unknown(Script::Arabic)));
        assert_eq!(language("ײַדיש", Script::Hebrew), Some(Language::Unknown(Script::Hebrew)));
    }

    #[test]
    fn a_sign_is_no_passage() {
        assert!(tags("en", "Δ 12 µm, 5 Ω, −12%").is_empty());
    }

    #[test]
    fn the_parts_of_a_run_stand_where_they_stood() {
        let fonts = fonts();
        let run = fonts.shape("AB Ωμέγα", &style(10.0)).remove(0);
        let native = Native::new("en");
        let stretches = native.stretches(&run, Passage::of(&[Item::Glyphs(run.clone())]));
        let parts: Vec<_> = stretches.into_iter().map(|(glyphs, _)| part(&run, glyphs)).collect();
        assert_eq!(parts.len(), 2);
        assert_eq!((parts[0].text.as_str(), parts[1].text.as_str()), ("AB ", "Ωμέγα"));
        assert!((parts[0].origin.x + parts[0].width() - parts[1].origin.x).abs() < 1e-9);
        assert_eq!(parts[1].glyphs[0].cluster, 0);
    }
}
