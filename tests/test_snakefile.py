"""The rules: every stage has one, named like its module, and Snakemake's lint finds nothing but what we mean so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from wakhan.schema import ROOT

RULES = ROOT / "workflow" / "rules"
# One hash-locked environment serves every rule (docs/development.md).
MEANT_SO = {"Specify a conda environment or container for each rule.:"}


def test_every_rule_is_a_shell_call_of_the_command_of_its_name() -> None:
    for path in sorted(RULES.glob("*.smk")):
        rules = re.findall(r"^rule (\w+):", path.read_text(encoding="utf-8"), re.MULTILINE)
        if path.stem == "common":
            assert rules == []
            continue
        assert rules == [path.stem]
        assert f'"wakhan {path.stem} ' in path.read_text(encoding="utf-8")
        house = ROOT / "workflow" / "wakhan"
        assert (house / path.stem).is_dir() or any(house.rglob(f"{path.stem}.py"))


def test_the_lint_of_snakemake_finds_only_what_is_meant_so(tmp_path: Path) -> None:
    snakemake = Path(sys.executable).parent / "snakemake"
    command = [str(snakemake), "--snakefile", str(ROOT / "Snakefile"), "--directory", str(tmp_path), "--lint"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    lints = set(re.findall(r"^    \* (.+)$", said.stdout + said.stderr, re.MULTILINE))
    assert lints <= MEANT_SO
