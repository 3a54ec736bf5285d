"""The case English gives a word: a name's capital, an acronym's capitals, or none.

Three sources, each for what the others lack: the lemma tables of the spaCy model (which words are English), the words the model
was trained on (as which it saw them), and ``letter_case.csv``, the words in the lemma tables that are only ever written with
capitals, drawn from the SCOWL word list of Kevin Atkinson with names of the region added.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

_PREFIXES = ("un", "re", "non", "anti", "counter", "multi", "inter", "over", "under", "pre", "post", "de", "mis", "out", "sub", "co", "mid", "pro", "semi", "super", "dis", "trans", "micro", "bi", "self")
_SUFFIXES = ("ness", "ly", "ism", "ist", "ists", "isation", "ization", "ise", "ised", "ising", "ize", "ized", "izing", "able", "ment", "ments", "ship", "less", "like", "wide", "er", "ers", "ity", "ward", "wards")
# Function words and bound forms that the lemma tables, made of nouns, verbs, adjectives and adverbs, leave out.
_FUNCTION_WORDS = frozenset("shall ought unless whom whose amongst versus via per anti pro ex non vis etc lest upon albeit whilst onto".split())



def is_ordinary(word: str) -> bool:
    """Whether a lower-case word is one that English writes small: not a name, as far as the word itself tells."""
    return word not in _capitalised() and is_english(word)


def word_case(word: str, written: str) -> str:
    """A lower-case word in the case English gives it; ``written``: the same word as it stands in the text."""
    stem, mark, ending = word.partition("’") if "’" in word else word.partition("'")
    known = _capitalised().get(stem) or _capitalised().get(stem.removesuffix("s"), "") + "s"
    if known != "s" and known.lower() == stem:
        return known + mark + ending
    if is_english(word) or (is_english(stem) and len(stem) > 1):
        return word
    if len(stem) == 1:
        # A letter by itself is a label or an initial; d'…, o'… and l'… are parts of names.
        return stem.upper() + mark + ending.title()
    if _is_acronym(stem):
        return written[: len(stem)] + mark + ending
    return stem.title() + mark + (ending if len(ending) < 3 else ending.title())


@cache
def _capitalised() -> dict[str, str]:
    """Words that English writes with capitals, by their lower-case form, though the lemma tables hold them in small."""
    with Path(__file__).with_name("letter_case.csv").open(encoding="utf-8", newline="") as lines:
        return {row["word"].lower(): row["word"] for row in csv.DictReader(lines)}


@cache
def _lemma_tables() -> tuple[frozenset[str], dict[str, list[tuple[str, str]]], dict[str, frozenset[str]]]:
    # The model is loaded where it is needed: parse imports this module.
    from wakhan.extract.parse import model

    lookups = model().get_pipe("lemmatizer").lookups
    tables = {name: lookups.get_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules")}
    kinds = ("noun", "verb", "adj", "adv")
    lemmas = {kind: frozenset(tables["lemma_index"].get(kind, ())) for kind in kinds}
    rules = {kind: [(old, new) for old, new in tables["lemma_rules"].get(kind, ())] for kind in kinds}
    known = _FUNCTION_WORDS | model().Defaults.stop_words
    for kind in kinds:
        known = known | lemmas[kind] | frozenset(tables["lemma_exc"].get(kind, ()))
    return known, rules, lemmas


@lru_cache(maxsize=1 << 16)
def is_english(word: str) -> bool:
    """Whether a word, one of its lemmas, or the word without a common affix is in the lemma tables."""
    known, rules, lemmas = _lemma_tables()
    if len(word) < 5 and _is_acronym(word):
        return False
    if word in known or (_seen(word) and not _seen(word.title())):
        return True
    for kind, endings in rules.items():
        for old, new in endings:
            if word.endswith(old) and word[: len(word) - len(old)] + new in lemmas[kind]:
                return True
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) > 3 and is_english(word[len(prefix) :]):
            return True
    for suffix in _SUFFIXES:
        stem = word[: len(word) - len(suffix)]
        if word.endswith(suffix) and len(stem) > 3 and (stem in known or stem + "e" in known):
            return True
    return False


def _is_acronym(word: str) -> bool:
    """Whether a lower-case string that looks like a word is rather letters: PLA, MFA, KPRP."""
    known, _, lemmas = _lemma_tables()
    if word in _FUNCTION_WORDS or word in model_stop_words() or any(word in lemmas[kind] for kind in ("verb", "adj", "adv")):
        return False
    if not re.search("[aeiouy]", word):
        return not _seen(word.title())
    if len(word) > 4 or _seen(word.title()):
        return False
    return _seen(word.upper()) or (len(word) < 4 and (word not in known or not _seen(word)))


def model_stop_words() -> frozenset[str]:
    from wakhan.extract.parse import model

    return frozenset(model().Defaults.stop_words)


def _seen(word: str) -> bool:
    """Whether the model met the word, in this case, in its training text."""
    from wakhan.extract.parse import model

    return word in model().vocab.strings
