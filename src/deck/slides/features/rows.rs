//! The table of the plan's features: which have a row, in which order, and what the rows say.
//!
//! People of the account and teams like it are two measures, so each has a column. The people are those of one month, the
//! latest that is over; where no month is known, the best one's, else how often a feature was used, else only that it was.

use chrono::NaiveDate;

use crate::account::figure::{FeatureFigure, FigureId};
use crate::account::peers::crowd::Crowd;
use crate::account::view::{Account, FeatureUse, Features};
use crate::config::workspace::Workspace;
use crate::deck::slides::features::claim::{NameLine, Use};
use crate::insight::rules::features::{until, until_month};
use crate::layout::chart::adoption::spec::{Adoption, AdoptionRow};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The maximum number of rows.
const ROWS: usize = 13;

/// How many of the rows may be of features that people stopped using: the page is about what they use and what is next.
const LAPSED: usize = 4;

/// How many names a line is tried with, if all are too many.
const NAMES: [usize; 9] = [24, 16, 12, 9, 7, 5, 3, 2, 1];

/// The features of a plan as the page divides them; each is in one of the lists.
pub(crate) struct Division<'a> {
    /// Those with a row, the pick last unless people stopped using it.
    pub(crate) rows: Vec<&'a FeatureUse>,
    /// How many of the rows stand below the rule.
    pub(crate) below: usize,
    pub(crate) also_used: Vec<&'a FeatureUse>,
    pub(crate) later: Vec<&'a FeatureUse>,
}

/// Up to so many characters, a name stands on one line.
const SHORT: usize = 32;

/// Where no feature has as many people, their change is that of one or two.
const FEWEST_PEOPLE: f64 = 5.0;

/// What the account's own column counts.
#[derive(Debug, Clone, Copy, PartialEq)]
enum OwnMeasure {
    /// The people of this month, after those of the month a quarter before, where they are enough to be compared.
    People {
        month: NaiveDate,
        before: Option<NaiveDate>,
    },
    /// Those of each feature's best month.
    BestMonth,
    Uses,
    /// Only whether it was used.
    Words,
    /// Nothing was used.
    Nothing,
}

/// Divides the plan: what people stopped using, what they use, most used first, then the pick; the rest without a row. Where
/// nothing is used, what most peers use has rows.
pub(crate) fn divide<'a>(features: &'a Features, pick: Option<&'a FeatureUse>) -> Division<'a> {
    let is_pick = |f: &FeatureUse| pick.is_some_and(|pick| pick.id == f.id);
    let is_below = |f: &FeatureUse| is_pick(f) && f.months.lapsed.is_none();
    let mut lapsed: Vec<_> = features.all.iter().filter(|f| f.months.lapsed.is_some()).collect();
    lapsed.sort_by(|a, b| is_pick(b).cmp(&is_pick(a)).then(lapsed_users(b).total_cmp(&lapsed_users(a))));
    let measure = measure(features);
    let mut used: Vec<_> = features.all.iter().filter(|f| f.used).collect();
    let amount = |f: &FeatureUse| own(f, measure).unwrap_or(-1.0);
    used.sort_by(|a, b| amount(b).total_cmp(&amount(a)).then(a.index.cmp(&b.index)));
    let mut unused: Vec<_> =
        features.all.iter().filter(|f| !f.used && f.months.lapsed.is_none() && !is_below(f)).collect();
    let below: Vec<_> = pick.into_iter().filter(|f| is_below(f)).collect();
    let peers = |f: &FeatureUse| told(f).unwrap_or(0.0);
    unused.sort_by(|a, b| peers(b).total_cmp(&peers(a)).then(a.index.cmp(&b.index)));
    if used.is_empty() && lapsed.is_empty() {
        let mut rows = below;
        let room = (ROWS - rows.len()).min(unused.len());
        rows.extend(unused.drain(..room));
        return Division { rows, below: 0, also_used: Vec::new(), later: unused };
    }
    let room = ROWS - below.len();
    let mut rows = lapsed;
    let later = [rows.split_off(rows.len().min(LAPSED)), unused].concat();
    let also_used = used.split_off(used.len().min(room - rows.len()));
    rows.extend(used);
    let count = below.len();
    rows.extend(below);
    Division { rows, below: count, also_used, later }
}

pub(crate) fn state(feature: &FeatureUse) -> Use {
    match (feature.used, feature.months.lapsed) {
        (true, _) => Use::Used,
        (false, Some(lapsed)) => Use::Lapsed(lapsed),
        (false, None) => Use::Unused,
    }
}

/// The table of these rows.
pub(crate) fn table(
    division: &Division<'_>,
    pick: Option<&FeatureUse>,
    account: &Account,
    workspace: &Workspace,
    localizer: &Localizer,
) -> Adoption {
    let Some(features) = &account.features else { return empty() };
    let measure = measure(features);
    let known = peers_known(&division.rows, account);
    let row = |f: &&FeatureUse| {
        let entry = &workspace.catalogue.features[f.index];
        let own = own(f, measure).filter(|_| f.used);
        let peers = told(f).filter(|_| known.is_some());
        let before = own.and_then(|_| before(f, measure));
        AdoptionRow {
            name: entry.name.to_string(),
            own,
            before,
            own_label: match (own, measure) {
                (Some(own), _) => match before {
                    Some(before) => {
                        let moved = Message::new("features-own-moved").with("before", before).with("now", own);
                        localizer.say(&moved)
                    }
                    None => localizer.number(own),
                },
                // Nothing is used: what it does for them is more than that it is not.
                (None, OwnMeasure::Nothing) if known.is_none() => entry.benefit.to_string(),
                (None, OwnMeasure::Nothing) => String::new(),
                (None, _) => in_words(f, localizer),
            },
            months: match measure {
                OwnMeasure::People { .. } if state(f) != Use::Unused => f.months.users.to_vec(),
                _ => Vec::new(),
            },
            peers,
            peers_label: peers.map(|share| localizer.share(share)).unwrap_or_default(),
            marked: pick.is_some_and(|pick| pick.id == f.id),
        }
    };
    let rows: Vec<_> = division.rows.iter().map(row).collect();
    let own_title = match measure {
        OwnMeasure::People { month, before: None } => {
            localizer.say(&Message::new("features-own-month").with("month", Arg::Month(month)))
        }
        OwnMeasure::People { month, before: Some(before) } => {
            let title = Message::new("features-own-months").with("before", Arg::Month(before));
            localizer.say(&title.with("month", Arg::Month(month)))
        }
        OwnMeasure::BestMonth => localizer.word("features-own-best"),
        OwnMeasure::Uses => localizer.say(&Message::new("features-own-times").with("quarter", account.period)),
        OwnMeasure::Words => localizer.word("features-own"),
        OwnMeasure::Nothing => String::new(),
    };
    let peers_title = known.map(|crowd| localizer.say(&Message::new("features-peers").with("n", crowd.least())));
    // One that people stopped using is not in use.
    let is_of_plan = measure == OwnMeasure::Nothing || division.rows.iter().any(|f| f.months.lapsed.is_some());
    let name_title = if is_of_plan { "features-list-plan" } else { "features-list-used" };
    Adoption {
        alt: alt(division, features, measure, workspace, localizer),
        rows,
        below: division.below,
        name_title: localizer.word(name_title),
        own_title,
        peers_title,
    }
}

/// The names of features that have no row, on one line.
pub(crate) fn line(
    id: [&'static str; 2],
    features: &[&FeatureUse],
    workspace: &Workspace,
    localizer: &Localizer,
) -> NameLine {
    let name = |f: &&FeatureUse| together(&workspace.catalogue.features[f.index].name);
    let names: Vec<_> = features.iter().map(name).collect();
    let text = |most: usize| {
        let joined = names[..most].join("\u{a0}· ");
        let [all, some] = id;
        match names.len() - most {
            0 => localizer.say(&Message::new(all).with("names", joined.as_str())),
            more => localizer.say(&Message::new(some).with("names", joined.as_str()).with("n", more)),
        }
    };
    let counts = [names.len()].into_iter().chain(NAMES.into_iter().filter(|most| *most < names.len()));
    NameLine { count: names.len(), texts: if names.is_empty() { Vec::new() } else { counts.map(text).collect() } }
}

/// A short name with spaces at which no line breaks.
fn together(name: &str) -> String {
    if name.chars().count() > SHORT { name.to_owned() } else { name.replace(' ', "\u{a0}") }
}

/// The figures that a row shows.
pub(crate) fn figures_of(feature: &FeatureUse, features: &Features) -> Vec<FigureId> {
    let measure = measure(features);
    let own = match measure {
        _ if !feature.used => feature.months.lapsed.and_then(|lapsed| lapsed.users).map(|_| FeatureFigure::Lapsed),
        measure if own(feature, measure).is_none() => None,
        OwnMeasure::People { .. } => Some(FeatureFigure::LatestMonth),
        OwnMeasure::BestMonth => Some(FeatureFigure::Users),
        OwnMeasure::Uses => Some(FeatureFigure::Uses),
        OwnMeasure::Words | OwnMeasure::Nothing => None,
    };
    let before = own.and_then(|_| before(feature, measure)).map(|_| FeatureFigure::QuarterEarlier);
    let peers = told(feature).map(|_| FeatureFigure::PeersShare);
    own.into_iter().chain(before).chain(peers).map(|figure| FigureId::feature(&feature.id, figure)).collect()
}

/// The share of peers that at least use a feature, where one is told.
fn told(feature: &FeatureUse) -> Option<f64> {
    feature.peers.and_then(|peers| peers.share())
}

/// How many peers there are, where something is told of them.
pub(crate) fn peers_known(rows: &[&FeatureUse], account: &Account) -> Option<Crowd> {
    account.crowd.filter(|_| rows.iter().any(|feature| told(feature).is_some()))
}

/// What can be counted of the features in use, the same for all of them.
fn measure(features: &Features) -> OwnMeasure {
    let used = || features.all.iter().filter(|f| f.used);
    // Where only uses are counted, a month without any has no users, which is no figure of people.
    let has_people = used().any(|f| f.months.users.iter().flatten().any(|users| *users > 0.0));
    let latest = used().filter_map(|f| f.months.latest).map(|latest| latest.month).max();
    match latest.filter(|_| has_people) {
        Some(month) => {
            let latest = used().filter_map(|f| Some((f.months.latest?, f.months.quarter_earlier?)));
            let compared: Vec<_> = latest.filter(|(latest, _)| latest.month == month).collect();
            let enough = compared.iter().any(|(now, before)| now.users.max(before.users) >= FEWEST_PEOPLE);
            OwnMeasure::People { month, before: compared.first().filter(|_| enough).map(|(_, before)| before.month) }
        }
        None if used().any(|f| f.users.is_some_and(|users| users > 0.0)) => OwnMeasure::BestMonth,
        None if used().any(|f| f.uses.is_some()) => OwnMeasure::Uses,
        None if used().next().is_some() => OwnMeasure::Words,
        None if features.all.iter().any(|f| f.months.lapsed.is_some()) => OwnMeasure::Words,
        None => OwnMeasure::Nothing,
    }
}

/// The account's figure of a feature in the page's measure.
fn own(feature: &FeatureUse, measure: OwnMeasure) -> Option<f64> {
    match measure {
        OwnMeasure::People { month, .. } => {
            feature.months.latest.filter(|latest| latest.month == month).map(|latest| latest.users)
        }
        OwnMeasure::BestMonth => feature.users.filter(|users| *users > 0.0),
        OwnMeasure::Uses => feature.uses,
        OwnMeasure::Words | OwnMeasure::Nothing => None,
    }
}

/// The month that the people of each row are compared with, where they are.
pub(crate) fn compared_with(features: &Features) -> Option<NaiveDate> {
    match measure(features) {
        OwnMeasure::People { before, .. } => before,
        _ => None,
    }
}

/// The people a quarter before those that the page tells of a feature in use.
fn before(feature: &FeatureUse, measure: OwnMeasure) -> Option<f64> {
    let OwnMeasure::People { month, before: Some(before) } = measure else { return None };
    let of_month = feature.months.latest.filter(|latest| feature.used && latest.month == month);
    let earlier = of_month.and(feature.months.quarter_earlier)?;
    (earlier.month == before).then_some(earlier.users)
}

fn lapsed_users(feature: &FeatureUse) -> f64 {
    feature.months.lapsed.and_then(|lapsed| lapsed.users).unwrap_or(0.0)
}

/// What stands in a bar's place: "22 until May".
fn in_words(feature: &FeatureUse, localizer: &Localizer) -> String {
    if let Some(lapsed) = feature.months.lapsed.filter(|_| !feature.used) {
        let month = Arg::Month(lapsed.until);
        return localizer.say(&until_month(
            month,
            lapsed.users,
            ["features-label-lapsed", "features-label-lapsed-users"],
        ));
    }
    localizer.word(match (feature.used, feature.used_earlier) {
        (true, _) => "features-own-used",
        (false, true) => "features-own-idle",
        (false, false) => "features-own-unused",
    })
}

fn alt(
    division: &Division<'_>,
    features: &Features,
    measure: OwnMeasure,
    workspace: &Workspace,
    localizer: &Localizer,
) -> String {
    let said = |f: &FeatureUse| match (state(f), own(f, measure), measure) {
        (Use::Lapsed(lapsed), ..) => {
            localizer.say(&until(lapsed, ["features-own-lapsed", "features-own-lapsed-users"]))
        }
        (Use::Used, Some(uses), OwnMeasure::Uses) => {
            localizer.say(&Message::new("features-own-uses").with("uses", uses))
        }
        (Use::Used, Some(users), _) => {
            let now = Message::new("features-own-users").with("users", users);
            localizer.say(&match (before(f, measure), measure) {
                (Some(users), OwnMeasure::People { before: Some(month), .. }) => {
                    let moved = Message::new("features-alt-moved").with("now", now).with("users", users);
                    moved.with("month", Arg::Month(month))
                }
                _ => now,
            })
        }
        _ => in_words(f, localizer),
    };
    let row = |f: &&FeatureUse| {
        let name = workspace.catalogue.features[f.index].name.as_str();
        match told(f) {
            Some(share) => Message::new("features-alt-row")
                .with("feature", name)
                .with("own", said(f).as_str())
                .with("share", Arg::Share(share)),
            None => Message::new("alt-row").with("label", name).with("value", said(f).as_str()),
        }
    };
    let left = features.all.len() - features.used();
    let about = Message::new("features-alt").with("used", features.used()).with("left", left);
    crate::deck::phrases::alt_text(about, division.rows.iter().map(row), localizer)
}

fn empty() -> Adoption {
    let (name_title, own_title, alt) = (String::new(), String::new(), String::new());
    Adoption { rows: Vec::new(), below: 0, name_title, own_title, peers_title: None, alt }
}
