//! Codes of registers and their parts: checked when made, so that what holds one can rely on its form.

pub use bigplan_measure::ReadCodeError;
use bigplan_measure::codes::is_slug;

bigplan_measure::codes! {
    is_code, "a code: write small letters, digits and single hyphens, a letter first, at most 60":
    /// A register ("initial-assessment"); its file's name.
    RegisterCode;
    /// A field of a register ("received").
    FieldCode;
    /// A code list ("referral-source").
    ListCode;
    /// A state of a record ("open").
    StateCode;
    /// A move from state to state ("close").
    MoveCode;
    /// A clock of a register ("decision").
    ClockCode;
    /// A sign-off of a register ("manager").
    SignOffCode;
    /// A role that people hold towards records ("social-worker").
    RoleCode;
}

fn is_code(text: &str) -> bool {
    text.len() <= 60 && text.starts_with(|c: char| c.is_ascii_lowercase()) && is_slug(text)
}

#[cfg(test)]
mod tests {
    use super::FieldCode;

    #[test]
    fn codes_have_one_form() {
        for good in ["received", "day-2", "a"] {
            assert!(good.parse::<FieldCode>().is_ok(), "{good}");
        }
        let long = "a".repeat(61);
        for bad in ["", "2nd", "Received", "a--b", "a_b", "a-", "é", &long] {
            assert!(bad.parse::<FieldCode>().is_err(), "{bad}");
        }
    }
}
