//! Which slides an account gets, in which order, and their frames.

use crate::account::figure::FigureId;
use crate::account::view::Account;
use crate::config::overrides::file::SlideChoice;
use crate::config::qbr::slides::{DefinitionsPlace, FEWEST, Presence, SlideKind, SlidePlace};
use crate::config::workspace::Workspace;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{ChosenSlide, Filler, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slides::SLIDES;
use crate::deck::slides::definitions::{collect, slide::DefinitionsSlide};
use crate::deck::slides::potential::way_back::WayBack;
use crate::deck::widgets::frame::add_footer;
use crate::insight::tone::{Tone, tone};
use crate::layout::frame::Frame;
use crate::locale::localizer::Localizer;

pub const MOST: usize = 8;

/// A deck's slides in order, and why the others are left out.
#[derive(Debug)]
pub struct SlideSelection {
    pub slides: Vec<ChosenSlide>,
    pub omitted: Vec<(SlideKind, Omitted)>,
}

/// A link that a deck shows, recorded so that its token can be explained later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedLink {
    pub topic: String,
    pub slide: SlideKind,
    pub label: String,
}

impl SlideSelection {
    pub fn has(&self, kind: SlideKind) -> bool {
        self.slides.iter().any(|chosen| chosen.kind == kind)
    }

    /// Adds a signed token to every link, if the workspace has a key and is configured to do so; returns the links.
    pub fn sign(&mut self, account: &Account, workspace: &Workspace, localizer: &Localizer) -> Vec<SignedLink> {
        let signs = workspace.key.as_ref().zip(workspace.hand_raise());
        let mut shown = Vec::new();
        for ChosenSlide { kind, slide } in &mut self.slides {
            let kind = *kind;
            for link in slide.links().into_iter().filter(|link| !link.is_foreign) {
                if let Some((key, hand_raise)) = &signs {
                    link.sign(kind, account, hand_raise.valid_days, key, localizer);
                    let label = match &link.asked {
                        Some(question) => format!("{question} {}", link.label),
                        None => link.label.clone(),
                    };
                    shown.push(SignedLink { topic: link.topic.clone(), slide: kind, label });
                }
            }
        }
        shown
    }
}

pub fn spec(kind: SlideKind) -> &'static SlideSpec {
    SLIDES.iter().find(|spec| spec.kind == kind).expect("every kind of slide is in the list")
}

/// Chooses the slides: those that have content, at most eight by rank; fillers only up to six, those of the account's own data
/// before those of its plan, and none of whose figures all stand on other slides. A slide that an override adds outranks all
/// optional ones and is no filler; a slide that an override removes is not built. Behind them, where the workspace wants it, comes
/// the page that defines their words; a selection of fewer slides than a deck needs has none.
pub fn select(context: &SlideContext<'_>) -> SlideSelection {
    let account = context.account;
    let choice = &account.account_override.slides;
    let wanted = wanted(account, context.workspace);
    let mut omitted: Vec<_> = choice.without.iter().map(|kind| (*kind, Omitted::ByHand)).collect();
    let is_falling = tone(account, context.workspace) == Tone::Falling;
    let mut chosen: Vec<ChosenSlide> = Vec::new();
    let put_in = |kind: SlideKind| choice.with.contains(&kind);
    // Where use fell the way back is to what the account had, not to what it never used or what others use.
    let is_last_resort = |kind: SlideKind| match kind {
        SlideKind::Potential => is_falling && !WayBack::exists(account, context.workspace),
        SlideKind::TeamsLikeYours => is_falling,
        _ => false,
    };
    let (mut fillers, content): (Vec<_>, Vec<_>) = (wanted.iter().map(|kind| spec(*kind)))
        .partition(|spec| (spec.filler.is_some() || is_last_resort(spec.kind)) && !put_in(spec.kind));
    fillers.sort_by_key(|spec| (is_last_resort(spec.kind), spec.filler));
    for spec in content {
        match (spec.build)(context) {
            Ok(slide) => chosen.push(ChosenSlide { kind: spec.kind, slide }),
            Err(why) => omitted.push((spec.kind, with_refused(spec, why, account))),
        }
    }
    while chosen.len() > MOST {
        let worth = |chosen: &ChosenSlide| if put_in(chosen.kind) { PUT_IN } else { chosen.slide.rank() };
        let least = chosen.iter().enumerate().min_by_key(|(_, slide)| worth(slide)).map(|(i, _)| i);
        let least = chosen.remove(least.expect("more than eight slides are some"));
        omitted.push((least.kind, Omitted::NoRoom));
    }
    for spec in fillers {
        if chosen.len() >= FEWEST {
            omitted.push((spec.kind, Omitted::NotNeeded));
            continue;
        }
        match (spec.build)(context) {
            Ok(slide) if spec.filler == Some(Filler::OwnData) && repeats(&*slide, &chosen) => {
                omitted.push((spec.kind, Omitted::Repeated));
            }
            Ok(slide) => chosen.push(ChosenSlide { kind: spec.kind, slide }),
            Err(why) => omitted.push((spec.kind, with_refused(spec, why, account))),
        }
    }
    chosen.sort_by_key(|chosen| wanted.iter().position(|kind| *kind == chosen.kind));
    match context.workspace.config.definitions {
        DefinitionsPlace::Page if chosen.len() >= FEWEST => chosen.push(DefinitionsSlide::of(&chosen, context)),
        DefinitionsPlace::Footer => collect::into_notes(&mut chosen, context),
        DefinitionsPlace::Page | DefinitionsPlace::None => {}
    }
    SlideSelection { slides: chosen, omitted }
}

/// Whether all figures of a slide stand on other slides.
fn repeats(slide: &dyn Slide, chosen: &[ChosenSlide]) -> bool {
    let is_shown = |figure: &FigureId| chosen.iter().any(|other| other.slide.figures().contains(figure));
    slide.figures().iter().all(is_shown)
}

/// Replaces "nothing was measured" if the real reason is a cell that cannot be read.
fn with_refused(spec: &SlideSpec, why: Omitted, account: &Account) -> Omitted {
    let unread = account.withheld.iter().any(|figure| (spec.needs)(figure));
    match why {
        Omitted::NotMeasured
        | Omitted::NoUse
        | Omitted::Nothing
        | Omitted::NothingAboveZero
        | Omitted::NoPotential
        | Omitted::TooFewTickets { .. }
            if unread =>
        {
            Omitted::Refused
        }
        _ => why,
    }
}

/// The rank of a slide that an override adds: above all but the slides that every deck has.
const PUT_IN: u32 = 95;

/// The slides that may be shown, in order: the workspace's, as the override adds, removes and orders them. A note comes after
/// the cover unless the override places it.
fn wanted(account: &Account, workspace: &Workspace) -> Vec<SlideKind> {
    let SlideChoice { without, with, order } = &account.account_override.slides;
    let mut wanted = workspace.config.slides.clone();
    let is_of_note = |kind: &SlideKind| kind.presence() == Presence::WithNote;
    wanted.retain(|kind| !is_of_note(kind) && kind.place() != SlidePlace::Behind);
    if !account.account_override.note.is_empty() {
        wanted.extend(SlideKind::all().into_iter().filter(is_of_note));
    }
    let new: Vec<_> = with.iter().chain(order).filter(|kind| !wanted.contains(kind)).copied().collect();
    wanted.extend(new);
    wanted.retain(|kind| !without.contains(kind));
    let usual = wanted.clone();
    wanted.sort_by_key(|kind| {
        let listed = order.iter().position(|listed| listed == kind);
        let place = usual.iter().position(|known| known == kind);
        match kind.place() {
            SlidePlace::First => (0, None),
            SlidePlace::Second if listed.is_none() => (1, place),
            SlidePlace::Last => (4, None),
            _ if listed.is_some() => (2, listed),
            _ => (3, place),
        }
    });
    wanted
}

pub fn layout(slides: &[ChosenSlide], line: &str, page: &PageContext<'_>) -> Vec<Frame> {
    let pages: Vec<_> = slides.iter().map(|chosen| chosen.kind).collect();
    let page = &PageContext { pages: &pages, ..*page };
    let frame = |(at, chosen): (usize, &ChosenSlide)| {
        let mut frame = chosen.slide.layout(page);
        if chosen.kind.place() != SlidePlace::First {
            add_footer(&mut frame, page.theme, page.fonts, line, at + 1);
        }
        frame
    };
    slides.iter().enumerate().map(frame).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_slide_is_in_the_list_once() {
        let listed: Vec<_> = SLIDES.iter().map(|spec| spec.kind).collect();
        let all = SlideKind::all().into_iter().filter(|kind| kind.place() != SlidePlace::Behind);
        assert_eq!(listed, all.collect::<Vec<_>>());
    }

    #[test]
    fn own_data_fills_up_before_the_plan() {
        let fillers: Vec<_> =
            SlideKind::standard().into_iter().filter_map(|kind| Some((spec(kind).filler?, kind))).collect();
        let of = |wanted: Filler| {
            fillers.iter().filter(move |(filler, _)| *filler == wanted).map(|(_, kind)| *kind).collect::<Vec<_>>()
        };
        assert_eq!(of(Filler::OwnData), [SlideKind::StrongestWeeks, SlideKind::SinceStart, SlideKind::MostUsed]);
        assert_eq!(of(Filler::Plan), [SlideKind::TeamsLikeYours, SlideKind::YourPlan]);
        assert!(Filler::OwnData < Filler::Plan);
    }
}
