//! What holds for every page: sound HTML, one heading, labels, headers.

use std::collections::HashSet;

use super::Page;

/// Elements that stand alone, and so have no end tag.
const ALONE: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "!doctype"];

/// Inspects a page; a fault fails the test.
#[track_caller]
pub fn page(page: &Page) {
    headers(page);
    tags_are_balanced(page);
    assert_eq!(page.elements("h1").len(), 1, "one h1 on {}", page.path);
    assert!(!page.words("h1").is_empty(), "the h1 of {} is empty", page.path);
    assert_eq!(page.elements("title").len() - page.elements("svg title").len(), 1, "one title on {}", page.path);
    assert!(page.words("title").ends_with("– Bigplan"), "the title of {}: {}", page.path, page.words("title"));
    ids(page);
    labels(page);
    tables_have_headings(page);
    assert!(!page.has("[style]"), "inline style on {}, which the policy forbids", page.path);
    assert!(!page.has("script:not([nonce])"), "a script without nonce on {}", page.path);
    for link in page.elements("a") {
        assert!(link.attr("href").is_some_and(|address| !address.is_empty()), "a link of {} leads nowhere", page.path);
    }
    for form in page.elements("form[method=post]") {
        let key = scraper::Selector::parse("input[name=form-key][value]").unwrap();
        assert!(form.select(&key).next().is_some(), "a form of {} has no key", page.path);
    }
}

#[track_caller]
fn headers(page: &Page) {
    for (name, value) in
        [("x-content-type-options", "nosniff"), ("x-frame-options", "DENY"), ("referrer-policy", "same-origin")]
    {
        assert_eq!(page.header(name), Some(value), "{name} of {}", page.path);
    }
    let policy = page.header("content-security-policy").unwrap_or_default();
    assert!(policy.contains("default-src 'none'") && policy.contains("'nonce-"), "policy of {}: {policy}", page.path);
    assert!(page.header("cache-control").is_some(), "cache-control of {}", page.path);
}

/// Every start tag has its end tag, in order: browsers would guess, and differently.
#[track_caller]
fn tags_are_balanced(page: &Page) {
    let mut open: Vec<String> = Vec::new();
    let mut rest = page.text.as_str();
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = rest.find('>').unwrap_or_else(|| panic!("a tag of {} is not closed", page.path));
        let (tag, after) = rest.split_at(end);
        rest = &after[1..];
        let name: String =
            tag.trim_start_matches('/').chars().take_while(|c| !c.is_whitespace() && *c != '/').collect();
        let name = name.to_ascii_lowercase();
        if tag.starts_with('/') {
            let last = open.pop().unwrap_or_default();
            assert_eq!(last, name, "on {} </{name}> closes <{last}>", page.path);
        } else if !ALONE.contains(&name.as_str()) && !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "on {} these stay open: {open:?}", page.path);
}

#[track_caller]
fn ids(page: &Page) {
    let ids = page.attributes("[id]", "id");
    let mut seen = HashSet::new();
    for id in &ids {
        assert!(!id.is_empty() && !id.contains(char::is_whitespace), "id {id:?} on {}", page.path);
        assert!(seen.insert(id.as_str()), "id {id} stands twice on {}", page.path);
    }
    for name in ["aria-labelledby", "aria-describedby", "aria-controls"] {
        for value in page.attributes(&format!("[{name}]"), name) {
            for id in value.split_whitespace() {
                assert!(seen.contains(id), "{name} on {} names {id}, which is not there", page.path);
            }
        }
    }
    for address in page.attributes("a[href^=\"#\"]", "href") {
        assert!(seen.contains(&address[1..]), "a link on {} leads to {address}, which is not there", page.path);
    }
}

#[track_caller]
fn labels(page: &Page) {
    let labelled: HashSet<String> = page.attributes("label[for]", "for").into_iter().collect();
    for field in page.elements("input:not([type=hidden]), select, textarea") {
        let by_label = field.attr("id").is_some_and(|id| labelled.contains(id));
        let by_aria = field.attr("aria-label").or(field.attr("aria-labelledby")).is_some();
        assert!(by_label || by_aria, "the field {:?} of {} has no label", field.attr("name"), page.path);
    }
}

#[track_caller]
fn tables_have_headings(page: &Page) {
    let (heading, caption) = (scraper::Selector::parse("th").unwrap(), scraper::Selector::parse("caption").unwrap());
    for table in page.elements("table") {
        let named = table.select(&caption).next().is_some() || table.attr("aria-labelledby").is_some();
        assert!(named, "a table of {} has no caption", page.path);
        assert!(table.select(&heading).next().is_some(), "a table of {} has no headings", page.path);
    }
}
