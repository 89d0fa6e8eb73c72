//! Links of the deck: what each says, and where it leads. Nothing else makes an address, so whatever an address must carry
//! one day is added here.

use crate::workspace::Workspace;

/// A link of a deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub target: Target,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page of the vendor's.
    Page {
        /// Its address as configured.
        url: String,
        /// What the reader is interested in: `feature-budgets`, `book`.
        topic: String,
        /// The campaign that visits are counted under, where one is configured.
        campaign: Option<String>,
    },
    /// A message to somebody.
    Mail {
        /// The address.
        to: String,
        /// The subject, where it has one.
        subject: Option<String>,
    },
}

impl Link {
    /// A link to a page of the vendor's.
    pub fn page(label: String, url: &str, topic: String, workspace: &Workspace) -> Self {
        let campaign = workspace.config.links.campaign.clone();
        Self { label, target: Target::Page { url: url.to_owned(), topic, campaign } }
    }

    /// A link that begins a message.
    pub fn mail(label: String, to: &str, subject: Option<String>) -> Self {
        Self { label, target: Target::Mail { to: to.to_owned(), subject } }
    }
}

impl Target {
    /// The address as a URI: pages with their campaign parameters, messages as RFC 6068 writes them.
    pub fn uri(&self) -> String {
        match self {
            Target::Page { url, topic, campaign: Some(campaign) } if url.starts_with("http") => {
                let (address, fragment) = url.split_once('#').map_or((url.as_str(), None), |(a, f)| (a, Some(f)));
                let joint = if address.contains('?') { '&' } else { '?' };
                let fragment = fragment.map(|f| format!("#{f}")).unwrap_or_default();
                format!(
                    "{address}{joint}utm_source=review&utm_medium=pdf&utm_campaign={}&utm_content={}{fragment}",
                    encode(campaign, ""),
                    encode(topic, "")
                )
            }
            Target::Page { url, .. } => url.clone(),
            Target::Mail { to, subject: None } => format!("mailto:{}", encode(to, "@")),
            Target::Mail { to, subject: Some(subject) } => {
                format!("mailto:{}?subject={}", encode(to, "@"), encode(subject, ""))
            }
        }
    }
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

    #[test]
    fn a_subject_cannot_add_a_header() {
        let link = Link::mail("Reply".into(), "a@b.example", Some("Q3\r\nBcc: c@d.example&body=x".into()));
        assert_eq!(link.target.uri(), "mailto:a@b.example?subject=Q3%0D%0ABcc%3A%20c%40d.example%26body%3Dx");
    }

    #[test]
    fn a_campaign_goes_before_the_fragment() {
        let page = |url: &str| Target::Page { url: url.into(), topic: "a b".into(), campaign: Some("q".into()) }.uri();
        let campaign = "utm_source=review&utm_medium=pdf&utm_campaign=q&utm_content=a%20b";
        assert_eq!(page("https://a.example/x#y"), format!("https://a.example/x?{campaign}#y"));
        assert_eq!(page("https://a.example/x?z=1"), format!("https://a.example/x?z=1&{campaign}"));
        assert_eq!(page("mailto:a@b.example"), "mailto:a@b.example");
    }
}
