//! Ctrl-C: the first one ends the run in order, the second one at once.

use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::cli::failure::{Failure, STOPPED};

static STOP: AtomicBool = AtomicBool::new(false);

/// Returns a flag that is set when the user or the system asks the program to stop.
pub fn watch() -> Result<&'static AtomicBool, Failure> {
    let asked = || {
        if STOP.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(STOPPED));
        }
        // An error here must not prevent stopping.
        let _ = writeln!(std::io::stderr(), "\nstopping after what is in hand; again to stop at once");
    };
    match ctrlc::set_handler(asked) {
        Ok(()) | Err(ctrlc::Error::MultipleHandlers) => Ok(&STOP),
        Err(error) => Err(Failure::Run(anyhow::Error::new(error).context("failed to listen for Ctrl-C"))),
    }
}
