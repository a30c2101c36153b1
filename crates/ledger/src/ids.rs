//! Ids: 128 random bits, written as 26 characters. They say nothing about order or number.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::LedgerError;

/// Crockford's base 32, lower case: no `i`, `l`, `o`, `u`, so that nothing is misread.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 26;

/// The text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this is not an id: an id is 26 small letters and digits")]
pub struct ParseIdError;

/// Bytes from the operating system that nobody can guess.
pub(crate) fn random_bytes<const N: usize>() -> Result<[u8; N], LedgerError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| LedgerError::NoRandomness)?;
    Ok(bytes)
}

/// How many bits say which slice an id is in: there are 4,096, and 116 random bits are left.
const SLICE_BITS: u32 = 12;

/// A part of all ids, drawn by lot. Ids in one say nothing about order or number either.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slice(u16);

impl Slice {
    /// One of them.
    pub(crate) fn random() -> Result<Self, LedgerError> {
        Ok(Self(u16::from_be_bytes(random_bytes()?) >> (16 - SLICE_BITS)))
    }
}

fn write_base32(value: u128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    use fmt::Write;
    // 26 × 5 = 130 bits: the first character holds only the top three.
    (0..LENGTH).rev().try_for_each(|place| {
        let digit = usize::try_from((value >> (5 * place)) & 31).unwrap_or_default();
        f.write_char(ALPHABET.get(digit).copied().unwrap_or(b'0').into())
    })
}

fn read_base32(text: &str) -> Result<u128, ParseIdError> {
    if text.len() != LENGTH || text.as_bytes().first().is_none_or(|first| !(b'0'..=b'7').contains(first)) {
        return Err(ParseIdError);
    }
    text.bytes().try_fold(0_u128, |value, byte| {
        let digit = ALPHABET.iter().position(|letter| *letter == byte).ok_or(ParseIdError)?;
        Ok((value << 5) | u128::try_from(digit).map_err(|_| ParseIdError)?)
    })
}

macro_rules! id {
    ($name:ident, $of:literal) => {
        #[doc = concat!("The id of ", $of, ".")]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// A new id from the operating system's randomness.
            ///
            /// # Errors
            /// [`LedgerError::NoRandomness`] where the system has none to give.
            pub fn random() -> Result<Self, LedgerError> {
                Ok(Self(u128::from_be_bytes(random_bytes()?)))
            }

            /// A new random id among those of a slice, so that what is stored together lies together in an index.
            #[allow(dead_code, reason = "only what is stored in bulk has it")]
            pub(crate) fn random_in(slice: Slice) -> Result<Self, LedgerError> {
                let rest = u128::from_be_bytes(random_bytes()?) >> SLICE_BITS;
                Ok(Self(rest | u128::from(slice.0) << (128 - SLICE_BITS)))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_base32(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                read_base32(text).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        crate::text_column::text_column!($name);
    };
}

id!(AccountId, "an account");
id!(CommentId, "a comment on a plan");
id!(ConsultationId, "a consultation on a plan");
id!(EventId, "a journal entry");
id!(FileId, "a file that is attached to an item");
id!(AppointmentId, "one time of one person in a post");
id!(ImportId, "an import");
id!(GroupId, "a standing group of a partnership");
id!(ItemId, "an item of an accepted plan");
id!(MembershipId, "one time of one member in a group");
id!(MeasureId, "a measure of an accepted plan");
id!(OrganisationId, "an organisation");
id!(PartnershipId, "a partnership");
id!(PlanId, "a plan");
id!(PlanLinkId, "a link from a plan to another");
id!(PostId, "a post");
id!(ContractId, "one version of a group's contract");
id!(MeetingId, "a meeting of a group");
id!(PointId, "a point of a meeting's agenda");
id!(PaperId, "a paper of a meeting");
id!(GroupActionId, "an action that a group gave somebody");
id!(ChallengeId, "a challenge of a group");
id!(AnswerRequestId, "a request to a group to answer for an item");
id!(ReportId, "an inspection report");
id!(RecommendationId, "a recommendation of an inspection report");
id!(EvidenceId, "a piece of evidence for a recommendation");
id!(NoticeId, "an improvement notice");
id!(RequirementId, "a requirement of an improvement notice");
id!(PromiseId, "what was said of a vacant post");
id!(UpdateId, "what was said of an item");
id!(SignUpId, "one body's sign-up to a plan");
id!(TimetableId, "a phase or key date of a plan's timetable");
id!(VersionId, "a version of a plan");
id!(ReturnId, "a statutory return");
id!(ReturnedId, "an export that came back");
id!(TokenId, "a token");
id!(FigureFileId, "a file of figures");
id!(LoadId, "a load of figures");
id!(NeedEvidenceId, "a piece of evidence of a need");
id!(NeedGapId, "a gap that shows a need");
id!(NeedDecisionId, "a decision on a need");
id!(QuarterId, "a quarter of a partnership");
id!(AskId, "what somebody is asked in a quarter");
id!(CommentaryId, "one saving of an answer in a quarter");
id!(ExceptionActionId, "an action against an exception");
id!(QuarterChallengeId, "a challenge in a quarter");
id!(DutyId, "one time of one person in a role towards records");
id!(PersonId, "a child or a grown-up whom records are about");
id!(RecordId, "a record of a register");
id!(ShareId, "a record shared with somebody");
id!(TeamId, "a team");

#[cfg(test)]
mod tests {
    use super::PlanId;

    #[test]
    fn an_id_comes_back_as_it_was_written() {
        for value in [0, 1, 31, 32, u128::MAX, u128::MAX - 1, 1 << 127] {
            let id = PlanId(value);
            assert_eq!(id.to_string().len(), 26);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in
            ["", "i12", "80000000000000000000000000", "0000000000000000000000000l", "0000000000000000000000000A"]
        {
            assert!(text.parse::<PlanId>().is_err(), "{text}");
        }
    }

    #[test]
    fn two_ids_are_never_alike() {
        let ids: std::collections::HashSet<_> = (0..1000).map(|_| PlanId::random().unwrap()).collect();
        assert_eq!(ids.len(), 1000);
    }
}
