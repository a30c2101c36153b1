//! What stands with brackets: ages, stretches of time, and what a child's other records say.

use super::parse::{Reader, Typed, yes_no};
use super::{End, Expr, Kind, Together, Unit};

/// Reads a call after its opening bracket.
pub(super) fn call(reader: &mut Reader<'_>, name: &str) -> Result<Typed, String> {
    let read = match name {
        "age" => (Expr::Age(Box::new(day(reader, name)?)), Kind::Number),
        "thursday" => (Expr::Thursday(Box::new(day(reader, name)?)), Kind::Day),
        "days" => between(reader, name, Unit::Days)?,
        "months" => between(reader, name, Unit::Months)?,
        "any" => (records(reader, Together::Any)?, Kind::YesNo),
        "every" => (records(reader, Together::Every)?, Kind::YesNo),
        "count" => (records(reader, Together::Count)?, Kind::Number),
        "latest" => extreme(reader, End::Latest)?,
        "sum" => (sum(reader)?, Kind::Number),
        "first" => first(reader)?,
        "percent" => (percent(reader)?, Kind::Number),
        "earliest" => extreme(reader, End::Earliest)?,
        _ => {
            return Err(format!(
                "\"{name}\" is no function: there are age, thursday, days, months, any, every, count, sum, percent, first, latest, earliest"
            ));
        }
    };
    reader.sign(")")?;
    Ok(read)
}

fn day(reader: &mut Reader<'_>, name: &str) -> Result<Expr, String> {
    match reader.either()? {
        (expr, Kind::Day) => Ok(expr),
        (_, kind) => Err(format!("\"{name}\" takes a day, not {}", kind.words())),
    }
}

fn between(reader: &mut Reader<'_>, name: &str, unit: Unit) -> Result<Typed, String> {
    let from = day(reader, name)?;
    reader.sign(",")?;
    let to = day(reader, name)?;
    Ok((Expr::Between(unit, Box::new(from), Box::new(to)), Kind::Number))
}

fn records(reader: &mut Reader<'_>, together: Together) -> Result<Expr, String> {
    let definition = register(reader)?;
    let those = reader.within(definition, |reader| yes_no(reader.either()?, "any, every or count"))?;
    Ok(Expr::Records(together, definition.code.clone(), Box::new(those)))
}

fn number(reader: &mut Reader<'_>, name: &str) -> Result<Expr, String> {
    match reader.either()? {
        (expr, Kind::Number) => Ok(expr),
        (_, kind) => Err(format!("\"{name}\" takes a number, not {}", kind.words())),
    }
}

fn percent(reader: &mut Reader<'_>) -> Result<Expr, String> {
    let one = number(reader, "percent")?;
    reader.sign(",")?;
    Ok(Expr::Percent(Box::new(one), Box::new(number(reader, "percent")?)))
}

fn first(reader: &mut Reader<'_>) -> Result<Typed, String> {
    let (one, kind) = reader.either()?;
    reader.sign(",")?;
    match reader.either()? {
        (other, same) if same == kind => Ok((Expr::First(Box::new(one), Box::new(other)), kind)),
        (_, other) => Err(format!("\"first\" takes two of one kind, not {} and {}", kind.words(), other.words())),
    }
}

fn sum(reader: &mut Reader<'_>) -> Result<Expr, String> {
    let definition = register(reader)?;
    let what = reader.within(definition, |reader| number(reader, "sum"))?;
    reader.sign(",")?;
    let those = reader.within(definition, |reader| yes_no(reader.either()?, "sum"))?;
    Ok(Expr::Sum(definition.code.clone(), Box::new(what), Box::new(those)))
}

fn extreme(reader: &mut Reader<'_>, end: End) -> Result<Typed, String> {
    let definition = register(reader)?;
    let (what, kind) = reader.within(definition, Reader::either)?;
    if !matches!(kind, Kind::Day | Kind::Number) {
        return Err(format!("{} has no order", kind.words()));
    }
    reader.sign(",")?;
    let those = reader.within(definition, |reader| yes_no(reader.either()?, "latest or earliest"))?;
    Ok((Expr::Extreme(end, definition.code.clone(), Box::new(what), Box::new(those)), kind))
}

fn register<'a>(reader: &mut Reader<'a>) -> Result<&'a bigplan_register::Definition, String> {
    let name = reader.name()?;
    let definition = reader.registers.named(&name).ok_or_else(|| format!("there is no register \"{name}\""))?;
    reader.sign(",")?;
    Ok(definition)
}
