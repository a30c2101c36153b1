//! Marks that stand for something else: "as above" in a cell, a dash before a step.

use super::words::fold;
use crate::document::{Cell, Part, Row};

/// The row with what its ditto marks repeat, and with typed dashes as the bullets they are.
pub(super) fn settle(row: &Row, above: Option<&Row>) -> Row {
    let mut settled = row.clone();
    for (index, cell) in settled.cells.iter_mut().enumerate() {
        if let Some(repeated) = above.and_then(|a| a.cells.get(index)).filter(|_| is_ditto(cell)) {
            cell.parts.clone_from(&repeated.parts);
        }
        cell.parts.iter_mut().for_each(undash);
    }
    settle_mark(&mut settled);
    settled
}

/// A dash or dot in a cell of its own is the mark of the words in the next, where nothing else follows.
fn settle_mark(row: &mut Row) {
    let mut filled = row.cells.iter_mut().filter(|c| !c.is_empty());
    let (Some(mark), Some(words), None) = (filled.next(), filled.next(), filled.next()) else { return };
    let dash = matches!(mark.text().trim(), "-" | "–" | "—" | "•" | "*" | "o" | "·");
    if dash && words.text().starts_with(char::is_alphabetic) {
        mark.parts.clear();
        words.parts.iter_mut().for_each(|p| p.bullet = true);
    }
}

/// Whether a cell only says that it repeats the one above.
fn is_ditto(cell: &Cell) -> bool {
    let [part] = cell.parts.as_slice() else { return false };
    let text = part.text.plain.trim();
    if text.is_empty() || text.len() > 16 {
        return false;
    }
    let marks = text.chars().all(|c| matches!(c, '"' | '“' | '”' | '″' | '〃' | '\'' | '’' | ',' | ' '));
    let quoted = text.chars().any(|c| !matches!(c, ',' | ' '));
    marks && quoted
        || matches!(fold(text).as_str(), "do" | "ditto" | "as above" | "as before" | "same as above" | "same")
}

/// "- Draft the terms": a dash that was typed for a bullet.
fn undash(part: &mut Part) {
    let rest = ["- ", "– ", "— ", "• ", "* "].iter().find_map(|mark| part.text.plain.strip_prefix(mark));
    if let Some(rest) = rest.filter(|r| r.starts_with(char::is_alphabetic)) {
        part.text.plain = rest.trim_start().to_owned();
        part.bullet = true;
    }
}

#[cfg(test)]
mod tests {
    use crate::understand::understand;

    #[test]
    fn marks_repeat_the_cell_above_and_dashes_are_steps() {
        let text = "Ref\tAction\tLead\tBy when\n1\tMend the swings\tParks Manager\tMay 2012\n2\tPaint the hall\tas above\t\"\n\
                    \t- choose the colours by June 2012\n3\tOpen the pool\tSport Manager\tJuly 2012";
        let (plan, _) = understand(&crate::formats::text::read(text));
        let shown: Vec<String> = plan
            .items
            .iter()
            .map(|i| {
                let post = i.leads.first().and_then(|l| l.post.clone()).unwrap_or_default();
                format!("{}|{post}|{}", i.title, i.due.map(|d| d.to_string()).unwrap_or_default())
            })
            .collect();
        assert_eq!(
            shown,
            [
                "Mend the swings|Parks Manager|2012-05",
                "Paint the hall|Parks Manager|2012-05",
                "choose the colours by June 2012||2012-06",
                "Open the pool|Sport Manager|2012-07",
            ]
        );
    }
}
