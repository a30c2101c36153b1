//! Dates that cannot all hold: a step later than its action, or words that name another date.
//!
//! What an item must be done by is the date after "by" in its title; else the only such date
//! in its text; else its due date. Dates that overlap ("2007" and "April 2007") do not
//! contradict. Only the nearest dated item above is looked at, so a slip is named once.

use crate::check::words::{label, label_inside};
use crate::check::{Context, Rule};
use crate::{Finding, Item, Severity, When, dates_in};

pub(crate) static RULE: Rule = Rule {
    code: "dates-contradict",
    title: "Dates that contradict each other",
    reason: "When two dates are given, everybody works to the later one.",
    severity: Severity::Doubt,
    find,
};

/// What the rule reads from one item.
struct Dates {
    /// The date its words say it must be done by.
    said: Option<When>,
    /// The latest date that it names anywhere.
    latest: Option<When>,
}

fn find(context: &Context<'_>) -> Vec<Finding> {
    let dates: Vec<Dates> = context.plan.items.iter().map(read).collect();
    let limits = limits_above(context, &dates);
    let mut found = Vec::new();
    for ((position, item), dates) in context.items().zip(&dates) {
        let own = own_contradiction(item, dates, context.tree.children_at(position).is_empty());
        let above = limits.get(position).copied().flatten().and_then(|(owner, limit)| {
            let latest = dates.latest.filter(|latest| later(*latest, limit))?;
            Some((context.item(owner)?, limit, latest))
        });
        if let Some((owner, limit, latest)) = above {
            let (label, owner) = (label(item), label_inside(owner));
            found.push(RULE.on(
                item,
                format!("{label} runs to {latest}, but {owner} is to be done by {limit}: settle which date holds."),
            ));
        } else if let Some((one, other)) = own {
            let label = label(item);
            found.push(
                RULE.on(
                    item,
                    format!("{label} is to be done by {one} and also names {other}: settle which date holds."),
                ),
            );
        }
    }
    found
}

fn read(item: &Item) -> Dates {
    let (title, text) = (dates_in(&item.title), dates_in(&item.text));
    let in_title = title.iter().find(|date| date.deadline);
    let mut in_text = text.iter().filter(|date| date.deadline);
    let in_text = in_text.next().filter(|_| in_text.next().is_none());
    let all = item.due.into_iter().chain(title.iter().chain(&text).map(|date| date.when));
    Dates {
        said: in_title.or(in_text).map(|date| date.when),
        latest: all.filter(|when| when.first_day().is_some()).max_by_key(|when| (when.first_day(), when.last_day())),
    }
}

/// Due date against words; and, where no step carries them, the item's later dates against its own deadline.
fn own_contradiction(item: &Item, dates: &Dates, leaf: bool) -> Option<(When, When)> {
    let said = dates.said?;
    if let Some(due) = item.due.filter(|due| later(*due, said) || later(said, *due)) {
        return Some((said, due));
    }
    let latest = dates.latest.filter(|latest| leaf && later(*latest, said))?;
    Some((said, latest))
}

/// For each position, the nearest item strictly above that has a limit, and the limit.
fn limits_above(context: &Context<'_>, dates: &[Dates]) -> Vec<Option<(usize, When)>> {
    let mut above: Vec<Option<(usize, When)>> = vec![None; dates.len()];
    for position in context.tree.order() {
        let Some(parent) = context.tree.parent_at(*position) else { continue };
        let said = dates.get(parent).and_then(|dates| dates.said);
        let own = said.or_else(|| context.item(parent).and_then(|item| item.due));
        let limit = own.map(|limit| (parent, limit)).or_else(|| above.get(parent).copied().flatten());
        if let Some(place) = above.get_mut(*position) {
            *place = limit;
        }
    }
    above
}

fn later(one: When, other: When) -> bool {
    matches!((one.first_day(), other.last_day()), (Some(first), Some(last)) if first > last)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::finds;

    #[test]
    fn a_step_may_not_end_after_its_action() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", ref = "2.5", title = "Common assessment by April 2007" },
                { id = "s", parent = "a", kind = "milestone", title = "Pilots by April 07", due = "2007-04" },
                { id = "t", parent = "a", kind = "milestone", title = "In use April 07 – Sept 07", due = "2007-04" },
                { id = "o", kind = "objective", ref = "A.1", title = "O", due = "2009" },
                { id = "b", parent = "o", kind = "action", ref = "3.1", title = "B", due = "2010-01" },
                { id = "c", parent = "o", kind = "action", ref = "3.2", title = "C", due = "2009-12" },
            ]"#,
            &[
                "Milestone \"In use April 07 – Sept 07\" runs to 2007-09, but action 2.5 is to be done by 2007-04: settle which date holds.",
                "Action 3.1 runs to 2010-01, but objective A.1 is to be done by 2009: settle which date holds.",
            ],
        );
    }

    #[test]
    fn words_and_due_date_say_the_same() {
        finds(
            &RULE,
            r#"items = [
                { id = "a", kind = "action", ref = "1.1", title = "Open by April 2007", due = "2007-09" },
                { id = "b", kind = "action", ref = "1.2", title = "Open by April 2007", due = "2007" },
                { id = "c", kind = "action", ref = "1.3", title = "Records by April 2007", text = "Records by April 2007: in use April 07 – Sept 07" },
                { id = "d", kind = "action", ref = "1.4", title = "D", text = "Stores by Sept 06, policy by April 06", due = "2008" },
            ]"#,
            &[
                "Action 1.1 is to be done by 2007-04 and also names 2007-09: settle which date holds.",
                "Action 1.3 is to be done by 2007-04 and also names 2007-09: settle which date holds.",
            ],
        );
    }
}
