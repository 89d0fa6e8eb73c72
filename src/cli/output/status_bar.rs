//! The progress of a run, on standard error and only if that is a terminal.

use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::pipeline::options::Progress;

/// How many times a second it is drawn.
const DRAWN: u8 = 10;

/// The name of the table that is being read, then a progress bar.
#[derive(Debug)]
pub struct StatusBar {
    wanted: bool,
    reading: OnceLock<ProgressBar>,
    decks: OnceLock<ProgressBar>,
}

impl StatusBar {
    /// Shows nothing unless it is `wanted`.
    pub fn new(wanted: bool) -> Self {
        Self { wanted, reading: OnceLock::new(), decks: OnceLock::new() }
    }

    pub fn show(&self, progress: Progress<'_>) {
        if !self.wanted {
            return;
        }
        match progress {
            Progress::Reading(table) => {
                self.reading.get_or_init(|| bar(None, "Reading {msg} …")).set_message(table.to_owned());
            }
            Progress::Decks(decks) => {
                self.clear_reading();
                self.decks.get_or_init(|| {
                    bar(Some(decks), "{bar:32} {human_pos}/{human_len} accounts  {per_sec}  {eta} left")
                });
            }
            Progress::One => {
                if let Some(bar) = self.decks.get() {
                    bar.inc(1);
                }
            }
        }
    }

    fn clear_reading(&self) {
        if let Some(reading) = self.reading.get() {
            reading.finish_and_clear();
        }
    }
}

impl Drop for StatusBar {
    fn drop(&mut self) {
        self.clear_reading();
        if let Some(bar) = self.decks.get() {
            bar.finish_and_clear();
        }
    }
}

fn bar(decks: Option<usize>, template: &str) -> ProgressBar {
    let target = ProgressDrawTarget::stderr_with_hz(DRAWN);
    let bar = ProgressBar::with_draw_target(decks.map(|decks| decks as u64), target);
    bar.set_style(ProgressStyle::with_template(template).expect("the template is well formed").progress_chars("━╸─"));
    bar
}
