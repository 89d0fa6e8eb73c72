//! What a report on a delivery says (RFC 3464): whose mailbox refused the message for good.

/// The most recipients that are read from one report.
const RECIPIENTS: usize = 50;

/// The recipients of a report that failed for good, from the fields of each recipient or from the header that some servers write.
pub(super) fn refused_for_good(raw: &str) -> Vec<String> {
    let raw = raw.replace("\r\n", "\n");
    let mut refused: Vec<String> = Vec::new();
    for block in raw.split("\n\n") {
        let field = |name: &str| {
            let of_name = |line: &str| {
                let (found, value) = line.split_once(':')?;
                found.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            };
            block.lines().find_map(of_name)
        };
        let is_final = field("Action").is_some_and(|action| action.eq_ignore_ascii_case("failed"))
            && field("Status").is_none_or(|status| is_of_the_mailbox(&status));
        let recipients: Vec<String> = match is_final {
            // `rfc822; ada@x.example`
            true => ["Original-Recipient", "Final-Recipient"].into_iter().filter_map(field).collect(),
            false => field("X-Failed-Recipients").into_iter().collect(),
        };
        for recipient in recipients.iter().flat_map(|value| value.split(',')) {
            let address = recipient.rsplit(';').next().unwrap_or(recipient).trim().trim_matches(['<', '>']);
            if refused.len() < RECIPIENTS && address.contains('@') && !refused.iter().any(|other| other == address) {
                refused.push(address.to_owned());
            }
        }
    }
    refused
}

/// Whether a status says that there is no such mailbox, or not any more; others are of a full one, of the message or of a policy.
fn is_of_the_mailbox(status: &str) -> bool {
    status.starts_with("5.1.") || status.starts_with("5.2.1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_failed_for_good_is_refused() {
        let fields = |action: &str, status: &str| {
            format!(
                "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; Ada@x.example\r\nAction: {action}\r\nStatus: {status}\r\n"
            )
        };
        assert_eq!(refused_for_good(&fields("failed", "5.1.1 (no such user)")), ["Ada@x.example"]);
        for (action, status) in [
            ("delayed", "4.2.2"),
            ("failed", "4.4.7"),
            ("failed", "5.7.26"),
            ("failed", "5.2.2"),
            ("delivered", "2.0.0"),
        ] {
            assert!(refused_for_good(&fields(action, status)).is_empty(), "{action} {status}");
        }
        let header = "From: mx\nX-Failed-Recipients: ada@x.example, <bo@x.example>\n\nsorry";
        assert_eq!(refused_for_good(header), ["ada@x.example", "bo@x.example"]);
        assert!(
            refused_for_good("Action: failed\n\nFinal-Recipient: rfc822; a@b.example").is_empty(),
            "of two recipients"
        );
    }
}
