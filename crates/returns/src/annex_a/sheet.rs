//! Which list a sheet holds, and in which row its headings stand.

use super::heading::key;
use super::layout::{List, Lists};
use super::plan::fitting;

/// How many columns headings must fit before a row is taken for headings.
const FEWEST: usize = 3;

/// The list of a sheet, told by its name where the headings bear that out, else by headings that fit most of one list's columns
/// and of no other as many. `None` where the row holds no headings of a list.
pub(crate) fn list_of(lists: &'static Lists, name: &str, headings: &[(usize, String)]) -> Option<&'static List> {
    let by_name = named(lists, name);
    if let Some(list) = by_name.filter(|list| fitting(list, headings) >= FEWEST) {
        return Some(list);
    }
    let mut fits: Vec<(usize, &'static List)> = lists.0.iter().map(|list| (fitting(list, headings), list)).collect();
    fits.sort_by_key(|(count, list)| (std::cmp::Reverse(*count), list.number));
    match fits.as_slice() {
        [(most, list), (second, _), ..] if most > second && *most >= FEWEST && most * 5 >= list.columns.len() * 3 => {
            Some(list)
        }
        _ => None,
    }
}

/// The list that a sheet is called after.
pub(crate) fn named(lists: &'static Lists, name: &str) -> Option<&'static List> {
    let key = key(name);
    lists.0.iter().find(|list| list.sheet.is_match(&key))
}

#[cfg(test)]
mod tests {
    use super::{list_of, named};
    use crate::annex_a::lists;

    #[test]
    fn sheets_are_called_in_many_ways() {
        let lists = lists(2024).unwrap();
        let number = |name: &str| named(lists, name).map(|list| list.number);
        for name in ["List 1", "list_1", "LIST 01", "Annex A - List 1 (contacts)", "List1", "1. Contacts", "L1"] {
            assert_eq!(number(name), Some(1), "{name}");
        }
        assert_eq!(
            (number("List 11"), number("List 10"), number("Guidance"), number("List 12")),
            (Some(11), Some(10), None, None)
        );
    }

    #[test]
    fn headings_tell_the_list_where_the_name_does_not() {
        let lists = lists(2024).unwrap();
        let headings = |list: usize| -> Vec<(usize, String)> {
            lists.0[list].columns.iter().map(|column| column.name.clone()).enumerate().collect()
        };
        for at in 0..lists.0.len() {
            assert_eq!(list_of(lists, "Sheet A", &headings(at)).map(|list| list.number), Some(lists.0[at].number));
        }
        assert!(list_of(lists, "List 4", &[(0, "Notes".to_owned())]).is_none());
    }
}
