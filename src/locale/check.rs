//! What a language file may say: the messages there are, with the arguments they are given.
//!
//! A message that names an argument it is not given could not be written once the deck is made, so such a file is
//! refused before the first deck, with the place and what would be right. A message that there is none of is told and passed
//! over: a file that was written for an earlier edition of the program goes on speaking.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::base::nearest::nearest;
use crate::locale::bounds::excess;

/// What chooses a verb by the number of `$name`: `singular` or `plural`, and `unknown` of a bare name.
pub const NUMBER: &str = "name-number";

/// What follows the name of a number's argument where it chooses between singular and plural.
const COUNT: &str = "-count";

/// A language file that can be spoken.
#[derive(Debug)]
pub struct Read {
    /// Its messages.
    pub resource: FluentResource,
    /// Those of its messages that decks do not say: of another edition of the program, or misspelt. They change nothing.
    pub unknown: Vec<MessageFault>,
}

/// What is wrong with a language file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageFault {
    /// The file, relative to the workspace.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for MessageFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

/// Reads a language file; all its faults at once.
pub fn read(file: &str, text: &str, english: &FluentResource) -> Result<Read, Vec<MessageFault>> {
    let fault = |at: usize, message: String| {
        let before = &text[..at.min(text.len())];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        MessageFault { file: file.to_owned(), line, column, message }
    };
    if let Some((at, what)) = excess(text) {
        return Err(vec![fault(at, what)]);
    }
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let message = |e: &fluent_syntax::parser::ParserError| {
            fault(floor(text, e.pos.start), format!("this is no message: {}", e.kind))
        };
        errors.iter().map(message).collect::<Vec<_>>()
    })?;
    let known = arguments(english);
    let (mut faults, mut unknown) = (Vec::new(), Vec::new());
    // Names are parts of the text, so their places in it are the differences of their addresses.
    let place = |name: &str| name.as_ptr() as usize - resource.source().as_ptr() as usize;
    for entry in resource.entries() {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        let Some(given) = known.get(id) else {
            let hint = nearest(id, known.keys().copied()).map(|near| format!("; did you mean \"{near}\"?"));
            let message = format!("no message is called \"{id}\", so decks do not say it{}", hint.unwrap_or_default());
            unknown.push(fault(place(id), message));
            continue;
        };
        let Some(value) = &message.value else {
            faults.push(fault(place(id), format!("\"{id}\" has no text; write it after the =")));
            continue;
        };
        for used in uses(value) {
            match used {
                Use::Argument(name) if !given.contains(name) => {
                    let there: Vec<_> = given.iter().map(|name| format!("${name}")).collect();
                    let there = if there.is_empty() { "none".to_owned() } else { there.join(", ") };
                    faults.push(fault(place(name), format!("\"{id}\" is not given ${name}; its arguments: {there}")));
                }
                Use::Other(name) => {
                    faults.push(fault(
                        place(name),
                        format!("\"{name}\" cannot stand here; only arguments can, as {{ $name }}"),
                    ));
                }
                Use::Argument(_) => {}
            }
        }
    }
    if faults.is_empty() { Ok(Read { resource, unknown }) } else { Err(faults) }
}

/// The ids of a file's messages.
pub fn ids(resource: &FluentResource) -> BTreeSet<&str> {
    resource
        .entries()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name),
            _ => None,
        })
        .collect()
}

/// The arguments that each message is given: those it names, `$n-count` wherever `$n` is a number, `$name-number` beside
/// `$name`, and `$year-short` beside `$year`.
pub fn arguments(resource: &FluentResource) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut all = named(resource);
    // What is counted in one message is a number in all, and may decide between singular and plural in every language.
    let counted: BTreeSet<&str> = all.values().flatten().copied().filter(|name| name.ends_with(COUNT)).collect();
    for names in all.values_mut() {
        names.extend(names.clone().iter().filter_map(|name| name.strip_suffix(COUNT)));
        let counts = counted.iter().filter(|count| names.contains(count.trim_end_matches(COUNT)));
        names.extend(counts.copied().collect::<Vec<_>>());
        for (name, beside) in [("name", NUMBER), ("year", "year-short")] {
            if names.contains(name) {
                names.insert(beside);
            }
        }
    }
    all
}

/// The arguments that each message names.
pub fn named<'a>(resource: &'a FluentResource) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let of = |entry: &Entry<&'a str>| match entry {
        Entry::Message(message) => {
            let used = message.value.as_ref().map(uses).unwrap_or_default();
            let names = used.into_iter().filter_map(|used| match used {
                Use::Argument(name) => Some(name),
                Use::Other(_) => None,
            });
            Some((message.id.name, names.collect()))
        }
        _ => None,
    };
    resource.entries().filter_map(of).collect()
}

/// What is between braces.
enum Use<'a> {
    Argument(&'a str),
    Other(&'a str),
}

fn uses<'a>(pattern: &Pattern<&'a str>) -> Vec<Use<'a>> {
    let mut found = Vec::new();
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, &mut found);
        }
    }
    found
}

fn in_expression<'a>(expression: &Expression<&'a str>, found: &mut Vec<Use<'a>>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            variants.iter().for_each(|variant| found.extend(uses(&variant.value)));
        }
    }
}

fn in_inline<'a>(inline: &InlineExpression<&'a str>, found: &mut Vec<Use<'a>>) {
    match inline {
        InlineExpression::VariableReference { id } => found.push(Use::Argument(id.name)),
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::FunctionReference { id, .. }
        | InlineExpression::MessageReference { id, .. }
        | InlineExpression::TermReference { id, .. } => found.push(Use::Other(id.name)),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

/// The start of the character that a place lies in.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
