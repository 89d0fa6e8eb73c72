//! What the dates and currencies of figures of usage contradict, asked once all rows of a source were read.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::finding::{Finding, Severity};
use crate::config::qbr::metrics::Aggregate;
use crate::config::qbr::sources::usage::UsageSource;
use crate::ingest::cells::named_money::NamedMoney;
use crate::ingest::input_paths::hash;
use crate::ingest::reader::row::ColumnId;
use crate::ingest::reader::row_reader::RowReader;
use crate::ingest::reader::source::SourceReader;
use crate::ingest::tables::cadence::source_days::{Doubt, Withheld};
use crate::ingest::tables::spot::Spot;
use crate::ingest::tables::table::LoadContext;
use crate::ingest::tables::usage::{Columns, Usage};

impl Usage {
    /// Asks about dates that do not tell how often there is a figure, once for the metrics that share them.
    pub(super) fn ask_about_dates(&mut self, cx: &LoadContext, columns: &Columns, reader: &mut SourceReader) {
        let mut doubts: BTreeMap<String, (Doubt, Vec<usize>)> = BTreeMap::new();
        for (metric, days) in &columns.days {
            if let Some(doubt) = days.doubt(columns.source) {
                doubts.entry(doubt.message.clone()).or_insert((doubt, Vec::new())).1.push(*metric);
            }
        }
        for (doubt, metrics) in doubts.into_values() {
            let Doubt { message, withholds, at, value } = doubt;
            let name = |metric: &usize| format!("\"{}\"", cx.workspace.config.metrics[*metric].id);
            let of = metrics.iter().map(name).collect::<Vec<_>>().join(", ");
            let message = if metrics.len() < columns.days.len() { format!("{of}: {message}") } else { message };
            match withholds {
                Withheld::Nothing => {}
                Withheld::All => metrics.into_iter().for_each(|metric| self.ask(metric, &at)),
                Withheld::Accounts(accounts) => {
                    accounts
                        .into_iter()
                        .for_each(|account| self.weekly.refuse_all(account, metrics.clone(), None, &at));
                }
            }
            reader.findings.push(Finding { severity: Severity::Warning, kind: "cadence", at, value, message });
        }
    }

    /// Leaves out sums of a last week, or month, that no source of a metric has to its end, and of those of which all lack days.
    pub(super) fn leave_out_lacking_weeks(&mut self, cx: &LoadContext, reader: &mut SourceReader) {
        let grid = &cx.workspace.grid;
        let (mut ended, mut lacking) = (BTreeMap::new(), BTreeMap::new());
        for (metric, (days, holes)) in std::mem::take(&mut self.days) {
            let config = &cx.workspace.config.metrics[metric];
            if config.per_week != Aggregate::Sum {
                continue;
            }
            let name = format!("\"{}\"", config.id);
            let (holes, complete) = (holes.of_all(&days), self.complete.iter().any(|source| source.metric == metric));
            let mut weeks = if complete { BTreeSet::new() } else { holes.weeks(grid.calendar) };
            if let Some((day, week)) = days.cut_off(grid.calendar, grid.last) {
                weeks.insert(week);
                ended.entry(day).or_insert_with(Vec::new).push(name.clone());
            }
            weeks.into_iter().for_each(|week| self.weekly.leave_out_for_all(metric, week));
            if let Some(message) = holes.message("{}", grid.calendar, complete) {
                lacking.entry(message).or_insert_with(Vec::new).push(name);
            }
        }
        for (message, metrics) in lacking {
            let message = message.replacen("{}", &format!("daily figures of {}", metrics.join(", ")), 1);
            let (severity, at) = (Severity::Warning, reader.last_file());
            reader.findings.push(Finding { severity, kind: "missing_days", at, value: None, message });
        }
        let unit = grid.calendar.unit();
        for (day, metrics) in ended {
            let at = reader.last_file();
            let message = format!(
                "daily figures of {} end on {day}, within a {unit} that is over at as_of {}: that {unit} has no sum. Export to its \
                 end, or set `as_of` to the day the data stands at",
                metrics.join(", "),
                cx.workspace.as_of
            );
            let value = Some(day.to_string());
            reader.findings.push(Finding { severity: Severity::Warning, kind: "partial_week", at, value, message });
        }
    }

    /// Notes of whom a level of a week is, where several keys of the source lead to one account: of two subscriptions with 10 and 7
    /// seats neither the latest nor the largest is what the account has, so it is asked, once a metric.
    pub(super) fn note_owner(
        &mut self,
        cx: &LoadContext,
        source: &UsageSource,
        spot: Spot,
        row: &mut RowReader,
        column: ColumnId,
    ) {
        let config = &cx.workspace.config.metrics[spot.metric];
        let adds_up = matches!(config.per_week, Aggregate::Sum | Aggregate::Mean);
        let Some(key) = row.account.filter(|_| !adds_up && !source.account.via().is_empty()) else { return };
        let owner = hash(&row.key(key).unwrap_or_default());
        let known = *self.owners.entry((spot.account, spot.metric, spot.week)).or_insert(owner);
        if known == owner || self.is_asked(spot.metric) {
            return;
        }
        self.ask(spot.metric, &row.place(column));
        let how = if config.per_week == Aggregate::Last { "last" } else { "max" };
        row.add_finding(Severity::Warning, "several_keys", column, |column, value| {
            format!(
                "\"{column}\" is \"{value}\", and another key of the same account has a value of that week: with `per_week: {how}` one of \
                 the two would be told for both, so no deck tells \"{}\". Say `per_week: sum` where they add up, or export it by \
                 account",
                config.id
            )
        });
    }

    /// Whether a cell names another currency than its account's; reports it.
    pub(super) fn is_of_another_currency(
        &self,
        cx: &LoadContext,
        account: u32,
        row: &mut RowReader,
        column: ColumnId,
    ) -> bool {
        let own = cx.accounts[account as usize].currency.unwrap_or_else(|| cx.workspace.config.currency());
        let Some(named) = row.bytes(column).and_then(NamedMoney::of).filter(|named| !named.may_be(own)) else {
            return false;
        };
        let own = own.code();
        row.add_finding(Severity::Warning, "currency", column, |column, value| {
            format!(
                "\"{column}\" is \"{value}\", which is in {named}, and the account's money is in {own}, so the figure is not shown. Map \
                 `currency` of the accounts, or export it in {own}"
            )
        });
        true
    }
}
