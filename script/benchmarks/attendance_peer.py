"""DuckDB on the same files of attendance: prints how long the query took, how much memory the process held at most, and the
figures as sorted rows, as JSON.

    attendance_peer.py FOLDER [MEMORY]      MEMORY is DuckDB's limit, such as 4GB
"""
import json
import os
import resource
import sys
import tempfile
import time

import duckdb

# The same definition: a pupil counts once in each school and year; a tenth of the possible sessions or more is persistent.
QUERY = """
WITH enrolments AS (
  SELECT school, schoolyear, max(sex) AS sex, bool_or(freemeals) AS freemeals, max(ethnicity) AS ethnicity,
         sum(termlysessionspossible) AS possible,
         sum(termlysessionsauthorised + termlysessionsunauthorised) AS missed
  FROM read_parquet('{folder}/*.parquet') GROUP BY upn, school, schoolyear
), cells AS (
  SELECT school, schoolyear, sex, freemeals, ethnicity, count(*) AS pupils,
         count(*) FILTER (WHERE missed * 10 >= possible) AS absent
  FROM enrolments WHERE possible > 0 GROUP BY ALL
)
SELECT CASE WHEN grouping(school) = 0 THEN school END AS school, schoolyear,
       CASE WHEN grouping(sex) = 0 THEN 'sex:' || CASE sex WHEN 'F' THEN 'girls' ELSE 'boys' END
            WHEN grouping(freemeals) = 0 THEN 'free-meals:' || CASE WHEN freemeals THEN 'yes' ELSE 'no' END
            WHEN grouping(ethnicity) = 0 THEN 'ethnicity:' || ethnicity
            ELSE 'all' END AS grp,
       sum(pupils)::BIGINT AS pupils, sum(absent)::BIGINT AS absent
FROM cells
GROUP BY GROUPING SETS ((schoolyear), (school, schoolyear),
  (schoolyear, sex), (schoolyear, freemeals), (schoolyear, ethnicity),
  (school, schoolyear, sex), (school, schoolyear, freemeals), (school, schoolyear, ethnicity))
HAVING NOT (grouping(ethnicity) = 0 AND ethnicity IS NULL)
"""


def main(folder, memory="4GB"):
    with tempfile.TemporaryDirectory() as beside:
        began = time.monotonic()
        database = duckdb.connect(config={"memory_limit": memory, "temp_directory": os.path.join(beside, "spill")})
        rows = database.execute(QUERY.format(folder=folder)).fetchall()
        took = time.monotonic() - began
    held = resource.getrusage(resource.RUSAGE_SELF)
    told = {
        "seconds": took,
        "cpu": held.ru_utime + held.ru_stime,
        "megabytes": held.ru_maxrss // 1024,
        "rows": sorted(map(list, rows), key=lambda row: [row[0] or "", row[1], row[2]]),
    }
    print(json.dumps(told))


main(*sys.argv[1:])
