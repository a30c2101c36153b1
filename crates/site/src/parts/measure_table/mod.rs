//! Measures with their baselines and targets: one column a period, or one column for
//! all where there are too many to stand side by side.
//!
//! A page holds the table as a field and draws it with `{{ table|safe }}`.

use askama::Template;
use bigplan_plan::{Baseline, Item, MeasureUse, Target, When};

use crate::parts::{dates, plan_words};

/// More periods than these stand in one column, so that the table fits a screen.
const SIDE_BY_SIDE: usize = 3;

/// The table.
#[derive(Template)]
#[template(path = "parts/measure_table/measure_table.html")]
pub struct MeasureTable<'p> {
    /// What the table shows, for its caption and its scroll region.
    pub caption: String,
    /// The address of the plan.
    pub address: &'p str,
    /// The periods that any target names, in order; `None` for targets without one.
    pub periods: Vec<Option<String>>,
    /// The measures.
    pub rows: Vec<MeasureRow<'p>>,
    /// Whether the table says which items use each measure.
    pub with_use: bool,
}

/// One measure.
pub struct MeasureRow<'p> {
    /// The measure.
    pub measure: &'p MeasureUse,
    /// The items that use it.
    pub used_by: Vec<&'p Item>,
    /// The page of its figures, where it is a measure of the catalogue.
    pub figures: Option<String>,
    /// Where to say which measure of the catalogue it is, for those who may.
    pub tie: Option<String>,
}

impl<'p> MeasureTable<'p> {
    /// A table of some measures.
    pub fn of(caption: impl Into<String>, address: &'p str, rows: Vec<MeasureRow<'p>>) -> Self {
        let with_use = rows.iter().any(|row| !row.used_by.is_empty());
        Self { caption: caption.into(), address, periods: periods(&rows), rows, with_use }
    }

    /// Whether each period has a column of its own.
    pub fn side_by_side(&self) -> bool {
        self.periods.len() <= SIDE_BY_SIDE
    }

    /// What the column of a period is called.
    pub fn heading(&self, period: &Option<String>) -> String {
        period
            .as_deref()
            .map_or_else(|| "Target without a date".to_owned(), |period| format!("Target {}", dates::period(period)))
    }
}

impl<'p> MeasureRow<'p> {
    /// A measure by itself.
    pub fn of(measure: &'p MeasureUse) -> Self {
        Self { measure, used_by: Vec::new(), figures: None, tie: None }
    }
}

impl MeasureRow<'_> {
    /// The group and place that the row is for, in one line.
    pub fn about(&self) -> String {
        let about = [&self.measure.group, &self.measure.area];
        about.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    /// Where it stood, with its period; empty where the plan does not say.
    pub fn baseline(&self) -> String {
        self.measure.baseline.as_ref().map(baseline).unwrap_or_default()
    }

    /// Where it should be in each period, in the order of the plan.
    pub fn targets(&self) -> Vec<String> {
        self.measure.targets.iter().map(dated_target).collect()
    }

    /// Where it should be in a period; empty where the plan does not say.
    pub fn target(&self, period: &Option<String>) -> String {
        let targets = self.measure.targets.iter().filter(|target| target.period == *period);
        targets.map(target).collect::<Vec<_>>().join("; ")
    }
}

/// Where a measure should be, as written, with its period unless the words name it.
fn dated_target(aim: &Target) -> String {
    let said = target(aim);
    match aim.period.as_deref().map(dates::period) {
        Some(period) if !said.contains(&period) => format!("{said} ({period})"),
        _ => said,
    }
}

/// Where a measure stood, as written, with its period.
pub fn baseline(baseline: &Baseline) -> String {
    let said = said(&baseline.text, baseline.value, baseline.unit);
    match &baseline.period {
        Some(period) => format!("{said} ({})", dates::period(period)),
        None => said,
    }
}

fn target(target: &Target) -> String {
    said(&target.text, target.value, target.unit)
}

/// The words of the plan; the number where there are none.
fn said(text: &str, value: Option<f64>, unit: Option<bigplan_plan::Unit>) -> String {
    match (text.trim(), value) {
        ("", Some(value)) => plan_words::value(value, unit),
        (text, _) => text.to_owned(),
    }
}

fn periods(rows: &[MeasureRow<'_>]) -> Vec<Option<String>> {
    let mut periods: Vec<Option<String>> =
        rows.iter().flat_map(|row| &row.measure.targets).map(|target| target.period.clone()).collect();
    let first_day = |period: &Option<String>| period.as_deref()?.parse::<When>().ok()?.last_day();
    periods.sort_by_cached_key(|period| {
        (period.is_none(), first_day(period).is_none(), first_day(period), period.clone())
    });
    periods.dedup();
    periods
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Plan;

    use super::{MeasureRow, MeasureTable};

    #[test]
    fn targets_stand_in_the_column_of_their_period() {
        let plan: Plan = toml::from_str(
            r#"measures = [
                { id = "m", title = "Sleep", group = "Babies", baseline = { period = "2008", value = 62.0, unit = "percent", text = "" }, targets = [
                    { period = "2010/11", value = 70.0, unit = "percent", text = "about 70%" }, { text = "more" }] },
                { id = "n", title = "Play", targets = [{ period = "2009", value = 1200.0, text = "" }] },
            ]"#,
        )
        .unwrap();
        let rows = plan.measures.iter().map(MeasureRow::of).collect();
        let table = MeasureTable::of("Measures", "/plans/x", rows);
        let headings: Vec<String> = table.periods.iter().map(|period| table.heading(period)).collect();
        assert_eq!(headings, ["Target 2009", "Target 2010 to 2011", "Target without a date"]);
        let cells = |row: &MeasureRow<'_>| table.periods.iter().map(|period| row.target(period)).collect::<Vec<_>>();
        assert_eq!(cells(&table.rows[0]), ["", "about 70%", "more"]);
        assert_eq!(cells(&table.rows[1]), ["1,200", "", ""]);
        assert_eq!(table.rows[0].baseline(), "62% (2008)");
        assert_eq!(table.rows[0].targets(), ["about 70% (2010 to 2011)", "more"]);
        assert!(table.side_by_side());
    }
}
