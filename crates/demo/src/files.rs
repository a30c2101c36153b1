//! The files of the demonstration.

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
    /// How its boards work; empty where nothing is told of that.
    pub boards: &'static str,
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
    },
    Files {
        slug: "peterborough",
        partnership: demo!("peterborough/partnership.toml"),
        posts: &[],
        life: demo!("peterborough/life.toml"),
        plans: &[&[demo!("peterborough/plan-2009.toml")]],
        inspections: "",
        updates: None,
        boards: demo!("peterborough/boards.toml"),
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
    },
];
