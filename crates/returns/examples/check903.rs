//! Checks a looked-after return: `check903 YEAR RULES COUNCIL POSTCODES FILE…`, where YEAR is that in which the
//! collection ends, RULES that of the rules, and POSTCODES a file of `postcode,council` or `-`. Findings go to the
//! standard output, times to the error output.

use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::time::Instant;

use bigplan_returns::looked_after::read::{Intake, Year};
use bigplan_returns::looked_after::rules::RULES;
use bigplan_returns::looked_after::{Collection, Place, Postcodes, check, layout};
use bigplan_returns::{Code, Date};

struct Directory(HashMap<Code, Place>);

impl Postcodes for Directory {
    fn place(&self, postcode: Code) -> Option<Place> {
        self.0.get(&postcode.squeezed()).copied()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [year, rules, council, postcodes, files @ ..] = arguments.as_slice() else {
        return Err("check903 YEAR RULES COUNCIL POSTCODES FILE...".into());
    };
    let (year, rules, council) = (year.parse::<u16>()?, rules.parse::<u16>()?, Code::new(council));
    let directory = read_directory(postcodes)?;
    let begun = Instant::now();
    let mut intake = Intake::new(layout(year.max(2024))?);
    for file in files {
        let source = BufReader::with_capacity(1 << 16, File::open(file)?);
        match file.ends_with(".xml") {
            true => intake.xml(Year::Now, source)?,
            false => {
                intake.csv(Year::Now, source)?;
            }
        }
    }
    if let Some(directory) = &directory {
        intake.locate(directory, council);
    }
    let loaded = intake.finish();
    let read = begun.elapsed();
    let collection = Collection {
        start: Date::of(i32::from(year) - 1, 4, 1),
        end: Date::of(i32::from(year), 3, 31),
        rules,
        council,
        from_xml: files.iter().any(|file| file.ends_with(".xml")),
        columns: &loaded.columns,
        postcodes: directory.as_ref().map(|directory| directory as &dyn Postcodes),
        providers: None,
    };
    let findings = check(&loaded.data, &collection, 1);
    eprintln!(
        "{} rows, {} children, {} faults, {} findings, {} rules that cannot run; read {:?}, all {:?}",
        loaded.data.now.rows(),
        loaded.data.children,
        loaded.faults.len(),
        findings.found.len(),
        findings.cannot.len(),
        read,
        begun.elapsed()
    );
    loaded.faults.iter().take(20).for_each(|fault| eprintln!("{fault:?}"));
    findings.cannot.iter().for_each(|cannot| eprintln!("cannot {}: {}", cannot.rule, cannot.lacks));
    let mut out = BufWriter::new(std::io::stdout());
    for found in &findings.found {
        let code = RULES.get(usize::from(found.rule)).map_or("", |rule| rule.code);
        writeln!(out, "{code},{},{},{}", found.table.name(), found.row, loaded.children.id(found.child))?;
    }
    Ok(())
}

fn read_directory(path: &str) -> Result<Option<Directory>, Box<dyn Error>> {
    if path == "-" {
        return Ok(None);
    }
    let text = std::fs::read_to_string(path)?;
    let place = |council: &str| Place { council: Code::new(council), east: 0.0, north: 0.0 };
    let pairs = text.lines().filter_map(|line| line.split_once(','));
    Ok(Some(Directory(pairs.map(|(postcode, council)| (Code::new(postcode).squeezed(), place(council))).collect())))
}
