//! Sections that are no part of the plan: an earlier plan, other bodies' aims, risks.

use bigplan_plan::At;

use super::Walk;
use crate::understand::decoys;
use crate::understand::lead_in::LeadIn;
use crate::understand::sense::{Sense, sense};

impl Walk<'_> {
    /// Whether a heading opens, or still stands in, a section that is no part of the plan.
    pub(super) fn within_others(&mut self, level: u8, text: &str, marked: bool, at: At) -> bool {
        if decoys::heads_others(text) && !matches!(sense(text), Sense::Item(_)) {
            self.end_section(at, text);
            self.leave(level, marked);
            self.place = None;
            self.leaf = None;
            self.lead_in = LeadIn::Others;
            self.next_number = None;
            self.others = Some((level, marked));
            return true;
        }
        let Some((above, above_marked)) = self.others else { return false };
        let inside = if marked { above_marked && level > above } else { above_marked || decoys::is_over(text) };
        if inside {
            self.unread += 1;
        } else {
            self.others = None;
        }
        inside
    }
}
