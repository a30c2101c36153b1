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
    NotHeld::whole(
        "OC3",
        "There is a row for each record of a birthday in the year; young people who are qualifying only are not asked about.",
    ),
    NotHeld::of("OC3", "ACTIV", "0 where the record is filled in and says nothing of it."),
    NotHeld::of(
        "OC3",
        "ACCOM",
        "The kind of home with 1 or 2 for whether it was suitable; 0 where the record is filled in and says neither, empty where \
         it says one of them only.",
    ),
    NotHeld::whole(
        "AD1",
        "There is a row where the register of adoptions has an adoption in the year; of a return that was read, only where an \
         episode ended with it.",
    ),
    NotHeld::of("AD1", "DATE_INT", "It is the day of the decision, the same as in PlacedAdoption."),
    NotHeld::whole(
        "PlacedAdoption",
        "Decisions that stood on any day of the year, of children who were in care in it.",
    ),
    NotHeld::whole(
        "PrevPerm",
        "There is a row for each child who came into care in the year and whose first episode says it; one who came twice is \
         told of by the last.",
    ),
    NotHeld::of(
        "PrevPerm",
        "DATE_PERM",
        "Where no day is held of an order, it is ZZ/ZZ/ZZZZ, also for a day known in part.",
    ),
    NotHeld::whole("Missing", "Only times of being missing from care are returned, by days."),
    NotHeld::whole(
        "SWEpisodes",
        "It is made of the register of social workers by time, for who does the work on a record is not who did it before. Where \
         that register has nobody, there is no such file. Of a return that was read, numbers of more than nine letters are not \
         held.",
    ),
];
