//! Posts that nobody is in, and what waits for them: the list 'without anybody'.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::clock::{Day, Moment};
use crate::people::day;
use crate::store::Work;
use crate::{Actor, ItemId, Ledger, LedgerError, PartnershipId, PlanId, PostId, Right};

/// A post that nobody is in today though a plan counts on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vacancy {
    /// The post.
    pub post: PostId,
    /// Its title.
    pub title: String,
    /// Where it is, when that is known.
    pub organisation: Option<String>,
    /// The last day of the last one who was in it; `None` where nobody was ever written down.
    pub left: Option<Date>,
    /// The first day of the next one, where there is one already.
    pub next: Option<Date>,
    /// What was said last of when it will be filled.
    pub promise: Option<Promise>,
    /// What it leads that is neither done nor dropped, in plans that have not been replaced.
    pub items: Vec<LedItem>,
}

/// Something that a post leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedItem {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub plan_title: String,
    /// The item.
    pub item: ItemId,
    /// Its reference and title.
    pub words: String,
}

/// What was said of a vacant post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// By when it will be filled.
    pub filled_by: Date,
    /// Why it takes so long, and who looks after its items meanwhile.
    pub why: String,
    /// When it was said.
    pub at: Timestamp,
}

impl Vacancy {
    /// Whether somebody must deal with it today: nobody follows, and no day is named or it
    /// has passed.
    pub fn is_open(&self, today: Date) -> bool {
        self.next.is_none() && self.promise.as_ref().is_none_or(|promise| promise.filled_by < today)
    }
}

impl Ledger {
    /// The vacant posts of a partnership that lead something, those that somebody left first.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for those who may not see drafts: drafts are among what waits.
    pub async fn vacancies(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Vacancy>, LedgerError> {
        actor.require(Right::ReadDrafts, Some(of))?;
        let today = day(Moment(self.now()));
        let mut read = self.store.snapshot().await?;
        let mut vacancies = led_by_nobody(&mut read, of, today).await?;
        let mut times = times(&mut read, of, today).await?;
        let mut promises = promises(&mut read, of).await?;
        for vacancy in &mut vacancies {
            (vacancy.left, vacancy.next) = times.remove(&vacancy.post).unwrap_or_default();
            vacancy.promise = promises.remove(&vacancy.post);
        }
        vacancies.sort_by_key(|vacancy| (!vacancy.is_open(today.0), vacancy.left.is_none()));
        Ok(vacancies)
    }
}

/// The posts with their items, by title.
async fn led_by_nobody(read: &mut Work, of: PartnershipId, today: Day) -> Result<Vec<Vacancy>, LedgerError> {
    type Row = (PostId, String, Option<String>, PlanId, String, ItemId, Option<String>, String, i64);
    let rows = rows!(
        read,
        Row,
        "SELECT DISTINCT p.id, p.title, o.name, n.id, n.title, i.id, i.ref, i.title, i.position
         FROM posts p JOIN leads l ON l.post_id = p.id JOIN items i ON i.id = l.item_id JOIN plans n ON n.id = i.plan_id
         LEFT JOIN organisations o ON o.id = p.organisation_id
         WHERE p.partnership_id = $1 AND n.state <> 'replaced'
           AND NOT EXISTS (SELECT 1 FROM post_holders h WHERE h.post_id = p.id
                AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2))
           AND NOT EXISTS (SELECT 1 FROM item_updates u WHERE u.item_id = i.id AND u.status IN ('done', 'dropped')
                AND u.sequence = (SELECT MAX(s.sequence) FROM item_updates s WHERE s.item_id = i.id))
         ORDER BY p.title, p.id, n.id, i.position",
        of,
        today
    )?;
    let mut found: Vec<Vacancy> = Vec::new();
    for (post, title, organisation, plan, plan_title, item, reference, item_title, _) in rows {
        let words = reference.into_iter().chain([item_title]).collect::<Vec<_>>().join(" ");
        let led = LedItem { plan, plan_title, item, words };
        match found.last_mut().filter(|last| last.post == post) {
            Some(last) => last.items.push(led),
            None => found.push(Vacancy {
                post,
                title,
                organisation,
                left: None,
                next: None,
                promise: None,
                items: vec![led],
            }),
        }
    }
    Ok(found)
}

/// The last day of whoever was in each post last, and the first day of whoever comes next.
async fn times(
    read: &mut Work,
    of: PartnershipId,
    today: Day,
) -> Result<HashMap<PostId, (Option<Date>, Option<Date>)>, LedgerError> {
    let rows = rows!(
        read,
        (PostId, Option<Day>, Option<Day>),
        "SELECT h.post_id, MAX(CASE WHEN h.until_on < $2 THEN h.until_on END), MIN(CASE WHEN h.from_on > $2 THEN h.from_on END)
         FROM post_holders h JOIN posts p ON p.id = h.post_id WHERE p.partnership_id = $1 GROUP BY h.post_id",
        of,
        today
    )?;
    let date = |day: Option<Day>| day.map(|day| day.0);
    Ok(rows.into_iter().map(|(post, left, next)| (post, (date(left), date(next)))).collect())
}

/// The newest that was said of each post.
async fn promises(read: &mut Work, of: PartnershipId) -> Result<HashMap<PostId, Promise>, LedgerError> {
    let rows = rows!(
        read,
        (PostId, Day, String, Moment),
        "SELECT s.post_id, s.filled_by, s.why, s.said_at FROM post_promises s JOIN posts p ON p.id = s.post_id
         WHERE p.partnership_id = $1 ORDER BY s.said_at, s.id",
        of
    )?;
    let promise =
        |(post, by, why, at): (PostId, Day, String, Moment)| (post, Promise { filled_by: by.0, why, at: at.0 });
    Ok(rows.into_iter().map(promise).collect())
}
