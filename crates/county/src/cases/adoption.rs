//! How care came to an adoption. The days are shares of the time in care, so that they never depend on chance.

use jiff::civil::Date;

use super::Teller;
use super::care::Care;
use crate::books::Book;
use crate::chance::{Chance, Stream};
use crate::days::{between, month, plus};
use crate::rates;

/// An adoption: decision, match and moving in, in this order, within the time in care.
#[derive(Clone, Copy, Debug)]
pub(super) struct Adopted {
    decided: Date,
    matched: Date,
    /// The first day with the adopters.
    pub(super) placed: Date,
    on: Date,
}

impl Adopted {
    /// The course of an adoption on a day, of a child in care since another.
    pub(super) fn of(began: Date, on: Date) -> Self {
        let days = between(began, on);
        let (decided, matched) = (plus(began, days / 4), plus(began, days / 2));
        let placed = plus(began, (days * 6 / 10).max(1));
        Self { decided, matched, placed, on }
    }
}

impl Teller<'_, '_> {
    /// Writes the adoption, where care ended with one.
    pub(super) fn adoption(&mut self, care: &Care) {
        let (Some(adopted), Some(mut draft)) = (care.adopted, self.draft(Book::Adoption)) else { return };
        let (hands, mut chance) = (self.workers.long_term, self.permanence(care.began));
        let (many, sex, status) = chance.weighted(&rates::ADOPTERS);
        draft.given_to(hands.team, hands.social_worker, true);
        draft.day("decided", adopted.decided);
        draft.day("order", adopted.placed);
        draft.day("matched", adopted.matched);
        draft.day("placed", adopted.placed);
        draft.step("place", adopted.placed, hands.social_worker);
        draft.yes("by-carers", false);
        draft.yes("others-first", false);
        draft.whole("adopters", many);
        draft.code("adopters-sex", sex);
        draft.code("adopters-status", status);
        draft.day("adopted", adopted.on);
        draft.step("adopt", adopted.on, hands.social_worker);
        draft.done(self.entries);
    }

    /// The chance of what comes before and after a time in care, so that the rest does not hang on it.
    pub(super) fn permanence(&self, began: Date) -> Chance {
        let child = u64::try_from(self.child).unwrap_or_default();
        let month = u64::try_from(month(began)).unwrap_or_default();
        Chance::of(self.world.settings.seed, self.family, Stream::Permanence { child, month })
    }
}
