//! How often things happen: one table, each row with where it comes from.
//!
//! *Published* rows are figures for England, in the files of the Department for Education named beside them; years are
//! those that end on 31 March, of schools those that end in summer. *Chosen* rows are in no publication that stands
//! behind this table: they are set so that the published ones come out, and no one may take them for facts. Shares are
//! in a million and curves as [`Chance::along`](crate::chance::Chance) reads them, all in whole numbers, so that every
//! machine makes the same of them.

use jiff::civil::Date;

/// The figures of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year in which it ends.
    pub year: i16,
    /// Referrals in the year, to 100,000 children.
    pub referrals: u64,
    /// Enquiries under section 47 that began in the year, to 100,000 children.
    pub enquiries: u64,
    /// Children in need on 31 March, to 100,000 children.
    pub in_need: u64,
    /// Children with a protection plan on 31 March, to 100,000 children.
    pub plans: u64,
    /// Children looked after on 31 March, to 100,000 children.
    pub looked_after: u64,
    /// Sessions missed at school, in a million possible ones.
    pub absence: i32,
}

/// Published: "plan_indicators_selected_2016_2025.csv", rows of England, the data items of referrals, section 47,
/// children in need, plans, looked-after children and total absence. For the schools' year 2020 nothing was published:
/// that of 2019 stands in. Years before and after are taken to be as the first and the last.
pub const YEARS: [Year; 10] = [
    year(2016, 5360, 1488, 3398, 434, 600, 45_700),
    year(2017, 5536, 1591, 3333, 438, 620, 46_500),
    year(2018, 5596, 1691, 3454, 459, 640, 48_100),
    year(2019, 5537, 1711, 3398, 445, 660, 47_300),
    year(2020, 5453, 1705, 3301, 437, 680, 47_300),
    year(2021, 5071, 1686, 3296, 424, 690, 46_200),
    year(2022, 5528, 1852, 3437, 433, 700, 75_500),
    year(2023, 5381, 1894, 3387, 427, 700, 73_700),
    year(2024, 5157, 1862, 3312, 414, 690, 71_500),
    year(2025, 5194, 1893, 3303, 406, 670, 67_800),
];

const fn year(
    year: i16,
    referrals: u64,
    enquiries: u64,
    in_need: u64,
    plans: u64,
    looked_after: u64,
    absence: i32,
) -> Year {
    Year { year, referrals, enquiries, in_need, plans, looked_after, absence }
}

/// The figures of the year to 31 March in which a day lies.
pub fn of(day: Date) -> &'static Year {
    let ends = day.year() + i16::from(day.month() >= 4);
    let [first, .., last] = &YEARS;
    YEARS.iter().find(|year| year.year == ends).unwrap_or(if ends < first.year { first } else { last })
}

/// Published: "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv", England 2025: 6.5 % of referrals led to
/// no further action.
pub const NO_ACTION: u64 = 65_000;
/// Published: the same row: 30.8 % were assessed and the child was not in need. Of those that were assessed this is:
pub const NOT_IN_NEED: u64 = 308_000 * 1_000 / 935;
/// Published: the same row: 22.6 % of referrals came within twelve months of another; the test holds the county to it.
pub const AGAIN: u64 = 226_000;
/// Published: "plan_indicators_selected_2016_2025.csv", England 2025: 85.7 % of assessments in 45 working days.
pub const ASSESSED_IN_TIME: u64 = 857_000;
/// Published: the same: 81.4 % of first conferences in 15 working days.
pub const CONFERENCE_IN_TIME: u64 = 814_000;
/// Published: the same: 24.5 % of plans were a second or later one. Chosen: how many of the first plans of these years
/// had one before them.
pub const EARLIER_PLAN: u64 = 235_000;
/// Published: "d5_cpps_at31march_by_duration_2013_to_2025.csv", England 2025: of plans in force on 31 March 31.5 % had
/// lasted three months at most, 25.5 % up to six, 26.3 % up to a year, 14.4 % up to two, 2.3 % longer. As as many begin
/// every month, these shares fall as plans end; the curve, in days, is what follows for how long plans last.
pub const PLAN_DAYS: [(i32, i32); 8] =
    [(0, 5), (700, 46), (2_450, 137), (6_100, 274), (8_930, 548), (9_830, 912), (9_950, 1_095), (10_000, 1_500)];
/// From the same shares: so many plans begin in a year for each that is in force, in hundredths.
pub const PLANS_BEGUN: u64 = 138;
/// Chosen: of first conferences, how many decide on a plan.
pub const CONFERENCE_TO_PLAN: u64 = 870_000;
/// Chosen: how plans end that no birthday or death ends: safe, in care, or with a move to another council.
pub const PLAN_ENDS: [(&str, u64); 3] = [("safe", 84), ("care", 12), ("moved", 4)];

/// Published for 2010 alone: "dfe_lac_2010_2016_selected_long.csv", England: 27,800 began to be looked after, 64,400
/// were on 31 March: 43 hundredths for each that is. Those whose plan ends in care are among them.
pub const CARE_BEGUN: u64 = 43;
/// Chosen: of children who come into care, how many come from a plan; the others come from an assessment.
pub const CARE_FROM_PLAN: u64 = 240_000;
/// Chosen: how long care lasts in days, where eighteenth birthdays do not end it: so that the share on 31 March comes
/// out.
pub const CARE_DAYS: [(i32, i32); 9] = [
    (0, 2),
    (1_200, 30),
    (2_500, 120),
    (4_200, 400),
    (5_800, 900),
    (7_400, 1_700),
    (8_700, 3_000),
    (9_500, 4_200),
    (10_000, 6_000),
];
/// Published: the same file and year: of 25,100 who left care 9,800 went home, 3,200 were adopted, 1,000 left by
/// residence and 1,260 by special guardianship order, 3,300 to live on their own, 470 to adult care, 310 to custody, 50
/// died. Adoption is for the young, and 18 is an end of its own, so that these are the weights of the other ends.
pub const CARE_ENDS: [(&str, u64); 6] = [("E4A", 78), ("E4B", 20), ("E41", 10), ("SPECIAL", 13), ("E9", 3), ("E8", 30)];
/// The same: of children under five who leave care, how many are adopted. Chosen.
pub const ADOPTED: u64 = 400_000;
/// Chosen: of children who come into care, for how many a home for good had been arranged before.
pub const PERMANENCE_BEFORE: u64 = 40_000;
/// Chosen: by the codes of the return, who adopts: how many together, men or women, and how they live.
pub const ADOPTERS: [((i64, &str, &str), u64); 6] = [
    ((2, "MF", "L11"), 62),
    ((2, "MF", "L3"), 10),
    ((2, "MM", "L12"), 7),
    ((2, "FF", "L4"), 5),
    ((1, "F1", "L0"), 14),
    ((1, "M1", "L0"), 2),
];
/// Chosen: whether the council is in touch with a care leaver about a birthday, near the published share of nine in
/// ten.
pub const IN_TOUCH: [(&str, u64); 4] = [("YES", 91), ("NO", 5), ("REFU", 2), ("NREQ", 2)];
/// Chosen: what care leavers do, near the published shares: a good half learn or work.
pub const LEAVERS_DO: [(&str, u64); 9] =
    [("F1", 6), ("F2", 22), ("P2", 3), ("F4", 4), ("F5", 18), ("P5", 4), ("G4", 14), ("G5", 22), ("G6", 7)];
/// Chosen: where care leavers live.
pub const LEAVERS_LIVE: [(&str, u64); 7] = [("U", 36), ("D", 20), ("B", 14), ("Z", 12), ("E", 7), ("T", 6), ("X", 3)];
/// Chosen: of homes of care leavers, how many are suitable.
pub const SUITABLE_HOMES: u64 = 900_000;
/// Published: "la_cla_placement_stability.csv", England 2025: 10 % had three placements or more in the year. Chosen:
/// one child in five moves so often in a month, the others so.
pub const UNSETTLED: u64 = 200_000;
/// See [`UNSETTLED`].
pub const MOVES_UNSETTLED: u64 = 120_000;
/// See [`UNSETTLED`].
pub const MOVES_SETTLED: u64 = 15_000;
/// Published: "plan_indicators_selected_2016_2025.csv", England 2025: 90 % had their health check in the year, 81 % a
/// dentist's.
pub const HEALTH_IN_TIME: u64 = 900_000;
/// See [`HEALTH_IN_TIME`].
pub const TEETH_IN_TIME: u64 = 810_000;
/// Published: the same: 18 % were placed more than 20 miles away and outside the council's area.
pub const FAR_AWAY: u64 = 180_000;
/// Chosen: how many reviews of children in care are held in time.
pub const REVIEW_IN_TIME: u64 = 940_000;
/// Chosen: where children in care live. Published for 2010, the same file: foster carers have most, children's homes
/// 4,200 of 64,400, parents some 5,000.
pub const PLACEMENTS: [(&str, u64); 8] =
    [("U6", 52), ("U3", 12), ("U4", 10), ("U1", 4), ("K2", 8), ("P1", 6), ("H5", 6), ("R3", 2)];

/// Chosen: of all families, how many come to notice often, and how many of the referrals are theirs.
pub const NOTICED_FAMILIES: u64 = 240_000;
/// See [`NOTICED_FAMILIES`].
pub const NOTICED_SHARE: u64 = 850_000;
/// Chosen: when a family comes to notice, whether this child is meant too.
pub const CHILD_MEANT: u64 = 700_000;
/// Chosen: of referrals, how many are first ones, not drawn as a return after a closed case; together with what chance
/// brings again it makes [`AGAIN`] come out, and children in an open case, who cannot be referred, are made up for.
pub const FIRST_REFERRALS: u64 = 870_000;
/// Chosen: after a case that was closed, whether the child is referred again within the year, where none in need was
/// found and where it was.
pub const BACK_UNMET: u64 = 290_000;
/// See [`BACK_UNMET`].
pub const BACK_MET: u64 = 180_000;
/// Chosen: of children in need, how many of the enquiries are about them.
pub const ENQUIRIES_IN_NEED: u64 = 860_000;
/// Chosen: of enquiries, how many begin with the referral, before any assessment.
pub const ENQUIRIES_AT_ONCE: u64 = 600_000;
/// Chosen: so many children live in the county to one social worker who has cases, so that each has some sixteen.
pub const CHILDREN_A_WORKER: u32 = 460;
/// Chosen: in each further year of a case, how often another social worker takes it over.
pub const WORKER_CHANGES: u64 = 350_000;
/// Chosen: why.
pub const WHY_ANOTHER_WORKER: [(&str, u64); 8] = [
    ("LEFTRL", 40),
    ("MANAGE", 20),
    ("TSPROC", 15),
    ("ORGRST", 8),
    ("ABSENC", 8),
    ("OTHERS", 5),
    ("PCCHAN", 2),
    ("CHCHAN", 2),
];
/// Chosen: how long a child is in need after assessment or plan, in days, so that the share on 31 March comes out.
pub const NEED_DAYS: [(i32, i32); 7] =
    [(0, 14), (2_500, 55), (5_000, 115), (7_500, 230), (9_000, 480), (9_700, 1_050), (10_000, 1_700)];

/// Chosen: days that a plan for a child in need has at least; in less there is none.
pub const SHORTEST_PLAN: i32 = 21;
/// Chosen: why the cases of those are closed who are grown up: with services for grown-ups, or without.
pub const GROWN_UP: [(&str, u64); 2] = [("RC6", 25), ("RC7", 75)];

/// Chosen: children in a family.
pub const CHILDREN: [(u64, u64); 4] = [(1, 36), (2, 42), (3, 16), (4, 6)];
/// Chosen: days between two births.
pub const GAP: (i32, i32) = (400, 1_700);
/// The longest time between the first and the last birth of a family.
pub const LONGEST_SPAN: i32 = 3 * GAP.1;
/// Chosen: children who die before 18.
pub const DEATHS: u64 = 2_000;
/// Chosen: families whose father is known, and those in which he lives.
pub const FATHERS: u64 = 900_000;
/// See [`FATHERS`].
pub const FATHERS_AT_HOME: u64 = 800_000;
/// Chosen: days that a family stays in a house.
pub const YEARS_IN_A_HOUSE: [(i32, i32); 4] = [(0, 200), (3_000, 1_500), (7_000, 5_000), (10_000, 12_000)];
/// Chosen: young people who stay at their school after 16.
pub const SIXTH_FORM: u64 = 450_000;
/// Chosen: support for special needs.
pub const SCHOOL_SUPPORT: [(&str, u64); 3] = [("none", 83), ("support", 13), ("plan", 4)];

/// How many of a thousand sessions a pupil misses in a year in which 67.8 of a thousand are missed. Published:
/// "plan_indicators_selected_2016_2025.csv", England 2025: 12.99 % of primary and 23.37 % of secondary pupils missed a
/// tenth or more. Chosen: the rest of the curve, so that total absence comes out.
pub const ABSENCE_PRIMARY: [(i32, i32); 7] =
    [(0, 0), (2_500, 20), (5_000, 41), (7_500, 69), (8_660, 100), (9_600, 175), (10_000, 440)];
/// See [`ABSENCE_PRIMARY`].
pub const ABSENCE_SECONDARY: [(i32, i32); 7] =
    [(0, 0), (2_500, 26), (5_000, 51), (7_540, 100), (9_000, 180), (9_700, 350), (10_000, 800)];
/// Chosen: how much of a pupil's absence is authorised.
pub const AUTHORISED: (i32, i32) = (55, 85);
/// Chosen: sessions of the terms of a year.
pub const SESSIONS: [i32; 3] = [140, 116, 124];

/// Chosen: ethnic groups of families, in ten thousand, near the school census of England of 2023/24.
pub const ETHNIC_GROUPS: [(&str, u64); 18] = [
    ("white-british", 6_190),
    ("white-other", 730),
    ("black-african", 490),
    ("pakistani", 470),
    ("indian", 420),
    ("mixed-other", 280),
    ("asian-other", 260),
    ("other", 250),
    ("bangladeshi", 190),
    ("white-asian", 160),
    ("white-black-caribbean", 150),
    ("black-caribbean", 90),
    ("black-other", 90),
    ("white-black-african", 90),
    ("chinese", 80),
    ("gypsy-roma", 30),
    ("white-irish", 20),
    ("not-known", 10),
];
/// Chosen: disabled children in a million, near the Family Resources Survey of 2021/22.
pub const DISABLED: u64 = 110_000;
/// Chosen: children with free school meals in a million, near the school census of England of 2023/24.
pub const FREE_MEALS: u64 = 246_000;
