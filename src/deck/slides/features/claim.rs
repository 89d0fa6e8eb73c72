//! What the title says of the plan's features, and when that is true of all of them.
//!
//! A count of features is a count of the whole plan: the rows of the table and the names in the lines below it.

use serde::Serialize;

use crate::account::feature_months::Lapsed;
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
        Self::More,
        Self::Next,
        Self::Some,
        Self::Start,
        Self::Plan,
    ];

    fn holds(self, body: &FeaturesBody) -> bool {
        let some = (1..body.total).contains(&body.used);
        let lapsed = lapsed(body).is_some();
        body.is_all_of_the_plan()
            && match self {
                Self::Lapsed => lapsed,
                Self::All => body.used == body.total && body.total > 0,
                Self::BegunMore => some && body.is_young && body.is_decided && !lapsed,
                Self::BegunNext => some && body.is_young && body.pick.is_some() && !lapsed,
                Self::Begun => some && body.is_young,
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
            Self::More => "features-title-more",
            Self::Next => "features-title-next",
            Self::Some => "features-title-some",
            Self::Start => "features-title-start",
            Self::Plan => "features-title-plan",
        };
        let message = Message::new(id).with("used", body.used).with("total", body.total);
        let message = message.with("left", body.total.saturating_sub(body.used));
        message.with("quarter", Arg::Quarter(body.period)).with("first", first(body))
    }
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
