//! Giving several items the same thing: a lead, a group, money, a date, whom they are for.

use crate::{FundUse, GroupUse, Item, Lead, LeadState, Scope, When};

/// What becomes of what an item has already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// It stays beside what is given. A vacant or unconfirmed lead gives way to a named one.
    Stay,
    /// It gives way.
    GiveWay,
}

/// What several items are given.
#[derive(Clone, Debug, PartialEq)]
pub enum Give {
    /// Somebody who answers for them.
    Lead(Lead, Others),
    /// A group that answers for them.
    Group(GroupUse, Others),
    /// Money that they lean on.
    Fund(FundUse, Others),
    /// A date; `None` takes the date away.
    Due(Option<When>),
    /// Whom they are for; `None` says nothing of it.
    Scope(Option<Scope>),
}

impl Give {
    /// The item with what is given. What it has already is not given twice.
    pub fn to(&self, item: &Item) -> Item {
        let mut given = item.clone();
        match self {
            Self::Lead(lead, Others::GiveWay) => given.leads = vec![lead.clone()],
            Self::Lead(lead, Others::Stay) => {
                if lead.state == LeadState::Named {
                    given.leads.retain(|other| other.state == LeadState::Named);
                }
                add(&mut given.leads, lead);
            }
            Self::Group(group, Others::GiveWay) => given.groups = vec![group.clone()],
            Self::Group(group, Others::Stay) => {
                given.groups.retain(|other| other.name != group.name);
                given.groups.push(group.clone());
            }
            Self::Fund(fund, Others::GiveWay) => given.funds = vec![fund.clone()],
            Self::Fund(fund, Others::Stay) => {
                given.funds.retain(|other| other.name != fund.name);
                given.funds.push(fund.clone());
            }
            Self::Due(due) => given.due = *due,
            Self::Scope(scope) => given.scope = *scope,
        }
        given
    }
}

fn add(leads: &mut Vec<Lead>, lead: &Lead) {
    if !leads.contains(lead) {
        leads.push(lead.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn lead(post: Option<&str>, state: LeadState) -> Lead {
        Lead { post: post.map(Into::into), organisation: None, person: None, state }
    }

    #[test]
    fn a_named_lead_fills_the_empty_place_and_leaves_the_others() {
        let mut item = Item::new("a", Kind::Action, "A");
        let (play, sleep) =
            (lead(Some("Head of Play"), LeadState::Named), lead(Some("Head of Sleep"), LeadState::Named));
        item.leads = vec![play.clone(), lead(None, LeadState::Vacant)];
        let give = |others| Give::Lead(sleep.clone(), others);
        assert_eq!(give(Others::Stay).to(&item).leads, [play, sleep.clone()]);
        assert_eq!(give(Others::GiveWay).to(&item).leads, std::slice::from_ref(&sleep));
        let given = give(Others::Stay).to(&item);
        assert_eq!(give(Others::Stay).to(&given), given, "nothing is given twice");
    }

    #[test]
    fn dates_groups_and_money_are_given() {
        let mut item = Item::new("a", Kind::Action, "A");
        item.groups = vec![GroupUse { name: "Board".into(), certain: false }];
        let board = GroupUse { name: "Board".into(), certain: true };
        assert_eq!(Give::Group(board.clone(), Others::Stay).to(&item).groups, [board]);
        let due = "2009/10".parse().ok();
        assert_eq!(Give::Due(due).to(&item).due, due);
        assert_eq!(Give::Scope(Some(Scope::All)).to(&item).scope, Some(Scope::All));
        let fund = FundUse { name: "Grant".into(), amount_gbp: None, certain: true };
        assert_eq!(Give::Fund(fund.clone(), Others::Stay).to(&item).funds, [fund]);
    }
}
