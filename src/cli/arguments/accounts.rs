//! Arguments that select accounts. All commands select with [`Selection`] and report the same errors.

use clap::Args;

use crate::cli::failure::Failure;
use crate::delivery::selection::FIELDS;
use crate::ingest::filter::Filter;
use crate::ingest::selection::Selection;
use crate::ingest::selection_error::SelectionError;

/// Accounts of the workspace's tables.
#[derive(Debug, Args)]
pub(crate) struct SelectedAccounts {
    /// Only this account, by its id or its name; may be repeated
    #[arg(long = "account", value_name = "ID_OR_NAME")]
    accounts: Vec<String>,
    /// Only accounts whose field has this value; may be repeated
    #[arg(long = "where", value_name = "FIELD=VALUE")]
    filters: Vec<Filter>,
}

/// Accounts that are named, and those of a CSM.
#[derive(Debug, Args)]
pub(crate) struct NamedAccounts {
    /// This account, by its id or its name; may be repeated
    #[arg(long = "account", value_name = "ID_OR_NAME")]
    accounts: Vec<String>,
    /// The accounts of this CSM, by address or name; may be repeated
    #[arg(long = "csm", value_name = "EMAIL_OR_NAME")]
    csms: Vec<String>,
}

/// Accounts of an output folder.
#[derive(Debug, Args)]
pub(crate) struct BuiltAccounts {
    #[command(flatten)]
    named: NamedAccounts,
    /// Only accounts whose id, name, segment, csm_name or csm_email has this value; may be repeated
    #[arg(long = "where", value_name = "FIELD=VALUE", value_parser = filter_of_row)]
    filters: Vec<Filter>,
}

impl SelectedAccounts {
    pub(crate) fn selection(self) -> Selection {
        Selection { accounts: self.accounts, filters: self.filters, ..Selection::default() }
    }
}

impl NamedAccounts {
    pub(crate) fn selection(&self) -> Selection {
        Selection { accounts: self.accounts.clone(), csms: self.csms.clone(), ..Selection::default() }
    }
}

impl BuiltAccounts {
    /// The ids of these arguments, for groups and conflicts with others.
    pub(crate) const ARGUMENTS: [&str; 3] = ["accounts", "csms", "filters"];

    pub(crate) fn selection(&self) -> Selection {
        Selection { filters: self.filters.clone(), ..self.named.selection() }
    }
}

fn filter_of_row(text: &str) -> Result<Filter, SelectionError> {
    Filter::parse(text, &FIELDS)
}

impl From<SelectionError> for Failure {
    fn from(error: SelectionError) -> Self {
        Self::Configuration(error.into())
    }
}
