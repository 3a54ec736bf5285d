"""The version rule: column or meaning changed = major; rows or columns added = minor; cells corrected = patch.

After Semantic Versioning 2.0.0, read for tables: what may break a program that reads them is major. A row that is gone
or has another key is like one added: whoever kept the key must look again. A definition that was only reworded asks for
nothing: whether its meaning changed, people must say.
"""

from __future__ import annotations

from wakhan.findings import Finding
from wakhan.versions.diff import Diff
from wakhan.versions.package import Number, Version

WORDING = ("description", "title", "$schema", "name")


def reasons(diff: Diff) -> dict[str, list[str]]:
    """What in a diff asks for which step: ``major``, ``minor`` and ``patch``, each with its reasons in words."""
    major = [f"table {name} removed" for name in diff.tables_removed]
    minor = [f"table {name} added" for name in diff.tables_added]
    patch: list[str] = []
    for name, table in diff.tables.items():
        major += [f"column {name}.{column} removed" for column in table.columns_removed]
        major += [f"column {name}.{column} has another type" for column in table.columns_retyped]
        for column, properties in table.redefined:
            changed = [p for p in properties if p not in WORDING]
            if changed:
                what = name if column == name else f"{name}.{column}"
                major.append(f"{what} means something else ({', '.join(changed)})")
        minor += [f"column {name}.{column} added" for column in table.columns_added]
        minor += [f"column {name}.{column} allows more values" for column in table.widened]
        if name in (*diff.tables_added, *diff.tables_removed):
            continue
        # A row of `corrections` is about cells of another table: what it did there decides.
        asked = patch if name == "corrections" else minor
        for change in ("added", "removed", "renamed", "moved"):
            if rows := table.count(change):
                asked.append(f"{rows:,} row{'s' if rows != 1 else ''} of {name} {change}")
        if rows := table.count("changed") + table.count("follows"):
            patch.append(f"{rows:,} row{'s' if rows != 1 else ''} of {name} corrected")
    return {"major": major, "minor": minor, "patch": patch}


def step(diff: Diff) -> str:
    """``major``, ``minor`` or ``patch``."""
    return next((level for level, why in reasons(diff).items() if why), "patch")


def smallest(before: Number, diff: Diff) -> Number:
    """The smallest version number that may follow another after such changes."""
    major, minor, patch = before
    match step(diff):
        case "major":
            return major + 1, 0, 0
        case "minor":
            return major, minor + 1, 0
        case _:
            return major, minor, patch + 1


def check_version(before: Version, after: Version, diff: Diff) -> list[Finding]:
    """Whether a version may be called what it is called, after the one before and what changed since."""
    if before.edition != after.edition or before.descriptor.get("name") != after.descriptor.get("name"):
        return [
            Finding(
                "PREVIOUS",
                f"{before.descriptor.get('name')} {before.name}",
                f"an earlier version of the same edition of {after.descriptor.get('name')} {after.name}",
                "compare like with like",
            )
        ]
    least = smallest(before.number, diff)
    if after.number >= least:
        return []
    level = step(diff)
    why = reasons(diff)[level] or ["it follows an earlier version"]
    told = "; ".join(why[:3]) + (f"; {len(why) - 3} more" if len(why) > 3 else "")
    number = ".".join(map(str, least))
    expected = f"{number} or higher after {before.name}: a {level} version, because {told}"
    return [Finding("datapackage.json: version", after.name, expected, f"set the version to {number}")]
