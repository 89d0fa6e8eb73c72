//! Links that only this workspace can make: the URL of a published deck, the page to unsubscribe, and the token in a message id
//! that identifies a reply.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Days;
use sha2::{Digest, Sha256};

use crate::base::account_id::{forms, identity};
use crate::base::address;
use crate::base::period::{Period, PeriodError};
use crate::base::signing::key::Key;
use crate::base::signing::token::Token;
use crate::config::qbr::delivery::Delivery;
use crate::store::deck_name::attachment_name;
use crate::store::manifest_row::ManifestRow;

/// The topic of a reply to a message.
pub const REPLY: &str = "reply";

#[derive(Debug, Clone, Copy)]
pub struct DeliveryLinks<'a> {
    delivery: Option<&'a Delivery>,
    key: Option<&'a Key>,
    first_month: u32,
}

impl<'a> DeliveryLinks<'a> {
    /// `first_month` is the first month of the workspace's fiscal year.
    pub fn new(delivery: Option<&'a Delivery>, key: Option<&'a Key>, first_month: u32) -> Self {
        Self { delivery, key, first_month }
    }

    /// The URL of the published folder, without a slash at the end. `None` without a key, since paths of decks need one.
    pub fn deck_base(&self) -> Option<&'a str> {
        let base = self.delivery?.base_url.as_deref()?;
        self.key.map(|_| base.trim_end_matches('/'))
    }

    /// The URL of a published deck. A rebuilt deck keeps it.
    pub fn deck(&self, row: &ManifestRow) -> Option<String> {
        Some(format!("{}/{}", self.deck_base()?, self.deck_path(row)?))
    }

    /// The path below [`Self::deck_base`]: `TOKEN/acme-corp_2026-Q3_review.pdf`. The token has 128 bits, so nobody can guess it.
    /// It is in hex digits, since some hosts do not serve paths that begin with `_`, and some file systems ignore case.
    pub fn deck_path(&self, row: &ManifestRow) -> Option<String> {
        self.path_of(identity(&row.account_id), row)
    }

    /// All paths that a deck may have been published under: the first version made them of the id in the form in which it was
    /// written.
    pub fn deck_paths(&self, row: &ManifestRow) -> impl Iterator<Item = String> {
        forms(&row.account_id).filter_map(|form| self.path_of(&form, row))
    }

    fn path_of(&self, account_id: &str, row: &ManifestRow) -> Option<String> {
        let code = self.key?.code("published deck", &[account_id.as_bytes(), row.period.as_bytes()]);
        Some(format!("{}/{}", base16ct::lower::encode_string(&code[..16]), attachment_name(&row.name, &row.period)))
    }

    /// The local part of a message id: with a key, a token by which a reply is recorded; otherwise a hash.
    pub fn reply_token(&self, row: &ManifestRow) -> Result<String, PeriodError> {
        let id_hash = base16ct::lower::encode_string(&Sha256::digest(identity(&row.account_id).as_bytes()));
        Ok(match self.key {
            Some(key) => {
                let quarter = Period::parse(&row.period, self.first_month)?;
                let days = self.delivery.and_then(|d| d.hand_raise.as_ref()).map_or(180, |raise| raise.valid_days);
                let expires = quarter.end + Days::new(days.into());
                let topic = Token::topic(REPLY);
                let account = Token::account(&id_hash);
                Token { account, period: quarter.start, topic, slide: 0, expires }.sign(key)
            }
            None => {
                let hash = Sha256::digest([id_hash.as_bytes(), row.period.as_bytes(), row.sha256.as_bytes()].concat());
                base16ct::lower::encode_string(&hash[..24])
            }
        })
    }

    /// Whether the tokens of messages are made with a key.
    pub fn is_signed(&self) -> bool {
        self.key.is_some()
    }

    /// The page where a recipient unsubscribes with one click.
    pub fn unsubscribe_page(&self, recipient: &str) -> Option<String> {
        let page = self.delivery?.unsubscribe.as_ref()?.page.as_ref()?;
        Some(page.replace("{token}", &unsubscribe_code(self.key?, recipient)))
    }

    /// The address to which a recipient writes to unsubscribe.
    pub fn unsubscribe_mail(&self) -> Option<&'a str> {
        self.delivery?.unsubscribe.as_ref()?.email.as_deref()
    }
}

/// What stands for a recipient in the link to unsubscribe: twenty-two letters that only the key can make.
pub(crate) fn unsubscribe_code(key: &Key, recipient: &str) -> String {
    URL_SAFE_NO_PAD.encode(&key.code("unsubscribe", &[address::key(recipient).as_bytes()])[..16])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::deck_name::account_hashes;

    #[test]
    fn a_deck_has_one_path_in_both_forms_of_an_id_and_keeps_the_one_of_an_earlier_version() {
        let key = Key::of_tests(1);
        let links = DeliveryLinks::new(None, Some(&key), 1);
        let row = |id: &str| ManifestRow { name: "Acme".into(), period: "2026-Q3".into(), ..ManifestRow::of(id) };
        let [short, long] = ["0015500000Xyy06", "0015500000Xyy06AAB"];
        assert_eq!(links.deck_path(&row(short)), links.deck_path(&row(long)));
        let as_written = links.path_of(long, &row(long)).unwrap();
        let paths: Vec<String> = links.deck_paths(&row(short)).collect();
        assert_eq!(paths, [links.deck_path(&row(short)).unwrap(), as_written]);
        assert_eq!(links.deck_paths(&row("A-1")).count(), 1);
        let tokens = [short, long].map(|id| links.reply_token(&row(id)).unwrap());
        assert_eq!(tokens[0], tokens[1]);
        assert_eq!(account_hashes(long).count(), 2, "tokens that were sent are known by either");
    }
}
