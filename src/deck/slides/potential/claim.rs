//! What the title says of what the contract holds, and when that is true of every row.

use std::cmp::Ordering;

use serde::Serialize;

use crate::deck::slides::potential::alone::{Against, Alone};
use crate::deck::slides::potential::held::{Held, Level};
use crate::deck::slides::potential::near::NearLimit;
use crate::deck::slides::potential::way_back::WayBack;
use crate::deck::title_claim::TitleClaim;
use crate::layout::chart::shares::Shares;
use crate::locale::message::{Arg, Message};

/// All that the slide shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PotentialBody {
    /// What the contract holds, the nearest to its limit first.
    #[serde(skip)]
    pub held: Vec<Held>,
    /// One of them week by week.
    pub near: Option<NearLimit>,
    /// The others, on one scale.
    pub shares: Option<Shares>,
    /// What no contract limits.
    pub alone: Option<Alone>,
    /// Where use fell, nothing but this.
    pub way_back: Option<WayBack>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PotentialClaim {
    /// To the level of the quarter before.
    WayBack,
    Over,
    /// One limit is met, and everything else has room.
    FullElseRoom,
    Full,
    NearElseRoom,
    Near,
    /// Only some weeks of a sum were measured.
    Part,
    Room,
    BestNow,
    Ahead,
    Reached,
    Below,
    NextMark,
    Best,
    BestPace,
}

impl PotentialBody {
    /// Whether the rows that are drawn are those that are counted, each as long as its share.
    fn is_drawn(&self) -> bool {
        let near = self.near.as_ref();
        let rows = self.held.iter().filter(|held| near.is_none_or(|near| near.id != held.id));
        let drawn = self.shares.as_ref().map(|shares| shares.rows.as_slice()).unwrap_or_default();
        rows.clone().count() == drawn.len()
            && near.is_none_or(|near| self.held.iter().any(|held| held.id == near.id))
            && rows.zip(drawn).all(|(held, row)| held.name == row.label && held.share == row.used)
    }
}

impl TitleClaim for PotentialClaim {
    type Shown = PotentialBody;

    const ALL: &'static [Self] = &[
        Self::WayBack,
        Self::Over,
        Self::FullElseRoom,
        Self::Full,
        Self::NearElseRoom,
        Self::Near,
        Self::Part,
        Self::Room,
        Self::BestNow,
        Self::Ahead,
        Self::Reached,
        Self::Below,
        Self::NextMark,
        Self::Best,
        Self::BestPace,
    ];

    fn holds(self, body: &PotentialBody) -> bool {
        if !body.is_drawn() {
            return false;
        }
        if let Some(way_back) = &body.way_back {
            return self == Self::WayBack && body.held.is_empty() && body.alone.is_none() && way_back.is_drawn();
        }
        let Some((first, others)) = body.held.split_first() else {
            return body.alone.as_ref().is_some_and(|alone| self.holds_alone(alone));
        };
        let is_nearest = others.iter().all(|held| held.share <= first.share);
        let whole = first.part_of.is_none();
        let else_room = !others.is_empty() && others.iter().all(|held| held.level == Level::Room);
        is_nearest
            && match self {
                Self::Over => whole && first.level == Level::Over,
                Self::FullElseRoom => whole && first.level == Level::Full && else_room,
                Self::Full => whole && first.level == Level::Full,
                Self::NearElseRoom => whole && first.level == Level::Near && else_room,
                Self::Near => whole && first.level == Level::Near,
                Self::Part => !whole,
                Self::Room => whole && first.level == Level::Room,
                _ => false,
            }
    }

    fn message(self, body: &PotentialBody) -> Message {
        if let Some(way_back) = &body.way_back {
            let figure = |value| Arg::Figure(value, way_back.noun.clone());
            let left = Arg::Quantity(way_back.before - way_back.now, way_back.noun.clone());
            let message = Message::new("potential-title-back").with("left", left).with("value", figure(way_back.now));
            return message.with("before", figure(way_back.before)).with("quarter", way_back.quarter);
        }
        let Some(first) = body.held.first() else {
            let title = body.alone.as_ref().map(|alone| alone.title.clone());
            return title.unwrap_or_else(|| Message::new("potential-kicker"));
        };
        match self {
            Self::Over => {
                let [used, included] = first.over();
                Message::new("potential-title-over").with("used", used).with("included", included)
            }
            Self::FullElseRoom => Message::new("potential-title-full-room").with("all", first.all()),
            Self::Full => Message::new("potential-title-full").with("all", first.all()),
            Self::NearElseRoom => Message::new("potential-title-near-room").with("held", first.told()),
            Self::Near => Message::new("potential-title-near").with("held", first.told()),
            Self::Part => {
                let message = Message::new("potential-title-part").with("share", Arg::Share(first.share));
                message.with("measured", first.part_of.unwrap_or_default())
            }
            _ => Message::new("potential-title-room").with("held", first.told()),
        }
    }
}

impl PotentialClaim {
    /// Whether it is what the title of a metric without a contract says, and its figures agree.
    fn holds_alone(self, alone: &Alone) -> bool {
        let (against, compared) = (alone.against, alone.compared);
        match self {
            Self::BestNow => against == Against::ItsBest,
            Self::Ahead => against == Against::Peers { ahead: true } && compared == Ordering::Greater,
            Self::Reached => against == Against::Peers { ahead: false } && compared != Ordering::Less,
            Self::Below => against == Against::Peers { ahead: false } && compared == Ordering::Less,
            Self::NextMark => against == Against::NextMark && compared == Ordering::Less,
            Self::Best => against == Against::BestQuarter,
            Self::BestPace => against == Against::BestPace,
            _ => false,
        }
    }
}
