-- Measures: figures with two times (the period that they speak of, the days on which they held good), the loads
-- that brought them, and what a partnership chose and says about its measures.

-- Where a figure was published.
CREATE TABLE figure_sources (
    number BIGINT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    published_on TEXT
);
CREATE UNIQUE INDEX figure_sources_by_title ON figure_sources (title, COALESCE(published_on, ''));

CREATE TABLE figure_loads (
    number BIGINT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CONSTRAINT figure_loads_id_unique UNIQUE,
    -- Nothing where all partnerships share what was loaded.
    partnership_id TEXT REFERENCES partnerships (id),
    seen TEXT NOT NULL CHECK (seen IN ('public', 'partnership')),
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    -- How the file was read, as JSON: with the same choices the same file says the same.
    choices TEXT NOT NULL,
    source TEXT NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    same BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    -- The same counts for each measure, as JSON.
    by_measure TEXT NOT NULL,
    loaded_by TEXT NOT NULL,
    loaded_at TEXT NOT NULL
);
CREATE INDEX figure_loads_by_partnership ON figure_loads (partnership_id, number);
CREATE INDEX figure_loads_by_hash ON figure_loads (sha256);

-- One measure for one area and group, as everybody sees it or as the partnership alone sees it.
CREATE TABLE series (
    id BIGINT NOT NULL PRIMARY KEY,
    partnership_id TEXT REFERENCES partnerships (id),
    measure TEXT NOT NULL,
    area TEXT NOT NULL,
    grp TEXT NOT NULL,
    seen TEXT NOT NULL CHECK (seen IN ('public', 'partnership'))
);
CREATE UNIQUE INDEX series_by_area ON series (COALESCE(partnership_id, ''), measure, area, grp, seen);
CREATE INDEX series_by_group ON series (COALESCE(partnership_id, ''), measure, grp, area);
CREATE INDEX series_of_area ON series (area, measure);

-- No keys to series, loads and sources: each of a million rows would look up all three, and rows are only
-- written beside theirs, in one transaction.
CREATE TABLE observations (
    series_id BIGINT NOT NULL,
    period TEXT NOT NULL,
    -- The first day on which the figure held good, and the first on which it no longer did.
    known_from TEXT NOT NULL,
    load_number BIGINT NOT NULL,
    known_until TEXT,
    closed_by BIGINT,
    value DOUBLE PRECISION,
    numerator DOUBLE PRECISION,
    denominator DOUBLE PRECISION,
    missing TEXT,
    standing TEXT NOT NULL,
    comparable BOOLEAN NOT NULL,
    source_number BIGINT NOT NULL,
    PRIMARY KEY (series_id, period, known_from, load_number)
)
-- only sqlite
WITHOUT ROWID
-- both
;
CREATE INDEX observations_by_closing ON observations (closed_by) WHERE closed_by IS NOT NULL;

-- Goes up with every change of what a partnership's measure pages show; '' stands for what all share.
CREATE TABLE figure_revisions (
    owner TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL
);

CREATE TABLE partnership_areas (
    partnership_id TEXT NOT NULL PRIMARY KEY REFERENCES partnerships (id),
    area TEXT NOT NULL
);

CREATE TABLE chosen_measures (
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    measure TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (partnership_id, measure)
);

CREATE TABLE neighbours (
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    area TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (partnership_id, area)
);

-- Which measure of the catalogue a plan's measure is, where a person said so; '' where it is none.
CREATE TABLE measure_ties (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    measure_id TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (plan_id, measure_id)
);

CREATE TABLE measure_stories (
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    measure TEXT NOT NULL,
    seen TEXT NOT NULL CHECK (seen IN ('public', 'partnership')),
    story TEXT NOT NULL,
    partners TEXT NOT NULL,
    works TEXT NOT NULL,
    will_do TEXT NOT NULL,
    revision BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (partnership_id, measure)
);

-- A file of figures on its way: nothing of it counts before a person keeps it.
CREATE TABLE figure_files (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
-- only sqlite
    bytes BLOB NOT NULL,
-- only postgres
    bytes BYTEA NOT NULL,
-- both
    state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'discarded')),
    choices TEXT NOT NULL,
    load_number BIGINT REFERENCES figure_loads (number),
    begun_by TEXT NOT NULL,
    revision BIGINT NOT NULL,
    begun_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX figure_files_by_partnership ON figure_files (partnership_id, begun_at);
