//! Entries that go on with the action above them.

use bigplan_plan::{At, Kind};

use super::Walk;
use crate::understand::fields::add_steps;
use crate::understand::lead_in::LeadIn;

impl Walk<'_> {
    /// In a list whose entries open with capitals, and right behind a table of actions, an entry that
    /// opens small is a step of the action above it.
    pub(super) fn step_of_above(&mut self, marker: &str, text: &str, at: At) -> bool {
        let small = text.starts_with(char::is_lowercase);
        let said = matches!(self.lead_in, LeadIn::Unsaid | LeadIn::Items(Kind::Action));
        let Some(action) = self.action.filter(|_| self.steps_follow && marker.is_empty() && small && said) else {
            return false;
        };
        add_steps(&mut self.build, action, &[(text.to_owned(), at)]);
        true
    }

    /// Remembers whether an entry that became an action opened with a capital.
    pub(super) fn opened_entry(&mut self, kind: Kind, text: &str) {
        self.steps_follow = kind == Kind::Action && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Kind;

    use crate::understand::understand;

    #[test]
    fn small_entries_are_steps_of_the_action_above() {
        let text = "# Priority 1: Play\n\n## What we will do\n\n- Mend the swings\n- buy chains by May 2012\n\
                    - Open the hall\n";
        let (plan, _) = understand(&crate::formats::text::read(text));
        let of = |kind| plan.items.iter().filter(move |i| i.kind == kind).count();
        assert_eq!((of(Kind::Action), of(Kind::Milestone)), (2, 1));
    }
}
