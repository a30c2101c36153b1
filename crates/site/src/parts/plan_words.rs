//! The words that pages use for what stands in a plan.

use bigplan_plan::{FundUse, Lead, LeadState, Scope, Severity, Timescale, Unit};

/// "1 item", "12 items".
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Whom an item is for.
pub fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::All => "All children and young people",
        Scope::Vulnerable => "Named groups or places",
    }
}

/// How much a finding matters, in a word.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Hole => "Hole",
        Severity::Doubt => "Doubt",
        Severity::Note => "Note",
    }
}

/// "2 holes", "1 doubt".
pub fn count_of_findings(number: usize, of: Severity) -> String {
    let (one, many) = match of {
        Severity::Error => ("error", "errors"),
        Severity::Hole => ("hole", "holes"),
        Severity::Doubt => ("doubt", "doubts"),
        Severity::Note => ("note", "notes"),
    };
    counted(number, one, many)
}

/// Who leads, in one line: the post, the organisation, the person where the reader may
/// see one, and whether the plan is sure.
pub fn lead(lead: &Lead) -> String {
    let named = [&lead.post, &lead.person, &lead.organisation];
    let named: Vec<&str> =
        named.into_iter().flatten().map(|word| word.trim()).filter(|word| !word.is_empty()).collect();
    match (lead.state, named.is_empty()) {
        (LeadState::Named, false) => named.join(", "),
        (LeadState::Named, true) => "named, but not shown here".to_owned(),
        (LeadState::Vacant, true) => "vacant".to_owned(),
        (LeadState::Vacant, false) => format!("{} (vacant)", named.join(", ")),
        (LeadState::Unconfirmed, true) => "not confirmed".to_owned(),
        (LeadState::Unconfirmed, false) => format!("{} (not confirmed)", named.join(", ")),
    }
}

/// Money that an item leans on, in one line.
pub fn fund(fund: &FundUse) -> String {
    let amount = fund.amount_gbp.map(|amount| format!(", {}", pounds(amount))).unwrap_or_default();
    let doubt = if fund.certain { "" } else { " (not confirmed)" };
    format!("{}{amount}{doubt}", fund.name)
}

/// How soon a recommendation is to be met.
pub fn timescale(timescale: Timescale) -> &'static str {
    match timescale {
        Timescale::Immediate => "At once",
        Timescale::SixMonths => "Within six months",
        Timescale::LongerTerm => "In the longer term",
    }
}

/// The grade that inspectors gave, in their word; `None` for what is no grade.
pub fn grade(grade: u8) -> Option<&'static str> {
    match grade {
        4 => Some("Outstanding"),
        3 => Some("Good"),
        2 => Some("Adequate"),
        1 => Some("Inadequate"),
        _ => None,
    }
}

/// A value with its unit, for a measure that gives a number and no words.
pub fn value(value: f64, unit: Option<Unit>) -> String {
    let number = grouped(value);
    match unit {
        Some(Unit::Percent) => format!("{number}%"),
        Some(Unit::PercentagePoints) => format!("{number} percentage points"),
        Some(Unit::Per1000) => format!("{number} per 1,000"),
        Some(Unit::Per10000) => format!("{number} per 10,000"),
        Some(Unit::Points) => format!("{number} points"),
        Some(Unit::Gbp) => pounds(value),
        Some(Unit::Days) => format!("{number} days"),
        Some(Unit::Hours) => format!("{number} hours"),
        Some(Unit::Count) | None => number,
    }
}

/// "£12,500".
pub fn pounds(amount: f64) -> String {
    let sign = if amount < 0.0 { "-" } else { "" };
    format!("{sign}£{}", grouped(amount.abs()))
}

/// A number with commas between thousands, decimals only where it has some.
fn grouped(value: f64) -> String {
    let written = format!("{value}");
    let (whole, decimals) = written.split_once('.').map_or((written.as_str(), None), |(a, b)| (a, Some(b)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = String::from(sign);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Lead, LeadState, Unit};

    use super::{lead, pounds, value};

    #[test]
    fn a_lead_is_told_with_what_is_known_of_it() {
        for (post, organisation, state, expected) in [
            (Some("Head of Play"), Some("Council"), LeadState::Named, "Head of Play, Council"),
            (None, None, LeadState::Vacant, "vacant"),
            (None, Some("Council"), LeadState::Vacant, "Council (vacant)"),
            (Some("Area Director"), None, LeadState::Unconfirmed, "Area Director (not confirmed)"),
        ] {
            let given =
                Lead { post: post.map(Into::into), organisation: organisation.map(Into::into), person: None, state };
            assert_eq!(lead(&given), expected);
        }
    }

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(pounds(1_234_567.0), "£1,234,567");
        assert_eq!(pounds(-999.5), "-£999.5");
        assert_eq!(value(62.0, Some(Unit::Percent)), "62%");
        assert_eq!(value(-1234.25, None), "-1,234.25");
    }
}
