//! From the rows of the form to what hangs on an item. Empty rows say nothing.

use bigplan_plan::{FundUse, GroupUse, ItemLink, Lead, LeadState};

use super::rows::{FundRow, GroupRow, LeadRow, LinkRow};
use crate::parts::error_summary::FieldErrors;

/// Who answers for the item.
pub fn leads(rows: &[LeadRow], errors: &mut FieldErrors) -> Vec<Lead> {
    let mut leads = Vec::new();
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        let state = match row.state.as_str() {
            "vacant" => LeadState::Vacant,
            "unconfirmed" => LeadState::Unconfirmed,
            "named" => LeadState::Named,
            _ => {
                errors
                    .add(&format!("lead-{number}-state"), "Choose whether the lead is named, vacant or not confirmed");
                continue;
            }
        };
        let (post, organisation, person) = (some(&row.post), some(&row.organisation), some(&row.person));
        leads.push(Lead { post, organisation, person, state });
    }
    leads
}

/// The groups that answer for the item.
pub fn groups(rows: &[GroupRow]) -> Vec<GroupUse> {
    let named = rows.iter().filter(|row| !row.name.is_empty());
    named.map(|row| GroupUse { name: row.name.clone(), certain: !row.doubtful }).collect()
}

/// The money.
pub fn funds(rows: &[FundRow], errors: &mut FieldErrors) -> Vec<FundUse> {
    let mut funds = Vec::new();
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        if row.name.is_empty() {
            errors.add(&format!("fund-{number}-name"), "Enter what the money is called");
        }
        let amount_gbp = pounds(&row.amount);
        if amount_gbp.is_none() && !row.amount.is_empty() {
            errors.add(&format!("fund-{number}-amount"), "Enter pounds as a number, for example 25000");
        }
        funds.push(FundUse { name: row.name.clone(), amount_gbp, certain: !row.doubtful });
    }
    funds
}

/// What the item points to.
pub fn links(rows: &[LinkRow], errors: &mut FieldErrors) -> Vec<ItemLink> {
    let mut links = Vec::new();
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        if row.to.is_empty() {
            errors.add(&format!("link-{number}-to"), "Enter what it points to, for example 1.6");
        }
        links.push(ItemLink { to: row.to.clone(), text: row.text.clone() });
    }
    links
}

/// A text, where there is one.
pub fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn pounds(typed: &str) -> Option<f64> {
    let amount = typed.replace(['£', ',', ' '], "").parse::<f64>().ok();
    amount.filter(|pounds| pounds.is_finite() && (0.0..1e12).contains(pounds))
}
