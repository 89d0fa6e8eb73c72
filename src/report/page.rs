//! `report.html`: the run as one page that people open, filter and print.
//!
//! The page holds everything itself and may load nothing: its policy allows its own style and its own script, known by
//! their hashes, and no other, so that a name that becomes markup after all still runs nothing. What has to be seen first is
//! plain HTML; the list of accounts is data, of which the script shows a page at a time.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::layout::color::Color;
use crate::report::embed::{fill, html};
use crate::report::facts::ReportInputs;
use crate::store::manifest_row::ManifestRow;

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The grounds on which the accent is hardest to read, as `page.css` has them: of the light ones the darkest, of the dark
/// ones the lightest.
const GROUNDS: [Color; 2] = [Color { r: 0xf6, g: 0xf7, b: 0xf9 }, Color { r: 0x18, g: 0x21, b: 0x2b }];
const BLACK: Color = Color { r: 0, g: 0, b: 0 };
const WHITE: Color = Color { r: 255, g: 255, b: 255 };
/// The contrast of text, by WCAG 2.2.
const READABLE: f64 = 4.5;

/// The page.
pub fn page<'a>(facts: &ReportInputs<'a>) -> String {
    // A checkout with other line ends changes no hash.
    let [page, style, script] = [PAGE, STYLE, SCRIPT].map(|text| text.replace('\r', ""));
    let accent = facts.accent.unwrap_or(BLACK);
    let [light, dark] =
        [(GROUNDS[0], BLACK), (GROUNDS[1], WHITE)].map(|(ground, end)| readable(accent, ground, end).to_hex());
    let style = fill(&style, &[("accent", &light), ("accent on dark", &dark)]);
    let picture = |row: &'a ManifestRow| facts.pictures.get(&row.account_id).or_else(|| facts.earlier.picture(row));
    let (coverage, covered) = crate::report::sections::coverage(facts.rows);
    let values = [
        ("style hash", hash_source(&style)),
        ("script hash", hash_source(&script)),
        ("title", html(&format!("{} · {} reviews", facts.vendor, facts.period))),
        ("style", style),
        ("vendor", html(facts.vendor)),
        ("period", html(facts.period)),
        ("as of", facts.as_of.to_string()),
        ("coverage", coverage),
        ("covered", covered),
        ("tiles", crate::report::sections::tiles(facts.rows)),
        ("partial", crate::report::sections::partial(facts)),
        ("review", crate::report::sections::review(facts.rows)),
        ("by hand", crate::report::sections::by_hand(facts.rows)),
        ("without", crate::report::sections::without_deck(facts.rows)),
        ("findings", crate::report::sections::findings(facts.findings)),
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("data", crate::report::embed::json(&crate::report::data::json(facts.rows, picture))),
        ("script", script),
    ];
    fill(&page, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// How a policy names a text that it allows.
fn hash_source(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// The colour nearest to `color`, on the way to `end`, that can be read on `ground`.
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

    fn of(rows: &[ManifestRow]) -> String {
        page(&ReportInputs {
            vendor: "Tern & Sons",
            accent: Color::from_hex("ffcc00"),
            period: "2026-Q3",
            as_of: chrono::NaiveDate::from_ymd_opt(2026, 9, 30).unwrap(),
            rows,
            built: rows.len(),
            pictures: &BTreeMap::new(),
            earlier: &Earlier::default(),
            findings: &Findings::default(),
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

    #[test]
    fn the_policy_knows_the_style_and_the_script_by_their_hashes() {
        let page = of(&[]);
        for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
            let text = page.split_once(open).unwrap().1.split_once(close).unwrap().0;
            assert!(page.contains(&hash_source(text)), "{open}");
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
