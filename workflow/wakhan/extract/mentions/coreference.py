"""Names in one document that are forms of one name: surnames, acronyms, plurals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from wakhan.extract.annotations import Document, Mention
from wakhan.extract.mentions import lexicon
from wakhan.extract.mentions.names import cased_text
from wakhan.view import Span

# What stands before the given name in a list of names.
_IN_LISTS = frozenset(("rh", "Mr", "Mrs", "Ms", "Dr", "Sir", "Dame"))


def canonical_names(document: Document, mentions: Sequence[Mention]) -> list[str | None]:
    """For each mention that is not linked, the fullest form of its name in the document; None for linked ones.

    "Naeem" is given the one full name in the document that it is part of, an acronym the name it abbreviates beside its
    parentheses, and a plural demonym ("Uighurs") its singular where that occurs. Names in a telegram come in ordinary
    case.
    """
    text = cased_text(document)
    surfaces = [_in_order(text[slice(*m.span)]) if m.entity_type == "PER" else text[slice(*m.span)] for m in mentions]
    people = full_names(s for s, m in zip(surfaces, mentions, strict=True) if m.entity_type == "PER")
    defined = acronyms(text, [m.span for m in mentions])
    singulars = {s for s, m in zip(surfaces, mentions, strict=True) if m.entity_type == "NORP"}
    names: list[str | None] = []
    for mention, surface in zip(mentions, surfaces, strict=True):
        name = surface
        # A label or heading may have a surname in capitals.
        full = people.get(surface) or people.get(surface.title(), set())
        if mention.entity_type == "PER" and len(full) == 1:
            name = next(iter(full))
        elif surface in defined:
            name = text[slice(*defined[surface])]
        elif surface.endswith("s") and surface[:-1] in singulars and mention.entity_type == "NORP":
            name = surface[:-1]
        elif mention.entity_type == "LAW":
            name = surface[0].upper() + surface[1:]  # "resolution 1267" within a sentence
        names.append(None if mention.entity_id else name)
    return names


def _in_order(name: str) -> str:
    """A personal name with the surname last: "Lang, rh Sir Rupert" in a list of names is Rupert Lang."""
    surname, comma, given = name.partition(", ")
    words = [word for word in given.split() if word not in _IN_LISTS]
    return " ".join((*words, surname)) if comma and words else name


def full_names(people: Iterable[str]) -> dict[str, set[str]]:
    """For each single word of a personal name, the names of several words in the document that it may stand for.

    Any word but a title or particle may: the last in most names, the first in Chinese ones. Names that contain another
    ("Ghani Baradar" in "Abdul Ghani Baradar") count as one, the longest.
    """
    found = sorted({name for name in people if " " in name}, key=lambda n: (-len(n), n))
    longest: dict[str, str] = {}
    for name in found:
        longest[name] = next((o for o in found if o != name and set(name.split()) < set(o.split())), name)
    parts: dict[str, set[str]] = defaultdict(set)
    for name in found:
        for part in name.split():
            if part not in lexicon.PARTICLES and part not in lexicon.FIXED_TITLES and len(part) > 1:
                parts[part].add(longest[name])
        parts[name].add(longest[name])
    return parts


def acronyms(text: str, spans: Iterable[Span]) -> dict[str, Span]:
    """Acronyms defined in the document: "… International Relations (CICIR)" gives CICIR the span of the name before."""
    ends = {end: (start, end) for start, end in spans}
    found: dict[str, Span] = {}
    for match in re.finditer(r" \(([A-Z][A-Za-z-]{1,9})\)", text):
        name = ends.get(match.start())
        if name and match.group(1)[:2].isupper() and _abbreviates(match.group(1), text[slice(*name)]):
            found.setdefault(match.group(1), name)
    return found


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether an acronym begins like a name of several words and all its capitals are found there in order."""
    letters = iter(name.lower())
    return (
        " " in name
        and acronym[0].lower() == name[0].lower()
        and all(c.lower() in letters for c in acronym if c.isupper())
    )
