//! Word documents.

use bigplan_documents::document::Block;

use crate::made::{docx, paragraph, read};
use crate::told::{cells, tables, told};

fn check(body: &str, expected: &[&str]) {
    let (document, _) = read("plan.docx", &docx(body)).unwrap();
    let told: Vec<String> = document.blocks.iter().map(told).collect();
    assert_eq!(told, expected);
}

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn listed(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
         <w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

#[test]
fn headings_by_style_in_any_language_and_by_outline() {
    let outline = "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr><w:r><w:t>Third</w:t></w:r></w:p>";
    let body = [styled("berschrift1", "First"), styled("OwnHeading", "Own"), outline.into(), styled("Round", "Text")];
    check(&body.concat(), &["# First", "# Own", "### Third", "Text"]);
}

#[test]
fn lists_count_as_word_counts() {
    let body = [
        listed(1, 0, "one"),
        listed(1, 1, "below"),
        listed(1, 1, "again"),
        listed(1, 0, "two"),
        styled("Bullets", "dot"),
        paragraph("• typed"),
    ];
    check(&body.concat(), &["* 1.one", " * a)below", " * b)again", "* 2.two", "* dot", "* typed"]);
}

#[test]
fn tracked_changes_text_boxes_and_content_controls() {
    let body = "<w:p><w:ins><w:r><w:t xml:space=\"preserve\">kept </w:t></w:r></w:ins>\
        <w:del><w:r><w:delText>gone</w:delText><w:t>gone too</w:t></w:r></w:del><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>\
        <w:sdt><w:sdtContent><w:p><w:r><w:t>a&amp;b</w:t><w:tab/><w:t>c&#163;</w:t></w:r></w:p></w:sdtContent></w:sdt>\
        <w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice>\
        <mc:Fallback><w:p><w:r><w:t>boxed</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>around</w:t></w:r></w:p>";
    check(body, &["kept link", "a&b c£", "boxed", "around"]);
}

#[test]
fn breaks_of_line_and_page() {
    let body =
        "<w:p><w:r><w:t>one</w:t><w:br/><w:t>line</w:t></w:r></w:p><w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    check(&(body.to_owned() + &paragraph("next")), &["one line", "---", "next"]);
}

#[test]
fn footnotes_stand_at_the_end_with_a_note() {
    let body = "<w:p><w:r><w:t>Rate</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    let (document, findings) = read("plan.docx", &docx(body)).unwrap();
    let told: Vec<String> = document.blocks.iter().map(told).collect();
    assert_eq!(told, ["Rate", "Counted in 2008."]);
    assert_eq!(findings[0].code, "footnotes-at-end");
}

#[test]
fn bold_is_kept_when_all_of_a_text_is() {
    let body = "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>light</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>off</w:t></w:r></w:p>";
    let (document, _) = read("plan.docx", &docx(body)).unwrap();
    let bold: Vec<bool> =
        document.blocks.iter().map(|block| matches!(block, Block::Paragraph { text, .. } if text.bold)).collect();
    assert_eq!(bold, [false, true, false]);
}

#[test]
fn tables_keep_spans_merges_lists_and_tables_inside() {
    let cell = |properties: &str, content: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>");
    let nested = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("", &paragraph("inner")));
    let rows = [
        format!(
            "<w:trPr><w:tblHeader/></w:trPr>{}",
            cell("<w:gridSpan w:val=\"2\"/>", &paragraph("Wide")) + &cell("", &paragraph("Lead"))
        ),
        cell("<w:vMerge w:val=\"restart\"/>", &paragraph("A.1"))
            + &cell("", &(listed(2, 0, "dot") + &listed(1, 0, "num")))
            + &cell("", &nested),
        cell("<w:vMerge/>", "<w:p/>") + &cell("", &paragraph("more")) + &cell("", "<w:p/>"),
    ];
    let body = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>{}", rows.join("</w:tr><w:tr>"), paragraph("After"));
    let (document, _) = read("plan.docx", &docx(&body)).unwrap();
    let table = tables(&document)[0];
    assert_eq!(cells(table), [["Wide", "", "Lead"], ["A.1", "dot 1. num", "inner"], ["^", "more", ""]]);
    assert_eq!(
        table.rows.iter().map(|row| (row.line, row.header)).collect::<Vec<_>>(),
        [(1, true), (2, false), (3, false)]
    );
    assert!(table.rows[1].cells[1].parts.iter().all(|part| part.bullet));
    assert_eq!((table.rows[1].cells[2].at.line, table.rows[1].cells[2].at.cell), (2, Some(3)));
    assert!(matches!(document.blocks[1], Block::Paragraph { at, .. } if at.line == 4));
}
