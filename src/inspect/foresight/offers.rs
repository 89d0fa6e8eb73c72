//! Products of the catalogue that decks may offer to the wrong accounts, or never.

use crate::base::finding::{Finding, Findings, Severity};
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;

/// Adds what the catalogue offers to nobody, and what offers cannot be judged by.
pub(crate) fn foresee(workspace: &Workspace, findings: &mut Findings) {
    let products = &workspace.catalogue.products;
    let launched = |at: &usize| products[*at].launched_on <= workspace.as_of;
    let (offered, silent): (Vec<usize>, Vec<usize>) =
        (0..products.len()).filter(launched).partition(|at| products[*at].because.is_some());
    findings.extend(without_reason(workspace, &silent));
    if !offered.is_empty() {
        let has_plans = offered.iter().any(|at| products[*at].eligibility.plans.is_some());
        findings.extend(unmapped(workspace, has_plans));
    }
}

/// The note about products that no deck offers, since the catalogue does not say why it would.
fn without_reason(workspace: &Workspace, silent: &[usize]) -> Findings {
    let (mut findings, products) = (Findings::default(), &workspace.catalogue.products);
    if let Some(first) = silent.first() {
        let ids: Vec<&str> = silent.iter().map(|at| products[*at].id.as_str()).collect();
        let (count, have, them) = match ids.len() {
            1 => ("1 product".to_owned(), "has", "it"),
            number => (format!("{number} products"), "have", "them"),
        };
        findings.push(Finding {
            severity: Severity::Note,
            kind: "offer",
            at: workspace.place_in_catalogue("products", *first, "id"),
            value: None,
            message: format!(
                "{count} {have} no `because`, so no deck offers {them}: {}. Write which figure of an account speaks for {them}",
                ids.join(", ")
            ),
        });
    }
    findings
}

/// The finding where no account says what a product's fit depends on.
fn unmapped(workspace: &Workspace, has_plans: bool) -> Findings {
    let (mut findings, sources) = (Findings::default(), &workspace.config.sources.accounts);
    let is_mapped = |field| sources.iter().any(|source| source.columns.contains_key(&field));
    let owned = sources.iter().any(|source| source.products_owned.is_some());
    let parts = [
        (!owned, "`products_owned` (a deck may offer what the account owns)"),
        (has_plans && !is_mapped(AccountField::Plan), "`plan` (what is for some plans is offered to nobody)"),
        (!is_mapped(AccountField::Status), "`status` (who left is offered more, unless `hold` says so)"),
    ];
    let missing: Vec<&str> = parts.iter().filter(|(is_missing, _)| *is_missing).map(|(_, what)| *what).collect();
    if !missing.is_empty() {
        findings.push(Finding {
            severity: if parts[0].0 || parts[1].0 { Severity::Warning } else { Severity::Note },
            kind: "offer",
            at: workspace.place_of_key("sources"),
            value: None,
            message: format!("products are offered, and no source of accounts maps {}. Map it", missing.join(" nor ")),
        });
    }
    findings
}
