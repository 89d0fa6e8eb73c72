//! Files that are no text at all: known by their first bytes and named for what they are.

/// How a file begins, and what is said of it.
const KINDS: [(&[u8], &str); 9] = [
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first"),
    (b"\xfd7zXZ\0", "compressed with xz; unpack it first"),
    (b"PK\x03\x04", "a ZIP archive or a workbook (.xlsx, .ods); unpack it, or save the sheet as CSV"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old workbook (.xls); save the sheet as CSV"),
    (b"%PDF-", "a PDF; export the table as CSV"),
    (b"SQLite format 3\0", "an SQLite database; export the table as CSV"),
    (b"PAR1", "a Parquet file; export the table as CSV"),
    (b"{\\rtf", "a text processor's file (RTF); save it as plain text"),
];

/// What a file is that begins so, where it is no text.
pub(crate) fn kind_of(head: &[u8]) -> Option<&'static str> {
    let known = KINDS.iter().find(|(begins, _)| head.starts_with(begins)).map(|(_, kind)| *kind);
    known
        .or_else(|| is_page(head).then_some("a page of HTML, as a server sends in place of an export; export it again"))
}

fn is_page(head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    let begins = |tag: &[u8]| head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    begins(b"<!doctype html") || begins(b"<html")
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
            (b"SQLite format 3\0...", "SQLite"),
        ] {
            assert!(kind_of(head).is_some_and(|kind| kind.contains(part)), "{part}");
        }
        for head in [&b"id,name\n"[..], b"PK,name\n", b"<b>,name\n", b"", b"%,name"] {
            assert_eq!(kind_of(head), None);
        }
    }
}
