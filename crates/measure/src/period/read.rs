//! Reads the periods that people and published files write.

use jiff::civil::Date;

use super::Period;
use super::code::year;
use super::tokens::{Token, tokens};
use crate::YearKind;

impl Period {
    /// Reads what people write: "2016", "2015/16", "201516", "2022-23", "31 March 2025", "Sep 2021", "2018 - 20",
    /// "Q2 2009/10", "Autumn term 2009", and the codes.
    ///
    /// The kind of year decides what the text leaves open. A split year under [`YearKind::School`] is a school year,
    /// under the others a financial year, and under [`YearKind::Calendar`] nothing: `None`. A lone year under School
    /// or Financial is the one that *ends* in it, as the Department for Education's reporting years are. "2009-10"
    /// is a split year where years are split, and October 2009 elsewhere. `None` where the text is no period.
    pub fn read(text: &str, kind: YearKind) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_suffix(".0").unwrap_or(text);
        let text = text.split_once('T').filter(|(_, time)| time.contains(':')).map_or(text, |(day, _)| day);
        let text = text.strip_suffix(" 00:00:00").unwrap_or(text);
        let mut tokens = tokens(text)?;
        let kind = stated_kind(&mut tokens)?.unwrap_or(kind);
        if let Some(at) = tokens.iter().position(|token| *token == Token::Quarter) {
            return quarter(tokens, at);
        }
        if let Some(at) = tokens.iter().position(|token| matches!(token, Token::Term(_))) {
            return term(tokens, at);
        }
        years(&tokens, kind).or_else(|| dates(&tokens))
    }
}

/// Takes a word such as "school" or "financial" out of the text; refuses two of them.
fn stated_kind(tokens: &mut Vec<Token>) -> Option<Option<YearKind>> {
    let Some(at) = tokens.iter().position(|token| matches!(token, Token::School | Token::Financial)) else {
        return Some(None);
    };
    let kind = if tokens.remove(at) == Token::School { YearKind::School } else { YearKind::Financial };
    (!tokens.iter().any(|token| matches!(token, Token::School | Token::Financial))).then_some(Some(kind))
}

fn quarter(mut tokens: Vec<Token>, at: usize) -> Option<Period> {
    tokens.remove(at);
    let Token::Number(number) = (at < tokens.len()).then(|| tokens.remove(at))? else { return None };
    let quarter = number.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
    Some(Period::Quarter { year: split(bare(&tokens))?, quarter })
}

fn term(mut tokens: Vec<Token>, at: usize) -> Option<Period> {
    let Token::Term(term) = tokens.remove(at) else { return None };
    let tokens = bare(&tokens);
    let year = match tokens {
        // The spring and summer of a year belong to the school year before.
        [Token::Number(lone)] if lone.len() == 4 => year(lone)? - i16::from(term > 1),
        _ => split(tokens)?,
    };
    Some(Period::Term { year, term })
}

/// Without signs left over at either end.
fn bare(mut tokens: &[Token]) -> &[Token] {
    while let [Token::Dash | Token::Slash, rest @ ..] | [rest @ .., Token::Dash | Token::Slash] = tokens {
        tokens = rest;
    }
    tokens
}

/// The first year of a split year: "2009/10", "2009-10", "2009/2010", "200910".
fn split(tokens: &[Token]) -> Option<i16> {
    let (first, second) = match tokens {
        [Token::Number(first), Token::Slash | Token::Dash, Token::Number(second)] => (first.as_str(), second.as_str()),
        [Token::Number(both)] if both.len() == 6 => both.split_at(4),
        _ => return None,
    };
    let start = year(first)?;
    (later(start, second)? == start + 1).then_some(start)
}

/// A second year written in two or four digits, behind a first.
fn later(first: i16, second: &str) -> Option<i16> {
    match second.len() {
        4 => year(second),
        2 => {
            let ending = second.parse::<i16>().ok()?;
            let century = first - first.rem_euclid(100);
            Some(if ending <= first.rem_euclid(100) { century + 100 + ending } else { century + ending })
        }
        _ => None,
    }
}

fn years(tokens: &[Token], kind: YearKind) -> Option<Period> {
    use Token::{Dash, Number, Slash};
    match tokens {
        [Number(lone)] if lone.len() == 4 => lone_year(year(lone)?, kind),
        [Number(_)] => split(tokens).and_then(|start| split_year(start, kind)),
        [Number(a), Slash, Number(b), Dash, Number(c), Slash, Number(d)] => {
            let from = split(&[Number(a.clone()), Slash, Number(b.clone())])?;
            let first = if c.len() == 2 { later(from, c)?.to_string() } else { c.clone() };
            let to = split(&[Number(first), Slash, Number(d.clone())])?;
            (from < to).then_some(Period::SplitYears { from, to })
        }
        [Number(first), sign @ (Slash | Dash), Number(second)] => {
            let from = year(first)?;
            let month = *sign == Dash && second.len() == 2 && second.parse::<u8>().is_ok_and(|n| (1..=12).contains(&n));
            match split(tokens) {
                // "2015/16" is one year even where others are taken together; "2015-16" is two then.
                Some(start) if kind == YearKind::Pooled && *sign == Slash => return Some(Period::FinancialYear(start)),
                Some(start) => return split_year(start, kind),
                None if month && kind != YearKind::Pooled => return None,
                None => {}
            }
            let to = later(from, second).filter(|to| from < *to && to - from <= 20)?;
            (*sign == Dash).then_some(Period::Years { from, to })
        }
        _ => None,
    }
}

fn lone_year(year: i16, kind: YearKind) -> Option<Period> {
    Some(match kind {
        YearKind::School => Period::SchoolYear(year - 1),
        YearKind::Financial => Period::FinancialYear(year - 1),
        YearKind::Calendar | YearKind::Snapshot | YearKind::Pooled => Period::Year(year),
    })
}

fn split_year(start: i16, kind: YearKind) -> Option<Period> {
    match kind {
        YearKind::School => Some(Period::SchoolYear(start)),
        YearKind::Financial | YearKind::Snapshot => Some(Period::FinancialYear(start)),
        YearKind::Pooled => Some(Period::Years { from: start, to: start + 1 }),
        YearKind::Calendar => None,
    }
}

fn dates(tokens: &[Token]) -> Option<Period> {
    use Token::{Dash, Month, Number, Slash};
    match tokens {
        [Number(both)] if both.len() == 6 => month(both.get(..4)?, both.get(4..)?.parse().ok()?),
        [Number(all)] if all.len() == 8 => day(all.get(6..)?, all.get(4..6)?.parse().ok()?, all.get(..4)?),
        [Number(y), Dash, Number(m)] if m.len() == 2 => month(y, m.parse().ok()?),
        [Month(m), Number(y)] | [Number(y), Month(m)] | [Month(m), Dash, Number(y)] => month(&century(y)?, *m),
        [Number(y), Dash, Number(m), Dash, Number(d)] if y.len() == 4 => day(d, m.parse().ok()?, y),
        [Number(d), Slash | Dash, Number(m), Slash | Dash, Number(y)] => day(d, m.parse().ok()?, century(y)?),
        [Number(d), Month(m), Number(y)] | [Number(d), Dash, Month(m), Dash, Number(y)] => {
            day(d, i8::try_from(*m).ok()?, century(y)?)
        }
        _ => None,
    }
}

/// A year of four digits; two digits are of this century.
fn century(text: &str) -> Option<String> {
    match text.len() {
        4 => Some(text.to_owned()),
        2 => Some(format!("20{text}")),
        _ => None,
    }
}

fn month(of: &str, month: u8) -> Option<Period> {
    let year = year(of)?;
    (1..=12).contains(&month).then_some(Period::Month { year, month })
}

fn day(day: &str, month: i8, of: impl AsRef<str>) -> Option<Period> {
    Date::new(year(of.as_ref())?, month, day.parse().ok()?).ok().map(Period::Day)
}
