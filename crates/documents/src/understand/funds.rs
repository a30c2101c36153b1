//! The cell that says what an item costs and who pays.

use bigplan_plan::FundUse;

use crate::values::find_money;

/// The funds of a cell, its paragraphs given one by one.
pub(super) fn read(paragraphs: &[&str]) -> Vec<FundUse> {
    let mut funds = Vec::new();
    for paragraph in paragraphs {
        for piece in paragraph.split([';', '\n']).flat_map(split_run_on) {
            if let Some(fund) = one(&piece) {
                funds.push(fund);
            }
        }
    }
    funds
}

/// Cuts behind a word that ends a fund's name, and before the second amount.
fn split_run_on(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = vec![String::new()];
    let mut amounts = 0;
    let mut previous = "";
    let mut depth = 0_i32;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let new_amount = word.starts_with('£') && amounts > 0;
        let more_follows = matches!(word, "Grant" | "Fund" | "Funds" | "Funding" | "Resources");
        if depth <= 0 && (ends_name(previous) && capital && !more_follows || new_amount) {
            pieces.push(String::new());
            amounts = 0;
        }
        depth += i32::try_from(word.matches('(').count()).unwrap_or(0)
            - i32::try_from(word.matches(')').count()).unwrap_or(0);
        amounts += u32::from(word.starts_with('£'));
        if let Some(last) = pieces.last_mut() {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
        previous = word;
    }
    pieces
}

fn ends_name(word: &str) -> bool {
    matches!(
        word.trim_end_matches(['.', ')', ',']).to_lowercase().as_str(),
        "resources" | "resource" | "funding" | "funds" | "grant" | "grants" | "existing" | "budget" | "budgets"
    )
}

fn one(piece: &str) -> Option<FundUse> {
    let piece = piece.trim();
    let lower = piece.to_lowercase();
    let open = piece.contains('?')
        || ["confirmed", "tbc", "to be determined", "to be agreed", "to be identified", "not known", "unconfirmed"]
            .iter()
            .any(|m| lower.contains(m));
    let settled = lower.contains("confirmed")
        && !lower.contains("to be confirmed")
        && !lower.contains("not confirmed")
        && !lower.contains("unconfirmed");
    let found = find_money(piece);
    let amount = found.first();
    let mut name = match amount {
        Some(money) => format!(
            "{} {}",
            piece.get(..money.span.start).unwrap_or_default(),
            piece.get(money.span.end..).unwrap_or_default()
        ),
        None => piece.to_owned(),
    };
    for mark in ["(to be confirmed)", "(tbc)", "(not confirmed)", "?"] {
        name = name.replace(mark, "");
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(|c: char| matches!(c, ' ' | '-' | '–' | ':' | ',' | '.' | ')' | '/')).to_owned();
    if name.is_empty() && amount.is_none() {
        return None;
    }
    let name = if name.is_empty() { "Not named".to_owned() } else { name };
    Some(FundUse { name, amount_gbp: amount.map(|m| m.pounds), certain: !open || settled })
}

#[cfg(test)]
mod tests {
    use super::read;

    fn check(cell: &[&str], expected: &[&str]) {
        let shown: Vec<String> = read(cell)
            .iter()
            .map(|f| {
                format!(
                    "{}{}{}",
                    f.name,
                    f.amount_gbp.map(|a| format!(" {a}")).unwrap_or_default(),
                    if f.certain { "" } else { "?" }
                )
            })
            .collect();
        assert_eq!(shown, expected, "{cell:?}");
    }

    #[test]
    fn funds_amounts_and_doubts() {
        check(&["Big Lottery Funding", "Existing Resources"], &["Big Lottery Funding", "Existing Resources"]);
        check(&["£170k – pregnancy grant (to be confirmed)"], &["pregnancy grant 170000?"]);
        check(&["Play Grant: £450K)"], &["Play Grant 450000"]);
        check(&["£6,000 Existing resources"], &["Existing resources 6000"]);
        check(&["Existing", "Other funding to be confirmed"], &["Existing", "Other funding to be confirmed?"]);
        check(&["Standards Fund Sports Partner (SP) Grant"], &["Standards Fund Sports Partner (SP) Grant"]);
        check(&[""], &[]);
    }
}
