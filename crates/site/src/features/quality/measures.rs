//! The measures of how well registers are kept: the latest year and the one before, for all records and by source.

use bigplan_ledger::figures::Figure;
use bigplan_measure::{Definition, GroupCode};

use super::sources;
use crate::parts::figure_words as words;
use crate::shell::measures::ShownMeasures;

/// The theme of the measures that are shown.
const THEME: &str = "data quality";

/// A measure, or one source of it, in its latest year.
pub(super) struct Measure {
    pub(super) title: String,
    pub(super) address: String,
    /// Where the records came from; empty where all are meant.
    pub(super) source: &'static str,
    pub(super) figure: String,
    pub(super) period: String,
    pub(super) before: String,
}

/// The measures for all records, and by source as far as there are figures.
pub(super) fn measures(measures: &ShownMeasures, address: &str) -> (Vec<Measure>, Vec<Measure>) {
    let of_theme = |definition: &&Definition| definition.themes.iter().any(|theme| theme == THEME);
    let own = measures.places.own.as_ref();
    let (mut all, mut by_source) = (Vec::new(), Vec::new());
    for definition in measures.definitions().catalogue.iter().filter(of_theme) {
        let figures = own.map(|area| measures.figures(&definition.code, &area.code)).unwrap_or_default();
        let line = |group: &GroupCode, source| measure(definition, address, figures, group, source);
        all.push(line(&GroupCode::all(), ""));
        for source in sources::all() {
            let group = format!("source:{}", sources::code(source)).parse();
            by_source.extend(group.ok().map(|group| line(&group, sources::name(source))));
        }
    }
    by_source.retain(|one| !one.period.is_empty());
    (all, by_source)
}

fn measure(
    definition: &Definition,
    address: &str,
    figures: &[Figure],
    group: &GroupCode,
    source: &'static str,
) -> Measure {
    let mut all: Vec<&Figure> = figures.iter().filter(|figure| figure.group == *group).collect();
    all.sort_by_key(|figure| std::cmp::Reverse(figure.point.period.ends()));
    let told = |at: usize| all.get(at).map(|figure| words::figure(definition, &figure.point));
    Measure {
        title: definition.title.clone(),
        address: format!("{address}/measures/{}", definition.code),
        source,
        figure: told(0).unwrap_or_default(),
        period: all.first().map(|figure| figure.point.period.shown()).unwrap_or_default(),
        before: told(1).unwrap_or_default(),
    }
}
