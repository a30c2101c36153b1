//! Lines of the tables: records, and how many of them are well kept.

use bigplan_ledger::registers::{Kept, Quality};

/// A share of a number in hundred, as a whole number; nothing where there is none.
pub(super) fn share(part: i64, of: i64) -> String {
    if of == 0 {
        return "–".to_owned();
    }
    let share = part as f64 / of as f64 * 100.0;
    // What is not all is not rounded to all, nor what is some to none.
    let share = if part < of { share.min(99.0) } else { share };
    let share = if part > 0 { share.max(1.0) } else { share };
    format!("{share:.0}%")
}

/// How many records lack nothing.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) records: i64,
    pub(super) whole: i64,
    pub(super) share: String,
}

impl Line {
    pub(super) fn of(name: impl Into<String>, address: String, kept: Kept) -> Self {
        let Kept { records, whole } = kept;
        Self { name: name.into(), address, records, whole, share: share(whole, records) }
    }
}

/// How many records lack nothing, are in order and were written down in time, each with its share.
pub(super) struct QualityLine {
    pub(super) name: String,
    /// Where more of it is told; empty where nowhere.
    pub(super) address: String,
    pub(super) records: i64,
    pub(super) whole: String,
    pub(super) in_order: String,
    pub(super) prompt: String,
}

impl QualityLine {
    pub(super) fn of(name: impl Into<String>, address: String, quality: Quality) -> Self {
        let Quality { records, whole, in_order, dated, prompt } = quality;
        let (whole, in_order) = (told(whole, records), told(in_order, records));
        // The records of which it is known when they began may be fewer than all.
        let prompt = if dated == records || dated == 0 {
            told(prompt, dated)
        } else {
            format!("{prompt} of {dated} ({})", share(prompt, dated))
        };
        Self { name: name.into(), address, records, whole, in_order, prompt }
    }
}

/// A number of records with its share.
pub(super) fn told(part: i64, of: i64) -> String {
    if of == 0 { "–".to_owned() } else { format!("{part} ({})", share(part, of)) }
}

#[cfg(test)]
mod tests {
    use bigplan_ledger::registers::Quality;

    use super::{QualityLine, share};

    #[test]
    fn a_share_is_all_or_none_only_where_it_is() {
        let told = [(0, 0), (0, 9), (1, 1_000), (1, 2), (999, 1_000), (3, 3)].map(|(part, of)| share(part, of));
        assert_eq!(told, ["–", "0%", "1%", "50%", "99%", "100%"]);
    }

    #[test]
    fn what_is_in_time_is_told_out_of_those_of_which_it_is_known() {
        let line = |records, dated, prompt| {
            let quality = Quality { records, whole: 1, in_order: records, dated, prompt };
            QualityLine::of("", String::new(), quality).prompt
        };
        assert_eq!([line(4, 4, 1), line(4, 2, 1), line(4, 0, 0)], ["1 (25%)", "1 of 2 (50%)", "–"]);
    }
}
