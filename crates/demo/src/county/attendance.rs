//! Attendance at school as CSV: one row a pupil and term, with the columns that the school census uses.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use bigplan_county::{County, Family};

/// The census's names for the pupil number, the school, and the sessions of a term.
const HEADS: &str =
    "upn,school,schoolyear,term,termlysessionspossible,termlysessionsauthorised,termlysessionsunauthorised";

/// A file of attendance while it is written.
pub(super) struct AttendanceFile {
    file: BufWriter<File>,
    rows: u64,
}

impl AttendanceFile {
    pub(super) fn create(path: &Path) -> std::io::Result<Self> {
        let mut file = BufWriter::new(File::create(path)?);
        writeln!(file, "{HEADS}")?;
        Ok(Self { file, rows: 0 })
    }

    pub(super) fn write(&mut self, county: &County<'_>, family: &Family) -> std::io::Result<()> {
        for term in county.attendance(family) {
            let pupil = family.people.get(term.child).and_then(|child| child.pupil_number.as_deref());
            let school = county.place().schools.get(term.school).map(|school| school.name.as_str());
            writeln!(
                self.file,
                "{},{},{},{},{},{},{}",
                pupil.unwrap_or_default(),
                school.unwrap_or_default(),
                term.year,
                term.term.as_str(),
                term.possible,
                term.authorised,
                term.unauthorised
            )?;
            self.rows += 1;
        }
        Ok(())
    }

    /// Ends the file; gives how many rows it has.
    pub(super) fn finish(mut self) -> Result<u64, super::LoadCountyError> {
        self.file.flush()?;
        Ok(self.rows)
    }
}
