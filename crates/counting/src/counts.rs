//! What definitions count, checked against the registers.

use std::collections::BTreeSet;

use bigplan_measure::{Basis, Catalogue, CountRule, Definition as Measure, YearKind};
use bigplan_register::{Definition, RegisterCode, Registers};

use crate::language::{self, Expr, Kind, Looking, LooksAt};

/// How one measure is counted.
#[derive(Clone, Debug)]
pub struct Count {
    /// The measure.
    pub measure: Measure,
    /// The rule as its file has it.
    pub rule: CountRule,
    pub(crate) register: RegisterCode,
    /// The day on which a record counts; `None` where it counts on the last day of each year that it lasts.
    pub(crate) on: Option<Expr>,
    pub(crate) those: Expr,
    /// Which of those are counted, or what of each is added up; `None` where all are.
    pub(crate) counted: Option<Counted>,
}

#[derive(Clone, Debug)]
pub(crate) enum Counted {
    If(Expr),
    Sum(Expr),
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
pub struct Counts(Vec<Count>);

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
            match Count::read(measure, rule, registers) {
                Ok(count) => counts.push(count),
                Err((key, reason)) => bad.push(BadCount { measure: measure.code.to_string(), key, reason }),
            }
        }
        if bad.is_empty() { Ok(Self(counts)) } else { Err(bad) }
    }

    /// Only these measures, in whatever year: who asks for a measure by its code may count it for a year in which the country
    /// did not.
    #[must_use]
    pub fn only(self, measures: &[bigplan_measure::MeasureCode]) -> Self {
        let mut asked: Vec<Count> = self.0.into_iter().filter(|count| measures.contains(&count.measure.code)).collect();
        asked.iter_mut().for_each(|count| count.measure.held = bigplan_measure::Held::default());
        Self(asked)
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
        let places = ["address", "looked-after-episode", "child-details"];
        let mut registers: BTreeSet<RegisterCode> = places.iter().filter_map(|code| code.parse().ok()).collect();
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

impl Count {
    fn read(measure: &Measure, rule: &CountRule, registers: &Registers) -> Result<Self, (&'static str, String)> {
        let none = || ("register", format!("there is no register \"{}\"", rule.register));
        let register = registers.named(&rule.register).ok_or_else(none)?;
        let read = |key: &'static str, text: &str, kind: Kind| {
            language::read(registers, register, text, &kind).map_err(|why| (key, why))
        };
        if measure.year == YearKind::Pooled {
            return Err(("register", "years taken together are not counted from records".into()));
        }
        if rule.on.is_none() && register.episode.is_none() {
            return Err((
                "on",
                format!("records of \"{}\" are no stretches of time: say on which day they count", register.code),
            ));
        }
        if rule.on.is_some() && rule.any_time {
            return Err(("any-time", "a record counts on one day or at any time, not both".into()));
        }
        let on = rule.on.as_deref().map(|text| read("on", text, Kind::Day)).transpose()?;
        let those = read("where", &rule.those, Kind::YesNo)?;
        let counted = match (measure.basis, rule.numerator.as_deref()) {
            (Basis::Proportion, Some(text)) => Some(Counted::If(read("numerator", text, Kind::YesNo)?)),
            (Basis::Mean, Some(text)) => Some(Counted::Sum(read("numerator", text, Kind::Number)?)),
            (Basis::Count, None) => None,
            (Basis::Count, Some(_)) => return Err(("numerator", "a count counts all that \"where\" means".into())),
            (Basis::Proportion | Basis::Mean, None) => return Err(("numerator", "it says nothing".into())),
            _ => return Err(("numerator", "only counts, proportions and means are counted from records".into())),
        };
        Ok(Self { measure: measure.clone(), rule: rule.clone(), register: register.code.clone(), on, those, counted })
    }

    /// The register whose records are counted.
    pub fn register(&self) -> &RegisterCode {
        &self.register
    }

    /// Its definition.
    pub(crate) fn definition<'a>(&self, registers: &'a Registers) -> Option<&'a Definition> {
        registers.find(&self.register)
    }

    /// Whether time alone may move it, so that it has to be counted again when a day is over.
    pub fn moves_by_itself(&self) -> bool {
        !matches!(self.on, Some(Expr::Field(..)))
    }

    /// Everything of records that the rule looks at; where a child belongs is not among it.
    pub fn looks_at(&self, registers: &Registers) -> BTreeSet<LooksAt> {
        let mut found = BTreeSet::new();
        let looking = Looking { registers, this: &self.register, own: &self.register };
        self.expressions().for_each(|expr| looking.through(expr, &mut found));
        let episode = self.definition(registers).and_then(|definition| definition.episode.as_ref());
        for episode in episode.iter().filter(|_| self.on.is_none()) {
            let of = |field: &bigplan_register::FieldCode| LooksAt::Field(self.register.clone(), field.clone());
            found.extend([of(&episode.starts), of(&episode.ends)]);
        }
        found
    }

    fn expressions(&self) -> impl Iterator<Item = &Expr> {
        let counted = self.counted.iter().map(|(Counted::If(expr) | Counted::Sum(expr))| expr);
        self.on.iter().chain([&self.those]).chain(counted)
    }

    fn reads(&self, registers: &mut BTreeSet<RegisterCode>) {
        registers.insert(self.register.clone());
        self.expressions().for_each(|expr| expr.reads(registers));
    }
}
