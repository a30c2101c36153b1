//! Reading an expression.

use bigplan_register::{Definition, Registers};

use super::names::named;
use super::tokens::{Token, tokens};
use super::{Expr, Kind, Relation, Unit, functions};

/// The longest expression, in words and signs, and how deep it may go: what a person can still read.
const LONGEST: usize = 400;
const DEEPEST: usize = 20;

/// Reads an expression about records of a register, which has to give something of this kind.
///
/// # Errors
/// The first thing that stands in the way, as a sentence.
pub(crate) fn read(registers: &Registers, register: &Definition, text: &str, wanted: &Kind) -> Result<Expr, String> {
    let tokens = tokens(text)?;
    if tokens.len() > LONGEST {
        return Err(format!("an expression has at most {LONGEST} words and signs"));
    }
    let mut reader =
        Reader { registers, this: register, own: register, tokens: tokens.into_iter().peekable(), depth: 0 };
    let (expr, kind) = reader.either()?;
    match reader.tokens.next() {
        Some(token) => Err(format!("nothing may stand where {} stands", shown(&token))),
        None if std::mem::discriminant(&kind) == std::mem::discriminant(wanted) => Ok(expr),
        None => Err(format!("it gives {}, and {} is wanted", kind.words(), wanted.words())),
    }
}

pub(super) struct Reader<'a> {
    pub(super) registers: &'a Registers,
    this: &'a Definition,
    own: &'a Definition,
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    depth: usize,
}

pub(super) type Typed = (Expr, Kind);

impl<'a> Reader<'a> {
    /// `a or b`.
    pub(super) fn either(&mut self) -> Result<Typed, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("brackets go at most {DEEPEST} deep"));
        }
        let joined = self.joined("or", Self::both, Expr::Or);
        self.depth -= 1;
        joined
    }

    /// `a and b`.
    fn both(&mut self) -> Result<Typed, String> {
        self.joined("and", Self::negated, Expr::And)
    }

    fn joined(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Result<Typed, String>,
        join: fn(Vec<Expr>) -> Expr,
    ) -> Result<Typed, String> {
        let (first, kind) = part(self)?;
        let mut parts = vec![first];
        while self.word(word) {
            let next = part(self)?;
            parts.push(yes_no(next, word)?);
        }
        match parts.len() {
            1 => Ok((parts.remove(0), kind)),
            _ if kind == Kind::YesNo => Ok((join(parts), Kind::YesNo)),
            _ => Err(format!("before \"{word}\" stands {}, and yes or no is wanted", kind.words())),
        }
    }

    /// `not a`.
    fn negated(&mut self) -> Result<Typed, String> {
        if !self.word("not") {
            return self.compared();
        }
        let inner = self.compared()?;
        Ok((Expr::Not(Box::new(yes_no(inner, "not")?)), Kind::YesNo))
    }

    /// `a < b`, `a in ('x', 'y')`, `a is empty`.
    fn compared(&mut self) -> Result<Typed, String> {
        let (left, kind) = self.shifted()?;
        if self.word("is") {
            return self.filled(left);
        }
        if self.word("in") {
            return self.listed(left, &kind);
        }
        let Some(relation) = self.relation() else { return Ok((left, kind)) };
        let (right, other) = self.shifted()?;
        let ordered = !matches!(relation, Relation::Equal | Relation::Unequal);
        match (&kind, &other) {
            (Kind::Code(_) | Kind::YesNo, _) if ordered => Err(format!("{} has no order", kind.words())),
            (Kind::Code(codes), Kind::Code(_)) => of_list(codes, &right),
            (one, two) if one == two => Ok(()),
            (one, two) => Err(format!("{} cannot be compared with {}", one.words(), two.words())),
        }?;
        Ok((Expr::Compare(Box::new(left), relation, Box::new(right)), Kind::YesNo))
    }

    fn filled(&mut self, inner: Expr) -> Result<Typed, String> {
        let not = self.word("not");
        let filled = Expr::Filled(Box::new(inner));
        let negate = match (self.word("empty"), self.word("filled")) {
            (true, false) => !not,
            (false, true) => not,
            _ => return Err("after \"is\" comes \"empty\" or \"filled\"".into()),
        };
        Ok((if negate { Expr::Not(Box::new(filled)) } else { filled }, Kind::YesNo))
    }

    fn listed(&mut self, left: Expr, kind: &Kind) -> Result<Typed, String> {
        let Kind::Code(known) = kind else { return Err(format!("{} is in no list of codes", kind.words())) };
        self.sign("(")?;
        let mut codes = Vec::new();
        loop {
            match self.tokens.next() {
                Some(Token::Text(code)) => {
                    of_list(known, &Expr::Text(code.clone()))?;
                    codes.push(code);
                }
                token => return Err(format!("a list holds codes in single quotes, not {}", found(token.as_ref()))),
            }
            if !self.maybe(",") {
                break;
            }
        }
        self.sign(")")?;
        Ok((Expr::In(Box::new(left), codes), Kind::YesNo))
    }

    /// `a + 2 years`, `a + b`.
    fn shifted(&mut self) -> Result<Typed, String> {
        let (mut expr, kind) = self.single()?;
        loop {
            let sign = if self.maybe("+") {
                1
            } else if self.maybe("-") {
                -1
            } else {
                return Ok((expr, kind));
            };
            expr = match kind {
                Kind::Day => {
                    let (count, unit) = self.stretch()?;
                    Expr::Shift(Box::new(expr), sign * count, unit)
                }
                Kind::Number => match self.single()? {
                    (other, Kind::Number) => Expr::Plus(Box::new(expr), sign, Box::new(other)),
                    (_, kind) => return Err(format!("only a number is added to a number, not {}", kind.words())),
                },
                kind => return Err(format!("nothing is added to {}", kind.words())),
            };
        }
    }

    fn stretch(&mut self) -> Result<(i32, Unit), String> {
        let wanted = "after + or - comes a stretch of time, such as 12 months";
        let Some(Token::Number(count)) = self.tokens.next() else { return Err(wanted.into()) };
        let Some(Token::Name(unit)) = self.tokens.next() else { return Err(wanted.into()) };
        let (each, unit) = match unit.as_str() {
            "day" | "days" => (1, Unit::Days),
            "week" | "weeks" => (7, Unit::Days),
            "month" | "months" => (1, Unit::Months),
            "year" | "years" => (12, Unit::Months),
            _ => return Err(format!("\"{unit}\" is no unit: write days, weeks, months or years")),
        };
        let count = i32::try_from(count).ok().filter(|count| *count <= 2_000);
        Ok((count.ok_or("a stretch of time is at most 2000 units")? * each, unit))
    }

    fn single(&mut self) -> Result<Typed, String> {
        match self.tokens.next() {
            Some(Token::Number(number)) => Ok((Expr::Number(number as f64), Kind::Number)),
            Some(Token::Text(code)) => Ok((Expr::Text(code), Kind::Code(Vec::new()))),
            Some(Token::Sign("(")) => {
                let inner = self.either()?;
                self.sign(")")?;
                Ok(inner)
            }
            Some(Token::Name(name)) if self.maybe("(") => functions::call(self, &name),
            Some(Token::Name(name)) => named(self.registers, self.own, self.this, &name),
            token => Err(format!("a name, a number or a code is missing before {}", found(token.as_ref()))),
        }
    }

    /// Reads with the names of another register.
    pub(super) fn within<T>(
        &mut self,
        register: &'a Definition,
        read: impl FnOnce(&mut Self) -> Result<T, String>,
    ) -> Result<T, String> {
        let outer = std::mem::replace(&mut self.own, register);
        let inner = read(self);
        self.own = outer;
        inner
    }

    pub(super) fn name(&mut self) -> Result<String, String> {
        match self.tokens.next() {
            Some(Token::Name(name)) => Ok(name),
            token => Err(format!("a name is missing before {}", found(token.as_ref()))),
        }
    }

    pub(super) fn sign(&mut self, sign: &str) -> Result<(), String> {
        if self.maybe(sign) {
            return Ok(());
        }
        Err(format!("\"{sign}\" is missing before {}", found(self.tokens.peek())))
    }

    pub(super) fn maybe(&mut self, sign: &str) -> bool {
        self.tokens.next_if(|token| matches!(token, Token::Sign(known) if *known == sign)).is_some()
    }

    fn word(&mut self, word: &str) -> bool {
        self.tokens.next_if(|token| matches!(token, Token::Name(name) if name == word)).is_some()
    }

    fn relation(&mut self) -> Option<Relation> {
        let relations = [
            ("=", Relation::Equal),
            ("!=", Relation::Unequal),
            ("<=", Relation::AtMost),
            ("<", Relation::Less),
            (">=", Relation::AtLeast),
            (">", Relation::More),
        ];
        relations.into_iter().find(|(sign, _)| self.maybe(sign)).map(|(_, relation)| relation)
    }
}

pub(super) fn yes_no((expr, kind): Typed, at: &str) -> Result<Expr, String> {
    if kind == Kind::YesNo {
        Ok(expr)
    } else {
        Err(format!("at \"{at}\" stands {}, and yes or no is wanted", kind.words()))
    }
}

/// A code that is written out has to be one of the list.
fn of_list(known: &[String], code: &Expr) -> Result<(), String> {
    match code {
        Expr::Text(code) if !known.is_empty() && !known.contains(code) => {
            Err(format!("'{code}' is no code of that list: it has {}", known.join(", ")))
        }
        _ => Ok(()),
    }
}

fn found(token: Option<&Token>) -> String {
    token.map_or_else(|| "the end".into(), shown)
}

fn shown(token: &Token) -> String {
    match token {
        Token::Name(name) => format!("\"{name}\""),
        Token::Text(text) => format!("'{text}'"),
        Token::Number(number) => number.to_string(),
        Token::Sign(sign) => format!("\"{sign}\""),
    }
}
