"""The case English gives a word: a name's capital, an acronym's capitals, or none.

Three sources, each for what the others lack: the lemma tables of the spaCy model (which words are English), the words
the model met in training (and in which case), and ``letter_case.csv``: words that stand in the lemma tables in small
letters but are written with a capital, drawn from the SCOWL word list of Kevin Atkinson, names of the region added.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

# Affixes that make an English word of an English word, as patterns around what is left of it.
_PREFIX = re.compile(
    r"(?:un|re|non|anti|counter|multi|inter|over|under|pre|post|de|mis|out|sub|co|mid|pro|semi|super|dis|trans|micro|bi)"
    r"(?=.{4})"
)
_SUFFIX = re.compile(
    r"(?<=.{4})(?:ness|ly|ism|ists?|i[sz]ation|i[sz]e|i[sz]ed|i[sz]ing|able|ments?|ship|less|like|wide|ers?|ity|wards?)\Z"
)
# Function words and bound forms that the lemma tables, made of nouns, verbs, adjectives and adverbs, leave out.
_FUNCTION_WORDS = frozenset(
    """
    shall ought unless whom whose amongst versus via per anti pro ex non vis etc lest upon albeit whilst onto amid
    everybody somebody anybody nobody hey hello yeah okay alas wow oh ah whatever whoever whichever wherever
    notwithstanding alongside
    """.split()  # noqa: SIM905 (a list of words reads best as text)
)
# Short forms that telegrams write, and the French of diplomacy.
_TELEGRAPHIC = frozenset(
    """
    govt govts dept depts intel ops info intl natl approx incl d'affaires d'etat d'état d'horizon d'etre d'être
    """.split()  # noqa: SIM905
)


def is_ordinary(word: str) -> bool:
    """Whether a lower-case word is one that English writes small: not a name, as far as the word itself tells."""
    return word not in _letter_case()[0] and is_english(word)


def has_capital(word: str) -> bool:
    """Whether a lower-case word is a proper name, demonym or acronym that English never writes small."""
    return word in _letter_case()[0]


def may_be_name(word: str) -> bool:
    """Whether a lower-case word is an English one that is a surname or given name as well: bush, rice, frank."""
    return word in _letter_case()[1]


def is_function_word(word: str) -> bool:
    """Whether a lower-case word is an article, pronoun, preposition, auxiliary or the like."""
    return word in _lexicon().function_words


@lru_cache(maxsize=1 << 16)
def is_english(word: str) -> bool:
    """Whether a lower-case word, one of its lemmas, or the word without a common affix is in the lemma tables."""
    lexicon = _lexicon()
    if len(word) < 5 and _is_acronym(word):
        return False
    if word in lexicon.words or (_seen(word) and not _seen(word.title())):
        return True
    for kind, endings in lexicon.endings.items():
        for old, new in endings:
            if word.endswith(old) and word[: len(word) - len(old)] + new in lexicon.lemmas[kind]:
                return True
    if (prefix := _PREFIX.match(word)) and is_english(word[prefix.end() :]):
        return True
    stems = (word[: suffix.start()] for suffix in _SUFFIX.finditer(word))
    return any(stem in lexicon.words or stem + "e" in lexicon.words for stem in stems)


def word_case(word: str, written: str) -> str:
    """A lower-case word in the case English gives it; ``written``: the same word as it stands in the text."""
    mark = "’" if "’" in word else "'"
    stem, mark, ending = word.partition(mark)
    always = _letter_case()[0]
    if stem in always or stem.removesuffix("s") in always:
        return always.get(stem, always.get(stem.removesuffix("s"), "") + "s") + mark + ending
    if is_english(word) or (is_english(stem) and len(stem) > 1):
        return word
    if len(stem) == 1:
        # A letter by itself is a label or an initial, one with an accent a French word; d'…, o'… and l'… begin names.
        name, _, possessive = ending.partition(mark) if mark else (ending, "", "")
        rest = name.title() + (mark + possessive if possessive else "")
        return (stem.upper() if stem.isascii() else stem) + mark + rest
    if _is_acronym(stem):
        return written[: len(stem)] + mark + ending
    return stem.title() + mark + (ending if len(ending) < 3 else ending.title())


def _is_acronym(word: str) -> bool:
    """Whether a lower-case string that looks like a word is rather letters: PLA, MFA, KPRP."""
    lexicon = _lexicon()
    if word in lexicon.function_words or any(word in lexicon.lemmas[kind] for kind in ("verb", "adj", "adv")):
        return False
    if not re.search("[aeiouy]", word):
        return not _seen(word.title())
    if len(word) > 4 or _seen(word.title()):
        return False
    return _seen(word.upper()) or (len(word) < 4 and (word not in lexicon.words or not _seen(word)))


def _seen(word: str) -> bool:
    """Whether the model met the word, in this case, in its training text."""
    return word in _lexicon().seen


@cache
def _letter_case() -> tuple[dict[str, str], frozenset[str]]:
    """``letter_case.csv``: words only written with capitals, by lower-case form; names that are common words too."""
    with Path(__file__).with_name("letter_case.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    always = {row["word"].lower(): row["word"] for row in rows if not row["also_common"]}
    return always, frozenset(row["word"].lower() for row in rows if row["also_common"])


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """English as the lemmatizer knows it: all words, function words, lemmas and ending rules by part of speech.

    ``seen``: the words the model met in training, in the case in which it met them.
    """

    words: frozenset[str]
    function_words: frozenset[str]
    lemmas: dict[str, frozenset[str]]
    endings: dict[str, list[tuple[str, str]]]
    seen: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    # Not at the top: parse reads text in capitals through this module.
    from wakhan.extract.parse import model

    lemmatizer: Any = model().get_pipe("lemmatizer")
    lookups = lemmatizer.lookups
    index, exceptions, rules = (lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
    kinds = ("noun", "verb", "adj", "adv")
    lemmas = {kind: frozenset(index.get(kind, ())) for kind in kinds}
    endings = {kind: [(old, new) for old, new in rules.get(kind, ())] for kind in kinds}
    function_words = _FUNCTION_WORDS | model().Defaults.stop_words
    irregular = frozenset(form for kind in kinds for form in exceptions.get(kind, ()))
    # From the model's file: its vocabulary in memory grows with every text parsed, and a word's case must not hang on
    # which documents went before.
    seen = frozenset(json.loads((model().path / "vocab" / "strings.json").read_text(encoding="utf-8")))
    return _Lexicon(
        function_words.union(_TELEGRAPHIC, irregular, *lemmas.values()), function_words, lemmas, endings, seen
    )
