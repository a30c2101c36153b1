//! Good inputs to start from: the invented plan, and small pieces with every feature.

use rust_xlsxwriter::{Format, Workbook};

use crate::made::{docx as word, paragraph};

pub fn text() -> Vec<Vec<u8>> {
    let plan = "# Priority 1\n\nObjective\tAction\tLead\n<b>A.1</b> Improve\t<ul><li>Visit\n<li>Call</ul>\tHead of Fen\n\t10%\n\x0c4.2 Next\n";
    let wide = plan.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![plan.as_bytes().to_vec(), wide, markdown().remove(0)]
}

pub fn csv() -> Vec<Vec<u8>> {
    vec![include_bytes!("../fixtures/fenmarsh.csv").to_vec(), b"a;b\r\n\"x\ny\";2\r\n".to_vec()]
}

pub fn html() -> Vec<Vec<u8>> {
    let odd =
        b"<table><tr><th colspan=2>a<tr><td rowspan=3>b<td><ul><li>c</table><script>x</script><p>d&pound;".to_vec();
    vec![include_bytes!("../fixtures/fenmarsh.html").to_vec(), odd]
}

pub fn markdown() -> Vec<Vec<u8>> {
    let odd = b"1. a\n   - b\n\n> c **d**\n\n<table><tr><td>e</table>\n\n|f|\n|-|\n|g<br>h|\n".to_vec();
    vec![include_bytes!("../fixtures/fenmarsh.md").to_vec(), odd]
}

pub fn pdf_layout() -> Vec<Vec<u8>> {
    vec![include_bytes!("../fixtures/fenmarsh-pdf-layout.xml").to_vec()]
}

pub fn docx() -> Vec<Vec<u8>> {
    let cell =
        |text: &str| format!("<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge/></w:tcPr>{}</w:tc>", paragraph(text));
    let list = "<w:p><w:pPr><w:pStyle w:val=\"OwnHeading\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
        <w:r><w:rPr><w:b/></w:rPr><w:t>item</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    let body = format!("{list}<w:tbl><w:tr>{}{}</w:tr></w:tbl>{}", cell("a"), cell("b"), paragraph("c"));
    vec![word(&body), include_bytes!("../fixtures/fenmarsh.docx").to_vec()]
}

pub fn xlsx() -> Vec<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let percent = Format::new().set_num_format("0%");
    sheet.merge_range(0, 0, 1, 1, "Aim", &Format::new()).unwrap();
    sheet.write_string(0, 2, "Lead").unwrap().write_number_with_format(1, 2, 0.5, &percent).unwrap();
    sheet.write_boolean(2, 0, true).unwrap().write_formula(2, 1, "=1/0").unwrap();
    vec![workbook.save_to_buffer().unwrap()]
}
