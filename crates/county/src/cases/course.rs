//! What a referral is to lead to, drawn from the rates of its year before anything of it is written.

use jiff::civil::Date;

use super::Teller;
use crate::family::Outcome;
use crate::rates;

/// What a referral is to lead to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    pub(super) action: bool,
    pub(super) in_need: bool,
    pub(super) enquiry: Option<Suspected>,
    pub(super) care: bool,
}

/// That a child may be hurt.
#[derive(Clone, Copy, Debug)]
pub(super) struct Suspected {
    /// Whether it was thought so when the referral came.
    pub(super) at_once: bool,
    pub(super) conference: bool,
}

impl Course {
    pub(super) fn outcome(self) -> Outcome {
        match (self.action, self.in_need) {
            (false, _) => Outcome::NoAction,
            (true, false) => Outcome::NotInNeed,
            (true, true) => Outcome::InNeed,
        }
    }
}

impl Teller<'_, '_> {
    /// What the referral of a day leads to, at the rates of its year.
    pub(super) fn course(&mut self, received: Date) -> Course {
        let year = self.world.year(received);
        let nothing = Course { action: false, in_need: false, enquiry: None, care: false };
        if self.chance.hits(rates::NO_ACTION) {
            return nothing;
        }
        let in_need = !self.chance.hits(rates::NOT_IN_NEED);
        // In a million of all referrals: how many find a child in need, and how many lead to an enquiry.
        let need = 1_000_000 - rates::NO_ACTION - 308_000;
        let enquiries = year.enquiries * 1_000_000 / year.referrals;
        let theirs = if in_need { rates::ENQUIRIES_IN_NEED } else { 1_000_000 - rates::ENQUIRIES_IN_NEED };
        let suspected = enquiries * theirs / if in_need { need } else { 308_000 };
        let begun = year.plans * rates::PLANS_BEGUN / 100 * 1_000_000 / year.referrals;
        let conferences = begun * 1_000_000 / rates::CONFERENCE_TO_PLAN;
        let enquiry = self.chance.hits(suspected).then(|| {
            let conference = conferences * 1_000_000 / (enquiries * rates::ENQUIRIES_IN_NEED / 1_000_000);
            Suspected {
                at_once: self.chance.hits(rates::ENQUIRIES_AT_ONCE),
                conference: in_need && self.chance.hits(conference),
            }
        });
        let into_care = year.looked_after * rates::CARE_BEGUN / 100 * 1_000_000 / year.referrals;
        let directly = into_care * (1_000_000 - rates::CARE_FROM_PLAN) / need.saturating_sub(conferences).max(1);
        let care = in_need && enquiry.is_none_or(|enquiry| !enquiry.conference) && self.chance.hits(directly);
        Course { action: true, in_need, enquiry, care }
    }
}
