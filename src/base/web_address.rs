//! Addresses on the web as a customer's reader gets them: no login in them, and a host as the name system has it, so that what is shown
//! is what is asked for.

use idna::AsciiDenyList;

use crate::base::address::mixes_scripts;
use crate::base::text::is_web_address;

/// An address without the login that may stand before its host, and with its host in small ASCII letters (`xn--mnchen-3ya.example`).
/// `None` for what is no address of the web, and for a host that is none or that looks like another.
pub fn plain(text: &str) -> Option<String> {
    let (scheme, authority, rest) = parts(text.trim())?;
    let host_and_port = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (host, port) = with_port(host_and_port);
    let host = match host.starts_with('[') {
        true => host.to_ascii_lowercase(),
        false => idna::domain_to_ascii_cow(host.as_bytes(), AsciiDenyList::URL).ok()?.into_owned(),
    };
    let (shown, is_sound) = idna::domain_to_unicode(&host);
    let is_name = |host: &str| host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    if host.is_empty()
        || !(host.starts_with('[') || is_name(&host))
        || is_sound.is_err()
        || shown.split('.').any(mixes_scripts)
        || !is_port(port)
    {
        return None;
    }
    Some(format!("{}://{host}{port}{rest}", scheme.to_ascii_lowercase()))
}

/// The host of an address, as [`plain`] writes it.
pub fn host(text: &str) -> Option<String> {
    let plain = plain(text)?;
    let (_, authority, _) = parts(&plain)?;
    Some(with_port(authority).0.to_owned())
}

/// Whether a host is another one or lies below it. A leading "www." of the other makes no difference.
pub fn is_of(host: &str, other: &str) -> bool {
    let other = other.strip_prefix("www.").unwrap_or(other);
    host == other || host.strip_suffix(other).is_some_and(|below| below.ends_with('.'))
}

/// A host that somebody wrote down alone, as [`plain`] writes it.
pub fn host_alone(text: &str) -> Option<String> {
    host(&format!("https://{}", text.trim())).filter(|_| !text.contains(['/', '@', '?', '#', ':']))
}

/// The domains that a text names, as hosts, websites or `@acme.example`; `None` where it names anything else.
pub fn domains(text: &str) -> Option<Vec<String>> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|')).filter(|word| !word.is_empty());
    let one = |word: &str| {
        let word = word.trim_start_matches('@');
        let host = host(word).or_else(|| host_alone(word.trim_end_matches('/')))?;
        let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
        host.contains('.').then_some(host)
    };
    words.map(one).collect()
}

/// The scheme, what stands between it and the path, and the rest.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    if !is_web_address(text) {
        return None;
    }
    let (scheme, rest) = text.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    Some((scheme, authority, rest))
}

/// The host, and the port with its colon.
fn with_port(authority: &str) -> (&str, &str) {
    match authority.rfind(':').filter(|at| !authority[*at..].contains(']')) {
        Some(at) => authority.split_at(at),
        None => (authority, ""),
    }
}

fn is_port(text: &str) -> bool {
    text.strip_prefix(':').is_none_or(|port| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_goes_and_a_host_is_as_the_name_system_has_it() {
        for (text, wanted) in [
            ("https://a.example/x?y=1#z", Some("https://a.example/x?y=1#z")),
            ("HTTPS://A.Example/X", Some("https://a.example/X")),
            ("https://user:secret@a.example/x", Some("https://a.example/x")),
            ("https://bank.example@evil.example", Some("https://evil.example")),
            ("https://a@b@c.example/d@e", Some("https://c.example/d@e")),
            ("https://münchen.example/straße", Some("https://xn--mnchen-3ya.example/straße")),
            ("https://例え.example:8443/?q=@", Some("https://xn--r8jz45g.example:8443/?q=@")),
            ("http://[::1]:80/", Some("http://[::1]:80/")),
            ("https://аpple.example", None),
            ("https://user@", None),
            ("https://a.example;b.example/", None),
            ("https://a.example:x/", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(plain(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn a_host_is_of_another_where_it_lies_below_it() {
        assert!(is_of("help.a.example", "a.example") && is_of("a.example", "www.a.example"));
        assert!(!is_of("nota.example", "a.example") && !is_of("a.example.evil.example", "a.example"));
        assert_eq!(host("https://x@MÜNCHEN.example:1/").as_deref(), Some("xn--mnchen-3ya.example"));
        assert_eq!(host_alone("Help.A.example").as_deref(), Some("help.a.example"));
        assert_eq!(host_alone("a.example/x"), None);
    }
}
