from __future__ import annotations

import re

from wakhan import docs
from wakhan.codes import CODES
from wakhan.schema import ROOT


def test_the_generated_documents_say_what_the_schemas_and_codes_say() -> None:
    docs.check()


def test_every_code_has_a_heading_of_its_own_to_link_to() -> None:
    text = (ROOT / docs.CHECKS).read_text(encoding="utf-8")
    assert re.findall(r"^### (\w+)$", text, re.MULTILINE) == list(
        dict.fromkeys(re.findall(r"\(#(\w+)\)", text.upper()))
    )
    assert set(re.findall(r"^### (\w+)$", text, re.MULTILINE)) == CODES.keys()
