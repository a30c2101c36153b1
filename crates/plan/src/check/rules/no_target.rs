//! A measure that does not say a target; words such as "to be established" are none.

use crate::check::measures::{on_user, says_something};
use crate::check::words::measure_label;
use crate::check::{Context, Rule};
use crate::{Finding, MeasureUse, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "measure-no-target",
    title: "Measure without target",
    reason: "Without a target nobody can say whether the result is good enough.",
    severity: Severity::Hole,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let without = |measure: &&MeasureUse| {
        !measure.targets.iter().any(|target| target.value.is_some() || says_something(&target.text))
    };
    let message =
        |measure: &MeasureUse| format!("{} has no target: say where it should be, and when.", measure_label(measure));
    let found = context.plan.measures.iter().filter(without);
    on_user(context, found.map(|measure| (measure, RULE.finding(message(measure)))))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn a_measure_needs_to_say_where_it_should_be() {
        finds(
            &RULE,
            r#"measures = [
                { id = "a", code = "NI 72", title = "A" },
                { id = "b", title = "Not comparable yet", targets = [{ text = "*" }] },
                { id = "c", title = "C", targets = [{ period = "2010", value = 10.0, unit = "percent", text = "10%" }] },
                { id = "d", title = "D", targets = [{ text = "fewer each year" }] },
            ]"#,
            &[
                "Measure NI 72 has no target: say where it should be, and when.",
                "Measure \"Not comparable yet\" has no target: say where it should be, and when.",
            ],
        );
    }
}
