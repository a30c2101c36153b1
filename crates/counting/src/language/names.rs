//! What a name means in a register.

use bigplan_register::record::{SOURCE_NOT_KNOWN, Source};
use bigplan_register::{Definition, Field, Kind as FieldKind, Registers};

use super::{ClockPart, Expr, Kind, Whose};

/// The expression of a name, and what kind of thing it is. `own` is the register that is looked at, `this` the one of
/// the counted record.
pub(super) fn named(
    registers: &Registers,
    own: &Definition,
    this: &Definition,
    name: &str,
) -> Result<(Expr, Kind), String> {
    match name {
        "day" => return Ok((Expr::Day, Kind::Day)),
        "today" => return Ok((Expr::Today, Kind::Day)),
        "year-began" => return Ok((Expr::YearBegan, Kind::Day)),
        "year-ended" => return Ok((Expr::YearEnded, Kind::Day)),
        "born" => return Ok((Expr::Born, Kind::Day)),
        "died" => return Ok((Expr::Died, Kind::Day)),
        "yes" | "no" => return Ok((Expr::YesNo(name == "yes"), Kind::YesNo)),
        _ => {}
    }
    let (whose, of, bare) = match name.strip_prefix("this.") {
        Some(bare) => (Whose::This, this, bare),
        None => (Whose::Own, own, name),
    };
    match bare {
        "state" => {
            let states = of.states.iter().map(|state| state.code.to_string()).collect();
            return Ok((Expr::State(whose), Kind::Code(states)));
        }
        "written" => return Ok((Expr::Written(whose), Kind::Day)),
        "whole" => return Ok((Expr::Whole(whose), Kind::YesNo)),
        "how-written" => {
            let sources = Source::ALL.map(Source::as_str).into_iter().chain([SOURCE_NOT_KNOWN]);
            return Ok((Expr::HowWritten(whose), Kind::Code(sources.map(str::to_owned).collect())));
        }
        _ => {}
    }
    if let Some((clock, part)) = bare.split_once('.') {
        return clocked(of, whose, clock, part);
    }
    let field = of.fields.iter().find(|field| field.code.as_str() == bare);
    let field = field.ok_or_else(|| format!("the register \"{}\" has no field \"{bare}\"", of.code))?;
    Ok((Expr::Field(whose, field.code.clone()), kind(registers, of, field)?))
}

fn clocked(of: &Definition, whose: Whose, clock: &str, part: &str) -> Result<(Expr, Kind), String> {
    let found = of.clocks.iter().find(|known| known.code.as_str() == clock);
    let found = found.ok_or_else(|| format!("the register \"{}\" has no clock \"{clock}\"", of.code))?;
    let (part, kind) = match part {
        "started" => (ClockPart::Started, Kind::Day),
        "due" => (ClockPart::Due, Kind::Day),
        "stopped" => (ClockPart::Stopped, Kind::Day),
        "taken" => (ClockPart::Taken, Kind::Number),
        "in-time" => (ClockPart::InTime, Kind::YesNo),
        _ => return Err(format!("a clock has started, due, stopped, taken and in-time, and no \"{part}\"")),
    };
    Ok((Expr::Clock(whose, found.code.clone(), part), kind))
}

fn kind(registers: &Registers, of: &Definition, field: &Field) -> Result<Kind, String> {
    Ok(match field.kind {
        FieldKind::Day | FieldKind::Moment => Kind::Day,
        FieldKind::WholeNumber | FieldKind::Decimal => Kind::Number,
        FieldKind::YesNo => Kind::YesNo,
        FieldKind::Code => {
            let list = field.list.as_ref().and_then(|list| registers.list(of, list));
            Kind::Code(
                list.into_iter().flat_map(|list| list.values.iter().map(|value| value.code.to_string())).collect(),
            )
        }
        FieldKind::Text | FieldKind::Note => {
            return Err(format!("\"{}\" is free text, which cannot be counted: choose a code or a day", field.code));
        }
        _ => Kind::Code(Vec::new()),
    })
}
