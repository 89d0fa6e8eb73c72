//! Links of a deck: label, target and tracking parameters. Addresses are built only here, so that every one of them has the
//! same parameters.

use chrono::Days;
use serde::Serialize;

use crate::account::view::Account;
use crate::base::signing::key::Key;
use crate::base::signing::token::Token;
use crate::base::web_address;
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::locale::localizer::Localizer;
use crate::locale::message::Message;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    pub label: String,
    pub target: Target,
    /// What the reader is interested in: `feature-budgets`, `book`.
    pub topic: String,
    /// The question that a click answers, so that the response tells both.
    #[serde(skip)]
    pub asked: Option<String>,
    /// Whether it leads to somebody else: it came with an export, and its host is none of the vendor's. It gets no token.
    #[serde(skip)]
    pub is_foreign: bool,
    /// The signed token that records a response, if the workspace signs its links.
    pub mark: Option<TokenMark>,
}

/// The token of a link, alone and as the last line of an e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TokenMark {
    token: String,
    line: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Target {
    /// A page of the vendor.
    Page {
        url: String,
        /// The campaign that visits are counted under.
        campaign: Option<String>,
    },
    /// An e-mail.
    Mail { to: String, subject: Option<String> },
}

impl Link {
    /// A link to a page of the vendor.
    pub fn page(label: String, url: &str, topic: String, workspace: &Workspace) -> Self {
        let campaign = workspace.config.links.campaign.clone();
        let url = web_address::plain(url).unwrap_or_else(|| url.to_owned());
        Self { label, target: Target::Page { url, campaign }, topic, asked: None, is_foreign: false, mark: None }
    }

    /// A link that came with an export. Where it leads to no host of the vendor's it gets neither campaign nor token: these are
    /// for the vendor's eyes.
    pub fn imported(label: String, url: &str, topic: String, workspace: &Workspace) -> Self {
        let link = Self::page(label, url, topic, workspace);
        let is_ours = web_address::host(url).is_some_and(|host| workspace.owns_host(&host));
        match link.target {
            Target::Page { url, .. } if !is_ours => {
                Self { target: Target::Page { url, campaign: None }, is_foreign: true, ..link }
            }
            _ => link,
        }
    }

    /// A link that opens an e-mail.
    pub fn mail(label: String, to: &str, subject: Option<String>, topic: &str) -> Self {
        Self {
            label,
            target: Target::Mail { to: to.to_owned(), subject },
            topic: topic.to_owned(),
            asked: None,
            is_foreign: false,
            mark: None,
        }
    }

    /// Adds a token that identifies account, quarter, topic and slide.
    pub fn sign(&mut self, slide: SlideKind, account: &Account, valid_days: u16, key: &Key, localizer: &Localizer) {
        let token = Token {
            account: Token::account(&account.id_hash),
            period: account.period.start,
            topic: Token::topic(&self.topic),
            slide: slide.number(),
            expires: account.period.end + Days::new(valid_days.into()),
        };
        let token = token.sign(key);
        let line = localizer.say(&Message::new("mail-reference").with("token", token.as_str()));
        self.mark = Some(TokenMark { token, line });
    }

    /// The address as a URI: pages with their parameters, e-mails as in RFC 6068.
    pub fn uri(&self) -> String {
        match &self.target {
            Target::Page { url, campaign } if url.starts_with("http") => {
                let campaign = campaign.as_ref().map(|campaign| {
                    let (campaign, topic) = (encode(campaign, ""), encode(&self.topic, ""));
                    format!("utm_source=review&utm_medium=pdf&utm_campaign={campaign}&utm_content={topic}")
                });
                let token = self.mark.as_ref().map(|mark| format!("t={}", mark.token));
                let is_replaced =
                    |name: &str| (token.is_some() && name == "t") || (campaign.is_some() && name.starts_with("utm_"));
                with_parameters(&without_parameters(url, is_replaced), campaign.into_iter().chain(token))
            }
            Target::Page { url, .. } => url.clone(),
            Target::Mail { to, subject } => {
                let subject = subject.as_ref().map(|subject| format!("subject={}", encode(subject, "")));
                let body =
                    self.mark.as_ref().map(|mark| format!("body={}", encode(&format!("\r\n\r\n{}", mark.line), "")));
                with_parameters(&format!("mailto:{}", encode(to, "@")), subject.into_iter().chain(body))
            }
        }
    }
}

/// An address without those of its parameters that are meant.
fn without_parameters(address: &str, is_meant: impl Fn(&str) -> bool) -> String {
    let (base, fragment) = address.split_at(address.find('#').unwrap_or(address.len()));
    let Some((path, query)) = base.split_once('?') else { return address.to_owned() };
    let is_kept = |parameter: &&str| !is_meant(parameter.split('=').next().unwrap_or_default());
    let kept: Vec<&str> = query.split('&').filter(is_kept).collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    format!("{path}{mark}{}{fragment}", kept.join("&"))
}

/// Adds parameters before the fragment of an address.
fn with_parameters(address: &str, parameters: impl Iterator<Item = String>) -> String {
    let (base, fragment) = address.split_once('#').map_or((address, None), |(base, fragment)| (base, Some(fragment)));
    let mut whole = base.to_owned();
    for parameter in parameters {
        whole.push(if whole.contains('?') { '&' } else { '?' });
        whole.push_str(&parameter);
    }
    if let Some(fragment) = fragment {
        whole.push('#');
        whole.push_str(fragment);
    }
    whole
}

/// Percent-encodes all but unreserved characters (RFC 3986) and those of `keep`.
fn encode(text: &str, keep: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        let c = char::from(byte);
        if c.is_ascii_alphanumeric() || "-._~".contains(c) || (c.is_ascii() && keep.contains(c)) {
            encoded.push(c);
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(url: &str, campaign: Option<&str>) -> Link {
        let target = Target::Page { url: url.into(), campaign: campaign.map(str::to_owned) };
        Link { label: "Read".into(), target, topic: "a b".into(), asked: None, is_foreign: false, mark: None }
    }

    fn marked(link: Link) -> String {
        Link { mark: Some(TokenMark { token: "T0-k_n".into(), line: "Reference: T0-k_n".into() }), ..link }.uri()
    }

    #[test]
    fn a_subject_cannot_add_a_header() {
        let link = Link::mail("Reply".into(), "a@b.example", Some("Q3\r\nBcc: c@d.example&body=x".into()), "reply");
        assert_eq!(link.uri(), "mailto:a@b.example?subject=Q3%0D%0ABcc%3A%20c%40d.example%26body%3Dx");
    }

    #[test]
    fn a_campaign_goes_before_the_fragment() {
        let page = |url: &str| page(url, Some("q")).uri();
        let campaign = "utm_source=review&utm_medium=pdf&utm_campaign=q&utm_content=a%20b";
        assert_eq!(page("https://a.example/x#y"), format!("https://a.example/x?{campaign}#y"));
        assert_eq!(page("https://a.example/x?z=1"), format!("https://a.example/x?z=1&{campaign}"));
        assert_eq!(page("https://a.example/x?utm_source=o&t=1#y"), format!("https://a.example/x?t=1&{campaign}#y"));
        assert_eq!(page("https://a.example/x?utm_source=o"), format!("https://a.example/x?{campaign}"));
        assert_eq!(page("mailto:a@b.example"), "mailto:a@b.example");
    }

    #[test]
    fn a_token_is_a_parameter_of_a_page_and_the_last_line_of_a_message() {
        assert_eq!(marked(page("https://a.example/x?z=1#y", None)), "https://a.example/x?z=1&t=T0-k_n#y");
        assert_eq!(marked(page("https://a.example/x?t=old&z=1", None)), "https://a.example/x?z=1&t=T0-k_n");
        let mail = Link::mail("Reply".into(), "a@b.example", None, "reply");
        assert_eq!(marked(mail), "mailto:a@b.example?body=%0D%0A%0D%0AReference%3A%20T0-k_n");
        let mail = Link::mail("Reply".into(), "a@b.example", Some("Hi".into()), "reply");
        assert_eq!(marked(mail), "mailto:a@b.example?subject=Hi&body=%0D%0A%0D%0AReference%3A%20T0-k_n");
    }
}
