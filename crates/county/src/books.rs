//! The registers that a county is written into.

use bigplan_register::{Definition, Registers, StateCode};

use crate::BadSettings;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Book {
    Address,
    ChildDetails,
    FamilyTie,
    SchoolPlace,
    Referral,
    NeedCase,
    NeedPlan,
    InitialAssessment,
    CoreAssessment,
    SingleAssessment,
    Enquiry,
    Conference,
    ProtectionPlan,
    CoreGroup,
    Episode,
    Placement,
    CareReview,
    HealthCheck,
    Adoption,
    LeaverBirthday,
    WorkerTime,
}

const CODES: [&str; 21] = [
    "address",
    "child-details",
    "family-tie",
    "school-place",
    "referral",
    "child-in-need-case",
    "child-in-need-plan",
    "initial-assessment",
    "core-assessment",
    "single-assessment",
    "enquiry",
    "conference",
    "protection-plan",
    "core-group",
    "looked-after-episode",
    "placement",
    "care-review",
    "health-check",
    "adoption",
    "leaver-birthday",
    "social-worker-time",
];

/// A register, with the state in which its records begin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Opened<'r> {
    pub(crate) definition: &'r Definition,
    pub(crate) first: &'r StateCode,
}

/// All of them, in the order of [`Book`].
#[derive(Clone, Debug)]
pub(crate) struct Books<'r>(Vec<Opened<'r>>);

impl<'r> Books<'r> {
    pub(crate) fn of(registers: &'r Registers) -> Result<Self, BadSettings> {
        let open = |code: &'static str| {
            let definition = registers.named(code).ok_or(BadSettings::Register(code))?;
            let first = definition.first_state().ok_or(BadSettings::Register(code))?;
            Ok(Opened { definition, first: &first.code })
        };
        CODES.into_iter().map(open).collect::<Result<_, _>>().map(Self)
    }

    pub(crate) fn open(&self, book: Book) -> Option<Opened<'r>> {
        self.0.get(book as usize).copied()
    }

    /// Whether a register was in use on a day.
    pub(crate) fn in_use(&self, book: Book, day: jiff::civil::Date) -> bool {
        self.open(book).is_some_and(|opened| opened.definition.held.on(day))
    }
}
