//! Names compared as people write them: capitals, spaces and signs do not matter.

/// The letters and digits of a name in small letters; "%" and "£" stay, as they tell measures apart.
pub(crate) fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || "%£".contains(*c)).flat_map(char::to_lowercase).collect()
}
