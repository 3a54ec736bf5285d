"""Which reports tell of the same happening: event coreference within and across documents.

Two sieves, the surer first (Raghunathan et al. 2010; for events Lee et al. 2012):

1. *Back-references.* An undated report whose trigger is a definite noun for the same act ("the talks" after "met", "the
   invasion" after "invaded") belongs with the nearest dated report of that act and of its sides before it in its
   document.
2. *Linkage.* What is left is clustered as record linkage does it: blocking, then comparison, then clustering (Fellegi
   and Sunter 1969; Christen 2012). Two reports *contradict* each other in type, sides, people, place or date, or do
   not; two that do not may also have *evidence* for being one, more or less of it. Clusters grow from the strongest
   evidence down, and two of them join only if no report of one contradicts a report of the other: complete linkage
   for contradictions (cannot-link constraints: Wagstaff et al. 2001; Davidson and Ravi 2005). Where a cluster could
   join either of two that contradict each other on equal evidence it joins neither, so no answer hangs on the order in
   which ties are taken (the problem: Fernández and Gómez 2008).

The four tests are those by which Cybulska and Vossen (2014) describe events: action, participants, place, time.
What is decided here, and why:

- Denied and supposed reports join nothing: what did not happen has no identity to share. Planned reports join planned
  ones, and the report that it was done when both name the same date and it is one day, or the same people.
- CONSULT, AGREE and COOPERATE are confused for one meeting, but a promise made at a meeting is another event. So a
  report changes families only if its trigger is a word for a meeting, and then needs both sides, one of them the same
  person, and the same day.
- The same sides on the same day are one happening (OTHER, which says little, needs the same words too). The same sides
  in the same month are one meeting; other acts recur, and need the same words, people or town besides.
- A report of one side only (a visit whose host is a place, an attack whose target is) needs the place or a person.
- Wider dates (a year, a decade, an open end) tell little: they need both sides, a person and the town.
- No date at all: a dated report of the same act (the same words, unless it is a meeting) by the same people on both
  sides, and documents about as old as the happening where that is known. Two undated reports never join. The taking of
  a town is the exception, since it seldom recurs: an undated report joins the one taking of that town by the same actor
  that is dated to the year before its document.
"""

from __future__ import annotations

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

import polars as pl

from wakhan.assemble.titles import phrase_of, plural_of, title

# Types that extraction confuses for one meeting, and the words that show that a meeting is meant.
MEETING_TYPES = ("CONSULT", "AGREE", "COOPERATE")
MEETING = (
    r"\b(meet|meets|met|meetings?|talks?|talked|dialogues?|discuss|discusse[sd]|discussions?|summits?|conferred"
    r"|consulted|consultations?|negotiat\w+|calls?|called|phoned|visit\w*|trips?|travel\w*|tour|tours|toured)\b"
)
VISIT = r"\b(visit\w*|trips?|travel\w*|tour|tours|toured|journey\w*|flew|arriv\w+|went)\b"
# Nouns that take up a meeting, whatever verb told it.
TALKS = (
    r"^(meetings?|talks|dialogues?|discussions?|summits?|consultations?|negotiations?|calls?|visits?|trips?|tours?)$"
)
# Words for the taking of a town.
TAKING = (
    r"\b(enter\w*|took|taken?|captur\w*|recaptur\w*|seiz\w*|retak\w*|retook|conque\w*|overr[au]n|take-?over|fall|fell"
    r"|fallen|occup\w*)\b"
)
# A trigger is definite when one of these words stands before it, with at most two words between.
DEFINITE = r"(?i)\b(the|this|these|those)\s+([\w’'-]+\s+){0,2}$"

SAME = r"(?i)\bsame\s+([\w’'-]+\s+){0,2}$"

# The widest date, in days, that still counts as a day (a visit may take three) and as a month.
DAY, MONTH = 3, 31
# An undated report tells of what is recent: this many days before its document's date at most.
RECENT = 31
YEAR = 366
# Blocks with more pairs than this are not compared (block purging: Papadakis et al. 2013): where more than a hundred
# different reports of one type, between the same sides, share a day or a month, sharing it tells nothing.
BLOCK_PAIRS = 20_000
OPEN = 10_000_000
ID_LENGTH = 80

# Acts on a place: who is acted upon tells where.
ON_PLACES = ("ASSAULT",)


class Tenure(NamedTuple):
    """For whom a person acts, and between which days; None where that is open or unknown."""

    side: str
    start: datetime.date | None
    end: datetime.date | None


class Occurrences(NamedTuple):
    """The reports with their ``occurrence_id``, sorted by ``event_id``, and the occurrences, sorted by id."""

    events: pl.DataFrame
    occurrences: pl.DataFrame


def occurrences(
    events: pl.DataFrame,
    participants: pl.DataFrame,
    documents: pl.DataFrame,
    entities: pl.DataFrame,
    states: Mapping[str, str],
    tenures: Mapping[str, Sequence[Tenure]],
) -> Occurrences:
    """Cluster reports into occurrences.

    Takes the tables ``events`` (``occurrence_id`` may be absent and is ignored), ``event_participants``, ``documents``
    (its id and date bounds) and ``entities`` (id, name, type), ``states``: the state that an entity is, acts for or
    lies in, and ``tenures``: for people the states and bodies they acted for, and when; outside of their tenures they
    stand for themselves. Gives every event exactly one occurrence. The order of rows does not matter. Dates of an
    occurrence are what all its dated reports allow; ``agreement`` is the share of its reports that state its type, its
    sides and, where it is dated, a date.
    Raises ValueError when an ``event_id`` stands twice.
    """
    if events["event_id"].is_duplicated().any():
        raise ValueError("an event_id stands twice in events")
    kinds = dict(zip(entities["entity_id"].to_list(), entities["entity_type"].to_list(), strict=True))
    names = _display(entities)
    reports = _reports(events, participants, documents, kinds, states, tenures)
    labels = _labels(reports, kinds, states)
    reports = reports.join(labels, on="row", how="left", maintain_order="left")
    found = _describe(reports, names, kinds)
    named = reports.select("event_id", "label").join(found.select("label", "occurrence_id"), on="label", how="left")
    before = [c for c in events.columns if c != "occurrence_id"]
    at = events.columns.index("occurrence_id") if "occurrence_id" in events.columns else before.index("event_type")
    told = (
        events.select(before)
        .sort("event_id")
        .join(named.select("event_id", "occurrence_id"), on="event_id", how="left", maintain_order="left")
        .select(*before[:at], "occurrence_id", *before[at:])
    )
    return Occurrences(told, found.drop("label").sort("occurrence_id"))


# --- What a report says ---


def _reports(
    events: pl.DataFrame,
    participants: pl.DataFrame,
    documents: pl.DataFrame,
    kinds: Mapping[str, str],
    states: Mapping[str, str],
    tenures: Mapping[str, Sequence[Tenure]],
) -> pl.DataFrame:
    """Events sorted by id, with what linkage compares. ``cast``: one line a named participant, sorted."""
    sides = pl.DataFrame(
        {
            "entity_id": sorted({*kinds, *states}),
            "side": [states.get(e, e) for e in sorted({*kinds, *states})],
            "kind": [kinds.get(e, "") for e in sorted({*kinds, *states})],
        },
        schema={"entity_id": pl.String, "side": pl.String, "kind": pl.String},
    )
    people = (
        participants.select("event_id", "role", "entity_id", "surface")
        .join(sides, on="entity_id", how="left")
        .join(_acting(events, participants, documents, tenures), on=["event_id", "entity_id"], how="left")
        .with_columns(pl.coalesce("acting", "side", "entity_id").alias("side"), pl.col("kind").fill_null(""))
    )
    named = pl.col("entity_id").is_not_null()
    actor, recipient = pl.col("role") == "actor", pl.col("role") == "recipient"
    line = pl.concat_str("role", "kind", "side", "entity_id", separator="\t")
    cast = people.group_by("event_id").agg(
        line.filter(named).unique().sort().str.join("\n").alias("cast"),
        pl.col("surface").filter(~named).str.to_lowercase().unique().sort().str.join("\n").alias("unnamed"),
        pl.col("side").filter(named & actor).unique().sort().str.join("\n").alias("actors"),
        pl.col("entity_id").filter(named & actor).unique().sort().str.join("\n").alias("doers"),
        pl.col("side").filter(named & recipient).unique().sort().str.join("\n").alias("recipients"),
        pl.col("entity_id").filter(named & recipient).unique().sort().str.join("\n").alias("done_to"),
        pl.col("side").filter(named).unique().sort().str.join("\n").alias("sides"),
        pl.col("side").filter(named).n_unique().alias("n_sides"),
        (named & (pl.col("kind") == "PER")).sum().alias("n_people"),
    )
    whole = sorted(e for e, state in states.items() if e == state)
    trigger = pl.col("trigger").fill_null("").str.to_lowercase()
    taking = (pl.col("event_type") == "ASSAULT") & trigger.str.contains(TAKING)
    meeting = pl.col("event_type").is_in(MEETING_TYPES[1:]) & trigger.str.contains(MEETING)
    day = pl.col("date_start", "date_end").cast(pl.Int32)
    undated = pl.col("date").is_null()
    about = documents.select(
        "document_id",
        pl.col("date_start").cast(pl.Int32).alias("document_start"),
        pl.col("date_end").cast(pl.Int32).alias("document_end"),
    )
    empty = pl.col("cast", "unnamed", "actors", "doers", "recipients", "done_to", "sides").fill_null("")
    return (
        events.drop("occurrence_id", strict=False)
        .sort("event_id")
        .join(cast, on="event_id", how="left")
        .join(about, on="document_id", how="left")
        .join(
            sides.select(pl.col("entity_id").alias("place_entity_id"), pl.col("side").alias("place_side")),
            on="place_entity_id",
            how="left",
        )
        .sort("event_id")
        .with_row_index("row")
        .with_columns(empty, pl.col("n_sides", "n_people").fill_null(0), day.name.suffix("_day"))
        .with_columns(
            pl.when(meeting).then(pl.lit("CONSULT")).otherwise("event_type").alias("family"),
            trigger.str.contains(VISIT).alias("visit"),
            taking.alias("taking"),
            pl.col("document_start", "document_end").cast(pl.Int32),
            (pl.col("date_end_day") - pl.col("date_start_day") + 1).fill_null(OPEN).alias("width"),
            undated.alias("undated"),
            pl.col("place_entity_id").is_in(whole).alias("whole_state"),
            pl.coalesce("place_side", "place_entity_id"),
        )
        .with_columns(
            # Only what is compared may keep two reports apart: words of a meeting are not, nor the document of a
            # dated report.
            pl.when(pl.col("family") == "CONSULT").then(pl.lit("")).otherwise(trigger).alias("words"),
            pl.when("undated").then("document_start").alias("told_start"),
            pl.when("undated").then("document_end").alias("told_end"),
            # Undated reports are never one for being alike.
            pl.when("undated").then("row").alias("alone"),
            # The sides as the occurrence names them: in order of role only where role tells something.
            pl.when(pl.col("family").is_in(("CONSULT", "COOPERATE")) | (pl.col("recipients") == ""))
            .then("sides")
            .otherwise(pl.concat_str("actors", pl.lit("\n>\n"), "recipients"))
            .alias("between"),
        )
    )


def _acting(
    events: pl.DataFrame,
    participants: pl.DataFrame,
    documents: pl.DataFrame,
    tenures: Mapping[str, Sequence[Tenure]],
) -> pl.DataFrame:
    """For whom people acted on the day a report tells of, or failing that on its document's day (``acting``): of what
    they served then, what they took up last.
    """
    held = pl.DataFrame(
        [(person, order, *tenure) for person in sorted(tenures) for order, tenure in enumerate(tenures[person])],
        schema={"entity_id": pl.String, "order": pl.Int64, "acting": pl.String, "from": pl.Date, "to": pl.Date},
        orient="row",
    )
    written = documents.select("document_id", pl.col("date_end").cast(pl.Date).alias("written"))
    day = pl.coalesce(pl.col("date_end", "date_start").cast(pl.Date), "written")
    days = events.join(written, on="document_id", how="left").select("event_id", day.alias("day"))
    return (
        participants.select("event_id", "entity_id")
        .unique()
        .join(held, on="entity_id")
        .join(days, on="event_id")
        .filter((pl.col("from") <= pl.col("day")).fill_null(True) & (pl.col("to") >= pl.col("day")).fill_null(True))
        .sort("event_id", "entity_id", "from", "order", nulls_last=False)
        .unique(["event_id", "entity_id"], keep="last", maintain_order=True)
        .select("event_id", "entity_id", "acting")
    )


@dataclass(frozen=True, slots=True)
class Report:
    """What all reports that are alike in every compared respect say. Days are counted from 1970; open ends are far.

    ``told``: the date of an undated report's document. ``pinpoint``: the place is narrower than a state. ``hosts``:
    sides named only as the place of a visit. ``people`` and ``bodies``: who acts for each side. ``unnamed``: words for
    participants without a name. ``symmetric``: actors and recipients are sides alike (a meeting, common work, an
    agreement without recipient).
    """

    family: str
    event_type: str
    mode: str | None
    status: str
    start: int
    end: int
    told: tuple[int | None, int | None]
    place: str | None
    state: str | None
    place_kind: str
    pinpoint: bool
    visit: bool
    taking: bool
    words: str
    actors: frozenset[str]
    recipients: frozenset[str]
    hosts: frozenset[str]
    people: Mapping[str, frozenset[str]]
    bodies: Mapping[str, frozenset[str]]
    unnamed: frozenset[str]
    undated: bool
    width: int
    symmetric: bool


SIGNATURE = (
    "family",
    "event_type",
    "mode",
    "status",
    "date_start_day",
    "date_end_day",
    "undated",
    "width",
    "told_start",
    "told_end",
    "place_entity_id",
    "visit",
    "taking",
    "alone",
    "words",
    "cast",
    "unnamed",
)


def _report(row: Mapping[str, Any], kinds: Mapping[str, str], states: Mapping[str, str]) -> Report:
    """One row of distinct signatures as a Report."""
    roles: dict[str, set[str]] = {"actor": set(), "recipient": set(), "host": set()}
    people: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, set[str]] = defaultdict(set)
    place, family, visit = row["place_entity_id"], row["family"], row["visit"]
    targets: list[str] = []
    for role, kind, side, entity in (line.split("\t") for line in row["cast"].split("\n") if line):
        # Who is visited may be a place rather than a party: "visited Afghanistan", "met in China".
        host = family == "CONSULT" and role == "recipient" and kind == "GPE" and (visit or entity == place)
        roles["host" if host else role].add(side)
        if role == "recipient" and kind == "GPE" and (host or (family in ON_PLACES and states.get(entity) != entity)):
            targets.append(entity)
        if kind == "PER":
            people[side].add(entity)
        elif kind == "ORG" and side != entity:
            bodies[side].add(entity)
    if place is None and len(targets) == 1:
        place = targets[0]
    state = states.get(place or "")
    start, end = row["date_start_day"], row["date_end_day"]
    return Report(
        family=family,
        event_type=row["event_type"],
        mode=row["mode"],
        status=row["status"],
        start=-OPEN if start is None else start,
        end=OPEN if end is None else end,
        told=(row["told_start"], row["told_end"]),
        place=place,
        state=state,
        place_kind=kinds.get(place or "", ""),
        pinpoint=place is not None and state != place,
        visit=visit,
        taking=row["taking"],
        words=row["words"],
        actors=frozenset(roles["actor"]),
        recipients=frozenset(roles["recipient"]),
        hosts=frozenset(roles["host"] - roles["actor"] - roles["recipient"]),
        people={side: frozenset(found) for side, found in people.items()},
        bodies={side: frozenset(found) for side, found in bodies.items()},
        unnamed=frozenset(w for w in row["unnamed"].split() if len(w) > 3),
        undated=row["undated"],
        width=row["width"],
        symmetric=family in ("CONSULT", "COOPERATE") or (family == "AGREE" and not roles["recipient"]),
    )


# --- Comparison ---

FULL, PART = 2, 1


def compatible(a: Report, b: Report) -> bool:
    """Whether nothing in two reports contradicts their telling of one happening. Symmetric."""
    return (
        a.family == b.family
        and _statuses(a, b)
        and _dates(a, b)
        and not _modes_differ(a, b)
        and _sides(a, b) > 0
        and _people(a, b) >= 0
        and _place(a, b) >= 0
    )


def evidence(a: Report, b: Report) -> int:
    """How much speaks for two reports telling of one happening, 0 when too little. Symmetric."""
    if not compatible(a, b):
        return 0
    sides, people, place, width = _sides(a, b), _people(a, b), _place(a, b), max(a.width, b.width)
    town = place == 2
    day = width <= DAY
    if a.undated and b.undated:
        enough = a is b and (a.taking or people >= 2)
    elif a.undated or b.undated:
        if a.taking and b.taking and town and a.actors and a.actors == b.actors and min(a.width, b.width) <= MONTH:
            return 1
        enough = sides == FULL and people >= 2 and a.words == b.words
    elif a.event_type != b.event_type:
        enough = sides == FULL and day and people >= 1
    elif a.status != b.status:
        enough = sides == FULL and (day or (width <= MONTH and people >= 2))
    elif a.family == "OTHER" and a.words != b.words:
        enough = False
    elif sides == PART and a.symmetric and (a.unnamed or b.unnamed) and width <= MONTH:
        enough = place >= 1  # the same person may meet another
    elif day and sides == PART and (a.unnamed or b.unnamed):
        enough = town or people >= 1  # who is not named may be another than the one named
    elif day:
        enough = sides == FULL or place >= 1 or people >= 1
    elif width > MONTH:
        enough = sides == FULL and people >= 1 and town
    elif a.family == "CONSULT":
        enough = sides == FULL or place >= 1 or people >= 1
    else:
        enough = sides == FULL and (a.words == b.words or people >= 1 or town)
    if not enough:
        return 0
    precision = 0 if a.undated or b.undated else 3 if day else 2 if width <= MONTH else 1
    return 100 * precision + 20 * people + 5 * place + sides


def _statuses(a: Report, b: Report) -> bool:
    if not {a.status, b.status} <= {"asserted", "planned"}:
        return False
    return a.status == b.status or (not a.undated and (a.start, a.end) == (b.start, b.end))


def _dates(a: Report, b: Report) -> bool:
    """Whether there is a day both may mean. An undated report means the time just before its document."""
    if a.start > b.end or b.start > a.end:
        return False
    recent = YEAR if a.taking and b.taking else RECENT
    for x, y in ((a, b), (b, a)):
        if x.undated:
            told_start, told_end = x.told
            start, end = y.told if y.undated else (y.start, y.end)
            if told_start is not None and end is not None and told_start - end > recent:
                return False
            done = x.status == "asserted" and not y.undated
            if done and told_end is not None and start is not None and start > told_end:
                return False
    return True


def _modes_differ(a: Report, b: Report) -> bool:
    """Whether two modes exclude each other. A visit is also a meeting of many; a call is neither."""
    if a.mode is None or b.mode is None or a.mode == b.mode:
        return False
    return a.family != "CONSULT" or "phone" in (a.mode, b.mode)


def _sides(a: Report, b: Report) -> int:
    """FULL when both name the same two or more sides, PART when only one side is shared, 0 when they contradict."""
    if a.symmetric != b.symmetric:
        return 0
    if a.symmetric:
        firm_a, firm_b = a.actors | a.recipients, b.actors | b.recipients
        all_a, all_b = firm_a | a.hosts, firm_b | b.hosts
        common = all_a & all_b
        only_a, only_b = firm_a - all_b, firm_b - all_a
        if not common or (only_a and only_b):
            return 0
        if only_a or only_b:
            narrow = firm_b if only_a else firm_a
            if len(narrow) > 1:  # two of three parties: another meeting, unless it is the same people's same day
                same = max(a.width, b.width) <= DAY and _people(a, b) >= 1
                return FULL if same else 0
            return PART if not _strangers(a, b) else 0
        return FULL if len(common) > 1 else 0 if _strangers(a, b) else PART
    shared = 0
    for x, y in ((a.actors, b.actors), (a.recipients, b.recipients)):
        if x and y:
            if not (x <= y or y <= x):
                return 0
            shared += 1
    if shared == 2:
        return FULL
    return PART if shared and not _strangers(a, b) else 0


def _strangers(a: Report, b: Report) -> bool:
    """Whether each has unnamed participants and no word of theirs is the same."""
    return bool(a.unnamed and b.unnamed and not a.unnamed & b.unnamed)


def _people(a: Report, b: Report) -> int:
    """On how many sides the same people stand; -1 when a side is other people, or on other days other bodies."""
    found = 0
    for side, people in a.people.items():
        others = b.people.get(side)
        if others:
            if not people & others:
                return -1
            found += 1
    if max(a.width, b.width) > DAY:
        for side, bodies in a.bodies.items():
            others = b.bodies.get(side)
            if others and not bodies & others and side not in a.people and side not in b.people:
                return -1
    return found


def _place(a: Report, b: Report) -> int:
    """2 the same town or spot, 1 the same state, 0 unknown, -1 different places."""
    if a.place is None or b.place is None:
        return 0
    if a.place == b.place:
        return 2 if a.pinpoint else 1
    if a.state is not None and b.state is not None and a.state != b.state:
        return -1
    same_state = a.state is not None and a.state == b.state
    if not (a.pinpoint and b.pinpoint):
        return 1 if same_state else 0
    if a.place_kind != "GPE" or b.place_kind != "GPE":
        return 0  # a building may stand in the town
    # A visit goes to more than one town, on more than one day.
    touring = a.family == "CONSULT" and (a.visit or b.visit) and max(a.width, b.width) > DAY
    return 1 if touring and same_state else -1


# --- Blocking and clustering ---


def _labels(reports: pl.DataFrame, kinds: Mapping[str, str], states: Mapping[str, str]) -> pl.DataFrame:
    """For every row of the reports the row that stands for its cluster (``label``)."""
    back = _back_references(reports)
    dates = pl.col("width") <= MONTH
    people = pl.col("n_people") >= pl.when("undated").then(2).otherwise(1)
    linkable = (
        reports.join(back, on="row", how="anti")
        .filter(pl.col("status").is_in(("asserted", "planned")) & (pl.col("n_sides") > 0))
        .filter(dates | people | pl.col("undated") & pl.col("taking"))
        .group_by(SIGNATURE)
        .agg(pl.col("row").sort(), pl.col("n_sides", "n_people", "place_side").first())
        .sort(SIGNATURE, nulls_last=True)
        .with_row_index("node")
    )
    candidates = _candidates(linkable)
    alone = linkable["row"].list.len() == 1
    asked = set(candidates["a"].to_list()) | set(candidates["b"].to_list())
    wanted = linkable.filter(~alone | pl.col("node").is_in(list(asked))).select("node", *SIGNATURE)
    nodes = {int(row["node"]): _report(row, kinds, states) for row in wanted.iter_rows(named=True)}
    # What has not even evidence for being the same as its like is too vague to join anything.
    vague = {node for node, report in nodes.items() if not evidence(report, report)}
    edges = [
        (weight, a, b)
        for a, b in candidates.iter_rows()
        if a not in vague and b not in vague and (weight := evidence(nodes[a], nodes[b]))
    ]
    clusters = _cluster(nodes, edges)
    where = pl.DataFrame(
        {"node": list(clusters), "cluster": list(clusters.values())}, schema={"node": pl.UInt32, "cluster": pl.UInt32}
    )
    joined = (
        linkable.join(pl.DataFrame({"node": sorted(vague)}, schema={"node": pl.UInt32}), on="node", how="anti")
        .join(where, on="node", how="left")
        .select("row", pl.coalesce("cluster", "node").alias("cluster"))
        .explode("row", empty_as_null=True, keep_nulls=True)
        .select("row", pl.col("row").min().over("cluster").alias("label"))
    )
    roots = (
        reports.select("row")
        .join(joined, on="row", how="left")
        .select("row", pl.coalesce("label", "row").alias("label"))
    )
    told = back.join(roots.rename({"row": "root"}), on="root", how="left").select("row", "label")
    return pl.concat([roots.join(told, on="row", how="anti"), told])


def _back_references(reports: pl.DataFrame) -> pl.DataFrame:
    """Undated definite reports (``row``) and the dated report of the same document that each takes up (``root``)."""
    before = pl.col("evidence").str.split(by=pl.col("trigger")).list.first()
    key = ["document_id", "family", "status", "act", "key"]
    noun = pl.col("trigger").str.to_lowercase()
    talks = pl.col("family") == "CONSULT"
    # A verb and its noun begin alike; a past tense is no noun.
    act = pl.when(talks).then(pl.lit("")).otherwise(noun.str.head(4)).alias("act")
    named = pl.when(talks).then(noun.str.contains(TALKS)).otherwise(~noun.str.contains(r"ed$"))
    order = reports.filter((pl.col("status") == "asserted") & (pl.col("n_sides") > 0)).select(
        "row",
        *key[:3],
        act,
        named.alias("noun"),
        "trigger_start",
        "undated",
        "evidence",
        "trigger",
        "sides",
        "place_entity_id",
        "cast",
    )
    # A dated report is taken up by all its sides, or by one of them.
    dated = order.filter(~pl.col("undated"))
    one = dated.with_columns(pl.col("sides").str.split("\n").alias("key")).explode(
        "key", empty_as_null=True, keep_nulls=True
    )
    roots = (
        pl.concat([dated.with_columns(pl.col("sides").alias("key")), one])
        .unique(["row", "key"])
        .select(*key, "trigger_start", pl.col("row").alias("root"), pl.col("place_entity_id").alias("root_place"),
                pl.col("cast").alias("root_cast"))
        .sort(*key, "trigger_start", "root")
    )  # fmt: skip
    people = pl.col("cast", "root_cast").str.extract_all(r"(?m)\tPER\t\S+\t\S+$")
    return (
        order.filter(pl.col("undated"))
        .filter("noun", before.str.contains(DEFINITE).fill_null(False), ~before.str.contains(SAME).fill_null(False))
        .with_columns(pl.col("sides").alias("key"))
        .sort("trigger_start", "row")
        .join_asof(
            roots.sort("trigger_start", "root"),
            on="trigger_start",
            by=key,
            strategy="backward",
            allow_exact_matches=False,
            check_sortedness=False,
        )
        .filter(pl.col("root").is_not_null())
        .with_columns(people)
        .filter(
            (pl.col("cast").list.set_difference("root_cast").list.len() == 0)
            & (pl.col("place_entity_id").is_null() | pl.col("place_entity_id").eq_missing("root_place"))
        )
        .select("row", "root")
    )


def _candidates(linkable: pl.DataFrame) -> pl.DataFrame:
    """The pairs of nodes worth comparing (``a`` < ``b``): those that share what evidence asks for."""
    cast = (
        linkable.select("node", pl.col("cast").str.split("\n"))
        .explode("cast", empty_as_null=True, keep_nulls=True)
        .select(
            "node", pl.col("cast").str.split_exact("\t", 3).struct.rename_fields(["role", "kind", "side", "entity"])
        )
        .unnest("cast")
    )
    sides = cast.select("node", "side").unique()
    people = cast.filter(pl.col("kind") == "PER").select("node", pl.col("entity").alias("side")).unique()
    # A report of one side needs a place or a person besides; who is visited or attacked may be the place.
    targets = cast.filter((pl.col("kind") == "GPE") & (pl.col("role") == "recipient")).select("node", "side")
    places = linkable.select("node", pl.col("place_side").alias("side")).drop_nulls()
    besides = pl.concat([people, targets, places]).unique().rename({"side": "besides"})
    within = (pl.col("kind") == "GPE") & (pl.col("role") == "recipient") & (pl.col("entity") != pl.col("side"))
    towns = pl.concat(
        [
            cast.filter(within).select("node", pl.col("entity").alias("town")),
            linkable.select("node", pl.col("place_entity_id").alias("town")).drop_nulls(),
        ]
    ).unique()
    takings = (
        cast.filter(pl.col("role") == "actor").select("node", pl.col("side").alias("key"))
        .join(towns, on="node")
        .join(linkable.filter("taking").select("node", "undated"), on="node")
    )  # fmt: skip
    time = linkable.select("node", "family", "width", "visit", "n_sides", "date_start_day", "date_end_day", "undated")
    exact = pl.col("width") <= DAY
    near = time.filter(pl.col("width") <= MONTH)
    month = pl.col("date_start_day", "date_end_day").cast(pl.Date).dt.year().cast(pl.Int32) * 12 + pl.col(
        "date_start_day", "date_end_day"
    ).cast(pl.Date).dt.month().cast(pl.Int32)
    days = _spread(near.filter(exact).rename({"date_start_day": "first", "date_end_day": "last"}))
    months = _spread(near.with_columns(month).rename({"date_start_day": "first", "date_end_day": "last"}))
    one_sided = (pl.col("n_sides") == 1) | (pl.col("visit") & (pl.col("family") == "CONSULT"))
    pair = _pairs(sides)
    single = sides.join(besides, on="node").select(
        "node", pl.concat_str("side", "besides", separator="\t").alias("key")
    )
    on = ["family", "key", "time"]
    by_day, by_month = pair.join(days, on="node"), pair.join(months, on="node")
    side_day, side_month = single.join(days, on="node"), single.join(months, on="node")
    talks = pl.col("family") == "CONSULT"
    place = linkable.select("node", "family", pl.col("place_entity_id").alias("time"), "undated", "width")
    known = people.rename({"side": "key"}).join(place.filter(pl.col("time").is_not_null()), on="node")
    couples = _pairs(people).join(linkable.select("node", "family", "undated"), on="node")
    found = [
        _block(by_day, by_day, on),
        _block(by_month.filter(~exact), by_month, on),
        _block(side_day.filter(one_sided), side_day, on),
        _block(side_month.filter(talks & one_sided), side_month.filter(talks & ~exact), on),
        _block(side_month.filter(talks & ~exact & one_sided), side_month.filter(talks), on),
        _block(known.filter((pl.col("width") > MONTH) & ~pl.col("undated")), known, on),
        _block(couples.filter("undated"), couples, on[:2]),
        _block(takings.filter("undated"), takings, ["key", "town"]),
    ]
    return pl.concat(found).unique().sort("a", "b")


def _pairs(members: pl.DataFrame) -> pl.DataFrame:
    """Every unordered pair of the sides of a node, as a key."""
    return (
        members.join(members, on="node", suffix="_b")
        .filter(pl.col("side") < pl.col("side_b"))
        .select("node", pl.concat_str("side", "side_b", separator="\t").alias("key"))
    )


def _spread(dated: pl.DataFrame) -> pl.DataFrame:
    """One row for each unit of time (``time``) between ``first`` and ``last``."""
    return dated.with_columns(pl.int_ranges("first", pl.col("last") + 1).alias("time")).explode(
        "time", empty_as_null=True, keep_nulls=True
    )


def _block(left: pl.DataFrame, right: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    """Pairs of nodes of one block. Blocks of more than BLOCK_PAIRS pairs are left out."""
    sizes = left.group_by(on).len("n_left").join(right.group_by(on).len("n_right"), on=on)
    kept = sizes.filter(pl.col("n_left") * pl.col("n_right") <= BLOCK_PAIRS).select(on)
    return (
        left.select("node", *on)
        .join(kept, on=on, how="semi")
        .join(right.select("node", *on), on=on, suffix="_b")
        .filter(pl.col("node") != pl.col("node_b"))
        .select(pl.min_horizontal("node", "node_b").alias("a"), pl.max_horizontal("node", "node_b").alias("b"))
        .unique()
    )


def _cluster(nodes: Mapping[int, Report], edges: Iterable[tuple[int, int, int]]) -> dict[int, int]:
    """Constrained agglomeration: for every node that joins another, the smallest node of its cluster."""
    members: dict[int, list[int]] = {}
    root: dict[int, int] = {}

    doubtful: set[tuple[int, int]] = set()

    def together(x: int, y: int) -> bool:
        """Whether nothing keeps a node of one cluster from a node of the other."""
        return all(
            (min(a, b), max(a, b)) not in doubtful and compatible(nodes[a], nodes[b])
            for a in members.get(x, (x,))
            for b in members.get(y, (y,))
        )

    for _, level in groupby(sorted(edges, key=lambda e: (-e[0], e[1], e[2])), key=lambda e: e[0]):
        links = {(min(x, y), max(x, y)) for _, a, b in level if (x := root.get(a, a)) != (y := root.get(b, b))}
        links = {link for link in links if together(*link)}
        rivals: dict[int, set[int]] = defaultdict(set)
        for x, y in links:
            rivals[x].add(y)
            rivals[y].add(x)
        # Told before anything is joined at this level, so that it does not hang on the order of joining.
        clear = {
            (x, y)
            for x, y in links
            if all(together(z, y) for z in rivals[x] if z != y) and all(together(z, x) for z in rivals[y] if z != x)
        }
        doubtful |= links - clear
        for x, y in sorted(clear):
            p, q = sorted((root.get(x, x), root.get(y, y)))
            if p != q and together(p, q):
                members[p] = [*members.get(p, (p,)), *members.pop(q, [q])]
                root.update(dict.fromkeys(members[p], p))
    return root


# --- Description ---


# What a title is made of besides the occurrence's own columns: from the first report that names its sides, and of those
# from one without a mode, which says the most general thing.
TITLED = ("actors", "doers", "recipients", "done_to", "sides", "mode", "trigger")


def _describe(reports: pl.DataFrame, names: Mapping[str, str], kinds: Mapping[str, str]) -> pl.DataFrame:
    """One row a cluster: the columns of ``occurrences``, and ``label``."""
    dated = ~pl.col("undated")
    found = reports.group_by("label", maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("n_reports"),
        pl.col("document_id").n_unique().cast(pl.Int64).alias("n_documents"),
        pl.col("event_id").min().alias("first"),
        pl.col("date_start").filter(dated).max(),
        pl.col("date_end").filter(dated).min(),
        dated.any().alias("dated"),
        # Done, if one report says so.
        pl.col("status").min().alias("status"),
    )
    plainest = reports.sort("mode", "row", nulls_last=False)
    found = (
        found.join(_commonest(reports, "event_type"), on="label", how="left")
        .join(
            _commonest(plainest, "between", *TITLED, "n_sides"),
            on="label",
            how="left",
        )
        .join(_places(reports), on="label", how="left")
        .join(_dates_written(reports, found), on="label", how="left")
    )
    agreeing = (
        reports.select("label", "event_type", "between", "undated")
        .join(found.select("label", "event_type", "between", "dated"), on="label", suffix="_of")
        .group_by("label")
        .agg(
            (
                (pl.col("event_type") == pl.col("event_type_of"))
                & (pl.col("between") == pl.col("between_of"))
                & (pl.col("undated") != pl.col("dated"))
            )
            .mean()
            .alias("agreement")
        )
    )
    return _named(found.join(agreeing, on="label", how="left"), names, kinds)


def _commonest(reports: pl.DataFrame, column: str, *with_it: str) -> pl.DataFrame:
    """For every cluster the commonest value of a column; of several, the one that says most, then the first."""
    return (
        reports.group_by("label", column)
        .agg(
            pl.len().alias("votes"),
            (pl.col("n_sides") + pl.col("n_people")).max().alias("fullness"),
            pl.col(with_it).first(),
        )
        .sort("label", pl.col("votes") * -1, pl.col("fullness").cast(pl.Int64) * -1, column)
        .unique("label", keep="first", maintain_order=True)
        .select("label", column, *with_it)
    )


def _places(reports: pl.DataFrame) -> pl.DataFrame:
    """For every cluster its place: the commonest of the narrowest."""
    return (
        reports.filter(pl.col("place_entity_id").is_not_null())
        .group_by("label", "place_entity_id", "whole_state")
        .len("votes")
        .sort("label", "whole_state", pl.col("votes").cast(pl.Int64) * -1, "place_entity_id")
        .unique("label", keep="first", maintain_order=True)
        .select("label", "place_entity_id")
    )


def _dates_written(reports: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """For every dated cluster the EDTF of its bounds: as a report writes it, else composed."""
    bounds = ["label", "date_start", "date_end"]
    written = (
        reports.filter(~pl.col("undated"))
        .select(*bounds, "date")
        .join(found.filter("dated").select(bounds), on=bounds, how="semi", nulls_equal=True)
        .sort("label", pl.col("date").str.len_chars(), "date")
        .unique("label", keep="first", maintain_order=True)
        .select("label", "date")
    )
    rest = found.filter("dated").join(written, on="label", how="anti").select(bounds)
    composed = pl.DataFrame(
        {"label": rest["label"], "date": [_edtf(start, end) for _, start, end in rest.iter_rows()]},
        schema={"label": rest.schema["label"], "date": pl.String},
    )
    return pl.concat([written, composed])


def _edtf(start: datetime.date | None, end: datetime.date | None) -> str:
    """Bounds as EDTF: a day, a month or a year where they are one, else an interval."""
    if start is None or end is None:
        return f"{start or '..'}/{end or '..'}"
    if start == end:
        return start.isoformat()
    if start.year == end.year and start.day == 1:
        if start.month == end.month and end.day == calendar.monthrange(end.year, end.month)[1]:
            return start.isoformat()[:7]
        if (start.month, end.month, end.day) == (1, 12, 31):
            return start.isoformat()[:4]
    return f"{start}/{end}"


def _named(found: pl.DataFrame, names: Mapping[str, str], kinds: Mapping[str, str]) -> pl.DataFrame:
    """Give every occurrence its id and its title."""
    what = ["event_type", "between", "place_entity_id", "status", *TITLED]
    forms = found.select(what).unique(maintain_order=True)
    titles = [_title(form, names, kinds) for form in forms.iter_rows(named=True)]
    slug = pl.concat_str(
        pl.col("date").str.replace_all(r"[?~%]", "").str.replace("/", "-to-").str.replace("..", "open", literal=True)
        .str.to_lowercase().fill_null("undated"),
        pl.col("event_type").str.to_lowercase(),
        pl.col("between").str.replace_all(r"\n(>\n)?|^>\n", "-").str.strip_chars("-").str.replace(r"^$", "unnamed"),
        separator="-",
    )  # fmt: skip
    cut = pl.when(pl.col("base").str.len_chars() > ID_LENGTH).then(
        pl.col("base").str.head(ID_LENGTH).str.replace(r"-[^-]*$", "")
    )
    sorted_ = (
        found.join(forms.with_columns(pl.Series("title", titles, pl.String)), on=what, nulls_equal=True)
        .with_columns(slug.alias("base"))
        .with_columns(cut.otherwise("base").alias("base"))
        .sort("base", "first")
    )
    return sorted_.with_columns(
        pl.Series("occurrence_id", list(_distinct(sorted_["base"].to_list())), pl.String)
    ).select(
        "label",
        "occurrence_id",
        "title",
        "event_type",
        "date",
        "date_start",
        "date_end",
        "place_entity_id",
        "n_reports",
        "n_documents",
        "agreement",
    )


def _title(form: Mapping[str, Any], names: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    """The title of an occurrence: who did what to whom, where. A side that has no name as a noun is left out."""
    phrase = phrase_of(form["event_type"], form["mode"], form["trigger"])
    place, actors, recipients = form["place_entity_id"], _split(form["actors"]), _split(form["recipients"])
    people_of = _split(form["doers"]), _split(form["done_to"])
    if set(actors) & set(recipients) or (phrase.mutual and len({*actors, *recipients}) == 1):
        actors, recipients = people_of  # within one state, people are the sides
    elif phrase.personal:
        actors = people_of[0]
    elif phrase.mutual:
        actors, recipients = _split(form["sides"]), []
    actors, recipients = ([s for s in sides if names.get(s) != ""] for sides in (actors, recipients))
    return title(phrase, form["status"], actors, recipients, place, names, kinds)


def _display(entities: pl.DataFrame) -> dict[str, str]:
    """What entities are called in titles; nothing for a people whose name is only an adjective."""
    columns = [c for c in ("aliases",) if c in entities.columns]
    return {
        entity: (plural_of(name, *aliases) or "") if kind == "NORP" else name
        for entity, name, kind, *aliases in entities.select("entity_id", "name", "entity_type", *columns).iter_rows()
    }


def _distinct(bases: Sequence[str]) -> Iterator[str]:
    """Sorted ids made distinct: the first of its kind stays as it is, the others get -2, -3 …"""
    taken = set(bases)
    for base, same in groupby(bases):
        number = 1
        for i, _ in enumerate(same):
            name = base
            while i and name in taken:
                number += 1
                name = f"{base}-{number}"
            taken.add(name)
            yield name


def _split(lines: str) -> list[str]:
    return lines.split("\n") if lines else []
