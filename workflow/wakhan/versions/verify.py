"""Whether a package is whole: every file it should have, byte for byte, and no other. Needs nothing but the folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from wakhan.findings import Finding
from wakhan.versions.sums import SUMS, is_inside, parse_sums, sha256

DESCRIPTOR = "datapackage.json"
_GET = "get the package again"


def verify(package: Path) -> list[Finding]:
    """Check a folder against its own ``SHA256SUMS`` and descriptor.

    Returns all that is wrong: a file that is missing, changed or not of the package, a link (a package has none), a
    list or descriptor that cannot be read, a resource whose size or hash is another.
    """
    root = package.resolve()
    if not root.is_dir():
        found = "a file" if root.exists() else "nothing there"
        return [Finding(str(package), found, "the folder of a package", "unpack the archive first")]
    files = {p.relative_to(root).as_posix(): p for p in sorted(root.rglob("*")) if p.is_symlink() or not p.is_dir()}
    findings = [
        Finding(name, f"a link to {path.readlink()}", "a file: a package has no links", _GET)
        for name, path in files.items()
        if path.is_symlink()
    ]
    held = {name: sha256(path) for name, path in files.items() if path.is_file() and not path.is_symlink()}
    findings += _against_sums(root, held)
    findings += _against_descriptor(root, held)
    return findings


def _against_sums(root: Path, held: Mapping[str, str]) -> Iterator[Finding]:
    if SUMS not in held:
        yield Finding(SUMS, "no such file", "the SHA-256 of every file of the package", _GET)
        return
    try:
        listed, wrong = parse_sums((root / SUMS).read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        yield Finding(SUMS, f"byte {error.start} is not UTF-8", "text in UTF-8", _GET)
        return
    yield from wrong
    for name in sorted({*held, *listed} - {SUMS}):
        found, expected = held.get(name), listed.get(name)
        if expected is None:
            yield Finding(name, "a file that is not of the package", f"only files listed in {SUMS}", "take it out")
        elif found is None:
            yield Finding(name, "no such file", f"a file of SHA-256 {expected}", _GET)
        elif found != expected:
            yield Finding(name, f"SHA-256 {found}", expected, _GET)


def _against_descriptor(root: Path, held: Mapping[str, str]) -> Iterator[Finding]:
    if DESCRIPTOR not in held:
        yield Finding(DESCRIPTOR, "no such file", "the descriptor of a Data Package", _GET)
        return
    try:
        descriptor = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
        resources: list[dict[str, Any]] = descriptor["resources"]
        paths: list[str] = [resource["path"] for resource in resources]
    except (ValueError, KeyError, TypeError) as error:
        yield Finding(DESCRIPTOR, f"not a descriptor ({error!r})", "JSON with resources, each with a path", _GET)
        return
    for resource, path in zip(resources, paths, strict=True):
        where = f"{DESCRIPTOR}: {resource.get('name')}"
        if not isinstance(path, str) or not is_inside(path):
            yield Finding(where, f"the path {path!r}", "the path of a file of the package", _GET)
        elif path not in held:
            yield Finding(where, f"no file {path}", "a file of the package", _GET)
        else:
            size, found = (root / path).stat().st_size, f"sha256:{held[path]}"
            if resource.get("bytes") != size:
                yield Finding(where, f"{path} has {size:,} bytes", f"{resource.get('bytes')} bytes", _GET)
            if resource.get("hash") != found:
                yield Finding(where, f"{path} has {found}", str(resource.get("hash")), _GET)
