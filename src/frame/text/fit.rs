//! Fitting text into a box: wrapped, then scaled down in small steps, then divided within words, then cut.
//!
//! A word too wide for its box first makes the whole text smaller; only where the least size does not help is a word
//! divided, and then the text gets back as much size as it can.

use std::borrow::Cow;

use super::fonts::primary;
use super::lines::{Line, divide, tidied, wrap};
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
    let paragraphs = setter.paragraphs(&text);
    let whole = setter.sizes().find_map(|size| setter.set(size, &text, &paragraphs, balanced, shortened));
    whole
        .or_else(|| setter.sizes().find_map(|size| setter.set_divided(size, &text, &paragraphs, shortened)))
        .unwrap_or_else(|| setter.cut(&text, &paragraphs))
}

/// What stays the same through all attempts.
pub(super) struct Setter<'a> {
    pub(super) fonts: &'a Fonts,
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

    pub(super) fn paragraphs(&self, text: &str) -> Vec<Paragraph> {
        paragraphs(self.fonts, text, self.fonts.setting(self.style))
    }

    /// The smallest size allowed.
    pub(super) fn least(&self) -> Pt {
        self.fit.min_size.min(self.style.size)
    }

    /// The width in thousandths of a size.
    pub(super) fn limit(&self, size: Pt) -> i32 {
        // Bounded, so that no sum of widths overflows.
        ((self.fit.width + SLACK) * 1000.0 / size).clamp(0.0, 1e7) as i32
    }

    /// How many lines of a size the box takes; one at least in the least size, since text never disappears.
    pub(super) fn most_lines(&self, size: Pt) -> usize {
        let by_height = ((self.fit.height + SLACK) / (size * self.style.leading)) as usize;
        let lines = by_height.min(self.fit.max_lines);
        if size > self.least() { lines } else { lines.max(1) }
    }

    /// What a soft hyphen at a line's end takes; most texts have none.
    pub(super) fn hyphen(&self, text: &str) -> i32 {
        if !text.contains('\u{ad}') {
            return 0;
        }
        word(self.fonts, "-", self.fonts.setting(self.style), false).width
    }

    /// The text in one size, broken at its opportunities alone.
    pub(super) fn set(
        &self,
        size: Pt,
        text: &str,
        paragraphs: &[Paragraph],
        balanced: bool,
        cut: bool,
    ) -> Option<TextBlock> {
        let (limit, most, hyphen) = (self.limit(size), self.most_lines(size), self.hyphen(text));
        let mut lines = Vec::with_capacity(paragraphs.len());
        let mut count = 0;
        for paragraph in paragraphs {
            let wrapped = wrap(&paragraph.tokens, limit, hyphen, (most + 1).saturating_sub(count))?;
            count += wrapped.len();
            if count > most {
                return None;
            }
            lines.push(wrapped);
        }
        let tidy =
            |(paragraph, lines): (&Paragraph, Vec<Line>)| tidied(&paragraph.tokens, lines, limit, hyphen, balanced);
        let lines: Vec<_> = paragraphs.iter().zip(lines).map(tidy).collect();
        Some(self.block(size, text, paragraphs, &lines, cut))
    }

    /// The text in one size, with words divided that are wider than the box.
    pub(super) fn set_divided(&self, size: Pt, text: &str, paragraphs: &[Paragraph], cut: bool) -> Option<TextBlock> {
        let (divided, lines) = self.divided(size, text, paragraphs)?;
        Some(self.block(size, text, &divided, &lines, cut))
    }

    fn divided(&self, size: Pt, text: &str, paragraphs: &[Paragraph]) -> Option<(Vec<Paragraph>, Vec<Vec<Line>>)> {
        let most = self.most_lines(size);
        let divided = self.divide(size, text, paragraphs)?;
        let wrap = |p: &Paragraph| wrap(&p.tokens, self.limit(size), self.hyphen(text), most + 1);
        let lines = divided.iter().map(wrap).collect::<Option<Vec<_>>>()?;
        (lines.iter().map(Vec::len).sum::<usize>() <= most).then_some((divided, lines))
    }

    pub(super) fn divide(&self, size: Pt, text: &str, paragraphs: &[Paragraph]) -> Option<Vec<Paragraph>> {
        let (limit, most) = (self.limit(size), self.most_lines(size));
        let divide = |p: &Paragraph| {
            let tokens =
                divide(self.fonts, text, &p.tokens, self.fonts.setting(self.style), limit, self.hyphen(text), most)?;
            Some(Paragraph { rtl: p.rtl, tokens })
        };
        paragraphs.iter().map(divide).collect()
    }

    pub(super) fn block(
        &self,
        size: Pt,
        text: &str,
        paragraphs: &[Paragraph],
        lines: &[Vec<Line>],
        cut: bool,
    ) -> TextBlock {
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
                runs.extend(place::line(self.fonts, text, tokens, end, &style, self.fonts.setting(self.style), at));
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::frame::text::Weight;
    use crate::frame::text::tests::{fonts, style};

    /// A text in a box, and its lines.
    pub(in crate::frame::text) fn fit_in(
        text: &str,
        size: Pt,
        width: Pt,
        max_lines: usize,
        min_size: Pt,
    ) -> (TextBlock, Vec<String>) {
        let fit = Fit { width, height: 500.0, max_lines, min_size };
        let block = fonts().fit(text, &style(size), fit);
        let mut lines: Vec<String> = Vec::new();
        let mut baseline = Pt::NAN;
        for run in &block.runs {
            if run.origin.y != baseline {
                baseline = run.origin.y;
                lines.push(String::new());
            }
            let line = lines.last_mut().unwrap();
            line.push_str(&run.text);
        }
        lines.iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
        (block, lines)
    }

    #[test]
    fn keeps_the_size_where_the_text_fits() {
        let (block, lines) = fit_in("Weekly users rose 18% to 52", 16.0, 300.0, 2, 11.0);
        assert_eq!((block.font_size, block.cut, lines.len()), (16.0, false, 1));
        assert_eq!(block.size.height, 16.0 * 1.35);
    }

    #[test]
    fn scales_down_in_half_points_before_it_cuts() {
        let (block, lines) = fit_in("Weekly users rose 18% to 52", 16.0, 200.0, 1, 11.0);
        assert_eq!((block.font_size, block.cut), (14.5, false));
        assert_eq!(lines, ["Weekly users rose 18% to 52"]);
    }

    #[test]
    fn divides_a_word_only_when_the_least_size_does_not_help() {
        let (block, lines) = fit_in("Rindfleischetikettierungsgesetz", 16.0, 120.0, 3, 13.0);
        assert_eq!((block.font_size, block.cut), (16.0, false));
        assert_eq!(lines, ["Rindfleischetike", "ttierungsgesetz"]);
    }

    #[test]
    fn honours_line_ends_of_every_kind() {
        let (_, lines) = fit_in("one\r\ntwo\u{2028}three\rfour", 16.0, 300.0, 9, 11.0);
        assert_eq!(lines, ["one", "two", "three", "four"]);
    }

    #[test]
    fn shows_a_soft_hyphen_only_where_it_divides() {
        let (_, lines) = fit_in("Nutzungs\u{ad}auswertung", 16.0, 100.0, 2, 16.0);
        assert_eq!(lines, ["Nutzungs\u{ad}-", "auswertung"]);
        let (block, _) = fit_in("Nutzungs\u{ad}auswertung", 16.0, 300.0, 2, 16.0);
        assert_eq!(block.runs[0].glyphs.len(), "Nutzungsauswertung".len());
    }

    #[test]
    fn leaves_no_lone_word_on_the_last_line() {
        let text = "Thirty-eight seats in your plan are ready for more of your team in Q3";
        let (_, lines) = fit_in(text, 16.0, 250.0, 4, 16.0);
        assert!(lines.last().unwrap().contains(' '), "{lines:?}");
    }

    #[test]
    fn breaks_thai_between_words_and_japanese_between_letters() {
        let fonts = fonts();
        let text = "มหาวิทยาลัยเชียงใหม่";
        if !fonts.undrawable(text).is_empty() {
            eprintln!("skipped: no face for Thai");
            return;
        }
        let (_, lines) = fit_in(text, 16.0, 100.0, 3, 16.0);
        assert_eq!(lines, ["มหาวิทยาลัย", "เชียงใหม่"]);
    }

    #[test]
    fn stands_at_the_right_where_the_paragraph_does() {
        let fonts = fonts();
        if !fonts.undrawable("שלום").is_empty() {
            eprintln!("skipped: no face for Hebrew");
            return;
        }
        let (block, _) = fit_in("שלום", 16.0, 200.0, 1, 16.0);
        let run = &block.runs[0];
        assert!((run.origin.x + run.width() - 200.0).abs() < 1e-9);
        let centred = TextStyle { align: Align::Center, ..style(16.0) };
        let block = fonts.fit("abc", &centred, Fit { width: 200.0, height: 30.0, max_lines: 1, min_size: 16.0 });
        let run = &block.runs[0];
        assert!((run.origin.x * 2.0 + run.width() - 200.0).abs() < 1e-9);
    }

    #[test]
    fn survives_boxes_that_hold_nothing() {
        for width in [0.0, -5.0, 1.0, Pt::NAN, Pt::INFINITY] {
            let fit = Fit { width, height: 0.0, max_lines: 0, min_size: 11.0 };
            let block = fonts().fit("some text", &TextStyle { weight: Weight::Bold, ..style(16.0) }, fit);
            assert!(width == Pt::INFINITY || block.runs.is_empty() && block.cut, "{width} {block:?}");
        }
    }
}
