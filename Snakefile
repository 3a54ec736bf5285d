"""The order of the stages: intake → clean → segment → extract → assemble → validate → evaluate (with gold) → publish.

`make dataset` runs this through `wakhan build`, which sets the configuration. Every rule is a `shell:` call of the
`wakhan` command; which files a stage reads and writes is defined once, in workflow/wakhan/workspace.py.
"""

from pathlib import Path

from wakhan.evaluate.gold import find_gold
from wakhan.intake.sources import find_sources, shard_names
from wakhan.schema import ROOT
from wakhan.workspace import Workspace, code_of


configfile: str(ROOT / "config" / "config.yaml")


include: "workflow/rules/common.smk"


SOURCES = find_sources(given("corpus"))
SHARDS = config["shards"] or SOURCES.shards
GOLD = find_gold(ROOT / path for path in config["gold"] or ())
OUT = given("out")
WORK = Workspace(OUT / "work")


wildcard_constraints:
    shard=r"\d+",


rule all:
    input:
        WORK.receipt(),


include: "workflow/rules/libraries.smk"
include: "workflow/rules/intake.smk"
include: "workflow/rules/clean.smk"
include: "workflow/rules/segment.smk"
include: "workflow/rules/extract.smk"
include: "workflow/rules/assemble.smk"
include: "workflow/rules/validate.smk"
include: "workflow/rules/evaluate.smk"
include: "workflow/rules/publish.smk"
