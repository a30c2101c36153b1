//! The table of routes: a path, a verb, who may use it, and its handler.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use bigplan_ledger::Reach;

use super::access::Access;
use super::errors::PageError;
use super::program::{self, Needs};
use super::site::Site;
use super::visit::Visit;

/// Who comes through a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// People, with a session.
    Page,
    /// Programs, with a token that can do so much at least. What is only looked at needs no token
    /// where everybody may see it.
    Program(Needs),
}

/// One declared route, kept so that a test can try them all.
#[derive(Clone, Debug)]
pub struct Declared {
    /// The verb.
    pub method: Method,
    /// The path as the router has it, for example `/plans/{plan}`.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
    /// Who comes through it.
    pub door: Door,
}

/// Routes with their declarations. The only way to add a route to the site.
#[derive(Default)]
pub struct Routes {
    declared: Vec<Declared>,
    uploads: Vec<&'static str>,
    router: Router<Site>,
}

impl Routes {
    /// A page or file to look at.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        self.add(Method::GET, MethodFilter::GET, path, access, handler)
    }

    /// A form that is sent.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        self.add(Method::POST, MethodFilter::POST, path, access, handler)
    }

    /// A form with a file, which may take minutes to arrive. The handler counts its bytes
    /// itself, so that a file that is too large is told so in a page.
    #[must_use]
    pub fn upload<H, T>(mut self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        self.uploads.push(path);
        self.post(path, access, handler.layer(DefaultBodyLimit::disable()))
    }

    /// A route for programs.
    #[must_use]
    pub fn api<H, T>(self, method: Method, path: &'static str, reach: Reach, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        self.program(method, path, Needs::Reach(reach), handler)
    }

    /// A route for programs whose token was made for work with records. How far they get, their owner's duties say.
    #[must_use]
    pub fn records_api<H, T>(self, method: Method, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        self.program(method, path, Needs::Records, handler)
    }

    fn program<H, T>(mut self, method: Method, path: &'static str, needs: Needs, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        let guard = middleware::from_fn(move |visit: Visit, request: Request, next: Next| {
            program::guard(needs, visit, request, next)
        });
        let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET);
        self.router = self.router.route(path, on(filter, handler).layer(guard));
        self.declared.push(Declared { method, path, access: Access::Anyone, door: Door::Program(needs) });
        self
    }

    /// All routes of another feature.
    #[must_use]
    pub fn merge(mut self, other: Routes) -> Self {
        self.declared.extend(other.declared);
        self.uploads.extend(other.uploads);
        self.router = self.router.merge(other.router);
        self
    }

    /// What has been declared.
    pub fn declared(&self) -> &[Declared] {
        &self.declared
    }

    /// The paths of the forms with a file.
    pub fn uploads(&self) -> &[&'static str] {
        &self.uploads
    }

    /// The router, ready for its state.
    pub fn into_router(self) -> Router<Site> {
        self.router
    }

    fn add<H, T>(mut self, method: Method, filter: MethodFilter, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        let guard =
            middleware::from_fn(move |visit: Visit, request: Request, next: Next| guard(access, visit, request, next));
        self.router = self.router.route(path, on(filter, handler).layer(guard));
        self.declared.push(Declared { method, path, access, door: Door::Page });
        self
    }
}

async fn guard(access: Access, visit: Visit, request: Request, next: Next) -> Response {
    if access.allows(visit.role()) {
        return next.run(request).await;
    }
    if visit.account().is_some() {
        return PageError::forbidden().into_response();
    }
    if request.method() == Method::GET {
        return super::answer::see_other(&visit.sign_in_address());
    }
    super::kept::signed_out(&visit, request).await
}
