//! From the form of an item to an item, with what is wrong beside each field.

use bigplan_plan::{Item, Kind, Plan, Scope, When};

use super::form::ItemForm;
use super::{place, row_checks};
use crate::parts::error_summary::FieldErrors;

/// The longest title, in characters.
const TITLE: usize = 1_000;
/// The longest text, in characters.
const TEXT: usize = 50_000;
/// The longest other field, in characters.
const FIELD: usize = 500;

/// The plan that an item of the form belongs to.
#[derive(Clone, Copy, Debug)]
pub struct PlanContext<'p> {
    /// The plan as it stands. The item must fit into its tree.
    pub plan: &'p Plan,
    /// The item's id: one that the plan holds, or a new one.
    pub id: &'p str,
    /// The item as it stands; `None` where it is added. What the form does not show
    /// stays as it was.
    pub before: Option<&'p Item>,
}

impl<'p> PlanContext<'p> {
    /// Of an item that the plan holds or, under an id that it does not hold, of one to add.
    pub fn of(plan: &'p Plan, id: &'p str) -> Self {
        Self { plan, id, before: plan.items.iter().find(|item| item.id == id) }
    }
}

impl ItemForm {
    /// The item that the form describes, with the id of the context.
    ///
    /// # Errors
    /// What is wrong with each field, in the order of the page.
    pub fn checked(&self, context: &PlanContext<'_>) -> Result<Item, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = self.kind(context, &mut errors);
        let parent = place::parent(&self.parent, kind, context, &mut errors);
        self.check_lengths(&mut errors);
        let due = self.due(&mut errors);
        let leads = row_checks::leads(&self.leads, &mut errors);
        let groups = row_checks::groups(&self.groups);
        let funds = row_checks::funds(&self.funds, &mut errors);
        let links = row_checks::links(&self.links, &mut errors);
        let added = self.added_measure(context.plan, &mut errors);
        let Some(kind) = kind.filter(|_| errors.is_empty()) else { return Err(errors) };
        let mut item = context.before.cloned().unwrap_or_else(|| Item::new(context.id, kind, ""));
        item.measures.retain(|measure| self.measures.contains(measure) && Some(measure) != added.as_ref());
        item.measures.extend(added);
        let (reference, scope) = (row_checks::some(&self.reference), self.scope());
        let (title, text) = (self.title.clone(), self.text.clone());
        let needs = self.needs.split([',', ';', '\n']).map(str::trim).filter(|need| !need.is_empty());
        let needs = needs.map(str::to_owned).collect();
        Ok(Item { kind, parent, reference, title, text, scope, leads, groups, needs, due, funds, links, ..item })
    }

    fn kind(&self, context: &PlanContext<'_>, errors: &mut FieldErrors) -> Option<Kind> {
        let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == self.kind);
        match kind {
            None => errors.add("kind", "Choose what kind of item it is"),
            Some(kind) => place::check_children(kind, context, errors),
        }
        kind
    }

    fn check_lengths(&self, errors: &mut FieldErrors) {
        let too_long = |text: &str, most: usize| text.chars().count() > most;
        if too_long(&self.reference, FIELD) {
            errors.add("reference", "The reference must be 500 characters or fewer");
        }
        if self.title.is_empty() {
            errors.add("title", "Enter a title");
        } else if too_long(&self.title, TITLE) {
            errors.add("title", "The title must be 1,000 characters or fewer. Put the rest into the text");
        }
        if too_long(&self.text, TEXT) {
            errors.add("text", "The text must be 50,000 characters or fewer");
        }
        if too_long(&self.needs, FIELD) {
            errors.add("needs", "The references must be 500 characters or fewer");
        }
    }

    fn due(&self, errors: &mut FieldErrors) -> Option<When> {
        if self.due.is_empty() {
            return None;
        }
        let due = self.due.parse().ok();
        if due.is_none() {
            errors.add("due", "Enter a date such as 2009, 2009-09, 2009-09-30 or 2009/10");
        }
        due
    }

    fn scope(&self) -> Option<Scope> {
        match self.scope.as_str() {
            "all" => Some(Scope::All),
            "vulnerable" => Some(Scope::Vulnerable),
            _ => None,
        }
    }

    fn added_measure(&self, plan: &Plan, errors: &mut FieldErrors) -> Option<String> {
        if self.add_measure.is_empty() {
            return None;
        }
        let known = plan.measures.iter().find(|measure| measure.id == self.add_measure);
        if known.is_none() {
            errors.add("add-measure", "Choose one of the plan’s measures");
        }
        known.map(|measure| measure.id.clone())
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{LeadState, MeasureUse};

    use super::*;
    use crate::parts::item_form::Fields;

    fn measure(id: &str) -> MeasureUse {
        MeasureUse {
            id: id.into(),
            code: None,
            title: "Children asleep by ten".into(),
            group: None,
            area: None,
            baseline: None,
            targets: vec![],
            at: None,
        }
    }

    /// An invented plan: an outcome over an action over a milestone.
    fn plan() -> Plan {
        let mut items = vec![
            Item::new("i1", Kind::Outcome, "Be well"),
            Item::new("i2", Kind::Action, "Go to bed"),
            Item::new("i3", Kind::Milestone, "Asleep by ten"),
        ];
        items[1].parent = Some("i1".into());
        items[2].parent = Some("i2".into());
        let measures = ["m1", "m2"].map(measure).into();
        Plan { items, measures, ..Plan::default() }
    }

    fn check(id: &str, fields: &[(&str, &str)]) -> Result<Item, Vec<String>> {
        let plan = plan();
        let mut all = Fields::from([("kind".into(), "action".into()), ("title".into(), "Go to bed".into())]);
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let checked = ItemForm::sent(&all).checked(&PlanContext::of(&plan, id));
        checked.map_err(|errors| errors.iter().map(|(field, _)| field.to_owned()).collect())
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
            (&[("add-measure", "m9")], "add-measure"),
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
        let plan = plan();
        let context = PlanContext { plan: &plan, id: "i2", before: Some(&item) };
        let again = ItemForm::of(&item).checked(&context).unwrap();
        assert_eq!(again, item);
    }

    #[test]
    fn a_measure_is_unticked_and_another_one_comes_to_the_item() {
        let mut plan = plan();
        plan.items[1].measures = vec!["m1".into()];
        let context = PlanContext::of(&plan, "i2");
        let form = ItemForm::of(&plan.items[1]);
        let both = ItemForm { add_measure: "m2".into(), ..form.clone() };
        assert_eq!(both.checked(&context).unwrap().measures, ["m1", "m2"]);
        let other = ItemForm { measures: vec![], ..both };
        assert_eq!(other.checked(&context).unwrap().measures, ["m2"]);
        let again = ItemForm { add_measure: "m1".into(), ..form };
        assert_eq!(again.checked(&context).unwrap().measures, ["m1"]);
    }
}
