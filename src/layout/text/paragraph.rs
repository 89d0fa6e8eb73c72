//! Sets a text into a box in one size: the number of lines, their breaks and their positions.

use std::cell::OnceCell;

use crate::layout::frame::GlyphRun;
use crate::layout::geometry::{Point, Pt, Size};
use crate::layout::text::block::TextBlock;
use crate::layout::text::break_word::{divided, hyphenated, rejoined};
use crate::layout::text::breaks::BreakClass;
use crate::layout::text::fonts::{Fonts, Setting, primary};
use crate::layout::text::lines::{Cost, HYPHEN, Line, Measure, even, wrap};
use crate::layout::text::place;
use crate::layout::text::place::End;
use crate::layout::text::shaped_words::word;
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};
use crate::layout::text::tokens::{Paragraph, SetText, paragraphs};

/// The difference of size between attempts.
const STEP: Pt = 0.5;
/// The tolerance for rounding errors of widths in points.
const SLACK: Pt = 1e-6;

/// The inputs that are the same for all attempts.
pub(crate) struct ParagraphSetter<'a> {
    fonts: &'a Fonts,
    style: &'a TextStyle,
    setting: Setting,
    fit: Fit,
    balanced: bool,
}

/// A prepared text with everything that does not depend on its size.
pub(crate) struct Content<'a> {
    pub(crate) text: &'a str,
    /// Whether a part of the text was already cut off.
    cut: bool,
    paragraphs: Vec<Paragraph>,
    /// The width of a hyphen.
    hyphen: i32,
    /// The paragraphs with the language's hyphenation points; computed when a box first needs them.
    hyphenated: OnceCell<Option<Vec<Paragraph>>>,
}

/// Whether a line ends within a phrase.
fn breaks_phrase(paragraphs: &[Paragraph], lines: &[Vec<Line>]) -> bool {
    let ends = |(paragraph, lines): (&Paragraph, &Vec<Line>)| {
        let end = |line: &Line| line.tokens.end.checked_sub(1).and_then(|last| paragraph.tokens.get(last));
        let (_, before) = lines.split_last().unzip();
        before.unwrap_or_default().iter().filter_map(end).any(|token| token.ending == BreakClass::InPhrase)
    };
    paragraphs.iter().zip(lines).any(ends)
}

struct Lines {
    lines: Vec<Vec<Line>>,
    cost: Cost,
}

impl<'a> Content<'a> {
    pub(crate) fn new(setter: &ParagraphSetter, text: &'a str, cut: bool) -> Self {
        let paragraphs = paragraphs(setter.fonts, text, setter.setting);
        let hyphen = match setter.fonts.language().is_hyphenated() || text.contains('\u{ad}') {
            true => word(setter.fonts, "-", setter.setting, false).width,
            false => 0,
        };
        Self { text, cut, paragraphs, hyphen, hyphenated: OnceCell::new() }
    }

    fn hyphenated(&self, setter: &ParagraphSetter) -> Option<&[Paragraph]> {
        let find = || {
            if !setter.fonts.language().is_hyphenated() {
                return None;
            }
            let mut found = false;
            let paragraphs = self.paragraphs.iter().map(|paragraph| {
                let points = hyphenated(setter.text(self), paragraph);
                found |= points.is_some();
                points.unwrap_or_else(|| paragraph.clone())
            });
            let paragraphs = paragraphs.collect();
            found.then_some(paragraphs)
        };
        self.hyphenated.get_or_init(find).as_deref()
    }
}

impl<'a> ParagraphSetter<'a> {
    fn text<'c>(&'c self, content: &'c Content<'_>) -> SetText<'c> {
        SetText { fonts: self.fonts, text: content.text, setting: self.setting }
    }

    pub(crate) fn new(fonts: &'a Fonts, style: &'a TextStyle, fit: Fit, balanced: bool) -> Self {
        Self { fonts, style, setting: fonts.setting(style), fit, balanced }
    }

    /// The sizes to try, largest first.
    pub(crate) fn sizes(&self) -> impl Iterator<Item = Pt> {
        let (most, least) = (self.style.size, self.least());
        let steps = ((most - least) / STEP).ceil().clamp(0.0, 1_000.0) as u32;
        (0..=steps).map(move |step| (most - STEP * Pt::from(step)).max(least))
    }

    pub(crate) fn least(&self) -> Pt {
        self.fit.min_size.min(self.style.size)
    }

    /// How many lines of a size the box holds; at least one in the smallest size, so that text never disappears.
    pub(crate) fn most_lines(&self, size: Pt) -> usize {
        let by_height = ((self.fit.height + SLACK) / (size * self.style.leading)) as usize;
        let lines = by_height.min(self.fit.max_lines);
        if size > self.least() { lines } else { lines.max(1) }
    }

    /// The text in one size, broken between words; `None` if it does not fit. Running text is hyphenated too if the lines
    /// would not fit or would be ragged. Headings and labels are not broken within a phrase unless `allow_phrase_breaks` is
    /// set.
    pub(crate) fn set(&self, size: Pt, content: &Content, allow_phrase_breaks: bool) -> Option<TextBlock> {
        let measure = self.measure(size, content);
        let most = self.most_lines(size);
        let plain = self.lines(&content.paragraphs, measure, most, None);
        // Only regular weight is running text; in headings and labels a hyphen looks like an error.
        let running = !self.balanced && self.style.weight == Weight::Regular;
        let may_hyphenate = running && most > 1 && plain.as_ref().is_none_or(|lines| lines.cost > HYPHEN);
        if may_hyphenate && let Some(paragraphs) = content.hyphenated(self) {
            let counts: Option<Vec<_>> = plain.as_ref().map(|plain| plain.lines.iter().map(Vec::len).collect());
            // Hyphens may save a line, or make the same number of lines more even.
            let found = [None, counts.as_deref()].map(|counts| self.lines(paragraphs, measure, most, counts));
            let better = found
                .into_iter()
                .flatten()
                .min_by_key(|found| found.cost)
                .filter(|found| plain.as_ref().is_none_or(|plain| found.cost < plain.cost));
            if let Some(found) = better {
                let join = |(paragraph, lines): (&Paragraph, &Vec<Line>)| {
                    rejoined(self.text(content), paragraph, lines, measure)
                };
                let (paragraphs, lines): (Vec<_>, Vec<_>) = paragraphs.iter().zip(&found.lines).map(join).unzip();
                return Some(self.block(size, content, &paragraphs, &lines));
            }
        }
        let plain = plain?;
        if !allow_phrase_breaks
            && self.style.weight != Weight::Regular
            && breaks_phrase(&content.paragraphs, &plain.lines)
        {
            return None;
        }
        Some(self.block(size, content, &content.paragraphs, &plain.lines))
    }

    /// The text in one size, with words split that are wider than the box; `None` if it does not fit.
    pub(crate) fn set_divided(&self, size: Pt, content: &Content) -> Option<TextBlock> {
        let (measure, most) = (self.measure(size, content), self.most_lines(size));
        let divided = self.divided(size, content)?;
        let lines = divided.iter().map(|p| wrap(&p.tokens, measure, most + 1)).collect::<Option<Vec<_>>>()?;
        let fits = lines.iter().map(Vec::len).sum::<usize>() <= most;
        fits.then(|| TextBlock { divided: true, ..self.block(size, content, &divided, &lines) })
    }

    /// How many bytes of the text fit into the box in a size.
    pub(crate) fn held(&self, size: Pt, content: &Content) -> Option<usize> {
        let divided = self.divided(size, content)?;
        let mut left = self.most_lines(size);
        let mut held = 0;
        for paragraph in &divided {
            for line in wrap(&paragraph.tokens, self.measure(size, content), left)? {
                held = paragraph.tokens[..line.tokens.end].last().map_or(held, |token| token.end);
                left -= 1;
            }
            if left == 0 {
                break;
            }
        }
        Some(held)
    }

    pub(crate) fn nothing(&self, size: Pt, cut: bool) -> TextBlock {
        self.block(size, &Content::new(self, "", cut), &[], &[])
    }

    fn measure(&self, size: Pt, content: &Content) -> Measure {
        // Limited, so that no sum of widths overflows.
        let limit = ((self.fit.width + SLACK) * 1000.0 / size).clamp(0.0, 1e7) as i32;
        Measure { limit, hyphen: content.hyphen, balanced: self.balanced }
    }

    /// The lines of all paragraphs, at most `most`; as many per paragraph as greedy breaking gives, or as `counts` says.
    fn lines(
        &self,
        paragraphs: &[Paragraph],
        measure: Measure,
        most: usize,
        counts: Option<&[usize]>,
    ) -> Option<Lines> {
        let mut greedy = Vec::with_capacity(paragraphs.len());
        let mut count = 0;
        for paragraph in paragraphs {
            let wrapped = wrap(&paragraph.tokens, measure, (most + 1).saturating_sub(count))?;
            count += wrapped.len();
            if count > most {
                return None;
            }
            greedy.push(wrapped);
        }
        let mut found = Lines { lines: Vec::with_capacity(paragraphs.len()), cost: 0 };
        for (number, (paragraph, greedy)) in paragraphs.iter().zip(greedy).enumerate() {
            let count = counts.map_or(greedy.len(), |counts| counts[number]);
            let (lines, cost) = even(&paragraph.tokens, measure, count).unwrap_or((greedy, 0));
            found.lines.push(lines);
            found.cost += cost;
        }
        Some(found)
    }

    fn divided(&self, size: Pt, content: &Content) -> Option<Vec<Paragraph>> {
        let (measure, most) = (self.measure(size, content), self.most_lines(size));
        let divide = |p: &Paragraph| divided(self.text(content), p, measure, most);
        content.paragraphs.iter().map(divide).collect()
    }

    fn block(&self, size: Pt, content: &Content, paragraphs: &[Paragraph], lines: &[Vec<Line>]) -> TextBlock {
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
                let is_continued = line.tokens.end < paragraph.tokens.len();
                let hyphen = is_continued && tokens.last().is_some_and(|token| token.ending == BreakClass::Hyphen);
                let end = if hyphen { End::Hyphen } else { End::Trimmed };
                runs.extend(place::line(self.text(content), tokens, end, &style, at));
                widest = f64::max(widest, width);
                count += 1;
            }
        }
        let size = Size { width: widest, height: height * count as Pt };
        TextBlock { size, font_size: style.size, lines: count, cut: content.cut, divided: false, first_baseline, runs }
    }

    /// The left indent of a line of this width.
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
