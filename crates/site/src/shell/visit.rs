//! Who is visiting, and the keys of this visit.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bigplan_ledger::{Account, Actor, PartnershipId, Right, Role, SessionToken};
use cookie::{Cookie, SameSite};
use sha2::{Digest, Sha256};

use super::errors::PageError;
use super::program;
use super::site::Site;

/// The cookie of somebody signed in.
pub const SESSION_COOKIE: &str = "bigplan_session";
/// The cookie that ties forms to a browser before anybody is signed in.
pub const BROWSER_COOKIE: &str = "bigplan_browser";

/// One request's visitor: the account, if any, and the keys for forms and scripts.
#[derive(Clone, Debug)]
pub struct Visit(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    account: Option<Account>,
    session: Option<String>,
    form_key: String,
    /// The key that forms carried while the session of this browser lasted, where it has ended by itself.
    lapsed_key: Option<String>,
    nonce: String,
    address: String,
}

impl Visit {
    fn nobody() -> Self {
        let inner = Inner {
            account: None,
            session: None,
            form_key: random_key(),
            lapsed_key: None,
            nonce: random_key(),
            address: "/".to_owned(),
        };
        Self(Arc::new(inner))
    }

    /// The account that is signed in.
    pub fn account(&self) -> Option<&Account> {
        self.0.account.as_ref()
    }

    /// The role of the account that is signed in.
    pub fn role(&self) -> Option<Role> {
        self.0.account.as_ref().map(|account| account.role)
    }

    /// Refuses who may not load figures of a partnership.
    ///
    /// # Errors
    /// The page that says so.
    pub fn require_officer(&self, of: PartnershipId) -> Result<(), PageError> {
        if self.actor().may(Right::LoadFigures, Some(of)) { Ok(()) } else { Err(PageError::forbidden()) }
    }

    /// Who acts, for the ledger.
    pub fn actor(&self) -> Actor {
        self.0.account.as_ref().map_or(Actor::Visitor, Account::actor)
    }

    /// Whether this visitor may change plans.
    pub fn edits(&self) -> bool {
        super::access::Access::Editor.allows(self.role())
    }

    /// Whether this visitor may change the plans of a partnership.
    pub fn edits_in(&self, partnership: &PartnershipId) -> bool {
        self.actor().may(Right::EditPlans, Some(*partnership))
    }

    /// Whether this visitor may see the drafts and the history of a partnership's plans.
    pub fn reads_drafts_of(&self, partnership: &PartnershipId) -> bool {
        self.actor().may(Right::ReadDrafts, Some(*partnership))
    }

    /// The session's token, to end it.
    pub fn session(&self) -> Option<SessionToken> {
        self.0.session.as_deref().map(SessionToken::given)
    }

    /// The key that every form of this visit carries.
    pub fn form_key(&self) -> &str {
        &self.0.form_key
    }

    /// The key that forms of this browser carried before its session ended by itself.
    pub fn lapsed_key(&self) -> Option<&str> {
        self.0.lapsed_key.as_deref()
    }

    /// The same visit with a session that has just begun.
    #[must_use]
    pub fn signed_in(&self, token: &SessionToken, account: Account) -> Self {
        let Inner { nonce, address, .. } = &*self.0;
        Self(Arc::new(Inner {
            account: Some(account),
            session: Some(token.secret().to_owned()),
            form_key: digest(token.secret()),
            lapsed_key: None,
            nonce: nonce.clone(),
            address: address.clone(),
        }))
    }

    /// The nonce that allows this page's script.
    pub fn nonce(&self) -> &str {
        &self.0.nonce
    }

    /// The path and query that was asked for.
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// Where to sign in and come back here.
    pub fn sign_in_address(&self) -> String {
        format!("/sign-in?next={}", super::address::encode(&self.0.address))
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Visit>().cloned().unwrap_or_else(Visit::nobody))
    }
}

/// The page of an error where it is not known who visits.
pub(super) fn nobody_sees(site: &Site, error: PageError) -> Response {
    let visit = Visit::nobody();
    let mut response = super::frame::draw_errors(&visit, error.into_response());
    super::headers::secure(&visit, site.settings(), response.headers_mut());
    response
}

/// Finds out who visits, before anything else happens, and draws errors for them afterwards.
pub async fn recognise(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let session = cookie(request.headers(), SESSION_COOKIE);
    let account = match &session {
        Some(token) => match site.ledger().session_account(&SessionToken::given(token.as_str())).await {
            Ok(session) => session.map(|session| session.account),
            Err(why) => return nobody_sees(&site, PageError::unavailable(&why)),
        },
        None => None,
    };
    let known_browser = cookie(request.headers(), BROWSER_COOKIE);
    let browser = known_browser.clone().unwrap_or_else(random_key);
    let lapsed_key = session.as_deref().filter(|_| account.is_none()).map(digest);
    let session = session.filter(|_| account.is_some());
    let form_key = digest(session.as_deref().unwrap_or(&browser));
    let address = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let visit = Visit(Arc::new(Inner { account, session, form_key, lapsed_key, nonce: random_key(), address }));
    request.extensions_mut().insert(visit.clone());
    let mut response = if visit.address().starts_with(program::PREFIX) {
        match program::bearer(&site, request.headers()).await {
            Ok(bearer) => bearer.map(|bearer| request.extensions_mut().insert(bearer)),
            Err(why) => return program::ApiError::from(PageError::unavailable(&why)).into_response(),
        };
        program::readable(next.run(request).await)
    } else {
        super::frame::draw_errors(&visit, next.run(request).await)
    };
    super::headers::secure(&visit, site.settings(), response.headers_mut());
    if known_browser.is_none() && is_page(&response) {
        set_cookie(response.headers_mut(), &lasting_cookie(&site, BROWSER_COOKIE, &browser));
    }
    response
}

fn is_page(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// A cookie that scripts cannot read and other sites cannot send.
pub fn lasting_cookie(site: &Site, name: &'static str, value: &str) -> Cookie<'static> {
    Cookie::build((name, value.to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(site.settings().https)
        .build()
}

/// Adds a cookie to an answer.
pub fn set_cookie(headers: &mut HeaderMap, cookie: &Cookie<'_>) {
    if let Ok(value) = HeaderValue::try_from(cookie.to_string()) {
        headers.append(header::SET_COOKIE, value);
    }
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

fn digest(secret: &str) -> String {
    hex(&Sha256::digest(format!("form {secret}")))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// 128 random bits in hexadecimal. Without randomness no page may be served, so a
/// machine that has none gives keys that match nothing.
fn random_key() -> String {
    let mut bytes = [0_u8; 16];
    match getrandom::fill(&mut bytes) {
        Ok(()) => hex(&bytes),
        Err(_) => String::new(),
    }
}
