//! Addresses that get nothing: people who unsubscribed or left, and mailboxes that bounced for good.
//!
//! In doubt nothing is sent: a line that is not understood as a whole is an error. An address on a list covers all its
//! spellings, with a tag (`ada+qbr@`) or without.

use std::collections::HashSet;
use std::iter::successors;
use std::path::{Path, PathBuf};

use crate::base::address::{Address, alike};
use crate::base::address_list::Named;
use crate::base::io::IoError;
use crate::base::limits;
use crate::config::qbr::delivery::SuppressionList;
use crate::delivery::not_sent::NotSentCode;
use crate::delivery::suppression::list::{ListFault, read};
use crate::delivery::suppression::stopped::{StopEntry, Stopped};

const BYTES: usize = 64 << 20;

/// The addresses and domains of all lists.
#[derive(Debug, Clone, Default)]
pub struct Suppression {
    /// See [`Address::owner`].
    owners: HashSet<String>,
    domains: HashSet<String>,
    /// Lists without an address.
    idle: Vec<PathBuf>,
    stopped: Stopped,
}

/// Why a list cannot be used. Nothing is sent without it.
#[derive(Debug, thiserror::Error)]
pub enum SuppressionError {
    #[error(transparent)]
    Io(#[from] IoError),
    #[error("{}: {what}. Nothing is sent on a list that cannot be read whole", path.display())]
    File { path: PathBuf, what: String },
    #[error("{}:{line}: \"{text}\" {what}. Nothing is sent on a list that cannot be read whole", path.display())]
    Line {
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The text of the line.
        text: String,
        what: String,
    },
}

impl Suppression {
    /// Reads lists. Their paths are relative to `root`.
    pub fn load(root: &Path, lists: &[SuppressionList]) -> Result<Self, SuppressionError> {
        let mut all = Self::default();
        for list in lists {
            let path = root.join(&list.path);
            let bytes = limits::read(&path, BYTES).map_err(IoError::at("read the suppression list", &path))?;
            let named = read(&bytes, list).map_err(|fault| match fault {
                ListFault::File(what) => SuppressionError::File { path: path.clone(), what },
                ListFault::Line { line, text, what } => {
                    SuppressionError::Line { path: path.clone(), line, text: crate::base::text::shown(&text), what }
                }
            })?;
            if named.is_empty() {
                all.idle.push(list.path.clone());
            }
            for one in named {
                match one {
                    Named::One(address) => all.owners.insert(address.owner()),
                    Named::Domain(domain) => all.domains.insert(alike(&domain)),
                };
            }
        }
        Ok(all)
    }

    /// The same lists, with whoever asked for no more.
    #[must_use]
    pub fn with(self, stopped: Stopped) -> Self {
        Self { stopped, ..self }
    }

    /// Why an address gets nothing, if so.
    pub fn reason(&self, address: &Address) -> Option<(NotSentCode, String)> {
        if self.is_listed(address) {
            return Some((NotSentCode::Suppressed, format!("{address} is on the suppression list")));
        }
        self.stopped.of_address(address).map(StopEntry::reason)
    }

    /// Whether an address gets nothing.
    pub fn holds(&self, address: &Address) -> bool {
        self.reason(address).is_some()
    }

    fn is_listed(&self, address: &Address) -> bool {
        let domain = alike(address.domain());
        let mut domains = successors(Some(&*domain), |domain| domain.split_once('.').map(|(_, rest)| rest));
        self.owners.contains(&address.owner()) || domains.any(|domain| self.domains.contains(domain))
    }

    /// Lists without an address.
    pub fn idle(&self) -> &[PathBuf] {
        &self.idle
    }

    /// The record of whoever asked for no more.
    pub fn stopped(&self) -> &Stopped {
        &self.stopped
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn load_as(bytes: &[u8], column: Option<&str>, encoding: Option<&str>) -> Result<Suppression, SuppressionError> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("list.csv"), bytes).unwrap();
        let list = SuppressionList {
            path: "list.csv".into(),
            column: column.map(str::to_owned),
            encoding: encoding.map(str::to_owned),
        };
        Suppression::load(folder.path(), &[list])
    }

    fn load(text: &str) -> Result<Suppression, SuppressionError> {
        load_as(text.as_bytes(), None, None)
    }

    fn has(list: &Suppression, address: &str) -> bool {
        list.holds(&Address::parse(address).unwrap())
    }

    fn why(text: &str) -> String {
        load(text).map(|list| format!("it was read: {list:?}")).unwrap_err().to_string()
    }

    #[test]
    fn lists_of_one_column_or_several_are_read_whatever_the_case() {
        let list = load("\u{feff}id,Email,since\n1,\"Ada@Example.com\",2026\n# gone\n2,bo@example.com,\r\n").unwrap();
        assert!(has(&list, "ada@example.COM") && has(&list, "bo@example.com") && !has(&list, "cy@example.com"));
        assert!(has(&load("cy@example.com").unwrap(), "cy@example.com"));
        for table in [
            "Kunde;E-Mail-Adresse\n\"A; B\";ada@x.example\n",
            "Adresse électronique\tRaison\nada@x.example\tpartie\n",
            "sep=;\nメールアドレス;名前\nada@x.example;エイダ\n",
            "Correo electrónico\nada@x.example\n",
            "\"Email Address\",\"Notes\"\n\"ada@x.example\",\"left\nfor good\"\n",
            "# from the CRM\n\nid,name,contact_email\n1,Acme,Ada <ada@x.example>\n",
            "email,second email\n,ada@x.example\n",
            "id,email,notes\n1,bo@y.example,\"and ada@x.example, who left\"\n",
        ] {
            let list = load(table).unwrap_or_else(|error| panic!("{table}: {error}"));
            assert!(has(&list, "ada@x.example"), "{table}");
        }
    }

    #[test]
    fn a_column_that_is_named_is_the_only_one() {
        let table = "who,owner\nada@x.example,sam@vendor.example\n";
        let list = load_as(table.as_bytes(), Some("Who"), None).unwrap();
        assert!(has(&list, "ada@x.example") && !has(&list, "sam@vendor.example"));
        let error = load_as(table.as_bytes(), Some("mail"), None).unwrap_err().to_string();
        assert!(error.contains("list.csv:1:") && error.contains("has no column \"mail\""), "{error}");
        assert!(load_as(b"ada@x.example\n", Some("mail"), None).is_err());
    }

    #[test]
    fn every_encoding_and_every_line_end_is_read() {
        for end in ["\n", "\r\n", "\r", "\u{2028}", "\u{85}"] {
            let text = ["ada@x.example", "bo@bücher.example", ""].join(end);
            let utf16 = |bytes: fn(u16) -> [u8; 2], mark: &str| {
                format!("{mark}{text}").encode_utf16().flat_map(bytes).collect()
            };
            let files: [Vec<u8>; 6] = [
                text.clone().into_bytes(),
                format!("\u{feff}{text}").into_bytes(),
                utf16(u16::to_le_bytes, "\u{feff}"),
                utf16(u16::to_be_bytes, "\u{feff}"),
                utf16(u16::to_le_bytes, ""),
                utf16(u16::to_be_bytes, ""),
            ];
            for file in files {
                let list = load_as(&file, None, None).unwrap_or_else(|error| panic!("{end:?}: {error}"));
                assert!(has(&list, "ada@x.example") && has(&list, "bo@xn--bcher-kva.example"), "{end:?} {file:?}");
            }
        }
        let old = b"email,name\nada@x.example,M\xfcller\n";
        assert!(load_as(old, None, None).unwrap_err().to_string().contains("list.csv:2: "));
        assert!(has(&load_as(old, None, Some("windows-1252")).unwrap(), "ada@x.example"));
        let error = load_as(b"ada@x.example\nM\xff\n", None, Some("shift_jis")).unwrap_err().to_string();
        assert!(error.contains("the list is not Shift_JIS"), "{error}");
    }

    #[test]
    fn a_line_that_is_not_understood_is_an_error_that_names_it() {
        for (text, wanted) in [
            ("email\nada@example.com\nada at example\n", "list.csv:3: \"ada at example\""),
            ("ada@example.com\nbo\n", "list.csv:2: \"bo\""),
            ("ada@example.com\rbo@example.com left\r", "list.csv:2: "),
            (
                "people who left\nada@example.com\n",
                "list.csv:1: \"people who left\" is neither an address nor a header",
            ),
            ("id,email\n1,ada@example.com\n2,\n", "list.csv:3: \"2,\" names nobody"),
            ("id,email\n1,ada@example.com,x\n", "list.csv:2: "),
            ("id,email\n1\n", "list.csv:2: "),
            ("email,name\n\"ada@x.example\" ,Ada\n", "list.csv:2: "),
            ("email,name\nada@x.example,\"Ada\nbo@x.example,Bo\n", "list.csv:2: "),
            ("ada@x.example\nbo@exampl", "list.csv:2: "),
            ("ada@x.example\nbo@x.c", "list.csv:2: "),
            ("ada@x.example\nbo@x.example\0\n", "holds what is no letter"),
            ("ada@x.example\nb\u{fffd}@x.example\n", "holds what is no letter"),
            ("1,ada@x.example\n", "list.csv:1: "),
            ("ada@x.example # and bo@x.example\n", "list.csv:1: "),
        ] {
            assert!(why(text).contains(wanted), "{text:?}: {}", why(text));
        }
        assert!(
            load_as(
                &"ada@x.example\n".encode_utf16().flat_map(u16::to_le_bytes).skip(1).collect::<Vec<_>>(),
                None,
                None
            )
            .is_err()
        );
    }

    #[test]
    fn a_cell_may_hold_quotation_marks_and_a_line_end() {
        let list = load("email,name\nada@x.example,\"Ada \"\"A\"\"\nSmith\"\nbo@x.example,Bo\n").unwrap();
        assert!(has(&list, "ada@x.example") && has(&list, "bo@x.example"));
        let inches = load("email,note\nada@x.example,5\" pipe\nbo@x.example,-\n").unwrap();
        assert!(has(&inches, "ada@x.example") && has(&inches, "bo@x.example"), "within a cell it is a letter");
        let tabs = load("email\tname\nada@x.example\tAda\n").unwrap();
        assert!(has(&tabs, "ada@x.example"));
    }

    #[test]
    fn an_empty_file_is_an_error_and_a_list_of_nobody_says_so() {
        for text in ["", "\n\r\n", "\u{feff}", " \t\n"] {
            assert!(why(text).contains("is empty"), "{text:?}: {}", why(text));
        }
        assert_eq!(load("# nobody yet\n").unwrap().idle(), [PathBuf::from("list.csv")]);
        assert_eq!(load("email,since\n").unwrap().idle().len(), 1);
        assert!(load("ada@x.example\n").unwrap().idle().is_empty());
    }

    #[test]
    fn a_remark_hides_no_address() {
        let list = load("# bo@x.example came back\n#cy@x.example\nada@x.example # left in May\n").unwrap();
        assert!(has(&list, "ada@x.example") && has(&list, "#cy@x.example") && has(&list, "cy@x.example"));
        assert!(!has(&list, "bo@x.example"));
    }

    #[test]
    fn a_domain_stands_for_everybody_of_it() {
        let list = load("@acme.example\n*@Bücher.example\n").unwrap();
        assert!(
            has(&list, "ann@acme.example") && has(&list, "ann@mail.acme.example") && has(&list, "bo@bücher.example")
        );
        assert!(!has(&list, "ann@notacme.example") && !has(&list, "ann@acme.example.org"));
    }

    #[test]
    fn a_tag_makes_no_other_person() {
        let list = load("ada@x.example\nbo+news@x.example\n").unwrap();
        assert!(has(&list, "Ada+QBR@x.example") && has(&list, "bo@x.example") && has(&list, "bo+x@x.example"));
    }

    #[test]
    fn a_missing_list_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let list = SuppressionList { path: "none.csv".into(), column: None, encoding: None };
        assert!(Suppression::load(folder.path(), &[list]).is_err());
    }

    /// An address, and one of the ways in which a list may write it.
    fn written() -> impl Strategy<Value = (String, String)> {
        let local = prop::string::string_regex("[a-z][a-z0-9._'+-]{0,8}[a-z0-9]").unwrap();
        let domain = prop::sample::select(vec![
            "x.example",
            "münchen.example",
            "mail.y.example",
            "例え.example",
            "straße.example",
        ]);
        let plain = (local, domain).prop_map(|(local, domain)| format!("{local}@{domain}"));
        let plain = plain.prop_filter("an address", |text| Address::parse(text).is_ok());
        (plain, any::<[u8; 6]>()).prop_map(|(plain, dice)| {
            let address = Address::parse(&plain).unwrap();
            let mut text = match dice[0] % 6 {
                0 => plain.to_uppercase(),
                1 => address.to_mail().to_string(),
                2 => plain
                    .chars()
                    .map(|c| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c })
                    .collect(),
                3 => plain.replacen('@', "\u{200b}@\u{ad}", 1),
                4 => {
                    use unicode_normalization::UnicodeNormalization as _;
                    plain.nfd().collect()
                }
                _ => plain.clone(),
            };
            text = match dice[1] % 10 {
                0 => format!("<{text}>"),
                1 => format!("Ada Lovelace <{text}>"),
                2 => format!("\"Lovelace, Ada\" <{text}>"),
                3 => format!("mailto:{text}"),
                4 => format!("mailto:{}?subject=Hi", text.replace('@', "%40")),
                5 => format!("'{text}'"),
                6 => format!("{text} (Ada)"),
                7 => format!("\"{text}\""),
                8 => format!("Ada <{text}"),
                _ => text,
            };
            text.push_str(
                [".", ",", ";", " ", "\t", "", "\u{a0}", " left", " # left", "\u{feff}"][usize::from(dice[2] % 10)],
            );
            text.insert_str(0, ["", " ", "\t", "- ", "\u{a0}", "x ", "\u{feff}", "* "][usize::from(dice[3] % 8)]);
            (plain, text)
        })
    }

    proptest! {
        /// However an address and its file are written, the list holds the address, or reading fails and nothing is sent.
        #[test]
        fn no_writing_of_an_address_gets_through((plain, text) in written(), others in prop::collection::vec(written(), 0..3),
                at in 0_usize..4, head in 0_usize..6, end in 0_usize..4, encoding in 0_usize..6, cut in 0_usize..40) {
            let mut lines: Vec<String> = others.into_iter().map(|(_, text)| text).collect();
            lines.insert(at.min(lines.len()), text.clone());
            let quoted = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
            let lines: Vec<String> = match head {
                0 => [vec!["email".to_owned()], lines].concat(),
                1 => [vec!["id;E-Mail;note".to_owned()], lines.iter().map(|text| format!("1;{};x", quoted(text))).collect()].concat(),
                2 => [vec!["id\tname\temail".to_owned()], lines.iter().map(|text| format!("1\tA\t{text}")).collect()].concat(),
                3 => vec![lines.join(", ")],
                4 => [vec!["Name,Email".to_owned()], lines.iter().map(|text| format!("{},{}", quoted(&"A, B".to_owned()), text)).collect()].concat(),
                _ => lines,
            };
            let file = lines.join(["\n", "\r\n", "\r", "\n\n"][end]) + "\n";
            let mut bytes: Vec<u8> = match encoding {
                0 => format!("\u{feff}{file}").into_bytes(),
                1 => format!("\u{feff}{file}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
                2 => format!("\u{feff}{file}").encode_utf16().flat_map(u16::to_be_bytes).collect(),
                3 => file.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                _ => file.clone().into_bytes(),
            };
            // A truncated file may have lost the line with the address.
            let whole = cut != 0;
            if !whole {
                bytes.truncate(bytes.len() - 3);
            }
            if let (Ok(list), true) = (load_as(&bytes, None, None), whole) {
                prop_assert!(has(&list, &plain), "{file:?} lets {plain} through: {list:?}");
            }
        }

        #[test]
        fn no_bytes_of_a_list_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[ -~\\n\"@,;<>()]{0,80}") {
            drop(load_as(&bytes, None, None));
            drop(load(&text));
        }
    }

    #[test]
    fn a_remark_hides_no_address_that_a_link_encodes() {
        for hidden in
            ["mailto:a0%40x.example", "mailto:a0\u{200b}%40\u{ad}x.example?subject=Hi", "mailto:a0％40x.example"]
        {
            let text = format!("ada@example.com # left, {hidden}\n");
            assert!(load(&text).is_err() || has(&load(&text).unwrap(), "a0@x.example"), "{text:?}");
        }
        assert!(has(&load("# mailto:a0%40x.example\nada@example.com\n").unwrap(), "ada@example.com"));
    }

    #[test]
    fn the_usual_writings_are_read_and_do_not_only_stop() {
        let lines = [
            "ADA1@X.EXAMPLE",
            "Ada <ada2@x.example>",
            "mailto:ada3@x.example",
            "ada4@x.example.",
            "ada5@x.example, ada6@x.example",
            "\tada7@x.example\t",
            "ada8@xn--mnchen-3ya.example",
            "'ada9@x.example'",
        ];
        let list = load(&lines.join("\r")).unwrap();
        for n in [1, 2, 3, 4, 5, 6, 7, 9] {
            assert!(has(&list, &format!("ada{n}@x.example")), "{n}");
        }
        assert!(has(&list, "ada8@münchen.example"));
    }
}
