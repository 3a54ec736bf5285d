"""Names that the words around and inside them tell: titles, head nouns, acronyms, datelines, labels of speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wakhan.extract.letter_case import has_capital, is_function_word, is_ordinary
from wakhan.extract.mentions import lexicon
from wakhan.extract.mentions.candidates import DATED, DEFINED, HEADED, TITLED, Candidate, by_rule
from wakhan.extract.mentions.evidence import head_types
from wakhan.extract.mentions.words import ACRONYM, Word, is_field, is_strange, spelled_out, title_length, trim, words

_DATED_ATTACKS = re.compile(
    r"\b(?:\d{1,2}/\d{1,2}|(?:January|February|March|April|May|June|July|August|Sept(?:\.|ember)|October|November"
    r"|December) \d{1,2})(?: (?:terrorist|terror))? (?:attacks|bombings|massacre|protests|uprising)\b"
)
# Where a report was sent from: "STRELSAU, Ruritania, May 3 (Wire) –", "Strelsau, 3 May 2019 –".
_DATELINE = re.compile(
    r"((?:[A-ZÀ-Þ’'-]{2,} ?){1,3}\b|(?:[A-Z][\w’'-]+ ?){1,3}\b(?=, (?:[A-Z]\w+ ){0,3}\d))"
    r"(?:, [A-Z][\w .]+)*(?:, [\w. ]*\d[\w. ]*)?(?: \([\w./ ]{2,30}\))? ?(?:—|–|--|-) "
)
# "Mr Harrow (Lower Vale):", "Emil Rassendyll (Ruritania)"; a party or an office in brackets is no place.
_SEAT_WORD = r"(?:[A-Z][\w’'-]+|and|of|upon|the|on)"
_SEAT = re.compile(
    rf"(?:\d+\. )?(?:[A-Z][\w’'.-]* ){{1,5}}\(({_SEAT_WORD}(?:,? {_SEAT_WORD}){{0,5}})\)"
    r"(?: \((?P<party>[A-Z][\w-]{1,7})(?:/(?P<ally>[A-Z][\w-]{1,7}))?\))?(?=:| rose| [a-z]+ed\b| said\b|,)"
)
# A speaker in capitals: "EMIL RASSENDYLL (Ruritania) said".
_LABEL = re.compile(r"(?!THE )((?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]* ){1,4}[A-ZÀ-Þ’'-]{2,})(?=,|(?P<seat> \([A-Z])|:| said\b)")
# A name in a list of names: "Roe, Ada", "Lang, rh Sir Rupert".
_INVERTED = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?, (?:(?:rh|Mr|Mrs|Ms|Dr|Sir|Dame) )*[A-ZÀ-Þ][\w’'.-]+(?: [A-Z]\.?)?"
)
_RESOLUTION = re.compile(r"\b[Rr]esolution \d{2,4}(?: \((?:19|20)\d\d\))?")


def find_by_rule(tokens: Sequence[Word]) -> Iterator[Candidate]:
    """Persons by the title before them, bodies, places and the like by the head noun inside them."""
    i = 0
    while i < len(tokens):
        size = title_length(tokens[i : i + 6])
        if size and all(w.joined for w in tokens[i + 1 : i + size + 1]):
            title, i = tokens[i : i + size], i + size
            if (end := _person_end(tokens, i, _is_address(title))) > i and not _is_rank(title, tokens[i:end]):
                yield by_rule(tokens, i, end, "PER", DEFINED if _is_address(title) else TITLED)
        elif tokens[i].capital and tokens[i].text not in lexicon.EDGE_WORDS:
            end = run_end(tokens, i)
            end = _shared_head_end(tokens, i, end)
            yield from _headed(tokens, i, end)
            i = end
        else:
            i += 1


def find_openings(text: str) -> Iterator[Candidate]:
    """Where a report was sent from, who speaks, and the seat or state in brackets behind the name of a speaker."""
    if dateline := _DATELINE.match(text):
        yield Candidate(dateline.span(1), "GPE", "rule", TITLED)
    elif (seat := _SEAT.match(text)) and "ORG" not in head_types(seat.group(1)):
        speaker = words(text[: seat.start(1)].removeprefix("The "))
        # "The Speaker (Ada Roe)" has the name in brackets.
        yield Candidate(seat.span(1), "PER" if title_length(speaker) == len(speaker) else "GPE", "rule", DEFINED)
        yield from (Candidate(seat.span(name), "ORG", "rule", DEFINED) for name in ("party", "ally") if seat[name])
    if label := _LABEL.match(text):
        start, end = trim(text, *label.span(1))
        if start < end and (label["seat"] or not any(is_ordinary(w.text.lower()) for w in words(text[start:end]))):
            yield Candidate((start, end), "PER", "rule", TITLED)


def find_spelled_out(text: str) -> Iterator[Candidate]:
    """Names whose acronym is defined behind them, and the acronym: "Institute of Rural Studies (IRS)"."""
    for acronym in ACRONYM.finditer(text):
        found = spelled_out(text, acronym.start(), acronym.group(1))
        if found is None or not all(w.capital or is_function_word(w.text) for w in found):
            continue
        kind = next(iter(head_types(text[found[0].start : found[-1].end])), "ORG")
        yield Candidate((found[0].start, found[-1].end), kind, "rule", DEFINED)
        yield Candidate(acronym.span(1), kind, "rule", DEFINED)


def find_dated(text: str) -> Iterator[Candidate]:
    """Attacks and the like named by their day ("9/11 attacks", "July 7 bombings"), resolutions by their number."""
    for pattern, kind in ((_DATED_ATTACKS, "EVENT"), (_RESOLUTION, "LAW")):
        for match in pattern.finditer(text):
            yield Candidate(match.span(), kind, "rule", DATED)


def is_inverted(text: str) -> bool:
    """Whether a paragraph is a name in the order of lists: "Roe, Ada"; a town and its state look no different."""
    return len(text) < 50 and _INVERTED.fullmatch(text) is not None


def _is_rank(title: Sequence[Word], name: Sequence[Word]) -> bool:
    """Whether a title is an adjective before a common word or a demonym: "Deputy Whip", "senior Chinese officials"."""
    known = is_ordinary(name[0].text.lower()) or has_capital(name[0].text.lower())
    alone = len(name) == 1 or not is_strange(name[1])
    return known and alone and all(w.text.lower() in lexicon.RANK_WORDS for w in title)


def _is_address(title: Sequence[Word]) -> bool:
    return title[-1].text.lower() in lexicon.ADDRESS


def _person_end(tokens: Sequence[Word], at: int, addressed: bool = False) -> int:
    """Where a personal name that begins at ``at`` ends, ``at`` when none does.

    ``addressed``: a form of address stands before it, so that letters in capitals are a name too.
    """
    end = at
    while end < len(tokens) and end - at < 5 and (end == at or tokens[end].joined):
        word = tokens[end].text
        if word in lexicon.ORG_HEADS or word in lexicon.PLACE_HEADS or word in lexicon.FIELDS:
            return at
        if word.isupper() and len(word) > 2 and not addressed:
            return at
        if not tokens[end].capital or word in lexicon.EDGE_WORDS or word in lexicon.NOT_NAMES:
            has_more = end + 1 < len(tokens) and tokens[end + 1].joined and tokens[end + 1].capital
            if word not in lexicon.PARTICLES or not has_more:
                break
        end += 1
    return end


def run_end(tokens: Sequence[Word], at: int) -> int:
    """The end of a stretch of capitalised words, before a title that opens a person's name."""
    end = at + 1
    while end < len(tokens) and tokens[end].joined and (tokens[end].capital or tokens[end].text == "&"):
        if tokens[end].text in lexicon.EDGE_WORDS:
            break
        size = title_length(tokens[end : end + 6])
        if size and _person_end(tokens, end + size) > end + size:
            break
        end += 1
    return end


def _shared_head_end(tokens: Sequence[Word], first: int, end: int) -> int:
    """Where a name ends whose fields share a head noun: "… Defence and Security Forces"; ``end`` for others."""
    if end + 1 >= len(tokens) or tokens[end].text != "and" or not (tokens[end].joined and tokens[end + 1].joined):
        return end
    if not (is_field(tokens[end - 1]) and is_field(tokens[end + 1])):
        return end
    stop = run_end(tokens, end + 1)
    return stop if stop > end + 2 and tokens[stop - 1].text in lexicon.ORG_HEADS else end


def _headed(tokens: Sequence[Word], first: int, end: int) -> Iterator[Candidate]:
    """The name that a head noun makes of a run of capitalised words and what "of" joins to it."""
    numbered = end - first > 2 and tokens[end - 1].text in ("I", "II", "III", "IV")
    head = tokens[end - 2 if numbered else end - 1].text
    noun = end + 1 if end < len(tokens) and tokens[end].text in lexicon.TAIL_MODIFIERS else end
    tail = tokens[noun].text if noun < len(tokens) and all(w.joined for w in tokens[end : noun + 1]) else ""
    if tail in lexicon.TAIL_NOUNS and head not in lexicon.NOT_NAMES:
        yield by_rule(tokens, first, noun + 1, lexicon.TAIL_NOUNS[tail], HEADED)
        return
    stop = _of_phrase_end(tokens, end) if head in lexicon.OF_HEADS else end
    if head == "Mission" and stop - first > 1 and _is_followed(tokens, stop, ("in", "to")):
        stop = run_end(tokens, stop + 1)
    if _is_office_of(tokens, first):
        return  # "Heads of Government"
    # One word is a head noun without a name; "State of the Union" is no state, though "Islamic State of …" is one.
    if stop - first < 2 or (end - first == 1 and head == "State"):
        return
    if head in lexicon.HEADS:
        kind = next(kind for kind, heads in lexicon.HEADS_BY_TYPE.items() if head in heads)
        yield by_rule(tokens, first, stop, kind, HEADED)
        if stop - first > 2 and (seated := _acronym_after_seat(tokens, stop)):
            yield by_rule(tokens, first, seated, kind, DEFINED)
            yield by_rule(tokens, seated, seated + 1, kind, DEFINED)


def _is_office_of(tokens: Sequence[Word], at: int) -> bool:
    """Whether "Head of" or "Heads of" stands before a word."""
    return at > 1 and tokens[at - 1].text == "of" and tokens[at - 2].text in ("Head", "Heads") and tokens[at].joined


def _is_followed(tokens: Sequence[Word], at: int, joints: Sequence[str]) -> bool:
    """Whether a joint and another capitalised word stand at ``at``."""
    return at + 1 < len(tokens) and tokens[at].text in joints and tokens[at + 1].joined and tokens[at + 1].capital


def _acronym_after_seat(tokens: Sequence[Word], at: int) -> int | None:
    """Where the acronym stands that closes a body's name with its seat: "… Mission in Ruritania (UNMIR)"."""
    if _is_followed(tokens, at, ("in",)):
        at = run_end(tokens, at + 1)
    is_acronym = at < len(tokens) and len(tokens[at].text) > 2 and tokens[at].text.isupper()
    return at if is_acronym and not tokens[at].joined and tokens[at].start == tokens[at - 1].end + 2 else None


def _of_phrase_end(tokens: Sequence[Word], at: int) -> int:
    """The end of "of …" and "for …" phrases that go on with a name at ``at``; ``at`` when there is none."""
    end = at
    while end < len(tokens) and tokens[end].joined and tokens[end].text in ("of", "for", "on", "against"):
        first = end + 1
        if first < len(tokens) and tokens[first].joined and tokens[first].text == "the":
            first += 1
        if tokens[end].text in ("on", "against") and not (
            tokens[end - 1].text in lexicon.ON_HEADS and first < len(tokens) and is_field(tokens[first])
        ):
            break
        if not (first < len(tokens) and tokens[first].joined and tokens[first].capital):
            break
        end = run_end(tokens, first)
        behind = end + 1
        if behind < len(tokens) and tokens[end].text == "and" and tokens[end].joined and tokens[behind].joined:
            # "Ministry of Planning and Investment"; but "… of Planning and Foreign Ministry".
            stop = run_end(tokens, behind)
            if is_field(tokens[end - 1]) and is_field(tokens[behind]) and tokens[stop - 1].text not in lexicon.HEADS:
                end = stop
    return end
