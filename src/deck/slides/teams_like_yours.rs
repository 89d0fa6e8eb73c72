//! Filler: where teams like yours start. Left out if the cohort is too small.

use serde::Serialize;

use crate::account::figure::{FeatureFigure, FigureId};
use crate::account::withheld::WithheldFigure;
use crate::config::qbr::slides::SlideKind;
use crate::config::wording::Wording;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, Filler, MissingSetup, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::missing_feature_usage;
use crate::deck::title_claim::{JudgedTitle, TitleClaim};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::deck::widgets::word_budget;
use crate::layout::chart::bars::spec::{Bar, Bars};
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::Frame;
use crate::layout::geometry::{Pt, Rect};
use crate::locale::message::{Arg, Message};

/// The maximum number of features.
const ROWS: usize = 4;

pub const SPEC: SlideSpec = SlideSpec {
    filler: Some(Filler::Plan),
    missing_setup: |workspace, why| {
        let few = matches!(why, Omitted::CohortTooSmall { .. });
        missing_feature_usage(workspace).or(few.then_some(MissingSetup {
            reason: "too few accounts with feature usage are alike (`cohort`)",
            remedy: "make cohorts larger: fewer properties in `cohort: by`, or a smaller `minimum` (never under 5)",
        }))
    },
    needs: |figure| *figure == WithheldFigure::Features,
    ..SlideSpec::new(SlideKind::TeamsLikeYours, |context| Ok(Box::new(TeamsLikeYoursSlide::from_context(context)?)))
};

/// The features that peers use most.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TeamsLikeYoursSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    #[serde(skip)]
    pub claim: TeamsClaim,
    pub body: TeamsBody,
    /// Name and benefit of those of the first two that the catalogue says something of.
    pub benefits: Vec<(Wording, Wording)>,
    pub note: Vec<String>,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

/// All that the slide draws.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TeamsBody {
    /// For each feature the share of peers that at least use it, the largest first.
    pub chart: Bars,
}

/// Of the first feature, which no other one exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamsClaim;

impl TitleClaim for TeamsClaim {
    type Shown = TeamsBody;

    const ALL: &'static [Self] = &[Self];

    fn holds(self, body: &TeamsBody) -> bool {
        let rows = &body.chart.rows;
        rows.first().is_some_and(|first| rows.iter().all(|row| row.used <= first.used))
    }

    fn message(self, body: &TeamsBody) -> Message {
        body.chart.rows.first().into_iter().fold(Message::new("teams-title"), |message, first| {
            message.with("share", Arg::Share(first.used)).with("feature", first.label.as_str())
        })
    }
}

impl TeamsLikeYoursSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        let adoption = account.adoption.as_ref().map_err(|why| Omitted::from(*why))?;
        let crowd = account.crowd.ok_or(Omitted::UnusedByPeers)?;
        let mut rows: Vec<(usize, f64)> =
            adoption.iter().filter_map(|(index, peers)| Some((*index, peers.share()?))).collect();
        rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        rows.truncate(ROWS);
        let (first, share) = *rows.first().ok_or(Omitted::UnusedByPeers)?;
        let entry = |index: usize| &workspace.catalogue.features[index];
        let alt =
            Message::new("teams-alt").with("share", Arg::Share(share)).with("feature", entry(first).name.as_str());
        let bar = |(f, share): &(usize, f64)| Bar {
            label: entry(*f).name.to_string(),
            used: *share,
            included: 1.0,
            peer: None,
            value: localizer.share(*share),
            note: String::new(),
        };
        let bars: Vec<_> = rows.iter().map(bar).collect();
        let alt =
            crate::deck::phrases::alt_text(alt, bars.iter().skip(1).map(crate::deck::phrases::bar_alt), localizer);
        let shown = rows.iter().map(|(f, _)| FigureId::feature(&entry(*f).id, FeatureFigure::PeersShare)).collect();
        let chart = Bars { rows: bars, peer_label: None, limit_label: None, alt };
        let body = TeamsBody { chart };
        let (claim, title) = word_budget::claimed::<TeamsClaim>(&body, localizer).ok_or(Omitted::UnusedByPeers)?;
        let benefits = rows.iter().take(2).map(|(f, _)| (entry(*f).name.clone(), entry(*f).benefit.clone()));
        let benefits: Vec<_> = benefits.filter(|(_, benefit)| !benefit.is_empty()).collect();
        Ok(Self {
            shown,
            kicker: localizer.word("teams-kicker"),
            title,
            claim,
            body,
            benefits,
            note: Vec::new(),
            definitions: vec![crate::deck::phrases::defined(
                "define-peers-term",
                &Message::new("define-peers").with("n", crowd.least()),
                localizer,
            )],
        })
    }
}

impl Slide for TeamsLikeYoursSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn judged_title(&self) -> Option<JudgedTitle> {
        Some(JudgedTitle::of(self.claim, &self.body))
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn definitions(&self) -> Vec<Definition> {
        self.definitions.clone()
    }

    fn note(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.note)
    }

    fn rank(&self) -> u32 {
        20
    }

    /// The shares on the left, the benefits of the first two features on the right; without any the shares have the whole width.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let left = if self.benefits.is_empty() { page.columns(0, 12) } else { page.columns(0, 7) };
        let height = left.height.min(theme.space.xl + 80.0 * self.body.chart.rows.len() as Pt);
        page.push(self.body.chart.draw(Rect { height, ..left }, theme, fonts));
        let cells = page.columns(7, 5).rows(self.benefits.len(), theme.space.m);
        for ((name, benefit), area) in self.benefits.iter().zip(cells) {
            let card = page.card(area);
            let width = card.inner.width;
            let settings = [(2, 4), (2, 3), (2, 2), (1, 2), (1, 1)];
            let stack = VStack::fitting(card.inner.height, settings, |(heading, lines)| {
                let mut stack = VStack::default();
                stack.heading(&page, name, &card.ink(page.heading()), width, heading);
                stack.gap(theme.space.s).paragraph(&page, benefit, &card.ink(page.body()), width, lines);
                stack
            });
            stack.middle(&mut page, card.inner);
        }
        page.finish()
    }
}
