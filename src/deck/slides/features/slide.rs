//! 5: what do we own and not use? Left out if the use of features was not measured.
//!
//! All of the plan is accounted for: every feature has a row or stands by name in a line below. There is one feature to start
//! with, and none where few teams like this one use what is left.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::{Account, FeatureUse};
use crate::account::withheld::WithheldFigure;
use crate::config::qbr::slides::SlideKind;
use crate::deck::links::Link;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::missing_feature_usage;
use crate::deck::slides::features::cards::Pick;
use crate::deck::slides::features::claim::{FeaturesBody, FeaturesClaim, NameLine};
use crate::deck::slides::features::rows::{compared_with, divide, figures_of, line, peers_known, state, table};
use crate::deck::title_claim::JudgedTitle;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::first_that;
use crate::deck::widgets::word_budget;
use crate::insight::actions::steps;
use crate::insight::picks::{BEGIN, picks};
use crate::insight::tone::{Tone, tone};
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::{Frame, Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::TextStyle;
use crate::locale::localizer::Localizer;
use crate::locale::message::Message;

/// The maximum number of cards if everything is in use.
const ADVANCED: usize = 2;

/// The maximum number of lines of names without a row.
const LINES: usize = 2;

/// The least share of the height that cards take together.
const LEAST: f64 = 0.7;

pub const SPEC: SlideSpec = SlideSpec {
    missing_setup: |workspace, _| missing_feature_usage(workspace),
    needs: |figure| *figure == WithheldFigure::Features,
    ..SlideSpec::new(SlideKind::Features, |context| Ok(Box::new(FeaturesSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeaturesSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    #[serde(skip)]
    pub claim: FeaturesClaim,
    pub body: FeaturesBody,
    pub note: Vec<String>,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

impl FeaturesSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, insights, workspace, localizer } = *context;
        let features = account.features.as_ref().ok_or(match account.in_plan.is_empty() {
            true => Omitted::NoFeatures,
            false => Omitted::NotMeasured,
        })?;
        // Where use fell or a goal is missed, only what was used before is to be taken up, or what a person chose.
        let falling = tone(account, workspace) == Tone::Falling;
        let is_chosen = |pick: &FeatureUse| account.account_override.pinned.contains(&pick.id);
        let may_start = |pick: &&FeatureUse| !falling || pick.months.lapsed.is_some() || is_chosen(pick);
        let pick = picks(features, &account.account_override, workspace).first().copied().filter(may_start);
        let division = divide(features, pick);
        let all_used = features.used() == features.all.len();
        let is_advanced = |f: &&FeatureUse| all_used && workspace.catalogue.features[f.index].advanced;
        let advanced = features.all.iter().filter(is_advanced).take(ADVANCED);
        let decision = steps(insights, account, workspace).into_iter().next();
        let is_decided = pick.zip(decision).is_some_and(|(pick, step)| step.id == BEGIN.on(&pick.id));
        let mut body = FeaturesBody {
            is_decided,
            total: features.all.len(),
            used: features.used(),
            period: account.period,
            since: compared_with(features),
            is_falling: falling,
            is_young: account.lifecycle.is_young(),
            table: table(&division, pick, account, workspace, localizer),
            rows: division.rows.iter().map(|f| state(f)).collect(),
            also_used: line(
                ["features-also-used", "features-also-used-more"],
                &division.also_used,
                workspace,
                localizer,
            ),
            later: line(["features-later", "features-later-more"], &division.later, workspace, localizer),
            pick: pick.map(|feature| Pick::start(feature, account, workspace, localizer)),
            advanced: advanced.map(|feature| Pick::of(feature, workspace, localizer)).collect(),
        };
        body.fit();
        let (claim, title) = word_budget::claimed::<FeaturesClaim>(&body, localizer).ok_or(Omitted::NoFeatures)?;
        let mut shown = vec![FigureId::FeaturesUsed, FigureId::FeaturesAll];
        shown.extend(division.rows.iter().flat_map(|feature| figures_of(feature, features)));
        let reasons = body.pick.iter().flat_map(|pick| &pick.figures);
        shown.extend(reasons.filter(|figure| !shown.contains(figure)).cloned().collect::<Vec<_>>());
        Ok(Self {
            shown,
            kicker: localizer.word("features-kicker"),
            title,
            claim,
            body,
            note: Vec::new(),
            definitions: definitions(&division.rows, account, localizer),
        })
    }

    /// The names without a row, at the foot of `area`, and what is left above them.
    fn lines(&self, page: &SlidePage, area: Rect) -> (Rect, Vec<Item>) {
        let (mut left, mut lines) = (area, Vec::new());
        let space = page.theme.space;
        for NameLine { texts, .. } in [&self.body.later, &self.body.also_used] {
            let style = TextStyle { color: page.theme.palette.muted, ..page.body() };
            let line = style.size * style.leading;
            let room = Rect { height: line * LINES as Pt + 1.0, ..area };
            let blocks = texts.iter().map(|text| page.block(text, &style, room, LINES));
            let Some(block) = first_that(blocks, |block| !block.cut) else { continue };
            let top = left.bottom() - block.size.height;
            let place = Point::new(area.x, top);
            // They are read after the table, from the top.
            lines.insert(0, Item::tagged(Tag::Paragraph, block.place(place)));
            left.height = top - space.s - left.y;
        }
        (left, lines)
    }
}

impl Slide for FeaturesSlide {
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
        90
    }

    fn links(&mut self) -> Vec<&mut Link> {
        self.body.pick.iter_mut().chain(&mut self.body.advanced).filter_map(|pick| pick.link.as_mut()).collect()
    }

    /// The table with the lines below it on the left, the feature to start with on the right; the whole width if there is none.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let cards: Vec<_> = self.body.pick.iter().chain(&self.body.advanced).collect();
        let left = if cards.is_empty() { page.columns(0, 12) } else { page.columns(0, 8) };
        let (rest, lines) = self.lines(&page, left);
        page.push(self.body.table.draw(rest, theme, fonts));
        lines.into_iter().for_each(|line| page.push(line));
        let gap = theme.space.m;
        let mut area = page.columns(8, 4);
        let least = page.columns(8, 4).height * LEAST / cards.len().max(1) as Pt;
        let heights = area.rows(cards.len().max(1), gap);
        for (card, cell) in cards.into_iter().zip(heights) {
            let height = card.draw(&mut page, Rect { height: cell.height, ..area }, least);
            area = area.split_top(height + gap).1;
        }
        page.finish()
    }
}

fn definitions(rows: &[&FeatureUse], account: &Account, localizer: &Localizer) -> Vec<Definition> {
    let define =
        |term: &'static str, text: Message| Definition { term: localizer.word(term), text: localizer.sentence(&text) };
    let used = Message::new("define-used").with("quarter", account.period);
    let people = rows.iter().any(|f| f.used && f.months.latest.is_some());
    let peers = peers_known(rows, account);
    [
        Some(define("define-used-term", used)),
        people.then(|| define("features-own", Message::new("features-define-own"))),
        peers.map(|crowd| {
            define("features-define-peers-term", Message::new("features-define-peers").with("n", crowd.least()))
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}
