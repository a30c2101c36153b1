//! The layouts of the school census, 2024 and after.

use std::sync::LazyLock;

use crate::layout::{Layout, ReadLayoutError};

/// The first year of which the tables are known.
pub(crate) const FIRST: u16 = 2024;

const FILES: [&str; 1] = [include_str!("../../../../definitions/returns/school-census-2024.toml")];

/// The tables of an autumn census.
///
/// # Errors
/// A year before 2024; a definition that cannot be used.
pub fn layout(year: u16) -> Result<&'static Layout, ReadLayoutError> {
    static OF_2024: LazyLock<Result<Layout, String>> =
        LazyLock::new(|| Layout::of_year(&FILES, FIRST).map_err(|why| why.to_string()));
    if year < FIRST {
        return Err(ReadLayoutError::TooEarly(year, FIRST));
    }
    OF_2024.as_ref().map_err(|why| ReadLayoutError::Unusable(why.clone()))
}
