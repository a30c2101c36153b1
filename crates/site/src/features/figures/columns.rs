//! What a column holds, as a form shows and sends it.

use bigplan_figures::{Column, FigureColumn, Holds, Part};
use bigplan_measure::Catalogue;

use crate::parts::form::Choice;

/// The words for what a column holds, and what they stand for.
fn words() -> [(&'static str, &'static str, Holds); 21] {
    let figure = |part| Holds::Figure(FigureColumn { part, ..FigureColumn::default() });
    [
        ("nothing", "Nothing that is read", Holds::Nothing),
        ("value", "Figures", figure(Part::Value)),
        ("numerator", "What was counted (numerators)", figure(Part::Numerator)),
        ("denominator", "Out of how many (denominators)", figure(Part::Denominator)),
        ("measure", "Measures", Holds::Measure),
        ("period", "Periods", Holds::Period),
        ("area-name", "Names of places", Holds::AreaName),
        ("area-code", "Codes of places", Holds::AreaCode),
        ("area-number", "Numbers of authorities", Holds::AreaNumber),
        ("group", "Groups of children", Holds::Group { dimension: None }),
        ("symbol", "Symbols beside the figure", Holds::Symbol),
        ("standing", "Final, provisional, estimated", Holds::Standing),
        ("comparable", "Comparable with the period before", Holds::Comparable),
        ("source", "Sources", Holds::Source),
        ("published-on", "Dates of publication", Holds::PublishedOn),
        ("unit", "Units", Holds::Unit),
        ("period-kind", "Kinds of period", Holds::PeriodKind),
        ("level", "Levels of place", Holds::Level),
        ("region", "Names of regions", Holds::RegionName),
        ("country", "Names of countries", Holds::CountryName),
        ("only", "Only rows with this value", Holds::Only { value: None }),
    ]
}

/// What a select offers.
pub fn choices() -> Vec<Choice> {
    words().into_iter().map(|(code, words, _)| Choice::new(code, words)).collect()
}

/// The word of what a column holds.
pub fn word(holds: &Holds) -> &'static str {
    match holds {
        Holds::Group { .. } => "group",
        Holds::Only { .. } => "only",
        Holds::Figure(figure) => match figure.part {
            Part::Value => "value",
            Part::Numerator => "numerator",
            Part::Denominator => "denominator",
        },
        Holds::RegionCode | Holds::RegionName => "region",
        Holds::CountryCode | Holds::CountryName => "country",
        other => words().into_iter().find(|(_, _, known)| known == other).map_or("nothing", |(code, ..)| code),
    }
}

/// What more is said of a column: the measure of its figures, the value of its rows, the dimension of its groups.
pub fn more(holds: &Holds) -> String {
    match holds {
        Holds::Figure(figure) => figure.measure.as_ref().map(|code| code.shown()).unwrap_or_default(),
        Holds::Only { value } => value.clone().unwrap_or_default(),
        Holds::Group { dimension } => dimension.clone().unwrap_or_default(),
        _ => String::new(),
    }
}

/// The column as a form says it; what the form does not show stays as it was.
///
/// # Errors
/// A sentence where the measure is none of the catalogue.
pub fn read(before: &Column, code: &str, more: &str, catalogue: &Catalogue) -> Result<Column, String> {
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let known = words().into_iter().find(|(known, ..)| *known == code).map(|(_, _, holds)| holds);
    let holds = match known.unwrap_or_default() {
        Holds::Figure(new) => {
            let mut figure = match &before.holds {
                Holds::Figure(figure) => figure.clone(),
                _ => FigureColumn::default(),
            };
            figure.part = new.part;
            figure.measure =
                match more {
                    "" => None,
                    name => {
                        let found = catalogue.find_by_name(name).map(|one| one.code.clone());
                        Some(found.ok_or_else(|| {
                            format!("“{name}” is no measure of the catalogue. Write its code or title")
                        })?)
                    }
                };
            Holds::Figure(figure)
        }
        Holds::Only { .. } => Holds::Only { value: said(more) },
        Holds::Group { .. } => Holds::Group { dimension: said(more) },
        // The form has one word for codes and names of regions and countries.
        Holds::RegionName if before.holds == Holds::RegionCode => Holds::RegionCode,
        Holds::CountryName if before.holds == Holds::CountryCode => Holds::CountryCode,
        other => other,
    };
    Ok(Column { heading: before.heading.clone(), holds })
}

#[cfg(test)]
mod tests {
    use bigplan_measure::Definitions;

    use super::*;

    #[test]
    fn every_word_comes_back() {
        let catalogue = Definitions::read(&[]).unwrap().catalogue;
        for (code, _, holds) in words() {
            assert_eq!(word(&holds), code);
            let column = Column { heading: "h".into(), holds };
            assert_eq!(read(&column, code, &more(&column.holds), &catalogue), Ok(column.clone()));
        }
        let figures = read(&Column::default(), "value", "NI 112", &catalogue).unwrap();
        assert_eq!(more(&figures.holds), "NI 112");
        assert!(read(&Column::default(), "value", "NI 9999", &catalogue).unwrap_err().contains("NI 9999"));
    }
}
