//! One target for each reader: how its input is damaged and read.

use std::io::{Cursor, Read};

use bigplan_documents::formats::read_document;
use zip::ZipArchive;

use crate::made::{FixedLayout, package, read};
use crate::mangle::Mangler;

/// Reads bytes; whether they were a document.
type Reads = Box<dyn Fn(&[u8]) -> bool>;

/// A reader under attack.
pub struct Target {
    /// Its name in messages.
    pub name: &'static str,
    /// Good inputs to start from.
    pub seeds: Vec<Vec<u8>>,
    /// Makes a bad input of them.
    pub mangle: fn(&mut Mangler, &[Vec<u8>]) -> Vec<u8>,
    /// Reads an input; whether it was accepted.
    pub read: Reads,
}

/// A format without compression.
pub fn plain(name: &'static str, seeds: Vec<Vec<u8>>) -> Target {
    Target { name, seeds, mangle: one_of, read: Box::new(move |bytes| read(name, bytes).is_ok()) }
}

/// The layout of a PDF.
pub fn pdf_layout(seeds: Vec<Vec<u8>>) -> Target {
    let read = |bytes: &[u8]| {
        let layout = String::from_utf8_lossy(bytes);
        read_document("plan.pdf", b"%PDF-1.4", &FixedLayout(&layout)).is_ok()
    };
    Target { name: "plan.pdf", seeds, mangle: one_of, read: Box::new(read) }
}

/// A compressed format: mostly one part is damaged, sometimes the package itself.
pub fn packed(name: &'static str, seeds: Vec<Vec<u8>>) -> Target {
    Target { name, seeds, mangle: inside, read: Box::new(move |bytes| read(name, bytes).is_ok()) }
}

fn one_of(mangler: &mut Mangler, seeds: &[Vec<u8>]) -> Vec<u8> {
    let seed = &seeds[mangler.below(seeds.len())];
    mangler.mangled(seed)
}

fn inside(mangler: &mut Mangler, seeds: &[Vec<u8>]) -> Vec<u8> {
    if mangler.below(4) == 0 {
        return one_of(mangler, seeds);
    }
    let mut parts = parts(&seeds[mangler.below(seeds.len())]);
    let damaged = mangler.below(parts.len());
    parts[damaged].1 = mangler.mangled(&parts[damaged].1);
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    package(&parts)
}

fn parts(seed: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(seed)).unwrap();
    let count = archive.len();
    let part = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().to_string(), bytes)
    };
    (0..count).map(part).collect()
}
