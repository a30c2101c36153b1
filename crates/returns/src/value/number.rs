//! Numbers in a cell: scores and distances.

/// A number, or why there is none: blank, or something that is no number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(f32);

impl Number {
    /// Nothing was given.
    pub const BLANK: Number = Number(f32::NEG_INFINITY);
    /// Something was given that is no number.
    pub const UNREADABLE: Number = Number(f32::INFINITY);

    /// Reads a cell.
    pub fn cell(text: Option<&str>) -> Number {
        let Some(text) = text else { return Number::BLANK };
        match text.parse::<f32>() {
            Ok(value) if value.is_finite() => Number(value),
            _ => Number::UNREADABLE,
        }
    }

    /// A number known to be one.
    pub fn of(value: f32) -> Number {
        if value.is_finite() { Number(value) } else { Number::UNREADABLE }
    }

    /// The number, if there is one.
    pub fn value(self) -> Option<f32> {
        self.0.is_finite().then_some(self.0)
    }

    /// Whether nothing was given.
    pub fn is_blank(self) -> bool {
        self == Number::BLANK
    }

    /// Whether anything was given, number or not.
    pub fn is_given(self) -> bool {
        !self.is_blank()
    }

    /// Whether something was given that is no number.
    pub fn is_unreadable(self) -> bool {
        self == Number::UNREADABLE
    }
}

impl Default for Number {
    fn default() -> Number {
        Number::BLANK
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn blank_and_wrong_are_two_things() {
        assert!(Number::cell(None).is_blank());
        assert!(Number::cell(Some("XX")).is_unreadable());
        assert_eq!(Number::cell(Some("39.5")).value(), Some(39.5));
    }
}
