//! What printpdf makes: the document's frame, with our ids in place of its process-wide ones.
//!
//! Pages come without content, since ours is finished bytes; the annotation operations are all that
//! printpdf finds on them.

use printpdf::{
    Actions, BorderArray, ColorArray, Date, DateTime, ExtendedGraphicsState, ExtendedGraphicsStateId, GradientStop,
    HighlightingMode, LinkAnnotation, Offset, Op, PageAnnotId, PageAnnotation, PdfDocument, PdfPage, PdfSaveOptions,
    Pt, Shading, ShadingGeometry, ShadingId, Time,
};

use crate::layout::color::Color;
use crate::layout::frame::{Destination, Frame, PAGE};
use crate::pdf::content::number::Cents;
use crate::pdf::content::resources::{Blend, Resources};
use crate::pdf::info::DeckInfo;
use crate::pdf::tagging::structure::Link;

/// The name the document gives its maker.
pub const MAKER: &str = "Quarterdeck";

/// The document without content and fonts.
pub fn skeleton(info: &DeckInfo, frames: &[Frame], links: &[Link], resources: &Resources) -> lopdf::Document {
    let mut document = PdfDocument::new(&info.title);
    describe(&mut document, info);
    for &opacity in &resources.opacities {
        let state = ExtendedGraphicsState::default().with_current_fill_alpha(f32::from(opacity) / 1000.0);
        document.resources.extgstates.map.insert(ExtendedGraphicsStateId(format!("A{opacity}")), state);
    }
    for (index, blend) in resources.blends.iter().enumerate() {
        document.resources.shadings.map.insert(ShadingId(format!("S{index}")), shading(blend));
    }
    for (index, frame) in frames.iter().enumerate() {
        // Ids sort as the pages do; printpdf counts bookmarked pages from one.
        let bookmark = PageAnnotation { name: frame.title.clone(), page: index + 1 };
        document.bookmarks.map.insert(PageAnnotId(format!("{index:04}")), bookmark);
        let links = links.iter().filter(|link| link.page == index).map(annotation).collect();
        let area = printpdf::Rect::from_wh(Pt(PAGE.width as f32), Pt(PAGE.height as f32));
        document.pages.push(PdfPage { media_box: area.clone(), trim_box: area.clone(), crop_box: area, ops: links });
    }
    document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new())
}

fn describe(document: &mut PdfDocument, info: &DeckInfo) {
    use chrono::Datelike;
    let date = Date { year: info.as_of.year(), month: info.as_of.month() as u8, day: info.as_of.day() as u8 };
    let midnight = Time { hour: 0, minute: 0, second: 0, millisecond: 0 };
    let utc = Offset { hours: 0, minutes: 0, seconds: 0, milliseconds: 0 };
    let as_of = DateTime::new_in_offset(date, midnight, utc);
    let fields = &mut document.metadata.info;
    fields.creation_date = as_of;
    fields.modification_date = as_of;
    fields.author = info.author.clone();
    fields.subject = info.subject.clone();
    fields.creator = MAKER.into();
    fields.producer = MAKER.into();
}

/// The annotation of a link; one to a page leads nowhere yet.
fn annotation(link: &Link) -> Op {
    let url = match &link.to {
        Destination::Url(url) => ascii(url),
        Destination::Page(_) => String::new(),
    };
    let [left, bottom, right, top] = link.area;
    let [x, y, width, height] = [left, bottom, right - left, top - bottom].map(|value| Pt(value as f32 / 100.0));
    Op::LinkAnnotation {
        link: LinkAnnotation::new(
            printpdf::Rect::from_xywh(x, y, width, height),
            Actions::uri(url),
            Some(BorderArray::Solid([0.0; 3])),
            Some(ColorArray::Transparent),
            Some(HighlightingMode::Invert),
        ),
    }
}

/// An address in the ASCII that a URI action takes: other bytes percent-encoded.
fn ascii(url: &str) -> String {
    let escaped = |byte: u8| {
        if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    url.bytes().map(escaped).collect()
}

fn shading(blend: &Blend) -> Shading {
    let points = |value: Cents| value as f32 / 100.0;
    let stop = |offset, color: Color| GradientStop { offset, color: [color.r, color.g, color.b].map(thousandths) };
    Shading {
        geometry: ShadingGeometry::Axial { coords: [blend.from.0, blend.from.1, blend.to.0, blend.to.1].map(points) },
        stops: vec![stop(0.0, blend.start), stop(1.0, blend.end)],
        extend: (true, true),
    }
}

/// A channel as a share of one, in the three decimals that 8 bits need.
fn thousandths(channel: u8) -> f32 {
    (f32::from(channel) / 255.0 * 1000.0).round() / 1000.0
}
