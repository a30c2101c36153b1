//! What of the looked-after return is not made of records, and what not always as it was.

use bigplan_returns::looked_after::Table;

use crate::out::NotHeld;

impl NotHeld {
    /// Whether it is about this column.
    pub(super) fn is_of(&self, table: Table, column: &str) -> bool {
        self.table == table.name() && self.column.is_none_or(|own| own == column)
    }
}

/// Tables that are not made and columns that stay empty, with the reason.
pub const NOT_HELD: &[NotHeld] = &[
    NotHeld::of("Header", "MOTHER", "Whether a girl in care is a mother is not kept in her own records."),
    NotHeld::of("Header", "MC_DOB", "The child of a girl in care is not kept in her own records."),
    NotHeld::of("Episodes", "PL_POST", "A placement points at a place; the place's postcode is no part of the record."),
    NotHeld::of("Episodes", "URN", "The regulator's number of a home is not kept."),
    NotHeld::of("UASC", "DUC", "An episode says whether the child was alone, not until which day that lasted."),
    NotHeld::of("OC2", "SDQ_REASON", "Why there is no score is not kept."),
    NotHeld::of("OC2", "CONVICTED", "Convictions are not kept."),
    NotHeld::of("OC2", "HEALTH_CHECK", "Whether health surveillance of under-fives is up to date is not kept."),
    NotHeld::of("OC2", "SUBSTANCE_MISUSE", "Misuse of drugs or alcohol is not kept of children in care."),
    NotHeld::of("OC2", "INTERVENTION_RECEIVED", "Help with drugs or alcohol is not kept."),
    NotHeld::of("OC2", "INTERVENTION_OFFERED", "Help with drugs or alcohol is not kept."),
    NotHeld::whole(
        "OC3",
        "What care leavers do about their birthdays is kept by the return's codes, but how they live is not; the table is not \
         made of it. So who left care before the year is not in the header either.",
    ),
    NotHeld::whole("AD1", "The register of adoptions has nothing of the adopters; the table is not made of it."),
    NotHeld::whole("PlacedAdoption", "The register of adoptions has the days; the table is not made of it."),
    NotHeld::whole("PrevPerm", "Permanence arranged before care is not kept."),
    NotHeld::whole("SWEpisodes", "A record says who does the work now, not since when or who did it before."),
    NotHeld::whole("DoLo", "Orders that deprive a child of liberty are not kept."),
];

/// Columns that are made, and where they can differ from what was once returned.
pub const IN_PART: &[NotHeld] = &[
    NotHeld::of(
        "Header",
        "UPN",
        "Of the codes for a number that is not there only UN1 is made, of children under five.",
    ),
    NotHeld::of("Header", "ETHNIC", "Refused and not obtained are one word in the registers: both come out as NOBT."),
    NotHeld::of(
        "Header",
        "SEX",
        "Where no sex is held, or none that the year has a code for, it is the code for not known.",
    ),
    NotHeld::of("Header", "UASC", "0 where no episode says that the child is alone."),
    NotHeld::whole(
        "UASC",
        "There is a row for each child of whom an episode of the year says it; one who stopped being alone before the year, in \
         the same episode, is among them.",
    ),
    NotHeld::whole(
        "Reviews",
        "Only reviews of the year are returned, one a day; of a return that was read, only those after care began.",
    ),
    NotHeld::whole("Episodes", "Only episodes that touch the year are returned, with what was known at its end."),
    NotHeld::of("Episodes", "RNE", "An episode is parted where a placement begins within it; the later part has P."),
    NotHeld::of(
        "Episodes",
        "PLACE_PROVIDER",
        "It is the placement's: where another provider came with nothing but a legal status, it is the first.",
    ),
    NotHeld::of("Episodes", "REASON_PLACE_CHANGE", "It stands with the last episode of a placement only."),
    NotHeld::whole(
        "OC2",
        "There is a row where the register of health checks knows anything of a child in care all year; 0 says that it knows \
         of a check that was not done in the year.",
    ),
    NotHeld::whole("Missing", "Only times of being missing from care are returned, by days."),
];
