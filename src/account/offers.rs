//! Products that fit an account: launched, not owned, eligible, and with a figure of its own that says why.

use chrono::NaiveDate;

use crate::account::metric::Metric;
use crate::account::view::{Features, Offer, OfferReason, PlanRef};
use crate::base::period::WEEKS;
use crate::config::catalogue::{Catalogue, Eligibility, Product};
use crate::ingest::records::{AccountRow, FigurePart};

/// The offers of one account, in catalogue order. A product whose reason the data does not carry is left out; and all of
/// them where the account owns something that the catalogue does not know, for it may be any of them.
pub fn offers(
    catalogue: &Catalogue,
    row: &AccountRow,
    plan: Option<&PlanRef>,
    metrics: &[Metric],
    features: Option<&Features>,
    as_of: NaiveDate,
) -> Vec<Offer> {
    if row.refused.iter().any(|refused| refused.part == FigurePart::Products) {
        return Vec::new();
    }
    let owned = row.products_owned.as_deref().unwrap_or_default();
    let fits = |product: &Product| {
        product.launched_on <= as_of
            && !owned.contains(&product.id)
            && eligible(&product.eligibility, row, plan, metrics, features, owned)
    };
    let offer = |(index, product): (usize, &Product)| {
        let because = reason(product, catalogue, metrics, features)?;
        Some(Offer { index, id: product.id.clone(), because })
    };
    catalogue.products.iter().enumerate().filter(|(_, p)| fits(p)).filter_map(offer).collect()
}

fn eligible(
    wanted: &Eligibility,
    row: &AccountRow,
    plan: Option<&PlanRef>,
    metrics: &[Metric],
    features: Option<&Features>,
    owned: &[String],
) -> bool {
    let one_of = |list: &Option<Vec<String>>, value: Option<&str>| {
        list.as_ref().is_none_or(|list| value.is_some_and(|v| list.iter().any(|l| l.eq_ignore_ascii_case(v))))
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

fn reason(
    product: &Product,
    catalogue: &Catalogue,
    metrics: &[Metric],
    features: Option<&Features>,
) -> Option<OfferReason> {
    let because = product.because.as_ref()?;
    if let Some(metric) = because.metric.as_ref().and_then(|id| metrics.iter().find(|m| m.id == *id)) {
        return (metric.value > 0.0).then(|| OfferReason::Metric {
            id: metric.id.clone(),
            value: metric.value,
            adds_up: metric.adds_up,
            whole: metric.measured() == WEEKS,
            noun: metric.noun.clone(),
        });
    }
    let id = because.feature.as_ref()?;
    let used = features?.all.iter().find(|f| f.id == *id && f.used)?;
    Some(OfferReason::Feature { name: catalogue.features[used.index].name.to_string(), users: used.users })
}
