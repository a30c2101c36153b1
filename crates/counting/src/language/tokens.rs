//! The words and signs of an expression.

/// A word or sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A name or a word of the language.
    Name(String),
    /// Text between single quotes.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A sign.
    Sign(&'static str),
}

const SIGNS: [&str; 11] = ["<=", ">=", "!=", "<", ">", "=", "(", ")", ",", "+", "-"];

/// The tokens of a text, or what stands in the way.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = if first.is_ascii_lowercase() {
            let length = length(rest, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c));
            (Token::Name(part(rest, length).to_owned()), length)
        } else if first.is_ascii_digit() {
            let length = length(rest, |c| c.is_ascii_digit());
            let number =
                part(rest, length).parse().map_err(|_| format!("\"{rest}\" begins with too large a number"))?;
            (Token::Number(number), length)
        } else if first == '\'' {
            let quoted = rest.get(1..).and_then(|inner| inner.split_once('\''));
            let (inner, _) = quoted.ok_or_else(|| format!("the text that begins at {rest} does not end"))?;
            (Token::Text(inner.to_owned()), inner.len() + 2)
        } else {
            let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
            let quoted = if first.is_ascii_uppercase() { ": codes stand in single quotes" } else { "" };
            let sign = sign.ok_or_else(|| format!("\"{first}\" is no word or sign of an expression{quoted}"))?;
            (Token::Sign(sign), sign.len())
        };
        tokens.push(token);
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    Ok(tokens)
}

fn length(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn part(text: &str, length: usize) -> &str {
    text.get(..length).unwrap_or_default()
}
