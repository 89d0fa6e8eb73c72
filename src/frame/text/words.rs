//! Shaped words: one piece of text of one weight and direction, split where script or face changes.
//!
//! A word is shaped once a thread, whatever its size, since its advances are thousandths of the size. A deck's
//! texts are mostly made of a few hundred words, so most layout never reaches the shaper.

use std::cell::RefCell;
use std::rc::Rc;

use harfrust::{Buffer, BufferFlags, Direction, Script, ShapeOptions, Tag};
use icu_segmenter::GraphemeClusterSegmenter;
use rustc_hash::FxHashMap;
use unicode_script::{Script as UnicodeScriptName, UnicodeScript};

use super::fonts::primary;
use super::prepare::{is_invisible, shapes_neighbours};
use super::{Fonts, Weight};
use crate::frame::{FaceId, Glyph};

/// A shaped word. Its parts are in logical order; the glyphs of each part in visual order.
#[derive(Debug, Default)]
pub(super) struct Word {
    pub(super) parts: Vec<Part>,
    /// All advances.
    pub(super) width: i32,
    /// All advances but those of the spaces at its end.
    pub(super) trimmed: i32,
    /// The length in bytes without the spaces at its end.
    pub(super) trimmed_len: usize,
}

/// Glyphs of one face.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) face: FaceId,
    /// The bytes of the word it shows.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Clusters count from the word's first byte.
    pub(super) glyphs: Vec<Glyph>,
}

/// Longer pieces are shaped each time, so that one hostile cell cannot fill the memory.
const LONGEST_KEPT: usize = 64;
/// Where a thread's words are forgotten and gathered anew.
const MOST_KEPT: usize = 30_000;

#[derive(Default)]
struct Kept {
    fonts: u64,
    count: usize,
    /// By weight and direction.
    words: [FxHashMap<Box<str>, Rc<Word>>; 6],
    buffer: Buffer,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// The shaped form of `text`, which was prepared and runs in one direction.
pub(super) fn word(fonts: &Fonts, text: &str, weight: Weight, rtl: bool) -> Rc<Word> {
    KEPT.with_borrow_mut(|kept| {
        if kept.fonts != fonts.identity || kept.count > MOST_KEPT {
            kept.words.iter_mut().for_each(FxHashMap::clear);
            kept.fonts = fonts.identity;
            kept.count = 0;
        }
        let place = weight as usize * 2 + usize::from(rtl);
        if let Some(word) = kept.words[place].get(text) {
            return word.clone();
        }
        let word = Rc::new(shape(fonts, text, weight, rtl, &mut kept.buffer));
        if text.len() <= LONGEST_KEPT {
            kept.count += 1;
            kept.words[place].insert(text.into(), word.clone());
        }
        word
    })
}

/// Spaces that vanish at the end of a line; the non-breaking ones do not.
pub(super) fn is_breaking_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

fn shape(fonts: &Fonts, text: &str, weight: Weight, rtl: bool, buffer: &mut Buffer) -> Word {
    let mut parts: Vec<_> = itemise(fonts, text, weight)
        .into_iter()
        .map(|run| shape_run(fonts, text, run, rtl, buffer))
        .filter(|part| !part.glyphs.is_empty())
        .collect();
    // What the shaper swallowed belongs to the part before, so that no text is lost.
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

/// A stretch of one script and one face.
struct Run {
    start: usize,
    end: usize,
    script: Option<UnicodeScriptName>,
    face: FaceId,
}

fn itemise(fonts: &Fonts, text: &str, weight: Weight) -> Vec<Run> {
    let own = primary(weight);
    if text.is_ascii() {
        let script = Some(UnicodeScriptName::Latin);
        return vec![Run { start: 0, end: text.len(), script, face: own }];
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut start = 0;
    for end in GraphemeClusterSegmenter::new().segment_str(text).skip(1) {
        let cluster = &text[start..end];
        let script = cluster.chars().map(|c| c.script()).find(|s| is_real(*s));
        let visible = cluster.chars().filter(|c| !is_invisible(*c));
        let last = runs.last().map(|run| run.face);
        if let Some(face) = face_of_cluster(fonts, visible.clone(), weight, last) {
            push(&mut runs, Run { start, end, script, face });
        } else {
            // No face has the whole cluster: each character is drawn by the face that has it, marks over their base.
            for (at, c) in cluster.char_indices().filter(|(_, c)| !is_invisible(*c)) {
                let face = fonts.face_for(c, weight).unwrap_or(own);
                push(&mut runs, Run { start: start + at, end: start + at + c.len_utf8(), script, face });
            }
        }
        start = end;
    }
    // Leading punctuation and digits take the script of what follows.
    let mut following = UnicodeScriptName::Latin;
    for run in runs.iter_mut().rev() {
        following = *run.script.get_or_insert(following);
    }
    runs
}

fn face_of_cluster(
    fonts: &Fonts,
    visible: impl Iterator<Item = char> + Clone,
    weight: Weight,
    last: Option<FaceId>,
) -> Option<FaceId> {
    let Some(first) = visible.clone().next() else { return Some(last.unwrap_or(primary(weight))) };
    // A space within fallback text keeps its face: fewer runs, and a width that suits its neighbours.
    if let Some(last) = last.filter(|&id| first.is_whitespace() && fonts.face(id).draws(first)) {
        return Some(last);
    }
    fonts.face_for_all(visible, weight)
}

fn is_real(script: UnicodeScriptName) -> bool {
    !matches!(script, UnicodeScriptName::Common | UnicodeScriptName::Inherited | UnicodeScriptName::Unknown)
}

/// Adds a run to the one before where face and script agree; what has no script takes the one before.
fn push(runs: &mut Vec<Run>, run: Run) {
    if let Some(last) = runs.last_mut()
        && last.face == run.face
        && (run.script.is_none() || last.script.is_none() || last.script == run.script)
    {
        last.end = run.end;
        last.script = last.script.or(run.script);
        return;
    }
    let script = run.script.or_else(|| runs.last().and_then(|last| last.script));
    runs.push(Run { script, ..run });
}

fn shape_run(fonts: &Fonts, text: &str, run: Run, rtl: bool, buffer: &mut Buffer) -> Part {
    let face = fonts.face(run.face);
    buffer.clear();
    let mut previous = None;
    for (at, c) in text[run.start..run.end].char_indices() {
        if !is_invisible(c) || shapes_neighbours(c) {
            // The same cluster for what is one letter to a reader is the shaper's business; bytes are ours.
            buffer.push(u32::from(c), (run.start + at) as u32);
            previous = Some(c);
        }
    }
    if previous.is_none() {
        return Part { face: run.face, start: run.start, end: run.end, glyphs: Vec::new() };
    }
    let tag = run.script.unwrap_or(UnicodeScriptName::Latin).as_iso15924_tag();
    let script = Script::from_iso15924_tag(Tag::from_u32(tag)).unwrap_or(Script::LATIN);
    let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
    buffer.set_script(Some(script));
    buffer.set_direction(direction);
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
    let plan = face.plan(script, direction);
    harfrust::shape(&face.shaper(), buffer, ShapeOptions::new().plan(Some(&plan)))
        .expect("the plan was made for the buffer's script and direction");
    // A font whose tables lead to glyph 0 all the same shows the substitute, or nothing.
    let spare = || face.glyph(fonts.substitute).or_else(|| face.glyph(' '));
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
