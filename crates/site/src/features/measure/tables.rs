//! The tables of a measure: by place, by group, and what was known before.

use bigplan_ledger::figures::Figure;
use bigplan_measure::where_we_stand::interval;
use bigplan_measure::{Area, Definition, Period};

use crate::parts::dates;
use crate::parts::figure_words as words;
use crate::shell::measures::{MeasureFile, ShownMeasures};

/// One line of a breakdown.
pub struct Part {
    /// The place or group.
    pub name: String,
    /// Its figure.
    pub value: String,
    /// Of which time.
    pub of: String,
    /// Where the true figure lies; empty where that cannot be told.
    pub range: String,
}

/// A figure that was known otherwise before.
pub struct Revision {
    /// Of which time and place.
    pub of: String,
    /// What was reported then.
    pub then: String,
    /// By whom and when.
    pub then_by: String,
    /// What is known now.
    pub now: String,
    /// By whom and since when.
    pub now_by: String,
}

/// The newest figure of each part of the area.
pub fn places(measures: &ShownMeasures, definition: &Definition) -> Vec<Part> {
    let newest = |area: &Area| {
        let figures = measures.figures(&definition.code, &area.code);
        figures.iter().rev().find(|figure| figure.point.value.is_some()).cloned()
    };
    let parts = measures.places.parts.iter();
    parts.filter_map(|area| Some(part(definition, area.name.clone(), &newest(area)?))).collect()
}

/// The newest figure of each group of children in a place.
pub fn groups(measures: &ShownMeasures, definition: &Definition, file: &MeasureFile, place: &Area) -> Vec<Part> {
    let groups = &measures.definitions().groups;
    let mut newest: Vec<&Figure> = Vec::new();
    for figure in file.by_group.iter().filter(|one| one.area == place.code && !one.group.is_all()) {
        if figure.point.value.is_none() {
            continue;
        }
        match newest.iter_mut().find(|one| one.group == figure.group) {
            Some(kept) if kept.point.period.ends() <= figure.point.period.ends() => *kept = figure,
            Some(_) => {}
            None => newest.push(figure),
        }
    }
    newest.into_iter().map(|figure| part(definition, groups.name(&figure.group).to_owned(), figure)).collect()
}

fn part(definition: &Definition, name: String, figure: &Figure) -> Part {
    let numbers = words::numbers(definition);
    // Few cases could point to a child: the rule of the measure holds for every part of the area.
    let point = definition.protect(&figure.point);
    let range = interval(definition, &point);
    Part {
        name,
        value: words::figure(definition, &point),
        of: point.period.shown(),
        range: range
            .map(|one| format!("{} to {}", numbers.text(one.lower), numbers.text(one.upper)))
            .unwrap_or_default(),
    }
}

/// The figures of a place that were reported otherwise before, the newest time first.
pub fn revisions(definition: &Definition, file: &MeasureFile, places: &[&Area]) -> Vec<Revision> {
    let mut found = Vec::new();
    for place in places {
        // What is counted from records moves with them: it is held against what others give on a page of its own.
        let reported = |figure: &&Figure| figure.area == place.code && figure.run.is_none();
        let here: Vec<&Figure> = file.history.iter().filter(reported).collect();
        let mut periods: Vec<Period> = here.iter().map(|figure| figure.point.period).collect();
        periods.dedup();
        for period in periods.into_iter().rev() {
            let told: Vec<&&Figure> = here.iter().filter(|figure| figure.point.period == period).collect();
            let (Some(then), Some(now)) = (told.first(), told.last()) else { continue };
            if told.len() > 1 && then.point != now.point {
                let of = format!("{}, {}", place.name, period.shown());
                found.push(revision(definition, of, then, now));
            }
        }
    }
    found
}

fn revision(definition: &Definition, of: String, then: &Figure, now: &Figure) -> Revision {
    let by = |figure: &Figure| {
        let day = figure.published_on.unwrap_or(figure.known_from);
        let said = if figure.source.is_empty() { "typed in".to_owned() } else { figure.source.clone() };
        format!("{said}, {}", dates::day(day))
    };
    Revision {
        of,
        then: words::figure(definition, &then.point),
        then_by: by(then),
        now: words::figure(definition, &now.point),
        now_by: by(now),
    }
}
