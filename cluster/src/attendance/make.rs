//! Invented attendance, to measure with: nobody in it is a person, and every pupil's number says so.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanBuilder, Int32Builder, RecordBatch, StringBuilder};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use crate::cli::MakeAttendance;
use crate::output::Failure;

/// Pupils of a school and year, terms of a year.
const PUPILS: u64 = 300;
const TERMS: [&str; 3] = ["autumn", "spring", "summer"];
const BLOCK: u64 = 20_000;
const ETHNICITIES: [&str; 6] = ["WBRI", "WOTH", "APKN", "BAFR", "MWBC", "NOBT"];

/// Writes the files.
///
/// # Errors
/// Where the folder is there already, or a file cannot be written: then it is taken away again.
pub fn run(asked: &MakeAttendance) -> Result<(), Failure> {
    let wrong = |why: &dyn std::fmt::Display| {
        let message = format!("{} could not be written ({why}). Nothing was kept.", asked.out.display());
        Failure::new("not-written", message)
    };
    fs::create_dir(&asked.out).map_err(|why| wrong(&why))?;
    let pupils = asked.rows.div_ceil(TERMS.len() as u64);
    let files = asked.files.max(1);
    for file in 0..files {
        // Each file has schools of its own, as schools send their own.
        let schools = pupils.div_ceil(PUPILS);
        let [from, to] = [file, file + 1].map(|part| (schools * part / files * PUPILS).min(pupils));
        let place = asked.out.join(format!("attendance-{file}.parquet"));
        if let Err(why) = write(&place, asked.seed, (from, to), asked.rows) {
            let _ = fs::remove_dir_all(&asked.out);
            return Err(wrong(&why));
        }
    }
    println!(
        "Wrote {} rows of invented attendance into {}. Nobody in it is a person.",
        asked.rows,
        asked.out.display()
    );
    Ok(())
}

fn schema() -> SchemaRef {
    let number = |name: &str| Field::new(name, DataType::Int32, false);
    let text = |name: &str| Field::new(name, DataType::Utf8, false);
    Arc::new(Schema::new(vec![
        text("upn"),
        text("school"),
        number("schoolyear"),
        text("term"),
        text("sex"),
        Field::new("freemeals", DataType::Boolean, false),
        Field::new("ethnicity", DataType::Utf8, true),
        number("termlysessionspossible"),
        number("termlysessionsauthorised"),
        number("termlysessionsunauthorised"),
    ]))
}

fn write(place: &Path, seed: u64, (from, to): (u64, u64), rows: u64) -> Result<(), Box<dyn std::error::Error>> {
    let how = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut file = ArrowWriter::try_new(File::create(place)?, schema(), Some(how))?;
    let mut first = from;
    while first < to {
        let last = (first + BLOCK).min(to);
        file.write(&block(seed, (first, last), rows)?)?;
        first = last;
    }
    file.close()?;
    Ok(())
}

/// The rows of some pupils.
fn block(seed: u64, (first, last): (u64, u64), rows: u64) -> Result<RecordBatch, arrow::error::ArrowError> {
    let mut texts: [StringBuilder; 5] = Default::default();
    let mut numbers: [Int32Builder; 4] = Default::default();
    let mut meals = BooleanBuilder::new();
    for pupil in first..last {
        let chance = mixed(seed ^ mixed(pupil));
        let upn = format!("INV{:010}", mixed(pupil) % 10_000_000_000);
        let school = format!("{}", 100_000 + pupil / PUPILS);
        // Most miss little; one in five misses a tenth or more.
        let share = if chance % 5 == 0 { 80 + chance / 7 % 200 } else { chance / 7 % 95 };
        for (term, name) in (0..).zip(TERMS) {
            if pupil * 3 + term >= rows {
                break;
            }
            let possible = 110 + (mixed(chance ^ term) % 20) as i32;
            let missed = possible * share as i32 / 1000;
            let [upns, schools, terms, sexes, ethnicities] = &mut texts;
            upns.append_value(&upn);
            schools.append_value(&school);
            terms.append_value(name);
            sexes.append_value(if chance / 1_000 % 2 == 0 { "F" } else { "M" });
            let ethnicity = ETHNICITIES.get((chance / 2_000 % 6) as usize).filter(|code| **code != "NOBT");
            ethnicities.append_option(ethnicity);
            meals.append_value(chance / 12_000 % 4 == 0);
            let with_leave = missed * (chance / 50_000 % 100) as i32 / 100;
            let row = [2024, possible, with_leave, missed - with_leave];
            numbers.iter_mut().zip(row).for_each(|(column, number)| column.append_value(number));
        }
    }
    let [upn, school, term, sex, ethnicity] = texts.each_mut().map(|text| Arc::new(text.finish()) as ArrayRef);
    let [year, possible, with, without] = numbers.each_mut().map(|number| Arc::new(number.finish()) as ArrayRef);
    let meals = Arc::new(meals.finish());
    RecordBatch::try_new(schema(), vec![upn, school, year, term, sex, meals, ethnicity, possible, with, without])
}

/// A number that looks like chance, and is the same for the same number.
fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
