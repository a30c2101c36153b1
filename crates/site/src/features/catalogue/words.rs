//! The words in which a definition is shown.

use bigplan_measure::{Basis, Confirmed, Definition, Frequency, Polarity, Tolerance, Unit, YearKind};

/// Which way is good.
pub fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::High => "More is better",
        Polarity::Low => "Less is better",
        Polarity::NearZero => "The nearer to nought the better",
        Polarity::Context => "Neither way is good or bad: it is read beside other measures",
    }
}

/// How often a figure comes.
pub fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Yearly => "Every year",
        Frequency::Termly => "Every term",
        Frequency::Quarterly => "Every quarter",
        Frequency::Monthly => "Every month",
        Frequency::EveryFewYears => "Every few years",
    }
}

/// What kind of year its figures speak of.
pub fn year(year: YearKind) -> &'static str {
    match year {
        YearKind::Calendar => "Calendar year, January to December",
        YearKind::School => "School year, September to August",
        YearKind::Financial => "Financial year, April to March",
        YearKind::Snapshot => "One day",
        YearKind::Pooled => "Several years together",
    }
}

/// How sure one can be of a figure.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Proportion => "A share of a whole; shown with Wilson’s interval where the counts are known",
        Basis::Rate => "Events in a population; shown with Byar’s interval where the counts are known",
        Basis::Mean => "An average",
        Basis::Count => "A count; shown with the interval of a count",
        Basis::Score => "A score",
        Basis::Ratio => "One number over another",
    }
}

/// What the number counts.
pub fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "A number of things or people",
        Unit::Ratio => "A ratio",
        Unit::Score => "A score",
        Unit::Percent => "Per cent",
        other => other.shown().trim(),
    }
}

/// How far beside the target is still near it.
pub fn tolerance(definition: &Definition) -> String {
    match definition.tolerance {
        Tolerance::Within(by) => format!("Within {} of the target", definition.shown(by)),
        Tolerance::PercentOfTarget(share) => format!("Within {share} % of the target"),
    }
}

/// How far the definition was confirmed: the word and its tag's colour.
pub fn confirmed(confirmed: Confirmed) -> (&'static str, &'static str) {
    match confirmed {
        Confirmed::Source => ("Confirmed at its source", "govuk-tag--green"),
        Confirmed::Partly => ("Partly confirmed", "govuk-tag--yellow"),
        Confirmed::TitleOnly => ("Not confirmed: known by its title", "govuk-tag--grey"),
    }
}

/// The years from and until; an open end is said.
pub fn years(from: Option<i16>, until: Option<i16>) -> String {
    match (from, until) {
        (Some(from), Some(until)) if from == until => format!("{from}"),
        (Some(from), Some(until)) => format!("{from} to {until}"),
        (Some(from), None) => format!("Since {from}"),
        (None, Some(until)) => format!("Until {until}"),
        (None, None) => "Years not known".to_owned(),
    }
}
