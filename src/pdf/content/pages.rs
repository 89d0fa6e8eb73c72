//! From a frame's items to content and structure: every mark is tagged, or an artifact.
//!
//! Marked content is begun only when a mark comes that belongs elsewhere than the one before, so
//! neighbouring decorations share one artifact. A figure is one piece of content: what is written in
//! it is told by its alternative text.

use std::rc::Rc;

use crate::layout::drawing::Rule;
use crate::layout::frame::{Frame, GlyphRun, Item, Tag};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::pdf::content::canvas::{Canvas, place};
use crate::pdf::content::images::Images;
use crate::pdf::content::number::Cents;
use crate::pdf::content::resources::Resources;
use crate::pdf::error::{Fault, PdfError};
use crate::pdf::fonts::deck_fonts::DeckFonts;
use crate::pdf::tagging::language::{Native, Passage, part};
use crate::pdf::tagging::structure::{ElementId, Structure};

/// The finished content of a deck's pages.
pub struct Pages<'a> {
    /// By page, its content stream and whether anything on it is see-through.
    pub contents: Vec<(Vec<u8>, bool)>,
    pub structure: Structure,
    /// The opacities, blends and pictures.
    pub resources: Resources,
    pub fonts: DeckFonts<'a>,
}

/// Draws all frames of a deck in `language`.
pub fn draw<'a>(
    frames: &[Frame],
    language: &str,
    fonts: DeckFonts<'a>,
    images: &Images,
) -> Result<Pages<'a>, PdfError> {
    let mut structure = Structure::new();
    let mut resources = Resources::default();
    let mut fonts = fonts;
    let native = Rc::new(Native::new(language));
    let mut contents = Vec::with_capacity(frames.len());
    for (index, frame) in frames.iter().enumerate() {
        let section = structure.begin_page(&frame.title);
        let mut page = Page {
            canvas: Canvas::new(Vec::with_capacity(16 << 10)),
            structure: &mut structure,
            resources: &mut resources,
            fonts: &mut fonts,
            images,
            native: Rc::clone(&native),
            open: None,
            written: None,
        };
        page.items(&frame.items, Target::Artifact, section, false).map_err(|fault| fault.on(index + 1))?;
        page.close();
        let transparent = page.canvas.transparent;
        contents.push((page.canvas.finish(), transparent));
    }
    Ok(Pages { contents, structure, resources, fonts })
}

/// What a mark belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Artifact,
    Footer,
    Element(ElementId),
}

/// Text that was drawn last.
#[derive(Debug, Clone, Copy)]
struct Written {
    target: Target,
    baseline: Pt,
    size: Pt,
    blank_after: bool,
}

struct Page<'a, 'b> {
    canvas: Canvas,
    structure: &'a mut Structure,
    resources: &'a mut Resources,
    fonts: &'a mut DeckFonts<'b>,
    images: &'a Images,
    /// What the language around needs no passage for: the deck's, or that of a passage.
    native: Rc<Native>,
    open: Option<Target>,
    written: Option<Written>,
}

impl Page<'_, '_> {
    /// Draws items whose marks belong to `target` and whose tags become children of `parent`; within a figure there
    /// are no tags.
    fn items(&mut self, items: &[Item], target: Target, parent: ElementId, figure: bool) -> Result<(), Fault> {
        let passage = Passage::of(items);
        for item in items {
            match item {
                Item::Shape(shape) => {
                    self.mark(self.decoration(target));
                    self.canvas.shape(shape, self.resources)?;
                }
                Item::Glyphs(run) if run.glyphs.is_empty() => {}
                Item::Glyphs(run) if figure || run.text.is_ascii() => self.run(run, target)?,
                Item::Glyphs(run) => self.passages(run, target, passage)?,
                Item::Picture { area, image } => {
                    self.mark(self.decoration(target));
                    let slot = self.resources.picture(self.images.prepared(image)?);
                    self.canvas.transparent |= image.is_see_through();
                    self.canvas.picture(*area, slot, self.resources)?;
                }
                Item::Clipped { area, radius, items } => {
                    let outline = Path::rounded(*area, *radius);
                    // Content that begins inside the clip must end inside it.
                    if figure || !items.iter().any(holds_tags) {
                        self.mark(target);
                        self.canvas.begin_clip(&outline, Rule::NonZero)?;
                        self.items(items, target, parent, figure)?;
                    } else {
                        self.close();
                        self.canvas.begin_clip(&outline, Rule::NonZero)?;
                        self.items(items, target, parent, figure)?;
                        self.close();
                    }
                    self.canvas.end_clip();
                }
                Item::Tagged { tag: Tag::Footer, items } => {
                    let target = if figure { target } else { Target::Footer };
                    self.items(items, target, parent, true)?;
                }
                Item::Tagged { tag: Tag::Link { to, label, area }, items } => {
                    // A link is a part of a text: by itself it is a paragraph's only one.
                    let grouped = !figure && matches!(self.structure.role(parent), "Sect" | "L" | "Table" | "TR");
                    let parent = if grouped { self.structure.add("P", parent) } else { parent };
                    let link = self.structure.add("Link", parent);
                    let target = if figure { target } else { Target::Element(link) };
                    let parent = if figure { parent } else { link };
                    self.items(items, target, parent, figure)?;
                    self.structure.add_link(link, to, label, corners(*area)?);
                }
                Item::Tagged { items, .. } if figure => self.items(items, target, parent, true)?,
                Item::Tagged { tag, items } => self.tagged(tag, items, parent)?,
            }
        }
        Ok(())
    }

    fn tagged(&mut self, tag: &Tag, items: &[Item], parent: ElementId) -> Result<(), Fault> {
        let role = match tag {
            Tag::Title => "H1",
            Tag::Heading => "H2",
            Tag::Paragraph => "P",
            Tag::List => "L",
            Tag::ListItem => "LI",
            Tag::Label => "Lbl",
            Tag::Figure { .. } => "Figure",
            Tag::Table => "Table",
            Tag::Row => "TR",
            Tag::HeaderCell => "TH",
            Tag::Cell => "TD",
            Tag::Link { .. } => "Link",
            Tag::Passage { .. } | Tag::Footer => "Span",
        };
        let element = match tag {
            Tag::Passage { language } => self.structure.passage(parent, language),
            _ => self.structure.add(role, parent),
        };
        match tag {
            Tag::Figure { alt } => {
                let bounds = extent(items).map(corners).transpose()?;
                self.structure.describe_figure(element, alt, bounds);
            }
            Tag::List if items.iter().any(is_numbered) => self.structure.number_list(element),
            Tag::ListItem => return self.entry(items, element),
            Tag::Passage { language } => return self.passage(language, items, element),
            Tag::Row => return self.row(items, element),
            _ => {}
        }
        self.items(items, Target::Element(element), element, matches!(tag, Tag::Figure { .. }))
    }

    /// Draws a passage whose language is said: its letters are judged by that.
    fn passage(&mut self, language: &str, items: &[Item], element: ElementId) -> Result<(), Fault> {
        let around = std::mem::replace(&mut self.native, Rc::new(Native::new(language)));
        let drawn = self.items(items, Target::Element(element), element, false);
        self.native = around;
        drawn
    }

    /// Draws a run of which parts may be in another language.
    fn passages(&mut self, run: &GlyphRun, target: Target, passage: Passage) -> Result<(), Fault> {
        let Target::Element(element) = target else { return self.run(run, target) };
        let stretches = self.native.stretches(run, passage);
        if let [(_, None)] = stretches.as_slice() {
            return self.run(run, target);
        }
        for (glyphs, language) in stretches {
            let target = match language {
                Some(language) => Target::Element(self.structure.passage(element, &language.tag())),
                None => target,
            };
            self.run(&part(run, glyphs), target)?;
        }
        Ok(())
    }

    fn run(&mut self, run: &GlyphRun, target: Target) -> Result<(), Fault> {
        // Two settings in one element, as a name over its date, are two words.
        let apart = self.written.is_some_and(|last| {
            last.target == target && last.baseline != run.origin.y && last.size != run.size && !last.blank_after
        });
        self.mark(target);
        if apart {
            self.canvas.blank(run, self.fonts)?;
        }
        self.canvas.glyphs(run, self.fonts, self.resources)?;
        let blank_after = run.text.ends_with(char::is_whitespace);
        self.written = Some(Written { target, baseline: run.origin.y, size: run.size, blank_after });
        Ok(())
    }

    /// An entry of a list: its label, if it begins with one, and its body.
    fn entry(&mut self, items: &[Item], entry: ElementId) -> Result<(), Fault> {
        let (label, body) = items.split_at(usize::from(items.first().is_some_and(is_label)));
        self.items(label, Target::Element(entry), entry, false)?;
        let element = self.structure.add("LBody", entry);
        self.items(body, Target::Element(element), element, false)
    }

    /// A row whose cells are all headers heads its columns; a header beside cells heads its row.
    fn row(&mut self, items: &[Item], row: ElementId) -> Result<(), Fault> {
        let beside_cells = items.iter().any(|item| matches!(item, Item::Tagged { tag: Tag::Cell, .. }));
        for item in items {
            match item {
                Item::Tagged { tag: Tag::HeaderCell, items } => {
                    let header = self.structure.add("TH", row);
                    self.structure.set_scope(header, beside_cells);
                    self.items(items, Target::Element(header), header, false)?;
                }
                other => self.items(std::slice::from_ref(other), Target::Element(row), row, false)?,
            }
        }
        Ok(())
    }

    /// Lines and grounds directly in a list, table or row are its decoration: only their entries are content.
    fn decoration(&self, target: Target) -> Target {
        match target {
            Target::Element(element) if matches!(self.structure.role(element), "L" | "Table" | "TR") => {
                Target::Artifact
            }
            _ => target,
        }
    }

    fn mark(&mut self, target: Target) {
        if self.open == Some(target) {
            return;
        }
        self.close();
        match target {
            Target::Artifact => self.canvas.begin_artifact(),
            Target::Footer => self.canvas.begin_footer(),
            Target::Element(element) => {
                let mcid = self.structure.next_content(element);
                self.canvas.begin_tagged(self.structure.role(element), mcid);
            }
        }
        self.open = Some(target);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.canvas.end_marked();
        }
    }
}

fn is_label(item: &Item) -> bool {
    matches!(item, Item::Tagged { tag: Tag::Label, .. })
}

fn is_numbered(item: &Item) -> bool {
    matches!(item, Item::Tagged { tag: Tag::ListItem, items } if items.first().is_some_and(is_label))
}

fn holds_tags(item: &Item) -> bool {
    match item {
        Item::Tagged { .. } => true,
        Item::Clipped { items, .. } => items.iter().any(holds_tags),
        _ => false,
    }
}

/// The area that items cover, text by its ascent and descent in a rough measure.
fn extent(items: &[Item]) -> Option<Rect> {
    let join = |a: Rect, b: Rect| {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        Rect::new(x, y, a.right().max(b.right()) - x, a.bottom().max(b.bottom()) - y)
    };
    let areas = items.iter().filter_map(|item| match item {
        Item::Shape(shape) => shape.path.bounds(),
        Item::Glyphs(run) => Some(Rect::new(run.origin.x, run.origin.y - run.size * 0.8, run.width(), run.size)),
        Item::Picture { area, .. } => Some(*area),
        Item::Clipped { area, items, .. } => extent(items).map(|_| *area),
        Item::Tagged { items, .. } => extent(items),
    });
    areas.reduce(join)
}

fn corners(area: Rect) -> Result<[Cents; 4], Fault> {
    let (left, bottom) = place(Point::new(area.x, area.bottom()))?;
    let (right, top) = place(Point::new(area.right(), area.y))?;
    Ok([left, bottom, right, top])
}
