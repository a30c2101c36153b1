//! Sign-up: partner bodies put their name to one version of a plan, by somebody who holds a
//! post in them on that day.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::{MadeVersion, Stage, VersionNumber, head_for, hold, record, versions, words};
use crate::clock::{Day, Moment};
use crate::people::{day, may_on};
use crate::plans::{PlanSummary, visible};
use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, On, OrganisationId, PlanId, PlanState, PostId, Right, SignUpId, VersionId};

/// How a body stands to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignUpStanding {
    /// It was asked and has not answered.
    Asked,
    /// It signed.
    Signed,
    /// It signed, with conditions.
    SignedWithConditions,
    /// It declined, for a reason.
    Declined,
}

crate::text_column::words!(SignUpStanding, "standing of a sign-up" {
    Asked = "asked",
    Signed = "signed",
    SignedWithConditions = "signed-with-conditions",
    Declined = "declined",
});

/// What a body decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignUpDecision {
    /// It signs.
    Sign,
    /// It signs, with these conditions.
    SignWithConditions(String),
    /// It declines, for this reason.
    Decline(String),
}

/// One body's sign-up to one version of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignUp {
    /// Its id.
    pub id: SignUpId,
    /// The version that it is asked to sign.
    pub version: VersionNumber,
    /// The body.
    pub organisation: OrganisationId,
    /// The body's name.
    pub body: String,
    /// The day by which it is asked to answer.
    pub due_on: Option<Date>,
    /// How it stands.
    pub standing: SignUpStanding,
    /// Its conditions or its reason; else empty.
    pub words: String,
    /// The post of who answered, as it was called then.
    pub post: Option<String>,
    /// Who answered: left out for those who may not see drafts.
    pub by: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
}

impl Ledger {
    /// Asks bodies to sign a draft as it stands; gives the version that they are asked to
    /// sign. A body that was asked for the same version before is not asked twice.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `bodies`; [`LedgerError::Conflict`]; [`LedgerError::State`]
    /// where the plan is no draft or is being consulted on; [`LedgerError::NotFound`] where a
    /// body is not the partnership's; [`LedgerError::Forbidden`].
    pub async fn ask_sign_up(
        &self,
        actor: &Actor,
        plan: PlanId,
        expected_revision: i64,
        bodies: &[OrganisationId],
        due_on: Option<Date>,
    ) -> Result<MadeVersion, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, plan, Right::PublishPlans).await?;
        if head.state != PlanState::Draft || head.stage == Stage::Consultation {
            return Err(LedgerError::State(
                "only a draft whose consultation is closed can be put before bodies to sign",
            ));
        }
        if bodies.is_empty() {
            return Err(LedgerError::Field { field: "bodies", message: "Choose the bodies that are asked to sign." });
        }
        hold(&mut change, &head, expected_revision).await?;
        let version = versions::current(&mut change, &head, "Put before partner bodies to sign").await?;
        for body in bodies {
            ask(&mut change, &head, version.id, *body, due_on).await?;
        }
        execute!(change.work, "UPDATE plans SET stage = $1 WHERE id = $2", Stage::SignUp, plan)?;
        let entry = json!({"version": version.number, "bodies": bodies, "due": due_on});
        record(&mut change, &head, "sign-up-asked", entry);
        change.commit().await?;
        Ok(version)
    }

    /// Answers for a body, by a post that the actor holds in it today.
    ///
    /// # Errors
    /// [`LedgerError::State`] where the body was not asked, has answered, or the actor holds
    /// no post in it any more; [`LedgerError::Field`] for `words` where conditions or a reason
    /// are missing; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn decide_sign_up(
        &self,
        actor: &Actor,
        plan: PlanId,
        body: OrganisationId,
        post: Option<PostId>,
        decision: &SignUpDecision,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let (post, title) = signing_post(&mut change, actor, body, post).await?;
        let (standing, said) = match decision {
            SignUpDecision::Sign => (SignUpStanding::Signed, ""),
            SignUpDecision::SignWithConditions(said) => {
                let missing = ["Say what the conditions are.", "Shorten the conditions to 2,000 characters or fewer."];
                (SignUpStanding::SignedWithConditions, words(said, "words", 2000, missing)?)
            }
            SignUpDecision::Decline(said) => {
                let missing = ["Say why the body declines.", "Shorten the reason to 2,000 characters or fewer."];
                (SignUpStanding::Declined, words(said, "words", 2000, missing)?)
            }
        };
        let sql = "UPDATE sign_ups SET standing = $1, words = $2, account_id = $3, post_id = $4, post_title = $5,
                                       decided_at = $6
                   WHERE plan_id = $7 AND organisation_id = $8 AND standing = 'asked'";
        let account = change.actor.account();
        if execute!(change.work, sql, standing, said, account, post, &title, change.at, plan, body)? == 0 {
            return Err(LedgerError::State("this body is not asked to sign the plan, or has answered already"));
        }
        let entry = json!({"body": body, "standing": standing.as_str(), "words": said, "post": title});
        record(&mut change, &head, "sign-up-decided", entry);
        super::touch(&mut change, plan).await?;
        change.commit().await
    }

    /// Who was asked to sign a plan and how each body stands, by version and name. Everybody
    /// may see it of a published plan.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan.
    pub async fn sign_ups(&self, actor: &Actor, plan: PlanId) -> Result<Vec<SignUp>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let drafts = actor.may(Right::ReadDrafts, Some(head.partnership));
        if !drafts && head.state == PlanState::Draft {
            return Ok(Vec::new());
        }
        let sql = "SELECT s.id, v.major, v.minor, s.organisation_id, o.name, s.due_on, s.standing, s.words, s.post_title,
                          a.name, s.decided_at
                   FROM sign_ups s JOIN versions v ON v.id = s.version_id JOIN organisations o ON o.id = s.organisation_id
                   LEFT JOIN accounts a ON a.id = s.account_id
                   WHERE s.plan_id = $1 ORDER BY v.major DESC, v.minor DESC, o.name, s.id";
        Ok(rows!(read, Row, sql, plan)?.into_iter().map(|row| sign_up(row, drafts)).collect())
    }
}

type Row = (
    SignUpId,
    i64,
    i64,
    OrganisationId,
    String,
    Option<Day>,
    SignUpStanding,
    String,
    Option<String>,
    Option<String>,
    Option<Moment>,
);

fn sign_up(row: Row, named: bool) -> SignUp {
    let (id, major, minor, organisation, body, due_on, standing, words, post, by, decided_at) = row;
    SignUp {
        id,
        version: VersionNumber { major, minor },
        organisation,
        body,
        due_on: due_on.map(|day| day.0),
        standing,
        words,
        post,
        by: by.filter(|_| named),
        decided_at: decided_at.map(|at| at.0),
    }
}

async fn ask(
    change: &mut Change<'_>,
    head: &PlanSummary,
    version: VersionId,
    body: OrganisationId,
    due_on: Option<Date>,
) -> Result<(), LedgerError> {
    let sql = "SELECT id FROM organisations WHERE id = $1 AND partnership_id = $2";
    optional_row!(change.work, (OrganisationId,), sql, body, head.partnership)?
        .ok_or(LedgerError::NotFound("organisation"))?;
    // A question about older words that was not answered is taken back: these are asked about now.
    let sql =
        "DELETE FROM sign_ups WHERE plan_id = $1 AND organisation_id = $2 AND standing = 'asked' AND version_id <> $3";
    execute!(change.work, sql, head.id, body, version)?;
    let sql = "INSERT INTO sign_ups (id, plan_id, version_id, organisation_id, due_on, asked_at, standing, words)
               VALUES ($1, $2, $3, $4, $5, $6, 'asked', '') ON CONFLICT (version_id, organisation_id) DO NOTHING";
    let id = SignUpId::random()?;
    execute!(change.work, sql, id, head.id, version, body, due_on.map(Day), change.at).map(drop)
}

/// The post by which the actor may answer for a body today.
async fn signing_post(
    change: &mut Change<'_>,
    actor: &Actor,
    body: OrganisationId,
    chosen: Option<PostId>,
) -> Result<(Option<PostId>, Option<String>), LedgerError> {
    let Some(account) = actor.account() else {
        actor.require(Right::SignUp, None)?;
        let sql = "SELECT id, title FROM posts WHERE id = $1 AND organisation_id = $2";
        let post = optional_row!(change.work, (PostId, String), sql, chosen, body)?;
        return Ok(post.map_or((None, None), |(id, title)| (Some(id), Some(title))));
    };
    let today = day(change.at);
    let sql =
        "SELECT p.id, p.title, (h.from_on IS NULL OR h.from_on <= $3) AND (h.until_on IS NULL OR h.until_on >= $3)
               FROM post_holders h JOIN posts p ON p.id = h.post_id
               WHERE p.organisation_id = $1 AND h.account_id = $2 ORDER BY p.title, p.id";
    let posts = rows!(change.work, (PostId, String, bool), sql, body, account, today)?;
    let held = |post: &&(PostId, String, bool)| post.2 && chosen.is_none_or(|chosen| chosen == post.0);
    let Some((id, title, _)) = posts.iter().find(held) else {
        return Err(if posts.is_empty() {
            LedgerError::Forbidden(Right::SignUp.what())
        } else {
            LedgerError::State(
                "you do not hold a post in this body any more, so you cannot sign for it; ask it to name somebody who does",
            )
        });
    };
    let at = change.at;
    if !may_on(&mut change.link(), actor, Right::SignUp, On::Organisation(body), at).await? {
        return Err(LedgerError::Forbidden(Right::SignUp.what()));
    }
    Ok((Some(*id), Some(title.clone())))
}
