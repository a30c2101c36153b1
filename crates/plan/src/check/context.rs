//! What the rules look at: the plan, its tree and answers that several rules need.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::names::Names;
use crate::{Item, Kind, MeasureUse, Plan, Tree, When, dates_in};

/// A plan prepared for its rules, in time linear in the plan's size.
pub(crate) struct Context<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) tree: Tree<'a>,
    pub(crate) names: Names,
    pub(crate) today: Date,
    /// First and last day of the plan, when it says both and in order.
    pub(crate) period: Option<(Date, Date)>,
    measures: HashMap<&'a str, &'a MeasureUse>,
    answered_for: Vec<usize>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(plan: &'a Plan, today: Date) -> Self {
        let mut context = Self {
            plan,
            tree: Tree::of(plan),
            names: Names::of(plan),
            today,
            period: period(plan),
            measures: plan.measures.iter().map(|measure| (measure.id.as_str(), measure)).collect(),
            answered_for: Vec::new(),
        };
        context.answered_for = context.must_be_answered_for();
        context
    }

    pub(crate) fn item(&self, position: usize) -> Option<&'a Item> {
        self.plan.items.get(position)
    }

    /// Items with their positions, in document order.
    pub(crate) fn items(&self) -> impl Iterator<Item = (usize, &'a Item)> + use<'a> {
        self.plan.items.iter().enumerate()
    }

    pub(crate) fn measure(&self, id: &str) -> Option<&'a MeasureUse> {
        self.measures.get(id).copied()
    }

    /// The items that need somebody to answer for them: every action that is not a step of
    /// another action, and every priority and objective with none of these beneath it.
    ///
    /// Steps are left out because the action above speaks for them: a hole of the action is
    /// named once, at the action.
    pub(crate) fn answered_for(&self) -> impl Iterator<Item = (usize, &'a Item)> {
        self.answered_for.iter().filter_map(|position| Some((*position, self.item(*position)?)))
    }

    /// Actions of [`Context::answered_for`].
    pub(crate) fn actions(&self) -> impl Iterator<Item = (usize, &'a Item)> {
        self.answered_for().filter(|(_, item)| item.kind == Kind::Action)
    }

    fn must_be_answered_for(&self) -> Vec<usize> {
        let inside_action = self.strictly_above(|item| item.kind == Kind::Action);
        let working = |item: &Item| matches!(item.kind, Kind::Priority | Kind::Objective | Kind::Action);
        let mut bare = vec![true; self.plan.items.len()];
        for position in self.tree.order().iter().rev() {
            let works = self.item(*position).is_some_and(working) || bare.get(*position) == Some(&false);
            if let (true, Some(parent)) = (works, self.tree.parent_at(*position)) {
                mark(&mut bare, parent, false);
            }
        }
        let needs_answer = |(position, item): &(usize, &Item)| match item.kind {
            Kind::Action => !holds(&inside_action, *position),
            Kind::Priority | Kind::Objective => holds(&bare, *position),
            Kind::Outcome | Kind::Milestone => false,
        };
        self.items().filter(needs_answer).map(|(position, _)| position).collect()
    }

    /// For each position: does the item, or anything above it, have it?
    pub(crate) fn above(&self, has: impl Fn(&Item) -> bool) -> Vec<bool> {
        let mut above = vec![false; self.plan.items.len()];
        for position in self.tree.order() {
            let inherited = self.tree.parent_at(*position).is_some_and(|parent| holds(&above, parent));
            mark(&mut above, *position, inherited || self.item(*position).is_some_and(&has));
        }
        above
    }

    fn strictly_above(&self, has: impl Fn(&Item) -> bool) -> Vec<bool> {
        let above = self.above(has);
        (0..above.len())
            .map(|position| self.tree.parent_at(position).is_some_and(|parent| holds(&above, parent)))
            .collect()
    }

    /// For each position: does the item, or anything beneath it, have it?
    pub(crate) fn beneath(&self, has: impl Fn(&Item) -> bool) -> Vec<bool> {
        let mut beneath: Vec<bool> = self.plan.items.iter().map(has).collect();
        for position in self.tree.order().iter().rev() {
            if let (true, Some(parent)) = (holds(&beneath, *position), self.tree.parent_at(*position)) {
                mark(&mut beneath, parent, true);
            }
        }
        beneath
    }

    /// Are there steps under the item, and has every one of them its own?
    pub(crate) fn every_step(&self, position: usize, has: impl Fn(&Item) -> bool) -> bool {
        let steps = self.tree.children_at(position).iter().filter_map(|child| self.item(*child));
        let mut steps = steps.filter(|step| step.kind == Kind::Action).peekable();
        steps.peek().is_some() && steps.all(has)
    }
}

/// The answer at a position; false beyond the end.
pub(crate) fn holds(answers: &[bool], position: usize) -> bool {
    answers.get(position).copied().unwrap_or_default()
}

fn mark(answers: &mut [bool], position: usize, answer: bool) {
    if let Some(place) = answers.get_mut(position) {
        *place = answer;
    }
}

fn period(plan: &Plan) -> Option<(Date, Date)> {
    let period = plan.head.period.as_ref()?;
    let read = |text: &str| text.trim().parse::<When>().ok().or_else(|| dates_in(text).first().map(|date| date.when));
    let (first, last) = (read(&period.from)?.first_day()?, read(&period.to)?.last_day()?);
    (first <= last).then_some((first, last))
}
