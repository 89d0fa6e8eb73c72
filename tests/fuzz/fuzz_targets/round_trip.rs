//! What a tool writes is what is read: names and numbers of any kind, in every format, encoding and manner of quoting.

#![no_main]

use arbitrary::Arbitrary;
use csv::{QuoteStyle, Terminator, WriterBuilder};
use libfuzzer_sys::{Corpus, fuzz_target};
use quarterdeck::base::text::tidy;
use quarterdeck_fuzz::{Folder, HEAD};
use serde_json::json;

/// A table of accounts and how it is written.
#[derive(Debug, Arbitrary)]
struct Written {
    names: Vec<String>,
    cents: u32,
    manner: Manner,
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum Manner {
    Delimited { delimiter: Delimiter, end: End, always_quoted: bool, encoding: Encoding, blank_lines: bool },
    Json { pretty: bool },
    Lines,
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum Delimiter {
    Comma,
    Semicolon,
    Tab,
    Bar,
}

#[derive(Debug, Clone, Copy, PartialEq, Arbitrary)]
enum End {
    Feed,
    ReturnAndFeed,
    Return,
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum Encoding {
    Utf8,
    Utf8WithMark,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

fuzz_target!(|written: Written| -> Corpus {
    let Written { mut names, cents, manner } = written;
    // Zeros are how text of two bytes a letter is known, and a lone return that ends lines leaves none for a feed.
    names.iter_mut().for_each(|name| name.retain(|c| c != '\0'));
    // A longer one is no name.
    names.iter_mut().for_each(|name| *name = name.chars().take(1_000).collect());
    if let Manner::Delimited { end: End::Return, .. } = manner {
        names.iter_mut().for_each(|name| name.retain(|c| c != '\n'));
    }
    let rows: Vec<Row> = names.iter().zip(0..).map(|(text, number)| Row { text, number, cents }).collect();
    // A table of nobody is refused as a whole.
    let Some((bytes, settings)) = manner.write(&rows).filter(|_| !rows.is_empty()) else { return Corpus::Reject };
    read_back(&rows, manner, &bytes, settings);
    Corpus::Keep
});

struct Row<'a> {
    /// A text that may be of several lines, as a name may not.
    text: &'a str,
    number: u32,
    cents: u32,
}

impl Row<'_> {
    fn id(&self) -> String {
        format!("id-{:06}", self.number)
    }

    fn seats(&self) -> String {
        format!("{}.{:02}", self.cents / 100, self.cents % 100)
    }
}

impl Manner {
    /// The file, and what its source has to state; `None` where the encoding lacks a letter.
    fn write(self, rows: &[Row]) -> Option<(Vec<u8>, &'static str)> {
        let object = |row: &Row| {
            let seats: f64 = row.seats().parse().expect("it is written as a number");
            json!({"id": row.id(), "name": "Acme", "more": {"text": row.text, "seats": seats}})
        };
        let objects = || rows.iter().map(object).collect::<Vec<_>>();
        match self {
            Manner::Json { pretty: true } => Some((serde_json::to_vec_pretty(&objects()).ok()?, "format: json")),
            Manner::Json { pretty: false } => Some((serde_json::to_vec(&objects()).ok()?, "format: json")),
            Manner::Lines => {
                let lines: Vec<_> = objects().iter().map(ToString::to_string).collect();
                Some((lines.join("\n").into_bytes(), "format: ndjson"))
            }
            Manner::Delimited { delimiter, end, always_quoted, encoding, blank_lines } => {
                // Lines that are cut as rows are may be rows that a quote swallowed, which is refused.
                let reads_like_rows =
                    |row: &Row| row.text.contains(['\n', '\r']) && row.text.contains(delimiter.sign());
                if rows.iter().any(reads_like_rows) {
                    return None;
                }
                let mut text = delimited(rows, delimiter, end, always_quoted);
                if blank_lines {
                    text.push_str(&end.text().repeat(2));
                }
                encoding.write(&text)
            }
        }
    }
}

impl Delimiter {
    fn sign(self) -> char {
        match self {
            Delimiter::Comma => ',',
            Delimiter::Semicolon => ';',
            Delimiter::Tab => '\t',
            Delimiter::Bar => '|',
        }
    }
}

impl End {
    fn text(self) -> &'static str {
        match self {
            End::Feed => "\n",
            End::ReturnAndFeed => "\r\n",
            End::Return => "\r",
        }
    }
}

impl Encoding {
    fn write(self, text: &str) -> Option<(Vec<u8>, &'static str)> {
        let marked = || "\u{feff}".encode_utf16().chain(text.encode_utf16());
        Some(match self {
            Encoding::Utf8 => (text.as_bytes().to_vec(), "format: csv"),
            Encoding::Utf8WithMark => ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "format: csv"),
            Encoding::Utf16Le => (marked().flat_map(u16::to_le_bytes).collect(), "format: csv"),
            Encoding::Utf16Be => (marked().flat_map(u16::to_be_bytes).collect(), "format: csv"),
            Encoding::Windows1252 => {
                let (bytes, _, lacking) = encoding_rs::WINDOWS_1252.encode(text);
                (!lacking).then(|| (bytes.into_owned(), "format: csv, encoding: windows-1252"))?
            }
        })
    }
}

fn delimited(rows: &[Row], delimiter: Delimiter, end: End, always_quoted: bool) -> String {
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter.sign() as u8)
        .terminator(match end {
            End::Feed => Terminator::Any(b'\n'),
            End::ReturnAndFeed => Terminator::CRLF,
            End::Return => Terminator::Any(b'\r'),
        })
        .quote_style(if always_quoted { QuoteStyle::Always } else { QuoteStyle::Necessary })
        .from_writer(Vec::new());
    let mut write = |cells: [&str; 4]| writer.write_record(cells).expect("memory takes all");
    write(["id", "name", "more.text", "more.seats"]);
    rows.iter().for_each(|row| write([&row.id(), "Acme", row.text, &row.seats()]));
    let bytes = writer.into_inner().expect("memory takes all");
    String::from_utf8(bytes).expect("it was written from text")
}

fn read_back(rows: &[Row], manner: Manner, bytes: &[u8], settings: &str) {
    let qbr = format!(
        "{HEAD}sources:\n  accounts:\n    file: {{path: x, nulls: [], {settings}}}\n    \
         columns: {{id: id, name: name, segment: more.text, seats_licensed: more.seats}}\n"
    );
    let folder = Folder::of(&[("qbr.yaml", qbr.as_bytes()), ("x", bytes)]);
    let (tables, findings) = folder.load();
    assert_eq!(tables.accounts.len(), rows.len(), "{findings:?}");
    let expected = |row: &Row| tidy(row.text.trim_ascii()).map(|text| text.into_owned());
    let mut line = 2;
    for (row, account) in rows.iter().zip(&tables.accounts) {
        assert_eq!(account.id, row.id());
        assert_eq!((account.name.as_deref(), account.segment.clone()), (Some("Acme"), expected(row)));
        assert_eq!(account.seats_licensed, Some((f64::from(row.cents) / 100.0).round()));
        let at = account.at.as_ref().map(|at| at.line);
        match manner {
            Manner::Delimited { end: End::Return, .. } => {
                assert_eq!(at, Some(line));
                line += 1 + row.text.matches('\r').count() as u64;
            }
            Manner::Delimited { .. } => {
                assert_eq!(at, Some(line));
                line += 1 + row.text.matches('\n').count() as u64;
            }
            Manner::Lines => assert_eq!(at, Some(u64::from(row.number) + 1)),
            Manner::Json { .. } => {}
        }
    }
    let others = findings.groups().filter(|(_, kind, _)| *kind != "empty");
    assert_eq!(others.count(), 0, "{findings:?}");
}
