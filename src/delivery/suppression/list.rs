//! Reads the file of a suppression list: its encoding, then its lines or its table.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use unicode_normalization::UnicodeNormalization as _;

use crate::base::address_list::{Named, found_in, understood};
use crate::base::spelling::encodings::encoding;
use crate::base::spelling::folding::one_case;
use crate::base::spelling::letters::is_invisible;
use crate::config::qbr::delivery::SuppressionList;

/// Usual names of a column of addresses, in the languages of decks and in the exports of mail tools. They are normalized as
/// [`plain`] does it.
const COLUMNS: [&str; 49] = [
    "email",
    "emails",
    "emailaddress",
    "emailaddresses",
    "mail",
    "mailaddress",
    "primaryemail",
    "secondaryemail",
    "secondemail",
    "workemail",
    "businessemail",
    "contactemail",
    "contactemailaddress",
    "useremail",
    "customeremail",
    "subscriberemail",
    "recipient",
    "recipientemail",
    "unsubscribedemail",
    "emailid",
    "email1",
    "email2",
    "emailadresse",
    "emailadressen",
    "mailadresse",
    "epost",
    "empfanger",
    "empfangeradresse",
    "kontaktemail",
    "adresseemail",
    "adressemail",
    "adressedemail",
    "courriel",
    "adressecourriel",
    "adresseelectronique",
    "destinataire",
    "correo",
    "correoelectronico",
    "direcciondecorreo",
    "direcciondecorreoelectronico",
    "destinatario",
    "enderecodeemail",
    "enderecoeletronico",
    "correioeletronico",
    "メール",
    "メールアドレス",
    "eメール",
    "電子メール",
    "電子メールアドレス",
];

const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// Whether a text may hold an address: it has an `@` of any width, or the `%40` of `mailto:` links.
fn has_at(text: &str) -> bool {
    let seen: String = text.nfkc().filter(|c| !is_invisible(*c)).collect();
    seen.contains('@') || seen.contains("%40")
}

/// What is wrong with a list.
pub(crate) enum ListFault {
    File(String),
    /// Lines count from 1.
    Line {
        line: usize,
        text: String,
        what: String,
    },
}

/// A row of a table: its first line, its source text, and its cells.
struct Row {
    line: usize,
    text: String,
    cells: Vec<String>,
}

/// All addresses and domains of a list.
pub(crate) fn read(bytes: &[u8], list: &SuppressionList) -> Result<Vec<Named>, ListFault> {
    let text = decoded(bytes, list.encoding.as_deref())?;
    let lines: Vec<(usize, &str)> = text.lines().enumerate().map(|(at, line)| (at + 1, line)).collect();
    if lines.iter().all(|(_, line)| line.trim().is_empty()) {
        return Err(ListFault::File("the list is empty; a list of nobody says so in a remark: `# nobody yet`".into()));
    }
    let is_excel = |line: &str| line.len() == 5 && line.to_ascii_lowercase().starts_with("sep=");
    let mut content = lines.iter().filter(|(line, text)| !(is_remark(text) || *line == 1 && is_excel(text)));
    let Some((number, first)) = content.next() else { return Ok(Vec::new()) };
    let fault = |what: String| ListFault::Line { line: *number, text: (*first).to_owned(), what };
    if let Some(column) = &list.column {
        let wanted = |name: &str| plain(name) == plain(column);
        let (delimiter, places) = header(first, wanted).ok_or_else(|| fault(format!("has no column \"{column}\"")))?;
        return table(&text, *number, delimiter, &places, true);
    }
    if has_at(first) {
        return of_lines(&lines);
    }
    let known = |name: &str| COLUMNS.contains(&plain(name).as_str());
    let Some((delimiter, places)) = header(first, known) else {
        let what = "is neither an address nor a header with a column that is known; say which one it is, as in \
                    `delivery.suppress: {path: gone.csv, column: Email}`";
        return Err(fault(what.into()));
    };
    if header(first, |_| true).is_some_and(|(_, all)| all.len() == 1) {
        return of_lines(&lines[*number..]);
    }
    table(&text, *number, delimiter, &places, false)
}

/// The text of a file, with all line ends as line feeds.
fn decoded(bytes: &[u8], stated: Option<&str>) -> Result<String, ListFault> {
    let stated = stated.map(encoding).transpose().map_err(ListFault::File)?;
    let (encoding, mark) = match (Encoding::for_bom(bytes), stated) {
        (Some(found), _) => found,
        (None, Some(stated)) => (stated, 0),
        (None, None) => (utf16(bytes).unwrap_or(UTF_8), 0),
    };
    let bytes = &bytes[mark..];
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| {
        let what = format!("is not {}; save the list as UTF-8, or say its `encoding`", encoding.name());
        match std::str::from_utf8(bytes) {
            Err(error) if encoding == UTF_8 => {
                let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).replace("\r\n", "\n");
                let line = before.matches(['\n', '\r']).count() + 1;
                let begin = before.rsplit(['\n', '\r']).next().unwrap_or_default().to_owned();
                ListFault::Line { line, text: format!("{begin}…"), what }
            }
            _ => ListFault::File(format!("the list {what}")),
        }
    })?;
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let is_broken = |c: char| (c.is_control() && c != '\t') || c == '\u{fffd}';
    match text.lines().enumerate().find(|(_, line)| line.contains(is_broken)) {
        Some((at, line)) => {
            let what = "holds what is no letter; the file is broken, or in another encoding than it seems".to_owned();
            Err(ListFault::Line { line: at + 1, text: line.to_owned(), what })
        }
        None => Ok(text),
    }
}

/// Detects UTF-16 without a byte order mark: addresses are mostly ASCII, so every other byte is zero.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    // More than one in eight of the bytes at even or at odd places.
    let zeros = |start: usize| {
        let count = bytes.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
        count * 8 > bytes.len() / 2
    };
    match (zeros(0), zeros(1)) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

/// A blank line, or one that begins with `#` and a blank. An address may begin with `#` as well.
fn is_remark(line: &str) -> bool {
    let line = line.trim();
    match line.strip_prefix('#') {
        Some(remark) => remark.is_empty() || remark.starts_with(char::is_whitespace) || !has_at(remark),
        None => line.is_empty(),
    }
}

/// Reads lines that hold addresses and nothing else.
fn of_lines(lines: &[(usize, &str)]) -> Result<Vec<Named>, ListFault> {
    let mut all = Vec::new();
    for (number, line) in lines.iter().filter(|(_, line)| !is_remark(line)) {
        // A remark that may hold an address is not cut off: then the line as a whole is an error.
        let remark = line.split_once(" # ").or_else(|| line.split_once("\t# "));
        let content = remark.filter(|(_, remark)| !has_at(remark)).map_or(*line, |(content, _)| content);
        let named = understood(content).ok_or_else(|| {
            let what = "holds no address, or more than addresses and names; expected `ada@example.com`, `Ada <ada@example.com>`, \
                        `@example.com` for everybody there, or a table with a header";
            ListFault::Line { line: *number, text: (*line).to_owned(), what: what.into() }
        })?;
        all.extend(named);
    }
    Ok(all)
}

/// The delimiter of a header and the indexes of the wanted columns.
fn header(line: &str, wanted: impl Fn(&str) -> bool) -> Option<(char, Vec<usize>)> {
    let headers = DELIMITERS.iter().filter_map(|delimiter| {
        let cells = rows(line, 1, *delimiter).next()?.ok()?.cells;
        let places: Vec<usize> = (0..cells.len()).filter(|at| wanted(&cells[*at])).collect();
        (!places.is_empty()).then_some((cells.len(), *delimiter, places))
    });
    headers.max_by_key(|(cells, ..)| *cells).map(|(_, delimiter, places)| (delimiter, places))
}

/// Reads the rows of a table below its header. Addresses are taken from the columns at `places`, and, unless `only` is set,
/// from all other cells as well.
fn table(text: &str, header: usize, delimiter: char, places: &[usize], only: bool) -> Result<Vec<Named>, ListFault> {
    let body: Vec<&str> = text.split_inclusive('\n').skip(header - 1).collect();
    let body = body.concat();
    let mut all = Vec::new();
    let mut width = None;
    for row in rows(&body, header, delimiter) {
        let Row { line, text, cells } = row?;
        let width = *width.get_or_insert(cells.len());
        // A row's first cell may begin with `#` too, so only a line without an address is a remark.
        if line == header || (is_remark(&text) && !has_at(&text) && (cells.len() == 1 || text.trim().is_empty())) {
            continue;
        }
        let fault = |what: String| ListFault::Line { line, text: text.clone(), what };
        if cells.len() != width {
            return Err(fault(format!("has {} cells, and the header has {width}", cells.len())));
        }
        let before = all.len();
        for at in places.iter().filter(|at| !cells[**at].trim().is_empty()) {
            let named = understood(&cells[*at]);
            all.extend(named.ok_or_else(|| fault("holds no address where its column has them".into()))?);
        }
        if all.len() == before {
            return Err(fault("names nobody: its cell is empty".into()));
        }
        if !only {
            all.extend(cells.iter().flat_map(|cell| found_in(cell)));
        }
    }
    Ok(all)
}

/// The rows of a table as in RFC 4180, with quotes around whole cells only. Iteration ends after the first fault.
fn rows(text: &str, first: usize, delimiter: char) -> impl Iterator<Item = Result<Row, ListFault>> {
    let mut rest = text;
    let mut line = first;
    let mut done = false;
    std::iter::from_fn(move || {
        if rest.is_empty() || done {
            return None;
        }
        let row = row(rest, line, delimiter);
        match &row {
            Ok((row, after)) => {
                rest = after;
                line += row.text.matches('\n').count() + 1;
            }
            Err(_) => done = true,
        }
        Some(row.map(|(row, _)| row))
    })
}

/// The first row of `text`, and the rest.
fn row(text: &str, line: usize, delimiter: char) -> Result<(Row, &str), ListFault> {
    let mut cells = vec![String::new()];
    let mut letters = text.char_indices().peekable();
    let mut end = text.len();
    let fault = |what: &str| {
        let text = text.lines().next().unwrap_or_default().to_owned();
        Err(ListFault::Line { line, text, what: what.to_owned() })
    };
    // The closing quote of the current cell was read.
    let mut closed = false;
    while let Some((at, c)) = letters.next() {
        let cell = cells.last_mut().expect("a row has a cell");
        match c {
            '\n' => {
                end = at;
                break;
            }
            _ if c == delimiter => {
                cells.push(String::new());
                closed = false;
            }
            _ if closed => return fault("has letters behind a quotation mark that ends its cell"),
            '"' if cell.is_empty() => loop {
                match letters.next() {
                    Some((_, '"')) if letters.next_if(|(_, next)| *next == '"').is_some() => cell.push('"'),
                    Some((_, '"')) => {
                        closed = true;
                        break;
                    }
                    Some((_, inner)) => cell.push(inner),
                    None => return fault("has a quotation mark that nothing closes"),
                }
            },
            _ => cell.push(c),
        }
    }
    let row = Row { line, text: text[..end].to_owned(), cells };
    Ok((row, text.get(end + 1..).unwrap_or_default()))
}

/// A column's name in small letters and digits only, without accents, for comparison.
fn plain(name: &str) -> String {
    let letters = one_case(name);
    // Accents go; the voicing marks of kana are no accents.
    letters.nfd().filter(|c| c.is_alphanumeric() || matches!(c, '\u{3099}' | '\u{309a}')).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_one_zero_in_eight_at_every_other_place_is_utf_16() {
        // Bytes of which these are zero.
        let guess = |length: usize, zeros: &[usize]| {
            let byte = |at| if zeros.contains(&at) { 0 } else { b'a' };
            utf16(&(0..length).map(byte).collect::<Vec<_>>())
        };
        assert_eq!((guess(15, &[1]), guess(15, &[2])), (Some(UTF_16LE), Some(UTF_16BE)));
        assert_eq!((guess(16, &[1]), guess(16, &[2])), (None, None), "one in eight");
        assert_eq!(guess(40, &[1, 3, 5]), Some(UTF_16LE));
        assert_eq!(guess(40, &[1, 2, 3, 4, 5, 6]), None, "at both");
        assert_eq!(guess(0, &[]), None);
    }
}
