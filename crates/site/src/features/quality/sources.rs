//! What the sources of records are called, and how an address names them.

use bigplan_register::record::{SOURCE_NOT_KNOWN, Source};

/// What a source is called.
pub(super) fn name(source: Option<Source>) -> &'static str {
    match source {
        Some(Source::ByHand) => "Written here by hand",
        Some(Source::File) => "Taken in from a file",
        Some(Source::Connection) => "Sent by another system",
        Some(Source::Program) => "Made by the program itself",
        None => "Source not known",
    }
}

/// The code of a source, in an address and in the groups of figures.
pub(super) fn code(source: Option<Source>) -> &'static str {
    source.map_or(SOURCE_NOT_KNOWN, Source::as_str)
}

/// All of them, with what is not known last.
pub(super) fn all() -> impl Iterator<Item = Option<Source>> {
    Source::ALL.into_iter().map(Some).chain([None])
}

#[cfg(test)]
mod tests {
    use bigplan_measure::Groups;

    use super::{all, code, name};

    #[test]
    fn sources_are_called_as_the_groups_of_figures_are() {
        let groups = Groups::built_in().unwrap();
        for source in all() {
            let group = format!("source:{}", code(source)).parse().unwrap();
            assert_eq!(groups.name(&group), name(source));
        }
        let dimension = groups.dimensions().iter().find(|one| one.code == "source").unwrap();
        assert_eq!(dimension.values.len(), all().count());
    }
}
