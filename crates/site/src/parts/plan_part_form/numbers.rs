//! A number with its unit, period and words: a baseline, or one target.

use bigplan_plan::{Unit, When};

use super::field::{Control, PartField, some, typed};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_form::Fields;

/// The units: their word in forms, and how they are shown.
const UNITS: [(Unit, &str, &str); 9] = [
    (Unit::Percent, "percent", "per cent"),
    (Unit::PercentagePoints, "percentage-points", "percentage points"),
    (Unit::Per1000, "per-1000", "per 1,000"),
    (Unit::Per10000, "per-10000", "per 10,000"),
    (Unit::Count, "count", "a count"),
    (Unit::Points, "points", "points of a score"),
    (Unit::Gbp, "gbp", "pounds"),
    (Unit::Days, "days", "days"),
    (Unit::Hours, "hours", "hours"),
];

/// What was typed of one number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Number {
    pub period: Option<String>,
    pub value: Option<f64>,
    pub unit: Option<Unit>,
    pub text: String,
}

impl Number {
    /// Puts the number into the fields whose ids begin so.
    pub fn fill(&self, fields: &mut Fields, prefix: &str) {
        let value = self.value.map(|value| value.to_string()).unwrap_or_default();
        let unit = UNITS.iter().find(|(unit, _, _)| Some(*unit) == self.unit).map_or("", |(_, word, _)| word);
        let period = self.period.clone().unwrap_or_default();
        for (name, value) in
            [("period", period), ("value", value), ("unit", unit.to_owned()), ("text", self.text.clone())]
        {
            fields.insert(format!("{prefix}-{name}"), value);
        }
    }

    /// The fields whose ids begin so.
    pub fn fields(fields: &Fields, prefix: &str) -> Vec<PartField> {
        let units = UNITS.iter().map(|(_, word, shown)| Choice::new(*word, *shown));
        let units = [Choice::new("", "Not a number, or no unit")].into_iter().chain(units).collect();
        vec![
            PartField::new(format!("{prefix}-period"), "Year or date", Control::Short, fields),
            PartField::new(format!("{prefix}-text"), "As the document writes it", Control::Line, fields),
            PartField::new(format!("{prefix}-value"), "The number alone", Control::Short, fields),
            PartField::new(format!("{prefix}-unit"), "What the number counts", Control::Select(units), fields),
        ]
    }

    /// What the fields mean; `None` where all are empty.
    pub fn checked(fields: &Fields, prefix: &str, errors: &mut FieldErrors) -> Option<Self> {
        let period = some(fields, &format!("{prefix}-period"));
        if period.as_deref().is_some_and(|period| period.parse::<When>().is_err()) {
            errors.add(&format!("{prefix}-period"), "Enter a date such as 2009, 2009-09 or 2009/10");
        }
        let typed_value = typed(fields, &format!("{prefix}-value"));
        let value = typed_value.replace([',', '%', '£', ' '], "").parse::<f64>().ok().filter(|value| value.is_finite());
        if value.is_none() && !typed_value.is_empty() {
            errors.add(
                &format!("{prefix}-value"),
                "Enter a number, for example 62.5. Words belong into the field before it",
            );
        }
        let word = typed(fields, &format!("{prefix}-unit"));
        let unit = UNITS.into_iter().find(|(_, known, _)| *known == word).map(|(unit, _, _)| unit);
        let number = Self { period, value, unit, text: typed(fields, &format!("{prefix}-text")) };
        let said = typed_value.is_empty() && number.text.is_empty();
        if said && (number.period.is_some() || number.unit.is_some()) {
            errors.add(&format!("{prefix}-text"), "Enter it as the document writes it, or as a number");
        }
        (number != Self::default()).then_some(number)
    }
}
