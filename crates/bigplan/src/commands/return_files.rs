//! The files of a statutory return on this machine, and what is at hand for its rules.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use bigplan_returns::checking::Source;
use bigplan_returns::looked_after::{Place, Postcodes};
use bigplan_returns::{ByCode, Code};

use crate::outcome::Failure;
use crate::progress::Progress;

/// A file of a return, which shows how far it has been read.
pub struct ReturnFile<'a> {
    place: &'a Path,
    name: String,
    progress: &'a Progress,
}

impl<'a> ReturnFile<'a> {
    /// A file at a place.
    pub fn at(place: &'a Path, progress: &'a Progress) -> Self {
        Self { place, name: place.display().to_string(), progress }
    }
}

impl Source for ReturnFile<'_> {
    fn name(&self) -> &str {
        &self.name
    }

    fn open(&self) -> io::Result<Box<dyn BufRead + Send + '_>> {
        let file = File::open(self.place)?;
        let all = file.metadata()?.len();
        Ok(Box::new(BufReader::with_capacity(1 << 16, Watched { file, done: 0, all, progress: self.progress })))
    }
}

/// A directory of postcodes, read from a file.
pub struct Directory(ByCode<Place>);

impl Postcodes for Directory {
    fn place(&self, postcode: Code) -> Option<Place> {
        self.0.get(&postcode.squeezed()).copied()
    }
}

/// What its columns are called: by us, and by the Office for National Statistics.
const COLUMNS: [[&str; 2]; 4] =
    [["postcode", "pcds"], ["council", "oslaua"], ["east", "oseast1m"], ["north", "osnrth1m"]];

impl Directory {
    /// Reads it.
    ///
    /// # Errors
    /// Where it cannot be opened, lacks a column, or has a line that cannot be read.
    pub fn read(place: &Path) -> Result<Self, Failure> {
        let refused = |why: csv::Error| not_read(place, &format!("{why}"));
        let mut table = csv::Reader::from_path(place).map_err(refused)?;
        let heads = table.headers().map_err(refused)?.clone();
        let column =
            |names: &[&str; 2]| heads.iter().position(|head| names.iter().any(|name| head.eq_ignore_ascii_case(name)));
        let mut at = [0; 4];
        for (at, names) in at.iter_mut().zip(&COLUMNS) {
            *at = column(names).ok_or_else(|| not_read(place, &format!("it has no column {}", names.join(" or "))))?;
        }
        let mut known = ByCode::default();
        for line in table.into_records() {
            let line = line.map_err(refused)?;
            let [postcode, council, east, north] = at.map(|column| line.get(column).unwrap_or_default().trim());
            // A postcode without a place on the grid still lies in a council.
            let metres = |text: &str| text.parse().unwrap_or(f32::NAN);
            let place = Place { council: Code::new(council), east: metres(east), north: metres(north) };
            known.insert(Code::new(postcode).squeezed(), place);
        }
        Ok(Self(known))
    }
}

fn not_read(place: &Path, why: &str) -> Failure {
    Failure::new("not-read", format!("{}: {why}. Nothing was stored.", place.display()))
}

/// A file that tells how far it has been read.
struct Watched<'p> {
    file: File,
    done: u64,
    all: u64,
    progress: &'p Progress,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.done += read as u64;
        self.progress.say("Reading", self.done, self.all);
        Ok(read)
    }
}
