//! Writes an invented plan of about 300 pages as a Word document, to measure reading with.
//!
//! `cargo run --release -p bigplan-documents --example long_docx -- OUT.docx`

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Sections; each fills about three pages of A4.
const SECTIONS: usize = 100;
/// Rows of each section's action table.
const ROWS: usize = 14;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
</w:styles>"#;

const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>"#;

const ROOT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>"#;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("Say where to write it: long_docx OUT.docx");
        return ExitCode::from(2);
    };
    let written = package().and_then(|bytes| std::fs::write(&path, bytes).map_err(Into::into));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{} could not be written: {error}", path.to_string_lossy());
            ExitCode::from(2)
        }
    }
}

fn package() -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let document = document();
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT_RELATIONS),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/document.xml", &document),
    ] {
        writer.start_file(name, SimpleFileOptions::default())?;
        writer.write_all(text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

fn document() -> String {
    let mut body = String::new();
    for section in 1..=SECTIONS {
        paragraph(&mut body, "Heading1", &format!("Priority {section}: improve life in ward {section} of Fenmarsh"));
        for part in 1..=6 {
            let text = format!("Invented paragraph {part}. Families of ward {section} said what helps. ").repeat(9);
            paragraph(&mut body, "Normal", &text);
        }
        paragraph(&mut body, "Heading2", "Actions");
        table(&mut body, section);
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    )
}

fn table(body: &mut String, section: usize) {
    body.push_str("<w:tbl><w:tblPr/><w:tblGrid/>");
    row(body, "<w:trPr><w:tblHeader/></w:trPr>", &["Ref", "Action", "Lead", "By when", "Measured by"].map(run));
    for number in 1..=ROWS {
        let steps: String = (1..=3).map(|step| bullet(&format!("Step {step} of action {section}.{number}"))).collect();
        let cells = [
            run(&format!("{section}.{number}")),
            run(&format!("Work with the schools of ward {section} on action {number}")) + &steps,
            run("Head of Young People’s Services, Fenmarsh Council"),
            run(&format!("September {}", 2009 + number % 3)),
            run(&format!("{}% of users seen within {number} weeks", 40 + number)),
        ];
        row(body, "", &cells);
    }
    body.push_str("</w:tbl>");
}

fn row(body: &mut String, properties: &str, cells: &[String; 5]) {
    body.push_str("<w:tr>");
    body.push_str(properties);
    for cell in cells {
        body.push_str("<w:tc><w:tcPr><w:tcW w:w=\"1900\" w:type=\"dxa\"/></w:tcPr>");
        body.push_str(cell);
        body.push_str("</w:tc>");
    }
    body.push_str("</w:tr>");
}

fn paragraph(body: &mut String, style: &str, text: &str) {
    // Writing to a String cannot fail.
    let _ = write!(body, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
}

fn run(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:sz w:val=\"20\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

fn bullet(text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}
