//! The id of a line in the page that shows it.

use bigplan_plan::{At, Format};

/// The anchor of a place: `line-123`. Spreadsheets number the rows of every sheet from
/// one, so that from the second sheet on the sheet's number stands in it: `line-2-15`.
pub fn anchor(format: Format, at: At) -> String {
    Place::of(format, at).anchor()
}

/// A line's place in the order of reading. The sheet counts in spreadsheets alone: in
/// every other format lines are numbered through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    sheet: u32,
    line: u32,
}

impl Place {
    pub(super) fn of(format: Format, at: At) -> Self {
        let sheet = at.page.filter(|_| format == Format::Xlsx).unwrap_or(1);
        Self { sheet, line: at.line }
    }

    pub(super) fn anchor(self) -> String {
        match self.sheet {
            0 | 1 => format!("line-{}", self.line),
            sheet => format!("line-{sheet}-{}", self.line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_later_sheets_have_anchors_of_their_own() {
        let at = |page| At { line: 15, cell: Some(2), page };
        for (format, page, expected) in [
            (Format::Text, None, "line-15"),
            (Format::Pdf, Some(3), "line-15"),
            (Format::Xlsx, Some(1), "line-15"),
            (Format::Xlsx, Some(2), "line-2-15"),
        ] {
            assert_eq!(anchor(format, at(page)), expected);
        }
    }
}
