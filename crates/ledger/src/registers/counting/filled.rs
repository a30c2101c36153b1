//! Which registers hold something, of those that a measure needs before it is counted.

use std::collections::BTreeSet;

use bigplan_register::RegisterCode;

use super::Counting;
use super::children::of_people;
use crate::error::damaged;
use crate::transaction::Change;
use crate::{LedgerError, PartnershipId, PersonId};

/// The registers that hold something, of those that measures need, as a count would find them now.
pub(in crate::registers) async fn filled(
    change: &mut Change<'_>,
    counting: &Counting,
    of: PartnershipId,
) -> Result<BTreeSet<RegisterCode>, LedgerError> {
    let kept = optional_row!(change.work, (String,), "SELECT rules FROM counting WHERE partnership_id = $1", of)?;
    let before = kept.map(|(rules,)| By::read(&rules)).transpose()?;
    Ok(By::now(change, counting, of, before.as_ref()).await?.filled)
}

/// By what a partnership's children were gone through: the digest of the rules, and the registers that held something
/// then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct By {
    pub(super) digest: String,
    pub(super) filled: BTreeSet<RegisterCode>,
}

impl By {
    /// As it was kept.
    pub(super) fn read(text: &str) -> Result<Self, LedgerError> {
        let mut words = text.split_whitespace();
        let digest = words.next().unwrap_or_default().to_owned();
        let filled = words.map(str::parse).collect::<Result<_, _>>().map_err(damaged("the registers of a count"))?;
        Ok(Self { digest, filled })
    }

    /// As it stands now. A register that held something once is not asked again: what was counted from it stays.
    /// Whether one holds nothing is only known from all records, so this is for a beginning; afterwards
    /// [`Self::and_those_of`] will do.
    pub(super) async fn now(
        change: &mut Change<'_>,
        counting: &Counting,
        of: PartnershipId,
        before: Option<&Self>,
    ) -> Result<Self, LedgerError> {
        let mut filled = BTreeSet::new();
        for register in counting.counts.needed() {
            let known = before.is_some_and(|before| before.filled.contains(&register));
            let sql = "SELECT 1 FROM records WHERE register = $1 AND partnership_id = $2 LIMIT 1";
            if known || optional_row!(change.work, (i32,), sql, register.as_str(), of)?.is_some() {
                filled.insert(register);
            }
        }
        Ok(Self { digest: counting.rules.clone(), filled })
    }

    /// This, and the registers that hold something about these children and held nothing before; `None` where there are
    /// none. Whoever writes a record marks its child: the first record of a register is found among the marked.
    pub(super) async fn and_those_of(
        &self,
        change: &mut Change<'_>,
        counting: &Counting,
        people: &[PersonId],
    ) -> Result<Option<Self>, LedgerError> {
        let mut awaited = counting.counts.needed();
        awaited.retain(|register| !self.filled.contains(register));
        if awaited.is_empty() || people.is_empty() {
            return Ok(None);
        }
        let list = serde_json::to_string(people).map_err(damaged("a list of people"))?;
        let held = of_people!(change, (String,), "SELECT DISTINCT register FROM records WHERE person_id", "", &list)?;
        awaited.retain(|register| held.iter().any(|(held,)| held == register.as_str()));
        let filled: BTreeSet<_> = self.filled.union(&awaited).cloned().collect();
        Ok((!awaited.is_empty()).then(|| Self { digest: self.digest.clone(), filled }))
    }

    /// As it is kept.
    pub(super) fn text(&self) -> String {
        let registers = self.filled.iter().map(RegisterCode::as_str);
        [self.digest.as_str()].into_iter().chain(registers).collect::<Vec<_>>().join(" ")
    }
}
