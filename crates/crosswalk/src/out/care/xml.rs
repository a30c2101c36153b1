//! The return as XML: one element a child, with its header and its episodes.

use std::io::{self, Write};

use bigplan_returns::looked_after::Table;
use quick_xml::Writer;

use super::{Row, Sink};
use crate::out::element::{self, Element};

const AROUND: [&str; 1] = ["EXPSSDA903"];
/// The elements of a header that are text, in the order in which councils' systems write them.
const HEADER: [&str; 5] = ["UPN", "SEX", "DOB", "ETHNIC", "UASC"];
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
const WITHIN: [(Table, &str, &[&str]); 3] = [
    (Table::Missing, "AMISSING", &["MISSING", "MIS_START", "MIS_END"]),
    (Table::Review, "AREVIEW", &["REVIEW", "REVIEW_CODE"]),
    (Table::YearInCare, "OC2", &["SDQ_SCORE", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT"]),
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
        for (table, name, columns) in WITHIN {
            for row in of(table) {
                let given = columns.iter().filter(|column| !row.cell(column).is_empty());
                let elements = given.map(|column| Element::text(*column, row.cell(column))).collect();
                header.push(Element::of(name, elements));
            }
        }
        let mut child = vec![Element::of("HEADER", header)];
        for row in of(Table::Episode) {
            let elements = EPISODE.iter().map(|(name, column)| Element::text(*name, row.cell(column))).collect();
            child.push(Element::of("EPISODE", elements));
        }
        Element::of("CHILD", child).write(&mut self.0)
    }
}
