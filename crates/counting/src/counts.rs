//! What definitions count, checked against the registers.

use std::collections::BTreeSet;

use bigplan_measure::{Basis, Catalogue, CountRule, Definition as Measure, GroupCode};
use bigplan_register::{FieldCode, RegisterCode, Registers};

use crate::language::{Expr, Looking, LooksAt};
use crate::rule::read;
use crate::slice::PLACES;

/// How one measure is counted.
#[derive(Clone, Debug)]
pub struct Count {
    /// The measure.
    pub measure: Measure,
    /// The rule as its file has it.
    pub rule: CountRule,
    pub(crate) register: RegisterCode,
    pub(crate) when: When,
    pub(crate) those: Expr,
    /// Which of those are counted, or what of each is added up; `None` where all are, or where other records are.
    pub(crate) counted: Option<Counted>,
    /// What of each is added up in the denominator; `None` where each is one.
    pub(crate) out_of: Option<Expr>,
    /// The field by which those are told apart whom the records of a ratio are shared out among.
    pub(crate) per: Option<FieldCode>,
    pub(crate) events: Option<Events>,
    /// Registers that must hold something before it is counted.
    pub(crate) needs: Vec<RegisterCode>,
    /// Which records are of a group.
    pub(crate) groups: Vec<(GroupCode, Expr)>,
}

/// When a record counts.
#[derive(Clone, Debug)]
pub(crate) enum When {
    /// On one day.
    On(Expr),
    /// On the last day of each year that it lasts.
    YearsEnd,
    /// On these days of each year, where it lasts then.
    Days(Vec<Expr>),
}

#[derive(Clone, Debug)]
pub(crate) enum Counted {
    If(Expr),
    Sum(Expr),
}

/// Records that are counted, where they are others than those that they are counted out of.
#[derive(Clone, Debug)]
pub(crate) struct Events {
    pub(crate) register: RegisterCode,
    pub(crate) on: Expr,
    pub(crate) those: Expr,
    pub(crate) groups: Vec<(GroupCode, Expr)>,
}

impl Events {
    fn without_groups(&self) -> impl Iterator<Item = (&RegisterCode, &Expr)> {
        [&self.on, &self.those].into_iter().map(|expr| (&self.register, expr))
    }

    fn of_groups(&self) -> impl Iterator<Item = (&RegisterCode, &Expr)> {
        self.groups.iter().map(|(_, expr)| (&self.register, expr))
    }
}

/// What is wrong with one `[count]`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{measure}.toml, [count] {key}: {reason}")]
pub struct BadCount {
    /// The measure's code.
    pub measure: String,
    /// The key of the rule.
    pub key: &'static str,
    /// What is wrong and what may be written instead, as a sentence.
    pub reason: String,
}

/// All measures that are counted, by code.
#[derive(Clone, Debug, Default)]
pub struct Counts(pub(crate) Vec<Count>);

impl Counts {
    /// Reads the rules of a catalogue.
    ///
    /// # Errors
    /// Everything wrong with any of them; nothing is taken then.
    pub fn read(catalogue: &Catalogue, registers: &Registers) -> Result<Self, Vec<BadCount>> {
        let mut counts = Vec::new();
        let mut bad = Vec::new();
        for measure in catalogue.iter() {
            let Some(rule) = &measure.count else { continue };
            match known_people(catalogue, rule).and_then(|()| read(measure, rule, registers)) {
                Ok(count) => counts.push(count),
                Err((key, reason)) => bad.push(BadCount { measure: measure.code.to_string(), key, reason }),
            }
        }
        if bad.is_empty() { Ok(Self(counts)) } else { Err(bad) }
    }

    /// Only these measures, in whatever year: who asks for a measure by its code may count it for a year in which the
    /// country did not.
    #[must_use]
    pub fn only(self, measures: &[bigplan_measure::MeasureCode]) -> Self {
        let mut asked: Vec<Count> = self.0.into_iter().filter(|count| measures.contains(&count.measure.code)).collect();
        asked.iter_mut().for_each(|count| count.measure.held = bigplan_measure::Held::default());
        Self(asked)
    }

    /// Those that need no register but these: the others would come out as nought, as nobody fills what they look into.
    #[must_use]
    pub fn with_filled(&self, filled: &BTreeSet<RegisterCode>) -> Self {
        let ready = |count: &&Count| count.needs.iter().all(|register| filled.contains(register));
        Self(self.0.iter().filter(ready).cloned().collect())
    }

    /// The registers that any rule needs to hold something.
    pub fn needed(&self) -> BTreeSet<RegisterCode> {
        self.0.iter().flat_map(|count| count.needs.iter().cloned()).collect()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Count> {
        self.0.iter()
    }

    /// How a measure is counted.
    pub fn find(&self, measure: &bigplan_measure::MeasureCode) -> Option<&Count> {
        self.0.iter().find(|count| count.measure.code == *measure)
    }

    /// Whether nothing is counted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The registers that any rule reads, and those that say where a child belongs.
    pub fn registers(&self) -> BTreeSet<RegisterCode> {
        let mut registers: BTreeSet<RegisterCode> = PLACES.iter().filter_map(|(code, _)| code.parse().ok()).collect();
        self.0.iter().for_each(|count| count.reads(&mut registers));
        registers
    }

    /// What the rules say, as text: where it differs, what was counted by it is counted again.
    pub fn words(&self) -> String {
        self.0
            .iter()
            .map(|count| format!("{} {:?} {:?}\n", count.measure.code, count.measure.year, count.rule))
            .collect()
    }
}

/// Whether the people that a rule counts out of are a number that is loaded.
fn known_people(catalogue: &Catalogue, rule: &CountRule) -> Result<(), (&'static str, String)> {
    let Some(code) = &rule.people else { return Ok(()) };
    match catalogue.find(code) {
        None => Err(("people", format!("there is no measure \"{code}\""))),
        Some(people) if people.basis != Basis::Count => Err(("people", format!("\"{code}\" is no number of people"))),
        Some(people) if people.count.is_some() => {
            Err(("people", format!("\"{code}\" is counted from records: the people of an area come from files")))
        }
        Some(_) => Ok(()),
    }
}

impl Count {
    /// The register whose records are counted.
    pub fn register(&self) -> &RegisterCode {
        &self.register
    }

    /// Everything of records that the rule looks at; where a child belongs is not among it. Nor is where records came
    /// from, where only groups ask for it: who does not know has nobody in these, and the figure is the same.
    pub fn looks_at(&self, registers: &Registers) -> BTreeSet<LooksAt> {
        let (mut found, mut of_groups) = (BTreeSet::new(), BTreeSet::new());
        let through = |(register, expr): (&RegisterCode, &Expr), found: &mut BTreeSet<LooksAt>| {
            Looking { registers, this: register, own: register }.through(expr, found);
        };
        self.without_groups().for_each(|one| through(one, &mut found));
        self.of_groups().for_each(|one| through(one, &mut of_groups));
        found.extend(of_groups.into_iter().filter(|one| !matches!(one, LooksAt::Source(_))));
        let of = |field: &FieldCode| LooksAt::Field(self.register.clone(), field.clone());
        found.extend(self.per.iter().map(of));
        let episode = registers.find(&self.register).and_then(|definition| definition.episode.as_ref());
        for episode in episode.iter().filter(|_| !matches!(self.when, When::On(_))) {
            found.extend([of(&episode.starts), of(&episode.ends)]);
        }
        found
    }

    /// Each expression, with the register of the records that it is about.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = (&RegisterCode, &Expr)> {
        self.without_groups().chain(self.of_groups())
    }

    /// Those that say which records are of a group.
    fn of_groups(&self) -> impl Iterator<Item = (&RegisterCode, &Expr)> {
        let own = self.groups.iter().map(|(_, expr)| (&self.register, expr));
        own.chain(self.events.iter().flat_map(Events::of_groups))
    }

    fn without_groups(&self) -> impl Iterator<Item = (&RegisterCode, &Expr)> {
        let when = match &self.when {
            When::On(on) => std::slice::from_ref(on),
            When::Days(days) => days.as_slice(),
            When::YearsEnd => &[],
        };
        let counted = self.counted.iter().map(|(Counted::If(expr) | Counted::Sum(expr))| expr);
        let own = when.iter().chain([&self.those]).chain(counted).chain(&self.out_of);
        own.map(|expr| (&self.register, expr)).chain(self.events.iter().flat_map(Events::without_groups))
    }

    fn reads(&self, registers: &mut BTreeSet<RegisterCode>) {
        registers.insert(self.register.clone());
        for (register, expr) in self.expressions() {
            registers.insert(register.clone());
            expr.reads(registers);
        }
    }
}
