//! What a rule looks at, so that somebody who has only a part of the records knows whether it can be counted.

use std::collections::BTreeSet;
use std::fmt;

use bigplan_register::definition::Mark;
use bigplan_register::{ClockCode, FieldCode, RegisterCode, Registers};

use super::{Expr, Whose};

/// Something of a register that a rule looks at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LooksAt {
    /// What a field holds.
    Field(RegisterCode, FieldCode),
    /// When and how completely records were written, or by which moves they went.
    Writing(RegisterCode),
    /// Where records came from.
    Source(RegisterCode),
}

impl fmt::Display for LooksAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(register, field) => write!(f, "{field} of {register}"),
            Self::Writing(register) => write!(f, "how records of {register} were written"),
            Self::Source(register) => write!(f, "where records of {register} came from"),
        }
    }
}

/// Goes through an expression about records of a register.
#[derive(Clone, Copy)]
pub(crate) struct Looking<'a> {
    pub(crate) registers: &'a Registers,
    /// The register of the record that is counted.
    pub(crate) this: &'a RegisterCode,
    /// The register of the record that is looked at.
    pub(crate) own: &'a RegisterCode,
}

impl Looking<'_> {
    pub(crate) fn through(self, expr: &Expr, found: &mut BTreeSet<LooksAt>) {
        match expr {
            Expr::Field(whose, field) => drop(found.insert(LooksAt::Field(self.of(*whose).clone(), field.clone()))),
            Expr::Clock(whose, clock, _) => self.clock(self.of(*whose), clock, found),
            Expr::Written(whose) | Expr::Whole(whose) => drop(found.insert(LooksAt::Writing(self.of(*whose).clone()))),
            Expr::HowWritten(whose) => drop(found.insert(LooksAt::Source(self.of(*whose).clone()))),
            _ => {}
        }
        for (register, inner) in expr.within() {
            Looking { own: register.unwrap_or(self.own), ..self }.through(inner, found);
        }
    }

    fn of(&self, whose: Whose) -> &RegisterCode {
        match whose {
            Whose::Own => self.own,
            Whose::This => self.this,
        }
    }

    fn clock(&self, register: &RegisterCode, code: &ClockCode, found: &mut BTreeSet<LooksAt>) {
        let definition = self.registers.find(register);
        let clock = definition.and_then(|definition| definition.clocks.iter().find(|clock| clock.code == *code));
        for mark in clock.iter().flat_map(|clock| [&clock.start, &clock.stop]) {
            found.insert(match mark {
                Mark::Field(field) => LooksAt::Field(register.clone(), field.clone()),
                Mark::Move(_) => LooksAt::Writing(register.clone()),
            });
        }
    }
}
