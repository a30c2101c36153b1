//! The codes of what a reading says about a document, for the reference.

use bigplan_plan::Severity;

/// What one code of a reading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingCode {
    /// The code as it stands in a finding.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What was found, in one sentence.
    pub means: &'static str,
}

const fn note(code: &'static str, means: &'static str) -> ReadingCode {
    ReadingCode { code, severity: Severity::Note, means }
}

const fn doubt(code: &'static str, means: &'static str) -> ReadingCode {
    ReadingCode { code, severity: Severity::Doubt, means }
}

/// All codes that reading a document can give, in the order of the alphabet.
pub const READING_CODES: [ReadingCode; 14] = [
    note("footnotes-at-end", "Footnotes stand at the end of what was read, not beside the words that they explain."),
    note("hidden-sheet", "A sheet is hidden in the workbook and was not read."),
    doubt("need-without-reference", "A need has no reference, so no action can point to it."),
    note("running-heads-left-out", "Lines that every page repeats were left out."),
    doubt("shifted-row", "The cells of a row stand one column too far right and were read as if moved back."),
    note("undated-progress", "A sign of progress has neither a date nor a figure."),
    doubt("unread-date", "The words for a date were not understood."),
    doubt("unread-need-reference", "The words for a need were not understood."),
    note(
        "unread-prose",
        "Nothing was read from paragraphs among or outside the plan's items; one finding for each run of them.",
    ),
    doubt("unread-row", "A row among the items of a table was not understood."),
    note("unread-summary", "Rows that sum up or explain others, such as totals and notes, were not read as items."),
    note("unread-table", "A table was not understood."),
    note("unread-text", "Entries of a list were not read as items of the plan."),
    note("wrong-extension", "The file is of another kind than its name says."),
];

#[cfg(test)]
mod tests {
    use super::READING_CODES;

    #[test]
    fn codes_are_in_order_and_said_once() {
        assert!(READING_CODES.windows(2).all(|two| two[0].code < two[1].code));
    }

    #[test]
    fn every_finding_has_a_code_that_is_listed() {
        let mut told = 0;
        for entry in std::fs::read_dir("tests/unseen").unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if !name.ends_with(".txt") && !name.ends_with(".md") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let (_, findings) = crate::understand::understand(&crate::formats::text::read(&text));
            for finding in findings {
                let known = READING_CODES.iter().find(|c| c.code == finding.code);
                assert_eq!(known.map(|c| c.severity), Some(finding.severity), "{name}: {}", finding.code);
                told += 1;
            }
        }
        assert!(told > 0);
    }
}
