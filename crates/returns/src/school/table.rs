//! The tables of the census, and which one a heading is of.

use super::layout::{FIRST, layout};
use super::rows::Rows;
use crate::layout::Layout;

/// A table of the census, in the order in which they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Pupils on roll.
    Roll,
    /// Sessions of pupils by reason.
    Sessions,
    /// Suspensions and exclusions of pupils.
    Exclusions,
}

impl Table {
    /// All tables.
    pub const ALL: [Table; 3] = [Table::Roll, Table::Sessions, Table::Exclusions];

    /// Its name in findings and definitions.
    pub const fn name(self) -> &'static str {
        match self {
            Table::Roll => "pupilonroll",
            Table::Sessions => "termlysessiondetailsonroll",
            Table::Exclusions => "termlyexclusionsonroll",
        }
    }
}

/// The table whose columns fit the headings best: at least three of them.
pub(crate) fn recognise(layout: &Layout, headings: &[String]) -> Option<Table> {
    let fits = |table: &Table| {
        let known = layout.tables.get(table.name())?;
        let is_known = |heading: &&String| known.columns.iter().any(|column| column.name.eq_ignore_ascii_case(heading));
        let own = headings.iter().filter(is_known).count();
        // Of tables that fit alike, the one with fewer other columns.
        Some(((own, usize::MAX - known.columns.len()), *table)).filter(|_| own >= 3)
    };
    Table::ALL.iter().filter_map(fits).max_by_key(|(fit, _)| *fit).map(|(_, table)| table)
}

/// Whether a text begins with the headings of a table of the census, and not of the looked-after return, which has some of the
/// same columns.
pub(crate) fn begins(text: &str) -> bool {
    let mut rows = Rows::new(text.as_bytes());
    let Ok(true) = rows.next() else { return false };
    let headings = rows.headings();
    let is_looked_after = headings.iter().any(|heading| heading.eq_ignore_ascii_case("CHILD"));
    !is_looked_after && layout(FIRST).is_ok_and(|layout| recognise(layout, &headings).is_some())
}

#[cfg(test)]
mod tests {
    use super::{Table, begins, recognise};
    use crate::school::layout;

    #[test]
    fn headings_tell_the_table() {
        let layout = layout(2024).unwrap();
        for table in Table::ALL {
            let mut headings: Vec<String> =
                layout.tables[table.name()].columns.iter().rev().map(|column| column.name.to_uppercase()).collect();
            headings.push("MOOD".to_owned());
            assert_eq!(recognise(layout, &headings), Some(table));
        }
        assert!(begins("\u{feff}NativeId,pupilonrolltableid,category,startdate\n"));
        assert!(!begins("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1"));
        assert!(!begins("name,age\n") && !begins(""));
    }
}
