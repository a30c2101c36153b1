//! The post at an address, for those who may see who is in it.

use bigplan_ledger::{Appointment, Partnership, Post, PostId, Right};
use jiff::civil::Date;

use crate::parts::dates;
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A post of a partnership.
pub struct Opened {
    /// The partnership.
    pub partnership: Partnership,
    /// The post.
    pub post: Post,
    /// Where it is; may be empty.
    pub organisation: String,
    /// Everybody who is, was or will be in it.
    pub times: Vec<Appointment>,
}

/// The partnership at an address, for those who may see its drafts.
///
/// # Errors
/// Not found, forbidden, or the database does not answer.
pub async fn partnership(site: &Site, visit: &Visit, slug: &str) -> Result<Partnership, PageError> {
    let found = site.ledger().partnership(&visit.actor(), slug).await?.ok_or_else(PageError::not_found)?;
    if visit.actor().may(Right::ReadDrafts, Some(found.id)) { Ok(found) } else { Err(PageError::forbidden()) }
}

impl Opened {
    /// Opens the post.
    ///
    /// # Errors
    /// As [`partnership`].
    pub async fn at(site: &Site, visit: &Visit, slug: &str, post: &str) -> Result<Self, PageError> {
        let partnership = partnership(site, visit, slug).await?;
        let (ledger, actor) = (site.ledger(), visit.actor());
        let id: PostId = post.parse().map_err(|_| PageError::not_found())?;
        let posts = ledger.posts(&actor, partnership.id).await?;
        let post = posts.into_iter().find(|post| post.id == id).ok_or_else(PageError::not_found)?;
        let organisations = ledger.organisations(&actor, partnership.id).await?;
        let organisation = organisations.into_iter().find(|one| Some(one.id) == post.organisation);
        let mut times = ledger.appointments(&actor, partnership.id).await?;
        times.retain(|time| time.post == id);
        Ok(Self { partnership, post, organisation: organisation.map(|one| one.name).unwrap_or_default(), times })
    }

    /// As [`Opened::at`], for those who may change who is in it.
    ///
    /// # Errors
    /// As [`partnership`].
    pub async fn to_change(site: &Site, visit: &Visit, slug: &str, post: &str) -> Result<Self, PageError> {
        let opened = Self::at(site, visit, slug, post).await?;
        if opened.changes(visit) { Ok(opened) } else { Err(PageError::forbidden()) }
    }

    /// Whether this visitor may change who is in the post.
    pub fn changes(&self, visit: &Visit) -> bool {
        visit.actor().may(Right::EditPlans, Some(self.partnership.id))
    }

    /// The address of the post's page.
    pub fn address(&self) -> String {
        format!("/partnerships/{}/posts/{}", self.partnership.slug, self.post.id)
    }

    /// The frame of the post's own page.
    pub fn frame(&self, visit: &Visit, title: &str) -> Frame {
        let slug = &self.partnership.slug;
        Frame::new(visit, title)
            .under("Home", "/")
            .under(&self.partnership.name, format!("/partnerships/{slug}"))
            .under("Posts", format!("/partnerships/{slug}/posts"))
    }

    /// The frame of a page under it.
    pub fn frame_under(&self, visit: &Visit, title: &str) -> Frame {
        self.frame(visit, title).under(&self.post.title, self.address())
    }
}

/// "from 1 September 2009 to 30 September 2009"; "since before it was written down" and the like.
pub fn time(time: &Appointment) -> String {
    let day = |day: Option<Date>| day.map(dates::day);
    match (day(time.from), day(time.until)) {
        (Some(from), Some(until)) => format!("from {from} to {until}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(until)) => format!("until {until}"),
        (None, None) => "first day not known".to_owned(),
    }
}

/// What a person without a name is called.
pub fn person(time: &Appointment) -> &str {
    time.name.as_deref().unwrap_or("Somebody whose name is not kept")
}
