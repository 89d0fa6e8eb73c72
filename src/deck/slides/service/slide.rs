//! Optional: how was the service? The change of the replies as title, each reply as a dot against the promised time. Left out with
//! fewer than three tickets or while an escalation is open.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::{Account, Activity, Service};
use crate::account::withheld::WithheldFigure;
use crate::config::qbr::slides::SlideKind;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, MissingSetup, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slides::service::claim::{ServiceBody, ServiceClaim};
use crate::deck::slides::service::replies::{kept, strip};
use crate::deck::title_claim::{JudgedTitle, TitleClaim as _, strongest};
use crate::deck::widgets::figure_rows::{self, FigureRow};
use crate::deck::widgets::page::SlidePage;
use crate::insight::rules::service::replies_slowed;
use crate::layout::chart::columns::{Column, Columns};
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::Frame;
use crate::locale::localizer::Localizer;
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
    #[serde(skip)]
    pub claim: ServiceClaim,
    pub body: ServiceBody,
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
        let replies = strip(service, localizer);
        let mut body = ServiceBody {
            of: service.clone(),
            period: account.period,
            figures: Vec::new(),
            months: replies.is_none().then(|| months(service, account, localizer)),
            replies,
        };
        let claim = strongest::<ServiceClaim>(&body).ok_or(Omitted::Nothing)?;
        body.figures = figures(service, claim, account, localizer);
        let (term, counted) = match service.first_reply {
            Some((_, n)) => ("define-reply-term", Message::new("define-reply").with("n", n)),
            None => ("define-tickets-term", Message::new("define-tickets")),
        };
        let mut shown = vec![FigureId::TicketsOpened];
        shown.extend(service.solved.map(|_| FigureId::TicketsSolved));
        shown.extend(service.first_reply.iter().flat_map(|_| [FigureId::FirstReply, FigureId::Replied]));
        Ok(Self {
            shown,
            kicker: localizer.word("service-kicker"),
            title: localizer.say(&claim.message(&body)),
            claim,
            body,
            note: Vec::new(),
            definitions: vec![crate::deck::phrases::defined(term, &counted.with("quarter", account.period), localizer)],
        })
    }
}

/// How many replies came as promised, the first reply where the title does not say it, the tickets; slower replies are shown, but
/// not first.
fn figures(service: &Service, claim: ServiceClaim, account: &Account, localizer: &Localizer) -> Vec<FigureRow> {
    let before = |value: Option<Arg>| {
        let message = |value| Message::new("service-before").with("quarter", account.previous).with("value", value);
        value.map(|value| localizer.say(&message(value))).into_iter().collect()
    };
    let number = |n: usize| localizer.number(n as f64);
    let mut figures = vec![FigureRow {
        remarks: before((service.opened_before > 0).then(|| Arg::from(service.opened_before))),
        ..FigureRow::of(number(service.opened), localizer.word("service-opened"))
    }];
    figures.extend(service.solved.map(|solved| FigureRow::of(number(solved), localizer.word("service-solved"))));
    if let Some((kept, promised)) = kept(service).zip(service.promised).filter(|_| !service.replies.is_empty()) {
        let label = Message::new("service-kept").with("promised", Arg::Minutes(promised));
        let value = Message::new("service-kept-of").with("kept", kept).with("n", service.replies.len());
        figures.insert(0, FigureRow::of(localizer.say(&value), localizer.say(&label)));
    }
    if let Some((minutes, _)) = service.first_reply.filter(|_| !claim.tells_half()) {
        let text = localizer.say(&Message::new("text").with("text", Arg::Minutes(minutes)));
        let place = if replies_slowed(service) { figures.len() } else { 0 };
        let remarks = before(service.first_reply_before.map(Arg::Minutes));
        figures.insert(place, FigureRow { remarks, ..FigureRow::of(text, localizer.word("service-first-reply")) });
    }
    figures
}

/// The tickets month by month, where no reply is recorded.
fn months(service: &Service, account: &Account, localizer: &Localizer) -> Columns {
    let month = |(month, n): &(chrono::NaiveDate, usize)| {
        localizer.say(&Message::new("service-alt-month").with("month", localizer.month(*month).as_str()).with("n", *n))
    };
    let alt = Message::new("service-alt").with("quarter", account.period);
    let column = |(month, n): &(chrono::NaiveDate, usize)| Column {
        label: localizer.month(*month),
        value: Some(*n as f64),
        value_label: localizer.number(*n as f64),
    };
    Columns {
        columns: service.by_month.iter().map(column).collect(),
        axis_title: localizer.word("service-axis"),
        alt: localizer.say(&alt.with("months", Arg::List(service.by_month.iter().map(month).collect()))),
    }
}

impl Slide for ServiceSlide {
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
        60
    }

    /// The figures on hairlines; beside them the replies, or the months.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let (left, right) = (page.columns(0, 4), page.columns(5, 7));
        figure_rows::draw_stacked(&self.body.figures, &mut page, left);
        match (&self.body.replies, &self.body.months) {
            (Some(strip), _) => page.push(strip.draw(right, theme, fonts)),
            (None, Some(months)) => page.push(months.draw(right, theme, fonts)),
            (None, None) => {}
        }
        page.finish()
    }
}
