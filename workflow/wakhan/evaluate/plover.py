"""Measures against PLOVER sentences: is the sentence's event among those coded, and are its sides named?"""

from __future__ import annotations

from collections import Counter

from wakhan.evaluate.gold import Sentence
from wakhan.evaluate.measures import Unit, f1_of, share
from wakhan.evaluate.reliability import Judged
from wakhan.evaluate.standoff import Rows

MEASURES = (
    share("event_precision", "events right", "events found"),
    share("event_recall", "sentences right", "sentences"),
    f1_of("event_f1", "events right", "events found", "sentences right", "sentences"),
    share("participant_recall", "names found", "names"),
)


def count(gold: Sentence, rows: Rows) -> tuple[list[Unit], list[Judged]]:
    """What was coded of one sentence, and every coded event with whether its type is the gold's.

    A name is found when it stands in the surface of some participant, whatever its case.
    """
    events = rows["events"]
    right = [row["event_type"] == gold.event_type for row in events]
    seen = " | ".join((row["surface"] or "").casefold() for row in rows["event_participants"])
    counts = Counter(
        {
            "sentences": 1,
            "sentences right": int(any(right)),
            "events found": len(events),
            "events right": sum(right),
            "names": len(gold.names),
            "names found": sum(name.casefold() in seen for name in gold.names),
        }
    )
    judged = [
        Judged("events", gold.document_id, row["method"], row["score"], ok)
        for row, ok in zip(events, right, strict=True)
    ]
    return [Unit(gold.document_id, counts)], judged
