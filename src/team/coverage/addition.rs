//! `--add smb=100`: accounts that are yet to come.

use std::str::FromStr;

use crate::base::nearest::did_you_mean;
use crate::base::spelling::folding::folded;
use crate::team::coverage::layers::Layer;
use crate::team::error::ReportError;

/// So many new accounts in a layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// The layer, as given.
    pub layer: String,
    pub accounts: u64,
}

impl FromStr for Addition {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" is no LAYER=NUMBER, as smb=100");
        let (layer, number) = text.rsplit_once('=').ok_or_else(wrong)?;
        let accounts = number.trim().parse().ok().filter(|number| *number <= 10_000_000).ok_or_else(wrong)?;
        Ok(Self { layer: layer.trim().to_owned(), accounts })
    }
}

/// How many come to each layer.
pub fn by_layer(additions: &[Addition], layers: &[Layer]) -> Result<Vec<u64>, ReportError> {
    let mut added = vec![0; layers.len()];
    for addition in additions {
        let at = layers.iter().position(|layer| folded(&layer.config.name) == folded(&addition.layer));
        let names = || layers.iter().map(|layer| layer.config.name.as_str());
        let at = at.ok_or_else(|| ReportError::Layer {
            name: addition.layer.clone(),
            hint: did_you_mean(&addition.layer, names()),
            layers: names().collect::<Vec<_>>().join(", "),
        })?;
        added[at] += addition.accounts;
    }
    Ok(added)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::coverage::layers::tests::layer;

    #[test]
    fn an_addition_names_a_layer_and_a_number() {
        let layers = [layer("SMB", (40, 80)), layer("Digital", (200, 500))];
        let additions = ["smb=100", " Digital =5", "SMB=1"].map(|text| text.parse().unwrap());
        assert_eq!(by_layer(&additions, &layers), Ok(vec![101, 5]));
        assert!("smb".parse::<Addition>().is_err() && "smb=many".parse::<Addition>().is_err());
        let error = by_layer(&["digitl=1".parse().unwrap()], &layers).unwrap_err().to_string();
        assert!(error.contains("did you mean \"Digital\""), "{error}");
    }
}
