"""Names that their letters tell: words with a capital that are no English words, alone and beside other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wakhan.extract.mentions import lexicon
from wakhan.extract.mentions.by_rule import run_end
from wakhan.extract.mentions.candidates import NONE, WIDENED, Candidate, by_rule
from wakhan.extract.mentions.words import Word, is_field, is_listed, is_strange, title_length, words

# Marks before a word that is no name of the text: a source in brackets, a compound, an account.
_BOUND = ("(", "-", "@", "#", "/")


def find_widened(tokens: Sequence[Word], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Personal names of which the model saw one word: the rest are words beside it that are no English words."""
    whole = {c.span: c for c in found if c.entity_type in ("PER", "ORG", "GPE")}
    covered = {i for c in found for i in range(*c.span)}

    def adds(token: Word) -> bool:
        return token.start not in covered and is_strange(token)

    for i, token in enumerate(tokens):
        if (token.start, token.end) not in whole or not is_strange(token):
            continue
        first, end = i, i + 1
        while first and tokens[first].joined and adds(tokens[first - 1]):
            first -= 1
        while end < len(tokens) and tokens[end].joined and adds(tokens[end]):
            end += 1
        if 1 < end - first < 5:
            yield by_rule(tokens, first, end, "PER", WIDENED)


def find_with_people(tokens: Sequence[Word], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Bodies named by a people and common words: "Islamic Relief"."""
    peoples = {c.span for c in found if c.entity_type == "NORP"}
    for i, token in enumerate(tokens[:-1]):
        if (token.start, token.end) in peoples and tokens[i + 1].joined and is_field(tokens[i + 1]):
            end = run_end(tokens, i)
            if not any(title_length(tokens[k : k + 6]) for k in range(i + 1, min(end + 2, len(tokens)))):
                yield by_rule(tokens, i, end, "ORG", WIDENED)


def find_unseen(text: str, tokens: Sequence[Word], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Runs of capitalised words that are no English words, and that nothing else took for a name."""
    covered = {i for c in found for i in range(*c.span)}
    i = 0
    while i < len(tokens):
        end = i
        while end < len(tokens) and (end == i or tokens[end].joined) and tokens[end].start not in covered:
            goes_on = end > i and tokens[end].text in lexicon.PARTICLES and end + 1 < len(tokens)
            may_begin = end == i and is_listed(tokens[end])
            if not is_strange(tokens[end]) and not (goes_on and is_strange(tokens[end + 1])) and not may_begin:
                break
            end += 1
        if end > i and _is_whole(tokens, i, end) and text[tokens[i].start - 1 : tokens[i].start] not in _BOUND:
            yield by_rule(tokens, i, end, "PER" if end - i > 1 else "GPE", NONE, bare=True)
        i = max(end, i + 1)


def _is_whole(tokens: Sequence[Word], first: int, end: int) -> bool:
    """Whether a run is no part of a longer stretch of capitalised words, titles aside."""
    before = tokens[first - 1] if first and tokens[first].joined else None
    behind = tokens[end] if end < len(tokens) and tokens[end].joined else None
    return not any(
        w and w.capital and w.text not in lexicon.EDGE_WORDS and w.text.lower() not in lexicon.TITLES
        for w in (before, behind)
    )


def join_halves(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates, and those of two that are the halves of one name that the model broke in two."""
    last: Candidate | None = None
    for c in sorted(found, key=lambda c: (c.span, c.entity_type)):
        yield c
        if last and c.span[0] == last.span[1] + 1 and text[last.span[1]] == " ":
            halves = text[last.span[0] : c.span[1]]
            inside = [words(text[slice(*half.span)]) for half in (last, c)]
            telling = all(any(is_strange(w) or w.text.isupper() for w in half) for half in inside)
            alike = last.method == c.method == "model" and last.entity_type == c.entity_type == "GPE"
            if (
                (telling or alike)
                and "NORP" not in (last.entity_type, c.entity_type)
                and not title_length(words(halves))
            ):
                yield Candidate((last.span[0], c.span[1]), c.entity_type, "rule", WIDENED)
        if last is None or c.span[1] > last.span[1]:
            last = c
