//! A pupil who entered before being born.

use super::Rule;
use crate::passing::Said;
use crate::school::Table;
use crate::written::{Written, written};

pub(super) const RULE: Rule = Rule {
    said: Said {
        code: "school-born",
        text: "The pupil entered the school before the day of birth: one of the two dates is wrong.",
        query: false,
    },
    table: Some(Table::Roll),
    needs: &["dob", "entrydate"],
    against_roll: false,
    look: |line, tell| {
        let day = |name| match line.value(name).map(written) {
            Some(Written::Rightly(day)) => Some(day),
            _ => None,
        };
        if let (Some(born), Some(entered)) = (day("dob"), day("entrydate"))
            && entered < born
        {
            tell(line.place("entrydate"));
        }
    },
};
