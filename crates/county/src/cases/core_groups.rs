//! Core groups of a plan: the first, those that follow, and the one after the plan.

use jiff::civil::Date;

use super::Teller;
use super::protection::Plan;
use crate::books::Book;
use crate::days::plus;

const CAME: [&[&str]; 3] = [&["health", "school"], &["health", "council"], &["school", "voluntary"]];

/// Whether a core group met.
#[derive(Clone, Copy, Debug)]
enum Met {
    On(Date),
    Planned(Date),
    StoodDown(Date),
}

impl Teller<'_, '_> {
    /// Writes them; `first` is the day of the first.
    pub(super) fn core_groups(&mut self, plan: &Plan, first: Date) {
        let stops = plan.ended.map_or(self.life.end, |(day, _)| day);
        let (mut kind, mut counted_from, mut day) = ("first", plan.began, first);
        while day <= stops {
            self.core_group(plan.record, kind, counted_from, Met::On(day));
            (kind, counted_from) = ("later", day);
            let days = self.chance.between(27, 43);
            day = self.working(plus(day, days), 0);
        }
        let last = if plan.ended.is_some() { Met::StoodDown(stops) } else { Met::Planned(day) };
        self.core_group(plan.record, kind, counted_from, last);
        if let Some((ended, "safe")) = plan.ended {
            let days = self.chance.between(25, 41);
            let day = self.working(plus(ended, days), 0);
            let met = if self.life.desk(day) { Met::On(day) } else { Met::Planned(day) };
            self.core_group(plan.record, "after-plan", ended, met);
        }
    }

    fn core_group(&mut self, plan: usize, kind: &str, counted_from: Date, met: Met) {
        let Some(mut draft) = self.draft(Book::CoreGroup) else { return };
        let hands = self.workers.long_term;
        draft.given_to(hands.team, hands.social_worker, true);
        draft.link("plan", plan);
        draft.code("kind", kind);
        draft.day("counted-from", counted_from);
        match met {
            Met::Planned(day) => draft.day("planned", day),
            Met::StoodDown(on) => draft.step_because("stand-down", on, hands.manager, "the plan had ended"),
            Met::On(day) => {
                draft.day("planned", day);
                draft.day("held", day);
                draft.codes("came", self.chance.of_list(&CAME));
                draft.yes("parents-came", self.chance.hits(850_000));
                draft.note("progress");
                draft.step("hold", day, hands.social_worker);
            }
        }
        draft.done(self.entries);
    }
}
