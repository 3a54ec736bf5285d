"""The words that names are made of, and where in a stretch of words the name proper begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wakhan.extract.letter_case import has_capital, is_english, is_function_word, is_ordinary
from wakhan.extract.mentions import lexicon
from wakhan.view import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'.-][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"(?<=\w)(?:[’']s|(?<=s)[’'])$")
# Words after which a full stop ends no sentence.
_SHORTENED = re.compile(r"[A-Z]|Lt|Gen|Dr|Mr|Mrs|Ms|Sen|Gov|Rep|Prof|Capt|Col|Maj|Sgt|Adm|St|Jr|Sr|Cmdr|Rev")
_ABBREVIATION = re.compile(r"(?:\b[^\W\d_]\.[^\W\d_]|\b(?:Inc|Corp|Ltd|Co|Jr|Sr))\.$")
# An acronym in brackets behind what it may be short for.
ACRONYM = re.compile(r"(?<=\w) \(([A-Z]{2,8})\)")
_QUOTES = "\"'“”‘’()[]{}.,;:!?–—-*•… "
_COMMA = re.compile(r", (?!Jr|Sr|I)")
# No name goes on across these, whatever the model says.
_STOPS = ("(", "[", "{", "\n", ";", " | ", "…", ": ", " that ", " which ", " who ", " said ")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its possessive ending left off. ``joined``: only a space, or an abbreviation's stop, precedes it."""

    start: int
    end: int
    text: str
    joined: bool

    @property
    def capital(self) -> bool:
        """Whether the word is written as a name's word is."""
        return self.text[0].isupper()


def words(text: str) -> list[Word]:
    """The words of a text as names are made of them: ``Taliban-led`` gives ``Taliban``, ``anti-China`` ``China``."""
    found: list[Word] = []
    last_end, goes_on, last = 0, False, ""
    for match in _WORD.finditer(text):
        start, end = match.span()
        written = match.group()
        gap = text[last_end:start]
        joined = goes_on and (gap == " " or (gap == ". " and _SHORTENED.fullmatch(last) is not None))
        last_end, last, goes_on = end, written, True
        if possessive := _POSSESSIVE.search(written):
            end -= len(possessive.group())
            written = text[start:end]
            goes_on = False
        if "-" in written:
            first, stop = _name_in_compound(written)
            joined = joined and first == 0
            goes_on = goes_on and stop == len(written)
            start, end = start + first, start + stop
            written = text[start:end]
        found.append(Word(start, end, written, joined))
    return found


def spelled_out(text: str, at: int, acronym: str) -> list[Word] | None:
    """The words directly before ``at`` whose initials spell an acronym, letter case aside; None when they do not.

    Function words may be passed over ("Ministry *of* Rural Affairs"). In a long acronym the order may differ, as where
    a name is translated in two ways.
    """
    start = max(0, at - 30 * len(acronym))
    before = words(text[start:at])
    if not before or start + before[-1].end != at:
        return None
    first, initials = len(before), ""
    while len(initials) < len(acronym) and first and (first == len(before) or before[first].joined):
        first -= 1
        word = before[first].text.lower()
        if not is_function_word(word) or word[0] == acronym[-1 - len(initials)].lower():
            initials = word[0] + initials
    same = initials == acronym.lower() or (len(acronym) > 3 and sorted(initials) == sorted(acronym.lower()))
    if not same:
        return None
    return [replace(w, start=w.start + start, end=w.end + start) for w in before[first:]]


def _name_in_compound(compound: str) -> Span:
    """Where the name stands in a hyphen compound; all of it when it is one name."""
    first, _, rest = compound.partition("-")
    if first in lexicon.COMBINING or first.lower() in lexicon.PARTICLES or rest in ("e", "i"):
        return 0, len(compound)
    if first[:1].isupper() and rest[:1].islower():
        return 0, len(first)
    if first[:1].islower() and any(part[:1].isupper() for part in rest.split("-")):
        return len(first) + 1, len(compound)
    return 0, len(compound)


def title_length(tokens: Sequence[Word]) -> int:
    """How many words at the start are titles ("Deputy Foreign Minister"); a fixed title is part of the name."""
    at = 0
    while at < len(tokens) and tokens[at].text not in lexicon.FIXED_TITLES:
        for size in range(min(lexicon.LONGEST_TITLE, len(tokens) - at), 0, -1):
            if tokens[at].text.lower() not in lexicon.TITLE_OPENINGS:
                return at
            phrase = " ".join(w.text for w in tokens[at : at + size])
            if phrase in lexicon.CAPITAL_TITLES or phrase.lower() in lexicon.TITLES:
                at += size
                break
        else:
            return at
    return at


def title_before(text: str, at: int) -> str | None:
    """The office or form of address, lower-cased, that stands directly before a name at ``at``."""
    if not text[:at].endswith(" "):
        return None
    start = max(0, at - 60)
    before = words(text[start:at])
    if not before or text[start + before[-1].end : at] not in (" ", ". "):
        return None
    for size in range(min(lexicon.LONGEST_TITLE, len(before)), 0, -1):
        phrase = " ".join(w.text for w in before[-size:]).lower()
        if phrase in lexicon.TITLES and all(w.joined for w in before[len(before) - size + 1 :]):
            return phrase
    return None


def trim(text: str, start: int, end: int) -> Span:
    """A span without determiners, titles, possessive, quotation marks and final common nouns; empty if only these."""
    for stop in _STOPS:
        if (cut := text.find(stop, start + 1, end)) > 0:
            end = cut
    for comma in _COMMA.finditer(text, start, end):
        if title_length(words(text[comma.end() : comma.end() + 40])):
            end = comma.start()
            break
    if (slash := text.find("/", start + 1, end)) > 0 and not text[slash - 1].isdigit():
        end = slash
    while end > start and text[end - 1] in _QUOTES and not _ABBREVIATION.search(text, max(0, end - 8), end):
        end -= 1
    while start < end and text[start] in _QUOTES:
        start += 1
    inside = words(text[start:end])
    first, last = title_length(inside), len(inside)
    while first < last and inside[first].text in lexicon.EDGE_WORDS:
        first += 1
        first += title_length(inside[first:])
    while first < last and _may_not_end(inside[first:last]):
        last -= 1
    while first < last and inside[first].text.islower() and inside[first].text not in lexicon.PARTICLES:
        first += 1
    if first == last:
        return start, start
    if last < len(inside) or inside[-1].text[-1:] == "." or text[end - 1 : end] != ".":
        end = start + inside[last - 1].end
    return start + inside[first].start, end


def _may_not_end(name: Sequence[Word]) -> bool:
    """Whether the last word of a would-be name is none of its own; a number is in "Resolution 1267", "Group of 77"."""
    word = name[-1].text
    if word.isdigit():
        return len(name) < 2 or (name[-2].text not in lexicon.HEADS and name[-2].text != "of")
    return word in lexicon.EDGE_WORDS or (word.islower() and word not in lexicon.TAIL_NOUNS)


def is_name(surface: str) -> bool:
    """Whether a surface is written as a name: a capital, no verb or noun in small letters, not only calendar words."""
    if len(surface) < 2 or not any(c.isupper() for c in surface):
        return False
    inside = [w.text for w in words(surface)]
    allowed = lexicon.PARTICLES | lexicon.TAIL_MODIFIERS
    if any(w.islower() and w not in allowed and not is_function_word(w) for w in inside[1:-1]):
        return False
    return any(w not in lexicon.NOT_NAMES and w not in lexicon.EDGE_WORDS for w in inside if not w.islower())


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence, or a quotation within one, begins at ``at``."""
    before = text[max(0, at - 8) : at]
    bare = before.rstrip().rstrip("\"'“‘(").rstrip()
    return at == 0 or not bare or bare[-1] in ".!?:;–—•" or bare != before.rstrip()


def is_strange(word: Word) -> bool:
    """Whether a word is capitalised and no English word, acronym, title or head noun."""
    return (
        word.capital
        and word.text.isalpha()
        and not word.text.isupper()
        and word.text not in lexicon.HEADS
        and word.text not in lexicon.NOT_NAMES
        and word.text.lower() not in lexicon.TITLES
        and not is_english(word.text.lower())
    )


def is_listed(word: Word) -> bool:
    """Whether a word is one that English writes with a capital, days and months aside."""
    return word.text.istitle() and has_capital(word.text.lower()) and word.text not in lexicon.NOT_NAMES


def is_field(word: Word) -> bool:
    """Whether a word is a capitalised common one as bodies are named by: what they are in charge of."""
    return (
        word.capital
        and is_ordinary(word.text.lower())
        and word.text not in lexicon.HEADS
        and word.text not in lexicon.NOT_NAMES
        and word.text not in lexicon.EDGE_WORDS
        and word.text.lower() not in lexicon.TITLES
    )


def is_headline(tokens: Sequence[Word]) -> bool:
    """Whether a text capitalises its common words too, as headlines do, so that capitals tell little."""
    telling = [w for w in tokens if len(w.text) > 3 and w.text not in lexicon.EDGE_WORDS]
    return 3 < len(telling) < 40 and sum(w.capital for w in telling) > 0.8 * len(telling)


def without_common_edges(text: str, start: int, end: int) -> Span:
    """A name in a headline without the common words at its ends, unless a head noun is among them."""
    inside = words(text[start:end])
    if any(w.text in lexicon.HEADS for w in inside):
        return start, end
    while inside and is_ordinary(inside[0].text.lower()):
        inside.pop(0)
    while inside and is_ordinary(inside[-1].text.lower()):
        inside.pop()
    return (start + inside[0].start, start + inside[-1].end) if inside else (start, start)
