//! Files that are no export get a plain sentence.

use std::io::{Cursor, Write};

use bigplan_exchange::{ExportFormat, ReadExportError, read, write};

use crate::book::errors;
use crate::given::export;

fn refused(bytes: &[u8]) -> ReadExportError {
    let why = read(bytes).unwrap_err();
    assert!(why.to_string().ends_with("Nothing was saved."), "{why}");
    why
}

fn packed(name: &str, content: &[u8]) -> Vec<u8> {
    let mut pack = zip::ZipWriter::new(Cursor::new(Vec::new()));
    pack.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    pack.write_all(content).unwrap();
    pack.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_export_is_told_apart() {
    assert_eq!(refused(b""), ReadExportError::Empty);
    assert_eq!(refused(b"Dear all, lunch is at noon."), ReadExportError::NotAnExport);
    assert_eq!(refused(br#"{"hello": 1}"#), ReadExportError::NotAnExport);
    assert_eq!(refused(br#"{"version": 2, "items": []}"#), ReadExportError::Version("2".into()));
    assert!(matches!(refused(b"{\"version\": 1,\n \"items\": ["), ReadExportError::Damaged(_)));
    assert_eq!(refused(&packed("letter.docx", b"x")), ReadExportError::NotAnExport);
    assert_eq!(refused(&packed("items.csv", b"title\n\xA3 5\n")), ReadExportError::NotUtf8("items.csv".into()));
    assert_eq!(refused(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0]), ReadExportError::PasswordProtected);
}

#[test]
fn a_file_that_was_cut_off_is_damaged() {
    for format in ExportFormat::ALL {
        let bytes = write(&export(), format).unwrap();
        assert!(matches!(refused(&bytes[..bytes.len() / 2]), ReadExportError::Damaged(_)), "{format:?}");
    }
}

#[test]
fn a_file_that_unpacks_without_end_is_too_large() {
    assert_eq!(refused(&packed("items.csv", &vec![b'a'; 97_000_000])), ReadExportError::TooLarge);
}

#[test]
fn broken_entries_of_json_are_found_one_by_one() {
    let json = String::from_utf8(write(&export(), ExportFormat::Json).unwrap()).unwrap();
    let broken = json
        .replace("\"due\": \"2010-07\"", "\"due\": \"soon\"")
        .replace("\"timescale\": \"six months\"", "\"timescale\": \"one day\"")
        .replace("\"term\": \"REM\"", "\"term\": \"REM\", \"remark\": \"mine\"");
    let (_, findings) = read(broken.as_bytes()).unwrap();
    let errors = errors(&findings);
    assert!(errors[0].starts_with("Sheet “Items”, entry 3: it cannot be read: \"soon\" is not a date"), "{errors:?}");
    assert!(errors[1].starts_with("Sheet “Recommendations”, entry 1: it cannot be read"), "{errors:?}");
    assert!(findings.iter().any(|finding| finding.message.contains("the field “remark” is unknown")));
    let without = json.replacen("\"needs\": [\n    {", "\"wants\": [\n    {", 1);
    let (_, findings) = read(without.as_bytes()).unwrap();
    assert!(findings.iter().any(|finding| finding.message.starts_with("The list “needs” is missing.")), "{findings:?}");
}
