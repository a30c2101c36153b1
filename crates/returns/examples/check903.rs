//! Checks a looked-after return as the command does, to be measured: `check903 YEAR COUNCIL POSTCODES OUT THREADS FILE…`,
//! where YEAR is that in which the collection ends, POSTCODES a file of `postcode,council,east,north` or `-`, and OUT
//! the file that every finding goes to, or `-`. Counts go to the error output.

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::time::Instant;

use bigplan_returns::checking::{Asked, Source, check};
use bigplan_returns::looked_after::{Place, Postcodes};
use bigplan_returns::{ByCode, Code};

struct Directory(ByCode<Place>);

impl Postcodes for Directory {
    fn place(&self, postcode: Code) -> Option<Place> {
        self.0.get(&postcode.squeezed()).copied()
    }
}

struct OnDisk(String);

impl Source for OnDisk {
    fn name(&self) -> &str {
        &self.0
    }

    fn open(&self) -> io::Result<Box<dyn BufRead + Send + '_>> {
        Ok(Box::new(BufReader::with_capacity(1 << 16, File::open(&self.0)?)))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [year, council, postcodes, out, threads, files @ ..] = arguments.as_slice() else {
        return Err("check903 YEAR COUNCIL POSTCODES OUT THREADS FILE...".into());
    };
    let directory = if postcodes == "-" { None } else { Some(read_directory(postcodes)?) };
    let asked = Asked {
        year: Some(year.parse()?),
        rules: None,
        last_year: 2025,
        council: Code::new(council),
        holidays: &[],
        postcodes: directory.as_ref().map(|directory| directory as &dyn Postcodes),
        threads: threads.parse()?,
    };
    let files: Vec<OnDisk> = files.iter().cloned().map(OnDisk).collect();
    let files: Vec<&dyn Source> = files.iter().map(|file| file as &dyn Source).collect();
    let begun = Instant::now();
    let (_, report, _) = check(&files, &[], &[], &asked)?;
    eprintln!(
        "{} rows, {} children, {} found by {} rules, {} rules not run, {} not read, {:?}",
        report.rows,
        report.children(),
        report.found(),
        report.rules.len(),
        report.cannot.len(),
        report.unread.len(),
        begun.elapsed()
    );
    if out != "-" {
        let mut out = BufWriter::new(File::create(out)?);
        let mut written = Ok(());
        report.lines(None, |cells| {
            if written.is_ok() {
                written = writeln!(out, "{}", cells.join(";"));
            }
        });
        written?;
        out.flush()?;
    }
    Ok(())
}

fn read_directory(path: &str) -> Result<Directory, Box<dyn Error>> {
    let mut known = ByCode::default();
    for line in std::fs::read_to_string(path)?.lines().skip(1) {
        let [postcode, council, east, north] = line.split(',').collect::<Vec<_>>()[..] else { continue };
        let place = Place { council: Code::new(council), east: east.parse()?, north: north.parse()? };
        known.insert(Code::new(postcode).squeezed(), place);
    }
    Ok(Directory(known))
}
