//! Glyph runs on a canvas: two-byte strings, and numbers only where shaping differs from `/W`.
//!
//! Text must come back in its logical order. Where the codes of a cluster do not read as its text
//! (reordered vowels, one glyph for two texts), the cluster is wrapped in a span with `/ActualText`.
//! Runs from right to left are written as drawn: readers turn them round themselves, and would turn
//! a replacement text round as well.

use crate::layout::frame::{Glyph, GlyphRun};
use crate::pdf::content::canvas::{Canvas, place};
use crate::pdf::content::number::{Cents, cents, push_cents, push_integer, push_string_byte, push_utf16_hex};
use crate::pdf::content::resources::Resources;
use crate::pdf::error::Fault;
use crate::pdf::fonts::cluster::{Cluster, clusters};
use crate::pdf::fonts::deck_fonts::DeckFonts;
use crate::pdf::fonts::slot::{Coded, FontSlot};

/// A `TJ` in the making.
#[derive(Default)]
struct Line {
    /// Whether the array is open.
    array: bool,
    /// Whether a string within the array is open.
    string: bool,
    /// How far the pen must still move back, in thousandths of the size.
    owed: i64,
}

impl Canvas {
    /// Draws a run of glyphs.
    pub(crate) fn glyphs(
        &mut self,
        run: &GlyphRun,
        fonts: &mut DeckFonts,
        resources: &mut Resources,
    ) -> Result<(), Fault> {
        let origin = place(run.origin)?;
        let size = cents(run.size)?;
        if run.glyphs.is_empty() || size <= 0 {
            return Ok(());
        }
        if run.glyphs.iter().any(|glyph| glyph.id == 0) {
            return Err(Fault::MissingGlyph(run.text.clone()));
        }
        self.opacity(1000, resources);
        self.fill_color(run.color);
        self.move_to(origin);
        let mut line = Line::default();
        let mut coded = Vec::new();
        let mut pieces = clusters(run).peekable();
        while let Some(cluster) = pieces.next() {
            coded.clear();
            if fonts.look_up(run, &cluster, &mut coded) {
                self.cluster(&run.glyphs[cluster.glyphs.clone()], &coded, size, &mut line);
                continue;
            }
            let (mut glyphs, mut text) = (cluster.glyphs.clone(), cluster.text.clone());
            while let Some(next) = pieces.next_if(|next| !reads_alone(fonts, run, next, &mut coded)) {
                glyphs.end = next.glyphs.end;
                text = text.start.min(next.text.start)..text.end.max(next.text.end);
            }
            self.span(run, &Cluster { glyphs, text }, &coded, size, &mut line);
        }
        self.hanging_space(run, fonts, size, &mut line);
        self.close_array(&mut line);
        self.rise(0, &mut line);
        Ok(())
    }

    /// Draws the space that vanished at a line's end, at its place beyond the end: without it readers that follow the
    /// tags would join two words.
    fn hanging_space(&mut self, run: &GlyphRun, fonts: &mut DeckFonts, size: Cents, line: &mut Line) {
        // In text from right to left the line's end is at the left, where the pen no longer is.
        let vanished = |last: &Glyph| run.text.get(last.cluster as usize..).is_some_and(hangs_space);
        if !run.rtl
            && run.glyphs.last().is_some_and(vanished)
            && let Some(space) = fonts.space(run.face)
        {
            self.font(space.slot, size, line);
            self.code(space.code, line);
        }
    }

    /// Draws a space where a run begins, which parts its text from the text before.
    pub(crate) fn blank(&mut self, run: &GlyphRun, fonts: &mut DeckFonts) -> Result<(), Fault> {
        let (origin, size) = (place(run.origin)?, cents(run.size)?);
        if let Some(space) = fonts.space(run.face) {
            self.move_to(origin);
            let mut line = Line::default();
            self.font(space.slot, size, &mut line);
            self.code(space.code, &mut line);
            self.close_array(&mut line);
        }
        Ok(())
    }

    /// Moves to where a line of text begins, inside a text object.
    fn move_to(&mut self, to: (Cents, Cents)) {
        if self.line.is_none() {
            self.op(&["BT\n"]);
        }
        let from = self.line.unwrap_or((0, 0));
        push_cents(&mut self.out, to.0 - from.0);
        push_cents(&mut self.out, to.1 - from.1);
        self.op(&["Td\n"]);
        self.line = Some(to);
    }

    /// Draws glyphs with their text, where their codes would read as another one.
    fn span(&mut self, run: &GlyphRun, cluster: &Cluster, coded: &[Coded], size: Cents, line: &mut Line) {
        self.close_array(line);
        self.op(&["/Span<</ActualText<FEFF"]);
        push_utf16_hex(&mut self.out, cluster.text(run));
        self.op(&[">>>BDC\n"]);
        self.cluster(&run.glyphs[cluster.glyphs.clone()], coded, size, line);
        self.close_array(line);
        self.op(&["EMC\n"]);
    }

    fn cluster(&mut self, glyphs: &[Glyph], coded: &[Coded], size: Cents, line: &mut Line) {
        for (glyph, coded) in glyphs.iter().zip(coded) {
            self.font(coded.slot, size, line);
            self.rise(i64::from(glyph.dy) * size / 1000, line);
            line.owed -= i64::from(glyph.dx);
            self.code(coded.code, line);
            line.owed += i64::from(coded.width) - i64::from(glyph.advance) + i64::from(glyph.dx);
        }
    }

    fn font(&mut self, slot: FontSlot, size: Cents, line: &mut Line) {
        if self.state.font != Some((slot, size)) {
            self.close_array(line);
            self.state.font = Some((slot, size));
            self.op(&["/F"]);
            push_integer(&mut self.out, slot.0.into());
            self.out.push(b' ');
            push_cents(&mut self.out, size);
            self.op(&["Tf\n"]);
        }
    }

    fn rise(&mut self, rise: Cents, line: &mut Line) {
        if self.state.rise != rise {
            self.close_array(line);
            self.state.rise = rise;
            push_cents(&mut self.out, rise);
            self.op(&["Ts\n"]);
        }
    }

    fn code(&mut self, code: u16, line: &mut Line) {
        if !line.array {
            self.out.push(b'[');
            line.array = true;
        }
        if line.owed != 0 {
            if line.string {
                self.out.push(b')');
                line.string = false;
            }
            push_integer(&mut self.out, line.owed);
            line.owed = 0;
        }
        if !line.string {
            self.out.push(b'(');
            line.string = true;
        }
        code.to_be_bytes().into_iter().for_each(|byte| push_string_byte(&mut self.out, byte));
    }

    fn close_array(&mut self, line: &mut Line) {
        if line.string {
            self.out.push(b')');
        }
        if line.array {
            self.op(&["]TJ\n"]);
        }
        (line.array, line.string) = (false, false);
    }
}

/// Whether the text of a line's last cluster is more than spaces and ends in one.
fn hangs_space(text: &str) -> bool {
    text.ends_with(char::is_whitespace) && text.contains(|c: char| !c.is_whitespace())
}

/// Whether a cluster reads as its text; if not, its glyphs are kept in `coded`.
fn reads_alone(fonts: &mut DeckFonts, run: &GlyphRun, cluster: &Cluster, coded: &mut Vec<Coded>) -> bool {
    let before = coded.len();
    let reads = fonts.look_up(run, cluster, coded);
    if reads {
        coded.truncate(before);
    }
    reads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::style::tests::{fonts, style};
    use crate::pdf::fonts::shared_fonts::FontBook;

    /// The content of `text` after `change` was made to its run.
    fn drawn(text: &str, change: impl Fn(&mut GlyphRun)) -> String {
        let fonts = fonts();
        let book = FontBook::new(&fonts, &[]).unwrap();
        let (mut canvas, mut resources) = (Canvas::new(Vec::new()), Resources::default());
        let mut deck = DeckFonts::new(&book, &fonts);
        for mut run in fonts.shape(text, &style(10.0)) {
            change(&mut run);
            canvas.glyphs(&run, &mut deck, &mut resources).unwrap();
        }
        String::from_utf8_lossy(&canvas.finish()).into_owned()
    }

    #[test]
    fn numbers_stand_only_where_shaping_differs_from_the_widths() {
        let plain = drawn("HH", |_| {});
        assert!(plain.starts_with("BT\n0 540 Td\n/F0 10 Tf\n[("), "{plain}");
        let kerned = drawn("HH", |run| run.glyphs[0].advance -= 50);
        assert!(kerned.contains(")50("), "{kerned}");
    }

    #[test]
    fn a_displaced_glyph_leaves_the_pen_where_it_was() {
        let moved = drawn("HHH", |run| (run.glyphs[1].dx, run.glyphs[1].dy) = (100, 200));
        assert!(moved.contains("2 Ts\n[-100("), "{moved}");
        assert!(moved.contains("0 Ts\n[100("), "{moved}");
    }

    #[test]
    fn glyphs_that_read_as_something_else_say_what_they_mean() {
        let renamed = drawn("AB", |run| run.text = "AX".into());
        assert!(renamed.contains("/Span<</ActualText<FEFF0058>>>BDC"), "{renamed}");
        assert!(!drawn("AB", |_| {}).contains("ActualText"));
    }

    #[test]
    fn the_space_at_a_lines_end_is_drawn_though_it_has_no_glyph() {
        let codes = |content: String| content.matches('\0').count();
        assert_eq!(codes(drawn("HH", |run| run.text.push(' '))), codes(drawn("HHH", |_| {})));
    }
}
