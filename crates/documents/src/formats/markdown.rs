//! Markdown with tables.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::blocks::{Blocks, Span};
use super::html;
use super::problem::Problem;
use super::text::is_labelled;
use super::words::Words;
use crate::document::Block;

/// Reads the document. HTML inside it is read as HTML.
///
/// # Errors
/// Past the limits, or nothing in it.
pub(crate) fn read(text: &str) -> Result<Vec<Block>, Problem> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut page = Page::default();
    for event in Parser::new_ext(text, options) {
        page.take(event);
        if page.blocks.is_full() {
            break;
        }
    }
    page.flush();
    page.blocks.finish()
}

/// What is open while events go by.
#[derive(Default)]
struct Page {
    blocks: Blocks,
    words: Words,
    bold: usize,
    heading: Option<u8>,
    lists: Vec<Option<u64>>,
    item: Option<(u8, String)>,
    html: String,
    /// Whether a line of a paragraph has just ended: what follows may be a line of its own.
    soft: bool,
    /// Whether the lines between "---" at the beginning are open.
    in_head: bool,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        if std::mem::take(&mut self.soft) {
            self.after_soft_break(&event);
        }
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) if self.in_head => self.head_lines(&text),
            Event::Text(text) | Event::Code(text) => self.words.push(&text, self.bold > 0),
            Event::SoftBreak => self.soft = true,
            Event::HardBreak => self.words.break_line(),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => self.inline(&html),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn head_lines(&mut self, text: &str) {
        for line in text.lines() {
            self.words.push(line, false);
            self.words.break_line();
        }
    }

    /// Lines that open with bold words or a label were written one under the other.
    fn after_soft_break(&mut self, next: &Event<'_>) {
        let own = match next {
            Event::Start(Tag::Strong) => true,
            Event::Text(text) => is_labelled(text),
            _ => false,
        };
        if own {
            self.words.break_line();
        } else {
            self.words.push(" ", false);
        }
    }

    fn inline(&mut self, html: &str) {
        let tag = html.trim_matches(['<', '>', ' ']).trim_end_matches(['/', ' ']).to_ascii_lowercase();
        match tag.as_str() {
            "br" | "p" | "li" | "/li" | "/p" => self.words.break_line(),
            "b" | "strong" => self.bold += 1,
            "/b" | "/strong" => self.bold = self.bold.saturating_sub(1),
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::MetadataBlock(_) => {
                self.flush();
                self.in_head = true;
            }
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => {
                self.flush();
            }
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level as u8);
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => self.open_item(),
            Tag::Table(_) => {
                self.flush();
                self.blocks.open_table();
            }
            Tag::TableHead | Tag::TableRow => self.blocks.open_row(),
            Tag::TableCell => self.blocks.open_cell(Span::default()),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableCell => self.flush(),
            TagEnd::MetadataBlock(_) => {
                self.flush();
                self.in_head = false;
            }
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::Item => {
                self.flush();
                self.item = None;
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableHead => self.blocks.close_row(true),
            TagEnd::TableRow => self.blocks.close_row(false),
            TagEnd::Table => self.blocks.close_table(),
            TagEnd::HtmlBlock => {
                self.flush();
                let html = std::mem::take(&mut self.html);
                self.blocks = html::read_into(std::mem::take(&mut self.blocks), &html);
            }
            _ => {}
        }
    }

    fn open_item(&mut self) {
        self.flush();
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let marker = match self.lists.last_mut() {
            Some(Some(next)) => {
                let marker = format!("{next}.");
                *next = next.saturating_add(1);
                marker
            }
            _ => String::new(),
        };
        self.item = Some((depth, marker));
    }

    fn flush(&mut self) {
        if self.words.is_empty() {
            return;
        }
        let lines = self.words.take_lines();
        match (self.heading, self.item.take()) {
            (Some(level), _) => self.blocks.heading(level, lines),
            (None, Some((depth, marker))) => self.blocks.list_item(depth, &marker, lines),
            (None, None) => self.blocks.paragraph(lines),
        }
    }
}
