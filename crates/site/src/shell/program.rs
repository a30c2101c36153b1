//! Programs that use the API: who they act for, and errors that they can read.
//!
//! A program sends `Authorization: Bearer TOKEN`. A browser that is signed in may look at the
//! API too, but only look: what changes something needs a token, because another site can make
//! a browser send its cookies but not a header.

use axum::Json;
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bigplan_ledger::{Actor, ApiToken, LedgerError, Reach, TokenRefusal};
use serde_json::{Value, json};

use super::errors::PageError;
use super::site::Site;
use super::visit::Visit;

/// Where the API stands.
pub const PREFIX: &str = "/api/";

/// What came as a token with a request: whom it acts for, or why it is not taken.
#[derive(Clone, Debug)]
pub(super) struct Bearer(Result<Actor, Refused>);

#[derive(Clone, Debug)]
enum Refused {
    /// There is an `Authorization` that is no bearer token.
    NotBearer,
    Token(TokenRefusal),
}

/// Looks a request's token up, where it has one.
///
/// # Errors
/// [`LedgerError::Database`].
pub(super) async fn bearer(site: &Site, headers: &HeaderMap) -> Result<Option<Bearer>, LedgerError> {
    let Some(given) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let token = given.to_str().ok().and_then(|text| text.split_once(' '));
    let Some((_, token)) = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")) else {
        return Ok(Some(Bearer(Err(Refused::NotBearer))));
    };
    let actor = site.ledger().token_actor(&ApiToken::given(token.trim())).await?;
    Ok(Some(Bearer(actor.map_err(Refused::Token))))
}

/// Whom a program acts for.
#[derive(Clone, Debug)]
pub struct Caller(pub Actor);

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Ok(parts.extensions.get::<Caller>().cloned().unwrap_or(Self(Actor::Visitor)))
    }
}

/// What a token must be good for on a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// It reaches so far at least.
    Reach(Reach),
    /// It was made for work with records.
    Records,
}

/// Lets a request through to a route that needs such a token, or says why not.
pub(super) async fn guard(needs: Needs, visit: Visit, mut request: Request, next: Next) -> Response {
    let bearer = request.extensions().get::<Bearer>().cloned();
    let by_token = bearer.is_some();
    let caller = match bearer {
        Some(bearer) => by_bearer(bearer, needs),
        None if request.method() == Method::GET => Ok(visit.actor()),
        None => Err(ApiError::token_needed()),
    };
    let actor = match caller {
        Ok(actor) => actor,
        Err(error) => return error.into_response(),
    };
    request.extensions_mut().insert(Caller(actor));
    let mut response = next.run(request).await;
    if by_token {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response.headers_mut().append(header::VARY, HeaderValue::from_static("authorization, cookie"));
    response
}

fn by_bearer(bearer: Bearer, needs: Needs) -> Result<Actor, ApiError> {
    match (bearer.0, needs) {
        (Ok(Actor::Token(token)), Needs::Reach(reach)) if token.reach < reach => {
            Err(ApiError::reach(token.reach, reach))
        }
        (Ok(Actor::Token(token)), Needs::Records) if !token.records => Err(ApiError::records()),
        (Ok(actor), _) => Ok(actor),
        (Err(Refused::NotBearer), _) => Err(ApiError::token_needed()),
        (Err(Refused::Token(why)), _) => Err(ApiError::token(&why)),
    }
}

/// What a handler of the API gives back.
pub type ApiAnswer<T> = Result<T, ApiError>;

/// An error that a program and a person can read.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    /// The HTTP status.
    pub status: StatusCode,
    /// A stable word.
    pub code: &'static str,
    /// Plain sentences: what is wrong, whether anything was saved, what to do.
    pub message: String,
    /// What stands beside the error, such as both sides of a conflict.
    pub beside: Vec<(&'static str, Value)>,
}

impl ApiError {
    /// An error with its status, code and sentences.
    pub fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), beside: Vec::new() }
    }

    /// There is nothing here, or nothing that the caller may see.
    pub fn not_found() -> Self {
        let message = "There is nothing at this address that you may see. Check the ids. Nothing was saved.";
        Self::new(StatusCode::NOT_FOUND, "not-found", message)
    }

    /// What was sent cannot be understood.
    pub fn not_understood(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "not-understood", format!("{} Nothing was saved.", message.into()))
    }

    /// Adds a value beside the error.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.beside.push((name, value));
        self
    }

    fn token_needed() -> Self {
        let message =
            "Send a token: \"Authorization: Bearer TOKEN\". Make one on the page \"Your tokens\". Nothing was saved.";
        Self::new(StatusCode::UNAUTHORIZED, "token-needed", message)
    }

    fn token(why: &TokenRefusal) -> Self {
        let code = match why {
            TokenRefusal::Unknown => "token-unknown",
            TokenRefusal::Expired(_) => "token-expired",
            TokenRefusal::Ended(_) => "token-ended",
        };
        Self::new(StatusCode::UNAUTHORIZED, code, format!("{why} Nothing was saved."))
    }

    fn records() -> Self {
        let message = "This token was not made for work with records; make one that is on the page \"Your tokens\". Nothing was saved.";
        Self::new(StatusCode::FORBIDDEN, "token-records", message)
    }

    fn reach(has: Reach, needs: Reach) -> Self {
        let message = format!("This token may {has}; this needs one that may {needs}. Nothing was saved.");
        Self::new(StatusCode::FORBIDDEN, "token-reach", message)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut body = json!({"error": {"code": self.code, "message": self.message, "saved": false}});
        if let Value::Object(fields) = &mut body {
            fields.extend(self.beside.into_iter().map(|(name, value)| (name.to_owned(), value)));
        }
        let mut response = (self.status, Json(body)).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl From<PageError> for ApiError {
    fn from(error: PageError) -> Self {
        let code = match error.status {
            StatusCode::NOT_FOUND => return Self::not_found(),
            StatusCode::FORBIDDEN => "forbidden",
            StatusCode::CONFLICT => "conflict",
            StatusCode::SERVICE_UNAVAILABLE => "unavailable",
            status if status.is_client_error() => "not-understood",
            _ => "fault",
        };
        Self::new(error.status, code, format!("{}. {}", error.heading.trim_end_matches('.'), error.next))
    }
}

impl From<LedgerError> for ApiError {
    fn from(why: LedgerError) -> Self {
        match why {
            LedgerError::NotFound(_) => Self::not_found(),
            LedgerError::Forbidden(_) => Self::new(StatusCode::FORBIDDEN, "forbidden", sentence(&why)),
            LedgerError::Conflict { .. } => {
                Self::new(StatusCode::PRECONDITION_FAILED, "changed-meanwhile", sentence(&why))
            }
            LedgerError::Field { field, message } => {
                let error =
                    Self::new(StatusCode::UNPROCESSABLE_ENTITY, "field", format!("{message} Nothing was saved."));
                error.with("field", field.into())
            }
            LedgerError::State(_) => Self::new(StatusCode::CONFLICT, "state", sentence(&why)),
            why => PageError::from(why).into(),
        }
    }
}

fn sentence(why: &LedgerError) -> String {
    let text = why.to_string();
    let mut letters = text.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Turns an error page into one that programs read.
pub(super) fn readable(response: Response) -> Response {
    match response.extensions().get::<PageError>().cloned() {
        Some(error) => ApiError::from(error).into_response(),
        None => response,
    }
}
