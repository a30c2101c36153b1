-- What a record adds to that out of which is counted: as many as the days of a year on which it counts; nothing where it is an
-- event that is counted out of other records. And the groups of the measure's own that it is of, a space between them.
ALTER TABLE tallies ADD COLUMN out_of BIGINT NOT NULL DEFAULT 1;
ALTER TABLE tallies ADD COLUMN own_groups TEXT NOT NULL DEFAULT '';
