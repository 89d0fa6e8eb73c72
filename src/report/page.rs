//! Renders `report.html`: the run as one page to open, filter and print.
//!
//! The page contains everything and loads nothing. Its content security policy allows only its own style and script, by hash,
//! so that a name that became markup by mistake would still run nothing. The summary is plain HTML; the list of accounts is
//! JSON, which the script shows page by page.

use std::sync::LazyLock;

use minijinja::value::{Serde, Value};
use minijinja::{Environment, context};

use crate::base::html;
use crate::base::html::Slashes;
use crate::layout::color::Color;
use crate::report::facts::ReportInputs;
use crate::report::sections::Sections;
use crate::report::{data, script_json};
use crate::store::manifest_row::ManifestRow;

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The backgrounds in `page.css` on which the accent is hardest to read: the darkest light one and the lightest dark one.
const GROUNDS: [Color; 2] = [Color { r: 0xf6, g: 0xf7, b: 0xf9 }, Color { r: 0x18, g: 0x21, b: 0x2b }];
const BLACK: Color = Color { r: 0, g: 0, b: 0 };
const WHITE: Color = Color { r: 255, g: 255, b: 255 };
/// The least contrast of text (WCAG 2.2).
const READABLE: f64 = 4.5;

pub fn page<'a>(inputs: &ReportInputs<'a>) -> String {
    static TEMPLATES: LazyLock<Environment<'static>> = LazyLock::new(|| {
        let mut environment = html::environment(Slashes::Kept);
        for (name, text) in [("page.html", PAGE), ("page.css", STYLE)] {
            environment.add_template_owned(name, without_returns(text)).expect("the page is a sound template");
        }
        environment
    });
    let render = |name: &str, values: Value| {
        let template = TEMPLATES.get_template(name).expect("both were added");
        template.render(values).expect("every place of a template has its value")
    };
    let accent = inputs.accent.unwrap_or(BLACK);
    let [light, dark] =
        [(GROUNDS[0], BLACK), (GROUNDS[1], WHITE)].map(|(ground, end)| readable(accent, ground, end).to_hex());
    let style = render("page.css", context! { accent => light, accent_on_dark => dark }) + "\n";
    let script = without_returns(SCRIPT);
    let picture = |row: &'a ManifestRow| inputs.pictures.get(&row.account_id).or_else(|| inputs.earlier.picture(row));
    let data = script_json::embedded(&data::json(inputs.rows, picture));
    let page = render(
        "page.html",
        context! {
            style_hash => Value::from_safe_string(html::hash_source(&style)),
            script_hash => Value::from_safe_string(html::hash_source(&script)),
            style => Value::from_safe_string(style),
            script => Value::from_safe_string(script),
            data => Value::from_safe_string(data),
            vendor => inputs.vendor,
            period => inputs.period,
            as_of => inputs.as_of.to_string(),
            first => Value::from(Serde(&Sections::of(inputs))),
            version => env!("CARGO_PKG_VERSION"),
        },
    );
    page + "\n"
}

/// Keeps the hashes the same in a checkout with other line ends.
fn without_returns(text: &str) -> String {
    text.replace('\r', "")
}

/// The first colour on the way from `color` to `end` that can be read on `ground`.
fn readable(color: Color, ground: Color, end: Color) -> Color {
    let steps = (0..=20).map(|step| color.mix(end, step as f32 / 20.0));
    steps.into_iter().find(|mixed| mixed.contrast(ground) >= READABLE).unwrap_or(end)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::base::finding::Findings;
    use crate::report::earlier::Earlier;
    use crate::store::manifest_row::Outcome;

    pub(crate) fn row(id: &str, name: &str, outcome: Outcome) -> ManifestRow {
        ManifestRow { name: name.into(), outcome, ..ManifestRow::of(id) }
    }

    pub(crate) fn of(rows: &[ManifestRow]) -> String {
        with(rows, &Findings::default())
    }

    pub(crate) fn of_findings(findings: &Findings) -> String {
        with(&[], findings)
    }

    fn with(rows: &[ManifestRow], findings: &Findings) -> String {
        page(&ReportInputs {
            vendor: "Tern & Sons",
            accent: Color::from_hex("ffcc00"),
            period: "2026-Q3",
            as_of: chrono::NaiveDate::from_ymd_opt(2026, 9, 30).unwrap(),
            rows,
            built: rows.len(),
            pictures: &BTreeMap::new(),
            earlier: &Earlier::default(),
            findings,
        })
    }

    #[test]
    fn no_name_becomes_markup_and_every_name_is_in_the_data() {
        let names = ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\u{202e}gnp.exe\u{2028}"];
        let rows: Vec<_> = names.iter().map(|name| row(name, name, Outcome::Held)).collect();
        let page = of(&rows);
        assert_eq!((page.matches("<script").count(), page.matches("</script>").count()), (2, 2));
        assert!(!page.contains("<img"));
        let data = page.split_once("id=\"data\">").unwrap().1.split_once("</script>").unwrap().0;
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        let found: Vec<_> = data["rows"].as_array().unwrap().iter().map(|row| row[3][0].as_str().unwrap()).collect();
        assert_eq!(found, names);
    }

    /// A phone is 360 pixels wide, less its margins; there tables stand as blocks.
    #[test]
    fn nothing_is_wider_than_a_phone_and_no_word_is_broken_that_fits() {
        let (wide, narrow) = STYLE.split_once("@media screen and (max-width: 48rem)").unwrap();
        let sizes = wide.split("min-width: ").skip(1).filter_map(|rest| rest.split("rem").next()?.parse::<f32>().ok());
        assert!(sizes.fold(0.0, f32::max) <= 20.0);
        assert!(narrow.contains(".scroll td { display: block; }") && narrow.contains("#rows td { display: block;"));
        assert!(STYLE.contains("overflow-wrap: break-word") && !STYLE.contains("break-all"));
    }

    #[test]
    fn the_policy_knows_the_style_and_the_script_by_their_hashes() {
        let page = of(&[]);
        for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
            let text = page.split_once(open).unwrap().1.split_once(close).unwrap().0;
            assert!(page.contains(&html::hash_source(text)), "{open}");
        }
        let addresses = page.replace("http://www.w3.org/2000/svg", "");
        assert!(page.contains("default-src 'none'") && !addresses.contains("http:") && !addresses.contains("https:"));
    }

    #[test]
    fn an_accent_that_cannot_be_read_is_moved_until_it_can() {
        for color in ["ffcc00", "000000", "ffffff", "1747d6"].map(|hex| Color::from_hex(hex).unwrap()) {
            assert!(readable(color, GROUNDS[0], BLACK).contrast(GROUNDS[0]) >= READABLE);
            assert!(readable(color, GROUNDS[1], WHITE).contrast(GROUNDS[1]) >= READABLE);
        }
    }
}
