"""Which type a name has: what every place where a document uses it tells, weighed together.

A small model guesses anew at each place, and guesses wrong where it never met the name. The words around a name do not:
"the town of …", "… said", "in … and …", "the representative of …". So each name of a document gets one type, by a
weighted vote over all its places (one sense per discourse; Gale, Church and Yarowsky 1992). The weights are sums of
rough log odds, set by reading; the cue words stand in :mod:`~wakhan.extract.mentions.cues`.
"""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wakhan.extract.given_names import is_given_name
from wakhan.extract.letter_case import is_english, is_ordinary
from wakhan.extract.mentions import cues, lexicon
from wakhan.view import Span

Votes = Mapping[str, float]

# How far the context of a name reaches, in code points.
_REACH = 60
_TOKEN = re.compile(r"[\w’'.-]*\w|[^\w\s]")
_JOINT = re.compile(r", (?:and |or )?(?:the )?|,? (?:and(?: then)?|or|&) (?:the )?|[-–]")
_OWNED = re.compile(r"(?:[’']s|(?<=s)[’']) (?:(?:own|former|late|new|first|then) )?([\w-]+)(?: (\w+))?")
_POSSESSIVE = re.compile(r"[’']s\b|(?<=s)[’'] ")
_NEXT = re.compile(r" (?:(?:refugee|rebel|armed|nuclear|copper|gold|oil|gas|local) )?([a-z][\w-]+)")
_OFFICE_NEXT = re.compile(r" ((?:(?:Deputy|Vice|Prime|Foreign|Defen[cs]e|Interior|Finance) ?)*[A-Z]\w+)")
_COMPOUND = re.compile(r"-([a-z]+)")
_APPOSED = re.compile(r", (?:(?:a|an|the|its|his|her|their|one of the|now|then) )?([a-z][^,.;:()“”]{2,60})")
_APPOSED_OFFICE = re.compile(r", (?:the )?([A-Z][\w’-]+(?:[ -][A-Z][\w’-]+){0,3})(?: of| for| to| at|,)")
_AGED = re.compile(r", \d\d[,.;]")
_RELATIVE = re.compile(r",? (who|whose|whom|where|which)\b")
_AUXILIARY = (
    r"(?: (?:has|had|have|also|further|later|then|never|again|once|is|was|were|are|will|would|could|may|did|not|been|"
    r"(?:ready|willing|prepared|about|able) to))*"
)
_VERB = re.compile(rf"{_AUXILIARY} ([a-z]+)\b")
_CAPITAL_OF = re.compile(r"\b(?:capital|city|town|village|port|headquarters)(?: of)?[^,.;]{0,20}, \Z")
_HELD_BY = re.compile(r"\b([a-z]+)(?: (?:of|for|in|at|to) [^,.;]{2,50})?, \Z")
_NOUN_BEFORE = re.compile(r"\b([a-z]+), \Z")
_STATE_CODE = re.compile(r"\b[A-Z]\w+, \Z")
_PRONOUN = re.compile(r" [^.;:!?“”\"]{0,50}?\b(himself|herself|itself|he|she|it|his|her|its)\b")
_DISTANCE = re.compile(r"\b(?:miles?|kilomet(?:er|re)s?|km|north|south|east|west)(?: \w+)? (?:of|from) \Z", re.I)
_SPEAKER = re.compile(r"(?: \([^)]{2,80}\)){0,2}(?::| rose\b)")
_PLACED = re.compile(r" \((?:[A-Z][\w’'.-]+ ?){1,5}\)")
_PLACE_BEHIND = re.compile(r", (?:[A-Z]\w+|Bosnia and Herzegovina)\b")
_PERSON_ENDINGS = tuple("ov ev sky skyi enko shvili yan oğlu oglu sson sen poulos escu ić".split())  # noqa: SIM905
_PLACE_ENDINGS = tuple("stan burg ville abad pur grad polis shire town land ia holm stadt".split())  # noqa: SIM905
_ADJECTIVE_ENDINGS = ("an", "ese", "ish", "i", "ans", "is")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The type of a name, the lead of that type over the next, and the votes for it."""

    entity_type: str
    lead: float
    votes: float


class Ballot:
    """The votes on the types of the names of one document.

    Takes the document's ``text``, the spans of its unlisted ``names``, and the types of those the authority file knows
    (``known``), which vote beside them in lists. ``breaks``: where paragraphs begin.
    """

    def __init__(self, text: str, names: Iterable[Span], known: Mapping[Span, str], breaks: Sequence[int]) -> None:
        self._text, self._known, self._breaks = text, known, breaks
        self._names = sorted(set(names))
        self._surfaces = {text[slice(*span)] for span in self._names}
        self._keys = sorted({self.key(span) for span in self._names})
        self._votes: defaultdict[str, _Tally] = defaultdict(_Tally)
        self._context: defaultdict[str, _Tally] = defaultdict(_Tally)
        self._adjectives: set[str] = set()  # names that stand before a noun as adjectives do
        self._articles: Counter[str] = Counter()  # how often a name has an article
        self._groups = list(self._lists())

    def key(self, span: Span) -> str:
        """What a name is known by: its surface; where it is in capitals here and not elsewhere, as elsewhere."""
        surface = self._text[slice(*span)]
        if surface.startswith(("Al-", "El-")) and surface[0].lower() + surface[1:] in self._surfaces:
            return surface[0].lower() + surface[1:]
        return surface.title() if surface.isupper() and surface.title() in self._surfaces else surface

    def add(self, span: Span, votes: Votes, times: float = 1) -> None:
        """Count some votes for the name at a span."""
        self._votes[self.key(span)].add({kind: times * n for kind, n in votes.items()})

    def count(self) -> dict[str, Verdict]:
        """The type of each name, by its key."""
        anchors = {span: (group[0][0], group[-1][1]) for group in self._groups for span in group}
        for span in self._names:
            left, right = anchors.get(span, span)
            key = self.key(span)
            for votes in (*self._before(left, span), *self._behind(span, right)):
                self._context[key].add(votes)
        for key in self._keys:
            self._votes[key].add(_inside(key))
        for key, n in self._articles.items():
            if n >= cues.OFTEN:
                self._votes[key].add(cues.OFTEN_WITH_ARTICLE)
        for key in self._adjectives:
            ending = next((e for e in cues.ADJECTIVES if key.endswith(e)), "")
            self._votes[key].add(cues.ADJECTIVES[ending])
        for key, votes in self._context.items():
            # What is told many times is not as many times as sure.
            top = max(votes.values(), default=0)
            scale = 1 if top <= 4 else (4 + math.log2(top / 4) * 2) / top
            self._votes[key].add({kind: scale * n for kind, n in votes.items()})
        self._share_names()
        self._share_demonyms()
        self._share_lists()
        found = {key: _lead(votes) for key, votes in self._votes.items()}
        return {key: Verdict(kind, lead, self._votes[key][kind]) for key, (kind, lead) in found.items()}

    def _lists(self) -> Iterator[list[Span]]:
        """Names joined by commas and "and", or by a hyphen: two or more of a kind."""
        group: list[Span] = []
        joints: list[str] = []
        for span in sorted({*self._names, *self._known}):
            joint = self._text[group[-1][1] : span[0]] if group else ""
            if group and span[0] >= group[-1][1] and _JOINT.fullmatch(joint):
                group.append(span)
                joints.append(joint)
                continue
            yield from self._kept(group, joints)
            group, joints = [span], []
        yield from self._kept(group, joints)

    def _kept(self, group: list[Span], joints: list[str]) -> Iterator[list[Span]]:
        """The list that some joined names make, without a place that opens the sentence: "In Zenda, Roe and Lang"."""
        if joints and joints[0] == ", " and self._opens_sentence(group[0][0]):
            group, joints = group[1:], joints[1:]
        if self._is_list(group, joints):
            yield group

    def _is_list(self, group: Sequence[Span], joints: Sequence[str]) -> bool:
        """Whether names joined are of a kind; two may not be where the second is longer: "Vale and Emil Lang"."""
        if len(joints) == 1:
            first, second = (" " in self._text[slice(*span)] for span in group)
            return first >= second and joints[0] not in (", ", ", the ")
        return len(joints) > 1 and (len(joints) > 2 or any(j not in (", ", ", the ") for j in joints))

    def _paragraph(self, at: int) -> Span:
        i = bisect_right(self._breaks, at)
        return self._breaks[i - 1], self._breaks[i] if i < len(self._breaks) else len(self._text)

    def _opens_sentence(self, at: int) -> bool:
        """Whether the preposition before a list is the first word of its sentence."""
        tokens = _TOKEN.findall(self._text[max(0, at - _REACH) : at])
        return bool(tokens) and tokens[-1][0].isupper()

    def _before(self, at: int, span: Span) -> Iterator[Votes]:
        """What the words before a name tell; ``at``: where it begins, or the list that it stands in."""
        left = self._text[max(self._paragraph(at)[0], at - _REACH) : at]
        if not left.endswith((" ", "-")):
            return
        if _DISTANCE.search(left):
            yield cues.DISTANCE
        if _CAPITAL_OF.search(left) or (span[1] - span[0] == 2 and _STATE_CODE.search(left)):
            yield cues.PLACE
        elif (noun := _NOUN_BEFORE.search(left)) and (kind := noun_class(noun.group(1))):
            yield cues.KIND_BEFORE.get(kind, {})
        elif (held := _HELD_BY.search(left)) and is_person_noun(held.group(1)):
            yield cues.PERSON_APPOSED
        if _POSSESSIVE.match(self._text, span[1]):
            return  # what stands before it goes with what it owns
        tokens = _TOKEN.findall(left)
        if tokens[-1:] == ["."] and len(tokens) > 1 and _is_title(tokens[-2]):
            tokens.pop()  # "Mr."
        if tokens and tokens[-1][0].isupper() and _is_title(tokens[-1]):
            yield cues.TITLE
            return
        article = bool(tokens) and tokens[-1].lower() == "the"
        if article:
            tokens.pop()
            behind = _NEXT.match(self._text, span[1])
            if behind and behind.group(1) not in cues.NOT_NOUNS:
                return  # "at the X plant" tells of the plant
            self._articles[self.key(span)] += 1
            yield cues.ARTICLE
        if tokens:
            yield _governed(tokens[-1], tokens[-2] if len(tokens) > 1 else "", article=article)

    def _behind(self, span: Span, at: int) -> Iterator[Votes]:
        """What the words behind a name tell; ``at``: where it ends, or the list that it stands in."""
        start, stop = self._paragraph(span[0])
        right = self._text[at : min(stop, at + _REACH)]
        own = at == span[1]
        if own and self._text[start : span[0]].strip() in ("", "Mr", "Ms", "Mrs", "Dr", "Sir", "Dame", "Mr.", "Ms."):
            if _SPEAKER.match(right):
                yield cues.SPEAKER
            elif _PLACED.match(right):
                yield cues.PERSON_APPOSED
        if owned := _OWNED.match(right):
            yield cues.OWNED.get(_singular(owned.group(1)), {})
            if owned.group(2) and owned.group(1) not in cues.OWNED:
                yield cues.OWNED.get(_singular(owned.group(2)), {})
        elif compound := _COMPOUND.match(right):
            yield cues.COMPOUNDS.get(compound.group(1), {})
        elif own and _AGED.match(right):
            yield cues.SPEAKER
        elif own and (relative := _RELATIVE.match(right)):
            yield cues.RELATIVES[relative.group(1)]
        elif own and (office := _APPOSED_OFFICE.match(right)) and office.group(1).split()[-1].lower() in lexicon.TITLES:
            yield cues.KIND_APPOSED["person"]
        elif own and (apposed := _APPOSED.match(right)):
            kind = noun_class(_head(apposed.group(1)))
            yield cues.KIND_APPOSED.get(kind or "", {})
        elif own and right.startswith(" of ") and " " in self._text[slice(*span)]:
            yield cues.OF_BEHIND
        elif following := _NEXT.match(right):
            yield from self._verb_or_noun(span, following.group(1), right)
        elif (office := _OFFICE_NEXT.match(right)) and _is_office(office.group(1)):
            yield cues.OFFICE_OF_BODY if " " in self._text[slice(*span)] else cues.OFFICE_BEHIND
        if own and (pronoun := _PRONOUN.match(right)) and self._is_subject(span[0]):
            yield cues.PRONOUNS[pronoun.group(1)]
        place = _PLACE_BEHIND.match(right) if own else None
        if place and self._known.get((span[1] + 2, span[1] + place.end())) == "GPE":
            yield cues.PLACE_BEHIND

    def _verb_or_noun(self, span: Span, word: str, right: str) -> Iterator[Votes]:
        verb = _VERB.match(right)
        if verb and self._is_subject(span[0]):
            if votes := cues.VERBS.get(verb.group(1)):
                yield votes
                return
            if word in cues.AUXILIARIES:
                yield cues.ACTS
                return
        surface = self._text[slice(*span)]
        kind = noun_class(word) if self._text[span[0] - 1 : span[0]] != "-" else None  # "pro-X stronghold"
        if kind == "place" and word.endswith("s"):
            kind = "state"  # "Kurdish towns"
        elif kind == "people" and " " in surface:
            kind = None  # peoples are named by one word
        yield cues.KIND_BEHIND.get(kind or "", {})
        if word not in cues.NOT_NOUNS and " " not in surface:
            self._adjectives.add(self.key(span))

    def _is_subject(self, at: int) -> bool:
        """Whether nothing before a name takes it for an object or attribute."""
        tokens = _TOKEN.findall(self._text[max(0, at - _REACH) : at])
        if tokens and tokens[-1].lower() == "the":
            tokens.pop()
        return (
            not tokens
            or not tokens[-1][0].isalpha()
            or tokens[-1].lower() in cues.BEFORE_SUBJECT
            or tokens[-1].lower() in lexicon.TITLES
        )

    def _share_names(self) -> None:
        """A surname has the type of the full name, and tells of the bearer what is told of it."""
        for key in self._keys:
            if " " not in key and not key.isupper():
                self._votes[key].add(cues.BARE_WORD)
        people = [key for key in self._votes if " " in key and _lead(self._votes[key])[0] == "PER"]
        bearers: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(people):
            parts = name.split()
            bearers[parts[-1]].append(name)
            if parts[-1][2:3] == "-":
                bearers[parts[-1][3:]].append(name)  # "al-Burhan"
            for part in parts[:-1]:  # the first in Chinese names, the middle in Spanish ones
                if part not in lexicon.FIXED_TITLES and part not in lexicon.PARTICLES:
                    bearers[part].append(name)
        for name in sorted(k for k in self._votes if " " in k):
            surname = name.split()[-1]
            if surname in self._context:
                self._votes[name]["PER"] += min(max(self._context[surname]["PER"], 0), 2)
        for key in (k for k in self._keys if " " in k):
            if any(name.endswith(" " + key) for name in people):
                self._votes[key]["PER"] += 4
        for part, names in bearers.items():
            if part in self._keys and any(name.endswith(part) for name in names):
                self._votes[part]["PER"] += 5
            elif part in self._keys:
                self._votes[part]["PER"] += 3

    def _share_demonyms(self) -> None:
        """Where a text has "Ruritania" and "Ruritanian" side by side, one is a place and the other its people."""
        places = {key for key in self._votes if _lead(self._votes[key])[0] == "GPE"}
        places |= {self._text[slice(*span)] for span, kind in self._known.items() if kind == "GPE"}
        stems: defaultdict[str, list[str]] = defaultdict(list)
        for place in sorted(places):
            if " " not in place and len(place) > 4:
                stems[place[:-1]].append(place)
        for key in self._keys:
            if not key.endswith(_ADJECTIVE_ENDINGS) or " " in key:
                continue
            for size in range(4, len(key)):
                for place in stems.get(key[:size], ()):
                    if place != key and len(key) - len(place) in (1, 2, 3) and key.rstrip("s") != place:
                        self._votes[key]["NORP"] += 5
                        self._votes[place]["GPE"] += 3

    def _share_lists(self) -> None:
        """What stands in one list is of one kind."""
        before = {key: _lead(votes) for key, votes in self._votes.items()}
        for group in self._groups:
            told = [(span, self._known.get(span) or before[self.key(span)][0]) for span in group]
            sure = [span in self._known or before[self.key(span)][1] >= 2 for span in group]
            for span, _ in told:
                mates = [kind for (s, kind), is_sure in zip(told, sure, strict=True) if is_sure and s != span]
                if span in self._known or not mates:
                    continue
                kind, n = Counter(mates).most_common(1)[0]
                self._votes[self.key(span)][kind] += 2 * n / len(mates)


class _Tally(dict[str, float]):
    """Votes by type, added up."""

    def __missing__(self, kind: str) -> float:
        return 0.0

    def add(self, votes: Votes) -> None:
        for kind, n in votes.items():
            self[kind] += n


def _governed(word: str, before: str, *, article: bool) -> Votes:
    """What the word before a name, and the word before that, make of it; ``article``: whether "the" is between."""
    small, noun = word.lower(), _singular(before.lower())
    if small in ("of", "for"):
        if small == "of" and before[:1].isupper() and not _is_office_or_head(before):
            return cues.OF_SOMEBODY
        if small == "of" and noun in cues.OF:
            return cues.OF[noun]
        if small == "for" and before == "Member":
            return cues.PLACE  # of parliament
        return cues.OF_OR_FOR.get(noun, cues.ANY_OF if small == "of" else {})
    if small == "from" and (before.lower() in cues.GOING or noun_class(noun) in ("person", "people", "fighters")):
        return cues.GOAL
    if small == "at" and (noun == "job" or noun_class(noun) in ("person", "leaders")):
        return cues.EMPLOYER
    if small in cues.PREPOSITIONS and noun not in cues.NO_PLACE.get(small, ()):
        return cues.PREPOSITIONS_THE[small] if article else cues.PREPOSITIONS[small]
    if small == "between":
        return cues.PREPOSITIONS["near"] if noun in cues.ROADS else cues.BETWEEN
    for preposition, nouns, votes in (("to", cues.GOING, cues.GOAL), ("on", cues.AIMED, cues.AIM)):
        if small == preposition:
            return votes if noun in nouns else {}
    if small == "by":
        return cues.AGENT if before.lower() in cues.DONE_BY else {}
    for verbs, votes in ((cues.TAKING, cues.TAKEN), (cues.VISITING, cues.VISITED), (cues.MEETING, cues.MET)):
        if small in verbs:
            return votes
    if article:
        return {}
    if word.islower() and (kind := noun_class(small)):
        return cues.KIND_BEFORE.get(kind, {})
    return cues.SAID_BY if small in cues.SAID and not before[:1].isalpha() else {}


def _is_title(word: str) -> bool:
    """Whether a capitalised word is an office or form of address that a name follows."""
    small = word.lower()
    return small in lexicon.TITLES and (small not in lexicon.RANK_WORDS or small in cues.MILITARY)


def _is_office(phrase: str) -> bool:
    return phrase.lower() in lexicon.TITLES or phrase in lexicon.FIELDS


def _is_office_or_head(word: str) -> bool:
    return _is_office(word) or word in lexicon.HEADS or is_ordinary(word.lower())


def _lead(votes: Votes) -> tuple[str, float]:
    """The type with most votes, and its lead; an organisation where nothing speaks for any."""
    ranked = sorted(((n, kind) for kind, n in votes.items() if n > 0), key=lambda v: (-v[0], cues.ORDER.index(v[1])))
    if not ranked:
        return "ORG", 0.0
    return ranked[0][1], ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)


def _inside(name: str) -> Votes:
    """What a name tells by its own words and letters."""
    votes = _Tally()
    first, *rest = name.split()
    if name.isupper() and name.isalpha() and len(name) < 7:
        votes.add(cues.ACRONYM)
    elif any(c.isdigit() for c in name):
        votes.add(cues.DIGITS)
    if not rest:
        small = name.lower()
        if is_given_name(name):
            votes["PER"] += 2
        if small.endswith(_PLACE_ENDINGS):
            votes["GPE"] += 1
        elif small.endswith(_PERSON_ENDINGS):
            votes["PER"] += 1
        return votes
    if "of" in rest or "for" in rest:
        votes["PER"] -= 4
    kinds = head_types(name)
    votes.add(dict.fromkeys(kinds, 5.0 if len(kinds) == 1 else 3.0))
    if first in cues.PLACE_OPENINGS:
        votes.add(cues.PLACE_OPENINGS[first])
    if _reads_as_person(first, rest):
        votes["PER"] += 4
    elif rest[-1] not in lexicon.HEADS and not any(map(is_ordinary, map(str.lower, (first, *rest)))):
        votes["PER"] += 1.2
    return votes


def head_types(name: str) -> tuple[str, ...]:
    """The types that the head noun of a name may give it: most have one, a programme is a plan or a body."""
    words = name.split()
    if words[:2] == ["State", "of"]:
        return ()  # "State of the Union"
    if words[-2:] == ["National", "Park"]:
        return ("LOC",)
    if words[-1] == "Convention" and words[0] != "Geneva":
        return ("EVENT",)  # a treaty is a convention on or against something
    head = next(
        (words[i - 1] for i, w in enumerate(words) if i and w in ("of", "for", "on", "in", "against")), words[-1]
    )
    if len(words) > 1 and head == words[-1] in lexicon.DIVISIONS and not is_english(words[-2].lower()):
        return ("GPE",)
    return tuple(kind for kind, heads in lexicon.HEADS_BY_TYPE.items() if head in heads)


def _reads_as_person(first: str, rest: Sequence[str]) -> bool:
    """Whether a name of several words begins with a common given name or an initial and has no head noun."""
    if len(rest) > 3 or rest[-1] in lexicon.HEADS:
        return False
    is_given = is_given_name(first) or (len(first) == 2 and first[0].isupper() and first[1] == ".")
    return is_given and all(word[0].isupper() or word in lexicon.PARTICLES for word in rest)


def _head(phrase: str) -> str:
    """The head noun of a phrase: the last word before what hangs on it."""
    words = phrase.split()
    inside = list(itertools.takewhile(lambda w: w not in cues.PHRASE_ENDS, words))
    return inside[-1] if inside else ""


def noun_class(word: str) -> str | None:
    """What a common noun names, as a key of the tables of cues; None for other words."""
    word = _singular(word)
    if word in cues.NOUNS:
        return cues.NOUNS[word]
    return "person" if is_person_noun(word) else None


def is_person_noun(word: str) -> bool:
    """Whether a common noun says what somebody is: an office, a trade."""
    if word in lexicon.RANK_WORDS:
        return False
    return word in lexicon.TITLES or word in cues.PERSONS or (len(word) > 5 and word.endswith(cues.PERSON_ENDINGS))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
