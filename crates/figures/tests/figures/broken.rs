//! Files that cannot be read at all, and files that are too large.

use std::io::{Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use bigplan_figures::{propose, read};

use crate::books::{merged, open_document, package};
use crate::old_book::{falls, wrapped};
use crate::vocabulary::invented;

fn check(bytes: &[u8], code: &str) {
    match propose(Cursor::new(bytes), invented()) {
        Err(error) => {
            assert_eq!(error.code(), code);
            assert!(error.to_string().ends_with("Nothing was saved."), "{error}");
        }
        Ok(proposal) => panic!("{code} expected, {:?} given", proposal.mapping),
    }
}

#[test]
fn each_unreadable_file_says_what_it_is() {
    check(b"", "empty-file");
    check(b" \n \r\n", "empty-file");
    check(b"%PDF-1.7 ...", "wrong-kind");
    check(b"PAR1....", "wrong-kind");
    check(b"\x89PNG\r\n....", "wrong-kind");
    check(b"  <!doctype html><table>", "wrong-kind");
    check(b"\0\0\0\x01\0\0\0\x02", "wrong-kind");
    check(&package(&[("word/document.xml", "<w/>")]), "wrong-kind");
    check(&package(&[("letter.txt", "hello")]), "wrong-kind");
    check(&wrapped("/EncryptedPackage", b"secret"), "password-protected");
    check(&wrapped("/WordDocument", b"words"), "wrong-kind");
}

#[test]
fn workbooks_cut_in_half_are_damaged() {
    for whole in [merged(), open_document(), falls()] {
        check(&whole[..whole.len() / 2], "damaged-file");
    }
}

#[test]
fn workbooks_made_to_harm_are_refused() {
    let entities = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>"#;
    check(&package(&[("mimetype", "x"), ("content.xml", entities)]), "declares-entities");
    let bomb = " ".repeat(64_000_000);
    check(&package(&[("mimetype", "x"), ("content.xml", &bomb)]), "unpacks-too-far");
}

/// A table without end, made as it is read.
struct Endless {
    at: u64,
    size: u64,
}

const HEADING: &[u8] = b"measure,area,period,value\n";
const LINE: &[u8] = b"note\n";

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut count = 0;
        for byte in buffer.iter_mut().take(usize::try_from(self.size - self.at).unwrap_or(usize::MAX)) {
            let at = self.at as usize;
            *byte = *HEADING.get(at).unwrap_or_else(|| &LINE[(at - HEADING.len()) % LINE.len()]);
            self.at += 1;
            count += 1;
        }
        Ok(count)
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(back) => self.size.saturating_add_signed(back),
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

#[test]
fn past_two_million_rows_reading_stops_and_says_so() {
    let endless = || Endless { at: 0, size: HEADING.len() as u64 + 2_000_100 * LINE.len() as u64 };
    let proposal = propose(endless(), invented()).unwrap();
    let reading = read(endless(), &proposal.mapping, invented(), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((reading.rows, reading.given), (2_000_000, 0));
    let told = reading.findings.iter().find(|finding| finding.code == "too-many-rows").unwrap();
    assert_eq!(told.at.unwrap().line, 2_000_002);
}

#[test]
fn the_taker_of_the_figures_may_have_enough() {
    let text = b"measure,area,period,value\nm-teeth,Corley,2008,1\nm-teeth,Corley,2009,2\nm-teeth,Corley,2010,3\n";
    let proposal = propose(Cursor::new(text), invented()).unwrap();
    let mut taken = 0;
    let reading = read(Cursor::new(text), &proposal.mapping, invented(), &mut |row| {
        taken += 1;
        assert!(row.bytes > 0 && row.bytes <= text.len() as u64);
        if taken == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((taken, reading.unwrap().given), (2, 2));
}
