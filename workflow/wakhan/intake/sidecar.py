"""Reading source.yaml: YAML with places, checked against its JSON Schema and by rules no schema can say, all at once.

One pass of libyaml gives values and places. A sound sidecar is recognised by a compiled validator in microseconds;
only one that is not is handed to the slower one that says what is wrong.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import fastjsonschema
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from rapidfuzz.process import extractOne

from wakhan.codes import finding
from wakhan.edtf import bounds, is_edtf
from wakhan.findings import Finding
from wakhan.intake.files import brief, check_words
from wakhan.schema import SCHEMAS

# Where in the YAML something stands: keys and indices from the top, and line and column from 1.
Path = tuple[str | int, ...]
Place = tuple[int, int]

_DEEPEST = 8
_HOPELESS = 100


def read_sidecar(text: str, where: str) -> tuple[dict[str, Any], list[Finding]]:
    """A sidecar's content and what is wrong with it.

    Takes the YAML text and the file's name for messages; returns the mapping (empty when the text is not a YAML
    mapping) and findings with line and column.
    """
    read = _Reading(where)
    content = read.load(text)
    if not isinstance(content, dict):
        if not any(f.code == "S02" for f in read.findings):
            read.tell("S03", (), "no keys", "keys and values")
        return {}, read.findings
    if not _is_sound(content):
        for error in _validator().iter_errors(content):
            _explain(error, content, read)
    _check_values(content, read)
    _check_dates(content, read)
    _check_rights(content, read)
    return content, read.findings


# --- YAML -----------------------------------------------------------------------------------------------------------

# Plain scalars that are no text. A number too long for Python to read is no number anybody meant.
_SCALAR = re.compile(
    r"(?P<null>|~|null|Null|NULL)|(?P<bool>true|True|TRUE|false|False|FALSE)|(?P<int>[-+]?[0-9]{1,300})"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
)
_MAKE: dict[str | None, Callable[[str], Any]] = {
    "null": lambda text: None,
    "bool": lambda text: text[0] in "tT",
    "int": int,
    "float": float,
}


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read; ``key`` waits for its value."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


class _Reading:
    """One sidecar being read: its places, and what is wrong with it."""

    def __init__(self, where: str):
        self.where = where
        self.places: dict[Path, Place] = {}
        self.findings: list[Finding] = []

    def tell(self, code: str, path: Path, what: str, expected: str, mend: str = "") -> None:
        """Add a finding at the deepest part of a path that has a place."""
        while path and path not in self.places:
            path = path[:-1]
        line, column = self.places.get(path, (1, 1))
        self.findings.append(finding(code, self.where, what, expected, mend, line=line, column=column))

    def load(self, text: str) -> Any:
        """The content of a YAML text (core schema of YAML 1.2, in which dates are text); None when it has none."""
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        top: list[Any] = []
        stack = [_Open(top, ())]
        skipped = documents = 0
        try:
            for event in yaml.parse(text, Loader=loader):
                match event:
                    case yaml.DocumentStartEvent():
                        documents += 1
                        if documents == 2:
                            self._beyond(event, "a second document in the file", "one document")
                    case yaml.CollectionStartEvent() if documents > 1 or skipped or len(stack) > _DEEPEST:
                        if skipped == 0 and documents == 1:
                            self._beyond(event, "lists or mappings nested too deep", f"at most {_DEEPEST} levels")
                            self._add(stack[-1], event, None)
                        skipped += 1
                        if skipped > _HOPELESS:  # libyaml takes time by the square of the depth
                            break
                    case yaml.CollectionEndEvent() if skipped:
                        skipped -= 1
                    case yaml.CollectionEndEvent():
                        stack.pop()
                    case yaml.NodeEvent() if skipped or documents > 1:
                        pass
                    case yaml.NodeEvent():
                        value = self._value(event)
                        path = self._add(stack[-1], event, value)
                        if isinstance(event, yaml.CollectionStartEvent):
                            stack.append(_Open(value, path))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = " ".join(str(error.problem or "not YAML").split())
            at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self.findings.append(finding("S02", self.where, problem, "YAML 1.2", line=at[0], column=at[1]))
            return None
        except yaml.YAMLError as error:
            self.tell("S02", (), " ".join(str(error).split()), "YAML 1.2")
            return None
        return top[0] if top else None

    def _value(self, event: Any) -> Any:
        """The value an event begins or is; what a sidecar has no use for is told and becomes plain."""
        if isinstance(event, yaml.AliasEvent):
            self._beyond(event, f"a reference, *{event.anchor}", "the value itself")
            return None
        if event.anchor is not None:
            self._beyond(event, f"an anchor, &{event.anchor}", "no anchor")
        if event.tag not in (None, "!"):
            self._beyond(event, f"a tag, {brief(event.tag)}", "no tag")
        if isinstance(event, yaml.MappingStartEvent):
            return {}
        if isinstance(event, yaml.SequenceStartEvent):
            return []
        plain = _SCALAR.fullmatch(event.value) if event.implicit[0] else None
        return _MAKE[plain.lastgroup](event.value) if plain else event.value

    def _add(self, parent: _Open, event: Any, value: Any) -> Path:
        """Put a value, or a key, where it belongs; returns its path."""
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(parent.value, list):
            path = (*parent.path, len(parent.value)) if parent.path else ()
            parent.value.append(value)
            self.places.setdefault(path, place)
            return path
        if parent.key is None:
            if isinstance(value, dict | list):
                self._beyond(event, "a key that is a list or mapping", "a word")
            parent.key = event.value if isinstance(event, yaml.ScalarEvent) else ""
            path = (*parent.path, parent.key)
            if parent.key in parent.value:
                line, column = place
                first = self.places[path][0]
                what = f"the key {'.'.join(map(str, path))} again (first in line {first})"
                self.findings.append(finding("S04", self.where, what, "each key once", line=line, column=column))
            self.places.setdefault(path, place)
            return path
        path = (*parent.path, parent.key)
        # The first value stays, so that a second is not checked at the place of the first.
        parent.value.setdefault(parent.key, value)
        parent.key = None
        return path

    def _beyond(self, event: Any, what: str, expected: str) -> None:
        mark = event.start_mark
        self.findings.append(finding("S05", self.where, what, expected, line=mark.line + 1, column=mark.column + 1))


# --- the schema -----------------------------------------------------------------------------------------------------

_FORMATS = FormatChecker(formats=["date"])


@_FORMATS.checks("edtf")  # type: ignore[untyped-decorator]
def _edtf(value: object) -> bool:
    return not isinstance(value, str) or is_edtf(value)


def _is_day(value: object) -> bool:
    return not isinstance(value, str) or _day(value) is not None


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / "source.schema.json").read_text(encoding="utf-8"))
    return schema


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(_schema(), format_checker=_FORMATS)


@cache
def _compiled() -> Callable[[Any], Any]:
    # The schema has nothing that draft 7 reads otherwise; a test compares the two validators.
    schema = {key: value for key, value in _schema().items() if key not in ("$schema", "$id")}
    formats = {"edtf": _edtf, "date": _is_day}
    made: Callable[[Any], Any] = fastjsonschema.compile(schema, formats=formats, use_default=False)
    return made


def _is_sound(content: dict[str, Any]) -> bool:
    try:
        _compiled()(content)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


_KINDS = {"string": "text", "array": "a list", "object": "keys and values", "integer": "a whole number", "null": "null"}
_CODES = {"type": "S08", "enum": "S09", "format": "S11"}


def _explain(error: ValidationError, content: dict[str, Any], read: _Reading) -> None:
    """Tell what one error of the JSON Schema means, with its place."""
    path = tuple(error.absolute_path)
    if error.schema is False:  # the only thing the schema forbids outright; the error does not say where
        if content.get("genre") in _schema()["properties"]["genre"]["enum"]:
            read.tell("S12", ("cable",), "cable in a document that is no cable", "genre: cable, or no cable")
        return
    schema = error.schema if isinstance(error.schema, dict) else {}
    if error.validator == "required":
        key = ".".join([*map(str, path), error.message.split("'")[1]])
        read.tell("S06", path, f"no {key}", f"the key {key}")
    elif error.validator == "additionalProperties":
        known = sorted(schema["properties"])
        for unknown in (k for k in error.instance if k not in known):
            near = extractOne(unknown, known, score_cutoff=70)
            mend = f"did you mean {near[0]}?" if near else ""
            key = ".".join(map(str, [*path, unknown]))
            read.tell("S07", (*path, unknown), f"unknown key {brief(key)[1:-1]}", f"one of {', '.join(known)}", mend)
    else:
        code = _CODES.get(str(error.validator), "S10")
        expected, mend = _expectation(error, schema)
        read.tell(code, path, f"{'.'.join(map(str, path))} is {brief(error.instance)}", expected, mend)


def _expectation(error: ValidationError, schema: dict[str, Any]) -> tuple[str, str]:
    """What should stand there, and how to mend it where the code's own advice is not enough."""
    description = schema.get("description", "")
    match error.validator:
        case "format" if error.validator_value == "edtf":
            return "an EDTF date (ISO 8601-2)", ""
        case "format":
            return "a day of the calendar", 'write it as "2011-03-08"'
        case "enum":
            return f"one of {', '.join(map(_plainly, error.validator_value))}", ""
        case "type":
            wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
            kinds = " or ".join(_KINDS[kind] for kind in wanted)
            quote = "string" in wanted and not isinstance(error.instance, list | dict | None)
            return f"{kinds}: {description}" if description else kinds, "put it in quotation marks" if quote else ""
        case "pattern":
            return f"text of the form {error.validator_value}", description
        case _:
            return description or error.message, ""


def _plainly(value: Any) -> str:
    return "null" if value is None else str(value)


# --- what no schema can say -----------------------------------------------------------------------------------------


def _check_values(content: dict[str, Any], read: _Reading) -> None:
    """Stray white space, look-alike letters and gaps in every text."""

    def walk(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict | list):
            for key, item in value.items() if isinstance(value, dict) else enumerate(value):
                yield from walk(item, (*path, key))

    for path, value in walk(content, ()):
        line, column = read.places.get(path, (1, 1))
        read.findings.extend(check_words(value, read.where, line, column, ".".join(map(str, path))))


def _day(value: object) -> datetime.date | None:
    """The day that a text names in the calendar form, or None."""
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _check_dates(content: dict[str, Any], read: _Reading) -> None:
    """The dates of a cable in the order in which things happen."""
    cable = content.get("cable")
    cable = cable if isinstance(cable, dict) else {}
    date = content.get("date")
    start, end = bounds(date) if isinstance(date, str) and is_edtf(date) else (None, None)
    sent = _day(str(cable.get("dtg"))[:10])
    near = datetime.timedelta(days=1)
    if sent and ((start and sent + near < start) or (end and sent - near > end)):
        read.tell("S13", ("cable", "dtg"), f"sent on {sent}, but dated {date}", "the same day, give or take one")
    first = start or sent
    for key, what in (("released_on", "released"), ("declassify_on", "to be declassified")):
        day = _day(cable.get(key))
        if day and first and day < first:
            read.tell("S13", ("cable", key), f"{what} on {day}, but written on {first}", f"a day from {first} on")


_STATEMENT = re.compile(r"https?://rightsstatements\.org/(?:vocab|page)/([A-Za-z-]+)/1\.0/?")
_EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+){0,9}")
# The twelve statements of rightsstatements.org, and whether they let everybody publish the text.
_STATEMENTS = {
    **dict.fromkeys(("InC", "InC-OW-EU", "InC-EDU", "InC-NC", "InC-RUU", "CNE", "UND"), False),
    **dict.fromkeys(("NoC-CR", "NoC-NC", "NoC-OKLR", "NoC-US", "NKC"), True),
}


@cache
def _is_free(rights: str) -> bool | None:
    """Whether rights are known to let everybody publish a text; None when nobody can look them up."""
    if statement := _STATEMENT.fullmatch(rights):
        return _STATEMENTS.get(statement[1])
    # What the library may be given; a LicenseRef is somebody's own, which nobody else can look up.
    if not _EXPRESSION.fullmatch(rights) or "licenseref" in rights.casefold():
        return None
    try:
        canonicalize_license_expression(rights)
    except InvalidLicenseExpression:
        return None
    return True


def _check_rights(content: dict[str, Any], read: _Reading) -> None:
    """Rights that can be looked up, and a text policy that agrees with them."""
    digest = content.get("digest")
    of_digest = digest.get("rights") if isinstance(digest, dict) else None
    for path, rights in {("rights",): content.get("rights"), ("digest", "rights"): of_digest}.items():
        if not isinstance(rights, str) or not rights.strip():
            continue  # the schema has told it
        free = _is_free(rights)
        if free is None:
            expected = "an SPDX licence id such as CC-BY-4.0, or an address of rightsstatements.org"
            read.tell("S14", path, f"{'.'.join(path)} is {brief(rights)}", expected)
        elif path == ("digest", "rights"):
            if not free:
                expected = "rights that let everybody publish it, such as CC-BY-4.0"
                read.tell("S15", path, f"digest.rights is {brief(rights)}", expected)
        else:
            policy = content.get("text_policy")
            what = f"text_policy is {policy!r} and rights are {rights}"
            if policy == "open" and not free:
                read.tell("S15", ("text_policy",), what, "text_policy quote or closed")
            elif policy in ("quote", "closed") and free:
                read.tell("S16", ("text_policy",), what, "text_policy open")
