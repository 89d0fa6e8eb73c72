//! What exports and their documentation call encodings, beside the labels of the web's standard.

use encoding_rs::{Encoding, REPLACEMENT, X_USER_DEFINED};

/// The encoding that a label names; an error says what to write instead.
pub fn encoding(label: &str) -> Result<&'static Encoding, String> {
    let label = label.trim();
    let found = Encoding::for_label(canonical(label).as_bytes());
    // The standard has labels of what it does not read.
    found.filter(|found| *found != REPLACEMENT && *found != X_USER_DEFINED).ok_or_else(|| unknown(label))
}

/// The standard's label for one that others use; any other as it is.
pub fn canonical(label: &str) -> &str {
    match bare(label).as_str() {
        "cp932" | "mskanji" => "shift_jis",
        "cp936" => "gbk",
        "cp949" | "uhc" => "euc-kr",
        "cp950" => "big5",
        "macroman" | "xmacroman" => "macintosh",
        "utf16" => "utf-16",
        "utf16le" | "cp1200" => "utf-16le",
        "utf16be" | "cp1201" => "utf-16be",
        "latin1" => "windows-1252",
        "latin9" => "iso-8859-15",
        "win1250" | "windows1250" => "windows-1250",
        "win1251" | "windows1251" => "windows-1251",
        "win1252" | "windows1252" => "windows-1252",
        "win1253" | "windows1253" => "windows-1253",
        "win1254" | "windows1254" => "windows-1254",
        // The standard takes ASCII for windows-1252, which would guess at every letter beyond it.
        "utf8sig" | "utf8bom" | "cp65001" | "ascii" | "usascii" | "ansix3.41968" | "iso646us" => "utf-8",
        _ => label,
    }
}

/// A label in small letters, without what separates its parts.
fn bare(label: &str) -> String {
    label.trim().to_ascii_lowercase().replace(['-', '_', ' '], "")
}

fn unknown(label: &str) -> String {
    let bare = bare(label);
    let page = bare.strip_prefix("cp").or_else(|| bare.strip_prefix("ibm")).unwrap_or(&bare);
    let is_dos = ["437", "737", "775", "850", "852", "855", "857", "858", "862", "oem", "dos"].contains(&page);
    let what = match bare.as_str() {
        "ansi" | "mbcs" | "acp" => {
            "is the code page of the machine that wrote the file, whichever that is; write windows-1252 for western Europe and \
             America, windows-1250 for central Europe, windows-1251 for Cyrillic, shift_jis for Japan"
        }
        _ if is_dos => "is a code page of DOS, which is not read; export the file as UTF-8",
        "utf32" | "utf32le" | "utf32be" | "utf7" => "is not read; export the file as UTF-8",
        _ => "is no encoding that is read; write it as utf-8, windows-1252 or utf-16le",
    };
    format!("\"{label}\" {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_programs_and_of_the_web_are_one_encoding() {
        for (labels, name) in [
            (&["cp932", "CP-932", "Shift-JIS", "sjis", "ms932", "windows-31j"][..], "Shift_JIS"),
            (&["cp1250", "windows-1250", "WIN1250", "windows 1250"], "windows-1250"),
            (&["cp1251", "win-1251"], "windows-1251"),
            (&["latin1", "Latin-1", "iso-8859-1", "cp1252", "Windows_1252"], "windows-1252"),
            (&["mac-roman", "MacRoman", "macintosh", "x-mac-roman"], "macintosh"),
            (&["utf8", "UTF-8", "utf-8-sig", "utf8 bom", "cp65001", "ascii", "us-ascii"], "UTF-8"),
            (&["utf-16", "utf16", "UTF-16LE", "unicode"], "UTF-16LE"),
            (&["latin9", "iso-8859-15"], "ISO-8859-15"),
            (&["cp936", "gb2312"], "GBK"),
        ] {
            for label in labels {
                assert_eq!(encoding(label).map(Encoding::name), Ok(name), "{label}");
            }
        }
    }

    #[test]
    fn what_is_no_label_of_a_file_says_what_to_write() {
        for (label, part) in [
            ("ansi", "windows-1252 for western Europe"),
            ("ANSI", "code page of the machine"),
            ("cp850", "code page of DOS"),
            ("IBM437", "code page of DOS"),
            ("utf-32", "export the file as UTF-8"),
            ("iso-2022-kr", "no encoding that is read"),
            ("x-user-defined", "no encoding that is read"),
            ("klingon", "write it as utf-8, windows-1252 or utf-16le"),
        ] {
            let told = encoding(label).unwrap_err();
            assert!(told.starts_with(&format!("\"{label}\" ")) && told.contains(part), "{told}");
        }
    }
}
