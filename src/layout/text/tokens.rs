//! Splits a paragraph into shaped tokens: pieces between break opportunities, split further where the direction changes.

use std::ops::Range;
use std::rc::Rc;

use unicode_bidi::{BidiInfo, Level};

use crate::layout::text::breaks::{BreakClass, breaks};
use crate::layout::text::fonts::{Fonts, Setting};
use crate::layout::text::shaped_words::{Word, word};

/// A text and what it is set with.
#[derive(Clone, Copy)]
pub(crate) struct SetText<'a> {
    pub(crate) fonts: &'a Fonts,
    pub(crate) text: &'a str,
    pub(crate) setting: Setting,
}

/// Text between two line ends.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    /// Whether it runs from right to left, by its first strong character.
    pub(crate) rtl: bool,
    /// In logical order.
    pub(crate) tokens: Vec<Token>,
}

/// A piece that is not broken across lines, unless it is wider than a line.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Its byte range in the prepared text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Bidirectional level; odd levels run from right to left.
    pub(crate) level: Level,
    /// How a line may end after it.
    pub(crate) ending: BreakClass,
    pub(crate) word: Rc<Word>,
}

/// The paragraphs of a prepared text; an empty line is a paragraph without tokens.
pub(crate) fn paragraphs(fonts: &Fonts, text: &str, setting: Setting) -> Vec<Paragraph> {
    let mut start = 0;
    let lines = text.split('\n').map(|line| {
        let range = start..start + line.len();
        start = range.end + 1;
        paragraph(fonts, text, range, setting)
    });
    lines.collect()
}

/// One paragraph of a prepared text.
pub(crate) fn paragraph(fonts: &Fonts, text: &str, range: Range<usize>, setting: Setting) -> Paragraph {
    let line = &text[range.clone()];
    let bidi = line.chars().any(can_turn).then(|| BidiInfo::new(line, None));
    let (levels, rtl) = match bidi.as_ref().filter(|bidi| !bidi.paragraphs.is_empty()) {
        Some(bidi) => (bidi.levels.as_slice(), bidi.paragraphs[0].level.is_rtl()),
        None => (&[][..], false),
    };
    let level_at = |at: usize| levels.get(at).copied().unwrap_or(Level::ltr());
    let breaks = breaks(line);
    let mut tokens = Vec::with_capacity(breaks.len());
    let mut start = 0;
    for found in breaks {
        let end = found.at;
        while start < end {
            let level = level_at(start);
            let turn = if levels.is_empty() { None } else { (start..end).find(|&at| level_at(at) != level) };
            let turn = turn.unwrap_or(end);
            let piece = &line[start..turn];
            tokens.push(Token {
                start: range.start + start,
                end: range.start + turn,
                level,
                ending: if turn == end { found.ending } else { BreakClass::Never },
                word: word(fonts, piece, setting, level.is_rtl()),
            });
            start = turn;
        }
    }
    Paragraph { rtl, tokens }
}

impl Token {
    /// A token for another byte range (a part of this one, or it with its neighbours), with its own break class.
    pub(crate) fn part(&self, set: SetText<'_>, range: Range<usize>, ending: BreakClass) -> Self {
        let word = word(set.fonts, &set.text[range.clone()], set.setting, self.level.is_rtl());
        Self { start: range.start, end: range.end, level: self.level, ending, word }
    }
}

/// Whether a character can make text run from right to left: a letter of such a script, a mark or an embedding.
fn can_turn(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
