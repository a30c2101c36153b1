//! The codes of what a reading of figures says about a file.
//!
//! An *error* means that the figure is not among the rows given; a *doubt* that it is and a
//! person should look at it; a *note* that nothing has to be done.

use bigplan_plan::Severity;

/// What one code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureCode {
    /// The code as it stands in a finding.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What was found, in one sentence.
    pub means: &'static str,
}

macro_rules! codes {
    ($($name:ident = $code:literal, $severity:ident, $means:literal;)*) => {
        $(pub(crate) const $name: FigureCode =
            FigureCode { code: $code, severity: Severity::$severity, means: $means };)*

        /// All codes, in the order of the alphabet.
        pub const FIGURE_CODES: &[FigureCode] = &[$($name),*];
    };
}

codes! {
    AREA_BY_NAME = "area-by-name", Doubt, "The code of a place is not known; the place was told by its name.";
    CODE_AND_NAME = "area-code-and-name", Error, "The code and the name of a place mean two different places.";
    AREA_NOT_SAID = "area-not-said", Error, "Nothing says of which place the figures are.";
    NUMBER_AND_NAME = "area-number-and-name", Doubt, "The old number and the name of an authority mean two different places; the name was believed.";
    COLUMN_NOT_READ = "column-not-read", Note, "A column holds nothing that is read.";
    COLUMN_UNDECIDED = "column-undecided", Error, "A column tells rows apart and nobody has said which of them to read.";
    COLUMN_UNMAPPED = "column-without-measure", Doubt, "A column of figures belongs to no known measure; say which, or leave it out.";
    CUT_OFF = "cut-off", Error, "The file ends in the middle of a row.";
    DECIMAL_COMMA = "decimal-comma", Doubt, "A comma was read as the decimal point.";
    FORMULAS = "formulas", Note, "Cells hold formulas; the values that were last worked out were read.";
    FRACTIONS = "fractions-for-percent", Doubt, "All values of a percentage lie between 0 and 1, as if they were fractions.";
    GROUPS_CROSSED = "groups-crossed", Error, "A row speaks of two groups at once.";
    GUESSED_ENCODING = "guessed-encoding", Note, "The text is not UTF-8 and was read as Windows-1252.";
    HIDDEN_SHEET = "hidden-sheet", Note, "A sheet is hidden in the workbook.";
    LONG_ROW = "long-row", Error, "A row is far longer than any row of figures; reading stopped there.";
    MEASURE_NOT_SAID = "measure-not-said", Error, "Nothing says which measure the figures belong to.";
    NO_FIGURES = "no-figures", Error, "No table of figures was recognised.";
    NOTES_NOT_READ = "notes-not-read", Note, "Rows of words, such as notes under the table, were not read.";
    NUMERATOR_OVER = "numerator-over-denominator", Error, "More were counted than there are.";
    ONE_CODE_TWO = "one-code-two-areas", Doubt, "One code stands for two places in the file.";
    OUTSIDE_HELD = "outside-years-held", Doubt, "A figure lies outside the years in which the measure was collected.";
    PERCENT_RANGE = "percent-out-of-range", Error, "A percentage is over 100 or under 0.";
    PERIOD_NOT_SAID = "period-not-said", Error, "Nothing says of which period the figures are.";
    PICTURES = "pictures-only", Error, "The sheet holds pictures or charts and no cells.";
    ROWS_LEFT_OUT = "rows-left-out", Note, "Rows were left out because a column holds something else than was asked for.";
    TWICE_DIFFERENT = "same-cell-different-values", Error, "The same measure, place, group and period has two different values; neither is read.";
    TWICE_SAME = "same-cell-same-value", Note, "The same figure stands in the file twice.";
    SHIFTED = "shifted-row", Error, "The cells of a row do not stand under their headings.";
    SHORT_ROW = "short-row", Error, "A row has fewer cells than the heading.";
    TOO_MANY_ROWS = "too-many-rows", Error, "The table has more than two million rows; the rest was not read.";
    KEYS_FULL = "too-many-to-compare", Note, "The file has more figures than are compared with each other to find the same one twice.";
    TOTAL_NOT_SUM = "total-not-sum", Doubt, "A total is not the sum of its parts.";
    TOTAL_ROW = "total-row-not-read", Note, "A row of totals names no place and was not read.";
    UNCLOSED_QUOTE = "unclosed-quotation", Error, "A quotation mark has no partner, so the rows behind it cannot be told apart.";
    UNIT_CONTRADICTS = "unit-contradicts", Error, "The unit in the file is not the unit of the measure.";
    UNKNOWN_AREA = "unknown-area", Error, "A place is not known.";
    UNKNOWN_GROUP = "unknown-group", Error, "A group of children is not known.";
    UNKNOWN_MEASURE = "unknown-measure", Error, "A measure is not known.";
    UNREAD_NUMBER = "unread-number", Error, "A cell that should hold a number holds words.";
    UNREAD_PERIOD = "unread-period", Error, "A period was not understood.";
    VALUE_NOT_QUOTIENT = "value-not-quotient", Doubt, "The value is not the numerator divided by the denominator.";
    YEARS_MIXED = "years-written-differently", Note, "Periods are written in several ways in one column.";
}

#[cfg(test)]
mod tests {
    use super::FIGURE_CODES;

    #[test]
    fn codes_are_said_once() {
        let mut codes: Vec<_> = FIGURE_CODES.iter().map(|known| known.code).collect();
        let listed = codes.clone();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes, listed, "each once, in the order of the alphabet");
    }
}
