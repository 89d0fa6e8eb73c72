//! Clusters: the smallest pieces of a run whose glyphs and text belong together.

use std::ops::Range;

use crate::layout::frame::GlyphRun;

/// Glyphs that show one piece of text together.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// Which of the run's glyphs, in visual order.
    pub glyphs: Range<usize>,
    /// Which bytes of the run's text.
    pub text: Range<usize>,
}

impl Cluster {
    /// The cluster's text.
    pub fn text<'a>(&self, run: &'a GlyphRun) -> &'a str {
        run.text.get(self.text.clone()).unwrap_or("")
    }
}

/// The clusters of a run in visual order. A cluster's text ends where the next one in reading order begins.
pub fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster> + '_ {
    let mut at = 0;
    let mut previous = run.text.len();
    std::iter::from_fn(move || {
        let first = run.glyphs.get(at)?.cluster;
        let length = run.glyphs[at..].iter().take_while(|glyph| glyph.cluster == first).count();
        let glyphs = at..at + length;
        at += length;
        let start = first as usize;
        let end = if run.rtl { previous } else { run.glyphs.get(at).map_or(run.text.len(), |g| g.cluster as usize) };
        previous = start;
        Some(Cluster { glyphs, text: start..end.max(start) })
    })
}

/// The glyph ids of a cluster in the order of its text.
pub fn reading_order<'a>(run: &'a GlyphRun, cluster: &Cluster) -> impl Iterator<Item = u16> + 'a {
    let glyphs = &run.glyphs[cluster.glyphs.clone()];
    let count = glyphs.len();
    (0..count).map(move |at| glyphs[if run.rtl { count - 1 - at } else { at }].id)
}
