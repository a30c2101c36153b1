//! How far a token reaches: less than the account it acts for, never more. Pure.

use serde::{Deserialize, Serialize};

use crate::Right;

/// What a token may be used for. Each may do what the ones before it may; the account's own
/// role and relations still decide where and on what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// Read what the account may read.
    Read,
    /// Also say how items go, comment and answer comments.
    Update,
    /// Also change plans. Never publish, sign, or look after accounts: that is for people.
    Edit,
}

crate::text_column::words!(Reach, "reach of a token" { Read = "read", Update = "update", Edit = "edit" });

impl Reach {
    /// Whether a token of this reach may use a right that its account has.
    pub fn lets(self, right: Right) -> bool {
        match right {
            Right::SeePublic | Right::ReadDrafts => true,
            Right::Comment | Right::UpdateItem | Right::AnswerComment => self >= Self::Update,
            Right::Challenge | Right::KeepMeetings | Right::EditPlans | Right::LoadFigures | Right::WriteStories => {
                self >= Self::Edit
            }
            Right::RunQuarters | Right::SignOffQuarters | Right::SignUp | Right::PublishPlans | Right::Administer => {
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reaches_further_and_none_reaches_what_is_for_people() {
        for (right, least) in [
            (Right::ReadDrafts, Some(Reach::Read)),
            (Right::UpdateItem, Some(Reach::Update)),
            (Right::EditPlans, Some(Reach::Edit)),
            (Right::PublishPlans, None),
            (Right::SignUp, None),
            (Right::Administer, None),
        ] {
            for reach in Reach::ALL {
                assert_eq!(reach.lets(right), least.is_some_and(|least| *reach >= least), "{reach} {right:?}");
            }
        }
    }
}
