//! What holds for every chart: all marks inside the area, no two texts on one another, no text under the small size.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::layout::chart::adoption::spec::{Adoption, AdoptionRow};
use crate::layout::chart::assumed::Assumed;
use crate::layout::chart::bars::spec::{Bar, Bars};
use crate::layout::chart::columns::{Column, Columns};
use crate::layout::chart::figure::Chart;
use crate::layout::chart::line::spec::{LineChart, Mean, MonthStart, WeekNote};
use crate::layout::chart::marked::{GoalLine, MarkedColumns};
use crate::layout::chart::series::measured;
use crate::layout::chart::shares::{ShareRow, Shares};
use crate::layout::chart::sparkline::{Ink, Sparkline};
use crate::layout::chart::strip::DotStrip;
use crate::layout::chart::ticks::nice_ticks;
use crate::layout::chart::timeline::{MonthTick, Span, SpanEnd, Timeline};
use crate::layout::frame::{GlyphRun, Item, Shape, Tag};
use crate::layout::geometry::{Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::theme::resolved::Theme;

/// The built-in light theme with its fonts.
pub(crate) static LOOK: LazyLock<(Theme, Fonts)> = LazyLock::new(|| {
    let theme = Theme::load("harbor", Path::new("")).expect("the theme is built in");
    let fonts = Fonts::load(&theme).expect("its fonts are built in");
    (theme, fonts)
});

/// All shapes and texts of an item, nested ones too.
pub(crate) fn parts(item: &Item) -> (Vec<&Shape>, Vec<&GlyphRun>) {
    let mut open = vec![item];
    let (mut shapes, mut texts) = (Vec::new(), Vec::new());
    while let Some(item) = open.pop() {
        match item {
            Item::Shape(shape) => shapes.push(shape),
            Item::Glyphs(run) => texts.push(run),
            Item::Picture { .. } => panic!("a chart holds no pictures"),
            Item::Clipped { items, .. } | Item::Tagged { items, .. } => open.extend(items.iter().rev()),
        }
    }
    (shapes, texts)
}

/// The texts of a chart, in painting order.
pub(crate) fn texts(item: &Item) -> Vec<String> {
    parts(item).1.into_iter().map(|run| run.text.clone()).collect()
}

fn ink(run: &GlyphRun) -> Rect {
    Rect::new(run.origin.x, run.origin.y - 0.95 * run.size, run.width(), 1.2 * run.size)
}

/// How far the box of a text may reach beyond the area or into that of another one.
const SLACK: Pt = 0.1;

/// Fails unless the chart keeps to `area`, and its texts to themselves but for `slack`.
fn assert_lawful(item: &Item, area: Rect, slack: Pt) {
    assert!(matches!(item, Item::Tagged { tag: Tag::Figure { .. }, .. }));
    let (shapes, texts) = parts(item);
    for shape in shapes {
        let width = shape.stroke.as_ref().map_or(0.0, |stroke| stroke.width);
        let bounds = shape.path.bounds().expect("no empty path is drawn").inset(-width / 2.0, -width / 2.0);
        let numbers = [bounds.x, bounds.y, bounds.width, bounds.height];
        assert!(numbers.iter().all(|number| number.is_finite()), "{shape:?}");
        assert!(area.contains(&bounds, 0.6), "{bounds:?} leaves {area:?}: {shape:?}");
    }
    for (i, run) in texts.iter().enumerate() {
        assert!(area.contains(&ink(run), slack), "{:?} of {:?} leaves {area:?}", ink(run), run.text);
        assert!(run.size >= LOOK.0.scale.small);
        for other in &texts[..i] {
            assert!(!ink(run).overlaps(&ink(other), slack), "{:?} lies on {:?}", run.text, other.text);
        }
    }
}

fn value() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        6 => (0.0..100.0f64).prop_map(Some),
        2 => Just(None),
        1 => prop::sample::select(vec![0.0, 1.0, 0.001, 1e9, 1e-30, 1e300, -5.0]).prop_map(Some),
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]).prop_map(Some),
    ]
}

fn values(most: usize) -> impl Strategy<Value = Vec<Option<f64>>> {
    prop_oneof![
        4 => prop::collection::vec(value(), 0..most),
        1 => (value(), 1..most).prop_map(|(value, count)| vec![value; count]),
    ]
}

fn label() -> impl Strategy<Value = String> {
    let samples = [
        "",
        "Seats",
        "62 of 100",
        "12%",
        "not used yet",
        "1,000,000,000",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "A very long name of a feature that goes on and on and never comes to an end at all",
        "لوحات المعلومات",
        "two\nlines",
    ];
    prop::sample::select(samples.map(str::to_owned).to_vec())
}

fn area(width: std::ops::Range<f64>, height: std::ops::Range<f64>) -> impl Strategy<Value = Rect> {
    (0.0..90.0f64, 0.0..90.0f64, width, height).prop_map(|(x, y, width, height)| Rect::new(x, y, width, height))
}

fn line() -> impl Strategy<Value = LineChart> {
    let texts = (label(), label(), label(), prop::collection::vec(label(), 0..8));
    let limit = prop::option::of((0.0..150.0f64, label()));
    let parts = (values(15), values(15), texts, 2usize..7, limit);
    parts.prop_map(|(current, earlier, (one, two, title, names), count, limit)| {
        let max = current.iter().chain(&earlier).copied().filter_map(measured).fold(0.0, f64::max);
        let ticks = nice_ticks(max, count, false).into_iter().map(|tick| (tick, format!("{tick}"))).collect();
        let note = |(week, text): (usize, &String)| WeekNote { week: week * 5, text: text.clone(), is_turn: week == 1 };
        let mean = |label: String, values: &[Option<f64>]| {
            let measured = values.iter().copied().filter_map(measured);
            let (sum, count) = measured.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
            (count > 0.0).then(|| Mean { value: sum / count, label })
        };
        LineChart {
            earlier_mean: mean(one, &earlier),
            current_mean: mean(two, &current),
            last_label: current.iter().rev().copied().find_map(measured).map(|v| format!("{v:.1}")).unwrap_or_default(),
            notes: names.iter().take(3).enumerate().map(note).collect(),
            months: names
                .into_iter()
                .enumerate()
                .map(|(month, label)| MonthStart { at: 0.3 + 4.35 * month as f64, label })
                .collect(),
            earlier,
            current,
            ticks,
            limit,
            axis_title: title,
            alt: String::new(),
        }
    })
}

fn bars() -> impl Strategy<Value = Bars> {
    let share = || prop_oneof![4 => 0.0..1.0f64, 1 => 1.0..3.0f64, 1 => value().prop_map(|v| v.unwrap_or(0.0))];
    let row = (label(), share(), prop_oneof![3 => Just(1.0), 1 => share()], prop::option::of(share()), label());
    let row = (row, label()).prop_map(|((label, used, included, peer, value), note)| Bar {
        label,
        used,
        included,
        peer,
        value,
        note,
    });
    (prop::collection::vec(row, 0..7), prop::option::of(label())).prop_map(|(rows, peer_label)| Bars {
        rows,
        limit_label: peer_label.clone(),
        peer_label,
        alt: String::new(),
    })
}

fn adoption() -> impl Strategy<Value = Adoption> {
    let share = || prop_oneof![4 => (0.0..1.0f64).prop_map(Some), 1 => Just(Some(0.0)), 1 => value()];
    let row = (label(), (value(), value()), label(), values(7), share(), any::<bool>());
    let row = row.prop_map(|(name, (own, before), own_label, months, peers, marked)| {
        let peers_label = peers.map(|share| format!("{:.0}%", share.min(1.0) * 100.0)).unwrap_or_default();
        AdoptionRow { name, own, before, own_label, months, peers, peers_label, marked }
    });
    let titles = (label(), label(), prop::option::of(label()));
    (prop::collection::vec(row, 0..13), 0usize..3, titles).prop_map(
        |(rows, below, (name_title, own_title, peers_title))| {
            let alt = String::new();
            Adoption { rows, below, name_title, own_title, peers_title, alt }
        },
    )
}

fn shares() -> impl Strategy<Value = Shares> {
    let share = || prop_oneof![4 => 0.0..1.0f64, 1 => 1.0..3.0f64, 1 => value().prop_map(|v| v.unwrap_or(0.0))];
    let row = (label(), label(), share(), prop::option::of((share(), share())));
    let row = row.prop_map(|(label, value, used, band)| ShareRow { label, value, used, band });
    (prop::collection::vec(row, 0..5), prop::option::of(label()), label())
        .prop_map(|(rows, band_label, limit_label)| Shares { rows, band_label, limit_label, alt: String::new() })
}

fn columns() -> impl Strategy<Value = Columns> {
    let column = (label(), value(), label());
    let column = column.prop_map(|(label, value, value_label)| Column { label, value, value_label });
    (prop::collection::vec(column, 0..10), label()).prop_map(|(columns, axis_title)| Columns {
        columns,
        axis_title,
        alt: String::new(),
    })
}

fn marked() -> impl Strategy<Value = MarkedColumns> {
    (columns(), value(), label(), 0..10usize).prop_map(|(columns, target, label, marked)| {
        let full = target.unwrap_or(0.0).max(100.0);
        let goal = target.map(|target| GoalLine { target, label });
        MarkedColumns { columns: columns.columns, marked, goal, full, alt: String::new() }
    })
}

fn assumed() -> impl Strategy<Value = Assumed> {
    (columns(), 0..10usize).prop_map(|(columns, marked)| Assumed { rows: columns.columns, marked, alt: String::new() })
}

fn strip() -> impl Strategy<Value = DotStrip> {
    let dots = prop::collection::vec(0.0..4000.0f64, 3..120);
    let ticks = prop::collection::vec((0.0..4000.0f64, label()), 0..6);
    (dots, ticks, (0.0..4000.0f64, label()), proptest::bool::ANY).prop_map(|(dots, mut ticks, line, promised)| {
        ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
        DotStrip { dots, ticks, line, promised, alt: String::new() }
    })
}

fn sparkline() -> impl Strategy<Value = Sparkline> {
    (values(20), values(20)).prop_map(|(values, prior)| Sparkline { values, prior, alt: String::new() })
}

fn timeline() -> impl Strategy<Value = Timeline> {
    let day = || prop::option::of(-40.0..140.0f64);
    let end = prop::sample::select(vec![SpanEnd::Live, SpanEnd::Open, SpanEnd::Closed]);
    let row = (day(), day(), end, label(), label());
    let row = row.prop_map(|(from, to, end, from_label, to_label)| Span { from, to, end, from_label, to_label });
    let months = prop::collection::vec((0.0..100.0f64, label()), 0..5);
    (prop::collection::vec(row, 0..6), months).prop_map(|(rows, mut months)| {
        months.sort_by(|a, b| a.0.total_cmp(&b.0));
        let tick = |(number, (day, label))| MonthTick { day, number, label };
        let months = (24_310..).zip(months).map(tick).collect();
        Timeline { rows, days: (0.0, 100.0), months, alt: String::new() }
    })
}

/// A sparkline that owns its weeks.
#[derive(Debug)]
struct OnCard(Sparkline);

impl Chart for OnCard {
    fn alt(&self) -> &str {
        &self.0.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        self.0.inked(Ink::on_card(theme)).items(area, theme, fonts)
    }
}

struct Kind {
    name: &'static str,
    charts: BoxedStrategy<Box<dyn Chart>>,
    /// The smallest area in which the laws hold.
    least: (Pt, Pt),
    most: (Pt, Pt),
    /// A timeline sets its labels closer than their boxes, which have room for accents.
    slack: Pt,
}

/// Every kind of chart. A new one is held to the laws by its line here.
fn kinds() -> Vec<Kind> {
    fn any<C: Chart + 'static>(charts: impl Strategy<Value = C> + 'static) -> BoxedStrategy<Box<dyn Chart>> {
        charts.prop_map(|chart| Box::new(chart) as Box<dyn Chart>).boxed()
    }
    let most = (880.0, 420.0);
    vec![
        Kind { name: "line", charts: any(line()), least: (200.0, 110.0), most, slack: SLACK },
        Kind { name: "bars", charts: any(bars()), least: (200.0, 130.0), most, slack: SLACK },
        Kind { name: "adoption", charts: any(adoption()), least: (320.0, 280.0), most, slack: SLACK },
        Kind { name: "shares", charts: any(shares()), least: (240.0, 330.0), most, slack: SLACK },
        Kind { name: "columns", charts: any(columns()), least: (160.0, 110.0), most, slack: SLACK },
        Kind { name: "marked", charts: any(marked()), least: (160.0, 120.0), most, slack: SLACK },
        Kind { name: "assumed", charts: any(assumed()), least: (160.0, 160.0), most, slack: SLACK },
        Kind { name: "strip", charts: any(strip()), least: (240.0, 130.0), most, slack: SLACK },
        Kind { name: "timeline", charts: any(timeline()), least: (240.0, 240.0), most, slack: 0.7 },
        Kind {
            name: "sparkline",
            charts: any(sparkline().prop_map(OnCard)),
            least: (20.0, 12.0),
            most: (400.0, 90.0),
            slack: SLACK,
        },
    ]
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn every_kind_of_chart_keeps_the_laws() {
    for Kind { name, charts, least, most, slack } in kinds() {
        let areas = area(least.0..most.0, least.1..most.1);
        let kept = TestRunner::new(config()).run(&(charts, areas), |(chart, area)| {
            assert_lawful(&chart.draw(area, &LOOK.0, &LOOK.1), area, slack);
            Ok(())
        });
        kept.unwrap_or_else(|broken| panic!("{name}: {broken}"));
    }
}

#[test]
fn no_area_is_too_small_to_return() {
    for Kind { name, charts, .. } in kinds() {
        let drawn = TestRunner::new(config()).run(&(charts, area(0.0..60.0, 0.0..60.0)), |(chart, area)| {
            let item = chart.draw(area, &LOOK.0, &LOOK.1);
            prop_assert!(parts(&item).0.iter().all(|shape| shape.path.bounds().is_some()));
            Ok(())
        });
        drawn.unwrap_or_else(|broken| panic!("{name}: {broken}"));
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn bars_a_hair_past_their_limit_keep_the_laws(over in 0.0..0.02f64, area in area(200.0..880.0, 130.0..420.0)) {
        let (label, value, note) = ("Seats".into(), "62 of 60".into(), String::new());
        let rows = vec![Bar { label, used: 0.85 + over, included: 0.85, peer: None, value, note }];
        let bars = Bars { rows, peer_label: None, limit_label: None, alt: String::new() };
        assert_lawful(&bars.draw(area, &LOOK.0, &LOOK.1), area, SLACK);
    }

    #[test]
    fn no_text_of_an_adoption_lies_on_a_mark(rows in adoption(), area in area(320.0..880.0, 280.0..420.0)) {
        let item = rows.draw(area, &LOOK.0, &LOOK.1);
        let (shapes, texts) = parts(&item);
        for mark in shapes.iter().filter(|shape| shape.fill.is_some()).filter_map(|shape| shape.path.bounds()) {
            for run in &texts {
                prop_assert!(!ink(run).overlaps(&mark.inset(1.0, 1.0), 0.1), "{:?} lies on {mark:?}", run.text);
            }
        }
    }
}
