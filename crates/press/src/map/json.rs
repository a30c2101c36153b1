//! Reads JSON as far as shapes need it, with limits. Text in, values out; nothing is looked up.

/// A value of JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Nothing,
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Values may lie so deep in each other.
const DEEPEST: u8 = 32;

impl Json {
    /// The value under a name.
    pub fn field(&self, name: &str) -> Option<&Json> {
        match self {
            Self::Object(fields) => fields.iter().find(|(own, _)| own == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The values of a list; of anything else none.
    pub fn list(&self) -> &[Json] {
        match self {
            Self::List(values) => values,
            _ => &[],
        }
    }

    /// The words; a number as it is written.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The number.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// Reads a whole text.
///
/// # Errors
/// The byte at which it is not JSON, or lies too deep.
pub fn read(text: &str) -> Result<Json, usize> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.skip();
    if reader.at == text.len() { Ok(value) } else { Err(reader.at) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    /// Whether this comes next; if so it is passed.
    fn takes(&mut self, what: char) -> bool {
        self.skip();
        let there = self.next() == Some(what);
        self.at += if there { what.len_utf8() } else { 0 };
        there
    }

    fn needs(&mut self, what: char) -> Result<(), usize> {
        if self.takes(what) { Ok(()) } else { Err(self.at) }
    }

    fn value(&mut self, depth: u8) -> Result<Json, usize> {
        self.skip();
        if depth >= DEEPEST {
            return Err(self.at);
        }
        match self.next() {
            Some('{') => self.object(depth),
            Some('[') => self.values(depth),
            Some('"') => self.string().map(Json::Text),
            Some('t' | 'f' | 'n') => self.word(),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: u8) -> Result<Json, usize> {
        self.needs('{')?;
        let mut fields = Vec::new();
        if self.takes('}') {
            return Ok(Json::Object(fields));
        }
        loop {
            self.skip();
            let name = self.string()?;
            self.needs(':')?;
            fields.push((name, self.value(depth + 1)?));
            if !self.takes(',') {
                self.needs('}')?;
                return Ok(Json::Object(fields));
            }
        }
    }

    fn values(&mut self, depth: u8) -> Result<Json, usize> {
        self.needs('[')?;
        let mut values = Vec::new();
        if self.takes(']') {
            return Ok(Json::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            if !self.takes(',') {
                self.needs(']')?;
                return Ok(Json::List(values));
            }
        }
    }

    /// True and false carry no meaning for shapes.
    fn word(&mut self) -> Result<Json, usize> {
        let found = ["true", "false", "null"].into_iter().find(|word| self.rest().starts_with(word));
        self.at += found.ok_or(self.at)?.len();
        Ok(Json::Nothing)
    }

    fn number(&mut self) -> Result<Json, usize> {
        let rest = self.rest();
        let end = rest.find(|letter: char| !matches!(letter, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'));
        let written = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let number: f64 = written.parse().map_err(|_| self.at)?;
        self.at += written.len();
        Ok(Json::Number(number))
    }

    fn string(&mut self) -> Result<String, usize> {
        self.needs('"')?;
        let mut out = String::new();
        loop {
            let letter = self.next().ok_or(self.at)?;
            self.at += letter.len_utf8();
            match letter {
                '"' => return Ok(out),
                '\\' => out.push(self.escaped()?),
                letter => out.push(letter),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, usize> {
        let letter = self.next().ok_or(self.at)?;
        self.at += letter.len_utf8();
        Ok(match letter {
            'n' | 'r' | 't' | 'b' | 'f' => ' ',
            'u' => self.numbered()?,
            other => other,
        })
    }

    /// Four hexadecimal digits; two of them where the character needs it.
    fn numbered(&mut self) -> Result<char, usize> {
        let first = self.four()?;
        if !(0xD800..0xDC00).contains(&first) {
            return Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        if !self.rest().starts_with("\\u") {
            return Ok(char::REPLACEMENT_CHARACTER);
        }
        self.at += 2;
        let second = self.four()?;
        let joined = 0x10000 + ((first - 0xD800) << 10) + second.wrapping_sub(0xDC00);
        Ok(char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four(&mut self) -> Result<u32, usize> {
        let digits = self.rest().get(..4).ok_or(self.at)?;
        let number = u32::from_str_radix(digits, 16).map_err(|_| self.at)?;
        self.at += 4;
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Json, read};

    #[test]
    fn what_is_written_is_read() {
        let value = read(r#" {"a": [1, -2.5e1, true], "b\u00e9": "x\"\ud83d\ude00"} "#).unwrap();
        let numbers: Vec<_> = value.field("a").unwrap().list().iter().map(Json::number).collect();
        assert_eq!(numbers, [Some(1.0), Some(-25.0), None]);
        assert_eq!(value.field("bé").unwrap().words().unwrap(), "x\"😀");
    }

    #[test]
    fn what_is_cut_off_or_too_deep_is_refused_with_its_place() {
        assert_eq!(read("[1, 2"), Err(5));
        assert_eq!(read("[1] x"), Err(4));
        assert!(read(&"[".repeat(100_000)).is_err());
        assert!(read("{\"a\" 1}").is_err());
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in ".{0,80}", json in r#"[\[\]{}",:\\u0-9a ]{0,40}"#) {
            let _ = read(&text);
            let _ = read(&json);
        }
    }
}
