//! HTML: headings, paragraphs, lists, tables with spans. Scripts and styles are dropped.
//!
//! Only the tokenizer of a browser is used, not its tree: plan pages are flat, and a
//! flat reader takes any nesting in one pass.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::blocks::{Blocks, Span};
use super::problem::Problem;
use super::words::Words;
use crate::document::Block;

/// How many bytes are read between two looks at the limits.
const PIECE: usize = 64 * 1024;

/// Reads a page.
///
/// # Errors
/// Past the limits, or nothing in it.
pub(crate) fn read(text: &str) -> Result<Vec<Block>, Problem> {
    read_into(Blocks::default(), text).finish()
}

/// Reads a page, or a part of one, behind what is there already.
pub(crate) fn read_into(blocks: Blocks, text: &str) -> Blocks {
    let sink = Sink(RefCell::new(Page { blocks, ..Page::default() }));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut rest = text;
    while !rest.is_empty() && !tokenizer.sink.0.borrow().blocks.is_full() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        input.push_back(StrTendril::from_slice(piece));
        while !input.is_empty() {
            // A script's end hands the control back; there is nothing to run.
            let _ = tokenizer.feed(&input);
        }
        rest = after;
    }
    tokenizer.end();
    let mut page = tokenizer.sink.0.into_inner();
    page.flush();
    page.blocks
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => page.text(&text),
            TagToken(tag) if tag.kind == StartTag => return page.open(&tag),
            TagToken(tag) => page.close(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// What is open while tags go by.
#[derive(Default)]
struct Page {
    blocks: Blocks,
    words: Words,
    bold: usize,
    heading: Option<u8>,
    /// Open lists: the next number, or `None` for bullets.
    lists: Vec<Option<u32>>,
    item: Option<(u8, String)>,
    /// Cells of the open row that are, and that are not, heading cells.
    row: (usize, usize),
    in_head: bool,
    /// Whether a term is open, or waits for what is said of it.
    term: bool,
    silent: bool,
}

impl Page {
    fn text(&mut self, text: &str) {
        if !self.silent {
            self.words.push(text, self.bold > 0);
        }
    }

    fn open(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        match name {
            "script" => return self.mute(TokenSinkResult::RawData(ScriptData)),
            "style" | "noframes" | "iframe" => return self.mute(TokenSinkResult::RawData(Rawtext)),
            "title" | "textarea" => return self.mute(TokenSinkResult::RawData(Rcdata)),
            "b" | "strong" => self.bold += 1,
            "br" => self.words.break_line(),
            "ul" | "menu" => self.open_list(None),
            "ol" => self.open_list(Some(attribute(tag, "start").unwrap_or(1))),
            "li" => self.open_item(),
            "dt" => {
                self.flush();
                self.term = true;
            }
            "dd" if std::mem::take(&mut self.term) => self.join_term(),
            "table" | "tr" | "td" | "th" | "thead" => self.open_table_part(name, tag),
            _ => self.open_block(name),
        }
        TokenSinkResult::Continue
    }

    fn close(&mut self, name: &str) {
        match name {
            "script" | "style" | "noframes" | "iframe" | "title" | "textarea" => self.silent = false,
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "ul" | "ol" | "menu" => {
                self.flush();
                self.lists.pop();
                self.item = None;
            }
            "li" => {
                self.flush();
                self.item = None;
            }
            // What is said of a term stands in one paragraph with it.
            "dt" | "div" if self.term => {}
            "table" | "tr" | "td" | "th" | "thead" => self.close_table_part(name),
            _ if is_block(name) => {
                self.flush();
                self.heading = None;
            }
            _ => {}
        }
    }

    /// "term: what is said of it", where the term does not end with a mark of its own.
    fn join_term(&mut self) {
        if !self.words.is_empty() {
            self.words.push(if self.words.ends_with(':') { " " } else { ": " }, true);
        }
    }

    fn mute(&mut self, how: TokenSinkResult<()>) -> TokenSinkResult<()> {
        self.silent = true;
        how
    }

    fn open_block(&mut self, name: &str) {
        if is_block(name) {
            self.flush();
            self.heading = name.strip_prefix('h').and_then(|level| level.parse().ok());
        }
    }

    fn open_list(&mut self, first: Option<u32>) {
        self.flush();
        self.lists.push(first);
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

    fn open_table_part(&mut self, name: &str, tag: &Tag) {
        self.flush();
        let outer = !self.blocks.is_nested();
        match name {
            "table" => self.blocks.open_table(),
            "thead" => self.in_head = true,
            "tr" if outer => {
                self.close_row();
                self.blocks.open_row();
            }
            "td" | "th" if outer => {
                if name == "th" {
                    self.row.0 += 1
                } else {
                    self.row.1 += 1
                }
                (self.bold, self.heading, self.item) = (0, None, None);
                self.lists.clear();
                let span = Span {
                    columns: attribute(tag, "colspan").unwrap_or(1),
                    rows: attribute(tag, "rowspan").unwrap_or(1),
                    continues_above: false,
                };
                self.blocks.open_cell(span);
            }
            _ => {}
        }
    }

    fn close_table_part(&mut self, name: &str) {
        self.flush();
        match name {
            "table" => {
                if !self.blocks.is_nested() {
                    self.close_row();
                }
                self.blocks.close_table();
            }
            "thead" => {
                self.close_row();
                self.in_head = false;
            }
            "tr" if !self.blocks.is_nested() => self.close_row(),
            _ => {}
        }
    }

    fn close_row(&mut self) {
        let header = self.row.0 > 0 && (self.row.1 == 0 || self.in_head);
        self.blocks.close_row(header);
        self.row = (0, 0);
    }

    /// Puts what has been collected, as what it was opened.
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

fn attribute<T: std::str::FromStr>(tag: &Tag, name: &str) -> Option<T> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name)?.value.trim().parse().ok()
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "blockquote"
            | "pre"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "figcaption"
            | "address"
            | "caption"
            | "tbody"
            | "tfoot"
            | "form"
            | "fieldset"
            | "legend"
            | "body"
            | "head"
            | "html"
            | "details"
            | "summary"
            | "center"
            | "option"
    )
}
