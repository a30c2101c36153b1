//! A measure whose figures cannot be compared with each other: a number here, a percentage there.

use crate::check::measures::on_user;
use crate::check::mixture::{counts_things, mixes_in_words, names_percentage};
use crate::check::words::{measure_label, shortened};
use crate::check::{Context, Rule};
use crate::{Finding, MeasureUse, Severity, Unit};

pub(crate) static RULE: Rule = Rule {
    code: "target-mixes-units",
    title: "Target mixes a number and a percentage",
    reason: "A percentage cannot be compared with a number, so nobody can say whether the target was met.",
    severity: Severity::Doubt,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let found = context.plan.measures.iter().filter_map(|measure| Some((measure, mixture(measure)?)));
    on_user(context, found.map(|(measure, message)| (measure, RULE.finding(message))))
}

fn mixture(measure: &MeasureUse) -> Option<String> {
    let label = measure_label(measure);
    let todo = "say which of the two it is.";
    let texts = measure.targets.iter().map(|target| target.text.as_str());
    if let Some(text) = texts.clone().find(|text| mixes_in_words(text)) {
        return Some(format!(
            "{label} mixes a number and a percentage in one target (\"{}\"): {todo}",
            shortened(text)
        ));
    }
    let units: Vec<Unit> =
        measure.targets.iter().filter(|target| target.value.is_some()).filter_map(|t| t.unit).collect();
    let baseline = measure.baseline.as_ref().filter(|baseline| baseline.value.is_some()).and_then(|b| b.unit);
    let (percent, number) = (units.iter().any(|unit| is_percent(*unit)), units.iter().any(|unit| is_number(*unit)));
    if percent && number {
        return Some(format!("{label} has targets in numbers and in percentages: {todo}"));
    }
    if percent && baseline.is_some_and(is_number) || number && baseline.is_some_and(is_percent) {
        return Some(format!("{label} mixes a number and a percentage in its baseline and its target: {todo}"));
    }
    let no_figures = measure.targets.iter().all(|target| target.value.is_none());
    let percent = percent || no_figures && (names_percentage(&measure.title) || texts.clone().any(names_percentage));
    let percent = percent || baseline.is_some_and(is_percent);
    (percent && counts_things(&measure.title))
        .then(|| format!("{label} mixes a number and a percentage: it counts, and its figures are percentages: {todo}"))
}

fn is_percent(unit: Unit) -> bool {
    matches!(unit, Unit::Percent | Unit::PercentagePoints)
}

fn is_number(unit: Unit) -> bool {
    matches!(unit, Unit::Count)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn numbers_and_percentages_do_not_mix() {
        finds(
            &RULE,
            r#"measures = [
                { id = "a", code = "NI 1", title = "Schools", targets = [{ text = "2 schools, 10% of pupils" }] },
                { id = "b", code = "NI 2", title = "Schools", targets = [{ value = 2.0, unit = "count", text = "2" }, { value = 9.0, unit = "percent", text = "9%" }] },
                { id = "c", code = "NI 3", title = "Injuries", baseline = { value = 98.0, unit = "count", text = "98" }, targets = [{ value = 50.0, unit = "percent", text = "50%" }] },
                { id = "d", code = "NI 4", title = "Decrease number of incidents to 11%" },
                { id = "e", code = "NI 5", title = "Number in learning", baseline = { value = 74.7, unit = "percent", text = "74.7%" } },
            ]"#,
            &[
                "Measure NI 1 mixes a number and a percentage in one target (\"2 schools, 10% of pupils\"): say which of the two it is.",
                "Measure NI 2 has targets in numbers and in percentages: say which of the two it is.",
                "Measure NI 3 mixes a number and a percentage in its baseline and its target: say which of the two it is.",
                "Measure NI 4 mixes a number and a percentage: it counts, and its figures are percentages: say which of the two it is.",
                "Measure NI 5 mixes a number and a percentage: it counts, and its figures are percentages: say which of the two it is.",
            ],
        );
    }

    #[test]
    fn one_unit_is_in_order() {
        finds(
            &RULE,
            r#"measures = [
                { id = "a", title = "Number of schools where fewer than 30% reach the level", targets = [{ value = 2.0, unit = "count", text = "Target 2 schools" }] },
                { id = "b", title = "Pupils", targets = [{ value = 62.0, unit = "percent", text = "62% by April 2010" }] },
                { id = "c", title = "Proportion of the number of referrals", targets = [{ value = 62.0, unit = "percent", text = "62% at Key Stage 2" }] },
            ]"#,
            &[],
        );
    }
}
