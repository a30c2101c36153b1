//! A browser without a screen: it keeps cookies, sends forms and inspects every page.

use std::collections::BTreeMap;
use std::sync::Mutex;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, header};
use tower::ServiceExt;

use super::{Page, inspect};

const BOUNDARY: &str = "the-boundary-of-the-parts";

/// Somebody looking at the site.
pub struct Client {
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// A file to send with a form.
pub struct Upload<'a> {
    /// The field's name.
    pub field: &'a str,
    /// The file's name.
    pub name: &'a str,
    /// The media type that the browser claims.
    pub kind: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

impl Client {
    pub(super) fn new(router: Router) -> Self {
        Self { router, cookies: Mutex::default() }
    }

    /// The same browser with a session's cookie.
    pub fn with_session(self, token: &str) -> Self {
        self.cookies.lock().unwrap().insert("bigplan_session".into(), token.into());
        self
    }

    /// Fetches a page; whatever is HTML is inspected, errors too.
    pub async fn get(&self, path: &str) -> Page {
        let page = self.send(Method::GET, path, None, Vec::new()).await;
        if page.is_html() {
            inspect::page(&page);
        }
        page
    }

    /// Sends a form with the key of this browser.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let key = self.form_key().await;
        let mut fields = fields.to_vec();
        fields.push(("form-key", &key));
        self.post_without_key(path, &fields).await
    }

    /// Sends a form as it is.
    pub async fn post_without_key(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let body = pairs.join("&").into_bytes();
        self.inspected(path, "application/x-www-form-urlencoded".to_owned(), body).await
    }

    /// Sends a form with a file, with the key of this browser.
    pub async fn post_file(&self, path: &str, fields: &[(&str, &str)], file: Upload<'_>) -> Page {
        let key = self.form_key().await;
        let mut fields = fields.to_vec();
        fields.push(("form-key", &key));
        self.post_file_without_key(path, &fields, file).await
    }

    /// Sends a form with a file as it is.
    pub async fn post_file_without_key(&self, path: &str, fields: &[(&str, &str)], file: Upload<'_>) -> Page {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
        let Upload { field, name, kind, bytes } = file;
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend_from_slice(bytes);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
        self.inspected(path, format!("multipart/form-data; boundary={BOUNDARY}"), body).await
    }

    /// Sends a request as a program does: with headers of its own and JSON.
    pub async fn program(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Page {
        let mut request = Request::builder().method(method).uri(path).header(header::COOKIE, self.cookies());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let body = Body::from(body.unwrap_or_default().to_owned());
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (head, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Page::new(path, head.status, head.headers, bytes.to_vec())
    }

    /// The key that forms of this browser carry.
    pub async fn form_key(&self) -> String {
        for path in ["/account", "/sign-in"] {
            let page = self.get(path).await;
            if page.has("input[name=form-key]") {
                return page.value("form-key");
            }
        }
        panic!("no page of this browser holds a form")
    }

    async fn inspected(&self, path: &str, kind: String, body: Vec<u8>) -> Page {
        let page = self.send(Method::POST, path, Some(kind), body).await;
        if page.is_html() {
            inspect::page(&page);
        }
        page
    }

    async fn send(&self, method: Method, path: &str, kind: Option<String>, body: Vec<u8>) -> Page {
        let mut request = Request::builder().method(method).uri(path).header(header::COOKIE, self.cookies());
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (head, body) = response.into_parts();
        for cookie in head.headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Page::new(path, head.status, head.headers, bytes.to_vec())
    }

    fn cookies(&self) -> String {
        let cookies = self.cookies.lock().unwrap();
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&self, cookie: &str) {
        let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
        self.cookies.lock().unwrap().insert(name.into(), value.into());
    }
}

fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
