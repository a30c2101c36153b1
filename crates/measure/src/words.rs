//! The short lists of words that a definition chooses from.

use serde::{Deserialize, Serialize};

/// Which way is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// More is better.
    High,
    /// Less is better.
    Low,
    /// The nearer to nought the better, from either side.
    NearZero,
    /// Neither way is good: it is read with others and never coloured.
    Context,
}

/// How often a new figure comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// Once a year.
    Yearly,
    /// Three times a school year.
    Termly,
    /// Four times a financial year.
    Quarterly,
    /// Twelve times a year.
    Monthly,
    /// Less than once a year (a census, a survey).
    EveryFewYears,
}

/// What kind of year, or point in time, a figure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YearKind {
    /// January to December.
    Calendar,
    /// September to August.
    School,
    /// April to March.
    Financial,
    /// A day, such as 31 March 2025.
    Snapshot,
    /// Several years taken together.
    Pooled,
}

/// What sort of number it is. Decides how sure one can be of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// So many of so many: Wilson's interval.
    Proportion,
    /// Events in a population: Byar's interval.
    Rate,
    /// An average of many; an interval only where the spread is known.
    Mean,
    /// A number of things or people; the interval of a count.
    Count,
    /// A score or index; no interval.
    Score,
    /// One number over another that does not hold it; no interval.
    Ratio,
}

/// The five outcomes for children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Be healthy.
    BeHealthy,
    /// Stay safe.
    StaySafe,
    /// Enjoy and achieve.
    EnjoyAndAchieve,
    /// Make a positive contribution.
    PositiveContribution,
    /// Achieve economic wellbeing.
    EconomicWellbeing,
}

impl Outcome {
    /// The outcome in words.
    pub fn shown(self) -> &'static str {
        match self {
            Self::BeHealthy => "Be healthy",
            Self::StaySafe => "Stay safe",
            Self::EnjoyAndAchieve => "Enjoy and achieve",
            Self::PositiveContribution => "Make a positive contribution",
            Self::EconomicWellbeing => "Achieve economic wellbeing",
        }
    }
}

/// How far a definition has been confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confirmed {
    /// Read in the publication that defines it.
    Source,
    /// Some of it.
    Partly,
    /// Told from its title alone.
    TitleOnly,
}
