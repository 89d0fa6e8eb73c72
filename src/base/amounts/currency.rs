//! Currencies by their codes. Three capitals alone are none: NPS, SLA and GMV are no money.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// ISO 4217, list one, without metals, testing codes and units of account; with the codes withdrawn since 2015, for older data.
const CODES: &str = "\
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV \
    BRL BSD BTN BWP BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP \
    CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD \
    HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW \
    KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR \
    MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR \
    RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP \
    SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VEF \
    VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL";

/// A currency that there is, or was until lately.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

impl Currency {
    /// The dollar of the United States.
    pub const USD: Self = Self("USD");

    /// The currency of a code in capitals.
    pub fn parse(code: &str) -> Option<Self> {
        CODES.split(' ').find(|known| *known == code).map(Self)
    }

    pub fn code(self) -> &'static str {
        self.0
    }
}

impl Deref for Currency {
    type Target = str;
    fn deref(&self) -> &str {
        self.0
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::parse(&code)
            .ok_or_else(|| serde::de::Error::custom(format!("\"{code}\" is no ISO 4217 code; write it as EUR")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_capitals_are_no_currency_unless_they_are_one() {
        for code in ["USD", "EUR", "JPY", "KWD", "CHF", "XOF", "XCG", "ZWG", "HRK", "AED", "ZWL"] {
            assert_eq!(Currency::parse(code).as_deref(), Some(code));
        }
        for word in
            ["NPS", "GMV", "SLA", "API", "KPI", "ARR", "MRR", "DAU", "XXX", "XAU", "XTS", "usd", "US", "", "USD EUR"]
        {
            assert_eq!(Currency::parse(word), None, "{word}");
        }
    }

    #[test]
    fn codes_are_sorted_and_stand_once() {
        let codes: Vec<_> = CODES.split(' ').collect();
        assert!(codes.is_sorted_by(|a, b| a < b) && codes.iter().all(|code| code.len() == 3));
        assert!(codes.len() > 170, "{}", codes.len());
    }
}
