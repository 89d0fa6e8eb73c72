//! E-mail addresses: one judge of what mail can go to, and one form in which addresses are compared.
//!
//! Two ways lead to an [`Address`]. [`Address::parse`] takes whoever is written to, and is strict: one address, alone and plain.
//! `understood` takes whoever must not be written to: it knows every usual way to write an address, and where it does not know
//! all of a text it says so, for what is passed over there lets somebody through.
//!
//! Two addresses are the same where their canonical forms are: letters in one case and one Unicode form, the domain as the name
//! system has it. That a server may tell `Ada@` from `ada@` is a rule that no mailbox uses.

use std::fmt;
use std::hash::{Hash, Hasher};

use idna::AsciiDenyList;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript as _};

use crate::base::spelling::folding::one_case;
use crate::base::spelling::letters::is_invisible;

/// The most bytes of the part before the `@` (RFC 5321).
const LOCAL: usize = 64;

/// The most bytes of an address (RFC 5321, with its brackets 256).
const WHOLE: usize = 254;

/// An e-mail address that mail can go to. Equal to every other writing of it.
#[derive(Debug, Clone)]
pub struct Address {
    /// Before the `@`, as written.
    pub(crate) local: String,
    /// After it, as written.
    pub(crate) written_domain: String,
    /// The domain as the name system has it.
    pub(crate) ascii_domain: String,
    /// `local` as it is compared.
    pub(crate) folded: String,
}

/// Why a text is no address that mail can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// It has no two parts.
    #[error("it has no part before an @, or none after it")]
    Parts,
    /// There is no name before the `@`.
    #[error("what stands before the @ is no name of a mailbox")]
    Local,
    /// There is no domain after the `@`.
    #[error("what stands behind the @ is no domain")]
    Domain,
    /// The domain looks like another.
    #[error("its domain mixes letters of two scripts, so it may be another than it looks")]
    Scripts,
    /// It is longer than mail allows.
    #[error("it is too long")]
    Long,
}

impl Address {
    /// The one judge of an address that somebody is written to. Outer blanks and what nobody can see are left out.
    pub fn parse(text: &str) -> Result<Self, AddressFault> {
        let text: String = text.nfc().filter(|c| !is_invisible(*c)).collect();
        let (local, domain) = text.trim().rsplit_once('@').ok_or(AddressFault::Parts)?;
        Self::of(local, domain)
    }

    /// `Ada Lovelace <ada@example.com>`, or an address alone: the name, where there is one, and the address.
    pub fn parse_named(text: &str) -> Result<(Option<String>, Self), AddressFault> {
        match text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            None => Ok((None, Self::parse(text)?)),
            Some((name, address)) => {
                let name = name.trim().trim_matches('"').trim();
                Ok(((!name.is_empty()).then(|| name.to_owned()), Self::parse(address)?))
            }
        }
    }

    pub(crate) fn of(local: &str, domain: &str) -> Result<Self, AddressFault> {
        if local.is_empty() || domain.is_empty() {
            return Err(AddressFault::Parts);
        }
        // Full-width letters and the like are a slip: no mailbox is named so, but one like it may be another's.
        let is_one_form = local.nfkc().eq(local.nfc());
        // An apostrophe around an address is a spreadsheet's or a quotation mark, not a part of it.
        let is_quoted = local.starts_with('\'') || local.ends_with('\'');
        if local.len() > LOCAL || !is_one_form || is_quoted || !local.split('.').all(is_atom) {
            return Err(AddressFault::Local);
        }
        let ascii_domain = ascii(domain)?;
        if local.len() + 1 + ascii_domain.len() > WHOLE {
            return Err(AddressFault::Long);
        }
        // The library that writes messages has the last word, so what passes here can be written to.
        lettre::Address::new(local, &ascii_domain).map_err(|_| AddressFault::Local)?;
        Ok(Self { local: local.to_owned(), written_domain: domain.to_owned(), ascii_domain, folded: fold(local) })
    }

    /// As the mail system takes it: the domain in ASCII.
    pub fn to_mail(&self) -> lettre::Address {
        lettre::Address::new(&self.local, &self.ascii_domain).expect("it was made before")
    }

    /// The domain as the name system has it.
    pub fn domain(&self) -> &str {
        &self.ascii_domain
    }

    /// The canonical form, for keys of maps and codes.
    pub fn key(&self) -> String {
        format!("{}@{}", self.folded, self.ascii_domain)
    }

    /// Whose mailbox it is, as far as a list of those who get nothing goes: without a tag (`ada+qbr@` is Ada's as well), without
    /// marks around the name, and with [`alike`] domains as one. That takes two people for one rather than one for two.
    pub fn owner(&self) -> String {
        let bare = self.bare();
        let untagged = bare.split_once('+').map_or(bare, |(name, _)| name);
        format!("{untagged}@{}", alike(&self.ascii_domain))
    }

    /// Whether this address stands for another one: one with a tag for itself alone, one without for all tags of its mailbox.
    pub fn covers(&self, other: &Self) -> bool {
        if self.bare().contains('+') { self == other } else { self.owner() == other.owner() }
    }

    /// What stands before the `@` without marks around it.
    fn bare(&self) -> &str {
        let bare = self.folded.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() { &self.folded } else { bare }
    }
}

/// A domain in the form of all that differ from it in no more than `ß` or `ss`: written in capitals they are one.
pub fn alike(domain: &str) -> String {
    fold(&idna::domain_to_unicode(domain).0)
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.written_domain)
    }
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded && self.ascii_domain == other.ascii_domain
    }
}

impl Eq for Address {}

impl Hash for Address {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.folded, &self.ascii_domain).hash(state);
    }
}

/// Whether mail can go to a text.
pub fn is_address(text: &str) -> bool {
    Address::parse(text).is_ok()
}

/// The canonical form of an address; of what is none, its letters in one case.
pub fn key(text: &str) -> String {
    Address::parse(text).map_or_else(|_| fold(text.trim()), |address| address.key())
}

/// A domain as the name system has it.
pub(crate) fn ascii(domain: &str) -> Result<String, AddressFault> {
    let ascii = idna::domain_to_ascii_cow(domain.as_bytes(), AsciiDenyList::STD3).map_err(|_| AddressFault::Domain)?;
    let labels: Vec<&str> = ascii.split('.').collect();
    let is_label =
        |label: &&str| !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-');
    let is_top = |label: &&str| label.len() >= 2 && !label.bytes().all(|b| b.is_ascii_digit());
    if labels.len() < 2 || ascii.len() > 253 || !labels.iter().all(is_label) || !labels.last().is_some_and(is_top) {
        return Err(AddressFault::Domain);
    }
    let (shown, sound) = idna::domain_to_unicode(&ascii);
    if sound.is_err() {
        return Err(AddressFault::Domain);
    }
    if shown.split('.').any(mixes_scripts) {
        return Err(AddressFault::Scripts);
    }
    Ok(ascii.into_owned())
}

/// Latin letters beside those that look like them.
pub(crate) fn mixes_scripts(label: &str) -> bool {
    let has = |script| label.chars().any(|c| c.script() == script);
    let alike = [Script::Latin, Script::Cyrillic, Script::Greek, Script::Armenian, Script::Cherokee];
    alike.into_iter().filter(|script| has(*script)).count() > 1
}

/// Characters allowed between the dots of a mailbox's name (RFC 5322, with RFC 6532's letters).
fn is_atom(text: &str) -> bool {
    let may = |c: char| match c.is_ascii() {
        true => c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c),
        false => c.is_alphanumeric() || is_combining_mark(c),
    };
    !text.is_empty() && text.chars().all(may)
}

/// One case and one form, without what nobody sees.
pub(crate) fn fold(text: &str) -> String {
    one_case(text).chars().filter(|c| !is_invisible(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_judge_says_what_mail_can_go_to() {
        for text in [
            "sam.o'neil+qbr@mail.example.co",
            "ann@münchen.example",
            "ann@xn--mnchen-3ya.example",
            "jörg@acme.example",
            "=cmd@x.example",
            "-ann@x.example",
            " ann4@acme.example ",
            "\u{200b}ann5@acme.example",
            "用户@例え.example",
        ] {
            assert!(is_address(text), "{text}");
            assert!(Address::parse(text).unwrap().to_mail().to_string().contains('@'));
        }
        let long = format!("{}@acme.example", "a".repeat(65));
        for text in [
            "sam",
            "sam@",
            "@x.example",
            "a@b",
            "a b@c.example",
            "a@b..example",
            "<a@b.example>",
            "a@b.example;d@e.example",
            "ann@acme.example, bob@acme.example",
            "Ann Lee <ann2@acme.example>",
            "mailto:ann3@acme.example",
            "ann6@acme.example.",
            "ann@localhost",
            "ann@@acme.example",
            "ann@[192.0.2.1]",
            "ann7@acme.example\nBcc: evil@x.example",
            "ann..lee@acme.example",
            ".ann@acme.example",
            "ann.@acme.example",
            "\"ann lee\"@acme.example",
            &long,
            "ann@acme_corp.example",
            "ann@acme.example/",
            "ann@acme.example?subject=x",
            "ann@аcme.example",
            "ann@acme.c",
            "ann@-acme.example",
            "ann@acme-.example",
            "ann@acme.123",
            "ａnn@acme.example",
            "'ann@acme.example",
            "🚀@acme.example",
            "ann@acme.example\u{0}",
            "ann\u{7}@acme.example",
            "ann@xn--a.example",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    fn every_writing_of_an_address_is_equal_and_no_other_is() {
        let same = |a: &str, b: &str| Address::parse(a).unwrap() == Address::parse(b).unwrap() && key(a) == key(b);
        assert!(same("Ann@Acme.Example", "ann@acme.example"));
        assert!(same("ann@MÜNCHEN.example", "ann@xn--mnchen-3ya.example"));
        assert!(same("jo\u{308}rg@x.example", "JÖRG@x.example"));
        assert!(same("ann@ａｃｍｅ.example", "ann@acme.example"));
        assert!(!same("ann@acme.example", "ann@acme.example.org") && !same("ann@acme.example", "ann+a@acme.example"));
        assert_eq!(Address::parse("ann@MÜNCHEN.example").unwrap().to_string(), "ann@MÜNCHEN.example");
    }

    #[test]
    fn a_mailbox_is_its_owners_whatever_its_tag() {
        let owner = |text: &str| Address::parse(text).unwrap().owner();
        assert_eq!(owner("Ada+QBR@x.example"), "ada@x.example");
        assert_eq!(owner("+sam.o'neil@x.example"), "sam.o'neil@x.example");
        assert_eq!(owner("-@x.example"), "-@x.example");
    }

    #[test]
    fn a_sender_may_have_a_name() {
        let (name, address) = Address::parse_named("\"Penny, Wharf\" <team@x.example>").unwrap();
        assert_eq!((name.as_deref(), address.to_string().as_str()), (Some("Penny, Wharf"), "team@x.example"));
        assert_eq!(Address::parse_named("team@x.example").unwrap().0, None);
        assert!(Address::parse_named("Team <team@x.example?bcc=a@b.example>").is_err());
    }
}
