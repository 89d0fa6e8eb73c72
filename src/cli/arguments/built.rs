//! Arguments of commands that bring built decks to their readers, and what they name.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Args, ValueHint};

use crate::base::signing::key::Key;
use crate::cli::arguments::accounts::BuiltAccounts;
use crate::cli::arguments::input::{day, today};
use crate::cli::failure::Failure;
use crate::config::flags::Flags;
use crate::config::qbr::delivery::Delivery;
use crate::config::workspace::Workspace;
use crate::delivery::current_overrides::CurrentOverrides;
use crate::delivery::day::DeliveryDay;
use crate::delivery::outbox::Outbox;
use crate::delivery::selection::chosen;
use crate::delivery::watch::OverrideWatch;
use crate::store::folder_seal::FolderProver;

/// An output folder and its workspace.
#[derive(Debug, Args)]
pub(crate) struct Built {
    /// The output folder of a build
    #[arg(default_value = "out", value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
    /// The workspace that the folder was built from
    #[arg(long, short, value_name = "DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    pub workspace: PathBuf,
}

/// The URL of the published folder.
#[derive(Debug, Args)]
pub(crate) struct BaseUrl {
    /// Where the published decks stand [default: `delivery.base_url` of qbr.yaml]
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    base_url: Option<String>,
}

impl BaseUrl {
    /// Replaces the URL in the workspace's configuration.
    pub fn of(&self, mut workspace: Workspace) -> Result<Workspace, Failure> {
        let wrong = |message: String| Failure::Configuration(anyhow::Error::msg(message));
        let Some(url) = &self.base_url else { return Ok(workspace) };
        if let Some(fault) = Delivery::fault_of_base(url) {
            return Err(wrong(format!("--base-url: {fault}")));
        }
        let delivery = workspace.config.delivery.as_mut();
        delivery.ok_or_else(|| wrong(NO_SECTION.to_owned()))?.base_url = Some(url.clone());
        Ok(workspace)
    }
}

/// The error for a workspace without a key.
pub(crate) const NO_SECTION: &str =
    "the workspace has no `delivery` section in its qbr.yaml; docs/delivery.md describes it";

/// The day on which decks leave.
#[derive(Debug, Args)]
pub(crate) struct On {
    /// Judge every deck as of this day: how old its data is, and whether its renewal is near [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<NaiveDate>,
}

impl On {
    /// The given day, or today.
    pub fn day(&self, workspace: &Workspace) -> DeliveryDay {
        DeliveryDay::new(self.on.unwrap_or_else(today), workspace)
    }
}

/// The workspace's key, or an error if it has none.
pub(crate) fn key_of(workspace: &Workspace) -> Result<Arc<Key>, Failure> {
    let key = workspace.make_key().map_err(|error| Failure::Run(error.into()))?;
    key.ok_or_else(|| Failure::Configuration(anyhow::Error::msg(NO_SECTION)))
}

impl Built {
    pub fn key(&self, workspace: &Workspace) -> Result<Arc<Key>, Failure> {
        key_of(workspace)
    }

    /// Reads the folder and verifies its rows.
    pub fn outbox(&self, workspace: &Workspace) -> Result<Outbox, Failure> {
        Outbox::load(&self.out, &self.prover(workspace)?).map_err(|error| Failure::Run(error.into()))
    }

    /// Checks whether output folders were built by the workspace.
    pub fn prover(&self, workspace: &Workspace) -> Result<FolderProver, Failure> {
        workspace
            .make_key()
            .and_then(|key| FolderProver::open(&workspace.state(), key))
            .map_err(|error| Failure::Run(error.into()))
    }

    /// The workspace's current overrides.
    pub fn decided(&self, workspace: &Workspace) -> Result<CurrentOverrides, Failure> {
        workspace.overrides().map(CurrentOverrides::new).map_err(|error| Failure::Configuration(error.into()))
    }

    /// Watches the folder, overrides, approvals and suppression lists for the selected accounts.
    pub fn watch<'a>(
        &self,
        workspace: &'a Workspace,
        key: &'a Key,
        day: DeliveryDay,
        accounts: &BuiltAccounts,
    ) -> Result<OverrideWatch<'a>, Failure> {
        let watch = OverrideWatch::new(workspace, key, self.prover(workspace)?, &self.out, day);
        let watch = watch.map_err(|error| Failure::Run(error.into()))?;
        let only = chosen(&accounts.selection(), watch.outbox().rows())?;
        Ok(watch.only(only))
    }

    pub fn workspace(&self) -> Result<Workspace, Failure> {
        Workspace::load(&self.workspace, &Flags::default(), today())
            .map_err(|error| Failure::Configuration(error.into()))
    }
}
