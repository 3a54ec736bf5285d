"""What validators of other projects say of a package. They live in an environment of their own (`make validators`)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from wakhan.schema import PUBLISHED, ROOT
from wakhan.tables import read

BIN = ROOT / ".venv-validators" / "bin"
needs_validators = pytest.mark.skipif(not BIN.is_dir(), reason="no .venv-validators: run `make validators`")
# roc-validator fetches the context of RO-Crate 1.1 from the network; the package `rocrate` brings it along. This fills
# the cache that roc-validator reads offline.
CACHE_CONTEXT = """
import importlib.util, pathlib, sys
from requests_cache import CachedRequest, CachedResponse, CachedSession
url = "https://w3id.org/ro/crate/1.1/context"
found = importlib.util.find_spec("rocrate")
if found is None:
    sys.exit("no rocrate")
context = (pathlib.Path(found.origin).parent / "data" / "ro-crate.jsonld").read_bytes()
assert b'"@id": "%s"' % url.encode() in context
with CachedSession(sys.argv[1], backend="sqlite") as session:
    request = CachedRequest(method="GET", url=url, headers={})
    told = {"Content-Type": "application/ld+json"}
    response = CachedResponse(status_code=200, url=url, headers=told, request=request, content=context)
    session.cache.save_response(response, session.cache.create_key(request))
"""


COUNT_RECORDS = """
import importlib.util, json, sys
if importlib.util.find_spec("pyarrow") is None:
    sys.exit("no pyarrow")
import mlcroissant
names = [record_set.id for record_set in mlcroissant.Dataset(sys.argv[1]).metadata.record_sets]
print(json.dumps({name: sum(1 for _ in mlcroissant.Dataset(sys.argv[1]).records(name)) for name in names}))
"""


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


@needs_validators
def test_mlcroissant_accepts_the_croissant_without_a_warning(digest_edition: Path) -> None:
    done = run(BIN / "mlcroissant", "validate", "--jsonld", digest_edition / "croissant.json")
    assert done.returncode == 0, done.stderr
    assert "arning" not in done.stderr


@needs_validators
def test_mlcroissant_reads_every_row_of_every_table(digest_edition: Path) -> None:
    counted = run(BIN / "python", "-c", COUNT_RECORDS, digest_edition / "croissant.json")
    if counted.stderr == "no pyarrow\n":
        pytest.skip("mlcroissant reads Parquet with pyarrow: there is none in .venv-validators")
    assert counted.returncode == 0, counted.stderr
    assert json.loads(counted.stdout) == {
        name: len(read(digest_edition / f"{name}.parquet", name)) for name in PUBLISHED
    }


@needs_validators
@pytest.mark.parametrize("edition", ["digest_edition", "published"])
def test_cffconvert_accepts_the_citation(edition: str, request: pytest.FixtureRequest) -> None:
    done = run(BIN / "cffconvert", "--validate", "--infile", request.getfixturevalue(edition) / "CITATION.cff")
    assert done.returncode == 0, done.stdout + done.stderr


@needs_validators
def test_roc_validator_accepts_the_crate_and_its_workflow_run(digest_edition: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    filled = run(BIN / "python", "-c", CACHE_CONTEXT, cache)
    if filled.stderr == "no rocrate\n":
        pytest.skip("roc-validator needs the context of RO-Crate: no package rocrate in .venv-validators")
    assert filled.returncode == 0, filled.stderr
    report = tmp_path / "report.json"
    # The profile takes in RO-Crate 1.1, Process Run Crate and Workflow RO-Crate.
    options = ["--offline", "--cache-path", cache, "--profile-identifier", "workflow-run-crate"]
    written = ["--output-format", "json", "--output-file", report]
    done = run(BIN / "rocrate-validator", "-y", "validate", *options, *written, digest_edition)
    told = json.loads(report.read_text(encoding="utf-8"))
    assert [(issue["check"]["identifier"], issue["message"]) for issue in told["issues"]] == []
    assert told["passed"] and done.returncode == 0
