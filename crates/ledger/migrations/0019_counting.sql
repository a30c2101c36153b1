-- Counting: what each record counts for, what has to be counted again, and the figures that come of it.

-- What a record counts for: once among the many of a measure in a year, and so much of what is counted.
CREATE TABLE tallies (
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    measure TEXT NOT NULL,
    period TEXT NOT NULL,
    -- No key: of a file that was destroyed, what its records counted for stays, under names that lead nowhere.
    record_id TEXT NOT NULL,
    -- Whom the record is about; '' once the file was destroyed.
    person_id TEXT NOT NULL,
    day_on TEXT NOT NULL,
    counted BIGINT NOT NULL,
    -- Where the child belonged on that day; '' where it is not known.
    district TEXT NOT NULL,
    sex TEXT NOT NULL,
    age TEXT NOT NULL,
    ethnicity TEXT NOT NULL,
    disability TEXT NOT NULL,
    looked_after TEXT NOT NULL,
    free_meals TEXT NOT NULL,
    PRIMARY KEY (partnership_id, measure, period, record_id)
)
-- only sqlite
WITHOUT ROWID
-- both
;
CREATE INDEX tallies_by_person ON tallies (person_id);
-- All children are gone through in the order of their ids, some at a time.
CREATE INDEX persons_to_count ON persons (partnership_id, id) WHERE kind = 'child';

-- Children of whom something was changed since they were last counted. The turn goes up with every change.
CREATE TABLE children_to_count (
    person_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    marked_at TEXT NOT NULL,
    turn BIGINT NOT NULL
);
CREATE INDEX children_to_count_by_time ON children_to_count (partnership_id, marked_at);

-- Figures of which a tally was changed since they were last added up.
CREATE TABLE figures_to_count (
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    measure TEXT NOT NULL,
    period TEXT NOT NULL,
    PRIMARY KEY (partnership_id, measure, period)
);

-- Partnerships whose figures are counted from records: not before their registers are filled and somebody says so.
CREATE TABLE counted_partnerships (
    partnership_id TEXT NOT NULL PRIMARY KEY REFERENCES partnerships (id)
);

-- How far all children of a partnership have been gone through by the rules that hold.
CREATE TABLE counting (
    partnership_id TEXT NOT NULL PRIMARY KEY REFERENCES partnerships (id),
    -- The digest of the rules: other rules, and all are gone through again.
    rules TEXT NOT NULL,
    after_person TEXT NOT NULL,
    is_complete BOOLEAN NOT NULL,
    counted_on TEXT NOT NULL
);

-- Each time figures were added up, and what from: the state of the journal stands for all that was known.
CREATE TABLE count_runs (
    number BIGINT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    rules TEXT NOT NULL,
    program TEXT NOT NULL,
    counted_on TEXT NOT NULL,
    journal_sequence BIGINT NOT NULL,
    journal_hash TEXT NOT NULL,
    -- Digests of the tallies added up and of the figures that came of them: the same give the same.
    inputs TEXT NOT NULL,
    outputs TEXT NOT NULL,
    figures BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    counted_at TEXT NOT NULL
);
CREATE INDEX count_runs_by_partnership ON count_runs (partnership_id, number);

CREATE TABLE counted_figures (
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    measure TEXT NOT NULL,
    period TEXT NOT NULL,
    area TEXT NOT NULL,
    grp TEXT NOT NULL,
    -- The first day on which the figure held good, and the first on which it no longer did.
    known_from TEXT NOT NULL,
    known_until TEXT,
    run_number BIGINT NOT NULL REFERENCES count_runs (number),
    value DOUBLE PRECISION,
    numerator DOUBLE PRECISION,
    denominator DOUBLE PRECISION,
    missing TEXT,
    standing TEXT NOT NULL,
    comparable BOOLEAN NOT NULL,
    PRIMARY KEY (partnership_id, measure, period, area, grp, known_from)
);
CREATE INDEX counted_figures_by_area ON counted_figures (partnership_id, area, measure);
