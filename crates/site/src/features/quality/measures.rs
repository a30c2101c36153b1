//! The measures of how well registers are kept: the latest year and the one before, for all records and by source.

use bigplan_ledger::figures::{Figure, Which};
use bigplan_ledger::{Actor, LedgerError};
use bigplan_measure::Definition;

use super::sources;
use crate::parts::figure_words as words;
use crate::shell::measures::ShownMeasures;
use crate::shell::site::Site;

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

/// The measures for all records.
pub(super) fn measures(shown: &ShownMeasures, address: &str) -> Vec<Measure> {
    let own = shown.places.own.as_ref();
    let one = |definition: &Definition| {
        let figures = own.map(|area| shown.figures(&definition.code, &area.code)).unwrap_or_default();
        measure(definition, address, figures.iter().filter(|figure| figure.group.is_all()).collect(), "")
    };
    of_theme(shown).map(one).collect()
}

/// The measures by source, as far as there are figures.
///
/// # Errors
/// Those of [`Ledger::figures`](bigplan_ledger::Ledger::figures).
pub(super) async fn by_source(
    site: &Site,
    actor: &Actor,
    shown: &ShownMeasures,
    address: &str,
) -> Result<Vec<Measure>, LedgerError> {
    let Some(own) = &shown.places.own else { return Ok(Vec::new()) };
    let measures = of_theme(shown).map(|definition| definition.code.clone()).collect();
    let which = Which { measures, areas: vec![own.code.clone()], every_group: true, known_on: None };
    let figures = site.ledger().figures(actor, shown.partnership.id, &which).await?;
    let lines = of_theme(shown).flat_map(|definition| {
        let figures = &figures;
        sources::all().map(move |source| {
            let group = format!("source:{}", sources::code(source));
            let own = |one: &&Figure| one.measure == definition.code && one.group.as_str() == group;
            measure(definition, address, figures.iter().filter(own).collect(), sources::name(source))
        })
    });
    Ok(lines.filter(|line| !line.period.is_empty()).collect())
}

fn of_theme(shown: &ShownMeasures) -> impl Iterator<Item = &Definition> {
    let catalogue = shown.definitions().catalogue.iter();
    catalogue.filter(|definition| definition.themes.iter().any(|theme| theme == THEME))
}

/// A line of the newest figure and the one before.
fn measure(definition: &Definition, address: &str, mut figures: Vec<&Figure>, source: &'static str) -> Measure {
    figures.sort_by_key(|figure| std::cmp::Reverse(figure.point.period.ends()));
    let told = |at: usize| figures.get(at).map(|figure| words::figure(definition, &definition.protect(&figure.point)));
    Measure {
        title: definition.title.clone(),
        address: format!("{address}/measures/{}", definition.code),
        source,
        figure: told(0).unwrap_or_default(),
        period: figures.first().map(|figure| figure.point.period.shown()).unwrap_or_default(),
        before: told(1).unwrap_or_default(),
    }
}
