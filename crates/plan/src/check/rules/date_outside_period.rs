//! A date that no day of which falls into the plan's years.

use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "date-outside-period",
    title: "Date outside the plan’s years",
    reason: "A date before the plan starts or after it ends is a slip, or belongs to another plan.",
    severity: Severity::Doubt,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let Some((first, last)) = context.period else { return Vec::new() };
    let (from, to) = (first.year(), last.year());
    let mut found = Vec::new();
    for (_, item) in context.items() {
        let Some(due) = item.due else { continue };
        let (Some(start), Some(end)) = (due.first_day(), due.last_day()) else { continue };
        if end < first || start > last {
            let label = label(item);
            found.push(RULE.on(
                item,
                format!(
                    "{label} is due {due}, outside the plan's years {from} to {to}: correct the date or the years."
                ),
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn dates_lie_in_the_plans_years() {
        finds(
            &RULE,
            r#"
            plan = { period = { from = "2006", to = "2009" } }
            items = [
                { id = "a", kind = "action", ref = "1.1", title = "A", due = "2010-01" },
                { id = "b", kind = "action", ref = "1.2", title = "B", due = "2009/10" },
                { id = "c", kind = "action", ref = "1.3", title = "C", due = "2005" },
                { id = "d", kind = "action", ref = "1.4", title = "D", due = "2006-01-01" },
            ]"#,
            &[
                "Action 1.1 is due 2010-01, outside the plan's years 2006 to 2009: correct the date or the years.",
                "Action 1.3 is due 2005, outside the plan's years 2006 to 2009: correct the date or the years.",
            ],
        );
    }

    #[test]
    fn a_plan_that_names_no_years_has_no_outside() {
        for plan in [
            "",
            "plan = { period = { from = \"soon\", to = \"later\" } }",
            "plan = { period = { from = \"2009\", to = \"2006\" } }",
        ] {
            finds(
                &RULE,
                &format!("{plan}\nitems = [{{ id = \"a\", kind = \"action\", title = \"A\", due = \"1990\" }}]"),
                &[],
            );
        }
    }
}
