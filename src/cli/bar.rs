//! The progress bar: on a terminal only, on standard error, so that what is piped stays clean.

use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::run::Progress;

/// How often it is drawn, a second.
const DRAWN: u8 = 10;

/// A bar that appears when the decks begin.
#[derive(Debug)]
pub struct Bar {
    wanted: bool,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    /// A bar that is shown where it is `wanted` and standard error is a terminal.
    pub fn new(wanted: bool) -> Self {
        Self { wanted, bar: OnceLock::new() }
    }

    /// Shows how far the run has come.
    pub fn show(&self, progress: Progress) {
        if !self.wanted {
            return;
        }
        match progress {
            Progress::Decks(decks) => {
                self.bar.get_or_init(|| start(decks));
            }
            Progress::One => {
                if let Some(bar) = self.bar.get() {
                    bar.inc(1);
                }
            }
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn start(decks: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(decks as u64), ProgressDrawTarget::stderr_with_hz(DRAWN));
    let template = "{bar:32} {human_pos}/{human_len} accounts  {per_sec}  {eta} left";
    bar.set_style(ProgressStyle::with_template(template).expect("the template is well formed").progress_chars("━╸─"));
    bar
}
