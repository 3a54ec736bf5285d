"""Reads diplomatic telegrams as archives release them: text, transmission and release apart, and the header's fields.

Knows the grammar of State Department telegrams (5 FAH-2 H-200 to H-420, 5 FAH-1 H-240) from the 1970s on, in the forms
they are released in: scanned and in capitals with a page line a page and a routing header a section, in lower case, or
under a table of fields. :mod:`tokens` finds the words, :mod:`grammar` says what may stand at a word, :mod:`lexer`
decides what it is, :mod:`paragraphs` lays out the text, :mod:`header` reads the fields.
"""

from __future__ import annotations

import re
from typing import Any

from wakhan.clean.stretches import Reading
from wakhan.clean.telegram.grammar import Grammar
from wakhan.clean.telegram.header import cable_of, date_of
from wakhan.clean.telegram.lexer import lex
from wakhan.clean.telegram.paragraphs import arrange
from wakhan.clean.telegram.tokens import tokenize
from wakhan.view import quote_raw

PUBLISHER = "U.S. Department of State"

# Parts that only a telegram has. A news text may quote one or two of them, not three.
_PARTS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^[ \t>]*(?:[ZOPR] )*[0-9OIl]{6}[Z2]\s+(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\s+\d\d",
        r"\bFM\s+(?:R[A-Z]+/)?(?:AMEMBASSY|AMCONSUL|USMISSION|SECSTATE|USINT|USLO|AIT|US[A-Z]+)\b",
        r"\bTO\s+(?:R[A-Z]+/)?(?:SECSTATE|AMEMBASSY|AMCONSUL|ALL DIPLOMATIC)\b",
        r"^[ \t>]*E\.?\s?O\.?\s*1[0-9]{4}\b",
        r"^[ \t>]*TAGS?:\s*\(?[A-Z]{2,4}\b",
        r"^[ \t>]*(?:SUBJECT|Subject|SUBJ)\s*:",
        r"^[ \t>]*(?:[A-Z] ){5,}[A-Z]\b",
        r"^[ \t>]*PAGE\s+[0-9O]{2}\s+[A-Z]{3,6}",
        r"\bACTION [A-Z]{1,4}-\d\d\b",
        r"\bSECTION\s+\d\d\s+OF\s+\d\d\b",
        r"^[ \t>]*(?:MRN|Document Number|Reference ID|Current Class\w*|Date/DTG)\s*[:\t]",
        r"^[ \t>]*¶?\d{1,2}\.\s?\((?:C|U|S|SBU)(?:/[A-Z]+)?\)",
        r"(?i:^[ \t>]*(?:-\s)?(?:\(U\)\s)?CLASSIFIED BY:?\s)",
        # The forms of the years before date-time groups.
        r"^[ \t>]*(?:INCOMING|OUTGOING) TELEGRAM\b",
        r"^[ \t>]*(?:Control|CONTROL):\s*\d",
        r"^[ \t>]*(?:TO:\s+(?:Secretary of State|SECSTATE)|(?:Rec'd|REC'D):)",
        r"^[ \t>]*(?:NO|No)\.?:\s*\d",
    )
)
_PARTS_NEEDED = 3
# A telegram shows what it is on its first pages.
_OPENING = 20_000


def is_telegram(raw: str) -> bool:
    """Whether a text is a diplomatic telegram: three of the parts that only telegrams have stand in its opening."""
    opening = raw[:_OPENING]
    n = 0
    for part in _PARTS:
        n += part.search(opening) is not None
        if n == _PARTS_NEEDED:
            return True
    return False


def read_telegram(raw: str) -> Reading:
    """Read one telegram: its stretches (code points of ``raw``), the metadata it states and its header.

    Takes any text and never fails: what is no part of a telegram is read as routing or as text. ``cable`` has every
    column of ``cables`` but document_id.
    """
    tokens = tokenize(raw)
    pieces, said = lex(Grammar(raw, tokens))
    stretches = arrange(tokens, pieces)
    subject = quote_raw(raw, [(s.start, s.end) for s in stretches if s.label == "title"]) or None
    signed = next((s for s in reversed(stretches) if s.label == "signature"), None)
    signer = " ".join(raw[signed.start : signed.end].split()).rstrip("#") if signed else None
    cable = cable_of(said, subject, signer)
    found: dict[str, Any] = {
        "title": subject,
        "creators": [cable["from_post"]] if cable["from_post"] else [],
        "publisher": PUBLISHER,
        "genre": "cable",
        "language": "en",
        "date": date_of(said),
    }
    return Reading(tuple(stretches), found, cable)
