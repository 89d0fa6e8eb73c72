//! Plans and products that accounts name and the catalogue does not know.

use std::collections::BTreeMap;

use super::finding::{Finding, Findings, Location, Severity};
use super::tables::AccountRow;
use super::text::shown;
use super::words::among;
use crate::workspace::Workspace;

/// What is not known, how many accounts name it, and where it first stands.
type Unknown<'a> = BTreeMap<(&'static str, &'a str), (u64, Option<&'a Location>)>;

/// Adds a note for each plan and product that is not in the catalogue, where the catalogue has any.
pub(crate) fn check(workspace: &Workspace, rows: &[AccountRow], findings: &mut Findings) {
    let (plans, products) = (&workspace.catalogue.plans, &workspace.catalogue.products);
    let plan_names: Vec<&String> = plans.iter().flat_map(|p| [&p.id, &p.name].into_iter().chain(&p.also.0)).collect();
    let product_ids: Vec<&String> = products.iter().map(|p| &p.id).collect();
    let mut unknown = Unknown::new();
    for row in rows {
        let plan = row.plan.iter().filter(|plan| !plans.is_empty() && !among(plan, &plan_names));
        let owned = row.products_owned.iter().flatten();
        let owned = owned.filter(|id| !products.is_empty() && !product_ids.contains(id));
        for named in plan.map(|plan| ("unknown_plan", plan)).chain(owned.map(|id| ("unknown_product", id))) {
            unknown.entry((named.0, named.1.as_str())).or_insert((0, row.at.as_ref())).0 += 1;
        }
    }
    for ((kind, name), (count, at)) in unknown {
        let what = if kind == "unknown_plan" { "plan" } else { "product" };
        let accounts = if count == 1 { "1 account".to_owned() } else { format!("{count} accounts") };
        findings.push(Finding {
            severity: Severity::Note,
            kind,
            at: at.cloned().unwrap_or_else(|| Location::file("accounts")),
            value: Some(shown(name)),
            message: format!("the {what} \"{}\" of {accounts} is not in the catalogue", shown(name)),
        });
    }
}
