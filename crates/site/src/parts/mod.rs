//! Pieces of pages in the GOV.UK pattern, shared by features.

pub mod attached;
pub mod chart;
pub mod course;
pub mod csv;
pub mod dates;
pub mod error_summary;
pub mod figure_words;
pub mod form;
pub mod form_page;
pub mod head_form;
pub mod highlight;
pub mod item_choice;
pub mod item_facts;
pub mod item_form;
pub mod kind_words;
pub mod measure_table;
pub mod moments;
pub mod part_words;
pub mod partnership_nav;
pub mod plan_file;
pub mod plan_nav;
pub mod plan_part_form;
pub mod plan_words;
pub mod refusal;
pub mod return_words;
pub mod said;
pub mod score_table;
pub mod source_view;
pub mod tied;
pub mod upload;
pub mod words;

pub use bigplan_press::drawn_text;
