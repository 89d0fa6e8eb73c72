//! Entities of web pages in a text: `O&#039;Connor &amp; Sons` is what a CRM's page shows as "O'Connor & Sons".
//!
//! What comes out of a help centre, a tracker or a CRM was often escaped more than once, so entities are decoded until nothing
//! changes. A `&` that begins none stays, as in "AT&T" and "R&D; sales".

use std::borrow::Cow;

/// How often a text can have been escaped.
const ROUNDS: usize = 6;

/// The longest entity, from `&` to `;`.
const LONGEST: usize = 10;

/// Entities by name, and what they stand for, but for those of [`LATIN_1`].
const NAMED: [(&str, char); 30] = [
    ("amp", '&'),
    ("AMP", '&'),
    ("lt", '<'),
    ("LT", '<'),
    ("gt", '>'),
    ("GT", '>'),
    ("quot", '"'),
    ("QUOT", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("euro", '€'),
    ("trade", '™'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
];

/// The names of U+00A0 to U+00FF, in their order.
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
    acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
    Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
    Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// The text with its entities decoded.
pub fn decoded(text: &str) -> Cow<'_, str> {
    let mut read = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        let Some(decoded) = decoded_once(&read) else { break };
        read = Cow::Owned(decoded);
    }
    read
}

/// `None` where the text has none.
fn decoded_once(text: &str) -> Option<String> {
    let first = text.find('&')?;
    text[first..].find(';')?;
    let (mut out, mut rest, mut found) = (String::with_capacity(text.len()), text, false);
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        out.push_str(before);
        let end = entity.find(';').filter(|end| *end <= LONGEST);
        match end.and_then(|end| Some((end, meaning(&entity[1..end])?))) {
            Some((end, sign)) => {
                out.push(sign);
                (rest, found) = (&entity[end + 1..], true);
            }
            None => {
                out.push('&');
                rest = &entity[1..];
            }
        }
    }
    out.push_str(rest);
    found.then_some(out)
}

fn meaning(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        let named = NAMED.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign);
        let latin = || LATIN_1.split(' ').zip('\u{a0}'..).find(|(known, _)| *known == name).map(|(_, sign)| sign);
        return named.or_else(latin);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let sign = match u8::try_from(code) {
        // Web pages mean the letters of windows-1252 by these, as `&#146;` for an apostrophe.
        Ok(byte @ 0x80..=0x9f) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()?,
        _ => char::from_u32(code)?,
    };
    Some(if sign.is_control() { ' ' } else { sign })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_decoded_however_often_they_were_escaped() {
        for (text, read) in [
            ("O&#039;Connor &amp; Sons", "O'Connor & Sons"),
            ("O&#39;Brien, Pat", "O'Brien, Pat"),
            ("O&#x27;Hara", "O'Hara"),
            ("O&#146;Neill", "O’Neill"),
            ("Smith &amp;amp;amp; Co", "Smith & Co"),
            ("M&uuml;ller &eacute;t Caf&Eacute;", "Müller ét CafÉ"),
            ("&yuml;&nbsp;&THORN;", "ÿ\u{a0}Þ"),
            ("&#8364; &euro; &#x1F600;", "€ € 😀"),
            ("two&#10;lines", "two lines"),
        ] {
            assert_eq!(decoded(text), read);
        }
    }

    #[test]
    fn a_sign_that_begins_no_entity_stays() {
        for text in
            ["AT&T", "R&D; sales", "Q&A", "a & b; c", "&#; &#x; &; &unknown;", "&#1114112;", "Johnson & Johnson"]
        {
            assert_eq!(decoded(text), text);
        }
    }
}
