//! 2: what happened, why, and what to decide? The page that is forwarded. Always present; for an account without use it shows
//! what is available.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::{Account, Activity};
use crate::config::qbr::slides::SlideKind;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, PageContext, ShownClaim, Slide, SlideContext, SlideSpec};
use crate::deck::slides::glance::figure::{FIGURES, KeyFigure, figures, record};
use crate::deck::slides::glance::layout;
use crate::deck::slides::glance::row_table::RowTable;
use crate::deck::slides::glance::rows::{Row, beginnings, rows};
use crate::deck::slides::glance::title::{GlanceShown, GlanceTitle, titles};
use crate::deck::title_claim::{JudgedTitle, strongest};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::word_budget;
use crate::insight::rules::stickiness::STICKINESS;
use crate::layout::frame::Frame;
use crate::locale::localizer::Localizer;
use crate::locale::message::Message;

pub const SPEC: SlideSpec =
    SlideSpec::new(SlideKind::Glance, |context| Ok(Box::new(GlanceSlide::from_context(context)?)));

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlanceSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    #[serde(skip)]
    pub claim: (GlanceTitle, GlanceShown),
    pub kicker: String,
    pub title: String,
    /// Up to three.
    pub figures: Vec<KeyFigure>,
    /// Up to three; the last is what to decide.
    pub rows: Vec<Row>,
    /// A link to another page; `#` stands for its number.
    pub page_link: String,
    pub note: Vec<String>,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

/// Stands for the number of a page that is known only when all slides are chosen.
const PAGE_NUMBER: char = '#';

impl GlanceSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, insights, workspace, localizer } = *context;
        let (figures, rows) = match account.activity {
            Activity::Active => {
                let figures = figures(account, insights, workspace, localizer);
                let shown: Vec<_> = figures.iter().flat_map(|figure| figure.of.iter().cloned()).collect();
                let rows = rows(account, insights, &shown, workspace, localizer);
                (figures, rows)
            }
            Activity::Zero | Activity::Unmeasured => (record(account, localizer), beginnings(account, localizer)),
        };
        let rows = with_room(rows, &figures);
        let mut shown: Vec<FigureId> = figures.iter().flat_map(|figure| figure.of.iter().cloned()).collect();
        shown.extend(rows.iter().flat_map(|row| row.of.iter().cloned()));
        let judged = GlanceShown::of(account, insights, workspace);
        let claim = strongest(&judged).unwrap_or(GlanceTitle::Told);
        let mentions_users = rows.iter().any(|row| row.insight.as_ref().is_some_and(|id| id.topic == STICKINESS));
        Ok(Self {
            shown,
            claim: (claim, judged),
            kicker: localizer.word("glance-kicker"),
            title: word_budget::title(titles(account, insights, workspace), localizer),
            page_link: localizer.say(&Message::new("glance-page").with("page", PAGE_NUMBER.to_string().as_str())),
            rows,
            figures,
            note: note(account, localizer),
            definitions: definitions(account, mentions_users, localizer),
        })
    }
}

impl Slide for GlanceSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn judged_title(&self) -> Option<JudgedTitle> {
        let (claim, shown) = &self.claim;
        Some(JudgedTitle::of(*claim, shown))
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn claims(&self) -> Vec<ShownClaim> {
        let claim = |row: &Row| ShownClaim { text: row.text.clone(), insight: row.insight.clone() };
        self.rows.iter().map(claim).collect()
    }

    fn definitions(&self) -> Vec<Definition> {
        self.definitions.clone()
    }

    fn note(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.note)
    }

    fn rank(&self) -> u32 {
        100
    }

    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, pages, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let table = |columns, lines: usize, count: usize, page: &SlidePage| {
            // What to decide stays longest.
            let rows = self.rows.iter().skip(self.rows.len().saturating_sub(count));
            let link = |target: usize| self.page_link.replace(PAGE_NUMBER, &(target + 1).to_string());
            RowTable::new(&rows.collect::<Vec<_>>(), columns, lines, page, pages, &link)
        };
        layout::draw(&self.figures, self.rows.len(), &mut page, &table);
        page.finish()
    }
}

/// The rows that a page may say beside its figures; what to decide, the last, stays longest.
fn with_room(rows: Vec<Row>, figures: &[KeyFigure]) -> Vec<Row> {
    let mut room = word_budget::WordBudget::of_reasons();
    room.spend(figures.iter().flat_map(|figure| [figure.value.as_str(), &figure.label, &figure.change]));
    let kept = rows.into_iter().rev().filter(|row| room.take([row.kicker.as_str(), &row.text]));
    let mut kept: Vec<_> = kept.collect();
    kept.reverse();
    kept
}

fn note(account: &Account, localizer: &Localizer) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(lead) = account.lead().filter(|_| account.activity == Activity::Active) {
        let mut window = localizer.say(&crate::deck::phrases::window(account, lead.measured()));
        if lead.change.is_ok() {
            let compared = Message::new("note-compared").with("quarter", account.previous);
            window = localizer
                .say(&Message::new("note-window-compared").with("window", window.as_str()).with("compared", compared));
        }
        parts.push(window);
    }
    parts
}

fn definitions(account: &Account, mentions_users: bool, localizer: &Localizer) -> Vec<Definition> {
    let mut parts = Vec::new();
    if let Some(stickiness) = account.stickiness.as_ref().filter(|_| mentions_users) {
        let text = Message::new(if stickiness.daily { "define-daily-share" } else { "define-weekly-share" });
        parts.push(crate::deck::phrases::defined("define-month-share-term", &text, localizer));
    }
    if account.features.is_some() && account.activity == Activity::Active {
        let text = Message::new("define-used").with("quarter", account.period);
        parts.push(crate::deck::phrases::defined("define-used-term", &text, localizer));
    }
    if account.activity == Activity::Active {
        parts.extend(
            account.metrics.iter().take(FIGURES).filter_map(|m| crate::deck::phrases::definition(m, localizer)),
        );
    }
    parts
}
