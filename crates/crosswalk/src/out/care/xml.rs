//! The return as XML: one element a child, with its header and its episodes.

use std::io::{self, Write};

use bigplan_returns::looked_after::Table;
use quick_xml::Writer;

use super::{Row, Sink};
use crate::out::element::{self, Element};

const AROUND: [&str; 1] = ["EXPSSDA903"];
/// The elements of a header that are text, in the order in which councils' systems write them.
const HEADER: [&str; 5] = ["UPN", "SEX", "DOB", "ETHNIC", "UASC"];
/// Columns of tables that have no element of their own: they stand in the header where anything of them is said.
const IN_HEADER: [(Table, &[&str]); 2] = [
    (Table::CareLeaver, &["IN_TOUCH", "ACTIV", "ACCOM"]),
    (Table::Adoption, &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"]),
];
/// The elements of an episode with their columns.
const EPISODE: [(&str, &str); 12] = [
    ("DECOM", "DECOM"),
    ("RNE", "RNE"),
    ("LS", "LS"),
    ("CIN", "CIN"),
    ("PL", "PLACE"),
    ("PL_POST", "PL_POST"),
    ("HOME_POST", "HOME_POST"),
    ("URN", "URN"),
    ("PLACE_PROVIDER", "PLACE_PROVIDER"),
    ("DEC", "DEC"),
    ("REC", "REC"),
    ("REASON_PLACE_CHANGE", "REASON_PLACE_CHANGE"),
];
/// Tables within the header: their element and their columns.
const WITHIN: [(Table, &str, &[&str]); 6] = [
    (Table::Missing, "AMISSING", &["MISSING", "MIS_START", "MIS_END"]),
    (Table::Review, "AREVIEW", &["REVIEW", "REVIEW_CODE"]),
    (Table::Permanence, "PERMANENCE", &["PREV_PERM", "LA_PERM", "DATE_PERM"]),
    (Table::YearInCare, "OC2", &["SDQ_SCORE", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT"]),
    (Table::PlacedAdoption, "AD_PLACED", &["DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"]),
    (Table::SocialWorker, "SW_EPISODE", &["SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"]),
];

/// One file for all tables. Who is alone seeking asylum is said in the header, so that table has no element of its own.
pub struct Xml<W: Write>(Writer<W>);

impl<W: Write> Xml<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn begin(to: W) -> io::Result<Self> {
        element::begin(to, &AROUND).map(Self)
    }

    /// Ends the file and gives it back.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn end(self) -> io::Result<W> {
        element::end(self.0, &AROUND)
    }
}

impl<W: Write> Sink for Xml<W> {
    fn child(&mut self, id: &str, rows: &[Row]) -> io::Result<()> {
        let of = |table| rows.iter().filter(move |row| row.table == table);
        let mut header = vec![Element::text("CHILDID", id)];
        for row in of(Table::Header) {
            header.extend(HEADER.iter().map(|column| Element::text(*column, row.cell(column))));
        }
        let elements = |row: &Row, columns: &[&str]| -> Vec<Element> {
            let given = columns.iter().filter(|column| !row.cell(column).is_empty());
            given.map(|column| Element::text(*column, row.cell(column))).collect()
        };
        for (table, columns) in IN_HEADER {
            header.extend(of(table).flat_map(|row| elements(row, columns)));
        }
        for (table, name, columns) in WITHIN {
            header.extend(of(table).map(|row| Element::of(name, elements(row, columns))));
        }
        let mut child = vec![Element::of("HEADER", header)];
        for row in of(Table::Episode) {
            let elements = EPISODE.iter().map(|(name, column)| Element::text(*name, row.cell(column))).collect();
            child.push(Element::of("EPISODE", elements));
        }
        Element::of("CHILD", child).write(&mut self.0)
    }
}
