//! Plans and products that accounts name and the catalogue does not know, and segments and regions of the catalogue that no
//! account has.

use std::collections::BTreeMap;

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::base::nearest::did_you_mean;
use crate::base::spelling::folding::folded;
use crate::base::text::shown;
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;
use crate::ingest::records::AccountRow;

/// What is not known, how many accounts name it, and where it is first.
type Unknown<'a> = BTreeMap<(&'static str, &'a str), (u64, &'a AccountRow)>;

/// Adds a warning for each plan and product that is not in the catalogue, where the catalogue has any.
pub(crate) fn check(workspace: &Workspace, rows: &[AccountRow], findings: &mut Findings) {
    let (plans, products) = (&workspace.catalogue.plans, &workspace.catalogue.products);
    let mut unknown = Unknown::new();
    for row in rows {
        let plan = row.plan.iter().filter(|plan| !plans.is_empty() && workspace.lookup.plans.find(plan).is_none());
        let owned = row.products_unknown.iter().filter(|_| !products.is_empty());
        for named in plan.map(|plan| ("unknown_plan", plan)).chain(owned.map(|name| ("unknown_product", name))) {
            unknown.entry((named.0, named.1.as_str())).or_insert((0, row)).0 += 1;
        }
    }
    unmet(workspace, rows, findings);
    for ((kind, name), (count, row)) in unknown {
        let accounts = if count == 1 { "1 account".to_owned() } else { format!("{count} accounts") };
        let (what, at, near, result) = if kind == "unknown_plan" {
            let names = plans.iter().flat_map(|p| [&p.id, &p.name].into_iter().chain(&p.also.0));
            let near = match workspace.lookup.plans.meanings(name) {
                [] => did_you_mean(name, names.map(String::as_str)),
                several => {
                    let ids: Vec<&str> = several.iter().map(|place| plans[*place].id.as_str()).collect();
                    format!(" as one plan: it may mean {}", ids.join(" or "))
                }
            };
            ("plan", row.place_of(AccountField::Plan, workspace), near, "nothing is said of the plan there")
        } else {
            let source = workspace.config.sources.accounts.0.get(row.source);
            let column = source.and_then(|source| source.products_owned.as_deref()).map(Into::into);
            let at = Location { column, ..row.place_of(AccountField::Id, workspace) };
            let names = products
                .iter()
                .flat_map(|p| [p.id.as_str(), p.name.as_str()].into_iter().chain(p.also.0.iter().map(String::as_str)));
            ("product", at, did_you_mean(name, names), "no product is offered there")
        };
        findings.push(Finding {
            severity: Severity::Warning,
            kind,
            at,
            value: Some(shown(name)),
            message: format!(
                "the {what} \"{}\" of {accounts} is not in the catalogue{near}; {result}. Add it there, or its spelling to \
                 a {what}'s `also`",
                shown(name)
            ),
        });
    }
}

/// Adds a warning for each segment and region that a product is only for and that no account has: it is most likely misspelt.
fn unmet(workspace: &Workspace, rows: &[AccountRow], findings: &mut Findings) {
    let mut known: BTreeMap<&str, BTreeMap<String, &str>> = BTreeMap::new();
    for row in rows {
        for (key, value) in [("segments", &row.segment), ("regions", &row.region)] {
            known.entry(key).or_default().extend(value.as_deref().map(|value| (folded(value), value)));
        }
    }
    for (index, product) in workspace.catalogue.products.iter().enumerate() {
        let who = &product.eligibility;
        for (key, list) in [("segments", &who.segments), ("regions", &who.regions)] {
            let Some(values) = known.get(key) else { continue };
            for name in list.iter().flatten().filter(|name| !values.contains_key(&folded(name))) {
                findings.push(Finding {
                    severity: Severity::Warning,
                    kind: "unmet_eligibility",
                    at: workspace.place_in_catalogue("products", index, "eligibility"),
                    value: Some(shown(name)),
                    message: format!(
                        "no account has \"{}\", which is among the {key} that the product {} is for{}",
                        shown(name),
                        product.id,
                        did_you_mean(name, values.values().copied())
                    ),
                });
            }
        }
    }
}
