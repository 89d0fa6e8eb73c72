//! What a cell says of its money: the code of a currency, or a sign, which several may share.

use std::fmt;

use crate::base::amounts::currency::Currency;

/// Signs, each with the currencies that are written with it.
const SIGNS: [(char, &str); 16] = [
    ('€', "EUR"),
    ('$', DOLLARS),
    ('＄', DOLLARS),
    ('£', "GBP EGP FKP GIP LBP SDG SHP SSP SYP"),
    ('¥', "JPY CNY"),
    ('￥', "JPY CNY"),
    ('₹', "INR"),
    ('₩', "KRW KPW"),
    ('₽', "RUB"),
    ('₺', "TRY"),
    ('₴', "UAH"),
    ('₪', "ILS"),
    ('₫', "VND"),
    ('₱', "PHP CUP"),
    ('₦', "NGN"),
    ('฿', "THB"),
];

/// Dollars, and other currencies that are written with their sign.
const DOLLARS: &str = "USD AUD CAD NZD SGD HKD TWD MXN ARS BRL CLP COP UYU DOP BBD BMD BND BSD BZD CUP CVE FJD GYD JMD KYD LRD MOP \
                       NAD NIO SBD SRD TOP TTD WST XCD ZWG ZWL";

/// The currencies that a cell may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamedMoney {
    Code(Currency),
    /// The sign, and the codes of those that it may stand for.
    Sign(char, &'static str),
}

impl NamedMoney {
    /// What a cell names beside its number, if anything.
    pub fn of(cell: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(cell).ok()?;
        let code = text.split(|c: char| !c.is_ascii_uppercase()).find_map(Currency::parse);
        let sign = || SIGNS.into_iter().find(|(sign, _)| text.contains(*sign));
        code.map(Self::Code).or_else(|| sign().map(|(sign, codes)| Self::Sign(sign, codes)))
    }

    /// What a text that is a code or a sign and nothing else names.
    pub fn alone(text: &str) -> Option<Self> {
        Self::of(text.as_bytes()).filter(|money| money.to_string() == text.trim())
    }

    /// Whether it may be this currency.
    pub fn may_be(self, currency: Currency) -> bool {
        self.codes().any(|code| code == currency.code())
    }

    /// Whether both may be one currency.
    pub fn agrees(self, other: Self) -> bool {
        self.codes().any(|code| other.codes().any(|of_other| of_other == code))
    }

    fn codes(self) -> impl Iterator<Item = &'static str> {
        match self {
            Self::Code(currency) => currency.code(),
            Self::Sign(_, codes) => codes,
        }
        .split(' ')
    }
}

impl fmt::Display for NamedMoney {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Code(currency) => f.write_str(currency.code()),
            Self::Sign(sign, _) => write!(f, "{sign}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_that_of_several_currencies() {
        let of = |cell: &str| NamedMoney::of(cell.as_bytes());
        let currency = |code| Currency::parse(code).unwrap();
        assert!(of("$1,234").unwrap().may_be(currency("CAD")) && !of("$1,234").unwrap().may_be(currency("EUR")));
        assert!(of("£5").unwrap().may_be(currency("GBP")) && !of("￥5").unwrap().may_be(currency("GBP")));
        assert!(of("5 €").unwrap().agrees(of("EUR 7").unwrap()) && !of("5 €").unwrap().agrees(of("$7").unwrap()));
        assert_eq!(of("CA$ 5 CAD").unwrap().to_string(), "CAD", "a code says more than a sign");
        assert_eq!((of("1,234"), of("5 hours")), (None, None));
        assert_eq!(NamedMoney::alone("€").map(|money| money.to_string()).as_deref(), Some("€"));
        assert_eq!(NamedMoney::alone("EUR a month"), None);
    }

    #[test]
    fn every_sign_has_currencies_that_there_are() {
        for (sign, codes) in SIGNS {
            assert!(codes.split(' ').all(|code| Currency::parse(code).is_some()), "{sign}");
        }
    }
}
