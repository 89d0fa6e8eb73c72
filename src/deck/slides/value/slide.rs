//! Optional: what did we get for it? Goals of the success plan, else workflows × minutes, which is conservative and labelled
//! as estimated. Left out if any input is missing.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::Goal;
use crate::account::withheld::WithheldFigure;
use crate::config::qbr::slides::SlideKind;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, MissingSetup, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::is_metric;
use crate::deck::slides::value::given::Given;
use crate::deck::slides::value::goals::{Reached, bar, facts, goal_alt, goal_card, title_of};
use crate::deck::widgets::page::{Card, SlidePage};
use crate::deck::widgets::vstack::{CardBody, VStack, first_that};
use crate::layout::chart::bars::spec::Bars;
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::{Frame, Tag};
use crate::layout::geometry::{Pt, Rect};
use crate::layout::text::style::{Align, TextStyle};
use crate::locale::message::Message;

/// The maximum number of goals.
const GOALS: usize = 5;

/// Up to so many goals are shown as cards, more as bars.
const FEW: usize = 2;

pub const SPEC: SlideSpec = SlideSpec {
    missing_setup: |workspace, _| {
        let none = workspace.config.sources.outcomes.0.is_empty() && workspace.config.value.is_none();
        none.then_some(MissingSetup {
            reason: "no goals are known and no `value` is configured",
            remedy: "say under `value` how many minutes one of a metric saves",
        })
    },
    needs: |figure| is_metric(figure) || *figure == WithheldFigure::Goals,
    ..SlideSpec::new(SlideKind::Value, |context| Ok(Box::new(ValueSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    /// The goals, or the time saved.
    pub body: Body,
    /// The source, or what to do where the assumption is wrong.
    pub note: Vec<String>,
    /// The assumption.
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Body {
    /// One bar per goal.
    Goals(Bars),
    /// One or two goals, one card each.
    Few(Vec<Reached>),
    /// The time saved, as an equation.
    Saved {
        /// Workflows, minutes each, and the result, each with its label.
        terms: [(String, String); 3],
    },
}

impl ValueSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, localizer, .. } = *context;
        let is_shown = |g: &&Goal| g.actual >= 0.0 && (g.target > 0.0 || (g.target == 0.0 && !g.more_is_better));
        let mut goals: Vec<_> = account.goals.iter().filter(is_shown).collect();
        if goals.iter().any(|g| g.actual > 0.0 || g.is_reached()) {
            let reached = goals.iter().filter(|g| g.is_reached()).count();
            let title = Message::new("value-title-goals").with("reached", reached).with("n", goals.len());
            let only = Some(&goals).filter(|goals| goals.len() == 1).map(|goals| title_of(goals[0], localizer));
            let mut note = vec![localizer.word("value-goals-note")];
            let mut definitions = Vec::new();
            goals.truncate(GOALS);
            let place = |goal: &&Goal| account.goals.iter().position(|known| std::ptr::eq(known, *goal));
            let mut shown: Vec<_> = goals.iter().filter_map(place).map(|place| FigureId::Goal(place + 1)).collect();
            let body = if goals.len() <= FEW {
                let mut cards: Vec<_> = goals.iter().map(|goal| goal_card(goal, localizer)).collect();
                if let ([card], [goal]) = (cards.as_mut_slice(), goals.as_slice()) {
                    (card.facts, card.target) = (facts(goal, localizer), String::new());
                    if let Some(given) = Given::of(account) {
                        card.facts.push(given.fact(localizer));
                        shown.push(FigureId::SavedHours);
                        note.push(localizer.word("value-saved-ask"));
                        definitions.push(given.definition(localizer));
                    }
                }
                Body::Few(cards)
            } else {
                let rows: Vec<_> = goals.iter().map(|goal| bar(goal, localizer)).collect();
                let alt = crate::deck::phrases::alt_text(
                    Message::new("value-alt"),
                    goals.iter().map(|goal| goal_alt(goal, localizer)),
                    localizer,
                );
                Body::Goals(Bars { rows, peer_label: None, limit_label: None, alt })
            };
            return Ok(Self {
                shown,
                kicker: localizer.word("value-kicker"),
                title: crate::deck::widgets::word_budget::title(only.into_iter().chain([title]), localizer),
                body,
                note: crate::deck::widgets::word_budget::note(note),
                definitions,
            });
        }
        let given = Given::of(account).ok_or(Omitted::Nothing)?;
        let saved = given.saved;
        let titles = if given.hours {
            ["value-title-hours", "value-title-hours-short"]
        } else {
            ["value-title-minutes", "value-title-minutes-short"]
        };
        Ok(Self {
            shown: vec![FigureId::SavedHours],
            kicker: localizer.word("value-kicker"),
            title: crate::deck::widgets::word_budget::title(titles.map(|id| given.message(id)), localizer),
            body: Body::Saved {
                terms: [
                    // Not rounded, so that the multiplication comes out right.
                    (localizer.exact(saved.workflows), localizer.noun_of_exact(saved.workflows, &saved.noun)),
                    (localizer.exact(saved.minutes_each), localizer.say(&given.message("value-saved-each"))),
                    given.fact(localizer),
                ],
            },
            note: vec![localizer.word("value-saved-ask")],
            definitions: vec![given.definition(localizer)],
        })
    }

    /// Whether it shows the customer's own goals instead of an estimate.
    pub fn shows_goals(&self) -> bool {
        !matches!(self.body, Body::Saved { .. })
    }
}

impl Slide for ValueSlide {
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
        // The customer's own goals matter more than what else it could buy.
        if self.shows_goals() { 82 } else { 65 }
    }

    /// Bars, one or two cards, or an equation with its result on the accent card.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        match &self.body {
            Body::Goals(bars) => {
                let content = page.columns(0, 12);
                let height = content.height.min(theme.space.xl + 88.0 * bars.rows.len() as Pt);
                page.push(bars.draw(Rect { height, ..content }, theme, fonts));
            }
            Body::Few(goals) if goals.len() == 1 => {
                let (left, right) = (page.columns(0, 8), page.columns(8, 4));
                goals[0].draw(&mut page, left, true);
                let card = page.card(right);
                let rows = card.inner.rows(goals[0].facts.len(), 0.0);
                for (at, ((value, label), row)) in goals[0].facts.iter().zip(rows).enumerate() {
                    if at > 0 {
                        page.rule(row, theme.palette.line);
                    }
                    let mut stack = VStack::default();
                    stack.paragraph(&page, value, &page.figure(), row.width, 2);
                    stack.paragraph(&page, label, &page.strong(), row.width, 2);
                    stack.middle(&mut page, row);
                }
            }
            Body::Few(goals) => {
                let cells = page.columns(0, 12).columns(goals.len(), theme.grid.gutter);
                for (i, (goal, area)) in goals.iter().zip(cells).enumerate() {
                    goal.draw(&mut page, area, i == 0);
                }
            }
            Body::Saved { terms } => {
                let cells = [page.columns(0, 3), page.columns(4, 3), page.columns(8, 4)];
                let cards = [page.card(cells[0]), page.card(cells[1]), page.accent_card(cells[2])];
                // One size for all terms: the largest in which no figure is cut.
                let figures = |size: TextStyle| {
                    let figure = |(card, (figure, _)): (&Card, &(String, _))| {
                        let mut stack = VStack::default();
                        stack.paragraph(&page, figure, &card.ink(size), card.inner.width, 1);
                        stack
                    };
                    cards.iter().zip(terms).map(figure).collect::<Vec<_>>()
                };
                let sizes = [page.display(), page.figure(), page.heading(), page.strong(), page.label()].map(figures);
                let figures =
                    first_that(sizes, |all: &Vec<VStack>| all.iter().all(VStack::is_whole)).unwrap_or_default();
                let term = |(mut stack, (card, (_, label))): (VStack, (&Card, &(_, _)))| {
                    stack.paragraph(&page, label, &card.ink(page.strong()), card.inner.width, 3);
                    CardBody { content: stack, foot: VStack::default(), inner: card.inner }
                };
                let terms: Vec<_> = figures.into_iter().zip(cards.iter().zip(terms)).map(term).collect();
                let down = CardBody::down(&terms);
                for (i, (term, area)) in terms.into_iter().zip(cells).enumerate() {
                    term.draw(&mut page, down);
                    if let Some(next) = cells.get(i + 1) {
                        let between = Rect { x: area.right(), width: next.x - area.right(), ..area };
                        let color = theme.palette.muted;
                        let sign = TextStyle { align: Align::Center, color, ..page.figure() };
                        page.middle(Tag::Paragraph, if i == 0 { "×" } else { "=" }, &sign, between, 1);
                    }
                }
            }
        }
        page.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::view::{Account, Saved};
    use crate::base::amounts::currency::Currency;
    use crate::base::noun::{Noun, Unit};
    use crate::insight::registry::tests::{account, workspace};
    use crate::locale::localizer::Localizer;

    fn goal(actual: f64, target: f64, unit: Option<&str>) -> Goal {
        let currency = unit.and_then(Currency::parse);
        let (goal, unit) = ("Receipts".into(), unit.map(str::to_owned));
        Goal { goal, target, actual, unit, currency, more_is_better: true }
    }

    fn meter(actual: f64, target: f64, unit: Option<&str>) -> (f64, Option<f64>) {
        let card = goal_card(&goal(actual, target, unit), &Localizer::new("en-US").unwrap());
        (card.share, card.mark)
    }

    #[test]
    fn a_meter_of_a_percentage_is_that_percentage() {
        assert_eq!(meter(86.0, 80.0, Some("%")), (0.86, Some(0.8)));
        assert_eq!(meter(68.0, 75.0, Some("%")), (0.68, Some(0.75)));
        assert_eq!(meter(130.0, 120.0, Some("%")), (1.0, Some(120.0 / 130.0)));
        assert_eq!(meter(50.0, 200.0, Some("hours")), (0.25, None));
        assert_eq!(meter(250.0, 200.0, None), (1.0, Some(0.8)));
        assert_eq!(meter(200.0, 200.0, None), (1.0, None));
    }

    fn at_most(actual: f64, target: f64) -> Goal {
        Goal { more_is_better: false, ..goal(actual, target, Some("hours")) }
    }

    /// Title, what stands beside the meter, and the meter of an account's only goal.
    fn alone(goal: Goal) -> (String, Vec<String>, (f64, Option<f64>)) {
        let account = Account { goals: vec![goal], ..account() };
        let (workspace, localizer) = (workspace(), Localizer::new("en-US").unwrap());
        let context = SlideContext { account: &account, insights: &[], workspace: &workspace, localizer: &localizer };
        let value = ValueSlide::from_context(&context).unwrap();
        let Body::Few(cards) = value.body else { panic!("one goal is a card") };
        let facts = cards[0].facts.iter().map(|(value, label)| format!("{value} {label}").replace('\u{a0}', " "));
        (value.title.replace('\u{a0}', " "), facts.collect(), (cards[0].share, cards[0].mark))
    }

    #[test]
    fn a_goal_of_which_less_is_better_is_reached_at_its_target_and_under_it() {
        let reached = [3.0, 5.0, 5.004, 5.006, 7.0].map(|actual| at_most(actual, 5.0).is_reached());
        assert_eq!(reached, [true, true, true, false, false]);
        let more = [3.0, 4.994, 4.996, 5.0, 7.0].map(|actual| goal(actual, 5.0, None).is_reached());
        assert_eq!(more, [false, false, true, true, true], "5 of 5 is reached");
        assert_eq!([at_most(0.0, 0.0).is_reached(), at_most(1.0, 0.0).is_reached()], [true, false]);
    }

    #[test]
    fn a_goal_of_which_less_is_better_is_told_and_drawn_as_one() {
        let (title, facts, meter) = alone(at_most(3.0, 5.0));
        assert_eq!(title, "You are at 3 hours; your goal was 5 hours or less");
        assert_eq!(facts, ["5 hours your goal, or less", "2 hours under your goal"]);
        assert_eq!(meter, (3.0 / 6.25, Some(5.0 / 6.25)));
        let (title, facts, meter) = alone(at_most(7.0, 5.0));
        assert_eq!(title, "You are at 7 hours; your goal is 5 hours or less");
        assert_eq!(facts, ["5 hours your goal, or less", "2 hours over your goal"]);
        assert_eq!(meter, (0.8, Some(5.0 / 8.75)));
        assert_eq!(alone(at_most(0.0, 0.0)).2, (0.0, Some(0.0)));
        assert_eq!(alone(at_most(5.0, 5.0)).1, ["5 hours your goal, or less"]);
    }

    #[test]
    fn goals_of_both_directions_are_counted_by_what_is_reached() {
        let goals = vec![at_most(3.0, 5.0), at_most(7.0, 5.0), goal(7.0, 5.0, None)];
        let account = Account { goals, ..account() };
        let (workspace, localizer) = (workspace(), Localizer::new("en-US").unwrap());
        let context = SlideContext { account: &account, insights: &[], workspace: &workspace, localizer: &localizer };
        let value = ValueSlide::from_context(&context).unwrap();
        assert_eq!(value.title, "2 of 3 goals with a result are reached");
        let Body::Goals(bars) = value.body else { panic!("three goals are bars") };
        let notes: Vec<_> = bars.rows.iter().map(|bar| bar.note.replace('\u{a0}', " ")).collect();
        assert_eq!(notes, ["Goal of 5 hours or less reached", "goal: 5 hours or less", "Goal of 5 reached"]);
        assert_eq!(
            bars.rows.iter().map(|bar| (bar.used, bar.included)).collect::<Vec<_>>(),
            [(0.6, 1.0), (1.0, 5.0 / 7.0), (1.0, 5.0 / 7.0)]
        );
        assert!(bars.alt.replace('\u{a0}', " ").contains("3 hours, goal of 5 hours or less reached"), "{}", bars.alt);
    }

    #[test]
    fn three_capitals_are_a_unit_unless_they_are_a_currency() {
        let title = |unit| alone(goal(46.0, 40.0, Some(unit))).0;
        assert_eq!(title("NPS"), "You reached 46 NPS, 6 NPS more than your goal");
        assert_eq!(title("GMV"), "You reached 46 GMV, 6 GMV more than your goal");
        assert_eq!(title("EUR"), "You reached €46, €6 more than your goal");
    }

    #[test]
    fn what_is_beyond_a_goal_is_the_difference_of_what_is_shown() {
        assert_eq!(alone(goal(43.5, 40.0, Some("EUR"))).1, ["€40 your goal", "€4 beyond your goal"], "€44 of €40");
        assert_eq!(alone(goal(1_240_000.0, 2e6, Some("EUR"))).1, ["€2M your goal", "€760,000 to go"], "€1.24M of €2M");
        assert_eq!(alone(goal(4.005, 4.0, None)).1, ["4 your goal", "0.01 beyond your goal"], "4.01 of 4");
    }

    #[test]
    fn the_arithmetic_of_saved_time_shows_what_is_multiplied() {
        let noun = Noun { one: "job".into(), other: "jobs".into(), unit: Unit::Count };
        let account = Account { saved: Some(Saved { workflows: 600.0, noun, minutes_each: 2.25 }), ..account() };
        let (workspace, localizer) = (workspace(), Localizer::new("en-US").unwrap());
        let context = SlideContext { account: &account, insights: &[], workspace: &workspace, localizer: &localizer };
        let Body::Saved { terms } = ValueSlide::from_context(&context).unwrap().body else {
            panic!("there are no goals")
        };
        assert_eq!(terms.map(|(figure, _)| figure), ["600", "2.25", "22"]);
    }

    #[test]
    fn one_goal_says_how_far_it_is_and_what_was_given_back() {
        let noun = Noun { one: "job".into(), other: "jobs".into(), unit: Unit::Count };
        let saved = Some(Saved { workflows: 600.0, noun, minutes_each: 4.0 });
        let shown = |goal: Goal, saved: Option<Saved>| {
            let account = Account { goals: vec![goal], saved, ..account() };
            let (workspace, localizer) = (workspace(), Localizer::new("en-US").unwrap());
            let context =
                SlideContext { account: &account, insights: &[], workspace: &workspace, localizer: &localizer };
            let value = ValueSlide::from_context(&context).unwrap();
            let Body::Few(cards) = value.body else { panic!("one goal is a card") };
            let facts = cards[0].facts.iter().map(|(value, label)| format!("{value} {label}")).collect::<Vec<_>>();
            (value.title, facts)
        };
        let (title, facts) = shown(goal(250.0, 200.0, None), saved);
        assert_eq!(title, "You reached 250, 50 more than your goal");
        assert_eq!(facts, ["200 your goal", "50 beyond your goal", "40 hours given back, estimated"]);
        assert_eq!(shown(goal(68.0, 75.0, Some("%")), None).1, ["75% your goal"]);
    }
}
