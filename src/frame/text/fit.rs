//! Fitting text into a box: wrapped, then scaled down in small steps, then divided within words, then cut.
//!
//! A word too wide for its box first makes the whole text smaller; only where the least size does not help is a word
//! divided, and then the text gets back as much size as it can.

use std::borrow::Cow;

use icu_segmenter::GraphemeClusterSegmenter;

use super::fonts::primary;
use super::lines::{Line, divide, wrap, wrap_well};
use super::place::{self, End};
use super::tokens::{Paragraph, paragraphs};
use super::words::{is_breaking_space, word};
use super::{Align, Fit, Fonts, TextBlock, TextStyle, prepare};
use crate::frame::{GlyphRun, Point, Pt, Size};

/// How much smaller each attempt is.
const STEP: Pt = 0.5;
/// No slide holds more; the rest of a longer text is cut unseen.
const LONGEST: usize = 6_000;
/// Widths that arithmetic in points may be off by.
const SLACK: Pt = 1e-6;

pub(super) fn fit(fonts: &Fonts, text: &str, style: &TextStyle, fit: Fit, balanced: bool) -> TextBlock {
    let text = prepare::prepare(fonts, text.trim_matches(is_breaking_space), style.weight);
    let (text, shortened) = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => (Cow::Owned(format!("{}…", &text[..end])), true),
        None => (text, false),
    };
    if text.is_empty() {
        return Setter { fonts, style, fit }.block(style.size, "", &[], &[], false);
    }
    let setter = Setter { fonts, style, fit };
    let paragraphs = paragraphs(fonts, &text, style.weight);
    let whole = setter.sizes().find_map(|size| setter.set(size, &text, &paragraphs, balanced, shortened));
    whole
        .or_else(|| setter.sizes().find_map(|size| setter.set_divided(size, &text, &paragraphs, shortened)))
        .unwrap_or_else(|| setter.cut(&text, &paragraphs))
}

/// What stays the same through all attempts.
struct Setter<'a> {
    fonts: &'a Fonts,
    style: &'a TextStyle,
    fit: Fit,
}

impl Setter<'_> {
    /// The sizes to try, largest first.
    fn sizes(&self) -> impl Iterator<Item = Pt> {
        let (most, least) = (self.style.size, self.least());
        let steps = ((most - least) / STEP).ceil().clamp(0.0, 1_000.0) as u32;
        (0..=steps).map(move |step| (most - STEP * Pt::from(step)).max(least))
    }

    fn least(&self) -> Pt {
        self.fit.min_size.min(self.style.size)
    }

    /// The width in thousandths of a size.
    fn limit(&self, size: Pt) -> i32 {
        ((self.fit.width + SLACK) * 1000.0 / size) as i32
    }

    /// How many lines of a size the box takes; one at least in the least size, since text never disappears.
    fn most_lines(&self, size: Pt) -> usize {
        let by_height = ((self.fit.height + SLACK) / (size * self.style.leading)) as usize;
        let lines = by_height.min(self.fit.max_lines);
        if size > self.least() { lines } else { lines.max(1) }
    }

    fn hyphen(&self) -> i32 {
        word(self.fonts, "-", self.style.weight, false).width
    }

    /// The text in one size, broken at its opportunities alone.
    fn set(&self, size: Pt, text: &str, paragraphs: &[Paragraph], balanced: bool, cut: bool) -> Option<TextBlock> {
        let (limit, most) = (self.limit(size), self.most_lines(size));
        let mut lines = Vec::with_capacity(paragraphs.len());
        let mut count = 0;
        for paragraph in paragraphs {
            let wrapped = wrap(&paragraph.tokens, limit, self.hyphen(), (most + 1).saturating_sub(count))?;
            count += wrapped.len();
            if count > most {
                return None;
            }
            lines.push(wrapped);
        }
        for (paragraph, wrapped) in paragraphs.iter().zip(&mut lines).filter(|(_, wrapped)| wrapped.len() > 1) {
            if let Some(better) = wrap_well(&paragraph.tokens, limit, self.hyphen(), balanced) {
                *wrapped = better;
            }
        }
        Some(self.block(size, text, paragraphs, &lines, cut))
    }

    /// The text in one size, with words divided that are wider than the box.
    fn set_divided(&self, size: Pt, text: &str, paragraphs: &[Paragraph], cut: bool) -> Option<TextBlock> {
        let (divided, lines) = self.divided(size, text, paragraphs)?;
        Some(self.block(size, text, &divided, &lines, cut))
    }

    fn divided(&self, size: Pt, text: &str, paragraphs: &[Paragraph]) -> Option<(Vec<Paragraph>, Vec<Vec<Line>>)> {
        let most = self.most_lines(size);
        let divided = self.divide(size, text, paragraphs)?;
        let wrap = |p: &Paragraph| wrap(&p.tokens, self.limit(size), self.hyphen(), most + 1);
        let lines = divided.iter().map(wrap).collect::<Option<Vec<_>>>()?;
        (lines.iter().map(Vec::len).sum::<usize>() <= most).then_some((divided, lines))
    }

    fn divide(&self, size: Pt, text: &str, paragraphs: &[Paragraph]) -> Option<Vec<Paragraph>> {
        let (limit, most) = (self.limit(size), self.most_lines(size));
        let divide = |p: &Paragraph| {
            let tokens = divide(self.fonts, text, &p.tokens, self.style.weight, limit, self.hyphen(), most)?;
            Some(Paragraph { rtl: p.rtl, tokens })
        };
        paragraphs.iter().map(divide).collect()
    }

    /// The text in the least size, cut after as much as fits and closed with an ellipsis.
    fn cut(&self, text: &str, paragraphs: &[Paragraph]) -> TextBlock {
        let size = self.least();
        let empty = || self.block(size, "", &[], &[], true);
        let Some(kept) = self.kept(size, text, paragraphs) else { return empty() };
        let mut ends: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(&text[..kept]).collect();
        // Away from the end until the ellipsis fits as well: a few letters, unless the box is hopeless.
        while let Some(end) = ends.pop() {
            let shown = tidy(&text[..end]);
            if shown.is_empty() {
                break;
            }
            let shortened = format!("{shown}…");
            let paragraphs = paragraphs_of(self, &shortened);
            if let Some(block) = self.set_divided(size, &shortened, &paragraphs, true) {
                return self.at_word_end(size, shown).unwrap_or(block);
            }
        }
        let paragraphs = paragraphs_of(self, "…");
        self.set(size, "…", &paragraphs, false, true).unwrap_or_else(empty)
    }

    /// The same cut moved to the end of the word before, where that costs little of the last line.
    fn at_word_end(&self, size: Pt, shown: &str) -> Option<TextBlock> {
        let end = shown.rfind(is_breaking_space)?;
        let lost = shown[end..].chars().count();
        if lost > 12 || lost * 4 > shown.chars().count() {
            return None;
        }
        let shortened = format!("{}…", tidy(&shown[..end]));
        let paragraphs = paragraphs_of(self, &shortened);
        self.set_divided(size, &shortened, &paragraphs, true)
    }

    /// How many bytes of the text the box's lines hold, the ellipsis not counted.
    fn kept(&self, size: Pt, text: &str, paragraphs: &[Paragraph]) -> Option<usize> {
        let divided = self.divide(size, text, paragraphs)?;
        let mut left = self.most_lines(size);
        let mut kept = 0;
        for paragraph in &divided {
            for line in wrap(&paragraph.tokens, self.limit(size), self.hyphen(), left)? {
                kept = paragraph.tokens[..line.tokens.end].last().map_or(kept, |token| token.end);
                left -= 1;
            }
            if left == 0 {
                break;
            }
        }
        Some(kept)
    }

    fn block(&self, size: Pt, text: &str, paragraphs: &[Paragraph], lines: &[Vec<Line>], cut: bool) -> TextBlock {
        let style = TextStyle { size, ..*self.style };
        let height = size * style.leading;
        let face = self.fonts.face(primary(style.weight));
        let (ascent, descent) = (Pt::from(face.ascent) * size / 1000.0, Pt::from(face.descent) * size / 1000.0);
        let first_baseline = (height - ascent - descent) / 2.0 + ascent;
        let mut runs: Vec<GlyphRun> = Vec::new();
        let (mut widest, mut count) = (0.0, 0);
        for (paragraph, lines) in paragraphs.iter().zip(lines) {
            for line in lines {
                let width = Pt::from(line.width) * size / 1000.0;
                let x = self.indent(width, paragraph.rtl);
                let at = Point::new(x, first_baseline + height * count as Pt);
                let tokens = &paragraph.tokens[line.tokens.clone()];
                let goes_on = line.tokens.end < paragraph.tokens.len();
                let end = if goes_on && tokens.last().is_some_and(|t| t.hyphen) { End::Hyphen } else { End::Trimmed };
                runs.extend(place::line(self.fonts, text, tokens, end, &style, at));
                widest = f64::max(widest, width);
                count += 1;
            }
        }
        let size = Size { width: widest, height: height * count as Pt };
        TextBlock { size, font_size: style.size, lines: count, cut, first_baseline, runs }
    }

    /// How far from the left a line of some width begins.
    fn indent(&self, width: Pt, rtl: bool) -> Pt {
        let free = (self.fit.width - width).max(0.0);
        match self.style.align {
            Align::Start if rtl => free,
            Align::Start | Align::Left => 0.0,
            Align::Center => free / 2.0,
            Align::Right => free,
        }
    }
}

fn paragraphs_of(setter: &Setter<'_>, text: &str) -> Vec<Paragraph> {
    paragraphs(setter.fonts, text, setter.style.weight)
}

/// Without what looks lost before an ellipsis.
fn tidy(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '…' | '-' | '–' | '—' | '\u{ad}')
    })
}
