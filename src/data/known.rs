//! Plans and products that accounts name and the catalogue does not know.

use std::collections::BTreeMap;

use super::finding::{Finding, Findings, Location, Severity};
use super::tables::AccountRow;
use super::text::shown;
use super::words::among;
use crate::workspace::Workspace;
use crate::workspace::config::AccountField;
use crate::workspace::nearest::did_you_mean;

/// What is not known, how many accounts name it, and where it first stands.
type Unknown<'a> = BTreeMap<(&'static str, &'a str), (u64, &'a AccountRow)>;

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
            unknown.entry((named.0, named.1.as_str())).or_insert((0, row)).0 += 1;
        }
    }
    for ((kind, name), (count, row)) in unknown {
        let accounts = if count == 1 { "1 account".to_owned() } else { format!("{count} accounts") };
        let (what, at, near) = if kind == "unknown_plan" {
            let near = did_you_mean(name, plan_names.iter().map(|name| name.as_str()));
            ("plan", row.place_of(AccountField::Plan, workspace), near)
        } else {
            let source = workspace.config.sources.accounts.0.get(row.source);
            let column = source.and_then(|source| source.products_owned.as_deref()).map(Into::into);
            let at = Location { column, ..row.place_of(AccountField::Id, workspace) };
            ("product", at, did_you_mean(name, product_ids.iter().map(|id| id.as_str())))
        };
        let act = match what {
            "plan" => "add it there, or its spelling to a plan's `also`",
            _ => "add it there, or write its id into the cell",
        };
        findings.push(Finding {
            severity: Severity::Note,
            kind,
            at,
            value: Some(shown(name)),
            message: format!("the {what} \"{}\" of {accounts} is not in the catalogue{near}; {act}", shown(name)),
        });
    }
}
