//! Writes a believable workspace of any size, to try and to measure Quarterdeck with.
//!
//! An account is made from the seed and its own number alone, and written before the next one is made: memory stays
//! the same for ten accounts and for a million, and account 17 is the same in a small base and in a large one.
//!
//! ```text
//! cargo run --release --example synthesize -- --accounts 10000 --seed 7 target/base
//! quarterdeck build target/base
//! ```

#[path = "synthesize/account.rs"]
mod account;
#[path = "synthesize/names.rs"]
mod names;
#[path = "synthesize/random.rs"]
mod random;
#[path = "synthesize/rows.rs"]
mod rows;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Parser;

use account::Account;
use rows::Files;

/// Write a workspace with made-up customers: accounts, 26 weeks of six metrics, use of eleven features, requests,
/// tickets, contacts and goals.
#[derive(Parser)]
struct Args {
    /// How many accounts.
    #[arg(long, default_value_t = 1_000)]
    accounts: u64,
    /// The same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to write; made where it does not exist, its files replaced where they do.
    dir: PathBuf,
}

fn main() -> Result<()> {
    let args = Args::parse();
    fs::create_dir_all(&args.dir).with_context(|| format!("failed to make {}", args.dir.display()))?;
    for (name, text) in [
        ("qbr.yaml", include_str!("synthesize/qbr.yaml")),
        ("catalogue.yaml", include_str!("../sample_data/catalogue.yaml")),
    ] {
        let path = args.dir.join(name);
        fs::write(&path, text).with_context(|| format!("failed to write {}", path.display()))?;
    }

    let mut files = Files::create(&args.dir)?;
    for number in 1..=args.accounts {
        files.write(&Account::new(args.seed, number))?;
    }
    let written = files.finish()?;
    println!("{} accounts and {written} rows in {}", args.accounts, args.dir.display());
    Ok(())
}
