//! Lists all figures of an account, to explain, compare and search them.
//!
//! The list goes to the vendor's staff, not to customers, and holds nothing internal.

use chrono::NaiveDate;

use crate::account::change::{NoChange, Told};
use crate::account::course;
use crate::account::course::ever_used::features_ever_used;
use crate::account::figure::{Amount, FeatureFigure, Figure, FigureId, MetricFigure, Origin};
use crate::account::lifecycle;
use crate::account::metric::{Limit, Metric, PotentialSource};
use crate::account::view::{Account, OfferReason};
use crate::account::withheld::WithheldFigure;
use crate::base::period::Period;
use crate::base::week::Week;
use crate::config::qbr::account_field::AccountField;
use crate::config::qbr::metrics::{Aggregate, EntitlementPer, MetricKind};
use crate::config::workspace::Workspace;
use crate::ingest::records::RequestState;

/// All figures of an account, in the order of display.
pub fn figures(account: &Account, workspace: &Workspace) -> Vec<Figure> {
    let mut all = of_account(account);
    all.extend(lifecycle::figures::of_account(account));
    account.metrics.iter().for_each(|metric| of_metric(metric, workspace, &mut all));
    of_people(account, &mut all);
    of_features(account, workspace, &mut all);
    of_requests(account, &mut all);
    of_offers(account, workspace, &mut all);
    of_service(account, &mut all);
    of_goals(account, &mut all);
    all
}

fn figure(id: FigureId, amount: Amount, origin: Origin) -> Figure {
    Figure { id, amount, origin, note: String::new() }
}

fn number(id: FigureId, value: f64, origin: Origin) -> Figure {
    figure(id, Amount::Number(value), origin)
}

fn of_account(account: &Account) -> Vec<Figure> {
    let text = |id, text: String, field| figure(id, Amount::Text(text), Origin::Field(field));
    let csm = format!("{} <{}>", account.csm.name, account.csm.email);
    let started = account.started_on.map(|on| on.to_string());
    let all = [
        Some(text(FigureId::Name, account.name.clone(), AccountField::Name)),
        account.plan.as_ref().map(|plan| text(FigureId::Plan, plan.name.clone(), AccountField::Plan)),
        started.map(|on| text(FigureId::CustomerSince, on, AccountField::StartedOn)),
        Some(text(FigureId::Csm, csm, AccountField::CsmName)),
    ];
    all.into_iter().flatten().collect()
}

fn of_metric(metric: &Metric, workspace: &Workspace, all: &mut Vec<Figure>) {
    let id = |figure| FigureId::metric(&metric.id, figure);
    let quantity = |value| Amount::Quantity(value, metric.noun.clone());
    let grid = &workspace.grid;
    let measured = |values: &[Option<f64>], weeks: Vec<Option<Week>>| {
        let weeks = weeks.into_iter().zip(values).filter(|(_, value)| value.is_some());
        let mut days: Vec<NaiveDate> = weeks.filter_map(|(week, _)| Some(grid.first_day(week?))).collect();
        if metric.aggregate == Aggregate::Last {
            days = days.split_off(days.len().saturating_sub(1));
        }
        Origin::Usage { metric: metric.id.clone(), weeks: days, how: metric.aggregate }
    };
    let value = figure(
        id(MetricFigure::Value),
        quantity(metric.value),
        measured(&metric.weeks, grid.current().map(Some).collect()),
    );
    all.push(Figure { note: metric.change.err().map(no_change).unwrap_or_default(), ..value });
    if let Some(prior) = metric.prior {
        let before = measured(&metric.prior_weeks, grid.prior().collect());
        all.push(figure(id(MetricFigure::Prior), quantity(prior), before));
    }
    if let Some(change) = metric.change.ok().filter(|_| metric.prior.is_none()) {
        let how = Origin::Computed(format!("{}, the weeks measured in both quarters", metric.id));
        let amount = match change.told {
            Told::Share(share) => Amount::Share(share),
            Told::Points(_) | Told::Figures => Amount::Moved { change, noun: metric.noun.clone() },
        };
        all.push(figure(id(MetricFigure::Change), amount, how));
    }
    let config = workspace.config.metrics.iter().find(|config| config.id == metric.id);
    let entitlement = || match config.and_then(|config| config.entitlement.as_deref()) {
        Some("seats_licensed") | None => Origin::Field(AccountField::SeatsLicensed),
        Some(name) => Origin::Entitlement(name.to_owned()),
    };
    if let Some(potential) = &metric.potential {
        let (of, origin) = match potential.source {
            PotentialSource::Entitlement => (MetricFigure::Entitlement, entitlement()),
            PotentialSource::Cohort(crowd) => (MetricFigure::Potential, Origin::Cohort(crowd)),
            PotentialSource::OwnBest { quarter, at_its_pace } => {
                (MetricFigure::Potential, own_best(&metric.id, quarter, at_its_pace))
            }
        };
        let of_flow = potential.source == PotentialSource::Entitlement && metric.kind == MetricKind::Flow;
        let from = config.filter(|_| of_flow).and_then(|config| match config.entitlement_per {
            EntitlementPer::Month => Some("month"),
            EntitlementPer::Year => Some("year"),
            EntitlementPer::Quarter | EntitlementPer::Once => None,
        });
        let covered = if metric.is_sum() { "the quarter" } else { "a week" };
        let note = from.map(|from| format!(" for {covered}, from a {from}'s")).unwrap_or_default();
        all.push(Figure { note, ..figure(id(of), quantity(potential.value), origin) });
    }
    if let Some(Limit { value, seats: false }) = metric.limit {
        all.push(figure(id(MetricFigure::Limit), quantity(value), entitlement()));
    }
    all.extend(course::figures::of_metric(metric, grid));
    if let Some(peers) = &metric.peers {
        all.push(figure(id(MetricFigure::PeersMedian), quantity(peers.median.from()), Origin::Cohort(peers.crowd)));
    }
}

/// The remark on a figure that is compared with none.
fn no_change(why: NoChange) -> String {
    match why {
        NoChange::FirstQuarter => ", the first quarter measured".into(),
        NoChange::TooFewWeeks { have, need } => {
            format!(", no change: {have} weeks were measured in both quarters, {need} are needed")
        }
        NoChange::Zero => ", as in the quarter before".into(),
        NoChange::Negative => ", no change: one of the quarters is less than nothing".into(),
        NoChange::Unreadable => ", no change: a cell of the quarter before cannot be read".into(),
    }
}

fn own_best(metric: &str, of: Period, at_its_pace: bool) -> Origin {
    let pace = if at_its_pace { "at the pace of " } else { "" };
    Origin::Computed(format!("{pace}the account's own best quarter of {metric}, {}", of.label()))
}

fn of_people(account: &Account, all: &mut Vec<Figure>) {
    if let Some(seats) = &account.seats {
        let how = format!("{}, whole seats", FigureId::metric(&seats.metric, MetricFigure::Value));
        all.push(number(FigureId::SeatsActive, seats.active, Origin::Computed(how)));
    }
    if let Some(licensed) = account.seats_licensed {
        all.push(number(FigureId::SeatsLicensed, licensed, Origin::Field(AccountField::SeatsLicensed)));
    }
    if let Some(stickiness) = &account.stickiness {
        let who = if stickiness.daily { "daily" } else { "weekly" };
        let (users, month) = (stickiness.users, stickiness.month);
        let how = format!("{users} {who} users ÷ {month} monthly users of the latest week with both");
        all.push(figure(FigureId::StickinessShare, Amount::Share(stickiness.share), Origin::Computed(how)));
        if let Some(before) = stickiness.before {
            let how = Origin::Computed("the same of the week a quarter earlier".into());
            all.push(figure(FigureId::StickinessBefore, Amount::Share(before), how));
        }
    }
    all.extend(account.people_and_volume.iter().flat_map(course::figures::of_people_and_volume));
    if let Some(saved) = &account.saved {
        let how = format!("{} × {} minutes ÷ 60, rounded down", saved.workflows, saved.minutes_each);
        all.push(number(FigureId::SavedHours, saved.hours(), Origin::Computed(how)));
    }
}

fn of_features(account: &Account, workspace: &Workspace, all: &mut Vec<Figure>) {
    let Some(features) = &account.features else { return };
    all.push(number(FigureId::FeaturesUsed, features.used() as f64, Origin::Features(None)));
    if let Some(ever) = features_ever_used(account) {
        all.push(number(FigureId::FeaturesEverUsed, ever as f64, Origin::Features(None)));
    }
    all.push(number(FigureId::FeaturesAll, features.all.len() as f64, Origin::Catalogue));
    for feature in features.all.iter().filter(|feature| feature.used) {
        for (of, value) in [(FeatureFigure::Users, feature.users), (FeatureFigure::Uses, feature.uses)] {
            let note = format!(" ({})", workspace.catalogue.features[feature.index].name.as_str());
            let origin = Origin::Features(Some(feature.id.clone()));
            let figure = |value| number(FigureId::feature(&feature.id, of), value, origin);
            all.extend(value.map(|value| Figure { note, ..figure(value) }));
        }
    }
    for feature in &features.all {
        let of_month = |of, month: NaiveDate, users| {
            let origin = Origin::FeatureMonth { feature: feature.id.clone(), month };
            number(FigureId::feature(&feature.id, of), users, origin)
        };
        let latest = feature.months.latest.filter(|_| feature.used);
        all.extend(latest.map(|latest| of_month(FeatureFigure::LatestMonth, latest.month, latest.users)));
        let earlier = feature.months.quarter_earlier.filter(|_| feature.used);
        all.extend(earlier.map(|earlier| of_month(FeatureFigure::QuarterEarlier, earlier.month, earlier.users)));
        let lapsed = feature.months.lapsed.and_then(|lapsed| Some((lapsed.until, lapsed.users?)));
        all.extend(lapsed.map(|(until, users)| of_month(FeatureFigure::Lapsed, until, users)));
        if let Some((peers, share)) = feature.peers.and_then(|peers| Some((peers, peers.share()?))) {
            let id = FigureId::feature(&feature.id, FeatureFigure::PeersShare);
            all.push(figure(id, Amount::Share(share), Origin::Cohort(peers.crowd())));
        }
    }
}

fn of_requests(account: &Account, all: &mut Vec<Figure>) {
    if !account.requests.is_empty() && !account.withheld.contains(&WithheldFigure::Requests) {
        let live = account.requests.iter().filter(|request| request.is_live()).count();
        all.push(number(FigureId::RequestsLive, live as f64, Origin::Requests(None)));
        all.push(number(FigureId::RequestsAll, account.requests.len() as f64, Origin::Requests(None)));
    }
    for request in &account.requests {
        let note = match request.state {
            RequestState::Shipped => " (live)",
            RequestState::Declined => " (will not be built)",
            _ => " (not yet live)",
        };
        let text = Amount::Text(request.title.as_str().to_owned());
        let origin = Origin::Requests(Some(request.id.clone()));
        all.push(Figure { note: note.into(), ..figure(FigureId::Request(request.id.clone()), text, origin) });
    }
}

fn of_offers(account: &Account, workspace: &Workspace, all: &mut Vec<Figure>) {
    for offer in &account.offers {
        let id = FigureId::OfferReason(offer.id.clone());
        all.push(match &offer.because {
            OfferReason::Metric { id: metric, value, noun, .. } => {
                let of = FigureId::metric(metric, MetricFigure::Value).to_string();
                figure(id, Amount::Quantity(*value, noun.clone()), Origin::Computed(of))
            }
            OfferReason::Feature { name, users } => {
                let used = workspace.catalogue.features.iter().find(|feature| feature.name.as_str() == name);
                let origin = Origin::Features(used.map(|feature| feature.id.clone()));
                match users {
                    Some(users) => Figure { note: format!(" ({name})"), ..number(id, *users, origin) },
                    None => figure(id, Amount::Text(name.clone()), origin),
                }
            }
        });
    }
}

fn of_service(account: &Account, all: &mut Vec<Figure>) {
    let Ok(service) = &account.service else { return };
    all.push(number(FigureId::TicketsOpened, service.opened as f64, Origin::Tickets));
    all.extend(service.solved.map(|solved| number(FigureId::TicketsSolved, solved as f64, Origin::Tickets)));
    if let Some((minutes, n)) = service.first_reply {
        let note = format!(", the median of {n}");
        all.push(Figure { note, ..figure(FigureId::FirstReply, Amount::Minutes(minutes), Origin::Tickets) });
        all.push(number(FigureId::Replied, n as f64, Origin::Tickets));
    }
}

fn of_goals(account: &Account, all: &mut Vec<Figure>) {
    for (place, goal) in account.goals.iter().enumerate() {
        let reached = Amount::Reached {
            goal: goal.goal.clone(),
            actual: goal.actual,
            target: goal.target,
            unit: goal.unit.clone().unwrap_or_default(),
        };
        let note = if goal.more_is_better { "" } else { " or less" };
        let origin = Origin::Goal(goal.goal.clone());
        all.push(Figure { note: note.into(), ..figure(FigureId::Goal(place + 1), reached, origin) });
        for (period, actual) in &goal.history {
            let amount = Amount::Number(*actual);
            let id = FigureId::GoalBefore(place + 1, period.label());
            let note = format!(" ({} in {})", goal.goal, period.label());
            all.push(Figure { note, ..figure(id, amount, Origin::GoalBefore(goal.goal.clone(), *period)) });
        }
    }
}
