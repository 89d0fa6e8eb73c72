//! Whole decks, read back with lopdf.

use std::sync::{Arc, OnceLock};

use lopdf::{Dictionary, Document, Object};

use crate::layout::color::Color;
use crate::layout::drawing::{Drawing, Mark, Rule};
use crate::layout::frame::{Destination, Frame, Image, Item, Paint, Shape, Stroke, Tag};
use crate::layout::geometry::{Path, Point, Rect, Segment};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::tests::{fonts as load_fonts, style};
use crate::pdf::error::PdfError;
use crate::pdf::fonts::shared_fonts::FontBook;
use crate::pdf::info::DeckInfo;
use crate::pdf::read_back::document::Finished;
use crate::pdf::write::*;

const INK: Color = Color { r: 20, g: 30, b: 40 };

fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(load_fonts)
}

fn book() -> &'static FontBook {
    static BOOK: OnceLock<FontBook> = OnceLock::new();
    BOOK.get_or_init(|| FontBook::new(fonts(), &["Seats ready for your team".into()]).unwrap())
}

fn info() -> DeckInfo {
    DeckInfo {
        title: "Acme · Q3 2026 in review".into(),
        author: "Harbor <Inc> & Co".into(),
        subject: "Quarterly review".into(),
        language: "en".into(),
        account: "0123456789abcdef".into(),
        as_of: chrono::NaiveDate::from_ymd_opt(2026, 9, 30).unwrap(),
    }
}

fn text(text: &str, x: f64, y: f64) -> Vec<Item> {
    let place = |mut run: crate::layout::frame::GlyphRun| {
        run.origin = Point::new(run.origin.x + x, run.origin.y + y);
        Item::Glyphs(run)
    };
    fonts().shape(text, &style(18.0)).into_iter().map(place).collect()
}

fn frame(items: Vec<Item>) -> Frame {
    Frame { title: "A slide".into(), items }
}

/// Some of everything a frame can hold.
fn frames(name: &str) -> Vec<Frame> {
    let area = Rect::new(40.0, 100.0, 300.0, 200.0);
    let image = Arc::new(Image { width: 2, height: 1, rgb: vec![9; 6], alpha: Some(vec![0, 255]), drawing: None });
    let blend = Paint::Linear { from: Point::new(0.0, 0.0), to: Point::new(960.0, 540.0), start: INK, end: INK };
    let dashed = Stroke { color: INK, width: 1.5, dash: vec![3.0, 2.0], round: true };
    let cover = vec![
        Item::Shape(Shape { path: Path::rounded(area, 0.0), fill: Some(blend), stroke: None }),
        Item::tagged(Tag::Title, text(name, 40.0, 60.0)),
        Item::tagged(Tag::Figure { alt: "Logo".into() }, vec![Item::Picture { area, image }]),
    ];
    let shown = vec![
        Item::Shape(Shape {
            path: Path::circle(area.center(), 40.0),
            fill: Some(Paint::Solid(INK, 0.25)),
            stroke: Some(dashed),
        }),
        Item::Clipped { area, radius: 8.0, items: vec![Item::block(area, 4.0, INK)] },
        Item::tagged(Tag::Paragraph, text("inside the chart", 60.0, 150.0)),
    ];
    let link = Tag::Link { to: Destination::Url("https://example.com/how?to=é".into()), label: "How to".into(), area };
    let back = Tag::Link { to: Destination::Page(0), label: "page 1".into(), area };
    let row = |tag: Tag| Item::tagged(Tag::Row, vec![Item::tagged(tag, text("9 of 12", 400.0, 300.0))]);
    let content = vec![
        Item::tagged(Tag::Title, text("38 seats are ready, −12%", 40.0, 60.0)),
        Item::tagged(Tag::Figure { alt: "Weekly users rose to 52".into() }, shown),
        Item::tagged(Tag::List, vec![Item::tagged(Tag::ListItem, text("Invite your team", 400.0, 150.0))]),
        Item::tagged(Tag::Paragraph, vec![Item::tagged(link, text("Read how", 400.0, 200.0))]),
        Item::tagged(Tag::Paragraph, vec![Item::tagged(back, text("page 1", 400.0, 250.0))]),
        Item::tagged(Tag::Table, vec![row(Tag::HeaderCell), row(Tag::Cell)]),
        Item::line(Point::new(0.0, 500.0), Point::new(960.0, 500.0), INK, 0.5),
    ];
    vec![frame(cover), frame(content)]
}

fn written(name: &str) -> Vec<u8> {
    write_deck(book(), fonts(), &info(), &frames(name)).unwrap()
}

fn read(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).unwrap()
}

fn resolved<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    document.dereference(dictionary.get(key.as_bytes()).unwrap()).unwrap().1
}

#[test]
fn the_same_frames_give_the_same_bytes_after_other_decks_and_on_other_threads() {
    let first = written("Acme");
    written("Łódź Żabka");
    let elsewhere = std::thread::spawn(|| {
        written("Ω");
        written("Acme")
    });
    assert!(first == written("Acme"));
    assert!(first == elsewhere.join().unwrap());
}

#[test]
fn a_fresh_font_book_gives_the_same_bytes() {
    let fresh = FontBook::new(fonts(), &["Seats ready for your team".into()]).unwrap();
    assert!(write_deck(&fresh, fonts(), &info(), &frames("Łódź")).unwrap() == written("Łódź"));
}

#[test]
fn every_page_is_sixteen_by_nine() {
    let document = read(&written("Acme"));
    let pages = document.get_pages();
    assert_eq!(pages.len(), 2);
    for id in pages.into_values() {
        let page = document.get_dictionary(id).unwrap();
        let media_box: Vec<f32> =
            resolved(&document, page, "MediaBox").as_array().unwrap().iter().map(|n| n.as_float().unwrap()).collect();
        assert_eq!(media_box, [0.0, 0.0, 960.0, 540.0]);
    }
}

#[test]
fn the_document_says_whose_it_is() {
    let bytes = written("Acme");
    assert_eq!(Finished::read(&bytes).map(|deck| (deck.account, deck.pages)), Some(("0123456789abcdef".into(), 2)));
    let document = read(&bytes);
    let fields = resolved(&document, &document.trailer, "Info").as_dict().unwrap();
    let field = |key: &str| lopdf::decode_text_string(fields.get(key.as_bytes()).unwrap()).unwrap();
    assert_eq!(field("Title"), "Acme · Q3 2026 in review");
    assert_eq!(field("Author"), "Harbor <Inc> & Co");
    assert_eq!((field("Producer"), field("Creator")), ("Quarterdeck".into(), "Quarterdeck".into()));
    assert_eq!(field("CreationDate"), "D:20260930000000+00'00'");
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"PageMode").unwrap(), &Object::from("UseOutlines"));
    assert_eq!(lopdf::decode_text_string(catalog.get(b"Lang").unwrap()).unwrap(), "en");
}

#[test]
fn every_font_is_embedded_and_maps_to_unicode() {
    let document = read(&written("Łódź"));
    let fonts: Vec<_> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|font| font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0"))
        .collect();
    assert_eq!(fonts.len(), 2, "the shared font and the deck's own");
    for font in fonts {
        assert!(resolved(&document, font, "ToUnicode").as_stream().is_ok());
        let descendant = resolved(&document, font, "DescendantFonts").as_array().unwrap()[0].as_reference().unwrap();
        let descendant = document.get_dictionary(descendant).unwrap();
        let descriptor = resolved(&document, descendant, "FontDescriptor").as_dict().unwrap();
        assert!(resolved(&document, descriptor, "FontFile2").as_stream().is_ok());
    }
}

#[test]
fn the_text_can_be_extracted() {
    let document = read(&written("Łódź & Søn"));
    // lopdf sets a space where a word goes on in the deck's own font.
    let text = document.extract_text(&[1, 2]).unwrap().replace("Ł ód ź ", "Łódź");
    for expected in ["Łódź & Søn", "38 seats are ready, −12%", "inside the chart", "Invite your team", "9 of 12"]
    {
        assert!(text.contains(expected), "{expected:?} is not in {text:?}");
    }
}

#[test]
fn a_deck_carries_only_its_own_further_glyphs() {
    let plain = written("Acme");
    written("Ωmega Źródło");
    assert!(plain.len() < written("Ωmega Źródło").len());
    assert!(plain == written("Acme"));
}

#[test]
fn a_link_is_an_annotation_that_says_where_it_leads() {
    let document = read(&written("Acme"));
    let page = document.get_dictionary(document.get_pages()[&2]).unwrap();
    let annotations = resolved(&document, page, "Annots").as_array().unwrap();
    let link = document.get_dictionary(annotations[0].as_reference().unwrap()).unwrap();
    assert_eq!(link.get(b"Contents").unwrap().as_str().unwrap(), b"How to");
    let action = resolved(&document, link, "A").as_dict().unwrap();
    assert_eq!(action.get(b"URI").unwrap().as_str().unwrap(), b"https://example.com/how?to=%C3%A9");
    assert!(link.has(b"StructParent"));
}

#[test]
fn a_link_to_a_page_shows_that_page_whole() {
    let document = read(&written("Acme"));
    let pages = document.get_pages();
    let page = document.get_dictionary(pages[&2]).unwrap();
    let annotations = resolved(&document, page, "Annots").as_array().unwrap();
    let link = document.get_dictionary(annotations[1].as_reference().unwrap()).unwrap();
    let destination = link.get(b"Dest").unwrap().as_array().unwrap();
    assert_eq!(destination[0].as_reference().unwrap(), pages[&1]);
    assert_eq!(destination[1].as_name().unwrap(), b"Fit");
    assert!(!link.has(b"A") && link.has(b"StructParent"));
}

#[test]
fn every_mark_is_tagged_or_an_artifact() {
    let document = read(&written("Acme"));
    for id in document.get_pages().into_values() {
        let content = lopdf::content::Content::decode(&document.get_page_content(id)).unwrap();
        let (mut depth, mut saved) = (0, 0);
        for operation in content.operations {
            match operation.operator.as_str() {
                "BDC" | "BMC" => depth += 1,
                "EMC" => depth -= 1,
                "q" => saved += 1,
                "Q" => saved -= 1,
                "f" | "S" | "s" | "b" | "B" | "sh" | "Do" | "TJ" => {
                    assert!(depth > 0, "{} is loose", operation.operator)
                }
                _ => {}
            }
        }
        assert_eq!((depth, saved), (0, 0));
    }
}

#[test]
fn a_figure_is_one_element_with_its_alternative_text() {
    let document = read(&written("Acme"));
    let figures: Vec<_> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|element| element.get(b"S").and_then(Object::as_name).is_ok_and(|role| role == b"Figure"))
        .collect();
    assert_eq!(figures.len(), 2);
    for figure in figures {
        assert!(figure.has(b"Alt"));
        assert_eq!(figure.get(b"K").unwrap().as_array().unwrap().len(), 1);
    }
}

#[test]
fn an_entry_that_begins_with_its_number_has_a_label_and_its_list_says_so() {
    let entry = |number: &str, said: &str, x| {
        let label = Item::tagged(Tag::Label, text(number, x, 150.0));
        Item::tagged(Tag::ListItem, vec![label, Item::tagged(Tag::Paragraph, text(said, x + 40.0, 150.0))])
    };
    let list = Item::tagged(Tag::List, vec![entry("1", "Invite", 40.0), entry("2", "Plan", 240.0)]);
    let document = read(&write_deck(book(), fonts(), &info(), &[frame(vec![list])]).unwrap());
    let with = |role: &str| {
        let is = |e: &&Dictionary| e.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == role.as_bytes());
        document.objects.values().filter_map(|o| o.as_dict().ok()).filter(is).collect::<Vec<_>>()
    };
    assert_eq!([with("Lbl").len(), with("LBody").len(), with("LI").len()], [2; 3]);
    for entry in with("LI") {
        let roles: Vec<_> = entry
            .get(b"K")
            .and_then(Object::as_array)
            .unwrap()
            .iter()
            .map(|kid| {
                let kid = document.dereference(kid).unwrap().1.as_dict().unwrap();
                String::from_utf8_lossy(kid.get(b"S").and_then(Object::as_name).unwrap()).into_owned()
            })
            .collect();
        assert_eq!(roles, ["Lbl", "LBody"]);
    }
    let attributes = with("L")[0].get(b"A").and_then(Object::as_dict).unwrap();
    assert_eq!(attributes.get(b"ListNumbering").and_then(Object::as_name).unwrap(), b"Decimal");
}

#[test]
fn letters_in_a_passage_are_judged_by_its_language() {
    let languages = |language: &str| {
        let passage = Item::tagged(Tag::Passage { language: language.into() }, text("62 Αθήνα Ltd", 40.0, 60.0));
        let frames = [frame(vec![Item::tagged(Tag::Paragraph, vec![passage])])];
        let document = read(&write_deck(book(), fonts(), &info(), &frames).unwrap());
        let languages = document.objects.values().filter_map(|o| o.as_dict().ok()).filter(|e| e.has(b"S"));
        languages.filter_map(|e| e.get(b"Lang").and_then(lopdf::decode_text_string).ok()).collect::<Vec<_>>()
    };
    assert_eq!(languages("el"), ["el"]);
    assert_eq!(languages("de"), ["de", "el"]);
}

#[test]
fn a_drawing_is_a_form_and_no_picture_of_pixels() {
    let area = Rect::new(40.0, 100.0, 80.0, 40.0);
    let path = Path::circle(Point::new(20.0, 20.0), 20.0);
    let mark = |opacity| Mark::Fill { path: path.clone(), rule: Rule::NonZero, color: INK, opacity };
    for (opacity, grouped) in [(1.0, false), (0.5, true)] {
        let drawing = Some(Drawing { marks: vec![mark(opacity)] });
        let image =
            Arc::new(Image { width: 80, height: 40, rgb: vec![9; 9_600], alpha: Some(vec![0; 3_200]), drawing });
        let picture = Item::tagged(Tag::Figure { alt: "Logo".into() }, vec![Item::Picture { area, image }]);
        let bytes = write_deck(book(), fonts(), &info(), &[frame(vec![picture])]).unwrap();
        let document = read(&bytes);
        let kinds = document.objects.values().filter_map(|object| object.as_stream().ok()?.dict.get(b"Subtype").ok());
        let kinds: Vec<_> = kinds.filter_map(|kind| kind.as_name().ok()).collect();
        assert!(kinds.contains(&b"Form".as_slice()) && !kinds.contains(&b"Image".as_slice()));
        let page = document.get_dictionary(document.get_pages()[&1]).unwrap();
        assert_eq!(page.has(b"Group"), grouped, "clear ground between outlines is nothing to blend");
    }
}

#[test]
fn a_coordinate_that_is_no_number_is_refused() {
    let broken = [
        Item::line(Point::new(f64::NAN, 0.0), Point::new(1.0, 1.0), INK, 1.0),
        Item::Shape(Shape {
            path: Path { segments: vec![Segment::Move(Point::new(0.0, f64::INFINITY)), Segment::Close] },
            fill: Some(Paint::Solid(INK, 1.0)),
            stroke: None,
        }),
        Item::Shape(Shape {
            path: Path::circle(Point::new(9.0, 9.0), 5.0),
            fill: Some(Paint::Solid(INK, f32::NAN)),
            stroke: None,
        }),
    ];
    for item in broken {
        let error = write_deck(book(), fonts(), &info(), &[frame(Vec::new()), frame(vec![item])]).unwrap_err();
        assert!(matches!(error, PdfError::NotFinite { page: 2 }), "{error}");
    }
}

#[test]
fn a_missing_glyph_is_refused() {
    let mut items = text("seats", 0.0, 0.0);
    let Some(Item::Glyphs(run)) = items.first_mut() else { panic!("text is glyphs") };
    run.glyphs[2].id = 0;
    let error = write_deck(book(), fonts(), &info(), &[frame(items)]).unwrap_err();
    assert!(matches!(error, PdfError::MissingGlyph { page: 1, ref text } if text == "seats"), "{error}");
}

#[test]
fn a_deck_without_slides_is_a_document_all_the_same() {
    let bytes = write_deck(book(), fonts(), &info(), &[]).unwrap();
    assert_eq!(read(&bytes).get_pages().len(), 0);
}

#[test]
fn a_deck_stays_small() {
    assert!(written("Acme").len() < 60_000);
}
