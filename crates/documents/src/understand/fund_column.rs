//! Columns of amounts: a bare number under "Budget (£)" is pounds, not the name of a fund.

use super::columns::{Columns, Role};
use super::words::fold;
use crate::document::{Part, Row, Text};
use crate::values::find_money;

/// The one fund of a row whose table has a column for the amount and one for the name; `None` where
/// it has not, or where one of the two is blank.
pub(super) fn joined(columns: &Columns, row: &Row) -> Option<Part> {
    let mut cells = columns.all(Role::Funds).filter_map(|i| Some((columns.headings.get(i)?, row.cells.get(i)?.text())));
    let (first, second) = (cells.next()?, cells.next()?);
    if cells.next().is_some() {
        return None;
    }
    let said = [first, second].map(|(heading, text)| pounds(heading, text.trim()));
    let bare = |text: &&String| text.starts_with('£') && !find_money(text).is_empty() && !text.contains(' ');
    let amount = said.iter().find(bare)?;
    let name = said.iter().find(|t| !t.is_empty() && !t.contains('£'))?;
    Some(Part { bullet: false, text: Text::plain(format!("{name} {amount}")) })
}

/// The words of a cell with its numbers as pounds, where the heading makes them pounds.
///
/// A number of nothing ("0") is no fund and gives an empty text.
pub(super) fn pounds(heading: &str, text: &str) -> String {
    let bare = text.trim().trim_start_matches('£').trim();
    let number = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    if !number {
        return text.to_owned();
    }
    if bare.chars().all(|c| matches!(c, '0' | '.' | ',')) {
        return String::new();
    }
    let folded = fold(heading);
    let thousands = heading.contains("£000") || heading.contains("£k") || heading.contains("£K");
    let money = ["budget", "cost", "costs", "amount", "funding", "investment", "spend"];
    if thousands {
        format!("£{bare}k")
    } else if heading.contains('£') || folded.split(' ').any(|w| money.contains(&w)) {
        format!("£{bare}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::pounds;
    use crate::understand::understand;

    #[test]
    fn an_amount_and_its_source_in_columns_are_one_fund() {
        let text = "Action\tWho\tCost £000\tFunding source\nMend the swings\tParks Manager\t45\tLamp Grant\n\
                    Open the hall\tHall Officer\t0\tExisting\n";
        let (plan, _) = understand(&crate::formats::text::read(text));
        let funds = plan.items.iter().flat_map(|i| &i.funds);
        let shown: Vec<_> = funds.map(|f| (f.name.as_str(), f.amount_gbp)).collect();
        assert_eq!(shown, [("Lamp Grant", Some(45000.0)), ("Existing", None)]);
    }

    #[test]
    fn numbers_under_a_heading_of_money() {
        for (heading, text, expected) in [
            ("Cost £", "2,400", "£2,400"),
            ("Funding (£000s)", "12.5", "£12.5k"),
            ("Budget", "0", ""),
            ("Resources", "Lottery grant £400", "Lottery grant £400"),
            ("Resources", "3", "3"),
        ] {
            assert_eq!(pounds(heading, text), expected, "{heading}: {text}");
        }
    }
}
