//! Products to offer to an account: launched, not owned, eligible, and with a figure of the account as the reason.

use chrono::NaiveDate;

use crate::account::metric::Metric;
use crate::account::view::{Covers, Features, Offer, OfferReason, PlanRef};
use crate::base::spelling::folding::folded;
use crate::config::catalogue::{Because, Catalogue, Eligibility, Product};
use crate::ingest::records::{AccountRow, FigurePart};

/// What is known of an account that a product may fit.
#[derive(Debug, Clone, Copy)]
pub struct Buyer<'a> {
    pub row: &'a AccountRow,
    pub plan: Option<&'a PlanRef>,
    pub metrics: &'a [Metric],
    pub features: Option<&'a Features>,
}

/// The offers of one account, in catalogue order. A product without a reason in the data is left out. There are none if the
/// account owns a product that the catalogue does not know, because that may be any of them.
pub fn offers(catalogue: &Catalogue, buyer: &Buyer<'_>, as_of: NaiveDate) -> Vec<Offer> {
    let row = buyer.row;
    if row.refused.iter().any(|refused| refused.part == FigurePart::Products) {
        return Vec::new();
    }
    let owned = row.products_owned.as_deref().unwrap_or_default();
    let fits = |product: &Product| {
        product.launched_on <= as_of && !owned.contains(&product.id) && eligible(&product.eligibility, buyer, owned)
    };
    let offer = |(index, product): (usize, &Product)| {
        let because = figure_behind(product.because.as_ref()?, catalogue, buyer.metrics, buyer.features)?;
        Some(Offer { index, id: product.id.clone(), because })
    };
    catalogue.products.iter().enumerate().filter(|(_, p)| fits(p)).filter_map(offer).collect()
}

fn eligible(wanted: &Eligibility, buyer: &Buyer<'_>, owned: &[String]) -> bool {
    let Buyer { row, plan, metrics, features } = *buyer;
    let one_of = |list: &Option<Vec<String>>, value: Option<&str>| {
        list.as_ref().is_none_or(|list| value.is_some_and(|v| list.iter().any(|l| folded(l) == folded(v))))
    };
    let reaches = |(id, least): (&String, &f64)| metrics.iter().any(|m| m.id == *id && m.value >= *least);
    let uses = |id: &String| features.is_some_and(|f| f.all.iter().any(|u| u.id == *id && u.used));
    one_of(&wanted.plans, plan.map(|p| p.id.as_str()))
        && one_of(&wanted.regions, row.region.as_deref())
        && one_of(&wanted.segments, row.segment.as_deref())
        && wanted.at_least.iter().all(reaches)
        && wanted.uses.iter().all(uses)
        && !wanted.without.iter().any(|id| owned.contains(id))
        && wanted.min_seats.is_none_or(|least| row.seats_licensed.is_some_and(|s| s >= f64::from(least)))
}

/// The account's figure that a reason of the catalogue quotes, if it is known and says something.
pub fn figure_behind(
    because: &Because,
    catalogue: &Catalogue,
    metrics: &[Metric],
    features: Option<&Features>,
) -> Option<OfferReason> {
    if let Some(metric) = because.metric.as_ref().and_then(|id| metrics.iter().find(|m| m.id == *id)) {
        return (metric.value > 0.0).then(|| OfferReason::Metric {
            id: metric.id.clone(),
            value: metric.value,
            covers: match (metric.is_sum(), metric.is_measured_throughout()) {
                (false, _) => Covers::Week,
                (true, true) => Covers::Quarter,
                (true, false) => Covers::MeasuredWeeks,
            },
            noun: metric.noun.clone(),
        });
    }
    let id = because.feature.as_ref()?;
    let used = features?.all.iter().find(|f| f.id == *id && f.used)?;
    Some(OfferReason::Feature { name: catalogue.features[used.index].name.to_string(), users: used.users })
}
