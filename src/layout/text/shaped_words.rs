//! Shapes words: pieces of text of one weight and direction, in parts of one script and face.
//!
//! A word is shaped once per thread for all sizes, because its advances are thousandths of the size. Most texts of a deck
//! consist of a few hundred words, so most layout never reaches the shaper.

use std::cell::RefCell;
use std::rc::Rc;

use harfrust::{Buffer, BufferFlags, Direction, Script, ShapeOptions, Tag};
use rustc_hash::FxHashMap;
use unicode_script::Script as ScriptName;

use crate::layout::frame::{FaceId, Glyph};
use crate::layout::text::fonts::{Fonts, Setting};
use crate::layout::text::itemise::{Run, itemise};
use crate::layout::text::prepare::{is_breaking_space, is_invisible, shapes_neighbours};

/// A shaped word. The parts are in logical order, the glyphs of each part in visual order.
#[derive(Debug, Default)]
pub(crate) struct Word {
    pub(crate) parts: Vec<Part>,
    /// The sum of all advances.
    pub(crate) width: i32,
    /// The sum of all advances without the spaces at its end.
    pub(crate) trimmed: i32,
    /// The length in bytes without the spaces at its end.
    pub(crate) trimmed_len: usize,
}

/// Glyphs of one face.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) face: FaceId,
    /// Its byte range in the word.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Cluster offsets count from the word's first byte.
    pub(crate) glyphs: Vec<Glyph>,
}

/// Longer pieces are not cached, so that a hostile cell cannot fill the memory.
const LONGEST_CACHED: usize = 64;
/// After this many new words, words that were not used since the last time are dropped: more would not stay in the
/// processor's cache.
const MOST_NEW: usize = 2_000;

/// Indexed by weight, tracking and direction.
type Words = [FxHashMap<Box<str>, Rc<Word>>; 12];

#[derive(Default)]
struct WordCache {
    fonts: u64,
    count: usize,
    words: Words,
    /// The previous generation.
    older: Words,
    buffer: Buffer,
}

thread_local! {
    static CACHE: RefCell<WordCache> = RefCell::default();
}

/// The shaped form of `text`, which must be prepared and run in one direction.
pub(crate) fn word(fonts: &Fonts, text: &str, setting: Setting, rtl: bool) -> Rc<Word> {
    CACHE.with_borrow_mut(|cache| {
        if cache.fonts != fonts.identity() {
            cache.words.iter_mut().chain(&mut cache.older).for_each(FxHashMap::clear);
            (cache.fonts, cache.count) = (fonts.identity(), 0);
        } else if cache.count > MOST_NEW {
            std::mem::swap(&mut cache.words, &mut cache.older);
            cache.words.iter_mut().for_each(FxHashMap::clear);
            cache.count = 0;
        }
        let place = setting.weight as usize * 4 + usize::from(setting.tracked) * 2 + usize::from(rtl);
        if let Some(word) = cache.words[place].get(text) {
            return word.clone();
        }
        if let Some((text, word)) = cache.older[place].remove_entry(text) {
            cache.count += 1;
            cache.words[place].insert(text, word.clone());
            return word;
        }
        let word = Rc::new(shape(fonts, text, setting, rtl, &mut cache.buffer));
        if text.len() <= LONGEST_CACHED {
            cache.count += 1;
            cache.words[place].insert(text.into(), word.clone());
        }
        word
    })
}

fn shape(fonts: &Fonts, text: &str, setting: Setting, rtl: bool, buffer: &mut Buffer) -> Word {
    let tracking = if setting.tracked { fonts.tracking() } else { 0 };
    let mut parts: Vec<_> = itemise(fonts, text, setting.weight)
        .into_iter()
        .map(|run| {
            let tracking = if !rtl && is_tracked(run.script) { tracking } else { 0 };
            tracked(shape_run(fonts, text, run, rtl, buffer), tracking)
        })
        .filter(|part| !part.glyphs.is_empty())
        .collect();
    // Characters that the shaper removed are added to the part before, so that no text is lost.
    let starts: Vec<_> = parts.iter().skip(1).map(|part| part.start).chain([text.len()]).collect();
    for (part, next) in parts.iter_mut().zip(starts) {
        part.end = next;
    }
    if let Some(first) = parts.first_mut() {
        first.start = 0;
    }
    let trimmed_len = text.trim_end_matches(is_breaking_space).len();
    let glyphs = || parts.iter().flat_map(|part| &part.glyphs);
    let width = glyphs().map(|g| g.advance).sum();
    let trimmed = glyphs().filter(|g| (g.cluster as usize) < trimmed_len).map(|g| g.advance).sum();
    Word { width, trimmed, trimmed_len, parts }
}

/// Whether a script allows letter spacing: it would break up joined and syllabic scripts.
fn is_tracked(script: Option<ScriptName>) -> bool {
    matches!(script, Some(ScriptName::Latin | ScriptName::Greek | ScriptName::Cyrillic))
}

/// The part with `tracking` added after each letter. Marks without their letter (it is in another face) have no width and get
/// none.
fn tracked(mut part: Part, tracking: i32) -> Part {
    if tracking != 0 {
        let last_of_letter = |at: usize| part.glyphs.get(at + 1).is_none_or(|g| g.cluster != part.glyphs[at].cluster);
        let mut room = 0;
        let mut ends = Vec::new();
        for (at, glyph) in part.glyphs.iter().enumerate() {
            room += glyph.advance;
            if last_of_letter(at) {
                ends.extend((room > 0).then_some(at));
                room = 0;
            }
        }
        for end in ends {
            part.glyphs[end].advance += tracking;
        }
    }
    part
}

fn shape_run(fonts: &Fonts, text: &str, run: Run, rtl: bool, buffer: &mut Buffer) -> Part {
    let face = fonts.face(run.face);
    buffer.clear();
    for (at, c) in text[run.start..run.end].char_indices() {
        if !is_invisible(c) || shapes_neighbours(c) {
            buffer.push(u32::from(c), (run.start + at) as u32);
        }
    }
    if buffer.is_empty() {
        return Part { face: run.face, start: run.start, end: run.end, glyphs: Vec::new() };
    }
    let tag = run.script.unwrap_or(ScriptName::Latin).as_iso15924_tag();
    let script = Script::from_iso15924_tag(Tag::from_u32(tag)).unwrap_or(Script::LATIN);
    let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
    buffer.set_script(Some(script));
    buffer.set_direction(direction);
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
    let plan = face.plan(script, direction);
    harfrust::shape(&face.shaper(), buffer, ShapeOptions::new().plan(Some(&plan)))
        .expect("the plan was made for the buffer's script and direction");
    // If a font's tables still lead to glyph 0, show the substitute, or nothing.
    let spare = || face.glyph(fonts.substitute()).or_else(|| face.glyph(' '));
    let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions()).filter_map(|(info, position)| {
        let id = u16::try_from(info.glyph_id).ok().filter(|&id| id != 0).or_else(spare)?;
        Some(Glyph {
            id,
            advance: face.scaled(position.x_advance),
            dx: face.scaled(position.x_offset),
            dy: face.scaled(position.y_offset),
            cluster: info.cluster,
        })
    });
    Part { face: run.face, start: run.start, end: run.end, glyphs: glyphs.collect() }
}

#[cfg(test)]
mod tests {
    use crate::layout::text::style::tests::{fonts, style};

    #[test]
    fn a_mark_without_its_letter_takes_no_room() {
        let runs = fonts().shape("\u{326}", &style(54.0));
        assert!(runs.iter().all(|run| run.width() >= 0.0), "{runs:?}");
    }
}
