//! The files of the demonstration.

use crate::figures::FigureFile;

/// The files of one partnership.
pub struct Files {
    /// Its short name.
    pub slug: &'static str,
    /// What it is, its organisations and posts.
    pub partnership: &'static str,
    /// More posts.
    pub posts: &'static [&'static str],
    /// What stands beside its plans: timetable, family, the plan that follows.
    pub life: &'static str,
    /// Its plans; each is one or more files that are laid together.
    pub plans: &'static [&'static [&'static str]],
    /// What became of its inspections; empty where there were none.
    pub inspections: &'static str,
    /// Invented updates of their items.
    pub updates: Option<&'static str>,
    /// Two past quarters; empty where none are told.
    pub quarters: &'static str,
    /// How its boards work; empty where nothing is told of that.
    pub boards: &'static str,
    /// The names of the files of its plans, in their order.
    pub plan_files: &'static [&'static str],
    /// Which measure of the catalogue each measure of a plan is.
    pub measure_codes: &'static str,
    /// Its figures.
    pub figures: &'static [FigureFile],
    /// What stands beside the needs of its first plan, and its triangle of need.
    pub needs: &'static str,
}

macro_rules! demo {
    ($file:literal) => {
        include_str!(concat!("../../../demo/", $file))
    };
}

/// The three partnerships.
pub const PARTNERSHIPS: &[Files] = &[
    Files {
        slug: "cambridgeshire",
        partnership: demo!("cambridgeshire/partnership.toml"),
        posts: &[demo!("cambridgeshire/posts-2009.toml")],
        life: demo!("cambridgeshire/life.toml"),
        plans: &[
            &[demo!("cambridgeshire/plan-2006.toml"), demo!("cambridgeshire/needs-2006.toml")],
            &[demo!("cambridgeshire/review-2007.toml")],
            &[demo!("cambridgeshire/action-plans-2009.toml")],
        ],
        inspections: demo!("cambridgeshire/inspections.toml"),
        updates: Some(demo!("cambridgeshire/updates-2009.toml")),
        boards: "",
        quarters: demo!("cambridgeshire/quarters.toml"),
        plan_files: &["plan-2006.toml", "review-2007.toml", "action-plans-2009.toml"],
        measure_codes: demo!("cambridgeshire/measure-codes.csv"),
        figures: &[
            FigureFile { name: "figures.csv", text: demo!("cambridgeshire/figures.csv") },
            FigureFile { name: "figures-invented.csv", text: demo!("cambridgeshire/figures-invented.csv") },
        ],
        needs: demo!("cambridgeshire/needs.toml"),
    },
    Files {
        slug: "peterborough",
        partnership: demo!("peterborough/partnership.toml"),
        posts: &[],
        life: demo!("peterborough/life.toml"),
        plans: &[&[demo!("peterborough/plan-2009.toml"), demo!("peterborough/needs.toml")]],
        inspections: "",
        updates: None,
        boards: demo!("peterborough/boards.toml"),
        quarters: demo!("peterborough/quarters.toml"),
        plan_files: &["plan-2009.toml"],
        measure_codes: demo!("peterborough/measure-codes.csv"),
        figures: &[
            FigureFile { name: "figures.csv", text: demo!("peterborough/figures.csv") },
            FigureFile { name: "figures-invented.csv", text: demo!("peterborough/figures-invented.csv") },
        ],
        needs: demo!("peterborough/needs.toml"),
    },
    Files {
        slug: "surrey",
        partnership: demo!("surrey/partnership.toml"),
        posts: &[],
        life: demo!("surrey/life.toml"),
        plans: &[&[demo!("surrey/plan-2009.toml")]],
        inspections: demo!("surrey/inspections.toml"),
        updates: None,
        boards: "",
        quarters: "",
        plan_files: &["plan-2009.toml"],
        measure_codes: demo!("surrey/measure-codes.csv"),
        figures: &[
            FigureFile { name: "figures.csv", text: demo!("surrey/figures.csv") },
            FigureFile { name: "figures-invented.csv", text: demo!("surrey/figures-invented.csv") },
        ],
        needs: demo!("surrey/needs.toml"),
    },
];

/// The list of the published files, in the order of loading.
pub const PUBLISHED_LIST: &str = demo!("published/files.toml");

/// The published files that all partnerships share.
pub const PUBLISHED: &[FigureFile] = &[
    FigureFile { name: "under-18-conceptions.csv", text: demo!("published/under-18-conceptions.csv") },
    FigureFile {
        name: "looked-after-children-2010-2016.csv",
        text: demo!("published/looked-after-children-2010-2016.csv"),
    },
    FigureFile {
        name: "looked-after-health-2010-2015.csv",
        text: demo!("published/looked-after-health-2010-2015.csv"),
    },
    FigureFile { name: "spending-2008-2013.csv", text: demo!("published/spending-2008-2013.csv") },
    FigureFile { name: "edition-of-november-2024.csv", text: demo!("published/edition-of-november-2024.csv") },
    FigureFile {
        name: "care-and-protection-2016-2025.csv",
        text: demo!("published/care-and-protection-2016-2025.csv"),
    },
    FigureFile {
        name: "health-learning-and-work-2016-2025.csv",
        text: demo!("published/health-learning-and-work-2016-2025.csv"),
    },
    FigureFile { name: "children-in-need-2013-2025.csv", text: demo!("published/children-in-need-2013-2025.csv") },
    FigureFile { name: "referrals-2013-2025.csv", text: demo!("published/referrals-2013-2025.csv") },
    FigureFile {
        name: "protection-plans-by-length-2013-2025.csv",
        text: demo!("published/protection-plans-by-length-2013-2025.csv"),
    },
    FigureFile { name: "placement-stability.csv", text: demo!("published/placement-stability.csv") },
    FigureFile { name: "profile-child-poverty.csv", text: demo!("published/profile-child-poverty.csv") },
    FigureFile { name: "profile-obesity-reception.csv", text: demo!("published/profile-obesity-reception.csv") },
    FigureFile { name: "profile-obesity-year-6.csv", text: demo!("published/profile-obesity-year-6.csv") },
    FigureFile { name: "exclusions-2006-2016.csv", text: demo!("published/exclusions-2006-2016.csv") },
];
