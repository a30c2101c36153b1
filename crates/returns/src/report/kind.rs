//! Which return it is.

use std::fmt;

/// Which return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The looked-after return (SSDA903).
    LookedAfter,
    /// The children-in-need census.
    Need,
    /// The child-level lists for an inspection (Annex A).
    AnnexA,
    /// The school census.
    SchoolCensus,
}

impl Kind {
    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LookedAfter => "ssda903",
            Self::Need => "cin",
            Self::AnnexA => "annex-a",
            Self::SchoolCensus => "school-census",
        }
    }

    /// The return whose XML has this outermost element, in whatever letters.
    pub fn of_element(name: &str) -> Option<Self> {
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        if is("MESSAGE") { Some(Self::Need) } else { is("EXPSSDA903").then_some(Self::LookedAfter) }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LookedAfter => "the looked-after return (SSDA903)",
            Self::Need => "the children-in-need census",
            Self::AnnexA => "the inspection lists (Annex A)",
            Self::SchoolCensus => "the school census",
        })
    }
}
