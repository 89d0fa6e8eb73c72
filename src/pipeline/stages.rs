//! The stages of a run, each with the input of the next: `Loaded`, `Prepared`, `PreparedOutput`, `Rendered`.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;

use crate::account::assembly::portfolio::Portfolio;
use crate::base::finding::{Findings, Severity};
use crate::base::signing::seal::Seal;
use crate::config::workspace::Workspace;
use crate::ingest::load;
use crate::ingest::records::{AccountRow, Tables};
use crate::ingest::selection::Selection;
use crate::ingest::selection_error::SelectionError;
use crate::pipeline::cache::inputs::InputStamps;
use crate::pipeline::cache::kept::{CachedData, DataCache};
use crate::pipeline::catch_panic::guarded;
use crate::pipeline::error::RunError;
use crate::pipeline::factory::DeckFactory;
use crate::pipeline::options::{BuildOptions, Progress, Scope};
use crate::pipeline::output::dir::OutputDir;
use crate::pipeline::output::look_back::remembered;
use crate::pipeline::prior_run::PriorRun;
use crate::pipeline::render_task::{RenderTask, RenderedAccount};
use crate::pipeline::run_report::CacheFailure;
use crate::pipeline::{prior_run, render_task, worker_pool};
use crate::report::earlier::Earlier;
use crate::report::file::MOST_PICTURES;
use crate::report::picture::{Marks, Picture};
use crate::report::thumbnail::Thumbnails;
use crate::store::claims::ClaimsLine;
use crate::store::deck_name::name_collisions;
use crate::store::folder_seal::FolderProver;
use crate::store::manifest_row::ManifestRow;

/// The data of the requested accounts.
#[derive(Debug, Clone)]
pub(crate) struct Loaded {
    base: Portfolio,
    findings: Findings,
    /// The indices of the requested accounts.
    chosen: Vec<usize>,
    /// Indices of accounts whose deck would have the same file name as another's.
    collisions: Vec<usize>,
    cache_failure: Option<CacheFailure>,
}

/// Everything that decks share.
pub(crate) struct Prepared {
    pub workspace: Arc<Workspace>,
    pub factory: DeckFactory,
    pub findings: Findings,
    /// The ids of the accounts; `None` if all were requested.
    pub ids: Option<Vec<String>>,
    chosen: Vec<usize>,
    /// Indices of accounts whose deck would have the same file name as another's.
    collisions: Vec<usize>,
    looks_back: bool,
    cache_failure: Option<CacheFailure>,
    /// Checks whether folders were built by this workspace.
    pub prover: FolderProver,
}

/// Everything that decks share, and the output folder.
pub(crate) struct PreparedOutput {
    pub workspace: Arc<Workspace>,
    pub factory: Arc<DeckFactory>,
    pub output_dir: Arc<OutputDir>,
    pub findings: Findings,
    /// First pages of the existing report.
    pub earlier: Arc<Earlier>,
    pub cache_failure: Option<CacheFailure>,
    /// Whether decks look back on an earlier run.
    pub looks_back: bool,
    chosen: Vec<usize>,
    collisions: Vec<usize>,
}

/// The result for each account, in account order.
pub(crate) struct Rendered {
    pub records: Vec<ManifestRow>,
    pub claims: Vec<ClaimsLine>,
    /// First pages by account id.
    pub pictures: BTreeMap<String, Picture>,
}

impl Loaded {
    /// Reads the workspace and the data of the chosen accounts; from the cache if not all are chosen and it agrees with the
    /// files.
    pub fn load(
        scope: Scope<'_>,
        today: NaiveDate,
        progress: &(dyn Fn(Progress<'_>) + Sync),
    ) -> Result<Self, RunError> {
        Self::read(scope, today, progress, true)
    }

    /// The same without writing the cache, which takes longer than reading, for callers that will read again soon.
    pub fn load_in_passing(scope: Scope<'_>, today: NaiveDate) -> Result<Self, RunError> {
        Self::read(scope, today, &|_| {}, false)
    }

    fn read(
        scope: Scope<'_>,
        today: NaiveDate,
        progress: &(dyn Fn(Progress<'_>) + Sync),
        keep: bool,
    ) -> Result<Self, RunError> {
        let mut workspace = Workspace::load(scope.workspace, scope.flags, today)?;
        workspace.key = workspace.make_key()?;
        let workspace = Arc::new(workspace);
        let cache = DataCache::of(&workspace, &workspace.state());
        let selection = scope.selection.settled(&workspace);
        let everything = selection.is_everything();
        let kept = cache.open(&workspace);
        if let Some(kept) = kept.as_ref().filter(|_| !everything)
            && let Some(loaded) = Self::kept(&workspace, kept, &selection)?
        {
            return Ok(loaded);
        }
        let before = InputStamps::now(&workspace);
        let (tables, findings) = load::load(&workspace, &|table| progress(Progress::Reading(table)))?;
        if findings.count(Severity::Error) > 0 {
            return Err(RunError::Unusable(findings));
        }
        let collisions = colliding_places(&tables);
        let base = Portfolio::new(workspace, tables);
        let entries = base.listings();
        let chosen = selection.choose(&entries);
        let current = kept.is_some() && everything;
        let cache_failure =
            if current || !keep { None } else { cache.keep(before, &base, &findings, &collisions).err() };
        let cache_failure =
            cache_failure.map(|cause| CacheFailure { path: cache.path("redb"), cause: cause.to_string() });
        let chosen = chosen?;
        if everything {
            return Ok(Self { base, findings, chosen, collisions, cache_failure });
        }
        let part = base.part(&chosen);
        let collisions = within(&chosen, |at| collisions.binary_search(&at).is_ok());
        let base = Portfolio::of(Arc::clone(base.workspace()), part);
        Ok(Self { base, findings, chosen: (0..chosen.len()).collect(), collisions, cache_failure })
    }

    /// The same from the cache; `None` if its file is damaged.
    fn kept(
        workspace: &Arc<Workspace>,
        kept: &CachedData,
        selection: &Selection,
    ) -> Result<Option<Self>, SelectionError> {
        let Some(chosen) = kept.choose(|entries| selection.choose(entries)) else { return Ok(None) };
        let chosen = chosen?;
        let Some(part) = kept.part(&chosen) else { return Ok(None) };
        Ok(Some(Self {
            base: Portfolio::of(Arc::clone(workspace), part),
            findings: kept.findings().clone(),
            collisions: within(&chosen, |at| kept.collides(at)),
            chosen: (0..chosen.len()).collect(),
            cache_failure: None,
        }))
    }

    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    pub fn rows(&self) -> &[AccountRow] {
        &self.base.tables().accounts
    }

    /// All that was read, for callers that make no decks.
    pub fn whole(self) -> (Portfolio, Findings) {
        (self.base, self.findings)
    }

    /// A factory over these accounts, for callers that do not build.
    pub fn factory(self) -> Result<(DeckFactory, Findings), RunError> {
        let Self { base, mut findings, chosen, .. } = self;
        let factory = DeckFactory::over(base, &chosen)?;
        findings.extend(factory.findings().clone());
        Ok((factory, findings))
    }

    /// Prepares what the decks share, and reads the earlier run that they look back on.
    pub fn prepare(self, options: &BuildOptions) -> Result<Prepared, RunError> {
        let Self { base, mut findings, chosen, collisions, cache_failure } = self;
        let workspace = Arc::clone(base.workspace());
        let ids = (!options.selection.is_everything()).then(|| ids(&base));
        let prover = FolderProver::open(&workspace.state(), workspace.make_key()?)?;
        let look_back = |folder| prior_run::look_back(folder, &workspace, &prover, ids.as_deref());
        let mut previous = options.previous.as_deref().map(look_back).transpose()?;
        let known = ids.as_ref().and_then(|_| remembered(&options.out, &workspace.period.label()));
        if let (None, Some(folder)) = (&previous, known) {
            match look_back(&folder) {
                Ok(found) => previous = Some(found),
                Err(error) => {
                    let lost = "decks of this build do not look back as those beside them do; name the earlier run with --previous";
                    findings.push(prior_run::finding(&folder, &error, lost));
                }
            }
        }
        let mut factory = DeckFactory::over(base, &chosen)?;
        findings.extend(factory.findings().clone());
        if options.strict {
            refuse_faults(&findings)?;
        }
        // Added after the check for `strict`: a faulty override concerns only its own account.
        findings.extend(factory.override_findings().clone());
        let looks_back = previous.is_some();
        if let Some(PriorRun { accounts, findings: broken }) = previous {
            factory = factory.after(accounts);
            findings.extend(broken);
        }
        Ok(Prepared { workspace, factory, findings, chosen, ids, collisions, looks_back, cache_failure, prover })
    }
}

fn ids(base: &Portfolio) -> Vec<String> {
    base.tables().accounts.iter().map(|row| row.id.clone()).collect()
}

/// The positions in `chosen` of the indices for which `is_so` is true.
fn within(chosen: &[usize], is_so: impl Fn(usize) -> bool) -> Vec<usize> {
    chosen.iter().enumerate().filter(|(_, at)| is_so(**at)).map(|(place, _)| place).collect()
}

impl Prepared {
    /// Whether the deck of an account would have the same file name as another's.
    pub fn collides(&self, place: usize) -> bool {
        self.collisions.binary_search(&place).is_ok()
    }

    /// Adds the output folder. Surprising figures are those that differ from the run that decks look back on or, without one, from
    /// the run in the output folder.
    pub fn with_output(self, mut output_dir: OutputDir, options: &BuildOptions) -> Result<PreparedOutput, RunError> {
        let Self { workspace, factory, mut findings, chosen, collisions, looks_back, cache_failure, .. } = self;
        findings.extend(output_dir.findings().clone());
        let factory = if looks_back { factory } else { factory.after(output_dir.prior_accounts()) };
        let factory = factory.holding_surprises(options.hold_surprises);
        if options.force || output_dir.is_new() {
            factory.warm_up()?;
        }
        let pictured = factory.census().accounts <= MOST_PICTURES;
        let earlier = if pictured { Earlier::load(&options.out) } else { Earlier::default() };
        let (factory, output_dir, earlier) = (Arc::new(factory), Arc::new(output_dir), Arc::new(earlier));
        Ok(PreparedOutput {
            workspace,
            factory,
            output_dir,
            findings,
            earlier,
            cache_failure,
            looks_back,
            chosen,
            collisions,
        })
    }
}

impl PreparedOutput {
    /// Makes and writes every deck. Every requested account gets exactly one outcome.
    pub fn make(
        &self,
        options: &BuildOptions,
        progress: &(dyn Fn(Progress<'_>) + Sync),
        stop: &'static AtomicBool,
    ) -> Result<Rendered, RunError> {
        // If the records of the other accounts cannot be read, the run must fail before it changes anything.
        if !self.chosen.iter().all(|&place| self.has_same_claims(place)) {
            self.output_dir.read_others()?;
        }
        progress(Progress::Decks(self.chosen.len()));
        let (factory, limit) = (&self.factory, options.time_limit.unwrap_or(std::time::Duration::MAX));
        let task = RenderTask {
            factory: Arc::clone(factory),
            output_dir: Arc::clone(&self.output_dir),
            collisions: self.collisions.clone(),
            force: options.force,
            thumbnails: (factory.census().accounts <= MOST_PICTURES).then(Thumbnails::default),
            earlier: Arc::clone(&self.earlier),
        };
        let pool = worker_pool::PoolOptions { jobs: rayon::current_num_threads(), limit, stop };
        let (mut made, mut marks) = (Vec::with_capacity(self.chosen.len()), Marks::default());
        let reported = worker_pool::each(task, factory.by_look(&self.chosen), pool, |place, done| {
            progress(Progress::One);
            let done = done.unwrap_or_else(|| RenderedAccount::without(render_task::overdue(factory, place, limit)));
            let picture = done.picture.map(|picture| marks.share(picture));
            made.push((place, RenderedAccount { picture, ..done }));
        });
        reported.map_err(|source| RunError::Thread { source })?;
        if made.len() < self.chosen.len() {
            self.output_dir.leave()?;
            return Err(RunError::Stopped { done: made.len(), all: self.chosen.len(), out: options.out.clone() });
        }
        made.sort_unstable_by_key(|(place, _)| *place);
        if !made.iter().map(|(place, _)| *place).eq(self.chosen.iter().copied()) {
            return Err(RunError::Unaccounted { rows: made.len(), accounts: self.chosen.len() });
        }
        let seal = Seal::new(ManifestRow::SEAL, self.workspace.key.as_deref());
        let sealed = |done: RenderedAccount| RenderedAccount { record: done.record.sealed(seal), ..done };
        Ok(made.into_iter().map(|(_, done)| sealed(done)).collect())
    }

    /// Whether a deck's claims are unchanged. If all are, the file of claims need not be written again.
    fn has_same_claims(&self, place: usize) -> bool {
        let row = self.factory.record(place);
        let says = |line: Option<&ClaimsLine>| self.output_dir.says(&row.account_id, line);
        let is_same = guarded(|| self.factory.plan(place).map_or_else(|_| says(None), |plan| says(Some(&plan.claims))));
        is_same.unwrap_or(false)
    }
}

impl FromIterator<RenderedAccount> for Rendered {
    fn from_iter<T: IntoIterator<Item = RenderedAccount>>(finished: T) -> Self {
        let mut made = Self { records: Vec::new(), claims: Vec::new(), pictures: BTreeMap::new() };
        for RenderedAccount { record, claims, picture } in finished {
            made.claims.extend(claims);
            made.pictures.extend(picture.map(|picture| (record.account_id.clone(), picture)));
            made.records.push(record);
        }
        made
    }
}

fn refuse_faults(findings: &Findings) -> Result<(), RunError> {
    match crate::base::finding::faults(findings) {
        (0, 0) => Ok(()),
        (errors, warnings) => Err(RunError::Strict { errors, warnings }),
    }
}

fn colliding_places(tables: &Tables) -> Vec<usize> {
    name_collisions(tables.accounts.iter().map(|row| (row.id.as_str(), row.name.as_deref().unwrap_or_default())))
}
