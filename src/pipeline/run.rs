//! A whole run: read the data, choose accounts, make every deck, and record an outcome for every account.
//!
//! Decks are made in parallel and written as they are finished. Only their rows are kept, in account order, so that memory does
//! not grow with the decks and the result does not depend on the order of threads. A deck that would be the same as the existing
//! one is not made again.

use std::num::NonZeroUsize;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use chrono::NaiveDate;

use crate::base::finding::Findings;
use crate::pipeline::error::RunError;
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::options::{BuildOptions, Progress, Scope};
use crate::pipeline::output::dir::OutputDir;
use crate::pipeline::output::error::OutputError;
use crate::pipeline::output::look_back::remember;
use crate::pipeline::run_report::{RunReport, Tally, Times};
use crate::pipeline::stages::{Loaded, PreparedOutput, Rendered};
use crate::report::file::FILE as REPORT_FILE;
use crate::report::page as report_page;
use crate::store::file_names::RUN_FILE;

/// A factory for the requested accounts, sorted by id, and the findings in the data. If not all accounts are requested and the
/// data is unchanged since it was last read, it comes from the cache.
pub fn factory(scope: Scope<'_>, today: NaiveDate) -> Result<(DeckFactory, Findings), RunError> {
    Loaded::load(scope, today, &|_| {})?.factory()
}

/// Makes the decks that `options` ask for. `today` determines the period if nothing else does. Once `stop` is set, started decks
/// are finished and the run ends with [`RunError::Stopped`].
pub fn run(
    options: &BuildOptions,
    today: NaiveDate,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    stop: &'static AtomicBool,
) -> Result<RunReport, RunError> {
    let jobs = options.jobs.map_or(0, NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).thread_name(|n| format!("deck-{n}")).build();
    let pool = pool.map_err(|source| RunError::Threads { jobs, source })?;
    pool.install(|| run_here(options, today, progress, stop))
}

/// The run, in the current thread pool.
fn run_here(
    options: &BuildOptions,
    today: NaiveDate,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    stop: &'static AtomicBool,
) -> Result<RunReport, RunError> {
    let started = Instant::now();
    let scope = Scope { workspace: &options.workspace, flags: &options.flags, selection: &options.selection };
    let loaded = Loaded::load(scope, today, progress)?;
    let load = started.elapsed();
    let prepared = loaded.prepare(options)?;
    let until_decks = started.elapsed();

    // The lock is separate from the folder, because an abandoned thread may keep the folder longer than the run.
    let (mut output_dir, _lock) = OutputDir::open(&options.out, prepared.ids.as_deref(), prepared.prover.clone())?;
    output_dir.bom = prepared.workspace.config.manifest_bom;
    let prepared_output = prepared.with_output(output_dir, options)?;
    let Rendered { records, claims, pictures } = prepared_output.make(options, progress, stop)?;

    let PreparedOutput { workspace, factory, output_dir, findings, earlier, cache_failure, .. } = &prepared_output;
    let period = workspace.period.label();
    let tally = Tally::of(&records);
    let times = || {
        let total = started.elapsed();
        Times { load, factory: until_decks - load, decks: total - until_decks, total }
    };
    let summary = output_dir.close(records, claims, options.prune.then_some(&*period), |manifest| {
        let page = report_page::page(&crate::report::facts::ReportInputs {
            vendor: &workspace.config.vendor.name,
            accent: factory.themes().next().map(|theme| theme.palette.accent),
            period: &period,
            as_of: workspace.as_of,
            rows: manifest.rows(),
            built: tally.built,
            pictures: &pictures,
            earlier,
            findings,
        });
        let inputs = crate::pipeline::run_file::RunFileInputs {
            workspace,
            factory,
            selection: &options.selection,
            looks_back: prepared_output.looks_back,
            tally: &tally,
            findings,
            manifest_rows: manifest.rows().len(),
            times: times(),
        };
        vec![(REPORT_FILE, page.into_bytes()), (RUN_FILE, crate::pipeline::run_file::bytes(&inputs))]
    })?;
    if options.previous.is_some() || options.selection.is_everything() {
        remember(&options.out, &period, options.previous.as_deref()).map_err(OutputError::from)?;
    }
    let (accounts, out, cache_failure) = (factory.census().accounts, options.out.clone(), cache_failure.clone());
    let undrawn = factory.undrawn().to_vec();
    Ok(RunReport {
        period,
        accounts,
        tally,
        findings: prepared_output.findings,
        undrawn,
        out,
        summary,
        cache_failure,
        times: times(),
    })
}
