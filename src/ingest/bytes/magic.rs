//! Files that are no text at all: known by their first bytes and named for what they are.

/// How a file begins, and what is said of it.
const KINDS: [(&[u8], &str); 14] = [
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first"),
    (b"\xfd7zXZ\0", "compressed with xz; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"PK\x03\x04", "a ZIP archive or a workbook (.xlsx, .ods); unpack it, or save the sheet as CSV"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old workbook (.xls); save the sheet as CSV"),
    (b"%PDF-", "a PDF; export the table as CSV"),
    (b"SQLite format 3\0", "an SQLite database; export the table as CSV"),
    (b"PAR1", "a Parquet file; export the table as CSV"),
    (b"ARROW1", "an Arrow file; export the table as CSV"),
    (b"Obj\x01", "an Avro file; export the table as CSV"),
    (b"\x89PNG", "a picture; export the table as CSV"),
    (b"{\\rtf", "a text processor's file (RTF); save it as plain text"),
];

/// What a file is that begins so, where it is no text.
pub(crate) fn kind_of(head: &[u8]) -> Option<&'static str> {
    // Bytes of compressed data follow at once, where a column could be called so too.
    let is_name = |begins: &[u8]| {
        begins == b"BZh" && !head.get(3..5).is_some_and(|next| next[0].is_ascii_digit() && next[1] == b'1')
    };
    let known = KINDS.iter().find(|(begins, _)| head.starts_with(begins) && !is_name(begins)).map(|(_, kind)| *kind);
    known.or_else(|| page(head))
}

/// What stands in angle brackets: pages that servers send in place of an export, and the tables that some programs call .xls.
fn page(head: &[u8]) -> Option<&'static str> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins = |tag: &&str| head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()));
    if ["<!doctype html", "<html", "<head", "<body", "<meta "].iter().any(begins) {
        return Some("a page of HTML, as a server sends in place of an export; export it again");
    }
    if ["<table>", "<table ", "<style"].iter().any(begins) {
        return Some("a table of HTML, which some programs call .xls; open it in a spreadsheet and save it as CSV");
    }
    begins(&"<?xml").then_some("XML; open it in a spreadsheet and save it as CSV, or export the table as CSV")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_how_they_begin() {
        for (head, part) in [
            (&b"\x1f\x8b\x08\0"[..], "gzip"),
            (b"PK\x03\x04\x14", ".xlsx"),
            (b"%PDF-1.7", "PDF"),
            (b"\r\n <!DOCTYPE HTML><html>", "HTML"),
            (b"<html lang=en>", "HTML"),
            (b"\xef\xbb\xbf<html>", "HTML"),
            (b"<table border=1>", "table of HTML"),
            (b"<?xml version=\"1.0\"?>", "XML"),
            (b"BZh91AY&SY", "bzip2"),
            (b"Obj\x01\x04", "Avro"),
            (b"PAR1\x15", "Parquet"),
            (b"SQLite format 3\0...", "SQLite"),
        ] {
            assert!(kind_of(head).is_some_and(|kind| kind.contains(part)), "{part}");
        }
        for head in [&b"id,name\n"[..], b"PK,name\n", b"<b>,name\n", b"", b"%,name", b"BZh,name", b"<tablet>,name"] {
            assert_eq!(kind_of(head), None);
        }
    }
}
