//! The rules, one a file. A new rule is a new file and a line in [`ALL`].

use crate::check::Rule;

mod broken_reference;
mod circular_reference;
mod date_outside_period;
mod date_past;
mod dates_contradict;
mod doubtful_group;
mod doubtful_money;
mod duplicate_id;
mod duplicate_reference;
mod group_idle;
mod group_not_described;
mod lead_unconfirmed;
mod lead_vacant;
mod missing_parent;
mod mixed_units;
mod need_unanswered;
mod no_baseline;
mod no_date;
mod no_group;
mod no_lead;
mod no_measure;
mod no_money;
mod no_need;
mod no_target;
mod numbering_gap;
mod parent_circle;
mod unknown_need;
mod wrong_nesting;

/// Every rule, in the order in which people ask: is the plan sound, who, how well, when, with what, why.
pub(crate) static ALL: &[&Rule] = &[
    &missing_parent::RULE,
    &parent_circle::RULE,
    &wrong_nesting::RULE,
    &duplicate_id::RULE,
    &duplicate_reference::RULE,
    &broken_reference::RULE,
    &circular_reference::RULE,
    &unknown_need::RULE,
    &no_lead::RULE,
    &lead_vacant::RULE,
    &lead_unconfirmed::RULE,
    &no_group::RULE,
    &doubtful_group::RULE,
    &group_not_described::RULE,
    &group_idle::RULE,
    &no_measure::RULE,
    &no_baseline::RULE,
    &no_target::RULE,
    &mixed_units::RULE,
    &no_date::RULE,
    &dates_contradict::RULE,
    &date_outside_period::RULE,
    &date_past::RULE,
    &no_money::RULE,
    &doubtful_money::RULE,
    &no_need::RULE,
    &need_unanswered::RULE,
    &numbering_gap::RULE,
];
