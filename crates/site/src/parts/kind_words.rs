//! What a plan calls its kinds of item, inside a sentence and counted.

use bigplan_plan::{Kind, PlanHead};

use super::plan_words::counted;

/// A label inside a sentence: "Key area of focus" gives "key area of focus"; what begins
/// with an abbreviation stays as it is.
pub fn inside(label: &str) -> String {
    let mut letters = label.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return label.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

/// "1 action", "12 key areas of focus": a number of items of a plan.
pub fn count_of(number: usize, of: Kind, head: &PlanHead) -> String {
    counted(number, &inside(head.label(of)), &inside(&head.label_of_many(of)))
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Kind, PlanHead};

    use super::{count_of, inside};

    #[test]
    fn items_are_counted_in_the_plans_own_words() {
        let labels = [(Kind::Objective, "Key area of focus".to_owned())].into();
        let head = PlanHead { labels, ..PlanHead::default() };
        assert_eq!(count_of(1, Kind::Objective, &head), "1 key area of focus");
        assert_eq!(count_of(2, Kind::Objective, &head), "2 key areas of focus");
        assert_eq!(count_of(2, Kind::Priority, &head), "2 priorities");
        assert_eq!(inside("LSP theme"), "LSP theme");
    }
}
