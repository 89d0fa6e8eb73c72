//! Whether a deck can be sent to its contact: an address, a size that servers take, and nobody who asked for no more.

use crate::base::address::Address;
use crate::delivery::not_sent::NotSentCode;
use crate::delivery::suppression::lists::Suppression;
use crate::store::manifest_row::ManifestRow;

/// From this size a mail server or a phone may have trouble with a deck.
const LARGE: usize = 2_000_000;
/// Above this size a deck is not sent: encoded it would be ten megabytes, which many servers refuse.
pub(crate) const TOO_LARGE: usize = 7_000_000;

/// Why a row's deck cannot be sent to its contact, if so.
pub(crate) fn contact_unreachable(
    row: &ManifestRow,
    suppression: Option<&Suppression>,
) -> Option<(NotSentCode, String)> {
    if row.contact_email.is_empty() {
        return Some((NotSentCode::NoContact, "it has no contact with an address".into()));
    }
    let Ok(recipient) = Address::parse(&row.contact_email) else {
        return Some((NotSentCode::BadAddress, format!("\"{}\" is no e-mail address", row.contact_email)));
    };
    let bytes = row.bytes.unwrap_or_default();
    if bytes > TOO_LARGE {
        let megabytes = bytes as f64 / 1e6;
        return Some((
            NotSentCode::TooLarge,
            format!("its deck has {megabytes:.1} MB, and no more than 7 MB are sent"),
        ));
    }
    suppression.and_then(|list| list.reason(&recipient))
}

/// The row with those of its further recipients who may get the message. The contact is judged by [`contact_unreachable`].
pub(crate) fn reachable(row: &ManifestRow, suppression: &Suppression) -> ManifestRow {
    let may = |address: &&String| Address::parse(address).is_ok_and(|address| !suppression.holds(&address));
    let kept = |all: &[String]| all.iter().filter(may).cloned().collect();
    ManifestRow { contact_also: kept(&row.contact_also), contact_cc: kept(&row.contact_cc), ..row.clone() }
}

/// The row with one recipient alone, for a trial.
pub(crate) fn only_to(row: &ManifestRow, address: &Address) -> ManifestRow {
    let (contact_email, contact_also, contact_cc) = (address.to_string(), Vec::new(), Vec::new());
    ManifestRow { contact_email, contact_also, contact_cc, ..row.clone() }
}

/// Whether a deck is so large that a warning is due.
pub fn is_large(row: &ManifestRow) -> bool {
    row.bytes.is_some_and(|bytes| bytes > LARGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: usize) -> ManifestRow {
        ManifestRow { contact_email: "ada@example.com".into(), bytes: Some(bytes), ..ManifestRow::of("a") }
    }

    #[test]
    fn a_deck_of_more_than_seven_megabytes_is_not_sent_and_one_of_more_than_two_is_large() {
        let why = |bytes| contact_unreachable(&of(bytes), None).map(|(_, why)| why);
        assert_eq!(why(TOO_LARGE), None);
        let wanted = "its deck has 7.0 MB, and no more than 7 MB are sent";
        assert_eq!(why(TOO_LARGE + 1).as_deref(), Some(wanted));
        assert_eq!([LARGE, LARGE + 1].map(|bytes| is_large(&of(bytes))), [false, true]);
        assert!(!is_large(&ManifestRow::of("a")));
    }
}
