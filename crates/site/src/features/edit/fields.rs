//! The fields of an item one by one: to show what differs, and to choose between two versions.

use bigplan_plan::{Item, Plan};

use crate::parts::item_facts;

/// A field of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Kind,
    Parent,
    Reference,
    Title,
    Text,
    Scope,
    Leads,
    Groups,
    Measures,
    Needs,
    Due,
    Funds,
    Links,
}

impl Field {
    /// All fields, in the order of the page.
    pub const ALL: [Field; 13] = [
        Self::Kind,
        Self::Parent,
        Self::Reference,
        Self::Title,
        Self::Text,
        Self::Scope,
        Self::Leads,
        Self::Groups,
        Self::Measures,
        Self::Needs,
        Self::Due,
        Self::Funds,
        Self::Links,
    ];

    /// Its name in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Parent => "parent",
            Self::Reference => "reference",
            Self::Title => "title",
            Self::Text => "text",
            Self::Scope => "scope",
            Self::Leads => "leads",
            Self::Groups => "groups",
            Self::Measures => "measures",
            Self::Needs => "needs",
            Self::Due => "due",
            Self::Funds => "funds",
            Self::Links => "links",
        }
    }

    /// What pages call it, as [`item_facts::whole`] does.
    pub fn words(self) -> &'static str {
        match self {
            Self::Kind => "Kind",
            Self::Parent => "Stands under",
            Self::Reference => "Reference",
            Self::Title => "Title",
            Self::Text => "Text",
            Self::Scope => "For",
            Self::Leads => "Leads",
            Self::Groups => "Groups",
            Self::Measures => "Measures",
            Self::Needs => "Needs",
            Self::Due => "Due",
            Self::Funds => "Money",
            Self::Links => "Points to",
        }
    }

    /// Whether two versions of an item say the same in this field.
    pub fn same(self, one: &Item, other: &Item) -> bool {
        match self {
            Self::Kind => one.kind == other.kind,
            Self::Parent => one.parent == other.parent,
            Self::Reference => one.reference == other.reference,
            Self::Title => one.title == other.title,
            Self::Text => one.text == other.text,
            Self::Scope => one.scope == other.scope,
            Self::Leads => one.leads == other.leads,
            Self::Groups => one.groups == other.groups,
            Self::Measures => one.measures == other.measures,
            Self::Needs => one.needs == other.needs,
            Self::Due => one.due == other.due,
            Self::Funds => one.funds == other.funds,
            Self::Links => one.links == other.links,
        }
    }

    /// Puts what one version says in this field into another.
    pub fn carry(self, from: &Item, into: &mut Item) {
        let from = from.clone();
        match self {
            Self::Kind => into.kind = from.kind,
            Self::Parent => into.parent = from.parent,
            Self::Reference => into.reference = from.reference,
            Self::Title => into.title = from.title,
            Self::Text => into.text = from.text,
            Self::Scope => into.scope = from.scope,
            Self::Leads => into.leads = from.leads,
            Self::Groups => into.groups = from.groups,
            Self::Measures => into.measures = from.measures,
            Self::Needs => into.needs = from.needs,
            Self::Due => into.due = from.due,
            Self::Funds => into.funds = from.funds,
            Self::Links => into.links = from.links,
        }
    }
}

/// A field with what two versions say in it; "nothing" where one says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field.
    pub field: Field,
    /// What the one says.
    pub one: Vec<String>,
    /// What the other says.
    pub other: Vec<String>,
}

/// The fields in which two versions of an item differ.
pub fn differences(one: &Item, other: &Item, plan: &Plan) -> Vec<Difference> {
    let (ones, others) = (item_facts::whole(one, plan), item_facts::whole(other, plan));
    let said = |facts: &[item_facts::Fact], field: Field| {
        let fact = facts.iter().find(|fact| fact.name == field.words());
        fact.map_or_else(|| vec!["nothing".to_owned()], |fact| fact.values.clone())
    };
    let differing = Field::ALL.into_iter().filter(|field| !field.same(one, other));
    differing.map(|field| Difference { field, one: said(&ones, field), other: said(&others, field) }).collect()
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Item, Kind, Plan};

    use super::{Field, differences};

    #[test]
    fn every_field_differs_and_is_carried_by_itself() {
        let plain = Item::new("a", Kind::Action, "A");
        let mut full: Item = serde_json::from_value(serde_json::json!({
            "id": "a", "parent": "p", "kind": "milestone", "ref": "1", "title": "B", "text": "T", "scope": "all",
            "leads": [{"state": "vacant"}], "groups": [{"name": "G", "certain": true}], "measures": ["m"],
            "needs": ["1.1"], "due": "2009", "funds": [{"name": "F", "certain": true}], "links": [{"to": "2", "text": ""}]
        }))
        .unwrap();
        let found = differences(&plain, &full, &Plan::default());
        assert_eq!(found.iter().map(|one| one.field).collect::<Vec<_>>(), Field::ALL);
        assert!(found.iter().all(|one| !one.one.is_empty() && !one.other.is_empty()));
        for field in Field::ALL {
            field.carry(&plain, &mut full);
        }
        assert_eq!(full, plain);
    }
}
