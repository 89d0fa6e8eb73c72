//! The report's tables.

use crate::base::amounts::currency::Currency;
use crate::base::amounts::rounding::rounded;
use crate::base::count::count;
use crate::config::qbr::team::layers::LayerKind;
use crate::team::cell::Cell;
use crate::team::coverage::base::{Carried, LayeredBase};
use crate::team::coverage::layers::Layer;
use crate::team::coverage::limits::Limits;
use crate::team::coverage::moves::Move;
use crate::team::coverage::outlook::Outlook;
use crate::team::forms::words::{number, text};
use crate::team::report::{Column, ColumnWidth, Evidence, Row, Table};
use crate::team::roster::Roster;

/// What all tables are made of.
pub struct Shown<'a> {
    pub roster: &'a Roster,
    pub base: &'a LayeredBase,
    pub layers: &'a [Layer],
    pub added: &'a [u64],
    pub limits: &'a Limits,
    pub currency: Currency,
}

const fn narrow(key: &'static str, title: &'static str) -> Column {
    Column { key, title, width: ColumnWidth::Narrow }
}

const fn name(key: &'static str, title: &'static str) -> Column {
    Column { key, title, width: ColumnWidth::Name }
}

const fn wide(key: &'static str, title: &'static str) -> Column {
    Column { key, title, width: ColumnWidth::Wide }
}

const LAYERS: [Column; 9] = [
    name("layer", "Layer"),
    name("takes", "Takes"),
    narrow("accounts", "Accounts"),
    narrow("added", "New"),
    narrow("value", "They pay"),
    narrow("ratio", "A CSM carries"),
    narrow("needed", "CSMs asked for"),
    narrow("planned", "CSMs planned"),
    narrow("unowned", "Without a CSM"),
];
const CSMS: [Column; 6] = [
    name("csm", "CSM"),
    narrow("accounts", "Accounts"),
    narrow("one_to_one", "One to one"),
    narrow("value", "They pay"),
    narrow("load", "Load"),
    wide("warnings", "Warning"),
];
const PROMISES: [Column; 6] = [
    name("layer", "Layer"),
    wide("cadence", "Cadence"),
    wide("sla", "SLA"),
    wide("plays", "Plays"),
    wide("escalation", "Escalation"),
    wide("promise", "Promise"),
];
const MOVES: [Column; 6] = [
    narrow("account", "Account"),
    name("name", "Name"),
    narrow("value", "It pays"),
    name("from", "From"),
    name("to", "To"),
    wide("why", "Why"),
];
const ACCOUNTS: [Column; 5] = [
    narrow("account", "Account"),
    name("name", "Name"),
    narrow("value", "It pays"),
    name("layer", "Layer"),
    name("csm", "CSM"),
];

/// All tables, the layers first.
pub fn tables(shown: &Shown<'_>, now: &Outlook, then: &Outlook, moves: &[Move]) -> Vec<Table> {
    let table = |name, title: &str, columns: &[Column], rows, empty| Table {
        name,
        title: title.to_owned(),
        columns: columns.to_vec(),
        rows,
        empty,
    };
    let is_short = then.seats.is_none();
    let title =
        if is_short { "To move a layer lower before hiring" } else { "Could move a layer higher, where there is room" };
    let unpaid = shown.base.unpaid_touch(shown.roster, shown.layers);
    let unpaid = unpaid.iter().map(|member| shown.account(member.account, Some(member.layer))).collect();
    let unplaced = shown.base.without_value.iter().chain(&shown.base.nowhere);
    let unplaced = unplaced.map(|account| shown.account(*account, None)).collect();
    vec![
        table("layers", "Layers", &LAYERS, shown.layer_rows(then), ""),
        table("csms", "What each CSM carries", &CSMS, shown.csm_rows(), "No account names a CSM."),
        table("moves", title, &MOVES, shown.move_rows(moves, now), "None."),
        table(
            "unpaid_touch",
            "Close attention that is not paid for: their CSM carries one-to-one accounts as well",
            &ACCOUNTS,
            unpaid,
            "None.",
        ),
        table("unowned", "Without a CSM, in a layer that has them", &ACCOUNTS, shown.unowned_rows(), "None."),
        table("unplaced", "In no layer", &ACCOUNTS, unplaced, "None."),
        table("promises", "What each layer is promised", &PROMISES, shown.promise_rows(), "`team: layers:` says none."),
    ]
}

/// People as a range, with one decimal.
pub fn range((least, most): (f64, f64)) -> Cell {
    Cell::Range(rounded(least, 1), rounded(most, 1))
}

impl Shown<'_> {
    /// Sentences about what is over a limit.
    pub fn warned(&self) -> Vec<String> {
        let over: Vec<String> = self
            .carried()
            .iter()
            .filter(|carried| !self.warnings(carried).is_empty())
            .map(|c| c.owner.name.clone())
            .collect();
        let unowned = self.unowned().count() as u64;
        let unpaid = self.base.unpaid_touch(self.roster, self.layers).len() as u64;
        let said = [
            (!over.is_empty()).then(|| format!("Over a limit: {}.", over.join(", "))),
            (unowned > 0).then(|| format!("{} accounts of layers with CSMs have none.", count(unowned))),
            (unpaid > 0).then(|| {
                format!(
                    "{} accounts do not pay for a CSM of their own, and theirs carries accounts that do.",
                    count(unpaid)
                )
            }),
        ];
        said.into_iter().flatten().collect()
    }

    fn carried(&self) -> Vec<Carried<'_>> {
        self.base.carried(self.roster, self.layers)
    }

    fn warnings(&self, carried: &Carried<'_>) -> Vec<String> {
        let Limits { most_one_to_one, load, .. } = *self.limits;
        let one_to_one = (carried.one_to_one as f64 > most_one_to_one).then(|| {
            let most = number(most_one_to_one, 0);
            format!("{} one-to-one accounts, over {most}: plan relief within 30 days", count(carried.one_to_one))
        });
        let loaded = (carried.load > load).then(|| {
            let (value, limit) = (text(&Cell::Share(carried.load)), text(&Cell::Share(load)));
            format!("{value} of what the ratios allow, over {limit}")
        });
        one_to_one.into_iter().chain(loaded).collect()
    }

    /// Accounts without a CSM in layers that have them.
    fn unowned(&self) -> impl Iterator<Item = (usize, usize)> {
        let members = self.base.members.iter().map(|member| (member.account, member.layer));
        members.filter(|(account, layer)| {
            self.layers[*layer].config.kind != LayerKind::Digital && self.roster.accounts[*account].owner.is_none()
        })
    }

    fn unowned_rows(&self) -> Vec<Row> {
        self.unowned().map(|(account, layer)| self.account(account, Some(layer))).collect()
    }

    fn money(&self, value: f64) -> Cell {
        Cell::Money(value, self.currency)
    }

    /// An account, in the columns of [`ACCOUNTS`].
    fn account(&self, at: usize, layer: Option<usize>) -> Row {
        let account = &self.roster.accounts[at];
        let owner = account.owner.as_ref().map(|owner| owner.name.clone());
        let cells = vec![
            Cell::text(&account.id),
            Cell::text(&account.name),
            Cell::known(account.value, |value| self.money(value)),
            Cell::known(layer, |layer| Cell::text(&self.layers[layer].config.name)),
            Cell::known(owner, Cell::Text),
        ];
        self.row(at, cells)
    }

    /// A row about an account rests on what it pays.
    fn row(&self, at: usize, cells: Vec<Cell>) -> Row {
        let account = &self.roster.accounts[at];
        let evidence = account.value.map(|_| Evidence::Cell(account.value_at.clone()));
        Row { account: Some(account.id.clone()), cells, evidence: evidence.into_iter().collect() }
    }

    fn layer_rows(&self, then: &Outlook) -> Vec<Row> {
        let row = |(at, layer): (usize, &Layer)| {
            let members = || self.base.members.iter().filter(|member| member.layer == at);
            let owner = |account: usize| self.roster.accounts[account].owner.as_ref();
            let later = (self.base.counts[at] + self.added[at]) as f64;
            let is_whole = then.seats.as_ref().is_some_and(|seats| seats.whole);
            let planned = then.seats.as_ref().map(|seats| seats.by_layer[at]);
            let cells = vec![
                Cell::text(&layer.config.name),
                Cell::Text(takes(layer, self.currency)),
                Cell::Count(self.base.counts[at]),
                if self.added[at] == 0 { Cell::Unknown } else { Cell::Count(self.added[at]) },
                self.money(members().filter_map(|member| member.value).sum()),
                Cell::Range(layer.fewest(), layer.most()),
                range((later / layer.most(), later / layer.fewest())),
                Cell::known(planned, |seats| Cell::Number(seats, if is_whole { 0 } else { 2 })),
                Cell::Count(members().filter(|member| owner(member.account).is_none()).count() as u64),
            ];
            Row { account: None, cells, evidence: Vec::new() }
        };
        self.layers.iter().enumerate().map(row).collect()
    }

    fn csm_rows(&self) -> Vec<Row> {
        let row = |carried: &Carried<'_>| {
            let cells = vec![
                Cell::text(&carried.owner.name),
                Cell::Count(carried.counts.iter().sum()),
                Cell::Count(carried.one_to_one),
                self.money(carried.value),
                Cell::Share(carried.load),
                Cell::Lines(self.warnings(carried)),
            ];
            Row { account: None, cells, evidence: Vec::new() }
        };
        self.carried().iter().map(row).collect()
    }

    fn move_rows(&self, moves: &[Move], now: &Outlook) -> Vec<Row> {
        let row = |moved: &Move| {
            let why = if moved.to > moved.from {
                let first =
                    if now.seats.is_some() { "the new accounts take its place" } else { "the people are too few" };
                format!("among the half of its layer that pays least; {first}")
            } else {
                let bound = self.layers[moved.to].config.at_least.unwrap_or_default() as f64;
                format!("it pays {} of what that layer begins with", text(&Cell::Share(moved.value / bound)))
            };
            let layer = |at: usize| Cell::text(&self.layers[at].config.name);
            let account = &self.roster.accounts[moved.account];
            let value = self.money(moved.value);
            let (id, name) = (Cell::text(&account.id), Cell::text(&account.name));
            self.row(moved.account, vec![id, name, value, layer(moved.from), layer(moved.to), Cell::Text(why)])
        };
        moves.iter().map(row).collect()
    }

    fn promise_rows(&self) -> Vec<Row> {
        let said = |text: &Option<String>| Cell::known(text.clone(), Cell::Text);
        let row = |layer: &Layer| {
            let config = &layer.config;
            let plays = if config.plays.is_empty() { Cell::Unknown } else { Cell::Lines(config.plays.to_vec()) };
            let (cadence, sla) = (said(&config.cadence), said(&config.sla));
            let cells =
                vec![Cell::text(&config.name), cadence, sla, plays, said(&config.escalation), said(&config.promise)];
            Row { account: None, cells, evidence: Vec::new() }
        };
        let says_something = |row: &Row| row.cells[1..].iter().any(|cell| *cell != Cell::Unknown);
        self.layers.iter().map(row).filter(says_something).collect()
    }
}

/// Who is in a layer, in words.
fn takes(layer: &Layer, currency: Currency) -> String {
    let kind = match layer.config.kind {
        LayerKind::OneToOne => "one to one",
        LayerKind::Pooled => "pooled",
        LayerKind::Digital => "digital",
    };
    let bound = layer.config.at_least.map(|bound| format!("from {}", text(&Cell::Money(bound as f64, currency))));
    let plans = (!layer.config.plans.is_empty()).then(|| format!("plan {}", layer.config.plans.join(", ")));
    let who: Vec<String> = bound.into_iter().chain(plans).collect();
    let who = if who.is_empty() { "the rest".to_owned() } else { who.join(" or ") };
    format!("{kind}: {who}")
}
