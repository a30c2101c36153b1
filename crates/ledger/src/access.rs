//! Who acts, and what they may do. The rules are pure; the queries apply them.

use bigplan_register::record::Source;
use serde::{Deserialize, Serialize};

use crate::tokens::Reach;
use crate::{AccountId, LedgerError, PartnershipId, roles};

/// Who asks. The first argument of every public query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Anybody, not signed in.
    Visitor,
    /// Somebody signed in.
    Account(AccountActor),
    /// A program that acts for an account, with less reach.
    Token(TokenActor),
    /// The program itself, with the reason that goes into the journal.
    System(&'static str),
}

/// An account as it was when its session was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountActor {
    /// The account.
    pub id: AccountId,
    /// What it may do.
    pub role: Role,
    /// Where it may do it.
    pub scope: Scope,
}

/// A token as it was when it was looked up: the account that it acts for, and its own reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenActor {
    /// The account.
    pub account: AccountActor,
    /// What of the account's rights it may use.
    pub reach: Reach,
    /// Whether it may work with records of registers, as far as the account's duties allow.
    pub records: bool,
}

/// The role that stands on an account. What it may do is written in `definitions/access/roles.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Reads drafts.
    Reader,
    /// Performance officer: imports, edits and publishes plans.
    Editor,
    /// Also looks after partnerships and accounts.
    Administrator,
}

crate::text_column::words!(Role, "role" { Reader = "reader", Editor = "editor", Administrator = "administrator" });

/// Where an account may act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In every partnership.
    All,
    /// In one.
    Partnership(PartnershipId),
}

impl Scope {
    pub(crate) fn from_column(partnership: Option<PartnershipId>) -> Self {
        partnership.map_or(Self::All, Self::Partnership)
    }

    /// The one partnership, or `None` for all.
    pub fn partnership(self) -> Option<PartnershipId> {
        match self {
            Self::All => None,
            Self::Partnership(id) => Some(id),
        }
    }
}

/// What an action needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// See what is public. Everybody may.
    SeePublic,
    /// See drafts, imports and history.
    ReadDrafts,
    /// Say something about an item.
    Comment,
    /// Say how an item goes: status, progress, milestones.
    UpdateItem,
    /// Answer what others said about an item.
    AnswerComment,
    /// Ask a group to explain itself.
    Challenge,
    /// Keep a group's meetings: agenda, papers, decisions.
    KeepMeetings,
    /// Sign a plan for a body.
    SignUp,
    /// Import and edit plans.
    EditPlans,
    /// Load figures, and choose the measures that count.
    LoadFigures,
    /// Write the story of a measure: why it is so, who can help, what works.
    WriteStories,
    /// Open a quarter, extend it, remind those who have not answered.
    RunQuarters,
    /// Sign a quarter off, which freezes it.
    SignOffQuarters,
    /// Open and close consultations, ask for sign-up, publish and replace plans.
    PublishPlans,
    /// Look after partnerships and accounts.
    Administer,
}

impl Right {
    pub(crate) fn what(self) -> &'static str {
        match self {
            Self::SeePublic => "see this",
            Self::ReadDrafts => "see drafts of this partnership",
            Self::Comment => "comment on plans of this partnership",
            Self::UpdateItem => "update this item: its lead, and the chair of a group that answers for it, may",
            Self::AnswerComment => "answer comments on this item",
            Self::Challenge => "challenge this group: its members may",
            Self::KeepMeetings => "keep the meetings of this group: its chair may",
            Self::SignUp => "sign for this body: a board member who holds a post in it may",
            Self::EditPlans => "change plans of this partnership",
            Self::LoadFigures => "load figures of this partnership",
            Self::WriteStories => {
                "write the story of this measure: who leads something in a published plan that uses it may"
            }
            Self::RunQuarters => "run the quarter of this partnership: its performance officers may",
            Self::SignOffQuarters => {
                "sign the quarter off: the chair of the partnership's top board may, while in the chair"
            }
            Self::PublishPlans => "publish plans of this partnership",
            Self::Administer => "look after accounts and partnerships here",
        }
    }
}

impl Actor {
    /// Whether the actor has the right in a partnership; `None` means in all of them.
    pub fn may(&self, right: Right, partnership: Option<PartnershipId>) -> bool {
        match self {
            _ if right == Right::SeePublic => true,
            Self::Visitor => false,
            Self::System(_) => true,
            Self::Token(token) => token.reach.lets(right) && Self::Account(token.account).may(right, partnership),
            Self::Account(account) => {
                let here = match account.scope {
                    Scope::All => true,
                    Scope::Partnership(own) => partnership == Some(own),
                };
                here && roles::role_gives(account.role, right)
            }
        }
    }

    /// The account, where somebody is signed in or a program acts for somebody.
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Account(account) => Some(account.id),
            Self::Token(token) => Some(token.account.id),
            Self::Visitor | Self::System(_) => None,
        }
    }

    /// Whether the way in which the actor came lets it use a right at all, whatever its role
    /// and relations give: a token reaches less far than its owner.
    pub(crate) fn lets(&self, right: Right) -> bool {
        match self {
            Self::Token(token) => token.reach.lets(right),
            Self::Visitor | Self::Account(_) | Self::System(_) => true,
        }
    }

    /// The account of somebody who is signed in: passwords, sessions and tokens are for
    /// people to look after, not for programs that act for them.
    pub(crate) fn in_person(&self) -> Result<AccountId, LedgerError> {
        match self {
            Self::Account(account) => Ok(account.id),
            Self::Visitor | Self::Token(_) | Self::System(_) => {
                Err(LedgerError::Forbidden("look after tokens: sign in with your password"))
            }
        }
    }

    pub(crate) fn require(&self, right: Right, partnership: Option<PartnershipId>) -> Result<(), LedgerError> {
        if self.may(right, partnership) { Ok(()) } else { Err(LedgerError::Forbidden(right.what())) }
    }

    /// Where a record that the actor begins came from, unless it stood in a file.
    pub(crate) fn source(&self) -> Source {
        match self {
            Self::Account(_) | Self::Visitor => Source::ByHand,
            Self::Token(_) => Source::Connection,
            Self::System(_) => Source::Program,
        }
    }

    /// How the journal writes the actor.
    pub(crate) fn journal_text(&self) -> String {
        match self {
            Self::Visitor => "visitor".to_owned(),
            Self::Account(account) | Self::Token(TokenActor { account, .. }) => format!("account:{}", account.id),
            Self::System(reason) => format!("system:{reason}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_follow_role_and_place() {
        let (here, there) = (PartnershipId::random().unwrap(), PartnershipId::random().unwrap());
        let id = AccountId::random().unwrap();
        let actor = |role, scope| Actor::Account(AccountActor { id, role, scope });
        for (actor, right, place, expected) in [
            (Actor::Visitor, Right::SeePublic, None, true),
            (Actor::Visitor, Right::ReadDrafts, Some(here), false),
            (Actor::System("test"), Right::Administer, None, true),
            (actor(Role::Reader, Scope::All), Right::ReadDrafts, Some(here), true),
            (actor(Role::Reader, Scope::All), Right::EditPlans, Some(here), false),
            (actor(Role::Editor, Scope::Partnership(here)), Right::EditPlans, Some(here), true),
            (actor(Role::Editor, Scope::Partnership(here)), Right::EditPlans, Some(there), false),
            (actor(Role::Editor, Scope::Partnership(here)), Right::Administer, Some(here), false),
            (actor(Role::Administrator, Scope::Partnership(here)), Right::Administer, Some(here), true),
            (actor(Role::Administrator, Scope::Partnership(here)), Right::Administer, None, false),
            (actor(Role::Administrator, Scope::All), Right::Administer, None, true),
        ] {
            assert_eq!(actor.may(right, place), expected, "{actor:?} {right:?} {place:?}");
        }
    }
}
