//! The layouts of the looked-after return, 2017 and after.

use crate::layout::{Layout, ReadLayoutError};

/// The first year of which the layout of the return is known.
pub const FIRST: u16 = 2017;

const FILES: [&str; 7] = [
    include_str!("../../../../definitions/returns/ssda903-2017.toml"),
    include_str!("../../../../definitions/returns/ssda903-2019.toml"),
    include_str!("../../../../definitions/returns/ssda903-2022.toml"),
    include_str!("../../../../definitions/returns/ssda903-2024.toml"),
    include_str!("../../../../definitions/returns/ssda903-2025.toml"),
    include_str!("../../../../definitions/returns/ssda903-2026.toml"),
    include_str!("../../../../definitions/returns/ssda903-2027.toml"),
];

/// The layout of the year in which the collection ends.
///
/// # Errors
/// A year before 2017.
pub fn layout(year: u16) -> Result<Layout, ReadLayoutError> {
    Layout::of_year(&FILES, year)
}

#[cfg(test)]
mod tests {
    use super::layout;
    use crate::looked_after::Table;

    #[test]
    fn years_differ_as_their_files_say() {
        let codes =
            |year, table: &str, column: &str| layout(year).unwrap().tables[table].column(column).unwrap().codes.clone();
        assert!(codes(2018, "Episodes", "PLACE").contains(&"H5".to_owned()));
        assert!(!codes(2025, "Episodes", "PLACE").contains(&"H5".to_owned()));
        assert!(codes(2026, "Episodes", "PLACE").contains(&"Z14".to_owned()));
        assert_eq!(codes(2018, "Header", "SEX"), ["1", "2"]);
        assert_eq!(codes(2025, "Header", "SEX"), ["M", "F", "U"]);
        assert!(!layout(2023).unwrap().tables.contains_key("SWEpisodes"));
        assert!(layout(2016).is_err());
    }

    #[test]
    fn every_column_of_the_layout_is_one_that_rules_can_read() {
        for (name, table) in layout(2027).unwrap().tables {
            let known = Table::ALL.iter().find(|table| table.name() == name).unwrap();
            for column in &table.columns {
                assert!(
                    column.name == "CHILD" || known.columns().contains(&column.name.as_str()),
                    "{name}.{}",
                    column.name
                );
            }
        }
    }
}
