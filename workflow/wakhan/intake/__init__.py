"""Stage 1, intake: what people give, checked and brought into one form.

Reads deposits (or a corpus of another kind) and the authority file; gives the tables ``texts``, ``authority_entities``
and ``authority_roles``. Everything that is wrong is told at once, and then nothing goes on.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable

import polars as pl

from wakhan.codes import finding
from wakhan.edtf import bounds
from wakhan.findings import Finding, refuse
from wakhan.intake.files import brief
from wakhan.intake.records import Record, checked_texts
from wakhan.schema import fields, from_rows


def intake(records: Iterable[Record], findings: Iterable[Finding] = ()) -> pl.DataFrame:
    """The table ``texts`` of some records, sorted by document id.

    Takes records and the findings made while reading them. Raises Refused, with all findings, when an id is not a
    slug or comes twice, a text is not UTF-8 or empty, a date is not EDTF, or a value is none of those allowed.
    """
    wrong = list(findings)
    rows = []
    for document_id, (record, text) in sorted(checked_texts(records, wrong).items()):
        about = {"text_policy": "open", **{k: v for k, v in record.about.items() if v is not None}}
        wrong.extend(_check_about(about, record.origin))
        rows.append(
            {
                **about,
                "document_id": document_id,
                "text": text,
                "text_basis": record.basis,
                "raw_sha256": hashlib.sha256(record.raw).hexdigest(),
                "raw_bytes": len(record.raw),
                "cable": None if record.cable is None else json.dumps(record.cable, ensure_ascii=False, sort_keys=True),
                "origin": record.origin,
            }
        )
    refuse(wrong)
    return from_rows("texts", rows)


def _check_about(about: dict[str, object], origin: str) -> list[Finding]:
    """What the schema of ``texts`` forbids in the metadata of one record."""
    wrong = []
    for field in fields("texts"):
        value = about.get(field["name"])
        if not isinstance(value, str):
            continue
        constraints = field.get("constraints", {})
        what = f"{field['name']} is {brief(value)}"
        if value not in constraints.get("enum", [value]):
            wrong.append(finding("B04", origin, what, f"one of {', '.join(constraints['enum'])}"))
        if not re.search(constraints.get("pattern", ""), value):
            wrong.append(finding("B04", origin, what, f"text of the form {constraints['pattern']}"))
        if field.get("edtf"):
            try:
                bounds(value)
            except ValueError as error:
                wrong.append(finding("B04", origin, str(error), 'an EDTF date, such as "2021-07-28" or "2021-08~"'))
    return wrong
