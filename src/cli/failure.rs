//! Why a command failed: the exit status, and one message with its causes.

use std::{fmt, io};

use crate::cli::output::print::printable;
use crate::pipeline::error::RunError;

#[derive(Debug)]
pub enum Failure {
    /// The arguments or the configuration are wrong.
    Configuration(anyhow::Error),
    /// The run failed.
    Run(anyhow::Error),
    /// The run was stopped.
    Stopped(anyhow::Error),
    /// The reader of the output closed it: `quarterdeck check | head`.
    ReaderGone,
}

impl Failure {
    pub fn status(&self) -> u8 {
        match self {
            Self::Configuration(_) => 2,
            Self::Run(_) => 1,
            Self::Stopped(_) => STOPPED,
            Self::ReaderGone => 0,
        }
    }
}

impl fmt::Display for Failure {
    /// The message and its causes, each once.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Configuration(error) | Self::Run(error) | Self::Stopped(error)) = self else { return Ok(()) };
        let mut message = String::new();
        for cause in error.chain().map(ToString::to_string) {
            if message.is_empty() {
                message = cause;
            } else if !message.contains(&cause) {
                message = format!("{message}: {cause}");
            }
        }
        f.write_str(&printable(&message))
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        match error {
            RunError::Workspace(_) | RunError::Selection(_) | RunError::Deck(_) => Self::Configuration(error.into()),
            RunError::Stopped { .. } => Self::Stopped(error.into()),
            _ => Self::Run(error.into()),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            _ => Self::Run(anyhow::Error::new(error).context("failed to write the output")),
        }
    }
}

/// The exit status of a stopped process: 128 + SIGINT.
pub const STOPPED: u8 = 130;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_told_once() {
        let error =
            anyhow::anyhow!("no space left").context("failed to write out/a.pdf: no space left").context("stopped");
        assert_eq!(Failure::Run(error).to_string(), "stopped: failed to write out/a.pdf: no space left");
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        let failure = Failure::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(failure.status(), 0);
    }

    #[test]
    fn a_message_cannot_steer_the_terminal() {
        let failure = Failure::Configuration(anyhow::anyhow!("no account \"\u{1b}[2J\""));
        assert_eq!(failure.to_string(), "no account \"\\u{1b}[2J\"");
    }
}
