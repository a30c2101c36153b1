//! Small invented files, made in memory.

pub mod timer;

use std::io::{Cursor, Write};

use bigplan_documents::document::Document;
use bigplan_documents::error::ReadPlanError;
use bigplan_documents::formats::pdf::{PdfLayout, PdfLayoutError};
use bigplan_documents::formats::read_document;
use bigplan_plan::Finding;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Gives the same layout for every PDF.
pub struct FixedLayout<'a>(pub &'a str);

impl PdfLayout for FixedLayout<'_> {
    fn layout(&self, _: &[u8]) -> Result<String, PdfLayoutError> {
        Ok(self.0.to_owned())
    }
}

/// Reads a file that is no PDF.
pub fn read(name: &str, bytes: &[u8]) -> Result<(Document, Vec<Finding>), ReadPlanError> {
    read_document(name, bytes, &FixedLayout(""))
}

/// A compressed file of these parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The XML of a Word body.
pub fn word_xml(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:wps=\"wps\" xmlns:mc=\"mc\" xmlns:v=\"v\"><w:body>{body}</w:body></w:document>"
    )
}

/// A Word document with styles, lists and footnotes as the tests need them.
pub fn docx(body: &str) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", word_xml(body).as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/numbering.xml", NUMBERING.as_bytes()),
        ("word/footnotes.xml", FOOTNOTES.as_bytes()),
    ])
}

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="OwnHeading"><w:name w:val="Fenmarsh heading"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="In a circle"/><w:basedOn w:val="Round"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
</w:styles>"#;

const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>
</w:numbering>"#;

const FOOTNOTES: &str = r#"<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>Counted in 2008.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

/// A paragraph of Word.
pub fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}
