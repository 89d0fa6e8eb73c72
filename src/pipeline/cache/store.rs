//! The cache file: a database of four tables, with values in a compact format, each preceded by its hash.
//!
//! The hashes detect values that the disk damaged, which the database does not check unless it has to repair itself. The file is
//! written once, by one process, under a temporary name, and only read afterwards: any number of processes may read it, and one
//! that has it open keeps the version that it opened.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use flate2::read::DeflateDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};
use rayon::prelude::*;
use redb::{Builder, Durability, Key, ReadOnlyDatabase, ReadTransaction, ReadableDatabase as _, TableDefinition};
use rustc_hash::FxHashSet;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::account::assembly::part::{CohortFigures, CohortNumbers, MoneyFigures, PortfolioSlice};
use crate::account::assembly::portfolio::Portfolio;
use crate::ingest::account_listing::AccountListing;
use crate::ingest::account_slice::Rows;
use crate::pipeline::cache::error::CacheError;
use crate::pipeline::cache::stamp::{Stamp, Whole};

type Table<K> = TableDefinition<'static, K, &'static [u8]>;

/// Data that does not belong to one account.
const ALL: Table<&str> = TableDefinition::new("all");
const STAMP: &str = "stamp";
const WHOLE: &str = "whole";
const ENTRIES: &str = "entries";
/// An account's rows by its index.
const ACCOUNTS: Table<u32> = TableDefinition::new("accounts");
/// A cohort's figures by its number.
const COHORTS: Table<u32> = TableDefinition::new("cohorts");
/// The figures of a cohort by currency.
const MONEY: Table<u32> = TableDefinition::new("money");

/// The database's page cache, in bytes.
const PAGES: usize = 32 << 20;
/// Accounts that are serialised before they are written.
const BATCH: usize = 4096;
/// Accounts that one thread serialises with one compressor.
const TOGETHER: usize = 64;
/// The length of a value's hash in bytes.
const HASH: usize = 8;

pub(crate) struct Store {
    read: ReadTransaction,
    // After `read`, so that it is dropped later.
    _file: ReadOnlyDatabase,
}

pub(crate) fn write(path: &Path, stamp: &Stamp, whole: &Whole<'_>, base: &Portfolio) -> Result<(), CacheError> {
    let file = Builder::new().set_cache_size(PAGES).create(path)?;
    let mut write = file.begin_write()?;
    write.set_durability(Durability::Immediate).map_err(|_| CacheError::Broken)?;
    {
        let rows = &base.tables().accounts;
        let mut all = write.open_table(ALL)?;
        all.insert(STAMP, form(stamp)?.as_slice())?;
        all.insert(WHOLE, form(whole)?.as_slice())?;
        all.insert(ENTRIES, form(&base.listings())?.as_slice())?;
        let mut accounts = write.open_table(ACCOUNTS)?;
        let places: Vec<usize> = (0..rows.len()).collect();
        for batch in places.chunks(BATCH) {
            let packed = batch.par_chunks(TOGETHER).map(|places| pack(base, places));
            let packed: Vec<Vec<Vec<u8>>> = packed.collect::<Result<_, CacheError>>()?;
            for (&at, packed) in batch.iter().zip(packed.iter().flatten()) {
                accounts.insert(at as u32, packed.as_slice())?;
            }
        }
        let (mut cohorts, mut money) = (write.open_table(COHORTS)?, write.open_table(MONEY)?);
        let (count, count_of_money) = base.cohorts();
        for number in 0..count {
            cohorts.insert(number, form(&base.figures(number))?.as_slice())?;
        }
        for number in 0..count_of_money {
            money.insert(number, form(&base.money_figures(number))?.as_slice())?;
        }
    }
    Ok(write.commit()?)
}

impl Store {
    pub fn open(path: &Path) -> Result<Self, CacheError> {
        let file = Builder::new().set_cache_size(PAGES).open_read_only(path)?;
        Ok(Self { read: file.begin_read()?, _file: file })
    }

    pub fn stamp(&self) -> Result<Stamp, CacheError> {
        self.get(ALL, STAMP)
    }

    pub fn whole(&self) -> Result<Whole<'static>, CacheError> {
        self.get(ALL, WHOLE)
    }

    /// Calls `hand` with the fields by which accounts are selected.
    pub fn entries<T>(&self, hand: impl FnOnce(&[AccountListing<'_>]) -> T) -> Result<T, CacheError> {
        let value = self.read.open_table(ALL)?.get(ENTRIES)?.ok_or(CacheError::Broken)?;
        let entries: Vec<AccountListing<'_>> = postcard::from_bytes(whole(value.value())?)?;
        Ok(hand(&entries))
    }

    /// Some accounts with their cohorts' figures.
    pub fn part(&self, whole: &Whole<'static>, chosen: &[usize]) -> Result<PortfolioSlice, CacheError> {
        let accounts: Vec<(CohortNumbers, Rows<'static>)> =
            chosen.iter().map(|&at| self.account(at as u32)).collect::<Result<_, _>>()?;
        let (cohorts, money) = PortfolioSlice::cohorts_of(accounts.iter().map(|(standing, _)| *standing));
        Ok(PortfolioSlice {
            census: whole.census.clone(),
            shared: whole.shared.clone(),
            accounts,
            cohorts: self.figures::<CohortFigures<'static>>(COHORTS, cohorts)?,
            money: self.figures::<MoneyFigures<'static>>(MONEY, money)?,
        })
    }

    fn account(&self, at: u32) -> Result<(CohortNumbers, Rows<'static>), CacheError> {
        let value = self.read.open_table(ACCOUNTS)?.get(at)?.ok_or(CacheError::Broken)?;
        let mut plain = Vec::new();
        DeflateDecoder::new(whole(value.value())?).read_to_end(&mut plain).map_err(|_| CacheError::Broken)?;
        Ok(postcard::from_bytes(&plain)?)
    }

    fn figures<T: DeserializeOwned>(
        &self,
        table: Table<u32>,
        numbers: FxHashSet<u32>,
    ) -> Result<BTreeMap<u32, T>, CacheError> {
        numbers.into_iter().map(|number| Ok((number, self.get(table, number)?))).collect()
    }

    fn get<K: Key + 'static, T: DeserializeOwned>(
        &self,
        table: Table<K>,
        key: K::SelfType<'_>,
    ) -> Result<T, CacheError> {
        let value = self.read.open_table(table)?.get(key)?.ok_or(CacheError::Broken)?;
        Ok(postcard::from_bytes(whole(value.value())?)?)
    }
}

/// Serialises accounts. They are deflated, because most of a row is small numbers in eight bytes each.
fn pack(base: &Portfolio, places: &[usize]) -> Result<Vec<Vec<u8>>, CacheError> {
    let mut deflate = Compress::new(Compression::fast(), false);
    let one = |&at: &usize| {
        let plain = postcard::to_allocvec(&(base.standing(at), base.tables().rows(at)))?;
        // Room for what deflating adds to incompressible data.
        let mut packed = Vec::with_capacity(HASH + plain.len() + plain.len() / 8 + 64);
        packed.extend([0; HASH]);
        deflate.reset();
        let status = deflate.compress_vec(&plain, &mut packed, FlushCompress::Finish);
        if !matches!(status, Ok(Status::StreamEnd)) {
            return Err(CacheError::Broken);
        }
        sign(&mut packed);
        packed.shrink_to_fit();
        Ok(packed)
    };
    places.iter().map(one).collect()
}

/// Serialises a value, preceded by its hash.
pub(crate) fn form(value: &impl Serialize) -> Result<Vec<u8>, CacheError> {
    let mut formed = postcard::to_extend(value, vec![0; HASH])?;
    sign(&mut formed);
    Ok(formed)
}

fn sign(formed: &mut [u8]) {
    let hash = hash(&formed[HASH..]);
    formed[..HASH].copy_from_slice(&hash);
}

/// The serialised value without its hash, if the hash is right.
pub(crate) fn whole(value: &[u8]) -> Result<&[u8], CacheError> {
    let (expected, formed) = value.split_at_checked(HASH).ok_or(CacheError::Broken)?;
    if expected == hash(formed) { Ok(formed) } else { Err(CacheError::Broken) }
}

fn hash(formed: &[u8]) -> [u8; HASH] {
    let hash: [u8; 32] = Sha256::digest(formed).into();
    *hash.first_chunk().expect("a hash is longer than its beginning")
}
