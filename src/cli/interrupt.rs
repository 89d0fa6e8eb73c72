//! Ctrl-C and its kin: the first one ends the run in order, the second one at once.

use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::cli::failure::{Failure, STOPPED};

static STOP: AtomicBool = AtomicBool::new(false);

/// Returns a flag that is set when the user or the system asks the program to stop: by Ctrl-C, SIGTERM, SIGHUP, or SIGPIPE, which
/// says that whoever listened is gone.
pub fn watch() -> Result<&'static AtomicBool, Failure> {
    let asked = || {
        if STOP.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(STOPPED));
        }
        // An error here must not prevent stopping.
        let _ = writeln!(std::io::stderr(), "\nstopping after what is in hand; again to stop at once");
    };
    match ctrlc::set_handler(asked) {
        Ok(()) | Err(ctrlc::Error::MultipleHandlers) => {}
        Err(error) => return Err(failed(error)),
    }
    #[cfg(unix)]
    watch_pipe()?;
    Ok(&STOP)
}

/// A write to a pipe that nobody reads fails besides, so nothing is said.
#[cfg(unix)]
fn watch_pipe() -> Result<(), Failure> {
    let mut signals = signal_hook::iterator::Signals::new([signal_hook::consts::SIGPIPE]).map_err(failed)?;
    std::thread::spawn(move || signals.forever().for_each(|_| STOP.store(true, Ordering::SeqCst)));
    Ok(())
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::Run(anyhow::Error::new(error).context("failed to listen for signals"))
}
