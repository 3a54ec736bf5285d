"""Sealing a version: from then on it never changes, and one archive of it is the same wherever it is made."""

from __future__ import annotations

import datetime
import html
import json
import re
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from wakhan.findings import Finding, refuse
from wakhan.publish.schemaorg import creators, date_of
from wakhan.rights import withhold
from wakhan.schema import ROOT
from wakhan.versions.diff.files import FOLDER
from wakhan.versions.history import CHANGELOG
from wakhan.versions.package import Version, read_version, refuse_other_schemas
from wakhan.versions.seal import check_seal, released_before, seal_of
from wakhan.versions.sums import SUMS, sha256


@dataclass(frozen=True, slots=True)
class Released:
    """What a release wrote: the seal, which belongs into the repository, and what is to be uploaded."""

    seal: Path
    archive: Path
    checksum: Path
    zenodo: Path


def release(package: Path, releases: Path, dist: Path, repository: Path = ROOT) -> Released:
    """Seal a package and make its archive.

    Takes the package's folder, the folder of seals, the folder for what is to be uploaded, and the repository the
    package was built from. Raises Refused, having written nothing, when the package may not be released: it is damaged
    or private, something in it is not as it should be, the repository has changes that are not committed, or the
    version is sealed and was another. Releasing a sealed version again makes the same archive again.
    """
    version = read_version(package)
    refuse_other_schemas(version)
    refuse(
        [
            *check_seal(package, version.descriptor, releases),
            *_check_private(version),
            *_check_history(package, version, releases),
            *_check_zenodo(version.descriptor),
            *_check_committed(repository, releases),
        ]
    )
    name = f"{version.descriptor['name']}-{version.name}"
    done = Released(
        seal_of(version.descriptor, releases),
        dist / f"{name}.tar.gz",
        dist / f"{name}.tar.gz.sha256",
        dist / f"{name}.zenodo.json",
    )
    dist.mkdir(parents=True, exist_ok=True)
    releases.mkdir(parents=True, exist_ok=True)
    write_archive(package, name, done.archive, _modified(version.descriptor))
    done.checksum.write_text(f"{sha256(done.archive)}  {done.archive.name}\n", encoding="utf-8")
    metadata = json.dumps(zenodo(version.descriptor), ensure_ascii=False, indent=2)
    done.zenodo.write_text(f"{metadata}\n", encoding="utf-8")
    done.seal.write_bytes((package / SUMS).read_bytes())
    return done


# --- what may be released -------------------------------------------------------------------------------------------


def _check_private(version: Version) -> Iterator[Finding]:
    if version.edition == "private":
        expected = "an edition whose text policies are applied"
        yield Finding("datapackage.json: version", version.name, expected, "build without WITHHOLD=no")
        return
    for name, frame in withhold(dict(version.tables)).items():
        if not frame.equals(version.tables[name]):
            yield Finding(f"{name}.parquet", "text that its document's text_policy withholds", "null", "build it again")


def _check_history(package: Path, version: Version, releases: Path) -> Iterator[Finding]:
    changelog = package / CHANGELOG
    number = ".".join(map(str, version.number))
    told = changelog.read_text(encoding="utf-8") if changelog.is_file() else ""
    if not re.search(rf"^## {re.escape(number)} [–-] \d{{4}}-\d\d-\d\d$", told, re.MULTILINE):
        mend = "write it into the project's CHANGELOG.md; `wakhan diff BEFORE AFTER --changelog` drafts it"
        yield Finding(CHANGELOG, f"no section “## {number} – YYYY-MM-DD”", "what changed in this version", mend)
    before = released_before(version, releases)
    summary = package / FOLDER / "summary.json"
    if before:
        compared = json.loads(summary.read_text(encoding="utf-8"))["before"] if summary.is_file() else None
        if compared != before:
            found = f"a diff from {compared}" if compared else "no diff"
            mend = f"build it with PREVIOUS=… the package of {before}"
            yield Finding(f"{FOLDER}/", found, f"the diff from {before}, the version released before", mend)
    quality = json.loads((package / "quality.json").read_text(encoding="utf-8"))
    if not quality["valid"]:
        yield Finding("quality.json", "not valid", "a valid package", "build it again")


def _check_zenodo(descriptor: Mapping[str, Any]) -> Iterator[Finding]:
    for key in ("created", "licenses", "contributors"):
        if not descriptor.get(key):
            yield Finding("datapackage.json", f"no {key}", f"{key}, which an archive asks for", "write it there")


def _check_committed(repository: Path, releases: Path) -> Iterator[Finding]:
    """Changes that nobody could go back to; seals themselves are written here and committed afterwards."""
    if not (repository / ".git").exists():
        return
    command = ["git", "-C", str(repository), "status", "--porcelain", "--untracked-files=normal"]
    status = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    seals = releases.name if releases.parent == repository else None
    changed = [line[3:] for line in status if seals is None or not line[3:].startswith(f"{seals}/")]
    if changed:
        shown = ", ".join(changed[:3]) + (f" and {len(changed) - 3} more" if len(changed) > 3 else "")
        yield Finding("git status", f"not committed: {shown}", "nothing but what is committed", "commit it, then build")


# --- archive and metadata -------------------------------------------------------------------------------------------


def write_archive(package: Path, name: str, archive: Path, modified: int) -> None:
    """Write a package as ``.tar.gz``: the same bytes wherever and by whomever, below one folder ``name``.

    Files in the order of their paths, one time for all (``modified``, in seconds since 1970), no owner, mode 644;
    compressed by the zlib that comes with the locked pyarrow, with no name or time in the gzip header.
    """
    root = package.resolve()
    with (
        pa.CompressedOutputStream(str(archive), "gzip") as compressed,
        tarfile.open(fileobj=compressed, mode="w|") as tar,
    ):
        for path in sorted((p for p in root.rglob("*") if p.is_file()), key=lambda p: p.relative_to(root).as_posix()):
            member = tarfile.TarInfo(f"{name}/{path.relative_to(root).as_posix()}")
            member.size, member.mtime, member.mode = path.stat().st_size, modified, 0o644
            with path.open("rb") as file:
                tar.addfile(member, file)


def _modified(descriptor: Mapping[str, Any]) -> int:
    """Midnight (UTC) of the day the descriptor says the version was made."""
    day = datetime.date.fromisoformat(str(date_of(descriptor)))
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


def zenodo(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata of a deposit, in the form of ``.zenodo.json`` (Zenodo's legacy deposit metadata)."""
    told = {
        "upload_type": "dataset",
        "title": descriptor["title"],
        "description": f"<p>{html.escape(descriptor['description'])}</p>",
        "creators": [
            {"name": ", ".join(filter(None, (who.get("familyName"), who.get("givenName")))) or who["name"]}
            for who in creators(descriptor)
        ],
        "version": descriptor["version"],
        "publication_date": date_of(descriptor),
        "access_right": "open",
        "license": descriptor["licenses"][0]["name"].lower(),
        "keywords": descriptor.get("keywords"),
    }
    return {key: value for key, value in told.items() if value}
