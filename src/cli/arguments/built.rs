//! A built folder as commands of delivery take it.

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

/// A built folder and the workspace it was built from.
#[derive(Debug, Args)]
pub(crate) struct Built {
    /// The output folder of a build
    #[arg(default_value = "out", value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
    /// The workspace that the folder was built from
    #[arg(long, short, value_name = "DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    pub workspace: PathBuf,
}

/// Where the published decks are reached.
#[derive(Debug, Args)]
pub(crate) struct BaseUrl {
    /// Where the published decks stand [default: `delivery.base_url` of qbr.yaml]
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    base_url: Option<String>,
}

impl BaseUrl {
    /// The workspace with this address in place of its own.
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

/// Why a workspace has no key.
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
    /// The day that is meant, with what the workspace asks for on it.
    pub fn day(&self, workspace: &Workspace) -> DeliveryDay {
        DeliveryDay::new(self.on.unwrap_or_else(today), workspace)
    }
}

/// A workspace's key, which it must have.
pub(crate) fn key_of(workspace: &Workspace) -> Result<Arc<Key>, Failure> {
    let key = workspace.make_key().map_err(|error| Failure::Run(error.into()))?;
    key.ok_or_else(|| Failure::Configuration(anyhow::Error::msg(NO_SECTION)))
}

impl Built {
    /// The workspace's key.
    pub fn key(&self, workspace: &Workspace) -> Result<Arc<Key>, Failure> {
        key_of(workspace)
    }

    /// The folder, its rows proved.
    pub fn outbox(&self, workspace: &Workspace) -> Result<Outbox, Failure> {
        Outbox::load(&self.out, &self.prover(workspace)?).map_err(|error| Failure::Run(error.into()))
    }

    /// By what the folder is known to be the workspace's.
    pub fn prover(&self, workspace: &Workspace) -> Result<FolderProver, Failure> {
        workspace
            .make_key()
            .and_then(|key| FolderProver::open(&workspace.state(), key))
            .map_err(|error| Failure::Run(error.into()))
    }

    /// What people decide about the decks by now.
    pub fn decided(&self, workspace: &Workspace) -> Result<CurrentOverrides, Failure> {
        workspace.overrides().map(CurrentOverrides::new).map_err(|error| Failure::Configuration(error.into()))
    }

    /// The folder and all that lets the decks of some accounts out on a day, read again whenever it changes.
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

    /// The workspace.
    pub fn workspace(&self) -> Result<Workspace, Failure> {
        Workspace::load(&self.workspace, &Flags::default(), today())
            .map_err(|error| Failure::Configuration(error.into()))
    }
}
