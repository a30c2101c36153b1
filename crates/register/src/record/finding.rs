//! What is wrong with a record, as values that pages, imports and lists share.

use bigplan_plan::Severity;
use serde::Serialize;

use crate::codes::FieldCode;

/// One thing wrong with a record, or with what somebody wants to do to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordFinding {
    /// Stable.
    pub code: FindingCode,
    /// How much it matters: what is an error cannot be stored, a hole stays on the list of what is missing.
    pub severity: Severity,
    /// A plain sentence that says what is wrong and what to do. It never holds a value of a personal field.
    pub message: String,
    /// The field that it is about.
    pub field: Option<FieldCode>,
}

impl RecordFinding {
    pub(super) fn error(code: FindingCode, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, message: message.into(), field: None }
    }

    pub(super) fn hole(code: FindingCode, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Hole, message: message.into(), field: None }
    }

    pub(super) fn doubt(code: FindingCode, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Doubt, message: message.into(), field: None }
    }

    pub(super) fn of(mut self, field: &FieldCode) -> Self {
        self.field = Some(field.clone());
        self
    }
}

macro_rules! finding_codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {
        /// The kinds of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(into = "&'static str")]
        pub enum FindingCode {
            $($(#[$doc])* $name,)*
        }

        impl FindingCode {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word used in JSON, lists and documentation.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }

        impl From<FindingCode> for &'static str {
            fn from(code: FindingCode) -> Self {
                code.as_str()
            }
        }
    };
}

finding_codes! {
    /// A field that must be filled in is not.
    MissingField = "missing-field";
    /// The register has no such field.
    UnknownField = "unknown-field";
    /// The value is of another type.
    WrongType = "wrong-type";
    /// The text is longer than the field holds.
    TooLong = "too-long";
    /// The number is outside its bounds.
    OutOfBounds = "out-of-bounds";
    /// The list has no such code.
    UnknownCode = "unknown-code";
    /// The code was not in use on the day.
    CodeNotInUse = "code-not-in-use";
    /// The day lies ahead, and must not.
    DayAhead = "day-ahead";
    /// The day is before another that it must follow.
    EndBeforeStart = "end-before-start";
    /// The day is after the child's death.
    AfterDeath = "after-death";
    /// The record began on a day on which the register was not in use.
    NotInUse = "register-not-in-use";
    /// The register has no such state.
    UnknownState = "unknown-state";
    /// The register has no such move.
    UnknownMove = "unknown-move";
    /// The state does not allow the move.
    ForbiddenMove = "forbidden-move";
    /// The role does not allow it.
    NotAllowed = "not-allowed";
    /// A reason must be given.
    NoReason = "no-reason";
    /// A manager has to read and sign first.
    NotSignedOff = "not-signed-off";
    /// Whoever did the work signed it.
    SignedByWorker = "signed-by-worker";
    /// The register has no such sign-off.
    UnknownSignOff = "unknown-sign-off";
    /// The work was given to somebody who may not do it alone.
    NotQualified = "worker-not-qualified";
    /// Two records about one child are open at once.
    TwoOpen = "two-open-episodes";
    /// Two records about one child share days.
    Overlap = "episodes-overlap";
    /// A closed record has no last day, or an open one has.
    StateAndDays = "state-and-days-differ";
    /// A clock stands still for a reason that it does not allow, or backwards, or twice at once.
    BadPause = "bad-pause";
    /// A clock cannot be counted.
    ClockUncounted = "clock-uncounted";
    /// The record to merge into is closed, is another register's, or is the same one.
    BadMerge = "bad-merge";
}
