//! Addresses that only this workspace can make: where a published deck stands, how a reader unsubscribes, and by what a reply
//! is known.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Days;
use sha2::{Digest, Sha256};

use crate::base::address;
use crate::base::period::{Period, PeriodError};
use crate::base::signing::key::Key;
use crate::base::signing::token::Token;
use crate::config::qbr::delivery::Delivery;
use crate::store::deck_name::attachment_name;
use crate::store::manifest_row::ManifestRow;

/// What a reply to a message is about.
pub const REPLY: &str = "reply";

/// What a batch's addresses are made of.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    delivery: Option<&'a Delivery>,
    key: Option<&'a Key>,
    first_month: u32,
}

impl<'a> Links<'a> {
    /// Of a workspace whose fiscal year begins with `first_month`.
    pub fn new(delivery: Option<&'a Delivery>, key: Option<&'a Key>, first_month: u32) -> Self {
        Self { delivery, key, first_month }
    }

    /// Where published decks stand, without a slash at its end; nothing without a key, which makes their names.
    pub fn deck_base(&self) -> Option<&'a str> {
        let base = self.delivery?.base_url.as_deref()?;
        self.key.map(|_| base.trim_end_matches('/'))
    }

    /// Where a deck stands once it is published. It stays the same when the deck is made anew.
    pub fn deck(&self, row: &ManifestRow) -> Option<String> {
        Some(format!("{}/{}", self.deck_base()?, self.deck_path(row)?))
    }

    /// The same below the base: `TOKEN/acme-corp_2026-Q3_review.pdf`. Nobody can guess a token: it is 128 bits of a code. In hex
    /// digits, since some hosts do not serve what begins with `_`, and some disks do not tell capitals from small letters.
    pub fn deck_path(&self, row: &ManifestRow) -> Option<String> {
        let code = self.key?.code("published deck", &[row.account_id.as_bytes(), row.period.as_bytes()]);
        Some(format!("{}/{}", base16ct::lower::encode_string(&code[..16]), attachment_name(&row.name, &row.period)))
    }

    /// What a message's id begins with: with a key a token by which a reply raises a hand, else a hash.
    pub fn reply_token(&self, row: &ManifestRow) -> Result<String, PeriodError> {
        let id_hash = base16ct::lower::encode_string(&Sha256::digest(row.account_id.as_bytes()));
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

    /// The page on which a recipient unsubscribes with one click.
    pub fn unsubscribe_page(&self, recipient: &str) -> Option<String> {
        let page = self.delivery?.unsubscribe.as_ref()?.page.as_ref()?;
        let code = self.key?.code("unsubscribe", &[address::key(recipient).as_bytes()]);
        Some(page.replace("{token}", &URL_SAFE_NO_PAD.encode(&code[..16])))
    }

    /// The address to which a recipient writes to unsubscribe.
    pub fn unsubscribe_mail(&self) -> Option<&'a str> {
        self.delivery?.unsubscribe.as_ref()?.email.as_deref()
    }
}
