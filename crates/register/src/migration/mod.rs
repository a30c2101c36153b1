//! What changed definitions mean for the records that are stored: a plan of steps, or the reasons why not.
//!
//! Nothing is carried out here. A plan is carried out whole or not at all; where there is one refusal there is no step.

mod fields;
mod flow;
mod lists;
mod refusal;
mod step;

use std::collections::BTreeMap;

pub use refusal::{Refusal, Why};
pub use step::Step;

use crate::codes::{FieldCode, ListCode, RegisterCode, StateCode};
use crate::definition::Definition;
use crate::registers::Registers;

/// What the stored records of one register use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InUse {
    /// How many records there are.
    pub records: u64,
    /// How many of them have a field filled in.
    pub fields: BTreeMap<FieldCode, u64>,
    /// The longest text that a field holds, in characters.
    pub longest: BTreeMap<FieldCode, u32>,
    /// How many records hold a code in a field.
    pub codes: BTreeMap<(FieldCode, String), u64>,
    /// How many records are in a state.
    pub states: BTreeMap<StateCode, u64>,
}

impl InUse {
    fn field(&self, code: &FieldCode) -> u64 {
        self.fields.get(code).copied().unwrap_or(0)
    }
}

/// The steps from the stored definitions to changed ones, in the order in which they are carried out.
///
/// # Errors
/// Everything that stands in the way; nothing must be changed then.
pub fn plan(
    stored: &Registers,
    changed: &Registers,
    in_use: &BTreeMap<RegisterCode, InUse>,
) -> Result<Vec<Step>, Vec<Refusal>> {
    let mut work = Work::default();
    let unused = InUse::default();
    for new in changed.iter() {
        let old = stored.find(&new.code).or_else(|| new.was.as_ref().and_then(|was| stored.find(was)));
        let Some(old) = old else {
            work.steps.push(Step::AddRegister { register: new.code.clone() });
            continue;
        };
        if old.code != new.code {
            work.steps.push(Step::RenameRegister { from: old.code.clone(), to: new.code.clone() });
        }
        let used = in_use.get(&old.code).unwrap_or(&unused);
        let both = Both { stored, changed, old, new, used };
        fields::compare(&both, &mut work);
        lists::compare(&both, &mut work);
        flow::compare(&both, &mut work);
    }
    for old in stored.iter().filter(|old| !goes_on(old, changed)) {
        let records = in_use.get(&old.code).map_or(0, |used| used.records);
        if records == 0 {
            work.steps.push(Step::DropRegister { register: old.code.clone() });
        } else {
            work.refuse(&old.code, Why::RegisterLost { records });
        }
    }
    if work.refusals.is_empty() { Ok(work.steps) } else { Err(work.refusals) }
}

fn goes_on(old: &Definition, changed: &Registers) -> bool {
    changed.find(&old.code).is_some() || changed.iter().any(|new| new.was.as_ref() == Some(&old.code))
}

/// One register before and after.
struct Both<'a> {
    stored: &'a Registers,
    changed: &'a Registers,
    old: &'a Definition,
    new: &'a Definition,
    used: &'a InUse,
}

impl Both<'_> {
    /// The stored field that a new one goes on from: that of its code, else that of the code it had before.
    fn old_field(&self, new: &crate::definition::Field) -> Option<&crate::definition::Field> {
        self.old.field(&new.code).or_else(|| new.was.as_ref().and_then(|was| self.old.field(was)))
    }

    /// The field that a stored one goes on as.
    fn new_field(&self, old: &crate::definition::Field) -> Option<&crate::definition::Field> {
        let renamed = || self.new.fields.iter().find(|new| new.was.as_ref() == Some(&old.code));
        self.new.field(&old.code).or_else(renamed)
    }

    /// The codes of a list as the stored definition and the changed one have them.
    fn lists(&self, old: &ListCode, new: &ListCode) -> Option<(&crate::CodeList, &crate::CodeList)> {
        self.stored.list(self.old, old).zip(self.changed.list(self.new, new))
    }
}

/// What has been found so far.
#[derive(Default)]
struct Work {
    steps: Vec<Step>,
    refusals: Vec<Refusal>,
}

impl Work {
    fn refuse(&mut self, register: &RegisterCode, why: Why) {
        self.refusals.push(Refusal { register: register.clone(), why });
    }
}
