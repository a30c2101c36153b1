//! An action or milestone of a running plan whose date lies before today.
//!
//! It needs the plan's years: the dates of a plan that has ended have all passed, and of a
//! plan that names no years nobody can say whether it runs.

use crate::check::words::label;
use crate::check::{Context, Rule};
use crate::{Finding, Kind, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "date-past",
    title: "Date has passed",
    reason: "A date that has gone by in a running plan asks to be ticked off or moved.",
    severity: Severity::Note,
    find,
};

fn find(context: &Context<'_>) -> Vec<Finding> {
    let running = context.period.is_some_and(|(first, last)| first <= context.today && context.today <= last);
    if !running {
        return Vec::new();
    }
    let past = context.items().filter_map(|(_, item)| {
        let due = item.due.filter(|due| due.last_day().is_some_and(|day| day < context.today))?;
        matches!(item.kind, Kind::Action | Kind::Milestone).then_some((item, due))
    });
    past.map(|(item, due)| RULE.on(item, format!("{} was due {due}: say whether it was done.", label(item)))).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn dates_before_today_are_noted_while_the_plan_runs() {
        let items = r#"
            items = [
                { id = "a", kind = "action", ref = "1.1", title = "A", due = "2009-05" },
                { id = "b", kind = "action", ref = "1.2", title = "B", due = "2009-06" },
            ]"#;
        let running = format!("plan = {{ period = {{ from = \"2009\", to = \"2010\" }} }}\n{items}");
        finds(&RULE, &running, &["Action 1.1 was due 2009-05: say whether it was done."]);
        let ended = format!("plan = {{ period = {{ from = \"2006\", to = \"2008\" }} }}\n{items}");
        finds(&RULE, &ended, &[]);
    }
}
