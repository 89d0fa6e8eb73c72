//! Optional: how was the service? Left out with fewer than three tickets or while an escalation is open.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::Activity;
use crate::account::withheld::WithheldFigure;
use crate::config::qbr::slides::SlideKind;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, MissingSetup, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::insight::rules::service::replies_slowed;
use crate::layout::chart::columns::{Column, Columns};
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::Frame;
use crate::layout::geometry::Rect;
use crate::locale::message::{Arg, Message};

pub const SPEC: SlideSpec = SlideSpec {
    missing_setup: |workspace, _| {
        workspace.config.sources.tickets.0.is_empty().then_some(MissingSetup {
            reason: "no source of tickets is configured",
            remedy: "name your ticket export under `sources: tickets`",
        })
    },
    needs: |figure| *figure == WithheldFigure::Service,
    ..SlideSpec::new(SlideKind::Service, |context| Ok(Box::new(ServiceSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServiceSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    /// One to three figures as label, figure and comparison; the title's figure first.
    pub figures: Vec<(String, String, String)>,
    /// Tickets per month.
    pub chart: Columns,
    pub note: Vec<String>,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

impl ServiceSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, localizer, .. } = *context;
        if account.activity == Activity::Zero {
            return Err(Omitted::NoUse);
        }
        let service = account.service.as_ref().map_err(|why| Omitted::from(*why))?;
        // Slower replies are shown, but not first.
        let slower = replies_slowed(service);
        let title = match (service.first_reply, service.solved) {
            (Some((minutes, n)), _) if !slower => {
                Message::new("service-title-reply").with("duration", Arg::Minutes(minutes)).with("n", n)
            }
            (_, Some(solved)) => {
                Message::new("service-title-opened").with("opened", service.opened).with("solved", solved)
            }
            _ => Message::new("service-title-plain").with("opened", service.opened).with("quarter", account.period),
        };
        let before = |value: Option<Arg>| {
            let message = |value| Message::new("service-before").with("quarter", account.previous).with("value", value);
            value.map(|v| localizer.say(&message(v))).unwrap_or_default()
        };
        let mut figures = vec![(
            localizer.word("service-opened"),
            localizer.number(service.opened as f64),
            before((service.opened_before > 0).then(|| Arg::from(service.opened_before))),
        )];
        if let Some(solved) = service.solved {
            figures.push((localizer.word("service-solved"), localizer.number(solved as f64), String::new()));
        }
        if let Some((minutes, _)) = service.first_reply {
            let text = |m| localizer.say(&Message::new("text").with("text", Arg::Minutes(m)));
            let earlier = before(service.first_reply_before.map(Arg::Minutes));
            let place = if slower { figures.len() } else { 0 };
            figures.insert(place, (localizer.word("service-first-reply"), text(minutes), earlier));
        }
        if slower && service.solved.is_some() {
            figures.swap(0, 1);
        }
        let (term, counted) = match service.first_reply {
            Some((_, n)) => ("define-reply-term", Message::new("define-reply").with("n", n)),
            None => ("define-tickets-term", Message::new("define-tickets")),
        };
        let month = |(month, n): &(chrono::NaiveDate, usize)| {
            localizer
                .say(&Message::new("service-alt-month").with("month", localizer.month(*month).as_str()).with("n", *n))
        };
        let alt = Message::new("service-alt").with("quarter", account.period);
        let column = |(month, n): &(chrono::NaiveDate, usize)| Column {
            label: localizer.month(*month),
            value: Some(*n as f64),
            value_label: localizer.number(*n as f64),
        };
        let mut shown = vec![FigureId::TicketsOpened];
        shown.extend(service.solved.map(|_| FigureId::TicketsSolved));
        shown.extend(service.first_reply.iter().flat_map(|_| [FigureId::FirstReply, FigureId::Replied]));
        Ok(Self {
            shown,
            kicker: localizer.word("service-kicker"),
            title: localizer.say(&title),
            figures,
            chart: Columns {
                columns: service.by_month.iter().map(column).collect(),
                axis_title: localizer.word("service-axis"),
                alt: localizer.say(&alt.with("months", Arg::List(service.by_month.iter().map(month).collect()))),
            },
            note: Vec::new(),
            definitions: vec![crate::deck::phrases::defined(term, &counted.with("quarter", account.period), localizer)],
        })
    }
}

impl Slide for ServiceSlide {
    fn title(&self) -> &str {
        &self.title
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
        60
    }

    /// The title's figure on the accent card, the others as cards below, the months on the right.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let cells = page.columns(0, 5).rows(self.figures.len(), theme.space.m);
        for (i, ((label, value, before), area)) in self.figures.iter().zip(cells).enumerate() {
            let card = if i == 0 { page.accent_card(area) } else { page.card(area) };
            let width = card.inner.width;
            let mut stack = VStack::default();
            stack.paragraph(&page, label, &card.muted(page.label()), width, 1);
            stack.paragraph(&page, value, &card.ink(page.figure()), width, 1);
            stack.paragraph(&page, before, &card.muted(page.small()), width, 1);
            stack.middle(&mut page, Rect { y: area.y, height: area.height, ..card.inner });
        }
        page.push(self.chart.draw(page.columns(6, 6), theme, fonts));
        page.finish()
    }
}
