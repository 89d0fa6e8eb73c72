//! The deck: which slides an account gets, in which order, and their frames.
//!
//! Each slide is a file of the same five parts: its question and when it is left out, its values, `from_account` (what
//! it says), `layout` (where it stands), its tests.

use crate::account::view::Account;
use crate::config::overrides::file::SlideChoice;
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::deck::logos::Logos;
use crate::deck::omitted::Omitted;
use crate::insight::model::Insight;
use crate::layout::frame::Frame;
use crate::layout::text::fonts::Fonts;
use crate::layout::theme::resolved::Theme;
use crate::locale::localizer::Localizer;

/// The fewest slides of a deck.
pub const FEWEST: usize = 6;
/// The most slides of a deck.
pub const MOST: usize = 8;

/// A slide's ready values.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names are those of SlideKind")]
pub enum Slide {
    Cover(crate::deck::slides::cover::Cover),
    Glance(crate::deck::slides::glance::slide::Glance),
    Trend(crate::deck::slides::trend::slide::Trend),
    Potential(crate::deck::slides::potential::slide::Potential),
    Features(crate::deck::slides::features::Features),
    Requests(crate::deck::slides::requests::Requests),
    Products(crate::deck::slides::products::Products),
    Value(crate::deck::slides::value::Value),
    Service(crate::deck::slides::service::Service),
    TeamsLikeYours(crate::deck::slides::teams_like_yours::TeamsLikeYours),
    YourPlan(crate::deck::slides::your_plan::YourPlan),
    NextSteps(crate::deck::slides::next_steps::NextSteps),
    Note(crate::deck::slides::note::Note),
}

/// A deck's slides in order, and why the others are left out.
#[derive(Debug, Clone, PartialEq)]
pub struct SlideSelection {
    /// The slides.
    pub slides: Vec<Slide>,
    /// Slides left out.
    pub omitted: Vec<(SlideKind, Omitted)>,
}

/// A link that a deck shows, for whoever wants to know later what a token stood for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedLink {
    /// What it is about.
    pub topic: String,
    /// The slide it stands on.
    pub slide: SlideKind,
    /// What it says.
    pub label: String,
}

impl Slide {
    /// Which of the slides it is.
    pub fn kind(&self) -> SlideKind {
        match self {
            Slide::Cover(_) => SlideKind::Cover,
            Slide::Glance(_) => SlideKind::Glance,
            Slide::Trend(_) => SlideKind::Trend,
            Slide::Potential(_) => SlideKind::Potential,
            Slide::Features(_) => SlideKind::Features,
            Slide::Requests(_) => SlideKind::Requests,
            Slide::Products(_) => SlideKind::Products,
            Slide::Value(_) => SlideKind::Value,
            Slide::Service(_) => SlideKind::Service,
            Slide::TeamsLikeYours(_) => SlideKind::TeamsLikeYours,
            Slide::YourPlan(_) => SlideKind::YourPlan,
            Slide::NextSteps(_) => SlideKind::NextSteps,
            Slide::Note(_) => SlideKind::Note,
        }
    }

    /// Its title: what it answers, in a sentence. Of the cover that is whose review it is.
    pub fn title(&self) -> &str {
        match self {
            Slide::Cover(s) => &s.title,
            Slide::Glance(s) => &s.title,
            Slide::Trend(s) => &s.title,
            Slide::Potential(s) => &s.title,
            Slide::Features(s) => &s.title,
            Slide::Requests(s) => &s.title,
            Slide::Products(s) => &s.title,
            Slide::Value(s) => &s.title,
            Slide::Service(s) => &s.title,
            Slide::TeamsLikeYours(s) => &s.title,
            Slide::YourPlan(s) => &s.title,
            Slide::NextSteps(s) => &s.title,
            Slide::Note(s) => &s.title,
        }
    }

    fn links(&mut self) -> (SlideKind, Vec<&mut crate::deck::links::Link>) {
        let kind = self.kind();
        let links = match self {
            Slide::Cover(s) => s.links(),
            Slide::Features(s) => s.links(),
            Slide::Requests(s) => s.links(),
            Slide::Products(s) => s.links(),
            Slide::YourPlan(s) => s.links(),
            Slide::NextSteps(s) => s.links(),
            Slide::Note(s) => s.links(),
            Slide::Glance(_)
            | Slide::Trend(_)
            | Slide::Potential(_)
            | Slide::Value(_)
            | Slide::Service(_)
            | Slide::TeamsLikeYours(_) => Vec::new(),
        };
        (kind, links)
    }
}

impl SlideSelection {
    /// Lets every link raise a hand, where the workspace has a key and wants it; gives the links.
    pub fn sign(&mut self, account: &Account, workspace: &Workspace, voice: &Localizer) -> Vec<SignedLink> {
        let signs = workspace.key.as_ref().zip(workspace.hand_raise());
        let mut shown = Vec::new();
        for (slide, links) in self.slides.iter_mut().map(Slide::links) {
            for link in links {
                if let Some((key, hand_raise)) = &signs {
                    link.sign(slide, account, hand_raise.valid_days, key, voice);
                    shown.push(SignedLink { topic: link.topic.clone(), slide, label: link.label.clone() });
                }
            }
        }
        shown
    }
}

/// What each slide is worth where more than eight have something to say: higher stays. The customer's own goals come
/// before what else it could buy.
fn rank(kind: SlideKind, slide: &Slide) -> u32 {
    use SlideKind::*;
    if matches!(slide, Slide::Value(value) if value.tells_goals()) {
        return 82;
    }
    match kind {
        Cover | Glance | NextSteps | Note => 100,
        Features => 90,
        Requests => 85,
        Potential => 80,
        Trend => 75,
        Products => 70,
        Value => 65,
        Service => 60,
        TeamsLikeYours => 20,
        YourPlan => 10,
    }
}

/// Chooses the slides: those that have something true to say, at most eight by `rank`; fillers only up to six. What a
/// person puts in stays before all others and is no filler; what a person leaves out is not asked.
pub fn select(account: &Account, insights: &[Insight], workspace: &Workspace, voice: &Localizer) -> SlideSelection {
    let choice = &account.tailored.slides;
    let wanted = wanted(account, workspace);
    let mut omitted: Vec<_> = choice.without.iter().map(|kind| (*kind, Omitted::ByHand)).collect();
    let mut chosen: Vec<(SlideKind, Slide)> = Vec::new();
    let put_in = |kind: &SlideKind| choice.with.contains(kind);
    let filler = |kind: &SlideKind| matches!(kind, SlideKind::TeamsLikeYours | SlideKind::YourPlan) && !put_in(kind);
    for &kind in wanted.iter().filter(|k| !filler(k)) {
        match build(kind, account, insights, workspace, voice) {
            Ok(slide) => chosen.push((kind, slide)),
            Err(why) => omitted.push((kind, told_apart(kind, why, account))),
        }
    }
    while chosen.len() > MOST {
        let worth = |(kind, slide): &(SlideKind, Slide)| if put_in(kind) { PUT_IN } else { rank(*kind, slide) };
        let least = chosen.iter().enumerate().min_by_key(|(_, slide)| worth(slide)).map(|(i, _)| i);
        let (kind, _) = chosen.remove(least.expect("more than eight slides are some"));
        omitted.push((kind, Omitted::NoRoom));
    }
    for &kind in wanted.iter().filter(|k| filler(k)) {
        if chosen.len() >= FEWEST {
            omitted.push((kind, Omitted::NotNeeded));
            continue;
        }
        match build(kind, account, insights, workspace, voice) {
            Ok(slide) => chosen.push((kind, slide)),
            Err(why) => omitted.push((kind, told_apart(kind, why, account))),
        }
    }
    chosen.sort_by_key(|(kind, _)| wanted.iter().position(|w| w == kind));
    SlideSelection { slides: chosen.into_iter().map(|(_, slide)| slide).collect(), omitted }
}

/// That nothing was measured is told apart from that it could not be read.
fn told_apart(kind: SlideKind, why: Omitted, account: &Account) -> Omitted {
    let unread = account.withheld.iter().any(|figure| figure.is_needed_by(kind));
    match why {
        Omitted::NotMeasured | Omitted::NoUse | Omitted::Nothing if unread => Omitted::Refused,
        _ => why,
    }
}

/// What a slide is worth that a person put in: more than any but those that are always there.
const PUT_IN: u32 = 95;

/// The slides that may be shown, in order: the workspace's, with what a person put in, left out and arranged. A note comes
/// after the cover where nothing says otherwise.
fn wanted(account: &Account, workspace: &Workspace) -> Vec<SlideKind> {
    let SlideChoice { without, with, order } = &account.tailored.slides;
    let mut wanted = workspace.config.slides.clone();
    wanted.retain(|kind| *kind != SlideKind::Note || !account.tailored.note.is_empty());
    if !account.tailored.note.is_empty() && !wanted.contains(&SlideKind::Note) {
        wanted.insert(1.min(wanted.len()), SlideKind::Note);
    }
    let new: Vec<_> = with.iter().chain(order).filter(|kind| !wanted.contains(kind)).copied().collect();
    wanted.extend(new);
    wanted.retain(|kind| !without.contains(kind));
    let usual = wanted.clone();
    wanted.sort_by_key(|kind| {
        let listed = order.iter().position(|listed| listed == kind);
        let place = usual.iter().position(|known| known == kind);
        match kind {
            SlideKind::Cover => (0, None),
            SlideKind::Note if listed.is_none() => (1, place),
            SlideKind::NextSteps => (4, None),
            _ if listed.is_some() => (2, listed),
            _ => (3, place),
        }
    });
    wanted
}

fn build(
    kind: SlideKind,
    account: &Account,
    insights: &[Insight],
    workspace: &Workspace,
    voice: &Localizer,
) -> Result<Slide, Omitted> {
    use SlideKind as K;
    Ok(match kind {
        K::Cover => Slide::Cover(crate::deck::slides::cover::Cover::from_account(account, insights, workspace, voice)?),
        K::Glance => Slide::Glance(crate::deck::slides::glance::slide::Glance::from_account(
            account, insights, workspace, voice,
        )?),
        K::Trend => {
            Slide::Trend(crate::deck::slides::trend::slide::Trend::from_account(account, insights, workspace, voice)?)
        }
        K::Potential => Slide::Potential(crate::deck::slides::potential::slide::Potential::from_account(
            account, insights, workspace, voice,
        )?),
        K::Features => {
            Slide::Features(crate::deck::slides::features::Features::from_account(account, insights, workspace, voice)?)
        }
        K::Requests => {
            Slide::Requests(crate::deck::slides::requests::Requests::from_account(account, insights, workspace, voice)?)
        }
        K::Products => {
            Slide::Products(crate::deck::slides::products::Products::from_account(account, insights, workspace, voice)?)
        }
        K::Value => Slide::Value(crate::deck::slides::value::Value::from_account(account, insights, workspace, voice)?),
        K::Service => {
            Slide::Service(crate::deck::slides::service::Service::from_account(account, insights, workspace, voice)?)
        }
        K::TeamsLikeYours => Slide::TeamsLikeYours(
            crate::deck::slides::teams_like_yours::TeamsLikeYours::from_account(account, insights, workspace, voice)?,
        ),
        K::YourPlan => Slide::YourPlan(crate::deck::slides::your_plan::YourPlan::from_account(
            account, insights, workspace, voice,
        )?),
        K::Note => Slide::Note(crate::deck::slides::note::Note::from_account(account, insights, workspace, voice)?),
        K::NextSteps => Slide::NextSteps(crate::deck::slides::next_steps::NextSteps::from_account(
            account, insights, workspace, voice,
        )?),
    })
}

/// The frames of a deck.
pub fn layout(slides: &[Slide], line: &str, theme: &Theme, fonts: &Fonts, logos: &Logos) -> Vec<Frame> {
    let page = |(i, slide): (usize, &Slide)| {
        let mut frame = match slide {
            Slide::Cover(s) => return s.layout(theme, fonts, logos),
            Slide::Glance(s) => s.layout(theme, fonts),
            Slide::Trend(s) => s.layout(theme, fonts),
            Slide::Potential(s) => s.layout(theme, fonts),
            Slide::Features(s) => s.layout(theme, fonts),
            Slide::Requests(s) => s.layout(theme, fonts),
            Slide::Products(s) => s.layout(theme, fonts),
            Slide::Value(s) => s.layout(theme, fonts),
            Slide::Service(s) => s.layout(theme, fonts),
            Slide::TeamsLikeYours(s) => s.layout(theme, fonts),
            Slide::YourPlan(s) => s.layout(theme, fonts),
            Slide::NextSteps(s) => s.layout(theme, fonts),
            Slide::Note(s) => s.layout(theme, fonts),
        };
        crate::deck::widgets::page::furnish(&mut frame, theme, fonts, line, i + 1);
        frame
    };
    slides.iter().enumerate().map(page).collect()
}
