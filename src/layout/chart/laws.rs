//! What holds for every chart: all marks inside the area, no two texts on one another, no text under the small size.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;

use crate::layout::chart::bars::spec::{Bar, Bars};
use crate::layout::chart::columns::{Column, Columns};
use crate::layout::chart::dots::spec::{Dot, Dots};
use crate::layout::chart::line::spec::{Line, Note};
use crate::layout::chart::series::*;
use crate::layout::chart::sparkline::{Ink, Sparkline};
use crate::layout::chart::ticks::nice_ticks;
use crate::layout::frame::{GlyphRun, Item, Shape, Tag};
use crate::layout::geometry::Rect;
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

/// Fails unless the chart keeps to `area` and its texts to themselves.
fn assert_lawful(item: &Item, area: Rect) {
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
        assert!(area.contains(&ink(run), 0.1), "{:?} of {:?} leaves {area:?}", ink(run), run.text);
        assert!(run.size >= LOOK.0.scale.small);
        for other in &texts[..i] {
            assert!(!ink(run).overlaps(&ink(other), 0.1), "{:?} lies on {:?}", run.text, other.text);
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

fn line() -> impl Strategy<Value = Line> {
    let texts = (label(), label(), label(), prop::collection::vec(label(), 0..15));
    let limit = prop::option::of((0.0..150.0f64, label()));
    let parts = (values(15), values(15), texts, 2usize..7, limit);
    parts.prop_map(|(current, prior, (one, two, title, week_labels), count, limit)| {
        let max = current.iter().chain(&prior).copied().filter_map(measured).fold(0.0, f64::max);
        let ticks = nice_ticks(max, count, false).into_iter().map(|tick| (tick, format!("{tick}"))).collect();
        let value_labels = current.iter().map(|value| value.map(|value| format!("{value:.1}"))).collect();
        let note = |(week, text): (usize, &String)| Note { week: week * 2, text: text.clone() };
        let notes = week_labels.iter().take(3).enumerate().map(note).collect();
        Line {
            current,
            prior,
            week_labels,
            current_label: one,
            prior_label: two,
            value_labels,
            ticks,
            notes,
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

fn dots() -> impl Strategy<Value = Dots> {
    let share = || prop_oneof![4 => (0.0..1.0f64).prop_map(Some), 1 => Just(Some(0.0)), 1 => value()];
    let row = (label(), share(), label(), share(), label());
    let row =
        row.prop_map(|(label, own, own_label, peers, peers_label)| Dot { label, own, own_label, peers, peers_label });
    (prop::collection::vec(row, 0..13), label(), prop::option::of(label()))
        .prop_map(|(rows, own_title, peers_title)| Dots { rows, own_title, peers_title, alt: String::new() })
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_keep_the_laws(line in line(), area in area(200.0..880.0, 110.0..420.0)) {
        assert_lawful(&line.draw(area, &LOOK.0, &LOOK.1), area);
    }

    #[test]
    fn bars_keep_the_laws(bars in bars(), area in area(200.0..880.0, 130.0..420.0)) {
        assert_lawful(&bars.draw(area, &LOOK.0, &LOOK.1), area);
    }

    #[test]
    fn bars_a_hair_past_their_limit_keep_the_laws(over in 0.0..0.02f64, area in area(200.0..880.0, 130.0..420.0)) {
        let (label, value, note) = ("Seats".into(), "62 of 60".into(), String::new());
        let rows = vec![Bar { label, used: 0.85 + over, included: 0.85, peer: None, value, note }];
        let bars = Bars { rows, peer_label: None, limit_label: None, alt: String::new() };
        assert_lawful(&bars.draw(area, &LOOK.0, &LOOK.1), area);
    }

    #[test]
    fn dots_keep_the_laws(dots in dots(), area in area(240.0..880.0, 220.0..420.0)) {
        let item = dots.draw(area, &LOOK.0, &LOOK.1);
        assert_lawful(&item, area);
        let (shapes, texts) = parts(&item);
        for mark in shapes.iter().filter(|shape| shape.fill.is_some()).filter_map(|shape| shape.path.bounds()) {
            for run in &texts {
                prop_assert!(!ink(run).overlaps(&mark.inset(1.0, 1.0), 0.1), "{:?} lies on {mark:?}", run.text);
            }
        }
    }

    #[test]
    fn columns_keep_the_laws(columns in columns(), area in area(160.0..880.0, 110.0..420.0)) {
        assert_lawful(&columns.draw(area, &LOOK.0, &LOOK.1), area);
    }

    #[test]
    fn sparklines_keep_the_laws(values in values(20), area in area(20.0..400.0, 12.0..90.0)) {
        let sparkline = Sparkline { values, prior: Vec::new(), alt: String::new() };
        assert_lawful(&sparkline.draw(area, Ink::on_card(&LOOK.0)), area);
    }

    #[test]
    fn no_area_is_too_small_to_return(
        (line, bars, dots, columns) in (line(), bars(), dots(), columns()),
        area in area(0.0..60.0, 0.0..60.0),
    ) {
        let (theme, fonts) = &*LOOK;
        let items = [line.draw(area, theme, fonts), bars.draw(area, theme, fonts), dots.draw(area, theme, fonts)];
        prop_assert!(items.iter().all(|item| parts(item).0.iter().all(|shape| shape.path.bounds().is_some())));
        columns.draw(area, theme, fonts);
        Sparkline { values: line.current, prior: line.prior, alt: String::new() }.draw(area, Ink::on_card(theme));
    }
}
