//! Splits a word into runs of one script and one face.
//!
//! Faces are chosen per grapheme cluster, so that a letter and its marks come from the same face if one has both.

use icu_segmenter::GraphemeClusterSegmenter;
use unicode_script::{Script, UnicodeScript};

use crate::layout::frame::FaceId;
use crate::layout::text::fonts::{Fonts, primary};
use crate::layout::text::prepare::is_invisible;
use crate::layout::text::style::Weight;

/// A stretch of one script and one face.
#[derive(Debug)]
pub(crate) struct Run {
    /// Its byte range.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Set once all runs of the word are known.
    pub(crate) script: Option<Script>,
    pub(crate) face: FaceId,
}

/// The word's runs in logical order.
pub(crate) fn itemise(fonts: &Fonts, text: &str, weight: Weight) -> Vec<Run> {
    let own = primary(weight);
    if text.is_ascii() {
        let script = Some(Script::Latin);
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
            // No face has the whole cluster, so each character is drawn by a face that has it; marks are still placed over
            // their base.
            for (at, c) in cluster.char_indices().filter(|(_, c)| !is_invisible(*c)) {
                let face = fonts.face_for(c, weight).unwrap_or(own);
                push(&mut runs, Run { start: start + at, end: start + at + c.len_utf8(), script, face });
            }
        }
        start = end;
    }
    // Leading punctuation and digits take the script of the text after them.
    let mut following = Script::Latin;
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
    // A space inside fallback text keeps that face: this gives fewer runs, and a width that suits its neighbours. So does
    // punctuation that the primary face lacks: other scripts' faces place a Japanese full stop in the middle.
    let keeps = first.is_whitespace() || (!is_real(first.script()) && !fonts.face(primary(weight)).draws(first));
    if let Some(last) = last.filter(|&id| keeps && fonts.face(id).draws(first)) {
        return Some(last);
    }
    fonts.face_for_all(visible, weight)
}

pub(crate) fn is_real(script: Script) -> bool {
    !matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

/// Adds a run, merged into the one before if face and script agree. A run without script takes the script of the one before.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::style::tests::fonts;

    fn runs(text: &str) -> Vec<(&str, Option<Script>, FaceId)> {
        let runs = itemise(&fonts(), text, Weight::Bold);
        runs.into_iter().map(|run| (&text[run.start..run.end], run.script, run.face)).collect()
    }

    #[test]
    fn digits_and_marks_belong_to_the_letters_beside_them() {
        let own = primary(Weight::Bold);
        assert_eq!(runs("«7-й»"), [("«7-й»", Some(Script::Cyrillic), own)]);
        assert_eq!(runs("12%…"), [("12%…", Some(Script::Latin), own)]);
        assert_eq!(runs("e\u{301}\u{200d}"), [("e\u{301}\u{200d}", Some(Script::Latin), own)]);
    }

    #[test]
    fn punctuation_of_fallback_text_stays_in_its_face() {
        assert_eq!(runs("日。").len(), 1);
    }

    #[test]
    fn scripts_of_one_face_are_apart() {
        let scripts: Vec<_> = runs("AΩЖ").into_iter().map(|(text, script, _)| (text, script)).collect();
        assert_eq!(scripts, [("A", Some(Script::Latin)), ("Ω", Some(Script::Greek)), ("Ж", Some(Script::Cyrillic))]);
    }

    #[test]
    fn a_letter_and_its_marks_share_the_fallback_face() {
        let runs = runs("Aක්‍ෂ");
        assert_eq!(runs.len(), 2);
        assert_eq!((runs[1].0, runs[1].1), ("ක්‍ෂ", Some(Script::Sinhala)));
        assert_ne!(runs[1].2, runs[0].2);
    }
}
