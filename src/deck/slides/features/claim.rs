//! What the title says of the plan's features, and when that is true of all of them.
//!
//! A count of features is a count of the whole plan: the rows of the table and the names in the lines below it.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::Serialize;

use crate::account::feature_months::Lapsed;
use crate::base::amounts::rounding::compare;
use crate::base::period::Period;
use crate::config::wording::Wording;
use crate::deck::slides::features::cards::Pick;
use crate::deck::title_claim::TitleClaim;
use crate::deck::widgets::word_budget::WordBudget;
use crate::insight::rules::features::until;
use crate::layout::chart::adoption::spec::Adoption;
use crate::locale::message::{Arg, Message};

/// All that the slide shows of features.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeaturesBody {
    /// The features of the plan, and how many of them were used in the quarter.
    #[serde(skip)]
    pub total: usize,
    #[serde(skip)]
    pub used: usize,
    #[serde(skip)]
    pub period: Period,
    /// The month that each row's people are compared with, where they are.
    #[serde(skip)]
    pub since: Option<NaiveDate>,
    /// Whether use fell or a goal is missed.
    #[serde(skip)]
    pub is_falling: bool,
    /// Whether the account is new, so that what it has not used yet is no gap.
    #[serde(skip)]
    pub is_young: bool,
    /// The rows, as they are drawn.
    pub table: Adoption,
    /// The use of each row's feature, in the rows' order.
    #[serde(skip)]
    pub rows: Vec<Use>,
    /// Whether to start with that feature is the deck's decision, which other titles name.
    #[serde(skip)]
    pub is_decided: bool,
    /// Features in use that have no row.
    pub also_used: NameLine,
    /// Features that are not used, nor have a row.
    pub later: NameLine,
    /// The feature to start with, which has a row.
    pub pick: Option<Pick>,
    /// Where everything is in use: what experienced teams use.
    pub advanced: Vec<Pick>,
}

/// Whether a feature was used in the quarter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Use {
    Used,
    /// In the quarter before, and not any more.
    Lapsed(Lapsed),
    Unused,
}

/// Names on one line.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NameLine {
    /// How many features it is about.
    #[serde(skip)]
    pub count: usize,
    /// The line with all names, then with fewer of them and the number of the others; the first that has room is shown.
    pub texts: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeaturesClaim {
    /// People stopped to use the feature to start with.
    Lapsed,
    All,
    /// A new account has begun with some, and has more; which is next is said elsewhere.
    BegunMore,
    /// A new account has begun with some, and one is next.
    BegunNext,
    /// A new account has begun with some.
    Begun,
    /// Each of those that are used gained people, and one of the others is next.
    GainedNext,
    /// Each of those that are used gained people.
    Gained,
    /// Most of them gained people, none lost any, and one of the others is next.
    GainedMostNext,
    /// Most of them gained people, and none lost any.
    GainedMost,
    /// Each of them lost some.
    FewerAll,
    /// Most of them lost some.
    Fewer,
    /// Some are used, and there are more; which is next is said elsewhere.
    More,
    /// Some are used, and one is next.
    Next,
    Some,
    /// None was used, and one is first.
    Start,
    Plan,
}

impl FeaturesBody {
    /// The use of the feature to start with: its row is the marked one.
    fn pick_use(&self) -> Option<Use> {
        let marked = self.table.rows.iter().position(|row| row.marked)?;
        self.rows.get(marked).copied()
    }

    /// Drops what a page has too many words for: the least telling of the cards first, then names of the lines.
    pub(crate) fn fit(&mut self) {
        let mut room = WordBudget::of_a_page();
        for card in self.pick.iter_mut().chain(&mut self.advanced) {
            room.spend([card.label.as_str(), card.name.as_str()]);
            for text in [&mut card.because, &mut card.benefit, &mut card.takes] {
                if !room.take([text.as_str()]) {
                    *text = Wording::default();
                }
            }
        }
        for line in [&mut self.later, &mut self.also_used] {
            room.keep_one_of(&mut line.texts);
        }
    }

    /// Whether rows and lines together are the plan.
    fn is_all_of_the_plan(&self) -> bool {
        let used = self.rows.iter().filter(|row| **row == Use::Used).count() + self.also_used.count;
        let marked = self.table.rows.iter().filter(|row| row.marked);
        let marks_the_pick = match &self.pick {
            Some(pick) => marked.map(|row| row.name.as_str()).eq([pick.name.as_str()]),
            None => marked.count() == 0,
        };
        self.rows.len() == self.table.rows.len()
            && used == self.used
            && self.rows.len() + self.also_used.count + self.later.count == self.total
            && marks_the_pick
    }
}

impl TitleClaim for FeaturesClaim {
    type Shown = FeaturesBody;

    const ALL: &'static [Self] = &[
        Self::Lapsed,
        Self::All,
        Self::BegunMore,
        Self::BegunNext,
        Self::Begun,
        Self::GainedNext,
        Self::Gained,
        Self::GainedMostNext,
        Self::GainedMost,
        Self::FewerAll,
        Self::Fewer,
        Self::More,
        Self::Next,
        Self::Some,
        Self::Start,
        Self::Plan,
    ];

    fn holds(self, body: &FeaturesBody) -> bool {
        let some = (1..body.total).contains(&body.used);
        let lapsed = lapsed(body).is_some();
        let is_next = body.pick.is_some() && !body.is_decided;
        let grew = some && !body.is_young && !lapsed;
        body.is_all_of_the_plan()
            && match self {
                Self::Lapsed => lapsed,
                Self::All => body.used == body.total && body.total > 0,
                Self::BegunMore => some && body.is_young && body.is_decided && !lapsed,
                Self::BegunNext => some && body.is_young && body.pick.is_some() && !lapsed,
                Self::Begun => some && body.is_young,
                Self::GainedNext => grew && gained(body) == Some(body.used) && is_next,
                Self::Gained => grew && gained(body) == Some(body.used),
                Self::GainedMostNext => grew && gained(body).is_some_and(|n| n < body.used) && is_next,
                Self::GainedMost => grew && gained(body).is_some_and(|n| n < body.used),
                Self::FewerAll => some && fewer(body) == Some(body.used) && !lapsed,
                Self::Fewer => some && fewer(body).is_some_and(|n| n < body.used) && !lapsed,
                Self::More => some && !body.is_young && body.is_decided && !lapsed,
                Self::Next => some && !body.is_young && body.pick.is_some() && !lapsed,
                Self::Some => some && !body.is_young,
                Self::Start => body.used == 0 && body.pick.is_some(),
                Self::Plan => body.used == 0,
            }
    }

    fn message(self, body: &FeaturesBody) -> Message {
        let id = match self {
            Self::Lapsed => match lapsed(body) {
                Some(lapsed) => {
                    let message = until(lapsed, ["features-title-lapsed", "features-title-lapsed-users"]);
                    return message.with("first", first(body));
                }
                None => "features-title-lapsed",
            },
            Self::All => "features-title-all",
            Self::BegunMore => "features-title-begun-more",
            Self::BegunNext => "features-title-begun-next",
            Self::Begun => "features-title-begun",
            Self::GainedNext => "features-title-gained-next",
            Self::Gained => "features-title-gained",
            Self::GainedMostNext => "features-title-gained-most-next",
            Self::GainedMost => "features-title-gained-most",
            Self::FewerAll => "features-title-fewer-all",
            Self::Fewer => "features-title-fewer",
            Self::More => "features-title-more",
            Self::Next => "features-title-next",
            Self::Some => "features-title-some",
            Self::Start => "features-title-start",
            Self::Plan => "features-title-plan",
        };
        let message = Message::new(id).with("used", body.used).with("total", body.total);
        let message = message.with("left", body.total.saturating_sub(body.used));
        let message = message.with("quarter", Arg::Quarter(body.period)).with("first", first(body));
        let n = fewer(body).or(gained(body)).unwrap_or_default();
        match body.since {
            Some(since) => message.with("month", Arg::Month(since)).with("n", n),
            None => message,
        }
    }
}

/// A title tells how all features went if at least so many are in use.
const SEVERAL: usize = 3;

/// How people went, feature by feature: the order of the latest month to the month a quarter before. `None` unless that is
/// known, and shown, of every feature in use.
fn courses(body: &FeaturesBody) -> Option<Vec<Ordering>> {
    body.since?;
    let used = body.rows.iter().zip(&body.table.rows).filter(|(state, _)| **state == Use::Used);
    let courses: Option<Vec<_>> = used.map(|(_, row)| Some(compare(row.own?, row.before?))).collect();
    courses.filter(|all| all.len() == body.used && body.used >= SEVERAL)
}

/// How many of the features in use have more people than a quarter before, where most of them have and none has fewer.
fn gained(body: &FeaturesBody) -> Option<usize> {
    let courses = courses(body).filter(|all| all.iter().all(|course| course.is_ge()))?;
    let count = courses.iter().filter(|course| course.is_gt()).count();
    (count * 3 >= body.used * 2).then_some(count)
}

/// How many of the features in use have fewer people than a quarter before, where use fell and most of them have.
fn fewer(body: &FeaturesBody) -> Option<usize> {
    let count = courses(body).filter(|_| body.is_falling)?.iter().filter(|course| course.is_lt()).count();
    (count * 2 > body.used && count >= SEVERAL - 1).then_some(count)
}

fn first(body: &FeaturesBody) -> &str {
    body.pick.as_ref().map_or("", |pick| pick.name.as_str())
}

/// Where the feature to start with is one that people stopped using: until when, as its row says it.
fn lapsed(body: &FeaturesBody) -> Option<Lapsed> {
    match body.pick_use()? {
        Use::Lapsed(lapsed) => Some(lapsed),
        Use::Used | Use::Unused => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::adoption::spec::AdoptionRow;

    /// Four features in use of six, each with the people of June and of September.
    fn body(courses: [(f64, f64); 4], is_falling: bool) -> FeaturesBody {
        let row = |(at, (before, own)): (usize, (f64, f64))| AdoptionRow {
            name: at.to_string(),
            own: Some(own),
            before: Some(before),
            own_label: String::new(),
            months: Vec::new(),
            peers: None,
            peers_label: String::new(),
            marked: false,
        };
        let (name_title, own_title, alt) = (String::new(), String::new(), String::new());
        let rows = courses.into_iter().enumerate().map(row).collect();
        FeaturesBody {
            total: 6,
            used: 4,
            period: Period::parse("2026-Q3", 1).unwrap(),
            since: NaiveDate::from_ymd_opt(2026, 6, 1),
            is_falling,
            is_young: false,
            table: Adoption { rows, below: 0, name_title, own_title, peers_title: None, alt },
            rows: vec![Use::Used; 4],
            is_decided: false,
            also_used: NameLine::default(),
            later: NameLine { count: 2, texts: Vec::new() },
            pick: None,
            advanced: Vec::new(),
        }
    }

    fn claim(courses: [(f64, f64); 4], is_falling: bool) -> FeaturesClaim {
        crate::deck::title_claim::strongest(&body(courses, is_falling)).unwrap()
    }

    #[test]
    fn what_all_or_most_features_gained_is_said_where_none_lost() {
        let grew = (12.0, 13.0);
        assert_eq!(claim([grew; 4], false), FeaturesClaim::Gained);
        assert_eq!(claim([grew, grew, grew, (7.0, 7.0)], false), FeaturesClaim::GainedMost);
        assert_eq!(claim([grew, grew, (7.0, 7.0), (7.0, 7.0)], false), FeaturesClaim::Some, "two of four are not most");
        assert_eq!(claim([grew, grew, grew, (7.0, 6.0)], false), FeaturesClaim::Some, "one lost");
        let hidden = FeaturesBody {
            also_used: NameLine { count: 1, texts: Vec::new() },
            later: NameLine { count: 1, texts: Vec::new() },
            used: 5,
            ..body([grew; 4], false)
        };
        let strongest = crate::deck::title_claim::strongest::<FeaturesClaim>(&hidden);
        assert_eq!(strongest, Some(FeaturesClaim::Some), "of one the figures are not shown");
    }

    #[test]
    fn what_features_lost_is_said_where_use_fell_and_most_of_them_lost() {
        let (fell, same) = ((12.0, 9.0), (9.0, 9.0));
        assert_eq!(claim([fell; 4], true), FeaturesClaim::FewerAll);
        assert_eq!(claim([fell, fell, fell, same], true), FeaturesClaim::Fewer);
        assert_eq!(claim([fell, fell, same, same], true), FeaturesClaim::Some);
        assert_eq!(claim([fell; 4], false), FeaturesClaim::Some, "elsewhere a strength leads");
    }
}
