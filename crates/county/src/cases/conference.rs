//! Child protection conferences: the first, and reviews of plans.

use jiff::civil::Date;

use super::Teller;
use crate::books::Book;

/// What a conference is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meeting {
    /// The field that points at the enquiry or the plan, and its place.
    pub(super) about: (&'static str, usize),
    pub(super) kind: &'static str,
    pub(super) counted_from: Date,
    pub(super) harm: &'static str,
}

/// Whether it was held.
#[derive(Clone, Copy, Debug)]
pub(super) enum Held {
    /// On a day, with a decision.
    On(Date, &'static str),
    /// It is planned for a day.
    Planned(Date),
    /// It was not needed any more on a day.
    StoodDown(Date),
}

const CAME: [&[&str]; 3] =
    [&["health", "school"], &["health", "police"], &["council", "health", "school", "voluntary"]];
const TOOK_PART: [(&str, u64); 4] = [("worker", 40), ("wrote", 20), ("came", 15), ("advocate", 25)];

impl Teller<'_, '_> {
    /// Writes a conference; gives its place.
    pub(super) fn conference(&mut self, meeting: Meeting, held: Held) -> usize {
        let Some(mut draft) = self.draft(Book::Conference) else { return 0 };
        let hands = self.workers.long_term;
        draft.given_to(hands.team, self.workers.reviewing, true);
        draft.link(meeting.about.0, meeting.about.1);
        draft.code("kind", meeting.kind);
        draft.day("counted-from", meeting.counted_from);
        match held {
            Held::Planned(day) => draft.day("planned", day),
            Held::StoodDown(on) => {
                draft.step_because("stand-down", on, self.workers.reviewing, "the plan had ended");
            }
            Held::On(day, decision) => {
                draft.day("planned", day);
                draft.day("held", day);
                draft.codes("came", self.chance.of_list(&CAME));
                draft.yes("parents-came", self.chance.hits(800_000));
                let young = self.life.age(day) < 4;
                draft.code("child-took-part", if young { "too-young" } else { self.chance.weighted(&TOOK_PART) });
                draft.code("decision", decision);
                draft.code("category", meeting.harm);
                draft.step("hold", day, self.workers.reviewing);
                self.sent(&mut draft, day);
            }
        }
        draft.done(self.entries)
    }

    fn sent(&mut self, draft: &mut crate::draft::Draft<'_>, held: Date) {
        let decisions = self.in_time(held, 850_000, (0, 1), (2, 6));
        if self.life.desk(decisions) {
            draft.day("decisions-sent", decisions);
        }
        let record = self.in_time(held, 850_000, (8, 20), (21, 35));
        if self.life.desk(record) {
            draft.note("notes");
            draft.day("record-sent", record);
            draft.step("send", record, self.workers.reviewing);
        }
    }
}
