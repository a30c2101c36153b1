//! A measure that does not say a baseline; words such as "to be established" are none.

use crate::check::measures::{on_user, says_something};
use crate::check::words::measure_label;
use crate::check::{Context, Rule};
use crate::{Finding, MeasureUse, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "measure-no-baseline",
    title: "Measure without baseline",
    reason: "A target means nothing when nobody knows where we started.",
    severity: Severity::Hole,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let without = |measure: &&MeasureUse| {
        measure.baseline.as_ref().is_none_or(|baseline| baseline.value.is_none() && !says_something(&baseline.text))
    };
    let message = |measure: &MeasureUse| {
        format!("{} has no baseline: say where it stood before the plan.", measure_label(measure))
    };
    let found = context.plan.measures.iter().filter(without);
    on_user(context, found.map(|measure| (measure, RULE.finding(message(measure)))))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn a_measure_needs_to_say_where_it_stood() {
        finds(
            &RULE,
            r#"measures = [
                { id = "a", code = "NI 72", title = "A" },
                { id = "b", title = "Play areas", area = "North", baseline = { text = "Baseline to be established" } },
                { id = "c", title = "C", baseline = { value = 62.0, unit = "percent", text = "62%" } },
                { id = "d", title = "D", baseline = { text = "hardly any" } },
            ]"#,
            &[
                "Measure NI 72 has no baseline: say where it stood before the plan.",
                "Measure \"Play areas\" (North) has no baseline: say where it stood before the plan.",
            ],
        );
    }
}
