//! One need of a plan, as the address of a form about it names both.

use std::collections::HashMap;
use std::convert::Infallible;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::Response;
use bigplan_ledger::PlanId;
use bigplan_ledger::needs::NeedKey;
use bigplan_plan::Need;

use super::place::{OnPlan, called};
use crate::parts::form_page::FormPage;
use crate::shell::answer::see_other;
use crate::shell::errors::PageError;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A need, its plan, and who looks at it.
pub struct OnNeed {
    /// Its plan.
    pub on: OnPlan,
    /// Who looks at it.
    pub visit: Visit,
    need: Need,
    place: usize,
}

impl FromRequestParts<Site> for OnNeed {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let visit = Visit::from_request_parts(parts, site).await.unwrap_or_else(|never: Infallible| match never {});
        let named = Path::<HashMap<String, String>>::from_request_parts(parts, site).await;
        let Path(named) = named.map_err(|_| PageError::not_found())?;
        let part = |name: &str| named.get(name).map(String::as_str).unwrap_or_default();
        let on = OnPlan::at(site, &visit, part("plan")).await?;
        let (place, need) = on.need(part("need"))?;
        let need = need.clone();
        Ok(Self { on, visit, need, place })
    }
}

impl OnNeed {
    /// What the ledger knows it by.
    pub fn key(&self) -> NeedKey {
        NeedKey::of(&self.need)
    }

    /// Its plan's id.
    pub fn plan(&self) -> PlanId {
        self.on.shown.stored.id
    }

    /// A form about it. It says what the need is called, so that nothing is put beside another.
    pub fn form(&self, heading: &str) -> FormPage {
        FormPage::new(&self.visit, heading, self.on.need_address(self.place))
            .under("Home", "/")
            .under(&self.on.shown.partnership.name, format!("/partnerships/{}", self.on.shown.partnership.slug))
            .under(&self.on.plan().head.title, &self.on.address)
            .under("Needs", format!("{}/needs", self.on.address))
            .caption(called(&self.need))
    }

    /// The way back to its page.
    pub fn back(&self) -> Response {
        see_other(&self.on.need_address(self.place))
    }
}
