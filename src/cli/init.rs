//! `quarterdeck init`: writes a commented workspace to start from. It is the sample, so it can be built at once.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context as _, anyhow};
use clap::{Args, ValueHint};

use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::print::{printable, said};
use crate::cli::schema::documents;

const EXAMPLES: &str = "\
Examples:
  quarterdeck init acme-reviews
  quarterdeck init acme-reviews && quarterdeck build acme-reviews";

/// Write a commented workspace with sample data to start from
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Init {
    /// A folder that is empty or does not exist
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: PathBuf,
}

macro_rules! sample {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/sample_data/", $name)).as_slice())),*]
    };
}

/// Every file of the sample workspace except its schemas, which are generated.
static SAMPLE: [(&str, &[u8]); 14] = sample![
    ".gitignore",
    "accounts.csv",
    "assets/ashgrove.png",
    "assets/harcastle.png",
    "assets/meridale.png",
    "assets/pennywharf.svg",
    "catalogue.yaml",
    "feature_usage.csv",
    "outcomes.csv",
    "overrides/C-4001.yaml",
    "qbr.yaml",
    "requests.json",
    "tickets.csv",
    "usage.csv",
];

impl Run for Init {
    fn run(self) -> Result<u8, Failure> {
        refuse_used(&self.folder)?;
        for (name, bytes) in SAMPLE {
            write(&self.folder.join(name), bytes).map_err(Failure::Run)?;
        }
        let schemas = documents::all();
        crate::cli::schema::command::write(&schemas, &self.folder).map_err(Failure::Run)?;
        let folder = printable(&self.folder.display().to_string());
        let mut out = said();
        writeln!(
            out,
            "Wrote {} files to {folder}. qbr.yaml says what each setting does. Next:",
            SAMPLE.len() + schemas.len()
        )?;
        writeln!(out, "  quarterdeck check {folder}")?;
        writeln!(out, "  quarterdeck build {folder}")?;
        Ok(0)
    }
}

/// Refuses a folder that is not empty, so that no file of the user is overwritten.
fn refuse_used(folder: &Path) -> Result<(), Failure> {
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            let error = anyhow::Error::new(error).context(format!("failed to look into {}", folder.display()));
            return Err(Failure::Configuration(error));
        }
    };
    if entries.next().is_some() {
        return Err(Failure::Configuration(anyhow!("{} is not empty; choose a new folder", folder.display())));
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let failed = || format!("failed to write {}", path.display());
    fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).with_context(failed)?;
    fs::write(path, bytes).with_context(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files_below(folder: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // What builds of the sample keep there is nobody's to copy: a key. The schemas are made.
            if path.ends_with(crate::base::paths::STATE) || path.ends_with(documents::FOLDER) {
                continue;
            }
            if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
        }
        files.sort();
        files
    }

    #[test]
    fn every_file_of_the_sample_is_written() {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
        let ours: Vec<PathBuf> = SAMPLE.iter().map(|(name, _)| sample.join(name)).collect();
        // Its README tells which account shows which case; a workspace of one's own has no use for it.
        let files: Vec<_> = files_below(&sample).into_iter().filter(|f| !f.ends_with("README.md")).collect();
        assert_eq!(files, ours);
    }
}
