"""Reading source.yaml: YAML with line numbers, checked against its JSON Schema, every finding told at once."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from wakhan.edtf import is_edtf
from wakhan.findings import Finding
from wakhan.schema import SCHEMAS

_FORMATS = FormatChecker(formats=["date"])


@_FORMATS.checks("edtf")  # type: ignore[untyped-decorator]
def _edtf(value: object) -> bool:
    return not isinstance(value, str) or is_edtf(value)


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads((SCHEMAS / "source.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=_FORMATS)


def read_sidecar(text: str, origin: str) -> tuple[dict[str, Any], list[Finding]]:
    """A sidecar's content and what is wrong with it.

    Takes the YAML text and the file's name for messages; returns the mapping (empty when the text is not a YAML
    mapping) and findings with line and column.
    """
    try:
        data = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{origin}:{mark.line + 1}:{mark.column + 1}" if mark else origin
        problem = " ".join((error.problem or "not YAML").split())
        return {}, [Finding(where, problem, "YAML 1.2, each key once", "see raw/sources/README.md")]
    except ReaderError as error:
        where = f"{origin}:{text.count(chr(10), 0, error.position) + 1}"
        return {}, [Finding(where, f"the character U+{error.character:04X}", "YAML 1.2, printable", "take it out")]
    if not isinstance(data, dict):
        return {}, [Finding(f"{origin}:1", "no keys", "keys and values, as in raw/sources/README.md")]
    return _plain(data), [f for error in _validator().iter_errors(data) for f in _findings(error, data, origin)]


def _plain(value: Any) -> Any:
    """Ordinary dicts, lists and strings in place of the loader's own kinds."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def _findings(error: ValidationError, data: Any, origin: str) -> Iterator[Finding]:
    """What one error of the JSON Schema means, with its place."""
    path = list(error.absolute_path)
    if error.schema is False:  # the only thing the schema forbids outright; the error does not say where
        yield Finding(
            _place(data, ["cable"], origin), "cable in a document that is no cable", "genre: cable, or no cable"
        )
        return
    schema = error.schema if isinstance(error.schema, dict) else {}
    if error.validator == "required":
        key = ".".join([*map(str, path), error.message.split("'")[1]])
        yield Finding(_place(data, path, origin), f"no {key}", f"the key {key}", "add it; null where it may be unknown")
    elif error.validator == "additionalProperties":
        known = sorted(schema["properties"])
        for unknown in (k for k in error.instance if k not in known):
            key = ".".join(map(str, [*path, unknown]))
            where = _place(data, [*path, unknown], origin)
            yield Finding(where, f"unknown key {key}", f"one of {', '.join(known)}", "correct or remove it")
    else:
        value = error.instance
        shown = str(value) if isinstance(value, datetime.date) else "null" if value is None else repr(_plain(value))
        expected, mend = _expectation(error, schema)
        yield Finding(_place(data, path, origin), f"{'.'.join(map(str, path))} is {shown}", expected, mend)


_KINDS = {"string": "text", "array": "a list", "object": "keys and values", "integer": "a whole number", "null": "null"}


def _expectation(error: ValidationError, schema: dict[str, Any]) -> tuple[str, str]:
    """What should stand there, and how to mend it."""
    description = schema.get("description", "")
    match error.validator:
        case "format" if error.validator_value == "edtf":
            return 'an EDTF date (ISO 8601-2), such as "2021-07-28", "2021-08~", "1998/2001"', ""
        case "format":
            return 'a day of the calendar, such as "2011-03-08"', ""
        case "enum":
            return f"one of {', '.join('null' if v is None else str(v) for v in error.validator_value)}", ""
        case "type":
            wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
            kinds = " or ".join(_KINDS[kind] for kind in wanted)
            quote = "string" in wanted and not isinstance(error.instance, list | dict | None)
            return f"{kinds}: {description}" if description else kinds, "put it in quotation marks" if quote else ""
        case "pattern":
            return f"text of the form {error.validator_value}", description
        case _:
            return description or error.message, ""


def _place(data: Any, path: list[Any], origin: str) -> str:
    """File, line and column of the deepest part of a path that the loader placed."""
    line = column = 0
    node: Any = data
    for step in path:
        try:
            line, column = node.lc.key(step) if hasattr(node, "keys") else node.lc.item(step)
            node = node[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return f"{origin}:{line + 1}:{column + 1}"
