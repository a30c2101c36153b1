//! Files made to use up memory or time. Each is refused or read within seconds.

use std::io::{Cursor, Write};
use std::time::Duration;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::made::timer::Timer;
use crate::made::{docx, package, paragraph, read, word_xml};

/// Reads within five seconds of work; gives the code of the refusal, or "read".
fn outcome(name: &str, bytes: &[u8]) -> &'static str {
    let begun = Timer::start();
    let code = read(name, bytes).map_or_else(|error| error.code(), |_| "read");
    assert!(begun.elapsed() < Duration::from_secs(5), "{name} took {:?}", begun.elapsed());
    code
}

/// A package whose one part unpacks to this many million spaces.
fn zip_bomb(part: &str, millions: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(part, SimpleFileOptions::default()).unwrap();
    let spaces = vec![b' '; 1_000_000];
    writer.write_all(b"<w:document xmlns:w=\"w\"><w:body>").unwrap();
    for _ in 0..millions {
        writer.write_all(&spaces).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn zip_bombs() {
    assert_eq!(outcome("plan.docx", &zip_bomb("word/document.xml", 150)), "unpacks-too-far");
    assert_eq!(outcome("plan.xlsx", &zip_bomb("xl/workbook.xml", 150)), "unpacks-too-far");
    let text = word_xml(&paragraph("Plan"));
    let many: Vec<(String, &[u8])> = (0..20_000).map(|n| (format!("part{n}"), &b""[..])).collect();
    let mut parts: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    parts.push(("word/document.xml", text.as_bytes()));
    assert_eq!(outcome("plan.docx", &package(&parts)), "unpacks-too-far");
}

#[test]
fn entity_bombs() {
    let mut declared = String::from("<!DOCTYPE w [<!ENTITY e0 \"boom\">");
    for n in 1..12 {
        declared += &format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10));
    }
    let text = format!("{declared}]><w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", paragraph("&e11;"));
    assert_eq!(outcome("plan.docx", &package(&[("word/document.xml", text.as_bytes())])), "declares-entities");
    assert_eq!(outcome("plan.xlsx", &package(&[("xl/workbook.xml", text.as_bytes())])), "declares-entities");
}

#[test]
fn a_hundred_megabytes_of_text() {
    let text = "Improve outcomes for all children\n".repeat(3_000_000);
    assert_eq!(outcome("plan.txt", text.as_bytes()), "file-too-large");
    let fits = &text.as_bytes()[..30_000_000];
    assert_eq!(outcome("plan.txt", fits), "too-much-text");
    assert_eq!(outcome("plan.md", fits), "too-much-text");
}

#[test]
fn many_small_parts() {
    assert_eq!(outcome("plan.txt", "a\n".repeat(5_000_000).as_bytes()), "too-much-text");
    assert_eq!(outcome("plan.csv", "a,b\n".repeat(2_000_000).as_bytes()), "too-much-text");
    assert_eq!(outcome("plan.html", "<p>a".repeat(1_000_000).as_bytes()), "too-much-text");
    assert_eq!(outcome("plan.md", "a\n\n".repeat(1_000_000).as_bytes()), "too-much-text");
    let rows = format!("<table><tr><td rowspan=1000 colspan=999>a{}", "<tr>".repeat(200_000));
    assert_eq!(outcome("plan.html", rows.as_bytes()), "too-much-text");
}

#[test]
fn a_table_of_twenty_thousand_columns() {
    assert_eq!(outcome("plan.csv", "a,".repeat(20_000).as_bytes()), "too-many-columns");
    assert_eq!(outcome("plan.txt", "a\t".repeat(20_000).as_bytes()), "too-many-columns");
    let cells = "<td>a</td>".repeat(20_000);
    assert_eq!(outcome("plan.html", format!("<table><tr>{cells}</tr></table>").as_bytes()), "too-many-columns");
    let (head, rule) = ("|a".repeat(20_000), "|-".repeat(20_000));
    assert_eq!(outcome("plan.md", format!("{head}|\n{rule}|\n").as_bytes()), "too-many-columns");
    let cells = format!("<w:tc>{}</w:tc>", paragraph("a")).repeat(20_000);
    assert_eq!(outcome("plan.docx", &docx(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))), "too-many-columns");
}

#[test]
fn a_hundred_thousand_levels_deep() {
    let deep = |open: &str, close: &str| format!("{}Plan{}", open.repeat(100_000), close.repeat(100_000));
    assert_eq!(outcome("plan.html", deep("<div>", "</div>").as_bytes()), "read");
    assert_eq!(outcome("plan.html", deep("<ul><li>", "</li></ul>").as_bytes()), "read");
    assert_eq!(outcome("plan.html", deep("<table><tr><td>", "</table>").as_bytes()), "read");
    assert_eq!(outcome("plan.md", deep("> ", "").as_bytes()), "read");
    assert_eq!(outcome("plan.md", deep("- ", "").as_bytes()), "read");
    assert_eq!(outcome("plan.md", deep("**[", "](a)**").as_bytes()), "read");
    let open = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    let close = "</w:tc></w:tr></w:tbl>".repeat(100_000);
    assert_eq!(outcome("plan.docx", &docx(&format!("{open}{}{close}", paragraph("Plan")))), "read");
    let open = "<w:p><w:r><w:txbxContent>".repeat(100_000);
    let close = "</w:txbxContent></w:r></w:p>".repeat(100_000);
    assert_eq!(outcome("plan.docx", &docx(&format!("{open}{}{close}", paragraph("Plan")))), "read");
}
