//! What of the census is not made of records, and what not always as it was.

use crate::out::NotHeld;

/// Modules that are not made and elements that are left out, with the reason.
pub const NOT_HELD: &[NotHeld] =
    &[NotHeld::of("ChildIdentifiers", "FormerUPN", "Only the pupil number of today is kept.")];

/// Elements that are made, and where they can differ from what was once returned.
pub const IN_PART: &[NotHeld] = &[
    NotHeld::of("ChildIdentifiers", "UPN", "A number that has not the form of one is left out, and told."),
    NotHeld::of(
        "ChildIdentifiers",
        "UPNunknown",
        "Only UN1 is made, of children under five; it is left out of others.",
    ),
    NotHeld::of(
        "ChildIdentifiers",
        "ExpectedPersonBirthDate",
        "A day of birth after the year is the one that is expected.",
    ),
    NotHeld::of(
        "ChildCharacteristics",
        "Ethnicity",
        "Refused, not obtained and not written down all come out as NOBT.",
    ),
    NotHeld::of(
        "Disabilities",
        "Disability",
        "The registers say whether a child is disabled, not how: yes comes out as DDA, no as NONE.",
    ),
    NotHeld::whole(
        "CINdetails",
        "A case is in where its referral came in the year, it was open in it, or something of it was going on; one without a \
         record of its own comes out open.",
    ),
    NotHeld::of(
        "CINdetails",
        "CINreferralDate",
        "The day on which the case was opened, where its referral is not held.",
    ),
    NotHeld::of("CINdetails", "ReferralSource", "10, not known, where nobody wrote it down."),
    NotHeld::of(
        "CINdetails",
        "ReferralNFA",
        "1 where the decision was nothing further, advice, or early help: nothing is assessed by social care then.",
    ),
    NotHeld::of("CINdetails", "ReasonForClosure", "A reason that the year does not have is left out, and told."),
    NotHeld::of(
        "CINdetails",
        "DateOfInitialCPC",
        "It stands here for a conference that came of no enquiry, else there.",
    ),
    NotHeld::whole(
        "Assessments",
        "What does not name its referral stands under the last one that was followed up on or before its first day.",
    ),
    NotHeld::whole("CINplanDates", "Asked for since 2022; before, nothing of it is made."),
    NotHeld::of("Section47", "InitialCPCtarget", "Worked out: fifteen working days after the strategy discussion."),
    NotHeld::of("Section47", "ICPCnotRequired", "0 until it is known what the enquiry found."),
    NotHeld::of("ChildProtectionPlans", "LatestCategoryOfAbuse", "The first one, where no other was written down."),
    NotHeld::whole("Reviews", "Only reviews of the year are returned, one a day."),
];
