//! The laws of a laid-out page: each is a function that returns the faults of a page.
//!
//! Tags tell the parts of a page apart: text before the title is its kicker, small text at the foot is its notes, and text
//! without a tag is its frame. None of these is body text, and neither is text in a figure or a table.

use std::collections::{BTreeMap, BTreeSet};

use quarterdeck::config::qbr::slides::SlideKind;
use quarterdeck::deck::slide::ChosenSlide;
use quarterdeck::layout::check;
use quarterdeck::layout::check::ink;
use quarterdeck::layout::frame::{Frame, GlyphRun, Item, PAGE, Tag};
use quarterdeck::layout::geometry::{Pt, Rect};
use quarterdeck::pipeline::factory::DeckFactory;

/// The smallest size of text.
const SMALLEST: Pt = 11.0;

/// The smallest size of body text.
const BODY: Pt = 16.0;

/// A text of at least this many words is a sentence, not a label.
const SENTENCE: usize = 8;

/// The most words of a title and of a body.
const WORDS: (usize, usize) = (14, 45);
/// The most words of a body that gives reasons: the quarter on one page, and the next steps.
const REASONS: usize = 110;

/// Where the notes of a page end, or its content if it has no notes.
const FOOT: Pt = 500.0;

/// How far content has to reach past the middle of a page, as a share of a half.
const REACH: Pt = 0.25;

/// The most examples that are listed for each kind of fault.
const EXAMPLES: usize = 4;

pub struct Page {
    pub kind: SlideKind,
    pub frame: Frame,
    /// The customer's name, which counts as one word of a title.
    pub name: String,
}

/// Words of names and texts from the data. A sequence of them counts as one word of body text.
pub type Given = BTreeSet<String>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Law {
    /// Everything is on the page, text is in its box, and no text overlaps another.
    Geometry,
    /// No text is under 11 pt.
    SmallestText,
    /// Sentences have at least 16 pt.
    BodyText,
    /// There is one title, of at most 14 words.
    Title,
    /// Body text has at most 45 words, 110 where it gives reasons.
    BodyWords,
    /// The lower and the right half have content.
    EmptyHalf,
    /// No figure ends in an ellipsis, nor does any other text if the data is ordinary.
    Whole,
}

pub const LAWS: [Law; 7] =
    [Law::Geometry, Law::SmallestText, Law::BodyText, Law::Title, Law::BodyWords, Law::EmptyHalf, Law::Whole];

/// Faults by law and kind of slide.
pub type Faults = BTreeMap<(Law, SlideKind), Vec<String>>;

impl Law {
    pub fn faults(self, page: &Page, given: &Given) -> Vec<String> {
        let frame = &page.frame;
        match self {
            Law::Geometry => check::violations(frame),
            Law::SmallestText => smallest(frame),
            // The cover says who prepared the deck; that is a label, however long the name.
            Law::BodyText if page.kind == SlideKind::Cover => Vec::new(),
            // The page behind the last slide is looked up, not read.
            Law::BodyText | Law::BodyWords | Law::EmptyHalf if page.kind == SlideKind::Definitions => Vec::new(),
            Law::BodyText => small_sentences(frame, given),
            Law::Title => title(frame, &page.name),
            Law::BodyWords => long_body(page.kind, frame, given),
            Law::EmptyHalf if page.kind == SlideKind::Cover => Vec::new(),
            Law::EmptyHalf => empty_half(frame),
            Law::Whole => cut(frame, given),
        }
    }
}

/// The pages of all accounts.
pub fn pages(factory: &DeckFactory) -> Vec<(String, Page)> {
    let deck = |at: usize| {
        let row = &factory.tables().accounts[at];
        let (id, name) = (row.id.clone(), row.name.clone().unwrap_or_default());
        let page = move |(number, (slide, frame)): (usize, (ChosenSlide, Frame))| {
            let kind = slide.kind;
            (format!("{id} slide {} ({})", number + 1, kind.name()), Page { kind, frame, name: name.clone() })
        };
        factory.pages(at).into_iter().flatten().enumerate().map(page)
    };
    (0..factory.len()).flat_map(deck).collect()
}

/// Adds the faults of all pages. `base` names the customer base in the messages.
pub fn look(found: &mut Faults, base: &str, factory: &DeckFactory, given: &Given) {
    for (place, page) in pages(factory) {
        for law in LAWS {
            for what in law.faults(&page, given) {
                found.entry((law, page.kind)).or_default().push(format!("{base}, {place}: {what}"));
            }
        }
    }
}

/// Panics with examples if there are faults.
pub fn hold(found: &Faults) {
    let mut said = String::new();
    for ((law, kind), lines) in found {
        let examples: Vec<_> = lines.iter().take(EXAMPLES).map(|line| format!("\n    {line}")).collect();
        said += &format!("{law:?} on {kind:?}: {} faults{}\n", lines.len(), examples.concat());
    }
    assert!(said.is_empty(), "laws of the page:\n{said}");
}

/// A text element of a page.
#[derive(Debug)]
struct Element<'a> {
    tag: Option<&'a Tag>,
    part: Part,
    in_figure: bool,
    in_table: bool,
    runs: Vec<&'a GlyphRun>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Before the title.
    Kicker,
    Title,
    Content,
    /// Under the content.
    Notes,
    /// Without a tag.
    Frame,
}

impl Element<'_> {
    /// The text. Each line ends with the blank before the next one.
    fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// The smallest size of its runs.
    fn size(&self) -> Pt {
        self.runs.iter().map(|run| run.size).fold(Pt::MAX, Pt::min)
    }

    fn top(&self) -> Pt {
        self.runs.iter().map(|run| ink(run).y).fold(Pt::MAX, Pt::min)
    }

    fn bottom(&self) -> Pt {
        self.runs.iter().map(|run| ink(run).bottom()).fold(0.0, Pt::max)
    }

    /// Whether it is a sentence outside of charts and tables.
    fn is_read(&self, given: &Given) -> bool {
        let link = matches!(self.tag, Some(Tag::Link { .. }));
        self.part == Part::Content && !self.in_figure && !self.in_table && !link && self.words(given) >= SENTENCE
    }

    /// Whether it counts as body text: a sentence, or any text of that size outside of charts and tables.
    fn is_body(&self, given: &Given) -> bool {
        let link = matches!(self.tag, Some(Tag::Link { .. }));
        let prose = self.part == Part::Content && !self.in_figure && !self.in_table && !link;
        prose && (self.size() >= BODY - 1e-6 || self.is_read(given))
    }

    fn words(&self, given: &Given) -> usize {
        let (mut count, mut within) = (0, false);
        for word in self.text().split(breaks).filter(|word| says(word)) {
            // A character that no font has is shown as a dot, an emoji beside letters is not shown, and cut text ends in an ellipsis.
            let word = word.trim_matches(['(', ')']);
            let theirs = given.contains(word) || (!given.is_empty() && word.contains(['•', '…', '\u{fe0f}']));
            count += usize::from(!(theirs && within));
            within = theirs;
        }
        count
    }
}

fn says(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// The no-break spaces within figures separate no words.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

/// The number of words with a letter or a digit.
fn words(text: &str) -> usize {
    text.split(breaks).filter(|word| says(word)).count()
}

fn elements(frame: &Frame) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    gather(&frame.items, None, (false, false), &mut found);
    let title = found.iter().position(|element| matches!(element.tag, Some(Tag::Title)));
    for (number, element) in found.iter_mut().enumerate() {
        let notes = element.bottom() > FOOT - 12.0 && element.size() < BODY && !element.in_figure;
        element.part = match element.tag {
            None | Some(Tag::Footer) => Part::Frame,
            Some(Tag::Title) => Part::Title,
            Some(_) if title.is_some_and(|title| number < title) => Part::Kicker,
            Some(Tag::Paragraph) if notes => Part::Notes,
            Some(_) => Part::Content,
        };
    }
    found
}

fn gather<'a>(items: &'a [Item], tag: Option<&'a Tag>, inside: (bool, bool), found: &mut Vec<Element<'a>>) {
    let (in_figure, in_table) = inside;
    let runs: Vec<_> =
        items.iter().filter_map(|item| if let Item::Glyphs(run) = item { Some(run) } else { None }).collect();
    if !runs.is_empty() {
        found.push(Element { tag, part: Part::Content, in_figure, in_table, runs });
    }
    for item in items {
        match item {
            Item::Clipped { items, .. } => gather(items, tag, inside, found),
            Item::Tagged { tag, items } => {
                let inside = (in_figure || matches!(tag, Tag::Figure { .. }), in_table || matches!(tag, Tag::Table));
                gather(items, Some(tag), inside, found);
            }
            Item::Glyphs(_) | Item::Shape(_) | Item::Picture { .. } => {}
        }
    }
}

fn smallest(frame: &Frame) -> Vec<String> {
    let runs = elements(frame).into_iter().flat_map(|element| element.runs);
    let small = runs.filter(|run| run.size < SMALLEST - 1e-6);
    small.map(|run| format!("{:?} in {:.1} pt", run.text, run.size)).collect()
}

fn small_sentences(frame: &Frame, given: &Given) -> Vec<String> {
    let all = elements(frame);
    let small = all.iter().filter(|element| element.is_read(given) && element.size() < BODY - 1e-6);
    small.map(|element| format!("{:?} in {:.1} pt", element.text(), element.size())).collect()
}

fn title(frame: &Frame, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    let title = if name.is_empty() { frame.title.clone() } else { frame.title.replace(name, "Name") };
    if !(1..=WORDS.0).contains(&words(&title)) {
        found.push(format!("a title of {} words: {:?}", words(&title), frame.title));
    }
    let titles = elements(frame).iter().filter(|element| element.part == Part::Title).count();
    if titles != 1 {
        found.push(format!("{titles} titles"));
    }
    found
}

fn long_body(kind: SlideKind, frame: &Frame, given: &Given) -> Vec<String> {
    let most = if matches!(kind, SlideKind::Glance | SlideKind::NextSteps) { REASONS } else { WORDS.1 };
    let body: Vec<_> = elements(frame).into_iter().filter(|element| element.is_body(given)).collect();
    let count: usize = body.iter().map(|element| element.words(given)).sum();
    let texts: Vec<_> = body.iter().map(Element::text).collect();
    if count > most { vec![format!("{count} words: {}", texts.join(" | "))] } else { Vec::new() }
}

/// Content is between the title and the notes. The left end of the title shows the margins.
fn empty_half(frame: &Frame) -> Vec<String> {
    let all = elements(frame);
    let of = |part: Part| all.iter().filter(move |element| element.part == part);
    let top = of(Part::Title).map(Element::bottom).fold(0.0, Pt::max);
    let bottom = of(Part::Notes).map(Element::top).fold(FOOT, Pt::min);
    let left = of(Part::Title).flat_map(|title| &title.runs).map(|run| run.origin.x).fold(PAGE.width, Pt::min);
    let right = PAGE.width - left;
    let mut reach = (left, top);
    marks(&frame.items, &mut |area| {
        if area.y >= top && area.y < bottom {
            reach = (reach.0.max(area.right()), reach.1.max(area.bottom()));
        }
    });
    let share = |start: Pt, end: Pt, reached: Pt| (reached - start) / (end - start);
    let (across, down) = (share(left, right, reach.0), share(top, bottom, reach.1));
    let say = |share: Pt, half: &str| {
        let empty = share < 0.5 + REACH / 2.0;
        empty.then(|| format!("the {half} half is empty: content ends at {:.0}%", share * 100.0))
    };
    [say(across, "right"), say(down, "lower")].into_iter().flatten().collect()
}

/// Texts that end in an ellipsis. If there are given texts, which may be too long for any page, only figures count.
fn cut(frame: &Frame, given: &Given) -> Vec<String> {
    let figure = |text: &str| text.ends_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic);
    let theirs = |text: &str| given.iter().any(|word| word.starts_with(text));
    let law = |text: &String| {
        let shown = text.trim_end().strip_suffix('…');
        shown.is_some_and(|text| given.is_empty() || figure(text) && !theirs(text))
    };
    let texts = elements(frame).into_iter().filter(|element| element.part != Part::Frame).map(|element| element.text());
    texts.filter(law).collect()
}

/// Calls `each` with the area of every mark except the background.
fn marks(items: &[Item], each: &mut impl FnMut(Rect)) {
    for item in items {
        match item {
            Item::Shape(shape) => {
                let bounds = shape.path.bounds();
                bounds
                    .filter(|area| area.width < PAGE.width && area.height < PAGE.height)
                    .into_iter()
                    .for_each(&mut *each);
            }
            Item::Glyphs(run) => each(ink(run)),
            Item::Picture { area, .. } => each(*area),
            Item::Clipped { items, .. } | Item::Tagged { items, .. } => marks(items, each),
        }
    }
}
