"""Reading source.yaml: YAML with line numbers, checked against its JSON Schema, every finding told at once."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

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
    except YAMLError as error:
        return {}, [Finding(origin, " ".join(str(error).split()), "YAML 1.2", "see raw/sources/README.md")]
    if not isinstance(data, dict):
        return {}, [Finding(f"{origin}:1", "no keys", "keys and values, as in raw/sources/README.md")]
    findings = [_finding(error, data, origin) for error in _validator().iter_errors(data)]
    return _plain(data), findings


def _plain(value: Any) -> Any:
    """Ordinary dicts, lists and strings in place of the loader's own kinds."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def _finding(error: ValidationError, data: Any, origin: str) -> Finding:
    path = list(error.absolute_path)
    key = ".".join(map(str, path))
    schema = error.schema if isinstance(error.schema, dict) else {}
    if error.validator == "required":
        missing = error.message.split("'")[1]
        key = ".".join([*map(str, path), missing])
        return Finding(
            _place(data, path, origin), f"no {key}", f"the key {key}", "add it; null where it may be unknown"
        )
    if error.validator == "additionalProperties":
        known = sorted(schema.get("properties", {}))
        unknown = sorted(str(k) for k in error.instance if k not in known)
        where = _place(data, [*path, unknown[0]], origin)
        return Finding(where, f"unknown key {', '.join(unknown)}", f"one of {', '.join(known)}", "correct or remove it")
    if error.schema is False:
        return Finding(
            _place(data, path, origin), f"{key} in a document that is no cable", "genre: cable, or no cable key"
        )
    expected, mend = _expectation(error, schema)
    return Finding(_place(data, path, origin), f"{key} is {error.instance!r}", expected, mend)


def _expectation(error: ValidationError, schema: dict[str, Any]) -> tuple[str, str]:
    description = schema.get("description", "")
    match error.validator:
        case "format" if error.validator_value == "edtf":
            return 'an EDTF date (ISO 8601-2), such as "2021-07-28", "2021-08~", "1998/2001"', ""
        case "enum":
            return f"one of {', '.join(map(str, error.validator_value))}", ""
        case "type":
            wanted = error.validator_value
            kinds = " or ".join(wanted) if isinstance(wanted, list) else str(wanted)
            quoted = not isinstance(error.instance, list | dict) and "string" in kinds
            return f"{kinds}: {description}" if description else kinds, "put it in quotation marks" if quoted else ""
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
