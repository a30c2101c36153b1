//! What several censuses say of one child.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_returns::Code;
use bigplan_returns::need::{Assessment, CaseDetails, Identifiers, NeedPlan, ProtectionPlan, Rows, Section47};
use jiff::civil;

use crate::draft::day;

/// Everything by the day on which it began.
type ByDay<T> = BTreeMap<civil::Date, T>;

/// All that censuses say of a child.
#[derive(Debug, Default)]
pub(super) struct History {
    pub(super) who: Option<Identifiers>,
    pub(super) ethnicity: Option<Code>,
    /// The codes of disabilities; empty where nothing was said.
    pub(super) disabilities: Vec<Code>,
    /// Cases, and whether the child was assessed in each.
    pub(super) cases: ByDay<(CaseDetails, bool)>,
    /// Assessments with what was found.
    pub(super) assessments: ByDay<(Assessment, Vec<Code>)>,
    pub(super) enquiries: ByDay<Section47>,
    /// Plans for a child in need.
    pub(super) need_plans: ByDay<NeedPlan>,
    pub(super) plans: ByDay<Protected>,
}

/// A protection plan.
#[derive(Debug, Default)]
pub(super) struct Protected {
    pub(super) plan: ProtectionPlan,
    /// The days of its reviews.
    pub(super) reviews: BTreeSet<civil::Date>,
}

impl History {
    /// Takes in what another census says; a later one's word holds.
    pub(super) fn lay_over(&mut self, rows: Rows<'_>) {
        self.who = rows.identifiers.first().cloned().or(self.who.take());
        self.ethnicity = rows.characteristics.first().map(|row| row.ethnicity).or(self.ethnicity);
        if !rows.disabilities.is_empty() {
            self.disabilities = rows.disabilities.iter().map(|row| row.disability).collect();
        }
        for case in rows.cases {
            let assessed = rows.assessments.iter().any(|row| row.case == case.case);
            self.cases.extend(day(case.referral).map(|on| (on, (case.clone(), assessed))));
        }
        for row in rows.assessments {
            let own = rows.factors.iter().filter(|one| one.case == row.case && one.assessment == row.assessment);
            let factors = own.map(|one| one.factor).collect();
            self.assessments.extend(day(row.start).map(|on| (on, (row.clone(), factors))));
        }
        self.enquiries.extend(rows.enquiries.iter().filter_map(|row| Some((day(row.start)?, row.clone()))));
        self.need_plans.extend(rows.plans.iter().filter_map(|row| Some((day(row.start)?, row.clone()))));
        for plan in rows.protection {
            let Some(began) = day(plan.start) else { continue };
            let kept = self.plans.entry(began).or_default();
            kept.plan = plan.clone();
            let own = rows.reviews.iter().filter(|row| row.case == plan.case && row.plan == plan.plan);
            kept.reviews.extend(own.filter_map(|row| day(row.date)));
        }
    }
}
