//! A counted year by place and by each trait of the children, in the order of the definitions. Pure.

use bigplan_ledger::figures::Figure;
use bigplan_measure::{Definition, GroupCode};

use super::years::whole;
use crate::parts::figure_words as words;
use crate::shell::measures::ShownMeasures;

/// The places, or the groups of one trait.
pub struct Family {
    /// What the parts are ("Sex").
    pub name: String,
    /// The parts that were counted.
    pub parts: Vec<Part>,
}

/// A place or group in one year.
pub struct Part {
    /// What it is called.
    pub name: String,
    /// What was counted.
    pub counted: String,
    /// Out of how many; empty where it is a count.
    pub of: String,
    /// The figure.
    pub value: String,
    /// Where the records behind it are listed.
    pub records: String,
}

/// The families of which a part was counted. `figures` are those of one year; `address` is that of the measure's page.
pub fn families(measures: &ShownMeasures, definition: &Definition, address: &str, figures: &[&Figure]) -> Vec<Family> {
    let groups = &measures.definitions().groups;
    let part = |figure: &Figure, name: &str, which: String| Part {
        name: name.to_owned(),
        counted: whole(figure.point.numerator),
        of: whole(figure.point.denominator),
        value: words::figure(definition, &figure.point),
        records: format!("{address}/records?year={}&{which}", figure.point.period.code()),
    };
    let places = measures.places.parts.iter().filter_map(|place| {
        let figure = figures.iter().find(|figure| figure.group.is_all() && figure.area == place.code)?;
        Some(part(figure, &place.name, format!("place={}", place.code)))
    });
    let places = Family { name: "Place".to_owned(), parts: places.collect() };
    let dimensions = groups.dimensions().iter().map(|dimension| {
        let parts = dimension.values.iter().filter_map(|value| {
            let group: GroupCode = format!("{}:{}", dimension.code, value.code).parse().ok()?;
            let figure = figures.iter().find(|figure| figure.group == group)?;
            Some(part(figure, &value.name, format!("group={group}")))
        });
        Family { name: dimension.name.clone(), parts: parts.collect() }
    });
    std::iter::once(places).chain(dimensions).filter(|family| !family.parts.is_empty()).collect()
}
