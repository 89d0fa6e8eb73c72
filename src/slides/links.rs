//! Addresses in the deck: mail with a subject, and the vendor's pages with their campaign.

use crate::workspace::Workspace;

/// A `mailto:` address with a subject.
pub fn mail(to: &str, subject: &str) -> String {
    format!("mailto:{}?subject={}", encode(to, "@"), encode(subject, ""))
}

/// A page of the vendor's with its campaign parameters, where a campaign is configured.
pub fn page(url: &str, topic: &str, workspace: &Workspace) -> String {
    let Some(campaign) = workspace.config.links.campaign.as_ref().filter(|_| url.starts_with("http")) else {
        return url.to_owned();
    };
    let (address, fragment) = url.split_once('#').map_or((url, None), |(a, f)| (a, Some(f)));
    let joint = if address.contains('?') { '&' } else { '?' };
    let fragment = fragment.map(|f| format!("#{f}")).unwrap_or_default();
    format!(
        "{address}{joint}utm_source=review&utm_medium=pdf&utm_campaign={}&utm_content={}{fragment}",
        encode(campaign, ""),
        encode(topic, "")
    )
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
        let url = mail("a@b.example", "Q3\r\nBcc: c@d.example&body=x");
        assert_eq!(url, "mailto:a@b.example?subject=Q3%0D%0ABcc%3A%20c%40d.example%26body%3Dx");
    }
}
