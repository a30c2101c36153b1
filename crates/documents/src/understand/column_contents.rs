//! What a column holds where its heading alone does not say: by its cells, and by its neighbours.

use super::columns::{Columns, Role, is_period};
use super::measure_rows;
use super::people::{ends_in_board, names_post};
use super::words::fold;
use crate::document::Row;
use crate::values::find_dates;

/// Settles the columns whose headings may mean two things.
pub(super) fn settle(columns: &mut Columns, rows: &[Row]) {
    answerable(columns, rows);
    numbered(columns, rows);
    standing(columns);
    stages(columns, rows);
}

/// "KPI" and "Measure" side by side: the column of short codes numbers what the other one names.
fn numbered(columns: &mut Columns, rows: &[Row]) {
    let named: Vec<usize> = columns.all(Role::Measure).collect();
    if named.len() < 2 {
        return;
    }
    let codes: Vec<usize> = named.iter().copied().filter(|i| holds_codes(rows, *i)).collect();
    if codes.len() < named.len() {
        for index in codes {
            if let Some(role) = columns.roles.get_mut(index) {
                *role = Some(Role::Reference);
            }
        }
    }
}

/// Whether every filled cell of a column is a short code with a number.
fn holds_codes(rows: &[Row], index: usize) -> bool {
    let cells = rows.iter().filter_map(|r| r.cells.get(index)).filter(|c| !c.is_empty());
    let texts: Vec<String> = cells.map(|c| c.text().trim().to_owned()).collect();
    !texts.is_empty() && texts.iter().all(|t| t.len() <= 8 && t.bytes().any(|b| b.is_ascii_digit()))
}

/// Beside actions without measures, a column headed by a period that holds words and not figures
/// says what is to be reached by its end.
fn stages(columns: &mut Columns, rows: &[Row]) {
    if !columns.has(Role::Action) || columns.has(Role::Measure) {
        return;
    }
    let worded =
        |text: &String| text.split(' ').filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= 3).count() >= 1;
    for index in 0..columns.roles.len() {
        let heading = columns.headings.get(index).map(|h| fold(h)).unwrap_or_default();
        let texts: Vec<String> =
            rows.iter().filter_map(|r| r.cells.get(index)).filter(|c| !c.is_empty()).map(|c| c.text()).collect();
        let told = texts.iter().filter(|t| worded(t)).count();
        let period = !heading.contains("target")
            && measure_rows::period(columns.headings.get(index).map_or("", String::as_str)).is_some();
        let Some(role) = columns.roles.get_mut(index) else { continue };
        if matches!(role, Some(Role::Target) | None) && period && told >= 1 && told * 3 >= texts.len() * 2 {
            *role = Some(Role::Stage);
        }
    }
}

/// "Accountable" and "Owned by" head posts as often as boards: a column that mostly holds posts
/// names leads. "Owner" over nothing but boards names groups.
fn answerable(columns: &mut Columns, rows: &[Row]) {
    for index in 0..columns.roles.len() {
        let heading = columns.headings.get(index).map(|h| fold(h)).unwrap_or_default();
        let cells: Vec<String> = rows
            .iter()
            .filter_map(|r| r.cells.get(index))
            .flat_map(|c| &c.parts)
            .map(|p| p.text.plain.clone())
            .filter(|t| !t.trim().is_empty())
            .collect();
        let posts = cells.iter().filter(|c| names_post(c)).count();
        let boards = cells.iter().filter(|c| !names_post(c) && ends_in_board(c)).count();
        let Some(role) = columns.roles.get_mut(index) else { continue };
        let open = ANSWERABLE.iter().any(|w| heading.split(' ').any(|h| h == *w)) && !heading.contains("body");
        match role {
            Some(Role::Group) if open && posts > boards => *role = Some(Role::Lead),
            Some(Role::Lead) if open && posts == 0 && boards >= 1 && boards * 4 >= cells.len() * 3 => {
                *role = Some(Role::Group);
            }
            _ => {}
        }
    }
}

const ANSWERABLE: [&str; 8] =
    ["accountable", "accountability", "answerable", "owner", "owners", "owned", "responsible", "responsibility"];

/// Beside columns that call themselves targets, a period without that word, or a place and a
/// year, is how things stand.
fn standing(columns: &mut Columns) {
    let named = |h: &String| fold(h).split(' ').any(|w| w.starts_with("target"));
    let Some(first) = columns.headings.iter().position(named) else { return };
    // What calls itself the baseline is it; of several figures that were reached, the last.
    let calls = |i: &usize| columns.headings.get(*i).is_some_and(|h| fold(h).contains("baseline"));
    let reached: Vec<usize> = columns.all(Role::Baseline).filter(|b| *b < first).collect();
    if let Some(stands) = reached.iter().copied().find(calls).or(reached.last().copied()) {
        // What stood a period before the baseline is no target.
        let earlier: Vec<bool> = columns.headings.iter().take(stands).map(|h| is_period(&fold(h))).collect();
        for (role, period) in columns.roles.iter_mut().zip(earlier) {
            if period && *role == Some(Role::Target) || *role == Some(Role::Baseline) {
                *role = None;
            }
        }
        return;
    }
    if columns.has(Role::Baseline) || columns.roles.get(first) != Some(&Some(Role::Target)) {
        return;
    }
    let own = |h: &String| {
        let folded = fold(h);
        let dated = is_period(&folded) || find_dates(h).iter().any(|d| d.when.is_some());
        dated && !named(h) && folded.split(' ').count() <= 5 && !OTHERS.iter().any(|w| folded.contains(w))
    };
    let stands = columns.headings.iter().take(first).rposition(own);
    let free = |r: &Option<Role>| matches!(r, None | Some(Role::Target));
    // What stood a period before that is neither.
    let earlier: Vec<bool> = columns.headings.iter().take(stands.unwrap_or(0)).map(own).collect();
    for (role, _) in columns.roles.iter_mut().zip(earlier).filter(|(role, own)| *own && free(role)) {
        *role = None;
    }
    if let Some(role) = stands.and_then(|i| columns.roles.get_mut(i)).filter(|r| free(r)) {
        *role = Some(Role::Baseline);
    }
}

/// Whose figures are only there to be compared with.
const OTHERS: [&str; 8] =
    ["england", "national", "region", "neighbour", "comparator", "benchmark", "similar", "average"];

#[cfg(test)]
mod tests {
    use super::super::columns::{Role, head};
    use crate::document::Block;

    fn check(text: &str, column: usize, expected: Option<Role>) {
        let document = crate::formats::text::read(text);
        let table = document.blocks.iter().find_map(|b| match b {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let (_, columns) = head(table.unwrap()).unwrap();
        assert_eq!(columns.roles.get(column).copied().flatten(), expected, "{text}");
    }

    #[test]
    fn cells_say_who_is_accountable() {
        check("Action\tAccountable\nMend\tParks Manager\nPaint\tHead of Play", 1, Some(Role::Lead));
        check("Action\tAccountable\nMend\tParks Board\nPaint\tPlay Partnership", 1, Some(Role::Group));
        check("Action\tOwner\nMend\tParks Board\nPaint\tPlay Partnership", 1, Some(Role::Group));
        check("Action\tOwner\nMend\tParks Board\nPaint\tPlay Manager", 1, Some(Role::Lead));
    }

    #[test]
    fn codes_number_the_measures_beside_them() {
        check("KPI\tMeasure\tTarget 2013\nK1\tReaders\t50%\nK2\tSwimmers\t60%", 0, Some(Role::Reference));
        check("KPI\tMeasure\tTarget 2013\nReaders\tMore of them\t50%\n", 0, Some(Role::Measure));
    }

    #[test]
    fn a_period_beside_targets_is_how_things_stand() {
        check("Measure\tEngland\tQuay 2011\tTarget 2013\nReaders\t40%\t41%\t50%", 2, Some(Role::Baseline));
        check("Measure\tEngland\tQuay 2011\tTarget 2013\nReaders\t40%\t41%\t50%", 1, None);
        check("Indicator\tMay 2012\tTarget\t\n\t\t2013\t2014\nReaders\t40%\t41%\t50%", 1, Some(Role::Baseline));
        check("Measure\tMay 2010\tMay 2011\tTarget 2013\nReaders\t40%\t41%\t50%", 1, None);
        check("Measure\t2010 actual\t2011 actual\t2013 target\nReaders\t40%\t41%\t50%", 1, None);
        check("Measure\tBaseline\t2011 actual\t2013 target\nReaders\t40%\t41%\t50%", 1, Some(Role::Baseline));
        check("Measure\t2010 actual\t2011 actual\t2013 target\nReaders\t40%\t41%\t50%", 2, Some(Role::Baseline));
        check("Indicator\t2012\t2013\t2014\nReaders\t40%\t41%\t50%", 1, Some(Role::Target));
    }
}
