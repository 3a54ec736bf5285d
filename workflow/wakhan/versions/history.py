"""What a version carries of those before it: ``CHANGELOG.md``, written by people, and ``diff/``."""

from __future__ import annotations

from wakhan.findings import refuse
from wakhan.versions.diff import diff
from wakhan.versions.diff.files import FOLDER, diff_files, publishable
from wakhan.versions.diff.rule import check_version
from wakhan.versions.package import Version

CHANGELOG = "CHANGELOG.md"


def history(after: Version, before: Version | None = None, changelog: str | None = None) -> dict[str, bytes]:
    """The files by their path in the package of ``after``.

    ``before``: the version it follows, None for the first. Raises Refused when by the version rule ``after`` may not be
    called what it is called.
    """
    files = {} if changelog is None else {CHANGELOG: changelog.encode()}
    if before is not None:
        changes = diff(before, after)
        refuse(check_version(before, after, changes))
        told = changes if after.edition == "private" else publishable(changes, before, after)
        files |= {f"{FOLDER}/{name}": content for name, content in diff_files(told)}
    return files
