//! Any text in any box: inside it, on the page, every glyph drawn, nothing lost that was not cut.

#![no_main]

use std::path::Path;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use quarterdeck::base::spelling::letters::is_invisible;
use quarterdeck::layout::check;
use quarterdeck::layout::color::Color;
use quarterdeck::layout::frame::{Frame, GlyphRun};
use quarterdeck::layout::geometry::{Point, Pt};
use quarterdeck::layout::text::block::TextBlock;
use quarterdeck::layout::text::fonts::Fonts;
use quarterdeck::layout::text::style::{Align, Fit, TextStyle, Weight};
use quarterdeck::layout::theme::resolved::Theme;

/// Widths that arithmetic in points may be off by.
const SLACK: Pt = 0.01;

/// A text, its style and its box.
#[derive(Debug, Arbitrary)]
struct Input<'a> {
    size: u8,
    least: u8,
    width: u16,
    height: u16,
    lines: u8,
    weight: u8,
    align: u8,
    balanced: bool,
    text: &'a str,
}

thread_local! {
    static FONTS: Fonts = {
        let theme = Theme::load("harbor", Path::new("nowhere")).expect("the theme is built in");
        Fonts::load(&theme).expect("its faces are built in")
    };
}

fuzz_target!(|input: Input| FONTS.with(|fonts| set(fonts, &input)));

fn set(fonts: &Fonts, input: &Input) {
    let size = Pt::from(11 + input.size % 62);
    let style = TextStyle {
        weight: Weight::ALL[usize::from(input.weight) % 3],
        size,
        leading: 1.35,
        color: Color { r: 0, g: 0, b: 0 },
        align: [Align::Start, Align::Left, Align::Center, Align::Right][usize::from(input.align) % 4],
    };
    let fit = Fit {
        width: Pt::from(10 + input.width % 880),
        height: Pt::from(10 + input.height % 400),
        max_lines: usize::from(input.lines % 8),
        min_size: Pt::from(11 + input.least % 20),
    };
    let text: String = input.text.chars().take(2_000).collect();
    on_one_line(fonts, &text, &style);
    let block = if input.balanced { fonts.fit_balanced(&text, &style, fit) } else { fonts.fit(&text, &style, fit) };
    in_its_box(&block, &style, fit);
    whole_unless_cut(fonts, &text, &block);

    let frame = Frame { title: String::new(), items: block.place(Point::new(30.0, 30.0)) };
    let broken = check::violations(&frame);
    assert!(broken.is_empty(), "{broken:?}");
}

fn sound(run: &GlyphRun) {
    assert!(run.glyphs.iter().all(|glyph| glyph.id != 0), "{run:?}");
    assert!(run.glyphs.iter().all(|glyph| run.text.is_char_boundary(glyph.cluster as usize)), "{run:?}");
    assert!(run.width().is_finite() && run.origin.x.is_finite() && run.origin.y.is_finite(), "{run:?}");
}

fn on_one_line(fonts: &Fonts, text: &str, style: &TextStyle) {
    let runs = fonts.shape(text, style);
    runs.iter().for_each(sound);
    let sum: Pt = runs.iter().map(GlyphRun::width).sum();
    assert!((sum - fonts.width(text, style)).abs() < SLACK, "{sum}");
}

fn in_its_box(block: &TextBlock, style: &TextStyle, fit: Fit) {
    let least = fit.min_size.min(style.size);
    assert!((least..=style.size).contains(&block.font_size), "{}", block.font_size);
    assert!(block.lines <= fit.max_lines.max(1), "{}", block.lines);
    assert!(block.lines <= 1 || block.size.height <= fit.height + SLACK, "{:?}", block.size);
    for run in &block.runs {
        sound(run);
        assert!(run.origin.x >= -SLACK && run.origin.x + run.width() <= fit.width + SLACK, "{run:?}");
        assert!(run.origin.y >= 0.0 && run.origin.y <= block.size.height + SLACK, "{run:?}");
    }
}

/// Without regard to order, for runs stand as they are seen.
fn whole_unless_cut(fonts: &Fonts, text: &str, block: &TextBlock) {
    let letters = |text: &mut dyn Iterator<Item = char>| {
        let mut letters: Vec<_> = text.filter(|c| !(c.is_whitespace() || c.is_control() || is_invisible(*c))).collect();
        letters.sort_unstable();
        letters
    };
    let shown = letters(&mut block.runs.iter().flat_map(|run| run.text.chars()));
    if block.cut {
        assert!(shown.is_empty() || shown.contains(&'…'), "{shown:?}");
    } else if fonts.undrawable(text).is_empty() && !text.contains('\u{ad}') {
        assert_eq!(shown, letters(&mut text.chars()));
    }
}
