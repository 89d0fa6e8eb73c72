//! Whether a quoted cell that spans lines has swallowed rows: what no look at the quotes alone can see.
//!
//! A title such as `24"" pipe` that is quoted and not doubled opens a cell which the next inch mark closes, and the row has as
//! many cells as any other. But the lines in it read like rows then: they have the table's number of cells, cut by its own
//! delimiter. A free text of several lines has commas too, with spaces behind them as people write; only a line that a
//! machine would cut so counts.

use csv::ByteRecord;

/// How the rows of a table are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// Cells of the header.
    pub columns: usize,
    pub delimiter: u8,
    /// Whether the header has a space behind each delimiter, so that rows of the table may look like prose.
    pub spaced: bool,
}

/// Where a row spans lines in a way that it should not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Swallowed {
    /// The first cell that spans lines.
    pub cell: usize,
    /// What shows it.
    pub sign: Sign,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sign {
    /// So many lines below the row's first, a line reads like a row.
    Line(u64),
    /// The first line would be a whole row.
    First,
    /// The row has another number of cells than the header.
    Cells(usize),
}

/// A line of a row, by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    cells: usize,
    /// Delimiters within cells that span lines, which text of people would not have: no space or end of line follows.
    machine: usize,
}

/// Whether a row below the header that spans lines is not one row.
pub(crate) fn find(record: &ByteRecord, shape: Shape) -> Option<Swallowed> {
    let cell = record.iter().position(has_break)?;
    let found = |sign| Some(Swallowed { cell, sign });
    let surplus = record.iter().skip(shape.columns).any(|cell| !cell.trim_ascii().is_empty());
    if surplus || record.len() < shape.columns {
        return found(Sign::Cells(record.len()));
    }
    let lines = lines(record, shape);
    let (first, rest) = lines.split_first()?;
    // A quote that is left in the text may be one that was not doubled. Without one, text is taken for rows only where all of
    // its lines are cut like rows: people end a note with a line such as "Best,Ann,Acme,London" now and then.
    let has_quote = || record.iter().any(|cell| has_break(cell) && cell.contains(&b'"'));
    if !has_quote() && !rest.iter().all(|line| line.machine > 0) {
        return None;
    }
    let is_row = |line: &Line| line.cells == shape.columns;
    if let Some(at) = rest.iter().position(|line| is_row(line) && line.machine > 0) {
        return found(Sign::Line(at as u64 + 1));
    }
    let first_is_row = is_row(first) && first.machine > 0 && rest.iter().any(|line| is_row(line) || line.machine > 0);
    if first_is_row || would_end_on_its_line(record, cell, shape) {
        return found(Sign::First);
    }
    None
}

/// Whether a row that is cut like no other, a header or a footer, spans lines with what no text of people has.
pub(crate) fn in_text(record: &ByteRecord, shape: Shape) -> Option<Swallowed> {
    let cell = record.iter().position(has_break)?;
    let at = lines(record, shape).iter().position(|line| line.machine > 0)?;
    Some(Swallowed { cell, sign: Sign::Line(at as u64) })
}

fn has_break(cell: &[u8]) -> bool {
    pieces(cell).nth(1).is_some()
}

/// The lines of a cell; carriage returns at its end belong to the end of the row's line.
fn pieces(cell: &[u8]) -> impl Iterator<Item = &[u8]> {
    let end = cell.len() - cell.iter().rev().take_while(|byte| **byte == b'\r').count();
    let mut rest = Some(&cell[..end]);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(at) = memchr::memchr2(b'\n', b'\r', text) else { return rest.take() };
        let ended = if text[at..].starts_with(b"\r\n") { 2 } else { 1 };
        rest = Some(&text[at + ended..]);
        Some(&text[..at])
    })
}

/// The lines of a row, as each would be read by itself.
fn lines(record: &ByteRecord, shape: Shape) -> Vec<Line> {
    let mut lines = vec![Line { cells: 0, machine: 0 }];
    for cell in record.iter().take(shape.columns) {
        let spans = has_break(cell);
        for (n, piece) in pieces(cell).enumerate() {
            if n > 0 {
                lines.push(Line { cells: 0, machine: 0 });
            }
            let Some(line) = lines.last_mut() else { continue };
            line.cells += 1;
            if spans {
                line.cells += delimiters(piece, shape).count();
                line.machine += delimiters(piece, shape).filter(|machine| *machine).count();
            }
        }
    }
    lines
}

/// The delimiters in a text: whether each is one that people would not write.
fn delimiters(text: &[u8], shape: Shape) -> impl Iterator<Item = bool> {
    let at = memchr::memchr_iter(shape.delimiter, text);
    at.map(move |at| {
        let parts_a_number = parts_thousands(&text[..at], &text[at + 1..]);
        !parts_a_number && (shape.spaced || text.get(at + 1).is_some_and(|next| *next != b' '))
    })
}

/// Whether a delimiter is within a number as people write it: "1,000 seats".
fn parts_thousands(before: &[u8], behind: &[u8]) -> bool {
    let digits = |text: &mut dyn Iterator<Item = &u8>| text.take_while(|byte| byte.is_ascii_digit()).count();
    matches!(digits(&mut before.iter().rev()), 1..=3) && digits(&mut behind.iter()) == 3
}

/// Whether the row would have all of its cells on its first line if its cell had ended at one of the quotes in it.
fn would_end_on_its_line(record: &ByteRecord, cell: usize, shape: Shape) -> bool {
    let Some(piece) = record.get(cell).and_then(|text| pieces(text).next()) else { return false };
    memchr::memchr_iter(b'"', piece).any(|quote| {
        let behind = &piece[quote + 1..];
        let others = || delimiters(behind, shape);
        behind.first() == Some(&shape.delimiter)
            && cell + 1 + others().count() == shape.columns
            && others().any(|machine| machine)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in the one row of some text below a header of four columns.
    fn sign(text: &str) -> Option<Sign> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .terminator(csv::Terminator::Any(b'\n'))
            .from_reader(text.as_bytes());
        let mut record = ByteRecord::new();
        assert!(reader.read_byte_record(&mut record).unwrap());
        let found = find(&record, Shape { columns: 4, delimiter: b',', spaced: false });
        assert!(!reader.read_byte_record(&mut record).unwrap(), "{text} is two rows");
        found.map(|found| found.sign)
    }

    #[test]
    fn swallowed_rows_show() {
        for (text, expected) in [
            // An inch mark at the end of a quoted cell, and one that ends the cell of another row.
            ("R-1,A-2,\"Drawings of 24\"\",open\nR-2,A-3,Pipe 12\",open\n", Sign::Line(1)),
            ("R-1,A-2,\"Drawings of 24\"\",open\r\nR-2,A-3,\"\"\r\nR-3,A-4,Pipe 12\",open\r\n", Sign::Line(2)),
            ("R-1,A-2,\"Drawings of 24\"\",open\nR-2,A-3,x,open\nR-3,A-4,y,open\nR-4,A-5,z\",open\n", Sign::Line(1)),
            // A quote that opens a cell and should not.
            ("R-1,A-2,\"Drawings,open\nR-2,A-3,Pipe 12\",open\n", Sign::Line(1)),
            ("\"24\"\" pipe,A-2,x,open\nPipe 12\",A-3,y,open\n", Sign::First),
            // Rows of other numbers of cells, and a quote that ends another cell.
            ("R-1,A-2,\"Drawings of 24\"\",open\nR-2,Pipe 12\",open\n", Sign::First),
            ("R-1,A-2,\"Drawings,open\nR-2,Pipe 12\",open\n", Sign::First),
            ("R-1,A-2,\"Drawings of 24\"\",open\nR-2\",A-3,x,open\n", Sign::Cells(6)),
            ("R-1,A-2,\"Drawings of 24\"\",open\nR-2,A-3,x,open\"\n", Sign::Cells(3)),
            ("R-1,A-2,\"24\"\"\nR-2,A-3,Pipe 12\",open\n", Sign::Line(1)),
            ("R-1,A-2,x,open\rR-2,A-3,y,open\n", Sign::Cells(7)),
        ] {
            assert_eq!(sign(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn texts_of_several_lines_are_texts() {
        for text in [
            "R-1,A-2,\"Dear team,\nplease add dark mode\nthanks\",open\n",
            "R-1,A-2,\"Please add\n- export, import, print, and share\n- more, or less\",open\n",
            "R-1,A-2,\"He said \"\"yes\"\", then left\nand came, ate, went, slept\",open\n",
            "\"Once upon\r\na time\",5,6,7\r\n",
            "R-1,A-2,open,\"He said \"\"yes\"\"\nand \"\"no\"\"\"\n",
            "R-1,\"A\n\nB\",\"C, D\nE\",open\n",
            "R-1,A-2,title,\"We need 1,000 seats, SSO, and audit\nsoon\"\n",
            "R-1,A-2,title,\"Users: 1,200, admins: 14, sites: 3\"\n",
            "R-1,A-2,title,\"Dear team,\nplease call me\nBest,Ann,Acme,London\"\n",
        ] {
            assert_eq!(sign(text), None, "{text}");
        }
    }

    #[test]
    fn a_header_that_swallowed_a_row_shows() {
        let shape = Shape { columns: 3, delimiter: b';', spaced: false };
        let found = |cells: &[&str]| in_text(&ByteRecord::from(cells.to_vec()), shape).map(|found| found.cell);
        assert_eq!(found(&["id", "note;x\n1;Acme;24", "seats"]), Some(1));
        assert_eq!(found(&["id", "Seats\nlicensed; all", "name"]), None);
        assert_eq!(found(&["id", "seats"]), None);
    }
}
