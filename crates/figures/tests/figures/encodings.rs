//! The same table in every encoding gives the same figures.

use crate::shown::{line, recognised};
use crate::vocabulary::invented;

const TABLE: &str = "measure,area,period,value,source\nm-teeth,Corley,2009,50,Survey – “teeth” £\n";

fn check(bytes: &[u8], guessed: u64) {
    let (_, rows, reading) = recognised(bytes, invented());
    let rows: Vec<String> = rows.iter().map(line).collect();
    assert_eq!(rows, ["D2 m-teeth X07000003 all 2009 50 from Survey – “teeth” £"]);
    assert_eq!(reading.counts.get("guessed-encoding").copied().unwrap_or_default(), guessed);
}

#[test]
fn every_encoding_gives_the_same_figures() {
    let little: Vec<u8> = TABLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = TABLE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check(TABLE.as_bytes(), 0);
    check(&[b"\xEF\xBB\xBF", TABLE.as_bytes()].concat(), 0);
    check(&little, 0);
    check(&[&b"\xFF\xFE"[..], &little].concat(), 0);
    check(&[&b"\xFE\xFF"[..], &big].concat(), 0);
    check(&encoding_rs::WINDOWS_1252.encode(TABLE).0, 1);
}

#[test]
fn every_delimiter_gives_the_same_figures() {
    for delimiter in [";", "\t", "|"] {
        check(TABLE.replace(',', delimiter).as_bytes(), 0);
        check(TABLE.replace(',', delimiter).replace('\n', "\r\n").as_bytes(), 0);
    }
}
