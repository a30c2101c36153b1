//! The lists of a year, from definition files.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::category::Category;
use super::column::{Column, ColumnFile};
use crate::layout::ReadLayoutError;

/// The first year of which the lists are known.
pub(crate) const FIRST: u16 = 2024;

const LISTS: &str = include_str!("../../../../definitions/returns/annex-a-2024.toml");
const CATEGORIES: &str = include_str!("../../../../definitions/returns/annex-a-2024-categories.toml");

/// One list.
#[derive(Clone, Debug)]
pub struct List {
    /// Its name in findings: `list_1`.
    pub name: String,
    /// Its number.
    pub number: u8,
    /// What its rows are, in words.
    pub words: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// What its sheet may be called.
    pub(crate) sheet: Regex,
}

/// The lists of a year, in the order of their numbers.
#[derive(Clone, Debug)]
pub struct Lists(pub Vec<List>);

/// The lists that are asked for in a year.
///
/// # Errors
/// A year before 2024; a definition that cannot be used.
pub fn lists(year: u16) -> Result<&'static Lists, ReadLayoutError> {
    static OF_2024: LazyLock<Result<Lists, String>> = LazyLock::new(|| defined(LISTS, CATEGORIES));
    if year < FIRST {
        return Err(ReadLayoutError::TooEarly(year, FIRST));
    }
    OF_2024.as_ref().map_err(|why| ReadLayoutError::Unusable(why.clone()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListsFile {
    #[serde(rename = "year")]
    _year: u16,
    lists: BTreeMap<String, ListFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    number: u8,
    words: String,
    sheet: String,
    columns: Vec<ColumnFile>,
}

type CategoriesFile = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn defined(lists: &str, categories: &str) -> Result<Lists, String> {
    let file: ListsFile = toml::from_str(lists).map_err(|why| why.to_string())?;
    let codes: CategoriesFile = toml::from_str(categories).map_err(|why| why.to_string())?;
    let categories: BTreeMap<&String, Category> =
        codes.iter().map(|(name, codes)| (name, Category::new(codes))).collect();
    let column = |file: ColumnFile| {
        let category = match &file.category {
            Some(name) => Some(categories.get(name).ok_or_else(|| format!("{name} is no category"))?.clone()),
            None => None,
        };
        let name = file.name.clone();
        Column::new(file, category).map_err(|why| format!("{name}: {why}"))
    };
    let list = |(name, file): (String, ListFile)| {
        let columns = file.columns.into_iter().map(column).collect::<Result<_, String>>()?;
        let sheet = Regex::new(&file.sheet).map_err(|why| format!("{name}: {why}"))?;
        Ok(List { name, number: file.number, words: file.words, columns, sheet })
    };
    let mut lists = file.lists.into_iter().map(list).collect::<Result<Vec<List>, String>>()?;
    lists.sort_by_key(|list| list.number);
    Ok(Lists(lists))
}

#[cfg(test)]
mod tests {
    use super::{Lists, lists};
    use crate::annex_a::Kind;
    use crate::annex_a::column::Fit;
    use crate::annex_a::heading::key;

    #[test]
    fn every_list_says_whom_it_is_about_and_every_category_is_known() {
        let Lists(lists) = lists(2024).unwrap();
        assert_eq!(lists.iter().map(|list| list.number).collect::<Vec<_>>(), (1..=11).collect::<Vec<_>>());
        for list in lists {
            assert_eq!(list.columns.iter().filter(|column| column.child).count(), 1, "{}", list.name);
            for column in &list.columns {
                assert_eq!(column.kind == Kind::Code, column.category.is_some(), "{} {}", list.name, column.name);
            }
        }
        assert!(super::lists(2023).is_err());
    }

    #[test]
    fn a_columns_own_name_fits_its_pattern_and_that_of_no_other_column() {
        for list in &lists(2024).unwrap().0 {
            for column in &list.columns {
                let name = format!("{} *", column.name.to_uppercase().replace('\'', "\u{2019}"));
                let fits = list.columns.iter().filter(|other| other.fit(&key(&name)) == Some(Fit::Name));
                assert_eq!(fits.map(|other| &other.name).collect::<Vec<_>>(), [&column.name]);
                let of_others = list.columns.iter().filter(|other| other.name != column.name);
                let fitting = of_others.filter(|other| other.fit(&format!("{} x", key(&name))).is_some());
                let fitting: Vec<&String> = fitting.map(|other| &other.name).collect();
                assert!(fitting.is_empty(), "{}: {} also fits {fitting:?}", list.name, column.name);
            }
        }
    }
}
