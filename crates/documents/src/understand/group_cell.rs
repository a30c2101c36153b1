//! The cell that says which groups are accountable.

use bigplan_plan::GroupUse;

use super::people::is_acronym;

/// The groups of a cell, its paragraphs given one by one; a question mark makes a group
/// uncertain.
pub(super) fn read(paragraphs: &[&str]) -> Vec<GroupUse> {
    let mut groups = Vec::new();
    for paragraph in paragraphs {
        for piece in split_outside_brackets(paragraph) {
            for name in split_run_on(&piece) {
                let open = name.contains('?') || name.to_lowercase().contains("tbc");
                let name = name.replace('?', "");
                let name = name.trim().trim_end_matches(['.', ',', ';', '/', '-']).trim();
                if name.chars().any(char::is_alphabetic) {
                    groups.push(GroupUse { name: name.to_owned(), certain: !open });
                }
            }
        }
    }
    groups
}

fn split_outside_brackets(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(c, '/' | ';' | ',' | '\n') {
            pieces.push(String::new());
        } else if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
    }
    pieces
}

/// Groups that stand one after the other because their line breaks were lost.
fn split_run_on(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').filter(|w| !w.is_empty()).collect();
    let bracketed = text.contains('(');
    if !bracketed
        && words.len() >= 2
        && words.len() <= 4
        && words.last().is_some_and(|w| is_acronym(w))
        && words.iter().all(|w| is_acronym(w) || w.chars().next().is_some_and(char::is_uppercase))
        && words.first().is_some_and(|w| is_acronym(w))
    {
        return words.iter().map(|w| (*w).to_owned()).collect();
    }
    let mut names: Vec<Vec<&str>> = vec![Vec::new()];
    for (index, word) in words.iter().enumerate() {
        let previous = index.checked_sub(1).and_then(|i| words.get(i)).copied().unwrap_or_default();
        let closed = matches!(
            previous.trim_end_matches('?').to_lowercase().as_str(),
            "board"
                | "boards"
                | "group"
                | "groups"
                | "partnership"
                | "partnerships"
                | "committee"
                | "forum"
                | "team"
                | "trust"
                | "executive"
        );
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if closed && capital && !ends_name(word) {
            names.push(Vec::new());
        }
        if let Some(last) = names.last_mut() {
            last.push(word);
        }
    }
    names.iter().map(|n| n.join(" ")).collect()
}

fn ends_name(word: &str) -> bool {
    matches!(
        word.trim_end_matches(['?', '.', ',']).to_lowercase().as_str(),
        "board" | "group" | "partnership" | "partnerships" | "committee" | "executive" | "forum" | "b"
    )
}

#[cfg(test)]
mod tests {
    use super::read;

    fn check(cell: &[&str], expected: &[&str]) {
        let shown: Vec<String> =
            read(cell).iter().map(|g| format!("{}{}", g.name, if g.certain { "" } else { "?" })).collect();
        assert_eq!(shown, expected, "{cell:?}");
    }

    #[test]
    fn groups_and_their_certainty() {
        check(&["LSCB?"], &["LSCB?"]);
        check(&["ABC ?"], &["ABC?"]);
        check(&["ABC Board/ Area Partnership (Sports LMC)"], &["ABC Board", "Area Partnership (Sports LMC)"]);
        check(&["ABC Police XYZ"], &["ABC", "Police", "XYZ"]);
        check(&["Safety Partnerships LSCB"], &["Safety Partnerships", "LSCB"]);
        check(&["ABC Area Partnerships"], &["ABC Area Partnerships"]);
        check(&["Be Safe Partnership Board"], &["Be Safe Partnership Board"]);
        check(&[""], &[]);
    }
}
