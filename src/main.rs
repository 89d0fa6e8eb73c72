//! The command: parse, run, turn the outcome into an exit status.

use std::io::Write as _;
use std::process::ExitCode;

use quarterdeck::cli::failure::Failure;
use quarterdeck::cli::program;

/// A deck is thousands of small allocations and a few large ones, from several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match program::run() {
        Ok(status) => ExitCode::from(status),
        // Whoever reads our output has seen enough: `quarterdeck check | head`.
        Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Err(failure) => {
            // Where nobody reads it any more, the status says it.
            let _ = writeln!(std::io::stderr(), "error: {failure}");
            ExitCode::from(failure.status())
        }
    }
}
