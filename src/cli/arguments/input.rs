//! Arguments of commands that read a workspace's tables.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueHint};

use crate::config::flags::Flags;

/// The workspace, and settings that replace those of `qbr.yaml`.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// A folder with a qbr.yaml, or a YAML file
    #[arg(default_value = ".", value_hint = ValueHint::AnyPath)]
    workspace: PathBuf,
    /// Read the sources' files from this folder instead of the workspace
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    data: Option<PathBuf>,
    /// The day the data stands at [default: as configured, else the period's last day]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,
    /// The quarter under review, such as 2026-Q3 [default: as configured, else the one last completed]
    #[arg(long, value_name = "QUARTER")]
    period: Option<String>,
    /// A theme's name or the path of its YAML file [default: as configured]
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
}

impl Input {
    pub(crate) fn split(self) -> (PathBuf, Flags) {
        let Self { workspace, data, as_of, period, theme } = self;
        (workspace, Flags { data, as_of, period, theme })
    }
}

/// The current day. It only chooses the quarter if none is configured.
pub(crate) fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

pub(crate) fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "expected a date such as 2026-09-30".to_owned())
}
