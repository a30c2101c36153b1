//! What rules ask of a child again and again.

use super::collection::Collection;
use super::tables::{Child, Episode, Table};
use super::upn::Upn;
use crate::is;
use crate::value::{Code, Date};

impl Child<'_> {
    /// The date of birth by the header.
    pub fn born(&self) -> Date {
        self.header.first().map_or(Date::BLANK, |header| header.dob)
    }

    /// Each episode with the one before it.
    pub fn pairs(&self) -> impl Iterator<Item = (&Episode, &Episode)> {
        self.episodes.iter().zip(self.episodes.iter().skip(1))
    }

    /// Whether the child was looked after through the whole year: from its first day or before, without leaving care
    /// or coming into it again, and without respite.
    pub fn all_year(&self, year: &Collection<'_>) -> bool {
        let mut begun = false;
        for episode in self.episodes.iter().filter(|episode| episode.touches(year)) {
            let left = episode.dec < year.end && episode.rec.is_given() && !is!(episode.rec, "X1");
            let came = is!(episode.rne, "S") && episode.decom > year.start;
            if episode.is_respite() || left || came {
                return false;
            }
            begun |= episode.decom <= year.start;
        }
        begun
    }

    /// Whether the child is, or was, an unaccompanied asylum-seeking child, as far as both years tell.
    pub fn is_or_was_uasc(&self, year: &Collection<'_>) -> bool {
        self.is_uasc(year) || self.was_uasc(year)
    }

    /// Whether the child is one this year: by the header where it says so, else by a day on which that ceases.
    pub fn is_uasc(&self, year: &Collection<'_>) -> bool {
        if year.columns.has(Table::Header, false, "UASC") {
            self.header.iter().any(|header| is!(header.uasc, "1"))
        } else {
            self.uasc.iter().any(|row| row.duc.is_day())
        }
    }

    /// Whether the child was one last year.
    pub fn was_uasc(&self, year: &Collection<'_>) -> bool {
        if year.columns.has(Table::Header, true, "UASC") {
            self.last.header.iter().any(|header| is!(header.uasc, "1"))
        } else {
            self.last.uasc.iter().any(|row| row.duc.is_given())
        }
    }

    /// Whether another row of the return has this pupil number; codes for unknown numbers may stand anywhere.
    pub fn shares_upn(&self, upn: Upn) -> bool {
        self.shared_upns.binary_search(&upn.code).is_ok()
    }

    /// Whether anything is told of the child as a care leaver.
    pub fn has_care_leaver_data(&self) -> bool {
        self.oc3.iter().any(super::CareLeaver::has_data)
    }
}

impl Episode {
    /// Whether the episode is a short break agreed in a series (V3, V4).
    pub fn is_respite(&self) -> bool {
        is!(self.ls, "V3" | "V4" | "v3" | "v4")
    }

    /// Whether the placement is a temporary one (T0 to T4).
    pub fn is_temporary(&self) -> bool {
        is!(self.place, "T0" | "T1" | "T2" | "T3" | "T4")
    }

    /// Whether the child is placed for adoption (A3 to A6).
    pub fn is_for_adoption(&self) -> bool {
        is!(self.place, "A3" | "A4" | "A5" | "A6")
    }

    /// Whether the child is with foster carers (U1 to U6).
    pub fn is_fostering(&self) -> bool {
        is!(self.place, "U1" | "U2" | "U3" | "U4" | "U5" | "U6")
    }

    /// Whether the episode ended with an adoption.
    pub fn is_adoption(&self) -> bool {
        is!(self.rec, "E11" | "E12")
    }

    /// Whether the child left care at its end.
    pub fn left_care(&self) -> bool {
        self.rec.is_given() && !is!(self.rec, "X1")
    }

    /// Whether any day of the episode lies in the year.
    pub fn touches(&self, year: &Collection<'_>) -> bool {
        self.decom <= year.end && !(self.dec < year.start)
    }

    /// Whether the place is the same: type, provider, postcode and registration.
    pub fn same_place(&self, other: &Episode) -> bool {
        self.place == other.place
            && self.provider == other.provider
            && self.pl_post == other.pl_post
            && self.urn == other.urn
    }
}

impl super::CareLeaver {
    /// Whether anything is told.
    pub fn has_data(&self) -> bool {
        self.in_touch.is_given() || self.activ.is_given() || self.accom.is_given()
    }
}

impl super::Adoption {
    /// How many of the six items are given.
    pub fn given(&self) -> usize {
        let codes = [self.foster_care, self.nb_adoptr, self.sex_adoptr, self.ls_adoptr];
        let dates = [self.date_int, self.date_match];
        codes.iter().filter(|code| code.is_given()).count() + dates.iter().filter(|date| date.is_given()).count()
    }
}

impl super::YearInCare {
    /// The columns of the eight items of health and offending, by the alphabet.
    pub const ITEMS: &'static [&'static str] = &[
        "CONVICTED",
        "HEALTH_ASSESSMENT",
        "HEALTH_CHECK",
        "IMMUNISATIONS",
        "INTERVENTION_OFFERED",
        "INTERVENTION_RECEIVED",
        "SUBSTANCE_MISUSE",
        "TEETH_CHECK",
    ];

    /// The eight items of health and offending.
    pub fn items(&self) -> [Code; 8] {
        let [immunised, teeth, assessed, misuse] = self.health();
        [self.convicted, self.health_check, immunised, teeth, assessed, misuse, self.received, self.offered]
    }

    /// The four items of health that belong together.
    pub fn health(&self) -> [Code; 4] {
        [self.immunisations, self.teeth_check, self.health_assessment, self.substance_misuse]
    }

    /// Whether any of the eight items is given.
    pub fn has_items(&self) -> bool {
        self.items().iter().any(|item| item.is_given())
    }

    /// Whether any of the four items of health is blank.
    pub fn lacks_health(&self) -> bool {
        self.health().iter().any(|item| item.is_blank())
    }
}
