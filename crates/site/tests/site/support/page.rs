//! An answer of the site, to ask questions of.

use axum::http::{HeaderMap, StatusCode, header};
use scraper::{ElementRef, Html, Selector};

/// An answer.
pub struct Page {
    pub path: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub text: String,
    document: Html,
}

impl Page {
    pub(super) fn new(path: &str, status: StatusCode, headers: HeaderMap, bytes: Vec<u8>) -> Self {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let html = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        let document = if html { Html::parse_document(&text) } else { Html::new_document() };
        Self { path: path.to_owned(), status, headers, bytes, text, document }
    }

    /// Whether it is a page rather than a file or a redirection.
    pub fn is_html(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Where it sends the browser.
    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }

    /// The page, which must be there.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(self.status, StatusCode::OK, "{}: {}", self.path, self.words("main"));
        self
    }

    /// The elements that a CSS selector finds.
    pub fn elements(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.document.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// Whether a CSS selector finds anything.
    pub fn has(&self, selector: &str) -> bool {
        !self.elements(selector).is_empty()
    }

    /// The words of each element found, spaces made one.
    pub fn all(&self, selector: &str) -> Vec<String> {
        self.elements(selector).iter().map(words_of).collect()
    }

    /// The words of the first element found; empty where there is none.
    pub fn words(&self, selector: &str) -> String {
        self.elements(selector).first().map(words_of).unwrap_or_default()
    }

    /// An attribute of each element found that has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.elements(selector).iter().filter_map(|found| found.attr(name)).map(str::to_owned).collect()
    }

    /// The value of the first field with this name.
    pub fn value(&self, name: &str) -> String {
        self.attributes(&format!("[name=\"{name}\"]"), "value").into_iter().next().unwrap_or_default()
    }

    /// Where the first link with these words leads.
    #[track_caller]
    pub fn link(&self, words: &str) -> String {
        let link = self.elements("a[href]").into_iter().find(|link| words_of(link) == words);
        let link = link.unwrap_or_else(|| panic!("no link on {} says {words}", self.path));
        link.attr("href").unwrap_or_default().to_owned()
    }

    /// Every field of the form that is sent to an address, as a browser would send it as
    /// it stands; without the form's key, which the client adds.
    pub fn fields(&self, action: &str) -> Vec<(String, String)> {
        let inside = |selector: &str| self.elements(&format!("form[action=\"{action}\"] {selector}"));
        let named = |field: &ElementRef<'_>| field.attr("name").unwrap_or_default().to_owned();
        let mut fields = Vec::new();
        for field in inside("input:not([type=checkbox]), input[checked]") {
            fields.push((named(&field), field.attr("value").unwrap_or_default().to_owned()));
        }
        for field in inside("textarea") {
            fields.push((named(&field), field.text().collect()));
        }
        let chosen = Selector::parse("option[selected]").unwrap();
        for field in inside("select") {
            let value = field.select(&chosen).next().and_then(|option| option.attr("value")).unwrap_or_default();
            fields.push((named(&field), value.to_owned()));
        }
        fields.retain(|(name, _)| name != "form-key");
        fields
    }

    /// Every address on this site that the page links to, without its fragment, once each.
    pub fn own_links(&self) -> Vec<String> {
        let own = |address: &String| address.starts_with('/') && !address.starts_with("//");
        let mut links = self.attributes("a[href]", "href");
        links.retain(own);
        links.iter_mut().for_each(|link| link.truncate(link.find('#').unwrap_or(link.len())));
        links.sort();
        links.dedup();
        links
    }
}

fn words_of(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
