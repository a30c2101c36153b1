//! The layouts of the census, 2020 and after.

use crate::layout::{Layout, ReadLayoutError};

/// The first year of which the layout of the census is known.
pub const FIRST: u16 = 2020;

const FILES: [&str; 4] = [
    include_str!("../../../../definitions/returns/cin-2020.toml"),
    include_str!("../../../../definitions/returns/cin-2022.toml"),
    include_str!("../../../../definitions/returns/cin-2024.toml"),
    include_str!("../../../../definitions/returns/cin-2025.toml"),
];

/// The layout of the census that ends in a year.
///
/// # Errors
/// A year before 2020.
pub fn layout(year: u16) -> Result<Layout, ReadLayoutError> {
    Layout::of_year(&FILES, year)
}

#[cfg(test)]
mod tests {
    use super::layout;
    use crate::need::Table;

    #[test]
    fn years_differ_as_their_files_say() {
        let has = |year, table: &str, column: &str| {
            layout(year).unwrap().tables.get(table).is_some_and(|table| table.column(column).is_some())
        };
        assert!(has(2024, "ChildIdentifiers", "GenderCurrent") && !has(2025, "ChildIdentifiers", "GenderCurrent"));
        assert!(!has(2024, "ChildIdentifiers", "Sex") && has(2026, "ChildIdentifiers", "Sex"));
        assert!(!has(2021, "CINplanDates", "CINPlanStartDate") && has(2022, "CINplanDates", "CINPlanStartDate"));
        assert!(layout(2019).is_err());
    }

    #[test]
    fn every_element_that_a_rule_can_ask_for_is_of_some_year() {
        let years = [layout(2024).unwrap(), layout(2026).unwrap()];
        for table in Table::ALL.iter().filter(|table| **table != Table::Factor) {
            for column in table.columns().iter().filter(|column| !column.ends_with("detailsID")) {
                let known = years.iter().any(|year| year.tables[table.name()].column(column).is_some());
                assert!(known || ["CPPID", "AssessmentID"].contains(column), "{}.{column}", table.name());
            }
        }
    }
}
