//! One post: who was, is and will be in it, what it leads, and what can be done.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Appointment, LedItem, Vacancy};
use jiff::civil::Date;

use super::opened::{Opened, person, time};
use crate::parts::dates;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/post/page.html")]
struct PostPage {
    frame: Frame,
    opened: Opened,
    address: String,
    vacancy: Option<Vacancy>,
    items: Vec<LedItem>,
    changes: bool,
    today: Date,
}

/// Shows the post.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((slug, post)): Path<(String, String)>) -> Answer {
    let opened = Opened::at(&site, &visit, &slug, &post).await?;
    let (ledger, actor) = (site.ledger(), visit.actor());
    let vacancies = ledger.vacancies(&actor, opened.partnership.id).await?;
    page(&PostPage {
        frame: opened.frame(&visit, &opened.post.title),
        address: opened.address(),
        vacancy: vacancies.into_iter().find(|vacancy| vacancy.post == opened.post.id),
        items: ledger.led_by(&actor, opened.post.id).await?,
        changes: opened.changes(&visit),
        today: site.today(),
        opened,
    })
}

impl PostPage {
    /// What is to be said of a post that leads something and has nobody in it.
    fn warning(&self) -> Option<String> {
        let vacancy = self.vacancy.as_ref().filter(|vacancy| vacancy.is_open(self.today))?;
        let since = vacancy.left.map(|day| format!(" since {}", dates::day(day))).unwrap_or_default();
        Some(format!("Nobody is in this post{since}, and what it leads waits."))
    }

    fn promise(&self) -> Option<String> {
        let promise = self.vacancy.as_ref()?.promise.as_ref()?;
        Some(format!("To be filled by {}. {}", dates::day(promise.filled_by), promise.why))
    }

    fn person<'a>(&self, time: &'a Appointment) -> &'a str {
        person(time)
    }

    fn time(&self, one: &Appointment) -> String {
        time(one)
    }

    fn leaves(&self, time: &Appointment) -> bool {
        self.changes && time.until.is_none_or(|until| until >= self.today)
    }
}
