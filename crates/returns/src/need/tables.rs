//! The modules of the census as rows of numbers. The reader gives each case, plan and assessment a number of its own.

use super::cells::{Identifier, PupilNumber};
use crate::value::{Code, Date};

tables! {
    /// What the file says of itself.
    Header header "Header" by |_: &Header| Date::BLANK; {
        collection: Code "Collection", year: Code "Year", reference: Date "ReferenceDate", source: Code "SourceLevel",
        council: Code "LEA",
    }
    /// Who the child is.
    Identifiers identifiers "ChildIdentifiers" by |_: &Identifiers| Date::BLANK; {
        id: Identifier "LAchildID", upn: PupilNumber "UPN", former_upn: PupilNumber "FormerUPN",
        upn_unknown: Code "UPNunknown", born: Date "PersonBirthDate", expected: Date "ExpectedPersonBirthDate",
        gender: Code "GenderCurrent", sex: Code "Sex", died: Date "PersonDeathDate",
    }
    /// The child's ethnic group.
    Characteristics characteristics "ChildCharacteristics" by |_: &Characteristics| Date::BLANK; {
        ethnicity: Code "Ethnicity",
    }
    /// Disabilities, one a row.
    Disability disabilities "Disabilities" by |_: &Disability| Date::BLANK; {
        disability: Code "Disability",
    }
    /// Cases: each referral begins one.
    CaseDetails cases "CINdetails" by |row: &CaseDetails| row.referral; {
        case: Code "CINdetailsID", referral: Date "CINreferralDate", source: Code "ReferralSource",
        need: Code "PrimaryNeedCode", closed: Date "CINclosureDate", reason: Code "ReasonForClosure",
        conference: Date "DateOfInitialCPC", nfa: Code "ReferralNFA",
    }
    /// Assessments of a case.
    Assessment assessments "Assessments" by |row: &Assessment| row.start; {
        case: Code "CINdetailsID", assessment: Code "AssessmentID", start: Date "AssessmentActualStartDate",
        review: Date "AssessmentInternalReviewDate", end: Date "AssessmentAuthorisationDate",
        factors: Code "AssessmentFactors",
    }
    /// Factors found at an assessment, one a row.
    Factor factors "AssessmentFactorsList" by |_: &Factor| Date::BLANK; {
        case: Code "CINdetailsID", assessment: Code "AssessmentID", factor: Code "AssessmentFactor",
    }
    /// Plans for a child in need.
    NeedPlan plans "CINplanDates" by |row: &NeedPlan| row.start; {
        case: Code "CINdetailsID", start: Date "CINPlanStartDate", end: Date "CINPlanEndDate",
    }
    /// Child protection plans.
    ProtectionPlan protection "ChildProtectionPlans" by |row: &ProtectionPlan| row.start; {
        case: Code "CINdetailsID", plan: Code "CPPID", start: Date "CPPstartDate", end: Date "CPPendDate",
        first_abuse: Code "InitialCategoryOfAbuse", latest_abuse: Code "LatestCategoryOfAbuse",
        earlier: Code "NumberOfPreviousCPP",
    }
    /// Reviews of child protection plans.
    ReviewDate reviews "Reviews" by |row: &ReviewDate| row.date; {
        case: Code "CINdetailsID", plan: Code "CPPID", date: Date "CPPreviewDate",
    }
    /// Enquiries under section 47 of the Children Act 1989.
    Section47 enquiries "Section47" by |row: &Section47| row.start; {
        case: Code "CINdetailsID", start: Date "S47ActualStartDate", target: Date "InitialCPCtarget",
        conference: Date "DateOfInitialCPC", not_required: Code "ICPCnotRequired",
    }
}
