-- Tallies added up, and kept so as children are gone through: a county has millions of tallies and some ten thousand sums.
CREATE TABLE tally_sums (
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    measure TEXT NOT NULL,
    period TEXT NOT NULL,
    -- '' for the whole area.
    district TEXT NOT NULL,
    grp TEXT NOT NULL,
    counted BIGINT NOT NULL,
    out_of BIGINT NOT NULL,
    PRIMARY KEY (partnership_id, measure, period, district, grp)
)
-- only sqlite
WITHOUT ROWID
-- both
;
-- The last step of going through all children adds the tallies up: it comes once more, and no child is gone through again.
UPDATE counting SET is_complete = FALSE, after_person = 'z';
