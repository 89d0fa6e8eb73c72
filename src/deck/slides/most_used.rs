//! Filler: what do you use most? How the account's own uses divide among its features. Left out where the uses of one are not
//! known, where they are few, and where two features are used most.

use serde::Serialize;

use crate::account::change::FEW;
use crate::account::figure::{FeatureFigure, FigureId};
use crate::account::view::FeatureUse;
use crate::account::withheld::WithheldFigure;
use crate::base::amounts::rounding::percent;
use crate::base::period::Period;
use crate::config::qbr::slides::SlideKind;
use crate::deck::omitted::Omitted;
use crate::deck::phrases::{alt_text, bar_alt};
use crate::deck::slide::{Filler, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::missing_feature_usage;
use crate::deck::title_claim::{JudgedTitle, TitleClaim};
use crate::deck::widgets::figure_rows::{self, FigureRow};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::word_budget;
use crate::layout::chart::bars::spec::{Bar, Bars};
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::Frame;
use crate::layout::geometry::{Pt, Rect};
use crate::locale::message::{Arg, Message};

/// The maximum number of features.
const ROWS: usize = 5;

/// So few features are figures set large: their bars would leave half of the page empty.
const FIGURES: usize = 2;

/// The most height of a row.
const ROW: Pt = 84.0;

pub const SPEC: SlideSpec = SlideSpec {
    filler: Some(Filler::OwnData),
    missing_setup: |workspace, _| missing_feature_usage(workspace),
    needs: |figure| *figure == WithheldFigure::Features,
    ..SlideSpec::new(SlideKind::MostUsed, |context| Ok(Box::new(MostUsedSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MostUsedSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    #[serde(skip)]
    pub claim: MostUsedClaim,
    pub body: MostUsedBody,
}

/// All that the slide shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MostUsedBody {
    #[serde(skip)]
    pub period: Period,
    /// The share of all uses that each feature has, the largest first.
    pub chart: Bars,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MostUsedClaim {
    /// One feature is used more than any other.
    Most,
}

impl TitleClaim for MostUsedClaim {
    type Shown = MostUsedBody;

    const ALL: &'static [Self] = &[Self::Most];

    fn holds(self, body: &MostUsedBody) -> bool {
        let shares: Vec<_> = body.chart.rows.iter().map(|row| row.used).collect();
        let most = shares.first().copied().unwrap_or(0.0);
        // As they are written, so that the title's share stands once.
        shares.len() > 1 && shares[1..].iter().all(|share| percent(*share) < percent(most))
    }

    fn message(self, body: &MostUsedBody) -> Message {
        let message = Message::new("most-used-title").with("quarter", body.period);
        body.chart.rows.first().into_iter().fold(message, |message, row| {
            message.with("feature", row.label.as_str()).with("share", Arg::Share(row.used))
        })
    }
}

impl MostUsedSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        let features = account.features.as_ref().ok_or(Omitted::NotMeasured)?;
        let used = features.all.iter().filter(|feature| feature.used);
        let uses = |feature: &FeatureUse| feature.uses;
        let mut rows: Vec<(&FeatureUse, f64)> =
            used.map(|feature| Some((feature, uses(feature)?))).collect::<Option<_>>().ok_or(Omitted::NotMeasured)?;
        let total: f64 = rows.iter().map(|(_, uses)| uses).sum();
        if total < FEW {
            return Err(Omitted::Nothing);
        }
        rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.index.cmp(&b.0.index)));
        rows.truncate(ROWS);
        let bar = |(feature, uses): &(&FeatureUse, f64)| Bar {
            label: workspace.catalogue.features[feature.index].name.to_string(),
            used: uses / total,
            included: 1.0,
            peer: None,
            value: localizer.share(uses / total),
            note: localizer.say(&Message::new("features-own-uses").with("uses", *uses)),
        };
        let bars: Vec<_> = rows.iter().map(bar).collect();
        let alt = Message::new("most-used-alt").with("quarter", account.period);
        let alt = alt_text(alt, bars.iter().map(bar_alt), localizer);
        let chart = Bars { rows: bars, peer_label: None, limit_label: None, alt };
        let body = MostUsedBody { period: account.period, chart };
        let (claim, title) = word_budget::claimed::<MostUsedClaim>(&body, localizer).ok_or(Omitted::Nothing)?;
        let figure = |(feature, _): &(&FeatureUse, f64)| FigureId::feature(&feature.id, FeatureFigure::Uses);
        let kicker = localizer.word("most-used-kicker");
        Ok(Self { shown: rows.iter().map(figure).collect(), kicker, title, claim, body })
    }
}

impl Slide for MostUsedSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn judged_title(&self) -> Option<JudgedTitle> {
        Some(JudgedTitle::of(self.claim, &self.body))
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn rank(&self) -> u32 {
        27
    }

    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &[]);
        let area = page.columns(0, 12);
        if self.body.chart.rows.len() <= FIGURES {
            let row = |bar: &Bar| FigureRow {
                value: bar.value.clone(),
                label: bar.label.clone(),
                remarks: vec![bar.note.clone()],
            };
            let rows: Vec<_> = self.body.chart.rows.iter().map(row).collect();
            figure_rows::draw(&rows, &mut page, area);
            return page.finish();
        }
        let height = area.height.min(ROW * self.body.chart.rows.len() as Pt);
        page.push(self.body.chart.draw(Rect { height, ..area }, theme, fonts));
        page.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::view::Account;
    use crate::insight::registry::tests::{account, features, workspace};
    use crate::locale::localizer::Localizer;

    fn slide(uses: [Option<f64>; 3]) -> Result<MostUsedSlide, Omitted> {
        let (workspace, localizer) = (workspace(), Localizer::new("en-US").unwrap());
        let mut features = features(&[true, true, true, false], &[None; 4]);
        features.all.iter_mut().zip(uses).for_each(|(feature, uses)| feature.uses = uses);
        let account = Account { features: Some(features), ..account() };
        let context = SlideContext { account: &account, insights: &[], workspace: &workspace, localizer: &localizer };
        MostUsedSlide::from_context(&context)
    }

    #[test]
    fn one_feature_is_used_most_of_all_uses() {
        let found = slide([Some(10.0), Some(25.0), Some(15.0)]).unwrap();
        assert_eq!(found.title, "50% of your uses in Q3 2026 were of B");
        let judged = |slide: &MostUsedSlide| slide.judged_title().unwrap().holds;
        assert!(judged(&found));
        let mut other = found.clone();
        other.body.chart.rows[1].used = 0.504;
        assert!(!judged(&other), "which is written 50% too");
    }

    #[test]
    fn without_all_uses_or_with_few_or_a_tie_nothing_is_said() {
        let left_out = |uses: [Option<f64>; 3]| slide(uses).unwrap_err();
        assert_eq!(left_out([Some(10.0), None, Some(15.0)]), Omitted::NotMeasured);
        assert_eq!(left_out([Some(10.0), Some(4.0), Some(5.0)]), Omitted::Nothing);
        assert_eq!(left_out([Some(20.0), Some(20.0), Some(5.0)]), Omitted::Nothing);
    }
}
