"""Whom a source phrase means: names, offices, pronouns and collectives, each resolved only where the text tells."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wakhan.authority import Authority, Role
from wakhan.edtf import bounds
from wakhan.extract import given_names
from wakhan.extract.annotations import Document, Mention, SpeakerMethod
from wakhan.extract.per_authority import per_authority
from wakhan.extract.quotations import lexicon
from wakhan.extract.quotations.report import Passage, Report
from wakhan.view import Span

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_PLURAL = frozenset(("they", "them", "their", "themselves", "these", "those", "both", "some", "many", "others", "all"))
_SPEAKS_FOR_ITSELF = ("PER", "ORG", "GPE", "NORP")
_UNDATED = (datetime.date.min, datetime.date.max)


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a speaker phrase means. ``mention``: index of the mention that names him; ``state``: of the one that says,
    in the label of a record, for which state he speaks.
    """

    entity_id: str | None
    method: SpeakerMethod
    mention: int | None = None
    state: int | None = None


class Offices:
    """What an authority file knows of names and offices, indexed for speakers."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.names: dict[str, tuple[str, ...]] = {}
        for name, ids in authority.names().items():
            key = name.casefold().replace("’", "'")
            self.names[key] = tuple(dict.fromkeys(self.names.get(key, ()) + ids))
        self.holders: dict[str, list[Role]] = {}
        for roles in authority.roles.values():
            for role in roles:
                self.holders.setdefault(office(role.role), []).append(role)

    def bearer(self, name: str) -> str | None:
        """The one entity that bears a name, letter case aside."""
        ids = self.names.get(name.casefold().replace("’", "'"), ())
        return ids[0] if len(ids) == 1 else None

    def holder(self, title: str, of: str | None, day: str | None) -> str | None:
        """The one person who held an office of a state or body on a day, None where there are several or none."""
        if of is None or day is None:
            return None
        first, last = bounds(day)
        held = set()
        for role in self.holders.get(office(title), ()):
            if of not in (role.organisation_id, self.authority.state_of(role.organisation_id)):
                continue
            # An office without dates tells nothing of a day.
            if role.valid_start is None and role.valid_end is None:
                continue
            start = bounds(role.valid_start)[0] if role.valid_start not in (None, "..") else None
            end = bounds(role.valid_end)[1] if role.valid_end not in (None, "..") else None
            if (start or _UNDATED[0]) <= (last or _UNDATED[1]) and (end or _UNDATED[1]) >= (first or _UNDATED[0]):
                held.add(role.entity_id)
        return held.pop() if len(held) == 1 else None


# The offices of an authority file.
offices = per_authority(Offices)


def office(title: str) -> str:
    """An office under one spelling: no article, British as American, spokesmen and spokeswomen as spokespersons."""
    text = title.casefold().replace("-", " ").replace("defence", "defense").replace("councillor", "councilor")
    text = re.sub(r"\bspokes(?:man|woman)\b", "spokesperson", text)
    text = re.sub(r"\bminister of foreign affairs\b|\bminister for foreign affairs\b", "foreign minister", text)
    text = re.sub(r"\bminister of (defense|the interior|interior|finance)\b", r"\1 minister", text)
    text = re.sub(r"\b(?:the|acting|current|then)\b ?", "", text)
    return " ".join(text.split())


class Resolver:
    """Resolves the speakers of one document, in the order in which they stand."""

    def __init__(
        self, document: Document, passages: Sequence[Passage], mentions: Sequence[Mention], authority: Authority
    ) -> None:
        self._document = document
        self._passages = passages
        self._mentions = mentions
        self._starts = [m.span[0] for m in mentions]
        self._offices = offices(authority)
        self._authority = authority
        self._last: tuple[int, Source] | None = None
        self._speaking: int | None = None
        self._genders: dict[str, str | None] = {}
        # Of each surname the full names in the document, in lower case, with a mention of each.
        self._bearers: dict[str, dict[str, int]] = {}
        for i, mention in enumerate(mentions):
            name = document.surface(mention.span).casefold().split()
            if mention.entity_type == "PER" and len(name) > 1:
                self._bearers.setdefault(name[-1], {})[" ".join(name)] = i

    def reporter(self) -> str | None:
        """Who reports what a document quotes: the drafting post of a cable, else the publisher."""
        for name in (self._document.from_post, self._document.publisher):
            if name:
                return self._offices.bearer(name)
        return None

    def source(self, report: Report, start: int, outer: Source | None, *, own_words: bool = False) -> Source:
        """Whom the speaker phrase of a report means.

        ``start``: where the quotation begins in the document; ``outer``: who speaks around it; ``own_words``: whether
        directly, so that "he" is another.
        """
        self._speaking = outer.mention if outer is not None and own_words else None
        if report.speaker is None:
            self._last = None  # someone spoke, and the text does not say who: a pronoun after this may mean him
            return Source(None, "none")
        paragraph = self._document.paragraphs[report.frame]
        span = (paragraph.start + report.speaker[0], paragraph.start + report.speaker[1])
        found = self._of(report, span, outer)
        self._last = (start, found)
        return found

    def _of(self, report: Report, span: Span, outer: Source | None) -> Source:
        passage = self._passages[report.frame]
        paragraph = passage.paragraph
        head = passage.doc[report.speaker_head or 0]
        at = passage.paragraph.start + head.idx
        beside = [t for t in head.children if t.dep_ == "appos" and t.i in passage.persons]
        if head.i not in passage.persons and beside:  # "the ambassador, X"
            head, at = beside[0], passage.paragraph.start + beside[0].idx
        words = self._document.surface(span).casefold().split()
        if len(words) == 1 and words[0] in lexicon.PRONOUNS | _PLURAL:
            return self._pronoun(words[0], span, passage, outer)
        lemma = head.lemma_.casefold()
        if words[0] in ("my", "our") and lemma in lexicon.GOVERNMENT | lexicon.DELEGATED and outer is not None:
            if outer.state is None:
                return Source(outer.entity_id, "pronoun", outer.mention)
            return Source(self._mentions[outer.state].entity_id, "name", outer.state)
        inside = self._within((span[0], max(span[1], at + len(head))))
        if report.kind == "label":
            return self._label(span, inside)
        named = next((i for i in inside if self._mentions[i].span[0] <= at < self._mentions[i].span[1]), None)
        if named is None and inside and self._mentions[inside[-1]].span[1] == span[1] and head.pos_ == "PROPN":
            named = inside[-1]
        joined = [t for t in head.children if t.dep_ == "conj" and paragraph.start + t.idx < span[1]]
        if head.i in passage.names and any(passage.names.get(t.i, head.i) != passage.names[head.i] for t in joined):
            return Source(None, "collective")
        if named is not None and self._mentions[named].entity_type in _SPEAKS_FOR_ITSELF:
            mention = self._mentions[named]
            if mention.entity_type != "NORP" or mention.span[1] >= span[1]:
                return Source(mention.entity_id, "name", named)
        modifier = self._mentions[inside[0]] if inside else None
        if lemma in lexicon.GOVERNMENT:
            return self._government(span, inside[0] if inside else None)
        if head.tag_ in ("NNS", "NNPS") or lemma in _PLURAL or head.lower_ in _PLURAL:
            return Source(None, "collective")
        if lemma in lexicon.OFFICES:
            return self._titled(span, modifier)
        return Source(None, "collective" if lemma in lexicon.COLLECTIVE and head.tag_ not in ("NN", "NNP") else "none")

    def _within(self, span: Span) -> list[int]:
        first = bisect_left(self._starts, span[0])
        return [i for i in range(first, bisect_left(self._starts, span[1])) if self._mentions[i].span[1] <= span[1]]

    def _label(self, span: Span, inside: Sequence[int]) -> Source:
        """Who is named in a label ("Mr. SMITH (Freedonia)", "The Minister (Ms Smith)"), and his state if it says so."""
        state = next((i for i in inside if self._is_state(i)), None)
        people = [i for i in inside if self._mentions[i].entity_type == "PER"]
        whole = [i for i in inside if self._mentions[i].entity_type == "ORG" and self._mentions[i].span[1] == span[1]]
        named = next(reversed(people or whole), None)
        words = re.findall(r"\w+", self._document.surface(span).casefold().split(" (")[0])
        if named is None and words:
            named = self._surnamed(words[-1])
        if named is not None:
            return Source(self._mentions[named].entity_id, "name", named, state)
        if lexicon.OFFICES.isdisjoint(words):
            return Source(None, "none", None, state)
        return replace(self._titled(span, None), state=state)

    def _surnamed(self, word: str) -> int | None:
        """The mention of the one person in the document whose full name ends in a word."""
        bearers = self._bearers.get(word, {})
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def _is_state(self, i: int) -> bool:
        """Whether a mention names a state, as far as the authority file knows."""
        entity = self._mentions[i].entity_id
        is_place = self._mentions[i].entity_type == "GPE"
        return is_place and entity is not None and self._authority.state_of(entity) == entity

    def _government(self, span: Span, modifier: int | None) -> Source:
        """The government or ministry named, else the state whose it is."""
        phrase = re.sub(r"^(?:the|a|an) ", "", self._document.surface(span), flags=re.IGNORECASE)
        bearer = self._offices.bearer(phrase)
        if bearer or modifier is None:
            return Source(bearer, "name")
        mention = self._mentions[modifier]
        if mention.entity_id is None and mention.entity_type == "GPE":  # a state outside the authority file
            return Source(None, "name", modifier)
        return Source(self._authority.state_of(mention.entity_id), "name")

    def _titled(self, span: Span, modifier: Mention | None) -> Source:
        """Who bears a title: the one named with it in the text, or who held the office on the document's date.

        "the rebel commander" after "rebel commander X"; "the Chinese foreign minister", "Pakistan's prime minister".
        """
        bearer = self._bearer(self._document.surface(span))
        if bearer is not None:
            return Source(self._mentions[bearer].entity_id, "title", bearer)
        unknown = Source(None, "title")
        if modifier is None or modifier.entity_id is None:
            return unknown
        text = self._document.surface(span)
        before, after = text[: modifier.span[0] - span[0]], text[modifier.span[1] - span[0] :]
        if re.search(r"\b(?:a|an|one|another|former|ex|late|then)\b", before, re.IGNORECASE):
            return unknown
        title = re.sub(r"^[’']s?\s+", "", after).strip() or re.sub(r"\s+of\s*(?:the)?\s*$", "", before).strip()
        if (
            re.match(r"(?:former|ex-|late|deputy|then-)", title, re.IGNORECASE)
            and office(title) not in self._offices.holders
        ):
            return unknown
        of = self._authority.state_of(modifier.entity_id) or modifier.entity_id
        return Source(self._offices.holder(title, of, self._document.date), "title")

    def _bearer(self, phrase: str) -> int | None:
        """The mention of the one person whose name stands directly behind the words of a definite phrase."""
        m = re.match(r"the ", phrase, re.IGNORECASE)
        if m is None:
            return None
        title, text = phrase[m.end() :].casefold(), self._document.text
        bearers = [
            i
            for i, mention in enumerate(self._mentions)
            if mention.entity_type == "PER"
            and text[max(0, mention.span[0] - len(title) - 1) : mention.span[0]].casefold() == title + " "
        ]
        return bearers[-1] if bearers and all(self._same(i, bearers[0]) for i in bearers) else None

    def _pronoun(self, word: str, span: Span, passage: Passage, outer: Source | None) -> Source:
        if word in _PLURAL:
            return Source(None, "collective")
        if word in lexicon.FIRST_SECOND - lexicon.SECOND:
            return Source(outer.entity_id if outer else None, "pronoun", outer.mention if outer else None)
        kinds = ("ORG", "GPE") if word in ("it", "its", "itself") else ("PER",)
        gender = _GENDER.get(word)
        if gender is None and kinds == ("PER",):
            return Source(None, "pronoun")
        i = self._antecedent(span[0], passage, kinds, gender)
        return Source(self._mentions[i].entity_id if i is not None else None, "pronoun", i)

    def _antecedent(self, at: int, passage: Passage, kinds: tuple[str, ...], gender: str | None) -> int | None:
        """The mention a pronoun stands for, by a sieve that abstains.

        Subject earlier in the sentence; who spoke last, when nobody else who fits was named since; the subject of the
        sentence before; for one that opens its paragraph, the only person in the paragraph before.
        """
        paragraph = passage.paragraph
        sentence = paragraph.sentence(at)
        here = self._fitting(sentence[0], at, kinds, gender, passage)
        if here:
            subjects = [i for i in here if self._is_subject(i, passage)]
            return _only(self._mentions, subjects or (here if self._in_first_person(sentence[0], at, passage) else []))
        if self._last is not None and self._last[1].mention is not None:
            spoke, source = self._last
            speaker = self._mentions[source.mention or 0]
            near = spoke >= (self._document.paragraphs[max(0, passage.index - 1)].start)
            since = self._fitting(max(paragraph.start, speaker.span[1]), at, kinds, gender, passage)
            others = [i for i in since if not self._same(i, source.mention or 0)]
            if near and not others and self._fits(source.mention or 0, kinds, gender):
                return source.mention
        before = self._fitting(paragraph.start, sentence[0], kinds, gender, passage)
        if before:
            previous = paragraph.sentence(max(paragraph.start, sentence[0] - 2))
            subjects = [i for i in before if self._mentions[i].span[0] >= previous[0] and self._is_subject(i, passage)]
            return _only(self._mentions, subjects)
        if kinds == ("PER",) and sentence[0] <= paragraph.start and passage.index:
            # The pronoun opens the paragraph: the one person whom the paragraph before names.
            last = self._passages[passage.index - 1]
            start, end = last.paragraph.start, last.paragraph.end
            return _only(self._mentions, self._fitting(start, end, kinds, gender, last))
        return None

    def _in_first_person(self, start: int, end: int, passage: Passage) -> bool:
        """Whether all who act in ``[start, end)`` are "I" and "we": "I met X, and he told me that"."""
        offset = passage.paragraph.start
        words = passage.tokens(max(passage.opening, start - offset), end - offset)
        acting = [t.lower_ for t in words if t.dep_ in ("nsubj", "nsubjpass")]
        return bool(acting) and all(word in ("i", "we") for word in acting)

    def _fitting(self, start: int, end: int, kinds: tuple[str, ...], gender: str | None, passage: Passage) -> list[int]:
        """The mentions in ``[start, end)``, outside quotation marks, that a pronoun could stand for."""
        found = range(bisect_left(self._starts, start), bisect_right(self._starts, end - 1))
        offset = passage.paragraph.start
        return [
            i
            for i in found
            if self._fits(i, kinds, gender) and passage.inside[passage.token_at(self._starts[i] - offset)] < 0
        ]

    def _fits(self, i: int, kinds: tuple[str, ...], gender: str | None) -> bool:
        if self._speaking is not None and self._same(i, self._speaking):
            return False
        mention = self._mentions[i]
        return mention.entity_type in kinds and (gender is None or self._gender(i) in (None, gender))

    def _same(self, i: int, j: int) -> bool:
        a, b = self._mentions[i], self._mentions[j]
        if a.entity_id or b.entity_id:
            return a.entity_id == b.entity_id
        return self._document.surface(a.span).split()[-1] == self._document.surface(b.span).split()[-1]

    def _is_subject(self, i: int, passage: Passage) -> bool:
        start, end = self._mentions[i].span
        offset = passage.paragraph.start
        return any(
            t.dep_ in ("nsubj", "nsubjpass") or t.head.dep_ == "agent"
            for t in passage.tokens(start - offset, end - offset)
        )

    def _gender(self, i: int) -> str | None:
        """Masculine or feminine by a title before the name anywhere in the document, else by the first name."""
        mention = self._mentions[i]
        key = mention.entity_id or self._document.surface(mention.span).casefold().split()[-1]
        if key not in self._genders:
            self._genders[key] = self._read_gender(key)
        return self._genders[key]

    def _read_gender(self, key: str) -> str | None:
        text = self._document.text
        first_names: set[str] = set()
        for mention in self._mentions:
            surface = self._document.surface(mention.span).casefold().split()
            if mention.entity_type != "PER" or key not in (mention.entity_id, surface[-1]):
                continue
            before = text[max(0, mention.span[0] - 30) : mention.span[0]].casefold().split()
            for word in before[-2:]:
                if word in lexicon.MALE_TITLES:
                    return "m"
                if word in lexicon.FEMALE_TITLES:
                    return "f"
            first_names.update(surface[:1] if len(surface) > 1 else ())
        genders = {given_names.gender(name) for name in first_names}
        return genders.pop() if len(genders) == 1 else None


def _only(mentions: Sequence[Mention], found: list[int]) -> int | None:
    """The last of some mentions when all mean the same one."""
    names = {mentions[i].entity_id or str(mentions[i].span) for i in found}
    return found[-1] if len(names) == 1 else None
