//! From the form of an item to an item, with what is wrong beside each field.

use std::collections::BTreeMap;

use bigplan_plan::{FundUse, GroupUse, Item, ItemLink, Kind, Lead, LeadState, Plan, Scope, Tree};

use super::facts;
use super::item_form::{FundRow, ItemForm, LeadRow};
use crate::parts::kind_words::inside;

/// The longest title, in characters.
const TITLE: usize = 1_000;
/// The longest text, in characters.
const TEXT: usize = 50_000;
/// The longest other field, in characters.
const FIELD: usize = 500;

/// What is wrong, by the id of the field in the page.
pub type Problems = BTreeMap<String, String>;

/// The item that the form describes, where `id` is its id in the draft and `before`
/// the item as it stood. What the form does not show stays as it was.
///
/// # Errors
/// What is wrong with each field.
pub fn item(form: &ItemForm, id: &str, before: Option<&Item>, plan: &Plan) -> Result<Item, Problems> {
    let mut problems = Problems::new();
    let mut wrong = |field: &str, sentence: &str| {
        problems.entry(field.to_owned()).or_insert_with(|| sentence.to_owned());
    };
    let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == form.kind);
    if kind.is_none() {
        wrong("kind", "Choose what kind of item it is");
    }
    if form.title.is_empty() {
        wrong("title", "Enter a title");
    } else if form.title.chars().count() > TITLE {
        wrong("title", "The title must be 1,000 characters or fewer. Put the rest into the text");
    }
    if form.text.chars().count() > TEXT {
        wrong("text", "The text must be 50,000 characters or fewer");
    }
    for (field, value) in [("reference", &form.reference), ("needs", &form.needs)] {
        if value.chars().count() > FIELD {
            wrong(field, "It must be 500 characters or fewer");
        }
    }
    let due = match form.due.as_str() {
        "" => None,
        text => {
            text.parse().map_err(|_| wrong("due", "Enter a date such as 2009, 2009-09, 2009-09-30 or 2009/10")).ok()
        }
    };
    let parent = parent(form, id, kind, plan, &mut wrong);
    if let Some(kind) = kind {
        check_children(id, kind, plan, &mut wrong);
    }
    let leads = leads(&form.leads, &mut wrong);
    let funds = funds(&form.funds, &mut wrong);
    let links = links(form, &mut wrong);
    let groups = form.groups.iter().filter(|row| !row.name.is_empty());
    let groups = groups.map(|row| GroupUse { name: row.name.clone(), certain: !row.doubtful }).collect();
    let Some(kind) = kind.filter(|_| problems.is_empty()) else { return Err(problems) };
    let mut item = before.cloned().unwrap_or_else(|| Item::new(id, kind, ""));
    item.measures.retain(|measure| form.measures.contains(measure));
    Ok(Item {
        kind,
        parent,
        reference: some(&form.reference),
        title: form.title.clone(),
        text: form.text.clone(),
        scope: match form.scope.as_str() {
            "all" => Some(Scope::All),
            "vulnerable" => Some(Scope::Vulnerable),
            _ => None,
        },
        leads,
        groups,
        needs: form.needs.split([',', ';', '\n']).map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned).collect(),
        due,
        funds,
        links,
        ..item
    })
}

/// Whether an item of one kind may stand under one of another.
pub fn may_stand_under(kind: Kind, parent: Kind) -> bool {
    parent < kind || (parent == Kind::Action && kind == Kind::Action)
}

/// The items that an item may be put under, whatever its kind: not itself, nothing beneath it, no milestone.
pub fn possible_parents<'a>(plan: &'a Plan, id: Option<&str>) -> Vec<&'a Item> {
    let tree = Tree::of(plan);
    let own: Vec<&str> =
        id.map(|id| tree.subtree(id)).unwrap_or_default().iter().map(|item| item.id.as_str()).collect();
    let possible = |item: &&Item| item.kind != Kind::Milestone && !own.contains(&item.id.as_str());
    tree.walk().map(|(_, item)| item).filter(possible).collect()
}

fn parent(
    form: &ItemForm,
    id: &str,
    kind: Option<Kind>,
    plan: &Plan,
    wrong: &mut impl FnMut(&str, &str),
) -> Option<String> {
    if form.parent.is_empty() {
        return None;
    }
    match possible_parents(plan, Some(id)).into_iter().find(|item| item.id == form.parent) {
        None => wrong("parent", "Choose an item that it can stand under: not itself, nor one beneath it"),
        Some(above) if kind.is_some_and(|kind| !may_stand_under(kind, above.kind)) => {
            let kind = kind.map_or("item".to_owned(), |kind| inside(plan.head.label(kind)));
            let above = inside(plan.head.label(above.kind));
            wrong(
                "parent",
                &format!("{} {kind} cannot stand under {} {above}", article(&kind, true), article(&above, false)),
            );
        }
        Some(above) => return Some(above.id.clone()),
    }
    None
}

fn article(word: &str, first: bool) -> &'static str {
    match (word.starts_with(['a', 'e', 'i', 'o', 'u']), first) {
        (true, true) => "An",
        (true, false) => "an",
        (false, true) => "A",
        (false, false) => "a",
    }
}

fn check_children(id: &str, kind: Kind, plan: &Plan, wrong: &mut impl FnMut(&str, &str)) {
    let misplaced = Tree::of(plan).children(id).find(|child| !may_stand_under(child.kind, kind));
    if let Some(child) = misplaced.map(|child| facts::label(child, &plan.head)) {
        wrong("kind", &format!("This kind cannot hold what stands under it ({child}). Move that first"));
    }
}

fn leads(rows: &[LeadRow], wrong: &mut impl FnMut(&str, &str)) -> Vec<Lead> {
    let mut leads = Vec::new();
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        let state = match row.state.as_str() {
            "vacant" => LeadState::Vacant,
            "unconfirmed" => LeadState::Unconfirmed,
            "named" => LeadState::Named,
            _ => {
                wrong(&format!("lead-{number}-state"), "Choose whether the lead is named, vacant or not confirmed");
                continue;
            }
        };
        leads.push(Lead {
            post: some(&row.post),
            organisation: some(&row.organisation),
            person: some(&row.person),
            state,
        });
    }
    leads
}

fn funds(rows: &[FundRow], wrong: &mut impl FnMut(&str, &str)) -> Vec<FundUse> {
    let mut funds = Vec::new();
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        if row.name.is_empty() {
            wrong(&format!("fund-{number}-name"), "Enter what the money is called");
        }
        let amount_gbp = match row.amount.replace(['£', ',', ' '], "").as_str() {
            "" => None,
            typed => {
                typed.parse::<f64>().ok().filter(|pounds| pounds.is_finite() && (0.0..1e12).contains(pounds)).or_else(
                    || {
                        wrong(&format!("fund-{number}-amount"), "Enter pounds as a number, for example 25000");
                        None
                    },
                )
            }
        };
        funds.push(FundUse { name: row.name.clone(), amount_gbp, certain: !row.doubtful });
    }
    funds
}

fn links(form: &ItemForm, wrong: &mut impl FnMut(&str, &str)) -> Vec<ItemLink> {
    let mut links = Vec::new();
    for (number, row) in form.links.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        if row.to.is_empty() {
            wrong(&format!("link-{number}-to"), "Enter what it points to, for example 1.6");
        }
        links.push(ItemLink { to: row.to.clone(), text: row.text.clone() });
    }
    links
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::intake::item_form::Fields;

    /// An invented plan: an outcome over an action over a milestone.
    fn plan() -> Plan {
        let mut items = vec![
            Item::new("i1", Kind::Outcome, "Be well"),
            Item::new("i2", Kind::Action, "Go to bed"),
            Item::new("i3", Kind::Milestone, "Asleep by ten"),
        ];
        items[1].parent = Some("i1".into());
        items[2].parent = Some("i2".into());
        Plan { items, ..Plan::default() }
    }

    fn check(id: &str, fields: &[(&str, &str)]) -> Result<Item, Vec<String>> {
        let plan = plan();
        let before = plan.items.iter().find(|item| item.id == id);
        let mut all = Fields::from([("kind".into(), "action".into()), ("title".into(), "Go to bed".into())]);
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        item(&ItemForm::sent(&all), id, before, &plan).map_err(|problems| problems.into_keys().collect())
    }

    #[test]
    fn what_is_wrong_stands_beside_its_field() {
        for (fields, field) in [
            (&[("title", " ")][..], "title"),
            (&[("kind", "wish")], "kind"),
            (&[("due", "soon")], "due"),
            (&[("parent", "i2")], "parent"),
            (&[("parent", "i3")], "parent"),
            (&[("parent", "i9")], "parent"),
            (&[("kind", "milestone")], "kind"),
            (&[("kind", "outcome"), ("parent", "i1")], "parent"),
            (&[("fund-0-name", "Grant"), ("fund-0-amount", "lots")], "fund-0-amount"),
            (&[("fund-1-amount", "5")], "fund-1-name"),
            (&[("link-0-text", "see there")], "link-0-to"),
            (&[("lead-0-post", "Head"), ("lead-0-state", "maybe")], "lead-0-state"),
        ] {
            assert_eq!(check("i2", fields), Err(vec![field.to_owned()]), "{fields:?}");
        }
    }

    #[test]
    fn what_is_right_becomes_the_item_and_the_rest_stays() {
        let fields = [
            ("parent", "i1"),
            ("reference", "1.1"),
            ("scope", "vulnerable"),
            ("needs", "1.18, 1.19"),
            ("due", "2009/10"),
            ("lead-0-post", "Head of Sleep"),
            ("lead-0-state", "named"),
            ("lead-1-state", "vacant"),
            ("lead-2-state", "named"),
            ("group-0-name", "Sleep board"),
            ("group-0-doubtful", "yes"),
            ("fund-0-name", "Sleep grant"),
            ("fund-0-amount", "£25,000"),
        ];
        let item = check("i2", &fields).unwrap();
        assert_eq!(
            (item.id.as_str(), item.parent.as_deref(), item.reference.as_deref()),
            ("i2", Some("i1"), Some("1.1"))
        );
        assert_eq!(item.leads.iter().map(|lead| lead.state).collect::<Vec<_>>(), [LeadState::Named, LeadState::Vacant]);
        assert_eq!(item.needs, ["1.18", "1.19"]);
        assert!(!item.groups[0].certain);
        assert_eq!(item.funds[0].amount_gbp, Some(25_000.0));
        assert_eq!(item.due.unwrap().to_string(), "2009/10");
    }

    #[test]
    fn the_form_of_an_item_gives_the_item_back() {
        let item =
            check("i2", &[("lead-0-state", "vacant"), ("fund-0-name", "Grant"), ("fund-0-amount", "12.5")]).unwrap();
        let again = super::item(&ItemForm::of(&item), "i2", Some(&item), &plan()).unwrap();
        assert_eq!(again, item);
    }
}
