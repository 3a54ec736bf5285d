"""Names that no authority file lists: found by model, rule and letters, each under one type, with a score."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from wakhan.extract.annotations import Document
from wakhan.extract.letter_case import has_capital, is_ordinary
from wakhan.extract.mentions import cues, lexicon
from wakhan.extract.mentions.by_letters import find_unseen, find_widened, find_with_people, join_halves
from wakhan.extract.mentions.by_model import find_by_model
from wakhan.extract.mentions.by_rule import find_by_rule, find_dated, find_openings, find_spelled_out, is_inverted
from wakhan.extract.mentions.candidates import DEFINED, NONE, TITLED, Candidate
from wakhan.extract.mentions.evidence import Ballot, Verdict
from wakhan.extract.mentions.gazetteer import stands_alone
from wakhan.extract.mentions.words import begins_sentence, is_headline, words
from wakhan.view import Span

# The log odds that span and type of a name are right: as a constant, by the lead of its type, and by how often it
# stands in the document. Fitted on annotated documents (`wakhan calibrate`).
_ODDS, _ODDS_OF_LEAD, _ODDS_OF_PLACES = -1.0, 1.85, 0.7
# The votes that the type of a name must have which nothing but its capital speaks for.
_TELLING = 1.0
# As many names with the surname in front make a list of names.
_LISTED = 3


def propose(document: Document, text: str, known: Mapping[Span, str]) -> list[Candidate]:
    """Names by model, rule and letters, sorted and disjoint, each name under one type throughout the document.

    ``text``: the document's text in ordinary case, from :func:`cased_text`. ``known``: the types of the names that the
    authority file knows, where it knows one.
    """
    found: list[Candidate] = []
    headlines: list[Candidate] = []
    listed = [p for p in document.paragraphs if is_inverted(text[p.start : p.end])]
    if len(listed) >= _LISTED:
        found += (Candidate((p.start, p.end), "PER", "rule", TITLED) for p in listed)
    for paragraph in document.paragraphs:
        here = text[paragraph.start : paragraph.end]
        tokens = words(here)
        headline = is_headline(tokens) and (paragraph.kind in ("title", "heading") or not here.endswith((".", ":")))
        local = [*find_by_model(paragraph.parse, here, headline=headline), *find_by_rule(tokens)]
        local += [*find_dated(here), *find_spelled_out(here)]
        local += find_widened(tokens, local)
        local += find_with_people(tokens, local)
        local += find_unseen(here, tokens, local)
        (headlines if headline else found).extend(_moved(c, paragraph.start) for c in local)
        found += (_moved(c, paragraph.start) for c in find_openings(here))
    if found:
        # Capitals of a headline make no name: what stands in one must be written so below it, or be no English word.
        headlines = [c for c in headlines if c.belief >= DEFINED or not _has_common_word(text[slice(*c.span)])]
    chosen = _disjoint(join_halves(text, [*found, *headlines]))
    chosen = _disjoint([*chosen, *_again(text, chosen)])
    return _weighed(document, text, [_with_masthead(text, c) for c in chosen], known)


def cased_text(document: Document) -> str:
    """The document's text as the parser read it: as written, save where it was in capitals."""
    pieces: list[str] = []
    at = 0
    for paragraph in document.paragraphs:
        pieces += document.text[at : paragraph.start], paragraph.parse.text
        at = paragraph.end
    return "".join(pieces)


def _moved(c: Candidate, by: int) -> Candidate:
    return replace(c, span=(c.span[0] + by, c.span[1] + by))


def _has_common_word(surface: str) -> bool:
    """Whether one of a name's words is an English word that is no name by itself; "Border Valleys" is a place's."""
    inside = surface.split()
    is_place = len(inside) == 2 and inside[-1] in lexicon.PLACE_HEADS
    return not is_place and any(is_ordinary(w.text.lower()) for w in words(surface))


def _disjoint(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of overlapping candidates the longest; of as long ones a sure rule's, the model's person, another rule's."""
    chosen: list[Candidate] = []
    taken: set[int] = set()

    def rank(c: Candidate) -> tuple[int, bool, bool, bool, Span, str]:
        is_person = c.method == "model" and c.entity_type == "PER"
        return c.span[0] - c.span[1], c.belief < TITLED, not is_person, c.method != "rule", c.span, c.entity_type

    for c in sorted(candidates, key=rank):
        if taken.isdisjoint(range(*c.span)):
            taken.update(range(*c.span))
            chosen.append(c)
    return sorted(chosen, key=lambda c: c.span)


def _again(text: str, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Other places where a name, or the surname of a person, that was found once stands again."""
    covered = {c.span for c in chosen}
    seen: dict[str, Candidate] = {}
    for c in chosen:
        surface = text[slice(*c.span)]
        seen.setdefault(surface, c)
        if c.entity_type == "PER":
            seen.setdefault(surface.rpartition(" ")[2], c)
            # The family name stands first in Chinese, Korean and Hungarian.
            first, _, rest = surface.partition(" ")
            if rest and first not in lexicon.FIXED_TITLES and _stands_within(text, first):
                seen.setdefault(first, c)
    for surface, c in list(seen.items()):
        if surface.istitle() and (" " in surface or not is_ordinary(surface.lower())):
            seen.setdefault(surface.upper(), c)  # as a label or dateline has it
    for surface, c in seen.items():
        at = text.find(surface) if len(surface) > 2 and surface not in lexicon.EDGE_WORDS else -1
        while at >= 0:
            span = (at, at + len(surface))
            if span not in covered and stands_alone(text, *span):
                yield replace(c, span=span, method="rule", belief=NONE)
            at = text.find(surface, at + 1)


def _stands_within(text: str, word: str) -> bool:
    """Whether a word is written as a name within a sentence somewhere, or is no English word at all."""
    if not is_ordinary(word.lower()):
        return True
    places = (m.start() for m in re.finditer(rf"\b{re.escape(word)}(?= [a-z])", text))
    return any(not begins_sentence(text, at) for at in places)


def _with_masthead(text: str, c: Candidate) -> Candidate:
    """A paper's name with the article of its masthead: "wrote in The Zenda Courier"."""
    start, end = c.span
    is_paper = " " in text[start:end] and text[start:end].split()[-1] in lexicon.PAPER_HEADS
    if is_paper and text[max(0, start - 4) : start] == "The ":
        return replace(c, span=(start - 4, end))
    return c


def _weighed(document: Document, text: str, chosen: Sequence[Candidate], known: Mapping[Span, str]) -> list[Candidate]:
    """Each name under the type that all its places together speak for."""
    ballot = Ballot(text, [c.span for c in chosen], known, [p.start for p in document.paragraphs])
    n_places = Counter(ballot.key(c.span) for c in chosen if c.method == "model")
    for c in chosen:
        if c.method == "model":
            # However often the model says it: many places tell a little more than one, and not each anew.
            n = n_places[ballot.key(c.span)]
            votes = cues.MODEL[c.entity_type]
            if c.entity_type == "NORP" and not text[slice(*c.span)].endswith(cues.PEOPLE_ENDINGS):
                votes = cues.UNLIKE_PEOPLE
            ballot.add(c.span, votes, (1 + math.log2(n) / 4) / n)
        elif document.paragraph_at(c.span[0]).kind == "signature":
            ballot.add(c.span, cues.SPEAKER)
    for c in {(ballot.key(c.span), c.entity_type, c.belief): c for c in chosen if c.method == "rule"}.values():
        ballot.add(c.span, {c.entity_type: c.belief})
    verdicts = ballot.count()
    _join_plurals(text, verdicts, known)
    n_found = Counter(ballot.key(c.span) for c in chosen)
    found: list[Candidate] = []
    for c in chosen:
        verdict = verdicts[ballot.key(c.span)]
        surface = text[slice(*c.span)]
        if c.bare and verdict.votes < _TELLING and (has_capital(surface.lower()) or _may_be_no_name(text, c.span)):
            continue
        score = _score(verdict.lead, n_found[ballot.key(c.span)])
        spans = _persons(text, c.span) if verdict.entity_type == "PER" else [c.span]
        found += (replace(c, span=span, entity_type=verdict.entity_type, score=score) for span in spans)
    return found


def _score(lead: float, places: int) -> float:
    """How likely a name is right whose type leads by so many votes, found at so many places."""
    odds = _ODDS + _ODDS_OF_LEAD * math.log1p(max(0.0, lead)) + _ODDS_OF_PLACES * math.log(places)
    return round(1 / (1 + math.exp(-odds)), 2)


def _join_plurals(text: str, verdicts: dict[str, Verdict], known: Mapping[Span, str]) -> None:
    """Give names that differ by a plural one type: "Uighur" and "Uighurs" are a people, "the Roes" a family."""
    people = [key for key, verdict in verdicts.items() if verdict.entity_type == "PER"]
    people += [text[slice(*span)] for span, kind in known.items() if kind == "PER"]
    surnames = {name.rpartition(" ")[2] for name in people}
    for key, verdict in verdicts.items():
        if key.endswith("s") and key[:-1] in surnames:
            verdicts[key] = replace(verdict, entity_type="PER")
        elif key + "s" in verdicts and verdict.entity_type in ("PER", "ORG", "NORP") and key not in surnames:
            verdicts[key] = verdicts[key + "s"] = replace(verdict, entity_type="NORP")


def _may_be_no_name(text: str, span: Span) -> bool:
    """Whether a capital may come from the sentence that begins there, or a name from a thing: "the Zika virus"."""
    behind = re.match(r" ([a-z]+)", text[span[1] : span[1] + 20])
    return begins_sentence(text, span[0]) or (behind is not None and behind.group(1) not in cues.NOT_NOUNS)


def _persons(text: str, span: Span) -> list[Span]:
    """The span of a personal name, or those of two that "and" joins."""
    first, joint, last = text[slice(*span)].partition(" and ")
    return [(span[0], span[0] + len(first)), (span[1] - len(last), span[1])] if joint else [span]
