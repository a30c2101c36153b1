//! Episodes of care, one for each law and placement, and the placements.

use jiff::civil::Date;

use super::Teller;
use super::care::{Care, Change};
use crate::books::Book;
use crate::days::{between, plus};
use crate::draft::Draft;
use crate::life::Reach;
use crate::rates;

const NEEDS: [(&str, u64); 6] = [("N1", 65), ("N2", 4), ("N4", 8), ("N5", 14), ("N8", 6), ("N6", 3)];
const PERMANENCE: [(&str, u64); 6] =
    [("home", 25), ("family", 15), ("long-term", 32), ("adoption", 10), ("residential", 6), ("independence", 12)];
/// With adopters who had not fostered the child, by the parents' consent: the legal status stays what it was.
const WITH_ADOPTERS: &str = "A4";
const FOSTERED: &str = "U6";
const MOVED: [(&str, u64); 6] =
    [("CARPL", 50), ("CREQB", 14), ("CREQO", 10), ("CHILD", 8), ("LAREQ", 10), ("OTHER", 8)];

impl Teller<'_, '_> {
    /// Writes the episodes; gives the place of the first.
    pub(super) fn episodes(&mut self, care: &Care) -> usize {
        let need = self.chance.weighted(&NEEDS);
        let voluntary = self.chance.hits(600_000);
        let planned = self.in_time(care.began, 850_000, (3, 10), (11, 25));
        let permanence = self.chance.weighted(&PERMANENCE);
        let mut law = if voluntary { "V2" } else { "C1" };
        let (mut began, mut reason, mut first) = (care.began, "S", None);
        let ends = care.changes.iter().map(|(day, change)| (Some(*day), Some(*change))).chain([(None, None)]);
        for (next, change) in ends {
            let Some(mut draft) = self.draft(Book::Episode) else { return 0 };
            let hands = self.workers.long_term;
            draft.given_to(hands.team, hands.social_worker, true);
            draft.day("began", began);
            draft.day("care-began", care.began);
            draft.code("reason", reason);
            draft.code("legal-status", law);
            draft.code("need", need);
            if first.is_none() {
                self.before(&mut draft, care.began);
            }
            draft.code("plan-permanence", permanence);
            if self.life.reach(planned) == Reach::On {
                draft.day("care-plan", planned);
            }
            draft.step("begin", began, hands.social_worker);
            if let Some((ended, why)) = next.map(|next| (next, "X1")).or(care.ended) {
                draft.day("ended", ended);
                draft.code("end-reason", why);
                draft.step("close", ended, hands.social_worker);
            }
            let place = draft.done(self.entries);
            first = first.or(Some(place));
            began = next.unwrap_or(began);
            reason = if change == Some(Change::Law) { "L" } else { "P" };
            law = if change == Some(Change::Law) { "C2" } else { law };
        }
        first.unwrap_or_default()
    }

    /// What had been arranged before this care: for most children nothing, for a few an order a good while before.
    fn before(&self, draft: &mut Draft<'_>, began: Date) {
        let mut chance = self.permanence(began);
        let days = between(self.life.born, began);
        if days < 365 || !chance.hits(rates::PERMANENCE_BEFORE) {
            draft.code("permanence-before", "Z1");
            return;
        }
        draft.code("permanence-before", chance.weighted(&[("P1", 25), ("P2", 55), ("P3", 20)]));
        draft.text("permanence-council", "WAL");
        draft.day("permanence-on", plus(self.life.born, days / 2));
    }

    /// Writes the placements.
    pub(super) fn placements(&mut self, care: &Care) {
        let moves = care.changes.iter().filter(|(_, change)| *change == Change::Placement);
        let ends: Vec<Option<Date>> = moves.map(|(day, _)| Some(*day)).chain([None]).collect();
        let mut began = care.began;
        for next in ends {
            // Until then, whoever is to be adopted lives with foster carers.
            let adopted = care.adopted.map(|adopted| if adopted.placed == began { WITH_ADOPTERS } else { FOSTERED });
            let ended = next.or(care.ended.map(|(day, _)| day));
            self.placement((began, ended), adopted, next.is_some());
            began = next.unwrap_or(began);
        }
    }

    fn placement(&mut self, (began, ended): (Date, Option<Date>), of_adoption: Option<&'static str>, moved: bool) {
        let Some(mut draft) = self.draft(Book::Placement) else { return };
        let hands = self.workers.long_term;
        draft.given_to(hands.team, hands.social_worker, true);
        draft.day("began", began);
        let drawn = self.placement_kind(began);
        let kind = of_adoption.unwrap_or(drawn);
        draft.code("type", kind);
        draft.code("provider", provider(kind, self.chance.hits(350_000)));
        draft.yes("out-of-area", self.chance.hits(rates::FAR_AWAY));
        draft.yes("until-eighteen", matches!(kind, "U4" | "U1"));
        let stops = ended.unwrap_or(self.life.end);
        let planned = self.in_time(began, 850_000, (0, 5), (6, 15));
        if planned <= stops {
            draft.day("plan", planned);
        }
        let visited = self.in_time(began, 900_000, (0, 4), (6, 12));
        if visited <= stops {
            draft.day("first-visit", visited);
            draft.step("first-visit", visited, hands.social_worker);
        }
        if let Some(ended) = ended {
            draft.day("ended", ended);
            draft.code("change-reason", if moved { self.chance.weighted(&MOVED) } else { "CARPL" });
            draft.step("close", ended, hands.social_worker);
        }
        draft.done(self.entries);
    }

    /// Nobody under sixteen lives by themself.
    fn placement_kind(&mut self, began: Date) -> &'static str {
        match self.chance.weighted(&rates::PLACEMENTS) {
            "H5" if self.life.age(began) < 16 => "U6",
            kind => kind,
        }
    }
}

fn provider(kind: &str, private: bool) -> &'static str {
    match kind {
        "P1" => "PR0",
        WITH_ADOPTERS => "PR1",
        "U6" | "U4" | "U3" | "U1" if !private => "PR1",
        _ => "PR4",
    }
}
