//! What several items are to be given, as typed and as meant. Pure.

use bigplan_plan::{FundUse, Give, GroupUse, Lead, LeadState, Others, Plan, Scope};

use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_form::Fields;
use crate::parts::plan_words;

use super::fields::Field;

/// The longest name, in characters.
const LONGEST: usize = 500;

/// What can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gift {
    Lead,
    Group,
    Fund,
    Due,
    Scope,
}

impl Gift {
    /// All, in the order of the page.
    pub const ALL: [Gift; 5] = [Self::Lead, Self::Group, Self::Fund, Self::Due, Self::Scope];

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Group => "group",
            Self::Fund => "fund",
            Self::Due => "due",
            Self::Scope => "scope",
        }
    }

    /// What the page calls it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Lead => "A lead",
            Self::Group => "A group that answers for them",
            Self::Fund => "Money",
            Self::Due => "A date",
            Self::Scope => "Whom they are for",
        }
    }

    /// The field of an item that it changes.
    pub fn field(self) -> Field {
        match self {
            Self::Lead => Field::Leads,
            Self::Group => Field::Groups,
            Self::Fund => Field::Funds,
            Self::Due => Field::Due,
            Self::Scope => Field::Scope,
        }
    }

    /// The one that a form asks for.
    pub fn sent(fields: &Fields) -> Option<Self> {
        let word = fields.get("give")?;
        Self::ALL.into_iter().find(|gift| gift.as_str() == word)
    }
}

/// What the form says to give.
///
/// # Errors
/// What is wrong with which field.
pub fn give(gift: Gift, fields: &Fields) -> Result<Give, FieldErrors> {
    let one = |name: &str| fields.get(name).map(|value| value.trim().to_owned()).unwrap_or_default();
    if ["post", "organisation", "group", "fund"].iter().any(|name| one(name).chars().count() > LONGEST) {
        return Err(FieldErrors::one("post", "Every name must be 500 characters or fewer"));
    }
    let others = if one("others") == "give-way" { Others::GiveWay } else { Others::Stay };
    match gift {
        Gift::Lead => lead(&one).map(|lead| Give::Lead(lead, others)),
        Gift::Group => named(&one, "group", "Enter the group’s name")
            .map(|name| Give::Group(GroupUse { name, certain: one("doubtful").is_empty() }, others)),
        Gift::Fund => {
            let name = named(&one, "fund", "Enter what the money is called")?;
            Ok(Give::Fund(FundUse { name, amount_gbp: None, certain: one("doubtful").is_empty() }, others))
        }
        Gift::Due if one("due").is_empty() => Ok(Give::Due(None)),
        Gift::Due => dates::typed(&one("due")).map(|due| Give::Due(Some(due))).ok_or_else(|| {
            FieldErrors::one("due", "Enter a date such as 2009, 2009-09, 2009-09-30 or 2009/10, or nothing")
        }),
        Gift::Scope => Ok(Give::Scope(match one("scope").as_str() {
            "all" => Some(Scope::All),
            "vulnerable" => Some(Scope::Vulnerable),
            _ => None,
        })),
    }
}

fn named(one: &impl Fn(&str) -> String, field: &str, problem: &str) -> Result<String, FieldErrors> {
    let name = one(field);
    if name.is_empty() { Err(FieldErrors::one(field, problem)) } else { Ok(name) }
}

/// The post that was typed, else the one that was chosen, else a vacant place.
fn lead(one: &impl Fn(&str) -> String) -> Result<Lead, FieldErrors> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let known = one("known");
    let (post, organisation) = match (one("post"), known.split_once(BETWEEN)) {
        (typed, _) if !typed.is_empty() => (some(&typed), some(&one("organisation"))),
        (_, Some((post, organisation))) => (some(post), some(organisation)),
        _ if one("vacant").is_empty() => {
            return Err(FieldErrors::one("known", "Choose a post, or enter one, or say that the place is vacant"));
        }
        _ => (None, some(&one("organisation"))),
    };
    let state = if one("vacant").is_empty() { LeadState::Named } else { LeadState::Vacant };
    Ok(Lead { post, organisation, person: None, state })
}

/// Stands between a post and its organisation in a form's value; no name holds it.
const BETWEEN: char = '\u{1f}';

/// The posts that lead something in the plan already.
pub fn known_posts(plan: &Plan) -> Vec<Choice> {
    let named = plan.items.iter().flat_map(|item| &item.leads).filter(|lead| lead.state == LeadState::Named);
    let mut posts: Vec<(String, String)> = named
        .filter_map(|lead| {
            let post = lead.post.clone()?;
            let shown = Lead { person: None, ..lead.clone() };
            let value = format!("{post}{BETWEEN}{}", lead.organisation.as_deref().unwrap_or_default());
            Some((plan_words::lead(&shown), value))
        })
        .collect();
    posts.sort();
    posts.dedup();
    let none = [Choice::new("", "None of these")];
    none.into_iter().chain(posts.into_iter().map(|(words, value)| Choice::new(value, words))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_typed_becomes_what_is_given() {
        let lead = |pairs: &[(&str, &str)]| give(Gift::Lead, &fields(pairs));
        let Ok(Give::Lead(typed, Others::Stay)) = lead(&[("post", "Head of Play"), ("known", "Other\u{1f}")]) else {
            panic!()
        };
        assert_eq!(typed.post.as_deref(), Some("Head of Play"));
        let Ok(Give::Lead(known, Others::GiveWay)) = lead(&[("known", "Head\u{1f}PCT"), ("others", "give-way")]) else {
            panic!()
        };
        assert_eq!((known.post.as_deref(), known.organisation.as_deref()), (Some("Head"), Some("PCT")));
        assert!(lead(&[]).is_err());
        assert!(
            lead(&[("vacant", "yes")])
                .is_ok_and(|give| matches!(give, Give::Lead(lead, _) if lead.state == LeadState::Vacant))
        );
        assert_eq!(give(Gift::Due, &fields(&[("due", "September 2009")])), Ok(Give::Due("2009-09".parse().ok())));
        assert_eq!(give(Gift::Due, &fields(&[])), Ok(Give::Due(None)));
        assert!(give(Gift::Due, &fields(&[("due", "soon")])).is_err());
        assert!(give(Gift::Group, &fields(&[("group", " ")])).is_err());
        assert_eq!(give(Gift::Scope, &fields(&[("scope", "all")])), Ok(Give::Scope(Some(Scope::All))));
    }
}
