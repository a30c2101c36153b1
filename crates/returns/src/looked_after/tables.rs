//! The tables of the return as rows of numbers.

use std::ops::Deref;

use super::upn::Upn;
use crate::value::{Code, Date, Number};

tables! {
    /// One row a child: who the child is.
    Header header "Header" by |_: &Header| Date::BLANK; {
        sex: Code "SEX", dob: Date "DOB", ethnic: Code "ETHNIC", upn: Upn "UPN", mother: Code "MOTHER",
        mc_dob: Date "MC_DOB", uasc: Code "UASC", uasc_status: Code "UASC_STATUS",
    }
    /// Episodes of care: each change of placement or legal status begins one.
    Episode episodes "Episodes" by |row: &Episode| row.decom; {
        decom: Date "DECOM", rne: Code "RNE", ls: Code "LS", cin: Code "CIN", place: Code "PLACE",
        provider: Code "PLACE_PROVIDER", dec: Date "DEC", rec: Code "REC", reason: Code "REASON_PLACE_CHANGE",
        home_post: Code "HOME_POST", pl_post: Code "PL_POST", urn: Code "URN", pl_la: Code "PL_LA",
        pl_location: Code "PL_LOCATION", pl_distance: Number "PL_DISTANCE",
        date_episode_ceased: Code "DATE_EPISODE_CEASED", placement: Code "PLACEMENT",
    }
    /// Reviews of the child's case.
    Review reviews "Reviews" by |_: &Review| Date::BLANK; {
        dob: Date "DOB", review: Date "REVIEW", code: Code "REVIEW_CODE",
    }
    /// Unaccompanied asylum-seeking children.
    Uasc uasc "UASC" by |_: &Uasc| Date::BLANK; {
        sex: Code "SEX", dob: Date "DOB", duc: Date "DUC",
    }
    /// What is asked of children looked after for twelve months.
    YearInCare oc2 "OC2" by |_: &YearInCare| Date::BLANK; {
        dob: Date "DOB", sdq_score: Number "SDQ_SCORE", sdq_reason: Code "SDQ_REASON", convicted: Code "CONVICTED",
        health_check: Code "HEALTH_CHECK", immunisations: Code "IMMUNISATIONS", teeth_check: Code "TEETH_CHECK",
        health_assessment: Code "HEALTH_ASSESSMENT", substance_misuse: Code "SUBSTANCE_MISUSE",
        received: Code "INTERVENTION_RECEIVED", offered: Code "INTERVENTION_OFFERED",
    }
    /// Care leavers at their 17th to 21st birthdays.
    CareLeaver oc3 "OC3" by |_: &CareLeaver| Date::BLANK; {
        dob: Date "DOB", in_touch: Code "IN_TOUCH", activ: Code "ACTIV", accom: Code "ACCOM",
    }
    /// Children adopted in the year.
    Adoption ad1 "AD1" by |_: &Adoption| Date::BLANK; {
        dob: Date "DOB", date_int: Date "DATE_INT", date_match: Date "DATE_MATCH", foster_care: Code "FOSTER_CARE",
        nb_adoptr: Code "NB_ADOPTR", sex_adoptr: Code "SEX_ADOPTR", ls_adoptr: Code "LS_ADOPTR",
    }
    /// Decisions that a child should be placed for adoption.
    PlacedAdoption placed "PlacedAdoption" by |row: &PlacedAdoption| row.date_placed; {
        dob: Date "DOB", date_placed: Date "DATE_PLACED", ceased: Date "DATE_PLACED_CEASED",
        reason: Code "REASON_PLACED_CEASED",
    }
    /// Permanence arranged before the child came into care.
    Permanence prev_perm "PrevPerm" by |_: &Permanence| Date::BLANK; {
        dob: Date "DOB", prev_perm: Code "PREV_PERM", la_perm: Code "LA_PERM", date_perm: Date "DATE_PERM",
    }
    /// Times in which a child was missing or away.
    Missing missing "Missing" by |row: &Missing| row.start; {
        dob: Date "DOB", missing: Code "MISSING", start: Date "MIS_START", end: Date "MIS_END",
    }
    /// Social workers of a child, one after the other.
    SocialWorker social_workers "SWEpisodes" by |row: &SocialWorker| row.decom; {
        dob: Date "DOB", id: Code "SW_ID", decom: Date "SW_DECOM", dec: Date "SW_DEC", reason: Code "SW_REASON",
    }
    /// Times in which a court allowed a child to be deprived of liberty.
    Deprivation dolo "DoLo" by |row: &Deprivation| row.start; {
        dob: Date "DOB", start: Date "DOLO_START", end: Date "DOLO_END",
    }
}

/// The rows of one child: those of the year, and those of the year before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Child<'a> {
    now: Rows<'a>,
    /// The year before.
    pub last: Rows<'a>,
    /// The pupil numbers that stand in more than one row of the year's headers, in order.
    pub(super) shared_upns: &'a [Code],
}

impl<'a> Child<'a> {
    /// Takes the rows of a child from the front of what is left of two years.
    pub fn take(now: &mut Rows<'a>, last: &mut Rows<'a>, child: u32, shared_upns: &'a [Code]) -> Child<'a> {
        Child { now: now.take(child), last: last.take(child), shared_upns }
    }
}

impl<'a> Deref for Child<'a> {
    type Target = Rows<'a>;

    fn deref(&self) -> &Rows<'a> {
        &self.now
    }
}
