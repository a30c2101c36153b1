//! One figure, or the reason why there is none.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AreaCode, GroupCode, MeasureCode, Period};

/// How settled a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Published for good.
    #[default]
    Final,
    /// Will be published again.
    Provisional,
    /// Worked out from something else.
    Estimated,
}

/// Why there is no figure. None of these is nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// Cannot be, for this place or group ("z", "n/a").
    NotApplicable,
    /// Not collected or not published ("x", ":", "..").
    NotAvailable,
    /// Hidden to keep children from being known ("c", "[c]", "*").
    Confidential,
    /// Too few to give ("k", "low", "~").
    LowCount,
    /// Given by the source as not to be relied on ("u").
    Unreliable,
    /// The cell was empty.
    Blank,
    /// Still to come.
    Pending,
}

impl Missing {
    /// What a cell's symbol means; `None` for anything that is no symbol, such as a number.
    ///
    /// Symbols as the Department for Education and the Office for National Statistics write them, with or without
    /// square brackets.
    pub fn read(cell: &str) -> Option<Self> {
        let bare = cell.trim().to_lowercase();
        let bare = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(&bare);
        Some(match bare.trim() {
            "" => Self::Blank,
            "z" | "n/a" | "na" | "not applicable" => Self::NotApplicable,
            "x" | ":" | ".." | "..." | "-" | "–" | "not available" => Self::NotAvailable,
            "c" | "*" | "confidential" | "suppressed" => Self::Confidential,
            "k" | "low" | "~" => Self::LowCount,
            "u" | "unreliable" => Self::Unreliable,
            "pending" | "tbc" | "to follow" => Self::Pending,
            _ => return None,
        })
    }

    /// The reason in words.
    pub fn shown(self) -> &'static str {
        match self {
            Self::NotApplicable => "does not apply",
            Self::NotAvailable => "not available",
            Self::Confidential => "hidden to protect children",
            Self::LowCount => "too few to show",
            Self::Unreliable => "not reliable",
            Self::Blank => "left blank",
            Self::Pending => "still to come",
        }
    }
}

/// A figure of a measure, for a place, a group and a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// Which measure.
    pub measure: MeasureCode,
    /// Which place.
    pub area: AreaCode,
    /// Which children.
    pub group: GroupCode,
    /// Of which time.
    pub period: Period,
    /// What was counted.
    pub numerator: Option<f64>,
    /// Out of how many.
    pub denominator: Option<f64>,
    /// The figure in the measure's unit.
    pub value: Option<f64>,
    /// Why there is no value; `None` when there is one.
    pub missing: Option<Missing>,
    /// How settled it is.
    pub standing: Standing,
    /// False when it must not be compared with the period before.
    pub comparable: bool,
    /// Publication, return or person, in words.
    pub source: String,
    /// When the source gave it out.
    pub published_on: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::Missing;

    #[test]
    fn symbols_are_told_apart_and_numbers_are_none() {
        let cases = [
            ("z", Missing::NotApplicable),
            ("..", Missing::NotAvailable),
            ("[c]", Missing::Confidential),
            (" low ", Missing::LowCount),
            ("u", Missing::Unreliable),
            ("", Missing::Blank),
        ];
        for (cell, meaning) in cases {
            assert_eq!(Missing::read(cell), Some(meaning), "{cell}");
        }
        for cell in ["0", "0.0", "12", "England"] {
            assert_eq!(Missing::read(cell), None, "{cell}");
        }
    }
}
