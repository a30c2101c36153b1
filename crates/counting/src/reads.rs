//! What counting reads of records, for those who carry records elsewhere to be counted there.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_register::definition::Mark;
use bigplan_register::{Definition, FieldCode, RegisterCode, Registers};

use crate::Counts;
use crate::language::LooksAt;
use crate::slice::PLACES;

impl Counts {
    /// Only these measures, each for the years in which it held.
    #[must_use]
    pub fn among(self, measures: &[bigplan_measure::MeasureCode]) -> Self {
        Self(self.0.into_iter().filter(|count| measures.contains(&count.measure.code)).collect())
    }

    /// The fields of each register that any rule may look at, with those that say where a child belongs and those that
    /// a clock runs by. Nothing else of a record's fields moves a figure; no free text is among them but what tells
    /// those apart whom the records of a ratio are shared out among, and of that the number that stands for it leaves.
    pub fn fields(&self, registers: &Registers) -> BTreeMap<RegisterCode, BTreeSet<FieldCode>> {
        let mut found: BTreeMap<RegisterCode, BTreeSet<FieldCode>> =
            self.registers().into_iter().map(|register| (register, BTreeSet::new())).collect();
        for looked_at in self.iter().flat_map(|count| count.looks_at(registers)) {
            if let LooksAt::Field(register, field) = looked_at {
                found.entry(register).or_default().insert(field);
            }
        }
        for (register, fields) in &mut found {
            let places = PLACES.iter().filter(|(place, _)| *place == register.as_str());
            fields.extend(places.flat_map(|(_, fields)| *fields).filter_map(|field| field.parse().ok()));
            fields.extend(registers.find(register).into_iter().flat_map(clocked));
        }
        found
    }

    /// Everything that figures depend on beside records, as text: the rules, and the registers that they read. Where it
    /// differs, what was counted by it is counted again.
    pub fn rules(&self, registers: &Registers) -> String {
        let read = self.registers();
        // What a register's clocks and fields are is part of what is counted.
        let described: Vec<String> =
            registers.iter().filter(|known| read.contains(&known.code)).map(|known| format!("{known:?}")).collect();
        format!("{}{}", self.words(), described.join("\n"))
    }
}

/// The fields that start, stop and choose the limits of a register's clocks.
fn clocked(definition: &Definition) -> impl Iterator<Item = FieldCode> {
    definition.clocks.iter().flat_map(|clock| {
        let marks = [&clock.start, &clock.stop].into_iter().filter_map(|mark| match mark {
            Mark::Field(field) => Some(field.clone()),
            Mark::Move(_) => None,
        });
        let limits = clock.limits.iter().filter_map(|limit| limit.when.as_ref()).map(|when| when.field.clone());
        marks.chain(limits)
    })
}
