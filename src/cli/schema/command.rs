//! `quarterdeck schema`: writes schemas by which editors complete and check a workspace's files.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context as _, anyhow};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueHint};

use crate::base::limits;
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::print::{printable, said};
use crate::cli::schema::documents;
use crate::cli::schema::documents::{Document, FOLDER};
use crate::store::files::write_whole;

const EXAMPLES: &str = "\
Examples:
  quarterdeck schema                 into the workspace in this folder
  quarterdeck schema acme-reviews
  quarterdeck schema --print theme > theme.schema.json

An editor that knows YAML finds the schema by the first line of a file in the workspace:
  # yaml-language-server: $schema=schemas/qbr.schema.json";

/// Write the schemas by which editors complete and check qbr.yaml, catalogues, themes and overrides
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Schema {
    /// A workspace's folder; they go to its folder `schemas`
    #[arg(default_value = ".", value_hint = ValueHint::DirPath)]
    workspace: PathBuf,
    /// Print one and write nothing
    #[arg(long, value_name = "NAME", value_parser = names(), conflicts_with = "workspace")]
    print: Option<String>,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(documents::all().iter().map(|document| document.name))
}

impl Run for Schema {
    fn run(self) -> Result<u8, Failure> {
        let all = documents::all();
        let mut out = said();
        if let Some(name) = self.print {
            let document =
                all.iter().find(|document| document.name == name).expect("the parser takes these names alone");
            out.write_all(document.json().as_bytes())?;
            return Ok(0);
        }
        if !self.workspace.is_dir() {
            return Err(Failure::Configuration(anyhow!("there is no folder {}", self.workspace.display())));
        }
        for document in &all {
            refuse_foreign(&self.workspace.join(document.path()))?;
        }
        write(&all, &self.workspace).map_err(Failure::Run)?;
        let folder = printable(&self.workspace.join(FOLDER).display().to_string());
        writeln!(
            out,
            "Wrote {} schemas to {folder}. A file uses its own by its first line; that of qbr.yaml is:",
            all.len()
        )?;
        write!(out, "  {}", documents::first_line(&all[0].path()))?;
        Ok(0)
    }
}

/// Writes schemas into a workspace.
pub fn write(all: &[Document], workspace: &Path) -> anyhow::Result<()> {
    let folder = workspace.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("failed to make the folder {}", folder.display()))?;
    for document in all {
        let path = workspace.join(document.path());
        write_whole(&path, document.json().as_bytes())
            .with_context(|| format!("failed to write {}", path.display()))?;
    }
    Ok(())
}

/// Fails if a file is not one of our schemas, so that it is not overwritten.
fn refuse_foreign(path: &Path) -> Result<(), Failure> {
    match limits::read(path, limits::YAML_BYTES) {
        Ok(bytes) if documents::is_own(&bytes) => Ok(()),
        Ok(_) => {
            let message =
                "is there, and quarterdeck did not write it; move it away, or use `quarterdeck schema --print`";
            Err(Failure::Configuration(anyhow!("{} {message}", path.display())))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => {
            let error = anyhow::Error::new(error).context(format!("failed to look at {}", path.display()));
            Err(Failure::Configuration(error))
        }
    }
}
